//! `/{lang}/topics/{topic}`.

use super::{assert_addressed, assert_page, assert_reciprocal, assert_sound, small_paper};
use crate::{
    paper::{at, lang},
    story::Story,
    test_app::{NOW, Setup, TestApp},
};

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

/// Else it is read aloud, hyphenated and quoted as the page's language is.
#[tokio::test]
async fn a_topic_without_a_name_in_the_editions_language_says_which_language_its_name_is_in() {
    let app = Setup::default().config("languages = [\"fr\", \"ar\", \"en\"]").start().await;
    let stories = ["fr", "ar", "en"].map(|tag| Story::new("a").lang(tag).topics(&["nato", "energy", "unnamed"]));
    let labels = "nato = { fr = \"Otan\", en = \"NATO\" }\nenergy = { fr = \"Énergie\", ar = \"الطاقة\" }";
    app.paper.import_with(stories, labels).await;
    for (tag, expected) in [
        ("fr", [("Otan", None), ("Énergie", None), ("Unnamed", None)]),
        ("ar", [("NATO", Some("en")), ("الطاقة", None), ("Unnamed", None)]),
        ("en", [("NATO", None), ("Energy", None), ("Unnamed", None)]),
    ] {
        let section = app.state.site.sections.by_id("world").unwrap().slug(lang(tag)).to_string();
        let article = app.page(&format!("/{tag}/{section}/a")).await;
        let links = article.all("[class=topics] a");
        assert_eq!(links.len(), 3, "{tag}");
        for ((link, (name, foreign)), topic) in links.into_iter().zip(expected).zip(["nato", "energy", "unnamed"]) {
            let dir = foreign.map(|_| "ltr");
            assert_eq!(
                (link.text().as_str(), link.attr("lang"), link.attr("dir")),
                (name, foreign, dir),
                "{tag}"
            );
            let page = app.page(&format!("/{tag}/topics/{topic}")).await;
            let heading = page.one("h1");
            assert_eq!(
                (heading.text().as_str(), heading.attr("lang"), heading.attr("dir")),
                (name, foreign, dir),
                "{tag}"
            );
            for feed in ["rss", "atom"] {
                let target = format!("/{tag}/topics/{topic}/feed.{feed}");
                let title = match foreign {
                    Some(foreign) => format!("<title xml:lang=\"{foreign}\">{name} — EU Briefs</title>"),
                    None => format!("<title>{name} — EU Briefs</title>"),
                };
                let reply = app.get(&target).await;
                assert!(reply.text().contains(&title), "{target}: {}", reply.text());
            }
        }
    }
}

/// Such as an earlier program took in: an article's topics come out of the store as one text.
#[tokio::test]
async fn signs_that_nobody_can_read_in_a_topics_name_break_no_article() {
    let app = TestApp::with([Story::new("a").topics(&["nato", "energy", "unnamed"])]).await;
    let labels = [("nato", "O\u{1e}T\u{1f}A\u{1e}\u{1f}N"), ("energy", "Énergie")];
    let labels = labels.map(|(topic, label)| ((topic.parse().unwrap(), lang("fr")), label.to_owned()));
    let imported = app.paper.store.import(&[], &labels.into(), at(NOW)).await;
    imported.unwrap();
    let page = app.page("/fr/monde/a").await;
    let names: Vec<String> = page.all("[class=topics] a").iter().map(|link| link.text()).collect();
    assert_eq!(names, ["O T\u{1f}A \u{1f}N", "Énergie", "Unnamed"]);
}

#[tokio::test]
async fn a_topic_nobody_has_written_about_is_not_found() {
    let app = TestApp::with(small_paper()).await;
    for topic in ["never", "NATO", "nato-", "%27%20OR%201=1"] {
        assert_page(&app.get(&format!("/fr/topics/{topic}")).await, 404);
    }
    assert_page(&app.get("/fr/topics").await, 404);
}

#[tokio::test]
async fn a_topics_stories_stand_under_their_days() {
    let app = TestApp::with([
        Story::new("a").topics(&["nato"]).published("2025-03-19T08:00:00+01:00"),
        // Still the 18th in Brussels, and the 17th where clocks are five hours behind.
        Story::new("b").topics(&["nato"]).published("2025-03-18T00:30:00+01:00"),
        Story::new("c").topics(&["nato"]).published("2025-03-18T23:00:00+01:00"),
    ])
    .await;
    let page = app.page("/fr/topics/nato").await;
    assert_eq!(
        page.attrs("ol[class=timeline] h2 time", "datetime"),
        ["2025-03-19", "2025-03-18"]
    );
    assert_eq!(page.attrs("ol[class=timeline] [data-teaser]", "data-teaser"), ["a", "c", "b"]);
    assert_eq!(page.all("li[class=timeline__day]").len(), 2);
}
