//! Keeps a node's clock with the database's: what is under embargo comes out at all nodes at once, whatever their systems' clocks say.

use std::{future::Future, pin::pin, time::Duration};

use crate::{clock::Clock, store::Store};

/// How often it is looked at: clocks drift by less than a millisecond a minute, and are set now and then.
const EVERY: Duration = Duration::from_mins(1);

/// Runs until `stop` is done.
pub async fn run(store: Store, clock: Clock, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(EVERY) => once(&store, &clock).await,
        }
    }
}

/// Where the database does not answer the clock goes on as it did.
pub async fn once(store: &Store, clock: &Clock) {
    match store.time().await {
        Ok(Some(time)) => clock.go_by(time),
        Ok(None) => {}
        Err(error) => tracing::warn!(
            error = &error as &dyn std::error::Error,
            "the database cannot be asked for the time"
        ),
    }
}
