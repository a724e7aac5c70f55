//! What browsers, and a CDN between, are told to keep, and how they ask again.

use std::time::Duration;

use crate::{
    pages::small_paper,
    test_app::{Setup, TestApp},
};

#[tokio::test]
async fn a_kept_picture_is_kept_for_ever() {
    let app = TestApp::with(small_paper()).await;
    let page = app.page("/fr/monde/conseil").await;
    let reply = app.get(page.one("figure img").attr("src").unwrap()).await;
    assert_eq!(
        (reply.status, reply.header("cache-control")),
        (200, Some("public, max-age=31536000, immutable"))
    );
    assert_eq!(reply.body, crate::story::png("council"));
}

#[tokio::test]
async fn a_part_of_a_picture_is_sent_to_who_asks_for_a_part() {
    let app = TestApp::with(small_paper()).await;
    let page = app.page("/fr/monde/conseil").await;
    let picture = page.one("figure img").attr("src").unwrap().to_owned();
    let whole = crate::story::png("council");
    let part = app.get_with(&picture, &[("range", "bytes=2-5")]).await;
    let range = format!("bytes 2-5/{}", whole.len());
    assert_eq!(
        (part.status, part.header("content-range"), &part.body[..]),
        (206, Some(range.as_str()), &whole[2..=5])
    );
    let end = app.get_with(&picture, &[("range", "bytes=-3")]).await;
    assert_eq!((end.status, &end.body[..]), (206, &whole[whole.len() - 3..]));
    let beyond = app.get_with(&picture, &[("range", "bytes=99999999-")]).await;
    assert_eq!((beyond.status, beyond.header("cache-control")), (416, Some("no-store")));
    for odd in ["bytes=5-2", "bytes=a-b", "lines=1-2", "bytes=0-1,3-4,6-7"] {
        let reply = app.get_with(&picture, &[("range", odd)]).await;
        assert_eq!((reply.status, &reply.body), (200, &whole), "{odd}");
    }
}

/// Within the second in which a page is made another version of it may come: its time is said from the next one on.
#[tokio::test]
async fn a_page_that_has_not_changed_since_a_time_is_not_sent_to_who_has_it_from_then() {
    let app = TestApp::with(small_paper()).await;
    let modified = loop {
        if let Some(modified) = app.get("/fr/monde/conseil").await.header("last-modified") {
            break modified.to_owned();
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    let asked = async |headers: &[(&str, &str)]| app.get_with("/fr/monde/conseil", headers).await.status;
    let since = ("if-modified-since", modified.as_str());
    assert_eq!(asked(&[since]).await, 304);
    assert_eq!(asked(&[("if-modified-since", "Sat, 01 Jan 2000 00:00:00 GMT")]).await, 200);
    for odd in ["yesterday", "", "Mon, 99 Jan 2000 00:00:00 GMT"] {
        assert_eq!(asked(&[("if-modified-since", odd)]).await, 200, "{odd}");
    }
    assert_eq!(
        asked(&[since, ("if-none-match", "\"another\"")]).await,
        200,
        "an ETag tells more than a time"
    );
    let story = small_paper().into_iter().map(|story| story.body("Autre chose."));
    app.paper.import(story).await;
    assert_eq!(asked(&[since]).await, 200);
}

#[tokio::test]
async fn a_cdn_asks_each_time_unless_it_is_given_leave_and_browsers_ask_in_any_case() {
    let without = TestApp::with(small_paper()).await;
    let with = Setup::default().config("[cdn]\nmax_age_s = 30").start().await;
    with.paper.import(small_paper()).await;
    for time in 0..2 {
        let page = without.get("/fr/monde/conseil").await;
        assert_eq!(page.header("cache-control"), Some("public, no-cache"), "{time}");
        for name in ["surrogate-key", "cache-tag", "cdn-cache-control"] {
            assert_eq!(page.header(name), None, "{time}");
        }
        let page = with.get("/fr/monde/conseil").await;
        assert_eq!(
            page.header("cache-control"),
            Some("public, max-age=0, must-revalidate, s-maxage=30"),
            "{time}"
        );
        assert_eq!(
            page.header("cdn-cache-control"),
            Some("max-age=30, stale-while-revalidate=30, stale-if-error=86400")
        );
        let keys = "pages articles-fr story-council weather-brussels";
        assert_eq!(page.header("surrogate-key"), Some(keys));
        assert_eq!(page.header("cache-tag"), Some(keys.replace(' ', ",").as_str()));
        assert_eq!(page.header("vary"), Some("accept-encoding"));
    }
    for (target, policy) in [
        ("/fr/search?q=a", "private, no-cache"),
        ("/fr/never", "no-store"),
        ("/healthz", "no-store"),
    ] {
        assert_eq!(with.get(target).await.header("cache-control"), Some(policy), "{target}");
    }
}
