//! Why a fetch failed: one sentence for the source's log. Holds no URL, for its query can hold a key; only hosts and addresses.

use std::error::Error;
use std::io;
use std::time::Duration;

use rustls::CertificateError;

use super::super::guard::Refusal;

/// How many characters of a cause are kept: certificates and name services are other people's text.
const MAX_CAUSE: usize = 300;

/// Why nothing was fetched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The guard keeps us from asking, at the first request or at a redirect.
    #[error("not asked: {0}")]
    Refused(#[from] Refusal),
    /// The host's name leads nowhere.
    #[error("the host's name cannot be resolved ({cause})")]
    Dns {
        /// The name service's words.
        cause: String,
    },
    /// No connection.
    #[error("no connection to the host ({cause})")]
    Connect {
        /// The system's or the TLS library's words.
        cause: String,
    },
    /// A connection, but the host cannot show that it is who it says. Nothing was asked.
    #[error("the host's certificate cannot be trusted: {0}")]
    Certificate(String),
    /// Not done in time: no connection, no answer, or one that trickles.
    #[error("not done within {} s", limit.as_secs_f32())]
    Timeout {
        /// The limit that was reached.
        limit: Duration,
    },
    /// A body over a limit. Nothing of it is kept.
    #[error("the answer has more than {limit} bytes {size}")]
    TooLarge {
        /// Which limit.
        size: Size,
        /// In bytes.
        limit: usize,
    },
    /// Redirects that lead to no answer.
    #[error("{0}")]
    Redirects(RedirectFault),
    /// Any status that brings no document.
    #[error("the server answers with status {code}")]
    Status {
        /// The status.
        code: u16,
        /// How long the server asks to be left alone (`Retry-After`), at most [`super::LONGEST_WAIT`].
        retry_after: Option<Duration>,
    },
    /// Removed for good (status 410): not to be asked again.
    #[error("the server says that it is gone for good (status 410)")]
    Gone,
    /// A body that cannot be unpacked, or is packed in a way that was not asked for.
    #[error("the answer cannot be unpacked ({cause})")]
    Decoding {
        /// What is wrong with it.
        cause: String,
    },
    /// Something else than HTTP, or HTTP with a head over the parser's limits (400 KB, 100 fields).
    #[error("the answer is not HTTP ({cause})")]
    NotHttp {
        /// The parser's words.
        cause: String,
    },
    /// The connection ended before the answer did.
    #[error("the connection broke off ({cause})")]
    Broken {
        /// The system's words.
        cause: String,
    },
}

/// Which size was over its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// As sent.
    Compressed,
    /// Unpacked.
    Inflated,
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Compressed => "as sent",
            Self::Inflated => "when unpacked",
        })
    }
}

/// What is wrong with redirects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RedirectFault {
    /// More than are followed.
    #[error("more than {limit} redirects")]
    TooMany {
        /// How many are followed.
        limit: usize,
    },
    /// Back to an address that was asked already.
    #[error("redirects in a circle")]
    Loop,
    /// No `Location`, or none that is a URL.
    #[error("a redirect without an address")]
    Nowhere,
}

impl FetchError {
    /// How long the server asks to be left alone.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Whether only a person is likely to mend it, so that asking again soon is pointless.
    pub fn needs_a_person(&self) -> bool {
        match self {
            Self::Refused(_) | Self::TooLarge { .. } | Self::Redirects(_) | Self::Gone | Self::NotHttp { .. } => true,
            // What the address, the method or our identity is wrong for; not "too early", "too many", nor a timeout of theirs.
            Self::Status { code, .. } => matches!(code, 400..=499) && !matches!(code, 408 | 421 | 425 | 429),
            // A certificate is renewed before long, or it is not the host's.
            Self::Dns { .. }
            | Self::Connect { .. }
            | Self::Certificate(_)
            | Self::Timeout { .. }
            | Self::Decoding { .. }
            | Self::Broken { .. } => false,
        }
    }

    /// Whether the document is not at this address any more, rather than not to be had just now.
    pub fn is_elsewhere(&self) -> bool {
        match self {
            // A body over the limit was there.
            Self::TooLarge { .. } => false,
            // Domains are given up, and so are their names and certificates.
            Self::Dns { .. } | Self::Connect { .. } | Self::Certificate(_) => true,
            error => error.needs_a_person(),
        }
    }

    /// Reads what the HTTP client says, which was given the time `connecting` for that.
    pub(super) fn of(error: &reqwest::Error, connecting: Duration) -> Self {
        if let Some(refusal) = find::<Refusal>(error) {
            return Self::Refused(refusal.clone());
        }
        let cause = root(error);
        if error.is_timeout() {
            // The client itself only has the limit on connecting.
            Self::Timeout { limit: connecting }
        } else if let Some(fault) = certificate_fault(error) {
            Self::Certificate(fault)
        } else if error.is_dns() {
            Self::Dns { cause }
        } else if error.is_connect() {
            Self::Connect { cause }
        } else if is_not_http(error) {
            Self::NotHttp { cause }
        } else {
            Self::Broken { cause }
        }
    }
}

/// A malformed head is the parser's error, malformed chunks are an I/O error of a kind that no socket has.
fn is_not_http(error: &reqwest::Error) -> bool {
    let is_head = find::<hyper::Error>(error).is_some_and(hyper::Error::is_parse);
    let is_body = find::<io::Error>(error)
        .is_some_and(|error| matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData));
    is_head || is_body
}

/// What is wrong with a certificate, if that is why there is no connection.
fn certificate_fault(error: &reqwest::Error) -> Option<String> {
    let tls = chain(error).find_map(|error| {
        let mut within = error;
        // An I/O error hides what it was made of, which may be one again.
        while let Some(hidden) = within.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            within = hidden;
        }
        within.downcast_ref()
    })?;
    let rustls::Error::InvalidCertificate(fault) = tls else {
        return None;
    };
    let sentence = match fault {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "it has expired".to_owned(),
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => "it is not valid yet".to_owned(),
        CertificateError::UnknownIssuer => "no authority that this machine knows has issued it".to_owned(),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => "it is another host's".to_owned(),
        CertificateError::Revoked => "it was revoked".to_owned(),
        other => words(&other.to_string()),
    };
    Some(sentence)
}

fn chain<'a>(error: &'a reqwest::Error) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(error.source(), |error: &&'a (dyn Error + 'static)| (*error).source())
}

fn find<T: Error + 'static>(error: &reqwest::Error) -> Option<&T> {
    chain(error).find_map(|error| error.downcast_ref())
}

/// The innermost cause in its own words: what is around it says little, and the outermost sentence repeats the URL with its query.
fn root(error: &reqwest::Error) -> String {
    words(&chain(error).last().map(ToString::to_string).unwrap_or_default())
}

/// Other people's text, fit for a log.
fn words(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(MAX_CAUSE).collect()
}
