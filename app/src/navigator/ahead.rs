//! Fetches ahead: the page whose link a pointer rests on, or a finger. It is parsed and kept for a moment, so that a click has nothing
//! to wait for. The keyboard gives no such sign: Tab passes by dozens.

use std::{cell::RefCell, rc::Rc, time::Duration};

use js_sys::Promise;
use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::{set_timeout, window},
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Element, Event, PointerEvent};

use super::{
    closest_anchor,
    fetch::{Fetched, Fetcher, Why},
    listen, target_of,
};

/// A pointer that only passes by means nothing.
const REST: Duration = Duration::from_millis(80);
/// Nor does a finger that begins to scroll: by then the browser has taken it over (`pointercancel`, then `pointerout`).
const TOUCH: Duration = Duration::from_millis(50);
/// For so long a page may be shown before the server is asked whether it has changed, and is not fetched ahead again. Milliseconds.
const FRESH: f64 = 30_000.0;
/// At most so many pages …
const MOST: usize = 12;
/// … in so many milliseconds.
const SPAN: f64 = 300_000.0;

/// What was fetched ahead, and what may be next.
pub(super) struct Ahead {
    fetcher: Rc<Fetcher>,
    asked: RefCell<Vec<Asked>>,
    resting: RefCell<Option<TimeoutHandle>>,
}

struct Asked {
    url: String,
    /// In milliseconds of the device's clock.
    at: f64,
    /// Empty before it is there, where it could not be had, and when it is shown.
    page: Rc<RefCell<Option<Fetched>>>,
    arrival: Promise,
}

impl Asked {
    fn is_fresh(&self, now: f64) -> bool {
        now - self.at < FRESH
    }
}

impl Ahead {
    pub(super) fn new(fetcher: Rc<Fetcher>) -> Self {
        Self {
            fetcher,
            asked: RefCell::default(),
            resting: RefCell::default(),
        }
    }

    /// Follows the pointer. Called once.
    pub(super) fn watch(self: &Rc<Self>) {
        listen("pointerover", {
            let ahead = self.clone();
            move |event: Event| ahead.over(&event)
        });
        listen("pointerout", {
            let ahead = self.clone();
            move |_: Event| ahead.leave()
        });
    }

    fn over(self: &Rc<Self>, event: &Event) {
        self.leave();
        let Some(event) = event.dyn_ref::<PointerEvent>() else {
            return;
        };
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = element.and_then(closest_anchor).as_ref().and_then(target_of) else {
            return;
        };
        let rest = if event.pointer_type() == "touch" { TOUCH } else { REST };
        let ahead = self.clone();
        let resting = set_timeout(move || ahead.ask(target.path_and_query), rest);
        self.resting.replace(resting.ok());
    }

    /// What the pointer rested on is not waited for.
    pub(super) fn leave(&self) {
        if let Some(resting) = self.resting.take() {
            resting.clear();
        }
    }

    fn ask(&self, url: String) {
        let now = js_sys::Date::now();
        let mut asked = self.asked.borrow_mut();
        asked.retain(|asked| now - asked.at < SPAN);
        for old in asked.iter().filter(|asked| !asked.is_fresh(now)) {
            old.page.take();
        }
        let is_there = asked.iter().any(|asked| asked.url == url && asked.is_fresh(now));
        if asked.len() >= MOST || is_there || saves_data() {
            return;
        }
        let page = Rc::new(RefCell::new(None));
        let arrival = future_to_promise({
            let (fetcher, page, url) = (self.fetcher.clone(), page.clone(), url.clone());
            async move {
                page.replace(fetcher.get(&url, Why::Ahead).await);
                Ok(JsValue::UNDEFINED)
            }
        });
        asked.push(Asked {
            url,
            at: now,
            page,
            arrival,
        });
    }

    /// Whether the page at a URL can be shown at once.
    pub(super) fn is_there(&self, url: &str) -> bool {
        let now = js_sys::Date::now();
        let is_it = |asked: &Asked| asked.url == url && asked.is_fresh(now) && asked.page.borrow().is_some();
        self.asked.borrow().iter().any(is_it)
    }

    /// The `<main>` of the page at a URL, where the page can be shown at once.
    pub(super) fn main(&self, url: &str) -> Option<Element> {
        let now = js_sys::Date::now();
        let asked = self.asked.borrow();
        let asked = asked.iter().find(|asked| asked.url == url && asked.is_fresh(now))?;
        asked.page.borrow().as_ref().map(|page| page.main.clone())
    }

    /// The page at a URL, if it was fetched ahead a moment ago; one that is still on its way is waited for. It can be had once.
    pub(super) async fn page(&self, url: &str) -> Option<Fetched> {
        let now = js_sys::Date::now();
        let (page, arrival) = {
            let asked = self.asked.borrow();
            let asked = asked.iter().find(|asked| asked.url == url && asked.is_fresh(now))?;
            (asked.page.clone(), asked.arrival.clone())
        };
        if page.borrow().is_none() {
            JsFuture::from(arrival).await.ok()?;
        }
        page.take()
    }
}

/// The reader's wish to use little data (`Save-Data`), where the browser tells.
fn saves_data() -> bool {
    let read = |object: &JsValue, key: &str| js_sys::Reflect::get(object, &JsValue::from_str(key)).ok();
    read(window().navigator().unchecked_ref(), "connection")
        .and_then(|connection| read(&connection, "saveData"))
        .is_some_and(|wish| wish.is_truthy())
}
