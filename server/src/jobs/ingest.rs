//! Fetches outside sources when they are due, and looks now and then whether originals are still there.

use std::{collections::HashSet, future::Future, pin::pin, time::Duration};

use jiff::SignedDuration;
use tokio::task::JoinSet;

use crate::{clock::Clock, wire::Wire};

/// Looked again at the latest: a source's time may have been changed by `briefs ingest`.
const AGAIN: Duration = Duration::from_mins(1);
/// A fault of the store is waited out.
const FAULT: Duration = Duration::from_secs(10);
/// Originals looked for in one pass.
const ORIGINALS: u32 = 10;

/// Runs until `stop` is done. What is under way then is dropped: a document is in whole or not at all.
pub async fn run(wire: Wire, clock: Clock, stop: impl Future<Output = ()>) {
    if wire.sources().is_empty() {
        return;
    }
    let mut stop = pin!(stop);
    let mut running = JoinSet::new();
    let mut busy: HashSet<String> = HashSet::new();
    let mut looking = JoinSet::new();
    loop {
        let wait = match wire.due().await {
            Ok(due) => {
                let now = clock.now();
                let mut wait = AGAIN;
                for (at, source) in due {
                    if at <= now {
                        if busy.insert(source.id.to_string()) {
                            let (wire, source) = (wire.clone(), source.clone());
                            running.spawn(async move {
                                if let Err(error) = wire.ingest(&source).await {
                                    tracing::warn!(
                                        source = source.id.as_str(),
                                        error = &error as &dyn std::error::Error,
                                        "a source could not be taken in"
                                    );
                                }
                                source.id.to_string()
                            });
                        }
                    } else {
                        let left = at.duration_since(now).max(SignedDuration::ZERO);
                        wait = wait.min(left.unsigned_abs());
                    }
                }
                wait
            }
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "the sources' times cannot be read");
                FAULT
            }
        };
        if looking.is_empty() {
            let wire = wire.clone();
            looking.spawn(async move { wire.look_for_originals(ORIGINALS).await });
        }
        tokio::select! {
            () = &mut stop => return,
            Some(ended) = running.join_next() => match ended {
                Ok(id) => { busy.remove(&id); }
                // Which one it was is not known any more; its time has not been set, so that it comes again.
                Err(error) => { tracing::error!(%error, "a source's run broke down"); busy.clear(); }
            },
            () = tokio::time::sleep(wait) => {}
        }
        while let Some(ended) = looking.try_join_next() {
            if let Ok(Err(error)) = ended {
                tracing::warn!(error = &error as &dyn std::error::Error, "originals could not be looked for");
            }
        }
    }
}
