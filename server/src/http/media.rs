//! `/media/{file}`: kept pictures, named by their content.

use axum::{
    body::Body,
    extract::{Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

use super::{cache_policy::CachePolicy, problem};
use crate::state::AppState;

/// A picture, or the part of it that is asked for (RFC 9110, 14).
pub async fn picture(State(state): State<AppState>, Path(file): Path<String>, request: Request) -> Response {
    let Some(path) = state.media.path(&file) else {
        return problem::not_found().into_response();
    };
    let Ok(answer) = ServeFile::new(path).oneshot(request).await;
    if answer.status() == StatusCode::NOT_FOUND {
        return problem::not_found().into_response();
    }
    let mut response = answer.map(Body::new);
    if response.status() != StatusCode::RANGE_NOT_SATISFIABLE {
        response.extensions_mut().insert(CachePolicy::Immutable);
    }
    response
}
