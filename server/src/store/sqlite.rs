//! Everything about SQLite that is not portable SQL: files, journal, connections, the words of its errors.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use sqlx::{
    SqlitePool,
    migrate::{MigrateError, Migrator},
    sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::time::timeout;

use super::{Stamp, StoreError, migrations, search::Counted};

pub(super) mod copy;
mod place;
mod readers;
pub(super) mod search;
mod writer;

use place::Place;
pub use readers::Reader;
use readers::Readers;

pub(super) static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
/// How long a statement waits for another process's write before it fails.
const BUSY: Duration = Duration::from_secs(5);
/// At the end, for what is still being read; and for what is still being written.
const LAST: Duration = Duration::from_secs(10);
const READERS: u32 = 4;
/// What each reader keeps of the file: kibibytes, with SQLite's minus. The rest is the system's, which keeps it for all of them. (To map the
/// file made no page cheaper at first, later an article by a third of what its file pages cost; it counts as memory of this process once for each
/// connection, and ends the program with a fault of the disk.)
const READER_CACHE: &str = "-6144";
/// The same of the writer. The wire's keys are spread over whole tables.
const WRITER_CACHE: &str = "-32768";
/// Pages of the log before they are brought into the file: 128 MB, since the wire writes many pages more than once.
const CHECKPOINT: &str = "32000";
/// How often the log is tried to be emptied, each time for as long as [`BUSY`].
const EMPTYINGS: u32 = 3;

/// An embedded database: many readers beside one writer (write-ahead log).
#[derive(Debug, Clone)]
pub struct Sqlite {
    readers: Readers,
    writer: SqlitePool,
    commits: Arc<AtomicU64>,
    place: Place,
    /// Where the write-ahead log is.
    log: Arc<Path>,
    counted: Counted,
}

impl Sqlite {
    pub(super) async fn open(path: &Path) -> Result<Self, StoreError> {
        Self::open_as(path, SqliteSynchronous::Full).await
    }

    /// For taking much in: the disk is waited for when the log is brought into the file, at the latest by [`Self::close`]. Who loses power
    /// in between has what was there earlier, with the note of how far it came.
    pub(super) async fn open_sparingly(path: &Path) -> Result<Self, StoreError> {
        Self::open_as(path, SqliteSynchronous::Normal).await
    }

    async fn open_as(path: &Path, synchronous: SqliteSynchronous) -> Result<Self, StoreError> {
        check_version(path).await?;
        // One writing connection: writes queue here instead of failing in the database.
        let options = options(path)
            .pragma("cache_size", WRITER_CACHE)
            .pragma("wal_autocheckpoint", CHECKPOINT)
            // Else an earlier text would be in the file for as long as nothing else happens to be written there. `FAST` leaves out whole
            // pages, which is where long texts are; edits of those write 4 % more pages with `ON`.
            .pragma("secure_delete", "ON")
            .synchronous(synchronous);
        let commits = Arc::new(AtomicU64::new(0));
        let place = Place::new(path.into());
        let writer = writer::connect(options, &place, &commits)
            .await
            .map_err(|error| open_error(path, &error))?;
        MIGRATIONS.run(&writer).await.map_err(|error| match &error {
            MigrateError::Execute(cause) | MigrateError::ExecuteMigration(cause, _) if is_refused(cause) => {
                open_error(path, cause)
            }
            _ => StoreError::Migrate {
                database: path.display().to_string(),
                source: error,
            },
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
        let readers = readers(path, place.clone()).await?;
        Ok(Self {
            readers,
            writer,
            commits,
            place,
            log: log_of(path),
            counted: Counted::default(),
        })
    }

    pub(super) async fn inspect(path: &Path) -> Result<Self, StoreError> {
        check_version(path).await?;
        let place = Place::new(path.into());
        let readers = readers(path, place.clone()).await?;
        let writer = SqlitePoolOptions::new().connect_lazy_with(options(path).read_only(true));
        writer.close().await;
        Ok(Self {
            readers,
            writer,
            commits: Arc::default(),
            place,
            log: log_of(path),
            counted: Counted::default(),
        })
    }

    /// A connection for queries.
    pub async fn reader(&self) -> Result<Reader<'_>, sqlx::Error> {
        self.readers.take().await
    }

    /// For writes; one connection.
    pub fn writer(&self) -> &SqlitePool {
        &self.writer
    }

    /// What was counted of common words.
    pub(super) fn counted(&self) -> &Counted {
        &self.counted
    }

    /// Why a write failed: where nothing could be opened, whether nothing is there.
    pub(crate) fn look_where_it_is(&self, error: sqlx::Error) -> sqlx::Error {
        self.place.look(error)
    }

    /// Whether this process has written nothing since.
    pub(super) fn is_at(&self, stamp: Stamp) -> bool {
        stamp.commits == self.commits.load(Ordering::Acquire) && stamp.file == self.place.count()
    }

    /// The writer counts; of other processes the log's size and time tell, to a tick of the system's clock.
    pub(super) fn stamp(&self) -> Stamp {
        let log = std::fs::metadata(&*self.log).ok();
        Stamp {
            commits: self.commits.load(Ordering::Acquire),
            file: self.place.count(),
            log: log.and_then(|log| Some((log.modified().ok()?, log.len()))),
        }
    }

    /// Writes the file anew, without what was ever deleted from it (<https://www.sqlite.org/lang_vacuum.html>), and empties its log, which
    /// holds pages as they were. [`StoreError::Locked`] where others use the database for as long as this waits: what was deleted may then be
    /// in its files still.
    pub(super) async fn rewrite(&self) -> Result<(), StoreError> {
        let mut writer = self.writer.acquire().await?;
        // In memory the whole database would not be small.
        sqlx::query("PRAGMA temp_store = FILE").execute(&mut *writer).await?;
        let vacuumed = sqlx::query("VACUUM").execute(&mut *writer).await;
        sqlx::query("PRAGMA temp_store = MEMORY").execute(&mut *writer).await?;
        vacuumed?;
        for _ in 0..EMPTYINGS {
            // Its other columns are pages. It waits for whoever reads from the log.
            let (is_busy, ..): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)")
                .fetch_one(&mut *writer)
                .await?;
            if is_busy == 0 {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(StoreError::Locked)
    }

    /// A disk that does not answer holds up nobody's end.
    pub(super) async fn close(&self) {
        if timeout(LAST, self.readers.close()).await.is_err() {
            tracing::warn!("what is still being read from the database is left");
        }
        // Who only looked has written nothing.
        if self.writer.is_closed() {
            return;
        }
        // What was written without waiting for the disk is on it from here on, also where another process has the file open.
        let closing = async {
            if let Err(error) = sqlx::query("PRAGMA wal_checkpoint(FULL)").execute(&self.writer).await {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "the database's log could not be brought into its file"
                );
            }
            self.writer.close().await;
        };
        if timeout(LAST, closing).await.is_err() {
            tracing::warn!("the database's log is not in its file yet: that is done with the next start");
        }
    }
}

/// SQLite's name for it (<https://www.sqlite.org/wal.html>).
fn log_of(path: &Path) -> Arc<Path> {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    Path::new(&name).into()
}

async fn readers(path: &Path, place: Place) -> Result<Readers, StoreError> {
    Readers::open(options(path).read_only(true), place, READERS)
        .await
        .map_err(|error| open_error(path, &error))
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(BUSY)
        .foreign_keys(true)
        .pragma("temp_store", "memory")
        .pragma("cache_size", READER_CACHE)
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
    let found = migrations_of(&pool).await;
    pool.close().await;
    let name = path.display().to_string();
    match found.map_err(|error| open_error(path, &error))? {
        // Made, but the first migration never ran.
        Done::Nothing => Ok(()),
        Done::NotOurs => Err(StoreError::Open {
            database: name,
            reason: NOT_OURS.to_owned(),
        }),
        Done::These(done) => migrations::check(&MIGRATIONS, &done, &name, NOT_OURS),
    }
}

/// What a database says of its migrations.
enum Done {
    /// It has no table at all.
    Nothing,
    /// It has tables, and no list of migrations.
    NotOurs,
    /// By number, each with its checksum.
    These(Vec<(i64, Vec<u8>)>),
}

async fn migrations_of(pool: &SqlitePool) -> Result<Done, sqlx::Error> {
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
            .fetch_all(pool)
            .await?;
    if tables.is_empty() {
        return Ok(Done::Nothing);
    }
    if !tables.iter().any(|table| table == "_sqlx_migrations") {
        return Ok(Done::NotOurs);
    }
    let done = sqlx::query_as("SELECT version, checksum FROM _sqlx_migrations ORDER BY version").fetch_all(pool);
    Ok(Done::These(done.await?))
}

const NOT_OURS: &str = "it is not a database of briefs, or it is damaged: move it away, or restore a backup";

/// Why a statement failed, where somebody can do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// Another process had the database for itself.
    Locked,
    /// It may not be written.
    ReadOnly,
    /// It is not at its place.
    Gone,
    /// It, or a file that belongs to it, cannot be opened.
    Unopened,
}

/// By the lower byte of the code, whatever is said more exactly (<https://www.sqlite.org/rescode.html>); and by what [`Place::look`] saw.
pub(super) fn cause(error: &sqlx::Error) -> Option<Cause> {
    if place::is_gone(error) {
        return Some(Cause::Gone);
    }
    match code(error)? & 0xff {
        5 | 6 => Some(Cause::Locked),
        8 => Some(Cause::ReadOnly),
        14 => Some(Cause::Unopened),
        _ => None,
    }
}

fn is_locked(error: &sqlx::Error) -> bool {
    cause(error) == Some(Cause::Locked)
}

/// Whether the file is the reason and not a migration: locked, read-only, damaged, no database.
fn is_refused(error: &sqlx::Error) -> bool {
    is_locked(error) || code(error).is_some_and(|code| matches!(code & 0xff, 8 | 10 | 11 | 14 | 26))
}

fn code(error: &sqlx::Error) -> Option<i32> {
    error.as_database_error()?.code()?.parse().ok()
}

fn open_error(path: &Path, error: &sqlx::Error) -> StoreError {
    let text = error.to_string();
    let reason = if is_locked(error) || text.contains("locked") || text.contains("busy") {
        "another process is writing to it: stop that one first, or give another --data folder".to_owned()
    } else if text.contains("readonly") || text.contains("read-only") || is_without_its_log(path, error) {
        "the file or its folder is read-only: let the user that runs briefs write there".to_owned()
    } else if text.contains("not a database") || text.contains("malformed") {
        NOT_OURS.to_owned()
    } else if text.contains("unable to open") {
        "the folder does not exist or may not be read: check the --data folder and its permissions".to_owned()
    } else {
        text
    };
    StoreError::Open {
        database: path.display().to_string(),
        reason,
    }
}

/// Whether it can be read, and its log not be made beside it, without which SQLite opens no database in write-ahead mode.
fn is_without_its_log(path: &Path, error: &sqlx::Error) -> bool {
    cause(error) == Some(Cause::Unopened) && std::fs::File::open(path).is_ok() && !log_of(path).exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two of one number, as two branches make them: the second would be refused by every database that has the first.
    #[test]
    fn migrations_are_numbered_from_1_without_a_gap_and_each_number_is_given_once() {
        let numbers: Vec<i64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
        let wanted: Vec<i64> = (1..).take(numbers.len()).collect();
        assert_eq!(numbers, wanted, "give the one that is not committed yet the next free number");
    }
}
