//! When a hub is asked again: well before its lease ends, and ever more rarely while it doesn't confirm.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// The lease that is asked for. Hubs may give another.
pub const LEASE: Duration = Duration::from_hours(24 * 7);

/// A hub that says "a second" is still not asked more often than each half hour, one that says "a century" is asked each month, for hubs
/// forget.
const SHORTEST: SignedDuration = SignedDuration::from_mins(30);
const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 30);

/// The part of the lease after which it is renewed, and what jitter adds to it.
const RENEWED_AFTER: f64 = 0.75;
const SPREAD: f64 = 0.15;

/// What a hub has at first for asking back, and what it has in the end.
const PATIENCE: SignedDuration = SignedDuration::from_mins(10);
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// What jitter adds to a pause: many subscriptions fail together.
const PAUSE_SPREAD: f64 = 0.25;

/// Until when a hub pushes that confirmed at `confirmed_at`: as long as it says, up to thirty days.
pub fn ends_at(confirmed_at: Timestamp, lease: Duration) -> Timestamp {
    later(confirmed_at, signed(lease).min(LONGEST))
}

/// When to ask for a subscription again that was confirmed at `confirmed_at`: after 75 to 90 % of its lease, by `jitter` from 0 to 1.
///
/// A lease under half an hour counts as that, one over thirty days as thirty days.
pub fn renew_at(confirmed_at: Timestamp, lease: Duration, jitter: f64) -> Timestamp {
    let lease = signed(lease).clamp(SHORTEST, LONGEST);
    later(confirmed_at, lease.mul_f64(RENEWED_AFTER + SPREAD * share(jitter)))
}

/// When to ask again that was asked at `asked_at`, unless the hub confirms before: after ten minutes, doubled with each of the `failures`
/// before it up to a day, and up to a quarter more by `jitter`.
pub fn ask_again_at(asked_at: Timestamp, failures: i64, jitter: f64) -> Timestamp {
    // Eight times doubled it is over a day.
    let doubled = 2_i32.pow(u32::try_from(failures.clamp(0, 8)).unwrap_or_default());
    pause(asked_at, (PATIENCE * doubled).min(DAY), jitter)
}

/// When to ask a hub again that will not push: after a day, and up to a quarter more by `jitter`.
pub fn ask_denied_at(denied_at: Timestamp, jitter: f64) -> Timestamp {
    pause(denied_at, DAY, jitter)
}

fn pause(since: Timestamp, wait: SignedDuration, jitter: f64) -> Timestamp {
    later(since, wait.mul_f64(1.0 + PAUSE_SPREAD * share(jitter)))
}

fn later(since: Timestamp, wait: SignedDuration) -> Timestamp {
    since.checked_add(wait).unwrap_or(Timestamp::MAX)
}

fn signed(lease: Duration) -> SignedDuration {
    SignedDuration::try_from(lease).unwrap_or(SignedDuration::MAX)
}

fn share(jitter: f64) -> f64 {
    if jitter.is_finite() { jitter.clamp(0.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    #[test]
    fn pauses_double_from_ten_minutes_to_a_day() {
        let after = |failures| ask_again_at(AT, failures, 0.0).duration_since(AT).as_mins();
        assert_eq!(
            [after(0), after(1), after(2), after(7), after(8), after(i64::MAX), after(-1)],
            [10, 20, 40, 1280, 1440, 1440, 10]
        );
        assert_eq!(ask_denied_at(AT, 0.0).duration_since(AT).as_hours(), 24);
    }

    #[test]
    fn a_lease_ends_when_the_hub_says_or_after_a_month() {
        let ends = |lease| ends_at(AT, lease).duration_since(AT).as_secs();
        assert_eq!(
            [ends(Duration::ZERO), ends(LEASE), ends(Duration::MAX)],
            [0, 604_800, 2_592_000]
        );
    }

    proptest! {
        #[test]
        fn a_lease_is_renewed_well_before_its_end(seconds in 1800_u64..=30 * 86_400, jitter in 0.0..=1.0) {
            let wait = renew_at(AT, Duration::from_secs(seconds), jitter).duration_since(AT).as_secs_f64();
            let part = wait / Duration::from_secs(seconds).as_secs_f64();
            prop_assert!((0.749..=0.901).contains(&part));
        }

        #[test]
        fn no_lease_makes_hubs_be_asked_all_the_time_or_never(lease: Duration, jitter in proptest::num::f64::ANY) {
            let wait = renew_at(AT, lease, jitter).duration_since(AT);
            prop_assert!(wait >= SignedDuration::from_mins(22) && wait <= LONGEST);
        }

        #[test]
        fn jitter_only_ever_lengthens_a_pause(failures: i64, jitter in proptest::num::f64::ANY) {
            let (least, wait) = (ask_again_at(AT, failures, 0.0), ask_again_at(AT, failures, jitter));
            prop_assert!(wait >= least && wait.duration_since(AT) <= DAY.mul_f64(1.0 + PAUSE_SPREAD));
        }
    }
}
