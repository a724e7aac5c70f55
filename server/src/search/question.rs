//! What a reader typed, read: words, phrases in quotation marks, words with a minus before them.
//!
//! Every other sign is a sign between words: a question is never wrong, at the worst it asks for nothing.

use std::ops::Range;

use super::analyser::{Analyser, Terms};

/// Different words of a question; what follows is not looked for.
pub const MOST_WORDS: usize = 8;

/// A question as one language reads it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// Words an article is to have, in order, each once.
    pub words: Vec<Asked>,
    /// Words that are to stand together, as indices of `words`.
    pub phrases: Vec<Vec<usize>>,
    /// Words it is not to have.
    pub without: Vec<Terms>,
}

/// One word of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Where it stands in the text, so that another can be put in its place.
    pub range: Range<usize>,
    /// What it is found by.
    pub terms: Terms,
}

impl Question {
    /// Reads `text` in the analyser's language.
    pub fn read(text: &str, analyser: &Analyser) -> Self {
        let mut question = Self::default();
        for (kind, range) in parts(text) {
            let start = range.start;
            let mut phrase = Vec::new();
            // Of a long phrase the beginning is looked for: behind a word that is dropped, the next stands elsewhere.
            let mut is_cut = false;
            for word in super::words::words(analyser.lang(), &text[range.clone()]) {
                let range = start + word.start..start + word.end;
                let Some(terms) = analyser.asked(&text[range.clone()]) else {
                    continue;
                };
                if kind == Kind::Without {
                    if question.without.len() < MOST_WORDS && !question.without.contains(&terms) {
                        question.without.push(terms);
                    }
                    continue;
                }
                let known = question.words.iter().position(|asked| asked.terms == terms);
                let index = match known {
                    Some(index) => index,
                    None if question.words.len() == MOST_WORDS => {
                        is_cut = true;
                        continue;
                    }
                    None => {
                        question.words.push(Asked { range, terms });
                        question.words.len() - 1
                    }
                };
                if !is_cut {
                    phrase.push(index);
                }
            }
            if kind == Kind::Phrase && phrase.len() > 1 {
                question.phrases.push(phrase);
            }
        }
        question
    }

    /// Whether nothing is asked for. To be without something is no question.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Words,
    Phrase,
    Without,
}

/// The stretches of a text by what its signs say of them. A phrase that nothing closes goes to the end.
fn parts(text: &str) -> Vec<(Kind, Range<usize>)> {
    let mut parts = Vec::new();
    let (mut kind, mut start) = (Kind::Words, 0);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        if is_quotation_mark(c) {
            parts.push((kind, start..at));
            kind = if kind == Kind::Phrase { Kind::Words } else { Kind::Phrase };
            start = after;
        } else if kind == Kind::Words && matches!(c, '-' | '−') && before.is_whitespace() && begins_word(&text[after..]) {
            parts.push((kind, start..at));
            (kind, start) = (Kind::Without, after);
        } else if kind == Kind::Without && c.is_whitespace() {
            parts.push((kind, start..at));
            (kind, start) = (Kind::Words, after);
        }
        before = c;
    }
    parts.push((kind, start..text.len()));
    parts
}

fn begins_word(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphanumeric)
}

/// Those of every language here; an apostrophe is none.
fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<Vec<usize>>, Vec<String>) {
        let question = Question::read(text, &Analyser::new("en".parse().unwrap()));
        (
            question.words.into_iter().map(|asked| asked.terms.written).collect(),
            question.phrases,
            question.without.into_iter().map(|terms| terms.written).collect(),
        )
    }

    #[test]
    fn words_phrases_and_what_is_not_wanted() {
        for (text, words, phrases, without) in [
            ("Baltic grid", &["baltic", "grid"][..], vec![], &[][..]),
            (
                "the \"Baltic grid\" now",
                &["the", "baltic", "grid", "now"],
                vec![vec![1, 2]],
                &[],
            ),
            ("„Baltic grid“", &["baltic", "grid"], vec![vec![0, 1]], &[]),
            ("« Baltic grid", &["baltic", "grid"], vec![vec![0, 1]], &[]),
            ("\"Baltic\"", &["baltic"], vec![], &[]),
            ("Baltic -grid", &["baltic"], vec![], &["grid"]),
            ("Baltic-grid", &["baltic", "grid"], vec![], &[]),
            ("grid grids GRID", &["grid"], vec![], &[]),
            ("-grid", &[], vec![], &["grid"]),
        ] {
            let (found, in_phrases, not_wanted) = read(text);
            assert_eq!(found, words, "{text}");
            assert_eq!(in_phrases, phrases, "{text}");
            assert_eq!(not_wanted, without, "{text}");
        }
    }

    #[test]
    fn operators_are_words_or_signs_and_never_a_fault() {
        for text in [
            "a AND OR NOT b",
            "NEAR(a b, 5)",
            "headline:x ^y* {z} + -",
            "' OR 1=1; DROP TABLE articles; --",
            "\" \" \"",
            "- - -",
            "\0\u{1}\u{7f}",
            "((((((",
            "🎭 🇪🇺",
            "",
        ] {
            let (words, ..) = read(text);
            assert!(
                words.len() <= MOST_WORDS && words.iter().all(|word| !word.is_empty()),
                "{text}"
            );
        }
        assert!(Question::read("!?… — «»", &Analyser::new("fr".parse().unwrap())).is_empty());
    }

    #[test]
    fn a_long_question_is_read_to_a_limit() {
        let text = (0..5_000)
            .map(|number| format!("w{number} -x{number}"))
            .collect::<Vec<_>>()
            .join(" ");
        let (words, _, without) = read(&text);
        assert_eq!((words.len(), without.len()), (MOST_WORDS, MOST_WORDS));
    }
}
