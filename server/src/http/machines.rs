//! For robots: what they may read, and where everything is.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, RawQuery, State, rejection::PathRejection},
    http::header,
    response::{IntoResponse, Response},
};

use app::{
    paths,
    ports::{List, PortError},
};
use jiff::{Span, tz::TimeZone};
use quick_xml::escape::escape;

use super::{
    cache_policy::CachePolicy,
    offline::edition_of,
    problem::{self, Problem},
};
use crate::{state::AppState, syndicate::sitemap};

/// `/robots.txt`: everything may be read; the API is of no use to a robot.
pub async fn robots(State(state): State<AppState>) -> String {
    let site = &state.site;
    format!(
        "User-agent: *\nDisallow: /api/\n\nSitemap: {}\nSitemap: {}\n",
        site.absolute(paths::SITEMAP),
        site.absolute(paths::NEWS_SITEMAP)
    )
}

/// `/opensearch.xml?lang=`: the search as one of the browser's own (OpenSearch 1.1).
pub async fn open_search(State(state): State<AppState>, RawQuery(query): RawQuery) -> Response {
    let edition = edition_of(&state, query.as_deref());
    let (site, lang) = (&state.site, edition.lang);
    let search = site.absolute(&paths::search(lang));
    let feed = site.absolute(&paths::feed(&paths::search(lang), "atom"));
    // The format's own limits: 16 letters of a name, 1,024 of a description.
    let name: String = site.name.chars().take(16).collect();
    let url = |mime: &str, address: &str| format!("<Url type=\"{mime}\" template=\"{}\"/>", escape(address));
    let mut response = (
        [(header::CONTENT_TYPE, "application/opensearchdescription+xml; charset=utf-8")],
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\
             <ShortName>{}</ShortName><Description>{}</Description><Language>{lang}</Language><InputEncoding>UTF-8</InputEncoding>\
             <Image height=\"32\" width=\"32\" type=\"image/svg+xml\">{}</Image>{}{}</OpenSearchDescription>",
            escape(name.as_str()),
            escape(edition.texts.tagline()),
            escape(site.absolute(paths::FAVICON)),
            url("text/html", &format!("{search}?q={{searchTerms}}")),
            url("application/atom+xml", &format!("{feed}?q={{searchTerms}}")),
        ),
    )
        .into_response();
    response.extensions_mut().insert(CachePolicy::Hour);
    response
}

/// `/.well-known/security.txt` (RFC 9116). It says until when it holds: half a year from the day that it is asked for.
pub async fn security_txt(State(state): State<AppState>) -> Result<Response, Problem> {
    let contact = state.well_known.security_contact.as_ref().ok_or_else(problem::not_found)?;
    let today = TimeZone::UTC.to_datetime(state.clock.now()).date();
    let expires = today.saturating_add(Span::new().days(180));
    let languages: Vec<&str> = state.site.editions.iter().map(|edition| edition.lang.tag()).collect();
    let canonical = state.site.absolute(paths::SECURITY_TXT);
    Ok(text(format!(
        "Contact: {contact}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: {}\nCanonical: {canonical}\n",
        languages.join(", ")
    )))
}

/// `/ads.txt`.
pub async fn ads_txt(State(state): State<AppState>) -> Result<Response, Problem> {
    lines(&state.well_known.ads)
}

/// `/trust.txt`.
pub async fn trust_txt(State(state): State<AppState>) -> Result<Response, Problem> {
    lines(&state.well_known.trust)
}

fn lines(lines: &[String]) -> Result<Response, Problem> {
    if lines.is_empty() {
        return Err(problem::not_found());
    }
    Ok(text(lines.join("\n") + "\n"))
}

fn text(body: String) -> Response {
    let mut response = ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], body).into_response();
    response.extensions_mut().insert(CachePolicy::Hour);
    response
}

/// `/sitemap.xml`: the list of sitemaps.
pub async fn sitemap_index(State(state): State<AppState>) -> Result<Response, Problem> {
    let parts = state.store.sitemap_parts().await.map_err(|error| unavailable(&error))?;
    Ok(xml(sitemap::index(&state.site, parts)))
}

/// `/sitemaps/{part}`: the pages, or a part of the articles.
pub async fn sitemap_part(State(state): State<AppState>, part: Result<Path<String>, PathRejection>) -> Result<Response, Problem> {
    let Path(part) = part.map_err(|_| problem::not_found())?;
    if paths::SITEMAP_PAGES.ends_with(&format!("/{part}")) {
        return Ok(xml(pages(&state).await.map_err(|error| unavailable(&error))?));
    }
    let number = part.strip_suffix(".xml").and_then(|number| number.parse::<u32>().ok());
    // `01.xml` is no second address of `1.xml`.
    let number = number.filter(|number| paths::sitemap_part(*number).ends_with(&format!("/{part}")));
    let number = number.ok_or_else(problem::not_found)?;
    if number >= state.store.sitemap_parts().await.map_err(|error| unavailable(&error))? {
        return Err(problem::not_found());
    }
    let listed = state.store.sitemap_part(number, state.clock.now()).await;
    let listed = listed.map_err(|error| unavailable(&error))?;
    Ok(xml(sitemap::articles(&state.site, &listed)))
}

/// The sitemap of the pages.
async fn pages(state: &AppState) -> Result<String, PortError> {
    let (fronts, now) = (&state.ports.fronts, state.clock.now());
    let mut sections = BTreeMap::new();
    for section in state.site.sections.iter() {
        let langs = fronts.langs_of(List::Section(section.id.as_str()), now).await?;
        sections.insert(section.id.clone(), langs);
    }
    Ok(sitemap::pages(
        &state.site,
        &fronts.langs_of(List::Front, now).await?,
        &sections,
    ))
}

/// `/news-sitemap.xml`: the articles of two days.
pub async fn news_sitemap(State(state): State<AppState>) -> Result<Response, Problem> {
    let listed = state
        .store
        .news(state.clock.now())
        .await
        .map_err(|error| unavailable(&error))?;
    Ok(xml(sitemap::news(&state.site, &listed)))
}

fn xml(body: String) -> Response {
    let mut response = ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], body).into_response();
    response.extensions_mut().insert(CachePolicy::Revalidate);
    response
}

fn unavailable(error: &(dyn std::error::Error + 'static)) -> Problem {
    tracing::error!(error, "a sitemap could not be made");
    problem::no_database()
}
