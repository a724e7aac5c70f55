//! Whatever is asked: an answer that blames the asker at the most, never one that blames us.

use std::fmt::Write as _;

use rand::{RngExt as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};

use crate::{http::Reply, pages::small_paper, test_app::TestApp};

/// How many redirects a browser would follow before it gives up.
const HOPS: usize = 3;

fn assert_refused(what: &str, reply: &Reply) {
    assert!((400..500).contains(&reply.status), "{what}: {}", reply.status);
}

/// A redirect leads to a path of this site, and on to its end.
async fn assert_ends(app: &TestApp, target: &str) -> Reply {
    let mut reply = app.get(target).await;
    for _ in 0..HOPS {
        if !(300..400).contains(&reply.status) {
            break;
        }
        let to = reply.location().to_owned();
        assert!(
            to.starts_with('/') && !to.starts_with("//") && !to.starts_with("/\\"),
            "{target} leads to {to}"
        );
        reply = app.get(&to).await;
    }
    assert!(
        reply.status < 300 || (400..500).contains(&reply.status),
        "{target}: {} {:?}",
        reply.status,
        reply.header("location")
    );
    reply
}

#[tokio::test]
async fn an_address_of_odd_bytes_is_refused() {
    let app = TestApp::with(small_paper()).await;
    for target in [
        "/%FF",
        "/fr/%FF%FE",
        "/fr/%C3%28",
        "/fr/%",
        "/fr/%4",
        "/fr/%zz",
        "/%00",
        "/fr/monde/%00conseil",
        "/fr/monde/conseil%00",
        "/fr/\u{fffd}",
        "/fr/%ED%A0%80",
        "/fr/monde/%F0%9F%98%80",
        "/fr/topics/%E2%80%AE",
        "/fr/sources/%0d%0aset-cookie:a=b",
        "/media/%FF",
        "/pkg/%00",
        "/api/v1/header/%FF",
    ] {
        let reply = app.get(target).await;
        assert_refused(target, &reply);
        assert_eq!(reply.header("set-cookie"), None);
    }
}

#[tokio::test]
async fn an_address_of_ten_kilobytes_is_refused() {
    let app = TestApp::start().await;
    for target in [
        format!("/fr/{}", "a".repeat(10_240)),
        format!("/fr?q={}", "a".repeat(10_240)),
        format!("/{}", "fr/".repeat(3_500)),
    ] {
        let reply = app.get(&target).await;
        assert_eq!(
            (reply.status, reply.header("content-type"), reply.header("cache-control")),
            (414, Some("application/problem+json"), Some("no-store"))
        );
    }
    // More than the HTTP library takes at all.
    let reply = app
        .send(crate::http::request("GET", &format!("/{}", "a".repeat(200_000)), &[]))
        .await;
    assert!(reply.is_none_or(|reply| (400..500).contains(&reply.status)));
}

#[tokio::test]
async fn a_body_of_twenty_kilobytes_is_refused_and_nobody_keeps_the_answer() {
    let app = TestApp::start().await;
    for target in ["/fr", "/api/v1/header/fr", "/healthz"] {
        let reply = app.ask("POST", target, &[("content-length", "20480")]).await;
        assert_eq!(
            (reply.status, reply.header("content-type"), reply.header("cache-control")),
            (413, Some("application/problem+json"), Some("no-store")),
            "{target}"
        );
        assert_eq!(reply.json()["status"], 413);
    }
}

#[tokio::test]
async fn nothing_outside_the_site_can_be_read() {
    let app = TestApp::with(small_paper()).await;
    for target in [
        "/../Cargo.toml",
        "/fr/../../etc/passwd",
        "/media/../briefs.db",
        "/media/..%2Fbriefs.db",
        "/media/%2e%2e%2fbriefs.db",
        "/media/%2e%2e/briefs.db",
        "/media/....//briefs.db",
        "/pkg/../../Cargo.toml",
        "/pkg/..%2F..%2FCargo.toml",
        "/pkg/%2Fetc%2Fpasswd",
        "/fr/monde/..%2F..%2Fbriefs.db",
    ] {
        let reply = assert_ends(&app, target).await;
        assert_refused(target, &reply);
        let text = String::from_utf8_lossy(&reply.body);
        assert!(
            !text.contains("SQLite format") && !text.contains("[workspace]") && !text.contains("root:"),
            "{target}"
        );
    }
}

#[tokio::test]
async fn an_unknown_method_is_refused() {
    let app = TestApp::with(small_paper()).await;
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "get"] {
        for target in [
            "/",
            "/fr",
            "/fr/monde/conseil",
            "/fr/never",
            "/healthz",
            "/robots.txt",
            "/media/x.png",
            "/pkg/x.js",
        ] {
            let reply = app.ask(method, target, &[]).await;
            assert_eq!(reply.status, 405, "{method} {target}");
            assert!(
                reply
                    .header("allow")
                    .is_some_and(|allowed| allowed.contains("GET") && allowed.contains("HEAD")),
                "{method} {target}"
            );
        }
    }
    assert!(
        app.state.views.take(app.state.clock.now()).sums().is_empty(),
        "a refused request is no view"
    );
}

#[tokio::test]
async fn a_head_request_is_answered_like_a_get_without_its_body() {
    let app = TestApp::with(small_paper()).await;
    for target in ["/", "/fr", "/fr/monde/conseil", "/fr/never", "/healthz", "/api/v1/header/fr"] {
        let (head, get) = (app.ask("HEAD", target, &[]).await, app.get(target).await);
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{target}");
        for name in ["content-type", "etag", "location"] {
            assert_eq!(head.header(name), get.header(name), "{target}: {name}");
        }
    }
}

#[tokio::test]
async fn an_encoded_slash_at_the_end_is_no_endless_redirect() {
    let app = TestApp::start().await;
    for target in ["/%2F", "/fr%2F", "/fr%2f%2f", "/fr/%2F", "/%2F%2Fevil.example%2F"] {
        assert_ends(&app, target).await;
    }
}

#[tokio::test]
async fn no_redirect_leads_to_another_host() {
    let app = TestApp::start().await;
    for target in [
        "//evil.example/",
        "///evil.example//",
        "/\\evil.example/",
        "/\\/evil.example/",
        "/https://evil.example/",
        "/.//evil.example/",
    ] {
        assert_ends(&app, target).await;
    }
}

#[tokio::test]
async fn a_request_that_is_none_is_refused_and_the_next_one_is_answered() {
    let app = TestApp::start().await;
    for request in [
        &b"GET\r\n\r\n"[..],
        b"GET /fr HTTP/9.9\r\n\r\n",
        b"GET /fr HTTP/1.1\r\nhost: a\r\nbad header\r\n\r\n",
        b"GET /f\x80\xff r HTTP/1.1\r\nhost: a\r\n\r\n",
        b"GET http://[::1 HTTP/1.1\r\nhost: a\r\n\r\n",
        b"POST /fr HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n",
        b"POST /fr HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 99999999999\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 a handshake of TLS\r\n\r\n",
    ] {
        if let Some(reply) = app.send(request.to_vec()).await {
            assert_refused(&String::from_utf8_lossy(request), &reply);
        }
        assert_eq!(app.get("/healthz").await.status, 200);
    }
}

#[tokio::test]
async fn odd_headers_change_nothing() {
    let app = TestApp::with(small_paper()).await;
    let long = "a".repeat(4_000);
    for header in [
        ("accept-language", long.as_str()),
        ("accept-language", "fr;q=NaN,en;q=inf,de;q=-1"),
        ("accept-encoding", "br;q=x, zip, ;;, ,,,"),
        ("if-none-match", "\"\", W/, *\"'"),
        ("if-modified-since", "yesterday"),
        ("range", "bytes=99999-0"),
        ("cookie", "a=b; c"),
        ("x-forwarded-host", "evil.example"),
        ("host", "evil.example"),
    ] {
        let reply = app.get_with("/fr/monde/conseil", &[header]).await;
        assert_eq!(reply.status, 200, "{header:?}");
        assert!(!reply.text().contains("evil.example"), "{header:?}");
        assert_eq!(app.get_with("/", &[header]).await.status, 302, "{header:?}");
    }
}

#[tokio::test]
async fn no_made_up_path_is_our_fault() {
    let app = TestApp::with(small_paper()).await;
    let pieces = [
        "fr",
        "en",
        "xx",
        "monde",
        "world",
        "conseil",
        "topics",
        "nato",
        "sources",
        "meridian-wire",
        "about",
        "api",
        "v1",
        "header",
        "pkg",
        "media",
        "healthz",
        "favicon.svg",
        "..",
        ".",
        "%2e%2e",
        "%2F",
        "%00",
        "%FF",
        "%25",
        "%C3%A9",
        "%F0%9F%98%80",
        "'",
        "\"",
        ";",
        "$",
        "{lang}",
        "*",
        "~",
        "%3Cscript%3E",
        "?page=2",
        "?page=",
        "&place=x",
        "\\",
        "a--b",
        "-",
        "0",
        "9999999999",
        "",
        "CON",
        "%E2%80%8F",
    ];
    let mut random = StdRng::seed_from_u64(20_250_319);
    for _ in 0..200 {
        let mut target = String::new();
        for _ in 0..random.random_range(1..7) {
            target.push('/');
            match random.random_range(0..8) {
                0 => {
                    for _ in 0..random.random_range(1..12) {
                        write!(target, "%{:02X}", random.random::<u8>()).unwrap();
                    }
                }
                1 => target.push_str(&"x".repeat(random.random_range(1..400))),
                _ => target.push_str(pieces.choose(&mut random).unwrap()),
            }
        }
        assert_ends(&app, &target).await;
    }
}
