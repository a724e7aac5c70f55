//! A paper from one kind of database to the other, row by row: counted, compared, and gone on with where it was broken off.
//!
//! Tables go in the order of their references, each in the order of its key, in batches that are there whole or not at all. So what a
//! target has of a table is its beginning, which is compared with the source's before anything is written: a target that holds another paper is
//! left as it is. In the end both are read once more, and must be the same.
//!
//! Not taken along: the index of words and what it was made into, which each database has in its own form (all articles are due for it); teasers,
//! which follow the articles; and what has changed since when, which nobody has seen here.

use std::{fmt, ops::ControlFlow};

use sha2::{Digest as _, Sha256};
use sqlx::QueryBuilder;

use super::{Store, StoreError, Transaction, execute, on_transaction};

mod ends;
mod values;

use ends::End;
use values::{Kind, Value};

/// In the order of their references.
pub(super) const TABLES: [&str; 18] = [
    "stories",
    "sources",
    "articles",
    "moved",
    "topic_labels",
    "article_topics",
    "views",
    "weather",
    "feeds",
    "feed_log",
    "origins",
    "item_keys",
    "near_bands",
    "revisions",
    "outside_pictures",
    "old_addresses",
    "hub_offers",
    "subscriptions",
];
/// Those that are not taken along.
#[cfg(test)]
pub(super) const LEFT: [&str; 8] = [
    "changes",
    "teasers",
    "search_due",
    "search_docs",
    "search_langs",
    "search_words",
    "search_related",
    "search_related_due",
];
/// Tables whose numbers PostgreSQL gives from a counter of their own.
const COUNTED: [&str; 4] = ["stories", "articles", "feed_log", "changes"];
/// Rows that are read and written together.
const BATCH: i64 = 200;

/// What was moved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moved {
    /// Rows of all tables.
    pub rows: u64,
    /// Of them those that were there already.
    pub before: u64,
}

/// Why a paper was not moved.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    /// Either database did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The target has rows that the source has not.
    #[error("the target holds another paper ({table}): name an empty database, or drop what is in that one")]
    Another {
        /// The first table that is another.
        table: &'static str,
    },
    /// What is in the target at the end is not what is in the source.
    #[error(
        "{table} is not the same in both: somebody has written meanwhile; stop all servers, and run this again with an empty target"
    )]
    NotTheSame {
        /// The first table that is another.
        table: &'static str,
    },
    /// As it was told to.
    #[error("stopped before the end: the same command goes on from there")]
    Stopped,
}

impl From<sqlx::Error> for TransferError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// How far it is.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// What is being moved.
    pub table: &'static str,
    /// Rows of it that are there.
    pub done: u64,
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} rows", self.table, self.done)
    }
}

/// A table as both databases have it.
struct Table {
    name: &'static str,
    columns: Vec<(String, Kind)>,
    /// Places of the key's columns among them.
    key: Vec<usize>,
}

/// So many rows, and what they are.
#[derive(Default)]
struct Read {
    rows: u64,
    hash: Sha256,
    /// The key of the last.
    last: Option<Vec<Value>>,
}

impl Read {
    fn add(&mut self, table: &Table, rows: &[Vec<Value>]) {
        for row in rows {
            for value in row {
                value.hash_into(&mut self.hash);
            }
        }
        self.rows += u64::try_from(rows.len()).unwrap_or(u64::MAX);
        if let Some(row) = rows.last() {
            self.last = Some(table.key.iter().map(|place| row[*place].clone()).collect());
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        self.rows == other.rows && self.hash.clone().finalize() == other.hash.clone().finalize()
    }
}

/// Moves all of a paper. Both databases have the tables of this program; one of them is a file. `tell` is asked now and then whether to go on.
pub async fn transfer(
    from: &Store,
    to: &Store,
    mut tell: impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<Moved, TransferError> {
    let mut tables = Vec::new();
    let file = if matches!(from, Store::Sqlite(_)) { from } else { to };
    for name in TABLES {
        tables.push(ends::table(file, name).await?);
    }
    let mut source = End::open(from).await?;
    let moved = take_along(&mut source, to, &tables, &mut tell).await;
    source.close().await;
    let (reads, moved) = moved?;
    finish(to).await?;
    // As it is now, not as it was when this began.
    let mut target = End::open(to).await?;
    let compared = compare(&mut target, &tables, &reads).await;
    target.close().await;
    compared.map(|()| moved)
}

/// Writes what the target lacks. Gives what the source has of each table.
async fn take_along(
    source: &mut End<'_>,
    to: &Store,
    tables: &[Table],
    tell: &mut impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<(Vec<Read>, Moved), TransferError> {
    let mut target = End::open(to).await?;
    let reads = beginnings(source, &mut target, tables).await;
    target.close().await;
    let mut reads = reads?;
    let mut moved = Moved {
        before: reads.iter().map(|read| read.rows).sum(),
        ..Moved::default()
    };
    for (table, read) in tables.iter().zip(&mut reads) {
        loop {
            let rows = source.after(table, read.last.as_deref(), BATCH).await?;
            if rows.is_empty() {
                break;
            }
            write(to, table, &rows).await?;
            read.add(table, &rows);
            let progress = Progress {
                table: table.name,
                done: read.rows,
            };
            if tell(progress).is_break() {
                return Err(TransferError::Stopped);
            }
        }
        moved.rows += read.rows;
    }
    Ok((reads, moved))
}

async fn compare(target: &mut End<'_>, tables: &[Table], reads: &[Read]) -> Result<(), TransferError> {
    for (table, read) in tables.iter().zip(reads) {
        let mut there = Read::default();
        loop {
            let rows = target.after(table, there.last.as_deref(), BATCH).await?;
            if rows.is_empty() {
                break;
            }
            there.add(table, &rows);
        }
        if !there.is_same(read) {
            return Err(TransferError::NotTheSame { table: table.name });
        }
    }
    Ok(())
}

async fn beginnings(source: &mut End<'_>, target: &mut End<'_>, tables: &[Table]) -> Result<Vec<Read>, TransferError> {
    let mut reads = Vec::new();
    for table in tables {
        reads.push(beginning(source, target, table).await?);
    }
    Ok(reads)
}

/// What the target has of a table, which must be how the source's begins.
async fn beginning(source: &mut End<'_>, target: &mut End<'_>, table: &Table) -> Result<Read, TransferError> {
    let mut read = Read::default();
    loop {
        let there = target.after(table, read.last.as_deref(), BATCH).await?;
        if there.is_empty() {
            return Ok(read);
        }
        let count = i64::try_from(there.len()).unwrap_or(BATCH);
        if source.after(table, read.last.as_deref(), count).await? != there {
            return Err(TransferError::Another { table: table.name });
        }
        read.add(table, &there);
    }
}

async fn write(to: &Store, table: &Table, rows: &[Vec<Value>]) -> Result<(), StoreError> {
    let columns: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
    let mut transaction = to.begin().await?;
    on_transaction!(&mut transaction, connection => {
        let mut query = QueryBuilder::new(format!("INSERT INTO {} ({}) ", table.name, columns.join(", ")));
        query.push_values(rows, |mut row, values| {
            for value in values {
                match value {
                    Value::Number(value) => row.push_bind(*value),
                    Value::Text(value) => row.push_bind(value.clone()),
                    Value::Bytes(value) => row.push_bind(value.clone()),
                    Value::Truth(value) => row.push_bind(*value),
                    Value::Real(value) => row.push_bind(*value),
                };
            }
        });
        query.build().persistent(false).execute(connection).await.map(|done| done.rows_affected())
    })?;
    transaction.commit().await
}

/// All articles are due for the index; numbers go on behind those that are there; and nobody needs to hear of what has changed.
async fn finish(to: &Store) -> Result<(), StoreError> {
    let mut transaction = to.begin().await?;
    for statement in [
        "INSERT INTO search_due (article_id) SELECT id FROM articles WHERE true ON CONFLICT (article_id) DO NOTHING",
        "DELETE FROM changes WHERE id < (SELECT max(id) FROM changes)",
    ] {
        execute!(&mut transaction, sqlx::query(statement))?;
    }
    if let Transaction::Postgres(writing) = &mut transaction {
        for table in COUNTED {
            let sql =
                format!("SELECT setval(pg_get_serial_sequence('{table}', 'id'), greatest((SELECT max(id) FROM {table}), 1))");
            sqlx::query(sqlx::AssertSqlSafe(sql)).execute(writing.connection()).await?;
        }
    }
    transaction.commit().await
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sqlx::Row as _;

    use super::*;

    /// A new table is in one of the lists.
    #[tokio::test]
    async fn of_every_table_it_is_known_whether_it_is_taken_along() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_sqlite(&folder.path().join("briefs.db")).await.unwrap();
        let Store::Sqlite(database) = &store else { unreachable!() };
        let mut reader = database.reader().await.unwrap();
        let tables = sqlx::query(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\' \
             AND name NOT LIKE 'search_index%' AND name <> 'search_terms'",
        )
        .fetch_all(&mut *reader)
        .await
        .unwrap();
        let there: BTreeSet<String> = tables.iter().map(|row| row.get(0)).collect();
        let known: BTreeSet<String> = TABLES.iter().chain(&LEFT).map(|name| (*name).to_owned()).collect();
        assert_eq!(there, known);
    }
}
