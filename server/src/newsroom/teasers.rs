//! Teasers that were read for one page and stand on others: kept by their articles' numbers until their story changes.

use std::sync::Arc;

use app::domain::article::Teaser;
use jiff::Timestamp;
use quick_cache::{Weighter, sync::Cache};

use crate::{
    changes::{Changes, Tag},
    store::{Chosen, Store, StoreError},
};

/// Bytes that are kept, the latest: some five thousand teasers where all have pictures.
const KEPT: u64 = 8_000_000;
/// What one takes besides what it says, about: its place in the table, and what is left over where memory is given out.
const OVERHEAD: usize = 400;

/// Teasers, each as it was at a count of changes. Cheap to clone; clones share them.
#[derive(Clone)]
pub struct Teasers {
    store: Store,
    changes: Changes,
    kept: Arc<Cache<i64, Arc<Kept>, Weight>>,
}

/// What is known of an article.
struct Kept {
    /// The count of changes before it was asked for.
    since: u64,
    /// Its story.
    tag: Tag,
    /// Whether it is planned still is asked for each page. None for one that was withdrawn.
    teaser: Option<Arc<Teaser>>,
}

#[derive(Debug, Clone)]
struct Weight;

impl Weighter<i64, Arc<Kept>> for Weight {
    fn weight(&self, _: &i64, kept: &Arc<Kept>) -> u64 {
        (OVERHEAD + kept.teaser.as_ref().map_or(0, |teaser| size_of::<Teaser>() + teaser.bytes())) as u64
    }
}

impl Kept {
    fn seen(&self, now: Timestamp) -> Option<&Arc<Teaser>> {
        self.teaser.as_ref().filter(|teaser| teaser.published <= now)
    }
}

impl Teasers {
    /// None yet.
    pub fn new(store: Store, changes: Changes) -> Self {
        Self {
            store,
            changes,
            kept: Arc::new(Cache::with_weighter(5_000, KEPT, Weight)),
        }
    }

    /// Those of at most [`crate::store::CHOSEN`] articles, as far as readers can see them at `now`, in the order of these. The store is asked
    /// for those that are not kept, or have changed.
    pub async fn of(&self, articles: &[i64], now: Timestamp) -> Result<Vec<(i64, Arc<Teaser>)>, StoreError> {
        let store = self.store.clone();
        self.asked(articles, now, |missing| async move { store.teasers_of(&missing).await })
            .await
    }

    async fn asked<F>(
        &self,
        articles: &[i64],
        now: Timestamp,
        ask: impl FnOnce(Vec<i64>) -> F,
    ) -> Result<Vec<(i64, Arc<Teaser>)>, StoreError>
    where
        F: Future<Output = Result<Vec<(i64, Chosen)>, StoreError>>,
    {
        // What is read while its story changes is kept as from before.
        let since = self.changes.count();
        let mut found: Vec<(i64, Option<Arc<Kept>>)> = Vec::with_capacity(articles.len());
        found.extend(articles.iter().map(|id| {
            let kept = self.kept.get(id);
            (*id, kept.filter(|kept| self.changes.hold([&kept.tag], kept.since)))
        }));
        let missing: Vec<i64> = found.iter().filter(|(_, kept)| kept.is_none()).map(|(id, _)| *id).collect();
        if !missing.is_empty() {
            for (id, Chosen { story, teaser }) in ask(missing).await? {
                let (tag, teaser) = (Tag::Story(story), teaser.map(Arc::new));
                let kept = Arc::new(Kept { since, tag, teaser });
                self.kept.insert(id, kept.clone());
                found
                    .iter_mut()
                    .filter(|(asked, _)| *asked == id)
                    .for_each(|(_, place)| *place = Some(kept.clone()));
            }
        }
        let seen = found
            .iter()
            .filter_map(|(id, kept)| Some((*id, kept.as_ref()?.seen(now)?.clone())));
        Ok(seen.collect())
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::store::on_writer;

    struct Desk {
        teasers: Teasers,
        _folder: TempDir,
    }

    /// When the first was published, and the second.
    const EARLY: &str = "1970-01-01T00:01:00Z";
    const LATE: &str = "1970-01-01T00:02:00Z";

    impl Desk {
        /// Of two stories.
        async fn open() -> Self {
            let folder = TempDir::new().unwrap();
            let store = Store::open_sqlite(&folder.path().join("briefs.db")).await.unwrap();
            let desk = Self {
                teasers: Teasers::new(store.clone(), Changes::new(store, Vec::new())),
                _folder: folder,
            };
            desk.write("INSERT INTO stories (id, key) VALUES (1, 'one'), (2, 'two')")
                .await;
            desk.write(
                "INSERT INTO articles (id, story_id, lang, section, slug, headline, standfirst, trail, body, published, fingerprint) \
                 VALUES (1, 1, 'fr', 'world', 'one', 'One', '', '', '', 60, ''), (2, 2, 'fr', 'world', 'two', 'Two', '', '', '', 120, '')",
            )
            .await;
            desk.catch_up().await;
            desk
        }

        async fn write(&self, sql: &'static str) {
            on_writer!(&self.teasers.store, pool => sqlx::query(sql).execute(pool).await).unwrap();
        }

        async fn catch_up(&self) {
            self.teasers.changes.catch_up().await.unwrap();
        }

        /// Changes nobody is told of are not looked for.
        async fn write_unseen(&self, sql: &'static str) {
            self.write("DROP TRIGGER IF EXISTS articles_update").await;
            self.write(sql).await;
            self.catch_up().await;
        }

        async fn tell(&self, sql: &'static str) {
            self.write(sql).await;
            self.catch_up().await;
        }

        async fn read(&self, now: &str) -> Vec<String> {
            let found = self.teasers.of(&[1, 2], now.parse().unwrap()).await.unwrap();
            found.into_iter().map(|(_, teaser)| teaser.headline.clone()).collect()
        }
    }

    #[tokio::test]
    async fn a_teaser_is_kept_until_its_story_changes() {
        let desk = Desk::open().await;
        assert_eq!(desk.read(LATE).await, ["One", "Two"]);
        desk.write_unseen("UPDATE articles SET headline = headline || '!'").await;
        assert_eq!(desk.read(LATE).await, ["One", "Two"]);
        desk.tell("INSERT INTO changes (tag, story) VALUES ('fr', 'one')").await;
        assert_eq!(desk.read(LATE).await, ["One!", "Two"]);
    }

    #[tokio::test]
    async fn a_teaser_is_not_shown_before_its_time_though_it_is_kept() {
        let desk = Desk::open().await;
        for _ in 0..2 {
            assert_eq!(desk.read(EARLY).await, ["One"]);
            assert_eq!(desk.read(LATE).await, ["One", "Two"]);
        }
    }

    #[tokio::test]
    async fn that_an_article_is_withdrawn_is_kept_as_its_teaser_is() {
        let desk = Desk::open().await;
        desk.write_unseen("UPDATE articles SET withdrawn = 120 WHERE id = 2").await;
        assert_eq!(desk.read(LATE).await, ["One"]);
        desk.write_unseen("UPDATE articles SET withdrawn = NULL").await;
        assert_eq!(desk.read(LATE).await, ["One"], "it is not asked for again");
        desk.tell("INSERT INTO changes (tag, story) VALUES ('fr', 'two')").await;
        assert_eq!(desk.read(LATE).await, ["One", "Two"]);
    }

    #[tokio::test]
    async fn a_teaser_that_was_read_before_a_change_is_not_kept_as_new() {
        let desk = Desk::open().await;
        let (teasers, now) = (&desk.teasers, LATE.parse().unwrap());
        let overtaken = teasers.asked(&[1, 2], now, |missing| {
            let desk = &desk;
            async move {
                let read = teasers.store.teasers_of(&missing).await;
                desk.tell("UPDATE articles SET headline = 'Another' WHERE id = 1").await;
                read
            }
        });
        assert_eq!(overtaken.await.unwrap()[0].1.headline, "One", "the page began before");
        assert_eq!(desk.read(LATE).await, ["Another", "Two"]);
    }

    #[tokio::test]
    async fn as_many_are_kept_as_there_is_room_for_however_long_they_are() {
        let desk = Desk::open().await;
        let found = desk.teasers.of(&[1], LATE.parse().unwrap()).await.unwrap();
        let mut long = Teaser::clone(&found[0].1);
        long.trail = "x".repeat(10_000);
        let teaser = Some(Arc::new(long));
        for id in 1..=2_000 {
            let (tag, teaser) = (Tag::MostRead, teaser.clone());
            desk.teasers.kept.insert(id, Arc::new(Kept { since: 0, tag, teaser }));
        }
        assert!(desk.teasers.kept.weight() <= KEPT);
        assert!((200..1_000).contains(&desk.teasers.kept.len()));
    }
}
