//! IPTC ninjs 1.x to 3.x (iptc.org/standards/ninjs): news items as JSON.
//!
//! 1.x has plain properties with a suffix (`headline`, `body_xhtml`, `description_text`) and objects keyed by name (`renditions`, `associations`); from 2.0 on the
//! same things are lists (`headlines`, `bodies`, `subjects`) whose members say what they are.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;
use url::Url;

use super::super::dates;
use super::super::item::{Format, RawFeed, RawItem, RawPicture, Skipped};
use super::json::{Parts, list, objects, parts, string};
use super::{ParseError, markup, note_rest};

/// Media types and suffixes of texts, the best first.
const KINDS: [&str; 3] = ["xhtml", "html", "text"];

pub(super) fn read(text: &str, base: Option<&Url>, zone: &TimeZone) -> Result<RawFeed, ParseError> {
    let Parts { items, .. } = parts(text)?;
    let mut feed = RawFeed::new(Format::Ninjs);
    let mut packages = Vec::new();
    for item in objects(&items, &mut feed.skipped) {
        // A package names other items, which come by themselves.
        if string(&item, "type").as_deref() == Some("composite") {
            packages.push(Skipped {
                what: markup::shortened(&string(&item, "uri").unwrap_or_default()),
                reason: "is a package of other items".into(),
            });
        } else {
            feed.items.push(entry(&item, base, zone));
        }
    }
    feed.skipped.append(&mut packages);
    note_rest(&mut feed, items.len());
    Ok(feed)
}

fn entry(item: &Value, base: Option<&Url>, zone: &TimeZone) -> RawItem {
    let mut fault = None;
    let mut date = |keys: &[&str]| -> Option<Timestamp> {
        let text = keys.iter().find_map(|key| string(item, key))?;
        let read = dates::read(&text, zone);
        if read.is_none() {
            fault.get_or_insert_with(|| markup::shortened(&text));
        }
        read
    };
    let published = date(&["firstcreated", "contentcreated"]);
    let updated = date(&["versioncreated"]);
    let embargoed_until = date(&["embargoed", "embargoeddate"]);
    let mut topics = Vec::new();
    for subject in list(item, "subject").iter().chain(list(item, "subjects")) {
        let name = subject.as_str().map(str::to_owned).or_else(|| string(subject, "name"));
        markup::add_once(&mut topics, &name.unwrap_or_default());
    }
    let mut authors = Vec::new();
    markup::add_once(&mut authors, &string(item, "by").unwrap_or_default());
    let rights = [string(item, "copyrightnotice"), string(item, "usageterms")];
    let rights: Vec<String> = rights.into_iter().flatten().collect();
    RawItem {
        guid: string(item, "uri"),
        link: None,
        base: None,
        title: headline(item),
        summary: text(item, "description", "descriptions"),
        content: text(item, "body", "bodies"),
        published,
        updated,
        date_fault: fault,
        authors,
        lang: string(item, "language"),
        topics,
        pictures: pictures(item, base),
        rights: Some(rights.join(" ")).filter(|rights| !rights.is_empty()),
        // Withheld is "not to be used until further notice", which for readers is the same.
        withdrawn: matches!(
            string(item, "pubstatus").as_deref(),
            Some("canceled" | "cancelled" | "withheld")
        ),
        embargoed_until,
    }
}

/// The main headline, as HTML.
fn headline(item: &Value) -> String {
    let headlines = list(item, "headlines");
    let main = headlines.iter().find(|headline| is_main(headline)).or(headlines.first());
    let title = main.and_then(|main| {
        let value = string(main, "value")?;
        let is_html = string(main, "contenttype").is_some_and(|kind| kind.contains("html"));
        Some(if is_html {
            value
        } else {
            markup::escaped(&value).into_owned()
        })
    });
    let plain = || ["headline", "title"].iter().find_map(|key| string(item, key));
    title
        .or_else(|| plain().map(|title| markup::escaped(&title).into_owned()))
        .unwrap_or_default()
}

/// A member of a list that is what the list is mainly for.
fn is_main(member: &Value) -> bool {
    string(member, "role").is_none_or(|role| matches!(role.rsplit(':').next(), Some("main" | "headline" | "body")))
}

/// The best text among `{name}_xhtml`… and those in the list `names`, as HTML.
fn text(item: &Value, name: &str, names: &str) -> Option<String> {
    let suffixed = KINDS
        .iter()
        .find_map(|kind| Some((*kind, string(item, &format!("{name}_{kind}"))?)));
    let listed = || {
        let members = || list(item, names).iter();
        let chosen = |is_wanted: fn(&Value) -> bool| {
            KINDS.iter().find_map(|kind| {
                let mut members = members().filter(|member| is_wanted(member) && kind_of(member) == *kind);
                Some((*kind, members.find_map(|member| string(member, "value"))?))
            })
        };
        chosen(is_main).or_else(|| chosen(|_| true))
    };
    let (kind, value) = suffixed.or_else(listed)?;
    Some(if kind == "text" { markup::paragraphs(&value) } else { value })
}

/// One of [`KINDS`] for a member of `bodies`; what says nothing is text.
fn kind_of(member: &Value) -> &'static str {
    let kind = string(member, "contenttype").unwrap_or_default();
    match kind.as_str() {
        kind if kind.contains("xhtml") => "xhtml",
        kind if kind.contains("html") => "html",
        _ => "text",
    }
}

/// The item's own picture, if it is one, and those associated with it: of each the widest rendition.
fn pictures(item: &Value, base: Option<&Url>) -> Vec<RawPicture> {
    let mut associated: Vec<&Value> = Vec::new();
    match item.get("associations") {
        Some(Value::Array(members)) => associated.extend(members),
        Some(Value::Object(members)) => associated.extend(members.values()),
        _ => {}
    }
    let is_picture = |item: &&Value| string(item, "type").is_some_and(|kind| matches!(kind.as_str(), "picture" | "graphic"));
    let shown = std::iter::once(item).chain(associated).filter(is_picture);
    shown.filter_map(|shown| picture(shown, base)).take(50).collect()
}

fn picture(item: &Value, base: Option<&Url>) -> Option<RawPicture> {
    let renditions: Vec<&Value> = match item.get("renditions")? {
        Value::Array(members) => members.iter().collect(),
        Value::Object(members) => members.values().collect(),
        _ => return None,
    };
    let pixels = |rendition: &Value, key| {
        rendition
            .get(key)
            .and_then(Value::as_u64)
            .and_then(|pixels| u32::try_from(pixels).ok())
    };
    let is_picture = |rendition: &&Value| {
        let kind = string(rendition, "contenttype").or_else(|| string(rendition, "mimetype"));
        kind.is_none_or(|kind| kind.starts_with("image/"))
    };
    let found = renditions.into_iter().filter(is_picture).filter_map(|rendition| {
        let url = markup::link(&string(rendition, "href")?, base)?;
        Some((url, pixels(rendition, "width"), pixels(rendition, "height")))
    });
    // The first of the widest.
    let (url, width, height) = found.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    let by = ["creditline", "by", "copyrightholder"];
    Some(RawPicture {
        url,
        alt: caption(item),
        credit: by.iter().find_map(|key| string(item, key)),
        width,
        height,
    })
}

/// What a picture shows, as plain text: its description, else its headline.
fn caption(item: &Value) -> Option<String> {
    let described = list(item, "descriptions").iter().find(|member| kind_of(member) == "text");
    let description = string(item, "description_text").or_else(|| string(described?, "value"));
    description.or_else(|| Some(markup::plain(&headline(item))).filter(|title| !title.is_empty()))
}
