//! A text of a known format to entries.
//!
//! XML goes through four steps: `mend` (bare ampersands, forbidden characters), `outline` (one pass over the whole that demands well-formed
//! XML within limits and finds the entries), `tree` (an entry as a tree) and the format itself. So an entry that cannot be read is left
//! out alone, and nothing is ever nested deeper, or has more attributes, than the code behind expects.

mod feed;
mod json;
mod json_feed;
mod markup;
mod mend;
mod newsml;
mod ninjs;
mod outline;
mod pictures;
mod tree;

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::tz::TimeZone;
use url::Url;

use super::{
    item::{Format, RawFeed, Skipped},
    links::is_base,
};

/// More entries than this are not read.
pub const MAX_ITEMS: usize = 10_000;
/// Of a feed's own authors, those that its entries have from it.
const AUTHORS_OF_ALL: usize = 10;
/// Elements nested deeper than this are refused.
pub const MAX_DEPTH: usize = 200;

/// Why a feed could not be read as a whole, for the source's log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    /// The text ends too early.
    #[error("the text ends at line {line} within <{within}>: was it cut off?")]
    Truncated {
        /// From 1.
        line: usize,
        /// The innermost element, or piece of markup, that was not closed.
        within: String,
    },
    /// No well-formed XML (XML 1.0 §2.1).
    #[error("the XML is broken at line {line} ({cause})")]
    NotWellFormed {
        /// From 1.
        line: usize,
        /// What is wrong.
        cause: String,
    },
    /// Within XML's rules, but no honest feed does it.
    #[error("refused at line {line}: {what}")]
    Refused {
        /// From 1.
        line: usize,
        /// Which limit was passed.
        what: &'static str,
    },
    /// No JSON.
    #[error("the JSON is broken ({cause})")]
    Json {
        /// What and where, as the JSON parser says it.
        cause: String,
    },
    /// Right by its syntax, but not of the format.
    #[error("this is no {format}: {what}")]
    Shape {
        /// The format that was asked for.
        format: Format,
        /// What is missing.
        what: &'static str,
    },
    /// A parser gave up in a way that it must not: a fault in the parser.
    #[error("the parser broke down on this feed: please report it with the feed")]
    Panicked,
}

/// Reads `text` as `format`.
///
/// Relative links are resolved against `base` (the feed's own address) and the `xml:base` of the elements; dates without a zone are in `zone`.
/// An entry with neither title nor text is skipped, and so is one that cannot be read; entries after the first [`MAX_ITEMS`] are skipped together.
/// Time is linear in the length of the text.
pub fn parse(text: &str, format: Format, base: Option<&Url>, zone: &TimeZone) -> Result<RawFeed, ParseError> {
    let text = text.trim_start_matches('\u{feff}');
    let base = base.filter(|base| is_base(base));
    // Nothing that a panic could leave half done is used again.
    let read = catch_unwind(AssertUnwindSafe(|| match format {
        Format::Rss | Format::Rdf | Format::Atom => feed::read(&mend::mend(text), format, base, zone),
        Format::NewsMl => newsml::read(&mend::mend(text), base, zone),
        Format::JsonFeed => json_feed::read(text, base, zone),
        Format::Ninjs => ninjs::read(text, base, zone),
    }));
    let mut feed = read.unwrap_or(Err(ParseError::Panicked))?;
    leave_out_empty(&mut feed);
    Ok(feed)
}

fn leave_out_empty(feed: &mut RawFeed) {
    let items = std::mem::take(&mut feed.items);
    for (number, item) in (1..).zip(items) {
        if item.withdrawn || !item.title.is_empty() || item.summary.is_some() || item.content.is_some() {
            feed.items.push(item);
        } else {
            feed.skipped.push(Skipped {
                what: item.name().unwrap_or_else(|| format!("entry {number}")),
                reason: "has neither title nor text".into(),
            });
        }
    }
}

/// Notes how many entries were more than [`MAX_ITEMS`].
fn note_rest(feed: &mut RawFeed, count: usize) {
    if count > MAX_ITEMS {
        feed.skipped.push(Skipped {
            what: format!("{} entries", count - MAX_ITEMS),
            reason: format!("come after the first {MAX_ITEMS}, and no more are read"),
        });
    }
}

#[cfg(test)]
mod tests;
