//! The URLs of pages.

use jiff::Timestamp;

use super::{NEWS, SINCE};
use crate::domain::{also, article::Address, follow::Following, lang::Lang, search::Asked, section::Sections};

/// An edition's front.
pub fn front(lang: Lang) -> String {
    format!("/{lang}")
}

/// An edition's front with the stories that other languages have besides.
pub fn front_reading(lang: Lang, also: &[Lang]) -> String {
    format!("{}?{}", front(lang), also::query(also))
}

/// A section's front.
pub fn section(lang: Lang, slug: &str) -> String {
    format!("/{lang}/{slug}")
}

/// An article. A section that the configuration no longer has keeps its id in the URL.
pub fn article(address: &Address, sections: &Sections) -> String {
    let section = sections
        .by_id(address.section.as_str())
        .map_or(&address.section, |section| section.slug(address.lang));
    article_in(address.lang, section.as_str(), address.slug.as_str())
}

/// An article, by the parts of its URL.
pub fn article_in(lang: Lang, section: &str, slug: &str) -> String {
    format!("/{lang}/{section}/{slug}")
}

/// What tells a front of new stories: `after` and `newest` say what it shows (`crate::domain::front::Candidates`).
pub fn news_of_front(lang: Lang, after: i64, newest: Timestamp) -> String {
    format!("{NEWS}/{lang}?after={after}&newest={}", newest.as_second())
}

/// What tells an article's page of another version.
pub fn news_of_article(address: &Address, version: u32) -> String {
    format!("{NEWS}/{}?article={}&version={version}", address.lang, address.slug)
}

/// The id of a picture by itself on an article's page, from 1.
pub fn picture(number: usize) -> String {
    format!("picture-{number}")
}

/// The id of its place among the words.
pub fn place_of_picture(number: usize) -> String {
    format!("picture-{number}-place")
}

/// The version that a query names.
pub fn since_of(query: &str) -> Option<u32> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .filter(|(name, _)| *name == SINCE)
        .find_map(|(_, version)| version.parse().ok())
}

/// A topic's page.
pub fn topic(lang: Lang, id: &str) -> String {
    format!("/{lang}/topics/{id}")
}

/// The search page.
pub fn search(lang: Lang) -> String {
    format!("/{lang}/search")
}

/// What is found for a question.
pub fn answers(lang: Lang, asked: &Asked) -> String {
    match asked.query() {
        query if query.is_empty() => search(lang),
        query => format!("{}?{query}", search(lang)),
    }
}

/// The paper of what a reader follows.
pub fn mine(lang: Lang, following: &Following) -> String {
    match following.query() {
        query if query.is_empty() => format!("/{lang}/mine"),
        query => format!("/{lang}/mine?{query}"),
    }
}

/// The feeds of what a reader follows, as a list for other programs (OPML).
pub fn outlines(lang: Lang, following: &Following) -> String {
    format!("/{lang}/mine/feeds.opml?{}", following.query())
}

/// What is kept in the reader's browser.
pub fn saved(lang: Lang) -> String {
    format!("/{lang}/saved")
}

/// Where the form that takes a front's stories along is sent: to the service worker, never to the server.
pub const SAVED_TODAY: &str = "/saved/today";

/// The service worker.
pub const WORKER: &str = "/worker.js";

/// What makes the site an app on a device, in a language.
pub fn manifest(lang: Lang) -> String {
    format!("/manifest.webmanifest?lang={lang}")
}

/// What makes the search one of the browser's, in a language.
pub fn open_search(lang: Lang) -> String {
    format!("/opensearch.xml?lang={lang}")
}

/// The list of sources.
pub fn sources(lang: Lang) -> String {
    format!("/{lang}/sources")
}

/// A source's page.
pub fn source(lang: Lang, id: &str) -> String {
    format!("/{lang}/sources/{id}")
}

/// About the paper.
pub fn about(lang: Lang) -> String {
    format!("/{lang}/about")
}

/// What is and is not kept about readers.
pub fn privacy(lang: Lang) -> String {
    format!("/{lang}/privacy")
}

/// The accessibility statement.
pub fn accessibility(lang: Lang) -> String {
    format!("/{lang}/accessibility")
}

/// The picture that other sites show beside a link to a page, by the page's path. `version` stands for what it says.
pub fn preview(page: &str, version: &str) -> String {
    format!("{PREVIEWS}{page}.png?v={version}")
}

/// What the addresses of those pictures begin with.
pub const PREVIEWS: &str = "/previews";

/// Where a reader's choice of language is posted to be remembered.
pub const LANGUAGE: &str = "/language";

/// A page, at the sentence that says that the language is remembered.
pub fn language_kept(path: &str) -> String {
    format!("{path}#{LANGUAGE_KEPT}")
}

/// The id of that sentence, on every page.
pub const LANGUAGE_KEPT: &str = "language-kept";

/// Who is told of a hole in the site's security.
pub const SECURITY_TXT: &str = "/.well-known/security.txt";

/// The list of sitemaps.
pub const SITEMAP: &str = "/sitemap.xml";

/// The articles of two days.
pub const NEWS_SITEMAP: &str = "/news-sitemap.xml";

/// The sitemap of what is no article.
pub const SITEMAP_PAGES: &str = "/sitemaps/pages.xml";

/// A part of the articles' sitemap, from 0.
pub fn sitemap_part(part: u32) -> String {
    format!("/sitemaps/{part}.xml")
}

/// The feed of a list, by the list's path; `ending` is `rss`, `atom` or `json`.
pub fn feed(list: &str, ending: &str) -> String {
    match list.split_once('?') {
        Some((path, query)) => format!("{path}/feed.{ending}?{query}"),
        None => format!("{list}/feed.{ending}"),
    }
}

/// A further page of a list; the first has no number.
pub fn page(path: &str, number: u32) -> String {
    if number <= 1 {
        path.to_owned()
    } else {
        let sign = if path.contains('?') { '&' } else { '?' };
        format!("{path}{sign}page={number}")
    }
}
