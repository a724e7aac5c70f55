//! Leases, as advisory locks of a session (<https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS>): no clock has a
//! part in them, and the server gives them to another node when this one's session is over, whatever ended it.

use sqlx::{ConnectOptions as _, Connection as _, PgConnection, postgres::PgConnectOptions};
use tokio::{sync::Mutex, time::timeout};

use super::{CONNECT, silent};

/// Beside the hash of a lease's name: a number that no other lock of this program begins with.
const KIND: i32 = 1_130_424_595;

/// The leases of this node: one session has them all.
pub(super) struct Leases {
    options: PgConnectOptions,
    session: Mutex<Session>,
}

#[derive(Default)]
struct Session {
    connection: Option<PgConnection>,
    /// Which it is, counted.
    number: u64,
}

/// One of them.
#[derive(Debug)]
pub struct Lease {
    name: &'static str,
    /// The session that it was given to.
    session: u64,
}

impl Leases {
    pub(super) fn new(options: PgConnectOptions) -> Self {
        Self {
            options,
            session: Mutex::default(),
        }
    }

    /// `None` while another node has it.
    pub(super) async fn take(&self, name: &'static str) -> Result<Option<Lease>, sqlx::Error> {
        let mut session = self.session.lock().await;
        let is_given = session
            .ask(&self.options, "SELECT pg_try_advisory_lock($1, hashtext($2))", name)
            .await?;
        Ok(is_given.then_some(Lease {
            name,
            session: session.number,
        }))
    }

    pub(super) async fn has(&self, lease: &Lease) -> bool {
        let mut session = self.session.lock().await;
        if session.number != lease.session {
            return false;
        }
        let Some(connection) = &mut session.connection else {
            return false;
        };
        let is_there = matches!(timeout(CONNECT, connection.ping()).await, Ok(Ok(())));
        if !is_there {
            session.is_over();
        }
        is_there
    }

    pub(super) async fn let_go(&self, lease: Lease) {
        let mut session = self.session.lock().await;
        if session.number == lease.session {
            // Where that fails the session is over, and with it the lease.
            let _ = session
                .ask(&self.options, "SELECT pg_advisory_unlock($1, hashtext($2))", lease.name)
                .await;
        }
    }

    /// Lets all of them go.
    pub(super) async fn close(&self) {
        let mut session = self.session.lock().await;
        let connection = session.connection.take();
        session.is_over();
        if let Some(connection) = connection {
            let _ = connection.close().await;
        }
    }
}

impl Session {
    /// Asks of the lock of a name; whatever fails, the session is over.
    async fn ask(&mut self, options: &PgConnectOptions, question: &'static str, name: &str) -> Result<bool, sqlx::Error> {
        let asked = async {
            let connection = match &mut self.connection {
                Some(connection) => connection,
                none => none.insert(options.connect().await?),
            };
            sqlx::query_scalar(question).bind(KIND).bind(name).fetch_one(connection).await
        };
        let answer = timeout(CONNECT, asked).await.unwrap_or_else(|_| Err(silent()));
        if answer.is_err() {
            self.is_over();
        }
        answer
    }

    /// What it had is another node's to take.
    fn is_over(&mut self) {
        self.connection = None;
        self.number += 1;
    }
}
