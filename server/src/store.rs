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
    path::Path,
    time::{Duration, SystemTime},
};

use jiff::Timestamp;

use crate::config::Database;

mod articles;
mod changes;
mod error;
mod feeds;
mod followed;
mod import;
mod intake;
mod late_pictures;
mod leases;
mod listed;
mod lists;
mod migrations;
mod near;
mod news;
mod old_addresses;
mod pictures;
#[cfg(test)]
mod plans;
pub mod postgres;
mod provenance;
pub mod related;
mod revisions;
mod rows;
pub mod search;
mod slugs;
pub mod sqlite;
mod subscriptions;
pub mod transfer;
pub mod views;
mod ways;
mod weather;

pub use changes::Change;
pub use error::StoreError;
pub use feeds::{Brought, FeedState, Original, OutsidePicture};
pub use import::{Imported, NewArticle, NewSource, Outcome};
pub use intake::{Candidate, Intake, Key, NewItem, OnCard, Sought, Standing};
pub use late_pictures::Illustrated;
pub use leases::Lease;
pub use listed::{Copy, Listed};
pub use near::{CHOSEN, Chosen, Near, Neighbour};
pub use news::Arrival;
pub use old_addresses::{Archived, Target};
pub use postgres::Postgres;
pub use revisions::Wording;
pub use sqlite::{Reader, Sqlite};
pub use subscriptions::{HubOffer, Stage, SubscriptionState};
pub(crate) use ways::{Transaction, execute, execute_once, on_readers, on_server, on_transaction, on_writer};
pub use weather::StoredWeather;

/// The database.
#[derive(Debug, Clone)]
pub enum Store {
    /// A file in the data folder.
    Sqlite(Sqlite),
    /// A database of a server.
    Postgres(Postgres),
}

/// How far a database was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    commits: u64,
    /// How often another file was put in the database's place.
    pub(crate) file: u64,
    log: Option<(SystemTime, u64)>,
}

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

    /// Opens the database that a configuration names: in the data folder's file `path`, or on a server.
    pub async fn open(database: &Database, path: &Path) -> Result<Self, StoreError> {
        match database {
            Database::Sqlite => Self::open_sqlite(path).await,
            Database::Postgres(address) => Self::open_postgres(address).await,
        }
    }

    /// As [`Self::open`], for what writes for a long time.
    pub async fn open_sparingly(database: &Database, path: &Path) -> Result<Self, StoreError> {
        match database {
            Database::Sqlite => Self::open_sqlite_sparingly(path).await,
            Database::Postgres(address) => Self::open_postgres(address).await,
        }
    }

    /// As [`Self::open`], to look at it: nothing is made, migrated or written. `None` where no file is there yet, or
    /// nothing was made in the database of a server.
    pub async fn inspect(database: &Database, path: &Path) -> Result<Option<Self>, StoreError> {
        Ok(match database {
            Database::Sqlite if !path.exists() => None,
            Database::Sqlite => Some(Self::inspect_sqlite(path).await?),
            Database::Postgres(address) => {
                let store = Self::inspect_postgres(address).await?;
                store.migration().await?.map(|_| store)
            }
        })
    }

    /// Opens a database of a server, making or migrating what is there as needed.
    pub async fn open_postgres(address: &postgres::Address) -> Result<Self, StoreError> {
        Postgres::open(address).await.map(Self::Postgres)
    }

    /// Opens a database of a server to look at it: nothing is made, migrated or written.
    pub async fn inspect_postgres(address: &postgres::Address) -> Result<Self, StoreError> {
        Postgres::inspect(address).await.map(Self::Postgres)
    }

    /// The same database for pages: what they ask goes to replicas of its server, where one shows all that this node knows to have changed.
    #[must_use]
    pub fn for_pages(&self, replicas: &[postgres::Address]) -> Self {
        match self {
            Self::Sqlite(_) => self.clone(),
            Self::Postgres(database) => Self::Postgres(database.for_pages(replicas)),
        }
    }

    /// How the replicas stand that [`Self::for_pages`] was given.
    pub fn replicas(&self) -> Vec<postgres::Standing> {
        match self {
            Self::Sqlite(_) => Vec::new(),
            Self::Postgres(database) => database.replicas(),
        }
    }

    /// How far a replica is behind the database, `None` where it shows everything; or why it cannot be read from. Takes a quarter of a minute at the most.
    pub async fn check_replica(&self, replica: &postgres::Address) -> Result<Option<Duration>, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(None),
            Self::Postgres(database) => database.check_replica(replica).await,
        }
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
            Self::Postgres(database) => database.stamp(),
        }
    }

    /// Whether this process has written nothing since. Asks nobody.
    pub fn is_at(&self, stamp: Stamp) -> bool {
        match self {
            Self::Sqlite(database) => database.is_at(stamp),
            Self::Postgres(database) => database.is_at(stamp),
        }
    }

    /// Whether [`Self::stamp`] tells of each transaction by itself: then nobody needs to look for those that look like one.
    pub fn tells_of_each(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgres(database) => database.is_told(),
        }
    }

    /// Whether it answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        on_readers!(self, pool => sqlx::query("SELECT 1").execute(pool).await.map(|_| ()))?;
        Ok(())
    }

    /// What the database's clock says, where it has one of its own that several nodes go by.
    pub async fn time(&self) -> Result<Option<Timestamp>, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(None),
            Self::Postgres(database) => database.time().await.map(Some),
        }
    }

    /// Reads everything and checks that it fits together: pages, indexes, the search index, references.
    pub async fn integrity(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(database) => database.integrity().await,
            Self::Postgres(database) => database.integrity().await,
        }
    }

    /// How many migrations of this program the database does not have yet; opening it does them. One without a table has none of them.
    pub async fn pending_migrations(&self) -> Result<usize, StoreError> {
        let newest = self.migration().await?.unwrap_or(0);
        Ok(sqlite::MIGRATIONS
            .iter()
            .filter(|migration| migration.version > newest)
            .count())
    }

    /// The number of the newest migration that it has; `None` before the first.
    pub async fn migration(&self) -> Result<Option<i64>, StoreError> {
        match self {
            Self::Sqlite(database) => database.migration().await,
            Self::Postgres(database) => database.migration().await,
        }
    }

    /// The number of the newest migration that this program knows: in every back end the same.
    pub fn newest_migration() -> i64 {
        migrations::newest(&sqlite::MIGRATIONS)
    }

    /// Writes the database's files anew, so that nothing of what was ever deleted is in them. Others read meanwhile, and wait to write.
    /// Takes room for two copies of it, one of them in the folder for temporary files. [`StoreError::Locked`] where others would not let go.
    pub async fn rewrite(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(database) => database.rewrite().await,
            Self::Postgres(database) => database.rewrite().await,
        }
    }

    /// Finishes what is under way and lets go of the files.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(database) => database.close().await,
            Self::Postgres(database) => database.close().await,
        }
    }
}
