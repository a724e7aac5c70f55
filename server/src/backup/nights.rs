//! When the running server makes a backup, what it is called, and which old ones go.
//!
//! One belongs to each day, named by the day's date in the site's zone and due at a time of that zone. The newest one due that is not there
//! is made: at that time, or later, when the program or the machine was off. What is named otherwise is nobody's business here.

use std::{collections::BTreeSet, fs, io, path::Path};

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};

/// The day whose backup is the newest due at `now`. A time that a day does not have, as the clocks go forward, is the moment after the gap;
/// one that it has twice is the first.
pub fn due(now: Timestamp, zone: &TimeZone, at: Time) -> Date {
    let today = zone.to_datetime(now).date();
    let has_come = zone
        .to_ambiguous_timestamp(today.to_datetime(at))
        .compatible()
        .is_ok_and(|time| time <= now);
    if has_come { today } else { today.yesterday().unwrap_or(today) }
}

/// A day's file.
pub fn file_name(day: Date) -> String {
    format!("briefs-{day}.backup")
}

/// The day of a file that [`file_name`] has named.
pub fn day_of(name: &str) -> Option<Date> {
    let day: Date = name.strip_prefix("briefs-")?.strip_suffix(".backup")?.parse().ok()?;
    // Dates can be written in more than one way.
    (file_name(day) == name).then_some(day)
}

/// Which of these days go, so that the newest `keep` stay.
pub fn too_old(days: &BTreeSet<Date>, keep: u32) -> impl Iterator<Item = Date> {
    let keep = usize::try_from(keep).unwrap_or(usize::MAX);
    days.iter().copied().take(days.len().saturating_sub(keep))
}

/// The days of which a folder has a backup; none of a folder that is not there.
pub fn days_in(folder: &Path) -> io::Result<BTreeSet<Date>> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(error),
        Ok(entries) => entries
            .map(|entry| Ok(entry?.file_name().to_str().and_then(day_of)))
            .filter_map(io::Result::transpose)
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn due_at(now: &str, zone: &str, at: &str) -> String {
        due(now.parse().unwrap(), &TimeZone::get(zone).unwrap(), at.parse().unwrap()).to_string()
    }

    #[test]
    fn a_days_backup_is_due_from_its_time_on() {
        for (now, day) in [
            ("2025-03-19T03:29:59+01:00", "2025-03-18"),
            ("2025-03-19T03:30:00+01:00", "2025-03-19"),
            ("2025-03-19T23:59:59+01:00", "2025-03-19"),
            ("2025-03-20T00:00:00+01:00", "2025-03-19"),
            // Whatever the day is elsewhere.
            ("2025-03-19T23:30:00Z", "2025-03-19"),
        ] {
            assert_eq!(due_at(now, "Europe/Brussels", "03:30"), day, "{now}");
        }
        assert_eq!(due_at("2025-03-19T23:00:00Z", "Europe/Brussels", "00:00"), "2025-03-20");
    }

    #[test]
    fn a_time_that_the_day_does_not_have_is_the_moment_after_the_gap() {
        // In Brussels it is 03:00 after 01:59 that night, so that 02:30 is called 03:30.
        for (now, day) in [
            ("2025-03-30T00:59:59Z", "2025-03-29"),
            ("2025-03-30T01:29:59Z", "2025-03-29"),
            ("2025-03-30T01:30:00Z", "2025-03-30"),
        ] {
            assert_eq!(due_at(now, "Europe/Brussels", "02:30"), day, "{now}");
        }
    }

    #[test]
    fn a_time_that_the_day_has_twice_is_the_first_and_comes_once() {
        for (now, day) in [
            ("2025-10-26T00:29:59Z", "2025-10-25"),
            ("2025-10-26T00:30:00Z", "2025-10-26"),
            ("2025-10-26T01:29:59Z", "2025-10-26"),
            ("2025-10-26T01:30:00Z", "2025-10-26"),
        ] {
            assert_eq!(due_at(now, "Europe/Brussels", "02:30"), day, "{now}");
        }
    }

    #[test]
    fn the_newest_are_kept() {
        let days: BTreeSet<Date> = (1..=9).map(|day| date(2025, 3, day)).collect();
        let gone: Vec<_> = too_old(&days, 7).collect();
        assert_eq!(gone, [date(2025, 3, 1), date(2025, 3, 2)]);
        assert_eq!(too_old(&days, 9).count() + too_old(&days, u32::MAX).count(), 0);
    }

    #[test]
    fn only_names_that_it_gives_are_its_own() {
        let day = date(2025, 3, 9);
        assert_eq!(
            (file_name(day).as_str(), day_of(&file_name(day))),
            ("briefs-2025-03-09.backup", Some(day))
        );
        for name in [
            "briefs-2025-03-09.backup.old",
            "briefs-20250309.backup",
            "briefs-2025-3-9.backup",
            "briefs-2025-02-30.backup",
            "briefs-.backup",
            "before-briefs-2025-03-09.backup",
            "briefs.backup",
        ] {
            assert_eq!(day_of(name), None, "{name}");
        }
    }
}
