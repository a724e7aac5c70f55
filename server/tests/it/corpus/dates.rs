//! Any text as a date: when it is one it has one meaning, and none that is kept lies ahead.
//!
//! A line each: the date of publication, the date of change, the time of fetching.

use std::sync::LazyLock;

use jiff::{SignedDuration, Timestamp, fmt::rfc2822, tz::TimeZone};
use server::wire::dates::{DateFlag, read, settle};

static BRUSSELS: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::get("Europe/Brussels").expect("the zones are compiled in"));
/// Clocks differ by so much.
const TOLERANCE: SignedDuration = SignedDuration::from_mins(5);

pub(crate) fn check(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let mut lines = text.lines();
    let mut date = || lines.next().and_then(read_alike);
    let (published, updated, fetched) = (date(), date(), date());
    let now = "2025-03-19T09:00:00Z".parse().expect("a date");
    for fetched in fetched.into_iter().chain([now, Timestamp::MIN, Timestamp::MAX]) {
        assert_settled(published, updated, fetched);
    }
}

/// Reads a date after having seen that its spelling makes no difference.
fn read_alike(text: &str) -> Option<Timestamp> {
    let found = read(text, &BRUSSELS);
    assert_eq!(
        read(&format!(" \t{text}\r\n"), &BRUSSELS),
        found,
        "white space around {text:?}"
    );
    assert_eq!(read(&text.to_ascii_uppercase(), &BRUSSELS), found, "capitals in {text:?}");
    let date = found?;
    if let Some(elsewhere) = read(text, &TimeZone::UTC) {
        let apart = date.duration_since(elsewhere).abs();
        assert!(apart <= SignedDuration::from_hours(2), "{text:?}: {date}, {elsewhere}");
    }
    // As RFC 3339 and RFC 2822 write it.
    if (0..=9999).contains(&TimeZone::UTC.to_datetime(date).year()) {
        assert_eq!(read(&date.to_string(), &BRUSSELS), Some(date), "{date}");
        let second = Timestamp::from_second(date.as_second()).expect("a part of it");
        let mail = rfc2822::DateTimePrinter::new()
            .timestamp_to_string(&second)
            .expect("a year of four digits");
        assert_eq!(read(&mail, &BRUSSELS), Some(second), "{mail}");
    }
    Some(date)
}

fn assert_settled(published: Option<Timestamp>, updated: Option<Timestamp>, fetched: Timestamp) {
    let settled = settle(published, updated, fetched);
    let is_ahead = |date: Timestamp| date.duration_since(fetched) > TOLERANCE;
    assert!(!is_ahead(settled.published), "{settled:?} fetched {fetched}");
    match settled.flag {
        None => assert_eq!(Some(settled.published), published.or(updated)),
        Some(_) => assert_eq!(settled.published, fetched),
    }
    assert_eq!(settled.flag == Some(DateFlag::Missing), published.or(updated).is_none());
    if let Some(changed) = settled.updated {
        assert_eq!(Some(changed), updated);
        assert!(
            changed > settled.published && !is_ahead(changed),
            "{settled:?} fetched {fetched}"
        );
    }
}
