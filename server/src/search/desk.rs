//! Answers a question: reads it in each language, asks the store for articles that fit, ranks them, cuts a page.
//!
//! Ranked are the newest [`RANKED`] that fit, and the newest [`RANKED_STRONG`] that have the words where they count most: a bound that
//! holds for a common word in a paper of any size.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, hash_map::Entry},
    sync::Arc,
};

use app::domain::{
    front::sizes,
    lang::Lang,
    search::{Asked, Fragment, Hit, Lacks, Results},
    slug::Slug,
    typography,
};
use jiff::Timestamp;

use super::{
    Analyser,
    document::{hash, section_term, source_term, stored},
    excerpt::{Text, excerpt},
    question::Question,
    rank::{Wanted, Wish, rarity},
    spelling::Near,
};
use crate::store::{
    Store, StoreError,
    search::{Candidate, Group, Having, Match},
};

/// Articles that are ranked: the newest that fit, and the newest that have the words where they count most.
const RANKED: usize = 200;
const RANKED_STRONG: usize = 100;
/// The newest that are read for a phrase that none of those has: whether words stand together is known only of what was read.
const RANKED_FOR_PHRASES: usize = 1_000;
/// In a paper of so many articles a word in every fourth says nothing: an article may lack it.
const COMMON_FROM: u64 = 200;
const COMMON_PART: u64 = 4;
const DAY: f64 = 86_400.0;

/// A question in one language, with what the paper has of its words.
struct Reading {
    analyser: Analyser,
    question: Question,
    words: Vec<Known>,
    wish: Wish,
}

/// A word of a question as the paper has it.
struct Known {
    /// Its terms that articles have, as stored; none for a word that no article has.
    terms: Vec<String>,
    /// How many have one of them, at the most.
    articles: u64,
    is_common: bool,
}

/// A page of what is found at `now`, from 1. `served` are the site's languages.
pub async fn search(
    store: &Store,
    served: &[Lang],
    lang: Lang,
    asked: &Asked,
    page: u32,
    now: Timestamp,
) -> Result<Results, StoreError> {
    let own = [lang];
    let readings = read(store, if asked.everywhere { served } else { &own }, &asked.words).await?;
    let mut results = Results {
        number: page,
        total: Some(0),
        ..Results::default()
    };
    if readings.is_empty() {
        return Ok(results);
    }
    let mut found = ranked(store, &readings, lang, asked, Need::All, now).await?;
    if found.articles.is_empty() && readings.values().any(|reading| !reading.question.phrases.is_empty()) {
        found = ranked(store, &readings, lang, asked, Need::Apart, now).await?;
        results.lacks = (!found.articles.is_empty()).then_some(Lacks::Phrase);
    }
    if found.articles.is_empty() {
        found = ranked(store, &readings, lang, asked, Need::Any, now).await?;
        results.lacks = (!found.articles.is_empty()).then_some(Lacks::Words);
        if let Some(reading) = readings.get(&lang).filter(|_| page == 1) {
            results.meant = meant(store, reading, asked, now).await?;
        }
    }
    results.total = (!found.is_cut).then(|| u32::try_from(found.articles.len()).unwrap_or(u32::MAX));
    let from = sizes::PAGE.saturating_mul(usize::try_from(page.saturating_sub(1)).unwrap_or(usize::MAX));
    results.has_more = found.articles.len() > from.saturating_add(sizes::PAGE);
    let page: Vec<&Candidate> = found.articles.iter().skip(from).take(sizes::PAGE).collect();
    (results.sources, results.hits) = tokio::try_join!(sources(store, &found.articles), hits(store, &readings, &page, now))?;
    Ok(results)
}

/// What was ranked, the best first.
struct Ranked {
    articles: Vec<Candidate>,
    /// There are more that fit.
    is_cut: bool,
}

/// The question in each language that reads a word in it.
async fn read(store: &Store, langs: &[Lang], text: &str) -> Result<BTreeMap<Lang, Reading>, StoreError> {
    let questions: Vec<(Analyser, Question)> = langs
        .iter()
        .map(|lang| {
            let analyser = Analyser::new(*lang);
            let question = Question::read(text, &analyser);
            (analyser, question)
        })
        .filter(|(_, question)| !question.is_empty())
        .collect();
    if questions.is_empty() {
        return Ok(BTreeMap::new());
    }
    let terms = questions.iter().map(|(analyser, question)| {
        let lang = analyser.lang();
        let terms: BTreeSet<String> = (question.words.iter())
            .flat_map(|asked| asked.terms.all())
            .map(|term| stored(lang, term))
            .collect();
        (lang, terms.into_iter().collect())
    });
    let having = store.having(&terms.collect()).await?;
    let readings = questions.into_iter().filter_map(|(analyser, question)| {
        let having = having.get(&analyser.lang())?;
        Some((analyser.lang(), reading(analyser, question, having)))
    });
    Ok(readings.collect())
}

fn reading(analyser: Analyser, question: Question, Having { all, articles: having }: &Having) -> Reading {
    let (lang, all) = (analyser.lang(), *all);
    let mut words = Vec::with_capacity(question.words.len());
    let mut wanted = Vec::with_capacity(question.words.len());
    for asked in &question.words {
        let known = |terms: &mut dyn Iterator<Item = &str>| -> Vec<(u32, String)> {
            terms
                .map(|term| (hash(term), stored(lang, term)))
                .filter(|(_, term)| having.contains_key(term))
                .collect()
        };
        let mut terms = known(&mut asked.terms.exact());
        // Typed without the letters of its language: only where nothing is written so.
        if terms.is_empty() {
            terms = known(&mut asked.terms.plain.as_deref().into_iter());
        }
        let counts = || terms.iter().filter_map(|(_, term)| having.get(term).copied());
        let articles = counts().max().unwrap_or(0);
        let at_most = counts().sum();
        wanted.push(Wanted {
            hashes: terms.iter().map(|(hash, _)| *hash).collect(),
            rarity: rarity(articles, all),
        });
        words.push(Known {
            terms: terms.into_iter().map(|(_, term)| term).collect(),
            articles: at_most,
            is_common: all >= COMMON_FROM && articles.saturating_mul(COMMON_PART) >= all,
        });
    }
    let wish = Wish::new(wanted, question.phrases.clone());
    Reading {
        analyser,
        question,
        words,
        wish,
    }
}

impl Reading {
    /// What the store looks for, and in how many articles it is at the most; `None` where nothing can be found.
    fn group(&self, asked: &Asked, need: Need) -> Option<(Group, u64)> {
        let any = need == Need::Any;
        let lang = self.analyser.lang();
        let telling: Vec<&Known> = self.words.iter().filter(|word| !word.is_common).collect();
        let needed: Vec<&Known> = if any {
            telling.into_iter().filter(|word| !word.terms.is_empty()).collect()
        } else if telling.is_empty() {
            // A question of common words alone asks for them.
            self.words.iter().collect()
        } else {
            telling
        };
        if needed.is_empty() || needed.iter().any(|word| word.terms.is_empty()) {
            return None;
        }
        let articles = needed.iter().map(|word| word.articles);
        let fits = if any { articles.sum() } else { articles.min().unwrap_or(0) };
        let facets = [
            asked.section.as_ref().map(|id| section_term(lang, id.as_str())),
            asked.source.as_ref().map(|id| source_term(lang, id.as_str())),
        ];
        let group = Group {
            words: needed.iter().map(|word| word.terms.clone()).collect(),
            any,
            without: self
                .question
                .without
                .iter()
                .flat_map(|terms| terms.exact().map(|term| stored(lang, term)))
                .collect(),
            facets: facets.into_iter().flatten().collect(),
        };
        Some((group, fits))
    }

    /// What candidates are scored by.
    fn wish(&self, need: Need) -> Wish {
        if need == Need::All {
            self.wish.clone()
        } else {
            self.wish.without_phrases()
        }
    }
}

/// What an article must have to be an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    /// All words, those of phrases together.
    All,
    /// All words, wherever they stand.
    Apart,
    /// One of the words.
    Any,
}

async fn ranked(
    store: &Store,
    readings: &BTreeMap<Lang, Reading>,
    lang: Lang,
    asked: &Asked,
    need: Need,
    now: Timestamp,
) -> Result<Ranked, StoreError> {
    let (groups, fits): (Vec<Group>, Vec<u64>) = readings.values().filter_map(|reading| reading.group(asked, need)).unzip();
    let mut wanted = Match {
        groups,
        only_strong: false,
        fits: fits.iter().sum(),
    };
    if wanted.groups.is_empty() {
        return Ok(Ranked {
            articles: Vec::new(),
            is_cut: false,
        });
    }
    let wishes: BTreeMap<Lang, Wish> = readings.iter().map(|(lang, reading)| (*lang, reading.wish(need))).collect();
    let score = |candidate: Candidate| {
        let age = now.duration_since(candidate.published).as_secs_f64() / DAY;
        let score = wishes.get(&candidate.lang)?.score(&candidate.words, age)?;
        Some((score, candidate))
    };
    let mut candidates = store.candidates(&wanted, now, RANKED + 1).await?;
    let is_cut = candidates.len() > RANKED;
    if is_cut {
        candidates.truncate(RANKED);
        let newest: HashSet<i64> = candidates.iter().map(|candidate| candidate.doc).collect();
        wanted.only_strong = true;
        let strong = store.candidates(&wanted, now, RANKED_STRONG).await?;
        candidates.extend(strong.into_iter().filter(|candidate| !newest.contains(&candidate.doc)));
    }
    let mut scored: Vec<(f64, Candidate)> = candidates.into_iter().filter_map(score).collect();
    let has_phrases = readings.values().any(|reading| !reading.question.phrases.is_empty());
    if is_cut && has_phrases && need == Need::All && scored.is_empty() {
        wanted.only_strong = false;
        let more = store.candidates(&wanted, now, RANKED_FOR_PHRASES).await?;
        scored = more.into_iter().filter_map(score).collect();
    }
    scored.sort_by(|(a_score, a), (b_score, b)| b_score.total_cmp(a_score).then(b.doc.cmp(&a.doc)));
    Ok(Ranked {
        articles: once(scored.into_iter().map(|(_, candidate)| candidate), lang),
        is_cut,
    })
}

/// Each story once, where the best of its articles stands: in the reader's language if that one was found too.
fn once(found: impl Iterator<Item = Candidate>, lang: Lang) -> Vec<Candidate> {
    let mut places = HashMap::new();
    let mut articles: Vec<Candidate> = Vec::new();
    for candidate in found {
        match places.entry(candidate.story) {
            Entry::Vacant(place) => {
                place.insert(articles.len());
                articles.push(candidate);
            }
            Entry::Occupied(place) if candidate.lang == lang => articles[*place.get()] = candidate,
            Entry::Occupied(_) => {}
        }
    }
    articles
}

async fn sources(store: &Store, found: &[Candidate]) -> Result<Vec<(Slug, String)>, StoreError> {
    let ids: BTreeSet<&String> = found.iter().filter_map(|candidate| candidate.source.as_ref()).collect();
    store.source_names(&ids.into_iter().cloned().collect::<Vec<_>>()).await
}

async fn hits(
    store: &Store,
    readings: &BTreeMap<Lang, Reading>,
    page: &[&Candidate],
    now: Timestamp,
) -> Result<Vec<Hit>, StoreError> {
    let ids: Vec<i64> = page.iter().map(|candidate| candidate.article).collect();
    let mut shown: HashMap<i64, _> = store
        .shown(&ids, now)
        .await?
        .into_iter()
        .map(|shown| (shown.article, shown))
        .collect();
    let hits = page.iter().filter_map(|candidate| {
        // One that was withdrawn a moment ago.
        let shown = shown.remove(&candidate.article)?;
        let reading = readings.get(&candidate.lang)?;
        let excerpt = excerpt(
            &reading.analyser,
            &reading.wish,
            Text {
                sequence: &candidate.words,
                standfirst: &shown.standfirst,
                trail: &shown.teaser.trail,
                body: &shown.body,
            },
        );
        let as_set = |fragment: Fragment| Fragment {
            text: typography::text(candidate.lang, fragment.text),
            ..fragment
        };
        Some(Hit {
            excerpt: excerpt.into_iter().map(as_set).collect(),
            teaser: Arc::new(shown.teaser),
        })
    });
    Ok(hits.collect())
}

/// The question with each word that no article has replaced by one that is near, if that finds something that readers can see.
async fn meant(store: &Store, reading: &Reading, asked: &Asked, now: Timestamp) -> Result<Option<String>, StoreError> {
    let lang = reading.analyser.lang();
    let mut meant = String::new();
    let mut done = 0;
    for (word, known) in reading.question.words.iter().zip(&reading.words) {
        if !known.terms.is_empty() {
            continue;
        }
        let typed = &asked.words[word.range.clone()];
        let Some(plain) = reading.analyser.plain(typed) else {
            continue;
        };
        let Some(near) = Near::to(&plain) else { continue };
        let words = store.words_near(lang, &near).await?;
        let best = near.best(&plain, words.iter().map(|(plain, (_, articles))| (plain.as_str(), *articles)));
        let Some((spelt, _)) = best.and_then(|best| words.get(best)) else {
            continue;
        };
        meant.push_str(&asked.words[done..word.range.start]);
        meant.push_str(spelt);
        done = word.range.end;
    }
    if done == 0 {
        return Ok(None);
    }
    meant.push_str(&asked.words[done..]);
    let better = Asked {
        words: meant,
        ..asked.clone()
    };
    Ok(finds(store, lang, &better, now).await?.then_some(better.words))
}

/// Whether a question in one language finds an article that has all of its words and that readers can see.
pub(super) async fn finds(store: &Store, lang: Lang, asked: &Asked, now: Timestamp) -> Result<bool, StoreError> {
    let readings = read(store, &[lang], &asked.words).await?;
    let Some((group, fits)) = readings.get(&lang).and_then(|reading| reading.group(asked, Need::All)) else {
        return Ok(false);
    };
    let wanted = Match {
        groups: vec![group],
        only_strong: false,
        fits,
    };
    Ok(!store.candidates(&wanted, now, 1).await?.is_empty())
}
