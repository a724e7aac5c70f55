//! What may change, by name.

use std::fmt;

use app::domain::{lang::Lang, slug::Slug};

/// Something that may change.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Tag {
    /// An article of any edition: lists say which editions have something of theirs.
    Anywhere,
    /// An article of an edition.
    Lang(Lang),
    /// A story, in any language.
    Story(Slug),
    /// What is read most.
    MostRead,
    /// Readings of the weather at a place, by its id.
    Weather(String),
}

impl fmt::Display for Tag {
    /// One word, as CDNs have it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anywhere => f.write_str("articles"),
            Self::Lang(lang) => write!(f, "articles-{lang}"),
            Self::Story(story) => write!(f, "story-{story}"),
            Self::MostRead => f.write_str("most-read"),
            Self::Weather(place) => write!(f, "weather-{place}"),
        }
    }
}

/// What has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// More than can be named.
    Everything,
    /// These.
    Tags(Vec<Tag>),
}
