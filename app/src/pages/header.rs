//! Date and weather: computed here for every page and for `/api/v1/header/{lang}`.

use jiff::{SignedDuration, Timestamp};

use crate::{
    domain::{
        header::{HeaderAnswer, HeaderDate, HeaderState, HeaderWeather},
        place::Place,
        weather::Reading,
    },
    ports::Ports,
    site::Edition,
};

/// A page asks again after this long at the most.
const LONGEST: SignedDuration = SignedDuration::from_mins(60);
/// Between two questions while a reading is awaited or overdue.
const AWAITED: SignedDuration = SignedDuration::from_secs(3);
const OVERDUE: SignedDuration = SignedDuration::from_secs(120);

/// The header of a page, for an edition and a place at `now`.
pub async fn state(ports: &Ports, edition: &Edition, place: Place, now: Timestamp) -> HeaderState {
    let reading = ports.weather.reading(place).await;
    HeaderState {
        date: date(edition, now),
        fresh_until: fresh_until(edition, reading.as_ref(), ports.weather.is_pending(place), now),
        weather: reading.map(|reading| weather(edition, place, &reading, now)),
    }
}

/// The same for one who asks again.
pub async fn answer(ports: &Ports, edition: &Edition, place: Place, now: Timestamp) -> HeaderAnswer {
    let reading = ports.weather.reading(place).await;
    HeaderAnswer {
        date: date(edition, now),
        refresh_after_s: refresh_after(edition, reading.as_ref(), ports.weather.is_pending(place), now),
        weather: reading.map(|reading| weather(edition, place, &reading, now)),
    }
}

/// Today in the site's zone.
pub fn date(edition: &Edition, now: Timestamp) -> HeaderDate {
    let day = edition.format.day(now);
    HeaderDate {
        iso: day.to_string(),
        text: edition.format.full_date(day),
    }
}

fn weather(edition: &Edition, place: Place, reading: &Reading, now: Timestamp) -> HeaderWeather {
    let texts = &edition.texts;
    let name = texts.of("place", place.id()).unwrap_or_else(|| place.id().to_owned());
    let temperature = edition.format.temperature(reading.celsius);
    let observed = texts.weather_observed(edition.format.time(reading.observed_at));
    let sky = texts.of("sky", reading.sky.as_str()).unwrap_or_default();
    HeaderWeather {
        place_id: place.id().to_owned(),
        label: texts.weather_label(observed.clone(), name.clone(), sky, temperature.clone()),
        place: name,
        celsius: reading.celsius,
        text: temperature,
        symbol: reading.sky.as_str().to_owned(),
        observed_at: edition.format.rfc3339(reading.observed_at),
        observed_text: observed,
        stale: reading.is_stale(now),
    }
}

/// The end of the site's day.
pub fn midnight(edition: &Edition, now: Timestamp) -> Timestamp {
    let tomorrow = edition.format.zoned(now).tomorrow();
    tomorrow
        .and_then(|tomorrow| tomorrow.start_of_day())
        .map_or(Timestamp::MAX, |start| start.timestamp())
}

/// When the first thing shown ends, the day or the reading. Made of nothing that moves with `now`.
fn fresh_until(edition: &Edition, reading: Option<&Reading>, is_awaited: bool, now: Timestamp) -> i64 {
    let end = match reading {
        Some(reading) => midnight(edition, now).min(reading.expires_at),
        // Any moment: the page asks as soon as it can.
        None if is_awaited => Timestamp::UNIX_EPOCH,
        None => midnight(edition, now),
    };
    // Rounded up: asked a moment too early, the day would still be the old one.
    end.as_second() + i64::from(end.subsec_nanosecond() > 0)
}

/// Seconds until the first thing shown ends.
fn refresh_after(edition: &Edition, reading: Option<&Reading>, is_awaited: bool, now: Timestamp) -> u32 {
    let until = |instant: Timestamp| instant.duration_since(now);
    let reading = match reading {
        Some(reading) if !reading.is_stale(now) => until(reading.expires_at),
        Some(_) => OVERDUE,
        None if is_awaited => AWAITED,
        None => LONGEST,
    };
    // Rounded up, as above.
    let shortest = until(midnight(edition, now)).min(reading).min(LONGEST);
    let seconds = shortest.as_secs() + i64::from(shortest.subsec_nanos() > 0);
    u32::try_from(seconds.max(1)).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::Site;

    fn edition() -> Edition {
        let zone = jiff::tz::TimeZone::get("Europe/Brussels").unwrap();
        Site::editions(&["fr".parse().unwrap()], &zone).unwrap().remove(0)
    }

    #[test]
    fn a_page_asks_again_when_the_sites_day_ends() {
        let at = |now: &str| refresh_after(&edition(), None, false, now.parse().unwrap());
        assert_eq!(at("2025-03-19T22:59:50Z"), 10);
        assert_eq!(at("2025-03-19T22:59:50.5Z"), 10);
        assert_eq!(at("2025-03-19T22:59:59.999Z"), 1);
        // The night to summer time: midnight is at 23:00 UTC, the next one at 22:00 UTC.
        assert_eq!(at("2025-03-30T21:59:30Z"), 30);
        assert_eq!(at("2025-03-19T09:00:00Z"), 3600);
    }

    #[test]
    fn a_page_asks_again_when_the_reading_ends() {
        let reading = Reading {
            celsius: 8.6,
            sky: crate::domain::weather::Sky::Cloudy,
            observed_at: "2025-03-19T08:50:00Z".parse().unwrap(),
            expires_at: "2025-03-19T09:05:00Z".parse().unwrap(),
        };
        let at = |now: &str| refresh_after(&edition(), Some(&reading), false, now.parse().unwrap());
        assert_eq!(at("2025-03-19T09:00:00Z"), 300);
        assert_eq!(at("2025-03-19T09:06:00Z"), 120);
    }

    #[test]
    fn what_a_page_says_of_its_end_does_not_move_with_the_clock() {
        let reading = Reading {
            celsius: 8.6,
            sky: crate::domain::weather::Sky::Cloudy,
            observed_at: "2025-03-19T08:50:00Z".parse().unwrap(),
            expires_at: "2025-03-19T09:05:00.25Z".parse().unwrap(),
        };
        let end = |reading: Option<&Reading>, is_awaited: bool, now: &str| {
            let seconds = fresh_until(&edition(), reading, is_awaited, now.parse().unwrap());
            Timestamp::from_second(seconds).unwrap().to_string()
        };
        for now in ["2025-03-19T09:00:00Z", "2025-03-19T09:00:07.5Z", "2025-03-19T09:30:00Z"] {
            assert_eq!(end(Some(&reading), false, now), "2025-03-19T09:05:01Z", "{now}");
            assert_eq!(end(None, false, now), "2025-03-19T23:00:00Z", "{now}");
            assert_eq!(end(None, true, now), "1970-01-01T00:00:00Z", "{now}");
        }
        assert_eq!(end(Some(&reading), false, "2025-03-18T22:00:00Z"), "2025-03-18T23:00:00Z");
    }
}
