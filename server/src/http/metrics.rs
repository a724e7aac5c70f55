//! `/metrics`: who may read it.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use url::Url;

use super::problem::{self, Problem};
use crate::{
    config::{Config, Token},
    metrics::MIME,
    state::AppState,
};

/// What proxies add to a request that they pass on: whoever asks stands behind one.
const PASSED_ON: [&str; 6] = [
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
];
/// Who may read the figures.
#[derive(Debug, Clone)]
pub enum Readers {
    /// Who sends the token, from wherever.
    Token(Token),
    /// Programs of this machine that ask directly.
    ThisMachine,
    /// A site that readers reach is behind a proxy, from which they come as from this machine: nobody, until there is a token.
    Nobody,
}

impl Readers {
    /// As the configuration has it.
    pub fn of(config: &Config) -> Self {
        let base_url = Url::parse(config.base_url.as_str());
        match &config.metrics.token {
            Some(token) => Self::Token(token.clone()),
            None if base_url.is_ok_and(|url| url.host_str().is_some_and(is_local)) => Self::ThisMachine,
            None => Self::Nobody,
        }
    }

    /// The answer to whoever may not: without a token it shows nothing of there being something. `None`: they may.
    fn refusal(&self, request: &Request) -> Option<Response> {
        match self {
            Self::Token(token) if bearer(request.headers()).is_some_and(|given| token.is(given)) => None,
            Self::Token(_) => {
                let detail = "Send the site's metrics.token as a bearer token.";
                let problem = Problem::new(StatusCode::UNAUTHORIZED, "Not allowed", detail);
                let mut response = problem.into_response();
                response
                    .headers_mut()
                    .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
                Some(response)
            }
            Self::ThisMachine if is_direct(request) => None,
            Self::ThisMachine | Self::Nobody => Some(problem::not_found().into_response()),
        }
    }
}

/// The figures, for those who may read them.
pub async fn show(State(state): State<AppState>, request: Request) -> Response {
    if let Some(refused) = state.metrics_readers.refusal(&request) {
        return refused;
    }
    match state.metrics.text(&state.store).await {
        Ok(text) => ([(header::CONTENT_TYPE, MIME)], text).into_response(),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "the figures cannot be read");
            problem::no_database().into_response()
        }
    }
}

/// The credentials of `Authorization: Bearer …` (RFC 6750, 2.1); the scheme in any case (RFC 9110, 11.1).
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// From this machine, asked for under its own name, and not passed on by anybody who says so.
fn is_direct(request: &Request) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let is_here = peer.is_some_and(|ConnectInfo(peer)| peer.ip().to_canonical().is_loopback());
    let headers = request.headers();
    is_here
        && asked_host(request.uri(), headers).is_some_and(|host| is_local(&host))
        && !PASSED_ON.iter().any(|name| headers.contains_key(*name))
}

/// In HTTP/2 it is part of the address.
fn asked_host(uri: &Uri, headers: &HeaderMap) -> Option<String> {
    if let Some(host) = uri.host() {
        return Some(host.to_owned());
    }
    let authority: axum::http::uri::Authority = headers.get(header::HOST)?.to_str().ok()?.parse().ok()?;
    Some(authority.host().to_owned())
}

/// A name or an address that means this machine, wherever it is said.
fn is_local(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || host
            .parse::<IpAddr>()
            .is_ok_and(|address| address.to_canonical().is_loopback())
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn is_direct_from(peer: Option<&str>, uri: &str, host: Option<&str>) -> bool {
        let mut request = Request::get(uri).body(Body::empty()).unwrap();
        if let Some(peer) = peer {
            request
                .extensions_mut()
                .insert(ConnectInfo::<SocketAddr>(peer.parse().unwrap()));
        }
        if let Some(host) = host {
            request.headers_mut().insert(header::HOST, host.parse().unwrap());
        }
        is_direct(&request)
    }

    #[test]
    fn only_programs_of_this_machine_are_direct() {
        let host = Some("localhost:3000");
        for here in ["127.0.0.1:40000", "127.9.9.9:1", "[::1]:40000", "[::ffff:127.0.0.1]:40000"] {
            assert!(is_direct_from(Some(here), "/metrics", host), "{here}");
        }
        for elsewhere in [
            "10.0.0.1:40000",
            "192.0.2.60:1",
            "[2001:db8::1]:40000",
            "[::ffff:10.0.0.1]:40000",
        ] {
            assert!(!is_direct_from(Some(elsewhere), "/metrics", host), "{elsewhere}");
        }
        assert!(!is_direct_from(None, "/metrics", host), "nobody knows who it is");
    }

    #[test]
    fn the_host_is_read_where_either_version_of_http_has_it() {
        let here = Some("127.0.0.1:40000");
        assert!(is_direct_from(here, "http://localhost:3000/metrics", None));
        assert!(!is_direct_from(here, "http://news.example/metrics", None));
        assert!(!is_direct_from(here, "http://news.example/metrics", Some("localhost")));
        assert!(!is_direct_from(here, "/metrics", None));
    }
}
