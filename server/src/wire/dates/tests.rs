//! Every way in which a date is written, and which dates are believed.

use proptest::prelude::*;

use super::*;

mod words;

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

/// What `text` is in UTC for a source in Brussels, or `none`.
fn in_brussels(text: &str) -> String {
    read(text, &zone("Europe/Brussels")).map_or("none".into(), |date| date.to_string())
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn rfc_822_and_its_children_are_read() {
    for (text, wanted) in [
        ("Wed, 19 Mar 2025 10:00:00 +0100", "2025-03-19T09:00:00Z"),
        ("19 Mar 2025 10:00 +0100", "2025-03-19T09:00:00Z"),
        ("Wed, 19 Mar 25 10:00:00 GMT", "2025-03-19T10:00:00Z"),
        ("Wed, 19 Mar 99 10:00:00 GMT", "1999-03-19T10:00:00Z"),
        ("Wed, 19 Mar 125 10:00:00 GMT", "2025-03-19T10:00:00Z"),
        ("Sunday, 19 March 2025 10:00:00 UT", "2025-03-19T10:00:00Z"),
        ("Thurs, 9 Jan 2025 9:05:00 GMT", "2025-01-09T09:05:00Z"),
        ("  Wed,19 Mar 2025 10:00:00 +01:00 ", "2025-03-19T09:00:00Z"),
        ("Wed, 19 Mar 2025 10:00:00 +0100 (CET)", "2025-03-19T09:00:00Z"),
        ("Wed, 19 Mar 2025 10:00:00 GMT+0100", "2025-03-19T09:00:00Z"),
        ("Wed, 19 Mar 2025 10:00:00 GMT-3", "2025-03-19T13:00:00Z"),
        ("Wed, 19 Mar 2025 10:00:00 -0000", "2025-03-19T10:00:00Z"),
        ("Wed, 19-Mar-2025 10:00:00 GMT", "2025-03-19T10:00:00Z"),
        ("Wed, 19 Mar 2025 24:00:00 GMT", "2025-03-20T00:00:00Z"),
        ("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59Z"),
        ("Mar 19, 2025 10:00 AM EST", "2025-03-19T15:00:00Z"),
        ("March 19, 2025 12:30 a.m. EST", "2025-03-19T05:30:00Z"),
        ("Wed Mar 19 10:00:00 2025", "2025-03-19T09:00:00Z"),
        ("Wed Mar 19 10:00:00 CET 2025", "2025-03-19T09:00:00Z"),
        ("Wed, 19 Mar 2025", "2025-03-18T23:00:00Z"),
        ("Wed, 19 Mar 2025 10:00:00", "2025-03-19T09:00:00Z"),
        ("Wed, 16 Jul 2025 10:00:00", "2025-07-16T08:00:00Z"),
    ] {
        assert_eq!(in_brussels(text), wanted, "{text}");
    }
}

#[test]
fn every_name_of_a_zone_is_understood() {
    for (name, hour) in [
        ("UT", "10:00"),
        ("UTC", "10:00"),
        ("GMT", "10:00"),
        ("Z", "10:00"),
        ("WET", "10:00"),
        ("WEST", "09:00"),
        ("BST", "09:00"),
        ("CET", "09:00"),
        ("MEZ", "09:00"),
        ("CEST", "08:00"),
        ("MESZ", "08:00"),
        ("EET", "08:00"),
        ("EEST", "07:00"),
        ("MSK", "07:00"),
        ("EST", "15:00"),
        ("EDT", "14:00"),
        ("CST", "16:00"),
        ("CDT", "15:00"),
        ("MST", "17:00"),
        ("MDT", "16:00"),
        ("PST", "18:00"),
        ("PDT", "17:00"),
        ("JST", "01:00"),
        ("IST", "04:30"),
        ("WEZ", "10:00"),
        ("WESZ", "09:00"),
        ("OEZ", "08:00"),
        ("OESZ", "07:00"),
        ("МСК", "07:00"),
        ("AZOT", "11:00"),
        ("A", "10:00"),
        ("M", "10:00"),
        ("Y", "10:00"),
    ] {
        let text = format!("Wed, 19 Mar 2025 10:00:00 {name}");
        assert_eq!(in_brussels(&text), format!("2025-03-19T{hour}:00Z"), "{text}");
    }
}

#[test]
fn a_name_that_several_places_use_is_the_one_of_the_source() {
    let summer = "Wed, 16 Jul 2025 10:00:00 IST";
    assert_eq!(read(summer, &zone("Europe/Dublin")), Some(at("2025-07-16T09:00:00Z")));
    assert_eq!(
        read("Wed, 15 Jan 2025 10:00:00 IST", &zone("Asia/Jerusalem")),
        Some(at("2025-01-15T08:00:00Z"))
    );
    assert_eq!(read(summer, &TimeZone::UTC), Some(at("2025-07-16T04:30:00Z")));
}

/// They mean summer time in summer.
#[test]
fn a_name_for_a_part_of_america_is_its_time_at_that_time() {
    for (text, wanted) in [
        ("Wed, 15 Jan 2025 10:00 ET", "2025-01-15T15:00:00Z"),
        ("Wed, 16 Jul 2025 10:00 ET", "2025-07-16T14:00:00Z"),
        ("July 16, 2025 10:00 AM PT", "2025-07-16T17:00:00Z"),
        ("July 16, 2025 10 a.m. CT", "2025-07-16T15:00:00Z"),
    ] {
        assert_eq!(in_brussels(text), wanted, "{text}");
    }
}

#[test]
fn a_name_that_nobody_knows_leaves_the_zone_of_the_source() {
    assert_eq!(in_brussels("Wed, 19 Mar 2025 10:00:00 XYZT"), "2025-03-19T09:00:00Z");
    assert_eq!(in_brussels("19 Mar 2025 10:00 h"), "2025-03-19T09:00:00Z");
}

#[test]
fn iso_8601_is_read_with_and_without_everything() {
    for (text, wanted) in [
        ("2025-03-19T10:00:00+01:00", "2025-03-19T09:00:00Z"),
        ("2025-03-19T10:00:00Z", "2025-03-19T10:00:00Z"),
        ("2025-03-19t10:00:00z", "2025-03-19T10:00:00Z"),
        ("2025-03-19T10:00Z", "2025-03-19T10:00:00Z"),
        ("2025-03-19 10:00:00", "2025-03-19T09:00:00Z"),
        ("2025-03-19T10:00:00", "2025-03-19T09:00:00Z"),
        ("2025-03-19 10:00:00 +0200", "2025-03-19T08:00:00Z"),
        ("2025-03-19T10:00:00+02", "2025-03-19T08:00:00Z"),
        ("2025-03-19 10:00:00 UTC", "2025-03-19T10:00:00Z"),
        ("2025-03-19T10:00:00.123456+01:00", "2025-03-19T09:00:00.123456Z"),
        ("2025-03-19T10:00:00.1234567891234Z", "2025-03-19T10:00:00.123456789Z"),
        ("2025-03-19T10:00:00,5Z", "2025-03-19T10:00:00.5Z"),
        ("2025-03-19T24:00:00Z", "2025-03-20T00:00:00Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ("2025-03-19T10:00:00+01:00[Europe/Brussels]", "2025-03-19T09:00:00Z"),
        ("2025-03-19", "2025-03-18T23:00:00Z"),
        ("2025-3-9", "2025-03-08T23:00:00Z"),
        ("2025/03/19 10:00", "2025-03-19T09:00:00Z"),
        ("2025-W12-3T10:00:00Z", "2025-03-19T10:00:00Z"),
        ("2025W123T100000Z", "2025-03-19T10:00:00Z"),
        ("2020-W53-5", "2020-12-31T23:00:00Z"),
        ("2025-078T10:00:00Z", "2025-03-19T10:00:00Z"),
        ("2024-366", "2024-12-30T23:00:00Z"),
        ("20250319T100000Z", "2025-03-19T10:00:00Z"),
        ("20250319T1000+0100", "2025-03-19T09:00:00Z"),
        ("20250319", "2025-03-18T23:00:00Z"),
        ("20250319100000", "2025-03-19T09:00:00Z"),
        ("19.03.2025 10:00", "2025-03-19T09:00:00Z"),
        ("19.3.25", "2025-03-18T23:00:00Z"),
        // In the hour that the change to summer time leaves out, and the one that comes twice.
        ("2025-03-30T02:30:00", "2025-03-30T01:30:00Z"),
        ("2025-10-26T02:30:00", "2025-10-26T00:30:00Z"),
    ] {
        assert_eq!(in_brussels(text), wanted, "{text}");
    }
}

#[test]
fn digits_alone_are_seconds_or_milliseconds() {
    assert_eq!(in_brussels("1742374800"), "2025-03-19T09:00:00Z");
    assert_eq!(in_brussels("1742374800.25"), "2025-03-19T09:00:00Z");
    assert_eq!(in_brussels("1742374800123"), "2025-03-19T09:00:00.123Z");
}

#[test]
fn what_is_no_date_or_not_certainly_one_is_not_read() {
    for text in [
        "",
        "yesterday",
        "3 days ago",
        "2025",
        "2025-03",
        "March 2025",
        "03/04/2025",
        "31-12/2025",
        "13/13/2025",
        "3/4/25",
        "2025-02-30",
        "2025-W54-1",
        "2025-W12",
        "2025-W12-8",
        "2025-366",
        // What PHP makes of a date that was never set.
        "-0001-11-30T00:00:00+00:00",
        "-2025-03-19",
        "20250-03-19",
        "Wed, 19 Mar 20250 10:00:00 GMT",
        "Wed, 32 Mar 2025 10:00:00 GMT",
        "Wed, 0 Mar 2025 10:00:00 GMT",
        "9. srp 2025",
        "31 Feb 2025 10:00",
        "2025-03-19T25:00:00Z",
        "2025-03-19T24:01:00Z",
        "2025-03-19T10:61:00Z",
        "2025-13-19",
        "0000-00-00 00:00:00",
        "Wed, 19 Mar 2025 10:00:00 +9900",
        "2025-03-19 10:00 11:00",
        "<b>19 Mar 2025</b>",
        "it was on one of the days 19 March 2025",
        "20251332",
        "20250319256000",
        "1",
        "12345",
        "99999999999999999999",
    ] {
        assert_eq!(in_brussels(text), "none", "{text}");
    }
    assert_eq!(read(&"1".repeat(1_000_000), &TimeZone::UTC), None);
    assert_eq!(read(&"19 Mar ".repeat(1_000_000), &TimeZone::UTC), None);
}

#[test]
fn a_sound_date_stays_and_a_later_change_with_it() {
    let fetched = at("2025-03-19T10:00:00Z");
    let (published, updated) = (at("2025-03-18T10:00:00Z"), at("2025-03-19T09:00:00Z"));
    let settled = settle(Some(published), Some(updated), fetched);
    assert_eq!(
        settled,
        Settled {
            published,
            updated: Some(updated),
            flag: None
        }
    );
    for not_later in [published, at("2025-03-17T10:00:00Z")] {
        assert_eq!(settle(Some(published), Some(not_later), fetched).updated, None);
    }
}

#[test]
fn an_entry_with_only_a_date_of_change_was_published_then() {
    let (fetched, updated) = (at("2025-03-19T10:00:00Z"), at("2025-03-19T09:00:00Z"));
    assert_eq!(
        settle(None, Some(updated), fetched),
        Settled {
            published: updated,
            updated: None,
            flag: None
        }
    );
}

#[test]
fn missing_future_and_implausible_dates_become_the_time_of_fetching() {
    let fetched = at("2025-03-19T10:00:00Z");
    for (published, flag) in [
        (None, Some(DateFlag::Missing)),
        (Some("2025-03-19T10:04:00Z"), None),
        (Some("2025-03-19T10:06:00Z"), Some(DateFlag::Future)),
        (Some("9999-12-30T00:00:00Z"), Some(DateFlag::Future)),
        (Some("1970-01-01T00:00:00Z"), Some(DateFlag::Implausible)),
        (Some("1994-12-31T23:59:59Z"), Some(DateFlag::Implausible)),
        (Some("1995-01-01T00:00:00Z"), None),
    ] {
        let settled = settle(published.map(at), None, fetched);
        assert_eq!(settled.flag, flag, "{published:?}");
        let wanted = if flag.is_some() { fetched } else { at(published.unwrap()) };
        assert_eq!(settled.published, wanted, "{published:?}");
    }
    let never_set = read("Wed, 30 Nov -0001 00:00:00 +0000", &TimeZone::UTC);
    assert_eq!(settle(never_set, None, fetched).flag, Some(DateFlag::Implausible));
    let (old, future) = (at("1970-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z"));
    assert_eq!(settle(Some(fetched), Some(future), fetched).updated, None);
    assert_eq!(settle(Some(fetched), Some(old), fetched).updated, None);
    assert_eq!(
        settle(Some(Timestamp::MAX), Some(Timestamp::MIN), Timestamp::MIN).published,
        Timestamp::MIN
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}") {
        let _ = read(&text, &zone("Europe/Brussels"));
    }

    #[test]
    fn nothing_like_a_date_makes_it_panic(
        text in "(Mon|mar|19|0|99|2025|9999|-9999|24|60|Mar|GMT|ET|PM|am|a\\. m\\.|h|t|T|W|Z|٣|[ ,:+./-]|\\+0100|00000|[0-9]{1,20}){0,14}"
    ) {
        let _ = read(&text, &zone("Europe/Brussels"));
    }

    #[test]
    fn what_rfc_3339_writes_is_read_back(second in -62_000_000_000_i64..250_000_000_000, hours in -12_i8..=14) {
        let date = Timestamp::from_second(second).unwrap();
        let written = date.display_with_offset(Offset::constant(hours)).to_string();
        prop_assert_eq!(read(&written, &TimeZone::UTC), Some(date), "{}", written);
    }
}
