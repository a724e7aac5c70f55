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
    let apostrophe = Apostrophe::of(lang);
    let mut next = 0;
    // Unicode always has a boundary at these spaces, so that each stretch up to one can be looked at alone. (With the space: before one,
    // ICU does not take for a word what ends in a mark.)
    let stretches = text.split_inclusive(|c: char| c.is_ascii_whitespace()).map(move |stretch| {
        let start = next;
        next += stretch.len();
        (start, stretch)
    });
    stretches.flat_map(move |(start, stretch)| {
        let plain = plain_word(stretch);
        let others = if plain.is_some() {
            Vec::new()
        } else {
            segments(stretch)
                .flat_map(|range| parts(&stretch[range.clone()], apostrophe, range.start))
                // A mark that begins a stretch would be the space's.
                .filter(|range| stretch[range.clone()].contains(char::is_alphanumeric))
                .collect()
        };
        let all = plain.into_iter().chain(others);
        all.map(move |range| start + range.start..start + range.end)
    })
}

/// What Unicode calls words.
fn segments(text: &str) -> impl Iterator<Item = Range<usize>> {
    let segmenter = WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    let mut start = 0;
    segmenter
        .segment_str(text)
        .iter_with_word_type()
        .filter_map(move |(end, kind)| {
            let range = start..end;
            start = end;
            kind.is_word_like().then_some(range)
        })
}

/// The one word of a stretch that is nothing but letters and digits with signs before and behind, which most are: no rule is needed for it.
fn plain_word(stretch: &str) -> Option<Range<usize>> {
    let behind = stretch.trim_start_matches(is_sign_around);
    let word = behind.trim_end_matches(|c: char| is_sign_around(c) || c.is_ascii_whitespace());
    let start = stretch.len() - behind.len();
    (!word.is_empty() && word.chars().all(is_plain)).then(|| start..start + word.len())
}

/// Signs that join nothing where no letter or digit stands on their other side.
fn is_sign_around(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '"' | '«' | '»' | '“' | '”' | '„' | '…' | '–' | '—'
    )
}

/// Digits and letters of our scripts that Unicode has no other rule for than that nothing is cut between them.
fn is_plain(c: char) -> bool {
    matches!(
        c,
        'a'..='z' | 'A'..='Z' | '0'..='9' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Έ'..='Ί' | 'Ύ'..='Ρ' | 'Σ'..='ϵ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ'
            | 'ؠ'..='ؿ' | 'ف'..='ي'
    )
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
    fn a_stretch_up_to_a_space_is_cut_as_the_whole_text_is() {
        let letters = [
            "a", "é", "ɏ", "Ά", "ς", "я", "ҁ", "ӏ", "س", "ي", "ـ", "7", "٣", ".", ",", ":", "'", "’", "-", "_", "\"", "…", "»",
            "(", "·", " ", " ", "\n", "\u{a0}", "\u{202f}", "\u{301}", "\u{ad}", "\u{200d}", "א", "字", "🇪🇺",
        ];
        let count = letters.len();
        for number in 0..count * count * count {
            let three = [number / count / count, number / count % count, number % count];
            let text: String = three.map(|letter| letters[letter]).concat() + letters[number % 11] + letters[number % 13];
            let whole: Vec<_> = segments(&text)
                .flat_map(|range| parts(&text[range.clone()], Apostrophe::Ends, range.start))
                .filter(|range| text[range.clone()].contains(char::is_alphanumeric))
                .collect();
            assert_eq!(words("en".parse().unwrap(), &text).collect::<Vec<_>>(), whole, "{text:?}");
        }
    }

    #[test]
    fn a_text_without_letters_has_no_words() {
        for text in ["", " \n", "!?… — «»", "🎭🇪🇺", "\0\u{200f}"] {
            assert!(cut("en", text).is_empty(), "{text:?}");
        }
    }
}
