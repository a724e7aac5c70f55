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
    pub(super) async fn get(&self, url: &str) -> Option<Fetched> {
        // The server is asked even where the page was fetched ahead: the answer may be newer, and the reader counts as one.
        let request = Request::get(url).header("accept", "text/html").cache(RequestCache::NoCache);
        let response = request.send().await.ok()?;
        let is_page = response
            .headers()
            .get("content-type")
            .is_some_and(|kind| kind.starts_with("text/html"));
        if !is_page || !matches!(response.status(), 200 | 404 | 410) {
            return None;
        }
        let answered = response.redirected().then(|| Url::new(&response.url())).transpose().ok()?;
        if let Some(answered) = &answered
            && Some(answered.origin()) != window().location().origin().ok()
        {
            return None;
        }
        let text = response.text().await.ok()?;
        let document = DomParser::new()
            .ok()?
            .parse_from_string(&text, SupportedType::TextHtml)
            .ok()?;
        (swap::build_of(&document) == self.build).then(|| Fetched {
            document,
            url: answered.map(|url| format!("{}{}", url.pathname(), url.search())),
        })
    }
}
