//! What the live header shows: the state of its island, and the answer of `/api/v1/header/{lang}`.
//!
//! Every text is ready to show. The browser formats nothing, so it can never disagree with the server.

/// The date and the weather as one page shows them, and until when they hold.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "text", derive(serde::Serialize))]
pub struct HeaderState {
    /// Today in the site's time zone.
    pub date: HeaderDate,
    /// `None` when there is no reading that is fresh enough to show (see [`crate::domain::weather`]).
    pub weather: Option<HeaderWeather>,
    /// When the date or the reading ends, in seconds of Unix time; may have passed. An instant, not a span: it stays the same until
    /// something changes, so that a page asked for again is the same page, and one that was kept knows that it is old.
    pub fresh_until: i64,
}

/// The same as the API says it: whoever asks knows when, and needs no clock of the site's time.
#[cfg(feature = "text")]
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct HeaderAnswer {
    /// Today in the site's time zone.
    pub date: HeaderDate,
    /// `None` when there is no reading that is fresh enough to show.
    pub weather: Option<HeaderWeather>,
    /// Seconds until the date or the reading ends; never 0.
    pub refresh_after_s: u32,
}

/// A day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "text", derive(serde::Serialize))]
pub struct HeaderDate {
    /// ISO 8601, `2025-03-19`.
    pub iso: String,
    /// The full date of the language (CLDR), « mercredi 19 mars 2025 ».
    pub text: String,
}

/// A reading of the weather at one place.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "text", derive(serde::Serialize))]
pub struct HeaderWeather {
    /// The place's id, `brussels`.
    pub place_id: String,
    /// Its name in the page's language.
    pub place: String,
    /// Degrees Celsius as read, unrounded.
    pub celsius: f64,
    /// The temperature in the page's language, `8,6 °C`.
    pub text: String,
    /// The whole reading as a sentence for screen readers.
    pub label: String,
    /// The sky, one of [`crate::domain::weather::Sky`]'s names.
    pub symbol: String,
    /// RFC 3339, in the site's time zone.
    pub observed_at: String,
    /// When it was read, in the page's language: « relevé à 09:50 ».
    pub observed_text: String,
    /// True when the provider has not answered since the reading ended.
    pub stale: bool,
}
