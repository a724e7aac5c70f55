//! The newspaper's pages, as components that the server renders, a reader's browser hydrates and the gallery mounts alone.
//!
//! | module | what is there |
//! |---|---|
//! | [`routes`] | THE table of pages: which URL is which page |
//! | [`shell`] | the document around every page: `<html>`, `<head>`, header, footer, scripts |
//! | `markers` | takes out of pages what only hydration needs |
//! | [`pages`] | one file a page: what it asks for, and what it shows |
//! | [`components`] | static parts, never hydrated |
//! | [`islands`] | the only parts that live in the browser |
//! | [`embeds`] | what other sites show, loaded into an article when a reader asks for it |
//! | [`delivery`] | whole pages and light ones |
//! | [`standing`] | parts that are the same on many pages, set once |
//! | [`navigator`] | soft navigation between pages |
//! | [`news`], [`live`], [`changed`] | what is new while a page is read, or since it was |
//! | [`following`] | the topics and sources that a reader follows |
//! | [`lightbox`] | pictures by themselves |
//! | [`reading`] | colours and text size, as a reader chose them |
//! | [`domain`] | the newspaper's words as types, and its rules |
//! | [`ports`] | what pages ask of whoever serves them |
//! | [`preview`] | what the picture beside a link to a page says |
//! | [`i18n`] | texts, dates and numbers of each language |
//! | [`paths`] | every URL of the site |
//! | [`icons`] | what icons look like |

#![forbid(unsafe_code)]
// Views are nested types, a level an element: a whole page is deeper than the compiler expects of a type.
#![recursion_limit = "256"]

pub mod domain;
pub mod icons;
pub mod islands;
pub mod paths;

#[cfg(feature = "text")]
pub mod components;
#[cfg(feature = "text")]
pub mod delivery;
#[cfg(feature = "text")]
pub mod i18n;
#[cfg(feature = "text")]
pub mod site;
#[cfg(feature = "text")]
pub mod standing;

#[cfg(feature = "ssr")]
mod markers;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod ports;
#[cfg(feature = "ssr")]
pub mod preview;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod shell;

#[cfg(feature = "browser")]
pub mod changed;
#[cfg(feature = "browser")]
pub mod embeds;
#[cfg(feature = "browser")]
pub mod following;
#[cfg(feature = "browser")]
pub mod lightbox;
#[cfg(feature = "browser")]
pub mod live;
#[cfg(feature = "browser")]
pub mod navigator;
#[cfg(feature = "browser")]
pub mod news;
#[cfg(feature = "browser")]
pub mod reading;

#[cfg(feature = "csr")]
pub mod gallery;

/// Called by the boot script once the WASM is there; the script then wakes each island. `pause` promises to go on in a task of its own:
/// what a reader does while a page comes alive waits for one part of it at most.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn hydrate(pause: js_sys::Function) {
    let parts = [
        leptos::mount::hydrate_islands,
        embeds::start,
        reading::start,
        news::start,
        changed::start,
        lightbox::start,
        live::start,
        following::start,
        || {
            navigator::start(&[
                news::clear,
                changed::look,
                lightbox::look,
                live::look,
                following::look,
                reading::mark,
                navigator::lay_out,
            ]);
        },
    ];
    for start in parts {
        start();
        if let Ok(promise) = pause.call0(&wasm_bindgen::JsValue::UNDEFINED) {
            let _ = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(promise)).await;
        }
    }
}

/// Called by the page that Trunk builds.
#[cfg(feature = "csr")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn show_gallery() {
    gallery::start();
}
