//! Gets pages, and refuses what is none.

use gloo_net::http::Request;
use leptos::prelude::window;
use web_sys::{Document, DomParser, RequestCache, SupportedType, Url};

use super::swap;

/// A page, parsed.
pub(super) struct Fetched {
    pub document: Document,
    /// Path and query of the answer, where a redirect led elsewhere.
    pub url: Option<String>,
    pub status: u16,
}

/// Why a page is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// A reader asks for it: the server counts it, and the service worker keeps it.
    Asked,
    /// A reader may ask for it next.
    Ahead,
    /// A reader sees it, as it came ahead: the server counts it, and only the server can say that it is another by now.
    Seen,
}

/// Gets pages of one build.
pub(super) struct Fetcher {
    build: String,
}

impl Fetcher {
    pub(super) fn new(build: String) -> Self {
        Self { build }
    }

    /// The page at a URL; `None` where the browser should load it: no network, no page, another build, another site.
    pub(super) async fn get(&self, url: &str, why: Why) -> Option<Fetched> {
        // The server is asked even where the browser has kept the page: it may have changed.
        let request = Request::get(url).cache(RequestCache::NoCache);
        let request = match why {
            Why::Asked => request.header("accept", "text/html"),
            // Browsers write `Sec-Purpose` themselves, and let no page do it.
            Why::Ahead => request.header("purpose", "prefetch"),
            Why::Seen => request.header("accept", "text/html").header("purpose", "confirm"),
        };
        let response = request.send().await.ok()?;
        let kind = response.headers().get("content-type");
        let is_page = kind.is_some_and(|kind| kind.starts_with("text/html"));
        if !is_page || !matches!(response.status(), 200 | 404 | 410) {
            return None;
        }
        let answered = response.redirected().then(|| Url::new(&response.url())).transpose().ok()?;
        if let Some(answered) = &answered
            && Some(answered.origin()) != window().location().origin().ok()
        {
            return None;
        }
        let status = response.status();
        let text = response.text().await.ok()?;
        let document = DomParser::new()
            .ok()?
            .parse_from_string(&text, SupportedType::TextHtml)
            .ok()?;
        (swap::build_of(&document) == self.build).then(|| Fetched {
            document,
            url: answered.map(|url| format!("{}{}", url.pathname(), url.search())),
            status,
        })
    }
}
