//! From a text in a language to the terms it is found by.
//!
//! A word is found under up to three terms:
//! 1. the stem of the word as it is written, then folded;
//! 2. where it has marks: the stem of the folded word. Endings are cut by their marks (`sécurité` → `sécur`, `securite` → `securit`), so
//!    a reader who types none would miss it otherwise. In Arabic: the stem behind the article, without which a و that begins a word is
//!    taken for the "and" that is written so;
//! 3. where it has letters of the language's own: the stem of the word in plain letters, with a sign that keeps it apart. It is looked
//!    for only when nothing has the word as it was typed: `malmo` finds Malmö, and `far` does not find får while there is a far.

use std::ops::Range;

use app::domain::lang::Lang;

use super::{fold::Fold, stem::Stem, words};

/// Stands before terms of plain letters; no word has it.
const PLAIN: char = '_';

/// An Arabic word behind the article, its taa marbuta written as one.
fn behind_article(folded: &str) -> String {
    const ARTICLE: &str = "ال";
    let word = folded.strip_prefix(ARTICLE).unwrap_or(folded);
    match word.strip_suffix('ه') {
        Some(beginning) => format!("{ARTICLE}{beginning}ة"),
        None => format!("{ARTICLE}{word}"),
    }
}

/// What one word is found by. The terms of different languages are kept apart by whoever stores them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Terms {
    /// As it is written.
    pub written: String,
    /// Without marks, where that is another stem.
    pub folded: Option<String>,
    /// In plain letters, where the word has others or may stand for one that has.
    pub plain: Option<String>,
}

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What it is found by.
    pub terms: Terms,
}

/// Makes terms of one language's words.
#[derive(Clone, Copy)]
pub struct Analyser {
    lang: Lang,
    fold: Fold,
    stem: Stem,
}

impl Analyser {
    /// Another number means that stored terms are no longer those this program would look for: everything is indexed again.
    pub const VERSION: i64 = 2;

    /// For texts in `lang`.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            fold: Fold::new(lang),
            stem: Stem::new(lang),
        }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The words of a text, in order.
    pub fn words<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Word> + 'a {
        words::words(self.lang, text).filter_map(|range| {
            let terms = self.of_text(&text[range.clone()])?;
            Some(Word { range, terms })
        })
    }

    /// The terms of a word that a reader typed. Its plain term is there where it holds no letter of the language's own: a reader who
    /// types å means it.
    pub fn asked(&self, word: &str) -> Option<Terms> {
        let lower = self.lower(word)?;
        let plain = self
            .fold
            .plain(&lower)
            .filter(|_| !self.fold.has_own(&lower))
            .map(|plain| self.plain_term(&plain));
        Some(self.terms(&lower, plain))
    }

    /// A word in plain letters, by which misspelt ones are compared.
    pub fn plain(&self, word: &str) -> Option<String> {
        let lower = self.lower(word)?;
        Some(self.fold.plain(&lower).unwrap_or_else(|| self.fold.fold(&lower)))
    }

    /// The terms of a word of a text.
    pub(super) fn of_text(&self, word: &str) -> Option<Terms> {
        let lower = self.lower(word)?;
        let plain = self
            .fold
            .plain(&lower)
            .filter(|plain| *plain != self.fold.fold(&lower))
            .map(|plain| self.plain_term(&plain));
        Some(self.terms(&lower, plain))
    }

    fn lower(&self, word: &str) -> Option<String> {
        // Marks alone are no word.
        Some(self.fold.lower(word)).filter(|lower| !self.fold.fold(lower).is_empty())
    }

    fn plain_term(&self, plain: &str) -> String {
        format!("{PLAIN}{}", self.stem.of(plain))
    }

    fn terms(&self, lower: &str, plain: Option<String>) -> Terms {
        let mut folded = self.fold.fold(lower);
        if self.lang.tag() == "ar" {
            folded = behind_article(&folded);
        }
        let stem_of_folded = self.fold.fold(&self.stem.of(&folded));
        let written = if self.stem.wants_folded() || folded == lower {
            stem_of_folded.clone()
        } else {
            self.fold.fold(&self.stem.of(lower))
        };
        Terms {
            folded: (stem_of_folded != written).then_some(stem_of_folded),
            written,
            plain,
        }
    }
}

impl Terms {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [Some(&self.written), self.folded.as_ref(), self.plain.as_ref()]
            .into_iter()
            .flatten()
            .map(String::as_str)
    }

    /// Those of the word as it is spelt.
    pub fn exact(&self) -> impl Iterator<Item = &str> {
        [Some(&self.written), self.folded.as_ref()]
            .into_iter()
            .flatten()
            .map(String::as_str)
    }
}

#[cfg(test)]
mod tests;
