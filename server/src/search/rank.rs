//! The score of an article: which words of a question it has, where, how rare they are, and how old it is.
//!
//! Computed from what every database stores alike, so that they order alike.

use super::{
    document::{Field, Sequence},
    question::MOST_WORDS,
};

/// What a word in a field counts.
fn weight(field: Field) -> f64 {
    match field {
        Field::Headline => 6.0,
        Field::Topics | Field::Source | Field::Standfirst => 3.0,
        Field::Body => 1.0,
    }
}

/// A word of a body that is counted no further for where it stands: it is there, late.
const LATE: f64 = 0.25;
/// Two words of a question that stand together in a field.
const TOGETHER: f64 = 0.5;
/// Words of a body after which one mention says half as much.
const LONG_BODY: f64 = 600.0;
/// What an old article keeps of its score, and after how many days it has lost half of the rest.
const OLD_KEEPS: f64 = 0.6;
const HALF_LIFE_DAYS: f64 = 120.0;

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// Its terms, as [`super::document::hash`] has them.
    pub hashes: Vec<u32>,
    /// See [`rarity`].
    pub rarity: f64,
}

/// What articles in one language are scored by.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wish {
    words: Vec<Wanted>,
    phrases: Vec<Vec<usize>>,
    /// A bit for each hash's lowest six: most words of an article are none of these.
    mask: u64,
}

/// How much a word tells that `having` of `all` articles have.
#[expect(clippy::cast_precision_loss, reason = "there are far fewer than 2⁵² articles")]
pub fn rarity(having: u64, all: u64) -> f64 {
    (1.0 + all.max(having) as f64 / having.max(1) as f64).ln()
}

impl Wish {
    /// For these words; `phrases` are indices of them.
    pub fn new(words: Vec<Wanted>, phrases: Vec<Vec<usize>>) -> Self {
        debug_assert!(words.len() <= MOST_WORDS && phrases.iter().all(|phrase| !phrase.is_empty()));
        let mask = words
            .iter()
            .flat_map(|word| &word.hashes)
            .fold(0, |mask, hash| mask | bit(*hash));
        Self { words, phrases, mask }
    }

    /// The same words, wherever they stand.
    #[must_use]
    pub fn without_phrases(&self) -> Self {
        Self {
            phrases: Vec::new(),
            ..self.clone()
        }
    }

    /// Whether a term is of one of the words.
    pub fn has(&self, hash: u32) -> bool {
        self.mask & bit(hash) != 0 && self.words.iter().any(|word| word.hashes.contains(&hash))
    }

    /// The score of an article by its stored [`Sequence`]. `None` if it lacks a phrase, or cannot be read.
    #[expect(clippy::cast_precision_loss, reason = "an article has thousands of words")]
    pub fn score(&self, sequence: &[u8], age_days: f64) -> Option<f64> {
        let fields = Sequence::read(sequence)?;
        let mut scores = vec![0.0; self.words.len()];
        let mut together = vec![0.0_f64; self.words.len()];
        let mut has_phrase = vec![false; self.phrases.len()];
        let mut found: Vec<Place> = Vec::new();
        for (field, hashes) in Field::ALL.into_iter().zip(fields) {
            found.clear();
            let mut words = 0;
            for (hash, begins) in hashes {
                words += usize::from(begins);
                if self.mask & bit(hash) == 0 {
                    continue;
                }
                let of_words = self.words.iter().enumerate().filter(|(_, word)| word.hashes.contains(&hash));
                let bits = of_words.fold(0, |bits, (index, _)| bits | 1 << index);
                match found.last_mut() {
                    _ if bits == 0 => {}
                    Some(last) if last.at == words => last.words |= bits,
                    _ => found.push(Place { at: words, words: bits }),
                }
            }
            if found.is_empty() {
                continue;
            }
            let length = if field == Field::Body { words as f64 / LONG_BODY } else { 0.0 };
            for (index, score) in scores.iter_mut().enumerate() {
                let times = found.iter().filter(|place| place.has(index)).count() as f64;
                *score += weight(field) * times / (times + 1.0 + length);
            }
            for (index, bonus) in together.iter_mut().enumerate().skip(1) {
                if stand_together(&found, &[index - 1, index]) {
                    *bonus = bonus.max(weight(field) * TOGETHER);
                }
            }
            for (phrase, has) in self.phrases.iter().zip(&mut has_phrase) {
                *has = *has || stand_together(&found, phrase);
            }
        }
        if has_phrase.contains(&false) {
            return None;
        }
        let words = self
            .words
            .iter()
            .zip(&scores)
            .map(|(word, score)| word.rarity * score.max(LATE));
        let pairs = self.words.windows(2).zip(together.iter().skip(1));
        let pairs = pairs.map(|(pair, bonus)| pair[0].rarity.min(pair[1].rarity) * bonus);
        Some((words.sum::<f64>() + pairs.sum::<f64>()) * freshness(age_days))
    }
}

/// From 1 for what is new down to [`OLD_KEEPS`].
fn freshness(age_days: f64) -> f64 {
    OLD_KEEPS + (1.0 - OLD_KEEPS) * (-age_days.max(0.0) / HALF_LIFE_DAYS).exp2()
}

/// A place of a field where words of the question stand.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: usize,
    /// A bit for each of the question's words, of which there are at most `question::MOST_WORDS`.
    words: u32,
}

impl Place {
    fn has(self, word: usize) -> bool {
        self.words & 1 << word != 0
    }
}

/// Whether words, by index, follow one another somewhere among what was found, in order.
fn stand_together(found: &[Place], words: &[usize]) -> bool {
    found.windows(words.len()).any(|places| {
        let follow = places.iter().zip(places[0].at..).all(|(place, at)| place.at == at);
        follow && places.iter().zip(words).all(|(place, word)| place.has(*word))
    })
}

fn bit(hash: u32) -> u64 {
    1 << (hash & 63)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Analyser, Document, Source, document::hash, question::Question};

    fn article(headline: &str, standfirst: &str, body: &str) -> Vec<u8> {
        let source = Source {
            lang: "en".parse().unwrap(),
            headline: headline.into(),
            standfirst: standfirst.into(),
            body: format!("<p>{body}</p>"),
            topics: String::new(),
            source: None,
            section: "world".into(),
        };
        Document::of(&source, &Analyser::new(source.lang)).words
    }

    /// For a question whose words are each the rarer the later they come.
    fn wish(question: &str) -> Wish {
        let question = Question::read(question, &Analyser::new("en".parse().unwrap()));
        let words = (1_u64..).zip(&question.words).map(|(place, asked)| Wanted {
            hashes: asked.terms.all().map(hash).collect(),
            rarity: rarity(100 / place, 1_000),
        });
        Wish::new(words.collect(), question.phrases)
    }

    /// Fails unless the articles stand in this order.
    fn assert_order(question: &str, articles: &[(&str, Vec<u8>, f64)]) {
        let wish = wish(question);
        let scores: Vec<(f64, &str)> = articles
            .iter()
            .map(|(name, sequence, age)| (wish.score(sequence, *age).unwrap(), *name))
            .collect();
        assert!(scores.is_sorted_by(|a, b| a.0 > b.0), "{question}: {scores:?}");
    }

    #[test]
    fn a_word_counts_most_in_a_headline_then_in_a_standfirst_then_in_a_body() {
        assert_order(
            "grid",
            &[
                ("headline", article("The grid", "Two words", "And a text"), 0.0),
                ("standfirst", article("A title", "The grid", "And a text"), 0.0),
                ("body", article("A title", "Two words", "And the grid"), 0.0),
            ],
        );
    }

    #[test]
    fn more_mentions_say_more_and_in_a_long_text_less() {
        let long = format!("grid {}", "word ".repeat(1_500));
        assert_order(
            "grid",
            &[
                ("three", article("A title", "", "grid and grid and grid"), 0.0),
                ("one", article("A title", "", "grid and so on"), 0.0),
                ("one of many", article("A title", "", &long), 0.0),
            ],
        );
    }

    #[test]
    fn words_that_stand_together_say_more() {
        assert_order(
            "baltic grid",
            &[
                ("together", article("Baltic grid opens", "", ""), 0.0),
                ("apart", article("Grid opens for Baltic states", "", ""), 0.0),
            ],
        );
    }

    #[test]
    fn the_rarer_word_says_more() {
        assert_order(
            "grid baltic",
            &[
                ("rare", article("Baltic", "", ""), 0.0),
                ("common", article("Grid", "", ""), 0.0),
            ],
        );
    }

    #[test]
    fn of_two_alike_the_newer_comes_first_and_a_better_one_is_not_buried_by_its_age() {
        assert_order(
            "grid",
            &[
                ("today", article("The grid", "", ""), 0.0),
                ("last month", article("The grid", "", ""), 30.0),
                ("years ago", article("The grid", "", ""), 3_000.0),
                ("today, in passing", article("A title", "", "grid"), 0.0),
            ],
        );
    }

    #[test]
    fn a_phrase_must_stand_as_it_was_asked_for() {
        let wish = wish("\"baltic grid\"");
        assert!(wish.score(&article("The Baltic grids", "", ""), 0.0).is_some());
        assert!(wish.score(&article("", "", "one baltic grid"), 0.0).is_some());
        for apart in [
            article("Grid, Baltic", "", ""),
            article("Baltic", "grid", ""),
            article("", "", "baltic power grid"),
        ] {
            assert_eq!(wish.score(&apart, 0.0), None);
        }
    }

    #[test]
    fn bytes_that_are_no_article_have_no_score() {
        assert_eq!(wish("grid").score(&[1, 2, 3], 0.0), None);
    }
}
