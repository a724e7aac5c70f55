//! `/{lang}/{section}/{slug}`.

use app::ports::Found;
use serde_json::{Value, json};

use super::{assert_addressed, assert_reciprocal, assert_sound, small_paper};
use crate::{
    html::Page,
    story::Story,
    test_app::{Setup, TestApp},
};

fn json_ld(page: &Page) -> Value {
    serde_json::from_str(page.one("script[type=application/ld+json]").raw_text()).unwrap()
}

fn outside() -> Story {
    Story::new("a")
        .headline("L’Otan : « oui »")
        .standfirst("Un chapeau & plus.")
        .source(
            "Meridian Wire",
            "https://meridian-wire.example/2025/a?x=1&y=2",
            Some("CC BY 4.0"),
        )
        .topics(&["nato", "ukraine"])
        .picture()
        .body("Un paragraphe.\n\n## Un intertitre\n\nUn autre.")
}

#[tokio::test]
async fn an_article_has_every_part_of_the_page_it_started_from() {
    let app = TestApp::with([outside().byline("Anna Ek").updated("2025-03-19T09:00:00+01:00")]).await;
    let page = app.page("/fr/monde/a").await;
    assert_sound("/fr/monde/a", &page);
    assert_addressed(&app, "/fr/monde/a", &page);
    let article = page.one("main article[data-story=a]");
    assert_eq!(article.attr("lang"), Some("fr"));
    assert_eq!(page.one("article[data-story] h1").text(), "L’Otan\u{a0}: «\u{a0}oui\u{a0}»");
    assert_eq!(page.one("[data-slot=standfirst]").text(), "Un chapeau & plus.");
    assert_eq!(
        page.attrs("[data-slot=times] time", "datetime"),
        ["2025-03-19T08:00:00+01:00", "2025-03-19T09:00:00+01:00"]
    );
    assert!(article.text().contains("Anna Ek"));
    assert_eq!(page.one("[data-slot=body] h2").text(), "Un intertitre");
    assert_eq!(
        page.attrs("article[data-story] nav a", "href"),
        ["/fr/topics/nato", "/fr/topics/ukraine"]
    );
    assert!(page.one("[data-slot=disclaimer]").text().contains("Meridian Wire"));
    let source = page.one("[data-slot=source]");
    assert!(source.text().contains("CC BY 4.0"));
    let original = page.one("[data-slot=source] a[hreflang=fr]");
    assert_eq!(original.attr("href"), Some("https://meridian-wire.example/2025/a?x=1&y=2"));
    let picture = page.one("article[data-story] figure img");
    assert_eq!(
        (picture.attr("alt"), picture.attr("width"), picture.attr("height")),
        (Some("Image de a"), Some("800"), Some("450"))
    );
    assert_eq!(
        app.get(picture.attr("src").unwrap()).await.header("content-type"),
        Some("image/png")
    );
}

#[tokio::test]
async fn our_own_article_names_no_source_and_updated_is_shown_only_where_it_is_later() {
    let app = TestApp::with([Story::new("own").updated("2025-03-19T08:00:00+01:00")]).await;
    let page = app.page("/fr/monde/own").await;
    assert!(!page.has("[data-slot=source]") && page.all("[data-slot=times] time").len() == 1);
    assert!(page.one("[data-slot=disclaimer]").text().contains("EU Briefs"));
    assert_eq!(json_ld(&page).get("isBasedOn"), None);
}

#[tokio::test]
async fn an_article_can_be_listened_to_by_a_module_that_no_page_loads_by_itself() {
    let app = TestApp::with([Story::new("a")]).await;
    let page = app.page("/fr/monde/a").await;
    let button = page.one("article[data-story] button[data-slot=listen]");
    // Until the browser finds a voice.
    assert!(button.attr("hidden").is_some());
    assert_eq!(page.texts("[data-slot=listen] span"), ["Écouter", "Arrêter l’écoute"]);
    let address = button.attr("data-module").unwrap();
    let module = app.get(address).await;
    assert_eq!(
        (module.status, module.header("content-type"), module.header("cache-control")),
        (
            200,
            Some("text/javascript; charset=utf-8"),
            Some("public, max-age=31536000, immutable")
        )
    );
    assert!(module.text().contains("export function toggle(button)"));
    assert!(!app.get("/worker.js").await.text().contains(address));
    let named = |name| page.elements().iter().any(|element| element.attr(name) == Some(address));
    assert!(!named("src") && !named("href"));
    assert!(!app.page("/lite/fr/monde/a").await.has("[data-slot=listen]"));
}

#[tokio::test]
async fn an_empty_block_beside_an_article_leaves_nothing() {
    let page = TestApp::with([Story::new("alone")]).await.page("/fr/monde/alone").await;
    for slot in ["must-read", "latest", "related", "ad", "age", "source", "translations"] {
        assert!(!page.has(&format!("main [data-slot={slot}]")), "{slot}");
    }
    assert_eq!(page.all("main h2").len(), 0);
}

#[tokio::test]
async fn the_stories_around_an_article_are_others_and_each_is_there_once() {
    let app = TestApp::with(small_paper()).await;
    let page = app.page("/fr/monde/conseil").await;
    let stories = page.stories("main");
    assert!(!stories.contains(&"council"));
    assert_eq!(stories.iter().collect::<std::collections::BTreeSet<_>>().len(), stories.len());
    let related = page.stories("[data-slot=related]");
    assert!((3..=6).contains(&related.len()), "{related:?}");
    assert!(page.has("[data-slot=latest]"));
    // The must-read is the article itself here, and elsewhere not.
    assert!(!page.has("[data-slot=must-read]"));
    assert_eq!(
        app.page("/fr/monde/world-0").await.stories("[data-slot=must-read]"),
        ["council"]
    );
    for link in page.all("main [data-teaser] a") {
        let is_foreign = !link.attr("href").unwrap().starts_with("/fr/");
        assert_eq!(link.attr("hreflang").is_some(), is_foreign);
    }
}

#[tokio::test]
async fn an_article_older_than_ninety_days_carries_a_notice() {
    let app = TestApp::with([
        Story::new("old").published("2024-08-28T16:00:00+02:00"),
        Story::new("years").published("2022-02-24T06:00:00+01:00"),
        Story::new("young").published("2024-12-19T11:00:00+01:00"),
    ])
    .await;
    assert_eq!(
        app.page("/fr/monde/old").await.one("[data-slot=age]").text(),
        "Cet article a 6 mois."
    );
    assert!(app.page("/fr/monde/years").await.one("[data-slot=age]").text().contains('3'));
    assert!(!app.page("/fr/monde/young").await.has("[data-slot=age]"));
}

#[tokio::test]
async fn the_translations_of_a_story_name_each_other() {
    let app = TestApp::with(small_paper()).await;
    let page = app.page("/de/welt/rat").await;
    assert_addressed(&app, "/de/welt/rat", &page);
    let base = &app.state.site.base_url;
    let expected = [
        ("de", "/de/welt/rat"),
        ("en", "/en/world/council"),
        ("fr", "/fr/monde/conseil"),
        ("x-default", "/fr/monde/conseil"),
    ];
    assert_eq!(
        page.alternates(),
        expected
            .map(|(tag, path)| (tag, format!("{base}{path}")))
            .iter()
            .map(|(tag, url)| (*tag, url.as_str()))
            .collect()
    );
    assert_reciprocal(&app, &page).await;
    assert_eq!(
        page.attrs("[data-slot=languages] a", "href"),
        ["/fr/monde/conseil", "/en/world/council"]
    );
    assert_eq!(page.attrs("[data-slot=translations] a", "hreflang"), ["en", "fr"]);
}

#[tokio::test]
async fn x_default_is_a_translation_there_is() {
    let app = TestApp::with([
        Story::new("a").lang("en").slug("a-en"),
        Story::new("a").lang("de").slug("a-de"),
    ])
    .await;
    let page = app.page("/en/world/a-en").await;
    let alternates = page.alternates();
    assert_eq!(alternates.keys().copied().collect::<Vec<_>>(), ["de", "en", "x-default"]);
    assert!([alternates["de"], alternates["en"]].contains(&alternates["x-default"]));
    assert_reciprocal(&app, &page).await;
}

#[tokio::test]
async fn a_story_without_translations_has_no_alternates_and_the_switcher_says_so() {
    let app = TestApp::with([Story::new("a")]).await;
    let page = app.page("/fr/monde/a").await;
    assert!(page.alternates().is_empty());
    let offers = page.all("[data-slot=languages] a");
    assert_eq!(
        offers.iter().map(|offer| offer.attr("href").unwrap()).collect::<Vec<_>>(),
        ["/en", "/de"]
    );
    assert!(offers[0].text().contains("not translated"), "{}", offers[0].text());
    assert_eq!(offers[0].attr("lang"), Some("en"));
}

#[tokio::test]
async fn json_ld_says_what_the_page_says() {
    let app = TestApp::with([outside().byline("Anna Ek").updated("2025-03-19T09:00:00+01:00")]).await;
    let page = app.page("/fr/monde/a").await;
    let data = json_ld(&page);
    assert_eq!(
        (&data["@context"], &data["@type"]),
        (&json!("https://schema.org"), &json!("NewsArticle"))
    );
    assert_eq!(data["headline"], json!(page.one("h1").text()));
    assert_eq!(data["description"], json!(page.one("[data-slot=standfirst]").text()));
    assert_eq!(data["inLanguage"], json!("fr"));
    assert_eq!(
        json!([data["datePublished"], data["dateModified"]]),
        json!(page.attrs("[data-slot=times] time", "datetime"))
    );
    assert_eq!(
        (data["url"].as_str(), data["mainEntityOfPage"].as_str()),
        (page.canonical(), page.canonical())
    );
    assert_eq!(
        data["isBasedOn"].as_str(),
        page.one("[data-slot=source] a[hreflang]").attr("href")
    );
    assert_eq!(data["license"], json!("CC BY 4.0"));
    assert_eq!(data["author"]["name"], json!("Anna Ek"));
    assert_eq!(data["keywords"], json!(page.texts("article[data-story] nav a")));
    assert_eq!(
        data["articleSection"],
        json!(page.one("nav[data-slot=sections] a[aria-current]").text())
    );
    let picture = page.one("article[data-story] figure img").attr("src").unwrap();
    assert_eq!(data["image"], json!([format!("{}{picture}", app.state.site.base_url)]));
}

#[tokio::test]
async fn open_graph_says_what_the_page_says() {
    let app = TestApp::with([outside()]).await;
    let page = app.page("/fr/monde/a").await;
    for (property, content) in [
        ("og:title", page.one("h1").text()),
        ("og:description", page.one("[data-slot=standfirst]").text()),
        ("og:type", "article".into()),
        ("og:url", page.canonical().unwrap().into()),
        ("og:locale", "fr_FR".into()),
        ("og:site_name", "EU Briefs".into()),
    ] {
        assert_eq!(
            page.attrs(&format!("head meta[property={property}]"), "content"),
            [content],
            "{property}"
        );
    }
    assert_eq!(page.one("title").text(), "L’Otan\u{a0}: «\u{a0}oui\u{a0}» — EU Briefs");
}

#[tokio::test]
async fn what_an_author_writes_can_never_become_script() {
    let evil = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    let story = Story::new("a")
        .headline(evil)
        .standfirst(evil)
        .byline(evil)
        .source(evil, "https://a.example/?\"><script>", Some(evil))
        .body(evil);
    let app = TestApp::with([story, Story::new("b")]).await;
    for target in ["/fr", "/fr/monde", "/fr/monde/a", "/fr/sources"] {
        let page = app.page(target).await;
        let scripts = page
            .all("script")
            .iter()
            .filter(|script| script.attr("type") != Some("application/ld+json"))
            .count();
        assert_eq!(scripts, 3, "{target}: only the page's own");
        assert!(!page.has("[onerror]") && !page.has("img"), "{target}");
    }
    let page = app.page("/fr/monde/a").await;
    assert_eq!(
        (page.one("h1").text().as_str(), json_ld(&page)["headline"].as_str()),
        (evil, Some(evil))
    );
}

#[tokio::test]
async fn times_are_in_the_sites_zone() {
    let app = Setup::default().config("time_zone = \"Europe/Helsinki\"").start().await;
    app.paper
        .import([Story::new("a"), Story::new("summer").published("2024-07-01T12:00:00Z")])
        .await;
    assert_eq!(
        app.page("/fr/monde/a").await.attrs("[data-slot=times] time", "datetime"),
        ["2025-03-19T09:00:00+02:00"]
    );
    assert_eq!(
        app.page("/fr/monde/summer").await.attrs("[data-slot=times] time", "datetime"),
        ["2024-07-01T15:00:00+03:00"]
    );
}

#[tokio::test]
async fn an_edit_of_our_own_is_a_version_with_its_changes() {
    let app = TestApp::with([Story::new("a").body("Le texte est court.")]).await;
    let page = app.page("/fr/monde/a").await;
    assert_eq!(page.one("article[data-story]").attr("data-version"), Some("1"));
    assert!(
        page.all("[data-slot=provenance]").is_empty(),
        "nothing to say of a first version"
    );
    // Another picture, or the same again, is no other text.
    app.paper
        .import([Story::new("a").body("Le texte est court.").picture()])
        .await;
    assert_eq!(
        app.page("/fr/monde/a").await.one("article[data-story]").attr("data-version"),
        Some("1")
    );
    app.paper.import([Story::new("a").body("Le texte est long.")]).await;
    app.paper
        .import([Story::new("a").headline("Un titre neuf").body("Le texte est long.")])
        .await;
    let page = app.page("/fr/monde/a").await;
    assert_sound("/fr/monde/a", &page);
    assert_eq!(page.one("article[data-story]").attr("data-version"), Some("3"));
    let panel = page.one("[data-slot=provenance]");
    assert!(panel.text().contains("court."), "{}", panel.text());
    assert!(page.all("[data-slot=provenance] code").is_empty(), "no document brought it");
    assert!(page.all("[data-slot=changes]").is_empty());
}

#[tokio::test]
async fn a_reader_of_an_earlier_version_is_shown_all_that_changed_since() {
    let app = TestApp::with([Story::new("a").body("Le texte est court.")]).await;
    app.paper.import([Story::new("a").body("Le texte est long.")]).await;
    app.paper
        .import([Story::new("a").headline("Un titre neuf").body("Le texte est long.")])
        .await;
    let target = "/fr/monde/a?since=1";
    let page = app.page(target).await;
    assert_sound(target, &page);
    let marked = |kind: &str| -> Vec<String> {
        let all = page.all(&format!("[data-slot=changes] {kind}"));
        all.iter().map(|piece| piece.text().trim().to_owned()).collect()
    };
    assert!(marked("del").contains(&"court.".to_owned()), "{:?}", marked("del"));
    assert!(
        marked("ins").iter().any(|words| words.contains("neuf")),
        "{:?}",
        marked("ins")
    );
    assert!(marked("ins").contains(&"long.".to_owned()), "{:?}", marked("ins"));
    let canonical = page.one("link[rel=canonical]").attr("href").unwrap();
    assert_eq!(app.path_of(canonical), "/fr/monde/a", "one address for machines");
    for nothing in ["since=3", "since=0", "since=99", "since=x", "since=-1", "since="] {
        let page = app.page(&format!("/fr/monde/a?{nothing}")).await;
        assert!(page.all("[data-slot=changes]").is_empty(), "{nothing}");
    }
}

#[tokio::test]
async fn what_nobody_can_have_read_is_no_version() {
    let app = TestApp::with([Story::new("a").published("2025-03-19T18:00:00+01:00").body("Avant.")]).await;
    app.paper
        .import([Story::new("a").published("2025-03-19T08:00:00+01:00").body("Après.")])
        .await;
    assert_eq!(
        app.page("/fr/monde/a").await.one("article[data-story]").attr("data-version"),
        Some("1")
    );
}

#[tokio::test]
async fn a_picture_has_an_address_of_its_own_on_the_page() {
    let app = TestApp::with([Story::new("a").picture()]).await;
    let page = app.page("/fr/monde/a").await;
    let link = page.one("article figure a");
    assert_eq!(
        (link.attr("href"), link.attr("id")),
        (Some("#picture-1"), Some("picture-1-place"))
    );
    let dialog = page.one("article dialog");
    assert_eq!(
        (dialog.attr("id"), dialog.attr("aria-label")),
        (Some("picture-1"), Some("Image de a"))
    );
    assert_eq!(page.one("article dialog a").attr("href"), Some("#picture-1-place"));
    assert_eq!(
        page.one("article dialog img").attr("loading"),
        Some("lazy"),
        "not fetched until it is shown"
    );
    assert!(app.page("/lite/fr/monde/a").await.all("dialog").is_empty());
}

#[tokio::test]
async fn stories_without_topics_are_related_by_the_words_that_tell_what_they_are_about() {
    let story =
        |id: &str, headline: &str, standfirst: &str| Story::new(id).section("sport").headline(headline).standfirst(standfirst);
    let app = TestApp::with([
        story(
            "itself",
            "La digue d’Ostende cède",
            "À Ostende, la digue construite en 1953 a cédé dans la nuit.",
        )
        .section("environment"),
        story(
            "same-matter",
            "Ostende répare",
            "Deux jours après, la digue est fermée à tous.",
        )
        .published("2025-03-01T08:00:00+01:00"),
        story("one-word", "Ostende en fête", "Le carnaval a réuni des milliers de gens."),
        story("nothing", "Le tour du lac", "Une course a eu lieu ici."),
        story("filler", "Le tour du mont", "Une autre course a eu lieu ici."),
        // Its text has the words, and is about something else.
        story("in-passing", "Le vélo", "Une sortie.").body("Plus loin, la digue d’Ostende."),
    ])
    .await;
    server::jobs::index_search::work_off(&app.state.store, app.state.clock.now())
        .await
        .unwrap();
    let Found::Article(article) = app
        .state
        .store
        .find_article("fr".parse().unwrap(), "itself", app.state.clock.now())
        .await
        .unwrap()
    else {
        panic!("it is there")
    };
    let articles = &app.state.ports.articles;
    let related = articles.related(&article, app.state.clock.now()).await.unwrap();
    let stories: Vec<&str> = related.iter().map(|teaser| teaser.story.as_str()).collect();
    assert_eq!(stories, ["same-matter"]);
}
