//! Typing in a search box: one question to the server at a time, and the keys that move through its answer.

use std::time::Duration;

use leptos::{ev::KeyboardEvent, leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::{LIST, Options, Signals};
use crate::{islands::props::Json, paths};

/// Whoever types on is not answered in between.
const PAUSE: Duration = Duration::from_millis(120);

/// Asks while somebody types. Gone when the island leaves the page.
#[derive(Clone, Copy)]
pub(super) struct Typing {
    lang: StoredValue<String>,
    signals: Signals,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// What was typed last: an answer to anything else comes too late.
    typed: StoredValue<String>,
}

impl Typing {
    pub(super) fn new(lang: String, signals: Signals) -> Self {
        let typing = Self {
            lang: StoredValue::new(lang),
            signals,
            timer: StoredValue::new(None),
            typed: StoredValue::new(String::new()),
        };
        // After hydration: until then the view must be the server's.
        Effect::new(move |_| signals.awake.set(true));
        on_cleanup(move || typing.clear());
        typing
    }

    /// The box holds another text.
    pub(super) fn typed(self, text: String) {
        self.clear();
        self.typed.set_value(text.clone());
        if text.trim().is_empty() || text.ends_with(char::is_whitespace) {
            self.show(Vec::new());
            return;
        }
        let ask = move || leptos::task::spawn_local(async move { self.ask(text).await });
        self.timer.set_value(set_timeout(ask, PAUSE).ok());
    }

    /// The box was left, or a suggestion followed: what is on its way comes too late.
    pub(super) fn left(self) {
        self.clear();
        self.typed.set_value(String::new());
        self.show(Vec::new());
    }

    async fn ask(self, text: String) {
        let Some(lang) = self.lang.try_get_value() else { return };
        let url = paths::suggestions(&lang) + &String::from(js_sys::encode_uri_component(&text));
        let options = fetch(&url).await.unwrap_or_default();
        if self.typed.try_get_value().is_some_and(|typed| typed == text) {
            self.show(options);
        }
    }

    fn show(self, options: Options) {
        self.signals.current.set(None);
        self.signals.options.set(options);
    }

    /// Arrows move through the list, Enter follows, Escape closes; every other key is the box's own.
    pub(super) fn key(self, event: &KeyboardEvent) {
        let Signals { options, current, .. } = self.signals;
        let count = options.with_untracked(Vec::len);
        if count == 0 {
            return;
        }
        let at = current.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => current.set(at.map_or(Some(0), |at| (at + 1 < count).then_some(at + 1))),
            "ArrowUp" => current.set(at.map_or(Some(count - 1), |at| at.checked_sub(1))),
            "Escape" => self.show(Vec::new()),
            "Enter" => {
                let Some(place) = at else { return };
                let link = document().get_element_by_id(&format!("{LIST}-{place}"));
                if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
                    link.click();
                }
            }
            _ => return,
        }
        event.prevent_default();
    }

    fn clear(self) {
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
    }
}

async fn fetch(url: &str) -> Option<Options> {
    let suggestions = Json::fetch(url).await?.list("suggestions");
    Some(suggestions.iter().map(|one| (one.text("text"), one.text("href"))).collect())
}
