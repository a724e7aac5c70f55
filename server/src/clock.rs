//! The site's clock: the one place that asks the system for the time. Where several nodes have one database it goes by that one's clock, so
//! that they agree on what is published.

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
    /// Seconds by which the system's is said to be ahead.
    ahead: i64,
    /// Milliseconds by which the system's clock is behind that of the database.
    behind: Arc<AtomicI64>,
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
        Self::of_a_system_ahead_by(SignedDuration::ZERO)
    }

    /// The time of a system whose clock is ahead of ours, or behind, as that of another machine may be.
    pub fn of_a_system_ahead_by(ahead: SignedDuration) -> Self {
        Self {
            start: None,
            ahead: ahead.as_secs(),
            behind: Arc::default(),
        }
    }

    /// A clock that shows `instant` now and goes on at the usual pace.
    pub fn starting_at(instant: Timestamp) -> Self {
        Self {
            start: Some(Arc::new(Start {
                instant,
                began: Instant::now(),
                set: AtomicI64::new(0),
            })),
            ahead: 0,
            behind: Arc::default(),
        }
    }

    /// From now on tells the time by a clock that shows `time` now. One that was started at an instant goes by no other.
    pub fn go_by(&self, time: Timestamp) {
        let behind = time.duration_since(self.of_system()).as_millis();
        self.behind.store(i64::try_from(behind).unwrap_or(0), Ordering::Release);
    }

    /// Sets one that was started at an instant forward or back, as somebody may set the system's, which this leaves alone.
    pub fn set_by(&self, time: SignedDuration) {
        if let Some(start) = &self.start {
            start.set.fetch_add(time.as_secs(), Ordering::AcqRel);
        }
    }

    fn of_system(&self) -> Timestamp {
        let system = Timestamp::now();
        system.saturating_add(SignedDuration::from_secs(self.ahead)).unwrap_or(system)
    }

    /// The time.
    pub fn now(&self) -> Timestamp {
        match &self.start {
            None => {
                let behind = SignedDuration::from_millis(self.behind.load(Ordering::Acquire));
                self.of_system().saturating_add(behind).unwrap_or(Timestamp::MAX)
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_time_is_told_by_the_clock_that_it_goes_by() {
        let clock = Clock::system();
        let five_minutes = SignedDuration::from_mins(5);
        let of_another = clock.clone();
        for ahead in [five_minutes, -five_minutes] {
            clock.go_by(Timestamp::now() + ahead);
            let off = of_another.now().duration_since(Timestamp::now()) - ahead;
            assert!(off.abs() < SignedDuration::from_secs(1), "{off:?}");
        }
    }

    #[test]
    fn a_clock_that_was_started_at_an_instant_goes_by_no_other() {
        let instant: Timestamp = "2025-03-19T10:00:00Z".parse().unwrap();
        let clock = Clock::starting_at(instant);
        clock.go_by(instant + SignedDuration::from_hours(5));
        assert!(clock.now().duration_since(instant) < SignedDuration::from_mins(1));
    }
}
