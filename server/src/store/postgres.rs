//! Everything about PostgreSQL that is not portable SQL: connections, time-outs, what others write, the words of its errors.

use std::{
    future::Future,
    io,
    sync::{Arc, OnceLock},
    time::Duration,
};

use jiff::Timestamp;
use sqlx::{
    ConnectOptions as _, Connection as _, PgConnection,
    migrate::{MigrateError, Migrator},
    postgres::PgConnectOptions,
};
use tokio::{task::AbortHandle, time::timeout};

use super::{Stamp, StoreError, migrations};

mod address;
mod connections;
mod errors;
mod leases;
pub(super) mod readers;
mod reading;
mod replicas;
pub(super) mod search;
mod told;
mod writing;

pub use address::Address;
use connections::Connections;
pub use connections::Held;
pub(super) use errors::{Cause, cause};
pub use leases::Lease;
use leases::Leases;
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
/// A query that takes longer is given up by the server (in ms), and a moment later by this node: the server may not be there any more.
const QUERY: &str = "5000";
const ANSWER: Duration = Duration::from_secs(6);
/// How long a write waits for another node's (in ms), as in SQLite.
const BUSY: &str = "5000";
/// The longest statement that writes (in ms), and how long one is waited for: what another version of the analyser makes due is the whole paper.
const STATEMENT: &str = "110000";
const WRITTEN: Duration = Duration::from_mins(2);
/// A node that says nothing amid a transaction is gone (in ms): the others wait for it.
const GONE: &str = "10000";
/// Begins to write: one transaction of all nodes at a time. The number is one that nothing else here has; the migration 0011 has it too.
const BEGIN: &str = "BEGIN; SELECT pg_advisory_xact_lock(4855129301722113)";
/// Its makers look after none that is older (`server_version_num`).
const OLDEST: i32 = 140_000;

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
    /// Opens it, making or migrating what is there as needed, and listens to other nodes from now on.
    pub(super) async fn open(address: &Address) -> Result<Self, StoreError> {
        let postgres = Self::new(address);
        let mut connection = postgres.look().await?;
        let migrated = MIGRATIONS.run(&mut connection).await;
        migrated.map_err(|error| match error {
            MigrateError::Execute(cause) | MigrateError::ExecuteMigration(cause, _) if errors::is_refused(&cause) => {
                errors::open_error(address, cause)
            }
            error => StoreError::Migrate {
                database: address.to_string(),
                source: error,
            },
        })?;
        let is_copy: bool = sqlx::query_scalar("SELECT current_setting('transaction_read_only')::boolean")
            .fetch_one(&mut connection)
            .await?;
        if is_copy {
            return Err(StoreError::Open {
                database: address.to_string(),
                reason: errors::READ_ONLY.into(),
            });
        }
        let _ = connection.close().await;
        let listening = tokio::spawn(
            postgres
                .inner
                .told
                .clone()
                .listen(options(address, &[("statement_timeout", QUERY)])),
        );
        let _ = postgres.inner.listening.set(listening.abort_handle());
        Ok(postgres)
    }

    /// To look at it: nothing is made, migrated or written.
    pub(super) async fn inspect(address: &Address) -> Result<Self, StoreError> {
        let postgres = Self::new(address);
        postgres.look().await?;
        Ok(postgres)
    }

    fn new(address: &Address) -> Self {
        let writing = options(
            address,
            &[
                ("lock_timeout", BUSY),
                ("statement_timeout", STATEMENT),
                ("idle_in_transaction_session_timeout", GONE),
                ("jit", "off"),
            ],
        );
        let inner = Inner {
            address: address.clone(),
            readers: Connections::new(reading(address), READERS, PATIENCE),
            writer: Connections::new(writing, 1, WRITERS_PATIENCE),
            leases: Leases::new(options(address, &[("statement_timeout", QUERY)])),
            patient: options(address, &[]),
            told: Told::default(),
            listening: OnceLock::new(),
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

    /// Connects, and looks whether it is one of this program before anything may be written.
    async fn look(&self) -> Result<PgConnection, StoreError> {
        let address = &self.inner.address;
        let refused = |reason: String| StoreError::Open {
            database: address.to_string(),
            reason,
        };
        let mut connection = connections::connect(&self.inner.patient)
            .await
            .map_err(|error| errors::open_error(address, error))?;
        let (version, encoding): (i32, String) =
            sqlx::query_as("SELECT current_setting('server_version_num')::integer, current_setting('server_encoding')")
                .fetch_one(&mut connection)
                .await?;
        if version < OLDEST {
            return Err(refused("the server is older than PostgreSQL 14: use a newer one".into()));
        }
        if encoding != "UTF8" {
            return Err(refused(format!(
                "its encoding is {encoding}: make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
            )));
        }
        // Views of extensions are nobody's data.
        let tables: Vec<String> = sqlx::query_scalar("SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()")
            .fetch_all(&mut connection)
            .await?;
        if tables.is_empty() {
            return Ok(connection);
        }
        if !tables.iter().any(|table| table == "_sqlx_migrations") {
            return Err(refused(errors::NOT_OURS.into()));
        }
        let done: Vec<(i64, Vec<u8>)> = sqlx::query_as("SELECT version, checksum FROM _sqlx_migrations ORDER BY version")
            .fetch_all(&mut connection)
            .await?;
        migrations::check(&MIGRATIONS, &done, &address.to_string(), errors::NOT_OURS)?;
        Ok(connection)
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

    /// How far a replica of it is behind.
    pub(super) async fn check_replica(&self, replica: &Address) -> Result<Duration, StoreError> {
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

    /// The newest migration that it has; `None` before the first.
    pub(super) async fn migration(&self) -> Result<Option<i64>, StoreError> {
        let mut connection = self.patient().await?;
        let has_any: bool = sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL")
            .fetch_one(&mut connection)
            .await?;
        if !has_any {
            return Ok(None);
        }
        Ok(sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
            .fetch_one(&mut connection)
            .await?)
    }

    /// The server looks after its pages and references itself; what it cannot know is whether each document has its terms.
    pub(super) async fn integrity(&self) -> Result<(), StoreError> {
        if self.migration().await?.is_none() {
            return Ok(());
        }
        let mut connection = self.patient().await?;
        let astray: Option<i64> = sqlx::query_scalar(
            "SELECT coalesce(d.doc, i.doc) FROM search_docs d FULL JOIN search_index i ON i.doc = d.doc \
             WHERE d.doc IS NULL OR i.doc IS NULL LIMIT 1",
        )
        .fetch_optional(&mut connection)
        .await?;
        match astray {
            None => Ok(()),
            Some(doc) => Err(StoreError::Corrupt {
                what: "search index",
                value: format!("document {doc} and its terms are not both there"),
            }),
        }
    }

    /// Writes the tables anew that hold what articles said before, without what was deleted. Others wait meanwhile.
    pub(super) async fn rewrite(&self) -> Result<(), StoreError> {
        let mut connection = options(&self.inner.address, &[("lock_timeout", BUSY)]).connect().await?;
        for statement in [
            "VACUUM (FULL, ANALYZE) revisions",
            "VACUUM (FULL, ANALYZE) articles",
            "VACUUM (FULL, ANALYZE) teasers",
        ] {
            sqlx::query(statement).execute(&mut connection).await?;
        }
        let _ = connection.close().await;
        Ok(())
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

/// How a connection for queries is made.
fn reading(address: &Address) -> PgConnectOptions {
    let settings = [
        ("statement_timeout", QUERY),
        ("default_transaction_read_only", "on"),
        // Queries are short: compiling one takes longer than it, and so does planning. None is planned better for knowing what is
        // bound to it, nor for the few rows that a table may have today.
        ("jit", "off"),
        ("plan_cache_mode", "force_generic_plan"),
        ("enable_seqscan", "off"),
    ];
    options(address, &settings)
}

/// How a connection is made, with these settings.
fn options(address: &Address, settings: &[(&'static str, &'static str)]) -> PgConnectOptions {
    let options = address.options().clone();
    let options = match options.get_application_name() {
        None => options.application_name("briefs"),
        Some(_) => options,
    };
    // A node that is cut off is noticed by the server (in s, and in ms what was sent to it).
    let alive = [
        ("tcp_user_timeout", GONE),
        ("tcp_keepalives_idle", "10"),
        ("tcp_keepalives_interval", "5"),
        ("tcp_keepalives_count", "3"),
    ];
    options.options(alive).options(settings.iter().copied())
}

/// Where the network is cut no word comes, not even that.
pub(super) async fn in_time<T, E: From<sqlx::Error>>(asked: impl Future<Output = Result<T, E>>) -> Result<T, E> {
    timeout(ANSWER, asked).await.unwrap_or_else(|_| Err(silent().into()))
}

/// The same for a statement that writes, which may take long while there is a server.
pub(crate) async fn in_longer_time<T, E: From<sqlx::Error>>(
    told: Told,
    written: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    tokio::select! {
        biased;
        written = timeout(WRITTEN, written) => written.unwrap_or_else(|_| Err(silent().into())),
        () = told.lost() => Err(silent().into()),
    }
}

/// The server says nothing.
fn silent() -> sqlx::Error {
    sqlx::Error::Io(io::Error::new(io::ErrorKind::TimedOut, "it does not answer"))
}
