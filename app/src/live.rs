//! What is new while a page is on screen, told by the server (server-sent events). A page says where to ask in `data-live`.
//!
//! Where the reader is at the top of a list, new stories come in; anywhere else the strip says so (`crate::news`), and nothing moves. A
//! stream that is cut, held back by a proxy or refused is no fault: the page stays as it is, and its links lead on.

use std::{cell::RefCell, time::Duration};

use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::{document, set_timeout, window},
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, EventSource, MessageEvent, VisibilityState};

use crate::{
    navigator::{self, listen},
    news::{self, News},
    paths,
};

/// A reader who is gone by then needs no connection.
const STAYED: Duration = Duration::from_secs(2);
/// Nearer to the top than this is at the top. CSS pixels.
const TOP: f64 = 4.0;

thread_local! {
    /// The page's stream. The browser's own object; it ends with the page or when another takes its place.
    static STREAM: RefCell<Option<EventSource>> = const { RefCell::new(None) };
    /// What opens it when the reader has stayed.
    static COMING: RefCell<Option<TimeoutHandle>> = const { RefCell::new(None) };
}

/// Called once. A page that nobody looks at keeps no connection: browsers have six for a site, and tabs are many.
pub fn start() {
    listen("visibilitychange", |_| look());
    // A page that is kept for Back must hold no connection either.
    let close = Closure::<dyn Fn(Event)>::new(|_| put(None));
    let _ = window().add_event_listener_with_callback("pagehide", close.as_ref().unchecked_ref());
    close.forget();
}

/// Listens to what the page on screen names. Called with each page.
pub fn look() {
    put(None);
    let coming = address()
        .filter(|_| document().visibility_state() == VisibilityState::Visible)
        .and_then(|address| set_timeout(move || put(open(&address)), STAYED).ok());
    if let Some(earlier) = COMING.replace(coming) {
        earlier.clear();
    }
}

fn put(stream: Option<EventSource>) {
    STREAM.with_borrow_mut(|old| {
        if let Some(old) = old {
            old.close();
        }
        *old = stream;
    });
}

fn address() -> Option<String> {
    let part = document().query_selector("main [data-live]").ok()??;
    part.get_attribute("data-live")
}

fn open(address: &str) -> Option<EventSource> {
    let stream = EventSource::new(address).ok()?;
    for (kind, act) in [("stories", stories as fn(&str)), ("article", article)] {
        let closure = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            act(&event.data().as_string().unwrap_or_default());
        });
        stream
            .add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref())
            .ok()?;
        closure.forget();
    }
    Some(stream)
}

/// `words`: « 3 nouvelles », since the page was made.
fn stories(words: &str) {
    if is_at_top() {
        navigator::refresh(words);
    } else {
        let here = window().location().pathname().unwrap_or_default();
        let query = window().location().search().unwrap_or_default();
        news::say(News::Stories, &format!("{here}{query}"), Some(words));
    }
}

/// `version`: the number of the one that is there now.
fn article(_version: &str) {
    let shown = document().query_selector("main article[data-version]").ok().flatten();
    let shown = shown.and_then(|article| article.get_attribute("data-version")?.parse().ok());
    if let (Some(shown), Ok(path)) = (shown, window().location().pathname()) {
        news::say(News::Updated, &paths::since(&path, shown), None);
    }
}

/// Whether a list may change under the reader's eyes: at its top, and with the focus on nothing in it.
fn is_at_top() -> bool {
    let is_in_main = |focused: Element| focused.tag_name() != "H1" && focused.closest("main").is_ok_and(|main| main.is_some());
    window().scroll_y().is_ok_and(|position| position < TOP) && !document().active_element().is_some_and(is_in_main)
}
