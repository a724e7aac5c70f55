//! The pages as readers and machines get them; the files beside this one are the URL table of `app/src/routes.rs`.

use std::collections::BTreeMap;

use crate::{html::Page, http::Reply, story::Story, test_app::TestApp};

mod about;
mod article;
pub(crate) mod every;
mod front;
mod language;
mod lite;
mod live;
mod mine;
mod missing;
mod root;
mod search;
mod section;
mod sources;
mod topic;

/// One page of each kind that there is in French.
pub(crate) const KINDS: [&str; 8] = [
    "/fr",
    "/fr/monde",
    "/fr/monde/conseil",
    "/fr/topics/nato",
    "/fr/sources",
    "/fr/sources/meridian-wire",
    "/fr/about",
    "/fr/never/was",
];

/// A small paper with a page of every kind: stories in three languages, one from outside, one of English only.
pub(crate) fn small_paper() -> Vec<Story> {
    let outside = |story: Story| story.source("Meridian Wire", "https://meridian-wire.example/2025/a", Some("CC BY 4.0"));
    let council = |tag: &str, slug: &str| {
        outside(
            Story::new("council")
                .lang(tag)
                .slug(slug)
                .topics(&["nato", "energy"])
                .picture()
                .must_read(1),
        )
    };
    let mut stories = vec![
        council("fr", "conseil"),
        council("en", "council"),
        council("de", "rat"),
        Story::new("british")
            .lang("en")
            .section("politics")
            .topics(&["nato"])
            .published("2025-03-19T09:00:00+01:00"),
    ];
    for section in ["world", "europe", "politics", "sport"] {
        for index in 0..4 {
            stories.push(Story::new(&format!("{section}-{index}")).section(section).topics(&["nato"]));
        }
    }
    stories
}

/// What holds for every page of the site, also for one that says that there is none.
pub(crate) fn assert_sound(target: &str, page: &Page) {
    for landmark in [
        "h1",
        "main",
        "header[role=banner]",
        "nav[data-slot=sections]",
        "html[lang][dir]",
        "title",
        "meta[name=build]",
        "[id=announcer][role=status]",
    ] {
        assert_eq!(page.all(landmark).len(), 1, "{target}: {landmark}");
    }
    assert!(
        page.all("a")[0].attr("href") == Some("#main") && page.one("main").attr("id") == Some("main"),
        "{target}: the skip link is first"
    );
    let mut level = 0;
    for element in page.elements() {
        if let Some(next) = element.name.strip_prefix('h').and_then(|digit| digit.parse::<u8>().ok()) {
            assert!(next <= level + 1, "{target}: h{next} after h{level}");
            level = next;
            assert!(!element.text().is_empty(), "{target}: an empty h{next}");
        }
        if let Some(id) = element.attr("id") {
            assert_eq!(page.all(&format!("[id={id}]")).len(), 1, "{target}: #{id}");
        }
        if element.name == "img" {
            let there = ["alt", "width", "height", "src"]
                .iter()
                .all(|name| element.attr(name).is_some());
            assert!(there, "{target}: {element:?}");
        }
        if element.name == "a" {
            assert!(
                element.attr("href").is_some_and(|href| !href.is_empty()),
                "{target}: {element:?} leads nowhere"
            );
            assert!(
                !element.text().is_empty() || element.attr("aria-label").is_some(),
                "{target}: {element:?} has no name"
            );
        }
        if element.name == "section" {
            assert!(
                page.has(&format!("[id={}]", element.attr("aria-labelledby").unwrap())),
                "{target}: a section without a heading"
            );
        }
        if element.name == "time" {
            let instant = element.attr("datetime").unwrap();
            assert!(
                instant.parse::<jiff::Timestamp>().is_ok() || instant.parse::<jiff::civil::Date>().is_ok(),
                "{target}: {instant}"
            );
        }
    }
}

/// Canonical and alternates of a page that can be indexed.
pub(crate) fn assert_addressed(app: &TestApp, target: &str, page: &Page) {
    let canonical = page
        .canonical()
        .unwrap_or_else(|| panic!("{target} has no canonical address"));
    assert_eq!(app.path_of(canonical), target);
    assert_eq!(page.attrs("meta[property=og:url]", "content"), [canonical]);
    assert!(!page.has("meta[name=robots]"), "{target}");
    let alternates = page.alternates();
    if !alternates.is_empty() {
        assert_eq!(
            alternates.get(page.one("html").attr("lang").unwrap()),
            Some(&canonical),
            "{target} names itself"
        );
        assert!(
            alternates.contains_key("x-default") && alternates.len() >= 3,
            "{target}: {alternates:?}"
        );
    }
}

/// That the pages a page names as its translations name it and each other alike.
pub(crate) async fn assert_reciprocal(app: &TestApp, page: &Page) {
    let ours = owned(page);
    for (tag, url) in ours.iter().filter(|(tag, _)| *tag != "x-default") {
        let other = app.page(app.path_of(url)).await;
        assert_eq!(other.one("html").attr("lang"), Some(tag.as_str()));
        assert_eq!(owned(&other), ours, "{url}");
    }
}

fn owned(page: &Page) -> BTreeMap<String, String> {
    page.alternates()
        .into_iter()
        .map(|(tag, url)| (tag.to_owned(), url.to_owned()))
        .collect()
}

/// An answer that is a page of this status.
pub(crate) fn assert_page(reply: &Reply, status: u16) -> Page {
    assert_eq!(reply.status, status);
    reply.page()
}
