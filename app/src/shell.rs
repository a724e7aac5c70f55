//! The document around every page: `<html>`, `<head>`, banner, footer and the script that wakes the islands.

use std::sync::{Arc, LazyLock};

use hydration_context::{SharedContext, SsrSharedContext};
use leptos::prelude::*;

use crate::{
    components::layout::{Banner, LanguageOffer, NewsStrip, SiteFooter},
    delivery::{self, Delivery},
    domain::{
        article::Address,
        header::HeaderState,
        lang::{Lang, Script},
        slug::Slug,
    },
    markers, paths,
    preview::{self, Preview},
    site::{Edition, SharedSite, Site},
    standing::{Matter, Part},
};

/// The module that wakes a page: without its comments and its indentation, which no reader needs. The server gives it its address. A file,
/// and not part of each page: a page is to come in the first window of packets that a connection sends.
pub static BOOT_SCRIPT: LazyLock<String> = LazyLock::new(|| without_comments(include_str!("boot.js")));

/// The module that reads an article aloud, likewise. It is fetched when a reader asks for it.
pub static LISTEN_SCRIPT: LazyLock<String> = LazyLock::new(|| without_comments(include_str!("listen.js")));

fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty() && !line.starts_with("//")).collect();
    lines.join("\n")
}

/// The script in the head: what a reader has chosen for reading, before anything is painted (`crate::reading`), and whether the page is
/// read from its top, as the reader's first one (`style/layout/below.css`): not after a reload or Back, nor where the address names a place.
pub const EARLY_SCRIPT: &str = "{const d=document.documentElement.dataset;\
    try{for(const k of[\"theme\",\"size\",\"width\"])if(localStorage[k])d[k]=localStorage[k]}catch{}\
    if(!location.hash&&performance.getEntriesByType(\"navigation\")[0]?.type===\"navigate\")d.top=\"first\"}";

/// The script at the end: the place on a page of the navigator's history that is loaded anew (`crate::navigator`). It waits for the style
/// sheet, without which the page has other heights, and for no other file.
pub const PLACE_SCRIPT: &str =
    "if(history.scrollRestoration===\"manual\"&&typeof history.state===\"number\")scrollTo(0,history.state)";

/// A page, ready to be rendered.
pub struct Document {
    /// HTTP status.
    pub status: u16,
    /// The edition it belongs to.
    pub edition: Edition,
    /// What the `<head>` says.
    pub head: Head,
    /// Date and weather.
    pub header: HeaderState,
    /// The id of the section it belongs to, for the menu.
    pub section: Option<String>,
    /// Whether it has the search box, which is else in the banner.
    pub is_search: bool,
    /// The page in the other editions' languages.
    pub languages: Vec<LanguageOffer>,
    /// The article that it is, where it is one.
    pub article: Option<Shown>,
    /// Builds what is inside `<main>`.
    pub main: Box<dyn FnOnce() -> AnyView + Send>,
}

/// An article on its own page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its story, which the page changes with.
    pub story: Slug,
    /// Where it is: for the counts.
    pub address: Address,
}

/// What machines read of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// Without the site's name.
    pub title: String,
    /// Plain text; none when empty.
    pub description: String,
    /// The page's path; a page without one (an error) is not to be indexed.
    pub canonical: Option<String>,
    /// The address that search engines are to list in its place, where that is another site's.
    pub canonical_elsewhere: Option<String>,
    /// Only real translations, this page included: language tag and path.
    pub alternates: Vec<(String, String)>,
    /// The path of the list that this page shows, where that is a feed too.
    pub feed_of: Option<String>,
    /// `article` or `website`.
    pub kind: &'static str,
    /// What other sites show beside a link to it.
    pub preview: Option<Preview>,
    /// schema.org data as JSON.
    pub json_ld: Option<serde_json::Value>,
}

/// Renders a page from its first letter to its last. Nothing is awaited: what it shows was asked for before.
pub fn render(site: &SharedSite, document: Document, delivery: Delivery) -> String {
    let owner = Owner::new_root(Some(
        Arc::new(SsrSharedContext::new_islands()) as Arc<dyn SharedContext + Send + Sync>
    ));
    let shared = site.clone();
    // Islands hydrate themselves; everything around them is inert.
    let html = owner.with(|| {
        provide_context(delivery);
        Owner::with_no_hydration(move || page(&shared, document).to_html())
    });
    owner.unset_with_forced_cleanup();
    let html = markers::valid(&html);
    match delivery {
        Delivery::Whole => html,
        Delivery::Lite => delivery::stay_light(&html, |path| is_page(site, path)),
    }
}

/// Whether a path of this site is a page: what is under an edition and no feed, nor a list of them. Slugs hold no dots.
fn is_page(site: &SharedSite, path: &str) -> bool {
    let lang = path.split('/').nth(1).and_then(|lang| lang.parse().ok());
    let is_feed = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    lang.is_some_and(|lang| site.edition(lang).is_some()) && !is_feed
}

fn page(site: &SharedSite, document: Document) -> impl IntoView + use<> {
    let Document {
        edition,
        head,
        header,
        section,
        is_search,
        languages,
        main,
        ..
    } = document;
    let record = edition.lang.record();
    let here = head.canonical.clone().unwrap_or_else(|| paths::front(edition.lang));
    let assets = site.assets.clone();
    let is_lite = delivery::is_lite();
    let manifest = paths::manifest(edition.lang);
    let script = |file: &str| (!is_lite).then(|| file.to_owned());
    view! {
        <!DOCTYPE html>
        <html
            lang=record.tag
            dir=record.direction.as_str()
            data-js=script(&assets.js)
            data-wasm=script(&assets.wasm)
            data-manifest=script(&manifest)
            data-lite=is_lite.then_some("")
        >
            {head_of(site, &edition, head)}
            <body>
                <a class="skip-link" href="#main" data-swap-lang="skip-link">{edition.texts.skip_to_content()}</a>
                <Banner site=site.clone() edition=edition.clone() state=header current=section languages here=here.clone() is_search />
                <main id="main" tabindex="-1">
                    // Seen where it is the address's fragment, and gone with the page: after the language was chosen to be remembered.
                    <div class="language-kept" id=paths::LANGUAGE_KEPT tabindex="-1">{edition.texts.language_kept()}</div>
                    {main()}
                </main>
                <SiteFooter site=site.clone() edition=edition.clone() here />
                <NewsStrip site=site.clone() edition />
                <div class="visually-hidden" role="status" id="announcer"></div>
                {(!is_lite).then(|| view! { <script inner_html=PLACE_SCRIPT></script> })}
                {(!is_lite).then(|| view! { <script type="module" src=assets.boot.clone() fetchpriority="low"></script> })}
                {assets.reload_port.map(|port| view! { <script inner_html=reload_script(port)></script> })}
            </body>
        </html>
    }
}

fn head_of(site: &SharedSite, edition: &Edition, head: Head) -> impl IntoView + use<> {
    let title = if head.title.is_empty() {
        site.name.clone()
    } else {
        format!("{} — {}", head.title, site.name)
    };
    let preview_title = if head.title.is_empty() {
        site.name.clone()
    } else {
        head.title
    };
    let canonical = head.canonical.as_deref().map(|path| site.absolute(path));
    let alternates: Vec<_> = if head.alternates.len() > 1 {
        // The same for all of a page's translations: the first of the site's languages that it is in.
        let fallback = site.editions.iter().find_map(|edition| {
            let (_, path) = head.alternates.iter().find(|(lang, _)| lang == edition.lang.tag())?;
            Some(("x-default".to_owned(), path.clone()))
        });
        head.alternates
            .iter()
            .cloned()
            .chain(fallback)
            .map(|(lang, path)| view! { <link rel="alternate" hreflang=lang href=site.absolute(&path) /> })
            .collect()
    } else {
        Vec::new()
    };
    let description = (!head.description.is_empty()).then_some(head.description);
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{title}</title>
            {description.clone().map(|text| view! { <meta name="description" content=text /> })}
            {site.standing.part(Matter::of(edition.lang, Part::Every("head")), || loaded(site, edition))}
            {canonical.is_none().then(|| view! { <meta name="robots" content="noindex" /> })}
            {canonical
                .clone()
                .map(|url| {
                    view! {
                        <link rel="canonical" href=head.canonical_elsewhere.unwrap_or_else(|| url.clone()) />
                        {open_graph("og:url", url)}
                    }
                })}
            {alternates}
            {head.feed_of.map(|list| FEEDS.map(|(ending, mime)| view! { <link rel="alternate" r#type=mime href=paths::feed(&list, ending) /> }))}
            {open_graph("og:site_name", site.name.clone())}
            {open_graph("og:type", head.kind)}
            {open_graph("og:title", preview_title)}
            {open_graph("og:locale", edition.lang.record().open_graph_locale)}
            {description.map(|text| view! { {open_graph("og:description", text)} })}
            {head
                .preview
                .map(|preview| {
                    view! {
                        {open_graph("og:image", site.absolute(&preview.address()))}
                        {open_graph("og:image:width", preview::WIDTH.to_string())}
                        {open_graph("og:image:height", preview::HEIGHT.to_string())}
                        {open_graph("og:image:alt", preview.alt())}
                        <meta name="twitter:card" content="summary_large_image" />
                    }
                })}
            {head.json_ld.filter(|_| !delivery::is_lite()).map(|data| view! { <script type="application/ld+json" inner_html=safe_json(&data)></script> })}
        </head>
    }
}

/// What every page loads, and how browsers are to treat it.
fn loaded(site: &Site, edition: &Edition) -> AnyView {
    view! {
        <meta name="build" content=site.assets.build.clone() />
        {(!delivery::is_lite()).then(|| view! { <script inner_html=EARLY_SCRIPT></script> })}
        <link rel="stylesheet" href=site.assets.css.clone() />
        {(!delivery::is_lite()).then(|| fonts(edition))}
        <link rel="icon" href=site.assets.icon.clone() type="image/svg+xml" />
        <link rel="apple-touch-icon" href=paths::TOUCH_ICON />
        {manifest_of(edition.lang)}
        <link rel="search" type="application/opensearchdescription+xml" title=site.name.clone() href=paths::open_search(edition.lang) />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="strict-origin-when-cross-origin" />
    }
    .into_any()
}

/// Among a page's first files the manifest would take its part of the line: `boot.js` puts its link there when the browser is idle.
fn manifest_of(lang: Lang) -> AnyView {
    let link = view! { <link rel="manifest" href=paths::manifest(lang) /> };
    if delivery::is_lite() {
        link.into_any()
    } else {
        view! { <noscript>{link}</noscript> }.into_any()
    }
}

/// The two cuts of the page's letters: fetched at once, or else the browser shows the fallback, since it may not change them later
/// (`font-display: optional`: nothing moves).
fn fonts(edition: &Edition) -> impl IntoView + use<> {
    let scripts: &[&str] = match edition.lang.record().script {
        Script::Latin => &["latin"],
        Script::LatinExtended => &["latin", "latin-extended"],
        // Figures and the paper's name are Latin everywhere.
        Script::Greek => &["greek", "latin"],
        Script::Cyrillic => &["cyrillic", "latin"],
        Script::Arabic => &["arabic", "latin"],
    };
    let files = scripts
        .iter()
        .flat_map(|script| ["display", "text"].map(|cut| paths::font(cut, script)));
    files
        .map(|file| view! { <link rel="preload" r#as="font" r#type="font/woff2" crossorigin="anonymous" href=file /> })
        .collect_view()
}

/// The formats of feeds: how their addresses end, and their types.
const FEEDS: [(&str, &str); 3] = [
    ("rss", "application/rss+xml"),
    ("atom", "application/atom+xml"),
    ("json", "application/feed+json"),
];

/// Open Graph's `property` is not one of HTML's attributes: the view macro does not know it.
fn open_graph(property: &'static str, content: impl Into<String>) -> impl IntoView {
    leptos::html::meta().attr("property", property).content(content.into())
}

/// JSON that cannot end the script element it stands in.
fn safe_json(data: &serde_json::Value) -> String {
    data.to_string()
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// Under `cargo leptos watch`: reloads the page, or only its style, when the tool says that something changed.
pub fn reload_script(port: u16) -> String {
    format!(
        "(() => {{ const connect = () => {{ const socket = new WebSocket(`ws://${{location.hostname}}:{port}/live_reload`); \
         socket.onmessage = (event) => {{ const change = JSON.parse(event.data); \
         if (change.css) document.querySelectorAll('link[rel=stylesheet]').forEach((link) => {{ link.href = link.href.split('?')[0] + '?v=' + Date.now(); }}); \
         else if (change.all || change.view) location.reload(); }}; \
         socket.onclose = () => setTimeout(connect, 1000); }}; connect(); }})()"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_in_a_page_cannot_end_its_script() {
        let data = serde_json::json!({ "headline": "</script><script>alert(1)</script>" });
        assert!(!safe_json(&data).contains('<'));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&safe_json(&data)).unwrap(), data);
    }
}
