//! An entry as its sender wrote it: the same shape for every format, nothing cleaned, nothing judged.
//!
//! These are wire types: they stop at the adapter, which makes articles of them. Every text is the sender's and hostile until sanitised.

use std::fmt;
use std::time::Duration;

use jiff::Timestamp;

use super::{plain::plain, quoted::quoted};

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// RSS 0.91 to 2.0 and whatever else calls itself `<rss>`.
    Rss,
    /// RSS 0.90 and 1.0, which are RDF.
    Rdf,
    /// Atom (RFC 4287) and Atom 0.3: a feed or a single entry.
    Atom,
    /// JSON Feed 1.0 and 1.1 (jsonfeed.org).
    JsonFeed,
    /// IPTC ninjs 1.x to 3.x: an item, an array of items or an object with `items`.
    Ninjs,
    /// IPTC NewsML-G2: a news item or a news message.
    NewsMl,
}

impl Format {
    /// The name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rss => "RSS",
            Self::Rdf => "RSS 1.0 (RDF)",
            Self::Atom => "Atom",
            Self::JsonFeed => "JSON Feed",
            Self::Ninjs => "IPTC ninjs",
            Self::NewsMl => "IPTC NewsML-G2",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A whole feed.
#[derive(Debug, Clone, PartialEq)]
pub struct RawFeed {
    /// What it was read as.
    pub format: Format,
    /// HTML, as in [`RawItem::title`]; empty when the feed has none.
    pub title: String,
    /// The page that the feed belongs to, absolute where that can be made so.
    pub homepage: Option<String>,
    /// The language of everything that does not name its own, as written (`fr`, `en-us`).
    pub lang: Option<String>,
    /// Where to subscribe to be told of news (`WebSub`, link relation `hub`).
    pub hub: Option<String>,
    /// The feed's address by its own account (link relation `self`): the topic of a `WebSub` subscription.
    pub own_url: Option<String>,
    /// How long the feed says it can be kept: RSS `ttl`, or the syndication module's period and frequency.
    pub ttl: Option<Duration>,
    /// The entries in the feed's order, at most [`super::parse::MAX_ITEMS`].
    pub items: Vec<RawItem>,
    /// What was left out, for the source's log.
    pub skipped: Vec<Skipped>,
}

impl RawFeed {
    /// A feed of which only the format is known.
    pub fn new(format: Format) -> Self {
        Self {
            format,
            title: String::new(),
            homepage: None,
            lang: None,
            hub: None,
            own_url: None,
            ttl: None,
            items: Vec::new(),
            skipped: Vec::new(),
        }
    }
}

/// One entry.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RawItem {
    /// The sender's identifier; `None` when there is none: nothing is made up here.
    pub guid: Option<String>,
    /// The original's address, http or https only. Absolute where there is a base to make it so.
    pub link: Option<String>,
    /// What relative addresses in the texts are relative to, where the sender says it (`xml:base`); else that is [`Self::link`].
    pub base: Option<String>,
    /// HTML, always: markup and entities as the sender wrote them, and where a format says that its titles are plain text (Atom's
    /// `text`, JSON Feed, ninjs, NewsML-G2) they have been escaped. Empty when the entry has none.
    pub title: String,
    /// HTML: a summary, or in RSS the `description`, which may be the whole text.
    pub summary: Option<String>,
    /// HTML: the whole text, when the sender says that it is that.
    pub content: Option<String>,
    /// When it was first published, by the sender's account (see [`super::dates::settle`]).
    pub published: Option<Timestamp>,
    /// When it was last changed, by the sender's account.
    pub updated: Option<Timestamp>,
    /// A date that was there but could not be read: its text.
    pub date_fault: Option<String>,
    /// Names of people, plain text, without addresses.
    pub authors: Vec<String>,
    /// The entry's own language, as written; `None` means the feed's.
    pub lang: Option<String>,
    /// Tags, categories and subjects, plain text, each once.
    pub topics: Vec<String>,
    /// Pictures that come beside the text. Those inside the text are the sanitiser's matter.
    pub pictures: Vec<RawPicture>,
    /// What the sender says of copyright and use, plain text or HTML.
    pub rights: Option<String>,
    /// The sender takes it back (ninjs and NewsML-G2 `canceled` or `withheld`, RFC 6721 `deleted-entry`): it is not to be shown, and
    /// an earlier version is to be withdrawn. Such an entry may have no text at all.
    pub withdrawn: bool,
    /// Not to be shown before this time.
    pub embargoed_until: Option<Timestamp>,
}

impl RawItem {
    /// What it is called in the log: its identifier, its address or its title; `None` when it has none of them.
    pub fn name(&self) -> Option<String> {
        let names = self.guid.as_deref().into_iter().chain(self.link.as_deref());
        let title = plain(&self.title);
        names.chain([title.as_str()]).map(quoted).find(|name| !name.is_empty())
    }
}

/// A picture that comes with an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawPicture {
    /// Its address, http or https only. Absolute where there is a base to make it so.
    pub url: String,
    /// What it shows: plain text, but in Media RSS with whatever markup the sender wrote.
    pub alt: Option<String>,
    /// Who made it or who owns it.
    pub credit: Option<String>,
    /// In pixels, by the sender's account.
    pub width: Option<u32>,
    /// In pixels, by the sender's account.
    pub height: Option<u32>,
}

/// Something that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// What it is: its identifier, its title or its number in the feed, in one line.
    pub what: String,
    /// Why, as the end of a sentence that begins with what it is.
    pub reason: String,
}
