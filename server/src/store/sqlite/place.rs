//! Which file is at the database's place. While the program runs none may be there for a while (a disk that is gone), or another one be put
//! there. An open file stays readable when its name is taken away, and what is written to it then is lost: so it is left.

use std::{
    fs,
    os::unix::fs::MetadataExt as _,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::SystemTime,
};

use sqlx::SqliteConnection;

use super::Sqlite;

/// A file, whatever its name: device, inode, and since when, as the number of one that is gone is given again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileId(u64, u64, Option<SystemTime>);

/// The place of a database. Cheap to clone; clones share what they know.
#[derive(Debug, Clone)]
pub(super) struct Place(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    path: PathBuf,
    /// The file that was opened first, and migrated; the one that is used now.
    files: Mutex<(Option<FileId>, Option<FileId>)>,
    /// How often that was another than before.
    count: AtomicU64,
    /// How often a connection's file was not there any more.
    missed: AtomicU64,
}

impl Place {
    pub(super) fn new(path: PathBuf) -> Self {
        Self(Arc::new(Inner {
            path,
            files: Mutex::default(),
            count: AtomicU64::new(0),
            missed: AtomicU64::new(0),
        }))
    }

    /// The file that is there; costs a microsecond.
    pub(super) fn file(&self) -> Option<FileId> {
        let metadata = fs::metadata(&self.0.path).ok()?;
        Some(FileId(metadata.dev(), metadata.ino(), metadata.created().ok()))
    }

    /// How often another file was found there.
    pub(super) fn count(&self) -> u64 {
        self.0.count.load(Ordering::Acquire)
    }

    /// How often a connection's file was not there any more.
    pub(super) fn missed(&self) -> u64 {
        self.0.missed.load(Ordering::Acquire)
    }

    /// A connection's file is not there any more.
    pub(super) fn miss(&self) {
        self.0.missed.fetch_add(1, Ordering::AcqRel);
    }

    /// Notes the file that connections are made to now, as it was seen before one was made. Another than the first must be a database of
    /// this version: nothing is migrated here.
    pub(super) async fn opened(&self, file: Option<FileId>, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let (first, last) = *self.files();
        if file.is_none() || file == last {
            return Ok(());
        }
        if first.is_some() && file != first {
            let newest: Option<i64> = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
                .fetch_one(connection)
                .await?;
            if newest != Some(Sqlite::newest_migration()) {
                let reason = "another file was put in the database's place, and it is of another version: start the program anew";
                return Err(sqlx::Error::Configuration(reason.into()));
            }
        }
        let mut files = self.files();
        if files.1 == file {
            return Ok(());
        }
        let is_another = files.1.is_some();
        *files = (files.0.or(file), file);
        if is_another {
            self.0.count.fetch_add(1, Ordering::AcqRel);
            tracing::warn!("another file is in the database's place: it is used from now on");
        }
        Ok(())
    }

    /// Whether connections to that file are of use.
    pub(super) fn is_used(&self, file: Option<FileId>) -> bool {
        self.files().1 == file
    }

    fn files(&self) -> MutexGuard<'_, (Option<FileId>, Option<FileId>)> {
        self.0.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
