//! Builds every URL that pages and islands name; the tables that answer them are `routes.rs`, here and in the server.

#[cfg(feature = "text")]
mod pages;

#[cfg(feature = "text")]
pub use pages::*;

/// Where the navigator follows no link: what is no page, and light pages, which are another document.
pub const NOT_SWAPPED: [&str; 4] = ["/pkg/", "/media/", "/api/", "/lite/"];

/// The site's sign.
pub const FAVICON: &str = "/favicon.svg";
/// The same as a picture of 192 × 192 pixels: for home screens, and for search engines, which take no icon that is part of a page.
pub const TOUCH_ICON: &str = "/apple-touch-icon.png";

/// Date and weather, of a language and a place by its id.
pub fn header_answer(lang: &str, place: &str) -> String {
    format!("/api/v1/header/{lang}?place={place}")
}

/// What a reader who is typing may be about to ask; the question is added, encoded.
pub fn suggestions(lang: &str) -> String {
    format!("/api/v1/suggest/{lang}?q=")
}

/// A font's file: a cut (`display`, `text`) for a script (`latin`, `greek`, `cyrillic`).
pub fn font(cut: &str, script: &str) -> String {
    format!("/fonts/{cut}-{script}.woff2")
}

/// What a hub calls to push a source's news.
pub fn hub_callback(key: &str) -> String {
    format!("/websub/{key}")
}

/// The article's page at `path` with what has changed since one of its versions.
pub fn since(path: &str, version: u32) -> String {
    format!("{path}?{SINCE}={version}")
}

/// The name that the version has in the query.
pub const SINCE: &str = "since";

/// What is told of while a page is read, as server-sent events; a language follows, and a query that says what the page shows.
pub const NEWS: &str = "/api/v1/news";

/// A stored picture.
pub fn media(file: &str) -> String {
    format!("/media/{file}")
}
