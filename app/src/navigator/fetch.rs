//! Gets pages, and refuses what is none.

use gloo_net::http::{Request, Response};
use js_sys::{Function, JsString, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Document, DomParser, Element, RequestCache, Url};

use super::swap;

/// A page, as far as a reader waits for it.
pub(super) struct Fetched {
    /// Belongs to the page on screen already, and is not on it: a page that came ahead has its lead picture before the click, and less
    /// is to do at the click.
    pub main: Element,
    pub rest: Rest,
    pub head: ResponseHead,
}

/// All of a page but `main`: its head, and the parts around.
pub(super) enum Rest {
    /// Not parsed yet: a page in the language of the one on screen, whose rest may come a frame later.
    Text(JsString),
    Parsed(Document),
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

    /// The page at a URL, unless `until` says that nobody waits for it any more; `None` where the browser should load it: no network, no
    /// page, another build, another site.
    pub(super) async fn get(&self, url: &str, why: Why, until: Option<&AbortSignal>) -> Option<Fetched> {
        self.read(self.ask(url, why, until).await?).await
    }

    /// The answer to a URL, if it is a page of this site.
    pub(super) async fn ask(&self, url: &str, why: Why, until: Option<&AbortSignal>) -> Option<Answer> {
        // The server is asked even where the browser has kept the page: it may have changed.
        let request = Request::get(url).cache(RequestCache::NoCache).abort_signal(until);
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
            .ok()?
            .dyn_into()
            .ok()?;
        let (main, rest) = match self.main_alone(&text) {
            Some(main) => (main, Rest::Text(text)),
            None => self.all_of(&text)?,
        };
        Some(Fetched {
            main,
            rest,
            head: answer.head,
        })
    }

    /// The `<main>` of a text that surely is a page of this build in the language of the one on screen: half of what is to be parsed, and
    /// parsed where it is going to be. `None` where there is any doubt.
    fn main_alone(&self, text: &JsString) -> Option<Element> {
        let root = document().document_element()?;
        let [lang, dir] = swap::LANGUAGE.map(|name| root.get_attribute(name).unwrap_or_default());
        let begins = format!("<!DOCTYPE html><html lang=\"{lang}\" dir=\"{dir}\"");
        let build = format!("<meta name=\"build\" content=\"{}\">", self.build);
        let (build, start, end) = (
            text.index_of(&build, 0),
            the_only(text, "<main ")?,
            the_only(text, "</main>")?,
        );
        if !text.starts_with(&begins, 0) || !(0..start.cast_signed()).contains(&build) || end <= start {
            return None;
        }
        // Its end tag is none that a parser needs.
        let around = document().create_element("div").ok()?;
        // The text stays the browser's: as a `&str` it would be copied into the WASM and out again.
        Reflect::set(&around, &"innerHTML".into(), &text.slice(start, end)).ok()?;
        around.first_element_child().filter(|main| main.tag_name() == "MAIN")
    }

    /// The same of any text.
    fn all_of(&self, text: &JsString) -> Option<(Element, Rest)> {
        let page = parse(text)?;
        if swap::build_of(&page) != self.build {
            return None;
        }
        let main = swap::first(&page, "main")?;
        let main: Element = document().adopt_node(&main).ok()?.dyn_into().ok()?;
        swap::say_language(&main, &page);
        Some((main, Rest::Parsed(page)))
    }
}

/// Where something stands in a text, if it stands there once.
fn the_only(text: &JsString, what: &str) -> Option<u32> {
    let first = text.index_of(what, 0);
    let last = text.last_index_of(what, i32::MAX);
    u32::try_from(first).ok().filter(|_| first == last)
}

impl Fetched {
    /// With all of it parsed, while nobody waits for it.
    pub(super) fn parsed(self) -> Option<Self> {
        let rest = Rest::Parsed(self.rest.parsed()?);
        Some(Self { rest, ..self })
    }
}

impl Rest {
    /// Parsed, if it was not.
    pub(super) fn parsed(self) -> Option<Document> {
        match self {
            Self::Text(text) => parse(&text),
            Self::Parsed(page) => Some(page),
        }
    }
}

impl Answer {
    /// Nobody wants to know more of it. What is not read would keep the connection.
    pub(super) fn let_go(self) {
        let _ = web_sys::Response::from(self.response).text();
    }
}

fn parse(text: &JsValue) -> Option<Document> {
    let parser = DomParser::new().ok()?;
    let parse: Function = Reflect::get(&parser, &"parseFromString".into()).ok()?.dyn_into().ok()?;
    parse.call2(&parser, text, &"text/html".into()).ok()?.dyn_into().ok()
}
