//! Fetches outside sources when they are due, and looks now and then whether originals are still there.

use std::{collections::HashSet, future::Future, pin::pin, time::Duration};

use jiff::SignedDuration;
use tokio::task::JoinSet;

use crate::{
    clock::Clock,
    config::SourceConfig,
    wire::{Wire, contained::contained},
};

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
                            running.spawn(ask(wire.clone(), source.clone()));
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
            Some(Ok(id)) = running.join_next() => { busy.remove(&id); }
            () = tokio::time::sleep(wait) => {}
        }
        while let Some(ended) = looking.try_join_next() {
            if let Ok(Err(error)) = ended {
                tracing::warn!(error = &error as &dyn std::error::Error, "originals could not be looked for");
            }
        }
    }
}

/// Asks a source, and returns its id; after a fault of ours only in a while. Its time has not been set then, and the other server is not to
/// be asked again and again for it.
async fn ask(wire: Wire, source: SourceConfig) -> String {
    let id = source.id.to_string();
    match contained(wire.ingest(&source)).await {
        Ok(Ok(_)) => return id,
        Ok(Err(error)) => {
            let error = &error as &dyn std::error::Error;
            tracing::warn!(source = id, error, "a source could not be taken in");
        }
        Err(_) => tracing::error!(source = id, "a source's run broke down"),
    }
    tokio::time::sleep(FAULT).await;
    id
}
