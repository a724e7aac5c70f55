//! The weather of each place as it was last heard of, so that a restart neither forgets a reading nor asks a provider too soon.
//!
//! Times are seconds since 1970. The column `validator` is JSON of ours: `{"source": …, "etag": …, "last_modified": …}`.

use app::domain::place::Place;
use app::domain::weather::{Reading, Sky};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Store, StoreError, on_readers, on_writer};
use crate::weather::Validator;

/// What is remembered about one place.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredWeather {
    /// The last reading, `None` when there never was one.
    pub reading: Option<Reading>,
    /// Which provider all this is about ([`crate::weather::Provider::source`]).
    pub source: String,
    /// For the next conditional request; of no use without a reading.
    pub validator: Option<Validator>,
    /// The provider is not asked before this.
    pub next_try_at: Timestamp,
    /// Failures since the last answer.
    pub failures: u32,
}

/// The table's columns but `place`, in the order of the migration.
type Row = (
    Option<f64>,
    Option<String>,
    Option<i64>,
    Option<i64>,
    Option<String>,
    i64,
    i64,
);

#[derive(Serialize, Deserialize)]
struct Origin {
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    etag: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_modified: Option<String>,
}

impl Store {
    /// What is remembered about `place`; `None` when it was never asked for.
    ///
    /// A reading that this version cannot understand (an unknown sky, a time out of range) counts as none.
    pub async fn weather(&self, place: Place) -> Result<Option<StoredWeather>, StoreError> {
        const SQL: &str =
            "SELECT celsius, sky, observed_at, expires_at, validator, next_try_at, failures FROM weather WHERE place = $1";
        let row = on_readers!(self, pool => sqlx::query_as::<_, Row>(SQL).bind(place.id()).fetch_optional(pool).await)?;
        Ok(row.map(stored))
    }

    /// Remembers `weather` about `place` instead of what was there.
    pub async fn keep_weather(&self, place: Place, weather: &StoredWeather) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO weather (place, celsius, sky, observed_at, expires_at, validator, next_try_at, failures) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
            ON CONFLICT (place) DO UPDATE SET celsius = excluded.celsius, sky = excluded.sky, observed_at = excluded.observed_at, \
            expires_at = excluded.expires_at, validator = excluded.validator, next_try_at = excluded.next_try_at, \
            failures = excluded.failures";
        let reading = weather.reading.as_ref();
        on_writer!(self, pool => sqlx::query(SQL)
            .bind(place.id())
            .bind(reading.map(|reading| reading.celsius))
            .bind(reading.map(|reading| reading.sky.as_str()))
            .bind(reading.map(|reading| reading.observed_at.as_second()))
            .bind(reading.map(|reading| reading.expires_at.as_second()))
            .bind(origin(weather))
            .bind(weather.next_try_at.as_second())
            .bind(i64::from(weather.failures))
            .execute(pool)
            .await)?;
        Ok(())
    }
}

fn stored((celsius, sky, observed_at, expires_at, origin, next_try_at, failures): Row) -> StoredWeather {
    let second = |seconds: i64| Timestamp::from_second(seconds).ok();
    let reading = || {
        let sky = Sky::from_name(&sky?)?;
        Some(Reading {
            celsius: celsius?,
            sky,
            observed_at: second(observed_at?)?,
            expires_at: second(expires_at?)?,
        })
    };
    let origin: Option<Origin> = origin.and_then(|json| serde_json::from_str(&json).ok());
    let (source, etag, last_modified) =
        origin.map_or_else(Default::default, |origin| (origin.source, origin.etag, origin.last_modified));
    let validator = Validator { etag, last_modified };
    StoredWeather {
        reading: reading(),
        source,
        validator: (validator != Validator::default()).then_some(validator),
        next_try_at: second(next_try_at).unwrap_or(Timestamp::UNIX_EPOCH),
        failures: failures.try_into().unwrap_or_default(),
    }
}

fn origin(weather: &StoredWeather) -> Option<String> {
    let Validator { etag, last_modified } = weather.validator.clone().unwrap_or_default();
    serde_json::to_string(&Origin {
        source: weather.source.clone(),
        etag,
        last_modified,
    })
    .ok()
}
