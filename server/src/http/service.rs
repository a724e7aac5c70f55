//! What every request comes to: a page that is kept is sent at once, by the thread that speaks with the client, whatever else is under way;
//! everything else goes through the routes, where pages are made.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderValue, Method, Request, StatusCode, Version, header},
    response::{IntoResponse as _, Response},
};
use hyper::body::Incoming;
use ipnet::IpNet;
use tokio::{runtime::Handle, task::JoinSet};
use tower::Service as _;
use tracing::Instrument as _;

use super::{
    middleware::{self, Begun},
    pages::{self, Asking},
    problem::{self, Problem},
    to_https::ToHttps,
};
use crate::{metrics::Metrics, routes, state::AppState};

/// Answers requests. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    state: AppState,
    answers: Answers,
}

/// Who answers what is no kept page.
#[derive(Clone)]
enum Answers {
    Routes {
        router: Router,
        /// Where they are at work.
        runtime: Handle,
    },
    /// Here nothing else does.
    ToHttps(Arc<ToHttps>),
}

impl Service {
    /// Of a site whose pages are made in the runtime that calls this.
    pub fn new(state: AppState) -> Self {
        let answers = Answers::Routes {
            router: routes::router(state.clone()),
            runtime: Handle::current(),
        };
        Self { state, answers }
    }

    /// Of a site's listener without TLS, which leads to it.
    pub fn leading(state: AppState, to_https: ToHttps) -> Self {
        let answers = Answers::ToHttps(Arc::new(to_https));
        Self { state, answers }
    }

    pub(super) fn proxies(&self) -> &[IpNet] {
        &self.state.proxies
    }

    pub(super) fn metrics(&self) -> &Metrics {
        &self.state.metrics
    }

    /// The answer to a request from `peer`.
    pub async fn answer(&self, request: Request<Incoming>, peer: SocketAddr) -> Response {
        let begun = Begun::now(&request, peer, &self.state.proxies);
        let span = begun.span.clone();
        self.answer_begun(request, peer, begun).instrument(span).await
    }

    async fn answer_begun(&self, mut request: Request<Incoming>, peer: SocketAddr, begun: Begun) -> Response {
        if !names_one_host(&request) {
            let detail = "Name the host that is asked, once.";
            let problem = Problem::new(StatusCode::BAD_REQUEST, "Bad host", detail);
            let leave = match self.answers {
                Answers::Routes { .. } => middleware::leave_refused,
                Answers::ToHttps(_) => middleware::leave_without_tls,
            };
            return leave(&self.state, problem.into_response(), &begun);
        }
        let (router, runtime) = match &self.answers {
            Answers::Routes { router, runtime } => (router, runtime),
            Answers::ToHttps(to_https) => {
                let response = to_https.answer(request.method(), request.uri()).await;
                return middleware::leave_without_tls(&self.state, response, &begun);
            }
        };
        let asking = Asking {
            method: request.method(),
            uri: request.uri(),
            headers: request.headers(),
            client: Some(begun.client),
        };
        if let Some(kept) = pages::kept(&self.state, asking).await {
            return middleware::leave_kept(&self.state, kept, &begun);
        }
        request.extensions_mut().insert(ConnectInfo(peer));
        request.extensions_mut().insert(begun.clone());
        let (is_cheap, is_read) = (middleware::is_cheap(request.uri().path()), *request.method() != Method::HEAD);
        let routed = router.clone().call(request.map(Body::new));
        // A router is always ready, and never fails.
        if is_cheap {
            let Ok(response) = routed.await;
            return response;
        }
        let answered = async move {
            let Ok(response) = routed.await;
            if is_read { compressed(response).await } else { Ok(response) }
        };
        // A client that leaves takes its request along: what is left of the set is cut.
        let mut answering = JoinSet::new();
        answering.spawn_on(answered.in_current_span(), runtime);
        match answering.join_next().await {
            Some(Ok(Ok(response))) => response,
            _ => middleware::leave_refused(&self.state, problem::internal().into_response(), &begun),
        }
    }
}

/// An answer that needs no more work than to be sent.
async fn compressed(response: Response) -> Result<Response, axum::Error> {
    if !response.headers().contains_key(header::CONTENT_ENCODING) {
        return Ok(response);
    }
    let (head, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.inspect_err(|error| {
        tracing::error!(error = error as &dyn std::error::Error, "an answer could not be compressed");
    })?;
    Ok(Response::from_parts(head, Body::from(bytes)))
}

/// RFC 9112, 3.2, and RFC 9113, 8.3.1. Without a version that has it, at most one.
fn names_one_host<B>(request: &Request<B>) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let is_host = |host: &HeaderValue| {
        let bytes = host.as_bytes();
        !bytes.is_empty()
            && bytes
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-._:[]~%!$&'()*+,;=".contains(byte))
    };
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => is_host(host),
        (None, _) => request.version() != Version::HTTP_11,
        (Some(_), Some(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_host_is_named_in_letters_that_hosts_have() {
        let names = |version, hosts: &[&str]| {
            let mut request = Request::get("/fr").version(version);
            for host in hosts {
                request = request.header(header::HOST, *host);
            }
            names_one_host(&request.body(()).unwrap())
        };
        for good in ["news.example", "127.0.0.1:3000", "[::1]:3000", "a"] {
            assert!(names(Version::HTTP_11, &[good]), "{good}");
        }
        for bad in [&[][..], &[""], &["a b"], &["a", "a"], &["a@b"], &["a/b"]] {
            assert!(!names(Version::HTTP_11, bad), "{bad:?}");
        }
        assert!(names(Version::HTTP_10, &[]) && names(Version::HTTP_2, &[]));
        assert!(!names(Version::HTTP_2, &["a", "b"]));
    }
}
