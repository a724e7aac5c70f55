//! What a story is about: many topics a story, one page a topic.

use super::slug::Slug;

/// A topic as one edition shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its name in URLs, the same in every language.
    pub id: Slug,
    /// Its name in the edition's language.
    pub label: String,
}

impl Topic {
    /// A topic that nobody has named: its id, readable.
    pub fn unnamed(id: Slug) -> Self {
        let mut label = id.as_str().replace('-', " ");
        if let Some(first) = label.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        Self { id, label }
    }
}
