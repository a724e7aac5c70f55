//! IPTC NewsML-G2 (iptc.org/standards/newsml-g2): news items, alone or in a news message.

mod nitf;

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use url::Url;

use super::super::dates;
use super::super::item::{Format, RawFeed, RawItem, RawPicture, Skipped};
use super::super::quoted::quoted;
use super::outline::{Outline, outline};
use super::pictures::{AtTheirBest, File, best};
use super::tree::Element;
use super::{ParseError, markup, note_rest};

/// A news item, and what is needed to put it together with others of its package.
struct Read {
    item: RawItem,
    /// The files of the picture that it is, if it is one.
    files: Vec<File>,
    is_picture: bool,
    is_in_another: bool,
}

pub(super) fn read(text: &str, base: Option<&Url>, zone: &TimeZone) -> Result<RawFeed, ParseError> {
    let Outline {
        frame, entries, count, ..
    } = outline(text, Format::NewsMl)?;
    let mut feed = RawFeed::new(Format::NewsMl);
    let mut read: Vec<Read> = Vec::new();
    let mut packages = Vec::new();
    for (number, text) in (1..).zip(entries) {
        let skipped = |what: Option<&str>, reason: &str| Skipped {
            what: what
                .map(quoted)
                .filter(|what| !what.is_empty())
                .unwrap_or_else(|| format!("entry {number}")),
            reason: reason.to_owned(),
        };
        match Element::read(text, &frame) {
            Err(reason) => feed.skipped.push(skipped(None, reason)),
            Ok(mut element) if element.name == "newsItem" => {
                nitf::as_html(&mut element);
                read.push(Read {
                    item: entry(&element, base, zone),
                    files: files(&element, base),
                    is_picture: is_picture(&element),
                    is_in_another: false,
                });
            }
            Ok(element) => {
                let reason = match element.name.as_str() {
                    "packageItem" => "is a package of other items",
                    _ => "is no news item",
                };
                packages.push(referred(&element));
                feed.skipped.push(skipped(element.attribute("guid"), reason));
            }
        }
    }
    put_together(&mut read, &packages);
    let items = read.into_iter().filter(|read| !read.is_in_another);
    feed.items = items.map(|read| read.item).collect();
    note_rest(&mut feed, count);
    Ok(feed)
}

/// The items that a package is made of, by their names.
fn referred(package: &Element) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut within: Vec<&Element> = vec![package];
    while let Some(element) = within.pop() {
        if element.name == "itemRef" {
            names.extend(element.attribute("residref").map(str::to_owned));
        } else {
            within.extend(element.children());
        }
    }
    names
}

/// The pictures that come in a package with one text are that text's, and no articles of their own.
fn put_together(read: &mut [Read], packages: &[BTreeSet<String>]) {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, read) in read.iter().enumerate() {
        if let Some(guid) = &read.item.guid {
            places.entry(guid.clone()).or_default().push(at);
        }
    }
    // By text, which any number of packages may name.
    let mut bests: HashMap<usize, AtTheirBest> = HashMap::new();
    for package in packages {
        let mut members: Vec<usize> = package
            .iter()
            .filter_map(|name| places.get(name))
            .flatten()
            .copied()
            .collect();
        members.sort_unstable();
        let (pictures, texts): (Vec<usize>, Vec<usize>) = members.into_iter().partition(|&at| read[at].is_picture);
        let [text] = texts[..] else { continue };
        for at in pictures {
            let Some(best) = best(&read[at].files).cloned() else {
                continue;
            };
            let files = std::mem::take(&mut read[at].files);
            read[at].is_in_another = true;
            if read[at].item.withdrawn {
                continue;
            }
            let shown = std::mem::take(&mut read[at].item.pictures);
            read[text].item.pictures.extend(shown);
            bests.entry(text).or_default().add(&best, &files);
        }
    }
    for (text, bests) in bests {
        if let Some(html) = &mut read[text].item.content {
            *html = bests.put_in(html);
        }
    }
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
            fault.get_or_insert_with(|| quoted(&text));
        }
        read
    };
    let mut published = date(&["itemMeta", "firstCreated"]);
    // Of a picture, the content was created when it was taken, which may be long ago.
    if published.is_none() && !is_picture(item) {
        published = date(&["contentMeta", "contentCreated"]);
    }
    let updated = date(&["itemMeta", "versionCreated"]);
    let embargoed_until = date(&["itemMeta", "embargoed"]);
    // Without a time it ends when its sender says so.
    let is_under_embargo = at(item, &["itemMeta", "embargoed"]).is_some_and(|embargoed| embargoed.text().is_none());
    let status = code(item, &["itemMeta", "pubStatus"]);
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
        withdrawn: is_under_embargo || matches!(status, Some("canceled" | "cancelled" | "withheld")),
        embargoed_until,
    }
}

/// What a property says by a code, without the vocabulary that the code is of.
fn code<'a>(item: &'a Element, path: &[&str]) -> Option<&'a str> {
    let property = at(item, path)?;
    let code = property.attribute("qcode").or(property.attribute("uri"))?;
    code.rsplit([':', '/']).next()
}

/// By its class (iptc.org/newscodes, ninature).
fn is_picture(item: &Element) -> bool {
    matches!(code(item, &["itemMeta", "itemClass"]), Some("picture" | "graphic"))
}

/// The main headline, else the item's title, as HTML. One with a role is another than the main one, unless it is the first of all.
fn headline(item: &Element) -> String {
    let headlines = || {
        let meta = item.child("contentMeta").into_iter().flat_map(Element::children);
        meta.filter(|child| child.name == "headline")
    };
    let main = headlines()
        .find(|headline| headline.attribute("role").is_none())
        .or(headlines().next());
    let title = main.and_then(Element::text).or_else(|| text_at(item, &["itemMeta", "title"]));
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

/// The text as HTML: XHTML's or NITF's body, else plain text. A page's header is for editors.
fn content(item: &Element) -> Option<String> {
    let set = item.child("contentSet")?;
    let of = |name: &'static str| set.children().filter(move |child| child.name == name);
    let html = of("inlineXML").find_map(|inline| {
        let root = inline.children().next()?;
        let body = root.child("body").unwrap_or(root);
        let body = body.child("body.content").unwrap_or(body);
        markup::filled(&body.html_without("header"))
    });
    let data = || {
        // Anything else than text is packed (base64).
        let inline = of("inlineData").filter(|inline| inline.attribute("encoding").is_none());
        let mut texts = inline.filter_map(|inline| {
            let text = inline.text()?;
            let kind = inline.attribute("contenttype").unwrap_or("text/plain");
            let is_html = kind.contains("html");
            (is_html || kind.starts_with("text/")).then(|| if is_html { text } else { markup::paragraphs(&text) })
        });
        texts.next()
    };
    html.or_else(data)
}

/// The files of an item that is a picture.
fn files(item: &Element, base: Option<&Url>) -> Vec<File> {
    let set = item.child("contentSet");
    let remote = set
        .into_iter()
        .flat_map(Element::children)
        .filter(|child| child.name == "remoteContent");
    let files = remote.filter_map(|remote| {
        let pixels = |name| remote.attribute(name).and_then(|pixels| pixels.parse::<u32>().ok());
        let is_picture = remote.attribute("contenttype").is_some_and(|kind| kind.starts_with("image/"));
        let url = markup::link(remote.attribute("href")?, base)?;
        is_picture.then(|| File {
            url,
            width: pixels("width"),
            height: pixels("height"),
            bytes: remote.attribute("size").and_then(|size| size.parse().ok()),
        })
    });
    files.collect()
}

/// The picture that an item is.
fn pictures(item: &Element, base: Option<&Url>) -> Vec<RawPicture> {
    let picture = best(&files(item, base)).map(|best| RawPicture {
        url: best.url.clone(),
        alt: text_at(item, &["contentMeta", "description"]).or_else(|| text_at(item, &["contentMeta", "headline"])),
        credit: text_at(item, &["contentMeta", "creditline"])
            .or_else(|| text_at(item, &["rightsInfo", "copyrightHolder", "name"])),
        width: best.width,
        height: best.height,
    });
    picture.into_iter().collect()
}
