//! For the machines that run the site.

use axum::{extract::State, http::StatusCode};

use crate::state::AppState;

/// The process lives.
pub async fn live() -> &'static str {
    "ok\n"
}

/// It can serve: the database answers and its migrations are done (without them the program does not start).
pub async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    match state.store.ping().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
