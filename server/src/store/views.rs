//! How often articles are viewed: sums a day, nothing about who viewed.

use std::collections::HashMap;

use app::domain::article::Address;
use jiff::Timestamp;

use super::{Store, StoreError, execute};

/// Older sums say nothing about what is read now.
const KEPT_DAYS: i64 = 30;

/// A day's number: whole days since 1970, UTC.
pub(super) fn day(now: Timestamp) -> i64 {
    now.as_second().div_euclid(86_400)
}

/// When the next one begins.
pub fn end_of_day(now: Timestamp) -> Timestamp {
    Timestamp::from_second((day(now) + 1) * 86_400).unwrap_or(Timestamp::MAX)
}

impl Store {
    /// Adds views to today's sums and forgets old ones.
    pub async fn add_views(&self, views: &HashMap<Address, u32>, now: Timestamp) -> Result<(), StoreError> {
        let ids = self.article_ids(views.keys()).await?;
        let mut transaction = self.begin().await?;
        for (address, count) in views {
            let Some(id) = ids.get(address) else { continue };
            execute!(
                &mut transaction,
                sqlx::query(
                    "INSERT INTO views (article_id, day, views) VALUES ($1, $2, $3) \
                 ON CONFLICT (article_id, day) DO UPDATE SET views = views.views + excluded.views",
                )
                .bind(id)
                .bind(day(now))
                .bind(i64::from(*count))
            )?;
        }
        execute!(
            &mut transaction,
            sqlx::query("DELETE FROM views WHERE day < $1").bind(day(now) - KEPT_DAYS)
        )?;
        if !views.is_empty() {
            execute!(
                &mut transaction,
                sqlx::query("INSERT INTO changes (tag) VALUES ('most-read')")
            )?;
        }
        transaction.commit().await?;
        Ok(())
    }
}
