//! Teasers that were read for one page and stand on others: kept by their articles' numbers until their story changes.

use std::sync::Arc;

use app::domain::article::Teaser;
use jiff::Timestamp;
use quick_cache::sync::Cache;

use crate::{
    changes::{Changes, Tag},
    store::{Store, StoreError},
};

/// How many are kept, the latest: some five megabytes where all have pictures.
const KEPT: usize = 4_000;

/// Teasers, each as it was at a count of changes.
pub struct Teasers {
    store: Store,
    changes: Changes,
    kept: Cache<i64, (u64, Arc<Teaser>)>,
}

impl Teasers {
    /// None yet.
    pub fn new(store: Store, changes: Changes) -> Self {
        Self {
            store,
            changes,
            kept: Cache::new(KEPT),
        }
    }

    /// Those of at most [`crate::store::CHOSEN`] articles, as far as readers can see them at `now`. The store is asked for those that are not
    /// kept, or have changed.
    pub async fn of(&self, articles: &[i64], now: Timestamp) -> Result<Vec<(i64, Arc<Teaser>)>, StoreError> {
        let since = self.changes.count();
        let mut found = Vec::with_capacity(articles.len());
        let mut missing = Vec::new();
        for id in articles {
            match self.kept.get(id) {
                Some((since, teaser))
                    if teaser.published <= now && self.changes.hold(&[Tag::Story(teaser.story.clone())], since) =>
                {
                    found.push((*id, teaser));
                }
                _ => missing.push(*id),
            }
        }
        for (id, teaser) in self.store.teasers_of(&missing, now).await? {
            let teaser = Arc::new(teaser);
            self.kept.insert(id, (since, teaser.clone()));
            found.push((id, teaser));
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::store::on_writer;

    #[tokio::test]
    async fn a_teaser_is_kept_until_its_story_changes_and_gone_when_it_is_withdrawn() {
        let folder = TempDir::new().unwrap();
        let store = Store::open_sqlite(&folder.path().join("briefs.db")).await.unwrap();
        let changes = Changes::new(store.clone(), Vec::new());
        let teasers = Teasers::new(store.clone(), changes.clone());
        let write = async |sql: &'static str| {
            on_writer!(&store, pool => sqlx::query(sql).execute(pool).await).unwrap();
            changes.catch_up().await.unwrap();
        };
        let read = async |now: &str| {
            let found = teasers.of(&[1, 2], now.parse().unwrap()).await.unwrap();
            found
                .into_iter()
                .map(|(id, teaser)| (id, teaser.headline.clone()))
                .collect::<Vec<_>>()
        };
        write("INSERT INTO stories (id, key) VALUES (1, 'one'), (2, 'two')").await;
        write(
            "INSERT INTO articles (id, story_id, lang, section, slug, headline, standfirst, trail, body, published, fingerprint) \
             VALUES (1, 1, 'fr', 'world', 'one', 'One', '', '', '', 60, ''), (2, 2, 'fr', 'world', 'two', 'Two', '', '', '', 120, '')",
        )
        .await;
        assert_eq!(
            read("1970-01-01T00:01:00Z").await,
            [(1, "One".into())],
            "the other is planned"
        );
        let later = "1970-01-01T00:02:00Z";
        assert_eq!(read(later).await, [(1, "One".into()), (2, "Two".into())]);
        assert_eq!(
            read("1970-01-01T00:01:00Z").await,
            [(1, "One".into())],
            "kept, and planned still for who asks earlier"
        );
        // What nobody was told of is not looked for.
        write("DROP TRIGGER articles_update").await;
        write("UPDATE articles SET headline = 'Another' WHERE id = 1").await;
        assert_eq!(read(later).await, [(1, "One".into()), (2, "Two".into())]);
        write("INSERT INTO changes (tag, story) VALUES ('fr', 'one')").await;
        assert_eq!(
            read(later).await,
            [(2, "Two".into()), (1, "Another".into())],
            "the kept first"
        );
        write("UPDATE articles SET withdrawn = 120 WHERE id = 2").await;
        write("INSERT INTO changes (tag, story) VALUES ('fr', 'two')").await;
        assert_eq!(read(later).await, [(1, "Another".into())]);
        assert_eq!(read("1970-01-01T00:01:00Z").await, [(1, "Another".into())]);
    }
}
