//! What is new while a page is on screen, told by the server (server-sent events). A page says where to ask in `data-live`.
//!
//! Where the reader is at the top of a list, new stories come in; anywhere else the strip says so (`crate::news`), and nothing moves. A
//! stream that is cut, held back by a proxy or refused is no fault: the page stays as it is, and its links lead on.

use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::{document, set_timeout, window},
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventSource, MessageEvent, VisibilityState};

use crate::{
    navigator::{self, listen},
    news::{self, News},
    paths,
};

/// A reader who is gone by then needs no connection.
const STAYED: Duration = Duration::from_secs(2);
/// When it is asked again after it was refused, and up to how much later: many are refused at once, while a server starts. Seconds.
const AGAIN: f64 = 20.0;
const SPREAD: f64 = 40.0;
/// Each time it takes twice as long, so often: where a node has all the streams that it takes, who is refused must not be a load of their own.
const SLOWER: i32 = 4;
thread_local! {
    /// The page's stream. The browser's own object; it ends with the page or when another takes its place.
    static STREAM: RefCell<Option<Stream>> = const { RefCell::new(None) };
    /// What opens it when the reader has stayed.
    static COMING: RefCell<Option<TimeoutHandle>> = const { RefCell::new(None) };
    /// How often it was refused since it was open.
    static REFUSED: Cell<i32> = const { Cell::new(0) };
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
    look_after(STAYED);
}

/// Listens after a while, if the page is still looked at.
fn look_after(wait: Duration) {
    let coming = address()
        .filter(|_| document().visibility_state() == VisibilityState::Visible)
        .and_then(|address| set_timeout(move || put(open(&address)), wait).ok());
    if let Some(earlier) = COMING.replace(coming) {
        earlier.clear();
    }
}

/// A stream with what listens to it, which go together.
struct Stream {
    source: EventSource,
    _listeners: Vec<Closure<dyn Fn(MessageEvent)>>,
    _opened: Closure<dyn Fn(Event)>,
    _failed: Closure<dyn Fn(Event)>,
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}

fn put(stream: Option<Stream>) {
    // Dropped when it is no longer borrowed.
    drop(STREAM.replace(stream));
}

fn address() -> Option<String> {
    let part = document().query_selector("main [data-live]").ok()??;
    part.get_attribute("data-live")
}

fn open(address: &str) -> Option<Stream> {
    let source = EventSource::new(address).ok()?;
    let mut listeners = Vec::new();
    for (kind, act) in [("stories", stories as fn(&str)), ("article", article)] {
        let closure = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            act(&event.data().as_string().unwrap_or_default());
        });
        source
            .add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref())
            .ok()?;
        listeners.push(closure);
    }
    let opened = Closure::<dyn Fn(Event)>::new(|_| REFUSED.set(0));
    source.set_onopen(Some(opened.as_ref().unchecked_ref()));
    let failed = Closure::<dyn Fn(Event)>::new(failed);
    source.set_onerror(Some(failed.as_ref().unchecked_ref()));
    Some(Stream {
        source,
        _listeners: listeners,
        _opened: opened,
        _failed: failed,
    })
}

/// A browser connects again by itself where a stream was cut, and never where it was refused: by a proxy whose server is just being started.
fn failed(event: Event) {
    let source = event.target().and_then(|target| target.dyn_into::<EventSource>().ok());
    if source.is_some_and(|source| source.ready_state() == EventSource::CLOSED) {
        let times = REFUSED.replace(SLOWER.min(REFUSED.get() + 1));
        let seconds = (AGAIN + js_sys::Math::random() * SPREAD) * 2.0_f64.powi(times);
        look_after(Duration::from_secs_f64(seconds));
    }
}

/// `words`: « 3 nouveaux articles », since the page was made.
fn stories(words: &str) {
    if navigator::is_at_top() {
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
