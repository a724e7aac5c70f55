//! Fetches ahead: the page whose link a pointer rests on, into the browser's own cache. Touch and keyboard give no such sign: a finger
//! is on a link when it means it, and Tab passes by dozens.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::{document, set_timeout, window},
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, PointerEvent};

use super::{closest_anchor, listen, target_of};

/// A pointer that only passes by means nothing.
const REST: Duration = Duration::from_millis(80);
/// What was fetched ahead is not fetched ahead again for so long, in milliseconds: browsers keep it for five minutes.
const KEPT: f64 = 300_000.0;
/// At most so many pages within that time.
const MOST: usize = 12;

/// What was fetched ahead, and what may be next.
#[derive(Default)]
pub(super) struct Ahead {
    asked: RefCell<Vec<Asked>>,
    resting: RefCell<Option<TimeoutHandle>>,
}

struct Asked {
    url: String,
    /// In milliseconds of the device's clock.
    at: f64,
    link: Element,
}

/// Follows the pointer. Called once.
pub(super) fn watch(ahead: &Rc<Ahead>) {
    listen("pointerover", {
        let ahead = ahead.clone();
        move |event: Event| ahead.over(&event)
    });
    listen("pointerout", {
        let ahead = ahead.clone();
        move |_: Event| ahead.leave()
    });
}

impl Ahead {
    fn over(self: &Rc<Self>, event: &Event) {
        self.leave();
        let Some(event) = event.dyn_ref::<PointerEvent>() else {
            return;
        };
        if event.pointer_type() == "touch" {
            return;
        }
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = element.and_then(closest_anchor).as_ref().and_then(target_of) else {
            return;
        };
        let ahead = self.clone();
        let resting = set_timeout(move || ahead.ask(target.path_and_query), REST);
        self.resting.replace(resting.ok());
    }

    fn leave(&self) {
        if let Some(resting) = self.resting.take() {
            resting.clear();
        }
    }

    /// Tells the browser that a page may be next: it fetches when it has nothing better to do.
    fn ask(&self, url: String) {
        let now = js_sys::Date::now();
        let mut asked = self.asked.borrow_mut();
        asked.retain(|asked| now - asked.at < KEPT);
        if asked.len() >= MOST || asked.iter().any(|asked| asked.url == url) || saves_data() {
            return;
        }
        let (Ok(link), Some(head)) = (document().create_element("link"), document().head()) else {
            return;
        };
        let _ = link.set_attribute("rel", "prefetch");
        let _ = link.set_attribute("href", &url);
        let _ = head.append_child(&link);
        asked.push(Asked { url, at: now, link });
    }

    /// Another page is there: what was wanted on the one before is not waited for.
    pub(super) fn forget(&self) {
        self.leave();
        for asked in self.asked.borrow().iter() {
            asked.link.remove();
        }
    }
}

/// The reader's wish to use little data (`Save-Data`), where the browser tells.
fn saves_data() -> bool {
    let read = |object: &JsValue, key: &str| js_sys::Reflect::get(object, &JsValue::from_str(key)).ok();
    read(window().navigator().unchecked_ref(), "connection")
        .and_then(|connection| read(&connection, "saveData"))
        .is_some_and(|wish| wish.is_truthy())
}
