//! `/{lang}/mine`: a front of one's own.

use super::assert_sound;
use crate::{story::Story, test_app::TestApp};

fn stories() -> Vec<Story> {
    vec![
        Story::new("both")
            .topics(&["nato", "ukraine"])
            .published("2025-03-19T07:00:00+01:00"),
        Story::new("nato").topics(&["nato"]).published("2025-03-19T06:00:00+01:00"),
        Story::new("wire")
            .source("Meridian Wire", "https://meridian-wire.example/1", None)
            .published("2025-03-19T08:00:00+01:00"),
        Story::new("neither").topics(&["sport"]),
        Story::new("to-come").topics(&["nato"]).published("2025-03-20T08:00:00+01:00"),
    ]
}

#[tokio::test]
async fn a_paper_has_the_stories_of_what_its_address_names_the_newest_first_and_each_once() {
    let app = TestApp::with(stories()).await;
    let target = "/fr/mine?topics=nato.ukraine&sources=meridian-wire";
    let page = app.page(target).await;
    assert_sound(target, &page);
    assert_eq!(page.attrs("main [data-teaser]", "data-teaser"), ["wire", "both", "nato"]);
    let followed = page.attrs("section[aria-labelledby=following] li a", "href");
    assert_eq!(
        followed,
        ["/fr/topics/nato", "/fr/topics/ukraine", "/fr/sources/meridian-wire"]
    );
    assert_eq!(page.attrs("meta[name=robots]", "content"), ["noindex"]);
    // In another language it is the same choice.
    assert!(
        page.attrs("[data-slot=languages] a", "href")
            .contains(&"/en/mine?topics=nato.ukraine&sources=meridian-wire")
    );
}

#[tokio::test]
async fn without_a_choice_it_says_where_one_is_made() {
    let app = TestApp::with(stories()).await;
    for target in [
        "/fr/mine",
        "/fr/mine?topics=nobody-knows-this",
        "/fr/mine?topics=%3Cscript%3E",
    ] {
        let page = app.page(target).await;
        assert_sound(target, &page);
        assert!(page.all("main [data-teaser]").is_empty(), "{target}");
        assert_eq!(page.all("main p[class=empty]").len(), 1, "{target}");
    }
    // What the paper has no more takes a place among twenty: it can be let go.
    let page = app.page("/fr/mine?topics=nobody-knows-this.nato").await;
    assert_eq!(page.attrs("form[data-id=nobody-knows-this] input", "value"), ["nato"]);
    assert_eq!(
        page.attrs("section[aria-labelledby=following] li a", "href"),
        ["/fr/topics/nato"]
    );
    assert_eq!(app.get("/fr/mine?topics=nato&page=2").await.status, 404);
    assert_eq!(app.get("/fr/mine?topics=nato&page=0").await.status, 404);
    assert_eq!(app.get("/fr/mine?topics=nato&page=4000000000").await.status, 404);
}

#[tokio::test]
async fn without_a_script_the_buttons_are_forms_that_lead_to_the_paper_they_make() {
    let app = TestApp::with(stories()).await;
    let topic = app.page("/fr/topics/nato").await;
    let form = topic.one("main form[data-follow]");
    assert_eq!(form.attr("action"), Some("/fr/mine"));
    assert_eq!(form.attr("method"), None, "a form by GET");
    assert_eq!(topic.attrs("main form[data-follow] input", "value"), ["nato"]);
    let source = app.page("/fr/sources/meridian-wire").await;
    assert_eq!(source.attrs("main form[data-follow] input", "name"), ["sources"]);
    // On the paper the button of one leads to the paper of the others.
    let mine = app.page("/fr/mine?topics=nato.ukraine&sources=meridian-wire").await;
    assert_eq!(mine.attrs("form[data-id=nato] input", "value"), ["ukraine", "meridian-wire"]);
}

#[tokio::test]
async fn a_paper_is_a_feed_and_a_list_of_feeds() {
    let app = TestApp::with(stories()).await;
    let query = "topics=nato&sources=meridian-wire";
    for (ending, mime) in [
        ("rss", "application/rss+xml"),
        ("atom", "application/atom+xml"),
        ("json", "application/feed+json"),
    ] {
        let reply = app.get(&format!("/fr/mine/feed.{ending}?{query}")).await;
        assert_eq!(reply.status, 200, "{ending}");
        assert!(reply.header("content-type").unwrap().starts_with(mime), "{ending}");
        let feed = feed_rs::parser::parse(reply.text().as_bytes()).unwrap();
        assert_eq!(feed.entries.len(), 3, "{ending}");
    }
    let reply = app.get(&format!("/fr/mine/feeds.opml?{query}")).await;
    assert_eq!(reply.header("content-type"), Some("text/x-opml; charset=utf-8"));
    let outlines = server::wire::opml::read(reply.text()).unwrap();
    let feeds: Vec<&str> = outlines.iter().map(|outline| app.path_of(&outline.feed_url)).collect();
    assert_eq!(feeds, ["/fr/topics/nato/feed.rss", "/fr/sources/meridian-wire/feed.rss"]);
    for feed in feeds {
        assert_eq!(app.get(feed).await.status, 200, "{feed}");
    }
    for nothing in [
        "/fr/mine/feed.rss",
        "/fr/mine/feeds.opml",
        "/fr/mine/feeds.opml?topics=nothing",
    ] {
        assert_eq!(app.get(nothing).await.status, 404, "{nothing}");
    }
}
