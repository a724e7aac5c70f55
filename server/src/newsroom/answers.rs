//! Answers that many pages need, by their questions: each is asked of the store once, and again when something that it shows has changed.
//!
//! What counts is what is known of changes (`changes`) when an answer is asked for: a page that has caught up with them gets none from
//! before.

use std::{
    collections::HashMap,
    future::Future,
    hash::Hash,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use jiff::Timestamp;
use quick_cache::sync::{Cache, EntryAction, EntryResult};

use crate::{
    changes::{Changes, Tag},
    store::StoreError,
};

/// Answers of one kind, the latest so many.
pub struct Answers<Q, A> {
    changes: Changes,
    kept: Cache<Q, Kept<A>>,
    /// How many have asked; each has its number.
    asked: AtomicU64,
    most: usize,
    /// What could not be answered the last time: why, and who had asked by then.
    failed: Mutex<HashMap<Q, (u64, Arc<StoreError>)>>,
}

struct Kept<A> {
    answer: Arc<A>,
    /// The count of changes before it was asked for.
    since: u64,
    /// From when to when it is right, if nothing changes.
    from: Timestamp,
    until: Timestamp,
}

// Derived, it would ask it of the answer.
impl<A> Clone for Kept<A> {
    fn clone(&self) -> Self {
        Self {
            answer: self.answer.clone(),
            ..*self
        }
    }
}

impl<Q: Eq + Hash + Clone, A> Answers<Q, A> {
    /// None yet, and never more than `most`.
    pub fn new(changes: Changes, most: usize) -> Self {
        Self {
            changes,
            kept: Cache::new(most),
            asked: AtomicU64::new(0),
            most,
            failed: Mutex::default(),
        }
    }

    /// The answer at `now`, which holds until something of `tags` changes, a planned article comes, or it is `end`. However many want it at
    /// the same time, one asks; where it fails, it has failed for all who waited for it.
    pub async fn get(
        &self,
        question: Q,
        tags: &[Tag],
        now: Timestamp,
        end: Timestamp,
        ask: impl Future<Output = Result<A, StoreError>>,
    ) -> Result<Arc<A>, StoreError> {
        let number = self.asked.fetch_add(1, Ordering::Relaxed);
        let kept = self.kept.entry_async(&question, |_, kept| {
            if kept.from <= now && now < kept.until && self.changes.hold(tags, kept.since) {
                EntryAction::Retain(kept.answer.clone())
            } else {
                EntryAction::ReplaceWithGuard
            }
        });
        let guard = match kept.await {
            EntryResult::Retained(answer) => return Ok(answer),
            EntryResult::Vacant(guard) | EntryResult::Replaced(guard, _) => Some(guard),
            // Neither is asked for.
            EntryResult::Removed(..) | EntryResult::Timeout => None,
        };
        if let Some((until, error)) = self.failed().get(&question)
            && number < *until
        {
            return Err(StoreError::Shared(error.clone()));
        }
        let since = self.changes.count();
        let asked = async { Ok::<_, StoreError>((self.changes.next_publication(now).await?, ask.await?)) };
        let (planned, answer) = match asked.await {
            Ok(answered) => answered,
            Err(error) => {
                let error = Arc::new(error);
                let mut failed = self.failed();
                if failed.len() >= self.most {
                    failed.clear();
                }
                // Before the guard goes, and the next is woken.
                failed.insert(question, (self.asked.load(Ordering::Relaxed), error.clone()));
                return Err(StoreError::Shared(error));
            }
        };
        let answer = Arc::new(answer);
        if let Some(guard) = guard {
            // Where it was driven out meanwhile, nobody keeps it.
            let _ = guard.insert(Kept {
                answer: answer.clone(),
                since,
                from: now,
                until: planned.map_or(end, |planned| planned.min(end)),
            });
        }
        Ok(answer)
    }

    fn failed(&self) -> MutexGuard<'_, HashMap<Q, (u64, Arc<StoreError>)>> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use app::domain::lang::Lang;
    use tempfile::TempDir;

    use super::*;
    use crate::store::{Store, on_writer};

    struct Desk {
        answers: Answers<Lang, usize>,
        store: Store,
        asked: AtomicUsize,
        _folder: TempDir,
    }

    impl Desk {
        async fn open() -> Self {
            let folder = TempDir::new().unwrap();
            let store = Store::open_sqlite(&folder.path().join("briefs.db")).await.unwrap();
            let changes = Changes::new(store.clone(), vec![french()]);
            changes.look().await.unwrap();
            Self {
                answers: Answers::new(changes, 8),
                store,
                asked: AtomicUsize::new(0),
                _folder: folder,
            }
        }

        /// The number of times that the store was asked, which is the answer.
        async fn ask(&self, now: &str) -> usize {
            let asked = async {
                tokio::task::yield_now().await;
                Ok(self.asked.fetch_add(1, Ordering::Relaxed) + 1)
            };
            let tags = [Tag::Lang(french())];
            let answer = self.answers.get(french(), &tags, at(now), at("23:00"), asked);
            *answer.await.unwrap()
        }

        async fn write(&self, sql: &'static str) {
            on_writer!(&self.store, pool => sqlx::query(sql).execute(pool).await).unwrap();
            self.answers.changes.catch_up().await.unwrap();
        }
    }

    fn french() -> Lang {
        "fr".parse().unwrap()
    }

    fn at(time: &str) -> Timestamp {
        format!("2025-03-19T{time}:00Z").parse().unwrap()
    }

    #[tokio::test]
    async fn an_answer_is_asked_for_once_however_many_want_it_and_again_after_a_change_of_what_it_shows() {
        let desk = Desk::open().await;
        assert_eq!(
            tokio::join!(desk.ask("09:00"), desk.ask("09:00"), desk.ask("09:01")),
            (1, 1, 1)
        );
        desk.write("INSERT INTO changes (tag) VALUES ('de')").await;
        assert_eq!(desk.ask("09:01").await, 1);
        desk.write("INSERT INTO changes (tag) VALUES ('fr')").await;
        assert_eq!((desk.ask("09:01").await, desk.ask("09:01").await), (2, 2));
    }

    #[tokio::test]
    async fn an_answer_holds_for_no_time_before_it_nor_behind_its_end_or_a_planned_article() {
        let desk = Desk::open().await;
        assert_eq!(
            (desk.ask("09:00").await, desk.ask("22:59").await, desk.ask("23:00").await),
            (1, 1, 2)
        );
        assert_eq!(desk.ask("08:00").await, 3);
        desk.write("INSERT INTO stories (id, key) VALUES (1, 's')").await;
        desk.write(
            "INSERT INTO articles (id, story_id, lang, section, slug, headline, standfirst, trail, body, published, fingerprint) \
             VALUES (1, 1, 'fr', 'world', 's', '', '', '', '', unixepoch('2025-03-19T10:00:00Z'), '')",
        )
        .await;
        assert_eq!(
            (desk.ask("09:00").await, desk.ask("09:59").await, desk.ask("10:00").await),
            (4, 4, 5)
        );
        // Who asks for an earlier time, as a page that began before, learns nothing of what is known since.
        assert_eq!((desk.ask("09:30").await, desk.ask("10:30").await), (6, 7));
    }

    #[tokio::test]
    async fn where_asking_fails_it_fails_for_all_who_wait_and_whoever_comes_later_asks_anew() {
        let desk = Desk::open().await;
        let asked = AtomicUsize::new(0);
        let failing = || {
            desk.answers.get(french(), &[], at("09:00"), at("23:00"), async {
                asked.fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
                Err::<usize, _>(StoreError::Locked)
            })
        };
        let (one, other, third) = tokio::join!(failing(), failing(), failing());
        for failed in [one, other, third] {
            assert!(failed.unwrap_err().to_string().contains("another process"));
        }
        assert_eq!(asked.load(Ordering::Relaxed), 1);
        assert!(failing().await.is_err());
        assert_eq!(asked.load(Ordering::Relaxed), 2);
        assert_eq!((desk.ask("09:00").await, desk.ask("09:00").await), (1, 1));
    }

    #[tokio::test]
    async fn who_leaves_holds_up_nobody_and_a_fault_is_not_kept() {
        let desk = Desk::open().await;
        let leaving = desk
            .answers
            .get(french(), &[], at("09:00"), at("23:00"), std::future::pending());
        assert!(
            tokio::time::timeout(std::time::Duration::from_millis(10), leaving)
                .await
                .is_err()
        );
        let failing = desk
            .answers
            .get(french(), &[], at("09:00"), at("23:00"), async { Err(StoreError::Locked) });
        assert!(failing.await.is_err());
        assert_eq!(desk.ask("09:00").await, 1);
    }
}
