//! A document of each format, shaped as real ones are; the hostile ones are in `hostile`.

mod hostile;
mod lengths;
mod news;
mod originals;
mod syndication;

use super::super::item::{RawItem, RawPicture};
use super::*;

/// The feed in `text`, found and read as the wire does it, for a source in Brussels.
fn read(text: &str) -> Result<RawFeed, ParseError> {
    let format = super::super::sniff::format(text).unwrap();
    let base = Url::parse("https://example.org/feeds/rss.xml").unwrap();
    parse(text, format, Some(&base), &TimeZone::get("Europe/Brussels").unwrap())
}

/// The only entry of the feed in `text`.
fn entry(text: &str) -> RawItem {
    let feed = read(text).unwrap();
    assert_eq!(feed.skipped, []);
    assert_eq!(feed.items.len(), 1);
    feed.items.into_iter().next().unwrap()
}

#[expect(clippy::unnecessary_wraps, reason = "every field that it is compared with is an option")]
fn at(text: &str) -> Option<jiff::Timestamp> {
    Some(text.parse().unwrap())
}

#[expect(clippy::unnecessary_wraps, reason = "every field that it is compared with is an option")]
fn some(text: &str) -> Option<String> {
    Some(text.into())
}
