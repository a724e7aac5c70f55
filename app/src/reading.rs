//! How a reader wants to read, kept in the browser: attributes of `<html>`, which the style sheet knows. `shell::EARLY_SCRIPT` sets them
//! before anything is painted.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use crate::navigator::{all, listen};

/// What can be chosen, and what is when nobody has.
const DEFAULTS: [(&str, &str); 3] = [("theme", "auto"), ("size", "normal"), ("width", "normal")];

/// Shows what is chosen, and keeps what is chosen next. Called once.
pub fn start() {
    mark();
    // In another language the form is another one.
    listen("focusin", |event: Event| {
        if is_setting(&event) {
            mark();
        }
    });
    listen("change", |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input.filter(|_| is_setting(&event)) {
            choose(&input.name(), &input.value());
        }
    });
}

fn is_setting(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("[data-slot=reading]").is_ok_and(|form| form.is_some()))
}

fn choose(name: &str, value: &str) {
    let Some(root) = document().document_element() else { return };
    // Storage may be refused: the choice then holds for this page.
    let storage = window().local_storage().ok().flatten();
    if DEFAULTS.contains(&(name, value)) {
        let _ = root.remove_attribute(&format!("data-{name}"));
        let _ = storage.map(|storage| storage.remove_item(name));
    } else {
        let _ = root.set_attribute(&format!("data-{name}"), value);
        let _ = storage.map(|storage| storage.set_item(name, value));
    }
}

fn mark() {
    let Some(root) = document().document_element() else { return };
    for (name, default) in DEFAULTS {
        let chosen = root
            .get_attribute(&format!("data-{name}"))
            .unwrap_or_else(|| default.to_owned());
        for input in all(&document(), &format!("[data-slot=reading] input[name={name}]")) {
            if let Ok(input) = input.dyn_into::<HtmlInputElement>() {
                input.set_checked(input.value() == chosen);
            }
        }
    }
}
