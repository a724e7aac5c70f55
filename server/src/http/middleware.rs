//! Every layer a request passes, each with its reason.

use std::time::Duration;

use axum::{
    Router,
    extract::{Request, State},
    http::StatusCode,
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{NotForContentType, Predicate, SizeAbove},
    },
    limit::RequestBodyLimitLayer,
};

use super::{cache_policy, metrics, problem, security};
use crate::{metrics::Metrics, wire::fetch::Limits};

/// Bytes.
const MAX_BODY: usize = 16 * 1024;
/// Bytes; longer ones are no address of ours.
const MAX_URL: usize = 8 * 1024;
/// The same where readers type: 5,000 letters of any script, as forms write them, are a question all the same.
const MAX_SEARCH_URL: usize = 64 * 1024;
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// Wraps routes in every layer. `pushes` are those that take a body.
pub fn apply<S: Clone + Send + Sync + 'static>(routes: Router<S>, pushes: Router<S>, metrics: Metrics) -> Router<S> {
    layers(routes, pushes, TIME_LIMIT, metrics)
}

fn layers<S: Clone + Send + Sync + 'static>(
    routes: Router<S>,
    pushes: Router<S>,
    limit: Duration,
    metrics: Metrics,
) -> Router<S> {
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
        // The limit's own answer is a bare line of text.
        .layer(from_fn(large_bodies_explained))
        // Before anything is done about it.
        .layer(from_fn(short_urls))
        // Nobody waits for ever.
        .layer(from_fn_with_state(limit, in_time))
        // A fault in one request ends that request, with a safe sentence.
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            problem::internal().into_response()
        }))
        // Turns the policy a handler attached into the header: around all that may answer, so that no answer is without.
        .layer(from_fn(cache_policy::write))
        // What has become of it is counted.
        .layer(from_fn_with_state(metrics, metrics::count))
        // Outermost: whatever happened inside, these are on every answer.
        .layer(from_fn(standing_headers))
}

async fn standing_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in security::HEADERS {
        response.headers_mut().insert(name, value);
    }
    response
}

async fn in_time(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    tokio::time::timeout(limit, next.run(request))
        .await
        .unwrap_or_else(|_| problem::too_slow().into_response())
}

async fn short_urls(request: Request, next: Next) -> Response {
    let length = request.uri().path_and_query().map_or(0, |url| url.as_str().len());
    let path = request.uri().path();
    let most = if path.len() < 16 && path.ends_with("/search") {
        MAX_SEARCH_URL
    } else {
        MAX_URL
    };
    if length > most {
        return problem::url_too_long().into_response();
    }
    next.run(request).await
}

async fn large_bodies_explained(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return problem::body_too_large().into_response();
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::{
        body::Body,
        http::{HeaderMap, header},
        routing::get,
    };
    use tower::ServiceExt as _;

    use super::*;

    async fn panics() -> StatusCode {
        panic!("as a test wants it")
    }

    async fn sleeps() {
        tokio::time::sleep(Duration::from_mins(1)).await;
    }

    async fn asked(path: &str) -> (StatusCode, HeaderMap) {
        let sent = |mime: &'static str| get(async move || ([(header::CONTENT_TYPE, mime)], "a".repeat(4096)));
        let routes = Router::new()
            .route("/panics", get(panics))
            .route("/sleeps", get(sleeps))
            .route("/font", sent("font/woff2"))
            .route("/wasm", sent("application/wasm"))
            .route("/picture", sent("image/avif"))
            .route("/text", sent("text/html"));
        let request = Request::get(path)
            .header(header::ACCEPT_ENCODING, "br")
            .body(Body::empty())
            .unwrap();
        let metrics = Metrics::new(Vec::new(), jiff::Timestamp::UNIX_EPOCH, "a build");
        let app = layers(routes, Router::new(), Duration::from_millis(20), metrics);
        let response = app.oneshot(request).await.unwrap();
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
