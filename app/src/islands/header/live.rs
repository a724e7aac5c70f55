//! The header's life in the browser: one timer, one request at a time.

use std::time::Duration;

use gloo_net::http::Request;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use crate::{
    domain::header::{HeaderDate, HeaderState, HeaderWeather},
    islands::props::Json,
};

/// Where the browser keeps the reader's choice.
const STORED_PLACE: &str = "weather-place";
/// After an answer that could not be used.
const RETRY_S: u32 = 60;

/// What a request needs to know, and where its answer goes. All of it is gone when the island leaves the page.
#[derive(Clone, Copy)]
struct Life {
    lang: StoredValue<String>,
    state: RwSignal<HeaderState>,
    chosen: RwSignal<String>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// When the timer is to end, in milliseconds of the device's clock.
    due: StoredValue<f64>,
}

/// Keeps `state` true for the chosen place for as long as the island is on the page.
pub(super) fn keep(
    lang: String,
    state: RwSignal<HeaderState>,
    chosen: RwSignal<String>,
    awake: RwSignal<bool>,
    default_place: String,
    places: Vec<String>,
) {
    let life = Life {
        lang: StoredValue::new(lang),
        state,
        chosen,
        timer: StoredValue::new(None),
        due: StoredValue::new(f64::INFINITY),
    };
    // After hydration: until then the view must be the server's.
    Effect::new(move |_| {
        // What is stored may be from another time, or from somebody else's hand.
        if let Some(place) = stored_place().filter(|place| places.contains(place)) {
            chosen.set(place);
        }
        awake.set(true);
    });
    // The server rendered the site's own place; any other is asked for, and so is every later choice.
    Effect::new(move |before: Option<Option<String>>| {
        if !awake.get() {
            return None;
        }
        let place = chosen.get();
        match before.flatten() {
            None if place == default_place => life.wait(state.with_untracked(|state| state.refresh_after_s)),
            None => life.refresh(),
            Some(before) if before != place => {
                store_place(&place);
                life.refresh();
            }
            Some(_) => {}
        }
        Some(place)
    });
    // Timers stand still while a device sleeps: one that slept over midnight asks when it is looked at again.
    let visible = window_event_listener_untyped("visibilitychange", move |_| {
        if js_sys::Date::now() >= life.due.get_value() {
            life.refresh();
        }
    });
    on_cleanup(move || {
        visible.remove();
        life.clear();
    });
}

impl Life {
    fn wait(self, seconds: u32) {
        self.clear();
        let duration = Duration::from_secs(u64::from(seconds.max(1)));
        self.due.set_value(js_sys::Date::now() + duration.as_secs_f64() * 1000.0);
        self.timer.set_value(set_timeout(move || self.refresh(), duration).ok());
    }

    fn clear(self) {
        if let Some(Some(handle)) = self.timer.try_update_value(Option::take) {
            handle.clear();
        }
        self.due.set_value(f64::INFINITY);
    }

    fn refresh(self) {
        self.clear();
        let place = self.chosen.get_untracked();
        let url = format!("/api/v1/header/{}?place={place}", self.lang.get_value());
        leptos::task::spawn_local(async move {
            let answer = ask(&url).await;
            // The reader may have chosen again, or left, while the answer was on its way.
            if self.chosen.try_get_untracked().as_ref() != Some(&place) {
                return;
            }
            let seconds = answer.as_ref().map_or(RETRY_S, |answer| answer.refresh_after_s);
            if let Some(answer) = answer {
                self.state.set(answer);
            }
            self.wait(seconds);
        });
    }
}

async fn ask(url: &str) -> Option<HeaderState> {
    let response = Request::get(url).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    Json::parse(&response.text().await.ok()?).map(|json| state(&json))
}

/// The header's state from the API's JSON, or from the page's.
pub(super) fn state(json: &Json) -> HeaderState {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast saturates")]
    let refresh_after_s = json.number("refresh_after_s") as u32;
    HeaderState {
        date: json
            .get("date")
            .map(|date| HeaderDate {
                iso: date.text("iso"),
                text: date.text("text"),
            })
            .unwrap_or_default(),
        weather: json.get("weather").map(|weather| HeaderWeather {
            place_id: weather.text("place_id"),
            place: weather.text("place"),
            celsius: weather.number("celsius"),
            text: weather.text("text"),
            label: weather.text("label"),
            symbol: weather.text("symbol"),
            observed_at: weather.text("observed_at"),
            observed_text: weather.text("observed_text"),
            stale: weather.flag("stale"),
        }),
        refresh_after_s,
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
