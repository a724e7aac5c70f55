//! The part of a URL that names a story, a section, a topic or a source.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::lang::Lang;

mod arabic;
mod ascii;
mod bulgarian;
mod greek;
mod latin;
mod ukrainian;

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
    /// The slug of a headline: in ASCII by the standard of its language (a file each in `slug/`), cut at a word. `None` when nothing
    /// is left (only signs).
    pub fn from_headline(headline: &str, lang: Lang) -> Option<Self> {
        let mut slug = String::new();
        for word in ascii::ascii(headline, lang)
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
mod tests;
