//! Date and weather, alive: asks the server again when the day or the reading ends, or when a reader picks a place.
//!
//! Wakes when the browser is idle. Until then, and without WASM, it shows what the server rendered; the place cannot be changed then,
//! so the choice is hidden.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::header::HeaderState;

/// A place a reader can choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceOption {
    /// Its id.
    pub id: String,
    /// Its name in the page's language.
    pub name: String,
}

/// The island's sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderTexts {
    /// The label of the choice of place.
    pub place: String,
    /// Shown for a chosen place that has no reading.
    pub none: String,
}

/// The date and the weather of the page's header.
#[island]
pub fn HeaderIsland(
    /// The edition's language tag.
    lang: String,
    /// What the server rendered.
    state: HeaderState,
    /// Sentences.
    texts: HeaderTexts,
    /// The places on offer; empty when there is no provider.
    places: Vec<PlaceOption>,
    /// The place shown to a reader who has chosen none.
    default_place: String,
) -> impl IntoView {
    let state = RwSignal::new(state);
    let chosen = RwSignal::new(default_place.clone());
    // Hidden until the island lives: it could not do anything.
    let awake = RwSignal::new(false);
    let has_places = !places.is_empty();

    #[cfg(feature = "browser")]
    live::keep(lang, state, chosen, awake, default_place);
    #[cfg(not(feature = "browser"))]
    let _ = (lang, default_place);

    let options: Vec<_> = places
        .into_iter()
        .map(|PlaceOption { id, name }| {
            let value = id.clone();
            view! { <option value=value selected=move || chosen.with(|chosen| *chosen == id)>{name}</option> }
        })
        .collect();
    let weather = move || state.with(|state| state.weather.clone());
    let symbol = move || weather().map(|weather| format!("/icons.svg#sky-{}", weather.symbol));
    let class = move || if state.with(|state| state.weather.as_ref().is_some_and(|weather| weather.stale)) { "weather weather--stale" } else { "weather" };

    view! {
        <p class="today" data-slot="date">
            <time datetime=move || state.with(|state| state.date.iso.clone())>{move || state.with(|state| state.date.text.clone())}</time>
        </p>
        <div class="weather-box">
            {move || {
                weather()
                    .map(|weather| {
                        view! {
                            <p class=class data-slot="weather">
                                <span class="visually-hidden">{weather.label}</span>
                                <span aria-hidden="true" class="weather__reading">
                                    <svg class="icon" focusable="false" width="24" height="24">
                                        <use href=symbol />
                                    </svg>
                                    <span class="weather__temperature">{weather.text}</span>
                                    " "
                                    <span class="weather__place">{weather.place}</span>
                                    <span class="weather__age">" " {weather.observed_text}</span>
                                </span>
                            </p>
                        }
                    })
            }}
            {has_places
                .then(|| {
                    view! {
                        <label class="place-choice" hidden=move || !awake.get()>
                            <span class="visually-hidden">{texts.place}</span>
                            <select prop:value=move || chosen.get() on:change=move |event| chosen.set(event_target_value(&event))>
                                {options}
                            </select>
                        </label>
                        <p class="weather-none" hidden=move || !awake.get() || weather().is_some()>
                            {texts.none}
                        </p>
                    }
                })}
        </div>
    }
}

#[cfg(feature = "browser")]
mod live {
    //! The island's life: one timer, one request at a time.

    use std::time::Duration;

    use gloo_net::http::Request;
    use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

    use crate::domain::header::HeaderState;

    const STORED_PLACE: &str = "weather-place";
    /// After an answer that could not be used.
    const RETRY: Duration = Duration::from_secs(60);

    pub(super) fn keep(lang: String, state: RwSignal<HeaderState>, chosen: RwSignal<String>, awake: RwSignal<bool>, default_place: String) {
        let timer = StoredValue::new(None::<TimeoutHandle>);
        let lang = StoredValue::new(lang);
        let default_place = StoredValue::new(default_place);

        Effect::new(move |first: Option<()>| {
            if first.is_none() {
                if let Some(place) = stored_place() {
                    chosen.set(place);
                }
                awake.set(true);
            }
        });
        // Runs once the choice is known and at each change of it.
        Effect::new(move |before: Option<String>| {
            let place = chosen.get();
            match &before {
                None if place == default_place.get_value() => wait(timer, state.with_untracked(|state| state.refresh_after_s), lang, state, chosen),
                _ => {
                    if before.as_ref().is_some_and(|before| *before != place) {
                        store_place(&place);
                    }
                    refresh(timer, lang, state, chosen);
                }
            }
            place
        });
        // A laptop that slept over midnight asks when it is looked at again.
        let visible = window_event_listener_untyped("pageshow", move |_| refresh(timer, lang, state, chosen));
        on_cleanup(move || {
            visible.remove();
            clear(timer);
        });
    }

    fn wait(timer: StoredValue<Option<TimeoutHandle>>, seconds: u32, lang: StoredValue<String>, state: RwSignal<HeaderState>, chosen: RwSignal<String>) {
        clear(timer);
        let duration = Duration::from_secs(u64::from(seconds.max(1)));
        timer.set_value(set_timeout(move || refresh(timer, lang, state, chosen), duration).ok());
    }

    fn clear(timer: StoredValue<Option<TimeoutHandle>>) {
        if let Some(Some(handle)) = timer.try_update_value(Option::take) {
            handle.clear();
        }
    }

    fn refresh(timer: StoredValue<Option<TimeoutHandle>>, lang: StoredValue<String>, state: RwSignal<HeaderState>, chosen: RwSignal<String>) {
        clear(timer);
        let place = chosen.get_untracked();
        let url = format!("/api/v1/header/{}?place={place}", lang.get_value());
        leptos::task::spawn_local(async move {
            let answer = ask(&url).await;
            // The reader may have chosen again, or left, while the answer was on its way.
            if chosen.try_get_untracked().as_ref() != Some(&place) {
                return;
            }
            let seconds = answer.as_ref().map_or(u32::try_from(RETRY.as_secs()).unwrap_or(60), |answer| answer.refresh_after_s);
            if let Some(answer) = answer {
                state.set(answer);
            }
            wait(timer, seconds, lang, state, chosen);
        });
    }

    async fn ask(url: &str) -> Option<HeaderState> {
        let response = Request::get(url).send().await.ok()?;
        if !response.ok() {
            return None;
        }
        response.json().await.ok()
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
}
