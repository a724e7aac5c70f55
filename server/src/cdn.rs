//! Tells a CDN which pages to drop: by the words that pages carry in `Surrogate-Key` and `Cache-Tag`, many at a time.

use std::time::Duration;

use reqwest::{
    Client, Method, RequestBuilder, Response, StatusCode, Url,
    header::{AUTHORIZATION, HeaderName, HeaderValue, RETRY_AFTER},
    redirect::Policy,
};
use serde_json::json;

use crate::{
    config::{CdnConfig, PurgeKind},
    crypto,
};

/// For an answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes of words in one request: what Varnish takes in a header unless it is told otherwise is twice as much.
const MOST_BYTES: usize = 4_000;
/// The longest time that a CDN can ask us to wait.
const LONGEST_WAIT: Duration = Duration::from_mins(10);

const FASTLY_KEY: HeaderName = HeaderName::from_static("fastly-key");
const SURROGATE_KEY: HeaderName = HeaderName::from_static("surrogate-key");
const XKEY_PURGE: HeaderName = HeaderName::from_static("xkey-purge");

/// Why no CDN can be told.
#[derive(Debug, thiserror::Error)]
#[error("the CDN cannot be told ({0}): is the package ca-certificates installed?")]
pub struct CdnError(#[from] reqwest::Error);

/// Why a CDN has not dropped what it was told to.
#[derive(Debug, thiserror::Error)]
pub enum PurgeError {
    /// It was not reached, or did not answer in time.
    #[error("it cannot be asked")]
    Request(#[source] reqwest::Error),
    /// It says no.
    #[error("it answers with status {status}")]
    Refused {
        /// Its status.
        status: StatusCode,
        /// How long it asks us to wait, where it says so.
        retry_after: Option<Duration>,
    },
}

/// Tells one CDN. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Cdn {
    client: Client,
    kind: PurgeKind,
    url: Url,
    /// With its scheme, where the CDN has one; never shown.
    token: Option<HeaderValue>,
}

impl Cdn {
    /// The one of the configuration, if it is to be told. Fails where there are no certificate authorities.
    pub fn new(config: &CdnConfig) -> Result<Option<Self>, CdnError> {
        let (Some(kind), Some(url)) = (config.purge, &config.purge_url) else {
            return Ok(None);
        };
        crypto::install();
        // Where it leads to is nobody that we know, and the token would go along.
        let client = Client::builder().timeout(PATIENCE).redirect(Policy::none());
        let token = config.purge_token.as_ref().and_then(|token| {
            let said = match kind {
                PurgeKind::Fastly => token.reveal().to_owned(),
                PurgeKind::Cloudflare | PurgeKind::Varnish => format!("Bearer {}", token.reveal()),
            };
            let mut value = HeaderValue::try_from(said).ok()?;
            value.set_sensitive(true);
            Some(value)
        });
        Ok(Some(Self {
            client: client.build()?,
            kind,
            url: url.clone(),
            token,
        }))
    }

    /// As many words of a list, from its beginning, as go into one request: at least one.
    pub fn batch<'a>(&self, words: impl IntoIterator<Item = &'a String>) -> Vec<String> {
        let most = match self.kind {
            PurgeKind::Fastly => 256,
            PurgeKind::Cloudflare => 30,
            PurgeKind::Varnish => 100,
        };
        let mut bytes = 0;
        let fits = |word: &&String| {
            bytes += word.len() + 1;
            bytes == word.len() + 1 || bytes <= MOST_BYTES
        };
        words.into_iter().take(most).take_while(fits).cloned().collect()
    }

    /// Has every page dropped that carries one of these words, which are of one [`Self::batch`].
    pub async fn drop_pages(&self, words: &[String]) -> Result<(), PurgeError> {
        let response = self
            .request(words)
            .send()
            .await
            .map_err(|error| PurgeError::Request(error.without_url()))?;
        if response.status().is_success() {
            return Ok(());
        }
        Err(PurgeError::Refused {
            status: response.status(),
            retry_after: retry_after(&response),
        })
    }

    fn request(&self, words: &[String]) -> RequestBuilder {
        let (method, token_in) = match self.kind {
            PurgeKind::Fastly => (Method::POST, FASTLY_KEY),
            PurgeKind::Cloudflare => (Method::POST, AUTHORIZATION),
            PurgeKind::Varnish => (Method::from_bytes(b"PURGE").expect("letters"), AUTHORIZATION),
        };
        let mut request = self.client.request(method, self.url.clone());
        if let Some(token) = &self.token {
            request = request.header(token_in, token.clone());
        }
        match self.kind {
            PurgeKind::Fastly => request.header(SURROGATE_KEY, words.join(" ")),
            PurgeKind::Varnish => request.header(XKEY_PURGE, words.join(" ")),
            PurgeKind::Cloudflare => request
                .header(reqwest::header::CONTENT_TYPE, "application/json")
                .body(json!({ "tags": words }).to_string()),
        }
    }
}

impl PurgeError {
    /// How long the CDN asks us to wait, where it says so.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused { retry_after, .. } => *retry_after,
            Self::Request(_) => None,
        }
    }
}

/// In seconds: no CDN says a date.
fn retry_after(response: &Response) -> Option<Duration> {
    let seconds = response.headers().get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds).min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cdn(kind: &str) -> Cdn {
        let config =
            format!("purge = \"{kind}\"\npurge_url = \"https://cdn.example/purge\"\npurge_token = \"0123456789abcdef-secret\"");
        let config: CdnConfig = toml::from_str(&config).unwrap();
        Cdn::new(&config).unwrap().unwrap()
    }

    #[test]
    fn a_request_holds_as_many_words_as_its_cdn_takes() {
        let words: Vec<String> = (0..1_000).map(|number| format!("story-{number}")).collect();
        for (kind, most) in [("fastly", 256), ("cloudflare", 30), ("varnish", 100)] {
            assert_eq!(cdn(kind).batch(&words).len(), most, "{kind}");
        }
        let long: Vec<String> = (0..100).map(|_| "a".repeat(999)).collect();
        assert_eq!(cdn("fastly").batch(&long).len(), 4);
        let endless = ["a".repeat(10_000), "b".into()];
        assert_eq!(cdn("fastly").batch(&endless), endless[..1], "one goes by itself");
    }

    #[test]
    fn the_token_is_never_shown() {
        for kind in ["fastly", "cloudflare", "varnish"] {
            let cdn = cdn(kind);
            assert!(!format!("{cdn:?}").contains("secret"), "{cdn:?}");
            let request = cdn.request(&["a".into()]).build().unwrap();
            assert!(!format!("{request:?}").contains("secret"), "{request:?}");
        }
    }
}
