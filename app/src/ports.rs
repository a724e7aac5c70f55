//! What pages ask of whoever serves them. The server answers from its store.

use std::{error::Error, future::Future, pin::Pin, sync::Arc};

use jiff::Timestamp;

use crate::domain::{
    article::{Address, Article, Teaser},
    follow::{Followed, Following},
    front::{Candidates, Front},
    lang::Lang,
    place::Place,
    provenance::Earlier,
    search::{Asked, Results},
    slug::Slug,
    source::Source,
    topic::Topic,
    weather::Reading,
};

/// An answer that may take a moment.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, PortError>> + Send + 'a>>;

/// The store did not answer. Readers see a safe sentence, the log sees the cause.
#[derive(Debug, thiserror::Error)]
#[error("the store did not answer")]
pub struct PortError(#[source] pub Box<dyn Error + Send + Sync>);

/// What is at an article's address.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// The article.
    Article(Box<Article>),
    /// It is elsewhere now.
    Moved(Address),
    /// It was pulled after publication, in this language: where the story can still be read.
    Withdrawn(Vec<Address>),
    /// There never was anything.
    Nothing,
}

/// One page of a longer list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// At most [`crate::domain::front::sizes::PAGE`].
    pub teasers: Vec<Arc<Teaser>>,
    /// From 1.
    pub number: u32,
    /// Whether there is another page behind this one.
    pub has_more: bool,
}

impl Page {
    /// Whether there is such a page: the first one always is, an empty one behind it is none, and there is no page 0.
    pub fn is_there(&self) -> bool {
        self.number == 1 || (self.number > 1 && !self.teasers.is_empty())
    }
}

/// A list of articles that every edition has of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List<'a> {
    /// The front: all articles of the edition.
    Front,
    /// A section, by its id.
    Section(&'a str),
    /// A topic, by its id.
    Topic(&'a str),
    /// A source, by its id.
    Source(&'a str),
    /// All that come from a source.
    Sources,
}

/// A source with what it has contributed to one edition.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceCount {
    /// The source.
    pub source: Source,
    /// The language that its feed names.
    pub lang: Option<Lang>,
    /// When its feed last came.
    pub received: Option<Timestamp>,
    /// Its published articles in this language.
    pub articles: u32,
}

/// Single articles.
pub trait Articles: Send + Sync {
    /// What has this name in a language at `now`, whatever section it was asked for in: an embargoed article is not there yet.
    fn find<'a>(&'a self, lang: Lang, slug: &'a str, now: Timestamp) -> Answer<'a, Found>;

    /// Other stories on an article's subject, the closest first; never itself.
    fn related<'a>(&'a self, article: &'a Article, now: Timestamp) -> Answer<'a, Vec<Arc<Teaser>>>;

    /// What became of a version of an article, by its number; `None` where that is not an earlier one.
    fn changes_since<'a>(&'a self, address: &'a Address, version: u32, now: Timestamp) -> Answer<'a, Option<Earlier>>;
}

/// Lists of articles.
pub trait Fronts: Send + Sync {
    /// What an edition's front is composed of, with the stories that only the languages `also` have. `sections` are ids in the menu's
    /// order.
    fn candidates<'a>(&'a self, lang: Lang, also: &'a [Lang], sections: &'a [Slug], now: Timestamp) -> Answer<'a, Candidates>;

    /// The front composed of them: one for all who ask. `sections` are always the same.
    fn front<'a>(&'a self, lang: Lang, also: &'a [Lang], sections: &'a [Slug], now: Timestamp) -> Answer<'a, Arc<Front>>;

    /// The must-read and the latest stories beside an article.
    fn beside<'a>(&'a self, lang: Lang, now: Timestamp) -> Answer<'a, Arc<Candidates>>;

    /// A page of a section.
    fn section<'a>(&'a self, lang: Lang, section: &'a str, page: u32, now: Timestamp) -> Answer<'a, Page>;

    /// A page of a topic; `None` for a topic of which readers can see nothing in any language.
    fn topic<'a>(&'a self, lang: Lang, topic: &'a str, page: u32, now: Timestamp) -> Answer<'a, Option<(Topic, Page)>>;

    /// A page of a source; `None` for one of which readers can see nothing in any language.
    fn source<'a>(&'a self, lang: Lang, source: &'a str, page: u32, now: Timestamp) -> Answer<'a, Option<(SourceCount, Page)>>;

    /// Stories of the topics and sources that a reader follows, the newest first, each once; and what those are called that the paper has.
    fn followed<'a>(
        &'a self,
        lang: Lang,
        following: &'a Following,
        page: u32,
        now: Timestamp,
    ) -> Answer<'a, (Vec<(Followed, String)>, Page)>;

    /// What those are called that the paper has of what a reader follows.
    fn followed_names<'a>(&'a self, lang: Lang, following: &'a Following, now: Timestamp) -> Answer<'a, Vec<(Followed, String)>>;

    /// What pictures' files take together. Bytes; those that are not there count nothing.
    fn bytes(&self, files: &[String]) -> u64;

    /// The languages, of those that are served, in which readers can see something of a list at `now`: an article that is listed there.
    fn langs_of<'a>(&'a self, list: List<'a>, now: Timestamp) -> Answer<'a, Vec<Lang>>;

    /// Every source that an article was ever taken in from.
    fn sources<'a>(&'a self, lang: Lang, now: Timestamp) -> Answer<'a, Vec<SourceCount>>;
}

/// Finding articles by their words.
pub trait Search: Send + Sync {
    /// A page of what an edition finds at `now`, counted from 1.
    fn search<'a>(&'a self, lang: Lang, asked: &'a Asked, page: u32, now: Timestamp) -> Answer<'a, Results>;

    /// What a reader who has typed this much may be about to ask, the likeliest first. Each finds something.
    fn suggest<'a>(&'a self, lang: Lang, typed: &'a str, now: Timestamp) -> Answer<'a, Vec<String>>;
}

/// Readings of the weather.
pub trait Weather: Send + Sync {
    /// The reading to show for a place; `None` when there is none that is fresh enough. Never waits for the provider.
    fn reading(&self, place: Place) -> Pin<Box<dyn Future<Output = Option<Reading>> + Send + '_>>;

    /// Whether a first reading of this place is on its way.
    fn is_pending(&self, place: Place) -> bool;
}

/// Everything pages may ask.
#[derive(Clone)]
pub struct Ports {
    /// Single articles.
    pub articles: Arc<dyn Articles>,
    /// Lists of articles.
    pub fronts: Arc<dyn Fronts>,
    /// Search.
    pub search: Arc<dyn Search>,
    /// Readings.
    pub weather: Arc<dyn Weather>,
}
