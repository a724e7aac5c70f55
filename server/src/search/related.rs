//! Stories that share an article's telling words.
//!
//! A topic is an editor's word for a subject. What comes by the wire often has none, and two stories on one matter then have names and rare
//! words in common: those of headline and standfirst are looked up in the index, among the newest articles. That is done when an article's
//! words have come into the index (`jobs::index_search`); a page reads what was found (`newsroom::related`).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use app::domain::lang::Lang;
use jiff::Timestamp;

use super::{
    Analyser,
    document::{Field, Sequence, hash, stored},
    rank::rarity,
};
use crate::store::{
    Store, StoreError,
    related::{Like, Lone},
    search::{Candidate, Group, Match},
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
/// Fewer telling words in common, less than this part, are no subject.
const ALIKE: f64 = 0.2;
/// So many are written down of an article, more than a page shows: some may be on it already, and some are gone.
const CLOSEST: usize = 14;

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
        fits: 0,
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
