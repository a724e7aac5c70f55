//! The strip at the foot of the window that says what is new while a page is read. It lies over the page, so nothing moves when it comes.
//!
//! Each page has it with all of its sentences in the page's language (`components::layout::NewsStrip`), none of them shown.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use crate::navigator::{all, listen};

/// On a sentence that was closed: what it said.
const CLOSED: &str = "data-closed";

/// What there is to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// The article has changed since the reader read it.
    Changed,
    /// The article was changed while it is on screen.
    Updated,
    /// There are new stories.
    Stories,
}

impl News {
    fn selector(self) -> &'static str {
        match self {
            Self::Changed => "[data-news=changed]",
            Self::Updated => "[data-news=updated]",
            Self::Stories => "[data-news=stories]",
        }
    }
}

/// Lets each sentence be closed. Called once.
pub fn start() {
    listen("click", |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest("[data-news] button").ok().flatten());
        if let Some(item) = button.and_then(|button| button.parent_element()) {
            set_hidden(&item, true);
            let _ = item.set_attribute(CLOSED, &said(&item));
        }
    });
}

/// Says it; its link leads to `href`, and says `words` where they are given.
pub fn say(news: News, href: &str, words: Option<&str>) {
    let Ok(Some(item)) = document().query_selector(news.selector()) else {
        return;
    };
    if let Ok(Some(link)) = item.query_selector("a") {
        let _ = link.set_attribute("href", href);
        if let Some(words) = words {
            link.set_text_content(Some(words));
        }
    }
    // What was closed is not said again, in the same words.
    let is_closed = item.get_attribute(CLOSED).is_some_and(|closed| closed == said(&item));
    if !is_closed {
        set_hidden(&item, false);
    }
}

fn said(item: &Element) -> String {
    item.text_content().unwrap_or_default()
}

/// What was said of the page before is not said of this one.
pub fn clear() {
    for item in all(&document(), "[data-news]") {
        set_hidden(&item, true);
        let _ = item.remove_attribute(CLOSED);
    }
}

fn set_hidden(item: &Element, is_hidden: bool) {
    if let Some(item) = item.dyn_ref::<HtmlElement>() {
        item.set_hidden(is_hidden);
    }
}
