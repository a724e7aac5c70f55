//! What a page is asked for with, and how it is made.

use app::{
    delivery::Delivery,
    pages::header::midnight,
    routes::{self, Response as PageResponse},
    shell,
};
use axum::http::{HeaderMap, StatusCode, header};
use jiff::Timestamp;
use tracing::Instrument as _;

use super::{sending::etag, text};
use crate::{
    changes::Tag,
    http::{cache_policy::CachePolicy, language},
    page_cache::{Basis, Coding, Kept, Made},
    state::AppState,
    traces::TARGET,
};

/// What a page is kept under: between path and query a sign that no path has, as an encoded question mark is part of a name.
pub(super) fn address(path: &str, query: &str) -> String {
    format!("{path}\0{query}")
}

/// A request for a page: all that the page may depend on.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// What the page is kept under, if it is the same for all who ask.
    pub(super) address: Option<String>,
    /// Its path, percent-decoded.
    pub(super) path: String,
    pub(super) query: String,
    /// In which coding it is to be sent.
    pub(super) coding: Coding,
    pub(super) kept_language: Option<String>,
    pub(super) accept_language: Option<String>,
}

impl Asked {
    pub(super) fn of(state: &AppState, path: &str, query: &str, headers: &HeaderMap) -> Self {
        let (_, page) = Delivery::of(path);
        let coding = Coding::accepted(headers);
        match routes::shared_query(&state.site, page, query) {
            Some(query) => Self {
                address: Some(address(path, &query)),
                path: path.to_owned(),
                query,
                coding,
                kept_language: None,
                accept_language: None,
            },
            None => Self {
                address: None,
                path: path.to_owned(),
                query: query.to_owned(),
                coding,
                kept_language: language::kept(headers).map(str::to_owned),
                accept_language: text(headers, &header::ACCEPT_LANGUAGE).map(str::to_owned),
            },
        }
    }

    pub(super) fn request(&self, now: Timestamp) -> routes::Request<'_> {
        let (_, path) = Delivery::of(&self.path);
        routes::Request {
            path,
            page: routes::page_of(&self.query),
            kept_language: self.kept_language.as_deref(),
            query: &self.query,
            accept_language: self.accept_language.as_deref(),
            now,
        }
    }
}

/// Makes the page that is asked for.
pub(super) fn make(state: AppState, asked: Asked) -> impl Future<Output = Made> + Send + 'static {
    // Part of the request that is here now, whoever goes on with it.
    let span = tracing::info_span!(target: TARGET, "make page");
    made(state, asked).instrument(span)
}

async fn made(state: AppState, asked: Asked) -> Made {
    // The time when it is made: a page may have waited for its turn.
    let now = state.clock.now();
    // Answers that are kept are as old as what is known of changes. For a page that is shared the cache has looked.
    if asked.address.is_none()
        && let Err(error) = state.pages.changes().catch_up().await
    {
        tracing::warn!(
            error = &error as &dyn std::error::Error,
            "what has changed cannot be looked at"
        );
    }
    let since = state.pages.changes().count();
    // Where the store does not say when a planned article comes, nothing is kept.
    let planned = state.pages.changes().next_publication(now).await.unwrap_or(Some(now));
    let (delivery, page) = Delivery::of(&asked.path);
    let request = asked.request(now);
    let answer = routes::respond(&state.site, &state.ports, request)
        .await
        .unwrap_or_else(|error| {
            tracing::error!(error = &error as &dyn std::error::Error, "a page could not be made");
            routes::failed(&state.site, &state.ports, request)
        });
    let document = match answer {
        PageResponse::Page(document) => *document,
        PageResponse::Redirect { path, permanent } => {
            return Made::Redirect {
                path: delivery.path(&path),
                permanent,
            };
        }
    };
    let status = StatusCode::from_u16(document.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    // A page that is not to be listed is somebody's own question.
    let policy = match status {
        StatusCode::NOT_FOUND => CachePolicy::Never,
        _ if document.head.canonical.is_some() => CachePolicy::Revalidate,
        _ => CachePolicy::Personal,
    };
    let (lang, shown) = (document.edition.lang, document.article.clone());
    // The day's date, and the reading's age.
    let midnight = midnight(&document.edition, now);
    let reading = Timestamp::from_second(document.header.fresh_until)
        .ok()
        .filter(|end| *end > now);
    let until = [planned, reading].into_iter().flatten().fold(midnight, Timestamp::min);
    let html = shell::render(&state.site, document, delivery);
    let (story, article) = shown.map(|shown| (shown.story, shown.address)).unzip();
    let is_shared = asked.address.is_some() && status == StatusCode::OK && policy == CachePolicy::Revalidate;
    match etag(&html) {
        Some(etag) if is_shared => {
            let shows = match story {
                Some(story) => vec![Tag::Lang(lang), Tag::Story(story)],
                None if page.matches('/').count() == 1 => vec![Tag::Anywhere, Tag::MostRead],
                None => vec![Tag::Anywhere],
            };
            let weather = Tag::Weather(state.site.default_place.id().to_owned());
            let basis = Basis {
                tags: shows.into_iter().chain([weather]).collect(),
                since,
                made: now,
                until,
            };
            Made::Page(Kept::new(html, etag, article, basis, asked.coding))
        }
        _ => Made::Other {
            status,
            policy,
            html: html.into(),
            article,
        },
    }
}
