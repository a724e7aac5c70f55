//! Categories and tags: which of them are sections of this paper, and which become topics.

use std::collections::HashMap;

use app::{
    domain::{
        lang::Lang,
        section::{Section, Sections},
        slug::Slug,
    },
    paths,
};
use percent_encoding::percent_decode_str;

use crate::wire::{
    plain::plain_within,
    wxr::{Category, Site, Term, old_paths},
};

/// Topics of an article that are kept.
const TOPICS: usize = 16;
/// Categories above a category; a longer chain is a circle.
const MAX_PARENTS: usize = 16;
/// The category that WordPress gives what has none, in the languages it comes in. It says nothing.
const NO_CATEGORY: &[&str] = &[
    "allgemein",
    "bez-kategorii",
    "geen-categorie",
    "non-classe",
    "nezarazene",
    "okategoriserade",
    "sem-categoria",
    "senza-categoria",
    "sin-categoria",
    "uncategorised",
    "uncategorized",
    "unkategorisiert",
];

/// The terms of an export.
#[derive(Debug, Default)]
pub(super) struct Taxonomy {
    terms: Vec<Category>,
    /// Categories by slug.
    categories: HashMap<String, usize>,
    /// How often a term is used in each language, by domain and slug.
    uses: HashMap<(bool, String), Vec<(Lang, u32)>>,
}

/// Where a post belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filed {
    /// `None`: no category is a section of this paper.
    pub(super) section: Option<Slug>,
    /// Topics and their names.
    pub(super) topics: Vec<(Slug, String)>,
}

impl Taxonomy {
    pub(super) fn add(&mut self, term: Category) {
        if term.domain == "category" {
            self.categories.entry(term.slug.clone()).or_insert(self.terms.len());
        }
        if matches!(term.domain.as_str(), "category" | "post_tag") {
            self.terms.push(term);
        }
    }

    pub(super) fn note_use(&mut self, terms: &[Term], lang: Lang) {
        for term in terms {
            let is_tag = term.domain == "post_tag";
            if !is_tag && term.domain != "category" {
                continue;
            }
            let uses = self.uses.entry((is_tag, term.slug.clone())).or_default();
            match uses.iter_mut().find(|(known, _)| *known == lang) {
                Some((_, count)) => *count += 1,
                None => uses.push((lang, 1)),
            }
        }
    }

    /// The section that a post's first fitting category is, or one above it; topics of the other categories and of the tags.
    pub(super) fn file(&self, terms: &[Term], lang: Lang, sections: &Sections) -> Filed {
        let categories = || terms.iter().filter(|term| term.domain == "category");
        let itself = categories().find_map(|term| Some((section(&term.slug, &term.name, lang, sections)?, term)));
        let found =
            itself.or_else(|| categories().find_map(|term| Some((self.section_above(&term.slug, lang, sections)?, term))));
        let home = found.map(|(section, _)| section);
        let mut topics: Vec<(Slug, String)> = Vec::new();
        let tags = terms.iter().filter(|term| term.domain == "post_tag");
        for term in categories().chain(tags) {
            let is_home = term.domain == "category"
                && home.is_some_and(|home| section(&term.slug, &term.name, lang, sections).is_some_and(|it| it.id == home.id));
            if is_home {
                continue;
            }
            if let Some(topic) = topic(&term.slug, &term.name, lang)
                && topics.len() < TOPICS
                && topics.iter().all(|(known, _)| *known != topic.0)
            {
                topics.push(topic);
            }
        }
        Filed {
            section: home.map(|section| section.id.clone()),
            topics,
        }
    }

    fn section_above<'a>(&self, slug: &str, lang: Lang, sections: &'a Sections) -> Option<&'a Section> {
        let mut slug = slug;
        for _ in 0..MAX_PARENTS {
            slug = self.terms[*self.categories.get(slug)?].parent.as_deref()?;
            let name = self.categories.get(slug).map_or("", |&at| &self.terms[at].name);
            if let Some(section) = section(slug, name, lang, sections) {
                return Some(section);
            }
        }
        None
    }

    /// The old addresses of categories and tags, with the pages of ours in their place: of the language they are mostly used in, of those
    /// `served` if there is one.
    pub(super) fn old_paths(&self, site: &Site, sections: &Sections, served: &[Lang]) -> Vec<(String, String)> {
        let page = |term: &Category| {
            let uses = self.uses.get(&(term.domain == "post_tag", term.slug.clone()))?;
            // Of two alike the first, which is the first in the file.
            let (lang, _) = uses
                .iter()
                .rev()
                .max_by_key(|(lang, count)| (served.contains(lang), *count))?;
            let is_section = (term.domain == "category")
                .then(|| section(&term.slug, &term.name, *lang, sections))
                .flatten();
            match is_section {
                Some(section) => Some(paths::section(*lang, section.slug(*lang).as_str())),
                None => Some(paths::topic(*lang, topic(&term.slug, &term.name, *lang)?.0.as_str())),
            }
        };
        let pages: Vec<Option<String>> = self.terms.iter().map(page).collect();
        old_paths::of_categories(&self.terms, site)
            .into_iter()
            .filter_map(|(key, place)| Some((key, pages.get(place)?.clone()?)))
            .collect()
    }
}

/// The section whose id, address or name in a language a category has.
fn section<'a>(slug: &str, name: &str, lang: Lang, sections: &'a Sections) -> Option<&'a Section> {
    let slug = decoded(slug);
    let name = plain_within(name, 100).to_lowercase();
    let is_it = |section: &&Section| {
        let (_, label) = section.label(lang);
        let is_named =
            |word: &str| word == section.id.as_str() || word == section.slug(lang).as_str() || word == label.to_lowercase();
        is_named(&slug) || is_named(&name)
    };
    sections.iter().find(is_it)
}

/// A topic under the name that the address of the term had, where it can be one.
fn topic(slug: &str, name: &str, lang: Lang) -> Option<(Slug, String)> {
    let slug = decoded(slug);
    let plain_slug = slug.trim_end_matches(&format!("-{}", lang.tag()));
    if NO_CATEGORY.contains(&slug.as_str()) || NO_CATEGORY.contains(&plain_slug) {
        return None;
    }
    let label = plain_within(name, 60);
    let id = slug.parse().ok().or_else(|| Slug::from_headline(&label, lang))?;
    let label = if label.is_empty() { slug } else { label };
    Some((id, label))
}

fn decoded(slug: &str) -> String {
    percent_decode_str(slug.trim()).decode_utf8_lossy().to_lowercase()
}
