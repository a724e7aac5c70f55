//! Words without their endings: Snowball's stemmers, and plain lists of endings where Snowball has none.

use std::{
    borrow::Cow,
    panic::{AssertUnwindSafe, catch_unwind},
};

use app::domain::lang::Lang;
use frostem::{Algorithm, Stemmer};

/// Letters that stay of a word whose ending is cut by a list.
const SHORTEST: usize = 3;

/// What takes a language's endings away.
#[derive(Clone, Copy)]
pub(super) enum Stem {
    /// An algorithm of Snowball's, and ends of stems that it leaves different though they are of one word.
    Snowball(Stemmer, &'static [(&'static str, &'static str)]),
    /// The longest of these, and then one of the second list.
    Endings(&'static [&'static str], &'static [char]),
    /// Nothing does: Maltese bends its words within.
    Whole,
}

impl Stem {
    pub(super) fn new(lang: Lang) -> Self {
        let algorithm = match lang.tag() {
            "ar" => Algorithm::Arabic,
            "cs" => Algorithm::Czech,
            "da" => Algorithm::Danish,
            "de" => Algorithm::German,
            "el" => Algorithm::Greek,
            "en" => Algorithm::English,
            "es" => Algorithm::Spanish,
            "et" => Algorithm::Estonian,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "ga" => Algorithm::Irish,
            // Made for Serbian in both scripts and both pronunciations, from a stemmer for Croatian.
            "hr" => Algorithm::Serbian,
            "hu" => Algorithm::Hungarian,
            "it" => Algorithm::Italian,
            "lt" => Algorithm::Lithuanian,
            "nl" => Algorithm::Dutch,
            "pl" => Algorithm::Polish,
            "pt" => Algorithm::Portuguese,
            "ro" => Algorithm::Romanian,
            "sv" => Algorithm::Swedish,
            "uk" => Algorithm::Ukrainian,
            "bg" => return Self::Endings(BULGARIAN, &['и']),
            "lv" => return Self::Endings(LATVIAN, &[]),
            "sk" => return Self::Endings(SLOVAK, &[]),
            "sl" => return Self::Endings(SLOVENE, &[]),
            _ => return Self::Whole,
        };
        Self::Snowball(Stemmer::new(algorithm), same_ends(lang))
    }

    /// The stem of a lower-case word. Lists of endings are of folded words.
    pub(super) fn of<'a>(&self, word: &'a str) -> Cow<'a, str> {
        match self {
            Self::Snowball(stemmer, same) => {
                // Generated code that meets words of any make: one that it cannot bear stays whole.
                let stem = catch_unwind(AssertUnwindSafe(|| stemmer.stem(word))).unwrap_or(Cow::Borrowed(word));
                let same = same.iter().find_map(|(end, other)| Some((stem.strip_suffix(end)?, other)));
                match same {
                    Some((beginning, other)) => Cow::Owned(format!("{beginning}{other}")),
                    // A word is never nothing.
                    None if stem.is_empty() => Cow::Borrowed(word),
                    None => stem,
                }
            }
            Self::Endings(endings, last) => {
                let stem = without(word, endings);
                let shorter = stem.strip_suffix(*last).filter(|shorter| is_long(shorter));
                Cow::Borrowed(shorter.unwrap_or(stem))
            }
            Self::Whole => Cow::Borrowed(word),
        }
    }

    /// Whether it is to be given folded words.
    pub(super) fn wants_folded(&self) -> bool {
        !matches!(self, Self::Snowball(..))
    }
}

/// Finnish hallitus and hallituksen, Estonian valitsus and valitsuse, Portuguese eleição and eleições.
fn same_ends(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang.tag() {
        "fi" => &[("uks", "us"), ("yks", "ys")],
        "et" => &[("use", "u")],
        "pt" => &[("õ", "ã"), ("o", "a")],
        _ => &[],
    }
}

fn without<'a>(word: &'a str, endings: &[&str]) -> &'a str {
    endings
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .filter(|stem| is_long(stem))
        .min_by_key(|stem| stem.len())
        .unwrap_or(word)
}

fn is_long(stem: &str) -> bool {
    stem.chars().count() >= SHORTEST
}

/// Plurals, and the article that stands behind: град, града, градът, градове, градовете.
const BULGARIAN: &[&str] = &[
    "етата",
    "овете",
    "евете",
    "ищата",
    "ища",
    "ове",
    "еве",
    "ият",
    "ия",
    "ият",
    "ите",
    "ата",
    "ята",
    "ото",
    "ето",
    "ете",
    "ета",
    "ът",
    "ят",
    "та",
    "то",
    "те",
    "а",
    "я",
    "о",
    "е",
    "и",
];

/// Cases of nouns and adjectives, the definite adjective among them.
const LATVIAN: &[&str] = &[
    "ajiem", "ajam", "ajai", "ajas", "ajos", "iem", "ais", "ajs", "aja", "ai", "am", "as", "os", "es", "em", "is", "us", "um",
    "im", "ij", "ei", "ie", "a", "e", "i", "o", "u", "s",
];

/// Cases of nouns and adjectives.
const SLOVAK: &[&str] = &[
    "iami", "iach", "ami", "ach", "och", "iam", "ich", "ych", "imi", "ymi", "eho", "emu", "ovi", "ov", "om", "am", "em", "im",
    "ym", "ou", "ej", "iu", "ie", "ia", "a", "e", "i", "o", "u", "y",
];

/// Cases of nouns and adjectives, the dual among them.
const SLOVENE: &[&str] = &[
    "ega", "emu", "ima", "imi", "ami", "ama", "oma", "ema", "ovi", "ov", "ih", "im", "em", "om", "am", "ah", "eh", "a", "e", "i",
    "o", "u",
];
