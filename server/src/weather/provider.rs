//! What a weather service is to us: a question and its possible answers.

use std::future::Future;
use std::pin::Pin;

use app::domain::place::Place;
use app::domain::weather::{Reading, Sky};
use jiff::{SignedDuration, Timestamp};

use super::error::ProviderError;

/// A future that a trait object can return.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// How far ahead of our clock a reading may lie before we doubt one of the two.
pub(crate) const MAX_AHEAD: SignedDuration = SignedDuration::from_hours(1);

/// A source of readings.
pub trait Provider: Send + Sync {
    /// Whom readers must be told the reading is from; `None` for our own file.
    fn credit(&self) -> Option<Credit>;

    /// What tells this source, as configured, from any other. A stored state with another text is not continued.
    fn source(&self) -> &str;

    /// Whether a question costs nobody anything, so that it can be put before the first page is served.
    fn is_local(&self) -> bool {
        false
    }

    /// The reading at `place` that is nearest to `now`. `last` is what this provider answered before, for a conditional request.
    fn read<'a>(&'a self, place: Place, now: Timestamp, last: Option<&'a Known>) -> BoxFuture<'a, Result<Answer, ProviderError>>;
}

/// A credit line's parts. Both services' data are under a licence that asks for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    /// The service's own name, the same in every language.
    pub name: &'static str,
    /// Where a reader learns more.
    pub url: &'static str,
    /// The licence's short name.
    pub licence: &'static str,
}

/// What is known from an earlier answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The reading taken from it.
    pub reading: Reading,
    /// Its validator.
    pub validator: Validator,
}

/// What makes the next request conditional (RFC 9110, 13.1): the headers as they were sent. MET Norway asks for the very same text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Validator {
    /// `ETag`, sent back as `If-None-Match`.
    pub etag: Option<String>,
    /// `Last-Modified`, sent back as `If-Modified-Since`.
    pub last_modified: Option<String>,
}

/// A provider's answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A reading.
    Reading {
        /// Checked: see [`checked`].
        reading: Reading,
        /// For the next request, if the provider gave one.
        validator: Option<Validator>,
        /// Not to be asked again before this.
        next_at: Timestamp,
    },
    /// The reading known before is still the newest.
    NotModified {
        /// Not to be asked again before this.
        next_at: Timestamp,
    },
    /// The provider has no reading for this place; that is no failure.
    Nothing {
        /// Not to be asked again before this.
        next_at: Timestamp,
    },
}

/// A reading from a provider's numbers, or what is wrong with them.
///
/// Providers describe an instant of their grid that may lie a little ahead; readers never see a time that has not come, so it
/// counts as read now.
pub(crate) fn checked(
    celsius: f64,
    sky: Sky,
    observed_at: Timestamp,
    expires_at: Timestamp,
    now: Timestamp,
) -> Result<Reading, String> {
    if !(-90.0..=60.0).contains(&celsius) {
        return Err(format!("a temperature of {celsius} °C, where −90 to 60 was expected"));
    }
    if observed_at.duration_since(now) > MAX_AHEAD {
        return Err(format!("a reading of {observed_at}, which is yet to come (it is {now} here)"));
    }
    Ok(Reading {
        celsius,
        sky,
        observed_at: observed_at.min(now),
        expires_at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn at(celsius: f64, observed_at: Timestamp) -> Result<Reading, String> {
        checked(celsius, Sky::Fair, observed_at, NOW, NOW)
    }

    #[test]
    fn a_temperature_that_no_place_on_earth_has_is_refused() {
        for celsius in [-90.1, 60.1, f64::NAN, f64::INFINITY, 281.7] {
            assert!(at(celsius, NOW).is_err(), "{celsius}");
        }
        assert!(at(-90.0, NOW).is_ok() && at(60.0, NOW).is_ok());
    }

    #[test]
    fn a_reading_of_the_next_half_hour_counts_as_read_now_and_a_later_one_is_refused() {
        assert_eq!(at(8.6, NOW + SignedDuration::from_mins(30)).unwrap().observed_at, NOW);
        assert!(
            at(8.6, NOW + SignedDuration::from_mins(61))
                .unwrap_err()
                .contains("yet to come")
        );
    }
}
