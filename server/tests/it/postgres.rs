//! PostgreSQL for the tests: with `BRIEFS_TEST_DATABASE` (`scripts/test/postgres.sh` sets it) every paper is in a database of its own on that
//! server. And what is true of that back end alone.

use std::{
    env,
    sync::atomic::{AtomicU32, Ordering},
};

use server::{
    config::Database,
    store::{Store, postgres::Address},
};
use sqlx::{Connection as _, Executor as _, PgConnection};

mod cut;
mod faults;
mod leases;
mod moving;
mod nodes;
mod own_server;
mod readers;
mod replica_faults;
mod replicas;
mod schema;
mod search;

/// What each test's database is a copy of: an empty paper.
const TEMPLATE: &str = "briefs_template";

/// A database, until this is dropped.
#[derive(Debug)]
pub(crate) struct Made {
    server: String,
    name: String,
}

/// The server's address where papers are to be on one.
pub(crate) fn server() -> Option<String> {
    env::var("BRIEFS_TEST_DATABASE").ok()
}

impl Made {
    /// An empty paper.
    pub(crate) async fn paper() -> Option<Self> {
        Some(Self::on(server()?, true).await)
    }

    /// Nothing at all, where no runtime is.
    pub(crate) fn nothing() -> Option<Self> {
        let server = server()?;
        Some(elsewhere(move || Self::on(server, false)))
    }

    pub(crate) async fn on(server: String, is_paper: bool) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut connection = PgConnection::connect(&server).await.unwrap();
        if is_paper {
            make_template(&server, &mut connection).await;
        }
        let template = if is_paper { TEMPLATE } else { "template0" };
        let make = format!("CREATE DATABASE {name} TEMPLATE {template}");
        connection.execute(sqlx::AssertSqlSafe(make)).await.unwrap();
        connection.close().await.unwrap();
        Self { server, name }
    }

    pub(crate) fn address(&self) -> Address {
        self.url().parse().unwrap()
    }

    pub(crate) fn url(&self) -> String {
        at(&self.server, &self.name)
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn config(&self) -> Database {
        Database::Postgres(self.address())
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        let (server, drop) = (self.server.clone(), format!("DROP DATABASE {} WITH (FORCE)", self.name));
        elsewhere(move || async move {
            // A server that a test has ended has nothing to be dropped from.
            if let Ok(mut connection) = PgConnection::connect(&server).await {
                let _ = connection.execute(sqlx::AssertSqlSafe(drop)).await;
            }
        });
    }
}

/// Another database of a server.
fn at(server: &str, name: &str) -> String {
    let (before, _) = server.rsplit_once('/').unwrap();
    format!("{before}/{name}")
}

/// By whoever comes first; the others wait for it.
async fn make_template(server: &str, connection: &mut PgConnection) {
    connection.execute("SELECT pg_advisory_lock(1)").await.unwrap();
    let is_there: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate)")
        .bind(TEMPLATE)
        .fetch_one(&mut *connection)
        .await
        .unwrap();
    if !is_there {
        let make = format!("CREATE DATABASE {TEMPLATE} TEMPLATE template0");
        connection.execute(sqlx::AssertSqlSafe(make)).await.unwrap();
        let address: Address = at(server, TEMPLATE).parse().unwrap();
        Store::open_postgres(&address).await.unwrap().close().await;
        let made = format!("ALTER DATABASE {TEMPLATE} IS_TEMPLATE true ALLOW_CONNECTIONS false");
        let end = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1";
        connection.execute(sqlx::AssertSqlSafe(made)).await.unwrap();
        // What listened may still be taking its leave.
        sqlx::query(end).bind(TEMPLATE).execute(&mut *connection).await.unwrap();
    }
    connection.execute("SELECT pg_advisory_unlock(1)").await.unwrap();
}

/// In a thread of its own, where a runtime may be or not.
fn elsewhere<T: Send + 'static, F: Future<Output = T>>(work: impl FnOnce() -> F + Send + 'static) -> T {
    let done = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(work())
    });
    done.join().unwrap()
}
