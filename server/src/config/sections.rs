//! `[[sections]]`: the configured ones, or those built in.

use std::collections::BTreeMap;

use app::{
    domain::{
        lang::Lang,
        section::{BUILT_IN, Section, Sections},
        slug::Slug,
    },
    i18n::Texts,
};
use serde::Deserialize;

/// `[[sections]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionConfig {
    pub(super) id: Slug,
    pub(super) slug: BTreeMap<Lang, Slug>,
    pub(super) label: BTreeMap<Lang, String>,
}

impl From<&SectionConfig> for Section {
    fn from(section: &SectionConfig) -> Self {
        Self {
            id: section.id.clone(),
            slug: section.slug.clone(),
            label: section.label.clone(),
        }
    }
}

/// The eight, named and addressed in every language.
pub(super) fn built_in() -> Sections {
    let texts: Vec<Texts> = Texts::available().filter_map(|lang| Texts::new(lang).ok()).collect();
    let sections = BUILT_IN
        .into_iter()
        .map(|id| {
            let label: BTreeMap<Lang, String> = texts
                .iter()
                .filter_map(|texts| Some((texts.lang(), texts.of("section", id)?)))
                .collect();
            let slug = label
                .iter()
                .filter_map(|(lang, label)| Some((*lang, Slug::from_headline(label, *lang)?)))
                .collect();
            Section {
                id: id.parse().expect("a slug"),
                slug,
                label,
            }
        })
        .collect();
    Sections::new(sections).expect("a test holds every catalogue's section names apart")
}
