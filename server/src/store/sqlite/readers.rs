//! Connections for queries, in place of sqlx's pool.
//!
//! A connection has a thread of its own, and the pool asks it whether it is there before each query and again behind it: three ways there
//! and back for one, which is most of what a small query costs. A thread of this process does not go away unseen; it is asked once a second.

use std::{
    ops::{Deref, DerefMut},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use tokio::sync::{Semaphore, SemaphorePermit, TryAcquireError};

use super::place::{FileId, Place};

/// How long a query waits for its turn: as long as for another process's write. A page asks two of them at the most before it is given up.
const PATIENCE: Duration = Duration::from_secs(5);
/// So long a connection is taken to be there, and to the right file, after it was seen to be.
const SURE: Duration = Duration::from_secs(1);

/// So many connections at the most, each made when it is first needed. Cheap to clone; clones share them.
#[derive(Debug, Clone)]
pub(super) struct Readers(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    options: SqliteConnectOptions,
    place: Place,
    most: u32,
    turns: Semaphore,
    idle: Mutex<Vec<Idle>>,
}

#[derive(Debug)]
struct Idle {
    connection: SqliteConnection,
    /// What it was made to.
    file: Option<FileId>,
    seen: Instant,
    /// How often files had been missed then.
    missed: u64,
}

/// A connection for as long as it is held.
#[derive(Debug)]
pub struct Reader<'a> {
    readers: &'a Readers,
    /// `None` once it is given back.
    connection: Option<Idle>,
    is_done: bool,
    _turn: SemaphorePermit<'a>,
}

impl Readers {
    /// At most `most`, of which the first is made now: whatever is wrong with the file is told here.
    pub(super) async fn open(options: SqliteConnectOptions, place: Place, most: u32) -> Result<Self, sqlx::Error> {
        let readers = Self(Arc::new(Inner {
            options,
            place,
            most,
            turns: Semaphore::new(usize::try_from(most).unwrap_or(Semaphore::MAX_PERMITS)),
            idle: Mutex::default(),
        }));
        drop(readers.take().await?);
        Ok(readers)
    }

    /// Waits for a connection. Whoever leaves it before its answer is there may have the next wait for what is still being read.
    pub(super) async fn take(&self) -> Result<Reader<'_>, sqlx::Error> {
        let turn = match self.0.turns.try_acquire() {
            Ok(turn) => turn,
            Err(TryAcquireError::Closed) => return Err(sqlx::Error::PoolClosed),
            Err(TryAcquireError::NoPermits) => tokio::time::timeout(PATIENCE, self.0.turns.acquire())
                .await
                .map_err(|_| sqlx::Error::PoolTimedOut)?
                .map_err(|_| sqlx::Error::PoolClosed)?,
        };
        Ok(Reader {
            readers: self,
            connection: Some(self.idle_or_new().await?),
            is_done: false,
            _turn: turn,
        })
    }

    async fn idle_or_new(&self) -> Result<Idle, sqlx::Error> {
        loop {
            let Some(mut idle) = self.idle().pop() else {
                // Looked at before: one that comes meanwhile is found the next time.
                let (file, missed) = (self.0.place.file(), self.0.place.missed());
                if !self.0.place.is_used(file) {
                    self.0.place.miss();
                }
                let mut connection = SqliteConnection::connect_with(&self.0.options)
                    .await
                    .map_err(|error| self.0.place.look(error))?;
                self.0.place.opened(file, &mut connection).await?;
                return Ok(Idle {
                    connection,
                    file,
                    seen: Instant::now(),
                    missed,
                });
            };
            if !self.0.place.is_used(idle.file) {
                continue;
            }
            // Where one has missed its file, nobody is sure any more.
            let missed = self.0.place.missed();
            if idle.missed == missed && idle.seen.elapsed() < SURE {
                return Ok(idle);
            }
            if self.0.place.file() != idle.file {
                self.0.place.miss();
                continue;
            }
            match idle.connection.ping().await {
                Ok(()) => {
                    (idle.seen, idle.missed) = (Instant::now(), missed);
                    return Ok(idle);
                }
                Err(error) => tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "a connection to the database was lost; another is made"
                ),
            }
        }
    }

    /// Waits for what is being read, and closes all connections. Later queries fail.
    pub(super) async fn close(&self) {
        let all = self.0.turns.acquire_many(self.0.most).await;
        self.0.turns.close();
        drop(all);
        let idle = std::mem::take(&mut *self.idle());
        for Idle { connection, .. } in idle {
            if let Err(error) = connection.close().await {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "a connection to the database could not be closed"
                );
            }
        }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Idle>> {
        self.0.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reader<'_> {
    /// Its answer is there.
    pub fn done(mut self) {
        self.is_done = true;
    }
}

impl Deref for Reader<'_> {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self
            .connection
            .as_ref()
            .expect("it is given back when this is dropped")
            .connection
    }
}

impl DerefMut for Reader<'_> {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self
            .connection
            .as_mut()
            .expect("it is given back when this is dropped")
            .connection
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        let mut idle = self.readers.idle();
        // Whoever was left before its answer was there may still be reading: it is taken when there is no other.
        let at = if self.is_done { idle.len() } else { 0 };
        if let Some(connection) = self.connection.take() {
            idle.insert(at, connection);
        }
    }
}
