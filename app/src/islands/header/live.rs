//! The header's life in the browser: one timer, one request at a time.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::Signals;
use crate::{
    domain::header::{HeaderDate, HeaderState, HeaderWeather},
    islands::props::Json,
    paths,
};

/// Where the browser keeps the reader's choice.
const STORED_PLACE: &str = "weather-place";
/// After an answer that could not be used.
const RETRY_S: f64 = 60.0;
/// However long a page says that it holds: the device's clock may be wrong.
const LONGEST_S: f64 = 3600.0;

/// What a request needs to know, and where its answer goes. All of it is gone when the island leaves the page.
#[derive(Clone, Copy)]
pub(super) struct Life {
    lang: StoredValue<String>,
    signals: Signals,
    /// Said of a place that has no reading.
    none: StoredValue<String>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// When the timer is to end, in milliseconds of the device's clock.
    due: StoredValue<f64>,
}

/// Why the server is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Because {
    /// The reader has chosen a place, and has not been told of a reading there.
    Chosen,
    /// What is shown has ended, or is not of the place that was chosen on another page.
    Ended,
}

impl Life {
    /// A life that has not begun.
    pub(super) fn new(lang: String, signals: Signals, none: String) -> Self {
        Self {
            lang: StoredValue::new(lang),
            signals,
            none: StoredValue::new(none),
            timer: StoredValue::new(None),
            due: StoredValue::new(f64::INFINITY),
        }
    }

    /// Keeps what is shown true for as long as the island is on the page. `fresh_until` is what the page says of itself, in seconds
    /// of Unix time: a page that was kept, and shown again later, asks at once.
    pub(super) fn begin(self, fresh_until: i64, places: Vec<String>) {
        let Signals {
            shown, chosen, awake, ..
        } = self.signals;
        // After hydration: until then the view must be the server's. In a task of its own: the page is still waking.
        let wake = move || {
            // What is stored may be from another time, or from somebody else's hand.
            let stored = stored_place().filter(|place| places.contains(place));
            if let Some(place) = stored.filter(|place| shown.with_untracked(|shown| shown != place)) {
                chosen.set(place);
                self.ask(Because::Ended);
            } else {
                #[expect(clippy::cast_precision_loss, reason = "seconds of Unix time are far below 2^52")]
                let end = fresh_until as f64;
                self.wait(end - js_sys::Date::now() / 1000.0, Because::Ended);
            }
            awake.set(true);
        };
        self.timer.set_value(set_timeout(wake, Duration::ZERO).ok());
        // Timers stand still while a device sleeps: one that slept over midnight asks when it is looked at again.
        let visible = window_event_listener_untyped("visibilitychange", move |_| {
            if js_sys::Date::now() >= self.due.get_value() {
                self.ask(Because::Ended);
            }
        });
        on_cleanup(move || {
            visible.remove();
            self.clear();
        });
    }

    /// Shows another place, and says so.
    pub(super) fn choose(self, place: String) {
        // Emptied first: the same words a second time would not be heard.
        self.signals.said.set(String::new());
        self.signals.chosen.set(place);
        self.ask(Because::Chosen);
    }

    fn wait(self, seconds: f64, because: Because) {
        self.clear();
        let duration = Duration::from_secs_f64(seconds.clamp(0.0, LONGEST_S));
        self.due.set_value(js_sys::Date::now() + duration.as_secs_f64() * 1000.0);
        self.timer.set_value(set_timeout(move || self.ask(because), duration).ok());
    }

    fn clear(self) {
        if let Some(Some(handle)) = self.timer.try_update_value(Option::take) {
            handle.clear();
        }
        self.due.set_value(f64::INFINITY);
    }

    fn ask(self, because: Because) {
        self.clear();
        let Signals {
            state,
            shown,
            chosen,
            said,
            ..
        } = self.signals;
        let place = chosen.get_untracked();
        let url = paths::header_answer(&self.lang.get_value(), &place);
        leptos::task::spawn_local(async move {
            let answer = fetch(&url).await;
            // The reader may have chosen again, or left, while the answer was on its way.
            if chosen.try_get_untracked().as_ref() != Some(&place) {
                return;
            }
            let seconds = if let Some((answer, seconds)) = answer {
                if because == Because::Chosen {
                    store_place(&place);
                }
                state.set(answer);
                shown.set(place);
                seconds
            } else {
                if because == Because::Chosen {
                    chosen.set(shown.get_untracked());
                }
                RETRY_S
            };
            let mut because_next = Because::Ended;
            if because == Because::Chosen {
                let label = state.with_untracked(|state| state.weather.as_ref().map(|weather| weather.label.clone()));
                if label.is_none() {
                    // The first reading of a place may be on its way: it is what the reader asked for, and is told when it comes.
                    because_next = Because::Chosen;
                }
                said.set(label.unwrap_or_else(|| self.none.get_value()));
            }
            self.wait(seconds, because_next);
        });
    }
}

/// What the API says, and for how many seconds it holds.
async fn fetch(url: &str) -> Option<(HeaderState, f64)> {
    let json = Json::fetch(url).await?;
    Some((state(&json), json.number("refresh_after_s").max(1.0)))
}

/// What the island shows of the page's JSON, or of the API's.
pub(super) fn state(json: &Json) -> HeaderState {
    #[expect(clippy::cast_possible_truncation, reason = "a float cast saturates")]
    let fresh_until = json.number("fresh_until") as i64;
    HeaderState {
        date: json
            .get("date")
            .map(|date| HeaderDate {
                iso: date.text("iso"),
                text: date.text("text"),
            })
            .unwrap_or_default(),
        weather: json.get("weather").map(|weather| HeaderWeather {
            place: weather.text("place"),
            text: weather.text("text"),
            label: weather.text("label"),
            symbol: weather.text("symbol"),
            observed_text: weather.text("observed_text"),
            stale: weather.flag("stale"),
            // The rest is for other programs.
            ..HeaderWeather::default()
        }),
        fresh_until,
    }
}

fn stored_place() -> Option<String> {
    window().local_storage().ok()??.get_item(STORED_PLACE).ok()?
}

fn store_place(place: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // Refused in some private modes: the choice then lasts as long as the page.
        let _ = storage.set_item(STORED_PLACE, place);
    }
}
