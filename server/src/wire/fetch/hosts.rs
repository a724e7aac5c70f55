//! One request a host at a time. Only the hosts that are being asked take memory.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedMutexGuard;

/// Gives out turns at hosts. Cheap to clone; clones share the turns.
#[derive(Clone, Debug, Default)]
pub struct Hosts(Arc<Mutex<HashMap<Box<str>, Queue>>>);

/// The turn at a host, until it is dropped.
#[derive(Debug)]
pub struct Turn {
    // Dropped in this order: the next in the queue goes on, then the queue loses a place.
    _turn: OwnedMutexGuard<()>,
    _place: Place,
}

#[derive(Debug, Default)]
struct Queue {
    turn: Arc<tokio::sync::Mutex<()>>,
    /// Who waits and who has the turn.
    places: usize,
}

/// A place in a host's queue. Held also by a task that is dropped while it waits.
#[derive(Debug)]
struct Place {
    hosts: Hosts,
    host: Box<str>,
}

impl Hosts {
    /// Waits until nobody else has the turn at `host`, first come, first served.
    ///
    /// Ports share their host's turn, and so do a name with and without its final dot.
    pub async fn turn(&self, host: &str) -> Turn {
        let host: Box<str> = host.strip_suffix('.').unwrap_or(host).into();
        let turn = self.with(|queues| {
            let queue = queues.entry(host.clone()).or_default();
            queue.places += 1;
            Arc::clone(&queue.turn)
        });
        let place = Place {
            hosts: self.clone(),
            host,
        };
        Turn {
            _turn: turn.lock_owned().await,
            _place: place,
        }
    }

    /// How many hosts are being asked or waited for.
    pub fn len(&self) -> usize {
        self.with(|queues| queues.len())
    }

    /// Whether no host is being asked.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn with<T>(&self, work: impl FnOnce(&mut HashMap<Box<str>, Queue>) -> T) -> T {
        // Nothing that runs under the lock can leave it half done.
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.hosts.with(|queues| {
            let Some(queue) = queues.get_mut(&self.host) else { return };
            queue.places -= 1;
            if queue.places == 0 {
                queues.remove(&self.host);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Waker};

    use super::*;

    /// Whether the turn comes without waiting.
    fn is_free(hosts: &Hosts, host: &str) -> bool {
        let mut turn = pin!(hosts.turn(host));
        turn.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready()
    }

    #[tokio::test]
    async fn a_host_has_one_turn_and_others_have_theirs() {
        let hosts = Hosts::default();
        let turn = hosts.turn("a.example").await;
        assert!(!is_free(&hosts, "a.example"));
        assert!(!is_free(&hosts, "a.example."));
        assert!(is_free(&hosts, "b.example"));
        drop(turn);
        assert!(is_free(&hosts, "a.example"));
    }

    #[tokio::test]
    async fn hosts_nobody_asks_take_no_memory_even_if_waiting_was_given_up() {
        let hosts = Hosts::default();
        let turn = hosts.turn("a.example").await;
        assert!(!is_free(&hosts, "a.example"));
        assert_eq!(hosts.len(), 1);
        drop(turn);
        assert!(hosts.is_empty());
    }
}
