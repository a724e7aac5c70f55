//! Light pages: the same pages, without what costs.

use super::{KINDS, assert_sound, small_paper};
use crate::test_app::TestApp;

/// A page's path under `/lite`.
fn lite(target: &str) -> String {
    app::delivery::lite(target)
}

#[tokio::test]
async fn every_page_has_a_light_one_with_the_same_words_and_neither_scripts_nor_pictures_nor_fonts() {
    let app = TestApp::with(small_paper()).await;
    for target in KINDS
        .into_iter()
        .chain(["/fr/search", "/fr/search?q=conseil", "/fr/privacy", "/xx/never"])
    {
        let (whole, light) = (app.get(target).await, app.get(&lite(target)).await);
        assert_eq!(light.status, whole.status, "{target}");
        let (whole, light) = (whole.page(), light.page());
        assert_sound(target, &light);
        for heavy in [
            "script",
            "img",
            "picture",
            "source",
            "link[rel=preload]",
            "html[data-js]",
            "html[data-wasm]",
        ] {
            assert!(!light.has(heavy), "{target}: {heavy}");
        }
        assert!(light.has("link[rel=stylesheet]"), "{target}");
        assert_eq!(light.texts("h1"), whole.texts("h1"), "{target}");
        assert_eq!(light.texts("h3"), whole.texts("h3"), "{target}");
        assert_eq!(
            light.canonical(),
            whole.canonical(),
            "{target}: the whole page is the one to be found"
        );
        assert_eq!(light.alternates(), whole.alternates(), "{target}");
    }
}

#[tokio::test]
async fn whoever_reads_light_pages_stays_with_them_and_can_leave() {
    let app = TestApp::with(small_paper()).await;
    for target in KINDS {
        let page = app.get(&lite(target)).await.page();
        let mut leaves = Vec::new();
        for link in page.all("a") {
            let href = link.attr("href").unwrap();
            if link.attr("data-delivery").is_some() {
                leaves.push(href.to_owned());
            } else if href.starts_with('/') && !href.starts_with("/media/") {
                assert!(href.starts_with("/lite/"), "{target}: {href}");
                assert!(app.get(href).await.status < 400, "{target}: {href}");
            }
        }
        // The page itself, and what is kept in this browser, which is not in a light page.
        assert_eq!((leaves[0].as_str(), leaves.len()), ("/fr/saved", 2), "{target}");
        assert!(leaves[1].starts_with("/fr"), "{target}: {leaves:?}");
        let form = page.one("form[role=search]");
        assert_eq!(form.attr("action"), Some("/lite/fr/search"), "{target}");
    }
    let whole = app.page("/fr/monde/conseil").await;
    assert_eq!(whole.attrs("a[data-slot=lite]", "href"), ["/lite/fr/monde/conseil"]);
}

#[tokio::test]
async fn redirects_of_light_pages_lead_to_light_pages() {
    let app = TestApp::with(small_paper()).await;
    for (target, location) in [
        ("/lite", "/lite/fr"),
        ("/lite/", "/lite"),
        ("/lite/fr/", "/lite/fr"),
        ("/lite/fr/europe/conseil", "/lite/fr/monde/conseil"),
    ] {
        let reply = app.get(target).await;
        assert!((300..400).contains(&reply.status), "{target}: {}", reply.status);
        assert_eq!(reply.header("location"), Some(location), "{target}");
    }
    assert_eq!(app.get("/lite/lite/fr").await.status, 404);
}

#[tokio::test]
async fn a_picture_of_a_light_page_is_a_link_that_says_what_is_to_be_seen() {
    let app = TestApp::with(small_paper()).await;
    let page = app.get("/lite/fr/monde/conseil").await.page();
    let link = page.one("[class=picture-link]");
    assert!(!link.text().is_empty());
    assert_eq!(app.get(link.attr("href").unwrap()).await.status, 200);
}
