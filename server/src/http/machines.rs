//! For robots.

use axum::extract::State;

use crate::state::AppState;

/// `/robots.txt`: everything may be read; the API is of no use to a robot.
pub async fn robots(State(_): State<AppState>) -> &'static str {
    "User-agent: *\nDisallow: /api/\n"
}
