//! `/api/v1/news/{lang}`: what is new for a page that is on screen, as server-sent events (HTML, "Server-sent events").
//!
//! A list of stories asks with `?after=&newest=` (what it shows, see `crate::news::Shown`) and is sent `stories` with a ready sentence:
//! « 3 nouveaux articles », counted since the page was made. An article asks with `?article=&version=` and is sent `article` with the number of the
//! version that stands. An event's id is what was told: who comes back with it is told only what is more.

use std::{convert::Infallible, time::Duration};

use app::{paths, site::Edition};
use axum::{
    extract::{Path, RawQuery, Request, State, rejection::PathRejection},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;

use super::{
    api, client,
    problem::{self, Problem},
};
use crate::{
    news::{self, Listener, Place, Shown},
    state::AppState,
    store::StoreError,
};

/// How soon a browser comes back that has lost its stream.
const RETRY: Duration = Duration::from_secs(5);
/// Silence shorter than what proxies wait.
const KEEP_ALIVE: Duration = Duration::from_secs(20);
/// Proxies that hold answers back until they are whole pass this one on (nginx and others).
const UNBUFFERED: HeaderName = HeaderName::from_static("x-accel-buffering");

/// A stream.
pub async fn stream(
    State(state): State<AppState>,
    lang: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Result<Response, Problem> {
    let edition = api::edition(&state, lang)?;
    let headers = request.headers();
    let query = query.unwrap_or_default();
    let value = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    let number = |name: &str| value(name).and_then(|value| value.parse::<i64>().ok());
    let (listener, shown) = match (number("after"), number("newest"), value("article"), number("version")) {
        (Some(after), Some(newest), None, None) => {
            let shown = Shown {
                lang: edition.lang,
                after,
                newest,
            };
            (state.news.stories(shown, place(&state, &request)?).await, 0)
        }
        (None, None, Some(slug), Some(version)) => {
            let version = u32::try_from(version).unwrap_or(0);
            let article = state.store.id_of(edition.lang, slug, state.clock.now()).await;
            let article = article.map_err(|error| unavailable(&error))?.ok_or_else(problem::not_found)?;
            (state.news.article(article, place(&state, &request)?).await, version)
        }
        _ => {
            let detail = format!(
                "Ask {} with `after` and `newest`, or with `article` and `version`.",
                paths::NEWS
            );
            return Err(Problem::new(StatusCode::BAD_REQUEST, "Bad query", detail));
        }
    };
    let listener = listener.map_err(|error| unavailable(&error))?;
    let known = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let telling = Telling {
        edition: value("article").is_none().then(|| edition.clone()),
        told: known.unwrap_or(0).max(shown),
        // Of who comes back at the most that is counted nobody knows what was told last: it is told again.
        announced: listener
            .breaking()
            .filter(|_| known.is_none_or(|known: u32| known < news::MOST_COUNTED))
            .map(str::to_owned),
        listener,
        is_begun: false,
        is_over: false,
    };
    let mut response = Sse::new(stream::unfold(telling, Telling::next))
        .keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
        .into_response();
    let headers = response.headers_mut();
    headers.insert(UNBUFFERED, HeaderValue::from_static("no"));
    // The library's own; nobody keeps a stream, as nobody keeps what says nothing of it.
    headers.remove(header::CACHE_CONTROL);
    Ok(response)
}

/// A place among those who are told.
fn place(state: &AppState, request: &Request) -> Result<Place, Problem> {
    let network = client::taker(client::address(request, &state.proxies).unwrap_or(client::NOBODY));
    state.news.enter(network).ok_or_else(|| {
        Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Too many listeners",
            "The pages themselves are there as ever.",
        )
    })
}

fn unavailable(error: &StoreError) -> Problem {
    tracing::error!(error = error as &dyn std::error::Error, "nobody can be told what is new");
    problem::no_database()
}

/// « 3 nouveaux articles », after what is breaking news. In one line: headlines are.
fn sentence(edition: &Edition, count: u32, breaking: Option<&str>) -> String {
    let stories = edition.texts.new_stories(count);
    let headline = breaking.map(|headline| headline.split_whitespace().collect::<Vec<_>>().join(" "));
    headline.map_or_else(
        || stories.clone(),
        |headline| format!("{}{headline} ({stories})", edition.label(&edition.texts.breaking())),
    )
}

/// A stream under way.
struct Telling {
    listener: Listener,
    /// Of a list; none of an article.
    edition: Option<Edition>,
    told: u32,
    /// The breaking news that was told last, or stood when this began.
    announced: Option<String>,
    is_begun: bool,
    is_over: bool,
}

impl Telling {
    /// The next event, when there is one.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        if !self.is_begun {
            self.is_begun = true;
            return Some((Ok(Event::default().retry(RETRY)), self));
        }
        loop {
            let now = self.listener.now();
            let breaking = self.listener.breaking();
            // More than are counted may come: breaking news is told all the same.
            if now > self.told || breaking != self.announced.as_deref() {
                self.told = now.max(self.told);
                self.announced = breaking.map(str::to_owned);
                let event = match &self.edition {
                    Some(edition) => Event::default()
                        .event("stories")
                        .data(sentence(edition, now, self.announced.as_deref())),
                    None => Event::default().event("article").data(now.to_string()),
                };
                return Some((Ok(event.id(now.to_string())), self));
            }
            if self.is_over {
                return None;
            }
            // What came last is told before the end.
            self.is_over = !self.listener.wait().await;
        }
    }
}
