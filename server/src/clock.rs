//! The site's clock: the one place that asks the system for the time.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Instant,
};

use jiff::{SignedDuration, Timestamp};

/// Tells the site's time: the system's, or one that started at a given instant and ticks on from there. Clones tell the same.
///
/// The system's may jump, as when somebody sets it or a machine wakes; pauses are counted otherwise (`Instant`, tokio), so that none of
/// them ends early or never. Whoever waits for a time looks again now and then.
#[derive(Debug, Clone)]
pub struct Clock {
    start: Option<Arc<Start>>,
}

#[derive(Debug)]
struct Start {
    instant: Timestamp,
    began: Instant,
    /// Seconds by which it was set since.
    set: AtomicI64,
}

impl Clock {
    /// The system's time.
    pub fn system() -> Self {
        Self { start: None }
    }

    /// A clock that shows `instant` now and goes on at the usual pace.
    pub fn starting_at(instant: Timestamp) -> Self {
        Self {
            start: Some(Arc::new(Start {
                instant,
                began: Instant::now(),
                set: AtomicI64::new(0),
            })),
        }
    }

    /// Sets one that was started at an instant forward or back, as somebody may set the system's, which this leaves alone.
    pub fn set_by(&self, time: SignedDuration) {
        if let Some(start) = &self.start {
            start.set.fetch_add(time.as_secs(), Ordering::AcqRel);
        }
    }

    /// The time.
    pub fn now(&self) -> Timestamp {
        match &self.start {
            None => Timestamp::now(),
            Some(start) => {
                let passed = SignedDuration::try_from(start.began.elapsed()).unwrap_or(SignedDuration::MAX);
                let set = SignedDuration::from_secs(start.set.load(Ordering::Acquire));
                start
                    .instant
                    .saturating_add(passed.saturating_add(set))
                    .unwrap_or(Timestamp::MAX)
            }
        }
    }
}
