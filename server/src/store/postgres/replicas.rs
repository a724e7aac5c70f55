//! Replicas of the database: what pages ask is read there, so that many nodes do not all ask one server.
//!
//! A replica is behind, by milliseconds or by minutes. What is made after a node was told of a change is kept as new, so it must not be made of
//! anything older. Hence the rule: a connection to a replica is asked while **the last change that it has shown is the last that this node
//! knows of** (`told`). It is looked at once for each change, and no clock has a part in it. One that shows fewer changes is behind; one that
//! shows more than the primary has is not a replica of it. In both cases, and where one is not there, the primary is asked.
//!
//! That is enough: a transaction is replayed whole and in its place, changes are written in one order (migration 0011), and a server that was set
//! back to an earlier state has closed its connections.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    task::AbortHandle,
    time::{Instant, timeout_at},
};

use super::{Address, Inner, reading::Reading};

mod look;
mod replica;
mod watch;

pub(super) use look::check;
pub(super) use replica::Replica;

/// Whoever needs an answer does not wait longer to be let in, or for what replicas show, however many there are.
const SOON: Duration = Duration::from_secs(1);

/// How a replica stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Its address, without the password.
    pub address: String,
    /// Whether pages are read from it.
    pub is_read: bool,
    /// How old what it shows is, where that is behind. 0 while it is not, none while that is not known.
    pub behind: Option<Duration>,
}

/// The replicas of a database. Cheap to clone; clones share them.
#[derive(Clone)]
pub(super) struct Replicas(Arc<All>);

struct All {
    replicas: Vec<Arc<Replica>>,
    /// Whose turn it is.
    turn: AtomicUsize,
    primary: Arc<Inner>,
    watching: Vec<AbortHandle>,
}

impl Drop for All {
    fn drop(&mut self) {
        self.watching.iter().for_each(AbortHandle::abort);
    }
}

impl Replicas {
    pub(super) fn new(addresses: &[Address], primary: &Arc<Inner>) -> Self {
        let replicas: Vec<_> = addresses.iter().map(|address| Arc::new(Replica::new(address))).collect();
        let watching = replicas.iter().map(|replica| {
            let watching = replica.clone().watch(primary.clone());
            tokio::spawn(watching).abort_handle()
        });
        Self(Arc::new(All {
            watching: watching.collect(),
            replicas,
            turn: AtomicUsize::new(0),
            primary: primary.clone(),
        }))
    }

    /// A connection to one that shows all that this node knows of, if there is one. They take turns.
    pub(super) async fn take(&self) -> Option<Reading> {
        let All {
            replicas, turn, primary, ..
        } = &*self.0;
        let first = turn.fetch_add(1, Ordering::Relaxed);
        let soon = Instant::now() + SOON;
        for number in 0..replicas.len() {
            let replica = &replicas[first.wrapping_add(number) % replicas.len()];
            if !replica.is_in() {
                continue;
            }
            let begun = Instant::now();
            match timeout_at(soon, replica.current(primary)).await {
                Ok(Some(held)) => return Some(Reading::at(replica, held)),
                Ok(None) => {}
                Err(_) => {
                    // Who came last may have had no time to answer.
                    if begun + SOON / 2 <= soon {
                        replica.is_silent();
                    }
                    break;
                }
            }
        }
        None
    }

    pub(super) fn standing(&self) -> Vec<Standing> {
        self.0.replicas.iter().map(|replica| replica.standing()).collect()
    }

    /// No more is asked of them.
    pub(super) async fn close(&self) {
        self.0.watching.iter().for_each(AbortHandle::abort);
        for replica in &self.0.replicas {
            replica.close().await;
        }
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX - 1)
}
