//! What a story is about: many topics a story, one page a topic.

use super::{lang::Lang, slug::Slug};

/// A topic as one edition shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its name in URLs, the same in every language.
    pub id: Slug,
    /// Its name: in the edition's language, or in another where it has none in that.
    pub label: String,
    /// The language of the name.
    pub lang: Lang,
}

impl Topic {
    /// A topic that nobody has named, in the edition in `lang`: its id, readable. What language its words are of is not known.
    pub fn unnamed(id: Slug, lang: Lang) -> Self {
        let mut label = id.as_str().replace('-', " ");
        if let Some(first) = label.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        Self { id, label, lang }
    }
}
