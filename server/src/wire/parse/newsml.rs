//! IPTC NewsML-G2 (iptc.org/standards/newsml-g2): news items, alone or in a news message.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use url::Url;

use super::super::dates;
use super::super::item::{Format, RawFeed, RawItem, RawPicture, Skipped};
use super::outline::{Outline, outline};
use super::tree::Element;
use super::{ParseError, markup, note_rest};

pub(super) fn read(text: &str, base: Option<&Url>, zone: &TimeZone) -> Result<RawFeed, ParseError> {
    let Outline {
        frame, entries, count, ..
    } = outline(text, Format::NewsMl)?;
    let mut feed = RawFeed::new(Format::NewsMl);
    for (number, text) in (1..).zip(entries) {
        let skipped = |what: Option<&str>, reason: &str| Skipped {
            what: what.map_or_else(|| format!("entry {number}"), markup::shortened),
            reason: reason.to_owned(),
        };
        match Element::read(text, &frame) {
            Err(reason) => feed.skipped.push(skipped(None, reason)),
            Ok(element) if element.name == "newsItem" => feed.items.push(entry(&element, base, zone)),
            Ok(element) => {
                let reason = match element.name.as_str() {
                    "packageItem" => "is a package of other items",
                    _ => "is no news item",
                };
                feed.skipped.push(skipped(element.attribute("guid"), reason));
            }
        }
    }
    note_rest(&mut feed, count);
    Ok(feed)
}

/// The first element at the end of `path`.
fn at<'a>(element: &'a Element, path: &[&str]) -> Option<&'a Element> {
    path.iter().try_fold(element, |element, name| element.child(name))
}

fn text_at(element: &Element, path: &[&str]) -> Option<String> {
    at(element, path).and_then(Element::text)
}

fn entry(item: &Element, base: Option<&Url>, zone: &TimeZone) -> RawItem {
    let mut fault = None;
    let mut date = |path: &[&str]| -> Option<Timestamp> {
        let text = text_at(item, path)?;
        let read = dates::read(&text, zone);
        if read.is_none() {
            fault.get_or_insert_with(|| markup::shortened(&text));
        }
        read
    };
    let published = date(&["itemMeta", "firstCreated"]).or_else(|| date(&["contentMeta", "contentCreated"]));
    let updated = date(&["itemMeta", "versionCreated"]);
    let embargoed_until = date(&["itemMeta", "embargoed"]);
    let status = at(item, &["itemMeta", "pubStatus"]).and_then(|status| status.attribute("qcode").or(status.attribute("uri")));
    let status = status.and_then(|status| status.rsplit([':', '/']).next());
    let meta = item.child("contentMeta");
    let within = |name: &'static str| {
        meta.into_iter()
            .flat_map(Element::children)
            .filter(move |child| child.name == name)
    };
    let mut topics = Vec::new();
    for subject in within("subject") {
        markup::add_once(&mut topics, &text_at(subject, &["name"]).unwrap_or_default());
    }
    // A creator beside a byline is the agency.
    let creator = if within("by").next().is_some() { "by" } else { "creator" };
    let mut authors = Vec::new();
    for by in within(creator) {
        let name = if by.has_markup() { text_at(by, &["name"]) } else { by.text() };
        markup::add_once(&mut authors, &name.unwrap_or_default());
    }
    let language = within("language").find_map(|language| language.attribute("tag"));
    RawItem {
        guid: item.attribute("guid").map(str::to_owned),
        link: None,
        base: None,
        title: headline(item),
        summary: summary(item),
        content: content(item),
        published,
        updated,
        date_fault: fault,
        authors,
        lang: language.or(item.attribute("xml:lang")).map(str::to_owned),
        topics,
        pictures: pictures(item, base),
        rights: rights(item),
        // Withheld is "not to be used until further notice", which for readers is the same.
        withdrawn: matches!(status, Some("canceled" | "cancelled" | "withheld")),
        embargoed_until,
    }
}

/// The first headline, else the item's title, as HTML.
fn headline(item: &Element) -> String {
    let title = text_at(item, &["contentMeta", "headline"]).or_else(|| text_at(item, &["itemMeta", "title"]));
    title.map(|title| markup::escaped(&title).into_owned()).unwrap_or_default()
}

/// The description, which for a picture is its caption, as HTML.
fn summary(item: &Element) -> Option<String> {
    text_at(item, &["contentMeta", "description"]).map(|text| markup::escaped(&text).into_owned())
}

fn rights(item: &Element) -> Option<String> {
    let info = item.child("rightsInfo")?;
    let parts: Vec<String> = ["copyrightNotice", "usageTerms"]
        .iter()
        .filter_map(|name| text_at(info, &[name]))
        .collect();
    Some(parts.join(" ")).filter(|rights| !rights.is_empty())
}

/// The text as HTML: XHTML's or NITF's body, else plain text.
fn content(item: &Element) -> Option<String> {
    let set = item.child("contentSet")?;
    let of = |name: &'static str| set.children().filter(move |child| child.name == name);
    let html = of("inlineXML").find_map(|inline| {
        let root = inline.children().next()?;
        let body = root.child("body").unwrap_or(root);
        let body = body.child("body.content").unwrap_or(body);
        markup::filled(&body.html())
    });
    let data = || {
        of("inlineData").find_map(|inline| {
            let text = inline.text()?;
            let is_html = inline.attribute("contenttype").is_some_and(|kind| kind.contains("html"));
            Some(if is_html { text } else { markup::paragraphs(&text) })
        })
    };
    html.or_else(data)
}

/// The widest picture of an item that is one.
fn pictures(item: &Element, base: Option<&Url>) -> Vec<RawPicture> {
    let set = item.child("contentSet");
    let remote = set
        .into_iter()
        .flat_map(Element::children)
        .filter(|child| child.name == "remoteContent");
    let found = remote.filter_map(|remote| {
        let size = |name| remote.attribute(name).and_then(|pixels| pixels.parse::<u32>().ok());
        let is_picture = remote.attribute("contenttype").is_some_and(|kind| kind.starts_with("image/"));
        let url = markup::link(remote.attribute("href")?, base)?;
        is_picture.then(|| (url, size("width"), size("height")))
    });
    let widest = found.reduce(|best, next| if next.1 > best.1 { next } else { best });
    let picture = widest.map(|(url, width, height)| RawPicture {
        url,
        alt: text_at(item, &["contentMeta", "description"]).or_else(|| text_at(item, &["contentMeta", "headline"])),
        credit: text_at(item, &["contentMeta", "creditline"])
            .or_else(|| text_at(item, &["rightsInfo", "copyrightHolder", "name"])),
        width,
        height,
    });
    picture.into_iter().collect()
}
