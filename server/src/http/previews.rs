//! `/previews/{lang}/{section}/{slug}.png?v=`: the picture that other sites show beside a link to an article; the same of a section's front
//! and of an edition's.

use app::{
    domain::slug::Slug,
    paths,
    ports::{Found, PortError},
    preview::Preview,
};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{
    cache_policy::CachePolicy,
    client,
    problem::{self, Problem},
};
use crate::{preview::PressError, state::AppState};

/// A preview at its own address. Any other address of a page leads there, so that nothing is drawn for a version that there is not.
pub async fn show(State(state): State<AppState>, request: Request) -> Result<Response, Problem> {
    let uri = request.uri();
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
    let network = client::taker(client::address(&request, &state.proxies).unwrap_or(client::NOBODY));
    let png = match state.press.png(preview, network).await {
        Ok(png) => png,
        Err(PressError::Busy) => return Ok(([(header::RETRY_AFTER, "10")], problem::busy()).into_response()),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, address, "no preview");
            return Err(problem::internal());
        }
    };
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
            Found::Moved(address) => match state
                .ports
                .articles
                .find(lang, address.slug.as_str(), state.clock.now())
                .await?
            {
                Found::Article(article) => Some(Preview::of_article(&article, site, edition)),
                _ => None,
            },
            Found::Withdrawn(_) | Found::Nothing => None,
        },
        _ => None,
    })
}
