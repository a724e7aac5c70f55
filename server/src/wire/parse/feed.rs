//! RSS, RDF and Atom: the feed itself; its entries are read one by one in `entry`.

mod entry;
mod original;

use std::time::Duration;

use jiff::tz::TimeZone;
use url::Url;

use self::entry::EntryReader;
use super::super::item::{Format, RawFeed, Skipped};
use super::super::links::is_base;
use super::outline::{Outline, outline};
use super::tree::{Element, Space};
use super::{AUTHORS_OF_ALL, ParseError, markup, note_rest};

/// The format's own elements.
const OWN: [Space; 2] = [Space::Own, Space::Atom];

pub(super) fn read(text: &str, format: Format, base: Option<&Url>, zone: &TimeZone) -> Result<RawFeed, ParseError> {
    let Outline {
        frame,
        entries,
        count,
        head,
    } = outline(text, format)?;
    let mut feed = RawFeed::new(format);
    // A lone Atom entry leaves no head.
    let root = Element::read(&head, &[]).ok();
    if let Some(root) = &root {
        read_head(&mut feed, root, base);
    }
    let mut authors = root.as_ref().map(authors).unwrap_or_default();
    authors.truncate(AUTHORS_OF_ALL);
    let home = feed.homepage.as_deref().and_then(|home| Url::parse(home).ok());
    let home = home.filter(is_base);
    let reader = EntryReader::new(format, frame, base.or(home.as_ref()), zone);
    for (number, text) in (1..).zip(entries) {
        match reader.read(text) {
            Ok(mut item) => {
                // RFC 4287 §4.1.1: an entry without an author has the feed's.
                if item.authors.is_empty() && format == Format::Atom {
                    item.authors.clone_from(&authors);
                }
                feed.items.push(item);
            }
            Err(reason) => feed.skipped.push(Skipped {
                what: format!("entry {number}"),
                reason,
            }),
        }
    }
    note_rest(&mut feed, count);
    Ok(feed)
}

fn read_head(feed: &mut RawFeed, root: &Element, base: Option<&Url>) {
    let channel = root.child_in(&OWN, "channel").unwrap_or(root);
    let base = [root, channel].iter().fold(base.cloned(), |base, element| {
        markup::base_within(base, element.attribute("xml:base"))
    });
    feed.lang = lang(channel).or_else(|| lang(root));
    feed.ttl = ttl(channel);
    for child in channel.children() {
        let relation = child.attribute("rel").unwrap_or("alternate");
        match (child.space, child.name.as_str()) {
            (Space::Own | Space::Atom, "title") if feed.title.is_empty() => feed.title = title(child, feed.format),
            (Space::Own | Space::Atom, "link") => {
                let address = child
                    .attribute("href")
                    .map(str::to_owned)
                    .or_else(|| child.text())
                    .unwrap_or_default();
                let wanted = match relation {
                    "alternate" => &mut feed.homepage,
                    "self" => &mut feed.own_url,
                    "hub" => &mut feed.hub,
                    _ => continue,
                };
                if wanted.is_none() {
                    *wanted = markup::link(&address, base.as_ref());
                }
            }
            _ => {}
        }
    }
}

/// A title as HTML. RSS never said what its titles are, so they are what most are: HTML. Atom says it (RFC 4287 §3.1).
fn title(element: &Element, format: Format) -> String {
    let text = element.text().unwrap_or_default();
    match element.attribute("type") {
        _ if element.has_markup() => element.html().trim().to_owned(),
        None | Some("text" | "text/plain") if format == Format::Atom => markup::escaped(&text).into_owned(),
        _ => text,
    }
}

/// RSS 2.0 `ttl` is in minutes; the syndication module gives a period and how often in it.
fn ttl(channel: &Element) -> Option<Duration> {
    let text = |spaces: &[Space], name| channel.child_in(spaces, name).and_then(Element::text);
    if let Some(minutes) = text(&[Space::Own], "ttl").and_then(|text| text.parse::<u32>().ok()) {
        return Some(Duration::from_secs(u64::from(minutes) * 60));
    }
    let period = match text(&[Space::Syndication], "updatePeriod")?.as_str() {
        "hourly" => 3600,
        "daily" => 86_400,
        "weekly" => 7 * 86_400,
        "monthly" => 30 * 86_400,
        "yearly" => 365 * 86_400,
        _ => return None,
    };
    let frequency = text(&[Space::Syndication], "updateFrequency").and_then(|text| text.parse::<u64>().ok());
    Some(Duration::from_secs(period / frequency.unwrap_or(1).max(1)))
}

fn lang(element: &Element) -> Option<String> {
    let own = element
        .child_in(&[Space::Own, Space::DublinCore], "language")
        .and_then(Element::text);
    element.attribute("xml:lang").map(str::to_owned).or(own)
}

/// Names of the authors directly within, without addresses.
fn authors(element: &Element) -> Vec<String> {
    let mut names = Vec::new();
    for child in element.children() {
        let is_author = match child.space {
            Space::Own | Space::Atom => child.name == "author",
            Space::DublinCore => child.name == "creator",
            _ => false,
        };
        if is_author {
            let name = if child.has_markup() {
                child.child("name").and_then(Element::text)
            } else {
                child.text()
            };
            markup::add_once(&mut names, person(&name.unwrap_or_default()));
        }
    }
    names
}

/// The name in `jane@example.org (Jane Doe)`, `Jane Doe <jane@example.org>` or `Jane Doe`; empty for a lone address.
fn person(text: &str) -> &str {
    let is_address = |text: &str| text.contains('@') && !text.trim().contains(char::is_whitespace);
    let text = text.trim();
    let name = match (text.split_once('('), text.split_once('<')) {
        (Some((address, name)), _) if is_address(address) => name.trim_end_matches(')'),
        (_, Some((name, address))) if is_address(address) => name,
        _ if is_address(text) => "",
        _ => text,
    };
    name.trim().trim_matches('"')
}
