//! Where the words of a text are.
//!
//! Boundaries are Unicode's (UAX #29), found by ICU. Within what it calls one word this goes on: at an apostrophe as the language wants
//! it, and at every other sign that is neither letter nor digit.

use std::ops::Range;

use app::domain::lang::Lang;
use icu_segmenter::{WordSegmenter, options::WordBreakInvariantOptions};
use unicode_normalization::char::is_combining_mark;

/// What an apostrophe within a word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Apostrophe {
    /// Stands between two words: `l’été`, `dell’anno`, `d’Fhianna`.
    Parts,
    /// Is a letter's sign: `об’єкт`.
    Joins,
    /// Begins an ending that is no part of the name, when that is short: `Merkel’s`, `don’t`. Else it joins: `O’Brien`.
    Ends,
}

impl Apostrophe {
    fn of(lang: Lang) -> Self {
        match lang.tag() {
            "fr" | "it" | "ga" | "mt" | "pt" | "ro" => Self::Parts,
            "uk" | "bg" => Self::Joins,
            _ => Self::Ends,
        }
    }
}

/// Letters of an ending behind an apostrophe.
const LONGEST_ENDING: usize = 2;

/// The words of `text`, in order, as ranges of bytes.
pub fn words(lang: Lang, text: &str) -> impl Iterator<Item = Range<usize>> {
    let segmenter = WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    let apostrophe = Apostrophe::of(lang);
    let mut start = 0;
    segmenter
        .segment_str(text)
        .iter_with_word_type()
        .filter_map(move |(end, kind)| {
            let range = start..end;
            start = end;
            kind.is_word_like().then_some(range)
        })
        .flat_map(move |range| parts(&text[range.clone()], apostrophe, range.start))
}

/// The words of what Unicode calls one.
fn parts(segment: &str, apostrophe: Apostrophe, start: usize) -> Vec<Range<usize>> {
    let whole = || std::iter::once(start..start + segment.len()).collect();
    if segment.chars().all(is_of_word) {
        return whole();
    }
    // `U.S.` is written with and without.
    let is_letter = |part: &str| part.is_empty() || (part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    if segment.contains('.') && segment.split('.').all(is_letter) {
        return whole();
    }
    let mut parts = Vec::new();
    let mut open: Option<usize> = None;
    let mut rest = segment.char_indices();
    while let Some((at, c)) = rest.next() {
        if is_of_word(c) {
            open.get_or_insert(at);
            continue;
        }
        if is_apostrophe(c) && open.is_some() {
            let ending = rest.as_str();
            match apostrophe {
                Apostrophe::Joins => continue,
                Apostrophe::Ends if ending.chars().count() > LONGEST_ENDING => continue,
                Apostrophe::Ends => {
                    parts.extend(open.map(|open| start + open..start + at));
                    return parts;
                }
                Apostrophe::Parts => {}
            }
        }
        parts.extend(open.take().map(|open| start + open..start + at));
    }
    parts.extend(open.map(|open| start + open..start + segment.len()));
    parts
}

/// Letters, digits, marks on them, and what stands in words unseen (soft hyphens, joiners).
pub(super) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{ff07}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(tag: &str, text: &str) -> Vec<String> {
        words(tag.parse().unwrap(), text)
            .map(|range| text[range].to_owned())
            .collect()
    }

    #[test]
    fn words_are_cut_as_their_language_writes_them() {
        for (tag, text, expected) in [
            (
                "fr",
                "L’été dernier, qu'il fit 30 °C !",
                &["L", "été", "dernier", "qu", "il", "fit", "30", "C"][..],
            ),
            ("it", "dell’anno d'oggi", &["dell", "anno", "d", "oggi"]),
            ("en", "Merkel’s don't O’Brien", &["Merkel", "don", "O’Brien"]),
            ("uk", "об’єкт п'ять", &["об’єкт", "п'ять"]),
            ("de", "EU-Kommission: Wien.", &["EU", "Kommission", "Wien"]),
            ("fi", "EU:n jäsenet", &["EU", "n", "jäsenet"]),
            (
                "en",
                "the U.S. and e.g. www.example.org",
                &["the", "U.S", "and", "e.g", "www", "example", "org"],
            ),
            ("mt", "l-ewwel ta’ Malta", &["l", "ewwel", "ta", "Malta"]),
            ("ar", "وزارة الدفاع، اليوم", &["وزارة", "الدفاع", "اليوم"]),
            ("el", "Η άμυνα· σήμερα", &["Η", "άμυνα", "σήμερα"]),
            ("en", "snake_case 3.5 1,000", &["snake", "case", "3", "5", "1", "000"]),
        ] {
            assert_eq!(cut(tag, text), expected, "{tag}: {text}");
        }
    }

    #[test]
    fn a_text_without_letters_has_no_words() {
        for text in ["", " \n", "!?… — «»", "🎭🇪🇺", "\0\u{200f}"] {
            assert!(cut("en", text).is_empty(), "{text:?}");
        }
    }
}
