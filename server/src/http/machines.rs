//! For robots.

/// `/robots.txt`: everything may be read; the API is of no use to a robot.
pub async fn robots() -> &'static str {
    "User-agent: *\nDisallow: /api/\n"
}
