//! The weather from a file of one's own: for a site behind a wall, and for tests.
//!
//! ```json
//! {"celsius": 8.6, "symbol": "cloudy", "observed_at": "2025-03-19T09:50:00+01:00",
//!  "places": {"paris": {"celsius": 11.2, "symbol": "fair_day", "observed_at": "2025-03-19T09:45:00+01:00"}}}
//! ```
//!
//! The outer reading is the default place's, those under `places` are other places'; each part can be left out. `symbol` is one of our
//! skies or of MET Norway's codes. The file is read anew each minute, so a script may replace it at any time.

use std::path::PathBuf;

use app::domain::place::Place;
use app::domain::weather::{MAX_AGE, Reading, Sky};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use super::error::ProviderError;
use super::provider::{Answer, BoxFuture, Credit, Known, Provider, checked};
use super::symbol;

const EVERY: SignedDuration = SignedDuration::from_mins(1);
const MAX_BYTES: u64 = 1_000_000;

/// A weather file.
pub struct WeatherFile {
    path: PathBuf,
    source: String,
    default_place: Place,
}

impl WeatherFile {
    /// `path` as it is to be opened; nothing is read yet.
    pub fn new(path: PathBuf, default_place: Place) -> Self {
        Self {
            source: format!("file {}", path.display()),
            path,
            default_place,
        }
    }

    async fn answer(&self, place: Place, now: Timestamp) -> Result<Answer, ProviderError> {
        let wrong = |what| ProviderError::File {
            path: self.path.clone(),
            what,
        };
        let next_at = now + EVERY;
        let text = self.text().await.map_err(wrong)?;
        Ok(match parse(&text, place, self.default_place, now).map_err(wrong)? {
            Some(reading) => Answer::Reading {
                reading,
                validator: None,
                next_at,
            },
            None => Answer::Nothing { next_at },
        })
    }

    async fn text(&self) -> Result<Vec<u8>, String> {
        let failed = |error: std::io::Error| format!("cannot be read ({error})");
        let metadata = tokio::fs::metadata(&self.path).await.map_err(failed)?;
        // A pipe would never end, and a log given by mistake would fill the memory.
        if !metadata.is_file() || metadata.len() > MAX_BYTES {
            return Err("is no file of at most 1 MB".into());
        }
        tokio::fs::read(&self.path).await.map_err(failed)
    }
}

impl Provider for WeatherFile {
    fn credit(&self) -> Option<Credit> {
        None
    }

    fn source(&self) -> &str {
        &self.source
    }

    fn is_local(&self) -> bool {
        true
    }

    fn read<'a>(
        &'a self,
        place: Place,
        now: Timestamp,
        _last: Option<&'a Known>,
    ) -> BoxFuture<'a, Result<Answer, ProviderError>> {
        Box::pin(self.answer(place, now))
    }
}

/// The reading of `place` in the file's text, `None` when it has none, or what is wrong with the file.
fn parse(text: &[u8], place: Place, default_place: Place, now: Timestamp) -> Result<Option<Reading>, String> {
    let outer: Value = serde_json::from_slice(text).map_err(|error| format!("is not JSON ({error})"))?;
    let outer = object(&outer, "the file")?;
    if let Some(places) = outer.get("places") {
        let places = object(places, "`places`")?;
        for id in places.keys() {
            id.parse::<Place>().map_err(|error| format!("`places`: {error}"))?;
        }
        if let Some(entry) = places.get(place.id()) {
            let prefix = format!("places.{}", place.id());
            return reading(object(entry, &format!("`{prefix}`"))?, &format!("{prefix}."), now).map(Some);
        }
    }
    let is_given = ["celsius", "symbol", "observed_at"]
        .iter()
        .any(|key| outer.contains_key(*key))
        || !outer.contains_key("places");
    if place == default_place && is_given {
        reading(outer, "", now).map(Some)
    } else {
        Ok(None)
    }
}

fn reading(entry: &Map<String, Value>, prefix: &str, now: Timestamp) -> Result<Reading, String> {
    let get = |key: &str| {
        entry
            .get(key)
            .filter(|value| !value.is_null())
            .ok_or_else(|| format!("`{prefix}{key}` is missing"))
    };
    let wrong = |key: &str, value: &Value, expected: &str| format!("`{prefix}{key}` is {value}, where {expected} was expected");
    let text = |key: &str, expected: &str| {
        let value = get(key)?;
        value.as_str().ok_or_else(|| wrong(key, value, expected))
    };

    let celsius = get("celsius")?;
    let celsius = celsius.as_f64().ok_or_else(|| wrong("celsius", celsius, "a number"))?;
    let name = text("symbol", "a name")?;
    let sky = Sky::from_name(name).or_else(|| symbol::sky(name)).ok_or_else(|| {
        let skies = Sky::ALL.map(Sky::as_str).join(", ");
        wrong(
            "symbol",
            &name.into(),
            &format!("one of {skies}, or a symbol code of MET Norway,"),
        )
    })?;
    let time = text("observed_at", "a time")?;
    let observed_at: Timestamp = time
        .parse()
        .map_err(|_| wrong("observed_at", &time.into(), "a time like 2025-03-19T09:50:00+01:00"))?;
    // Nobody promised when the next one comes, so it is good as long as it may be shown.
    checked(
        celsius,
        sky,
        observed_at,
        observed_at.saturating_add(MAX_AGE).unwrap_or(now),
        now,
    )
    .map_err(|what| format!("`{prefix}celsius` or `{prefix}observed_at`: {what}"))
}

fn object<'a>(value: &'a Value, name: &str) -> Result<&'a Map<String, Value>, String> {
    value.as_object().ok_or_else(|| format!("{name} is no JSON object in braces"))
}

#[cfg(test)]
mod tests;
