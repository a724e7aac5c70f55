//! A list of stories for programs that read feeds.

use app::{
    domain::{article::Teaser, lang::Lang},
    paths,
    site::Site,
};
use jiff::{Timestamp, tz::TimeZone};

use super::{atom, json_feed, rss};
use crate::store::Copy;

/// How a feed is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// RSS 2.0.
    Rss,
    /// RFC 4287.
    Atom,
    /// JSON Feed 1.1.
    Json,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Rss, Self::Atom, Self::Json];

    /// As addresses end: `feed.rss`.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Rss => "rss",
            Self::Atom => "atom",
            Self::Json => "json",
        }
    }

    /// What a feed is sent as.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml; charset=utf-8",
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::Json => "application/feed+json; charset=utf-8",
        }
    }

    /// A feed, written.
    pub fn write(self, feed: &Feed) -> String {
        match self {
            Self::Rss => rss::write(feed),
            Self::Atom => atom::write(feed),
            Self::Json => json_feed::write(feed),
        }
    }
}

/// A feed. Addresses are absolute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// The edition's language.
    pub lang: Lang,
    /// The paper's name.
    pub paper: String,
    /// What the list is of.
    pub title: String,
    /// The title's language, where the list has no name in the edition's.
    pub title_lang: Option<Lang>,
    /// A sentence on it.
    pub about: String,
    /// The page that shows the same.
    pub page: String,
    /// The feed itself.
    pub address: String,
    /// The latest change; the beginning of 1970 for a list of nothing.
    pub updated: Timestamp,
    /// The newest first.
    pub entries: Vec<Entry>,
}

/// A story in a feed. Addresses are absolute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Never another, whatever is edited: a `tag:` URI (RFC 4151) of the paper's host, the day of publication, language and story.
    pub id: String,
    /// Its language.
    pub lang: Lang,
    /// Where it is.
    pub url: String,
    /// Its headline.
    pub title: String,
    /// Its standfirst, as lists show it.
    pub summary: String,
    /// First published.
    pub published: Timestamp,
    /// Last edited, or first published.
    pub updated: Timestamp,
    /// The section's name.
    pub section: String,
    /// The outside source's name.
    pub source: Option<String>,
    /// Its picture.
    pub picture: Option<EntryPicture>,
    /// The same story in the paper's other languages, and as `x-default` in the first of them that has it; none for a story in one.
    pub translations: Vec<(&'static str, String)>,
}

/// A picture of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryPicture {
    /// Its file.
    pub url: String,
    /// Its media type.
    pub mime: &'static str,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// What it shows.
    pub alt: String,
}

impl Entry {
    /// Of a teaser, and its story in every language (`copies`).
    pub fn new(site: &Site, lang: Lang, teaser: &Teaser, copies: &[Copy]) -> Self {
        let copies: Vec<&Copy> = copies.iter().filter(|copy| copy.story == teaser.story).collect();
        let own = copies.iter().find(|copy| copy.address.lang == teaser.address.lang);
        let url = |copy: &Copy| site.absolute(&paths::article(&copy.address, &site.sections));
        let served: Vec<(&'static str, String)> = site
            .editions
            .iter()
            .filter_map(|edition| {
                let copy = copies.iter().find(|copy| copy.address.lang == edition.lang)?;
                Some((edition.lang.tag(), url(copy)))
            })
            .collect();
        let translations = match served.first() {
            Some((_, first)) if served.len() > 1 => {
                let first = ("x-default", first.clone());
                let others = served.into_iter().filter(|(tag, _)| *tag != teaser.address.lang.tag());
                others.chain([first]).collect()
            }
            _ => Vec::new(),
        };
        let (_, section) = site.section_label(teaser.address.section.as_str(), lang);
        let picture = teaser.picture.as_ref().and_then(|picture| {
            let file = picture.fallback()?;
            Some(EntryPicture {
                url: site.absolute(&paths::media(&file.file)),
                mime: file.mime,
                width: file.width,
                height: file.height,
                alt: picture.alt.clone(),
            })
        });
        Self {
            id: id(site, teaser),
            lang: teaser.address.lang,
            url: site.absolute(&paths::article(&teaser.address, &site.sections)),
            title: teaser.headline.clone(),
            summary: teaser.trail.clone(),
            published: teaser.published,
            updated: own.and_then(|copy| copy.updated).unwrap_or(teaser.published),
            section,
            source: teaser.source.clone(),
            picture,
            translations,
        }
    }
}

fn id(site: &Site, teaser: &Teaser) -> String {
    let host = site.base_url.split("://").nth(1).unwrap_or(&site.base_url);
    let host = host.split([':', '/']).next().unwrap_or(host);
    let day = teaser.published.to_zoned_datetime(TimeZone::UTC).date();
    format!("tag:{host},{day}:{}/{}", teaser.address.lang, teaser.story)
}

/// The attributes of a text in this language, where it is not the feed's.
pub(super) fn xml_lang(lang: Option<Lang>) -> Vec<(&'static str, &'static str)> {
    lang.map(|lang| ("xml:lang", lang.tag())).into_iter().collect()
}

/// A time as feeds and sitemaps write it (RFC 3339, in UTC).
pub(super) fn rfc3339(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
