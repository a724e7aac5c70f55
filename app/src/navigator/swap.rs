//! Puts a fetched page on screen: what changes, what stays, which islands sleep and wake.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Node, NodeList};

const ISLAND: &str = "leptos-island";
/// What the head says of one page; the rest of it is the same on all.
const OF_THE_PAGE: &str = "meta[name=description], meta[name=robots], meta[property], meta[name^='twitter:'], link[rel=canonical], \
                           link[rel=alternate], script[type='application/ld+json']";

/// The build a page says it is of; empty when it says nothing.
pub(super) fn build_of(page: &Document) -> String {
    page.query_selector("meta[name=build]")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_default()
}

/// Puts a page on screen; returns the parts that arrived, their islands asleep. `None` when it does not have the parts that a page of
/// this site has.
pub(super) fn show(page: &Document) -> Option<Vec<Element>> {
    let now = document();
    let (Some(old_main), Some(new_main)) = (first(&now, "main"), first(page, "main")) else {
        return None;
    };
    let (Some(old_root), Some(new_root)) = (now.document_element(), page.document_element()) else {
        return None;
    };
    let changes_language = old_root.get_attribute("lang") != new_root.get_attribute("lang");

    for attribute in ["lang", "dir"] {
        if let Some(value) = new_root.get_attribute(attribute) {
            let _ = old_root.set_attribute(attribute, &value);
        }
    }
    now.set_title(&page.title());
    swap_head(&now, page);
    let mut arrived = vec![replace(&old_main, &new_main)];
    if changes_language {
        arrived.extend(swap_marked(&now, page, "data-swap-lang"));
    }
    arrived.extend(swap_marked(&now, page, "data-swap"));
    for details in all(&now, "header details[open]") {
        let _ = details.remove_attribute("open");
    }
    Some(arrived.into_iter().flatten().collect())
}

/// Replaces the parts marked with `mark` by those of the same name. Every page has them all: one that is only on one of two stays as
/// it is.
fn swap_marked(now: &Document, page: &Document, mark: &str) -> Vec<Option<Element>> {
    all(now, &format!("[{mark}]"))
        .into_iter()
        .filter_map(|old| {
            let name = old.get_attribute(mark)?;
            let new = first(page, &format!("[{mark}=\"{name}\"]"))?;
            // What is the same stays, with its focus and its islands.
            (!is_same(&old, &new)).then(|| replace(&old, &new))
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
        if let Ok(new) = now.import_node_with_deep(&new, true) {
            let _ = head.append_child(&new);
        }
    }
}

/// Takes an element off the page and puts another in its place; its islands are disposed of first.
fn replace(old: &Element, new: &Element) -> Option<Element> {
    for island in all_in(old, ISLAND) {
        dispose(&island);
    }
    let new: Node = document().import_node_with_deep(new, true).ok()?;
    old.replace_with_with_node_1(&new).ok()?;
    new.dyn_into().ok()
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

/// Shows or hides that a page is on its way; the style waits 150 ms before anything is seen.
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

fn first(page: &Document, selector: &str) -> Option<Element> {
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
