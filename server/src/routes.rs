//! THE table of everything that has a URL and is not a page. What is not here is a page: the table of those is `app/src/routes.rs`.

use axum::{
    Router,
    routing::{any, get, post},
};

use crate::{
    http::{api, assets, health, language, machines, media, metrics, middleware, pages, websub},
    state::AppState,
};

/// Every route, inside every layer.
pub fn router(state: AppState) -> Router {
    let routes = Router::new()
        // Used by the machines that run the site.
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(metrics::show))
        // Used by the islands.
        .route("/api/v1/header/{lang}", get(api::header).fallback(api::wrong_method))
        .route("/api/v1/suggest/{lang}", get(api::suggest).fallback(api::wrong_method))
        .route("/api", any(api::unknown))
        .route("/api/{*path}", any(api::unknown))
        // The one thing that a reader can tell the site to remember.
        .route(app::paths::LANGUAGE, post(language::keep).fallback(language::wrong_method))
        // Files. Explicit, so that a missing one is a 404 and never a page.
        .route("/pkg/{*file}", get(assets::pkg))
        .route("/media/{*file}", get(media::picture))
        .route("/favicon.svg", get(assets::public))
        .route("/favicon.ico", get(assets::public))
        .route("/fonts/{*file}", get(assets::public))
        .route("/robots.txt", get(machines::robots))
        // Everything else is a page.
        .fallback(pages::page);
    // Used by the hubs of outside sources: the one address that takes a body.
    let pushes = Router::new().route("/websub/{key}", get(websub::verify).post(websub::push));
    middleware::apply(routes, pushes, state.metrics.clone()).with_state(state)
}
