//! What has changed since when. Whoever keeps something that shows articles asks whether it still holds.
//!
//! The database writes each change down (`store::changes`). They are looked at before a page that is kept is sent, where anybody has written;
//! and every few hundredths of a second (`jobs::watch_changes`), since two writes within a tick of the system's clock look like one.

use std::{
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use app::domain::lang::Lang;
use jiff::Timestamp;
use tokio::{runtime::Handle, sync::OwnedMutexGuard};

use crate::store::{Store, StoreError};

mod elsewhere;
mod known;
mod tag;

use known::Known;
pub use tag::{Changed, Tag};

/// Changes that are looked at one by one; more at a time are a change of everything.
const ONE_BY_ONE: i64 = 1_000;
/// Between two questions to the file system: some ten requests of a crowd.
const GLANCE: Duration = Duration::from_micros(200);
/// Changes that stay in the database, for nodes that look late.
const KEPT: i64 = 10_000;

/// Knows what has changed. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Changes(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    store: Store,
    served: Vec<Lang>,
    known: Mutex<Known>,
    /// [`Known::count`], for who asks without the lock; written while it is held, when all that changed is noted.
    count: AtomicU64,
    /// Looks that were begun.
    begun: AtomicU64,
    /// One look at a time.
    looking: Arc<tokio::sync::Mutex<Looked>>,
    /// Where it is looked, if not where it is asked for.
    runtime: OnceLock<Handle>,
}

/// What became of the looks so far.
#[derive(Debug, Default)]
struct Looked {
    /// The number of the last that ended well.
    ended: u64,
    /// When the last failed, and why, if it did.
    failed: Option<(Instant, Arc<StoreError>)>,
}

impl Changes {
    /// Those of a store, whose pages show the editions `served`.
    pub fn new(store: Store, served: Vec<Lang>) -> Self {
        Self(Arc::new(Inner {
            store,
            served,
            known: Mutex::default(),
            count: AtomicU64::new(0),
            begun: AtomicU64::new(0),
            looking: Arc::default(),
            runtime: OnceLock::new(),
        }))
    }

    /// How many changes there were: what is made from now on holds until one comes.
    pub fn count(&self) -> u64 {
        self.known().count
    }

    /// Whether nothing of this has changed since the count was `since`.
    pub fn hold<'a>(&self, tags: impl IntoIterator<Item = &'a Tag>, since: u64) -> bool {
        // Mostly nothing at all has.
        if self.0.count.load(Ordering::Acquire) == since {
            return true;
        }
        let known = self.known();
        known.everything <= since && tags.into_iter().all(|tag| known.of.get(tag).is_none_or(|at| *at <= since))
    }

    /// What has changed since the count was `since`, and the count now.
    pub fn changed_since(&self, since: u64) -> (u64, Changed) {
        if self.0.count.load(Ordering::Acquire) == since {
            return (since, Changed::Tags(Vec::new()));
        }
        let known = self.known();
        let changed = if known.everything > since {
            Changed::Everything
        } else {
            let of = known.of.iter().filter(|(_, at)| **at > since);
            Changed::Tags(of.map(|(tag, _)| tag.clone()).collect())
        };
        (known.count, changed)
    }

    /// Whether nothing was written since the last look.
    ///
    /// Where thousands ask in a second, not each of them asks the file system: what another process has just written is seen a glance later.
    pub fn is_caught_up(&self) -> bool {
        let (seen, glanced) = {
            let known = self.known();
            (known.seen, known.glanced)
        };
        let Some(seen) = seen else { return false };
        if self.0.store.is_at(seen) && glanced.is_some_and(|at| at.elapsed() < GLANCE) {
            return true;
        }
        // Not under the lock: nobody waits for the file system.
        let is_same = seen == self.0.store.stamp();
        if is_same {
            self.known().glanced = Some(Instant::now());
        }
        is_same
    }

    /// Looks at what was written since the last look, if anything was.
    pub async fn catch_up(&self) -> Result<(), StoreError> {
        if self.is_caught_up() {
            return Ok(());
        }
        self.look().await
    }

    /// Looks for what looked like nothing new, where the database cannot tell.
    pub async fn watch(&self) -> Result<(), StoreError> {
        if self.0.store.tells_of_each() {
            return self.catch_up().await;
        }
        self.look().await
    }

    /// Where to look from now on: where no page is made, for which all who ask for kept pages would have to wait.
    pub fn look_on(&self, runtime: Handle) {
        let _ = self.0.runtime.set(runtime);
    }

    /// Looks at what anybody has written since the last look.
    pub async fn look(&self) -> Result<(), StoreError> {
        let (asked, since) = (self.0.begun.load(Ordering::Acquire), Instant::now());
        // Here, and not where it is looked: who does not wait any longer leaves nothing behind.
        let looked = self.0.looking.clone().lock_owned().await;
        // Somebody else has looked since this was asked: a crowd looks once.
        if looked.ended > asked {
            return Ok(());
        }
        // And waits once for a store that does not answer.
        if let Some((at, fault)) = &looked.failed
            && *at >= since
        {
            return Err(StoreError::Shared(fault.clone()));
        }
        let Some(runtime) = self.0.runtime.get() else {
            return self.look_now(looked).await;
        };
        let changes = self.clone();
        match runtime.spawn(async move { changes.look_now(looked).await }).await {
            Ok(looked) => looked,
            // That runtime has ended: so does the program.
            Err(_) => self.look_now(self.0.looking.clone().lock_owned().await).await,
        }
    }

    async fn look_now(&self, mut looked: OwnedMutexGuard<Looked>) -> Result<(), StoreError> {
        let number = self.0.begun.fetch_add(1, Ordering::AcqRel) + 1;
        match self.note_what_changed().await {
            Ok(()) => {
                (looked.ended, looked.failed) = (number, None);
                Ok(())
            }
            Err(fault) => {
                let fault = Arc::new(fault);
                looked.failed = Some((Instant::now(), fault.clone()));
                Err(StoreError::Shared(fault))
            }
        }
    }

    async fn note_what_changed(&self) -> Result<(), StoreError> {
        let stamp = self.0.store.stamp();
        // What another file has changed is not known: all of it is another.
        let last = {
            let known = self.known();
            known.last.filter(|_| known.file == stamp.file)
        };
        match last {
            None => {
                let last = self.0.store.last_change().await?;
                let mut known = self.known();
                (known.last, known.file, known.forgotten) = (Some(last), stamp.file, 0);
                // What was made while the store did not answer may show anything.
                known.count += 1;
                known.everything = known.count;
                known.is_elsewhere_due = true;
                self.0.count.store(known.count, Ordering::Release);
            }
            Some(last) => {
                let changes = self.0.store.changes_after(last, ONE_BY_ONE).await?;
                if let Some(newest) = changes.last() {
                    let is_all = i64::try_from(changes.len()).is_ok_and(|count| count < ONE_BY_ONE);
                    let newest = if is_all {
                        newest.id
                    } else {
                        self.0.store.last_change().await?
                    };
                    let mut known = self.known();
                    known.count += 1;
                    known.last = Some(newest);
                    for change in &changes {
                        known.note(change);
                    }
                    if !is_all {
                        known.everything = known.count;
                        known.is_elsewhere_due = true;
                    }
                    self.0.count.store(known.count, Ordering::Release);
                }
            }
        }
        self.known().settle(stamp);
        Ok(())
    }

    /// When the next planned article will be there for readers, which changes everything.
    pub async fn next_publication(&self, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let count = {
            let known = self.known();
            match known.next_publication {
                Some((count, asked, next)) if count == known.count && asked <= now && next.is_none_or(|next| next > now) => {
                    return Ok(next);
                }
                _ => known.count,
            }
        };
        let next = self.0.store.next_publication(now).await?;
        self.known().next_publication = Some((count, now, next));
        Ok(next)
    }

    /// Deletes what nobody will look at any more.
    pub async fn forget(&self) -> Result<(), StoreError> {
        let last = {
            let known = self.known();
            let last = known.last.unwrap_or(0) - KEPT;
            if last < known.forgotten + KEPT {
                return Ok(());
            }
            last
        };
        self.0.store.forget_changes(last).await?;
        self.known().forgotten = last;
        Ok(())
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
