//! What the head of an answer says: validators, freshness, `Retry-After`.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{AGE, AsHeaderName, CACHE_CONTROL, DATE, ETAG, EXPIRES, HeaderMap, HeaderName, LAST_MODIFIED, RETRY_AFTER};

use super::LONGEST_WAIT;

/// Longer values are not kept: they would be stored, and sent again each time.
const MAX_TEXT: usize = 1024;

/// By what a server recognises the version that is known (RFC 9110, 8.8). Kept and sent back letter by letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validator {
    /// `ETag`, with its quotes and `W/`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
}

pub(super) fn validator(headers: &HeaderMap) -> Option<Validator> {
    let validator = Validator {
        etag: text(headers, &ETAG),
        last_modified: text(headers, &LAST_MODIFIED),
    };
    (validator != Validator::default()).then_some(validator)
}

/// A header's text, unless it is empty, not ASCII or longer than any honest one.
pub(super) fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let text = headers.get(name)?.to_str().ok()?.trim();
    (!text.is_empty() && text.len() <= MAX_TEXT).then(|| text.into())
}

/// How long the answer stays fresh: `max-age`, else `Expires` less `Date`, each less `Age` (RFC 9111, 4.2).
///
/// The difference of the server's own two times is taken, so its clock and ours need not agree.
pub(super) fn fresh_for(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let lifetime = match (max_age(headers), headers.get(EXPIRES)) {
        (Some(max_age), _) => max_age,
        // "0" and other words that are no date mean: it has ended already (RFC 9111, 5.3).
        (None, Some(_)) => date(headers, EXPIRES).map_or(Duration::ZERO, |until| since_sent(headers, until, now)),
        (None, None) => return None,
    };
    let age = seconds(headers, AGE).unwrap_or_default();
    Some(lifetime.saturating_sub(age).min(LONGEST_WAIT))
}

/// `Retry-After`, in seconds or as a date (RFC 9110, 10.2.3), at most [`LONGEST_WAIT`].
pub(super) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let wait = seconds(headers, RETRY_AFTER).or_else(|| Some(since_sent(headers, date(headers, RETRY_AFTER)?, now)))?;
    Some(wait.min(LONGEST_WAIT))
}

/// From the server's time to `until`; zero when that has passed.
fn since_sent(headers: &HeaderMap, until: Timestamp, now: Timestamp) -> Duration {
    let sent = date(headers, DATE).unwrap_or(now);
    Duration::try_from(until.duration_since(sent)).unwrap_or_default()
}

fn max_age(headers: &HeaderMap) -> Option<Duration> {
    let values = headers.get_all(CACHE_CONTROL).iter().filter_map(|value| value.to_str().ok());
    let mut max_age = None;
    for directive in values.flat_map(|value| value.split(',')) {
        let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
        match name.trim() {
            name if name.eq_ignore_ascii_case("no-cache") || name.eq_ignore_ascii_case("no-store") => {
                return Some(Duration::ZERO);
            }
            name if name.eq_ignore_ascii_case("max-age") => max_age = whole_seconds(value.trim().trim_matches('"')),
            _ => {}
        }
    }
    max_age
}

fn seconds(headers: &HeaderMap, name: impl AsHeaderName) -> Option<Duration> {
    whole_seconds(headers.get(name)?.to_str().ok()?.trim())
}

/// Digits only; a number that doesn't fit is a very long time (RFC 9111, 1.2.2).
fn whole_seconds(text: &str) -> Option<Duration> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| Duration::from_secs(text.parse().unwrap_or(u64::MAX)))
}

fn date(headers: &HeaderMap, name: impl AsHeaderName) -> Option<Timestamp> {
    let text = headers.get(name)?.to_str().ok()?.trim();
    let date = httpdate::parse_http_date(text).ok()?;
    // Only the end of the year 9999 doesn't fit, which some write for "never".
    Some(date.try_into().unwrap_or(Timestamp::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2025-03-19T09:00:00Z".parse().unwrap()
    }

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pairs = pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
        pairs.collect()
    }

    fn fresh(pairs: &[(&'static str, &'static str)]) -> Option<u64> {
        fresh_for(&headers(pairs), now()).map(|lifetime| lifetime.as_secs())
    }

    fn retry(pairs: &[(&'static str, &'static str)]) -> Option<u64> {
        retry_after(&headers(pairs), now()).map(|wait| wait.as_secs())
    }

    #[test]
    fn an_answer_is_fresh_as_long_as_it_says_up_to_a_day() {
        assert_eq!(fresh(&[]), None);
        assert_eq!(fresh(&[("cache-control", "public")]), None);
        assert_eq!(fresh(&[("cache-control", "public, Max-Age=900")]), Some(900));
        assert_eq!(fresh(&[("cache-control", "max-age=\"900\"")]), Some(900));
        assert_eq!(fresh(&[("cache-control", "max-age=900"), ("age", "300")]), Some(600));
        assert_eq!(fresh(&[("cache-control", "max-age=900"), ("age", "3000")]), Some(0));
        assert_eq!(fresh(&[("cache-control", "max-age=900, no-store")]), Some(0));
        assert_eq!(fresh(&[("cache-control", "max-age=99999999999999999999999")]), Some(86_400));
        assert_eq!(fresh(&[("cache-control", "max-age=-1")]), None);
        assert_eq!(fresh(&[("expires", "0")]), Some(0));
        assert_eq!(fresh(&[("expires", "Wed, 19 Mar 2025 09:30:00 GMT")]), Some(1800));
        assert_eq!(fresh(&[("expires", "Wed, 19 Mar 2025 08:30:00 GMT")]), Some(0));
        assert_eq!(fresh(&[("expires", "Fri, 31 Dec 9999 23:59:59 GMT")]), Some(86_400));
    }

    #[test]
    fn the_servers_clock_need_not_agree_with_ours() {
        let date = ("date", "Mon, 23 Nov 2026 09:00:00 GMT");
        assert_eq!(fresh(&[date, ("expires", "Mon, 23 Nov 2026 09:40:00 GMT")]), Some(2400));
        assert_eq!(retry(&[date, ("retry-after", "Mon, 23 Nov 2026 09:10:00 GMT")]), Some(600));
    }

    #[test]
    fn retry_after_is_seconds_or_a_date_up_to_a_day() {
        assert_eq!(retry(&[("retry-after", "120")]), Some(120));
        assert_eq!(retry(&[("retry-after", "9999999")]), Some(86_400));
        assert_eq!(retry(&[("retry-after", "Wed, 19 Mar 2025 09:10:00 GMT")]), Some(600));
        assert_eq!(retry(&[("retry-after", "Wed, 19 Mar 2025 08:00:00 GMT")]), Some(0));
        assert_eq!(retry(&[("retry-after", "soon")]), None);
        assert_eq!(retry(&[("retry-after", "-5")]), None);
        assert_eq!(retry(&[]), None);
    }

    #[test]
    fn validators_are_kept_letter_by_letter_unless_they_are_absurd() {
        let validator = validator(&headers(&[("etag", "W/\"a-gzip\""), ("last-modified", "yesterday")])).unwrap();
        assert_eq!(validator.etag.as_deref(), Some("W/\"a-gzip\""));
        assert_eq!(validator.last_modified.as_deref(), Some("yesterday"));
        let long = HeaderMap::from_iter([(ETAG, "x".repeat(2000).parse().unwrap())]);
        assert_eq!(super::validator(&long), None);
    }
}
