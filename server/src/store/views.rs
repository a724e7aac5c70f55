//! How often articles are viewed: sums a day, nothing about who viewed.

use std::collections::HashMap;

use app::domain::article::Address;
use jiff::Timestamp;

use super::{Store, StoreError, Transaction, execute, postgres};
use crate::views::{Reads, Salt};

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
    /// Adds what one node has counted to today's sums, but what another has counted already; and the salt by which all nodes tell readers
    /// apart today. A paper in a file has one node, whose word is enough.
    pub async fn add_reads(&self, reads: &Reads, now: Timestamp) -> Result<Salt, StoreError> {
        let ids = self.article_ids(reads.by_article.keys()).await?;
        let mut transaction = self.begin().await?;
        let (salt, views) = match &mut transaction {
            Transaction::Sqlite(_) => (reads.salt.clone(), reads.sums()),
            Transaction::Postgres(writing) => {
                let all: Vec<i64> = reads.by_article.values().flatten().copied().collect();
                let salt = postgres::readers::salt(writing.connection(), day(now), &reads.salt).await?;
                let new = postgres::readers::uncounted(writing.connection(), &all).await?;
                (salt, reads.sums_of(|read| new.contains(&read)))
            }
        };
        add(&mut transaction, &ids, &views, now).await?;
        transaction.commit().await?;
        Ok(salt)
    }

    /// Adds views to today's sums and forgets old ones.
    pub async fn add_views(&self, views: &HashMap<Address, u32>, now: Timestamp) -> Result<(), StoreError> {
        let ids = self.article_ids(views.keys()).await?;
        let mut transaction = self.begin().await?;
        add(&mut transaction, &ids, views, now).await?;
        transaction.commit().await
    }
}

async fn add(
    transaction: &mut Transaction,
    ids: &HashMap<Address, i64>,
    views: &HashMap<Address, u32>,
    now: Timestamp,
) -> Result<(), StoreError> {
    for (address, count) in views {
        let Some(id) = ids.get(address) else { continue };
        execute!(
            transaction,
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
        transaction,
        sqlx::query("DELETE FROM views WHERE day < $1").bind(day(now) - KEPT_DAYS)
    )?;
    if !views.is_empty() {
        execute!(transaction, sqlx::query("INSERT INTO changes (tag) VALUES ('most-read')"))?;
    }
    Ok(())
}
