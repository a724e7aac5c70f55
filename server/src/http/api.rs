//! `/api/v1`: what islands ask. Ready texts; no formatting is left to the browser.

use app::{
    domain::{header::HeaderAnswer, lang::Lang},
    pages::header,
};
use axum::{
    Json,
    extract::{
        Path, Query, State,
        rejection::{PathRejection, QueryRejection},
    },
    http::StatusCode,
};
use serde::Deserialize;

use super::problem::{self, Problem};
use crate::state::AppState;

/// `?place=` of the header's address.
#[derive(Debug, Deserialize)]
pub struct HeaderQuery {
    place: Option<String>,
}

/// `/api/v1/header/{lang}?place=`: date and weather, and when to ask again.
pub async fn header(
    State(state): State<AppState>,
    lang: Result<Path<String>, PathRejection>,
    query: Result<Query<HeaderQuery>, QueryRejection>,
) -> Result<Json<HeaderAnswer>, Problem> {
    let Path(lang) = lang.map_err(|_| {
        Problem::new(
            StatusCode::BAD_REQUEST,
            "Bad address",
            "The address holds bytes that are no text.",
        )
    })?;
    let Query(query) =
        query.map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "Bad query", "Give `place` once, or not at all."))?;
    let edition = lang
        .parse::<Lang>()
        .ok()
        .and_then(|lang| state.site.edition(lang))
        .ok_or_else(|| {
            let served: Vec<_> = state.site.editions.iter().map(|edition| edition.lang.tag()).collect();
            Problem::new(
                StatusCode::NOT_FOUND,
                "Unknown language",
                format!("This site is in: {}.", served.join(", ")),
            )
        })?;
    let place = match query.place.as_deref() {
        None | Some("") => state.site.default_place,
        Some(id) => id.parse().map_err(|_| {
            let detail = "The place is not known. Leave it out for the site's own.";
            Problem::new(StatusCode::BAD_REQUEST, "Unknown place", detail)
        })?,
    };
    Ok(Json(header::answer(&state.ports, edition, place, state.clock.now()).await))
}

/// Anything else under `/api`.
pub async fn unknown() -> Problem {
    problem::not_found()
}

/// Another method than GET on an address that has it.
pub async fn wrong_method() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "Method not allowed",
        "This address is read with GET.",
    )
}
