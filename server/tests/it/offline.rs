//! What browsers ask for that keep the site: the service worker, the manifest, the search description.

use serde_json::Value;

use crate::{
    pages::small_paper,
    test_app::{Setup, TestApp},
};

async fn polyglot() -> TestApp {
    let app = Setup::default().config("languages = [\"fr\", \"en\", \"ar\"]").start().await;
    app.paper.import(small_paper()).await;
    app
}

#[tokio::test]
async fn the_worker_names_this_builds_files_and_the_editions_and_is_asked_for_each_time() {
    let app = polyglot().await;
    let reply = app.get("/worker.js").await;
    assert_eq!((reply.status, reply.header("cache-control")), (200, Some("public, no-cache")));
    assert_eq!(reply.header("content-type"), Some("text/javascript; charset=utf-8"));
    let text = reply.text();
    let mut lines = text.lines();
    let list = |line: Option<&str>, name: &str| -> Vec<String> {
        let json = line.unwrap().strip_prefix(&format!("const {name} = ")).unwrap();
        serde_json::from_str(json.strip_suffix(';').unwrap()).unwrap()
    };
    for file in list(lines.next(), "FILES") {
        assert_eq!(app.get(&file).await.status, 200, "{file}");
    }
    assert_eq!(list(lines.next(), "LANGUAGES"), ["fr", "en", "ar"]);
    let policy = app.get("/fr").await.header("content-security-policy").unwrap().to_owned();
    assert!(policy.contains("worker-src 'self'"), "{policy}");
}

#[tokio::test]
async fn the_manifest_is_in_the_language_that_is_asked_for_and_every_address_in_it_answers() {
    let app = polyglot().await;
    for (query, lang, dir) in [
        ("?lang=ar", "ar", "rtl"),
        ("?lang=en", "en", "ltr"),
        ("", "fr", "ltr"),
        ("?lang=xx", "fr", "ltr"),
        ("?lang=%00%FF&lang", "fr", "ltr"),
    ] {
        let reply = app.get(&format!("/manifest.webmanifest{query}")).await;
        assert_eq!(reply.status, 200, "{query}");
        assert_eq!(reply.header("content-type"), Some("application/manifest+json"));
        let manifest: Value = reply.json();
        assert_eq!(
            (manifest["lang"].as_str(), manifest["dir"].as_str()),
            (Some(lang), Some(dir)),
            "{query}"
        );
        for address in [
            &manifest["start_url"],
            &manifest["icons"][0]["src"],
            &manifest["shortcuts"][0]["url"],
        ] {
            assert_eq!(app.get(address.as_str().unwrap()).await.status, 200, "{address}");
        }
        assert!(!manifest["description"].as_str().unwrap().is_empty());
    }
    let page = app.page("/ar").await;
    assert_eq!(page.attrs("link[rel=manifest]", "href"), ["/manifest.webmanifest?lang=ar"]);
    assert_eq!(page.attrs("html", "data-manifest"), ["/manifest.webmanifest?lang=ar"]);
}

#[tokio::test]
async fn the_search_can_be_one_of_the_browsers_own() {
    let app = polyglot().await;
    let reply = app.get("/opensearch.xml?lang=en").await;
    assert_eq!(
        reply.header("content-type"),
        Some("application/opensearchdescription+xml; charset=utf-8")
    );
    let text = reply.text();
    let template = text
        .split("type=\"text/html\" template=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let asked = template.replace("{searchTerms}", "council");
    assert_eq!(app.get(app.path_of(&asked)).await.status, 200, "{asked}");
    assert!(text.contains("<Language>en</Language>"), "{text}");
}

#[tokio::test]
async fn the_page_of_saved_stories_says_what_the_front_would_take() {
    let app = polyglot().await;
    let page = app.page("/fr/saved").await;
    for list in ["saved", "read"] {
        assert_eq!(
            page.one(&format!("ul[data-slot={list}]")).text(),
            "",
            "the server knows nothing of them"
        );
    }
    assert!(page.one("form[action=/saved/today]").text().contains("Mo"));
    assert_eq!(page.attrs("form[action=/saved/today] input", "value"), ["/fr"]);
    // Without a worker nobody answers such a form.
    assert_eq!(app.get("/saved/today").await.status, 404);
    let article = app.page("/fr/monde/conseil").await;
    assert_eq!(article.attrs("[data-slot=save] button", "value"), ["/fr/monde/conseil"]);
}

#[tokio::test]
async fn files_under_fixed_names_are_there_once_they_are_configured() {
    let names = [
        "/.well-known/security.txt",
        "/ads.txt",
        "/trust.txt",
        "/.well-known/trust.txt",
    ];
    let app = TestApp::start().await;
    for name in names {
        assert_eq!(app.get(name).await.status, 404, "{name}");
    }
    let config = "[well_known]\nsecurity_contact = \"mailto:security@paper.example\"\nads = [\"ads.example, 1, DIRECT\"]\n\
                  trust = [\"belongto=https://press.example/\", \"contact=https://paper.example/about\"]\n";
    let app = Setup::default().config(config).start().await;
    for name in names {
        let reply = app.get(name).await;
        assert_eq!(
            (reply.status, reply.header("content-type")),
            (200, Some("text/plain; charset=utf-8")),
            "{name}"
        );
    }
    let text = app.get(names[0]).await;
    let fields: Vec<(&str, &str)> = text.text().lines().filter_map(|line| line.split_once(": ")).collect();
    assert_eq!(
        fields[..3],
        [
            ("Contact", "mailto:security@paper.example"),
            ("Expires", "2025-09-15T00:00:00Z"),
            ("Preferred-Languages", "fr, en, de"),
        ]
    );
    assert_eq!(app.path_of(fields[3].1), names[0]);
    assert_eq!(app.get("/trust.txt").await.text().lines().count(), 2);
}
