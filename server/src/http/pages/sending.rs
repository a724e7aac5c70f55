//! Pages as they leave: their forms, what is said with them, and what a client has already.

use std::time::SystemTime;

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use jiff::Timestamp;
use xxhash_rust::xxh3::xxh3_128;

use super::text;
use crate::{
    http::cache_policy::{self, ALL_PAGES, CachePolicy},
    page_cache::{Coding, Kept},
    state::AppState,
};

const SURROGATE_KEY: HeaderName = HeaderName::from_static("surrogate-key");
const CACHE_TAG: HeaderName = HeaderName::from_static("cache-tag");

/// Weak: a proxy may compress the page, and it stays the same page. It tells a page from those before it at its address, which nobody wins
/// anything by hitting: a fast hash does.
pub(super) fn etag(page: &str) -> Option<HeaderValue> {
    format!("W/\"{:032x}\"", xxh3_128(page.as_bytes())).parse().ok()
}

/// Whether a client has a page that is no older than `modified`.
fn is_as_new(modified: Timestamp, asked: &HeaderMap) -> bool {
    let since = text(asked, &header::IF_MODIFIED_SINCE).and_then(|since| httpdate::parse_http_date(since).ok());
    since
        .and_then(|since| Timestamp::try_from(since).ok())
        .is_some_and(|since| modified.as_second() <= since.as_second())
}

/// Whether a client has this page already.
fn is_known(etag: &HeaderValue, asked: &HeaderMap) -> bool {
    let etag = etag.to_str().unwrap_or_default().trim_start_matches("W/");
    text(asked, &header::IF_NONE_MATCH)
        .is_some_and(|known| known.split(',').any(|known| known.trim().trim_start_matches("W/") == etag))
}

/// A page as it is kept, with all that is on an answer but the request's name.
pub(super) fn ready(state: &AppState, address: &str, kept: &Kept, coding: Coding, headers: &HeaderMap) -> Response {
    // Within the second in which it was made another version may come, and whoever has this one could not be told from whoever has that.
    let has_time = kept.modified().as_second() < state.clock.now().as_second();
    // Who says an ETag says more than a time (RFC 9110, 13.1.3).
    let is_known = if headers.contains_key(header::IF_NONE_MATCH) {
        is_known(kept.etag(), headers)
    } else {
        has_time && is_as_new(kept.modified(), headers)
    };
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Response::new(Body::from(state.pages.bytes(address, kept, coding)))
    };
    let mut said = kept.head(|| head(state, kept)).clone();
    if !has_time {
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
    // Its dates begin in 1970, and a site's clock may stand before.
    if kept.modified() >= Timestamp::UNIX_EPOCH
        && let Ok(time) = SystemTime::try_from(kept.modified())
        && let Ok(modified) = HeaderValue::try_from(httpdate::fmt_http_date(time))
    {
        head.insert(header::LAST_MODIFIED, modified);
    }
    head.insert(header::CONTENT_SECURITY_POLICY, state.security_policy.clone());
    cache_policy::set(&mut head, CachePolicy::Page, state.cdn);
    if state.cdn.is_on() {
        // What a change drops from a CDN: two names for it, in two spellings (Fastly and others; Cloudflare and others).
        let words = kept.tags().iter().map(ToString::to_string);
        let words: Vec<String> = [ALL_PAGES.to_owned()].into_iter().chain(words).collect();
        for (name, between) in [(SURROGATE_KEY, " "), (CACHE_TAG, ",")] {
            if let Ok(value) = HeaderValue::try_from(words.join(between)) {
                head.insert(name, value);
            }
        }
    }
    head
}

/// A page that is made for one who asks; it is compressed as it leaves.
pub(super) fn html(state: &AppState, status: StatusCode, policy: CachePolicy, page: Bytes, asked: &HeaderMap) -> Response {
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
