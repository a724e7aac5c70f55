//! The one connection that writes: to the file that is at the database's place when something is to be written.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions},
};

use super::place::{FileId, Place};

/// The file that the connection was made to.
#[derive(Debug, Clone, Default)]
struct Made(Arc<Mutex<Option<FileId>>>);

impl Made {
    fn to(&self) -> Option<FileId> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, file: Option<FileId>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = file;
    }
}

/// A pool of one; writes queue in it instead of failing in the database. A file is made now where there is none, and never later. `commits`
/// counts.
pub(super) async fn connect(
    options: SqliteConnectOptions,
    place: &Place,
    commits: &Arc<AtomicU64>,
) -> Result<SqlitePool, sqlx::Error> {
    let made = Made::default();
    made.set(place.file());
    let (to, counted) = ((place.clone(), made.clone()), commits.clone());
    let now = (place.clone(), made.clone());
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .max_lifetime(None)
        .idle_timeout(None)
        .after_connect(move |connection, _| {
            let ((place, made), commits) = (to.clone(), counted.clone());
            Box::pin(async move {
                let file = made.to().or_else(|| place.file());
                made.set(file);
                if let Err(error) = place.opened(file, connection).await {
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        "nothing is written to the file in the database's place"
                    );
                    sqlx::query("PRAGMA query_only = 1").execute(&mut *connection).await?;
                } else if place.count() > 0 {
                    sqlx::query("PRAGMA journal_mode = WAL").execute(&mut *connection).await?;
                }
                connection.lock_handle().await?.set_commit_hook(move || {
                    commits.fetch_add(1, Ordering::Release);
                    true
                });
                Ok(())
            })
        })
        .before_acquire(move |_, _| {
            let (place, made) = &now;
            let file = place.file();
            let is_same = file.is_some() && file == made.to();
            // Else another connection is made.
            made.set(file);
            Box::pin(async move { Ok(is_same) })
        })
        .connect_with(options.clone().create_if_missing(true).journal_mode(SqliteJournalMode::Wal))
        .await?;
    // Of what is put there later nothing is changed before it was looked at.
    pool.set_connect_options(options);
    Ok(pool)
}
