//! Which version of an article was read last, kept in the browser; and that it has changed since.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Storage};

use crate::{
    navigator::listen,
    news::{self, News},
    paths,
};

/// Articles that are remembered: a line each, its path and the number of the version, the last read at the end.
const KEPT: usize = 200;
const KEY: &str = "read";

/// Whoever closes the notice knows that there is another version. Called once.
pub fn start() {
    listen("click", |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest("[data-news=changed] button").ok().flatten());
        if button.is_some() {
            let _ = remember();
        }
    });
}

/// Says that the article on screen is not the one that was read, or else remembers this one. Called with each page.
pub fn look() {
    let Some((path, version)) = on_screen() else { return };
    let known = storage().and_then(|storage| known(&storage, &path));
    let is_shown = window().location().search().is_ok_and(|query| query.contains(paths::SINCE));
    match known {
        Some(known) if known < version && !is_shown => news::say(News::Changed, &paths::since(&path, known), None),
        // A page that was kept offline is of before.
        Some(known) if known > version => {}
        _ => {
            let _ = remember();
        }
    }
}

/// Path and version.
fn on_screen() -> Option<(String, u32)> {
    let article = document().query_selector("main article[data-version]").ok()??;
    let version = article.get_attribute("data-version")?.parse().ok()?;
    Some((window().location().pathname().ok()?, version))
}

/// Storage may be refused: then nothing is remembered.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

fn known(storage: &Storage, path: &str) -> Option<u32> {
    let kept = storage.get_item(KEY).ok()??;
    let lines = kept.lines().filter_map(|line| line.split_once(' '));
    lines
        .filter(|(other, _)| *other == path)
        .find_map(|(_, version)| version.parse().ok())
}

fn remember() -> Option<()> {
    let (path, version) = on_screen()?;
    let storage = storage()?;
    let kept = storage.get_item(KEY).ok().flatten().unwrap_or_default();
    let others = kept.lines().filter(|line| line.split(' ').next() != Some(&path));
    let mut lines: Vec<&str> = others.collect();
    let own = format!("{path} {version}");
    lines.push(&own);
    let from = lines.len().saturating_sub(KEPT);
    storage.set_item(KEY, &lines[from..].join("\n")).ok()
}
