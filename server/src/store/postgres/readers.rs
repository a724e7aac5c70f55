//! Readers of a day, told apart by all nodes together: the day's salt, and what has been read. Without both, nobody can find out who read.

use std::collections::HashSet;

use sqlx::{Executor as _, PgConnection};

use crate::views::Salt;

/// Rows written by one statement.
const ROWS: usize = 10_000;
/// More reads of a day than this are not told apart: all are forgotten, and who has read counts once more. 270 MB. Deleting them takes a second.
const MOST: i64 = 4_000_000;

/// Those of some reads that no node has counted, of a day (days since 1970, UTC) or of a later one that another node has begun; and the salt that all
/// nodes use then: that which is there, else `mine`.
pub(in crate::store) async fn count(
    connection: &mut PgConnection,
    day: i64,
    mine: &Salt,
    reads: &[i64],
) -> Result<(Salt, HashSet<i64>), sqlx::Error> {
    let salt = salt(connection, day, mine).await?;
    let mut new = HashSet::new();
    for reads in reads.chunks(ROWS) {
        let written: Vec<i64> = sqlx::query_scalar(
            "INSERT INTO readers_seen (read) SELECT unnest($1::bigint[]) ON CONFLICT DO NOTHING RETURNING read",
        )
        .bind(reads)
        .fetch_all(&mut *connection)
        .await?;
        new.extend(written);
    }
    if !new.is_empty() {
        let seen: i64 = sqlx::query_scalar("UPDATE readers_salt SET seen = seen + $1 RETURNING seen")
            .bind(i64::try_from(new.len()).unwrap_or(i64::MAX))
            .fetch_one(&mut *connection)
            .await?;
        if seen >= MOST {
            connection
                .execute("DELETE FROM readers_seen; UPDATE readers_salt SET seen = 0")
                .await?;
        }
    }
    Ok((salt, new))
}

/// With another day everything of the day before goes. (`TRUNCATE` would wait for whoever copies the tables, and all writers for it.)
async fn salt(connection: &mut PgConnection, day: i64, mine: &Salt) -> Result<Salt, sqlx::Error> {
    // One of a day that is far from beginning is left from a clock that was set wrong.
    let there: Option<Vec<u8>> = sqlx::query_scalar(
        "SELECT salt FROM readers_salt WHERE day BETWEEN $1 AND extract(epoch FROM clock_timestamp())::bigint / 86400 + 1 \
         ORDER BY day DESC LIMIT 1",
    )
    .bind(day)
    .fetch_optional(&mut *connection)
    .await?;
    if let Some(salt) = there.and_then(|salt| Salt::try_from(salt).ok()) {
        return Ok(salt);
    }
    connection
        .execute("DELETE FROM readers_salt; DELETE FROM readers_seen")
        .await?;
    sqlx::query("INSERT INTO readers_salt (day, salt) VALUES ($1, $2)")
        .bind(day)
        .bind(mine.as_bytes())
        .execute(connection)
        .await?;
    Ok(mine.clone())
}
