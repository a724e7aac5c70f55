//! Soft navigation: follows links without loading the page anew, so that the header lives on. In any doubt the browser loads the page.
//!
//! # Contract
//! Tested in a browser by `end2end/tests/navigator.spec.ts`, its pure parts below.
//! - Only plain left clicks on links of this site are followed; the same URL is fetched that a full load would fetch.
//! - A page that was fetched ahead is shown at once, and the server is asked all the same, as each time: the reader counts, and a page
//!   that was taken back or moved since goes. (Of new stories and versions the page is told by itself: `crate::live`.)
//! - Only a page of the same build with a 200 (or an error page: 404, 410) is shown; anything else is a full load.
//! - `<main>` and every part marked `data-swap` change; parts marked `data-swap-lang` change with the language only; islands that
//!   leave are disposed of, those that arrive are woken. The header stays the same element.
//! - Title, canonical, description, alternates, `lang` and `dir` follow the page; so do address and history.
//! - The scroll position comes back with Back; a new page starts at its top, or at its fragment. The heading takes the focus, or
//!   what the fragment names.
//! - Whatever a reader asks for last is what is shown, however late an earlier answer comes: another link, a form, another site. Who clicks
//!   once more on a link whose page does not come has the browser load it.
//! - A slow page shows a progress bar after 150 ms; the new title is announced.

mod ahead;
mod below;
mod fetch;
mod link;
mod menus;
mod press;
mod scroll;
mod swap;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{AbortController, CustomEvent, CustomEventInit, Element, Event, HtmlAnchorElement, MouseEvent, Url};

use self::{
    ahead::Ahead,
    fetch::{Fetched, Fetcher, ResponseHead, Why},
    link::{Click, Target},
    press::Press,
    scroll::Scrolling,
    swap::{Extent, Settled},
};
use crate::news::{self, News};

/// The page on screen and the page on its way.
struct Navigator {
    fetcher: Rc<Fetcher>,
    ahead: Rc<Ahead>,
    /// Counts navigations: an answer to an older one is not shown.
    latest: Cell<u32>,
    /// Path and query of the page on screen. Back and Forward change the address before its page is there.
    shown: RefCell<String>,
    scrolling: Rc<Scrolling>,
    /// Where the link leads whose page is on its way.
    coming: RefCell<Option<Target>>,
    /// Ends the request of the page on its way.
    asking: RefCell<Option<AbortController>>,
    /// The navigation whose page a reader waits for.
    awaited: Cell<Option<u32>>,
    /// When a link was followed last, in milliseconds since the page was loaded.
    followed: Cell<f64>,
    on_page: &'static [fn()],
}

/// Most pages are there before: nothing is shown of their way, which would cost the browser two frames.
const SLOW: Duration = Duration::from_millis(150);
/// A second click within so many milliseconds belongs to the first.
const DOUBLE_CLICK: f64 = 500.0;
/// Who clicks once more after so many is tired of waiting: the browser's own way has a button that ends it, and says what is wrong.
const TIRED: f64 = 5_000.0;

/// Takes over links and history. Called once; `on_page` is what is done on this page and on each after it.
pub fn start(on_page: &'static [fn()]) {
    let fetcher = Rc::new(Fetcher::new(swap::build_of(&document())));
    let navigator = Rc::new(Navigator {
        ahead: Rc::new(Ahead::new(fetcher.clone())),
        fetcher,
        latest: Cell::default(),
        shown: RefCell::new(here()),
        scrolling: Rc::default(),
        coming: RefCell::default(),
        asking: RefCell::default(),
        awaited: Cell::default(),
        followed: Cell::new(f64::MIN),
        on_page,
    });
    navigator.is_there();
    scroll::take_over(&navigator.scrolling, {
        let navigator = navigator.clone();
        move || navigator.remember()
    });
    navigator.ahead.watch();
    Press::watch(&navigator.ahead);
    menus::watch();
    listen("click", {
        let navigator = navigator.clone();
        move |event: Event| navigator.clicked(&event)
    });
    listen("submit", {
        let navigator = navigator.clone();
        move |_: Event| navigator.give_up()
    });
    let again = navigator.clone();
    let on_again = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
        again.refreshed(event.detail().as_string().unwrap_or_default());
    });
    let _ = document().add_event_listener_with_callback(AGAIN, on_again.as_ref().unchecked_ref());
    on_again.forget();
    let on_popstate = Closure::<dyn Fn(Event)>::new(move |_: Event| navigator.moved());
    let _ = window().add_event_listener_with_callback("popstate", on_popstate.as_ref().unchecked_ref());
    on_popstate.forget();
}

/// What is dispatched to the document when the page on screen is to come anew.
const AGAIN: &str = "briefs:again";

/// Puts the page on screen there anew, where it can be had; `words` say to those who do not see it what is new.
pub(crate) fn refresh(words: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(words));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(AGAIN, &init) {
        let _ = document().dispatch_event(&event);
    }
}

/// How a page is come to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Arrival {
    /// By a link: a new entry in the history, then its fragment or its top.
    Link { fragment: String },
    /// By Back or Forward: the entry is there, and so is the scroll position.
    Back,
    /// The page is there, and comes anew: the words say why.
    Again { words: String },
}

impl Navigator {
    fn clicked(self: &Rc<Self>, event: &Event) {
        let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
        let Some(anchor) = anchor_of(event) else { return };
        let click = Click {
            is_plain: event.button() == 0 && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key()),
            is_handled: event.default_prevented(),
        };
        if !click.is_ours() {
            return;
        }
        // Also where the browser goes on by itself, to another place on this page.
        self.remember_if_scrolled();
        let Some(target) = target_of(&anchor) else {
            if !anchor.has_attribute("download") && anchor.target().is_empty() {
                self.give_up();
            }
            return;
        };
        let since = event.time_stamp() - self.followed.get();
        let is_coming = self.coming.borrow().as_ref() == Some(&target);
        if is_coming && since > TIRED {
            return self.give_up();
        }
        event.prevent_default();
        // A double click means it once, also where the first click has brought another link under the pointer.
        if is_coming || (event.detail() > 1 && since < DOUBLE_CLICK) {
            return;
        }
        self.followed.set(event.time_stamp());
        let Target {
            path_and_query,
            fragment,
        } = target.clone();
        self.show(path_and_query, Arrival::Link { fragment });
        self.coming.replace(Some(target));
    }

    /// By Back or Forward, or to another place on the page.
    fn moved(self: &Rc<Self>) {
        if here() == *self.shown.borrow() {
            self.give_up();
            scroll::restore();
        } else {
            self.show(here(), Arrival::Back);
        }
    }

    /// Not while another page is on its way.
    fn refreshed(self: &Rc<Self>, words: String) {
        if self.coming.borrow().is_none() && here() == *self.shown.borrow() {
            self.show(here(), Arrival::Again { words });
        }
    }

    /// Writes the position into the page's entry of the history; not into that of a page which is not there yet.
    fn remember(&self) {
        if here() == *self.shown.borrow() {
            scroll::remember();
        }
    }

    /// The same, where the reader has scrolled since it was written. To ask for a position makes the browser lay the page out, which a
    /// click is not to wait for.
    fn remember_if_scrolled(&self) {
        // An entry that the browser has made for a place on the page has none yet.
        if self.scrolling.stop() || scroll::remembered().is_none() {
            self.remember();
        }
    }

    /// The number of a new navigation; those before it are over.
    fn begin(&self) -> u32 {
        self.coming.replace(None);
        self.latest.set(self.latest.get() + 1);
        // It would hold one of six connections.
        if let Some(earlier) = self.asking.take() {
            earlier.abort();
        }
        self.latest.get()
    }

    /// A page that was on its way is not wanted any more.
    fn give_up(&self) {
        self.begin();
        self.wait_no_more();
    }

    fn show(self: &Rc<Self>, url: String, arrival: Arrival) {
        let number = self.begin();
        self.ahead.leave();
        let navigator = self.clone();
        let is_waited_for = match arrival {
            Arrival::Link { .. } => !self.ahead.is_there(&url),
            Arrival::Back => true,
            Arrival::Again { .. } => false,
        };
        if is_waited_for {
            self.wait(number);
        } else {
            self.wait_no_more();
        }
        wasm_bindgen_futures::spawn_local(async move {
            let ahead = match arrival {
                Arrival::Link { .. } => navigator.ahead.page(&url).await,
                Arrival::Back | Arrival::Again { .. } => None,
            };
            let shown = ahead.as_ref().map(|page| page.head.clone());
            let fetched = match ahead {
                Some(page) => Some(page),
                None if navigator.latest.get() != number => return,
                None => {
                    let asking = AbortController::new().ok();
                    let signal = asking.as_ref().map(AbortController::signal);
                    navigator.asking.replace(asking);
                    navigator.fetcher.get(&url, Why::Asked, signal.as_ref()).await
                }
            };
            if navigator.latest.get() != number {
                return;
            }
            navigator.coming.replace(None);
            navigator.wait_no_more();
            match fetched {
                Some(page) => navigator.arrive(page, &url, &arrival).await,
                None => load(&url, &arrival),
            }
            if let Some(shown) = shown {
                navigator.ask_after(&url, shown, number).await;
            }
        });
    }

    /// Shows that a page is on its way, if it is slow.
    fn wait(self: &Rc<Self>, number: u32) {
        self.awaited.set(Some(number));
        let navigator = self.clone();
        let late = move || {
            if navigator.awaited.get() == Some(number) {
                swap::progress(true);
            }
        };
        let _ = set_timeout(late, SLOW);
    }

    fn wait_no_more(&self) {
        self.awaited.set(None);
        swap::progress(false);
    }

    /// Asks the server about a page that it gave ahead, for a reader now.
    async fn ask_after(&self, url: &str, shown: ResponseHead, number: u32) {
        let Some(answer) = self.fetcher.ask(url, Why::Seen, None).await else {
            return;
        };
        if answer.head == shown {
            answer.let_go();
        } else if let Some(page) = self.fetcher.read(answer).await
            && self.latest.get() == number
        {
            self.arrive(page, url, &Arrival::Back).await;
        }
    }

    async fn arrive(&self, Fetched { main, rest, head }: Fetched, url: &str, arrival: &Arrival) {
        let had_focus = scroll::heading_has_focus();
        // The reader has gone on reading while it came.
        if let Arrival::Again { words } = arrival
            && !scroll::is_at_top()
        {
            news::say(News::Stories, url, Some(words));
            return;
        }
        // A redirect leads to the address of the answer.
        let redirected = head.url.is_some();
        let url = head.url.as_deref().unwrap_or(url);
        let position = scroll::remembered().unwrap_or_default();
        match arrival {
            Arrival::Link { fragment } => {
                self.remember_if_scrolled();
                scroll::enter(&format!("{url}{fragment}"));
            }
            Arrival::Back | Arrival::Again { .. } if redirected => scroll::correct(url, position),
            Arrival::Back | Arrival::Again { .. } => {}
        }
        url.clone_into(&mut self.shown.borrow_mut());
        let extent = match arrival {
            Arrival::Link { fragment } if !fragment.is_empty() => Extent::Whole,
            Arrival::Link { .. } | Arrival::Again { .. } => Extent::Top,
            Arrival::Back => Extent::Whole,
        };
        let Some(arriving) = swap::show(main, rest, extent) else {
            load(url, arrival);
            return;
        };
        match arrival {
            Arrival::Back => scroll::to(position),
            Arrival::Link { fragment } => scroll::to_fragment(fragment),
            Arrival::Again { .. } => {}
        }
        swap::frame().await;
        let parts = match arriving.settle() {
            Some(Settled::Page(parts)) => parts,
            // Another page has come meanwhile, which may have left some of this one's parts there.
            Some(Settled::Parts(parts)) => return swap::wake(parts).await,
            None => return load(url, arrival),
        };
        match arrival {
            Arrival::Link { fragment } => scroll::focus_fragment(fragment),
            Arrival::Back => scroll::focus_heading(),
            Arrival::Again { .. } if had_focus => scroll::focus_heading(),
            Arrival::Again { .. } => {}
        }
        match arrival {
            Arrival::Again { words } => swap::announce(words),
            Arrival::Link { .. } | Arrival::Back => swap::announce(&document().title()),
        }
        self.is_there();
        swap::wake(parts).await;
    }

    fn is_there(&self) {
        for act in self.on_page {
            act();
        }
    }
}

/// The browser's own way: always right, never fast. What was to come by itself is offered instead.
fn load(url: &str, arrival: &Arrival) {
    let location = window().location();
    let _ = match arrival {
        Arrival::Link { fragment } => location.assign(&format!("{url}{fragment}")),
        Arrival::Back => location.reload(),
        Arrival::Again { words } => {
            news::say(News::Stories, url, Some(words));
            Ok(())
        }
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

pub(crate) use below::lay_out;
pub(crate) use scroll::is_at_top;
pub(crate) use swap::all;

/// Acts on every event of a kind, wherever on the page, as long as the page lives.
pub(crate) fn listen(kind: &str, act: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(act);
    let _ = document().add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// The same, of the window.
pub(crate) fn listen_to_window(kind: &str, act: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(act);
    let _ = window().add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
    closure.forget();
}
