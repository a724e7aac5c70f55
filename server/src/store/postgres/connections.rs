//! Connections to the server: so many at the most, each made when it is first needed.
//!
//! sqlx's pool asks whether a connection is there before each query and again behind it, and waits out a server that is not there: a page is to
//! be told at once. Here a connection is asked where it was silent for a while, or where another has failed.

use std::{
    ops::{Deref, DerefMut},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use sqlx::{Connection as _, PgConnection, postgres::PgConnectOptions};
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore, TryAcquireError},
    time::timeout,
};

use super::{CONNECT, silent};

/// So long a connection is taken to be there after it was seen to be.
const SURE: Duration = Duration::from_secs(1);

/// Cheap to clone; clones share them.
#[derive(Clone)]
pub(super) struct Connections(Arc<Inner>);

struct Inner {
    options: PgConnectOptions,
    /// Where they live: whoever holds one may be on a thread that ends before the program does.
    runtime: Handle,
    most: u32,
    /// How long somebody waits for a turn.
    patience: Duration,
    turns: Arc<Semaphore>,
    idle: Mutex<Vec<Idle>>,
    /// How often one has failed.
    doubts: AtomicU64,
}

struct Idle {
    connection: PgConnection,
    shown: Option<i64>,
    seen: Instant,
    /// How often one had failed then.
    doubts: u64,
}

/// A connection for as long as it is held. One that is not [`Self::done`] is closed: what was asked may still be under way.
pub struct Held {
    connections: Connections,
    /// `None` once it is given back.
    connection: Option<PgConnection>,
    /// To a replica: the last change that it has shown.
    pub(super) shown: Option<i64>,
    _turn: OwnedSemaphorePermit,
}

impl Connections {
    pub(super) fn new(options: PgConnectOptions, most: u32, patience: Duration) -> Self {
        Self(Arc::new(Inner {
            options,
            runtime: Handle::current(),
            most,
            patience,
            turns: Arc::new(Semaphore::new(usize::try_from(most).unwrap_or(Semaphore::MAX_PERMITS))),
            idle: Mutex::default(),
            doubts: AtomicU64::new(0),
        }))
    }

    /// Waits for a connection.
    pub(super) async fn take(&self) -> Result<Held, sqlx::Error> {
        let turns = &self.0.turns;
        let turn = match turns.clone().try_acquire_owned() {
            Ok(turn) => turn,
            Err(TryAcquireError::Closed) => return Err(sqlx::Error::PoolClosed),
            Err(TryAcquireError::NoPermits) => timeout(self.0.patience, turns.clone().acquire_owned())
                .await
                .map_err(|_| sqlx::Error::PoolTimedOut)?
                .map_err(|_| sqlx::Error::PoolClosed)?,
        };
        self.held(turn).await
    }

    /// The same for who has somebody else to ask: `None` where all are taken.
    pub(super) async fn take_at_once(&self) -> Option<Result<Held, sqlx::Error>> {
        let turn = self.0.turns.clone().try_acquire_owned().ok()?;
        Some(self.held(turn).await)
    }

    async fn held(&self, turn: OwnedSemaphorePermit) -> Result<Held, sqlx::Error> {
        let (connection, shown) = self.idle_or_new().await?;
        Ok(Held {
            connections: self.clone(),
            connection: Some(connection),
            shown,
            _turn: turn,
        })
    }

    async fn idle_or_new(&self) -> Result<(PgConnection, Option<i64>), sqlx::Error> {
        loop {
            let Some(mut idle) = self.idle().pop() else {
                let options = self.0.options.clone();
                let connecting = self.0.runtime.spawn(async move { connect(&options).await });
                let connection = connecting.await.map_err(|_| sqlx::Error::PoolClosed)??;
                return Ok((connection, None));
            };
            if idle.doubts == self.doubts() && idle.seen.elapsed() < SURE {
                return Ok((idle.connection, idle.shown));
            }
            match timeout(CONNECT, idle.connection.ping()).await {
                Ok(Ok(())) => return Ok((idle.connection, idle.shown)),
                // Where one is gone, none is there: they are not asked one after the other.
                Ok(Err(_)) | Err(_) => self.idle().clear(),
            }
        }
    }

    fn doubts(&self) -> u64 {
        self.0.doubts.load(Ordering::Acquire)
    }

    fn doubt(&self) {
        self.0.doubts.fetch_add(1, Ordering::AcqRel);
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Idle>> {
        self.0.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes those that nobody has, unasked: none of them says anything.
    pub(super) fn leave(&self) {
        self.idle().clear();
    }

    /// Waits for what is under way, and closes all connections. Later queries fail.
    pub(super) async fn close(&self) {
        let all = self.0.turns.acquire_many(self.0.most).await;
        self.0.turns.close();
        drop(all);
        let idle = std::mem::take(&mut *self.idle());
        for Idle { connection, .. } in idle {
            // The server closes what it hears no more of.
            let _ = connection.close().await;
        }
    }
}

/// Makes a connection, or says why not.
pub(super) async fn connect(options: &PgConnectOptions) -> Result<PgConnection, sqlx::Error> {
    match timeout(CONNECT, PgConnection::connect_with(options)).await {
        Ok(Ok(connection)) => Ok(connection),
        // A socket's file that is not there is no file of ours.
        Ok(Err(sqlx::Error::Io(error))) => Err(sqlx::Error::Io(std::io::Error::new(
            std::io::ErrorKind::ConnectionRefused,
            error,
        ))),
        Ok(Err(error)) => Err(error),
        Err(_) => Err(silent()),
    }
}

impl Held {
    /// Gives it back. Where something has failed it is asked whether it is there before it is used again, as are all others.
    pub fn done(mut self, is_well: bool) {
        if !is_well {
            self.connections.doubt();
        }
        if let Some(connection) = self.connection.take() {
            let doubts = self.connections.doubts();
            let idle = Idle {
                connection,
                shown: self.shown,
                seen: Instant::now(),
                doubts: if is_well { doubts } else { doubts.wrapping_sub(1) },
            };
            self.connections.idle().push(idle);
        }
    }
}

impl Deref for Held {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        self.connection.as_ref().expect("it is given back when this is consumed")
    }
}

impl DerefMut for Held {
    fn deref_mut(&mut self) -> &mut PgConnection {
        self.connection.as_mut().expect("it is given back when this is consumed")
    }
}
