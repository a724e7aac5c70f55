//! TLS with the certificate of the configuration, where no proxy does it: 1.2 and 1.3, with HTTP/2 for who takes it.
//!
//! A certificate that was renewed in place is taken without a restart. One that cannot be read leaves the one before.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
    time::SystemTime,
};

use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use tokio::net::TcpStream;
use tokio_rustls::{TlsAcceptor, server::TlsStream};

use crate::config::{ConfigError, TlsConfig};

/// Names of the versions of HTTP, as they are agreed on (RFC 7301).
const HTTP2: &[u8] = b"h2";
const HTTP1: &[u8] = b"http/1.1";

/// Agrees on TLS. Cheap to clone.
#[derive(Clone)]
pub struct Tls {
    acceptor: TlsAcceptor,
    identity: Arc<Identity>,
}

impl Tls {
    /// With the files of the configuration, relative to the data folder.
    pub fn new(config: &TlsConfig, data: &Path) -> Result<Self, ConfigError> {
        let fault = |reason: String| ConfigError {
            place: "tls".into(),
            reason,
        };
        let identity = Arc::new(Identity::read(data.join(&config.certificate), data.join(&config.key)).map_err(fault)?);
        let mut server = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| fault(error.to_string()))?
            .with_no_client_auth()
            .with_cert_resolver(identity.clone());
        server.alpn_protocols = [HTTP2, HTTP1].map(<[u8]>::to_vec).into();
        Ok(Self {
            acceptor: TlsAcceptor::from(Arc::new(server)),
            identity,
        })
    }

    /// Agrees with the other side: a stream, and whether HTTP/2 is spoken on it.
    pub async fn accept(&self, stream: TcpStream) -> io::Result<(TlsStream<TcpStream>, bool)> {
        let stream = self.acceptor.accept(stream).await?;
        let is_http2 = stream.get_ref().1.alpn_protocol() == Some(HTTP2);
        Ok((stream, is_http2))
    }

    /// Takes the certificate anew if its files have changed. `Ok(false)`: they have not.
    pub fn renew(&self) -> Result<bool, String> {
        self.identity.renew()
    }
}

/// The certificate with its key, and where it is from.
#[derive(Debug)]
struct Identity {
    certificate: PathBuf,
    key: PathBuf,
    now: RwLock<(Arc<CertifiedKey>, [Option<SystemTime>; 2])>,
}

impl Identity {
    fn read(certificate: PathBuf, key: PathBuf) -> Result<Self, String> {
        // Before the files: what is written meanwhile is seen as another one later.
        let written = written(&certificate, &key);
        let now = RwLock::new((Arc::new(certified(&certificate, &key)?), written));
        Ok(Self { certificate, key, now })
    }

    fn renew(&self) -> Result<bool, String> {
        let written = written(&self.certificate, &self.key);
        if self.now.read().unwrap_or_else(PoisonError::into_inner).1 == written {
            return Ok(false);
        }
        let certified = Arc::new(certified(&self.certificate, &self.key)?);
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = (certified, written);
        Ok(true)
    }
}

impl ResolvesServerCert for Identity {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.now.read().unwrap_or_else(PoisonError::into_inner).0.clone())
    }
}

fn written(certificate: &Path, key: &Path) -> [Option<SystemTime>; 2] {
    [certificate, key].map(|path| std::fs::metadata(path).and_then(|file| file.modified()).ok())
}

/// What is wrong with it says which file, and what belongs there.
fn certified(certificate: &Path, key: &Path) -> Result<CertifiedKey, String> {
    let of =
        |name: &str, path: &Path, error: String| format!("{name}: {} cannot be used ({error}); give a PEM file", path.display());
    let chain = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| of("certificate", certificate, error.to_string()))?;
    if chain.is_empty() {
        return Err(of("certificate", certificate, "there is none in it".into()));
    }
    let private = PrivateKeyDer::from_pem_file(key).map_err(|error| of("key", key, error.to_string()))?;
    CertifiedKey::from_der(chain, private, &ring::default_provider())
        .map_err(|error| of("key", key, format!("{error}: is it the certificate's?")))
}
