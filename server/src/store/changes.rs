//! What has changed, for whoever keeps something that shows it: written by the database itself with each change (`migrations/*/0011`), so
//! that no writer can forget it, whichever process it is in.

use std::sync::Arc;

use app::domain::{article::Teaser, front::sizes, lang::Lang};
use jiff::Timestamp;

use super::{Store, StoreError, on_readers, on_writer, rows};

/// A change as it was written down.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Change {
    /// Ascends.
    pub id: i64,
    /// A language's tag, or a word of the migration's.
    pub tag: String,
    /// The key of the story whose article in that language it is.
    pub story: Option<String>,
}

impl Store {
    /// The last change of all; 0 before the first.
    pub async fn last_change(&self) -> Result<i64, StoreError> {
        let last = self.of_itself().last().await;
        if self.is_left_to_replicas(&last) {
            self.last().await
        } else {
            last
        }
    }

    /// The first changes after one, at most `limit`.
    pub async fn changes_after(&self, id: i64, limit: i64) -> Result<Vec<Change>, StoreError> {
        let changes = self.of_itself().after(id, limit).await;
        if self.is_left_to_replicas(&changes) {
            self.after(id, limit).await
        } else {
            changes
        }
    }

    async fn last(&self) -> Result<i64, StoreError> {
        let last: Option<i64> =
            on_readers!(self, pool => sqlx::query_scalar("SELECT max(id) FROM changes").fetch_one(pool).await)?;
        let last = last.unwrap_or(0);
        self.knows(last);
        Ok(last)
    }

    async fn after(&self, id: i64, limit: i64) -> Result<Vec<Change>, StoreError> {
        let changes: Vec<Change> = on_readers!(self, pool => sqlx::query_as("SELECT id, tag, story FROM changes WHERE id > $1 ORDER BY id LIMIT $2")
            .bind(id)
            .bind(limit)
            .fetch_all(pool)
            .await)?;
        if let Some(last) = changes.last() {
            self.knows(last.id);
        }
        Ok(changes)
    }

    /// Without its replicas, which know of a change later; with them where nothing else says a word.
    fn of_itself(&self) -> Self {
        match self {
            Self::Postgres(database) if database.is_cut_off() => self.clone(),
            _ => self.for_pages(&[]),
        }
    }

    /// Whether nobody but replicas can tell what has changed: what they show is then all that can be known.
    fn is_left_to_replicas<T>(&self, answer: &Result<T, StoreError>) -> bool {
        matches!(answer, Err(StoreError::Unreachable(_))) && matches!(self, Self::Postgres(database) if database.has_replicas())
    }

    /// Before anybody is told of a change: what is read from then on shows it.
    fn knows(&self, change: i64) {
        if let Self::Postgres(database) = self {
            database.knows(change);
        }
    }

    /// What is shown as read most is another from now on: the one change that no trigger writes.
    pub async fn most_read_changed(&self) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query("INSERT INTO changes (tag) VALUES ('most-read')").execute(pool).await)?;
        Ok(())
    }

    /// Forgets changes up to one.
    pub async fn forget_changes(&self, id: i64) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query("DELETE FROM changes WHERE id <= $1").bind(id).execute(pool).await)?;
        Ok(())
    }

    /// When the next planned article will be there for readers.
    pub async fn next_publication(&self, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let next: Option<i64> = on_readers!(self, pool => sqlx::query_scalar(
            "SELECT min(published) FROM articles WHERE withdrawn IS NULL AND published > $1",
        )
        .bind(now.as_second())
        .fetch_one(pool)
        .await)?;
        next.map(|at| rows::timestamp("articles.published", at)).transpose()
    }

    /// The stories of the other editions that a language's pages show: as many as the page with the most.
    pub async fn shown_from_elsewhere(
        &self,
        lang: Lang,
        served: &[Lang],
        now: Timestamp,
    ) -> Result<Vec<Arc<Teaser>>, StoreError> {
        self.elsewhere(lang, served, sizes::ELSEWHERE.max(sizes::BESIDE_ELSEWHERE), now)
            .await
    }
}
