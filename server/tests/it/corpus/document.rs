//! Any bytes as a document of a source: it is refused in a sentence, or each article in it is fit to be shown.

use std::sync::LazyLock;

use app::domain::section::Sections;
use jiff::{SignedDuration, Timestamp};
use server::{
    config::{Config, SourceConfig},
    wire::{
        adapt::{Draft, EmbedLabels},
        document::{Contents, Document, Unreadable},
        item::{Format, Skipped},
        parse::ParseError,
    },
};
use url::Url;

use super::harmless::{Pictures, assert_harmless};

/// What is read whole, and what only an excerpt is allowed of.
const CONFIG: &str = r#"
languages = ["en", "fr"]

[[sources]]
id = "whole"
name = "The whole wire"
url = "https://papers.example/feeds/all.xml"
lang = "en"
section = "world"
sections = { "Sports" = "sport" }

[[sources]]
id = "excerpts"
name = "The brief wire"
url = "https://briefs.example/rss"
homepage = "https://briefs.example/"
section = "world"
time_zone = "Europe/Lisbon"
excerpt_only = true
canonical = "original"
"#;

static PAPER: LazyLock<Config> = LazyLock::new(|| Config::parse("briefs.toml", CONFIG, []).expect("a configuration"));
static SECTIONS: LazyLock<Sections> = LazyLock::new(|| PAPER.sections().expect("those that are built in"));
static LABELS: LazyLock<EmbedLabels> =
    LazyLock::new(|| EmbedLabels::from([("en".parse().expect("a language"), "Watch on {name}".to_owned())]));
/// Longer names fill the log.
const LONGEST_NAME: usize = 121;

pub(crate) fn check(input: &[u8]) {
    // Both are met: a fuzzer changes lengths all the time.
    let source = &PAPER.sources[input.len() % 2];
    let fetched = "2025-03-19T09:00:00Z".parse().expect("a date");
    let document = Document {
        bytes: input.to_vec(),
        content_type: None,
        address: source.url.parse().ok(),
        fetched,
        sha256: [7; 32],
    };
    match document.read(source, &SECTIONS, &PAPER.time_zone, &LABELS) {
        Ok(contents) => assert_contents(contents, source, fetched),
        Err(refused) => {
            assert_ne!(refused, Unreadable::Parse(ParseError::Panicked));
            assert_sentence(&refused.to_string());
        }
    }
}

fn assert_contents(contents: Contents, source: &SourceConfig, fetched: Timestamp) {
    for skipped in &contents.skipped {
        assert_skipped(skipped);
    }
    for address in contents.hub.iter().chain(&contents.own_url) {
        assert_web(address);
    }
    // They have embargoes.
    let may_lie_ahead = matches!(contents.format, Format::Ninjs | Format::NewsMl);
    for draft in contents.drafts {
        let published = draft.item.article.published;
        let is_ahead = published.duration_since(fetched) > SignedDuration::from_mins(5);
        let is_later = draft.item.article.updated.is_none_or(|updated| updated > published);
        assert!(may_lie_ahead || (!is_ahead && is_later), "{:?}", draft.item.article);
        assert_draft(draft, source);
    }
}

fn assert_draft(draft: Draft, source: &SourceConfig) {
    let article = &draft.item.article;
    assert!(draft.is_withdrawn || !article.headline.is_empty());
    let byline = article.byline.iter();
    for line in [&article.headline, &article.standfirst, &article.trail]
        .into_iter()
        .chain(byline)
    {
        assert!(!line.contains(char::is_control), "{line:?}");
    }
    let credit = article.source.as_ref().expect("a credit");
    assert_web(&credit.url);
    assert_web(&credit.homepage);
    assert!(!draft.own_keys.is_empty());
    assert!(
        draft
            .own_keys
            .iter()
            .chain(&draft.shared_keys)
            .all(|key| draft.item.keys.contains(key))
    );
    assert_eq!(article.topics.len(), draft.item.topic_labels.len());
    assert_harmless(&article.body, Pictures::Marked);
    for picture in draft.pictures.iter().chain(&draft.lead) {
        assert_web(picture.url.as_str());
    }
    if source.excerpt_only {
        assert!(draft.pictures.is_empty() && draft.lead.is_none());
        let words = [&article.standfirst, &article.body].map(|text| text.split_whitespace().count());
        assert!(words.iter().sum::<usize>() <= 60, "{article:?}");
    }
    assert_harmless(&draft.with_pictures(&[], None).article.body, Pictures::Placed);
}

fn assert_web(address: &str) {
    let scheme = Url::parse(address).map(|url| url.scheme().to_owned());
    assert!(scheme.is_ok_and(|scheme| matches!(&*scheme, "http" | "https")), "{address}");
}

/// What goes into the source's log.
fn assert_skipped(skipped: &Skipped) {
    assert!(!skipped.what.is_empty(), "{skipped:?}");
    assert!(skipped.what.chars().count() <= LONGEST_NAME, "{skipped:?}");
    assert!(!skipped.reason.contains("break down"), "{skipped:?}");
    assert_sentence(&skipped.what);
    assert_sentence(&skipped.reason);
}

/// One line, which nothing in it turns into two.
fn assert_sentence(text: &str) {
    assert!(text.chars().count() <= 500 && !text.contains(char::is_control), "{text:?}");
}
