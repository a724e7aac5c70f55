//! The one way in which weather is fetched: few redirects, a time limit, a size limit, conditional requests, statuses as errors.

use std::error::Error;
use std::sync::OnceLock;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{
    ACCEPT, ETAG, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, USER_AGENT,
};
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Response, StatusCode, Url};

use super::error::ProviderError;
use super::provider::Validator;
use super::schedule;
use crate::crypto;

/// How long one request may take in all.
pub const TIME_LIMIT: Duration = Duration::from_secs(10);

const MAX_REDIRECTS: usize = 3;
/// A forecast is some 50 KB unpacked.
const MAX_BODY: usize = 1_000_000;

/// At most three redirects, gzip, TLS by ring.
fn builder(limit: Duration) -> ClientBuilder {
    crypto::install();
    Client::builder().timeout(limit).redirect(Policy::limited(MAX_REDIRECTS))
}

/// What a request brought.
#[derive(Debug)]
pub(crate) enum Fetched {
    NotModified {
        next_at: Timestamp,
    },
    Body {
        body: Vec<u8>,
        validator: Option<Validator>,
        next_at: Timestamp,
    },
}

/// Fetches from one service.
pub(crate) struct Fetcher {
    service: &'static str,
    user_agent: HeaderValue,
    limit: Duration,
    /// A proxy named in the environment is of no use for an address on this very machine.
    is_here: bool,
    /// The service's own words in the body of a refusal.
    explain: fn(&[u8]) -> Option<String>,
    /// Made at the first request: a machine without certificate authorities still serves its pages, and installing them mends it.
    client: OnceLock<Client>,
}

impl Fetcher {
    pub(crate) fn new(
        service: &'static str,
        base: &Url,
        user_agent: HeaderValue,
        limit: Duration,
        explain: fn(&[u8]) -> Option<String>,
    ) -> Self {
        let is_here = matches!(base.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
        Self {
            service,
            user_agent,
            limit,
            is_here,
            explain,
            client: OnceLock::new(),
        }
    }

    fn client(&self) -> Result<&Client, ProviderError> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        let builder = if self.is_here {
            builder(self.limit).no_proxy()
        } else {
            builder(self.limit)
        };
        let client = builder
            .build()
            .map_err(|error| ProviderError::NoClient { cause: chain(&error) })?;
        Ok(self.client.get_or_init(|| client))
    }

    /// One GET, conditional when `last` is given. `now` is the time from which the answer's lifetime counts.
    pub(crate) async fn get(&self, url: &Url, last: Option<&Validator>, now: Timestamp) -> Result<Fetched, ProviderError> {
        let mut request = self
            .client()?
            .get(url.clone())
            .header(USER_AGENT, &self.user_agent)
            .header(ACCEPT, "application/json");
        // Both may be sent: who knows ETags must ignore the date then (RFC 9110, 13.1.3).
        for (name, value) in last.map(conditions).into_iter().flatten() {
            request = request.header(name, value);
        }
        let mut response = request.send().await.map_err(|error| self.failed(url, &error))?;
        let status = response.status();
        let next_at = schedule::fresh_until(response.headers(), now);
        if status == StatusCode::NOT_MODIFIED && last.is_some() {
            return Ok(Fetched::NotModified { next_at });
        }
        if status == StatusCode::NON_AUTHORITATIVE_INFORMATION {
            tracing::warn!(
                "{} says by status 203 that this version of its interface ends soon: look for a newer briefs",
                self.service
            );
        }
        if !status.is_success() {
            return Err(self.refused(url, response, now).await);
        }
        let validator = validator(response.headers());
        let body = self.body(url, &mut response).await?;
        Ok(Fetched::Body {
            body,
            validator,
            next_at,
        })
    }

    async fn body(&self, url: &Url, response: &mut Response) -> Result<Vec<u8>, ProviderError> {
        let mut body = Vec::new();
        // Chunk by chunk, so that a small packed body cannot unpack to more than the limit.
        while let Some(chunk) = response.chunk().await.map_err(|error| self.failed(url, &error))? {
            if body.len() + chunk.len() > MAX_BODY {
                return Err(ProviderError::Unexpected {
                    service: self.service,
                    what: format!("more than {MAX_BODY} bytes"),
                });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }

    async fn refused(&self, url: &Url, mut response: Response, now: Timestamp) -> ProviderError {
        let service = self.service;
        let retry_after = schedule::retry_after(response.headers(), now);
        match response.status() {
            status @ (StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) => ProviderError::Unauthorised {
                service,
                status: status.as_u16(),
            },
            StatusCode::NOT_FOUND => ProviderError::NotFound {
                service,
                url: url.to_string(),
            },
            StatusCode::TOO_MANY_REQUESTS => ProviderError::RateLimited { service, retry_after },
            status => {
                let said = self
                    .body(url, &mut response)
                    .await
                    .ok()
                    .and_then(|body| (self.explain)(&body));
                let reason = said.map(|words| format!(" ({})", excerpt(&words))).unwrap_or_default();
                ProviderError::Status {
                    service,
                    url: url.to_string(),
                    status: status.as_u16(),
                    reason,
                    retry_after,
                }
            }
        }
    }

    fn failed(&self, url: &Url, error: &reqwest::Error) -> ProviderError {
        let (service, url) = (self.service, url.to_string());
        if error.is_timeout() {
            ProviderError::TimedOut { service, url }
        } else if error.is_redirect() {
            ProviderError::Unexpected {
                service,
                what: format!("more than {MAX_REDIRECTS} redirects from {url}"),
            }
        } else if error.is_decode() {
            ProviderError::Unexpected {
                service,
                what: format!("a body that cannot be unpacked ({})", chain(error)),
            }
        } else {
            ProviderError::Unreachable {
                service,
                url,
                cause: chain(error),
            }
        }
    }
}

/// Why a body is not the JSON that was expected, in words.
pub(crate) fn not_json(body: &[u8], error: &serde_json::Error) -> String {
    match body.trim_ascii_start() {
        [] => "an empty answer instead of JSON".into(),
        [b'<', ..] => "a web page instead of JSON".into(),
        b"null" => "null instead of a forecast".into(),
        _ => format!("JSON of another shape ({error})"),
    }
}

/// A service's words as they may stand in one line of the log.
pub(crate) fn excerpt(words: &str) -> String {
    words.chars().filter(|c| !c.is_control()).take(200).collect()
}

fn conditions(validator: &Validator) -> impl Iterator<Item = (HeaderName, &String)> {
    let etag = validator.etag.as_ref().map(|etag| (IF_NONE_MATCH, etag));
    etag.into_iter()
        .chain(validator.last_modified.as_ref().map(|date| (IF_MODIFIED_SINCE, date)))
}

fn validator(headers: &HeaderMap) -> Option<Validator> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(String::from);
    let validator = Validator {
        etag: text(ETAG),
        last_modified: text(LAST_MODIFIED),
    };
    (validator != Validator::default()).then_some(validator)
}

/// An error with its causes: reqwest's own sentence leaves the reason to them.
fn chain(error: &dyn Error) -> String {
    let mut causes = Vec::new();
    let mut next = error.source();
    while let Some(cause) = next {
        causes.push(cause.to_string());
        next = cause.source();
    }
    // The outermost sentence only repeats the URL.
    if causes.is_empty() {
        error.to_string()
    } else {
        causes.join(": ")
    }
}
