//! What holds on pages of every kind.

use std::collections::{BTreeMap, BTreeSet};

use super::{KINDS, assert_addressed, assert_sound, small_paper};
use crate::{
    html::Page,
    story::Story,
    test_app::{Setup, TestApp},
};

#[tokio::test]
async fn every_page_is_sound_and_at_its_own_address() {
    let app = TestApp::with(small_paper()).await;
    for target in KINDS {
        let page = app.get(target).await.page();
        assert_sound(target, &page);
        if target != "/fr/never/was" {
            assert_addressed(&app, target, &page);
        }
        let html = page.one("html");
        assert_eq!((html.attr("lang"), html.attr("dir")), (Some("fr"), Some("ltr")), "{target}");
    }
}

#[tokio::test]
async fn the_header_shows_date_and_weather_in_the_language_of_every_page() {
    let app = Setup::default()
        .reading(8.6, "cloudy", "2025-03-19T09:50:00+01:00")
        .start()
        .await;
    app.paper.import(small_paper()).await;
    for (target, date, weather) in [
        ("/fr", "mercredi 19 mars 2025", ["Bruxelles", "8,6\u{202f}°C"]),
        ("/fr/monde/conseil", "mercredi 19 mars 2025", ["Bruxelles", "8,6\u{202f}°C"]),
        ("/fr/never", "mercredi 19 mars 2025", ["Bruxelles", "8,6\u{202f}°C"]),
        ("/en", "Wednesday, 19 March 2025", ["Brussels", "8.6°C"]),
        ("/de/welt", "Mittwoch, 19. März 2025", ["Brüssel", "8,6 °C"]),
    ] {
        let page = app.get(target).await.page();
        let time = page.one("header[role=banner] [data-slot=date] time");
        assert_eq!(
            (time.attr("datetime"), time.text().replace("Wednesday,", "Wednesday")),
            (Some("2025-03-19"), date.replace("Wednesday,", "Wednesday")),
            "{target}"
        );
        let shown = page.one("header[role=banner] [data-slot=weather]").text();
        assert!(weather.iter().all(|part| shown.contains(part)), "{target}: {shown:?}");
    }
}

#[tokio::test]
async fn without_a_reading_there_is_no_weather_and_the_page_is_whole() {
    for setup in [
        Setup::default(),
        Setup::default().reading(8.6, "cloudy", "2025-03-19T03:59:00+01:00"),
    ] {
        let page = setup.start().await.page("/fr").await;
        assert_sound("/fr", &page);
        assert!(page.has("[data-slot=date] time"));
        assert!(!page.one("header[role=banner]").text().contains("°C"));
    }
}

#[tokio::test]
async fn arabic_runs_from_right_to_left() {
    let app = Setup::default().config("languages = [\"ar\", \"fr\"]").start().await;
    app.paper.import([Story::new("a").lang("ar"), Story::new("b")]).await;
    let page = app.page("/ar").await;
    assert_eq!(
        (page.one("html").attr("lang"), page.one("html").attr("dir")),
        (Some("ar"), Some("rtl"))
    );
    assert_sound("/ar", &page);
}

#[tokio::test]
async fn what_is_in_another_language_than_its_page_is_read_in_its_own_direction() {
    let app = Setup::default().config("languages = [\"ar\", \"fr\"]").start().await;
    let story = |id: &str, lang: &str| Story::new(id).lang(lang).topics(&["nato"]);
    app.paper
        .import([
            story("both", "ar"),
            story("both", "fr"),
            story("arabic", "ar"),
            story("french", "fr"),
        ])
        .await;
    for (target, teaser, lang, dir) in [("/ar", "french", "fr", "ltr"), ("/fr", "arabic", "ar", "rtl")] {
        let page = app.page(target).await;
        let link = page.one(&format!("[data-teaser={teaser}] a"));
        assert_eq!((link.attr("lang"), link.attr("dir")), (Some(lang), Some(dir)), "{target}");
    }
    let front = app.page("/ar").await;
    let article = front.one("[data-teaser=both] a").attr("href").unwrap();
    for target in ["/ar", "/fr", article, "/fr/monde/both", "/fr/monde"] {
        for element in app.page(target).await.all("[lang]") {
            let dir = if element.attr("lang") == Some("ar") { "rtl" } else { "ltr" };
            assert_eq!(element.attr("dir"), Some(dir), "{target}: {element:?}");
        }
    }
}

/// Without isolation the number at the beginning would be shown behind the name, and the sign at its end before it.
#[tokio::test]
async fn a_name_of_the_other_direction_is_isolated_on_pages_and_bare_wherever_texts_are_copied_from() {
    let app = Setup::default()
        .config("languages = [\"ar\", \"fr\"]\nsite_name = \"Paper!\"")
        .start()
        .await;
    let story = Story::new("a")
        .lang("ar")
        .byline("J. Doe (24)")
        .source("24 heures!", "https://www.24-heures.example/a", Some("CC BY 4.0"))
        .topics(&["nato"]);
    app.paper.import([story.clone(), story.lang("fr")]).await;
    let article = app
        .page("/ar")
        .await
        .one("[data-teaser=a] a")
        .attr("href")
        .unwrap()
        .to_owned();
    let page = app.page(&article).await;
    let source = page.one("[data-slot=source]").text();
    for isolated in [
        "\u{2068}24 heures!\u{2069} (\u{2068}العربية\u{2069})",
        "\u{2068}CC BY 4.0\u{2069}",
    ] {
        assert!(source.contains(isolated), "{source}");
    }
    assert_eq!(page.one("[data-slot=source] bdi").text(), "24 heures!");
    assert!(
        page.one("[class=article__byline]")
            .text()
            .contains("\u{2068}J. Doe (24)\u{2069}")
    );
    let disclaimer = page.one("[data-slot=disclaimer]").text();
    assert!(disclaimer.contains("\u{2068}24 heures!\u{2069}") && disclaimer.contains("\u{2068}Paper!\u{2069}"));
    assert_eq!(app.page("/ar").await.texts("[data-teaser=a] bdi"), ["24 heures!"]);
    let list = "/ar/sources/24-heures";
    assert_eq!(app.page(list).await.texts("h1 bdi"), ["24 heures!"]);
    assert!(
        app.page(list)
            .await
            .one("[class=list-page__lead]")
            .text()
            .contains("\u{2068}24 heures!\u{2069}")
    );
    assert!(
        app.page("/ar/about")
            .await
            .one("main")
            .text()
            .contains("\u{2068}Paper!\u{2069}")
    );

    let is_isolate = |letter: char| matches!(letter, '\u{2066}'..='\u{2069}');
    for target in [
        article.as_str(),
        list,
        "/ar/about",
        "/ar/privacy",
        "/ar/accessibility",
        "/ar/sources",
    ] {
        let reply = app.get(target).await;
        let head = reply.text().split("<body>").next().unwrap();
        assert!(!head.contains(is_isolate), "{target}");
    }
    for feed in ["rss", "atom", "json"] {
        let target = format!("{list}/feed.{feed}");
        assert!(!app.get(&target).await.text().contains(is_isolate), "{target}");
    }
    // Nothing of it in a language of the same direction.
    for target in ["/fr/monde/a", "/fr/sources/24-heures", "/fr/about"] {
        assert!(!app.page(target).await.one("main").text().contains(is_isolate), "{target}");
    }
}

#[tokio::test]
async fn every_edition_there_can_be_has_its_pages() {
    let tags: Vec<String> = app::i18n::Texts::available().map(|lang| lang.tag().to_owned()).collect();
    let app = Setup::default().config(&format!("languages = {tags:?}")).start().await;
    app.paper
        .import(
            tags.iter()
                .map(|tag| Story::new("a").lang(tag).slug("a").published("2024-08-28T14:00:00Z")),
        )
        .await;
    for tag in &tags {
        let front = app.page(&format!("/{tag}")).await;
        assert_eq!(front.one("html").attr("lang"), Some(tag.as_str()));
        let article = front.attrs("[data-teaser=a] a", "href")[0];
        let page = app.page(article).await;
        for (target, page) in [(tag.as_str(), &front), (article, &page)] {
            assert_sound(target, page);
            assert!(
                !page.one("body").text().contains(['{', '}']),
                "{target}: an argument was not filled in"
            );
        }
        assert_eq!(page.alternates().len(), tags.len() + 1, "{article}");
        assert!(page.has("[data-slot=age]"), "{article}");
    }
}

/// Without JavaScript: a link is a request, and each is answered with a page or a file.
#[tokio::test]
async fn every_link_on_every_page_answers() {
    let app = Setup::default()
        .reading(8.6, "cloudy", "2025-03-19T09:50:00+01:00")
        .start()
        .await;
    app.paper.import(small_paper()).await;
    let pages = crawl(&app).await;
    assert!(pages.len() > 50, "{}", pages.len());
}

/// Follows every link of the site from its root, and asserts that each page is sound and names its translations mutually.
pub(crate) async fn crawl(app: &TestApp) -> BTreeMap<String, Page> {
    let (mut pages, mut seen, mut ahead) = (
        BTreeMap::new(),
        BTreeSet::new(),
        vec!["/fr".to_owned(), "/en".into(), "/de".into()],
    );
    while let Some(target) = ahead.pop() {
        if !seen.insert(target.clone()) {
            continue;
        }
        let reply = app.get(&target).await;
        assert_eq!(reply.status, 200, "{target}");
        if !reply.is_html() {
            assert!(reply.header("content-type").unwrap().starts_with("image/"), "{target}");
            continue;
        }
        let page = reply.page();
        assert_sound(&target, &page);
        // Light pages have tests of their own, and each leads to all others.
        if target.starts_with("/lite/") {
            continue;
        }
        assert_addressed(app, &target, &page);
        let sources = page
            .attrs("[srcset]", "srcset")
            .into_iter()
            .flat_map(|set| set.split(", "))
            .filter_map(|entry| entry.split(' ').next());
        let links = page
            .attrs("a", "href")
            .into_iter()
            .chain(page.attrs("img", "src"))
            .chain(sources);
        // Other hosts, mail, and this build's files, which a test may be without.
        ahead.extend(links.filter(|link| link.starts_with('/')).map(str::to_owned));
        ahead.extend(page.alternates().values().map(|url| app.path_of(url).to_owned()));
        pages.insert(target, page);
    }
    let alternates: BTreeMap<&str, BTreeMap<&str, &str>> = pages
        .iter()
        .map(|(target, page)| (target.as_str(), page.alternates()))
        .collect();
    for (target, ours) in &alternates {
        // A further page of a list leads to the first page of others.
        for url in ours.values().filter(|_| !target.contains('?')) {
            assert_eq!(&alternates[app.path_of(url)], ours, "{target} and {url}");
        }
    }
    pages
}
