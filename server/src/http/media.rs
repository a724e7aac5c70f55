//! `/media/{file}`: kept pictures, named by their content.

use axum::{
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

use super::{cache_policy::CachePolicy, client, held::Held, problem};
use crate::state::AppState;

/// A picture, or the part of it that is asked for (RFC 9110, 14).
pub async fn picture(State(state): State<AppState>, Path(file): Path<String>, mut request: Request) -> Response {
    let Some(path) = state.media.path(&file) else {
        return problem::not_found().into_response();
    };
    // Until it was sent: who takes nothing holds an open file.
    let address = client::address(&request, &state.proxies).unwrap_or(client::NOBODY);
    let Some(seat) = client::seat(&state.pictures, address, &state.proxies) else {
        return problem::busy().into_response();
    };
    if !is_one_range(&request) {
        request.headers_mut().remove(header::RANGE);
    }
    let Ok(answer) = ServeFile::new(path).oneshot(request).await;
    match answer.status() {
        StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED => {
            let mut response = answer.map(|body| Body::new(Held::new(Body::new(body), seat)));
            response.extensions_mut().insert(CachePolicy::Immutable);
            response
        }
        StatusCode::NOT_FOUND => problem::not_found().into_response(),
        StatusCode::INTERNAL_SERVER_ERROR => problem::internal().into_response(),
        _ => answer.map(Body::new),
    }
}

/// Whether one part is asked for, of whatever is there: everything else is answered with the whole, as it may be.
fn is_one_range(request: &Request) -> bool {
    let range = request.headers().get(header::RANGE).map(HeaderValue::as_bytes);
    request.method() == Method::GET
        && !request.headers().contains_key(header::IF_RANGE)
        && range.is_some_and(|range| range.starts_with(b"bytes=") && !range.contains(&b','))
}
