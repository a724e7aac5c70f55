//! `/{lang}/sources` and `/{lang}/sources/{id}`.

use super::{assert_addressed, assert_page, assert_reciprocal, assert_sound, small_paper};
use crate::test_app::TestApp;

#[tokio::test]
async fn every_source_is_listed_with_its_licence_its_count_and_its_site() {
    let app = TestApp::with(small_paper()).await;
    let page = app.page("/fr/sources").await;
    let links = page.attrs("main a", "href");
    assert!(
        links.contains(&"/fr/sources/meridian-wire") && links.contains(&"https://meridian-wire.example/"),
        "{links:?}"
    );
    let about = page.texts("main li").join(" ");
    assert!(about.contains("CC BY 4.0") && about.contains("1 article"), "{about}");
    assert_sound("/fr/sources", &page);
    assert_addressed(&app, "/fr/sources", &page);
    assert_reciprocal(&app, &page).await;
}

#[tokio::test]
async fn a_source_lists_its_articles_of_the_edition() {
    let app = TestApp::with(small_paper()).await;
    let page = app.page("/de/sources/meridian-wire").await;
    assert_eq!(
        (page.one("h1").text().as_str(), page.stories("main")),
        ("Meridian Wire", vec!["council"])
    );
    assert_sound("/de/sources/meridian-wire", &page);
    assert_addressed(&app, "/de/sources/meridian-wire", &page);
}

#[tokio::test]
async fn a_paper_without_outside_sources_has_an_empty_list_and_no_source_page() {
    let app = TestApp::start().await;
    assert_sound("/fr/sources", &app.page("/fr/sources").await);
    assert_page(&app.get("/fr/sources/meridian-wire").await, 404);
}
