//! Why the store cannot be opened or did not answer.

use std::path::PathBuf;

use super::{postgres, sqlite};

/// Why the store cannot be opened or did not answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It cannot be opened at all.
    #[error("cannot open the database {database}: {reason}")]
    Open {
        /// The file, or the server's address.
        database: String,
        /// What to do about it.
        reason: String,
    },
    /// It was written by a newer program.
    #[error(
        "the database {database} is from a newer version of briefs (its migration {found}, this program knows {known}): use that version, or restore a backup made with this one"
    )]
    Newer {
        /// The file, or the server's address.
        database: String,
        /// The newest migration in the database.
        found: i64,
        /// The newest migration in the program.
        known: i64,
    },
    /// A migration did not go through. Each is done whole or not at all, and those before it are kept.
    #[error("the database {database} could not be brought up to date; the migration that failed has changed nothing")]
    Migrate {
        /// The file, or the server's address.
        database: String,
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
    /// Another node wrote for longer than the store waits.
    #[error("the database is being written to by another node for a long time: try again, or end that one")]
    Busy(#[source] sqlx::Error),
    /// The server is not there, or the way to it.
    #[error("the database server does not answer: start it, or look at the network; it is asked again by itself")]
    Unreachable(#[source] sqlx::Error),
    /// The server does not let the program in.
    #[error(
        "the database server does not let briefs in: look at `database` in the configuration, and at the server's users and limits"
    )]
    Refused(#[source] sqlx::Error),
    /// The server takes no writes.
    #[error("the database may only be read: name the primary server as `database`, not a copy of it")]
    OnlyACopy(#[source] sqlx::Error),
    /// The server's disk is full.
    #[error("no room is left on the disk of the database server: make room there")]
    NoRoom(#[source] sqlx::Error),
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
            Some(sqlite::Cause::Locked) => return Self::Locked,
            Some(sqlite::Cause::ReadOnly) => return Self::ReadOnly(error),
            Some(sqlite::Cause::Gone) => return Self::Gone(error),
            Some(sqlite::Cause::Unopened) => return Self::Unopened(error),
            None => {}
        }
        match postgres::cause(&error) {
            Some(postgres::Cause::Busy) => Self::Busy(error),
            Some(postgres::Cause::Unreachable) => Self::Unreachable(error),
            Some(postgres::Cause::Refused) => Self::Refused(error),
            Some(postgres::Cause::ReadOnly) => Self::OnlyACopy(error),
            Some(postgres::Cause::Full) => Self::NoRoom(error),
            None => Self::Query(error),
        }
    }
}
