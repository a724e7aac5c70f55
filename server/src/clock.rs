//! The site's clock: the one place that asks the system for the time.

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};

/// Tells the site's time: the system's, or one that started at a given instant and ticks on from there.
#[derive(Debug, Clone)]
pub struct Clock {
    start: Option<(Timestamp, Instant)>,
}

impl Clock {
    /// The system's time.
    pub fn system() -> Self {
        Self { start: None }
    }

    /// A clock that shows `instant` now and goes on at the usual pace.
    pub fn starting_at(instant: Timestamp) -> Self {
        Self {
            start: Some((instant, Instant::now())),
        }
    }

    /// The time.
    pub fn now(&self) -> Timestamp {
        match self.start {
            None => Timestamp::now(),
            Some((start, began)) => {
                let passed = SignedDuration::try_from(began.elapsed()).unwrap_or(SignedDuration::MAX);
                start.checked_add(passed).unwrap_or(Timestamp::MAX)
            }
        }
    }
}
