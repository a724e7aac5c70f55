//! Fetches ahead: the page whose link a pointer rests on, or a finger, or the focus. It is parsed and kept for a moment, so that a click has
//! nothing to wait for.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::Promise;
use leptos::prelude::{request_animation_frame, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{Element, Event, PointerEvent};

use super::{
    closest_anchor,
    fetch::{Fetched, Fetcher, Why},
    listen, swap, target_of,
};

/// A pointer that only passes by means nothing. Milliseconds, as all that follow.
const REST: f64 = 80.0;
/// Nor does a finger that begins to scroll: by then the browser has taken it over (`pointercancel`, then `pointerout`).
const TOUCH: f64 = 50.0;
/// Nor does Tab, which passes by dozens.
const FOCUS: f64 = 250.0;
/// For so long a page may be shown before the server is asked whether it has changed, and is not fetched ahead again.
const FRESH: f64 = 30_000.0;
/// At most so many pages …
const MOST: usize = 12;
/// … within this.
const SPAN: f64 = 300_000.0;

/// What was fetched ahead, and what may be next.
pub(super) struct Ahead {
    fetcher: Rc<Fetcher>,
    asked: RefCell<Vec<Asked>>,
    pointer: Rests,
    focus: Rests,
}

/// Counts what was rested on, by one of the ways to do that: only the last is meant.
type Rests = Rc<Cell<u32>>;

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
            pointer: Rests::default(),
            focus: Rests::default(),
        }
    }

    /// Follows the pointer and the focus, each by itself: what is pressed gets the focus, and the pointer rests on it all the same. Called once.
    pub(super) fn watch(self: &Rc<Self>) {
        for (over, out, rests) in [
            ("pointerover", "pointerout", self.pointer.clone()),
            ("focusin", "focusout", self.focus.clone()),
        ] {
            let (ahead, left) = (self.clone(), rests.clone());
            listen(over, move |event: Event| ahead.over(&event, &rests));
            listen(out, move |_: Event| leave(&left));
        }
    }

    fn over(self: &Rc<Self>, event: &Event, rests: &Rests) {
        leave(rests);
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = element.and_then(closest_anchor).as_ref().and_then(target_of) else {
            return;
        };
        let rest = match event.dyn_ref::<PointerEvent>() {
            Some(pointer) if pointer.pointer_type() == "touch" => TOUCH,
            Some(_) => REST,
            None => FOCUS,
        };
        self.wait(target.path_and_query, js_sys::Date::now() + rest, rests.clone());
    }

    /// Until a time, frame by frame: Chrome runs no timers while a touch may become anything.
    fn wait(self: &Rc<Self>, url: String, until: f64, rests: Rests) {
        let (ahead, rest) = (self.clone(), rests.get());
        let _ = request_animation_frame(move || {
            if rests.get() != rest {
                return;
            }
            if js_sys::Date::now() < until {
                ahead.wait(url, until, rests);
            } else {
                ahead.ask(url);
            }
        });
    }

    /// Nothing that was rested on is waited for.
    pub(super) fn leave(&self) {
        leave(&self.pointer);
        leave(&self.focus);
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
                page.replace(fetcher.get(&url, Why::Ahead, None).await);
                spawn_local(read_on(page));
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

/// Parses all of a page, unless it was wanted by then.
async fn read_on(page: Rc<RefCell<Option<Fetched>>>) {
    swap::frame().await;
    let parsed = page.take().and_then(Fetched::parsed);
    page.replace(parsed);
}

fn leave(rests: &Rests) {
    rests.set(rests.get().wrapping_add(1));
}

/// The reader's wish to use little data (`Save-Data`), where the browser tells.
fn saves_data() -> bool {
    let read = |object: &JsValue, key: &str| js_sys::Reflect::get(object, &JsValue::from_str(key)).ok();
    read(window().navigator().unchecked_ref(), "connection")
        .and_then(|connection| read(&connection, "saveData"))
        .is_some_and(|wish| wish.is_truthy())
}
