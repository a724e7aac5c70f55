//! `/media/{file}`: kept pictures, named by their content.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};

use super::{cache_policy::CachePolicy, problem};
use crate::state::AppState;

/// A picture.
pub async fn picture(State(state): State<AppState>, Path(file): Path<String>) -> Response {
    let Some(path) = state.media.path(&file) else {
        return problem::not_found().into_response();
    };
    let Ok(bytes) = tokio::fs::read(&path).await else {
        return problem::not_found().into_response();
    };
    let mime = mime_guess::from_path(&path).first_or_octet_stream();
    let mut response = ([(header::CONTENT_TYPE, mime.to_string())], bytes).into_response();
    response.extensions_mut().insert(CachePolicy::Immutable);
    response
}
