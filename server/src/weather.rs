//! The weather of the places readers look at: asked for in the background, one request a place however many readers, and kept.
//!
//! Pages and the header's API take [`Weather::reading`], which never waits for a provider; the job `refresh_weather` calls
//! [`Weather::refresh_due`]. Before the first page, `serve` calls [`Weather::prepare`].

mod error;
pub mod file;
mod http;
pub mod met_norway;
pub mod open_meteo;
mod places;
mod provider;
mod schedule;
mod setup;
mod symbol;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use app::domain::place::Place;
use app::domain::weather::Reading;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Notify;

pub use self::error::ProviderError;
pub use self::http::TIME_LIMIT;
pub use self::provider::{Answer, BoxFuture, Credit, Known, Provider, Validator};
pub use self::setup::{SetupError, check_base_url, check_contact, provider};

use self::places::Places;
use crate::clock::Clock;
use crate::store::{Store, StoredWeather};

/// The job looks around at least this often, and at most once a second: timers stand still while a machine sleeps, and the clock may be set.
const MAX_SLEEP: SignedDuration = SignedDuration::from_mins(1);
const MIN_SLEEP: SignedDuration = SignedDuration::from_secs(1);
/// After the store failed.
const STORE_PAUSE: SignedDuration = SignedDuration::from_mins(1);

/// The weather service; clones share one memory.
#[derive(Clone)]
pub struct Weather(Arc<Inner>);

struct Inner {
    provider: Option<Arc<dyn Provider>>,
    store: Store,
    clock: Clock,
    /// Never held over an await.
    places: Mutex<Places>,
    /// Held for a whole pass, so that no place is asked about twice at a time.
    pass: tokio::sync::Mutex<()>,
    /// A place is wanted that was not before.
    wanted: Notify,
}

impl Weather {
    /// `provider` as made by [`provider`]; `default_place` is always kept fresh, others while readers ask for them.
    pub fn new(provider: Option<Arc<dyn Provider>>, store: Store, clock: Clock, default_place: Place) -> Self {
        let places = Mutex::new(Places::new(default_place));
        Self(Arc::new(Inner {
            provider,
            store,
            clock,
            places,
            pass: <_>::default(),
            wanted: Notify::new(),
        }))
    }

    /// Whether there is a provider at all.
    pub fn is_on(&self) -> bool {
        self.0.provider.is_some()
    }

    /// Whom readers must be told the readings are from; `None` without a provider or with a file of one's own.
    pub fn credit(&self) -> Option<Credit> {
        self.0.provider.as_ref()?.credit()
    }

    /// Before the first page: the file's reading is taken at once. Network providers are left to the job.
    pub async fn prepare(&self) {
        if self.0.provider.as_ref().is_some_and(|provider| provider.is_local()) {
            self.refresh_due().await;
        }
    }

    /// The last reading at `place` if readers may see it. Never waits for the provider, but has it asked soon.
    pub async fn reading(&self, place: Place) -> Option<Reading> {
        let provider = self.0.provider.as_deref()?;
        let now = self.now();
        if self.places().want(place, now) {
            self.0.wanted.notify_one();
        }
        let reading = self.known(provider, place).await?.reading?;
        let is_past = reading.observed_at.duration_since(now) <= provider::MAX_AHEAD;
        (is_past && reading.is_presentable(now)).then_some(reading)
    }

    /// Whether `place` was never asked about yet: its first reading can be there within seconds.
    pub fn is_pending(&self, place: Place) -> bool {
        self.is_on() && self.places().is_pending(place, self.now())
    }

    /// Asks about each place that is due, one after the other. Never fails: see the log, the last readings stay.
    pub async fn refresh_due(&self) {
        let Some(provider) = self.0.provider.as_deref() else { return };
        let _pass = self.0.pass.lock().await;
        let now = self.now();
        self.places().notice(now);
        let active = self.places().active(now);
        for place in active {
            let Some(known) = self.known(provider, place).await else {
                continue;
            };
            if self.places().due(&known) <= self.now() {
                self.refresh(provider, place, known).await;
            }
        }
    }

    /// Waits until a place is due or newly wanted; without a provider for ever.
    pub(crate) async fn due(&self) {
        let Some(provider) = self.0.provider.as_deref() else {
            return std::future::pending().await;
        };
        let now = self.now();
        let mut next = now + MAX_SLEEP;
        self.places().notice(now);
        let active = self.places().active(now);
        for place in active {
            next = next.min(match self.known(provider, place).await {
                Some(known) => self.places().due(&known),
                None => now + STORE_PAUSE,
            });
        }
        let sleep = next.duration_since(now).max(MIN_SLEEP);
        tokio::select! {
            () = tokio::time::sleep(Duration::try_from(sleep).unwrap_or_default()) => {}
            () = self.0.wanted.notified() => {}
        }
    }

    async fn refresh(&self, provider: &dyn Provider, place: Place, mut known: StoredWeather) {
        let now = self.now();
        let last = known
            .reading
            .clone()
            .zip(known.validator.clone())
            .map(|(reading, validator)| Known { reading, validator });
        match provider.read(place, now, last.as_ref()).await {
            Ok(answer) => {
                let next_at = match answer {
                    Answer::Reading {
                        reading,
                        validator,
                        next_at,
                    } => {
                        (known.reading, known.validator) = (Some(reading), validator);
                        next_at
                    }
                    Answer::NotModified { next_at } => {
                        if let Some(reading) = &mut known.reading {
                            reading.expires_at = schedule::stale_from(next_at);
                        }
                        next_at
                    }
                    Answer::Nothing { next_at } => {
                        (known.reading, known.validator) = (None, None);
                        next_at
                    }
                };
                known.failures = 0;
                let spread = if provider.is_local() {
                    SignedDuration::ZERO
                } else {
                    schedule::SPREAD.mul_f64(roll())
                };
                known.next_try_at = whole_seconds(next_at + spread);
            }
            Err(error) => {
                known.failures = known.failures.saturating_add(1);
                known.next_try_at = whole_seconds(now + schedule::pause(known.failures, &error, roll()));
                if error.concerns_every_place() {
                    self.places().pause_until(known.next_try_at);
                }
                let until = known.next_try_at;
                if self.places().complain(&error) {
                    tracing::warn!("no weather of {} until {until}: {error}", place.id());
                } else {
                    tracing::debug!("no weather of {} until {until}: {error}", place.id());
                }
            }
        }
        // What was shown once is there after a restart too: a stop drops this wherever it waits.
        if let Err(error) = self.0.store.keep_weather(place, &known).await {
            tracing::warn!(?error, "the weather of {} is not kept over a restart", place.id());
        }
        if self.places().learn(place, known, now) {
            tracing::info!("the weather is back");
        }
    }

    /// What is known about `place`, from memory or else the store; `None` when the store fails.
    async fn known(&self, provider: &dyn Provider, place: Place) -> Option<StoredWeather> {
        if let Some(known) = self.places().known(place) {
            return Some(known);
        }
        let stored = match self.0.store.weather(place).await {
            Ok(stored) => stored,
            Err(error) => {
                tracing::warn!(?error, "the weather of {} cannot be read from the store", place.id());
                return None;
            }
        };
        let now = self.now();
        Some(self.places().learn_first(place, places::taken_up(stored, provider, now)))
    }

    fn places(&self) -> MutexGuard<'_, Places> {
        self.0.places.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// In whole seconds, as the store keeps times: what is shown is the same before and after a restart.
    fn now(&self) -> Timestamp {
        whole_seconds(self.0.clock.now())
    }
}

fn whole_seconds(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}

fn roll() -> f64 {
    rand::random_range(0.0..1.0)
}
