//! Until there is a connection that can be trusted.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

use super::super::super::guard::SystemNames;
use super::server::{Reply, Server};
use super::*;

/// The shortest that a fetcher can have: whoever waits for it is given up.
const SHORT: Duration = Duration::from_millis(200);

fn hasty() -> Fetcher {
    Fetcher::with_connect_limit(Guard::allowing_this_machine(), "briefs/test", Arc::new(SystemNames), SHORT).unwrap()
}

async fn ask(fetcher: &Fetcher, url: &Url) -> Result<Fetched, FetchError> {
    fetcher.get(url, None, Accept::Feed, patient(), now()).await
}

/// For 127.0.0.1 and localhost, issued by itself.
const CERTIFICATE: &[u8] = include_bytes!("../../../../tests/tls/nobody.pem");
const KEY: &[u8] = include_bytes!("../../../../tests/tls/nobody.key");

/// Speaks TLS with a certificate of its own making, and counts the bytes that it is sent under it.
struct Secured {
    port: u16,
    heard: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Secured {
    async fn start() -> Self {
        let certificate = CertificateDer::from_pem_slice(CERTIFICATE).unwrap();
        let key = PrivateKeyDer::from_pem_slice(KEY).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard = Arc::<AtomicUsize>::default();
        let (acceptor, counted) = (TlsAcceptor::from(Arc::new(config)), Arc::clone(&heard));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client that does not trust us goes away.
                let Ok(mut stream) = acceptor.accept(stream).await else {
                    continue;
                };
                while let Ok(1..) = stream.read(&mut [0; 64]).await {
                    counted.fetch_add(1, Ordering::SeqCst);
                }
            }
        });
        Self { port, heard, task }
    }
}

impl Drop for Secured {
    fn drop(&mut self) {
        self.task.abort();
    }
}

#[tokio::test]
async fn a_certificate_that_no_authority_has_issued_is_refused_before_anything_is_asked() {
    let server = Secured::start().await;
    for host in ["127.0.0.1", "localhost"] {
        let url = Url::parse(&format!("https://{host}:{}/?secret=1", server.port)).unwrap();
        for error in [
            ask(&fetcher(), &url).await.unwrap_err(),
            fetcher().post_form(&url, "secret=1".into(), patient()).await.unwrap_err(),
        ] {
            assert_eq!(
                error.to_string(),
                "the host's certificate cannot be trusted: no authority that this machine knows has issued it",
                "{host}"
            );
            assert!(!error.needs_a_person());
        }
    }
    assert_eq!(server.heard.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_host_that_speaks_no_tls_is_no_connection() {
    let server = Server::saying(|| Reply::with("200 OK", "plain")).await;
    let plain = server.url("/?secret=1");
    let url = Url::parse(&plain.as_str().replace("http:", "https:")).unwrap();
    // It waits for the end of a head that never comes.
    assert_eq!(ask(&hasty(), &url).await, Err(FetchError::Timeout { limit: SHORT }));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("https://{}/?secret=1", listener.local_addr().unwrap())).unwrap();
    let answering = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = tokio::io::AsyncWriteExt::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        let _ = stream.read(&mut [0; 1024]).await;
    });
    let error = ask(&fetcher(), &url).await.unwrap_err();
    assert!(matches!(error, FetchError::Connect { .. }), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("secret"));
    answering.abort();
}

#[tokio::test]
async fn a_host_that_never_ends_the_handshake_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("https://{}/", listener.local_addr().unwrap())).unwrap();
    // It takes the connection and everything that it is sent.
    let listening = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        while let Ok(1..) = stream.read(&mut [0; 1024]).await {}
    });
    assert_eq!(ask(&hasty(), &url).await, Err(FetchError::Timeout { limit: SHORT }));
    listening.await.unwrap();
}

/// Its queue is full: what comes now is neither taken nor refused.
#[tokio::test]
async fn a_host_that_never_takes_the_connection_is_given_up() {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queued = Vec::new();
    while let Ok(Ok(stream)) = tokio::time::timeout(SHORT, TcpStream::connect(address)).await {
        queued.push(stream);
        assert!(queued.len() < 64, "the queue has no end here");
    }
    for scheme in ["http", "https"] {
        let url = Url::parse(&format!("{scheme}://{address}/")).unwrap();
        assert_eq!(
            ask(&hasty(), &url).await,
            Err(FetchError::Timeout { limit: SHORT }),
            "{scheme}"
        );
    }
    drop(queued);
}
