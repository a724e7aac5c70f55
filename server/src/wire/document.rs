//! A document as it came: its bytes, and what is known of how they came.

use app::domain::section::Sections;
use jiff::{Timestamp, tz::TimeZone};
use std::{collections::HashMap, time::Duration};
use url::Url;

use super::{
    adapt::{Draft, EmbedLabels, Setting, adapt},
    address,
    item::{Format, Skipped},
    parse::{self, ParseError},
    sniff::{self, NotAFeed},
    versions,
};
use crate::config::SourceConfig;

/// A fetched or saved document.
#[derive(Debug, Clone)]
pub struct Document {
    /// What came, unpacked.
    pub bytes: Vec<u8>,
    /// `Content-Type`, where there was one.
    pub content_type: Option<String>,
    /// Its address: relative links are relative to it.
    pub address: Option<Url>,
    /// When it came.
    pub fetched: Timestamp,
    /// SHA-256 of `bytes`.
    pub sha256: [u8; 32],
}

/// What a document held.
#[derive(Debug)]
pub struct Contents {
    /// How it was read.
    pub format: Format,
    /// The articles in it.
    pub drafts: Vec<Draft>,
    /// What was left out, and why.
    pub skipped: Vec<Skipped>,
    /// What else was odd, a sentence each.
    pub notes: Vec<String>,
    /// The language that the feed names.
    pub lang: Option<String>,
    /// How long it asks to be kept.
    pub ttl: Option<Duration>,
    /// Where to subscribe to news.
    pub hub: Option<String>,
    /// Its own name for itself there.
    pub own_url: Option<String>,
}

/// Why nothing could be made of a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is something else.
    #[error(transparent)]
    NotAFeed(#[from] NotAFeed),
    /// It is damaged.
    #[error(transparent)]
    Parse(#[from] ParseError),
}

/// By time; between items of one time everything counts that readers can see.
fn order(draft: &Draft) -> impl Ord {
    let article = &draft.item.article;
    (
        article.published,
        draft.own_keys.first(),
        article.updated,
        draft.item.content,
        article.source.as_ref().map(|source| source.url.as_str()),
        (&article.section, &article.topics, &article.body),
    )
}

impl Document {
    /// Reads it: sniff, parse, adapt. Costs CPU: not for an async thread.
    pub fn read(
        &self,
        source: &SourceConfig,
        sections: &Sections,
        zone: &TimeZone,
        embed_labels: &EmbedLabels,
    ) -> Result<Contents, Unreadable> {
        let text = sniff::text(&self.bytes, self.content_type.as_deref());
        let format = sniff::format(&text.text)?;
        let zone = source.time_zone.as_ref().unwrap_or(zone);
        let mut feed = parse::parse(&text.text, format, self.address.as_ref(), zone)?;
        let mut skipped = std::mem::take(&mut feed.skipped);
        if text.replaced {
            skipped.push(Skipped {
                what: "the document".into(),
                reason: format!("holds bytes that are not {}: they are shown as �", text.encoding),
            });
        }
        let called = text.called.map(|called| {
            format!(
                "the document calls itself {called} and is not: it was read as {}",
                text.encoding
            )
        });
        // Entries that share an address are not one article: some feeds send every one of them to the home page.
        let mut shares: HashMap<String, u32> = HashMap::new();
        let key_of = |link: &Option<String>| {
            link.as_deref()
                .and_then(|link| Url::parse(link).ok())
                .map(|url| address::canonical(&url))
        };
        for item in &feed.items {
            if let Some(key) = key_of(&item.link) {
                *shares.entry(key).or_default() += 1;
            }
        }
        let setting = Setting {
            source,
            sections,
            zone,
            embed_labels,
            fetched: self.fetched,
            sha256: self.sha256,
        };
        let mut drafts = Vec::with_capacity(feed.items.len());
        let mut items = std::mem::take(&mut feed.items);
        versions::forget_guids_of_many(source.id.as_str(), &mut items);
        for (number, item) in (1..).zip(&items) {
            let is_address_its_own = key_of(&item.link).is_none_or(|key| shares.get(&key) == Some(&1));
            let what = || item.name().unwrap_or_else(|| format!("entry {number}"));
            if let Some(fault) = &item.date_fault {
                skipped.push(Skipped {
                    what: what(),
                    reason: format!("has a date that cannot be read ({fault}): the time of fetching stands for it"),
                });
            }
            match adapt(item, &feed, setting, is_address_its_own) {
                Ok(draft) => drafts.push(draft),
                Err(left_out) => skipped.push(Skipped {
                    what: what(),
                    reason: left_out.to_string(),
                }),
            }
        }
        // What came first is taken in first, however the feed is sorted.
        drafts.sort_by(|a, b| order(a).cmp(&order(b)));
        let (drafts, left_out) = versions::latest(drafts);
        Ok(Contents {
            format,
            drafts,
            skipped,
            notes: called.into_iter().chain(left_out).collect(),
            lang: feed.lang,
            ttl: feed.ttl,
            hub: feed.hub,
            own_url: feed.own_url,
        })
    }
}
