//! `/websub/{key}`: what hubs call, each at an address that it alone knows (W3C `WebSub` 1.0, 5.3 and 7).
//!
//! A document is answered before it is looked at: whoever sends one learns neither whether its signature is right nor what came of it.

use axum::{
    body::to_bytes,
    extract::{Path, RawQuery, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use url::form_urlencoded;

use super::problem;
use crate::{
    state::AppState,
    store::StoreError,
    wire::{Expected, Reply},
};

const SIGNATURE: HeaderName = HeaderName::from_static("x-hub-signature");
/// Seconds until a hub that is not served just now may come again.
const AGAIN: HeaderValue = HeaderValue::from_static("60");

/// A hub asks whether it was us who asked it, or says that it will not push.
pub async fn verify(State(state): State<AppState>, Path(key): Path<String>, RawQuery(query): RawQuery) -> Response {
    // Without a wire nothing was ever asked.
    let Some(wire) = &state.wire else {
        return problem::not_found().into_response();
    };
    let query = query.unwrap_or_default();
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    match wire.answer_hub(&key, &pairs).await {
        // Text and nothing else, whatever stands in it: the answer is never looked at as a page.
        Ok(Reply::Challenge(challenge)) => challenge.into_response(),
        Ok(Reply::Noted) => StatusCode::OK.into_response(),
        Ok(Reply::NotOurs) => problem::not_found().into_response(),
        Err(error) => failed(&error),
    }
}

/// A hub sends a document.
pub async fn push(State(state): State<AppState>, Path(key): Path<String>, request: Request) -> Response {
    let Some(wire) = &state.wire else {
        return problem::not_found().into_response();
    };
    let place = match wire.expect(&key).await {
        Ok(Expected::Welcome(place)) => place,
        Ok(Expected::Unknown) => return problem::not_found().into_response(),
        Ok(Expected::Ended) => return problem::gone().into_response(),
        Ok(Expected::Full) => return later(),
        Err(error) => return failed(&error),
    };
    let (head, body) = request.into_parts();
    // The signature is one over the bytes as they are sent, so nothing unpacks them on their way here.
    if text(&head.headers, &header::CONTENT_ENCODING).is_some_and(|coding| coding != "identity") {
        return problem::unknown_coding().into_response();
    }
    // The limit is the layer's; nothing else ends a body early but a connection that breaks off.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return problem::body_too_large().into_response();
    };
    let (content_type, signature) = (text(&head.headers, &header::CONTENT_TYPE), text(&head.headers, &SIGNATURE));
    place.take(bytes.into(), content_type, signature).await;
    StatusCode::ACCEPTED.into_response()
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.trim().to_owned())
}

fn later() -> Response {
    ([(header::RETRY_AFTER, AGAIN)], problem::busy()).into_response()
}

fn failed(error: &StoreError) -> Response {
    tracing::error!(error = error as &dyn std::error::Error, "a hub could not be answered");
    later()
}
