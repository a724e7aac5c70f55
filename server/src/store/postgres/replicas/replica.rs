//! One replica: whether it shows what this node knows, asked of it by each connection and, where it is not read from, again and again.

use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use sqlx::PgConnection;
use tokio::{
    sync::Notify,
    time::{sleep, timeout},
};

use super::{
    super::{
        Address, CONNECT, Inner, READERS,
        connections::{self, Connections, Held},
        errors,
        settings::reading,
        silent,
    },
    SOON, Standing,
};
use crate::store::StoreError;

/// Between two looks at one that is well, and at one that is behind or not there: at first, and in the end.
const LOOK: Duration = Duration::from_secs(1);
const FIRST: Duration = Duration::from_millis(20);
const LAST: Duration = Duration::from_millis(500);
/// Behind for longer, it is a matter for the log.
const LONG: Duration = Duration::from_secs(10);

/// What a server shows: the last change, which server it is and which database there, whether it follows another, and milliseconds since its last
/// transaction was made.
const SHOWN: &str = "SELECT (SELECT coalesce(max(id), 0) FROM changes) AS last, (SELECT system_identifier FROM pg_control_system()) AS server, \
     (SELECT oid::bigint FROM pg_database WHERE datname = current_database()) AS database, pg_is_in_recovery() AS follows, \
     coalesce((extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000)::bigint, 0) AS age";

/// One of them.
pub(in crate::store::postgres) struct Replica {
    address: Address,
    connections: Connections,
    /// Whether it is worth to be looked at by who needs an answer.
    is_in: AtomicBool,
    /// Milliseconds that it is behind, and one; 0: not known.
    behind: AtomicU64,
    /// Whom it must be a replica of, once the primary was asked.
    original: Mutex<Option<Identity>>,
    /// It is to be looked at now.
    wake: Notify,
}

/// Which database of which server.
type Identity = (i64, i64);

#[derive(sqlx::FromRow)]
struct Shown {
    last: i64,
    server: i64,
    database: i64,
    follows: bool,
    age: i64,
}

/// Why one is not read from.
#[derive(Debug, thiserror::Error)]
enum Left {
    #[error("it is behind: look at its replication")]
    Behind(Duration),
    #[error("it shows what the primary does not have: name one that follows it, in database_replicas")]
    Ahead,
    #[error(
        "it does not follow the primary, or is of another server or database: name one that follows it, in database_replicas"
    )]
    Another,
    #[error("it does not answer as it should: start it, or look at its address, its users and the network")]
    Gone(#[from] sqlx::Error),
}

impl Replica {
    pub(super) fn new(address: &Address) -> Self {
        Self {
            address: address.clone(),
            connections: Connections::new(reading(address), READERS, SOON),
            is_in: AtomicBool::new(false),
            behind: AtomicU64::new(0),
            original: Mutex::default(),
            wake: Notify::new(),
        }
    }

    pub(super) fn is_in(&self) -> bool {
        self.is_in.load(Ordering::Acquire)
    }

    pub(super) fn standing(&self) -> Standing {
        Standing {
            address: self.address.to_string(),
            is_read: self.is_in(),
            behind: self.behind.load(Ordering::Acquire).checked_sub(1).map(Duration::from_millis),
        }
    }

    /// Nothing more is asked of it.
    pub(super) async fn close(&self) {
        self.is_in.store(false, Ordering::Release);
        let _ = timeout(SOON, self.connections.close()).await;
    }

    /// It has failed, or shows less than is known: it is left out until it was looked at again, which is now.
    pub(in crate::store::postgres) fn doubt(&self) {
        self.is_in.store(false, Ordering::Release);
        self.wake.notify_one();
    }

    /// A connection that shows the last change that is known here. `None` where there is none, or all are taken.
    pub(super) async fn current(&self, primary: &Inner) -> Option<Held> {
        let known = primary.told.known()?;
        let Ok(mut held) = self.connections.take_at_once().await? else {
            self.doubt();
            return None;
        };
        if held.shown == Some(known) {
            return Some(held);
        }
        match self.look(&mut held, primary).await {
            Ok(shown) => {
                held.shown = Some(shown);
                Some(held)
            }
            Err(left) => {
                held.done(!matches!(left, Left::Gone(_)));
                self.doubt();
                None
            }
        }
    }

    /// The last change that it shows, which is the last that is known here.
    async fn look(&self, connection: &mut PgConnection, primary: &Inner) -> Result<i64, Left> {
        let shown: Shown = sqlx::query_as(SHOWN).fetch_one(connection).await?;
        let original = *self.original();
        let original = if let Some(original) = original {
            original
        } else {
            let of_primary = ask_primary(primary).await?;
            *self.original().insert((of_primary.server, of_primary.database))
        };
        if !shown.follows || (shown.server, shown.database) != original {
            // The primary may have become another.
            *self.original() = None;
            return Err(Left::Another);
        }
        // It may show a change that this node is about to be told of.
        if primary.told.known().is_none_or(|known| shown.last > known) {
            ask_primary(primary).await?;
        }
        match primary.told.known() {
            Some(known) if shown.last == known => Ok(shown.last),
            Some(known) if shown.last > known => Err(Left::Ahead),
            _ => Err(Left::Behind(Duration::from_millis(shown.age.unsigned_abs()))),
        }
    }

    fn original(&self) -> MutexGuard<'_, Option<Identity>> {
        self.original.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks after it for ever: whether it may be asked, and what the log should say of it.
    pub(super) async fn watch(self: Arc<Self>, primary: Arc<Inner>) {
        let mut connection = None;
        let (mut wait, mut since, mut is_told) = (FIRST, Instant::now(), false);
        loop {
            let looked = timeout(CONNECT, self.look_again(&mut connection, &primary)).await;
            match looked.unwrap_or_else(|_| Err(silent().into())) {
                Ok(_) => {
                    self.behind.store(1, Ordering::Release);
                    self.is_in.store(true, Ordering::Release);
                    if std::mem::take(&mut is_told) {
                        tracing::info!(replica = %self.address, "the replica is read from again");
                    }
                    let _ = timeout(LOOK, self.wake.notified()).await;
                    (wait, since) = (FIRST, Instant::now());
                }
                Err(left) => {
                    self.is_in.store(false, Ordering::Release);
                    let (behind, is_news) = match &left {
                        // Nothing was replayed yet of which it could be told how old it is.
                        Left::Behind(age) => (1 + milliseconds((*age).max(since.elapsed())), since.elapsed() > LONG),
                        Left::Ahead => (0, since.elapsed() > LONG),
                        Left::Another | Left::Gone(_) => (0, true),
                    };
                    self.behind.store(behind, Ordering::Release);
                    if is_news && !std::mem::replace(&mut is_told, true) {
                        let error = &left as &dyn std::error::Error;
                        tracing::warn!(replica = %self.address, error, "the replica is not read from; the primary is asked instead");
                    }
                    sleep(wait).await;
                    wait = (wait * 2).min(LAST);
                }
            }
        }
    }

    /// By a connection of its own, so that it need not wait for a turn.
    async fn look_again(&self, connection: &mut Option<PgConnection>, primary: &Inner) -> Result<i64, Left> {
        // Left where it is only when the look is over: one that was broken off is closed.
        let mut own = match connection.take() {
            Some(own) => own,
            None => connections::connect(&reading(&self.address)).await?,
        };
        let looked = self.look(&mut own, primary).await;
        if !matches!(looked, Err(Left::Gone(_))) {
            *connection = Some(own);
        }
        looked
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX - 1)
}

/// Looks at a replica once: how far it is behind what the primary shows now.
pub(in crate::store::postgres) async fn check(address: &Address, primary: &Inner) -> Result<Duration, StoreError> {
    ask_primary(primary).await?;
    match Replica::new(address).look_again(&mut None, primary).await {
        Ok(_) => Ok(Duration::ZERO),
        Err(Left::Behind(age)) => Ok(age),
        Err(Left::Gone(error)) => Err(errors::open_error(address, error)),
        Err(left) => Err(StoreError::Open {
            database: address.to_string(),
            reason: left.to_string(),
        }),
    }
}

/// What the primary shows: known here from now on.
async fn ask_primary(primary: &Inner) -> Result<Shown, sqlx::Error> {
    let mut held = primary.readers.take().await?;
    let shown: Result<Shown, sqlx::Error> = sqlx::query_as(SHOWN).fetch_one(&mut *held).await;
    held.done(shown.is_ok());
    let shown = shown?;
    primary.told.knows(shown.last);
    Ok(shown)
}
