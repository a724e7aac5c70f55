//! Keeps the search index up with the articles: whatever has changed, here or by a command beside the server, is due in a queue. Where
//! none of it is left, the like is looked for of what has come in (`search::related`): then it is known how rare words are.

use std::{collections::BTreeSet, future::Future, ops::ControlFlow, panic::catch_unwind, pin::pin, time::Duration};

use jiff::Timestamp;

use crate::{
    clock::Clock,
    search::{Analyser, Document, related},
    store::{
        Store, StoreError,
        related::Lone,
        search::{Due, ToIndex},
    },
};

/// How often the queue is looked at when it was empty.
const EVERY: Duration = Duration::from_secs(1);
/// Articles of one transaction: other writes wait so long.
const BATCH: usize = 50;
/// The same where no others write: what is common to a batch is done once for more of them.
const MANY: usize = 1_000;
/// No article has an id before it.
const BEFORE_ALL: i64 = 0;
/// Between two batches others write.
const BREATH: Duration = Duration::from_millis(5);
/// A fault of the store is waited out.
const FAULT: Duration = Duration::from_secs(10);

/// Runs until `stop` is done, or until it is found that another version of the analyser fills the index: a node that has that one does it then.
/// What is not in the index by then is still due.
pub async fn run(store: Store, clock: Clock, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    loop {
        let wait = match turn(&store, clock.now()).await {
            Ok(Turn::Done(0)) => EVERY,
            Ok(Turn::Done(_)) => BREATH,
            Ok(Turn::Anothers) => {
                tracing::info!("another version of the program fills the search index: it is left to nodes that run that one");
                return;
            }
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

/// What became of some articles that were due.
enum Turn {
    /// So many are done.
    Done(usize),
    /// None: the index is another version's to fill.
    Anothers,
}

/// Indexes some articles, or mends some documents, or looks for what is like some.
async fn turn(store: &Store, now: Timestamp) -> Result<Turn, StoreError> {
    Ok(match index_some(store, BATCH).await? {
        Turn::Done(0) => match store.mend_search(BATCH).await? {
            0 => Turn::Done(relate(store, BATCH, now).await?),
            mended => Turn::Done(mended),
        },
        turn => turn,
    })
}

/// Indexes all articles that are due, and looks for what is like them at `now`. How many were.
pub async fn work_off(store: &Store, now: Timestamp) -> Result<usize, StoreError> {
    let done = index(store, usize::MAX).await?;
    while store.mend_search(BATCH).await? > 0 {}
    while relate(store, BATCH, now).await? > 0 {}
    Ok(done)
}

/// What is being done first.
pub const INDEXED: &str = "put into the search index";
/// And then, which takes longer.
pub const COMPARED: &str = "compared with others";

/// As [`work_off`], where nobody else writes: many at once. `goes_on` is told what is being done and how often it was; after a `Break`
/// the rest is still due.
pub async fn work_off_alone(
    store: &Store,
    now: Timestamp,
    goes_on: impl Fn(&str, usize) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, StoreError> {
    let mut done = 0;
    let mut ready = cut(store, BEFORE_ALL, MANY).await?;
    while let Some(last) = ready.last() {
        // While some are written, the next are cut.
        let (written, next) = tokio::join!(store.index(&ready, Analyser::VERSION), cut(store, last.due.article, MANY));
        if !written? {
            break;
        }
        done += ready.len();
        ready = next?;
        if goes_on(INDEXED, done).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    done = 0;
    loop {
        match relate(store, MANY, now).await? {
            0 => break,
            more => done += more,
        }
        if goes_on(COMPARED, done).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Indexes articles that are due, in batches, until none is left or `most` are done. How many were.
pub async fn index(store: &Store, most: usize) -> Result<usize, StoreError> {
    let mut done = 0;
    while done < most {
        match index_some(store, BATCH.min(most - done)).await? {
            Turn::Done(0) | Turn::Anothers => break,
            Turn::Done(more) => done += more,
        }
    }
    Ok(done)
}

/// Indexes some articles that are due.
async fn index_some(store: &Store, most: usize) -> Result<Turn, StoreError> {
    let ready = cut(store, BEFORE_ALL, most).await?;
    Ok(if ready.is_empty() || store.index(&ready, Analyser::VERSION).await? {
        Turn::Done(ready.len())
    } else {
        Turn::Anothers
    })
}

/// Some articles that are due, of those behind one, with their words cut.
async fn cut(store: &Store, after: i64, most: usize) -> Result<Vec<ToIndex>, StoreError> {
    let due = store.due_for_search(after, most).await?;
    // Cutting words is work for a processor, not for a thread that answers readers.
    let ready = tokio::task::spawn_blocking(|| due.into_iter().map(document).collect::<Vec<_>>());
    Ok(ready.await.expect("panics are caught for each article"))
}

/// Looks for what is like some articles. How many they were.
async fn relate(store: &Store, most: usize, now: Timestamp) -> Result<usize, StoreError> {
    let lone = store.lone(most).await?;
    let done = lone.len();
    if done > 0 {
        let words = tokio::task::spawn_blocking(|| lone.into_iter().map(words).collect::<Vec<_>>());
        let words = words.await.expect("panics are caught for each article");
        store.relate(&related::find(store, words, now).await?, now).await?;
    }
    Ok(done)
}

/// An article that shows a bug is like no other.
fn words(lone: Lone) -> (Lone, BTreeSet<String>) {
    let words = catch_unwind(|| related::words_of(&lone)).unwrap_or_default();
    (lone, words)
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
