//! `/{lang}`.

use std::collections::BTreeSet;

use app::domain::article::Address;

use super::small_paper;
use crate::{
    html::Page,
    paper::lang,
    story::Story,
    test_app::{Setup, TestApp},
};

fn slots(page: &Page) -> Vec<&str> {
    page.attrs("main [data-slot]", "data-slot")
}

#[tokio::test]
async fn a_front_shows_no_story_twice() {
    let app = TestApp::with(small_paper()).await;
    for front in ["/fr", "/en", "/de"] {
        let page = app.page(front).await;
        let stories = page.stories("main");
        assert_eq!(stories.iter().collect::<BTreeSet<_>>().len(), stories.len(), "{front}");
        let links: Vec<_> = page.attrs("main [data-teaser] a", "href");
        assert_eq!(links.iter().collect::<BTreeSet<_>>().len(), links.len(), "{front}");
    }
}

#[tokio::test]
async fn a_front_without_stories_has_no_block_and_no_heading_but_says_so() {
    let page = TestApp::start().await.page("/fr").await;
    assert_eq!(slots(&page), [""; 0]);
    assert_eq!(
        (
            page.all("main h1").len(),
            page.all("main h2").len(),
            page.all("main h3").len()
        ),
        (1, 0, 0)
    );
    assert_eq!(page.all("main [class=empty]").len(), 1);
}

#[tokio::test]
async fn an_empty_block_leaves_nothing() {
    let page = TestApp::with([Story::new("only")]).await.page("/fr").await;
    assert_eq!(page.stories("main"), ["only"]);
    assert_eq!(slots(&page), [""; 0], "no must-read, latest, most-read, section or advert");
}

#[tokio::test]
async fn the_splash_is_the_editors_first_choice() {
    let page = TestApp::with(small_paper()).await.page("/fr").await;
    assert_eq!(page.stories("main")[0], "council");
    let headline = page.one("[data-teaser=council] h2 a");
    assert_eq!(
        (headline.text().as_str(), headline.attr("href")),
        ("Titre de council", Some("/fr/monde/conseil"))
    );
    let picture = page.one("[data-teaser=council] img");
    assert_eq!((picture.attr("loading"), picture.attr("fetchpriority")), (None, Some("high")));
    assert!(
        page.attrs("main img", "alt").iter().all(|alt| alt.is_empty()),
        "the headline says it all"
    );
}

#[tokio::test]
async fn a_teaser_of_another_language_says_so_to_eye_ear_and_machine() {
    let page = TestApp::with(small_paper()).await.page("/fr").await;
    let link = page.one("[data-teaser=british] a");
    assert_eq!((link.attr("lang"), link.attr("hreflang")), (Some("en"), Some("en")));
    assert_eq!(link.attr("href"), Some("/en/politics/british"));
    assert!(
        page.all("[data-teaser=british] [lang=en]")
            .iter()
            .any(|badge| badge.text() == "English")
    );
    let own = page.one("[data-teaser=council] h2 a");
    assert_eq!((own.attr("lang"), own.attr("hreflang")), (None, None));
}

#[tokio::test]
async fn an_edition_that_is_not_served_is_linked_from_nowhere() {
    let app = Setup::default().config("languages = [\"fr\"]").start().await;
    app.paper.import(small_paper()).await;
    for target in ["/fr", "/fr/monde/conseil", "/fr/topics/nato", "/fr/about"] {
        let page = app.page(target).await;
        let elsewhere: Vec<_> = page
            .attrs("a", "href")
            .into_iter()
            .filter(|href| href.starts_with("/en") || href.starts_with("/de"))
            .collect();
        assert_eq!(elsewhere, [""; 0], "{target}");
        assert!(page.alternates().is_empty() && !page.has("[data-slot=languages]"), "{target}");
    }
}

#[tokio::test]
async fn the_menu_is_made_of_the_sections() {
    let page = TestApp::start().await.page("/fr").await;
    let links = page.attrs("nav[data-slot=sections] a", "href");
    let slugs = [
        "monde",
        "europe",
        "politique",
        "economie",
        "sciences",
        "environnement",
        "culture",
        "sport",
    ];
    assert_eq!(links, slugs.map(|slug| format!("/fr/{slug}")));
    assert!(page.texts("nav[data-slot=sections] a").iter().all(|label| !label.is_empty()));
}

#[tokio::test]
async fn a_section_has_a_name_in_every_language_that_is_served_and_a_fallback_in_others() {
    let section = |id: &str, german: &str| {
        format!(
            "[[sections]]\nid = \"{id}\"\nslug = {{ fr = \"{id}\" }}\nlabel = {{ fr = \"Le {id}\", en = \"The {id}\"{german} }}\n"
        )
    };
    let sections = [section("world", ""), section("sport", ", de = \"Sport\"")].concat();
    let app = Setup::default()
        .config("languages = [\"fr\", \"en\"]")
        .config(&sections)
        .start()
        .await;
    let site = &app.state.site;
    // The configuration asks for a name in every language that is served. That a page marks the fallback with its own language is
    // tested beside the menu.
    assert_eq!(site.section_label("world", lang("de")), (lang("en"), "The world".to_owned()));
    assert_eq!(site.section_label("sport", lang("de")), (lang("de"), "Sport".to_owned()));
    assert_eq!(
        app.page("/fr").await.texts("nav[data-slot=sections] a"),
        ["Le world", "Le sport"]
    );
}

#[tokio::test]
async fn an_advert_is_labelled_and_without_one_there_is_no_place_for_it() {
    let advert =
        |place: &str| format!("[[adverts]]\nplace = \"{place}\"\nheadline = {{ fr = \"Abonnez-vous\" }}\nurl = \"/fr/about\"\n");
    let app = Setup::default()
        .config(&[advert("front"), advert("article")].concat())
        .start()
        .await;
    app.paper.import(small_paper()).await;
    for target in ["/fr", "/fr/monde/conseil"] {
        let page = app.page(target).await;
        assert_eq!(page.one("[data-slot=ad]").attr("aria-label"), Some("Publicité"), "{target}");
        assert_eq!(page.one("[data-slot=ad] a").attr("href"), Some("/fr/about"));
    }
    assert!(!app.page("/en").await.has("[data-slot=ad]"), "it has no English text");
    assert!(!app.page("/fr/monde").await.has("[data-slot=ad]"));
}

#[tokio::test]
async fn most_read_moves_by_readers_and_not_by_machines() {
    let app = TestApp::with(small_paper()).await;
    let read = async |slug: &str, count: usize, headers: &[(&str, &str)]| {
        for reader in 0..count {
            let address = format!("192.0.2.{reader}");
            let headers: Vec<_> = [("x-forwarded-for", address.as_str())]
                .into_iter()
                .chain(headers.iter().copied())
                .collect();
            assert_eq!(app.get_with(&format!("/fr/sport/{slug}"), &headers).await.status, 200);
        }
    };
    // One reader, again and again.
    for _ in 0..100 {
        app.get("/fr/monde/conseil").await;
    }
    read("sport-3", 6, &[]).await;
    read("sport-2", 6, &[("user-agent", "Googlebot/2.1")]).await;
    read("sport-1", 6, &[("sec-purpose", "prefetch")]).await;
    read("sport-0", 4, &[]).await;
    app.get("/fr/sport/never-was").await;
    app.write_views().await;
    let page = app.page("/fr").await;
    let most_read = app
        .state
        .store
        .front_candidates(lang("fr"), &[], &crate::paper::everywhere(), &[], app.state.clock.now())
        .await
        .unwrap()
        .most_read;
    assert_eq!(
        most_read.iter().map(|teaser| teaser.story.as_str()).collect::<Vec<_>>(),
        ["sport-3"]
    );
    assert!(page.stories("main").contains(&"sport-3"));
}

#[tokio::test]
async fn a_view_is_counted_for_the_address_and_nothing_else() {
    let app = TestApp::with(small_paper()).await;
    app.get_with("/fr/monde/conseil?from=mail", &[("referer", "https://elsewhere.example/")])
        .await;
    let counted: Vec<(Address, u32)> = app.state.views.take(app.state.clock.now()).sums().into_iter().collect();
    let address = Address {
        lang: lang("fr"),
        section: "world".parse().unwrap(),
        slug: "conseil".parse().unwrap(),
    };
    assert_eq!(counted, [(address, 1)]);
}
