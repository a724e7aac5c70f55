//! `/api/v1`: what islands ask. Ready texts; no formatting is left to the browser.

use app::{
    domain::{
        header::HeaderAnswer,
        lang::Lang,
        search::{Asked, Suggestion},
    },
    pages::header,
    paths,
    site::Edition,
};
use axum::{
    Extension, Json,
    extract::{
        Path, Query, RawQuery, State,
        rejection::{PathRejection, QueryRejection},
    },
    http::StatusCode,
};
use serde::{Deserialize, Serialize};

use super::{
    cache_policy::CachePolicy,
    problem::{self, Problem},
};
use crate::state::AppState;

/// `?place=` of the header's address.
#[derive(Debug, Deserialize)]
pub struct HeaderQuery {
    place: Option<String>,
}

/// The answer of `/api/v1/suggest`.
#[derive(Debug, Serialize)]
pub struct Suggestions {
    suggestions: Vec<Suggestion>,
}

/// `/api/v1/suggest/{lang}?q=`: what a reader who has typed this much may be about to ask, with the paths of the answers.
pub async fn suggest(
    State(state): State<AppState>,
    lang: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<(Extension<CachePolicy>, Json<Suggestions>), Problem> {
    let edition = edition(&state, lang)?;
    let asked = Asked::parse(query.as_deref().unwrap_or_default());
    let questions = state
        .ports
        .search
        .suggest(edition.lang, &asked.words, state.clock.now())
        .await;
    let questions = questions.map_err(|error| {
        tracing::error!(error = &error as &dyn std::error::Error, "nothing can be suggested");
        problem::no_database()
    })?;
    let suggestions = questions.into_iter().map(|text| {
        let asked = Asked {
            words: text,
            ..Asked::default()
        };
        Suggestion {
            href: paths::answers(edition.lang, &asked),
            text: asked.words,
        }
    });
    Ok((
        Extension(CachePolicy::Personal),
        Json(Suggestions {
            suggestions: suggestions.collect(),
        }),
    ))
}

/// `/api/v1/header/{lang}?place=`: date and weather, and when to ask again.
pub async fn header(
    State(state): State<AppState>,
    lang: Result<Path<String>, PathRejection>,
    query: Result<Query<HeaderQuery>, QueryRejection>,
) -> Result<Json<HeaderAnswer>, Problem> {
    let edition = edition(&state, lang)?;
    let Query(query) =
        query.map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "Bad query", "Give `place` once, or not at all."))?;
    let place = match query.place.as_deref() {
        None | Some("") => state.site.default_place,
        Some(id) => id.parse().map_err(|_| {
            let detail = "The place is not known. Leave it out for the site's own.";
            Problem::new(StatusCode::BAD_REQUEST, "Unknown place", detail)
        })?,
    };
    Ok(Json(header::answer(&state.ports, edition, place, state.clock.now()).await))
}

/// The edition that an address names.
pub(super) fn edition(state: &AppState, lang: Result<Path<String>, PathRejection>) -> Result<&Edition, Problem> {
    let Path(lang) = lang.map_err(|_| {
        Problem::new(
            StatusCode::BAD_REQUEST,
            "Bad address",
            "The address holds bytes that are no text.",
        )
    })?;
    let edition = lang.parse::<Lang>().ok().and_then(|lang| state.site.edition(lang));
    edition.ok_or_else(|| {
        let served: Vec<_> = state.site.editions.iter().map(|edition| edition.lang.tag()).collect();
        Problem::new(
            StatusCode::NOT_FOUND,
            "Unknown language",
            format!("This site is in: {}.", served.join(", ")),
        )
    })
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
