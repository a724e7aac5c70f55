//! Everything about PostgreSQL that is not portable SQL: connections, time-outs, what others write, the words of its errors.

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use jiff::Timestamp;
use sqlx::{PgConnection, migrate::Migrator, postgres::PgConnectOptions};
use tokio::{task::AbortHandle, time::timeout};

use super::{Stamp, StoreError, search::Counted};

mod address;
mod connections;
mod errors;
mod leases;
mod open;
mod patience;
pub(super) mod readers;
mod reading;
mod replicas;
pub(super) mod search;
mod settings;
mod told;
mod upkeep;
pub(super) mod views;
mod writing;

pub use address::Address;
use connections::Connections;
pub use connections::Held;
pub(super) use errors::{Cause, cause};
pub use leases::Lease;
use leases::Leases;
pub(crate) use patience::in_longer_time;
pub(super) use patience::in_time;
use patience::silent;
pub(super) use reading::{Reading, within};
use replicas::Replicas;
pub use replicas::Standing;
use told::Told;
pub use writing::Writing;

pub(super) static MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// Connections of a node for queries; it has one that writes, one that listens, and one that has its leases, besides.
const READERS: u32 = 16;
/// Until there is a connection, or one says that it is there.
const CONNECT: Duration = Duration::from_secs(3);
/// How long a query waits for its turn, as in SQLite: a page asks two at the most before it is given up.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a write waits for those before it in this node.
const WRITERS_PATIENCE: Duration = Duration::from_secs(30);
/// Begins to write: one transaction of all nodes at a time. The number is one that nothing else here has; the migration 0011 has it too.
const WRITING: &str = "BEGIN; SELECT pg_advisory_xact_lock(4855129301722113)";

/// A database of a PostgreSQL server, which other nodes use too. Cheap to clone; clones share its connections.
#[derive(Clone)]
pub struct Postgres {
    inner: Arc<Inner>,
    /// Who is asked first.
    replicas: Option<Replicas>,
}

struct Inner {
    address: Address,
    readers: Connections,
    writer: Connections,
    leases: Leases,
    /// For what takes long; without any time-out.
    patient: PgConnectOptions,
    told: Told,
    listening: OnceLock<AbortHandle>,
    counted: Counted,
}

impl std::fmt::Debug for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Postgres({})", self.inner.address)
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(listening) = self.listening.get() {
            listening.abort();
        }
    }
}

impl Postgres {
    fn new(address: &Address) -> Self {
        let inner = Inner {
            address: address.clone(),
            readers: Connections::new(settings::reading(address), READERS, PATIENCE),
            writer: Connections::new(settings::writing(address), 1, WRITERS_PATIENCE),
            leases: Leases::new(settings::waiting(address)),
            patient: settings::patient(address),
            told: Told::default(),
            listening: OnceLock::new(),
            counted: Counted::default(),
        };
        Self {
            inner: Arc::new(inner),
            replicas: None,
        }
    }

    /// The same, whose queries go to replicas that show what this node knows, where there are any.
    pub(super) fn for_pages(&self, replicas: &[Address]) -> Self {
        Self {
            inner: self.inner.clone(),
            replicas: (!replicas.is_empty()).then(|| Replicas::new(replicas, &self.inner)),
        }
    }

    /// What was counted of common words.
    pub(super) fn counted(&self) -> &Counted {
        &self.inner.counted
    }

    /// A connection for queries, to this database itself.
    pub async fn reader(&self) -> Result<Held, sqlx::Error> {
        self.inner.readers.take().await
    }

    /// Begins a query: at a replica, where one may be asked, else here.
    pub(super) async fn read(&self, at_a_replica: bool) -> Result<Reading, sqlx::Error> {
        if at_a_replica
            && let Some(replicas) = &self.replicas
            && let Some(reading) = replicas.take().await
        {
            return Ok(reading);
        }
        Ok(Reading::here(self.reader().await?))
    }

    /// A change that this node knows of from now on: no replica is asked that does not show it.
    pub(super) fn knows(&self, change: i64) {
        self.inner.told.knows(change);
    }

    pub(super) fn has_replicas(&self) -> bool {
        self.replicas.is_some()
    }

    /// Whether no word comes from the server itself, which costs whoever asks it some seconds.
    pub(super) fn is_cut_off(&self) -> bool {
        self.inner.told.is_cut_off()
    }

    /// How far a replica of it is behind; `None` where it shows everything.
    pub(super) async fn check_replica(&self, replica: &Address) -> Result<Option<Duration>, StoreError> {
        replicas::check(replica, &self.inner).await
    }

    /// How its replicas stand, in the configuration's order.
    pub(super) fn replicas(&self) -> Vec<Standing> {
        self.replicas.as_ref().map(Replicas::standing).unwrap_or_default()
    }

    /// A connection of its own, without a time-out: for what reads very much.
    pub(super) async fn patient(&self) -> Result<PgConnection, sqlx::Error> {
        connections::connect(&self.inner.patient).await
    }

    /// Begins to write.
    pub async fn begin(&self) -> Result<Writing, sqlx::Error> {
        Writing::begin(self.inner.writer.take().await?, self.inner.told.clone()).await
    }

    /// `None` while another node has it.
    pub(super) async fn lease(&self, name: &'static str) -> Result<Option<Lease>, sqlx::Error> {
        self.inner.leases.take(name).await
    }

    pub(super) async fn holds(&self, lease: &Lease) -> bool {
        self.inner.leases.has(lease).await
    }

    pub(super) async fn let_go(&self, lease: Lease) {
        self.inner.leases.let_go(lease).await;
    }

    /// Whether this node hears now what others write.
    pub(super) fn is_told(&self) -> bool {
        self.inner.told.is_heard()
    }

    pub(super) fn stamp(&self) -> Stamp {
        self.inner.told.stamp()
    }

    /// Whether nothing was written since, as far as this node was told.
    pub(super) fn is_at(&self, stamp: Stamp) -> bool {
        self.stamp() == stamp
    }

    /// What the server's clock says.
    pub(super) async fn time(&self) -> Result<Timestamp, StoreError> {
        let asked = in_time(async {
            let mut reader = self.reader().await?;
            let answer = sqlx::query_scalar("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")
                .fetch_one(&mut *reader)
                .await;
            reader.done(answer.is_ok());
            answer
        });
        let milliseconds: i64 = asked.await?;
        Timestamp::from_millisecond(milliseconds).map_err(|_| StoreError::Corrupt {
            what: "clock",
            value: milliseconds.to_string(),
        })
    }

    /// A server that does not answer holds up nobody's end.
    pub(super) async fn close(&self) {
        if let Some(listening) = self.inner.listening.get() {
            listening.abort();
        }
        if let Some(replicas) = &self.replicas {
            replicas.close().await;
        }
        self.inner.leases.close().await;
        for connections in [&self.inner.readers, &self.inner.writer] {
            if timeout(CONNECT, connections.close()).await.is_err() {
                tracing::warn!("what the database server was asked last is left");
            }
        }
    }
}
