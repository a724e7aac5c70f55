//! Stories on an article's subject: those that share its topics, and those that share its telling words.
//!
//! A topic is an editor's word for it. What comes by the wire often has none, and two stories on one matter then have names and rare
//! words in common: those of headline and standfirst are looked up in the index, among the newest articles. That is done when an article's
//! words have come into the index (`jobs::index_search`); a page reads what was found.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use app::domain::{
    article::{Article, Teaser},
    front::sizes,
    lang::Lang,
    slug::Slug,
};
use jiff::Timestamp;

use super::{
    Analyser,
    document::{Field, Sequence, hash, stored},
    rank::rarity,
};
use crate::{
    newsroom::Teasers,
    store::{
        CHOSEN, Near, Store, StoreError,
        related::{Like, Lone},
        search::{Candidate, Group, Match},
    },
};

/// Words of an article that its like is looked for by: the rarest.
const TELLING: usize = 10;
/// A word of more articles than one in so many tells nothing, in a paper of some size.
const COMMON_PART: u64 = 100;
const SMALL_PAPER: u64 = 20;
/// Words that two stories must have in common: one may be a coincidence.
const IN_COMMON: usize = 2;
/// The newest articles that are compared; itself is one of them.
const COMPARED: usize = 41;
/// What a topic in common counts, where all telling words in common count one.
const TOPIC: f64 = 0.5;
/// Half of the telling words in common make a story as close as a topic does; fewer, less than this part, are no subject.
const ALIKE: f64 = 0.2;
/// So many are written down of an article, more than a page shows: some may be on it already, and some are gone.
const CLOSEST: usize = 14;

/// Other stories, the closest first; then the newest of its section. Never itself nor one of `taken`, and each once. All are found and put in
/// order by number, and the teasers of those that a page shows are asked for, with hardly another.
pub async fn related(
    store: &Store,
    teasers: &Teasers,
    article: &Article,
    near: &Near,
    taken: &BTreeSet<&Slug>,
    now: Timestamp,
) -> Result<Vec<Teaser>, StoreError> {
    let alike = store.like(article, now).await?;
    let on_topics = near.topics.iter().flat_map(|topic| topic.iter());
    let on_topics = on_topics.map(|neighbour| (TOPIC, *neighbour));
    // In one language a story is one article.
    let mut found: HashMap<i64, (f64, i64)> = HashMap::new();
    for (weight, neighbour) in on_topics.chain(alike) {
        found.entry(neighbour.article).or_insert((0.0, neighbour.published)).0 += weight;
    }
    let mut closest: Vec<(f64, i64, i64)> = found
        .iter()
        .map(|(id, (close, published))| (*close, *published, *id))
        .collect();
    closest.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let closest = closest.into_iter().map(|(.., id)| id);
    let others = near.section.iter().map(|neighbour| neighbour.article);
    let chosen: Vec<i64> = closest.chain(others.filter(|id| !found.contains_key(id))).collect();
    let mut related: Vec<(f64, Arc<Teaser>)> = Vec::new();
    // Some of the first may be itself, or taken, or withdrawn by now: others take their places.
    for some in chosen.chunks(CHOSEN) {
        for (id, teaser) in teasers.of(some, now).await? {
            if teaser.story != article.story && !taken.contains(&teaser.story) {
                related.push((found.get(&id).map_or(0.0, |(close, _)| *close), teaser));
            }
        }
        if related.len() >= sizes::RELATED {
            break;
        }
    }
    // By their own times, which were known to the hour only where words are in common.
    related.sort_by(|(a_close, a), (b_close, b)| {
        let closest = b_close.total_cmp(a_close).then(b.published.cmp(&a.published));
        closest.then_with(|| a.story.cmp(&b.story))
    });
    Ok(related.iter().map(|(_, teaser)| Teaser::clone(teaser)).collect())
}

/// The words of articles by which their like is looked for, each once.
pub fn words_of(lone: &Lone) -> BTreeSet<String> {
    let analyser = Analyser::new(lone.lang);
    let text = format!("{}\n{}", lone.headline, lone.standfirst);
    analyser.words(&text).map(|word| word.terms.written).collect()
}

/// Whether an article that had these words, as a stored [`Sequence`], has its like looked for by the same ones now.
pub fn looks_for_the_same(before: &[u8], now: &[u8]) -> bool {
    let words = |sequence| {
        let [headline, _, _, standfirst, _] = Sequence::read(sequence)?;
        Some(headline.chain(standfirst).collect::<Vec<_>>())
    };
    words(before) == words(now)
}

/// What is like each of some articles with their words: the closest of those that readers can see at `now`, then of those that they are to
/// see.
pub async fn find(
    store: &Store,
    lone: Vec<(Lone, BTreeSet<String>)>,
    now: Timestamp,
) -> Result<Vec<(Lone, Vec<Like>)>, StoreError> {
    // Most words of one are in others too: each is counted once.
    let mut words: BTreeMap<Lang, BTreeSet<String>> = BTreeMap::new();
    for (lone, terms) in &lone {
        let terms = terms.iter().map(|term| stored(lone.lang, term));
        words.entry(lone.lang).or_default().extend(terms);
    }
    let mut counted = HashMap::new();
    for (lang, words) in words {
        let words: Vec<String> = words.into_iter().collect();
        counted.insert(lang, store.rarely_having(lang, &words, COMMON_PART, SMALL_PAPER).await?);
    }
    let mut found = Vec::with_capacity(lone.len());
    for (lone, terms) in lone {
        let (all, having) = &counted[&lone.lang];
        let likes = like(store, &lone, terms, *all, having, now).await?;
        found.push((lone, likes));
    }
    Ok(found)
}

/// A telling word.
struct Telling {
    hash: u32,
    rarity: f64,
}

/// What is like an article, where of `all` articles of its language so many are `having` a word.
async fn like(
    store: &Store,
    lone: &Lone,
    terms: BTreeSet<String>,
    all: u64,
    having: &HashMap<String, u64>,
    now: Timestamp,
) -> Result<Vec<Like>, StoreError> {
    let lang = lone.lang;
    let mut telling: Vec<(u64, String)> = terms
        .into_iter()
        .filter_map(|term| Some((*having.get(&stored(lang, &term))?, term)))
        // One has it that is this one.
        .filter(|(articles, _)| *articles >= 2)
        .collect();
    telling.sort();
    telling.truncate(TELLING);
    if telling.len() < IN_COMMON {
        return Ok(Vec::new());
    }
    let wanted = Match {
        groups: vec![Group {
            words: telling.iter().map(|(_, term)| vec![stored(lang, term)]).collect(),
            any: true,
            without: Vec::new(),
            facets: Vec::new(),
        }],
        only_strong: true,
    };
    let telling: Vec<Telling> = telling
        .into_iter()
        .map(|(articles, term)| Telling {
            hash: hash(&term),
            rarity: rarity(articles, all),
        })
        .collect();
    // Planned ones too, beside those that can be seen and not in their places: whether readers can see it is asked by the page.
    let mut likes = Vec::new();
    for candidates in [
        store.candidates(&wanted, now, COMPARED).await?,
        store.planned_candidates(&wanted, now, COMPARED).await?,
    ] {
        likes.extend(closest(lone, &telling, &candidates));
    }
    Ok(likes)
}

/// What is like an article among others, the closest first.
fn closest(lone: &Lone, telling: &[Telling], candidates: &[Candidate]) -> Vec<Like> {
    let others = candidates.iter().filter(|candidate| candidate.doc != lone.doc);
    let mut likes: Vec<Like> = others
        .filter_map(|candidate| {
            Some(Like {
                article: candidate.article,
                doc: candidate.doc,
                close: in_common(&candidate.words, telling)?,
            })
        })
        .collect();
    likes.sort_by(|a, b| b.close.total_cmp(&a.close).then(b.doc.cmp(&a.doc)));
    likes.truncate(CLOSEST);
    likes
}

/// The part of the telling words that an article, by its stored [`Sequence`], has where they count; `None` for too little.
fn in_common(sequence: &[u8], telling: &[Telling]) -> Option<f64> {
    let fields = Sequence::read(sequence)?;
    let mut has: HashSet<u32> = HashSet::new();
    for (field, hashes) in Field::ALL.into_iter().zip(fields) {
        // Who wrote it is no subject, and a long text has every word.
        if !matches!(field, Field::Source | Field::Body) {
            has.extend(hashes.map(|(hash, _)| hash));
        }
    }
    let shared: Vec<&Telling> = telling.iter().filter(|word| has.contains(&word.hash)).collect();
    let sum = |words: &mut dyn Iterator<Item = &Telling>| words.map(|word| word.rarity).sum::<f64>();
    let part = sum(&mut shared.iter().copied()) / sum(&mut telling.iter());
    (shared.len() >= IN_COMMON && part >= ALIKE).then_some(part)
}
