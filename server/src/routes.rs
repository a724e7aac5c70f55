//! THE table of everything that has a URL and is not a page. What is not here is a page: the table of those is `app/src/routes.rs`.

use app::paths;
use axum::{
    Router,
    routing::{any, get, post},
};

use crate::{
    http::{
        api, assets, feeds, health, language, machines, media, metrics, middleware, news, offline, outlines, pages, previews,
        websub,
    },
    state::AppState,
    syndicate::Format,
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
        .route("/api/v1/news/{lang}", get(news::stream).fallback(api::wrong_method))
        .route("/api", any(api::unknown))
        .route("/api/{*path}", any(api::unknown))
        // The one thing that a reader can tell the site to remember.
        .route(paths::LANGUAGE, post(language::keep).fallback(language::wrong_method))
        // Files. Explicit, so that a missing one is a 404 and never a page.
        .route("/pkg/{*file}", get(assets::pkg))
        .route("/media/{*file}", get(media::picture))
        .route("/favicon.svg", get(assets::public))
        .route("/favicon.ico", get(assets::public))
        .route(paths::TOUCH_ICON, get(assets::public))
        .route("/fonts/{*file}", get(assets::public))
        // Shown by other sites beside a link to a page.
        .route(&format!("{}/{{*page}}", paths::PREVIEWS), get(previews::show))
        // Asked for by browsers that keep the site.
        .route(paths::WORKER, get(offline::worker))
        .route("/manifest.webmanifest", get(offline::manifest))
        .route("/opensearch.xml", get(machines::open_search))
        // Read by robots.
        .route("/robots.txt", get(machines::robots))
        .route(paths::SECURITY_TXT, get(machines::security_txt))
        .route("/ads.txt", get(machines::ads_txt))
        .route("/trust.txt", get(machines::trust_txt))
        .route("/.well-known/trust.txt", get(machines::trust_txt))
        .route(paths::SITEMAP, get(machines::sitemap_index))
        .route("/sitemaps/{part}", get(machines::sitemap_part))
        .route(paths::NEWS_SITEMAP, get(machines::news_sitemap));
    // Read by programs that follow a list: the front's, a section's or the search's, a topic's or a source's.
    let routes = Format::ALL.into_iter().fold(routes, |routes, format| {
        let feed = |list: &str| paths::feed(list, format.ending());
        routes
            .route(&feed("/{lang}"), get(feeds::show))
            .route(&feed("/{lang}/{section}"), get(feeds::show))
            .route(&feed("/{lang}/topics/{topic}"), get(feeds::show))
            .route(&feed("/{lang}/sources/{source}"), get(feeds::show))
    });
    // The feeds of what a reader follows.
    let routes = routes.route("/{lang}/mine/feeds.opml", get(outlines::show));
    // Everything else is a page.
    let routes = routes.fallback(pages::page);
    // Used by the hubs of outside sources: the one address that takes a body.
    let pushes = Router::new().route("/websub/{key}", get(websub::verify).post(websub::push));
    middleware::apply(routes, pushes, &state).with_state(state)
}
