//! What is read most.

use std::sync::Arc;

use app::domain::{article::Teaser, lang::Lang};
use jiff::Timestamp;

use super::{SPARE, count, sql};
use crate::store::{
    Store, StoreError, on_readers,
    rows::{self, TeaserRow},
    views::day,
};

/// How far back it looks.
const DAYS: i64 = 2;
/// Fewer views than this say nothing, and could point at one reader.
const FLOOR: i64 = 5;

impl Store {
    pub(super) async fn most_read(&self, lang: Lang, now: Timestamp) -> Result<Vec<Arc<Teaser>>, StoreError> {
        let rows: Vec<TeaserRow> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(sql::most_read()))
            .bind(rows::tag(lang))
            .bind(day(now) - DAYS)
            .bind(now.as_second())
            .bind(FLOOR)
            .bind(count(SPARE))
            .fetch_all(pool)
            .await)?;
        rows::teasers(rows)
    }

    /// The articles that are shown as read most, by language, in their order. Reads all sums of two days: not for pages.
    pub async fn shown_as_most_read(&self, now: Timestamp) -> Result<Vec<(String, i64)>, StoreError> {
        on_readers!(self, pool => Ok(sqlx::query_as(sql::MOST_READ_OF_ALL)
            .bind(day(now) - DAYS)
            .bind(now.as_second())
            .bind(FLOOR)
            .bind(count(SPARE))
            .fetch_all(pool)
            .await?))
    }
}
