//! Pages: asks the app's table, renders, and says what may be kept.

use app::{
    delivery::Delivery,
    domain::article::Address,
    pages::header::midnight,
    routes::{self, Response as PageResponse},
    shell,
};
use axum::{
    body::Bytes,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{cache_policy::CachePolicy, client, language, old_addresses, problem};
use crate::{
    changes::Tag,
    page_cache::{Basis, Coding, Kept, Made},
    state::AppState,
    stories::hex,
    views::Reader,
};

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
        None => {
            let (delivery, _) = Delivery::of(&asked.path);
            let PageResponse::Page(document) = routes::failed(&state.site, &state.ports, asked.request(now)) else {
                return problem::busy().into_response();
            };
            let page = shell::render(&state.site, *document, delivery);
            html(
                &state,
                StatusCode::SERVICE_UNAVAILABLE,
                CachePolicy::Never,
                page.into(),
                headers,
            )
        }
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
            count(&state, &request, kept.article());
            ready(&state, &asked, &kept, headers)
        }
        Some(Made::Other {
            status,
            policy,
            html: page,
            article,
        }) => {
            count(&state, &request, article.as_ref());
            html(&state, status, policy, page, headers)
        }
        Some(Made::Redirect { path, permanent }) => redirect(&path, permanent),
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
                // Between the two a sign that no path has: an encoded question mark is part of a name.
                address: Some(format!("{path}\0{query}")),
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
fn count(state: &AppState, request: &Request, article: Option<&Address>) {
    if let Some(article) = article
        && let Some(reader) = reader(state, request)
    {
        state.views.count(article, reader);
    }
}

/// Weak: a proxy may compress the page, and it stays the same page.
fn etag(page: &str) -> Option<HeaderValue> {
    format!("W/\"{}\"", &hex(&Sha256::digest(page))[..32]).parse().ok()
}

/// Whether a client has this page already.
fn is_known(etag: &HeaderValue, asked: &HeaderMap) -> bool {
    let etag = etag.to_str().unwrap_or_default().trim_start_matches("W/");
    text(asked, &header::IF_NONE_MATCH)
        .is_some_and(|known| known.split(',').any(|known| known.trim().trim_start_matches("W/") == etag))
}

/// A page as it is kept.
fn ready(state: &AppState, asked: &Asked, kept: &Kept, headers: &HeaderMap) -> Response {
    let mut response = if is_known(kept.etag(), headers) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let address = asked.address.as_deref().unwrap_or_default();
        let mut response = Html(state.pages.bytes(address, kept, asked.coding)).into_response();
        if let Some(name) = asked.coding.name() {
            let name = HeaderValue::from_static(name);
            response.headers_mut().insert(header::CONTENT_ENCODING, name);
        }
        response
    };
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::ETAG, kept.etag().clone());
    headers.insert(header::CONTENT_SECURITY_POLICY, state.security_policy.clone());
    response.extensions_mut().insert(CachePolicy::Revalidate);
    response
}

/// A page that is made for one who asks; it is compressed as it leaves.
fn html(state: &AppState, status: StatusCode, policy: CachePolicy, page: Bytes, asked: &HeaderMap) -> Response {
    let etag = std::str::from_utf8(&page)
        .ok()
        .and_then(etag)
        .filter(|_| status == StatusCode::OK);
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
fn reader(state: &AppState, request: &Request) -> Option<Reader> {
    let headers = request.headers();
    let ahead = ["sec-purpose", "purpose"].iter().any(|name| {
        headers
            .get(*name)
            .is_some_and(|value| value.as_bytes().starts_with(b"prefetch"))
    });
    let agent = text(headers, &header::USER_AGENT).unwrap_or_default().to_ascii_lowercase();
    let robot = agent.is_empty() || ["bot", "crawl", "spider", "preview"].iter().any(|word| agent.contains(word));
    match client::address(request, &state.proxies) {
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
