//! Soft navigation: follows links without loading the page anew, so that the header lives on. In any doubt the browser loads the page.
//!
//! # Contract
//! Tested in a browser by `end2end/tests/navigator.spec.ts`, its pure parts below.
//! - Only plain left clicks on links of this site are followed; the same URL is fetched that a full load would fetch.
//! - Only a page of the same build with a 200 (or an error page: 404, 410) is shown; anything else is a full load.
//! - `<main>` and every part marked `data-swap` change; parts marked `data-swap-lang` change with the language only; islands that
//!   leave are disposed of, those that arrive are woken. The header stays the same element.
//! - Title, canonical, description, alternates, `lang` and `dir` follow the page; so do address and history.
//! - The scroll position comes back with Back; a new page starts at its top, or at its fragment; the heading takes the focus.
//! - A slow page shows a progress bar after 150 ms; the new title is announced.

mod fetch;
mod link;
mod scroll;
mod swap;

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, HtmlAnchorElement, HtmlElement, MouseEvent, Url};

use self::{
    fetch::{Fetched, Fetcher},
    link::{Click, Target},
};

/// The page on screen and the pages on their way.
pub(crate) struct Navigator {
    fetcher: Fetcher,
    /// Counts navigations: an answer to an older one is not shown.
    latest: RefCell<u32>,
    /// Path and query of the page on screen: a `popstate` for another fragment of it loads nothing.
    shown: RefCell<String>,
}

/// Takes over links and history. Called once.
pub fn start() {
    let navigator = Rc::new(Navigator {
        fetcher: Fetcher::new(swap::build_of(&document())),
        latest: RefCell::default(),
        shown: RefCell::new(here()),
    });
    scroll::take_over();
    listen("click", {
        let navigator = navigator.clone();
        move |event: Event| navigator.clicked(&event)
    });
    for ahead in ["pointerover", "focusin", "touchstart"] {
        let navigator = navigator.clone();
        listen(ahead, move |event: Event| navigator.maybe_next(&event));
    }
    let on_popstate = Closure::<dyn Fn(Event)>::new(move |_: Event| {
        if here() == *navigator.shown.borrow() {
            // Another place on the page that is there.
            scroll::restore();
        } else {
            navigator.clone().show(here(), Arrival::Back);
        }
    });
    let _ = window().add_event_listener_with_callback("popstate", on_popstate.as_ref().unchecked_ref());
    on_popstate.forget();
    close_on_escape();
}

/// How a page is come to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Arrival {
    /// By a link: a new entry in the history, then its fragment or its top.
    Link { fragment: String },
    /// By Back or Forward: the entry is there, and so is the scroll position.
    Back,
}

impl Navigator {
    fn clicked(self: &Rc<Self>, event: &Event) {
        let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
        let Some(anchor) = anchor_of(event) else { return };
        let click = Click {
            is_plain: event.button() == 0 && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key()),
            is_handled: event.default_prevented(),
        };
        let Some(target) = target_of(&anchor).filter(|_| click.is_ours()) else {
            return;
        };
        event.prevent_default();
        scroll::remember();
        if target.path_and_query == *self.shown.borrow() && target.fragment.is_empty() {
            // The page on screen again: as a browser would, from the server, but no second history entry.
            let _ = window().location().reload();
            return;
        }
        self.clone().show(
            target.path_and_query,
            Arrival::Link {
                fragment: target.fragment,
            },
        );
    }

    /// A link under the pointer or with the focus may be the next page.
    fn maybe_next(&self, event: &Event) {
        let Some(anchor) = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(closest_anchor)
        else {
            return;
        };
        if let Some(target) = target_of(&anchor).filter(|target| target.path_and_query != *self.shown.borrow()) {
            self.fetcher.ahead(&target.path_and_query);
        }
    }

    fn show(self: Rc<Self>, url: String, arrival: Arrival) {
        let number = {
            let mut latest = self.latest.borrow_mut();
            *latest += 1;
            *latest
        };
        swap::progress(true);
        wasm_bindgen_futures::spawn_local(async move {
            let fetched = self.fetcher.get(&url).await;
            if *self.latest.borrow() != number {
                return;
            }
            swap::progress(false);
            match fetched {
                Some(page) => self.arrive(&page, &url, &arrival).await,
                None => load(&url, &arrival),
            }
        });
    }

    async fn arrive(&self, page: &Fetched, url: &str, arrival: &Arrival) {
        // A redirect leads to the address of the answer.
        let url = page.url.as_deref().unwrap_or(url);
        if let Arrival::Link { fragment } = arrival {
            let _ = history(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&format!("{url}{fragment}"))));
        }
        url.clone_into(&mut self.shown.borrow_mut());
        if !swap::show(&page.document).await {
            load(url, arrival);
            return;
        }
        match arrival {
            Arrival::Back => scroll::restore(),
            Arrival::Link { fragment } if !fragment.is_empty() => scroll::to_fragment(fragment),
            Arrival::Link { .. } => scroll::to_top(),
        }
        // The bar's page may have changed while this one was on its way.
        swap::announce();
    }
}

/// The browser's own way: always right, never fast.
fn load(url: &str, arrival: &Arrival) {
    let location = window().location();
    let _ = match arrival {
        Arrival::Link { fragment } => location.assign(&format!("{url}{fragment}")),
        Arrival::Back => location.reload(),
    };
}

fn here() -> String {
    let location = window().location();
    format!(
        "{}{}",
        location.pathname().unwrap_or_default(),
        location.search().unwrap_or_default()
    )
}

fn history(change: impl FnOnce(&web_sys::History) -> Result<(), JsValue>) -> Result<(), JsValue> {
    change(&window().history()?)
}

fn anchor_of(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    event.target()?.dyn_into::<Element>().ok().and_then(closest_anchor)
}

fn closest_anchor(element: Element) -> Option<HtmlAnchorElement> {
    element.closest("a[href]").ok()??.dyn_into().ok()
}

fn target_of(anchor: &HtmlAnchorElement) -> Option<Target> {
    let url = Url::new(&anchor.href()).ok()?;
    let origin = window().location().origin().ok()?;
    Target::of(&link::Address {
        is_same_origin: url.origin() == origin,
        path: url.pathname(),
        query: url.search(),
        fragment: url.hash(),
        opens_elsewhere: !matches!(anchor.target().as_str(), "" | "_self"),
        is_download: anchor.has_attribute("download"),
        rel: anchor.rel(),
        here: here(),
    })
}

/// Menus close with Escape and give the focus back to their button.
fn close_on_escape() {
    listen("keydown", move |event: Event| {
        let is_escape = event
            .dyn_ref::<web_sys::KeyboardEvent>()
            .is_some_and(|event| event.key() == "Escape");
        let open = document()
            .active_element()
            .and_then(|element| element.closest("details[open]").ok().flatten());
        if let Some(details) = open.filter(|_| is_escape) {
            let _ = details.remove_attribute("open");
            if let Some(summary) = details
                .query_selector("summary")
                .ok()
                .flatten()
                .and_then(|summary| summary.dyn_into::<HtmlElement>().ok())
            {
                let _ = summary.focus();
            }
        }
    });
}

fn listen(kind: &str, act: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(act);
    let _ = document().add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
    // Lives as long as the page.
    closure.forget();
}
