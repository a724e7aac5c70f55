//! `/`.

use crate::test_app::{Setup, TestApp};

async fn sent_to(app: &TestApp, accepted: Option<&str>) -> String {
    let headers: Vec<(&str, &str)> = accepted.iter().map(|value| ("accept-language", *value)).collect();
    let reply = app.get_with("/", &headers).await;
    assert_eq!(reply.status, 302);
    reply.location().to_owned()
}

#[tokio::test]
async fn the_root_leads_to_the_readers_language() {
    let app = TestApp::start().await;
    for (accepted, to) in [
        (Some("de-AT,de;q=0.9,en;q=0.8"), "/de"),
        (Some("en"), "/en"),
        (Some("EN-gb"), "/en"),
        (Some("sv, en;q=0.2, de;q=0.7"), "/de"),
        (Some("fr;q=0, en;q=0.1"), "/en"),
        (Some("sv"), "/fr"),
        (Some("*"), "/fr"),
        (Some(";;q=,,;"), "/fr"),
        (Some(""), "/fr"),
        (None, "/fr"),
    ] {
        assert_eq!(sent_to(&app, accepted).await, to, "{accepted:?}");
    }
}

#[tokio::test]
async fn the_first_configured_language_is_the_default() {
    let app = Setup::default().config("languages = [\"de\", \"fr\"]").start().await;
    assert_eq!(sent_to(&app, None).await, "/de");
    assert_eq!(sent_to(&app, Some("en")).await, "/de");
    assert_eq!(sent_to(&app, Some("fr")).await, "/fr");
}

#[tokio::test]
async fn the_answer_of_the_root_is_kept_by_nobody_for_another_language() {
    let reply = TestApp::start().await.get("/").await;
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert!(reply.header("vary").unwrap().contains("accept-language"));
}

#[tokio::test]
async fn a_deep_link_is_never_redirected_by_language() {
    let app = TestApp::with(super::small_paper()).await;
    for target in ["/fr", "/fr/monde", "/fr/monde/conseil", "/fr/about"] {
        let german = app.get_with(target, &[("accept-language", "de")]).await;
        assert_eq!(
            (german.status, german.page().one("html").attr("lang")),
            (200, Some("fr")),
            "{target}"
        );
        assert_eq!(german.body, app.get(target).await.body);
    }
}
