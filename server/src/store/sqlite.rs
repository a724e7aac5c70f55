//! Everything about SQLite that is not portable SQL: files, journal, connections, the words of its errors.

use std::{path::Path, time::Duration};

use sqlx::{
    SqlitePool,
    migrate::Migrator,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::StoreError;

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
/// How long a statement waits for another process's write before it fails.
const BUSY: Duration = Duration::from_secs(5);
const READERS: u32 = 4;

/// An embedded database: many readers beside one writer (write-ahead log).
#[derive(Debug, Clone)]
pub struct Sqlite {
    readers: SqlitePool,
    writer: SqlitePool,
}

impl Sqlite {
    pub(super) async fn open(path: &Path) -> Result<Self, StoreError> {
        check_version(path).await?;
        // One writing connection: writes queue here instead of failing in the database.
        let options = options(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options)
            .await
            .map_err(|error| open_error(path, &error))?;
        MIGRATIONS.run(&writer).await.map_err(|error| match &error {
            sqlx::migrate::MigrateError::Execute(cause) | sqlx::migrate::MigrateError::ExecuteMigration(cause, _) => {
                match cause {
                    sqlx::Error::Database(_) => open_error(path, cause),
                    _ => StoreError::Migrate(error),
                }
            }
            _ => StoreError::Migrate(error),
        })?;
        // SQLite opens a file that it may not write without a word; whoever serves or imports must know now.
        for statement in [
            "BEGIN IMMEDIATE",
            "UPDATE _sqlx_migrations SET success = success WHERE version = 0",
            "ROLLBACK",
        ] {
            sqlx::query(statement)
                .execute(&writer)
                .await
                .map_err(|error| open_error(path, &error))?;
        }
        let readers = readers(path).await?;
        Ok(Self { readers, writer })
    }

    pub(super) async fn inspect(path: &Path) -> Result<Self, StoreError> {
        check_version(path).await?;
        let readers = readers(path).await?;
        Ok(Self {
            writer: readers.clone(),
            readers,
        })
    }

    /// For queries.
    pub fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    /// For writes; one connection.
    pub fn writer(&self) -> &SqlitePool {
        &self.writer
    }

    pub(super) async fn integrity(&self) -> Result<(), StoreError> {
        let found: String = sqlx::query_scalar("PRAGMA integrity_check(1)")
            .fetch_one(&self.readers)
            .await?;
        if found == "ok" {
            Ok(())
        } else {
            Err(StoreError::Corrupt {
                what: "page or index",
                value: found,
            })
        }
    }

    pub(super) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

async fn readers(path: &Path) -> Result<SqlitePool, StoreError> {
    SqlitePoolOptions::new()
        .max_connections(READERS)
        .connect_with(options(path).read_only(true))
        .await
        .map_err(|error| open_error(path, &error))
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(BUSY)
        .foreign_keys(true)
        .pragma("temp_store", "memory")
        .pragma("mmap_size", "268435456")
}

/// Looks at an existing file before anything may write to it.
async fn check_version(path: &Path) -> Result<(), StoreError> {
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.len() > 0 => {}
        _ => return Ok(()),
    }
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options(path).read_only(true))
        .await
        .map_err(|error| open_error(path, &error))?;
    let found: Result<Option<i64>, _> = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
        .fetch_one(&pool)
        .await;
    pool.close().await;
    let known = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0);
    match found {
        Ok(Some(found)) if found > known => Err(StoreError::Newer {
            path: path.into(),
            found,
            known,
        }),
        Ok(_) => Ok(()),
        // A database that another program made, or one whose first migration never ran: the migration says which.
        Err(sqlx::Error::Database(error)) if error.message().contains("no such table") => Ok(()),
        Err(error) => Err(open_error(path, &error)),
    }
}

fn open_error(path: &Path, error: &sqlx::Error) -> StoreError {
    let text = error.to_string();
    let reason = if text.contains("locked") || text.contains("busy") {
        "another process is writing to it: stop that one first, or give another --data folder".to_owned()
    } else if text.contains("readonly") || text.contains("read-only") {
        "the file or its folder is read-only: let the user that runs briefs write there".to_owned()
    } else if text.contains("not a database") || text.contains("malformed") {
        "it is not a database of briefs, or it is damaged: move it away, or restore a backup".to_owned()
    } else if text.contains("unable to open") {
        "the folder does not exist or may not be read: check the --data folder and its permissions".to_owned()
    } else {
        text
    };
    StoreError::Open {
        path: path.into(),
        reason,
    }
}
