//! Subscriptions as `[[sources]]` of the configuration.

use std::{collections::BTreeSet, fmt::Write as _};

use app::domain::{
    lang::Lang,
    section::{Section, Sections},
    slug::Slug,
};
use toml::Value;

use super::Outline;
use crate::{
    config::{Config, web_url},
    wire::{address::canonical, language, plain::plain_within},
};

/// Characters of a source's name.
const NAME: usize = 200;

/// What a list comes to.
#[derive(Debug, Default)]
pub struct Additions {
    /// To be put behind the text of the configuration.
    pub toml: String,
    /// What is in [`Self::toml`].
    pub added: Vec<Added>,
    /// How many are configured already, or stand twice in the list.
    pub known: usize,
    /// The lines of those that cannot be sources, with the reason.
    pub skipped: Vec<(usize, String)>,
}

/// A source to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// Its id.
    pub id: Slug,
    /// Its name.
    pub name: String,
    /// Its feed.
    pub url: String,
    /// Where its items go.
    pub section: Slug,
}

/// What of a list is not configured yet, as the text to add. Feeds are told apart by their addresses, as [`canonical`] has them.
pub fn additions(outlines: Vec<(usize, Outline)>, config: &Config, sections: &Sections) -> Additions {
    let mut additions = Additions::default();
    let address = |url: &str| web_url(url).map(|url| canonical(&url));
    let mut feeds: BTreeSet<String> = config.sources.iter().filter_map(|source| address(&source.url).ok()).collect();
    let mut ids: BTreeSet<Slug> = config.sources.iter().map(|source| source.id.clone()).collect();
    for (line, outline) in outlines {
        let url = match web_url(&outline.feed_url) {
            Ok(url) => url,
            Err(reason) => {
                additions.skipped.push((line, reason));
                continue;
            }
        };
        if !feeds.insert(canonical(&url)) {
            additions.known += 1;
            continue;
        }
        let host = url.host_str().unwrap_or_default();
        let title = plain_within(&outline.title, NAME);
        let name = if title.is_empty() { host.to_owned() } else { title };
        let lang = outline.lang.as_deref().and_then(language::primary);
        let lang: Option<Lang> = lang.and_then(|lang| lang.parse().ok());
        let id = free_id(&name, host, lang.unwrap_or(config.languages[0]), &ids);
        ids.insert(id.clone());
        let section = section(outline.folder.as_deref(), config, sections);
        additions.toml.push_str("\n[[sources]]\n");
        let mut set = |key: &str, value: &str| {
            let _ = writeln!(additions.toml, "{key} = {}", Value::String(value.to_owned()));
        };
        set("id", id.as_str());
        set("name", &name);
        set("url", &outline.feed_url);
        if let Some(homepage) = outline.homepage.filter(|homepage| web_url(homepage).is_ok()) {
            set("homepage", &homepage);
        }
        if let Some(lang) = lang {
            set("lang", lang.tag());
        }
        set("section", section.as_str());
        additions.added.push(Added {
            id,
            name,
            url: outline.feed_url,
            section,
        });
    }
    additions
}

fn free_id(name: &str, host: &str, lang: Lang, taken: &BTreeSet<Slug>) -> Slug {
    let wanted = Slug::from_headline(name, lang)
        .or_else(|| Slug::from_headline(host, lang))
        .unwrap_or_else(|| "source".parse().expect("a slug"));
    let mut id = wanted.clone();
    let mut number = 1;
    while taken.contains(&id) {
        number += 1;
        id = wanted.numbered(number);
    }
    id
}

/// The section that a folder is called after, the innermost first; else the paper's first.
fn section(folder: Option<&str>, config: &Config, sections: &Sections) -> Slug {
    let is_called = |name: &str, section: &Section| {
        let name = name.trim().to_lowercase();
        name == section.id.as_str()
            || config
                .languages
                .iter()
                .any(|lang| name == section.label(*lang).1.to_lowercase() || name == section.slug(*lang).as_str())
    };
    let mut folders = folder.into_iter().flat_map(|folder| folder.rsplit('/'));
    let named = folders.find_map(|name| sections.iter().find(|section| is_called(name, section)));
    let first = || sections.iter().next().expect("a list of sections is never empty");
    named.unwrap_or_else(first).id.clone()
}
