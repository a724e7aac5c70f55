//! When to ask a provider again: its own word for how long an answer lasts, and the pause after a failure.

use jiff::{SignedDuration, Timestamp};
use reqwest::header::{AGE, CACHE_CONTROL, DATE, EXPIRES, HeaderMap, HeaderName, RETRY_AFTER};

use super::error::ProviderError;

/// How long an answer lasts that doesn't say.
const DEFAULT_LIFETIME: SignedDuration = SignedDuration::from_mins(30);
/// A service that says "now" is still not asked more often than this.
const MIN_LIFETIME: SignedDuration = SignedDuration::from_mins(5);
/// A reading two hours old is worth a question, whatever the answer said.
const MAX_LIFETIME: SignedDuration = SignedDuration::from_hours(2);

const MIN_PAUSE: SignedDuration = SignedDuration::from_mins(1);
const MAX_PAUSE: SignedDuration = SignedDuration::from_hours(1);
/// A service can ask for a longer pause than ours, up to the time after which there is nothing left to show anyway.
pub(crate) const MAX_RETRY_AFTER: SignedDuration = SignedDuration::from_hours(6);

/// Requests are spread over this time, since MET Norway asks clients not to come all at the same moment.
pub(crate) const SPREAD: SignedDuration = SignedDuration::from_mins(1);
/// [`SPREAD`] and the time of a request: a reading that is being renewed is not stale yet.
const GRACE: SignedDuration = SignedDuration::from_mins(2);

/// Until when an answer lasts: `max-age`, else `Expires` less `Date`, less `Age` (RFC 9111, 4.2), within our own bounds.
///
/// The difference of the service's own two times is taken, so its clock and ours need not agree.
pub(crate) fn fresh_until(headers: &HeaderMap, now: Timestamp) -> Timestamp {
    let age = seconds(headers, &AGE).unwrap_or_default();
    let lifetime = match (max_age(headers), headers.get(EXPIRES)) {
        (Some(max_age), _) => max_age - age,
        (None, Some(expires)) => {
            // "0" and other words that are no date mean: it has ended already (RFC 9111, 5.3).
            let since = date(headers, &DATE).unwrap_or(now);
            let until = expires.to_str().ok().and_then(http_date).unwrap_or(since);
            until.duration_since(since) - age
        }
        (None, None) => DEFAULT_LIFETIME,
    };
    now + lifetime.clamp(MIN_LIFETIME, MAX_LIFETIME)
}

/// When a reading counts as stale that can be renewed at `next_at`.
pub(crate) fn stale_from(next_at: Timestamp) -> Timestamp {
    next_at + GRACE
}

/// `Retry-After`, in seconds or as a date (RFC 9110, 10.2.3); never negative, at most six hours.
pub(crate) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<SignedDuration> {
    let pause = seconds(headers, &RETRY_AFTER).or_else(|| {
        let until = date(headers, &RETRY_AFTER)?;
        Some(until.duration_since(date(headers, &DATE).unwrap_or(now)))
    })?;
    Some(pause.clamp(SignedDuration::ZERO, MAX_RETRY_AFTER))
}

/// How long to leave the provider alone after the `failures`-th failure in a row (counted from 1).
///
/// It doubles from a minute to an hour, and `roll` (0 to 1) adds up to a quarter so that many sites don't come back together. What
/// only a person can mend waits the whole hour at once.
pub(crate) fn pause(failures: u32, error: &ProviderError, roll: f64) -> SignedDuration {
    let doubled = MIN_PAUSE * 2_i32.saturating_pow(failures.saturating_sub(1).min(6));
    let pause = doubled + doubled.mul_f64(roll.clamp(0.0, 1.0) / 4.0);
    let pause = if error.needs_a_person() {
        MAX_PAUSE
    } else {
        pause.min(MAX_PAUSE)
    };
    pause.max(error.retry_after().unwrap_or_default())
}

fn max_age(headers: &HeaderMap) -> Option<SignedDuration> {
    let directives = headers
        .get_all(CACHE_CONTROL)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|v| v.split(','));
    let mut max_age = None;
    for directive in directives {
        let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
        match name.trim().to_ascii_lowercase().as_str() {
            "no-cache" | "no-store" => return Some(SignedDuration::ZERO),
            "max-age" => max_age = value.trim().trim_matches('"').parse::<u32>().ok(),
            _ => {}
        }
    }
    max_age.map(|seconds| SignedDuration::from_secs(seconds.into()))
}

fn seconds(headers: &HeaderMap, name: &HeaderName) -> Option<SignedDuration> {
    let seconds: u32 = headers.get(name)?.to_str().ok()?.trim().parse().ok()?;
    Some(SignedDuration::from_secs(seconds.into()))
}

fn date(headers: &HeaderMap, name: &HeaderName) -> Option<Timestamp> {
    http_date(headers.get(name)?.to_str().ok()?)
}

fn http_date(text: &str) -> Option<Timestamp> {
    httpdate::parse_http_date(text.trim()).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2025-03-19T09:00:00Z".parse().unwrap()
    }

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect()
    }

    fn lifetime(pairs: &[(&'static str, &'static str)]) -> i64 {
        fresh_until(&headers(pairs), now()).duration_since(now()).as_mins()
    }

    #[test]
    fn an_answer_lasts_as_long_as_it_says_within_our_bounds() {
        assert_eq!(lifetime(&[]), 30);
        assert_eq!(lifetime(&[("cache-control", "public, max-age=900")]), 15);
        assert_eq!(lifetime(&[("cache-control", "max-age=900"), ("age", "300")]), 10);
        assert_eq!(
            lifetime(&[("cache-control", "max-age=900"), ("expires", "Wed, 19 Mar 2025 10:00:00 GMT")]),
            15
        );
        assert_eq!(lifetime(&[("expires", "Wed, 19 Mar 2025 09:31:00 GMT")]), 31);
        assert_eq!(lifetime(&[("cache-control", "max-age=1")]), 5);
        assert_eq!(lifetime(&[("cache-control", "no-store, max-age=900")]), 5);
        assert_eq!(lifetime(&[("expires", "0")]), 5);
        assert_eq!(lifetime(&[("cache-control", "max-age=86400")]), 120);
    }

    #[test]
    fn the_services_clock_need_not_agree_with_ours() {
        assert_eq!(
            lifetime(&[
                ("date", "Mon, 23 Nov 2026 09:00:00 GMT"),
                ("expires", "Mon, 23 Nov 2026 09:40:00 GMT")
            ]),
            40
        );
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let after = |pairs| retry_after(&headers(pairs), now()).map(|pause| pause.as_secs());
        assert_eq!(after(&[("retry-after", "120")]), Some(120));
        assert_eq!(after(&[("retry-after", "Wed, 19 Mar 2025 09:10:00 GMT")]), Some(600));
        assert_eq!(after(&[("retry-after", "Wed, 19 Mar 2025 08:00:00 GMT")]), Some(0));
        assert_eq!(after(&[("retry-after", "9999999")]), Some(6 * 3600));
        assert_eq!(after(&[("retry-after", "soon")]), None);
        assert_eq!(after(&[]), None);
    }

    #[test]
    fn pauses_double_from_a_minute_to_an_hour() {
        let down = ProviderError::TimedOut {
            service: "X",
            url: String::new(),
        };
        let minutes: Vec<_> = (1..=8).map(|failures| pause(failures, &down, 0.0).as_mins()).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(pause(1, &down, 1.0).as_secs(), 75);
        assert_eq!(pause(u32::MAX, &down, 1.0), MAX_PAUSE);
    }

    #[test]
    fn a_refusal_waits_the_longest_and_retry_after_outlasts_our_own_pause() {
        assert_eq!(
            pause(
                1,
                &ProviderError::Unauthorised {
                    service: "X",
                    status: 403
                },
                0.5
            ),
            MAX_PAUSE
        );
        let limited = |secs| ProviderError::RateLimited {
            service: "X",
            retry_after: Some(SignedDuration::from_secs(secs)),
        };
        assert_eq!(pause(1, &limited(7200), 0.0).as_secs(), 7200);
        assert_eq!(pause(1, &limited(2), 0.0), MIN_PAUSE);
    }
}
