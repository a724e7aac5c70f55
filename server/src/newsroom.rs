//! Answers what pages ask, from the store and the weather.

use std::{future::Future, pin::Pin, sync::Arc};

use app::{
    domain::{
        article::{Address, Article, Teaser},
        follow::{Followed, Following},
        front::Candidates,
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
use jiff::Timestamp;

use crate::{
    search::{desk, related, suggest},
    store::{Store, StoreError},
    stories::Media,
    weather::Weather,
};

/// The store as pages see it.
struct Newsroom {
    store: Store,
    media: Media,
    served: Vec<Lang>,
}

/// The weather service as pages see it.
struct WeatherDesk(Weather);

/// Everything pages may ask.
pub fn ports(store: Store, media: Media, weather: Weather, served: Vec<Lang>) -> Ports {
    let newsroom = Arc::new(Newsroom { store, media, served });
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

impl ports::Articles for Newsroom {
    fn find<'a>(&'a self, lang: Lang, slug: &'a str, now: Timestamp) -> Answer<'a, Found> {
        answer(self.store.find_article(lang, slug, now))
    }

    fn related<'a>(&'a self, article: &'a Article, now: Timestamp) -> Answer<'a, Vec<Teaser>> {
        answer(related::related(&self.store, article, now))
    }

    fn changes_since<'a>(&'a self, address: &'a Address, version: u32, now: Timestamp) -> Answer<'a, Option<Earlier>> {
        answer(self.store.changes_since(address.lang, address.slug.as_str(), version, now))
    }
}

impl ports::Fronts for Newsroom {
    fn candidates<'a>(&'a self, lang: Lang, also: &'a [Lang], sections: &'a [Slug], now: Timestamp) -> Answer<'a, Candidates> {
        answer(self.store.front_candidates(lang, also, &self.served, sections, now))
    }

    fn beside<'a>(&'a self, lang: Lang, now: Timestamp) -> Answer<'a, Candidates> {
        answer(self.store.beside_candidates(lang, &self.served, now))
    }

    fn section<'a>(&'a self, lang: Lang, section: &'a str, page: u32, now: Timestamp) -> Answer<'a, Page> {
        answer(self.store.section_page(lang, section, page, now))
    }

    fn topic<'a>(&'a self, lang: Lang, topic: &'a str, page: u32, now: Timestamp) -> Answer<'a, Option<(Topic, Page)>> {
        answer(self.store.topic_page(lang, topic, page, now))
    }

    fn source<'a>(&'a self, lang: Lang, source: &'a str, page: u32, now: Timestamp) -> Answer<'a, Option<(SourceCount, Page)>> {
        answer(self.store.source_page(lang, source, page, now))
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
        let sizes = files
            .iter()
            .filter_map(|file| Some(self.media.path(file)?.metadata().ok()?.len()));
        sizes.sum()
    }

    fn langs_of<'a>(&'a self, list: List<'a>, now: Timestamp) -> Answer<'a, Vec<Lang>> {
        answer(self.store.langs_of(list, &self.served, now))
    }

    fn sources<'a>(&'a self, lang: Lang, now: Timestamp) -> Answer<'a, Vec<SourceCount>> {
        answer(self.store.source_counts(lang, None, now))
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
