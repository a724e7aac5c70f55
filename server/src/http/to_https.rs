//! The listener without TLS: it leads to the same address under https, and shows what certificate authorities look for.
//!
//! Where to is the configuration's word and never the request's, whose `Host` anybody can have made up.

use std::path::{Path, PathBuf};

use axum::{
    body::Body,
    http::{HeaderValue, Method, StatusCode, Uri, header, uri::PathAndQuery},
    response::{IntoResponse as _, Response},
};

use super::{cache_policy::CachePolicy, middleware::long_url, problem};
use crate::config::{BaseUrl, TlsConfig};

/// Where a certificate authority looks whether a host is ours, by HTTP-01 (RFC 8555, 8.3).
const CHALLENGES: &str = "/.well-known/acme-challenge/";
/// Letters of a token; those that are given out have 43.
const LONGEST: usize = 128;
/// Bytes; a token and a key's thumbprint are 87.
const LARGEST: u64 = 4_096;

/// Answers where TLS is not spoken.
#[derive(Debug)]
pub struct ToHttps {
    base_url: BaseUrl,
    challenges: Option<PathBuf>,
}

impl ToHttps {
    /// To the site at `base_url`, with a folder relative to the data folder.
    pub fn new(config: &TlsConfig, base_url: BaseUrl, data: &Path) -> Self {
        let challenges = config.challenges.as_ref();
        Self {
            base_url,
            challenges: challenges.map(|folder| data.join(folder).join(&CHALLENGES[1..])),
        }
    }

    /// The answer to any request.
    pub(super) async fn answer(&self, method: &Method, uri: &Uri) -> Response {
        if let Some(problem) = long_url(uri) {
            return problem.into_response();
        }
        let is_read = matches!(*method, Method::GET | Method::HEAD);
        match (&self.challenges, uri.path().strip_prefix(CHALLENGES)) {
            (Some(folder), Some(token)) if is_read => match challenge(folder, token).await {
                Some(_) if *method == Method::HEAD => StatusCode::OK.into_response(),
                Some(bytes) => ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response(),
                None => problem::not_found().into_response(),
            },
            _ => self.lead(is_read, uri),
        }
    }

    /// 301 to who reads, since old programs that read feeds know no 308; 308 to all others, who are to send the same again.
    fn lead(&self, is_read: bool, uri: &Uri) -> Response {
        let status = if is_read {
            StatusCode::MOVED_PERMANENTLY
        } else {
            StatusCode::PERMANENT_REDIRECT
        };
        // `OPTIONS *` has no path.
        let path = uri.path_and_query().map(PathAndQuery::as_str);
        let path = path.filter(|path| path.starts_with('/')).unwrap_or("/");
        let Ok(location) = HeaderValue::try_from(format!("{}{path}", self.base_url.as_str())) else {
            return problem::not_found().into_response();
        };
        let mut response = (status, [(header::LOCATION, location)], Body::empty()).into_response();
        // Browsers would else keep it for ever, also once the site has moved.
        response.extensions_mut().insert(CachePolicy::Hour);
        response
    }
}

/// What an agent has left for a token: a small, regular file.
async fn challenge(folder: &Path, token: &str) -> Option<Vec<u8>> {
    // Of base64url, so that no path is ever made of it.
    let is_token = (1..=LONGEST).contains(&token.len())
        && token
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let path = is_token.then(|| folder.join(token))?;
    let about = tokio::fs::symlink_metadata(&path).await.ok()?;
    if !about.is_file() || about.len() > LARGEST {
        return None;
    }
    tokio::fs::read(&path).await.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to_https() -> ToHttps {
        let config = crate::config::Config::parse("briefs.toml", "base_url = \"https://news.example:8443\"", []).unwrap();
        ToHttps {
            base_url: config.base_url,
            challenges: None,
        }
    }

    #[tokio::test]
    async fn wherever_somebody_comes_from_they_are_led_to_the_site() {
        for (asked, path) in [
            ("/", "/"),
            ("/fr?page=2", "/fr?page=2"),
            ("/fr/%C3%A9t%C3%A9", "/fr/%C3%A9t%C3%A9"),
            ("//evil.example/a", "//evil.example/a"),
            ("http://evil.example/a?b", "/a?b"),
            ("http://evil.example", "/"),
            ("/.well-known/acme-challenge/a", "/.well-known/acme-challenge/a"),
            ("*", "/"),
        ] {
            let uri = asked.parse().unwrap();
            let answer = to_https().answer(&Method::GET, &uri).await;
            assert_eq!(answer.status(), 301, "{asked}");
            assert_eq!(
                answer.headers()[header::LOCATION],
                format!("https://news.example:8443{path}"),
                "{asked}"
            );
        }
    }

    #[tokio::test]
    async fn who_sends_something_is_told_to_send_the_same_again() {
        let uri: Uri = "/language".parse().unwrap();
        for (method, status) in [
            (Method::HEAD, 301),
            (Method::POST, 308),
            (Method::PUT, 308),
            (Method::OPTIONS, 308),
        ] {
            assert_eq!(to_https().answer(&method, &uri).await.status(), status, "{method}");
        }
    }
}
