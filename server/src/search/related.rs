//! Stories on an article's subject: those that share its topics, and those that share its telling words.
//!
//! A topic is an editor's word for it. What comes by the wire often has none, and two stories on one matter then have names and rare
//! words in common: those of headline and standfirst are looked up in the index, among the newest articles.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use app::domain::{
    article::{Article, Teaser},
    front::sizes,
    slug::Slug,
};
use jiff::Timestamp;

use super::{
    Analyser,
    document::{Field, Sequence, hash, stored},
    rank::rarity,
};
use crate::store::{
    Near, Store, StoreError,
    search::{Candidate, Group, Match},
};

/// Words of an article that its like is looked for by: the rarest.
const TELLING: usize = 10;
/// A word of more articles than one in so many tells nothing, in a paper of some size.
const COMMON_PART: u64 = 100;
const SMALL_PAPER: u64 = 20;
/// Words that two stories must have in common: one may be a coincidence.
const IN_COMMON: usize = 2;
/// The newest articles that are compared.
const COMPARED: usize = 40;
/// What a topic in common counts, where all telling words in common count one.
const TOPIC: f64 = 0.5;
/// Half of the telling words in common make a story as close as a topic does; fewer, less than this part, are no subject.
const ALIKE: f64 = 0.2;
/// More than a page shows: some may be on it already.
const SPARE: usize = 4;

/// Other stories, the closest first; then the newest of its section. Never itself, and each once.
pub async fn related(store: &Store, article: &Article, near: &Near, now: Timestamp) -> Result<Vec<Teaser>, StoreError> {
    let alike = alike(store, article, now).await?;
    let on_topics = near.topics.iter().flat_map(|topic| topic.iter());
    let on_topics = on_topics.map(|teaser| (TOPIC, teaser));
    let mut found: BTreeMap<&Slug, (f64, &Teaser)> = BTreeMap::new();
    for (weight, teaser) in on_topics.chain(alike.iter().map(|(alike, teaser)| (*alike, teaser))) {
        found.entry(&teaser.story).or_insert((0.0, teaser)).0 += weight;
    }
    found.remove(&article.story);
    let mut related: Vec<(f64, &Teaser)> = found.values().copied().collect();
    related.sort_by(|(a_close, a), (b_close, b)| b_close.total_cmp(a_close).then(b.published.cmp(&a.published)));
    let mut related: Vec<Teaser> = related.into_iter().map(|(_, teaser)| teaser.clone()).collect();
    if related.len() < sizes::RELATED + SPARE {
        let others = near.section.iter().filter(|teaser| teaser.story != article.story);
        related.extend(others.filter(|teaser| !found.contains_key(&teaser.story)).cloned());
    }
    Ok(related)
}

/// A telling word.
struct Telling {
    hash: u32,
    rarity: f64,
}

/// Stories that share telling words, with the part of them that they share, 0 to 1.
async fn alike(store: &Store, article: &Article, now: Timestamp) -> Result<Vec<(f64, Teaser)>, StoreError> {
    let lang = article.lang;
    let analyser = Analyser::new(lang);
    let text = format!("{}\n{}", article.headline, article.standfirst);
    let terms: BTreeSet<String> = analyser.words(&text).map(|word| word.terms.written).collect();
    let wanted: Vec<String> = terms.iter().map(|term| stored(lang, term)).collect();
    let (all, having) = store.rarely_having(lang, &wanted, COMMON_PART, SMALL_PAPER).await?;
    let mut telling: Vec<(u64, String)> = terms
        .into_iter()
        .zip(wanted)
        .filter_map(|(term, stored)| Some((*having.get(&stored)?, term)))
        // One has it that is this one.
        .filter(|(articles, _)| *articles >= 2)
        .collect();
    telling.sort();
    telling.truncate(TELLING);
    if telling.len() < IN_COMMON {
        return Ok(Vec::new());
    }
    let like = Match {
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
    let candidates = store.candidates(&like, now, COMPARED).await?;
    let close: HashMap<i64, f64> = candidates
        .iter()
        .filter_map(|candidate| Some((candidate.article, in_common(candidate, &telling)?)))
        .collect();
    let ids: Vec<i64> = close.keys().copied().collect();
    let teasers = store.teasers_of(&ids, now).await?;
    Ok(teasers
        .into_iter()
        .filter_map(|(id, teaser)| Some((*close.get(&id)?, teaser)))
        .collect())
}

/// The part of the telling words that an article has where they count; `None` for too little.
fn in_common(candidate: &Candidate, telling: &[Telling]) -> Option<f64> {
    let fields = Sequence::read(&candidate.words)?;
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
