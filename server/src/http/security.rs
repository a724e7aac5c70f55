//! What a page may load and do: only what this site sends, and of that only what this build wrote.

use app::{
    domain::player::Player,
    shell::{EARLY_SCRIPT, PLACE_SCRIPT},
    site::Assets,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// The content security policy of every page: no inline script but these two, and no third party but the players that a reader may
/// ask for. A picture may be part of the page, as its icon is. It is the same on each page, since soft navigation keeps that of the first.
pub fn policy(assets: &Assets) -> String {
    let mut scripts = format!("'self' 'wasm-unsafe-eval' {} {}", hash(EARLY_SCRIPT), hash(PLACE_SCRIPT));
    let mut connections = "'self'".to_owned();
    // Only under `cargo leptos watch`.
    if let Some(port) = assets.reload_port {
        scripts.push(' ');
        scripts.push_str(&hash(&app::shell::reload_script(port)));
        connections = format!("{connections} ws://127.0.0.1:{port} ws://localhost:{port}");
    }
    format!(
        "default-src 'none'; script-src {scripts}; connect-src {connections}; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         manifest-src 'self'; worker-src 'self'; frame-src {}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        Player::ORIGINS.join(" ")
    )
}

fn hash(script: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script)))
}

/// Headers of every answer, of a site at this address.
pub fn standing_headers(base_url: &str) -> HeaderMap {
    // Once a reader has come by https, nobody in between can bring them back to less (RFC 6797): a year.
    let by_tls = base_url.starts_with("https://").then_some((
        header::STRICT_TRANSPORT_SECURITY,
        HeaderValue::from_static("max-age=31536000"),
    ));
    HEADERS.into_iter().chain(by_tls).collect()
}

/// Each with its reason.
const HEADERS: [(HeaderName, HeaderValue); 5] = [
    // A file is what it says it is.
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // Other sites learn that a reader came from here, not from which article.
    (
        header::REFERRER_POLICY,
        HeaderValue::from_static("strict-origin-when-cross-origin"),
    ),
    // Nothing here needs a device's abilities but sharing and the clipboard.
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"),
    ),
    // No other site's window reaches into ours, and no other site embeds our files.
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];
