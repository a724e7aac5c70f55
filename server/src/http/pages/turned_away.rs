//! What is said to who is turned away, and where a page cannot be made.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
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

/// Whether whoever asks reads pages.
pub fn reads_pages(headers: &HeaderMap) -> bool {
    text(headers, &header::ACCEPT).is_some_and(|accepted| accepted.contains("text/html"))
}

/// The answer to whoever asks too often, while too much is under way, or for what takes too long: a page in the language of `page`, the path
/// that is asked for, to who reads pages; else `problem`.
pub fn turned_away(state: &AppState, page: Option<&str>, problem: Problem, wait: Duration) -> Response {
    let mut response = if let Some(path) = page {
        let page = state.turned_away.page(state, path, problem.status());
        html(state, problem.status(), CachePolicy::Never, page, &HeaderMap::new())
    } else {
        problem.into_response()
    };
    let seconds = wait.as_secs() + 1;
    response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    response
}

/// What is said to who is turned away, in each language: made once a minute, since there may be many of them.
#[derive(Debug, Default)]
pub struct TurnedAway(Mutex<HashMap<Said, (Timestamp, Bytes)>>);

/// The path of the front in its language, and what is the matter.
type Said = (String, StatusCode);

impl TurnedAway {
    fn page(&self, state: &AppState, path: &str, status: StatusCode) -> Bytes {
        let now = state.clock.now();
        let (delivery, page) = Delivery::of(path);
        let lang = page.split('/').nth(1).and_then(|lang| lang.parse::<Lang>().ok());
        let lang = lang.filter(|lang| state.site.edition(*lang).is_some());
        let front = delivery.path(&paths::front(lang.unwrap_or(state.site.default_edition().lang)));
        let said = (front, status);
        if let Some(page) = self.said_before(&said, now) {
            return page;
        }
        // Unlocked: nobody waits while it is made, at the worst some make the same.
        let asked = Asked::of(state, &said.0, "", &HeaderMap::new());
        let page = page_that_says(status, state, &asked, now).unwrap_or_default();
        self.pages().insert(said, (now, page.clone()));
        page
    }

    fn said_before(&self, said: &Said, now: Timestamp) -> Option<Bytes> {
        let pages = self.pages();
        let (made, page) = pages.get(said)?;
        (now.duration_since(*made).abs() < SignedDuration::from_mins(1)).then(|| page.clone())
    }

    fn pages(&self) -> MutexGuard<'_, HashMap<Said, (Timestamp, Bytes)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A page that says so, in the language of the address.
pub(super) fn unavailable(state: &AppState, asked: &Asked, now: Timestamp, headers: &HeaderMap) -> Response {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    match page_that_says(status, state, asked, now) {
        Some(page) => html(state, status, CachePolicy::Never, page, headers),
        None => problem::busy().into_response(),
    }
}

fn page_that_says(status: StatusCode, state: &AppState, asked: &Asked, now: Timestamp) -> Option<Bytes> {
    let (delivery, _) = Delivery::of(&asked.path);
    let said = if status == StatusCode::TOO_MANY_REQUESTS {
        routes::too_often
    } else {
        routes::failed
    };
    match said(&state.site, &state.ports, asked.request(now)) {
        PageResponse::Page(document) => Some(shell::render(&state.site, *document, delivery).into()),
        PageResponse::Redirect { .. } => None,
    }
}
