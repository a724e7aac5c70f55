//! The site's clock: the one place that asks the system for the time. Where several nodes have one database it goes by that one's clock, so
//! that they agree on what is published.

use std::{
    fmt,
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
#[derive(Clone)]
pub struct Clock {
    start: Option<Arc<Start>>,
    /// Tells the system's time.
    system: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    began: Instant,
    /// What the clock that it goes by said at `began`, in milliseconds since 1970; 0: it goes by the system's.
    agreed: Arc<AtomicI64>,
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now())
    }
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
        Self::of_system(Timestamp::now)
    }

    /// The time of a system by its own clock, which `tells` it.
    pub fn of_system(tells: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self {
            start: None,
            system: Arc::new(tells),
            began: Instant::now(),
            agreed: Arc::default(),
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
            ..Self::system()
        }
    }

    /// From now on tells the time by a clock that shows `time` now, whatever becomes of the system's. One that was started at an instant goes by no
    /// other.
    pub fn go_by(&self, time: Timestamp) {
        let at_began = time.saturating_sub(self.passed()).unwrap_or(Timestamp::MIN);
        self.agreed.store(at_began.as_millisecond(), Ordering::Release);
    }

    /// How far the system's clock is ahead of this one. Where that becomes another, somebody has set it, or the machine was asleep, which this one
    /// does not notice: it is to be agreed anew.
    pub fn system_is_ahead_by(&self) -> SignedDuration {
        (self.system)().duration_since(self.now())
    }

    fn passed(&self) -> SignedDuration {
        SignedDuration::try_from(self.began.elapsed()).unwrap_or(SignedDuration::MAX)
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
            None => match self.agreed.load(Ordering::Acquire) {
                0 => (self.system)(),
                at_began => Timestamp::from_millisecond(at_began)
                    .and_then(|at_began| at_began.saturating_add(self.passed()))
                    .unwrap_or(Timestamp::MAX),
            },
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
    fn a_system_whose_clock_is_set_does_not_move_one_that_goes_by_another() {
        let hour = SignedDuration::from_hours(1);
        let set = Arc::new(AtomicI64::new(0));
        let system = {
            let set = set.clone();
            Clock::of_system(move || Timestamp::now() + SignedDuration::from_secs(set.load(Ordering::Acquire)))
        };
        let is_near = |one: SignedDuration, other| (one - other).abs() < SignedDuration::from_secs(1);
        system.go_by(Timestamp::now() + hour);
        assert!(is_near(system.system_is_ahead_by(), -hour));
        set.store(hour.as_secs(), Ordering::Release);
        assert!(is_near(system.now().duration_since(Timestamp::now()), hour));
        assert!(
            is_near(system.system_is_ahead_by(), SignedDuration::ZERO),
            "that it was set is noticed"
        );
    }

    #[test]
    fn a_clock_that_was_started_at_an_instant_goes_by_no_other() {
        let instant: Timestamp = "2025-03-19T10:00:00Z".parse().unwrap();
        let clock = Clock::starting_at(instant);
        clock.go_by(instant + SignedDuration::from_hours(5));
        assert!(clock.now().duration_since(instant) < SignedDuration::from_mins(1));
    }
}
