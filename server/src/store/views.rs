//! How often articles are viewed: sums a day, nothing about who viewed.

use std::collections::HashMap;

use app::domain::article::Address;
use jiff::Timestamp;

use super::{Store, StoreError, Transaction, execute, postgres, rows};
use crate::views::{Reads, Salt};

/// Older sums say nothing about what is read now.
const KEPT_DAYS: i64 = 30;

/// Adds to the sum of an article, by the address that it has or has had.
const ADD: &str = "INSERT INTO views (article_id, day, views) \
     SELECT id, $3, $4 FROM (SELECT id FROM articles WHERE lang = $1 AND slug = $2 \
       UNION ALL SELECT article_id FROM moved WHERE lang = $1 AND slug = $2 LIMIT 1) article WHERE true \
     ON CONFLICT (article_id, day) DO UPDATE SET views = views.views + excluded.views";

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
    /// apart today. A paper in a file has one node, whose word is enough. It is no change: most sums change nothing that is shown
    /// (`jobs::tell_most_read`).
    pub async fn add_reads(&self, reads: &Reads, now: Timestamp) -> Result<Salt, StoreError> {
        let mut transaction = self.begin().await?;
        let (salt, views) = match &mut transaction {
            Transaction::Sqlite(_) => (reads.salt.clone(), reads.sums()),
            Transaction::Postgres(writing) => {
                let all: Vec<i64> = reads.by_article.values().flatten().copied().collect();
                let told = writing.told();
                let counted = async {
                    let connection = writing.connection();
                    let day = postgres::views::day_at_most(connection, day(now)).await?;
                    postgres::readers::count(connection, day, &reads.salt, &all).await
                };
                let (salt, new) = postgres::in_longer_time(told, counted).await?;
                (salt, reads.sums_of(|read| new.contains(&read)))
            }
        };
        add(&mut transaction, &views, now).await?;
        transaction.commit().await?;
        Ok(salt)
    }

    /// Adds views to today's sums and forgets old ones.
    pub async fn add_views(&self, views: &HashMap<Address, u32>, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        add(&mut transaction, views, now).await?;
        transaction.commit().await
    }
}

async fn add(transaction: &mut Transaction, views: &HashMap<Address, u32>, now: Timestamp) -> Result<(), StoreError> {
    let mut day = day(now);
    match transaction {
        Transaction::Sqlite(_) => {
            for (address, count) in views {
                execute!(
                    transaction,
                    sqlx::query(ADD)
                        .bind(rows::tag(address.lang))
                        .bind(address.slug.as_str())
                        .bind(day)
                        .bind(i64::from(*count))
                )?;
            }
        }
        Transaction::Postgres(writing) => {
            let told = writing.told();
            let added = async {
                let connection = writing.connection();
                let day = postgres::views::day_at_most(connection, day).await?;
                postgres::views::add(connection, views, day).await?;
                Ok::<_, sqlx::Error>(day)
            };
            day = postgres::in_longer_time(told, added).await?;
        }
    }
    execute!(
        transaction,
        sqlx::query("DELETE FROM views WHERE day < $1").bind(day - KEPT_DAYS)
    )?;
    Ok(())
}
