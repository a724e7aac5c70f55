//! Looks for what other processes have changed, and deletes the notes of it later.

use std::{future::Future, pin::pin, time::Duration};

use crate::{changes::Changes, clock::Clock, store::StoreError};

/// A query of some hundredths of a millisecond.
const EVERY: Duration = Duration::from_millis(20);
/// Every so many times it is looked whether editions show other stories of the others.
const ELSEWHERE: u32 = 20;
/// A fault of the store is waited out.
const FAULT: Duration = Duration::from_secs(1);

/// Runs until `stop` is done.
pub async fn run(changes: Changes, clock: Clock, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    for time in (0..ELSEWHERE).cycle() {
        let look = async {
            changes.watch().await?;
            if time == 0 {
                changes.look_elsewhere(clock.now()).await?;
                changes.forget().await?;
            }
            Ok::<_, StoreError>(())
        };
        let looked = tokio::select! {
            () = &mut stop => return,
            looked = look => looked,
        };
        let wait = match looked {
            Ok(()) => EVERY,
            Err(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "what has changed cannot be looked at"
                );
                FAULT
            }
        };
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(wait) => {}
        }
    }
}
