//! The listener without TLS: it leads to https, and shows authorities what they look for.

use std::{fs, os::unix::fs::symlink};

use super::{
    tls::{agree, secure_app_with},
    *,
};
use crate::http;

const HERE: &str = "http_addr = \"127.0.0.1:0\"";

/// A token with the letters that they have.
const TOKEN: &str = "LoqXcYV8q5ONbJQxbmR7SCTNo3tiAXDfowyjxAjEuX0";

#[tokio::test]
async fn without_tls_everybody_is_led_to_the_site_and_never_where_they_say() {
    let app = secure_app_with("", HERE).await;
    for (method, target, headers, status, location) in [
        ("GET", "/", &[][..], 301, "https://localhost/"),
        ("GET", "/fr/monde/a?since=1", &[], 301, "https://localhost/fr/monde/a?since=1"),
        ("GET", "/healthz", &[], 301, "https://localhost/healthz"),
        ("GET", "/fr", &[("host", "evil.example")], 301, "https://localhost/fr"),
        ("GET", "http://evil.example/fr", &[], 301, "https://localhost/fr"),
        ("GET", "//evil.example/fr", &[], 301, "https://localhost//evil.example/fr"),
        (
            "GET",
            "/fr",
            &[("x-forwarded-host", "evil.example")],
            301,
            "https://localhost/fr",
        ),
        ("HEAD", "/fr", &[], 301, "https://localhost/fr"),
        ("POST", "/language", &[], 308, "https://localhost/language"),
        ("OPTIONS", "*", &[], 308, "https://localhost/"),
        // Nothing is shown unless it is configured.
        (
            "GET",
            "/.well-known/acme-challenge/a",
            &[],
            301,
            "https://localhost/.well-known/acme-challenge/a",
        ),
    ] {
        let reply = app.send_without_tls(http::request(method, target, headers)).await.unwrap();
        assert_eq!((reply.status, reply.location()), (status, location), "{method} {target}");
        assert_eq!(reply.body.len(), 0, "{method} {target}");
        assert_eq!(reply.header("cache-control"), Some("public, max-age=3600"), "{target}");
        assert_eq!(reply.header("strict-transport-security"), None, "it is not said without TLS");
        assert!(reply.header("x-request-id").is_some(), "{target}");
    }
}

#[tokio::test]
async fn what_is_no_request_of_ours_is_refused_without_tls_too() {
    let app = secure_app_with("", HERE).await;
    let long = format!("/{}", "a".repeat(9_000));
    for (target, headers, status) in [(long.as_str(), &[][..], 414), ("/fr", &[("host", "a b")], 400)] {
        let reply = app.send_without_tls(http::request("GET", target, headers)).await.unwrap();
        assert_eq!((reply.status, reply.header("location")), (status, None));
        assert_eq!(reply.header("strict-transport-security"), None);
    }
}

#[tokio::test]
async fn an_authority_finds_what_an_agent_has_left_for_it_and_nothing_else() {
    let app = secure_app_with("", &format!("{HERE}\nchallenges = \"acme\"")).await;
    let folder = app.paper.path("acme").join(".well-known/acme-challenge");
    fs::create_dir_all(folder.join("folder")).unwrap();
    fs::write(folder.join(TOKEN), "token.thumbprint").unwrap();
    fs::write(folder.join("large"), "a".repeat(5_000)).unwrap();
    fs::write(folder.join(".hidden"), "").unwrap();
    symlink(app.paper.path("site.key"), folder.join("link")).unwrap();
    let ask = async |method: &str, token: &str| {
        let target = format!("/.well-known/acme-challenge/{token}");
        app.send_without_tls(http::request(method, &target, &[])).await.unwrap()
    };
    let shown = ask("GET", TOKEN).await;
    assert_eq!((shown.status, shown.text()), (200, "token.thumbprint"));
    assert_eq!(shown.header("content-type"), Some("application/octet-stream"));
    assert_eq!(shown.header("cache-control"), Some("no-store"));
    let head = ask("HEAD", TOKEN).await;
    assert_eq!((head.status, head.body.len()), (200, 0));
    for none in [
        "",
        "missing",
        "folder",
        "large",
        "link",
        ".hidden",
        "..",
        "../../../site.key",
        "%2e%2e%2fsite.key",
        &"a".repeat(200),
    ] {
        assert_eq!(ask("GET", none).await.status, 404, "{none}");
    }
    assert_eq!(ask("POST", TOKEN).await.status, 308);
    let elsewhere = app.send_without_tls(http::request("GET", "/fr", &[])).await.unwrap();
    assert_eq!(elsewhere.status, 301);
}

#[tokio::test]
async fn connections_with_and_without_tls_count_together() {
    let lines = format!("{NO_PROXIES}\nlimits.connections_of_one_network = 2");
    let app = secure_app_with(&lines, HERE).await;
    let without_tls = app.http_addr.unwrap();
    let _first = agree(&app, &[b"h2"]).await;
    let mut second = TcpStream::connect(without_tls).await.unwrap();
    second.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    assert_eq!(second.read_u8().await.unwrap(), b'H');
    let mut third = TcpStream::connect(without_tls).await.unwrap();
    let _ = third.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n").await;
    assert_eq!(rest(&mut third).await, "", "there are two places");
}

#[tokio::test]
async fn who_begins_and_says_no_more_is_given_up_without_tls_too() {
    let app = secure_app_with("", HERE).await;
    let mut stream = TcpStream::connect(app.http_addr.unwrap()).await.unwrap();
    stream.write_all(b"GET /fr HTTP/1.1\r\nhost: a\r\nx-slow: ").await.unwrap();
    // From here on time passes as soon as nobody has anything to do.
    tokio::time::pause();
    assert!(!rest(&mut stream).await.contains("HTTP/1.1 301"));
}
