//! What a browser needs to keep the site: the service worker, and the manifest that makes it an app on a device.

use app::{paths, site::Edition};
use axum::{
    Json,
    extract::{RawQuery, State},
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::json;
use url::form_urlencoded;

use super::{assets, cache_policy::CachePolicy};
use crate::state::AppState;

const WORKER: &str = include_str!("../../../app/src/worker.js");

/// The edition of `?lang=`; the site's first where that is none that is served.
pub fn edition_of<'a>(state: &'a AppState, query: Option<&str>) -> &'a Edition {
    let mut pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    let lang = pairs.find(|(name, _)| name == "lang").and_then(|(_, lang)| lang.parse().ok());
    lang.and_then(|lang| state.site.edition(lang))
        .unwrap_or_else(|| state.site.default_edition())
}

/// `/worker.js`: changes with every build, and with the languages.
pub async fn worker(State(state): State<AppState>) -> Response {
    let site = &state.site;
    let languages: Vec<&str> = site.editions.iter().map(|edition| edition.lang.tag()).collect();
    let script = format!(
        "const FILES = {};\nconst LANGUAGES = {};\n{WORKER}",
        json!(assets::on_every_page(&site.assets)),
        json!(languages)
    );
    let mut response = ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], script).into_response();
    response.extensions_mut().insert(CachePolicy::Revalidate);
    response
}

/// `/manifest.webmanifest?lang=` (W3C Web Application Manifest).
pub async fn manifest(State(state): State<AppState>, RawQuery(query): RawQuery) -> Response {
    let edition = edition_of(&state, query.as_deref());
    let record = edition.lang.record();
    let manifest = json!({
        "id": "/",
        "name": state.site.name,
        "short_name": state.site.name,
        "description": edition.texts.tagline(),
        "lang": record.tag,
        "dir": record.direction.as_str(),
        "start_url": paths::front(edition.lang),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#fcfbf8",
        "theme_color": "#fcfbf8",
        "icons": [
            { "src": paths::FAVICON, "sizes": "any", "type": "image/svg+xml" },
            { "src": paths::TOUCH_ICON, "sizes": "192x192", "type": "image/png" },
        ],
        "shortcuts": [{ "name": edition.texts.saved(), "url": paths::saved(edition.lang) }],
    });
    let mut response = (
        [(header::CONTENT_TYPE, "application/manifest+json")],
        Json(manifest).into_response().into_body(),
    )
        .into_response();
    response.extensions_mut().insert(CachePolicy::Hour);
    response
}
