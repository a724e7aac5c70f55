//! A text as words: lower case, accents kept, punctuation gone, numbers in one spelling.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};
use xxhash_rust::xxh3::xxh3_64;

/// One word of a running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Of its lower-case letters, or of the number.
    pub(super) hash: u64,
    pub(super) kind: Kind,
}

/// What a word says about which event is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    /// Capitalised within a sentence. In German that is every noun.
    Name,
    /// A figure that tells reports apart: two digits or more, a decimal, a score, a time; no year.
    Figure,
}

/// Words of a text that are looked at: no article is longer, and an item may be 5 MB.
pub(super) const MOST_WORDS: usize = 20_000;

/// The words of `text`, in order; at most [`MOST_WORDS`].
pub(super) fn words(text: &str) -> Vec<Word> {
    let text: Cow<'_, str> = if is_nfc(text) {
        text.into()
    } else {
        text.stream_safe().nfc().collect::<String>().into()
    };
    let mut words = Vec::with_capacity((text.len() / 6).min(MOST_WORDS));
    let mut spelling = String::new();
    let mut opens = true;
    let mut rest = &*text;
    while let Some(c) = rest.chars().next()
        && words.len() < MOST_WORDS
    {
        if c.is_numeric() && c.is_ascii() {
            let (figure, length) = number(rest, &mut spelling);
            words.push(Word {
                hash: xxh3_64(spelling.as_bytes()),
                kind: if figure { Kind::Figure } else { Kind::Plain },
            });
            rest = &rest[length..];
            opens = false;
        } else if is_ideograph(c) {
            // Written without spaces: each sign is a word.
            words.push(Word {
                hash: xxh3_64(&u32::from(c).to_le_bytes()),
                kind: Kind::Plain,
            });
            rest = &rest[c.len_utf8()..];
        } else if c.is_alphanumeric() {
            let length = letters(rest, &mut spelling);
            let name = !opens && c.is_uppercase() && spelling.len() > 1;
            words.push(Word {
                hash: xxh3_64(spelling.as_bytes()),
                kind: if name { Kind::Name } else { Kind::Plain },
            });
            rest = &rest[length..];
            opens = false;
        } else {
            opens = match c {
                '.' | '!' | '?' | ':' | '\n' | '"' | '“' | '„' | '«' | '»' | '‘' | '•' => true,
                '\'' | '’' => opens,
                _ => opens && !matches!(c, ','),
            };
            rest = &rest[c.len_utf8()..];
        }
    }
    words
}

/// Reads a run of letters into `spelling`; its length in bytes. Soft hyphens and joiners within are skipped.
fn letters(text: &str, spelling: &mut String) -> usize {
    spelling.clear();
    for (at, c) in text.char_indices() {
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => {}
            // Both forms of the Greek sigma are one letter, and only the capital knows no difference.
            'ς' => spelling.push('σ'),
            _ if is_ideograph(c) || !(c.is_alphanumeric() || is_mark(c)) => return at,
            _ => spelling.extend(c.to_lowercase()),
        }
    }
    text.len()
}

/// Accents that have no composed form, as in Lithuanian, and vowel signs.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Reads a number that starts `text` into `spelling`: whether it is a [`Kind::Figure`], and its length in bytes.
///
/// Thousands are joined (`1,200`, `1.200`, `1 200` → `1200`), a decimal has a point, and what a dash or colon joins stays one
/// (`2–1` → `2-1`, `20:15`): a score is one fact.
fn number(text: &str, spelling: &mut String) -> (bool, usize) {
    spelling.clear();
    let mut read = 0;
    let mut compound = false;
    loop {
        let run = digits(&text[read..]);
        spelling.push_str(&text[read..read + run]);
        read += run;
        let mut after = text[read..].chars();
        let Some(sign) = after.next() else { break };
        let follow = digits(after.as_str());
        let thousands = follow == 3 && run <= 3;
        let joint = match sign {
            ',' | '.' | '\u{a0}' | '\u{202f}' | '\u{2009}' | ' ' | '’' | '\'' if thousands => "",
            ',' | '.' if (1..=2).contains(&follow) => ".",
            ':' | '-' | '–' | '−' if (1..=4).contains(&follow) => "-",
            _ => break,
        };
        compound |= !joint.is_empty();
        spelling.push_str(joint);
        read += sign.len_utf8();
    }
    let year = spelling.len() == 4 && (spelling.starts_with("19") || spelling.starts_with("20"));
    (compound || (spelling.len() > 1 && !year), read)
}

/// How many ASCII digits `text` starts with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<u64> {
        words(text).iter().map(|word| word.hash).collect()
    }

    fn of_kind(kind: Kind, text: &str) -> usize {
        words(text).iter().filter(|word| word.kind == kind).count()
    }

    #[test]
    fn punctuation_case_and_composition_make_no_difference_and_accents_do() {
        assert_eq!(hashes("L’ÉTÉ, « enfin » !"), hashes("l'e\u{301}te\u{301} enfin"));
        assert_eq!(hashes("ΟΔΟΣ eu\u{ad}ro"), hashes("οδος euro"));
        assert_ne!(hashes("été"), hashes("ete"));
        assert_eq!(hashes("北京 2025").len(), 3);
    }

    #[test]
    fn a_number_has_one_spelling() {
        assert_eq!(hashes("1,200 1.200 1 200 1\u{202f}200"), hashes("1200 1200 1200 1200"));
        assert_eq!(hashes("2,5 %"), hashes("2.5"));
        assert_eq!(hashes("2–1"), hashes("2-1"));
        assert_ne!(hashes("2–1"), hashes("1–2"));
        assert_eq!(hashes("1,200,000."), hashes("1200000"));
        assert_eq!(hashes("5th"), hashes("5 th"));
    }

    #[test]
    fn years_and_single_digits_are_no_figures() {
        assert_eq!(of_kind(Kind::Figure, "In 2024, 5 of 12 won 2–1 or 3.4 at 20:15."), 4);
    }

    #[test]
    fn a_capital_that_opens_a_sentence_is_no_name() {
        assert_eq!(
            of_kind(Kind::Name, "The mayor of Ghent said: “We met Anna.” Later she left."),
            2
        );
    }

    #[test]
    fn a_text_of_megabytes_is_read_to_a_limit() {
        assert_eq!(words(&"a ".repeat(3_000_000)).len(), MOST_WORDS);
        assert_eq!(words(&"1".repeat(3_000_000)).len(), 1);
    }
}
