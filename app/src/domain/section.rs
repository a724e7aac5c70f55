//! Sections: the paper's departments. Each article has one home section.

use std::collections::BTreeMap;

use super::{lang::Lang, slug::Slug};

/// A section as the configuration has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The same in every language; `world`.
    pub id: Slug,
    /// Its part of the URL in each language.
    pub slug: BTreeMap<Lang, Slug>,
    /// Its name in each language.
    pub label: BTreeMap<Lang, String>,
}

impl Section {
    /// The URL part in `lang`; a language without one uses the id.
    pub fn slug(&self, lang: Lang) -> &Slug {
        self.slug.get(&lang).unwrap_or(&self.id)
    }

    /// The name in `lang`, or in another language when there is none: with the language it is in.
    pub fn label(&self, lang: Lang) -> (Lang, &str) {
        self.label
            .get_key_value(&lang)
            .or_else(|| self.label.iter().find(|(lang, _)| lang.tag() == "en"))
            .or_else(|| self.label.iter().next())
            .map_or((lang, self.id.as_str()), |(lang, label)| (*lang, label))
    }
}

/// The paper's sections in the menu's order; never empty.
#[derive(Debug, Clone)]
pub struct Sections(Vec<Section>);

/// Why a list of sections cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSections {
    /// A menu cannot be empty.
    #[error("there is no section: name at least one")]
    Empty,
    /// Two sections share an id or, in one language, a URL.
    #[error("two sections are called `{0}`: rename one")]
    Twice(String),
    /// The name belongs to another page.
    #[error("`{0}` is the address of another page: choose another slug for this section")]
    Reserved(String),
}

/// Second segments of URLs that are not sections; see the table in `routes.rs`.
pub const RESERVED: &[&str] = &[
    "topics",
    "sources",
    "search",
    "saved",
    "mine",
    "about",
    "privacy",
    "accessibility",
];

/// The ids of the sections of a paper that configures none, in the menu's order. Their names are the messages `section-…`.
pub const BUILT_IN: [&str; 8] = [
    "world",
    "europe",
    "politics",
    "economy",
    "science",
    "environment",
    "culture",
    "sport",
];

impl Sections {
    /// Checks the list: not empty, no id or URL twice, none that another page has.
    pub fn new(sections: Vec<Section>) -> Result<Self, InvalidSections> {
        if sections.is_empty() {
            return Err(InvalidSections::Empty);
        }
        for (index, section) in sections.iter().enumerate() {
            if sections[..index].iter().any(|other| other.id == section.id) {
                return Err(InvalidSections::Twice(section.id.to_string()));
            }
            for lang in Lang::all() {
                let slug = section.slug(lang);
                if RESERVED.contains(&slug.as_str()) {
                    return Err(InvalidSections::Reserved(slug.to_string()));
                }
                if sections[..index].iter().any(|other| other.slug(lang) == slug) {
                    return Err(InvalidSections::Twice(slug.to_string()));
                }
            }
        }
        Ok(Self(sections))
    }

    /// In the menu's order.
    pub fn iter(&self) -> impl Iterator<Item = &Section> {
        self.0.iter()
    }

    /// The section of this id.
    pub fn by_id(&self, id: &str) -> Option<&Section> {
        self.0.iter().find(|section| section.id.as_str() == id)
    }

    /// The section at this URL part.
    pub fn by_slug(&self, lang: Lang, slug: &str) -> Option<&Section> {
        self.0.iter().find(|section| section.slug(lang).as_str() == slug)
    }
}
