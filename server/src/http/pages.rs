//! Pages: asks the app's table, renders, and says what may be kept.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::{Duration, UNIX_EPOCH},
};

use app::{
    delivery::Delivery,
    domain::{article::Address, lang::Lang},
    pages::header::midnight,
    paths,
    routes::{self, Response as PageResponse},
    shell,
};
use axum::{
    body::{Body, Bytes, HttpBody as _},
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    response::{Html, IntoResponse, Response},
};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::{
    cache_policy::{self, CachePolicy},
    client, language,
    middleware::long_url,
    old_addresses, problem,
};
use crate::{
    changes::Tag,
    page_cache::{Basis, Coding, Kept, Made},
    state::AppState,
    stories::hex,
    views::Reader,
};

const SURROGATE_KEY: HeaderName = HeaderName::from_static("surrogate-key");
const CACHE_TAG: HeaderName = HeaderName::from_static("cache-tag");

/// Any address that is nothing else.
pub async fn page(State(state): State<AppState>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = problem::Problem::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "Method not allowed",
            "Pages are read with GET.",
        )
        .into_response();
        response
            .headers_mut()
            .insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let Some(path) = decode(request.uri().path()) else {
        let detail = "The address holds bytes that are no text (UTF-8).";
        return problem::Problem::new(StatusCode::BAD_REQUEST, "Bad address", detail).into_response();
    };
    // One address a page: a slash at the end is the same page. An encoded one is part of a name, and no name has one.
    let uri = request.uri();
    let raw = uri.path();
    let is_slashed = raw.len() > 1 && raw.ends_with('/');
    let without_slash = || redirect(&one_address(raw, uri.query()), true);
    let mut old = None;
    if is_slashed || raw == "/" {
        old = old_addresses::target(&state, uri).await;
        match &old {
            // Short links (`/?p=123`) are at the root, which is never missing.
            Some(target) if raw == "/" => return redirect(target, true),
            None if is_slashed => return without_slash(),
            _ => {}
        }
    }
    let path = if is_slashed { one_address(&path, None) } else { path };
    let headers = request.headers();
    let asked = Asked::of(&state, &path, uri.query().unwrap_or_default(), headers);
    let now = state.clock.now();
    let made = match &asked.address {
        Some(address) => {
            let make = || make(state.clone(), asked.clone());
            state.pages.page(address, now, make).await
        }
        None => Some(make(state.clone(), asked.clone()).await),
    };
    match made {
        None => unavailable(&state, &asked, now, headers),
        Some(Made::Other {
            status: StatusCode::NOT_FOUND,
            policy,
            html: page,
            ..
        }) => {
            if old.is_none() {
                old = old_addresses::target(&state, uri).await;
            }
            match old {
                Some(target) => redirect(&target, true),
                None => html(&state, StatusCode::NOT_FOUND, policy, page, headers),
            }
        }
        // What is at an old address of the same name is ours all the same.
        Some(_) if is_slashed => without_slash(),
        Some(Made::Page(kept)) => {
            count(&state, Asking::of(&state, &request), kept.article());
            let address = asked.address.as_deref().unwrap_or_default();
            let mut response = ready(&state, address, &kept, asked.coding, headers);
            // Written on the way out, as on every answer that passes the layers.
            response.headers_mut().remove(header::CACHE_CONTROL);
            response.extensions_mut().insert(CachePolicy::Page);
            response
        }
        Some(Made::Other {
            status,
            policy,
            html: page,
            article,
        }) => {
            count(&state, Asking::of(&state, &request), article.as_ref());
            html(&state, status, policy, page, headers)
        }
        Some(Made::Redirect { path, permanent }) => redirect(&path, permanent),
    }
}

/// A request before anything is done about it.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// How.
    pub method: &'a Method,
    /// For what.
    pub uri: &'a Uri,
    /// With what words.
    pub headers: &'a HeaderMap,
    /// Who asks, where it is known.
    pub client: Option<IpAddr>,
}

impl<'a> Asking<'a> {
    fn of(state: &AppState, request: &'a Request) -> Self {
        Self {
            method: request.method(),
            uri: request.uri(),
            headers: request.headers(),
            client: client::address(request, &state.proxies),
        }
    }
}

/// The page that is asked for as it is kept, if it is: what most readers get. Whatever is asked for in an unusual way, or is no page, is
/// looked at by [`page`].
pub async fn kept(state: &AppState, asking: Asking<'_>) -> Option<Response> {
    let path = asking.uri.path();
    let is_usual = matches!(*asking.method, Method::GET | Method::HEAD) && !path.ends_with('/') && !path.contains('%');
    if !is_usual || long_url(asking.uri).is_some() {
        return None;
    }
    let (_, page) = Delivery::of(path);
    let query = routes::shared_query(&state.site, page, asking.uri.query().unwrap_or_default())?;
    let address = address(path, &query);
    let kept = state.pages.kept(&address, state.clock.now()).await?;
    count(state, asking, kept.article());
    let mut response = ready(state, &address, &kept, Coding::accepted(asking.headers), asking.headers);
    // HTTP/2 would send it.
    if *asking.method == Method::HEAD {
        let length = response.body().size_hint().exact().unwrap_or_default();
        response.headers_mut().insert(header::CONTENT_LENGTH, length.into());
        *response.body_mut() = Body::empty();
    }
    Some(response)
}

/// What a page is kept under: between path and query a sign that no path has, as an encoded question mark is part of a name.
fn address(path: &str, query: &str) -> String {
    format!("{path}\0{query}")
}

/// The answer to whoever asks too often, or while too much is under way: a page to who reads pages.
pub fn turned_away(state: &AppState, request: &Request, status: StatusCode, wait: Duration) -> Response {
    let headers = request.headers();
    let reads_pages = text(headers, &header::ACCEPT).is_some_and(|accepted| accepted.contains("text/html"));
    let mut response = if reads_pages {
        let page = state.turned_away.page(state, request.uri().path());
        html(state, StatusCode::SERVICE_UNAVAILABLE, CachePolicy::Never, page, headers)
    } else {
        problem::busy().into_response()
    };
    *response.status_mut() = status;
    let seconds = wait.as_secs() + 1;
    response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    response
}

/// What is said to who is turned away, in each language: made once a minute, since there may be many of them.
#[derive(Debug, Default)]
pub struct TurnedAway(Mutex<HashMap<String, (Timestamp, Bytes)>>);

impl TurnedAway {
    fn page(&self, state: &AppState, path: &str) -> Bytes {
        let now = state.clock.now();
        let (delivery, page) = Delivery::of(path);
        let lang = page.split('/').nth(1).and_then(|lang| lang.parse::<Lang>().ok());
        let lang = lang.filter(|lang| state.site.edition(*lang).is_some());
        let front = delivery.path(&paths::front(lang.unwrap_or(state.site.default_edition().lang)));
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((made, page)) = pages.get(&front)
            && now.duration_since(*made).abs() < SignedDuration::from_mins(1)
        {
            return page.clone();
        }
        let page = unavailable_page(state, &Asked::of(state, &front, "", &HeaderMap::new()), now).unwrap_or_default();
        pages.insert(front, (now, page.clone()));
        page
    }
}

/// A page that says so, in the language of the address.
fn unavailable(state: &AppState, asked: &Asked, now: Timestamp, headers: &HeaderMap) -> Response {
    match unavailable_page(state, asked, now) {
        Some(page) => html(state, StatusCode::SERVICE_UNAVAILABLE, CachePolicy::Never, page, headers),
        None => problem::busy().into_response(),
    }
}

fn unavailable_page(state: &AppState, asked: &Asked, now: Timestamp) -> Option<Bytes> {
    let (delivery, _) = Delivery::of(&asked.path);
    match routes::failed(&state.site, &state.ports, asked.request(now)) {
        PageResponse::Page(document) => Some(shell::render(&state.site, *document, delivery).into()),
        PageResponse::Redirect { .. } => None,
    }
}

/// A request for a page: all that the page may depend on.
#[derive(Debug, Clone)]
struct Asked {
    /// What the page is kept under, if it is the same for all who ask.
    address: Option<String>,
    /// Its path, percent-decoded.
    path: String,
    query: String,
    /// In which coding it is to be sent.
    coding: Coding,
    kept_language: Option<String>,
    accept_language: Option<String>,
}

impl Asked {
    fn of(state: &AppState, path: &str, query: &str, headers: &HeaderMap) -> Self {
        let (_, page) = Delivery::of(path);
        let coding = Coding::accepted(headers);
        match routes::shared_query(&state.site, page, query) {
            Some(query) => Self {
                address: Some(address(path, &query)),
                path: path.to_owned(),
                query,
                coding,
                kept_language: None,
                accept_language: None,
            },
            None => Self {
                address: None,
                path: path.to_owned(),
                query: query.to_owned(),
                coding,
                kept_language: language::kept(headers).map(str::to_owned),
                accept_language: text(headers, &header::ACCEPT_LANGUAGE).map(str::to_owned),
            },
        }
    }

    fn request(&self, now: Timestamp) -> routes::Request<'_> {
        let (_, path) = Delivery::of(&self.path);
        routes::Request {
            path,
            page: routes::page_of(&self.query),
            kept_language: self.kept_language.as_deref(),
            query: &self.query,
            accept_language: self.accept_language.as_deref(),
            now,
        }
    }
}

/// Makes the page that is asked for.
async fn make(state: AppState, asked: Asked) -> Made {
    // The time when it is made: a page may have waited for its turn.
    let now = state.clock.now();
    // Answers that are kept are as old as what is known of changes. For a page that is shared the cache has looked.
    if asked.address.is_none()
        && let Err(error) = state.pages.changes().catch_up().await
    {
        tracing::warn!(
            error = &error as &dyn std::error::Error,
            "what has changed cannot be looked at"
        );
    }
    let since = state.pages.changes().count();
    // Where the store does not say when a planned article comes, nothing is kept.
    let planned = state.pages.changes().next_publication(now).await.unwrap_or(Some(now));
    let (delivery, page) = Delivery::of(&asked.path);
    let request = asked.request(now);
    let answer = routes::respond(&state.site, &state.ports, request)
        .await
        .unwrap_or_else(|error| {
            tracing::error!(error = &error as &dyn std::error::Error, "a page could not be made");
            routes::failed(&state.site, &state.ports, request)
        });
    let document = match answer {
        PageResponse::Page(document) => *document,
        PageResponse::Redirect { path, permanent } => {
            return Made::Redirect {
                path: delivery.path(&path),
                permanent,
            };
        }
    };
    let status = StatusCode::from_u16(document.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    // A page that is not to be listed is somebody's own question.
    let policy = match status {
        StatusCode::NOT_FOUND => CachePolicy::Never,
        _ if document.head.canonical.is_some() => CachePolicy::Revalidate,
        _ => CachePolicy::Personal,
    };
    let (lang, shown) = (document.edition.lang, document.article.clone());
    // The day's date, and the reading's age.
    let midnight = midnight(&document.edition, now);
    let reading = Timestamp::from_second(document.header.fresh_until)
        .ok()
        .filter(|end| *end > now);
    let until = [planned, reading].into_iter().flatten().fold(midnight, Timestamp::min);
    let html = shell::render(&state.site, document, delivery);
    let (story, article) = shown.map(|shown| (shown.story, shown.address)).unzip();
    let is_shared = asked.address.is_some() && status == StatusCode::OK && policy == CachePolicy::Revalidate;
    match etag(&html) {
        Some(etag) if is_shared => {
            let shows = match story {
                Some(story) => vec![Tag::Lang(lang), Tag::Story(story)],
                None if page.matches('/').count() == 1 => vec![Tag::Anywhere, Tag::MostRead],
                None => vec![Tag::Anywhere],
            };
            let weather = Tag::Weather(state.site.default_place.id().to_owned());
            let basis = Basis {
                tags: shows.into_iter().chain([weather]).collect(),
                since,
                made: now,
                until,
            };
            Made::Page(Kept::new(html, etag, article, basis, asked.coding))
        }
        _ => Made::Other {
            status,
            policy,
            html: html.into(),
            article,
        },
    }
}

/// Counts a reader of an article, who is none that fetches ahead and no robot.
fn count(state: &AppState, asking: Asking<'_>, article: Option<&Address>) {
    if let Some(article) = article
        && let Some(reader) = reader(state, asking)
    {
        state.views.count(article, reader);
    }
}

/// Weak: a proxy may compress the page, and it stays the same page.
fn etag(page: &str) -> Option<HeaderValue> {
    format!("W/\"{}\"", &hex(&Sha256::digest(page))[..32]).parse().ok()
}

/// Whether a client has a page of this `ETag`, or (who says no `ETag` alone, RFC 9110, 13.1.3) one that is no older than this.
fn is_here(kept: &Kept, modified: Option<i64>, asked: &HeaderMap) -> bool {
    let has_etags = asked.contains_key(header::IF_NONE_MATCH);
    let since = || {
        Some(
            httpdate::parse_http_date(text(asked, &header::IF_MODIFIED_SINCE)?)
                .ok()?
                .duration_since(UNIX_EPOCH)
                .ok()?
                .as_secs(),
        )
    };
    let is_as_new = || {
        modified
            .and_then(|modified| u64::try_from(modified).ok())
            .zip(since())
            .is_some_and(|(modified, since)| modified <= since)
    };
    is_known(kept.etag(), asked) || !has_etags && is_as_new()
}

/// Whether a client has this page already.
fn is_known(etag: &HeaderValue, asked: &HeaderMap) -> bool {
    let etag = etag.to_str().unwrap_or_default().trim_start_matches("W/");
    text(asked, &header::IF_NONE_MATCH)
        .is_some_and(|known| known.split(',').any(|known| known.trim().trim_start_matches("W/") == etag))
}

/// Seconds since 1970 as HTTP has them.
fn http_date(seconds: i64) -> Option<HeaderValue> {
    let time = UNIX_EPOCH + Duration::from_secs(u64::try_from(seconds).ok()?);
    HeaderValue::try_from(httpdate::fmt_http_date(time)).ok()
}

/// A page as it is kept, with all that is on an answer but the request's name.
fn ready(state: &AppState, address: &str, kept: &Kept, coding: Coding, headers: &HeaderMap) -> Response {
    let modified = kept.modified(state.clock.now());
    let is_known = is_here(kept, modified, headers);
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Response::new(Body::from(state.pages.bytes(address, kept, coding)))
    };
    let mut said = kept.head(|| head(state, kept)).clone();
    if modified.is_none() {
        said.remove(header::LAST_MODIFIED);
    }
    if is_known {
        said.remove(header::CONTENT_TYPE);
    } else if let Some(name) = coding.name() {
        said.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    *response.headers_mut() = said;
    response
}

/// What is the same on each answer with a page.
fn head(state: &AppState, kept: &Kept) -> HeaderMap {
    let mut head = HeaderMap::with_capacity(24);
    head.extend(
        state
            .standing_headers
            .iter()
            .map(|(name, value)| (name.clone(), value.clone())),
    );
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    head.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    head.insert(header::ETAG, kept.etag().clone());
    if let Some(modified) = http_date(kept.since()) {
        head.insert(header::LAST_MODIFIED, modified);
    }
    head.insert(header::CONTENT_SECURITY_POLICY, state.security_policy.clone());
    cache_policy::set(&mut head, CachePolicy::Page, state.cdn);
    if state.cdn.is_on() {
        // What a change drops from a CDN: two names for it, in two spellings (Fastly and others; Cloudflare and others).
        let words: Vec<String> = kept.tags().iter().map(ToString::to_string).collect();
        for (name, between) in [(SURROGATE_KEY, " "), (CACHE_TAG, ",")] {
            if let Ok(value) = HeaderValue::try_from(words.join(between)) {
                head.insert(name, value);
            }
        }
    }
    head
}

/// A page that is made for one who asks; it is compressed as it leaves.
fn html(state: &AppState, status: StatusCode, policy: CachePolicy, page: Bytes, asked: &HeaderMap) -> Response {
    let etag = (status == StatusCode::OK)
        .then(|| std::str::from_utf8(&page).ok().and_then(etag))
        .flatten();
    let is_known = etag.as_ref().is_some_and(|etag| is_known(etag, asked));
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        (status, Html(page)).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, state.security_policy.clone());
    if let Some(etag) = etag {
        headers.insert(header::ETAG, etag);
        response.extensions_mut().insert(policy);
    } else if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    }
    response
}

fn redirect(path: &str, permanent: bool) -> Response {
    let status = if permanent {
        StatusCode::MOVED_PERMANENTLY
    } else {
        StatusCode::FOUND
    };
    // Browsers read a backslash as a slash: two of either at the start are another host.
    let is_ours = path.starts_with('/') && !path.contains('\\') && !path.starts_with("//");
    let Some(location) = HeaderValue::from_str(path).ok().filter(|_| is_ours) else {
        return problem::not_found().into_response();
    };
    let mut response = (status, [(header::LOCATION, location)]).into_response();
    if permanent {
        response.extensions_mut().insert(CachePolicy::Hour);
    } else {
        response
            .headers_mut()
            .insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    }
    response
}

/// A path without slashes at its end. Never begins with two: that would be another host.
fn one_address(path: &str, query: Option<&str>) -> String {
    let path = format!("/{}", path.trim_matches('/'));
    query.map_or_else(|| path.clone(), |query| format!("{path}?{query}"))
}

fn text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// Who reads. Browsers that fetch ahead say so, in one of two words; robots mostly have "bot" in their names.
fn reader(state: &AppState, asking: Asking<'_>) -> Option<Reader> {
    let headers = asking.headers;
    let ahead = ["sec-purpose", "purpose"].iter().any(|name| {
        headers
            .get(*name)
            .is_some_and(|value| value.as_bytes().starts_with(b"prefetch"))
    });
    let agent = text(headers, &header::USER_AGENT).unwrap_or_default().to_ascii_lowercase();
    let robot = agent.is_empty() || ["bot", "crawl", "spider", "preview"].iter().any(|word| agent.contains(word));
    match asking.client {
        Some(address) if !ahead && !robot => Some(state.views.reader(client::reader(address), &agent, state.clock.now())),
        _ => None,
    }
}

/// Percent-decoded; `None` when the bytes are not UTF-8 or hold a NUL.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_text_or_refused() {
        assert_eq!(decode("/fr/%C3%A9t%C3%A9").as_deref(), Some("/fr/été"));
        for path in ["/%FF", "/%", "/%4", "/%zz", "/%00"] {
            assert_eq!(decode(path), None, "{path}");
        }
    }

    #[test]
    fn a_slash_at_the_end_never_leads_to_another_host() {
        assert_eq!(one_address("//evil.example/", None), "/evil.example");
        assert_eq!(one_address("/fr/", Some("page=2")), "/fr?page=2");
    }
}
