//! MET Norway's Locationforecast 2.0, a free service for the whole world.
//!
//! Shape: <https://docs.api.met.no/doc/locationforecast/datamodel.html>. Rules we keep: a way to reach us in the User-Agent, four
//! decimals at most, `Expires`, `If-Modified-Since`, gzip (<https://docs.api.met.no/doc/TermsOfService>).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use app::domain::place::Place;
use app::domain::weather::{MAX_AGE, Reading};
use jiff::{SignedDuration, Timestamp};
use reqwest::Url;
use serde::Deserialize;

use super::error::ProviderError;
use super::http::{Fetched, Fetcher, not_json};
use super::provider::{Answer, BoxFuture, Credit, Known, Provider, Validator, checked};
use super::setup::{SetupError, base, user_agent};
use super::{schedule, symbol};

const SERVICE: &str = "MET Norway";
const BASE: &str = "https://api.met.no/weatherapi";

/// A step that starts later than this is not the weather now.
const AHEAD: SignedDuration = SignedDuration::from_mins(30);

/// The service, at its own address or another.
pub struct MetNorway {
    fetch: Fetcher,
    base: Url,
    source: String,
    /// The last forecast of each place: "not modified" is said of the whole forecast, and an hour later another of its steps counts.
    kept: Mutex<HashMap<&'static str, (Validator, Forecast)>>,
}

impl MetNorway {
    /// `contact` is an e-mail address or a page with one; `limit` is the time for one request in all.
    pub fn new(base_url: Option<&str>, contact: &str, limit: Duration) -> Result<Self, SetupError> {
        let base = base(base_url.unwrap_or(BASE))?;
        let fetch = Fetcher::new(SERVICE, &base, user_agent(contact)?, limit, |_| None);
        Ok(Self {
            fetch,
            source: format!("met_norway {base} {contact}"),
            base,
            kept: Mutex::default(),
        })
    }

    fn url(&self, place: Place) -> Url {
        let record = place.record();
        let mut url = self.base.clone();
        url.set_path(&format!("{}/locationforecast/2.0/compact", url.path().trim_end_matches('/')));
        url.query_pairs_mut()
            .append_pair("lat", &record.latitude.to_string())
            .append_pair("lon", &record.longitude.to_string())
            .append_pair("altitude", &record.altitude.to_string());
        url
    }

    fn kept(&self, place: Place, validator: &Validator) -> Option<Forecast> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(place.id())
            .filter(|(of, _)| of == validator)
            .map(|(_, forecast)| forecast.clone())
    }

    async fn answer(&self, place: Place, now: Timestamp, last: Option<&Known>) -> Result<Answer, ProviderError> {
        let kept = last.and_then(|last| self.kept(place, &last.validator));
        // After a restart the forecast is gone; "not modified" then helps only while the reading's own step is still the nearest.
        let last = last.filter(|last| kept.is_some() || now.duration_since(last.reading.observed_at) <= AHEAD);
        let unexpected = |what| ProviderError::Unexpected { service: SERVICE, what };
        match (
            self.fetch
                .get(&self.url(place), last.map(|last| &last.validator), now)
                .await?,
            kept,
            last,
        ) {
            (Fetched::NotModified { next_at }, Some(forecast), Some(last)) => {
                let reading = forecast.reading(now, next_at).map_err(unexpected)?;
                Ok(Answer::Reading {
                    reading,
                    validator: Some(last.validator.clone()),
                    next_at,
                })
            }
            (Fetched::NotModified { next_at }, _, _) => Ok(Answer::NotModified { next_at }),
            (
                Fetched::Body {
                    body,
                    validator,
                    next_at,
                },
                _,
                _,
            ) => {
                let forecast = Forecast::parse(&body).map_err(unexpected)?;
                let reading = forecast.reading(now, next_at).map_err(unexpected)?;
                let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
                kept.remove(place.id());
                if let Some(validator) = &validator {
                    kept.insert(place.id(), (validator.clone(), forecast));
                }
                Ok(Answer::Reading {
                    reading,
                    validator,
                    next_at,
                })
            }
        }
    }
}

impl Provider for MetNorway {
    fn credit(&self) -> Option<Credit> {
        Some(Credit {
            name: SERVICE,
            url: "https://www.met.no/en",
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
struct MetForecast {
    properties: MetProperties,
}

#[derive(Deserialize)]
struct MetProperties {
    #[serde(default)]
    meta: MetMeta,
    timeseries: Vec<MetStep>,
}

#[derive(Deserialize, Default)]
struct MetMeta {
    #[serde(default)]
    units: MetUnits,
}

#[derive(Deserialize, Default)]
struct MetUnits {
    air_temperature: Option<String>,
}

#[derive(Deserialize)]
struct MetStep {
    time: Timestamp,
    data: MetData,
}

#[derive(Deserialize)]
struct MetData {
    instant: MetInstant,
    next_1_hours: Option<MetPeriod>,
    next_6_hours: Option<MetPeriod>,
}

#[derive(Deserialize)]
struct MetInstant {
    #[serde(default)]
    details: MetDetails,
}

#[derive(Deserialize, Default)]
struct MetDetails {
    air_temperature: Option<f64>,
}

#[derive(Deserialize)]
struct MetPeriod {
    summary: MetSummary,
}

#[derive(Deserialize)]
struct MetSummary {
    symbol_code: String,
}

/// A forecast as far as we read it.
#[derive(Clone)]
struct Forecast(Vec<Step>);

#[derive(Clone)]
struct Step {
    time: Timestamp,
    celsius: Option<f64>,
    symbol: Option<String>,
}

impl Forecast {
    fn parse(body: &[u8]) -> Result<Self, String> {
        let forecast: MetForecast = serde_json::from_slice(body).map_err(|error| not_json(body, &error))?;
        let properties = forecast.properties;
        if let Some(unit) = properties.meta.units.air_temperature.filter(|unit| unit != "celsius") {
            return Err(format!("`air_temperature` in {unit}, where celsius was expected"));
        }
        let step = |step: MetStep| {
            let MetData {
                instant,
                next_1_hours,
                next_6_hours,
            } = step.data;
            let symbol = next_1_hours.or(next_6_hours).map(|period| period.summary.symbol_code);
            Step {
                time: step.time,
                celsius: instant.details.air_temperature,
                symbol,
            }
        };
        Ok(Self(properties.timeseries.into_iter().map(step).collect()))
    }

    /// The reading of the step nearest to `now`, renewable at `next_at`.
    fn reading(&self, now: Timestamp, next_at: Timestamp) -> Result<Reading, String> {
        let nearest = self
            .0
            .iter()
            .filter(|step| step.time.duration_since(now) <= AHEAD && now.duration_since(step.time) <= MAX_AGE)
            .min_by_key(|step| step.time.duration_since(now).abs());
        let Some(step) = nearest else {
            return Err(format!("`timeseries` has no step for {now}, which is the time here"));
        };
        let missing = |key| format!("the step of {} has no `{key}`", step.time);
        let celsius = step.celsius.ok_or_else(|| missing("air_temperature"))?;
        let code = step.symbol.as_deref().ok_or_else(|| missing("symbol_code"))?;
        let sky = symbol::sky(code).ok_or_else(|| format!("`symbol_code` {code:?}, which is not in its legend"))?;
        checked(celsius, sky, step.time, schedule::stale_from(next_at), now)
    }
}

#[cfg(test)]
mod tests;
