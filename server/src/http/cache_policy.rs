//! How long an answer may be kept: said by its handler as a value, written as a header by one layer.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};

/// How long an answer may be kept. An answer without one is not kept at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePolicy {
    /// By nobody.
    Never,
    /// A page: asked about again each time, answered with 304 where it is the same.
    Revalidate,
    /// The same, by the reader's browser alone: what somebody follows or looks for is nobody else's.
    Personal,
    /// A file whose name changes with its content.
    Immutable,
    /// A small file under a fixed name.
    Hour,
}

impl CachePolicy {
    fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Never => "no-store",
            Self::Revalidate => "public, no-cache",
            Self::Personal => "private, no-cache",
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Hour => "public, max-age=3600",
        })
    }
}

/// Writes the header of the answer's policy. Handlers attach a policy and never write the header themselves.
pub fn write(response: &mut Response) {
    debug_assert!(
        !response.headers().contains_key(header::CACHE_CONTROL),
        "a handler attaches a CachePolicy instead"
    );
    let policy = response.extensions().get().copied().unwrap_or(CachePolicy::Never);
    response.headers_mut().insert(header::CACHE_CONTROL, policy.header());
}
