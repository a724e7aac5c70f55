//! TLS without a proxy.

use std::{fs, path::Path, sync::Arc, time::SystemTime};

use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, ServerName, pem::PemObject as _},
};
use server::{
    config::{Config, TlsConfig},
    http::tls::Tls,
};
use tokio_rustls::{TlsConnector, client::TlsStream};

use super::*;
use crate::paper::Paper;

/// For 127.0.0.1 and localhost.
const CERTIFICATE: &str = include_str!("../../tls/nobody.pem");
const KEY: &str = include_str!("../../tls/nobody.key");
/// Of no certificate.
const ANOTHER_KEY: &str = include_str!("../../tls/another.key");

fn write(folder: &Path) {
    fs::write(folder.join("site.pem"), CERTIFICATE).unwrap();
    fs::write(folder.join("site.key"), KEY).unwrap();
}

async fn secure_app() -> TestApp {
    secure_app_with("", "").await
}

/// With these lines besides: of the configuration, and of `[tls]`.
pub(super) async fn secure_app_with(lines: &str, tls: &str) -> TestApp {
    let paper = Paper::with_sections(Config::default().sections().unwrap()).await;
    write(paper.folder.path());
    Setup::default()
        .config("base_url = \"https://localhost\"")
        .config(lines)
        .config(&format!("[tls]\ncertificate = \"site.pem\"\nkey = \"site.key\"\n{tls}"))
        .start_on(paper)
        .await
}

pub(super) async fn agree(app: &TestApp, versions: &[&[u8]]) -> TlsStream<TcpStream> {
    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from_pem_slice(CERTIFICATE.as_bytes()).unwrap())
        .unwrap();
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = versions.iter().map(|version| version.to_vec()).collect();
    let name = ServerName::try_from("localhost").unwrap();
    TlsConnector::from(Arc::new(config))
        .connect(name, connect(app).await)
        .await
        .unwrap()
}

#[tokio::test]
async fn who_agrees_on_http2_under_tls_speaks_it_and_others_are_answered_in_http1() {
    let app = secure_app().await;
    let stream = agree(&app, &[b"h2", b"http/1.1"]).await;
    let second = ask_in_http2(stream, "https://localhost/fr").await;
    assert_eq!((second.status().as_u16(), second.version()), (200, hyper::Version::HTTP_2));
    assert_eq!(second.headers()["strict-transport-security"], "max-age=31536000");
    let mut stream = agree(&app, &[]).await;
    stream
        .write_all(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
        .await
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn who_does_not_speak_tls_is_left_without_an_answer_and_the_next_is_served() {
    let app = secure_app().await;
    let mut plain = connect(&app).await;
    plain.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    assert!(!rest(&mut plain).await.contains("HTTP/1.1"));
    agree(&app, &[b"h2"]).await;
}

#[test]
fn files_that_are_no_certificate_are_named_with_what_belongs_there() {
    let folder = tempfile::tempdir().unwrap();
    let config = TlsConfig {
        certificate: "site.pem".into(),
        key: "site.key".into(),
        http_addr: None,
        challenges: None,
    };
    let fault = || Tls::new(&config, folder.path()).err().unwrap().to_string();
    assert!(fault().starts_with("tls: certificate: "), "{}", fault());
    write(folder.path());
    fs::write(folder.path().join("site.key"), "not a key").unwrap();
    assert!(
        fault().starts_with("tls: key: ") && fault().ends_with("give a PEM file"),
        "{}",
        fault()
    );
    write(folder.path());
    fs::write(folder.path().join("site.key"), ANOTHER_KEY).unwrap();
    assert!(fault().contains("is it the certificate's?"), "{}", fault());
}

#[test]
fn a_renewed_certificate_is_taken_and_one_that_cannot_be_read_leaves_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    let config = TlsConfig {
        certificate: "site.pem".into(),
        key: "site.key".into(),
        http_addr: None,
        challenges: None,
    };
    let tls = Tls::new(&config, folder.path()).unwrap();
    let written_at = |hour: u64| {
        let file = fs::File::options().write(true).open(folder.path().join("site.pem")).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_hours(hour))
            .unwrap();
    };
    assert_eq!(tls.renew(), Ok(false));
    written_at(1);
    assert_eq!(tls.renew(), Ok(true));
    assert_eq!(tls.renew(), Ok(false));
    fs::write(folder.path().join("site.pem"), "half of i").unwrap();
    assert!(tls.renew().unwrap_err().starts_with("certificate: "));
    write(folder.path());
    written_at(2);
    assert_eq!(tls.renew(), Ok(true));
}
