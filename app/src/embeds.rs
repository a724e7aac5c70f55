//! What other sites show inside an article: loaded when a reader asks for it, and not before.
//!
//! The page has a button for each (`components::article::ArticleBody`), which the style sheet shows once somebody listens to it.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use crate::navigator::listen;

/// What a frame may do: play, and open its own site in a window of its own. It can lead this window nowhere.
const SANDBOX: &str =
    "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-presentation";
/// Abilities of the device.
const ALLOW: &str = "fullscreen; picture-in-picture; encrypted-media";

/// Listens to the buttons of this page and of those after it. Called once.
pub fn start() {
    listen("click", |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest("button[data-player]").ok().flatten());
        if let Some(button) = button {
            let _ = show(&button);
        }
    });
}

/// Puts the player in the place of the button and its note; the link stays. `None`: the page is not as it was made.
fn show(button: &Element) -> Option<()> {
    let player = button.get_attribute("data-player")?;
    let frame: HtmlElement = document().create_element("iframe").ok()?.dyn_into().ok()?;
    let link = button.previous_element_sibling()?;
    for (name, value) in [
        ("class", "embed__player"),
        ("data-shape", &button.get_attribute("data-shape")?),
        ("title", &link.text_content()?),
        ("sandbox", SANDBOX),
        ("allow", ALLOW),
        // Some services refuse to play for who does not say where; they need not know on which page.
        ("referrerpolicy", "strict-origin"),
        ("src", &player),
    ] {
        frame.set_attribute(name, value).ok()?;
    }
    if let Some(note) = button.next_element_sibling() {
        note.remove();
    }
    button.replace_with_with_node_1(&frame).ok()?;
    // What was asked for is there: who reads by keyboard or ear goes on in it.
    frame.focus().ok()
}
