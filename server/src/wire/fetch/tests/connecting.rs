//! Until there is a connection that can be trusted.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use rustls::ServerConfig;
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

/// An Ed25519 key (RFC 8410, 7): these bytes, then the key itself, which guards nothing.
const KEY_HEAD: [u8; 16] = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
const KEY: &[u8; 32] = b"a key that is known to everybody";

/// Its certificate for 127.0.0.1 and localhost, from 2000 to 9999, issued by itself under the name "nobody" (`openssl req -x509`).
const CERTIFICATE: &str = "MIIBUjCCAQSgAwIBAgIUNf0BBEGNZMHg2Y6rpEdXIZakUCAwBQYDK2VwMBExDzANBgNVBAMMBm5vYm9keTAgFw0wMDAxMDEwMDAwMDBaGA85OTk5MTIzMTIz\
     NTk1OVowETEPMA0GA1UEAwwGbm9ib2R5MCowBQYDK2VwAyEAaZbjqrPKAO7YE68nKxDZe7iJ3fGhTnXmuk45nxbCCbKjbDBqMB0GA1UdDgQWBBSpI/mO3EBf\
     xJSAo2k/lJP2GrSpFjAfBgNVHSMEGDAWgBSpI/mO3EBfxJSAo2k/lJP2GrSpFjAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwDAYDVR0TAQH/BAIwADAF\
     BgMrZXADQQDxunAfU5tq+d6mvYxr3cxelQqjHJKZZZHrwB187395VsEcg5aSdUNkhLxq04ATsBHIQGbN23Tc2u9RTeoNmfMF";

/// Speaks TLS with a certificate of its own making, and counts the bytes that it is sent under it.
struct Secured {
    port: u16,
    heard: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Secured {
    async fn start() -> Self {
        let certificate = CertificateDer::from(BASE64_STANDARD.decode(CERTIFICATE).unwrap());
        let key = PrivateKeyDer::try_from([&KEY_HEAD[..], KEY].concat()).unwrap();
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
