//! Gets pages, and refuses what is none.

use gloo_net::http::{Request, Response};
use js_sys::{Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, Element, RequestCache, Url};

use super::swap;

/// A page, parsed.
pub(super) struct Fetched {
    /// All of it but `main`.
    pub document: Document,
    /// Belongs to the page on screen already, and is not on it: a page that came ahead has its lead picture before the click, and less
    /// is to do at the click.
    pub main: Element,
    pub head: ResponseHead,
}

/// What an answer says of itself before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ResponseHead {
    /// Path and query of the answer, where a redirect led elsewhere.
    pub url: Option<String>,
    pub status: u16,
}

/// A page that has not been read.
pub(super) struct Answer {
    response: Response,
    pub head: ResponseHead,
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
        self.read(self.ask(url, why).await?).await
    }

    /// The answer to a URL, if it is a page of this site.
    pub(super) async fn ask(&self, url: &str, why: Why) -> Option<Answer> {
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
        let head = ResponseHead {
            url: answered.map(|url| format!("{}{}", url.pathname(), url.search())),
            status: response.status(),
        };
        Some(Answer { response, head })
    }

    /// The page of an answer; `None` where it is of another build.
    pub(super) async fn read(&self, answer: Answer) -> Option<Fetched> {
        let text = JsFuture::from(web_sys::Response::from(answer.response).text().ok()?)
            .await
            .ok()?;
        let page = parse(&text)?;
        if swap::build_of(&page) != self.build {
            return None;
        }
        let main = swap::first(&page, "main")?;
        let main: Element = document().adopt_node(&main).ok()?.dyn_into().ok()?;
        swap::say_language(&main, &page);
        Some(Fetched {
            main,
            document: page,
            head: answer.head,
        })
    }
}

impl Answer {
    /// Nobody wants to know more of it. What is not read would keep the connection.
    pub(super) fn let_go(self) {
        let _ = web_sys::Response::from(self.response).text();
    }
}

/// The text stays the browser's: as a `&str` it would be copied into the WASM and out again.
fn parse(text: &JsValue) -> Option<Document> {
    let parser = DomParser::new().ok()?;
    let parse: Function = Reflect::get(&parser, &"parseFromString".into()).ok()?.dyn_into().ok()?;
    parse.call2(&parser, text, &"text/html".into()).ok()?.dyn_into().ok()
}
