//! What browsers are told to allow, and to ask again.

use std::{
    io::Read as _,
    time::{Duration, Instant},
};

use app::domain::player::Player;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

use crate::{
    http::Reply,
    pages::{KINDS, small_paper},
    test_app::{Setup, TestApp},
};

/// An answer of every kind there is.
async fn replies(app: &TestApp) -> Vec<(&'static str, Reply)> {
    let mut replies = Vec::new();
    let others = [
        "/",
        "/fr/",
        "/healthz",
        "/readyz",
        "/metrics",
        "/robots.txt",
        "/api/v1/header/fr",
        "/api/never",
        "/pkg/never.js",
        "/media/never.png",
        "/%FF",
    ];
    for target in KINDS.into_iter().chain(others) {
        replies.push((target, app.get(target).await));
    }
    replies
}

#[tokio::test]
async fn every_page_allows_only_what_this_site_sends_and_players_in_frames() {
    let app = TestApp::with(small_paper()).await;
    for target in KINDS {
        let reply = app.get(target).await;
        let policy = reply
            .header("content-security-policy")
            .unwrap_or_else(|| panic!("{target} has no policy"));
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains('*'),
            "{policy}"
        );
        // Frames alone, which only a reader's click makes.
        let players = format!("frame-src {}", Player::ORIGINS.join(" "));
        let others: Vec<&str> = policy.split("; ").filter(|part| *part != players).collect();
        assert!(
            others.len() + 1 == policy.split("; ").count() && others.iter().all(|part| !part.contains("http")),
            "no other host: {policy}"
        );
        for directive in [
            "default-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.split("; ").any(|part| part == directive), "{directive}: {policy}");
        }
    }
}

/// By the text between the tags as it is sent: a space more and the browser would refuse it.
#[tokio::test]
async fn every_inline_script_is_allowed_by_its_hash_and_there_is_no_inline_style() {
    let app = TestApp::with(small_paper()).await;
    for target in KINDS {
        let reply = app.get(target).await;
        let policy = reply.header("content-security-policy").unwrap();
        let page = reply.page();
        let mut count = 0;
        for script in page.all("script").into_iter().filter(|script| script.attr("src").is_none()) {
            if script.attr("type") != Some("application/ld+json") {
                let hash = format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script.raw_text())));
                assert!(policy.contains(&hash), "{target}: {hash} is not in {policy}");
                count += 1;
            }
        }
        assert_eq!(count, 2, "{target}");
        assert!(!page.has("style"), "{target}");
        for element in page.elements() {
            let refused = element.attrs.keys().find(|name| *name == "style" || name.starts_with("on"));
            assert_eq!(refused, None, "{target}: {}", element.name);
        }
    }
}

#[tokio::test]
async fn nothing_on_a_page_is_loaded_from_another_host() {
    let app = TestApp::with(small_paper()).await;
    for target in KINDS {
        let page = app.get(target).await.page();
        let links = page
            .all("link")
            .into_iter()
            .filter(|link| matches!(link.attr("rel"), Some("stylesheet" | "icon" | "preload" | "modulepreload")));
        let loaded = links
            .filter_map(|link| link.attr("href"))
            // The icon is part of the page.
            .filter(|address| !address.starts_with("data:image/"))
            .chain(page.attrs("[src]", "src"))
            .chain(page.attrs("[srcset]", "srcset"));
        for url in loaded {
            assert!(!url.contains("//"), "{target}: {url}");
        }
        for frame in ["iframe", "object", "embed", "base"] {
            assert!(!page.has(frame), "{target}: {frame}");
        }
    }
}

#[tokio::test]
async fn every_answer_carries_the_standing_headers_and_no_cookie() {
    let app = TestApp::with(small_paper()).await;
    for (target, reply) in replies(&app).await {
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{target}");
        assert_eq!(
            reply.header("referrer-policy"),
            Some("strict-origin-when-cross-origin"),
            "{target}"
        );
        assert_eq!(reply.header("cross-origin-opener-policy"), Some("same-origin"), "{target}");
        assert_eq!(reply.header("cross-origin-resource-policy"), Some("same-origin"), "{target}");
        assert!(
            reply
                .header("permissions-policy")
                .is_some_and(|policy| policy.contains("geolocation=()")),
            "{target}"
        );
        assert_eq!(
            (
                reply.header("set-cookie"),
                reply.header("server"),
                reply.header("x-powered-by")
            ),
            (None, None, None),
            "{target}"
        );
        assert!(reply.header("cache-control").is_some(), "{target}");
    }
}

#[tokio::test]
async fn a_page_that_is_known_is_not_sent_again() {
    let app = TestApp::with(small_paper()).await;
    let asked = ["/fr/mine?topics=nato", "/fr/search?q=conseil"];
    for target in KINDS.into_iter().filter(|target| *target != "/fr/never/was").chain(asked) {
        let first = app.get(target).await;
        let etag = first.header("etag").unwrap_or_else(|| panic!("{target} has no etag"));
        assert!(etag.starts_with("W/\""), "{etag}");
        // What somebody looks for or follows is nobody else's.
        let policy = if target.contains('?') {
            "private, no-cache"
        } else {
            "public, no-cache"
        };
        assert_eq!(first.header("cache-control"), Some(policy), "{target}");
        for known in [etag.to_owned(), format!("\"other\", {etag}"), etag.replace("W/", "")] {
            let again = app.get_with(target, &[("if-none-match", &known)]).await;
            assert_eq!((again.status, again.body.len()), (304, 0), "{target}: {known}");
            assert_eq!(
                (again.header("etag"), again.header("cache-control")),
                (Some(etag), first.header("cache-control")),
                "{target}"
            );
            assert_eq!(
                again.header("content-security-policy"),
                first.header("content-security-policy")
            );
        }
        assert_eq!(app.get_with(target, &[("if-none-match", "W/\"other\"")]).await.status, 200);
    }
}

/// The header says until when it holds, not for how long: else no page would be the same a second later.
#[tokio::test]
async fn a_page_with_date_and_weather_is_still_known_seconds_later() {
    let app = Setup::default()
        .reading(8.6, "cloudy", "2025-03-19T09:50:00+01:00")
        .start()
        .await;
    app.paper.import(small_paper()).await;
    let first = app.get("/fr").await;
    assert!(first.page().has("[data-slot=weather]"));
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
    let again = app.get_with("/fr", &[("if-none-match", first.header("etag").unwrap())]).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
}

#[tokio::test]
async fn a_changed_article_has_another_etag() {
    let app = TestApp::with(small_paper()).await;
    let before = app.get("/fr/monde/world-0").await;
    app.paper
        .import([crate::story::Story::new("world-0").topics(&["nato"]).body("Corrigé.")])
        .await;
    let known = before.header("etag").unwrap();
    let after = app.get_with("/fr/monde/world-0", &[("if-none-match", known)]).await;
    assert_eq!(after.status, 200);
    assert_ne!(after.header("etag"), Some(known));
}

#[tokio::test]
async fn a_page_is_compressed_for_those_who_take_it_and_caches_are_told() {
    let app = TestApp::with(small_paper()).await;
    let plain = app.get("/fr").await;
    assert_eq!(plain.header("content-encoding"), None);
    for coding in ["br", "gzip"] {
        let reply = app.get_with("/fr", &[("accept-encoding", coding)]).await;
        assert_eq!(reply.header("content-encoding"), Some(coding));
        assert!(reply.header("vary").unwrap().contains("accept-encoding"));
        assert!(reply.body.len() < plain.body.len());
        assert_eq!(reply.header("etag"), plain.header("etag"));
    }
}

#[tokio::test]
async fn a_page_that_is_asked_for_again_and_again_is_sent_at_its_smallest_and_is_the_same_page() {
    let app = TestApp::with(small_paper()).await;
    let plain = app.get("/fr").await;
    let asked = || app.get_with("/fr", &[("accept-encoding", "br")]);
    let first = asked().await;
    let mut last = asked().await;
    let began = Instant::now();
    while last.body.len() >= first.body.len() {
        assert!(
            began.elapsed() < Duration::from_mins(1),
            "it stays at {} bytes",
            last.body.len()
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
        last = asked().await;
    }
    let mut text = String::new();
    brotli::Decompressor::new(&last.body[..], 4096)
        .read_to_string(&mut text)
        .unwrap();
    assert_eq!(text, plain.text());
    // The length is said where it is known, and since when the page is like this when that second is over.
    let said = |reply: &Reply| {
        let other = ["content-length", "transfer-encoding", "date", "last-modified", "x-request-id"];
        let length = |(name, _): &(String, String)| !other.contains(&name.as_str());
        let mut headers: Vec<_> = reply.headers.iter().filter(|header| length(header)).cloned().collect();
        headers.sort();
        headers
    };
    assert_eq!(said(&last), said(&first));
    let known = app
        .get_with(
            "/fr",
            &[("accept-encoding", "br"), ("if-none-match", plain.header("etag").unwrap())],
        )
        .await;
    assert_eq!((known.status, known.body.len()), (304, 0));
    // What one reader looks for is made for that reader alone: it is not even when a page that was asked for beside it is.
    let is_kept = |reply: &Reply| reply.header("last-modified").is_some();
    let began = Instant::now();
    let mut rounds_after = 0;
    while rounds_after < 20 {
        assert!(began.elapsed() < Duration::from_mins(1), "no page is kept any more");
        let answers = app.get_with("/fr/search?q=conseil", &[("accept-encoding", "br")]).await;
        assert!(!is_kept(&answers), "answers were kept");
        let page = app.get_with("/fr/monde", &[("accept-encoding", "br")]).await;
        rounds_after += i32::from(is_kept(&page));
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_file_that_is_not_there_is_404_and_never_a_page() {
    let app = TestApp::with(small_paper()).await;
    for target in [
        "/pkg/never.js",
        "/pkg/briefs.0123456789abcdef.css",
        "/pkg/briefs.0123456789abcdef.wasm",
        "/media/never.png",
        "/media/00000000000000000000000000000000.avif",
        "/media/briefs.db",
    ] {
        let reply = app.get(target).await;
        assert_eq!(
            (reply.status, reply.header("cache-control")),
            (404, Some("no-store")),
            "{target}"
        );
        assert!(!reply.is_html(), "{target} is answered with a page");
    }
    for target in ["/pkg", "/pkg/a/b.js", "/media", "/media/a/b.png"] {
        assert_eq!(app.get(target).await.status, 404, "{target}");
    }
}
