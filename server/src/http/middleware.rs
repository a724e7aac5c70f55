//! Every layer a request passes, each with its reason. A page that is kept passes none of them: it brings what is on every answer along
//! (`pages::sending`), and leaves with its request's name and its line in the log, as all do.

use std::{
    net::{IpAddr, SocketAddr},
    time::{Duration, Instant},
};

use app::{delivery::Delivery, paths, routes};
use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, Method, StatusCode, Uri, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use ipnet::IpNet;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{NotForContentType, Predicate, SizeAbove},
    },
    limit::RequestBodyLimitLayer,
};
use tracing::{Instrument as _, Span};

use super::{cache_policy, client, cross_site, pages, problem, request_id};
use crate::{
    metrics::{PAGE, TO_HTTPS},
    state::AppState,
    traces::requests,
    wire::fetch::Limits,
};

/// Bytes.
const MAX_BODY: usize = 16 * 1024;
/// Bytes; longer ones are no address of ours.
const MAX_URL: usize = 8 * 1024;
/// The same where readers type: 5,000 letters of any script, as forms write them, are a question all the same.
const MAX_SEARCH_URL: usize = 64 * 1024;
const TIME_LIMIT: Duration = Duration::from_secs(30);
/// How soon it is worth to ask a busy site again.
const BUSY: Duration = Duration::from_secs(10);
/// Asked by who runs the site, also when it is too busy for readers.
const FOR_OPERATORS: [&str; 2] = ["/readyz", "/metrics"];
/// What is sent as it is costs next to nothing: files …
const CHEAP: [&str; 4] = ["/healthz", "/favicon.svg", "/favicon.ico", app::paths::TOUCH_ICON];
/// … and folders of files.
const CHEAP_BELOW: [&str; 3] = ["/pkg/", "/media/", "/fonts/"];

/// Wraps routes in every layer. `pushes` are those that take a body.
pub fn apply(routes: Router<AppState>, pushes: Router<AppState>, state: &AppState) -> Router<AppState> {
    // Pictures, fonts and WASM are compressed by their format, or were when the program was built.
    let worth_it = SizeAbove::new(256)
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::const_new("font/"))
        .and(NotForContentType::const_new("application/wasm"))
        // An event would wait in the compressor for the next one.
        .and(NotForContentType::SSE);
    // `Router::layer` puts each layer around those before it: read this list from the bottom up to follow a request inwards.
    routes
        // Innermost: pages are compressed as they leave; files were when the program was built.
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Precise(5))
                .compress_when(worth_it),
        )
        // Nothing here takes a body…
        .layer(RequestBodyLimitLayer::new(MAX_BODY))
        // …but what hubs push, which may be as large as what is fetched.
        .merge(pushes.layer(RequestBodyLimitLayer::new(Limits::default().inflated)))
        // A fault in one request ends that request, with a safe sentence.
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            problem::internal().into_response()
        }))
        // Outermost: who is let in, for how long, and what is on every answer, whatever happened inside.
        .layer(from_fn_with_state(state.clone(), guard))
}

/// What is known of a request from its beginning.
#[derive(Debug, Clone)]
pub struct Begun {
    at: Instant,
    id: HeaderValue,
    method: Method,
    uri: Uri,
    /// Its span, where traces are made.
    pub span: Span,
    /// Who asks.
    pub client: IpAddr,
    /// Whether that is a reader's address; a proxy that names nobody, or a program of this machine, is none.
    pub is_outside: bool,
}

impl Begun {
    /// A request that is here now.
    pub fn now<B>(request: &axum::http::Request<B>, peer: SocketAddr, proxies: &[IpNet]) -> Self {
        let peer = peer.ip().to_canonical();
        let client = client::behind(peer, request.headers(), proxies);
        let is_from_proxy = client::is_proxy(peer, proxies);
        let id = request_id::of(request.headers(), is_from_proxy);
        Self {
            at: Instant::now(),
            span: requests::begun(request.method(), &id, is_from_proxy.then(|| request.headers())),
            id,
            method: request.method().clone(),
            uri: request.uri().clone(),
            client,
            // A proxy that says for whom it asks in words that nobody can read asks for strangers.
            is_outside: !client::is_proxy(client, proxies) || request.headers().contains_key(client::FORWARDED),
        }
    }
}

async fn guard(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or(PAGE, MatchedPath::as_str);
    let Some(begun) = request.extensions().get::<Begun>().cloned() else {
        tracing::error!("a request came by another way than the door");
        return problem::internal().into_response();
    };
    if !begun.span.is_disabled() {
        let pattern = if route == PAGE {
            routes::pattern(Delivery::of(request.uri().path()).1)
        } else {
            route
        };
        requests::routed(&begun.span, &begun.method, pattern);
    }
    let is_cheap = is_cheap(request.uri().path());
    // Whoever asks for anything else is a program, also where a browser has it asked; a reader sends the form of languages.
    let is_for_readers = route == PAGE || route == paths::LANGUAGE;
    let page = (is_for_readers && pages::reads_pages(request.headers())).then(|| begun.uri.path());
    let mut response = if let Some(problem) = long_url(request.uri()).or_else(|| cross_site::refusal(&state, &request)) {
        problem.into_response()
    } else if let Some(wait) = (begun.is_outside && !is_cheap)
        .then(|| state.rate_limit.ask(begun.client).err())
        .flatten()
    {
        state.metrics.asked_too_often();
        pages::turned_away(&state, page, problem::too_often(), wait)
    } else {
        // It is free again when the answer begins: who reads slowly holds a connection and nothing else.
        let seat = (!is_cheap)
            .then(|| client::seat(&state.under_way, begun.client, &state.proxies))
            .flatten();
        // Nothing waits without end: what is kept goes on, and the rest is better asked for again.
        if seat.is_none() && !is_cheap && !FOR_OPERATORS.contains(&route) {
            state.metrics.too_busy();
            pages::turned_away(&state, page, problem::busy(), BUSY)
        } else {
            let span = tracing::info_span!("request", id = begun.id.to_str().unwrap_or_default());
            tokio::time::timeout(TIME_LIMIT, next.run(request).instrument(span))
                .await
                .unwrap_or_else(|_| pages::turned_away(&state, page, problem::too_slow(), BUSY))
        }
    };
    // The limit's own answer is a bare line of text.
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE {
        response = problem::body_too_large().into_response();
    }
    state.metrics.answered(route, response.status(), begun.at.elapsed());
    leave(&state, response, &begun)
}

/// A page that is kept, which passes none of the layers.
pub fn leave_kept(state: &AppState, response: Response, begun: &Begun) -> Response {
    state.metrics.sent_as_kept(response.status(), begun.at.elapsed());
    if !begun.span.is_disabled() {
        let (_, page) = Delivery::of(begun.uri.path());
        requests::routed(&begun.span, &begun.method, routes::pattern(page));
        requests::cached(&begun.span, "kept");
    }
    log(response, begun)
}

/// What was refused before any route was looked for.
pub fn leave_refused(state: &AppState, response: Response, begun: &Begun) -> Response {
    state.metrics.answered(PAGE, response.status(), begun.at.elapsed());
    leave(state, response, begun)
}

/// What was answered where TLS is not spoken.
pub fn leave_without_tls(state: &AppState, response: Response, begun: &Begun) -> Response {
    state.metrics.answered(TO_HTTPS, response.status(), begun.at.elapsed());
    requests::routed(&begun.span, &begun.method, TO_HTTPS);
    let mut response = leave(state, response, begun);
    // Anybody in between could have written it: it counts for nothing, and is not to be said (RFC 6797, 7.2).
    response.headers_mut().remove(header::STRICT_TRANSPORT_SECURITY);
    response
}

/// What is on every answer.
fn leave(state: &AppState, mut response: Response, begun: &Begun) -> Response {
    cache_policy::write(&mut response, state.cdn);
    let headers = response.headers_mut();
    for (name, value) in &state.standing_headers {
        headers.insert(name.clone(), value.clone());
    }
    log(response, begun)
}

/// The request's name, and its line in the log.
fn log(mut response: Response, begun: &Begun) -> Response {
    response.headers_mut().insert(request_id::NAME, begun.id.clone());
    requests::answered(&begun.span, response.status());
    // Neither who asked nor what they asked for: an address without its query.
    tracing::info!(
        target: "access",
        id = begun.id.to_str().unwrap_or_default(),
        method = begun.method.as_str(),
        path = begun.uri.path(),
        status = response.status().as_u16(),
        ms = begun.at.elapsed().as_secs_f64() * 1000.0,
    );
    response
}

/// Whether what is at a path is sent as it is.
pub fn is_cheap(path: &str) -> bool {
    let is_in = |folder: &&str| path.strip_prefix(*folder).is_some_and(|file| !file.is_empty());
    CHEAP.contains(&path) || CHEAP_BELOW.iter().any(is_in)
}

/// Refuses what is no address of ours.
pub fn long_url(uri: &Uri) -> Option<problem::Problem> {
    let length = uri.path_and_query().map_or(0, |url| url.as_str().len());
    let path = uri.path();
    let most = if path.len() < 16 && path.ends_with("/search") {
        MAX_SEARCH_URL
    } else {
        MAX_URL
    };
    (length > most).then(problem::url_too_long)
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, http::HeaderMap, routing::get};
    use tower::ServiceExt as _;

    use super::*;
    use crate::{clock::Clock, config::Config, media::Media, store::Store, weather::Weather};

    async fn panics() -> StatusCode {
        panic!("as a test wants it")
    }

    async fn sleeps() {
        tokio::time::sleep(2 * TIME_LIMIT).await;
    }

    async fn asked(path: &str) -> (StatusCode, HeaderMap) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_sqlite(&folder.path().join("briefs.db")).await.unwrap();
        let (config, clock) = (Config::default(), Clock::system());
        let weather = Weather::new(None, store.clone(), clock.clone(), config.weather.default_place);
        let media = Media::new(folder.path().join("media"));
        let state = AppState::new(&config, store, media, clock, weather, None).unwrap();
        let sent = |mime: &'static str| get(async move || ([(header::CONTENT_TYPE, mime)], "a".repeat(4096)));
        let routes = Router::new()
            .route("/panics", get(panics))
            .route("/sleeps", get(sleeps))
            .route("/font", sent("font/woff2"))
            .route("/wasm", sent("application/wasm"))
            .route("/picture", sent("image/avif"))
            .route("/text", sent("text/html"));
        let mut request = Request::get(path)
            .header(header::ACCEPT_ENCODING, "br")
            .body(Body::empty())
            .unwrap();
        let begun = Begun::now(&request, ([192, 0, 2, 1], 1).into(), &[]);
        request.extensions_mut().insert(begun);
        let app = apply(routes, Router::new(), &state).with_state(state);
        // The time-out is over at once; the database's threads know no other time.
        tokio::time::pause();
        let response = app.oneshot(request).await.unwrap();
        tokio::time::resume();
        (response.status(), response.headers().clone())
    }

    #[tokio::test]
    async fn a_fault_and_an_endless_request_are_problems_that_nobody_keeps() {
        let long = format!("/{}", "a".repeat(MAX_URL));
        for (path, status) in [("/panics", 500), ("/sleeps", 503), (&long, 414)] {
            let (found, headers) = asked(path).await;
            assert_eq!(found.as_u16(), status);
            assert_eq!(headers[header::CONTENT_TYPE], "application/problem+json", "{status}");
            assert_eq!(headers[header::CACHE_CONTROL], "no-store", "{status}");
            assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{status}");
        }
    }

    #[tokio::test]
    async fn what_is_compressed_already_is_not_compressed_again() {
        for path in ["/font", "/wasm", "/picture"] {
            assert_eq!(asked(path).await.1.get(header::CONTENT_ENCODING), None, "{path}");
        }
        assert_eq!(asked("/text").await.1[header::CONTENT_ENCODING], "br");
    }
}
