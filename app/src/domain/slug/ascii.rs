//! Text in ASCII letters: each language's own letters by its standard, everything else by the general table of `deunicode`.

use icu::normalizer::ComposingNormalizerBorrowed;

use super::{arabic, bulgarian, greek, latin, ukrainian};
use crate::domain::lang::Lang;

/// A published standard for the words of one script.
struct Standard {
    /// Whether a character belongs to a word of the script: its letters, and the signs inside its words.
    is_of_word: fn(char) -> bool,
    /// Writes a word, in small letters, in ASCII.
    write: fn(&[char], &mut String),
}

/// The standard of a language whose letters are not Latin ones.
fn standard(lang: Lang) -> Option<Standard> {
    let standard = match lang.tag() {
        "ar" => Standard {
            is_of_word: arabic::is_of_word,
            write: arabic::write,
        },
        "bg" => Standard {
            is_of_word: bulgarian::is_of_word,
            write: bulgarian::write,
        },
        "el" => Standard {
            is_of_word: greek::is_of_word,
            write: greek::write,
        },
        "uk" => Standard {
            is_of_word: ukrainian::is_of_word,
            write: ukrainian::write,
        },
        _ => return None,
    };
    Some(standard)
}

/// A text in small ASCII letters and digits, with anything else where words are parted.
pub(super) fn ascii(text: &str, lang: Lang) -> String {
    // One form of each letter: "й" may come as one character or as two.
    let text = ComposingNormalizerBorrowed::new_nfc().normalize(text).to_lowercase();
    let mut ascii = String::with_capacity(text.len());
    let Some(standard) = standard(lang) else {
        latin::write(&text, lang, &mut ascii);
        return ascii.to_ascii_lowercase();
    };
    let letters: Vec<char> = text.chars().collect();
    for run in letters.chunk_by(|a, b| (standard.is_of_word)(*a) == (standard.is_of_word)(*b)) {
        if run.first().is_some_and(|letter| (standard.is_of_word)(*letter)) {
            (standard.write)(run, &mut ascii);
        } else {
            latin::write(&run.iter().collect::<String>(), lang, &mut ascii);
        }
    }
    // The general table has capitals, even for letters that have none.
    ascii.to_ascii_lowercase()
}

/// A letter that the standard at hand does not have.
pub(super) fn general(letter: char) -> &'static str {
    deunicode::deunicode_char(letter).unwrap_or("")
}

/// Accents and other marks that stand on the letter before them.
pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}
