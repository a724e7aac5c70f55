//! The header's menus, `<details>` that work without this, close as readers know it of menus: with Escape, and when they go elsewhere.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, Node};

use super::{listen, swap};

/// Called once.
pub(super) fn watch() {
    listen("keydown", |event: Event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            let focused = document().active_element();
            for menu in open() {
                close(&menu);
                // The focus goes back to the button, unless it was somewhere else.
                if menu.contains(focused.as_deref()) {
                    focus_button(&menu);
                }
            }
        }
    });
    // An open menu lies over the page: it must not hide what has the focus (WCAG 2.2, 2.4.11).
    for elsewhere in ["focusin", "click"] {
        listen(elsewhere, |event: Event| {
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            for menu in open().iter().filter(|menu| !menu.contains(target.as_ref())) {
                close(menu);
            }
        });
    }
}

fn open() -> Vec<Element> {
    swap::all(&document(), "header details[open]")
}

fn close(menu: &Element) {
    let _ = menu.remove_attribute("open");
}

fn focus_button(menu: &Element) {
    let button = menu.query_selector("summary").ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
