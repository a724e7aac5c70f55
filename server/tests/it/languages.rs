//! The sample edition in all its languages: what the pages say of their translations.

use std::collections::BTreeMap;

use app::domain::{front::sizes, lang::Lang};
use server::stories::Files;

use crate::{
    html::{Element, Page},
    pages::{assert_addressed, assert_reciprocal, assert_sound},
    story::Story,
    test_app::{Setup, TestApp},
};

fn tags() -> Vec<&'static str> {
    Lang::all().map(Lang::tag).collect()
}

/// An edition in every language, the French one the default.
fn editions() -> Setup {
    let mut langs = tags();
    langs.sort_by_key(|tag| *tag != "fr");
    Setup::default().config(&format!("languages = {langs:?}"))
}

/// The sample in all of them, and a section that has a second page.
async fn everywhere() -> TestApp {
    let app = editions().start().await;
    app.paper.import_files(&Files::Sample).await;
    let more = (0..=sizes::PAGE).map(|index| {
        Story::new(&format!("more-{index}"))
            .section("sport")
            .published("2024-11-01T08:00:00Z")
    });
    app.paper.import(more).await;
    app
}

/// The links of the switcher: language and address.
fn offers(page: &Page) -> BTreeMap<String, String> {
    let links = page.all("[data-slot=languages] a");
    let of = |name: &str, link: &Element| link.attr(name).unwrap().to_owned();
    links
        .into_iter()
        .map(|link| (of("hreflang", link), of("href", link)))
        .collect()
}

#[tokio::test]
async fn pages_in_26_languages_name_their_translations_and_nothing_else() {
    let app = everywhere().await;
    // In all languages: the front, a section, a statement, an article that is translated into all of them.
    let front = app.page("/fr").await;
    let section = app.page("/fr/sport").await;
    let whole = ["/fr", "/fr/sport", "/fr/about", "/fr/sources"];
    for target in whole {
        let page = app.page(target).await;
        assert_eq!(page.alternates().len(), 27, "{target}");
        assert_eq!(page.alternates()["x-default"], page.canonical().unwrap(), "{target}");
        assert_reciprocal(&app, &page).await;
    }
    assert_eq!((offers(&front).len(), offers(&section).len()), (25, 25));
    // A further page of a list has no counterparts; the switcher leads to the first.
    let second = app.page("/fr/sport?page=2").await;
    assert!(second.alternates().is_empty());
    assert_eq!(offers(&second), offers(&section));
    // The articles on every front.
    let mut seen: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for tag in tags() {
        for link in app.page(&format!("/{tag}")).await.attrs("[data-teaser] a", "href") {
            if !link.starts_with(&format!("/{tag}/")) {
                continue;
            }
            let page = app.page(link).await;
            assert_sound(link, &page);
            assert_addressed(&app, link, &page);
            let alternates: BTreeMap<String, String> = page
                .alternates()
                .into_iter()
                .map(|(other, url)| (other.to_owned(), app.path_of(url).to_owned()))
                .collect();
            // The switcher leads to these, and to the fronts of the others.
            for (other, href) in offers(&page) {
                let front = format!("/{other}");
                assert_eq!(&href, alternates.get(&other).unwrap_or(&front), "{link}");
            }
            seen.insert(link.to_owned(), alternates);
        }
    }
    assert!(seen.len() >= 26 * 5, "{} articles", seen.len());
    for (link, alternates) in &seen {
        for other in alternates.values().filter_map(|address| seen.get(address)) {
            assert_eq!(other, alternates, "{link}");
        }
    }
}

#[tokio::test]
async fn a_story_in_every_language_is_named_mutually_by_all_of_them() {
    let app = everywhere().await;
    let section = app.page("/fr/monde").await;
    let teaser = section.one("[data-teaser=nato-ukraine-council] a");
    let page = app.page(teaser.attr("href").unwrap()).await;
    assert_eq!(page.alternates().len(), 27);
    assert_reciprocal(&app, &page).await;
    assert_eq!(page.all("[data-slot=translations] a").len(), 25);
}

#[tokio::test]
async fn on_a_story_in_one_language_the_switcher_says_in_all_others_that_it_is_not_translated() {
    let app = editions().start().await;
    app.paper.import([Story::new("a")]).await;
    let page = app.page("/fr/monde/a").await;
    assert!(page.alternates().is_empty() && !page.has("[data-slot=translations]"));
    let links = page.all("[data-slot=languages] a");
    assert_eq!(links.len(), 25);
    for link in links {
        let lang: Lang = link.attr("lang").unwrap().parse().unwrap();
        let edition = app.state.site.edition(lang).unwrap();
        let expected = format!("{}{}", lang.record().own_name, edition.texts.not_translated());
        assert_eq!(link.text(), expected, "{lang}");
        assert_eq!(
            (link.attr("href"), link.attr("dir"), link.attr("hreflang")),
            (Some(format!("/{lang}").as_str()), Some(lang.dir()), Some(lang.tag()))
        );
    }
}

/// Else readers and search engines are sent to pages with nothing on them.
#[tokio::test]
async fn a_list_is_offered_in_the_languages_in_which_it_has_something_to_show_and_in_no_other() {
    let story = |tag: &str| {
        Story::new("a")
            .lang(tag)
            .topics(&["nato"])
            .source("Meridian Wire", "https://meridian-wire.example/a", None)
    };
    let app = Setup::default()
        .config("languages = [\"fr\", \"en\", \"de\", \"pl\", \"it\"]")
        .start()
        .await;
    app.paper
        .import([
            story("fr"),
            story("en"),
            story("de").published("2025-03-19T12:00:00+01:00"),
            story("pl").withdrawn(),
            Story::new("other").lang("it").section("sport"),
        ])
        .await;
    let sitemap = app.get("/sitemaps/pages.xml").await.text().to_owned();
    let base = &app.state.site.base_url;
    for (lists, is_in_italian) in [
        (["/fr", "/en", "/de", "/pl", "/it"], true),
        (["/fr/monde", "/en/world", "/de/welt", "/pl/swiat", "/it/mondo"], false),
        (
            [
                "/fr/topics/nato",
                "/en/topics/nato",
                "/de/topics/nato",
                "/pl/topics/nato",
                "/it/topics/nato",
            ],
            false,
        ),
        (
            [
                "/fr/sources/meridian-wire",
                "/en/sources/meridian-wire",
                "/de/sources/meridian-wire",
                "/pl/sources/meridian-wire",
                "/it/sources/meridian-wire",
            ],
            false,
        ),
        (
            ["/fr/sources", "/en/sources", "/de/sources", "/pl/sources", "/it/sources"],
            false,
        ),
    ] {
        let langs = if is_in_italian {
            vec!["en", "fr", "it", "x-default"]
        } else {
            vec!["en", "fr", "x-default"]
        };
        for list in lists {
            let tag = &list[1..3];
            let has_it = langs.contains(&tag);
            let page = app.page(list).await;
            let said: Vec<_> = page.alternates().into_keys().collect();
            assert_eq!(said, if has_it { langs.clone() } else { Vec::new() }, "{list}");
            assert_reciprocal(&app, &page).await;
            for (other, link) in lists
                .into_iter()
                .filter(|other| *other != list)
                .zip(page.all("[data-slot=languages] a"))
            {
                let lang: Lang = other[1..3].parse().unwrap();
                let is_there = langs.contains(&lang.tag());
                let expected = if is_there { other } else { &other[..3] };
                assert_eq!(link.attr("href"), Some(expected), "{list}");
                let note = app.state.site.edition(lang).unwrap().texts.not_translated();
                assert_eq!(link.text().ends_with(&note), !is_there, "{list}: {}", link.text());
            }
            let is_listed = sitemap.contains(&format!("<loc>{base}{list}</loc>"));
            let is_a_front_or_a_section = list.matches('/').count() <= 2 && !list.ends_with("/sources");
            assert_eq!(is_listed, has_it && is_a_front_or_a_section, "{list}");
        }
    }
}

/// A story in another language on a front says so, and is read, hyphenated and quoted in its own.
#[tokio::test]
async fn a_story_of_another_language_on_a_front_carries_its_language_and_a_badge() {
    let app = editions().start().await;
    app.paper
        .import([Story::new("a").lang("ar"), Story::new("b").lang("el")])
        .await;
    app.paper
        .import(["fr", "bg", "ar"].map(|tag| Story::new("own").lang(tag)))
        .await;
    for tag in ["fr", "bg", "ar"] {
        let page = app.page(&format!("/{tag}")).await;
        for (story, lang, name) in [("a", "ar", "العربية"), ("b", "el", "Ελληνικά")] {
            if lang == tag {
                continue;
            }
            let teaser = format!("[data-teaser={story}]");
            let link = page.one(&format!("{teaser} a"));
            assert_eq!((link.attr("lang"), link.attr("hreflang")), (Some(lang), Some(lang)), "{tag}");
            assert_eq!(page.one(&format!("{teaser} [class=badge]")).text(), name, "{tag}");
        }
    }
}

#[tokio::test]
async fn an_edition_that_is_not_served_is_a_404_with_the_offer_of_those_that_are() {
    let app = TestApp::start().await;
    for target in ["/pl", "/xx", "/pl/swiat", "/xx/world/council", "/FR"] {
        let reply = app.get(target).await;
        assert_eq!(reply.status, 404, "{target}");
        let page = reply.page();
        assert_sound(target, &page);
        assert_eq!(page.one("html").attr("lang"), Some("fr"), "{target}");
        assert_eq!(page.attrs("[data-slot=offered] a", "href"), ["/fr", "/en", "/de"], "{target}");
        assert_eq!(page.attrs("[data-slot=offered] a", "lang"), ["fr", "en", "de"], "{target}");
        let offered = page.one("[data-slot=offered]").text();
        assert!(offered.ends_with("français, English et Deutsch"), "{target}: {offered}");
        assert!(page.alternates().is_empty(), "{target}");
    }
    // Within an edition the language is not what is missing.
    assert!(!app.get("/fr/never").await.page().has("[data-slot=offered]"));
}
