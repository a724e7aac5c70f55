//! Which file is at the database's place. While the program runs none may be there for a while (a disk that is gone), or another one be put
//! there. An open file stays readable when its name is taken away, and what is written to it then is lost: so it is left.

use std::{
    fs, io,
    os::unix::fs::MetadataExt as _,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::SystemTime,
};

use sqlx::SqliteConnection;

use super::MIGRATIONS;
use crate::store::migrations;

/// What SQLite says of any file that it cannot open (<https://www.sqlite.org/rescode.html#cantopen>).
const CANNOT_OPEN: i32 = 14;

/// A file, whatever its name: device, inode, and since when, as the number of one that is gone is given again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileId(u64, u64, Option<SystemTime>);

/// Of a path to nothing, the first of them of what [`Place::look`] makes.
const NOT_THERE: [io::ErrorKind; 2] = [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory];

/// Whether [`Place::look`] has found nothing there.
pub(super) fn is_gone(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Io(error) if error.kind() == NOT_THERE[0])
}

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

    /// An error that says whether the file is the reason: SQLite says the same of a database that is not there, of one that may not be read,
    /// and of any other file that it cannot open.
    pub(super) fn look(&self, error: sqlx::Error) -> sqlx::Error {
        let is_unopened = super::code(&error).is_some_and(|code| code & 0xff == CANNOT_OPEN);
        match fs::metadata(&self.0.path) {
            Err(missing) if is_unopened && NOT_THERE.contains(&missing.kind()) => {
                sqlx::Error::Io(io::Error::new(NOT_THERE[0], error))
            }
            _ => error,
        }
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
            if newest != Some(migrations::newest(&MIGRATIONS)) {
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

#[cfg(test)]
mod tests {
    use sqlx::{Connection as _, sqlite::SqliteConnectOptions};
    use tempfile::TempDir;

    use super::*;
    use crate::store::StoreError;

    #[tokio::test]
    async fn a_database_is_said_to_be_gone_only_where_nothing_is_at_its_place() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("data/briefs.db");
        let place = Place::new(path.clone());
        let refused = async || {
            let options = SqliteConnectOptions::new().filename(&path);
            StoreError::from(place.look(SqliteConnection::connect_with(&options).await.unwrap_err()))
        };
        assert!(matches!(refused().await, StoreError::Gone(_)));
        // Something that cannot be opened, as nothing can by who has too many files open.
        fs::create_dir_all(&path).unwrap();
        let error = refused().await;
        assert!(matches!(error, StoreError::Unopened(_)), "{error:?}");
        assert!(!error.to_string().contains("restore"), "{error}");
        // A file where the folder was.
        fs::remove_dir_all(folder.path().join("data")).unwrap();
        fs::write(folder.path().join("data"), "").unwrap();
        assert!(matches!(refused().await, StoreError::Gone(_)));
    }
}
