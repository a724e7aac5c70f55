//! One entry of RSS, RDF or Atom.
//!
//! feed-rs reads each entry by itself, so that one that it refuses or breaks down on costs no other, and it is shown only the elements that it is
//! asked about: not the authors (it panics on a letter beyond ASCII beside an address), not Media RSS (it copies a group's texts for each
//! picture, which a hostile feed can square). Those, and what it drops (languages, subjects, original links), come from the entry's tree.

use std::panic::{AssertUnwindSafe, catch_unwind};

use feed_rs::model::{Entry, Text};
use feed_rs::parser::Builder;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use url::Url;

use super::super::super::dates;
use super::super::super::item::{Format, RawItem};
use super::super::super::quoted::quoted;
use super::super::markup;
use super::super::outline::Attribute;
use super::super::pictures::pictures;
use super::super::tree::{Element, Space};
use super::{OWN, authors, lang, original::link};

/// Elements that hold a date, in the order in which they are believed.
const PUBLISHED: [&str; 5] = ["pubDate", "published", "issued", "date", "created"];
const UPDATED: [&str; 2] = ["updated", "modified"];

/// What every entry of a feed is read with.
pub(super) struct EntryReader<'a> {
    format: Format,
    frame: Vec<Attribute>,
    base: Option<Url>,
    zone: &'a TimeZone,
}

impl<'a> EntryReader<'a> {
    /// `frame` is the attributes of the elements around the entries.
    pub(super) fn new(format: Format, frame: Vec<Attribute>, base: Option<&Url>, zone: &'a TimeZone) -> Self {
        let bases = frame.iter().filter(|(name, _)| name == "xml:base");
        let base = bases.fold(base.cloned(), |base, (_, next)| markup::base_within(base, Some(next)));
        Self {
            format,
            frame,
            base,
            zone,
        }
    }

    /// `Err` says why not, as in [`Skipped`](super::super::super::item::Skipped).
    pub(super) fn read(&self, text: &str) -> Result<RawItem, String> {
        let tree = Element::read(text, &self.frame)?;
        if tree.name == "deleted-entry" {
            return Ok(self.deleted(&tree));
        }
        let base = markup::base_within(self.base.clone(), tree.attribute("xml:base"));
        let entry = self.by_feed_rs(&tree, base.as_ref())?;
        Ok(self.item(&tree, entry, base.as_ref()))
    }

    /// RFC 6721 §3.
    fn deleted(&self, tree: &Element) -> RawItem {
        RawItem {
            guid: tree.attribute("ref").map(str::to_owned),
            updated: tree.attribute("when").and_then(|when| dates::read(when, self.zone)),
            withdrawn: true,
            ..RawItem::default()
        }
    }

    fn by_feed_rs(&self, tree: &Element, base: Option<&Url>) -> Result<Entry, String> {
        let document = match self.format {
            Format::Atom => atom_document(tree),
            _ => rss_document(tree),
        };
        let zone = self.zone.clone();
        let parser = Builder::new()
            .base_uri(base)
            .sanitize_content(false)
            .id_generator(|_, _, _| String::new())
            // The type is chrono's; a timestamp's own text is the way there that needs no dependency.
            .timestamp_parser(move |text| dates::read(text, &zone)?.to_string().parse().ok())
            .build();
        let parsed = catch_unwind(AssertUnwindSafe(|| parser.parse(document.as_bytes())));
        let feed = parsed.map_err(|_| "made the parser break down: please report it with the feed".to_owned())?;
        let feed = feed.map_err(|error| format!("cannot be read ({})", quoted(&error.to_string())))?;
        feed.entries.into_iter().next().ok_or_else(|| "cannot be read".to_owned())
    }

    fn item(&self, tree: &Element, entry: Entry, base: Option<&Url>) -> RawItem {
        let is_atom = self.format == Format::Atom;
        let html = |text: &Text| {
            let is_plain = is_atom && text.content_type.as_str() == "text/plain";
            markup::filled(&if is_plain {
                markup::escaped(&text.content).into_owned()
            } else {
                text.content.clone()
            })
        };
        let is_plain = entry
            .content
            .as_ref()
            .is_some_and(|content| content.content_type.as_str() == "text/plain");
        let content = entry
            .content
            .and_then(|content| content.body)
            .and_then(|body| markup::filled(&body));
        let mut topics = Vec::new();
        for category in &entry.categories {
            markup::add_once(&mut topics, category.label.as_ref().unwrap_or(&category.term));
        }
        let mut rights = entry.rights.as_ref().and_then(html);
        for child in tree.children().filter(|child| child.space == Space::DublinCore) {
            match child.name.as_str() {
                "subject" => markup::add_once(&mut topics, &child.text().unwrap_or_default()),
                "rights" => rights = rights.or_else(|| child.text()),
                _ => {}
            }
        }
        let timestamp = |date: Option<i64>| date.and_then(|second| Timestamp::from_second(second).ok());
        let (published, fault) = self.date(tree, &PUBLISHED, timestamp(entry.published.map(|date| date.timestamp())));
        let updated = entry.updated.filter(|updated| Some(updated) != entry.published.as_ref());
        let (updated, later_fault) = self.date(tree, &UPDATED, timestamp(updated.map(|date| date.timestamp())));
        let id = Some(entry.id.trim().to_owned()).filter(|id| !id.is_empty());
        RawItem {
            link: link(tree, &entry.links, id.as_deref(), base),
            base: self.text_base(tree, base),
            guid: id.or_else(|| tree.attribute("rdf:about").map(str::to_owned)),
            title: entry.title.as_ref().and_then(html).unwrap_or_default(),
            summary: entry.summary.as_ref().and_then(html),
            content: if is_plain {
                content.map(|text| markup::paragraphs(&text))
            } else {
                content
            },
            published,
            updated,
            date_fault: fault.or(later_fault),
            authors: authors(tree),
            lang: lang(tree).or_else(|| entry.language.clone()),
            topics,
            pictures: pictures(tree, base),
            rights,
            withdrawn: false,
            embargoed_until: None,
        }
    }

    /// What addresses within the text are relative to, if anything says it.
    fn text_base(&self, tree: &Element, base: Option<&Url>) -> Option<String> {
        let text = ["content", "encoded", "summary", "description"]
            .iter()
            .find_map(|name| tree.child(name));
        let own = text.and_then(|text| text.attribute("xml:base"));
        let around = self.frame.iter().any(|(name, _)| name == "xml:base") || tree.attribute("xml:base").is_some();
        if around || own.is_some() {
            markup::base_within(base.cloned(), own).map(String::from)
        } else {
            None
        }
    }

    /// The date that feed-rs read, else the first of `names` that can be read, else the text of one that cannot.
    fn date(&self, tree: &Element, names: &[&str], known: Option<Timestamp>) -> (Option<Timestamp>, Option<String>) {
        if known.is_some() {
            return (known, None);
        }
        let spaces = [Space::Own, Space::Atom, Space::DublinCore, Space::Terms];
        let texts = names
            .iter()
            .filter_map(|name| tree.child_in(&spaces, name).and_then(Element::text));
        let mut fault = None;
        for text in texts {
            match dates::read(&text, self.zone) {
                Some(date) => return (Some(date), None),
                None => fault = fault.or(Some(quoted(&text))),
            }
        }
        (None, fault)
    }
}

/// An RSS 2.0 document with what feed-rs reads well of an `<item>`. Markup that was not escaped is, so that it stays.
fn rss_document(tree: &Element) -> String {
    let mut document = String::from(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><item>",
    );
    let has_description = tree.child_in(&[Space::Own], "description").is_some();
    for child in tree.children() {
        let name = match (child.space, child.name.as_str()) {
            (Space::Own, name @ ("title" | "link" | "description" | "category" | "guid" | "pubDate" | "updated")) => name,
            (Space::DublinCore, "description") if !has_description => "description",
            (Space::Content, "encoded") => "content:encoded",
            (Space::Atom, "updated") => "atom:updated",
            _ => continue,
        };
        let text = if child.has_markup() {
            Some(child.html())
        } else {
            child.text()
        };
        if let Some(text) = text {
            document.extend(["<", name, ">", &markup::escaped(&text), "</", name, ">"]);
        }
    }
    document.push_str("</item></channel></rss>");
    document
}

/// An Atom document with what feed-rs reads well of an `<entry>`. Each text is `text` or `html`; content that is neither, or elsewhere
/// (`src`), is left out.
fn atom_document(tree: &Element) -> String {
    let mut document = String::from("<feed><entry>");
    for child in tree.children().filter(|child| OWN.contains(&child.space)) {
        let name = child.name.as_str();
        match name {
            "id" | "updated" | "published" => {
                document.extend([
                    "<",
                    name,
                    ">",
                    &markup::escaped(&child.text().unwrap_or_default()),
                    "</",
                    name,
                    ">",
                ]);
            }
            "title" | "summary" | "content" | "rights" => {
                if let Some((kind, text)) = atom_text(child) {
                    document.extend(["<", name, " type=\"", kind, "\">", &markup::escaped(&text), "</", name, ">"]);
                }
            }
            "link" | "category" => {
                document.extend(["<", name]);
                for wanted in ["href", "rel", "type", "term", "label", "xml:base"] {
                    if let Some(value) = child.attribute(wanted) {
                        document.extend([" ", wanted, "=\"", &markup::escaped(value), "\""]);
                    }
                }
                document.push_str("/>");
            }
            _ => {}
        }
    }
    document.push_str("</entry></feed>");
    document
}

/// An Atom text construct as `text` or `html` (RFC 4287 §3.1 and §4.1.3; Atom 0.3 wrote media types); `None` when it is empty or no text.
fn atom_text(element: &Element) -> Option<(&'static str, String)> {
    let kind = element.attribute("type").unwrap_or("text").to_ascii_lowercase();
    let kind = match kind.as_str() {
        _ if element.attribute("src").is_some() => return None,
        // Whatever it calls itself.
        _ if element.has_markup() => "html",
        "html" | "text/html" | "xhtml" | "application/xhtml+xml" => "html",
        "text" | "text/plain" => "text",
        _ => return None,
    };
    if !element.has_markup() {
        return Some((kind, element.text()?));
    }
    // The one div that XHTML must be in is no part of the text.
    let mut within = element.children();
    let html = match (within.next(), within.next()) {
        (Some(div), None) if div.name == "div" => div.html(),
        _ => element.html(),
    };
    markup::filled(&html).map(|html| (kind, html))
}
