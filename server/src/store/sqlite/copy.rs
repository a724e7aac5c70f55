//! A copy of the whole database as it is at one instant, made while it is read and written; and whether one is whole.

use std::{ops::ControlFlow, path::Path};

use sqlx::{ConnectOptions as _, sqlite::SqlitePoolOptions};

use super::{Sqlite, check_version, code, open_error, options};
use crate::store::StoreError;

/// Steps of SQLite's machine between two questions whether to go on: some milliseconds.
const STEPS: i32 = 100_000;

/// What SQLite says of a full disk (<https://www.sqlite.org/rescode.html#full>).
const FULL: i32 = 13;
/// A damaged file, or none of a database.
const DAMAGED: [i32; 2] = [11, 26];
/// Writing, waiting for the disk, cutting off. Only the copy is written.
const NOT_WRITTEN: [i32; 4] = [778, 1034, 1290, 1546];

/// Copies `from` into the new file `to`, which is one file, without a log beside it. Who writes meanwhile neither waits nor is in the copy;
/// whatever was acknowledged before is. `goes_on` is asked now and then.
pub(in crate::store) async fn copy(
    from: &Path,
    to: &Path,
    mut goes_on: impl FnMut() -> ControlFlow<()> + Send + 'static,
) -> Result<(), StoreError> {
    check_version(from).await?;
    let folder = to.parent().unwrap_or(to);
    let not_made = |reason: &str| StoreError::Copy {
        path: folder.into(),
        reason: reason.into(),
    };
    let name = to
        .to_str()
        .ok_or_else(|| not_made("its name is not UTF-8: write elsewhere"))?;
    // That it takes long is nothing to warn of.
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options(from).read_only(true).disable_statement_logging())
        .await
        .map_err(|error| open_error(from, &error))?;
    let copied = async {
        let mut connection = pool.acquire().await?;
        let mut handle = connection.lock_handle().await?;
        handle.set_progress_handler(STEPS, move || goes_on().is_continue());
        drop(handle);
        let copied = sqlx::query("VACUUM INTO $1").bind(name).execute(&mut *connection).await;
        connection.lock_handle().await?.remove_progress_handler();
        copied
    }
    .await;
    pool.close().await;
    match copied {
        Ok(_) => Ok(()),
        Err(error) => Err(match code(&error) {
            Some(FULL) => StoreError::Full { path: folder.into() },
            Some(code) if NOT_WRITTEN.contains(&code) => {
                not_made("its disk does not take it: look at its quota and its health, or write elsewhere")
            }
            Some(code) if DAMAGED.contains(&(code & 0xff)) => {
                not_made("it is damaged: restore an earlier backup into another --data folder, and use that")
            }
            _ => error.into(),
        }),
    }
}

impl Sqlite {
    /// `PRAGMA integrity_check` asks the full-text index too.
    pub(in crate::store) async fn integrity(&self) -> Result<(), StoreError> {
        let found: String = sqlx::query_scalar("PRAGMA integrity_check(1)")
            .fetch_one(&mut *self.reader().await?)
            .await?;
        if found != "ok" {
            return Err(StoreError::Corrupt {
                what: "page or index",
                value: found,
            });
        }
        let astray: Option<(String, Option<i64>, String)> =
            sqlx::query_as("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 1")
                .fetch_optional(&mut *self.reader().await?)
                .await?;
        match astray {
            None => Ok(()),
            Some((table, row, parent)) => Err(StoreError::Corrupt {
                what: "reference",
                value: match row {
                    Some(row) => format!("row {row} of {table} names a row of {parent} that is not there"),
                    None => format!("a row of {table} names a row of {parent} that is not there"),
                },
            }),
        }
    }

    /// The newest migration that it has; `None` before the first.
    pub(in crate::store) async fn migration(&self) -> Result<Option<i64>, StoreError> {
        let has_any: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_master WHERE name = '_sqlx_migrations'")
            .fetch_one(&mut *self.reader().await?)
            .await?;
        if has_any == 0 {
            return Ok(None);
        }
        Ok(sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
            .fetch_one(&mut *self.reader().await?)
            .await?)
    }
}
