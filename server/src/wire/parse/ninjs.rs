//! IPTC ninjs 1.x to 3.x (iptc.org/standards/ninjs): news items as JSON.
//!
//! 1.x has plain properties, texts of a kind in one with a suffix (`body_xhtml`, `description_text`), and objects keyed by name (`renditions`,
//! `associations`). From 2.0 on these are lists (`headlines`, `bodies`, `subjects`) whose members say what they are. From 3.0 on names are
//! in camel case (`firstCreated`), so the case of a name is not looked at.

mod texts;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;
use url::Url;

use super::super::dates;
use super::super::item::{Format, RawFeed, RawItem, RawPicture, Skipped};
use super::super::quoted::quoted;
use super::json::{self, Parts, objects, parts};
use super::pictures::{AtTheirBest, File, best};
use super::{ParseError, markup, note_rest};
use texts::{caption, credit, headline, text};

pub(super) fn read(text: &str, base: Option<&Url>, zone: &TimeZone) -> Result<RawFeed, ParseError> {
    let Parts { items, .. } = parts(text)?;
    let mut feed = RawFeed::new(Format::Ninjs);
    let mut others = Vec::new();
    for item in objects(&items, &mut feed.skipped) {
        match no_article(&item) {
            Some(reason) => others.push(Skipped {
                what: quoted(&string(&item, "uri").unwrap_or_default()),
                reason: reason.into(),
            }),
            None => feed.items.push(entry(&item, base, zone)),
        }
    }
    feed.skipped.append(&mut others);
    note_rest(&mut feed, items.len());
    Ok(feed)
}

/// Why an item is none that readers could read.
fn no_article(item: &Value) -> Option<&'static str> {
    match string(item, "type")?.as_str() {
        // A package names other items, which come by themselves; some are a text with its pictures.
        "composite" if text(item, "body", "bodies").is_none() => Some("is a package of other items"),
        "event" => Some("is an event of a calendar, and no article"),
        "planning" => Some("is a plan of what will be reported, and no article"),
        _ => None,
    }
}

fn entry(item: &Value, base: Option<&Url>, zone: &TimeZone) -> RawItem {
    let mut fault = None;
    let mut date = |keys: &[&str]| -> Option<Timestamp> {
        let text = keys.iter().find_map(|key| string(item, key))?;
        let read = dates::read(&text, zone);
        if read.is_none() {
            fault.get_or_insert_with(|| quoted(&text));
        }
        read
    };
    // Of a picture, the content was created when it was taken, which may be long ago.
    let published = if is_picture(item) {
        date(&["firstcreated"])
    } else {
        date(&["firstcreated", "contentcreated"])
    };
    let updated = date(&["versioncreated"]);
    let embargoed_until = date(&["embargoed", "embargoeduntil"]);
    let mut topics = Vec::new();
    for subject in list(item, "subject").iter().chain(list(item, "subjects")) {
        let name = subject.as_str().map(str::to_owned).or_else(|| string(subject, "name"));
        markup::add_once(&mut topics, &name.unwrap_or_default());
    }
    let mut authors = Vec::new();
    let by = ["by", "byline"].iter().find_map(|key| string(item, key));
    markup::add_once(&mut authors, &by.unwrap_or_default());
    let mut content = text(item, "body", "bodies");
    RawItem {
        guid: string(item, "uri"),
        link: None,
        base: None,
        title: headline(item),
        summary: text(item, "description", "descriptions"),
        pictures: pictures(item, &mut content, base),
        content,
        published,
        updated,
        date_fault: fault,
        authors,
        lang: string(item, "language"),
        topics,
        rights: rights(item),
        // Withheld is "not to be used until further notice", which for readers is the same.
        withdrawn: matches!(
            string(item, "pubstatus").as_deref(),
            Some("canceled" | "cancelled" | "withheld")
        ),
        embargoed_until,
    }
}

/// What its sender says of copyright and use; where that is nothing in words, where it can be read.
fn rights(item: &Value) -> Option<String> {
    let said = [string(item, "copyrightnotice"), string(item, "usageterms")];
    let said: Vec<String> = said.into_iter().flatten().collect();
    let linked = || string(property(item, "rightsinfo")?, "linkedrights");
    Some(said.join(" ")).filter(|said| !said.is_empty()).or_else(linked)
}

fn is_picture(item: &Value) -> bool {
    string(item, "type").is_some_and(|kind| matches!(kind.as_str(), "picture" | "graphic"))
}

/// The item's own picture, if it is one, and those associated with it, as their best files; so they are in `content` from now on.
fn pictures(item: &Value, content: &mut Option<String>, base: Option<&Url>) -> Vec<RawPicture> {
    let associated = property(item, "associations").map(members).unwrap_or_default();
    let shown = std::iter::once(item).chain(associated).filter(|item| is_picture(item));
    let mut bests = AtTheirBest::default();
    let shown = shown.filter_map(|shown| {
        let files = files(shown, base);
        let best = best(&files)?;
        bests.add(best, &files);
        Some(RawPicture {
            url: best.url.clone(),
            alt: caption(shown),
            credit: credit(shown),
            width: best.width,
            height: best.height,
        })
    });
    let shown = shown.take(50).collect();
    if let Some(html) = content {
        *html = bests.put_in(html);
    }
    shown
}

fn files(item: &Value, base: Option<&Url>) -> Vec<File> {
    let renditions = property(item, "renditions").map(members).unwrap_or_default();
    let is_picture = |rendition: &&Value| {
        let kind = string(rendition, "contenttype").or_else(|| string(rendition, "mimetype"));
        kind.is_none_or(|kind| kind.starts_with("image/"))
    };
    let number = |rendition, key| property(rendition, key).and_then(Value::as_u64);
    let pixels = |rendition, key| number(rendition, key).and_then(|pixels| u32::try_from(pixels).ok());
    let files = renditions.into_iter().filter(is_picture).filter_map(|rendition| {
        Some(File {
            url: markup::link(&string(rendition, "href")?, base)?,
            width: pixels(rendition, "width"),
            height: pixels(rendition, "height"),
            bytes: number(rendition, "sizeinbytes"),
        })
    });
    files.collect()
}

/// What is in a list, or in an object under any name.
fn members(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(members) => members.iter().collect(),
        Value::Object(members) => members.values().collect(),
        _ => Vec::new(),
    }
}

/// A property by its name in small letters.
fn property<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    let properties = value.as_object()?;
    let in_any_case = || properties.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    properties.get(name).or_else(|| in_any_case().map(|(_, value)| value))
}

/// A text or a number, unless it is empty.
fn string(value: &Value, name: &str) -> Option<String> {
    json::text(property(value, name)?)
}

/// A list; empty when there is none.
fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    property(value, name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
