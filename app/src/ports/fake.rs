//! Ports that answer from lists in memory, for tests of pages.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Answer, Articles, Found, Fronts, Page, Ports, SourceCount, Weather};
use crate::domain::{
    article::{Address, Article, Teaser},
    front::Candidates,
    lang::Lang,
    place::Place,
    slug::Slug,
    topic::Topic,
    weather::Reading,
};

/// A paper in memory.
#[derive(Debug, Clone, Default)]
pub struct Fake {
    /// What is at any article address asked for.
    pub article: Option<Article>,
    /// What every list is made of.
    pub teasers: Vec<Teaser>,
    /// The reading at every place.
    pub reading: Option<Reading>,
}

impl Fake {
    /// All ports, answered by this paper.
    pub fn ports(self) -> Ports {
        let fake = Arc::new(self);
        Ports {
            articles: fake.clone(),
            fronts: fake.clone(),
            weather: fake,
        }
    }

    fn page(&self, number: u32) -> Page {
        Page {
            teasers: if number == 1 { self.teasers.clone() } else { Vec::new() },
            number,
            has_more: false,
        }
    }

    fn candidates(&self) -> Candidates {
        Candidates {
            latest: self.teasers.clone(),
            ..Candidates::default()
        }
    }
}

fn answer<'a, T: Send + 'a>(value: T) -> Answer<'a, T> {
    Box::pin(async move { Ok(value) })
}

impl Articles for Fake {
    fn find<'a>(&'a self, _: Lang, _: &'a str, _: &'a str, _: Timestamp) -> Answer<'a, Found> {
        answer(
            self.article
                .clone()
                .map_or(Found::Nothing, |article| Found::Article(Box::new(article))),
        )
    }

    fn related<'a>(&'a self, _: &'a Article, _: Timestamp) -> Answer<'a, Vec<Teaser>> {
        answer(self.teasers.clone())
    }

    fn count_view(&self, _: &Address) {}
}

impl Fronts for Fake {
    fn candidates<'a>(&'a self, _: Lang, _: &'a [Slug], _: Timestamp) -> Answer<'a, Candidates> {
        answer(Self::candidates(self))
    }

    fn beside<'a>(&'a self, _: Lang, _: Timestamp) -> Answer<'a, Candidates> {
        answer(Self::candidates(self))
    }

    fn section<'a>(&'a self, _: Lang, _: &'a str, page: u32, _: Timestamp) -> Answer<'a, Page> {
        answer(self.page(page))
    }

    fn topic<'a>(&'a self, _: Lang, topic: &'a str, page: u32, _: Timestamp) -> Answer<'a, Option<(Topic, Page)>> {
        answer(topic.parse().ok().map(|id| (Topic::unnamed(id), self.page(page))))
    }

    fn source<'a>(&'a self, _: Lang, _: &'a str, _: u32, _: Timestamp) -> Answer<'a, Option<(SourceCount, Page)>> {
        answer(None)
    }

    fn sources<'a>(&'a self, _: Lang, _: Timestamp) -> Answer<'a, Vec<SourceCount>> {
        answer(Vec::new())
    }
}

impl Weather for Fake {
    fn reading(&self, _: Place) -> std::pin::Pin<Box<dyn Future<Output = Option<Reading>> + Send + '_>> {
        let reading = self.reading.clone();
        Box::pin(async move { reading })
    }

    fn is_pending(&self, _: Place) -> bool {
        false
    }
}
