//! `/{lang}/mine/feeds.opml`: the feeds of what a reader follows, for other programs.

use app::{
    domain::follow::{Followed, Following},
    paths,
};
use axum::{
    extract::{Path, RawQuery, State, rejection::PathRejection},
    http::header,
    response::{IntoResponse, Response},
};

use super::{
    api,
    problem::{self, Problem},
};
use crate::{
    state::AppState,
    wire::opml::{self, Outline},
};

/// The list; 404 where nothing is followed.
pub async fn show(
    State(state): State<AppState>,
    lang: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let edition = api::edition(&state, lang)?;
    let following = Following::parse(query.as_deref().unwrap_or_default());
    let named = state.ports.fronts.followed_names(edition.lang, &following, state.clock.now());
    let named = named.await.map_err(|error| {
        tracing::error!(error = &error as &dyn std::error::Error, "a list of feeds could not be made");
        problem::no_database()
    })?;
    if named.is_empty() {
        return Err(problem::not_found());
    }
    let outlines: Vec<Outline> = named
        .into_iter()
        .map(|(followed, title)| {
            let page = match &followed {
                Followed::Topic(id) => paths::topic(edition.lang, id.as_str()),
                Followed::Source(id) => paths::source(edition.lang, id.as_str()),
            };
            Outline {
                title,
                feed_url: state.site.absolute(&paths::feed(&page, "rss")),
                homepage: Some(state.site.absolute(&page)),
                lang: Some(edition.lang.tag().to_owned()),
                folder: None,
            }
        })
        .collect();
    let title = format!("{} — {}", edition.texts.my_paper(), state.site.name);
    // What somebody follows is nobody else's: it is kept nowhere on the way.
    Ok((
        [(header::CONTENT_TYPE, "text/x-opml; charset=utf-8")],
        opml::write(&title, &outlines),
    )
        .into_response())
}
