//! A reading of the weather, whoever provides it, and how long it may be shown.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// Older readings are not shown at all.
pub const MAX_AGE: SignedDuration = SignedDuration::from_hours(6);

/// What the sky does, in as many kinds as the header has icons and words for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sky {
    /// No cloud.
    Clear,
    /// A few clouds.
    Fair,
    /// Sun and clouds.
    PartlyCloudy,
    /// Overcast.
    Cloudy,
    /// Fog.
    Fog,
    /// Drizzle or light rain.
    LightRain,
    /// Rain.
    Rain,
    /// Heavy rain.
    HeavyRain,
    /// Rain mixed with snow, or freezing rain.
    Sleet,
    /// Snow.
    Snow,
    /// Thunder, with whatever falls.
    Thunder,
}

impl Sky {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Clear,
        Self::Fair,
        Self::PartlyCloudy,
        Self::Cloudy,
        Self::Fog,
        Self::LightRain,
        Self::Rain,
        Self::HeavyRain,
        Self::Sleet,
        Self::Snow,
        Self::Thunder,
    ];

    /// Its name in the API, the sprite and the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Fair => "fair",
            Self::PartlyCloudy => "partly_cloudy",
            Self::Cloudy => "cloudy",
            Self::Fog => "fog",
            Self::LightRain => "light_rain",
            Self::Rain => "rain",
            Self::HeavyRain => "heavy_rain",
            Self::Sleet => "sleet",
            Self::Snow => "snow",
            Self::Thunder => "thunder",
        }
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sky| sky.as_str() == name)
    }
}

/// One reading at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Degrees Celsius, finite, between −90 and 60.
    pub celsius: f64,
    /// The sky.
    pub sky: Sky,
    /// The instant it describes.
    pub observed_at: Timestamp,
    /// When the provider has a newer one, as it says or as we assume.
    pub expires_at: Timestamp,
}

impl Reading {
    /// Whether readers may still see it: it is not too old.
    pub fn is_presentable(&self, now: Timestamp) -> bool {
        now.duration_since(self.observed_at) <= MAX_AGE
    }

    /// Whether the provider should have answered again by now.
    pub fn is_stale(&self, now: Timestamp) -> bool {
        now >= self.expires_at
    }
}

/// The temperature in tenths of a degree, as it is shown: −0.04 is 0, never "-0".
pub fn tenths(celsius: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a float cast saturates, and readings are within ±90 °C"
    )]
    let tenths = (celsius * 10.0).round() as i32;
    tenths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_is_shown_for_six_hours() {
        let reading = Reading {
            celsius: 8.6,
            sky: Sky::Cloudy,
            observed_at: "2025-03-19T08:50:00Z".parse().unwrap(),
            expires_at: "2025-03-19T09:50:00Z".parse().unwrap(),
        };
        assert!(reading.is_presentable("2025-03-19T14:50:00Z".parse().unwrap()));
        assert!(!reading.is_presentable("2025-03-19T14:50:01Z".parse().unwrap()));
        assert!(!reading.is_stale("2025-03-19T09:49:59Z".parse().unwrap()));
        assert!(reading.is_stale("2025-03-19T09:50:00Z".parse().unwrap()));
    }

    #[test]
    fn a_temperature_just_below_zero_is_not_minus_nought() {
        assert_eq!(tenths(-0.04), 0);
        assert_eq!(tenths(-0.4), -4);
        assert_eq!(tenths(8.6), 86);
    }

    #[test]
    fn every_sky_has_a_name_of_its_own() {
        for sky in Sky::ALL {
            assert_eq!(Sky::from_name(sky.as_str()), Some(sky));
        }
    }
}
