//! Requests that change something come from pages of this site, not from another one that a reader has open.
//!
//! Browsers say where a request stands: `Sec-Fetch-Site` (Fetch Metadata), or `Origin` (Fetch, 3.2). A program says neither, and has no
//! reader's cookies.

use axum::{
    extract::Request,
    http::{Method, StatusCode, header, uri::Authority},
};
use url::Url;

use super::problem::Problem;
use crate::state::AppState;

/// Refuses what another site's page sends.
pub fn refusal(state: &AppState, request: &Request) -> Option<Problem> {
    (!is_harmless(request.method()) && !is_from_here(&state.site.base_url, request)).then(|| {
        Problem::new(
            StatusCode::FORBIDDEN,
            "Not from here",
            "What changes something is sent from a page of this site.",
        )
    })
}

/// RFC 9110, 9.2.1.
fn is_harmless(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE)
}

fn is_from_here(base_url: &str, request: &Request) -> bool {
    let headers = request.headers();
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let Ok(origin) = origin.to_str() else { return false };
    // Under its own name, or the one that it is asked by: in development there are several.
    let asked = request.uri().authority().map(Authority::as_str);
    let asked = asked.or_else(|| headers.get(header::HOST)?.to_str().ok());
    origin == base_url
        || Url::parse(origin).is_ok_and(|origin| asked == Some(&origin[url::Position::BeforeHost..url::Position::AfterPort]))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn from_here(headers: &[(&str, &str)]) -> bool {
        let mut request = Request::post("/language").header(header::HOST, "127.0.0.1:3000");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        is_from_here("https://news.example", &request.body(Body::empty()).unwrap())
    }

    #[test]
    fn what_another_site_sends_is_not_from_here() {
        for here in [
            &[][..],
            &[("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "same-origin"), ("origin", "https://elsewhere.example")],
            &[("origin", "https://news.example")],
            &[("origin", "http://127.0.0.1:3000")],
        ] {
            assert!(from_here(here), "{here:?}");
        }
        for elsewhere in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("sec-fetch-site", "")],
            &[("origin", "https://elsewhere.example")],
            &[("origin", "https://news.example.elsewhere.example")],
            &[("origin", "http://127.0.0.1:3001")],
            &[("origin", "http://127.0.0.1")],
            &[("origin", "null")],
            &[("origin", "")],
        ] {
            assert!(!from_here(elsewhere), "{elsewhere:?}");
        }
    }
}
