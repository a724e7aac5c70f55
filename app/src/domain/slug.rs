//! The part of a URL that names a story, a section, a topic or a source.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::lang::Lang;

/// Lower-case ASCII letters and digits in groups joined by single hyphens, 1 to 100 bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

/// A text that is no slug.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a URL name: use lower-case letters a–z, digits and single hyphens, at most 100")]
pub struct InvalidSlug(String);

const MAX_BYTES: usize = 100;
/// Longer ones are cut at a word, so that a URL can still be read.
const MAX_FROM_HEADLINE: usize = 72;

impl Slug {
    /// The slug of a headline: transliterated to ASCII, cut at a word. `None` when nothing is left (only signs).
    pub fn from_headline(headline: &str, lang: Lang) -> Option<Self> {
        let mut slug = String::new();
        for word in deunicode::deunicode(&in_local_ascii(headline, lang))
            .to_ascii_lowercase()
            .replace(['\'', '’'], if matches!(lang.tag(), "fr" | "it") { " " } else { "" })
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            let longer = slug.len() + usize::from(!slug.is_empty()) + word.len();
            if longer > MAX_FROM_HEADLINE {
                if slug.is_empty() {
                    slug.push_str(&word[..MAX_FROM_HEADLINE]);
                }
                break;
            }
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(word);
        }
        slug.parse().ok()
    }

    /// This slug with a number behind it, for the second story of the same name.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        let suffix = format!("-{number}");
        let stem = &self.0[..self.0.len().min(MAX_BYTES - suffix.len())];
        Self(format!("{}{suffix}", stem.trim_end_matches('-')))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Letters that a language writes in ASCII in a way of its own.
fn in_local_ascii(text: &str, lang: Lang) -> String {
    let pairs: &[(char, &str)] = match lang.tag() {
        "de" => &[('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('Ä', "Ae"), ('Ö', "Oe"), ('Ü', "Ue")],
        "da" => &[('å', "aa"), ('Å', "Aa"), ('ø', "oe"), ('Ø', "Oe")],
        _ => return text.to_owned(),
    };
    text.chars().fold(String::with_capacity(text.len() + 8), |mut ascii, letter| {
        match pairs.iter().find(|(from, _)| *from == letter) {
            Some((_, to)) => ascii.push_str(to),
            None => ascii.push(letter),
        }
        ascii
    })
}

impl FromStr for Slug {
    type Err = InvalidSlug;

    fn from_str(text: &str) -> Result<Self, InvalidSlug> {
        let valid = !text.is_empty()
            && text.len() <= MAX_BYTES
            && text
                .split('-')
                .all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        if valid {
            Ok(Self(text.into()))
        } else {
            Err(InvalidSlug(text.into()))
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Slug {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(headline: &str, lang: &str) -> Option<String> {
        Slug::from_headline(headline, lang.parse().unwrap()).map(|slug| slug.to_string())
    }

    #[test]
    fn a_headline_becomes_ascii_words_as_its_language_writes_them() {
        assert_eq!(
            slug("L’Ukraine, « deux ans » après : où en est-on ?", "fr").as_deref(),
            Some("l-ukraine-deux-ans-apres-ou-en-est-on")
        );
        assert_eq!(
            slug("Die Länder müssen zustimmen", "de").as_deref(),
            Some("die-laender-muessen-zustimmen")
        );
        assert_eq!(slug("Europe’s grid", "en").as_deref(), Some("europes-grid"));
    }

    #[test]
    fn a_long_headline_is_cut_at_a_word() {
        let long = slug(&"parliament ".repeat(20), "en").unwrap();
        assert!(long.len() <= MAX_FROM_HEADLINE && long.ends_with("parliament"), "{long}");
        assert_eq!(slug(&"x".repeat(300), "en").unwrap().len(), MAX_FROM_HEADLINE);
    }

    #[test]
    fn a_headline_of_signs_has_no_slug() {
        assert_eq!(slug("— ?! —", "en"), None);
    }

    #[test]
    fn a_slug_is_never_upper_case_spaced_or_doubly_hyphened() {
        for wrong in ["", "A", "a b", "a--b", "-a", "a-", "é", "../x", &"a".repeat(101)] {
            assert!(wrong.parse::<Slug>().is_err(), "{wrong}");
        }
    }
}
