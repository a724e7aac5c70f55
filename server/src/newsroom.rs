//! Answers what pages ask, from the store and the weather.

use std::{future::Future, pin::Pin, sync::Arc};

use app::{
    domain::{
        article::{Address, Article, Teaser},
        follow::{Followed, Following},
        front::{Candidates, Front},
        lang::Lang,
        place::Place,
        provenance::Earlier,
        search::{Asked, Results},
        slug::Slug,
        topic::Topic,
        weather::Reading,
    },
    ports::{self, Answer, Found, List, Page, PortError, Ports, SourceCount},
};
use jiff::{SignedDuration, Timestamp};

use self::answers::Answers;
use crate::{
    changes::{Changes, Tag},
    media::Media,
    search::{desk, suggest},
    store::{Near, Neighbour, Store, StoreError, views},
    weather::Weather,
};

mod answers;
mod related;
mod teasers;

pub use related::related;
pub use teasers::Teasers;

/// How many fronts are kept, each of some fifty teasers: of every language, and with what some readers read besides.
const FRONTS: usize = 100;
/// How many lists are kept of what is near articles, each of the numbers of a dozen: of topics mostly, of which a large paper has hundreds in
/// each language. Six megabytes.
const LISTS: usize = 16_000;
/// In how many lists' languages are kept.
const LANGS: usize = 1_000;

/// For so long sources stand as they were counted, if no article has changed.
const COUNTED_FOR: SignedDuration = SignedDuration::from_mins(1);

/// The store as pages see it. What is the same on many pages is kept until it changes.
struct Newsroom {
    store: Store,
    media: Media,
    served: Vec<Lang>,
    changes: Changes,
    fronts: Answers<(Lang, Vec<Lang>), Front>,
    beside: Answers<Lang, Candidates>,
    newest: Answers<Newest, Vec<Neighbour>>,
    teasers: Teasers,
    langs: Answers<Kind, Vec<Lang>>,
    counts: Answers<Lang, Vec<SourceCount>>,
}

/// The newest stories of a part of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Newest {
    Section(Lang, Slug),
    Topic(Lang, Slug),
}

/// A list that is in every edition, with its id.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Kind {
    Front,
    Section(String),
    Topic(String),
    Source(String),
    Sources,
}

impl From<List<'_>> for Kind {
    fn from(list: List<'_>) -> Self {
        match list {
            List::Front => Self::Front,
            List::Section(id) => Self::Section(id.to_owned()),
            List::Topic(id) => Self::Topic(id.to_owned()),
            List::Source(id) => Self::Source(id.to_owned()),
            List::Sources => Self::Sources,
        }
    }
}

/// The weather service as pages see it.
struct WeatherDesk(Weather);

/// Everything pages may ask. Answers that are kept are as old as what is known of `changes`.
pub fn ports(store: Store, media: Media, weather: Weather, served: Vec<Lang>, changes: &Changes) -> Ports {
    let newsroom = Arc::new(Newsroom {
        teasers: Teasers::new(store.clone(), changes.clone()),
        store,
        media,
        served,
        changes: changes.clone(),
        fronts: Answers::new(changes.clone(), FRONTS),
        beside: Answers::new(changes.clone(), FRONTS),
        newest: Answers::new(changes.clone(), LISTS),
        langs: Answers::new(changes.clone(), LANGS),
        counts: Answers::new(changes.clone(), FRONTS),
    });
    Ports {
        articles: newsroom.clone(),
        fronts: newsroom.clone(),
        search: newsroom,
        weather: Arc::new(WeatherDesk(weather)),
    }
}

fn answer<'a, T>(asked: impl Future<Output = Result<T, StoreError>> + Send + 'a) -> Answer<'a, T> {
    Box::pin(async move { asked.await.map_err(|error| PortError(Box::new(error))) })
}

impl Newsroom {
    async fn near(&self, article: &Article, now: Timestamp) -> Result<Near, StoreError> {
        let (store, lang) = (&self.store, article.lang);
        let tags = [Tag::Lang(lang)];
        let mut topics = Vec::new();
        for topic in Near::topics_of(article) {
            let asked = store.newest_on_topic(lang, topic, now);
            let question = Newest::Topic(lang, topic.clone());
            topics.push(self.newest.get(question, &tags, now, Timestamp::MAX, asked).await?);
        }
        let asked = store.newest_in_section(lang, &article.section, now);
        let question = Newest::Section(lang, article.section.clone());
        let section = self.newest.get(question, &tags, now, Timestamp::MAX, asked).await?;
        Ok(Near { topics, section })
    }

    async fn beside(&self, lang: Lang, now: Timestamp) -> Result<Arc<Candidates>, StoreError> {
        let asked = self.store.beside_candidates(lang, &self.served, now);
        self.beside.get(lang, &[Tag::Anywhere], now, Timestamp::MAX, asked).await
    }

    /// Counting takes the longer the more there are, so it is done once for the pages of all sources.
    async fn source_counts(&self, lang: Lang, now: Timestamp) -> Result<Arc<Vec<SourceCount>>, StoreError> {
        // Not for pages alone: feeds ask too.
        self.changes.catch_up().await?;
        let asked = self.store.source_counts(lang, now);
        // When a feed was last received is no change that anybody is told of.
        let end = now.saturating_add(COUNTED_FOR).unwrap_or(Timestamp::MAX);
        self.counts.get(lang, &[Tag::Lang(lang)], now, end, asked).await
    }

    /// Of every language: those that a front lacks may be of any.
    async fn front(&self, lang: Lang, also: &[Lang], sections: &[Slug], now: Timestamp) -> Result<Arc<Front>, StoreError> {
        let asked = async {
            let candidates = self.store.front_candidates(lang, also, &self.served, sections, now);
            Ok(Front::compose(&candidates.await?))
        };
        let tags = [Tag::Anywhere, Tag::MostRead];
        self.fronts
            .get((lang, also.to_vec()), &tags, now, views::end_of_day(now), asked)
            .await
    }
}

impl ports::Articles for Newsroom {
    fn find<'a>(&'a self, lang: Lang, slug: &'a str, now: Timestamp) -> Answer<'a, Found> {
        answer(self.store.find_article(lang, slug, now))
    }

    fn related<'a>(&'a self, article: &'a Article, now: Timestamp) -> Answer<'a, Vec<Arc<Teaser>>> {
        answer(async move {
            let near = self.near(article, now).await?;
            let beside = self.beside(article.lang, now).await?;
            // Each story is once on a page, and these are on it.
            let to_read = beside.must_read_beside(&article.story);
            let taken = to_read.into_iter().map(|teaser| &teaser.story).collect();
            related(&self.teasers, article, &near, &taken, now).await
        })
    }

    fn changes_since<'a>(&'a self, address: &'a Address, version: u32, now: Timestamp) -> Answer<'a, Option<Earlier>> {
        answer(self.store.changes_since(address.lang, address.slug.as_str(), version, now))
    }
}

impl ports::Fronts for Newsroom {
    fn candidates<'a>(&'a self, lang: Lang, also: &'a [Lang], sections: &'a [Slug], now: Timestamp) -> Answer<'a, Candidates> {
        answer(self.store.front_candidates(lang, also, &self.served, sections, now))
    }

    fn front<'a>(&'a self, lang: Lang, also: &'a [Lang], sections: &'a [Slug], now: Timestamp) -> Answer<'a, Arc<Front>> {
        answer(self.front(lang, also, sections, now))
    }

    fn beside<'a>(&'a self, lang: Lang, now: Timestamp) -> Answer<'a, Arc<Candidates>> {
        answer(self.beside(lang, now))
    }

    fn section<'a>(&'a self, lang: Lang, section: &'a str, page: u32, now: Timestamp) -> Answer<'a, Page> {
        answer(self.store.section_page(lang, section, page, now))
    }

    fn topic<'a>(&'a self, lang: Lang, topic: &'a str, page: u32, now: Timestamp) -> Answer<'a, Option<(Topic, Page)>> {
        answer(self.store.topic_page(lang, topic, page, now))
    }

    fn source<'a>(&'a self, lang: Lang, source: &'a str, page: u32, now: Timestamp) -> Answer<'a, Option<(SourceCount, Page)>> {
        answer(async move {
            if !self.store.is_source(source, now).await? {
                return Ok(None);
            }
            let counts = self.source_counts(lang, now).await?;
            let of = |counts: &[SourceCount]| counts.iter().find(|counted| counted.source.id.as_str() == source).cloned();
            // One that has come since, with nothing in this language, has changed nothing that these are kept for.
            let counted = match of(&counts) {
                Some(counted) => Some(counted),
                None => of(&self.store.source_counts(lang, now).await?),
            };
            let Some(counted) = counted else { return Ok(None) };
            Ok(Some((counted, self.store.source_page(lang, source, page, now).await?)))
        })
    }

    fn followed<'a>(
        &'a self,
        lang: Lang,
        following: &'a Following,
        page: u32,
        now: Timestamp,
    ) -> Answer<'a, (Vec<(Followed, String)>, Page)> {
        answer(self.store.followed(lang, following, page, now))
    }

    fn followed_names<'a>(&'a self, lang: Lang, following: &'a Following, now: Timestamp) -> Answer<'a, Vec<(Followed, String)>> {
        answer(self.store.followed_names(lang, following, now))
    }

    fn bytes(&self, files: &[String]) -> u64 {
        self.media.bytes(files)
    }

    fn langs_of<'a>(&'a self, list: List<'a>, now: Timestamp) -> Answer<'a, Vec<Lang>> {
        answer(async move {
            // Not for pages alone.
            self.changes.catch_up().await?;
            let asked = self.store.langs_of(list, &self.served, now);
            let langs = self.langs.get(list.into(), &[Tag::Anywhere], now, Timestamp::MAX, asked);
            Ok(langs.await?.to_vec())
        })
    }

    fn sources<'a>(&'a self, lang: Lang, now: Timestamp) -> Answer<'a, Vec<SourceCount>> {
        answer(async move { Ok(self.source_counts(lang, now).await?.to_vec()) })
    }
}

impl ports::Search for Newsroom {
    fn search<'a>(&'a self, lang: Lang, asked: &'a Asked, page: u32, now: Timestamp) -> Answer<'a, Results> {
        answer(desk::search(&self.store, &self.served, lang, asked, page, now))
    }

    fn suggest<'a>(&'a self, lang: Lang, typed: &'a str, now: Timestamp) -> Answer<'a, Vec<String>> {
        answer(suggest::suggest(&self.store, lang, typed, now))
    }
}

impl ports::Weather for WeatherDesk {
    fn reading(&self, place: Place) -> Pin<Box<dyn Future<Output = Option<Reading>> + Send + '_>> {
        Box::pin(self.0.reading(place))
    }

    fn is_pending(&self, place: Place) -> bool {
        self.0.is_pending(place)
    }
}
