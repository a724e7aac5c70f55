//! Pages: asks the app's table, renders, and says what may be kept.

use std::net::IpAddr;

use app::{delivery::Delivery, domain::article::Address, routes};
use axum::{
    body::{Body, HttpBody as _},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};

use super::{
    cache_policy::{CDN_CACHE_CONTROL, CachePolicy},
    client,
    middleware::{Begun, long_url},
    old_addresses, problem,
};
use crate::{
    page_cache::{Coding, Made},
    state::AppState,
    traces::requests,
    views::Reader,
};

mod making;
mod sending;
mod turned_away;

use making::{Asked, address, make};
use sending::{html, ready};
use turned_away::unavailable;
pub use turned_away::{TurnedAway, reads_pages, turned_away};

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
    if let (Some(begun), Some(made)) = (request.extensions().get::<Begun>(), &made) {
        let is_from_before = matches!(made, Made::Page(kept) if kept.made() < now);
        requests::cached(&begun.span, if is_from_before { "kept" } else { "made" });
    }
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
            if state.pages.is_current(&kept, state.clock.now()) {
                response.extensions_mut().insert(CachePolicy::Page);
            } else {
                // One from before, in place of a fault: better than none, but not for a CDN, which was told of the change already.
                response.headers_mut().remove(CDN_CACHE_CONTROL);
                response.extensions_mut().insert(CachePolicy::Revalidate);
            }
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
    // Bringing it into another coding is work, which is done where pages are made.
    let coding = Coding::accepted(asking.headers);
    if !kept.is_in(coding) {
        return None;
    }
    count(state, asking, kept.article());
    let mut response = ready(state, &address, &kept, coding, asking.headers);
    // HTTP/2 would send it.
    if *asking.method == Method::HEAD {
        let length = response.body().size_hint().exact().unwrap_or_default();
        response.headers_mut().insert(header::CONTENT_LENGTH, length.into());
        *response.body_mut() = Body::empty();
    }
    Some(response)
}

/// Counts a reader of an article, who is none that fetches ahead and no robot.
fn count(state: &AppState, asking: Asking<'_>, article: Option<&Address>) {
    if let Some(article) = article
        && let Some(reader) = reader(state, asking)
    {
        state.views.count(article, reader);
    }
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
