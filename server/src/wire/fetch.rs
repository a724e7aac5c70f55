//! The one way in which the wire asks other servers: guarded, conditional, few redirects, limits on time and size, a host at a time.

mod answer;
mod body;
mod error;
mod hosts;
mod links;
mod redirects;

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::dns::Resolve;
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, StatusCode};
use sha2::{Digest, Sha256};
use tokio::time::{Instant, timeout};
use tracing::{Instrument as _, Span, field::Empty};
use url::Url;

use super::guard::{Guard, GuardedNames, SystemNames};
use crate::{crypto, traces::TARGET};

pub use answer::Validator;
pub use error::{FetchError, RedirectFault, Size};
pub use hosts::{Hosts, Turn};
pub use links::Links;

/// How long looking up a name, connecting and the TLS handshake may take together.
pub const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// The longest time another server can ask us to wait or to keep an answer.
pub const LONGEST_WAIT: Duration = Duration::from_hours(24);

/// How long a connection is kept for a redirect on the same host; the next fetch of a source is minutes away.
const IDLE: Duration = Duration::from_secs(5);

/// How much one fetch may take. The default is what the wire uses; tests set less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the body as they are sent.
    pub compressed: usize,
    /// Bytes of the body when unpacked.
    pub inflated: usize,
    /// Redirects followed.
    pub redirects: usize,
    /// All requests of the fetch from connecting to the last byte, without the wait for a turn at a host.
    pub total: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            compressed: 5_000_000,
            inflated: 5_000_000,
            redirects: 5,
            total: Duration::from_secs(30),
        }
    }
}

/// What kind of answer is asked for. Servers may send another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accept {
    /// A feed in any of the formats read, XML or JSON.
    Feed,
    /// A web page.
    Page,
    /// A picture in a format that is decoded.
    Picture,
}

impl Accept {
    fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Feed => {
                "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, \
                 application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.9, */*;q=0.1"
            }
            Self::Page => "text/html, application/xhtml+xml;q=0.9, */*;q=0.1",
            Self::Picture => "image/webp, image/jpeg, image/png, image/gif, */*;q=0.1",
        })
    }
}

/// What is known of a document from the last time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Where it came from. No other address is told of the validator: what it means there is anybody's guess.
    pub address: Url,
    /// What that answer was recognised by.
    pub validator: Validator,
}

/// What a fetch brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// Nothing new since the [`Known`] that was asked with (status 304).
    NotModified {
        /// As [`Answer::fresh_for`].
        fresh_for: Option<Duration>,
        /// As [`Answer::moved_to`].
        moved_to: Option<Url>,
    },
    /// A whole body.
    Body(Box<Answer>),
}

/// A whole answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The body, unpacked. May be empty.
    pub bytes: Vec<u8>,
    /// `Content-Type` as it was sent: often wrong, often missing.
    pub content_type: Option<String>,
    /// To be sent to [`Self::final_url`] with the next fetch.
    pub validator: Option<Validator>,
    /// Where the answer came from, against which its relative links are resolved.
    pub final_url: Url,
    /// The address to ask from now on: set when every redirect said so (301, 308) and none led from https to http. To be kept only once
    /// the body proved to be what was expected, since expired domains redirect too.
    pub moved_to: Option<Url>,
    /// How long the server calls this answer fresh (RFC 9111, 4.2), at most [`LONGEST_WAIT`]; zero for "not at all", `None` if unsaid.
    pub fresh_for: Option<Duration>,
    /// What the HTTP `Link` header names.
    pub links: Links,
    /// SHA-256 of `bytes`.
    pub sha256: [u8; 32],
}

/// Fetches. Cheap to clone; clones share their connections and the turns at hosts.
///
/// No proxy is used, whatever the environment says: behind one the addresses that names lead to could not be checked.
#[derive(Clone, Debug)]
pub struct Fetcher {
    client: Client,
    guard: Guard,
    hosts: Hosts,
    connecting: Duration,
}

/// What one request came to.
enum Step {
    Redirect { to: Url, is_permanent: bool },
    End(Fetched),
}

impl Fetcher {
    /// A fetcher that says who it is by `user_agent`: the site's name, version and an address where its operator can be reached.
    ///
    /// Fails when `user_agent` cannot stand in a header, or the machine has no certificate authorities.
    pub fn new(guard: Guard, user_agent: &str) -> Result<Self, reqwest::Error> {
        Self::with_names(guard, user_agent, Arc::new(SystemNames))
    }

    /// As [`Fetcher::new`], with another name service than the system's. The guard stands before it all the same.
    pub fn with_names(guard: Guard, user_agent: &str, names: Arc<dyn Resolve>) -> Result<Self, reqwest::Error> {
        Self::with_connect_limit(guard, user_agent, names, CONNECT_LIMIT)
    }

    /// As [`Fetcher::with_names`], with another limit than [`CONNECT_LIMIT`].
    fn with_connect_limit(
        guard: Guard,
        user_agent: &str,
        names: Arc<dyn Resolve>,
        connecting: Duration,
    ) -> Result<Self, reqwest::Error> {
        crypto::install();
        let client = Client::builder()
            .user_agent(user_agent)
            .connect_timeout(connecting)
            .dns_resolver(GuardedNames::new(guard, names))
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .no_proxy()
            // Unpacked here, under a limit. Weather turns the client's own unpacking on for the whole program.
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd()
            .pool_max_idle_per_host(1)
            .pool_idle_timeout(IDLE)
            .build()?;
        Ok(Self {
            client,
            guard,
            hosts: Hosts::default(),
            connecting,
        })
    }

    /// Fetches `url`, conditionally when `known` is given. `now` is needed for servers that send dates without their own.
    ///
    /// The wait for other fetches from the same host counts towards no limit; so it can't make a sound source fail.
    pub async fn get(
        &self,
        url: &Url,
        known: Option<&Known>,
        accept: Accept,
        limits: Limits,
        now: Timestamp,
    ) -> Result<Fetched, FetchError> {
        let mut way = redirects::Way::from(url);
        let mut left = limits.total;
        loop {
            let span = tracing::info_span!(
                target: TARGET,
                "fetch",
                otel.kind = "client",
                server.address = way.place().host_str().unwrap_or_default(),
                http.response.status_code = Empty,
            );
            let step = self.step(&way, known, accept, limits, now).instrument(span);
            match self.in_turn(way.place(), left, limits.total, step).await? {
                (Step::End(fetched), _) => return Ok(fetched),
                (Step::Redirect { to, is_permanent }, took) => {
                    left = left.saturating_sub(took);
                    way.go_on(to, is_permanent, limits.redirects)?;
                }
            }
        }
    }

    /// Sends a form and returns the status, a success. Redirects are not followed: they would carry the form, which holds secrets, on.
    ///
    /// `form` is `application/x-www-form-urlencoded`.
    pub async fn post_form(&self, url: &Url, form: String, limits: Limits) -> Result<u16, FetchError> {
        let request = self.client.post(url.clone()).body(form);
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        let sent = async { request.send().await.map_err(|cause| FetchError::of(&cause, self.connecting)) };
        let (response, _) = self.in_turn(url, limits.total, limits.total, sent).await?;
        if response.status().is_success() {
            Ok(response.status().as_u16())
        } else {
            Err(FetchError::Status {
                code: response.status().as_u16(),
                retry_after: None,
            })
        }
    }

    /// Checks `url`, waits for the turn at its host, then gives `work` the time that is `left`. Returns also how long it took.
    async fn in_turn<T>(
        &self,
        url: &Url,
        left: Duration,
        limit: Duration,
        work: impl Future<Output = Result<T, FetchError>>,
    ) -> Result<(T, Duration), FetchError> {
        self.guard.check_url(url)?;
        let _turn = self.hosts.turn(url.host_str().unwrap_or_default()).await;
        let since = Instant::now();
        let done = timeout(left, work).await.map_err(|_| FetchError::Timeout { limit })??;
        Ok((done, since.elapsed()))
    }

    async fn step(
        &self,
        way: &redirects::Way,
        known: Option<&Known>,
        accept: Accept,
        limits: Limits,
        now: Timestamp,
    ) -> Result<Step, FetchError> {
        let request = self.client.get(way.place().clone());
        let request = request.header(ACCEPT, accept.header()).header(ACCEPT_ENCODING, body::CODINGS);
        let known = known.filter(|known| known.address == *way.place());
        let (request, is_conditional) = conditional(request, known.map(|known| &known.validator));
        let mut response = request
            .send()
            .await
            .map_err(|cause| FetchError::of(&cause, self.connecting))?;
        Span::current().record("http.response.status_code", response.status().as_u16());
        let fresh_for = answer::fresh_for(response.headers(), now);
        match response.status() {
            status @ (StatusCode::MOVED_PERMANENTLY
            | StatusCode::FOUND
            | StatusCode::SEE_OTHER
            | StatusCode::TEMPORARY_REDIRECT
            | StatusCode::PERMANENT_REDIRECT) => Ok(Step::Redirect {
                to: redirects::target(way.place(), response.headers().get(LOCATION))?,
                is_permanent: matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT),
            }),
            StatusCode::NOT_MODIFIED if is_conditional => Ok(Step::End(Fetched::NotModified {
                fresh_for,
                moved_to: way.moved_to(),
            })),
            // Other successes bring no whole document: 202 is what walls against robots say, 206 is a part that was not asked for.
            StatusCode::OK | StatusCode::NON_AUTHORITATIVE_INFORMATION => {
                let bytes = body::read(&mut response, limits).await?;
                let headers = response.headers();
                Ok(Step::End(Fetched::Body(Box::new(Answer {
                    content_type: answer::text(headers, &CONTENT_TYPE),
                    validator: answer::validator(headers),
                    moved_to: way.moved_to(),
                    links: links::read(headers, way.place()),
                    sha256: Sha256::digest(&bytes).into(),
                    final_url: way.place().clone(),
                    fresh_for,
                    bytes,
                }))))
            }
            // Behind a passing redirect it says nothing about the address that was asked.
            StatusCode::GONE if way.is_permanent() => Err(FetchError::Gone),
            status => Err(FetchError::Status {
                code: status.as_u16(),
                retry_after: answer::retry_after(response.headers(), now),
            }),
        }
    }
}

/// Adds what is known. Both conditions may be sent: who knows an `ETag` must ignore the date then (RFC 9110, 13.1.3).
fn conditional(mut request: RequestBuilder, known: Option<&Validator>) -> (RequestBuilder, bool) {
    let mut is_conditional = false;
    let Some(known) = known else {
        return (request, is_conditional);
    };
    for (name, value) in [(IF_NONE_MATCH, &known.etag), (IF_MODIFIED_SINCE, &known.last_modified)] {
        // One that cannot be sent was not read from a header either.
        if let Some(value) = value.as_deref().and_then(|value| HeaderValue::from_str(value).ok()) {
            request = request.header(name, value);
            is_conditional = true;
        }
    }
    (request, is_conditional)
}
