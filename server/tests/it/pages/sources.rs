//! `/{lang}/sources` and `/{lang}/sources/{id}`.

use super::{assert_addressed, assert_page, assert_reciprocal, assert_sound, small_paper};
use crate::{story::Story, test_app::TestApp};

#[tokio::test]
async fn every_source_is_listed_with_its_count_and_its_site_and_no_story_speaks_for_its_licence() {
    let app = TestApp::with(small_paper()).await;
    let page = app.page("/fr/sources").await;
    let links = page.attrs("main a", "href");
    assert!(
        links.contains(&"/fr/sources/meridian-wire") && links.contains(&"https://meridian-wire.example/"),
        "{links:?}"
    );
    let about = page.texts("main li").join(" ");
    assert!(!about.contains("CC BY 4.0") && about.contains("1 article"), "{about}");
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

/// A page that says there is something, and that one may not see it, tells what the embargo is for.
#[tokio::test]
async fn a_source_or_a_topic_of_which_nothing_can_be_seen_is_not_found() {
    let app = TestApp::start().await;
    let story = Story::new("a")
        .source("Meridian Wire", "https://meridian-wire.example/a", None)
        .topics(&["nato"]);
    app.paper.import([story.clone().published("2025-03-19T12:00:00+01:00")]).await;
    let pages = ["/fr/sources/meridian-wire", "/fr/topics/nato", "/en/topics/nato"];
    for target in pages {
        assert_page(&app.get(target).await, 404);
    }
    app.paper.import([story.clone()]).await;
    for target in pages {
        assert_eq!(app.get(target).await.status, 200, "{target}");
    }
    app.paper.import([story.withdrawn()]).await;
    for target in pages {
        assert_page(&app.get(target).await, 404);
    }
}
