//! Puts a fetched page on screen: what changes, what stays, which islands sleep and wake.

use std::time::Duration;

use js_sys::Promise;
use leptos::prelude::{document, request_animation_frame, set_timeout, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, NodeList};

use super::fetch::Rest;

const ISLAND: &str = "leptos-island";
/// On the root of a page that is read from its top.
pub(super) const TOP: &str = "data-top";
/// On a `<main>` whose first frame is to come, or has just been.
pub(super) const ARRIVING: &str = "data-arriving";
/// On a `<main>` that is laid out beside the one on screen, and not seen.
const NEXT: &str = "data-next";
/// Nobody reads it out meanwhile.
const HIDDEN: &str = "aria-hidden";
/// What says of an element in which language it is.
pub(super) const LANGUAGE: [&str; 2] = ["lang", "dir"];
/// On the root: where the application that can be installed is described.
const MANIFEST: &str = "data-manifest";
/// A window that is seen has a frame long before.
const UNSEEN: Duration = Duration::from_millis(250);
/// What the head says of one page; the rest of it is the same on all.
const OF_THE_PAGE: &str = "meta[name=description], meta[name=robots], meta[property], meta[name^='twitter:'], link[rel=canonical], \
                           link[rel=alternate], link[rel=search], script[type='application/ld+json']";

/// The build a page says it is of; empty when it says nothing.
pub(super) fn build_of(page: &Document) -> String {
    page.query_selector("meta[name=build]")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_default()
}

/// How much of a page is laid out at first (`style/layout/below.css`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it: some place of it is gone to, whose distance from the top must be right.
    Whole,
    /// What is surely below the window is not.
    Top,
}

/// A page whose `<main>` is on screen, before all the rest of it.
pub(super) struct Arriving {
    rest: Rest,
    parts: Vec<Element>,
}

/// Puts on screen what a reader looks for. `None` when the page on screen does not have the parts that a page of this site has.
pub(super) fn show(main: Element, rest: Rest, extent: Extent) -> Option<Arriving> {
    let now = document();
    let old_main = first(&now, "main")?;
    let root = now.document_element()?;
    // The old one goes before anything else changes: it mostly has the focus, and to take that away makes the browser lay out whatever has
    // changed by then, for nobody.
    leave(&old_main);
    if is_next(&main) && main.is_connected() {
        old_main.remove();
    } else {
        old_main.replace_with_with_node_1(&main).ok()?;
    }
    if let Rest::Parsed(page) = &rest {
        say_language(&main, page);
    }
    match extent {
        Extent::Whole => {
            let _ = root.remove_attribute(TOP);
            let _ = main.remove_attribute(ARRIVING);
        }
        Extent::Top => {
            let _ = root.set_attribute(TOP, "");
            let _ = main.set_attribute(ARRIVING, "");
        }
    }
    for attribute in [NEXT, HIDDEN] {
        let _ = main.remove_attribute(attribute);
    }
    Some(Arriving { rest, parts: vec![main] })
}

/// Lays a page's `<main>` out where it is going to be, unseen (`style/layout/below.css`).
pub(super) fn lay_out_next(main: &Element) {
    if let Some(old) = first(&document(), "main") {
        // As little of it as its first frame is going to have, so that nothing is styled twice.
        for (attribute, value) in [(NEXT, ""), (ARRIVING, ""), (HIDDEN, "true")] {
            let _ = main.set_attribute(attribute, value);
        }
        let _ = old.after_with_node_1(main);
        // Who asks for a height makes the browser do it now.
        let _ = main.client_height();
    }
}

/// Nobody came for it.
pub(super) fn take_back(main: &Element) {
    if is_next(main) {
        main.remove();
    }
}

fn is_next(main: &Element) -> bool {
    main.has_attribute(NEXT)
}

/// The parts that arrived, their islands asleep.
pub(super) enum Settled {
    /// All of the page.
    Page(Vec<Element>),
    /// What another page has left of it, which came meanwhile.
    Parts(Vec<Element>),
}

impl Arriving {
    /// Puts the rest there, unless another page has come meanwhile. `None` where the rest is no page.
    pub(super) fn settle(self) -> Option<Settled> {
        let Self { rest, mut parts } = self;
        let now = document();
        let Some(main) = parts.first().filter(|main| main.is_connected()) else {
            parts.retain(|part| part.is_connected());
            return Some(Settled::Parts(parts));
        };
        let page = rest.parsed()?;
        let _ = main.remove_attribute(ARRIVING);
        now.set_title(&page.title());
        if change_language(&now, &page).is_some() {
            for attribute in LANGUAGE {
                let _ = main.remove_attribute(attribute);
            }
            parts.extend(swap_marked(&now, &page, "data-swap-lang"));
        }
        swap_head(&now, &page);
        parts.extend(swap_marked(&now, &page, "data-swap"));
        for details in all(&now, "header details[open]") {
            let _ = details.remove_attribute("open");
        }
        Some(Settled::Page(parts))
    }
}

/// Says on a `<main>` which language it is in, where the page on screen is in another: it looks as it will before the rest of the page,
/// which takes a browser much longer, has changed.
pub(super) fn say_language(main: &Element, page: &Document) {
    for (attribute, value) in new_language(&document(), page).unwrap_or_default() {
        let _ = main.set_attribute(attribute, &value);
    }
}

/// Language and direction of a page, where they become those of the page on screen now.
fn change_language(now: &Document, page: &Document) -> Option<()> {
    let language = new_language(now, page)?;
    let root = now.document_element()?;
    for (attribute, value) in language {
        let _ = root.set_attribute(attribute, &value);
    }
    // What is installed from here is this language's edition (`boot.js` puts the link there).
    if let Some(manifest) = page.document_element().and_then(|root| root.get_attribute(MANIFEST)) {
        let _ = root.set_attribute(MANIFEST, &manifest);
        let _ = first(now, "link[rel=manifest]").map(|link| link.set_attribute("href", &manifest));
    }
    Some(())
}

/// Attributes of the root of a page in another language.
fn new_language(now: &Document, page: &Document) -> Option<Vec<(&'static str, String)>> {
    let (old, new) = (now.document_element()?, page.document_element()?);
    if old.get_attribute("lang") == new.get_attribute("lang") {
        return None;
    }
    Some(
        LANGUAGE
            .into_iter()
            .filter_map(|name| Some((name, new.get_attribute(name)?)))
            .collect(),
    )
}

/// When what was put in has been on screen for a frame. A page that nobody looks at has no frames: then soon.
pub(super) async fn frame() {
    let seen = Promise::new(&mut |done, _| {
        let is_over = done.clone();
        let over = move || drop(is_over.call0(&JsValue::UNDEFINED));
        let _ = set_timeout(over, UNSEEN);
        let _ = request_animation_frame(move || {
            // Before this frame is drawn; the next task is after it.
            let _ = set_timeout(move || drop(done.call0(&JsValue::UNDEFINED)), Duration::ZERO);
        });
    });
    let _ = JsFuture::from(seen).await;
}

/// Replaces the parts marked with `mark` by those of the same name. Every page has them all: one that is only on one of two stays as
/// it is.
fn swap_marked(now: &Document, page: &Document, mark: &str) -> Vec<Element> {
    all(now, &format!("[{mark}]"))
        .into_iter()
        .filter_map(|old| {
            let name = old.get_attribute(mark)?;
            let new = first(page, &format!("[{mark}=\"{name}\"]"))?;
            // What is the same stays, with its focus and its islands.
            if is_same(&old, &new) { None } else { replace(&old, new) }
        })
        .collect()
}

/// Whether two parts are. A part that islands have changed since it came says what it is in `data-swap-as`.
fn is_same(old: &Element, new: &Element) -> bool {
    match old.get_attribute("data-swap-as") {
        Some(name) => new.get_attribute("data-swap-as").is_some_and(|other| other == name),
        None => old.is_equal_node(Some(new)),
    }
}

fn swap_head(now: &Document, page: &Document) {
    let Some(head) = now.head() else { return };
    for old in all(now, &format!("head :is({OF_THE_PAGE})")) {
        old.remove();
    }
    for new in all(page, &format!("head :is({OF_THE_PAGE})")) {
        let _ = head.append_child(&new);
    }
}

/// Takes an element off the page and puts another, of a fetched one, in its place; its islands are disposed of first.
fn replace(old: &Element, new: Element) -> Option<Element> {
    leave(old);
    old.replace_with_with_node_1(&new).ok()?;
    Some(new)
}

/// What an element's islands do is over.
fn leave(element: &Element) {
    for island in all_in(element, ISLAND) {
        dispose(&island);
    }
}

/// Leptos keeps an island's state in a function on its element that drops it.
fn dispose(island: &Element) {
    let key = JsValue::from_str("$$dispose");
    if let Some(dispose) = js_sys::Reflect::get(island, &key)
        .ok()
        .and_then(|value| value.dyn_into::<js_sys::Function>().ok())
    {
        let _ = js_sys::Reflect::delete_property(island, &key);
        let _ = dispose.call0(&JsValue::UNDEFINED);
    }
}

/// Hands the islands of parts to the boot script, which knows the module.
pub(super) async fn wake(parts: Vec<Element>) {
    let Ok(wake) = js_sys::Reflect::get(&window(), &JsValue::from_str("__hydrateIsland")) else {
        return;
    };
    let Ok(wake) = wake.dyn_into::<js_sys::Function>() else {
        return;
    };
    for island in parts.iter().flat_map(|part| all_in(part, ISLAND)) {
        if let Ok(promise) = wake.call1(&JsValue::UNDEFINED, &island)
            && let Ok(promise) = promise.dyn_into::<js_sys::Promise>()
        {
            // One island that cannot wake leaves its server-made content on screen.
            let _ = JsFuture::from(promise).await;
        }
    }
}

/// Shows or hides that a page is on its way.
pub(super) fn progress(is_under_way: bool) {
    if let Some(root) = document().document_element() {
        let _ = if is_under_way {
            root.set_attribute("data-loading", "")
        } else {
            root.remove_attribute("data-loading")
        };
    }
}

/// Tells screen readers which page is there now, or what is new on it.
pub(super) fn announce(words: &str) {
    if let Some(announcer) = document().get_element_by_id("announcer") {
        announcer.set_text_content(Some(words));
    }
}

pub(super) fn first(page: &Document, selector: &str) -> Option<Element> {
    page.query_selector(selector).ok().flatten()
}

pub(crate) fn all(page: &Document, selector: &str) -> Vec<Element> {
    page.query_selector_all(selector)
        .map(|found| elements(&found))
        .unwrap_or_default()
}

fn all_in(element: &Element, selector: &str) -> Vec<Element> {
    element
        .query_selector_all(selector)
        .map(|found| elements(&found))
        .unwrap_or_default()
}

fn elements(found: &NodeList) -> Vec<Element> {
    (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into().ok())
        .collect()
}
