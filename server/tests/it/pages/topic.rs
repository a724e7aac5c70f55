//! `/{lang}/topics/{topic}`.

use super::{assert_addressed, assert_page, assert_reciprocal, assert_sound, small_paper};
use crate::test_app::TestApp;

#[tokio::test]
async fn a_topic_lists_its_stories_under_its_name() {
    let app = TestApp::start().await;
    app.paper
        .import_with(small_paper(), "nato = { fr = \"Otan\", en = \"NATO\" }")
        .await;
    let page = app.page("/fr/topics/nato").await;
    assert_eq!(page.one("h1").text(), "Otan");
    assert!(page.stories("main").contains(&"council") && !page.stories("main").contains(&"british"));
    assert_sound("/fr/topics/nato", &page);
    assert_addressed(&app, "/fr/topics/nato", &page);
    assert_reciprocal(&app, &page).await;
    assert_eq!(app.page("/en/topics/nato").await.one("h1").text(), "NATO");
}

#[tokio::test]
async fn a_topic_nobody_has_written_about_is_not_found() {
    let app = TestApp::with(small_paper()).await;
    for topic in ["never", "NATO", "nato-", "%27%20OR%201=1"] {
        assert_page(&app.get(&format!("/fr/topics/{topic}")).await, 404);
    }
    assert_page(&app.get("/fr/topics").await, 404);
}
