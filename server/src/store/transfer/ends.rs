//! One end of a transfer: rows of a table by the order of its key, as they were at one moment.

use sqlx::{Connection as _, PgConnection, QueryBuilder, Row as _, SqliteConnection};

use super::{Kind, Table, Value};
use crate::store::{Store, StoreError, sqlite::Reader};

/// A database that is read. What others write meanwhile is not seen.
pub(super) enum End<'a> {
    Sqlite(Reader<'a>),
    Postgres(PgConnection),
}

/// The values of a row, of whichever database it is.
macro_rules! values {
    ($row:expr, $table:expr) => {
        ($table.columns.iter().enumerate())
            .map(|(place, (_, kind))| {
                Ok(match kind {
                    Kind::Number => Value::Number($row.try_get(place)?),
                    Kind::Text => Value::text($row.try_get(place)?),
                    Kind::Bytes => Value::Bytes($row.try_get(place)?),
                    Kind::Truth => Value::Truth($row.try_get(place)?),
                    Kind::Real => Value::Real($row.try_get(place)?),
                })
            })
            .collect::<Result<Vec<Value>, sqlx::Error>>()
    };
}

/// The rows behind a key.
macro_rules! rows_after {
    ($connection:expr, $table:expr, $last:expr, $limit:expr) => {{
        let names: Vec<&str> = $table.columns.iter().map(|(name, _)| name.as_str()).collect();
        let key = $table.key.iter().map(|place| names[*place]).collect::<Vec<_>>().join(", ");
        let mut query = QueryBuilder::new(format!("SELECT {} FROM {}", names.join(", "), $table.name));
        if let Some(last) = $last {
            query.push(format!(" WHERE ({key}) > ("));
            let mut list = query.separated(", ");
            for value in last {
                match value {
                    Value::Number(value) => list.push_bind(*value),
                    Value::Text(value) => list.push_bind(value.clone()),
                    Value::Bytes(value) => list.push_bind(value.clone()),
                    Value::Truth(value) => list.push_bind(*value),
                    Value::Real(value) => list.push_bind(*value),
                };
            }
            query.push(")");
        }
        query.push(format!(" ORDER BY {key} LIMIT ")).push_bind($limit);
        let rows = query.build().fetch_all($connection).await?;
        rows.iter().map(|row| values!(row, $table)).collect::<Result<Vec<_>, _>>()?
    }};
}

impl<'a> End<'a> {
    pub(super) async fn open(store: &'a Store) -> Result<Self, StoreError> {
        Ok(match store {
            Store::Sqlite(database) => {
                let mut reader = database.reader().await?;
                sqlx::query("BEGIN").execute(&mut *reader).await?;
                Self::Sqlite(reader)
            }
            Store::Postgres(database) => {
                let mut connection = database.patient().await?;
                sqlx::query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .execute(&mut connection)
                    .await?;
                Self::Postgres(connection)
            }
        })
    }

    /// The next rows behind a key, at most `limit`.
    pub(super) async fn after(
        &mut self,
        table: &Table,
        last: Option<&[Value]>,
        limit: i64,
    ) -> Result<Vec<Vec<Value>>, StoreError> {
        Ok(match self {
            Self::Sqlite(reader) => {
                let connection: &mut SqliteConnection = reader;
                rows_after!(connection, table, last, limit)
            }
            Self::Postgres(connection) => rows_after!(&mut *connection, table, last, limit),
        })
    }

    pub(super) async fn close(self) {
        match self {
            Self::Sqlite(mut reader) => {
                if sqlx::query("ROLLBACK").execute(&mut *reader).await.is_ok() {
                    reader.done();
                }
            }
            Self::Postgres(connection) => {
                let _ = connection.close().await;
            }
        }
    }
}

/// A table as a file has it.
pub(super) async fn table(file: &Store, name: &'static str) -> Result<Table, StoreError> {
    let Store::Sqlite(database) = file else {
        return Err(StoreError::Open {
            database: name.into(),
            reason: "one side must be a file: between two servers use pg_dump and pg_restore".into(),
        });
    };
    let columns: Vec<(String, String, i64)> = sqlx::query_as("SELECT name, type, pk FROM pragma_table_info($1) ORDER BY cid")
        .bind(name)
        .fetch_all(&mut *database.reader().await?)
        .await?;
    let mut key: Vec<(i64, usize)> = Vec::new();
    let mut kinds = Vec::new();
    for (place, (column, declared, number)) in columns.into_iter().enumerate() {
        let kind = Kind::of(&declared).ok_or_else(|| StoreError::Corrupt {
            what: "type of a column",
            value: format!("{name}.{column}: {declared}"),
        })?;
        kinds.push((column, kind));
        if number > 0 {
            key.push((number, place));
        }
    }
    key.sort_unstable();
    Ok(Table {
        name,
        columns: kinds,
        key: key.into_iter().map(|(_, place)| place).collect(),
    })
}
