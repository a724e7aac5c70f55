//! `[tls]`: TLS without a proxy.

use std::{net::SocketAddr, path::PathBuf};

use serde::Deserialize;

/// `[tls]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TlsConfig {
    /// The certificate and those it builds on, PEM; relative to the data folder.
    pub certificate: PathBuf,
    /// Its key, PEM; relative to the data folder.
    pub key: PathBuf,
    /// Where whoever comes without TLS is led to `base_url`; none: nowhere.
    pub http_addr: Option<SocketAddr>,
    /// The folder in which a certificate agent leaves `.well-known/acme-challenge/…`, relative to the data folder; served at `http_addr`.
    pub challenges: Option<PathBuf>,
}
