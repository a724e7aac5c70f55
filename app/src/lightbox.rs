//! Pictures by themselves: an address each (`#picture-1`), which Back leaves.
//!
//! Without WASM the style sheet shows the picture that the address names (`components::media::Lightbox`). With it the picture is a dialog:
//! what is behind it cannot be reached, Escape closes it, and the focus goes back to where it came from.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{AddEventListenerOptions, Element, Event, HtmlDialogElement};

use crate::navigator::{all, listen};

const PICTURES: &str = "dialog.lightbox";

/// Follows the address. Called once.
pub fn start() {
    for kind in ["hashchange", "popstate"] {
        let moved = Closure::<dyn Fn(Event)>::new(|_| follow(Came::FromPage));
        let _ = window().add_event_listener_with_callback(kind, moved.as_ref().unchecked_ref());
        moved.forget();
    }
    listen("click", |event: Event| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        // Wherever it is clicked, but on its words.
        let is_words = target.closest(".lightbox__words").is_ok_and(|words| words.is_some());
        let dialog = target.closest(PICTURES).ok().flatten().filter(|_| !is_words);
        if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
            event.prevent_default();
            dialog.close();
        }
    });
}

/// How the reader came to the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    /// By its address: the page is not the entry before in the history.
    ByAddress,
    /// From the page.
    FromPage,
}

/// Shows the picture that the address names. Called with each page.
pub fn look() {
    follow(Came::ByAddress);
}

fn follow(came: Came) {
    for dialog in all(&document(), PICTURES) {
        let Ok(dialog) = dialog.dyn_into::<HtmlDialogElement>() else {
            continue;
        };
        let is_named = is_named(&dialog);
        if is_named && !dialog.open() {
            open(&dialog, came);
        } else if !is_named && dialog.open() {
            dialog.close();
        }
    }
}

fn is_named(dialog: &HtmlDialogElement) -> bool {
    let fragment = window().location().hash().unwrap_or_default();
    fragment.strip_prefix('#') == Some(&dialog.id())
}

fn open(dialog: &HtmlDialogElement, came: Came) {
    let _ = dialog.show_modal();
    let own = dialog.clone();
    // However it was closed, the address follows. (The event comes to the dialog alone.)
    let closed = Closure::once_into_js(move || {
        if is_named(&own) {
            leave(&own, came);
        }
    });
    let options = AddEventListenerOptions::new();
    options.set_once(true);
    let _ = dialog.add_event_listener_with_callback_and_add_event_listener_options("close", closed.unchecked_ref(), &options);
}

fn leave(dialog: &HtmlDialogElement, came: Came) {
    let _ = match came {
        Came::FromPage => window().history().and_then(|history| history.back()),
        // To where the picture is on the page.
        Came::ByAddress => {
            let link = dialog.query_selector("a").ok().flatten();
            let place = link.and_then(|link| link.get_attribute("href")).unwrap_or_default();
            window().location().replace(&place)
        }
    };
}
