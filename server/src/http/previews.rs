//! `/previews/{lang}/{section}/{slug}.png?v=`: the picture that other sites show beside a link to an article; the same of a section's front
//! and of an edition's.

use app::{
    domain::slug::Slug,
    paths,
    ports::{Found, PortError},
    preview::Preview,
};
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};

use super::{
    cache_policy::CachePolicy,
    problem::{self, Problem},
};
use crate::{preview::PressError, state::AppState};

/// A preview at its own address. Any other address of a page leads there, so that nothing is drawn for a version that there is not.
pub async fn show(State(state): State<AppState>, uri: Uri) -> Result<Response, Problem> {
    let page = uri
        .path()
        .strip_prefix(paths::PREVIEWS)
        .and_then(|path| path.strip_suffix(".png"));
    let preview = of_page(&state, page.ok_or_else(problem::not_found)?).await.map_err(|error| {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "what a preview says could not be read"
        );
        problem::no_database()
    })?;
    let preview = preview.ok_or_else(problem::not_found)?;
    let address = preview.address();
    if uri.path_and_query().is_none_or(|asked| asked.as_str() != address) {
        let location = HeaderValue::from_str(&address).map_err(|_| problem::not_found())?;
        return Ok((StatusCode::FOUND, [(header::LOCATION, location)]).into_response());
    }
    let png = state.press.png(preview).await.map_err(|error| match error {
        PressError::Busy => problem::busy(),
        PressError::BrokeDown | PressError::Png(_) => {
            tracing::error!(error = &error as &dyn std::error::Error, address, "no preview");
            problem::internal()
        }
    })?;
    let mut response = ([(header::CONTENT_TYPE, "image/png")], png).into_response();
    response.extensions_mut().insert(CachePolicy::Immutable);
    Ok(response)
}

/// What the preview of the page at a path says; `None` where there is none.
async fn of_page(state: &AppState, path: &str) -> Result<Option<Preview>, PortError> {
    let site = &state.site;
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let Some(edition) = parts.first().and_then(|lang| site.edition(lang.parse().ok()?)) else {
        return Ok(None);
    };
    let lang = edition.lang;
    Ok(match parts[1..] {
        [] => Some(Preview::of_front(site, edition)),
        [section] => {
            let section = site.sections.by_slug(lang, section);
            section.map(|section| Preview::of_section(section, site, edition))
        }
        [_, slug] if slug.parse::<Slug>().is_ok() => match state.ports.articles.find(lang, slug, state.clock.now()).await? {
            Found::Article(article) => Some(Preview::of_article(&article, site, edition)),
            Found::Moved(_) | Found::Withdrawn(_) | Found::Nothing => None,
        },
        _ => None,
    })
}
