//! When a source is asked again: as often as it publishes, never sooner than it wants, ever more rarely while it fails.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::fetch::FetchError;
use crate::store::FeedState;

#[cfg(test)]
mod tests;

/// No source is asked more often.
pub const SHORTEST: SignedDuration = SignedDuration::from_mins(5);
/// Every source is asked at least so often, whatever it says.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// For a source whose items have no dates, or that has none yet.
const USUAL: SignedDuration = SignedDuration::from_hours(1);
/// While a hub pushes, asking only makes up for a push that was lost.
const PUSHED: SignedDuration = SignedDuration::from_hours(6);
/// Clocks are corrected by less all day.
const SET_BACK: SignedDuration = SignedDuration::from_mins(1);
/// The first pause after a failure that only a person can mend.
const LASTING: SignedDuration = SignedDuration::from_hours(1);

/// How many of the newest items say how often the source publishes.
const RECENT: usize = 20;
/// How many requests come between two items.
const REQUESTS_A_GAP: i32 = 4;
/// A source that has been silent for a day is not asked each five minutes, however fast it was before.
const REQUESTS_A_SILENCE: i32 = 8;
/// What each answer without news adds to the interval, and how often it does: fourfold in the end.
const LENGTHENED: f64 = 1.1;
const MAX_LENGTHENED: u32 = 15;
/// What jitter adds at most: to an interval and, since many fail together, more to a pause.
const SPREAD: f64 = 0.1;
const FAILED_SPREAD: f64 = 0.25;

/// How a fetch ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A body that was not known.
    Changed {
        /// How long the server calls it fresh.
        fresh_for: Option<Duration>,
    },
    /// Status 304, or the same body again.
    Unchanged {
        /// How long the server calls it fresh.
        fresh_for: Option<Duration>,
    },
    /// No body, or one that could not be read.
    Failed {
        /// How long the server asks to be left alone.
        retry_after: Option<Duration>,
        /// Whether only a person is likely to mend it.
        needs_a_person: bool,
    },
    /// Status 410.
    Gone,
}

impl From<&FetchError> for Outcome {
    fn from(error: &FetchError) -> Self {
        match error {
            FetchError::Gone => Self::Gone,
            error => Self::Failed {
                retry_after: error.retry_after(),
                needs_a_person: error.needs_a_person(),
            },
        }
    }
}

/// What is known of the source from before this outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History<'a> {
    /// Failures in a row: [`Plan::failures`] of last time.
    pub failures: u32,
    /// Answers without news in a row: [`Plan::unchanged`] of last time.
    pub unchanged: u32,
    /// When its items were published, in any order, this outcome's included. The newest 20 count.
    pub published: &'a [Timestamp],
    /// How long the feed itself asks to be kept (RSS `ttl`, `sy:updatePeriod`).
    pub ttl: Option<Duration>,
}

/// When the source is asked again, and what to keep for then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// From [`SHORTEST`] to [`LONGEST`] after now.
    pub next_try_at: Timestamp,
    /// Set when it is not to be asked again until an operator says so.
    pub disabled: Option<Reason>,
    /// Failures in a row, this one included.
    pub failures: u32,
    /// Answers without news in a row, this one included.
    pub unchanged: u32,
}

/// Why a source is not asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// It answered with status 410.
    #[error("the source says that it is gone for good (status 410)")]
    Gone,
}

/// Plans the next request. `jitter`, from 0 to 1, spreads sources that would come at the same moment.
pub fn next(outcome: &Outcome, history: &History<'_>, now: Timestamp, jitter: f64) -> Plan {
    let (failures, unchanged) = match outcome {
        Outcome::Changed { .. } => (0, 0),
        Outcome::Unchanged { .. } => (0, history.unchanged.saturating_add(1)),
        Outcome::Failed { .. } | Outcome::Gone => (history.failures.saturating_add(1), history.unchanged),
    };
    let (wait, spread) = match outcome {
        Outcome::Changed { fresh_for } | Outcome::Unchanged { fresh_for } => (
            interval(history, unchanged, now)
                .max(asked(*fresh_for))
                .max(asked(history.ttl)),
            SPREAD,
        ),
        Outcome::Failed {
            retry_after,
            needs_a_person,
        } => (pause(failures, *needs_a_person).max(asked(*retry_after)), FAILED_SPREAD),
        Outcome::Gone => (LONGEST, 0.0),
    };
    let jitter = if jitter.is_finite() { jitter.clamp(0.0, 1.0) } else { 0.0 };
    let wait = wait.min(LONGEST).mul_f64(1.0 + spread * jitter).clamp(SHORTEST, LONGEST);
    Plan {
        next_try_at: now.checked_add(wait).unwrap_or(Timestamp::MAX),
        disabled: (*outcome == Outcome::Gone).then_some(Reason::Gone),
        failures,
        unchanged,
    }
}

/// What is kept while a document is read: should nobody live to say how that ended, it counts as a passing failure, and twice in a row
/// as two. A server that is stopped in the middle asks the source again soon after it is back; one that a document ends, ever more rarely.
pub fn provisional(feed: &FeedState, now: Timestamp) -> FeedState {
    let failed = Outcome::Failed {
        retry_after: None,
        needs_a_person: false,
    };
    let history = History {
        failures: u32::try_from(feed.failures).unwrap_or(u32::MAX),
        ..History::default()
    };
    let plan = next(&failed, &history, now, 0.0);
    FeedState {
        next_try: plan.next_try_at.as_second(),
        failures: plan.failures.into(),
        error: Some("its last document is being read, or the program ended over it".to_owned()),
        ..feed.clone()
    }
}

/// When a source is to be asked: as planned, or, while a hub pushes its news, six hours later and still once a day.
///
/// Said when the time comes and not when it is planned: a hub that stops pushing leaves nobody waiting, one that begins is believed at
/// once. A source that failed is asked as planned, whoever pushes. What was planned by a clock that has been set back since is not waited for.
pub fn due_at(feed: &FeedState, is_pushed: bool, now: Timestamp) -> Timestamp {
    if is_ahead(feed.last_try, now) {
        return now;
    }
    let planned = Timestamp::from_second(feed.next_try).unwrap_or(Timestamp::MIN);
    let Some(last_try) = feed.last_try.filter(|_| is_pushed && feed.failures == 0) else {
        return planned;
    };
    let later = |at: Timestamp, wait| at.checked_add(wait).unwrap_or(Timestamp::MAX);
    let latest = later(Timestamp::from_second(last_try).unwrap_or(Timestamp::MIN), LONGEST);
    later(planned, PUSHED).min(latest).max(planned)
}

/// Whether something was done at a time that has not come yet: then the clock was ahead.
pub fn is_ahead(done: Option<i64>, now: Timestamp) -> bool {
    done.is_some_and(|done| done > now.as_second() + SET_BACK.as_secs())
}

/// How often to ask a source that answers.
fn interval(history: &History<'_>, unchanged: u32, now: Timestamp) -> SignedDuration {
    let lengthened = (0..unchanged.min(MAX_LENGTHENED)).fold(1.0, |factor, _| factor * LENGTHENED);
    rhythm(history.published, now).min(LONGEST).mul_f64(lengthened)
}

/// A part of the usual time between two items, or of the time since the last one, whichever is longer.
fn rhythm(published: &[Timestamp], now: Timestamp) -> SignedDuration {
    // An item of tomorrow says nothing about today.
    let mut times: Vec<Timestamp> = published.iter().copied().filter(|time| *time <= now).collect();
    times.sort_unstable_by(|a, b| b.cmp(a));
    // Items published together are one occasion.
    times.dedup();
    times.truncate(RECENT);
    let Some(newest) = times.first() else { return USUAL };
    let mut gaps: Vec<SignedDuration> = times.windows(2).map(|pair| pair[0].duration_since(pair[1])).collect();
    gaps.sort_unstable();
    // The middle one: a story that stays pinned for a year makes one long gap and changes nothing.
    let usual = gaps.get(gaps.len() / 2).map_or(USUAL, |gap| *gap / REQUESTS_A_GAP);
    usual.max(now.duration_since(*newest) / REQUESTS_A_SILENCE)
}

/// How long to leave a source alone after the `failures`-th failure in a row: doubled each time.
fn pause(failures: u32, needs_a_person: bool) -> SignedDuration {
    let first = if needs_a_person { LASTING } else { SHORTEST };
    // Ten times doubled, either is over the longest.
    first * 2_i32.pow(failures.saturating_sub(1).min(10))
}

/// What a source asks for, as far as it is heeded.
fn asked(wait: Option<Duration>) -> SignedDuration {
    let wait = wait.unwrap_or_default();
    SignedDuration::try_from(wait).map_or(LONGEST, |wait| wait.min(LONGEST))
}
