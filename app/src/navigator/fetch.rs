//! Gets pages: each at most once at a time, ahead where a reader seems to be going.

use std::cell::RefCell;

use gloo_net::http::Request;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomParser, SupportedType, Url};

use super::swap;

/// A page, parsed.
#[derive(Clone)]
pub(super) struct Fetched {
    pub document: Document,
    /// Path and query of the answer, where a redirect led elsewhere.
    pub url: Option<String>,
}

/// Gets pages of one build.
pub(super) struct Fetcher {
    build: String,
    /// URLs that the browser was told to fetch ahead, so that each is asked for once.
    asked: RefCell<Vec<String>>,
}

impl Fetcher {
    pub(super) fn new(build: String) -> Self {
        Self {
            build,
            asked: RefCell::default(),
        }
    }

    /// Tells the browser that a page may be next: it fetches when it has nothing better to do, into its own cache.
    pub(super) fn ahead(&self, url: &str) {
        let is_asked = self.asked.borrow().iter().any(|asked| asked == url);
        if is_asked || saves_data() {
            return;
        }
        self.asked.borrow_mut().push(url.to_owned());
        if let Ok(link) = document().create_element("link") {
            let _ = link.set_attribute("rel", "prefetch");
            let _ = link.set_attribute("href", url);
            let _ = document().head().map(|head| head.append_child(&link));
        }
    }

    /// The page at a URL; `None` where the browser should load it: no network, no page, another build, another site.
    pub(super) async fn get(&self, url: &str) -> Option<Fetched> {
        let response = Request::get(url).header("accept", "text/html").send().await.ok()?;
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

/// The reader's wish to use little data (`Save-Data`), where the browser tells.
fn saves_data() -> bool {
    let read = |object: &JsValue, key: &str| js_sys::Reflect::get(object, &JsValue::from_str(key)).ok();
    read(window().navigator().unchecked_ref(), "connection")
        .and_then(|connection| read(&connection, "saveData"))
        .is_some_and(|wish| wish.is_truthy())
}
