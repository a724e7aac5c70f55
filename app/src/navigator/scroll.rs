//! Where on a page the reader is: kept with each entry of the history.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{HtmlElement, ScrollRestoration};

/// From now on positions are restored here: the browser would do it before the page is there.
pub(super) fn take_over() {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    // A page that is left by the browser's own way comes back to its place too; a reload keeps it.
    let leaving = Closure::<dyn Fn()>::new(remember);
    let _ = window().add_event_listener_with_callback("pagehide", leaving.as_ref().unchecked_ref());
    leaving.forget();
    // Positions are written when scrolling ends, not while it lasts: Back must find the place of the page just left.
    let ended = Closure::<dyn Fn()>::new(remember);
    let _ = document().add_event_listener_with_callback("scrollend", ended.as_ref().unchecked_ref());
    ended.forget();
    restore();
}

/// Writes the position into the present entry of the history.
pub(super) fn remember() {
    let position = window().scroll_y().unwrap_or_default();
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&JsValue::from_f64(position), "");
    }
}

/// Goes to the position of the present entry, if it has one.
pub(super) fn restore() {
    if let Some(position) = window()
        .history()
        .ok()
        .and_then(|history| history.state().ok())
        .and_then(|state| state.as_f64())
    {
        window().scroll_to_with_x_and_y(0.0, position);
    }
}

/// A new page: its heading has the focus, and its top is in view.
pub(super) fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    focus("main h1");
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// A place on a new page.
pub(super) fn to_fragment(fragment: &str) {
    let id = fragment.trim_start_matches('#');
    match document().get_element_by_id(id) {
        Some(element) => element.scroll_into_view(),
        None => to_top(),
    }
}

fn focus(selector: &str) {
    if let Some(element) = document()
        .query_selector(selector)
        .ok()
        .flatten()
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
    {
        if !element.has_attribute("tabindex") {
            let _ = element.set_attribute("tabindex", "-1");
        }
        let _ = element.focus();
    }
}
