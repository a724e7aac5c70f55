//! The languages an edition can be in: the 24 of the European Union, Ukrainian and Arabic.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The direction a language is written in: the values of HTML's `dir`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// The script a language is written in: decides fonts and transliteration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Latin letters as Western Europe writes them.
    Latin,
    /// Latin letters with signs of their own, like ě, ķ or ħ.
    LatinExtended,
    /// Greek letters.
    Greek,
    /// Cyrillic letters.
    Cyrillic,
    /// Arabic letters.
    Arabic,
}

/// What is particular to one language and not a sentence (sentences are in `messages/`).
#[derive(Debug)]
pub struct Record {
    /// BCP 47 tag, as in URLs and `lang`.
    pub tag: &'static str,
    /// The language's name for itself, as a switcher shows it.
    pub own_name: &'static str,
    /// The CLDR locale for dates and numbers; English is written as in Britain and Ireland.
    pub cldr_locale: &'static str,
    /// Open Graph's `og:locale`.
    pub open_graph_locale: &'static str,
    /// Where a line starts.
    pub direction: Direction,
    /// Its letters.
    pub script: Script,
    /// What follows the number in CLDR 48's `units/short/temperature-celsius`. Polish takes `narrow`: its short form
    /// spells the degree out ("st. C"), which no Polish paper does in a header.
    pub celsius_suffix: &'static str,
    /// What stands between a date and a time in CLDR 48's `dateTimeFormats/long`.
    pub between_date_and_time: &'static str,
    /// Quotation marks, CLDR 48's `delimiters`: opening and closing, then those of a quotation inside a quotation. French sets them
    /// apart from what they enclose, which CLDR does not say.
    pub quotes: [&'static str; 4],
}

macro_rules! languages {
    ($($tag:literal $own:literal $cldr:literal $og:literal $dir:ident $script:ident $celsius:literal $joint:literal $quotes:expr),+ $(,)?) => {
        /// Every supported language, in the order of their tags.
        pub static RECORDS: &[Record] = &[$(Record {
            tag: $tag,
            own_name: $own,
            cldr_locale: $cldr,
            open_graph_locale: $og,
            direction: Direction::$dir,
            script: Script::$script,
            celsius_suffix: $celsius,
            between_date_and_time: $joint,
            quotes: $quotes,
        }),+];
    };
}

languages! {
    "ar" "العربية" "ar" "ar_AR" Rtl Arabic "°م" "، " ["”", "“", "’", "‘"],
    "bg" "български" "bg" "bg_BG" Ltr Cyrillic "°C" ", " ["„", "“", "„", "“"],
    "cs" "čeština" "cs" "cs_CZ" Ltr LatinExtended " °C" " " ["„", "“", "‚", "‘"],
    "da" "dansk" "da" "da_DK" Ltr Latin "°C" " " ["“", "”", "‘", "’"],
    "de" "Deutsch" "de" "de_DE" Ltr Latin " °C" ", " ["„", "“", "‚", "‘"],
    "el" "Ελληνικά" "el" "el_GR" Ltr Greek "°C" " - " ["«", "»", "“", "”"],
    "en" "English" "en-GB" "en_GB" Ltr Latin "°C" ", " ["“", "”", "‘", "’"],
    "es" "español" "es" "es_ES" Ltr Latin " °C" ", " ["“", "”", "‘", "’"],
    "et" "eesti" "et" "et_EE" Ltr Latin " °C" " " ["„", "“", "‚", "‘"],
    "fi" "suomi" "fi" "fi_FI" Ltr Latin " °C" " " ["”", "”", "’", "’"],
    "fr" "français" "fr" "fr_FR" Ltr Latin "\u{202f}°C" ", " ["«\u{a0}", "\u{a0}»", "«\u{a0}", "\u{a0}»"],
    "ga" "Gaeilge" "ga" "ga_IE" Ltr Latin "°C" " " ["“", "”", "‘", "’"],
    "hr" "hrvatski" "hr" "hr_HR" Ltr LatinExtended " °C" " " ["„", "“", "‚", "‘"],
    "hu" "magyar" "hu" "hu_HU" Ltr LatinExtended " °C" " " ["„", "”", "»", "«"],
    "it" "italiano" "it" "it_IT" Ltr Latin " °C" " " ["«", "»", "“", "”"],
    "lt" "lietuvių" "lt" "lt_LT" Ltr LatinExtended "°C" " " ["„", "“", "„", "“"],
    "lv" "latviešu" "lv" "lv_LV" Ltr LatinExtended " °C" " " ["“", "”", "‘", "’"],
    "mt" "Malti" "mt" "mt_MT" Ltr LatinExtended "°C" " " ["“", "”", "‘", "’"],
    "nl" "Nederlands" "nl" "nl_NL" Ltr Latin "°C" ", " ["‘", "’", "‘", "’"],
    "pl" "polski" "pl" "pl_PL" Ltr LatinExtended "°C" " " ["„", "”", "«", "»"],
    "pt" "português" "pt-PT" "pt_PT" Ltr Latin " °C" ", " ["«", "»", "“", "”"],
    "ro" "română" "ro" "ro_RO" Ltr LatinExtended " °C" ", " ["„", "”", "«", "»"],
    "sk" "slovenčina" "sk" "sk_SK" Ltr LatinExtended " °C" ", " ["„", "“", "‚", "‘"],
    "sl" "slovenščina" "sl" "sl_SI" Ltr LatinExtended " °C" " " ["„", "“", "‚", "‘"],
    "sv" "svenska" "sv" "sv_SE" Ltr Latin " °C" " " ["”", "”", "’", "’"],
    "uk" "українська" "uk" "uk_UA" Ltr Cyrillic "\u{a0}°C" ", " ["«", "»", "„", "“"],
}

/// One of [`RECORDS`]: a language this program can write.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(u8);

/// A tag that is none of the supported languages.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a supported language: use one of {list}", list = tags())]
pub struct UnknownLang(String);

fn tags() -> String {
    RECORDS.iter().map(|record| record.tag).collect::<Vec<_>>().join(", ")
}

impl Lang {
    /// Every supported language.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..RECORDS.len()).map(|index| Self(u8::try_from(index).expect("there are fewer than 256 languages")))
    }

    /// The language's record.
    pub fn record(self) -> &'static Record {
        &RECORDS[usize::from(self.0)]
    }

    /// BCP 47 tag, as in URLs and `lang`.
    pub fn tag(self) -> &'static str {
        self.record().tag
    }

    /// The value of `dir` for a text in it: goes with every `lang`.
    pub fn dir(self) -> &'static str {
        self.record().direction.as_str()
    }

    /// This language where it is not the page's: a text in it then needs `lang` and `dir`.
    pub fn unless(self, page: Self) -> Option<Self> {
        (self != page).then_some(self)
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(tag: &str) -> Result<Self, UnknownLang> {
        Self::all()
            .find(|lang| lang.tag() == tag)
            .ok_or_else(|| UnknownLang(tag.into()))
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({})", self.tag())
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_sorted_by_tag_so_that_a_new_one_has_one_place() {
        assert!(RECORDS.is_sorted_by_key(|record| record.tag));
    }

    /// Styles cannot read this table: the one of the quotation marks is written by hand, and compared with it here.
    #[test]
    fn the_style_has_the_quotation_marks_of_every_language() {
        let style = include_str!("../../../style/base/quotes.css").replace("\\a0", "\u{a0}");
        let rules: Vec<&str> = style.lines().filter(|line| line.starts_with(':')).collect();
        let expected = RECORDS.iter().map(|Record { tag, quotes, .. }| {
            let [open, close, inner_open, inner_close] = quotes;
            format!(r#":lang({tag}) > q {{ quotes: "{open}" "{close}" "{inner_open}" "{inner_close}"; }}"#)
        });
        assert_eq!(rules, expected.collect::<Vec<_>>());
    }

    #[test]
    fn a_language_parses_from_its_exact_tag_only() {
        assert_eq!("fr".parse::<Lang>().map(Lang::tag), Ok("fr"));
        for wrong in ["", "FR", "fr-FR", "xx", "fr "] {
            assert!(wrong.parse::<Lang>().is_err(), "{wrong}");
        }
    }
}
