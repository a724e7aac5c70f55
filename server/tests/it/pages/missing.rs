//! What is not there, not there any more, or elsewhere now.

use super::{assert_page, assert_sound, small_paper};
use crate::{
    paper::{Paper, lang},
    story::Story,
    test_app::{Setup, TestApp},
};

#[tokio::test]
async fn an_unknown_address_answers_404_with_a_page_in_its_language() {
    let app = TestApp::with(small_paper()).await;
    for (target, tag) in [
        ("/fr/never", "fr"),
        ("/en/never", "en"),
        ("/de/welt/never", "de"),
        ("/en/world/council/extra", "en"),
        ("/en/world/council/extra/2", "en"),
        ("/xx", "fr"),
        ("/sv/world", "fr"),
        ("/FR", "fr"),
        ("/index.php", "fr"),
        ("/wp-login.php", "fr"),
    ] {
        let reply = app.get(target).await;
        let page = assert_page(&reply, 404);
        assert_sound(target, &page);
        assert_eq!(page.one("html").attr("lang"), Some(tag), "{target}");
        assert!(page.canonical().is_none() && page.alternates().is_empty(), "{target}");
        assert_eq!(page.attrs("meta[name=robots]", "content"), ["noindex"]);
        assert_eq!(page.all("nav[data-slot=sections] a").len(), 8, "{target}");
        assert_eq!(
            (reply.header("cache-control"), reply.header("etag")),
            (Some("no-store"), None),
            "{target}"
        );
    }
}

#[tokio::test]
async fn a_withdrawn_article_answers_410_and_is_linked_from_nowhere() {
    let app = TestApp::with(small_paper()).await;
    let story = Story::new("council").slug("conseil").topics(&["nato", "energy"]).must_read(1);
    app.paper.import([story.withdrawn()]).await;
    let page = assert_page(&app.get("/fr/monde/conseil").await, 410);
    assert_sound("/fr/monde/conseil", &page);
    assert!(!page.has("[data-story]") && page.attrs("meta[name=robots]", "content") == ["noindex"]);
    for target in [
        "/fr",
        "/fr/monde",
        "/fr/topics/nato",
        "/fr/sources/meridian-wire",
        "/fr/monde/world-0",
        "/en/world/council",
        "/de/welt/rat",
    ] {
        let page = app.page(target).await;
        assert!(!page.attrs("a", "href").contains(&"/fr/monde/conseil"), "{target}");
        assert!(
            !page.alternates().contains_key("fr") || !target.ends_with("council"),
            "{target}"
        );
    }
}

#[tokio::test]
async fn a_withdrawn_articles_page_says_in_which_languages_the_story_can_still_be_read() {
    let app = Setup::default()
        .config("languages = [\"fr\", \"en\", \"de\", \"it\"]")
        .start()
        .await;
    let council = |tag: &str| Story::new("council").lang(tag);
    let later = council("it").published("2025-03-19T12:00:00+01:00");
    app.paper
        .import([council("fr").withdrawn(), council("en"), council("de"), council("pl"), later])
        .await;
    let page = assert_page(&app.get("/fr/monde/council").await, 410);
    assert_sound("/fr/monde/council", &page);
    let still = page.one("[data-slot=translations]").text();
    assert!(still.ends_with(" Deutsch et English"), "of those served: {still}");
    assert_eq!(
        page.attrs("[data-slot=translations] a", "href"),
        ["/de/welt/council", "/en/world/council"]
    );
    assert_eq!(
        page.attrs("[data-slot=languages] a", "href"),
        ["/en/world/council", "/de/welt/council", "/it"]
    );
    assert_eq!(page.all("[data-slot=languages] a [class=languages__note]").len(), 1);
    // It is not to be indexed, so it names no translations to machines.
    assert!(page.alternates().is_empty());

    app.paper.import([council("en").withdrawn(), council("de").withdrawn()]).await;
    let page = assert_page(&app.get("/fr/monde/council").await, 410);
    assert!(!page.has("[data-slot=translations]"));
    assert_eq!(page.attrs("[data-slot=languages] a", "href"), ["/en", "/de", "/it"]);
}

#[tokio::test]
async fn an_embargoed_article_is_nowhere_and_then_there_at_its_minute() {
    let app = TestApp::with(small_paper()).await;
    let later = Story::new("later")
        .published("2025-03-19T11:30:00+01:00")
        .topics(&["nato"])
        .must_read(1);
    app.paper.import([later.clone(), later.lang("en").slug("later-en")]).await;
    let lists = ["/fr", "/fr/monde", "/fr/topics/nato", "/fr/monde/world-0"];
    for target in lists {
        assert!(!app.page(target).await.stories("main").contains(&"later"), "{target}");
    }
    assert_page(&app.get("/fr/monde/later").await, 404);

    let then = Setup::default()
        .now("2025-03-19T11:30:00+01:00")
        .start_on(app.paper.clone())
        .await;
    for target in lists {
        assert!(then.page(target).await.stories("main").contains(&"later"), "{target}");
    }
    assert_eq!(then.page("/fr/monde/later").await.alternates().len(), 3);
}

#[tokio::test]
async fn a_moved_story_answers_301_at_every_old_address() {
    let app = TestApp::with([Story::new("a").slug("first")]).await;
    app.paper.import([Story::new("a").slug("second")]).await;
    app.paper.import([Story::new("a").slug("third").section("sport")]).await;
    app.paper.import([Story::new("b").slug("first")]).await;
    for target in ["/fr/monde/first", "/fr/monde/second", "/fr/sport/first", "/fr/monde/third"] {
        let reply = app.get(target).await;
        assert_eq!((reply.status, reply.location()), (301, "/fr/sport/third"), "{target}");
    }
    assert_eq!(app.page("/fr/monde/first-2").await.one("h1").text(), "Titre de b");
}

/// Else two addresses show one article, and views, caches and links are split.
#[tokio::test]
async fn an_article_is_at_one_address_only() {
    let app = TestApp::with(small_paper()).await;
    for target in ["/fr/world/conseil", "/fr/sport/conseil", "/fr/europe/conseil"] {
        let reply = app.get(target).await;
        assert_eq!(
            (reply.status, reply.header("location")),
            (301, Some("/fr/monde/conseil")),
            "{target}"
        );
    }
}

/// The address is taken over by a section of another id, or is nobody's any more: the article is then under the id of the section it
/// was written for, named by that id and without a link to a front.
#[tokio::test]
async fn an_article_whose_section_is_gone_is_at_one_address_and_no_redirect_is_endless() {
    let label = "label = { fr = \"Le monde\", en = \"World\", de = \"Welt\" }";
    for slug in ["monde", "planete"] {
        let paper = Paper::new().await;
        paper.import([Story::new("a")]).await;
        let app = Setup::default()
            .config(&format!(
                "[[sections]]\nid = \"planet\"\nslug = {{ fr = \"{slug}\" }}\n{label}"
            ))
            .start_on(paper)
            .await;
        for target in ["/fr/monde/a", "/fr/planete/a", "/fr/never/a"] {
            let reply = app.get(target).await;
            assert_eq!((reply.status, reply.location()), (301, "/fr/world/a"), "{target}");
        }
        let page = app.page("/fr/world/a").await;
        assert_eq!(page.one("h1").text(), "Titre de a");
        assert_eq!(
            page.canonical().map(|url| app.path_of(url).to_owned()).as_deref(),
            Some("/fr/world/a")
        );
    }
}

#[tokio::test]
async fn a_slash_at_the_end_is_the_same_page() {
    let app = TestApp::with(small_paper()).await;
    for (target, to) in [
        ("/fr/", "/fr"),
        ("/fr///", "/fr"),
        ("/fr/monde/?page=2", "/fr/monde?page=2"),
        ("/fr/monde/conseil/", "/fr/monde/conseil"),
        ("//fr/", "/fr"),
    ] {
        let reply = app.get(target).await;
        assert_eq!((reply.status, reply.location()), (301, to), "{target}");
    }
}

#[tokio::test]
async fn a_store_that_does_not_answer_is_a_page_that_says_so_and_nothing_internal() {
    let app = TestApp::with(small_paper()).await;
    app.state.store.close().await;
    for target in ["/fr", "/fr/monde/conseil", "/en/topics/nato"] {
        let reply = app.get(target).await;
        let page = assert_page(&reply, 503);
        assert_sound(target, &page);
        assert_eq!(reply.header("retry-after"), Some("10"));
        let text = page.one("main").text().to_ascii_lowercase();
        assert!(
            !["sql", "pool", "database", "error"].iter().any(|word| text.contains(word)),
            "{text}"
        );
    }
    assert_eq!(
        app.page("/fr/about").await.one("html").attr("lang"),
        Some("fr"),
        "what needs no store is there"
    );
    assert_eq!(
        (app.get("/readyz").await.status, app.get("/healthz").await.status),
        (503, 200)
    );
    assert!(app.state.site.edition(lang("fr")).is_some());
}
