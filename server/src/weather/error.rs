//! Everything that can go wrong with a weather service, as sentences for the operator.

use std::path::PathBuf;

use jiff::SignedDuration;

/// Why there is no answer. Each says what happened, where, and what mends it; for the log and `briefs check`, never for readers.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ProviderError {
    /// 401 or 403.
    #[error(
        "{service} refuses us (status {status}): give a working address as `contact` under [weather], and check `base_url` if it is set"
    )]
    Unauthorised {
        /// The service's name.
        service: &'static str,
        /// 401 or 403.
        status: u16,
    },
    /// 404.
    #[error("{service} has nothing at {url} (status 404): check `base_url` under [weather]")]
    NotFound {
        /// The service's name.
        service: &'static str,
        /// What was asked for.
        url: String,
    },
    /// 429.
    #[error(
        "{service} finds that we ask too often (status 429): we wait; if it lasts, tell it who you are by `contact` under [weather]"
    )]
    RateLimited {
        /// The service's name.
        service: &'static str,
        /// How long it asks us to wait.
        retry_after: Option<SignedDuration>,
    },
    /// Any other status that is no success.
    #[error("{service} answers {url} with status {status}{reason}: we try again; if it lasts, check `base_url` under [weather]")]
    Status {
        /// The service's name.
        service: &'static str,
        /// What was asked for.
        url: String,
        /// The status.
        status: u16,
        /// Empty, or ` (its own words)`.
        reason: String,
        /// How long it asks us to wait.
        retry_after: Option<SignedDuration>,
    },
    /// No whole answer in time.
    #[error("{service} does not answer in time at {url}: we try again; if it lasts, check the network and any proxy")]
    TimedOut {
        /// The service's name.
        service: &'static str,
        /// What was asked for.
        url: String,
    },
    /// No connection, or one that broke.
    #[error("{service} cannot be reached at {url} ({cause}): check the network, any proxy, and `base_url` under [weather]")]
    Unreachable {
        /// The service's name.
        service: &'static str,
        /// What was asked for.
        url: String,
        /// The chain of causes.
        cause: String,
    },
    /// No TLS client can be made on this machine.
    #[error("no secure connection can be made on this machine ({cause}): install the package ca-certificates")]
    NoClient {
        /// The chain of causes.
        cause: String,
    },
    /// An answer that its documentation does not allow.
    #[error(
        "{service} answers something unexpected: {what}; check `base_url` under [weather] and any proxy, then look for a newer briefs"
    )]
    Unexpected {
        /// The service's name.
        service: &'static str,
        /// What is wrong, with the key.
        what: String,
    },
    /// Our own file is missing or wrong.
    #[error("{path}: {what}; mend the file, or `file` under [weather]", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong, with the key.
        what: String,
    },
}

impl ProviderError {
    /// Whether only a person can mend it, so that asking again soon is no use.
    pub fn needs_a_person(&self) -> bool {
        matches!(self, Self::Unauthorised { .. } | Self::NotFound { .. })
    }

    /// Whether it is about us and not about the place, so that other places need not be tried either.
    pub fn concerns_every_place(&self) -> bool {
        matches!(
            self,
            Self::Unauthorised { .. } | Self::RateLimited { .. } | Self::NoClient { .. }
        )
    }

    /// How long the provider asks us to wait.
    pub fn retry_after(&self) -> Option<SignedDuration> {
        match self {
            Self::RateLimited { retry_after, .. } | Self::Status { retry_after, .. } => *retry_after,
            _ => None,
        }
    }
}
