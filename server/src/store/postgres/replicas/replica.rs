//! One replica: its connections, each of which is asked for each change whether it shows it.

use std::{
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::{sync::Notify, time::timeout};

use super::{
    super::{
        Address, Inner, READERS,
        connections::{Connections, Held},
        errors, settings, silent,
    },
    SOON, Standing,
    look::{Left, Original},
};

/// One of them.
pub(in crate::store::postgres) struct Replica {
    pub(super) address: Address,
    connections: Connections,
    /// Whether it is worth to be looked at by who needs an answer.
    pub(super) is_in: AtomicBool,
    /// Milliseconds that it is behind, and one; 0: not known.
    pub(super) behind: AtomicU64,
    /// Whom it was found to follow, since it was last found not to.
    original: Mutex<Option<Original>>,
    /// How it has failed at a query, since that was last looked at.
    failed: Mutex<Option<String>>,
    /// It is to be looked at now.
    pub(super) wake: Notify,
}

impl Replica {
    pub(super) fn new(address: &Address) -> Self {
        Self {
            address: address.clone(),
            connections: Connections::new(settings::at_a_replica(address), READERS, SOON),
            is_in: AtomicBool::new(false),
            behind: AtomicU64::new(0),
            original: Mutex::default(),
            failed: Mutex::default(),
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

    /// It shows less than is known: it is left out until it was looked at again, which is now.
    fn doubt(&self) {
        self.is_in.store(false, Ordering::Release);
        self.wake.notify_one();
    }

    /// It has failed at what it was asked: it is left out for a while, longer each time (`watch`), however well it looks.
    pub(in crate::store::postgres) fn failed(&self, fault: &dyn std::fmt::Display) {
        *self.fault() = Some(fault.to_string());
        self.doubt();
    }

    /// It says nothing: nor will it on the connections that are there.
    pub(in crate::store::postgres) fn is_silent(&self) {
        self.connections.leave();
        self.failed(&silent());
    }

    pub(super) fn take_fault(&self) -> Option<String> {
        self.fault().take()
    }

    /// A connection that shows the last change that is known here. `None` where there is none, or all are taken.
    pub(super) async fn current(&self, primary: &Inner) -> Option<Held> {
        let known = primary.told.known()?;
        let mut held = match self.connections.take_at_once().await? {
            Ok(held) => held,
            Err(error) if errors::is_full(&error) => return None,
            Err(error) => {
                self.failed(&error);
                return None;
            }
        };
        if held.shown == Some(known) {
            return Some(held);
        }
        match self.look(&mut held, primary, SOON / 2).await {
            Ok(shown) => {
                held.shown = Some(shown);
                Some(held)
            }
            Err(Left::Gone(error)) => {
                // Its answer may still come.
                drop(held);
                self.failed(&error);
                None
            }
            Err(_) => {
                held.done(true);
                self.doubt();
                None
            }
        }
    }

    pub(super) fn original(&self) -> MutexGuard<'_, Option<Original>> {
        self.original.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fault(&self) -> MutexGuard<'_, Option<String>> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
