//! What leaves for machines: feeds and sitemaps.

use std::collections::BTreeSet;

use feed_rs::model::{Feed, FeedType};

use crate::{
    pages::small_paper,
    story::Story,
    test_app::{Setup, TestApp},
};

const BASE: &str = "https://paper.example";

async fn paper(stories: impl IntoIterator<Item = Story>) -> TestApp {
    let app = Setup::default().config(&format!("base_url = \"{BASE}\"")).start().await;
    app.paper.import(stories).await;
    app
}

/// The feed at an address, as a program that knows every format reads it.
async fn feed(app: &TestApp, target: &str) -> Feed {
    let reply = app.get(target).await;
    assert_eq!(reply.status, 200, "{target}");
    let policy = if target.contains('?') {
        "private, no-cache"
    } else {
        "public, no-cache"
    };
    assert_eq!(reply.header("cache-control"), Some(policy), "{target}");
    feed_rs::parser::parse(reply.text().as_bytes()).unwrap_or_else(|error| panic!("{target}: {error}"))
}

#[tokio::test]
async fn every_list_is_a_feed_in_three_formats_and_its_page_says_so() {
    let app = paper(small_paper()).await;
    server::jobs::index_search::work_off(&app.state.store, app.state.clock.now())
        .await
        .unwrap();
    for page in [
        "/fr",
        "/fr/monde",
        "/en",
        "/fr/topics/nato",
        "/fr/sources/meridian-wire",
        "/fr/search?q=titre&section=world",
    ] {
        let html = app.page(page).await;
        let links = html.attrs("link[rel=alternate][type]", "href");
        assert_eq!(links.len(), 3, "{page}");
        let mut lists = BTreeSet::new();
        for (link, (kind, mime)) in links.into_iter().zip([
            (FeedType::RSS2, "application/rss+xml"),
            (FeedType::Atom, "application/atom+xml"),
            (FeedType::JSON, "application/feed+json"),
        ]) {
            let reply = app.get(link).await;
            assert_eq!(
                reply.header("content-type"),
                Some(format!("{mime}; charset=utf-8").as_str()),
                "{link}"
            );
            let feed = feed(&app, link).await;
            assert_eq!(feed.feed_type, kind, "{link}");
            if kind == FeedType::RSS2 {
                let channel = rss::Channel::read_from(reply.text().as_bytes()).unwrap();
                rss::validation::Validate::validate(&channel).unwrap_or_else(|error| panic!("{link}: {error}"));
            }
            assert!(feed.title.unwrap().content.ends_with("EU Briefs"), "{link}");
            assert!(!feed.entries.is_empty(), "{link}");
            assert!(
                feed.links.iter().any(|found| found.href == format!("{BASE}{page}")),
                "{link}: {:?}",
                feed.links
            );
            lists.insert(feed.entries.iter().map(|entry| entry.id.clone()).collect::<Vec<_>>());
        }
        assert_eq!(
            lists.len(),
            1,
            "{page}: the same stories in the same order, by the same names"
        );
    }
}

#[tokio::test]
async fn an_entry_has_what_its_teaser_has_and_keeps_its_name_over_edits() {
    let story = || {
        Story::new("grid")
            .headline("Réseau & <marges>")
            .source("Meridian Wire", "https://meridian-wire.example/a", None)
    };
    let app = paper([story()]).await;
    let before = feed(&app, "/fr/feed.atom").await.entries.remove(0);
    assert_eq!(before.title.unwrap().content, "Réseau & <marges>");
    assert!(before.id.starts_with("tag:paper.example,20"), "{}", before.id);
    assert!(before.id.ends_with(":fr/grid"), "{}", before.id);
    assert_eq!(before.authors[0].name.as_deref(), Some("Meridian Wire"));
    assert_eq!(before.published, before.updated);

    app.paper
        .import([story()
            .headline("Autre titre")
            .slug("autre")
            .section("sport")
            .updated("2025-03-19T09:30:00+01:00")])
        .await;
    for format in ["atom", "rss", "json"] {
        let after = feed(&app, &format!("/fr/feed.{format}")).await.entries.remove(0);
        assert_eq!(after.id, before.id, "{format}");
        assert_eq!(after.title.unwrap().content, "Autre titre");
        assert!(after.links[0].href.ends_with("/fr/sport/autre"), "{format}");
    }
}

#[tokio::test]
async fn a_feed_names_translations_of_a_story_and_nothing_else() {
    let app = paper([
        Story::new("both"),
        Story::new("both").lang("de").slug("beide"),
        Story::new("hidden"),
        Story::new("hidden")
            .lang("en")
            .slug("hidden")
            .published("2025-03-20T10:00:00+01:00"),
    ])
    .await;
    let text = app.get("/de/feed.rss").await.text().to_owned();
    assert!(
        text.contains(&format!(r#"hreflang="fr" href="{BASE}/fr/monde/both""#)),
        "{text}"
    );
    assert!(
        text.contains(&format!(r#"hreflang="x-default" href="{BASE}/fr/monde/both""#)),
        "{text}"
    );
    assert!(!text.contains(r#"hreflang="de""#), "its own address is its link");
    let text = app.get("/fr/feed.atom").await.text().to_owned();
    assert!(!text.contains(r#"hreflang="en""#), "an embargoed translation is none yet");
    let json = app.get("/fr/feed.json").await.json();
    let items = json["items"].as_array().unwrap();
    let both = items
        .iter()
        .find(|item| item["url"] == format!("{BASE}/fr/monde/both"))
        .unwrap();
    assert_eq!(both["_briefs"]["translations"]["de"], format!("{BASE}/de/welt/beide"));
    let hidden = items
        .iter()
        .find(|item| item["url"] == format!("{BASE}/fr/monde/hidden"))
        .unwrap();
    assert!(hidden.get("_briefs").is_none());
}

#[tokio::test]
async fn a_feed_that_is_known_is_not_sent_again() {
    let app = paper(small_paper()).await;
    let reply = app.get("/fr/feed.rss").await;
    let (etag, modified) = (
        reply.header("etag").unwrap().to_owned(),
        reply.header("last-modified").unwrap().to_owned(),
    );
    for (known, status) in [
        (vec![("if-none-match", etag.as_str())], 304),
        (vec![("if-none-match", "\"other\"")], 200),
        (vec![("if-modified-since", modified.as_str())], 304),
        (vec![("if-modified-since", "Mon, 01 Jan 2024 00:00:00 GMT")], 200),
        (vec![("if-modified-since", "yesterday")], 200),
        // The tag says more than the date.
        (
            vec![("if-none-match", "\"other\""), ("if-modified-since", modified.as_str())],
            200,
        ),
    ] {
        assert_eq!(app.get_with("/fr/feed.rss", &known).await.status, status, "{known:?}");
    }
}

#[tokio::test]
async fn what_has_no_page_has_no_feed() {
    let app = paper(small_paper()).await;
    for nothing in [
        "/xx/feed.rss",
        "/fr/nulle-part/feed.rss",
        "/fr/topics/nowhere/feed.atom",
        "/fr/sources/nobody/feed.json",
        "/fr/feed.xml",
        "/fr/search/feed.rss",
        "/fr/search/feed.rss?q=",
        "/fr/monde/conseil/feed.rss",
        "/fr/%FF/feed.rss",
    ] {
        assert_eq!(app.get(nothing).await.status, 404, "{nothing}");
    }
}

fn locations(xml: &str) -> Vec<String> {
    xml.split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split("</loc>").next())
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn the_sitemap_lists_every_page_that_readers_can_see_with_its_translations() {
    let app = paper([
        Story::new("both"),
        Story::new("both").lang("de").slug("beide"),
        Story::new("alone"),
        Story::new("embargoed").published("2025-03-20T10:00:00+01:00"),
        Story::new("pulled").withdrawn(),
        Story::new("unserved").lang("pl").slug("po-polsku"),
    ])
    .await;
    let robots = app.get("/robots.txt").await.text().to_owned();
    assert!(robots.contains(&format!("Sitemap: {BASE}/sitemap.xml\n")), "{robots}");
    let index = app.get("/sitemap.xml").await;
    assert_eq!(index.header("content-type"), Some("application/xml; charset=utf-8"));
    let parts = locations(index.text());
    assert_eq!(
        parts,
        [format!("{BASE}/sitemaps/pages.xml"), format!("{BASE}/sitemaps/0.xml")]
    );
    let mut listed = BTreeSet::new();
    for part in &parts {
        let text = app.get(part.strip_prefix(BASE).unwrap()).await.text().to_owned();
        for url in locations(&text) {
            let path = url.strip_prefix(BASE).unwrap();
            let page = app.page(path).await;
            // What the sitemap says of translations is what the page says.
            let entry = text
                .split(&format!("<loc>{url}</loc>"))
                .nth(1)
                .unwrap()
                .split("</url>")
                .next()
                .unwrap();
            let said: BTreeSet<_> = page
                .all("link[rel=alternate][hreflang]")
                .iter()
                .map(|link| {
                    format!(
                        r#"hreflang="{}" href="{}""#,
                        link.attr("hreflang").unwrap(),
                        link.attr("href").unwrap()
                    )
                })
                .collect();
            assert_eq!(entry.matches("hreflang").count(), said.len(), "{url}");
            assert!(said.iter().all(|link| entry.contains(link)), "{url}: {said:?} in {entry}");
            assert!(listed.insert(url.clone()), "{url} twice");
        }
    }
    for path in [
        "/fr",
        "/de/welt",
        "/fr/monde",
        "/en/privacy",
        "/fr/monde/both",
        "/de/welt/beide",
        "/fr/monde/alone",
    ] {
        assert!(listed.contains(&format!("{BASE}{path}")), "{path}");
    }
    for hidden in ["embargoed", "pulled", "po-polsku"] {
        assert!(!listed.iter().any(|url| url.contains(hidden)), "{hidden}");
    }
    for nothing in [
        "/sitemaps/1.xml",
        "/sitemaps/00.xml",
        "/sitemaps/x.xml",
        "/sitemaps/pages",
        "/sitemaps/-1.xml",
    ] {
        assert_eq!(app.get(nothing).await.status, 404, "{nothing}");
    }
}

#[tokio::test]
async fn the_news_sitemap_has_two_days_and_the_language_of_each_story() {
    let app = paper([
        Story::new("new").published("2025-03-19T09:00:00+01:00"),
        Story::new("neu")
            .lang("de")
            .slug("neu")
            .published("2025-03-17T11:00:00+01:00"),
        Story::new("old").published("2025-03-17T09:00:00+01:00"),
        Story::new("embargoed").published("2025-03-19T11:00:00+01:00"),
    ])
    .await;
    let text = app.get("/news-sitemap.xml").await.text().to_owned();
    assert_eq!(
        locations(&text),
        [format!("{BASE}/fr/monde/new"), format!("{BASE}/de/welt/neu")]
    );
    assert_eq!(text.matches("<news:language>de</news:language>").count(), 1);
    assert!(text.contains("<news:publication_date>2025-03-19T08:00:00Z</news:publication_date>"));
}
