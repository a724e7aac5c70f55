//! Who asks too often, or when too much is under way: asked for patience, while what is kept goes on.

use super::*;

/// What browsers say that they take.
const PAGES: (&str, &str) = ("accept", "text/html,application/xhtml+xml");

#[tokio::test]
async fn who_asks_too_often_waits_while_pages_that_are_kept_and_files_go_on() {
    let app = Setup::default()
        .config(NO_PROXIES)
        .config("[limits]\nrequests_at_once = 3\nrequests_per_second = 1")
        .start()
        .await;
    app.paper.import(small_paper()).await;
    assert_eq!(app.get("/fr").await.status, 200);
    let mut last = app.get("/fr/search?q=a").await;
    for _ in 0..10 {
        last = app.get_with("/fr/search?q=a", &[PAGES]).await;
    }
    assert_eq!(last.status, 429);
    let wait: u32 = last.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=2).contains(&wait), "{wait}");
    let page = last.page();
    assert_eq!(page.one("html").attr("lang"), Some("fr"));
    // Nothing is wrong with the site.
    assert!(
        page.one("main").text().contains("Trop de requêtes"),
        "{}",
        page.one("main").text()
    );
    assert!(!last.text().contains("L’erreur vient de nous"));
    assert_eq!(last.header("cache-control"), Some("no-store"));
    let program = app.get("/api/v1/header/fr").await;
    assert_eq!(
        (program.status, program.header("content-type")),
        (429, Some("application/problem+json"))
    );
    assert_eq!(program.json()["status"], 429);
    for (target, status) in [("/fr", 200), ("/favicon.svg", 200), ("/pkg/never.js", 404), ("/healthz", 200)] {
        assert_eq!(app.get(target).await.status, status, "{target}");
    }
    // The folders themselves are no files.
    for target in ["/media/?p=1", "/pkg/", "/fonts/"] {
        assert_eq!(app.get(target).await.status, 429, "{target}");
    }
}

#[tokio::test]
async fn who_asks_too_often_is_told_so_in_the_language_of_the_address() {
    let all = crate::paper::everywhere();
    let tags: Vec<String> = all.iter().map(|lang| format!("\"{lang}\"")).collect();
    let app = Setup::default()
        .config(&format!("languages = [{}]\n{NO_PROXIES}", tags.join(", ")))
        .config("[limits]\nrequests_at_once = 1\nrequests_per_second = 1")
        .start()
        .await;
    let mut said = std::collections::HashSet::new();
    for lang in &all {
        let mut reply = app.get_with(&format!("/{lang}/search?q=a"), &[PAGES]).await;
        while reply.status != 429 {
            reply = app.get_with(&format!("/{lang}/search?q=a"), &[PAGES]).await;
        }
        let page = reply.page();
        assert_eq!(page.one("html").attr("lang"), Some(lang.tag()));
        said.insert(page.one("main").text());
    }
    assert_eq!(said.len(), all.len());
}

#[tokio::test]
async fn what_is_no_page_is_refused_by_a_problem_also_where_a_browser_asks() {
    const NO_PAGES: [&str; 6] = [
        "/api/v1/header/fr",
        "/api/nothing",
        "/fr/feed.rss",
        "/sitemap.xml",
        "/robots.txt",
        "/readyz",
    ];
    let app = Setup::default()
        .config(NO_PROXIES)
        .config("[limits]\nrequests_at_once = 1\nrequests_per_second = 1")
        .start()
        .await;
    for target in NO_PAGES {
        let mut reply = app.get_with(target, &[PAGES]).await;
        while reply.status != 429 {
            reply = app.get_with(target, &[PAGES]).await;
        }
        assert_eq!(reply.header("content-type"), Some("application/problem+json"), "{target}");
        assert!(reply.header("retry-after").is_some(), "{target}");
    }
    let app = TestApp::with(small_paper()).await;
    let mut all = Vec::new();
    while let Some(seat) = app.state.under_way.take_any([192, 0, 2, 1].into()) {
        all.push(seat);
    }
    for target in NO_PAGES.into_iter().filter(|target| *target != "/readyz") {
        let reply = app.get_with(target, &[PAGES]).await;
        assert_eq!(
            (reply.status, reply.header("content-type")),
            (503, Some("application/problem+json")),
            "{target}"
        );
    }
    let form = [PAGES, ("content-length", "0")];
    assert!(app.ask("POST", "/language", &form).await.is_html(), "a reader has sent it");
}

#[tokio::test]
async fn readers_behind_our_own_proxy_are_told_apart() {
    let app = Setup::default()
        .config("[limits]\nrequests_at_once = 1\nrequests_per_second = 1")
        .start()
        .await;
    let from = async |address: &str| {
        app.get_with("/api/v1/header/fr", &[("x-forwarded-for", address)])
            .await
            .status
    };
    let mut of_first = 200;
    while of_first == 200 {
        of_first = from("192.0.2.1").await;
    }
    assert_eq!(of_first, 429);
    assert_eq!(from("198.51.100.1, 192.0.2.2").await, 200);
}

#[tokio::test]
async fn a_busy_site_sends_what_is_kept_and_asks_for_patience_for_the_rest() {
    let app = TestApp::with(small_paper()).await;
    assert_eq!(app.get("/fr").await.status, 200);
    let mut all = Vec::new();
    while let Some(seat) = app.state.under_way.take_any([192, 0, 2, 1].into()) {
        all.push(seat);
    }
    let page = app.get_with("/fr/monde", &[PAGES]).await;
    assert_eq!((page.status, page.header("cache-control")), (503, Some("no-store")));
    assert!(page.header("retry-after").is_some() && page.is_html());
    let program = app.get("/api/v1/header/fr").await;
    assert_eq!(
        (program.status, program.header("content-type")),
        (503, Some("application/problem+json"))
    );
    for target in ["/fr", "/healthz", "/readyz"] {
        assert_eq!(app.get(target).await.status, 200, "{target}");
    }
    drop(all);
    assert_eq!(app.get("/fr/monde").await.status, 200);
}
