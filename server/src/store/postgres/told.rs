//! What the others write: each transaction that changes something tells every node (`NOTIFY`, in the migration 0011). Where that is lost,
//! with a connection or otherwise, the last change is asked for once a second.

use std::{
    future::pending,
    io::ErrorKind,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use sqlx::{
    Connection as _, Executor as _, Row as _,
    postgres::{PgConnectOptions, PgListener, PgPoolOptions},
};
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};

use super::{CONNECT, connections};
use crate::store::Stamp;

/// As the migration has it.
const CHANNEL: &str = "briefs_changes";
/// How long it is listened before the last change is asked for.
const POLL: Duration = Duration::from_secs(1);
/// After a lost connection.
const AGAIN: Duration = Duration::from_millis(500);
/// The server has said nothing for so long, after it was silent for two seconds and asked anew: the line to it is cut.
const LOST: Duration = Duration::from_secs(4);

/// How far the database was written, as far as this node knows. Cheap to clone; clones share it.
#[derive(Clone, Default)]
pub(crate) struct Told(Arc<Inner>);

#[derive(Default)]
struct Inner {
    /// How often something was written: by this node, or as it was told.
    count: AtomicU64,
    /// How often the database was an earlier one than before: another, or one out of a backup.
    database: AtomicU64,
    /// The last change that was asked for.
    last: AtomicI64,
    /// The last change that anybody here knows of, and one: 0 before the first was asked for.
    known: AtomicI64,
    is_heard: AtomicBool,
    /// Whether no word has come, where the server was asked for one.
    is_silent: watch::Sender<bool>,
}

impl Told {
    pub(super) fn stamp(&self) -> Stamp {
        Stamp {
            commits: self.0.count.load(Ordering::Acquire),
            file: self.0.database.load(Ordering::Acquire),
            log: None,
        }
    }

    /// Whether it would be told of what others write now.
    pub(super) fn is_heard(&self) -> bool {
        self.0.is_heard.load(Ordering::Acquire)
    }

    /// Whether no word comes from the server, where it was asked for one.
    pub(super) fn is_cut_off(&self) -> bool {
        *self.0.is_silent.borrow()
    }

    /// Something was written.
    pub(super) fn tell(&self) {
        self.0.count.fetch_add(1, Ordering::AcqRel);
    }

    /// The last change that anybody here knows of.
    pub(super) fn known(&self) -> Option<i64> {
        match self.0.known.load(Ordering::Acquire) {
            0 => None,
            known => Some(known - 1),
        }
    }

    /// Somebody here knows of a change.
    pub(super) fn knows(&self, change: i64) {
        self.0.known.fetch_max(change + 1, Ordering::AcqRel);
    }

    /// A replica shows a change that the server, which does not answer, has told nobody here of.
    pub(super) fn learns(&self, change: i64) {
        if self.0.known.fetch_max(change + 1, Ordering::AcqRel) <= change {
            self.tell();
        }
    }

    /// Asks for the last change. What is less than was known before is the database in an earlier state.
    async fn look(&self, listener: &mut PgListener) -> Result<(), sqlx::Error> {
        let known = self.known();
        self.saw(known, last(listener).await?);
        Ok(())
    }

    fn saw(&self, known: Option<i64>, last: i64) {
        let before = self.0.last.swap(last, Ordering::AcqRel);
        if last < before || known.is_some_and(|known| last < known) {
            self.0.known.store(last + 1, Ordering::Release);
            self.0.database.fetch_add(1, Ordering::AcqRel);
        }
        self.knows(last);
        if last != before {
            self.tell();
        }
    }

    /// Until the line to the server is cut: what was asked is not answered any more, and nobody says so.
    pub(super) async fn lost(&self) {
        let mut is_silent = self.0.is_silent.subscribe();
        loop {
            if is_silent.wait_for(|is_silent| *is_silent).await.is_err() {
                return pending().await;
            }
            if timeout(LOST, is_silent.wait_for(|is_silent| !*is_silent)).await.is_err() {
                return;
            }
        }
    }

    /// Listens for ever.
    pub(super) async fn listen(self, options: PgConnectOptions) {
        let mut is_heard = true;
        loop {
            let heard = self.hear(&options, &mut is_heard).await;
            self.0.is_heard.store(false, Ordering::Release);
            self.0.is_silent.send_replace(heard.as_ref().is_err_and(is_silence));
            if let Err(error) = heard
                && std::mem::take(&mut is_heard)
            {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "what other nodes write is not heard of; the server is asked again"
                );
            }
            sleep(AGAIN).await;
        }
    }

    /// Until the connection is lost.
    async fn hear(&self, options: &PgConnectOptions, is_heard: &mut bool) -> Result<(), sqlx::Error> {
        // The pool below waits out a server that lets nobody in, and then says no more of it than of one that is silent.
        connections::connect(options).await?.close_hard().await?;
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .acquire_timeout(CONNECT)
            .connect_lazy_with(options.clone());
        let mut listener = PgListener::connect_with(&pool).await?;
        listener.eager_reconnect(false);
        timeout(CONNECT, listener.listen(CHANNEL))
            .await
            .map_err(|_| super::silent())??;
        // Whatever came before.
        self.look(&mut listener).await?;
        self.tell();
        self.0.is_heard.store(true, Ordering::Release);
        self.0.is_silent.send_replace(false);
        if !std::mem::replace(is_heard, true) {
            tracing::info!("what other nodes write is heard of again");
        }
        loop {
            match timeout(POLL, listener.try_recv()).await {
                Ok(told) => match told? {
                    Some(_) => self.tell(),
                    None => return Err(sqlx::Error::Io(ErrorKind::ConnectionAborted.into())),
                },
                Err(_) => self.look(&mut listener).await?,
            }
        }
    }
}

fn is_silence(error: &sqlx::Error) -> bool {
    match error {
        // Where there is no way to a machine of the same network, or none out of this one, the system says so after a while.
        sqlx::Error::Io(error) => matches!(
            error.kind(),
            ErrorKind::TimedOut | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown
        ),
        _ => false,
    }
}

async fn last(listener: &mut PgListener) -> Result<i64, sqlx::Error> {
    let asked = listener.fetch_one("SELECT coalesce(max(id), 0) FROM changes");
    let row = timeout(POLL, asked).await.map_err(|_| super::silent())??;
    row.try_get(0)
}
