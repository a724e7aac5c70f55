//! What every request comes to: a page that is kept is sent at once, whatever else is under way; everything else goes through the routes.

use std::net::SocketAddr;

use axum::{Router, body::Body, extract::ConnectInfo, http::Request, response::Response};
use hyper::body::Incoming;
use ipnet::IpNet;
use tower::Service as _;

use super::{
    middleware::{self, Begun},
    pages::{self, Asking},
};
use crate::{metrics::Metrics, routes, state::AppState};

/// Answers requests. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    state: AppState,
    routes: Router,
}

impl Service {
    /// Of a site.
    pub fn new(state: AppState) -> Self {
        let routes = routes::router(state.clone());
        Self { state, routes }
    }

    pub(super) fn proxies(&self) -> &[IpNet] {
        &self.state.proxies
    }

    pub(super) fn metrics(&self) -> &Metrics {
        &self.state.metrics
    }

    /// The answer to a request from `peer`.
    pub async fn answer(&self, mut request: Request<Incoming>, peer: SocketAddr) -> Response {
        let begun = Begun::now(&request, peer, &self.state.proxies);
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
        request.extensions_mut().insert(begun);
        // A router is always ready, and never fails.
        let Ok(response) = self.routes.clone().call(request.map(Body::new)).await;
        response
    }
}
