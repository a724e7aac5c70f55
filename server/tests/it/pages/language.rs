//! `/language`: a reader's choice, and what follows from it.

use super::small_paper;
use crate::{
    http::{self, Reply},
    test_app::{Setup, TestApp},
};

async fn post(app: &TestApp, form: &str, headers: &[(&str, &str)]) -> Reply {
    let length = form.len().to_string();
    let mut all = vec![
        ("content-type", "application/x-www-form-urlencoded"),
        ("content-length", &length),
    ];
    all.extend(headers);
    let mut request = http::request("POST", "/language", &all);
    request.extend(form.as_bytes());
    app.send(request).await.expect("a request is answered")
}

async fn sent_to(app: &TestApp, cookie: &str, accepted: &str) -> String {
    let reply = app.get_with("/", &[("cookie", cookie), ("accept-language", accepted)]).await;
    assert_eq!((reply.status, reply.header("cache-control")), (302, Some("no-store")));
    assert_eq!(reply.header("vary"), Some("accept-language, cookie"));
    reply.location().to_owned()
}

#[tokio::test]
async fn a_chosen_language_wins_over_the_browsers_and_lasts_a_year() {
    let app = TestApp::with(small_paper()).await;
    let reply = post(&app, "lang=de&to=%2Fde%2Fwelt%2Frat", &[("sec-fetch-site", "same-origin")]).await;
    assert_eq!((reply.status, reply.location()), (303, "/de/welt/rat#language-kept"));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    let cookie = reply.header("set-cookie").unwrap();
    assert_eq!(cookie, "lang=de; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    let page = app.page("/de/welt/rat").await;
    assert!(page.has("[id=language-kept]"), "the answer's fragment is a place on the page");

    assert_eq!(sent_to(&app, "lang=de", "en").await, "/de");
    assert_eq!(sent_to(&app, "a=b; lang=en", "de").await, "/en");
    for none in ["lang=sv", "lang=xx", "lang=", "lang=//evil.example", "a=b"] {
        assert_eq!(sent_to(&app, none, "de").await, "/de", "{none}");
    }
}

#[tokio::test]
async fn a_link_of_the_switcher_that_is_followed_is_remembered_without_leading_anywhere() {
    let app = TestApp::start().await;
    let reply = post(&app, "lang=en", &[]).await;
    assert_eq!((reply.status, reply.header("location")), (204, None));
    assert!(reply.header("set-cookie").unwrap().starts_with("lang=en;"));
}

#[tokio::test]
async fn over_tls_the_choice_goes_over_tls_alone() {
    let app = Setup::default().config("base_url = \"https://news.example\"").start().await;
    assert!(
        post(&app, "lang=en", &[])
            .await
            .header("set-cookie")
            .unwrap()
            .ends_with("; Secure")
    );
}

#[tokio::test]
async fn a_choice_never_leads_to_another_site() {
    let app = TestApp::start().await;
    for to in [
        "https://evil.example/",
        "//evil.example",
        "/%5Cevil.example",
        "/%09/evil.example",
        "%2F%2Fevil.example",
        "",
    ] {
        let reply = post(&app, &format!("lang=de&to={to}"), &[]).await;
        assert_eq!((reply.status, reply.location()), (303, "/de#language-kept"), "{to}");
    }
}

#[tokio::test]
async fn another_site_cannot_choose_for_a_reader_and_nobody_a_language_there_is_not() {
    let app = TestApp::start().await;
    for (form, headers, status) in [
        ("lang=de", &[("sec-fetch-site", "cross-site")][..], 403),
        ("lang=de", &[("sec-fetch-site", "same-site")], 403),
        ("lang=sv", &[], 400),
        ("lang=xx&to=/fr", &[], 400),
        ("lang=de&lang=en", &[], 400),
        ("to=/fr", &[], 400),
        ("", &[], 400),
    ] {
        let reply = post(&app, form, headers).await;
        assert_eq!((reply.status, reply.header("set-cookie")), (status, None), "{form}");
        assert_eq!(reply.header("content-type"), Some("application/problem+json"), "{form}");
    }
    let reply = app.get("/language?lang=de&to=/fr").await;
    assert_eq!(
        (reply.status, reply.header("allow"), reply.header("set-cookie")),
        (405, Some("POST"), None)
    );
}

#[tokio::test]
async fn an_address_with_a_language_is_answered_in_it_whatever_was_chosen() {
    let app = TestApp::with(small_paper()).await;
    for target in ["/fr", "/fr/monde", "/fr/monde/conseil", "/fr/about", "/fr/never"] {
        let reply = app
            .get_with(target, &[("cookie", "lang=de"), ("accept-language", "de")])
            .await;
        assert_eq!(reply.page().one("html").attr("lang"), Some("fr"), "{target}");
        assert_eq!(reply.body, app.get(target).await.body, "{target}");
    }
}

/// The links stay the addresses of pages; what is posted is the page's own language, and the page itself to come back to.
#[tokio::test]
async fn every_page_can_make_its_language_the_one_the_site_opens_in() {
    let app = TestApp::with(small_paper()).await;
    for (target, lang, to) in [
        ("/de", "de", "/de"),
        ("/fr/monde/conseil", "fr", "/fr/monde/conseil"),
        ("/en/topics/nato", "en", "/en/topics/nato"),
        ("/fr/never", "fr", "/fr"),
    ] {
        let page = app.get(target).await.page();
        let form = page.one("[data-slot=languages] form");
        assert_eq!(
            (form.attr("method"), form.attr("action")),
            (Some("post"), Some("/language")),
            "{target}"
        );
        let values = page.attrs("[data-slot=languages] input", "value");
        assert_eq!(values, [lang, to], "{target}");
        let links = page.attrs("[data-slot=languages] a", "href");
        assert!(links.iter().all(|link| !link.contains("language")), "{target}: {links:?}");
    }
}

#[tokio::test]
async fn languages_that_are_added_to_a_front_are_kept_and_its_stories_with_them() {
    let app = TestApp::with(small_paper()).await;
    let reply = post(
        &app,
        "lang=fr&also=&also=de&also=fr&also=xx",
        &[("sec-fetch-site", "same-origin")],
    )
    .await;
    assert_eq!((reply.status, reply.location()), (303, "/fr?also=de#language-kept"));
    assert!(reply.header("set-cookie").unwrap().starts_with("lang=fr.fr.de; "));
    assert_eq!(sent_to(&app, "lang=fr.fr.de", "en").await, "/fr?also=de");
    assert_eq!(sent_to(&app, "lang=fr.de", "en").await, "/fr?also=de");
    for (cookie, path) in [
        ("lang=fr.xx.fr", "/fr"),
        ("lang=fr.", "/fr"),
        ("lang=.de", "/fr?also=de"),
        ("lang=xx.de", "/fr?also=de"),
    ] {
        assert_eq!(sent_to(&app, cookie, "fr").await, path, "{cookie}");
    }

    let page = app.page("/fr?also=de").await;
    let ticked = page.attrs("[class=also] input[checked]", "value");
    assert_eq!(ticked, ["de"]);
    assert_eq!(
        page.attrs("link[rel=canonical]", "href"),
        app.page("/fr").await.attrs("link[rel=canonical]", "href")
    );

    // Another language is opened in and left again, and what was added stays; an empty answer takes it away.
    let cookie = [("cookie", "lang=fr.de.en")];
    let reply = post(&app, "lang=en", &cookie).await;
    assert!(reply.header("set-cookie").unwrap().starts_with("lang=en.en.de; "));
    assert_eq!(sent_to(&app, "lang=en.en.de", "fr").await, "/en?also=de");
    let reply = post(&app, "lang=fr", &[("cookie", "lang=en.en.de")]).await;
    assert!(reply.header("set-cookie").unwrap().starts_with("lang=fr.en.de; "));
    let reply = post(&app, "lang=fr&also=", &cookie).await;
    assert_eq!(reply.location(), "/fr?also=#language-kept");
    assert!(reply.header("set-cookie").unwrap().starts_with("lang=fr; "));
}
