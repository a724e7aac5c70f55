//! The day's sums of views, written by one statement however many articles were read.

use std::collections::HashMap;

use app::domain::article::Address;
use sqlx::PgConnection;

use crate::store::rows;

/// A day, or the database's where that one is later: the clock of a node that is ahead is wrong, and would end all that others know of the day.
pub(in crate::store) async fn day_at_most(connection: &mut PgConnection, day: i64) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT least($1, extract(epoch FROM clock_timestamp())::bigint / 86400)")
        .bind(day)
        .fetch_one(connection)
        .await
}

/// Adds views to the sums of a day, by the addresses that articles have or have had.
pub(in crate::store) async fn add(
    connection: &mut PgConnection,
    views: &HashMap<Address, u32>,
    day: i64,
) -> Result<(), sqlx::Error> {
    let (langs, slugs): (Vec<&str>, Vec<&str>) = views
        .keys()
        .map(|address| (rows::tag(address.lang), address.slug.as_str()))
        .unzip();
    let counts: Vec<i64> = views.values().map(|count| i64::from(*count)).collect();
    sqlx::query(
        "INSERT INTO views (article_id, day, views) SELECT article.id, $4, sum(viewed.count)::bigint \
         FROM unnest($1::text[], $2::text[], $3::bigint[]) AS viewed (lang, slug, count) \
         CROSS JOIN LATERAL (SELECT id FROM articles WHERE lang = viewed.lang AND slug = viewed.slug \
           UNION ALL SELECT article_id FROM moved WHERE lang = viewed.lang AND slug = viewed.slug LIMIT 1) article \
         GROUP BY article.id \
         ON CONFLICT (article_id, day) DO UPDATE SET views = views.views + excluded.views",
    )
    .bind(langs)
    .bind(slugs)
    .bind(counts)
    .bind(day)
    .execute(connection)
    .await?;
    Ok(())
}
