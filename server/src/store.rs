//! The paper's memory: one type over the databases it can be kept in.
//!
//! # Contract
//! Holds for every back end and is tested as one suite in `tests/it/store.rs`:
//! - What a write has acknowledged survives the process.
//! - A story is imported whole or not at all; the same story again changes nothing.
//! - An article's publication never changes once it has come, and an address that was public is answered for ever: with the
//!   article, with where it moved, or with its withdrawal. Before, both are the editors' to change.
//! - Nothing is listed before its time of publication or after its withdrawal.
//! - Lists are ordered by time of publication, the newest first, and read no more than they show.
//! - Texts come out as their language sets them (`app::domain::typography`): what is kept is what was written.
//! - What has changed is due for the search index until it is in it; the index finds the same articles in every back end.
//!
//! SQL is by subject, in the files beside this one, and portable (`$1`); what only one database understands is in its own file.

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
};

mod articles;
mod changes;
mod feeds;
mod followed;
mod import;
mod intake;
mod late_pictures;
mod listed;
mod lists;
mod news;
mod old_addresses;
mod pictures;
#[cfg(test)]
mod plans;
mod provenance;
pub mod related;
mod revisions;
mod rows;
pub mod search;
mod slugs;
pub mod sqlite;
mod subscriptions;
pub mod views;
mod weather;

pub use articles::Near;
pub use changes::Change;
pub use feeds::{FeedState, Original, OutsidePicture};
pub use import::{Imported, NewArticle, NewSource, Outcome};
pub use intake::{Candidate, Intake, Key, NewItem, OnCard, Sought, Standing};
pub use late_pictures::Illustrated;
pub use listed::{Copy, Listed};
pub use news::Arrival;
pub use old_addresses::{Archived, Target};
pub use revisions::Wording;
use sqlite::Cause;
pub use sqlite::{Reader, Sqlite, Stamp};
pub use subscriptions::{HubOffer, Stage, SubscriptionState};
pub use weather::StoredWeather;

/// The database.
#[derive(Debug, Clone)]
pub enum Store {
    /// A file in the data folder.
    Sqlite(Sqlite),
}

/// Why the store cannot be opened or did not answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file cannot be opened at all.
    #[error("cannot open the database {path}: {reason}", path = .path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// What to do about it.
        reason: String,
    },
    /// The file was written by a newer program.
    #[error("the database {path} is from a newer version of briefs (its migration {found}, this program knows {known}): use that version, or restore a backup made with this one", path = .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The newest migration in the file.
        found: i64,
        /// The newest migration in the program.
        known: i64,
    },
    /// A migration did not go through. Each is done whole or not at all, and those before it are kept.
    #[error("the database {path} could not be brought up to date; the migration that failed has changed nothing", path = .path.display())]
    Migrate {
        /// The file.
        path: PathBuf,
        /// Which one, and why.
        #[source]
        source: sqlx::migrate::MigrateError,
    },
    /// Another process held the database for longer than the store waits.
    #[error("the database is being written to by another process: stop that one first, or give another --data folder")]
    Locked,
    /// It may be read and not written.
    #[error(
        "the database may not be written: let the user that runs briefs write the file and its folder, on a disk that is not read-only"
    )]
    ReadOnly(#[source] sqlx::Error),
    /// The file is not where it was.
    #[error("the database is not at its place any more: put it back, or restore a backup")]
    Gone(#[source] sqlx::Error),
    /// It is there, and it or a file that it needs beside it or for a while cannot be opened.
    #[error(
        "the database, or a file that it needs, cannot be opened: let the program open more files, and read and write the data folder and the one for temporary files"
    )]
    Unopened(#[source] sqlx::Error),
    /// As it was for another, who asked the same.
    #[error(transparent)]
    Shared(std::sync::Arc<StoreError>),
    /// A query failed.
    #[error("the database did not answer")]
    Query(#[source] sqlx::Error),
    /// The disk has no room for a copy.
    #[error("no room is left on the disk of {path}", path = .path.display())]
    Full {
        /// Its folder.
        path: PathBuf,
    },
    /// A copy cannot be made there.
    #[error("cannot copy the database into {path}: {reason}", path = .path.display())]
    Copy {
        /// Its folder.
        path: PathBuf,
        /// What to do about it.
        reason: String,
    },
    /// A row does not hold what the program wrote.
    #[error("the database holds a {what} that cannot be read: {value}")]
    Corrupt {
        /// Table and column.
        what: &'static str,
        /// What is there.
        value: String,
    },
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match sqlite::cause(&error) {
            Some(Cause::Locked) => Self::Locked,
            Some(Cause::ReadOnly) => Self::ReadOnly(error),
            Some(Cause::Gone) => Self::Gone(error),
            Some(Cause::Unopened) => Self::Unopened(error),
            None => Self::Query(error),
        }
    }
}

/// Runs an expression on the reading side of whichever database it is.
macro_rules! on_readers {
    ($store:expr, $pool:ident => $body:expr) => {
        match $store {
            $crate::store::Store::Sqlite(database) => {
                let span = $crate::traces::queries::query_span!();
                let asked = async {
                    let mut reader = database.reader().await?;
                    let answer = {
                        let $pool = &mut *reader;
                        $body
                    };
                    reader.done();
                    answer
                };
                tracing::Instrument::instrument(asked, span).await
            }
        }
    };
}

/// Runs an expression on the writing side of whichever database it is.
macro_rules! on_writer {
    ($store:expr, $pool:ident => $body:expr) => {
        match $store {
            $crate::store::Store::Sqlite(database) => {
                let $pool = database.writer();
                $body.map_err(|error| database.look_where_it_is(error))
            }
        }
    };
}

pub(crate) use {on_readers, on_writer};

impl Store {
    /// Opens the embedded database, making or migrating it as needed.
    pub async fn open_sqlite(path: &Path) -> Result<Self, StoreError> {
        Sqlite::open(path).await.map(Self::Sqlite)
    }

    /// As [`Self::open_sqlite`], for what writes for a long time, and says at its end what it did: it waits less for the disk.
    pub async fn open_sqlite_sparingly(path: &Path) -> Result<Self, StoreError> {
        Sqlite::open_sparingly(path).await.map(Self::Sqlite)
    }

    /// Opens the embedded database to look at it: nothing is made, migrated or written.
    pub async fn inspect_sqlite(path: &Path) -> Result<Self, StoreError> {
        Sqlite::inspect(path).await.map(Self::Sqlite)
    }

    /// Copies an embedded database, as it is now, into a new file. Others read and write it meanwhile. `goes_on` is asked now and then; after
    /// a `Break` the copy is none.
    pub async fn copy_sqlite(
        from: &Path,
        to: &Path,
        goes_on: impl FnMut() -> ControlFlow<()> + Send + 'static,
    ) -> Result<(), StoreError> {
        sqlite::copy::copy(from, to, goes_on).await
    }

    /// What is another after each transaction, of whichever process, which all see a moment later: for whoever keeps what they change.
    /// Costs a microsecond, and waits for nobody.
    pub fn stamp(&self) -> Stamp {
        match self {
            Self::Sqlite(database) => database.stamp(),
        }
    }

    /// Whether this process has written nothing since. Asks nobody.
    pub fn is_at(&self, stamp: Stamp) -> bool {
        match self {
            Self::Sqlite(database) => database.is_at(stamp),
        }
    }

    /// Whether it answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        on_readers!(self, pool => sqlx::query("SELECT 1").execute(pool).await)?;
        Ok(())
    }

    /// Reads everything and checks that it fits together: pages, indexes, the search index, references.
    pub async fn integrity(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(database) => database.integrity().await,
        }
    }

    /// How many migrations of this program the database does not have yet; opening it does them.
    pub async fn pending_migrations(&self) -> Result<usize, StoreError> {
        match self {
            Self::Sqlite(database) => database.pending_migrations().await,
        }
    }

    /// The number of the newest migration that it has; `None` before the first.
    pub async fn migration(&self) -> Result<Option<i64>, StoreError> {
        match self {
            Self::Sqlite(database) => database.migration().await,
        }
    }

    /// The number of the newest migration that this program knows.
    pub fn newest_migration() -> i64 {
        Sqlite::newest_migration()
    }

    /// Writes the database's files anew, so that nothing of what was ever deleted is in them. Others read meanwhile, and wait to write.
    /// Takes room for two copies of it, one of them in the folder for temporary files. [`StoreError::Locked`] where others would not let go.
    pub async fn rewrite(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(database) => database.rewrite().await,
        }
    }

    /// Finishes what is under way and lets go of the files.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(database) => database.close().await,
        }
    }
}
