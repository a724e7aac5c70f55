//! How long an answer may be kept: said by its handler as a value, written as a header by one layer.

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};

/// How long an answer may be kept. An answer without one is not kept at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePolicy {
    /// By nobody.
    Never,
    /// Asked about again each time, answered with 304 where it is the same.
    Revalidate,
    /// The same, a page that is kept here: a CDN may be given leave to keep it too.
    Page,
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
            Self::Revalidate | Self::Page => "public, no-cache",
            Self::Personal => "private, no-cache",
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Hour => "public, max-age=3600",
        })
    }
}

/// RFC 9213.
pub const CDN_CACHE_CONTROL: HeaderName = HeaderName::from_static("cdn-cache-control");

/// The word that all pages which a CDN may keep carry, beside those of what they show.
pub const ALL_PAGES: &str = "pages";

/// For how many seconds a CDN in front of the site may send a page without asking: none, unless the configuration says so.
#[derive(Debug, Clone, Copy)]
pub struct Cdn(pub u32);

impl Cdn {
    /// Whether it may at all.
    pub fn is_on(self) -> bool {
        self.0 > 0
    }

    /// Browsers ask each time all the same. A CDN sends the page from before while it asks, and for a day where the site does not answer
    /// (RFC 5861).
    fn headers(self) -> Option<(HeaderValue, HeaderValue)> {
        let Self(seconds) = self;
        let for_all = format!("public, max-age=0, must-revalidate, s-maxage={seconds}");
        let for_cdn = format!("max-age={seconds}, stale-while-revalidate={seconds}, stale-if-error=86400");
        let values = (HeaderValue::try_from(for_all).ok()?, HeaderValue::try_from(for_cdn).ok()?);
        self.is_on().then_some(values)
    }
}

/// Writes the header of the answer's policy. Handlers attach a policy and never write the header themselves.
/// `cdn`: for how long a CDN may send a page without asking.
pub fn write(response: &mut Response, cdn: Cdn) {
    debug_assert!(
        !response.headers().contains_key(header::CACHE_CONTROL),
        "a handler attaches a CachePolicy instead"
    );
    let policy = response.extensions().get().copied();
    // Nobody keeps a fault, whatever the handler thought that it would be.
    let is_fault = response.status().is_server_error() || response.status() == StatusCode::PRECONDITION_FAILED;
    let policy = policy.filter(|_| !is_fault).unwrap_or(CachePolicy::Never);
    set(response.headers_mut(), policy, cdn);
}

/// Sets the headers of a policy.
pub fn set(headers: &mut HeaderMap, policy: CachePolicy, cdn: Cdn) {
    headers.insert(header::CACHE_CONTROL, policy.header());
    if policy == CachePolicy::Page
        && let Some((for_all, for_cdn)) = cdn.headers()
    {
        headers.insert(header::CACHE_CONTROL, for_all);
        headers.insert(CDN_CACHE_CONTROL, for_cdn);
    }
}
