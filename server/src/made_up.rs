//! A made-up paper of any size, to measure with: the shape of one that has been read for years, the same to the byte for the same seed.
//!
//! Texts are sentences of the sample edition in new orders, with made-up names among them. What belongs to a story follows from its number
//! alone, so that it can be linked to before it is written, and asked for by whoever measures.
//!
//! | file | what is there |
//! |---|---|
//! | `chance` | numbers by chance, the same on every machine, and how uneven things are |
//! | `words` | sentences, names, pictures |
//! | `paper` | what each story is: when, where, in which languages, on what |
//! | `text` | its articles: headline, body, links, earlier versions |

use std::{collections::HashMap, fmt, ops::ControlFlow, sync::Arc};

use app::domain::{article::Address, lang::Lang};
use jiff::Timestamp;

use crate::store::{NewArticle, Store, StoreError};

mod chance;
mod paper;
mod text;
mod words;

pub use paper::Paper;

/// Stories that are made and written together.
const BATCH: u32 = 500;
/// The newest stories, which were read today.
const READ: u32 = 300;
/// How often the first of them was.
const VIEWS: u32 = 2_000;

/// What a paper is made by.
#[derive(Debug, Clone)]
pub struct Plan {
    /// How many stories; at least one.
    pub stories: u32,
    /// Its languages, that of most stories first; at least one.
    pub langs: Vec<Lang>,
    /// Another one is another paper.
    pub seed: u64,
    /// When the newest story has just been published.
    pub now: Timestamp,
}

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Stories.
    pub stories: u32,
    /// Their articles, in all languages.
    pub articles: u32,
    /// Links from one to another.
    pub links: u32,
    /// Articles that said something else before.
    pub edited: u32,
    /// Of those, the ones whose address was another.
    pub moved: u32,
    /// Articles that were withdrawn.
    pub withdrawn: u32,
}

/// An article, as it is and as it was.
#[derive(Debug, Clone)]
pub struct Made {
    /// As it is.
    pub article: NewArticle,
    /// What it said before; at another address if it has moved.
    pub earlier: Option<NewArticle>,
    /// Articles that it links to.
    pub links: u32,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            stories,
            articles,
            links,
            edited,
            moved,
            withdrawn,
        } = self;
        write!(
            f,
            "{stories} stories, {articles} articles, {links} links between them, {edited} edited, {moved} moved, {withdrawn} withdrawn"
        )
    }
}

impl Counts {
    fn add(&mut self, made: &[Made]) {
        self.stories += 1;
        for Made { article, earlier, links } in made {
            self.articles += 1;
            self.links += links;
            self.edited += u32::from(earlier.is_some());
            self.moved += u32::from(earlier.as_ref().is_some_and(|earlier| earlier.slug != article.slug));
            self.withdrawn += u32::from(article.withdrawn);
        }
    }
}

/// Writes the paper into an empty store, a batch at a time, while the next is made. `goes_on` is told how many stories are in; after a
/// `Break` there are no more. The search index is left to `jobs::index_search`.
pub async fn fill(store: &Store, paper: &Arc<Paper>, goes_on: impl Fn(u32) -> ControlFlow<()>) -> Result<Counts, StoreError> {
    let (now, stories) = (paper.plan().now, paper.plan().stories);
    let batch = |first: u32| {
        let paper = paper.clone();
        tokio::task::spawn_blocking(move || {
            let numbers = first..stories.min(first.saturating_add(BATCH));
            numbers.map(|number| paper.story(number)).collect::<Vec<_>>()
        })
    };
    let mut labels = paper.topic_labels();
    let mut counts = Counts::default();
    let mut next = batch(0);
    while counts.stories < stories {
        let made = next.await.expect("making up a story does not fail");
        for story in &made {
            counts.add(story);
        }
        next = batch(counts.stories);
        let made: Vec<Made> = made.into_iter().flatten().collect();
        let earlier: Vec<NewArticle> = made.iter().filter_map(|made| made.earlier.clone()).collect();
        let articles: Vec<NewArticle> = made.into_iter().map(|made| made.article).collect();
        store.import(&earlier, &labels, now).await?;
        labels.clear();
        store.import(&articles, &labels, now).await?;
        if goes_on(counts.stories).is_break() {
            break;
        }
    }
    store.add_views(&views(paper), now).await?;
    Ok(counts)
}

/// The newest stories are read the most, and a few of them by most.
fn views(paper: &Paper) -> HashMap<Address, u32> {
    let newest = (0..paper.plan().stories)
        .rev()
        .take(usize::try_from(READ).unwrap_or(usize::MAX));
    let places = 1..=READ;
    let of = |(number, place)| {
        let addresses = paper.addresses(number);
        addresses.into_iter().map(move |address| (address, VIEWS / place))
    };
    newest.zip(places).flat_map(of).collect()
}
