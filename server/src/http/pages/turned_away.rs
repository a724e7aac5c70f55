//! What is said to who is turned away, and where a page cannot be made.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use app::{
    delivery::Delivery,
    domain::lang::Lang,
    paths,
    routes::{self, Response as PageResponse},
    shell,
};
use axum::{
    body::Bytes,
    extract::Request,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::{SignedDuration, Timestamp};

use super::{Asked, html, text};
use crate::{
    http::{
        cache_policy::CachePolicy,
        problem::{self, Problem},
    },
    state::AppState,
};

/// The answer to whoever asks too often, or while too much is under way: a page to who reads pages, else `problem`.
pub fn turned_away(state: &AppState, request: &Request, problem: Problem, wait: Duration) -> Response {
    let headers = request.headers();
    let reads_pages = text(headers, &header::ACCEPT).is_some_and(|accepted| accepted.contains("text/html"));
    let mut response = if reads_pages {
        let page = state.turned_away.page(state, request.uri().path());
        html(state, problem.status(), CachePolicy::Never, page, headers)
    } else {
        problem.into_response()
    };
    let seconds = wait.as_secs() + 1;
    response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    response
}

/// What is said to who is turned away, in each language: made once a minute, since there may be many of them.
#[derive(Debug, Default)]
pub struct TurnedAway(Mutex<HashMap<String, (Timestamp, Bytes)>>);

impl TurnedAway {
    fn page(&self, state: &AppState, path: &str) -> Bytes {
        let now = state.clock.now();
        let (delivery, page) = Delivery::of(path);
        let lang = page.split('/').nth(1).and_then(|lang| lang.parse::<Lang>().ok());
        let lang = lang.filter(|lang| state.site.edition(*lang).is_some());
        let front = delivery.path(&paths::front(lang.unwrap_or(state.site.default_edition().lang)));
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((made, page)) = pages.get(&front)
            && now.duration_since(*made).abs() < SignedDuration::from_mins(1)
        {
            return page.clone();
        }
        let page = unavailable_page(state, &Asked::of(state, &front, "", &HeaderMap::new()), now).unwrap_or_default();
        pages.insert(front, (now, page.clone()));
        page
    }
}

/// A page that says so, in the language of the address.
pub(super) fn unavailable(state: &AppState, asked: &Asked, now: Timestamp, headers: &HeaderMap) -> Response {
    match unavailable_page(state, asked, now) {
        Some(page) => html(state, StatusCode::SERVICE_UNAVAILABLE, CachePolicy::Never, page, headers),
        None => problem::busy().into_response(),
    }
}

fn unavailable_page(state: &AppState, asked: &Asked, now: Timestamp) -> Option<Bytes> {
    let (delivery, _) = Delivery::of(&asked.path);
    match routes::failed(&state.site, &state.ports, asked.request(now)) {
        PageResponse::Page(document) => Some(shell::render(&state.site, *document, delivery).into()),
        PageResponse::Redirect { .. } => None,
    }
}
