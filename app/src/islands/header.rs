//! Date and weather, alive: asks the server again when the day or the reading ends, or when a reader picks a place.
//!
//! Wakes when the browser is idle. Until then, and without WASM, it shows what the server rendered; the choice of a place appears
//! when it can be used.

use leptos::prelude::*;

use super::{
    props::{Props, props},
    text::html,
};
use crate::{domain::header::HeaderState, icons};

#[cfg(feature = "browser")]
mod live;

/// What the island is given.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "text", derive(serde::Serialize))]
pub struct HeaderProps {
    /// The edition's language tag.
    pub lang: String,
    /// What the server rendered.
    pub state: HeaderState,
    /// The label of the choice of place.
    pub choose: String,
    /// Shown for a chosen place that has no reading.
    pub none: String,
    /// The places on offer; empty when there is no provider.
    pub places: Vec<PlaceOption>,
    /// The place shown to a reader who has chosen none.
    pub default_place: String,
}

/// A place a reader can choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "text", derive(serde::Serialize))]
pub struct PlaceOption {
    /// Its id.
    pub id: String,
    /// Its name in the page's language.
    pub name: String,
}

impl Props for HeaderProps {
    const ATTRIBUTE: &'static str = "data-header";

    #[cfg(feature = "browser")]
    fn read(json: &super::props::Json) -> Self {
        Self {
            lang: json.text("lang"),
            state: json.get("state").map(|state| live::state(&state)).unwrap_or_default(),
            choose: json.text("choose"),
            none: json.text("none"),
            places: json
                .list("places")
                .iter()
                .map(|place| PlaceOption {
                    id: place.text("id"),
                    name: place.text("name"),
                })
                .collect(),
            default_place: json.text("default_place"),
        }
    }
}

/// What the island shows.
#[derive(Clone, Copy)]
struct Signals {
    state: RwSignal<HeaderState>,
    /// The place that `state` is of.
    shown: RwSignal<String>,
    /// The place that is wanted; `shown` follows when there is an answer.
    chosen: RwSignal<String>,
    /// What a screen reader hears after a choice.
    said: RwSignal<String>,
    /// Whether a choice can be made.
    awake: RwSignal<bool>,
}

/// The date and the weather of the page's header.
#[island]
pub fn HeaderIsland() -> impl IntoView {
    let HeaderProps {
        lang,
        state,
        choose,
        none,
        places,
        default_place,
    } = props();
    #[cfg(feature = "browser")]
    let fresh_until = state.fresh_until;
    let signals = Signals {
        state: RwSignal::new(state),
        shown: RwSignal::new(default_place.clone()),
        chosen: RwSignal::new(default_place.clone()),
        said: RwSignal::default(),
        awake: RwSignal::new(false),
    };
    let Signals {
        state,
        shown,
        chosen,
        said,
        awake,
    } = signals;

    #[cfg(feature = "browser")]
    let life = live::Life::new(lang, signals, none.clone());
    #[cfg(feature = "browser")]
    life.begin(fresh_until, places.iter().map(|place| place.id.clone()).collect());
    #[cfg(not(feature = "browser"))]
    drop(lang);

    let weather = move || {
        state.with(|state| state.weather.clone()).map(|weather| {
            let class = if weather.stale { "weather weather--stale" } else { "weather" };
            view! {
                <p class=class data-slot="weather">
                    <span class="visually-hidden" inner_html=html(&weather.label)></span>
                    <span aria-hidden="true" class="weather__reading">
                        <svg
                            class="icon"
                            viewBox="0 0 24 24"
                            focusable="false"
                            width="24"
                            height="24"
                            inner_html=icons::drawing(&format!("sky-{}", weather.symbol))
                        ></svg>
                        <span class="weather__temperature" inner_html=html(&weather.text)></span>
                        " "
                        <span class="weather__place" inner_html=html(&weather.place)></span>
                        <span class="weather__age" inner_html=format!(" {}", html(&weather.observed_text))></span>
                    </span>
                </p>
            }
        })
    };
    // Only once it can be used, and then built from the props: a page without WASM carries no dead control.
    let choice = move || {
        (awake.get() && !places.is_empty()).then(|| {
            let options: Vec<_> = places
                .iter()
                .map(|place| {
                    let is_chosen = chosen.with_untracked(|chosen| *chosen == place.id);
                    view! { <option value=place.id.clone() selected=is_chosen>{place.name.clone()}</option> }
                })
                .collect();
            let on_change = move |event| {
                let place = event_target_value(&event);
                #[cfg(feature = "browser")]
                life.choose(place);
                #[cfg(not(feature = "browser"))]
                drop(place);
            };
            view! {
                <label class="place-choice">
                    <span class="visually-hidden">{choose.clone()}</span>
                    // Where an answer fails, the choice falls back to the place that is shown.
                    <select prop:value=move || chosen.get() on:change=on_change>
                        {options}
                    </select>
                </label>
            }
        })
    };
    // The site's own place without a reading is nobody's question; a place that a reader chose is.
    let is_without = move || state.with(|state| state.weather.is_none()) && shown.with(|shown| *shown != default_place);
    let nothing = move || is_without().then(|| view! { <p class="weather-none">{none.clone()}</p> });

    view! {
        <p class="today" data-slot="date">
            <time
                datetime=move || state.with(|state| state.date.iso.clone())
                inner_html=move || state.with(|state| html(&state.date.text))
            ></time>
        </p>
        <div class="weather-box">
            {weather} {choice} {nothing} <p class="visually-hidden" role="status" inner_html=move || said.with(|said| html(said))></p>
        </div>
    }
}
