//! The topics and sources that a reader follows, kept in the browser as the query of their paper: `topics=nato&sources=example-wire`.

use std::time::Duration;

use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::navigator::{all, listen, listen_to_window};

const KEY: &str = "following";
/// As many of each as the server reads (`domain::follow::MOST`).
const MOST: usize = 20;

/// Called once.
pub fn start() {
    listen("submit", |event: Event| {
        let form = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some((form, (name, id))) = form.and_then(|form| followed(&form).map(|found| (form, found))) else {
            return;
        };
        // Where nothing can be kept the form does what it does without a script.
        let Some(mut lists) = kept() else { return };
        let list = if name == "topics" { &mut lists[0] } else { &mut lists[1] };
        match list.iter().position(|other| *other == id) {
            Some(place) => drop(list.remove(place)),
            // On a paper the form takes its thing off the address; what came as somebody's link is not this reader's.
            None if is_mine() => return,
            None => list.push(id),
        }
        if list.len() > MOST {
            event.prevent_default();
            say_full(&form);
        } else if keep(&lists) && !is_mine() {
            event.prevent_default();
            look();
        }
    });
    // What another tab follows, or this one did before it was left, is said here too.
    for name in ["storage", "pageshow"] {
        listen_to_window(name, |_| look());
    }
}

/// Says that no more can be followed.
fn say_full(form: &Element) {
    if let Ok(Some(note)) = form.query_selector("[role=status]") {
        // The same words again are told again.
        note.set_text_content(None);
        let full = form.get_attribute("data-full");
        let _ = set_timeout(move || note.set_text_content(full.as_deref()), Duration::from_millis(100));
    }
}

/// Says on each button whether its thing is followed, and makes links to the paper lead to this one. Called with each page.
pub fn look() {
    let Some(lists) = kept() else { return };
    let query = query(&lists);
    let is_unasked = window().location().search().is_ok_and(|asked| asked.is_empty());
    if is_mine() && is_unasked && !query.is_empty() {
        let path = window().location().pathname().unwrap_or_default();
        let _ = window().location().replace(&with(&path, &query));
    }
    for link in all(&document(), "a[data-mine]") {
        if let Some(path) = link.get_attribute("href") {
            let path = path.split('?').next().unwrap_or_default();
            let _ = link.set_attribute("href", &with(path, &query));
        }
    }
    for form in all(&document(), "form[data-follow]") {
        let Some((name, id)) = followed(&form) else { continue };
        let list = if name == "topics" { &lists[0] } else { &lists[1] };
        let labels = form.get_attribute("data-labels").unwrap_or_default();
        let (follow, unfollow) = labels.split_once('\n').unwrap_or_default();
        if let Ok(Some(note)) = form.query_selector("[role=status]") {
            note.set_text_content(None);
        }
        if let Ok(Some(button)) = form.query_selector("button")
            && !is_mine()
        {
            button.set_text_content(Some(if list.contains(&id) { unfollow } else { follow }));
        }
    }
}

/// Which list, and which of it.
fn followed(form: &Element) -> Option<(String, String)> {
    Some((form.get_attribute("data-follow")?, form.get_attribute("data-id")?))
}

/// Topics, and sources; `None` where the browser keeps nothing.
fn kept() -> Option<[Vec<String>; 2]> {
    let storage = window().local_storage().ok()??;
    let query = storage.get_item(KEY).ok()?.unwrap_or_default();
    let list = |name: &str| {
        let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        let ids = value.unwrap_or_default().split('.').filter(|id| !id.is_empty());
        ids.map(str::to_owned).collect()
    };
    Some([list("topics"), list("sources")])
}

fn query([topics, sources]: &[Vec<String>; 2]) -> String {
    let lists = [("topics", topics), ("sources", sources)];
    let parts = lists.into_iter().filter(|(_, ids)| !ids.is_empty());
    parts
        .map(|(name, ids)| format!("{name}={}", ids.join(".")))
        .collect::<Vec<_>>()
        .join("&")
}

fn keep(lists: &[Vec<String>; 2]) -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(KEY, &query(lists)).is_ok())
}

fn is_mine() -> bool {
    document()
        .query_selector("main [data-slot=mine]")
        .is_ok_and(|mine| mine.is_some())
}

fn with(path: &str, query: &str) -> String {
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}
