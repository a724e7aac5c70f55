//! Keeps the search index up with the articles: whatever has changed, here or by a command beside the server, is due in a queue.

use std::{future::Future, panic::catch_unwind, pin::pin, time::Duration};

use crate::{
    search::{Analyser, Document},
    store::{
        Store, StoreError,
        search::{Due, ToIndex},
    },
};

/// How often the queue is looked at when it was empty.
const EVERY: Duration = Duration::from_secs(1);
/// Articles of one transaction: other writes wait so long.
const BATCH: usize = 50;
/// Between two batches others write.
const BREATH: Duration = Duration::from_millis(5);
/// A fault of the store is waited out.
const FAULT: Duration = Duration::from_secs(10);

/// Runs until `stop` is done. What is not in the index by then is still due.
pub async fn run(store: Store, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    loop {
        let wait = match work_off(&store, BATCH).await {
            Ok(0) => EVERY,
            Ok(_) => BREATH,
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "the search index cannot be filled");
                FAULT
            }
        };
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(wait) => {}
        }
    }
}

/// Indexes articles that are due, in batches, until none is left or `most` are done. How many were.
pub async fn work_off(store: &Store, most: usize) -> Result<usize, StoreError> {
    let mut done = 0;
    while done < most {
        let due = store.due_for_search(BATCH.min(most - done)).await?;
        if due.is_empty() {
            break;
        }
        done += due.len();
        // Cutting words is work for a processor, not for a thread that answers readers.
        let ready = tokio::task::spawn_blocking(|| due.into_iter().map(document).collect::<Vec<_>>());
        let ready = ready.await.expect("panics are caught for each article");
        store.index(&ready, Analyser::VERSION).await?;
    }
    Ok(done)
}

/// An article that shows a bug is in the index without its words, and keeps no other out.
fn document(due: Due) -> ToIndex {
    let document = catch_unwind(|| Document::of(&due.source, &Analyser::new(due.source.lang))).unwrap_or_else(|_| {
        tracing::error!(
            article = due.article,
            "the text cannot be cut into words: nobody will find it"
        );
        Document::default()
    });
    ToIndex { due, document }
}
