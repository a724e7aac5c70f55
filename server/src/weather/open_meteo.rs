//! Open-Meteo's forecast service: the current weather of any place, free for non-commercial use.
//!
//! Shape, codes and errors: <https://open-meteo.com/en/docs>.

use std::time::Duration;

use app::domain::place::Place;
use app::domain::weather::{Reading, Sky};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use reqwest::Url;
use serde::Deserialize;

use super::error::ProviderError;
use super::http::{Fetched, Fetcher, excerpt, not_json};
use super::provider::{Answer, BoxFuture, Credit, Known, Provider, checked};
use super::schedule;
use super::setup::{SetupError, base, user_agent};

const SERVICE: &str = "Open-Meteo";
const BASE: &str = "https://api.open-meteo.com";

/// The service, at its own address or another.
pub struct OpenMeteo {
    fetch: Fetcher,
    base: Url,
    source: String,
}

impl OpenMeteo {
    /// `contact` goes into the User-Agent; `limit` is the time for one request in all.
    pub fn new(base_url: Option<&str>, contact: &str, limit: Duration) -> Result<Self, SetupError> {
        let base = base(base_url.unwrap_or(BASE))?;
        let fetch = Fetcher::new(SERVICE, &base, user_agent(contact)?, limit, reason);
        Ok(Self {
            fetch,
            source: format!("open_meteo {base} {contact}"),
            base,
        })
    }

    fn url(&self, place: Place) -> Url {
        let record = place.record();
        let mut url = self.base.clone();
        url.set_path(&format!("{}/v1/forecast", url.path().trim_end_matches('/')));
        url.query_pairs_mut()
            .append_pair("latitude", &record.latitude.to_string())
            .append_pair("longitude", &record.longitude.to_string())
            .append_pair("current", "temperature_2m,weather_code")
            .append_pair("timezone", "UTC");
        url
    }

    async fn answer(&self, place: Place, now: Timestamp, last: Option<&Known>) -> Result<Answer, ProviderError> {
        match self
            .fetch
            .get(&self.url(place), last.map(|last| &last.validator), now)
            .await?
        {
            Fetched::NotModified { next_at } => Ok(Answer::NotModified { next_at }),
            Fetched::Body {
                body,
                validator,
                next_at,
            } => {
                let reading = parse(&body, now, next_at).map_err(|what| ProviderError::Unexpected { service: SERVICE, what })?;
                Ok(Answer::Reading {
                    reading,
                    validator,
                    next_at,
                })
            }
        }
    }
}

impl Provider for OpenMeteo {
    fn credit(&self) -> Option<Credit> {
        Some(Credit {
            name: SERVICE,
            url: "https://open-meteo.com/",
            licence: "CC BY 4.0",
        })
    }

    fn source(&self) -> &str {
        &self.source
    }

    fn read<'a>(&'a self, place: Place, now: Timestamp, last: Option<&'a Known>) -> BoxFuture<'a, Result<Answer, ProviderError>> {
        Box::pin(self.answer(place, now, last))
    }
}

#[derive(Deserialize)]
struct OmAnswer {
    /// Every answer is an object, so that `error` is seen before anything that is missing.
    #[serde(default)]
    error: bool,
    reason: Option<String>,
    #[serde(default)]
    utc_offset_seconds: i32,
    #[serde(default)]
    current_units: OmUnits,
    current: Option<OmCurrent>,
}

#[derive(Deserialize, Default)]
struct OmUnits {
    temperature_2m: Option<String>,
}

#[derive(Deserialize)]
struct OmCurrent {
    /// ISO 8601 without seconds or zone; the zone is the answer's.
    time: DateTime,
    temperature_2m: Option<f64>,
    weather_code: Option<f64>,
}

fn parse(body: &[u8], now: Timestamp, next_at: Timestamp) -> Result<Reading, String> {
    let answer: OmAnswer = serde_json::from_slice(body).map_err(|error| not_json(body, &error))?;
    if answer.error {
        return Err(format!(
            "an error ({})",
            excerpt(answer.reason.as_deref().unwrap_or("without a reason"))
        ));
    }
    if let Some(unit) = answer.current_units.temperature_2m.filter(|unit| unit != "°C") {
        return Err(format!("`temperature_2m` in {unit}, where °C was expected"));
    }
    let missing = |key| format!("an answer without `{key}`");
    let current = answer.current.ok_or_else(|| missing("current"))?;
    let celsius = current.temperature_2m.ok_or_else(|| missing("temperature_2m"))?;
    let code = current.weather_code.ok_or_else(|| missing("weather_code"))?;
    let sky = sky(code).ok_or_else(|| format!("`weather_code` {code}, which is not in its legend"))?;
    let observed_at = Offset::from_seconds(answer.utc_offset_seconds)
        .and_then(|offset| offset.to_timestamp(current.time))
        .map_err(|error| format!("`time` or `utc_offset_seconds` out of range ({error})"))?;
    checked(celsius, sky, observed_at, schedule::stale_from(next_at), now)
}

/// The words of `{"error": true, "reason": "…"}`.
fn reason(body: &[u8]) -> Option<String> {
    serde_json::from_slice::<OmAnswer>(body).ok()?.reason
}

/// The sky of a WMO weather code (table 4677), those that Open-Meteo documents.
fn sky(code: f64) -> Option<Sky> {
    // Their models send whole numbers as floats; a fraction is no code.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be a whole number from 0 to 99"
    )]
    let code = ((0.0..=99.0).contains(&code) && code.fract() == 0.0).then_some(code as u8)?;
    Some(match code {
        0 => Sky::Clear,
        1 => Sky::Fair,
        2 => Sky::PartlyCloudy,
        3 => Sky::Cloudy,
        45 | 48 => Sky::Fog,
        51 | 53 | 55 | 61 | 80 => Sky::LightRain,
        63 | 81 => Sky::Rain,
        65 | 82 => Sky::HeavyRain,
        // Freezing drizzle and freezing rain.
        56 | 57 | 66 | 67 => Sky::Sleet,
        71 | 73 | 75 | 77 | 85 | 86 => Sky::Snow,
        95 | 96 | 99 => Sky::Thunder,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
