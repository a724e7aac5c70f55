//! Every layer a request passes, each with its reason.

use std::time::Duration;

use axum::{
    Router,
    extract::Request,
    http::StatusCode,
    middleware::{Next, from_fn},
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
    timeout::TimeoutLayer,
};

use super::{cache_policy, problem, security};
use crate::state::AppState;

/// Bytes.
const MAX_BODY: usize = 16 * 1024;
/// Bytes; longer ones are no address of ours.
const MAX_URL: usize = 8 * 1024;
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// Wraps routes in every layer.
pub fn apply(routes: Router<AppState>) -> Router<AppState> {
    // Pictures and WASM are compressed by their format, or were when the program was built.
    let worth_it = SizeAbove::new(256)
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::const_new("application/wasm"));
    // `Router::layer` puts each layer around those before it: read this list from the bottom up to follow a request inwards.
    routes
        // Innermost: turns the policy a handler attached into the header.
        .layer(from_fn(cache_policy::write))
        // Pages are compressed as they leave; files were when the program was built.
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Precise(5))
                .compress_when(worth_it),
        )
        // Nothing here takes a body.
        .layer(RequestBodyLimitLayer::new(MAX_BODY))
        // Before anything is done about it.
        .layer(from_fn(short_urls))
        // Nobody waits for ever.
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIME_LIMIT))
        // A fault in one request ends that request, with a safe sentence.
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            problem::internal().into_response()
        }))
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

async fn short_urls(request: Request, next: Next) -> Response {
    let length = request.uri().path_and_query().map_or(0, |url| url.as_str().len());
    if length > MAX_URL {
        return problem::url_too_long().into_response();
    }
    next.run(request).await
}
