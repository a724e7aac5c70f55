//! `/{lang}/{section}`.

use jiff::SignedDuration;

use super::{assert_addressed, assert_page, assert_reciprocal, assert_sound};
use crate::{paper::at, story::Story, test_app::TestApp};

/// 25 stories: two pages.
async fn long_section() -> TestApp {
    let story = |index: i64| {
        let time = at("2025-03-18T08:00:00Z") - SignedDuration::from_mins(index);
        Story::new(&format!("s{index}"))
            .topics(&["nato"])
            .source("Meridian Wire", "https://meridian-wire.example/", None)
            .published(&time.to_string())
    };
    TestApp::with((0..25).map(story)).await
}

const LISTS: [&str; 3] = ["/fr/monde", "/fr/topics/nato", "/fr/sources/meridian-wire"];

#[tokio::test]
async fn each_page_of_a_list_has_its_address_and_leads_to_the_others() {
    let app = long_section().await;
    for list in LISTS {
        let first = app.page(list).await;
        assert_addressed(&app, list, &first);
        assert_eq!(
            (first.attrs("main a[rel=next]", "href"), first.has("main a[rel=prev]")),
            (vec![format!("{list}?page=2").as_str()], false)
        );
        let second = app.page(&format!("{list}?page=2")).await;
        assert_eq!(app.path_of(second.canonical().unwrap()), format!("{list}?page=2"));
        assert_eq!(
            (second.attrs("main a[rel=prev]", "href"), second.has("main a[rel=next]")),
            (vec![list], false)
        );
        let all: Vec<_> = first.stories("main").into_iter().chain(second.stories("main")).collect();
        assert_eq!(all, (0..25).map(|index| format!("s{index}")).collect::<Vec<_>>(), "{list}");
        assert_eq!(app.page(&format!("{list}?page=1")).await.canonical(), first.canonical());
        assert_sound(list, &second);
        let (first, second) = (first.one("title").text(), second.one("title").text());
        assert!(second != first && second.contains("Page 2"), "{second:?} after {first:?}");
    }
}

#[tokio::test]
async fn a_page_that_is_none_is_not_found() {
    let app = long_section().await;
    for list in LISTS {
        for page in [
            "0",
            "3",
            "999",
            "abc",
            "-1",
            "",
            "1.5",
            "2%20",
            "99999999999999999999",
            "%F0%9F%98%80",
        ] {
            let reply = app.get(&format!("{list}?page={page}")).await;
            let page_shown = assert_page(&reply, 404);
            assert!(
                page_shown.canonical().is_none() && !page_shown.has("main [data-teaser]"),
                "{list}?page={page}"
            );
        }
    }
}

#[tokio::test]
async fn what_else_stands_in_a_query_changes_nothing() {
    let app = long_section().await;
    for target in ["/fr/monde?utm_source=x", "/fr/monde?pages=3", "/fr/monde?a=1&page=1&b"] {
        assert_eq!(app.get(target).await.body, app.get("/fr/monde").await.body, "{target}");
    }
}

#[tokio::test]
async fn a_section_is_the_same_in_every_edition_that_has_a_story_of_it() {
    let app = long_section().await;
    app.paper.import(["en", "de"].map(|tag| Story::new("s0").lang(tag))).await;
    let page = app.page("/fr/monde").await;
    assert_reciprocal(&app, &page).await;
    assert_eq!(page.alternates()["de"], format!("{}/de/welt", app.state.site.base_url));
    assert_eq!(page.alternates()["x-default"], page.canonical().unwrap());
    let current = page.one("nav[data-slot=sections] a[aria-current]");
    assert_eq!(current.attr("href"), Some("/fr/monde"));
    let switcher = page.attrs("[data-slot=languages] a", "href");
    assert_eq!(switcher, ["/en/world", "/de/welt"]);
}

#[tokio::test]
async fn a_section_without_stories_is_a_page_that_says_so() {
    let page = TestApp::start().await.page("/fr/sport").await;
    assert_sound("/fr/sport", &page);
    assert!(page.has("main p") && !page.has("main ul") && !page.has("main nav"));
}

#[tokio::test]
async fn another_languages_word_for_a_section_is_not_one() {
    let app = TestApp::start().await;
    for target in ["/fr/world", "/en/monde", "/de/politique", "/fr/Monde", "/fr/mond%C3%A9"] {
        assert_page(&app.get(target).await, 404);
    }
}
