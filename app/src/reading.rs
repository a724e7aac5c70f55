//! How a reader wants to read, kept in the browser: attributes of `<html>`, which the style sheet knows. `shell::EARLY_SCRIPT` sets them
//! before anything is painted.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use crate::navigator::{all, listen, listen_to_window};

/// What can be chosen, and what is when nobody has.
const DEFAULTS: [(&str, &str); 3] = [("theme", "auto"), ("size", "normal"), ("width", "normal")];

/// Keeps what is chosen. Called once.
pub fn start() {
    listen("change", |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input.filter(|_| is_setting(&event)) {
            choose(&input.name(), &input.value());
        }
    });
    listen_to_window("storage", |_| chosen_elsewhere());
}

/// What is chosen in another tab holds in this one.
fn chosen_elsewhere() {
    let (Some(root), Ok(Some(storage))) = (document().document_element(), window().local_storage()) else {
        return;
    };
    for (name, _) in DEFAULTS {
        let attribute = format!("data-{name}");
        let _ = match storage.get_item(name).ok().flatten() {
            Some(chosen) => root.set_attribute(&attribute, &chosen),
            None => root.remove_attribute(&attribute),
        };
    }
    mark();
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

/// Shows in the form what is chosen. Called with each page: in another language the form is another one.
pub fn mark() {
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
