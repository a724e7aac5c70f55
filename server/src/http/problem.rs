//! Errors of the API and of files: `application/problem+json` (RFC 9457). Nothing internal is ever in one.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

/// An error for machines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    status: StatusCode,
    title: &'static str,
    detail: String,
}

impl Problem {
    /// A problem with a sentence that says how to mend it.
    pub fn new(status: StatusCode, title: &'static str, detail: impl Into<String>) -> Self {
        Self {
            status,
            title,
            detail: detail.into(),
        }
    }

    /// Its status.
    pub fn status(&self) -> StatusCode {
        self.status
    }
}

/// 404 for anything that is not a page.
pub fn not_found() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "Not found", "There is nothing at this address.")
}

/// 500.
pub fn internal() -> Problem {
    Problem::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        "Internal error",
        "Something went wrong on our side. Please try again in a moment.",
    )
}

/// 414.
pub fn url_too_long() -> Problem {
    Problem::new(
        StatusCode::URI_TOO_LONG,
        "Address too long",
        "No address of this site is that long.",
    )
}

/// 413.
pub fn body_too_large() -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "Body too large",
        "No body of that size is taken at this address.",
    )
}

/// 410 for what is here no more.
pub fn gone() -> Problem {
    Problem::new(StatusCode::GONE, "Gone", "This address is not used any more.")
}

/// 415 for a body that was packed.
pub fn unknown_coding() -> Problem {
    Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "Unknown coding",
        "Bodies are taken as they are: send it without a Content-Encoding.",
    )
}

/// 503 for what has no place just now.
pub fn busy() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "Busy",
        "There is no place for this just now. Please try again in a moment.",
    )
}

/// 429 for who asks too often.
pub fn too_often() -> Problem {
    Problem::new(
        StatusCode::TOO_MANY_REQUESTS,
        "Too many requests",
        "Your network asks too often. Please wait as long as `Retry-After` says.",
    )
}

/// 503 for a machine's question that the database does not answer.
pub fn no_database() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "Not ready",
        "The database does not answer. Please try again in a moment.",
    )
}

/// 503 for a picture that may be there.
pub fn no_storage() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "Not ready",
        "The storage of pictures does not answer. Please try again in a moment.",
    )
}

/// 503 for a request that was not answered in time.
pub fn too_slow() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "Too slow",
        "The answer took too long. Please try again in a moment.",
    )
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = json!({ "type": "about:blank", "title": self.title, "status": self.status.as_u16(), "detail": self.detail });
        (
            self.status,
            [(header::CONTENT_TYPE, "application/problem+json")],
            body.to_string(),
        )
            .into_response()
    }
}
