//! Where on a page the reader is: kept with each entry of the history.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::{document, set_timeout, window},
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, PageTransitionEvent, ScrollRestoration};

use super::{below, listen_to_window};

/// Scrolling is over when nothing has moved for so long. (`scrollend` would say so itself, but not in every browser.)
const STILL: Duration = Duration::from_millis(100);

/// Whether a position is to be written down yet.
#[derive(Default)]
pub(super) struct Scrolling {
    until: Cell<Option<TimeoutHandle>>,
}

impl Scrolling {
    /// It is written down now. Returns whether it was to be.
    pub(super) fn stop(&self) -> bool {
        let until = self.until.take();
        if let Some(until) = &until {
            until.clear();
        }
        until.is_some()
    }
}

/// From now on positions are restored here: the browser would do it before the page is there. `remember` writes the present one down.
pub(super) fn take_over(scrolling: &Rc<Scrolling>, remember: impl Fn() + Clone + 'static) {
    restored_by(ScrollRestoration::Manual);
    listen_to_window("pagehide", {
        let remember = remember.clone();
        move |_| {
            remember();
            // A page that is left by the browser's own way is put back in its place by the browser: that needs no WASM. (Of a reload
            // browsers decide before they come here: `shell::PLACE_SCRIPT` sees to it.)
            restored_by(ScrollRestoration::Auto);
        }
    });
    listen_to_window("pageshow", |event| {
        if event
            .dyn_ref::<PageTransitionEvent>()
            .is_some_and(PageTransitionEvent::persisted)
        {
            restored_by(ScrollRestoration::Manual);
        }
    });
    remember();
    // Positions are written when scrolling ends, not while it lasts: browsers allow so many writes and no more.
    let scrolling = scrolling.clone();
    listen_to_window("scroll", move |_| {
        scrolling.stop();
        let is_over = {
            let (scrolling, remember) = (scrolling.clone(), remember.clone());
            move || {
                scrolling.stop();
                remember();
            }
        };
        scrolling.until.set(set_timeout(is_over, STILL).ok());
    });
}

fn restored_by(who: ScrollRestoration) {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(who);
    }
}

/// Writes the position into the present entry of the history.
pub(super) fn remember() {
    let mut position = window().scroll_y().unwrap_or_default();
    if position > 0.0 {
        below::lay_out_all();
        position = window().scroll_y().unwrap_or(position);
    }
    // Browsers take their time to write, and a click is not to wait for what the end of scrolling has written.
    if remembered() != Some(position)
        && let Ok(history) = window().history()
    {
        let _ = history.replace_state(&JsValue::from_f64(position), "");
    }
}

/// The position of the present entry, if it has one.
pub(super) fn remembered() -> Option<f64> {
    window().history().ok()?.state().ok()?.as_f64()
}

/// A new entry, at the top of its page.
pub(super) fn enter(url: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::from_f64(0.0), "", Some(url));
    }
}

/// The present entry's page has another address now.
pub(super) fn correct(url: &str, position: f64) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::from_f64(position), "", Some(url));
    }
}

/// Goes to the position of the present entry. One without was just made by a link to a place on the page, where the browser goes itself.
pub(super) fn restore() {
    if let Some(position) = remembered() {
        window().scroll_to_with_x_and_y(0.0, position);
    }
}

/// Where a page was left, or its top.
pub(super) fn to(position: f64) {
    window().scroll_to_with_x_and_y(0.0, position);
}

/// A place on a new page, or its top where it has no such place.
pub(super) fn to_fragment(fragment: &str) {
    match named(fragment) {
        Some(target) => target.scroll_into_view(),
        None => to(0.0),
    }
}

/// What a fragment names; written in the URL as it is, or percent-encoded (HTML, "find a potential indicated element").
fn named(fragment: &str) -> Option<HtmlElement> {
    let id = fragment.trim_start_matches('#');
    let decoded = js_sys::decode_uri_component(id).map(String::from).unwrap_or_default();
    let target = [id, &decoded].into_iter().find_map(|id| document().get_element_by_id(id));
    target.and_then(|target| target.dyn_into().ok())
}

/// Nearer to the top than this is at the top. CSS pixels.
const TOP: f64 = 4.0;

/// Whether a page may change under the reader's eyes: at its top, with the focus on nothing that could be operated, no menu open, and the
/// pointer on no link, which may be about to be pressed.
pub(crate) fn is_at_top() -> bool {
    let is_busy =
        |focused: Element| focused.tag_name() != "H1" && focused.closest("main, header").is_ok_and(|part| part.is_some());
    let has = |selector: &str| document().query_selector(selector).is_ok_and(|found| found.is_some());
    window().scroll_y().is_ok_and(|position| position < TOP)
        && !document().active_element().is_some_and(is_busy)
        && !has("header details[open]")
        && !has("main a:hover")
}

/// Whether the page's heading has the focus, as it has after each navigation.
pub(super) fn heading_has_focus() -> bool {
    document().active_element().is_some_and(|focused| focused.tag_name() == "H1")
}

/// Gives the focus to what a fragment names, or to the page's heading.
pub(super) fn focus_fragment(fragment: &str) {
    match named(fragment) {
        Some(target) => focus(&target),
        None => focus_heading(),
    }
}

/// Gives the page's heading the focus.
pub(super) fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into().ok()) {
        focus(&heading);
    }
}

/// Moves the focus, and nothing else. What cannot have it is made able to, and stays out of the order of Tab.
fn focus(element: &HtmlElement) {
    if element.tab_index() < 0 {
        element.set_tab_index(-1);
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
