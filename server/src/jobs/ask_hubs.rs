//! Asks hubs to push what feeds offer, to go on before a lease ends, and to stop.

use std::{collections::HashSet, future::Future, pin::pin, time::Duration};

use jiff::SignedDuration;
use tokio::task::JoinSet;

use crate::{clock::Clock, wire::Wire};

/// Looked again at the latest: a source may have been found gone, or asked by `briefs ingest`.
const AGAIN: Duration = Duration::from_mins(1);
/// A fault of the store is waited out.
const FAULT: Duration = Duration::from_secs(10);

/// Runs until `stop` is done. A request under way then is dropped: it counts as one that was not confirmed.
pub async fn run(wire: Wire, clock: Clock, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    let mut running = JoinSet::new();
    let mut busy: HashSet<String> = HashSet::new();
    loop {
        let wait = match wire.errands().await {
            Ok(errands) => {
                let now = clock.now();
                let mut wait = AGAIN;
                for errand in errands {
                    if errand.at > now {
                        let left = errand.at.duration_since(now).max(SignedDuration::ZERO);
                        wait = wait.min(left.unsigned_abs());
                    } else if busy.insert(errand.key().to_owned()) {
                        let (wire, key) = (wire.clone(), errand.key().to_owned());
                        running.spawn(async move {
                            if let Err(error) = wire.run_errand(errand).await {
                                tracing::warn!(error = &error as &dyn std::error::Error, "a hub could not be asked");
                                tokio::time::sleep(FAULT).await;
                            }
                            key
                        });
                    }
                }
                wait
            }
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "subscriptions cannot be read");
                FAULT
            }
        };
        tokio::select! {
            () = &mut stop => return,
            Some(ended) = running.join_next() => match ended {
                Ok(key) => { busy.remove(&key); }
                // Which one it was is not known any more; its time has been set, so that it comes again then.
                Err(error) => { tracing::error!(%error, "asking a hub broke down"); busy.clear(); }
            },
            () = wire.offered() => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
}
