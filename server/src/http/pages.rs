//! Pages: asks the app's table, renders, and says what may be kept.

use app::{
    delivery::Delivery,
    pages::Visit,
    routes::{self, Response as PageResponse},
    shell,
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use super::{cache_policy::CachePolicy, client, coding::accepts, language, old_addresses, problem};
use crate::{state::AppState, stories::hex};

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
    let (delivery, page) = Delivery::of(&path);
    let asked = routes::Request {
        path: page,
        page: uri.query().and_then(page_number),
        kept_language: language::kept(headers),
        query: uri.query().unwrap_or_default(),
        accept_language: text(headers, &header::ACCEPT_LANGUAGE),
        now: state.clock.now(),
        visit: visit(&state, &request),
    };
    let answer = routes::respond(&state.site, &state.ports, asked)
        .await
        .unwrap_or_else(|error| {
            tracing::error!(error = &error as &dyn std::error::Error, "a page could not be made");
            routes::failed(&state.site, &state.ports, asked)
        });
    match answer {
        PageResponse::Page(document) if document.status == StatusCode::NOT_FOUND.as_u16() => {
            if old.is_none() {
                old = old_addresses::target(&state, uri).await;
            }
            match old {
                Some(target) => redirect(&target, true),
                None => html(
                    &state,
                    StatusCode::NOT_FOUND,
                    CachePolicy::Never,
                    shell::render(&state.site, *document, delivery),
                    headers,
                ),
            }
        }
        // What is at an old address of the same name is ours all the same.
        _ if is_slashed => without_slash(),
        PageResponse::Page(document) => {
            let status = StatusCode::from_u16(document.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            // A page that is not to be listed is somebody's own question.
            let policy = if document.head.canonical.is_some() {
                CachePolicy::Revalidate
            } else {
                CachePolicy::Personal
            };
            html(
                &state,
                status,
                policy,
                shell::render(&state.site, *document, delivery),
                headers,
            )
        }
        PageResponse::Redirect { path, permanent } => redirect(&delivery.path(&path), permanent),
    }
}

fn html(state: &AppState, status: StatusCode, policy: CachePolicy, page: String, asked: &HeaderMap) -> Response {
    // Weak: a proxy may compress the page, and it stays the same page.
    let etag = format!("W/\"{}\"", &hex(&Sha256::digest(&page))[..32]);
    let is_known = status == StatusCode::OK
        && text(asked, &header::IF_NONE_MATCH).is_some_and(|known| {
            known
                .split(',')
                .any(|known| known.trim().trim_start_matches("W/") == etag.trim_start_matches("W/"))
        });
    // Whatever everybody may read; what one reader asks for is seldom asked for again.
    let is_public = status == StatusCode::OK && policy == CachePolicy::Revalidate;
    let smallest = (is_public && !is_known && accepts(asked, "br"))
        .then(|| state.smallest.brotli(&etag, &page))
        .flatten();
    let mut response = match smallest {
        _ if is_known => StatusCode::NOT_MODIFIED.into_response(),
        Some(bytes) => {
            let coding = [(header::CONTENT_ENCODING, "br"), (header::VARY, "accept-encoding")];
            (status, coding, Html(bytes)).into_response()
        }
        None => (status, Html(page)).into_response(),
    };
    let headers = response.headers_mut();
    if let Ok(policy) = state.security_policy.parse() {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if status == StatusCode::OK {
        if let Ok(etag) = etag.parse() {
            headers.insert(header::ETAG, etag);
        }
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

/// Browsers that fetch ahead say so, in one of two words; robots mostly have "bot" in their names.
fn visit(state: &AppState, request: &Request) -> Visit {
    let headers = request.headers();
    let ahead = ["sec-purpose", "purpose"].iter().any(|name| {
        headers
            .get(*name)
            .is_some_and(|value| value.as_bytes().starts_with(b"prefetch"))
    });
    let agent = text(headers, &header::USER_AGENT).unwrap_or_default().to_ascii_lowercase();
    let robot = agent.is_empty() || ["bot", "crawl", "spider", "preview"].iter().any(|word| agent.contains(word));
    match client::address(request, &state.proxies) {
        Some(address) if !ahead && !robot => {
            Visit::Reader(state.views.reader(client::reader(address), &agent, state.clock.now()))
        }
        _ => Visit::Machine,
    }
}

/// `page=` of a query; 0 stands for anything that is no page number.
fn page_number(query: &str) -> Option<u32> {
    let value = query.split('&').find_map(|pair| pair.strip_prefix("page="))?;
    Some(value.parse().unwrap_or(0))
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
