//! JSON Feed 1.0 and 1.1 (jsonfeed.org).
//!
//! Not by feed-rs, which refuses a whole feed for one item whose id is a number (the standard asks readers to take it) and drops pictures and
//! languages.

use jiff::tz::TimeZone;
use serde_json::Value;
use url::Url;

use super::super::dates;
use super::super::item::{Format, RawFeed, RawItem, RawPicture};
use super::super::quoted::quoted;
use super::json::{Parts, list, objects, parts, string};
use super::{AUTHORS_OF_ALL, ParseError, markup, note_rest};

pub(super) fn read(text: &str, base: Option<&Url>, zone: &TimeZone) -> Result<RawFeed, ParseError> {
    let Parts { head, items } = parts(text)?;
    let mut feed = RawFeed::new(Format::JsonFeed);
    let link = |key| string(&head, key).and_then(|address| markup::link(&address, base));
    feed.title = title(&head);
    feed.homepage = link("home_page_url");
    feed.own_url = link("feed_url");
    feed.lang = string(&head, "language");
    feed.hub = list(&head, "hubs")
        .iter()
        .find_map(|hub| markup::link(&string(hub, "url")?, base));
    let mut everyones = authors(&head);
    everyones.truncate(AUTHORS_OF_ALL);
    for item in objects(&items, &mut feed.skipped) {
        let mut item = entry(&item, base, zone);
        if item.authors.is_empty() {
            item.authors.clone_from(&everyones);
        }
        feed.items.push(item);
    }
    note_rest(&mut feed, items.len());
    Ok(feed)
}

fn entry(item: &Value, base: Option<&Url>, zone: &TimeZone) -> RawItem {
    let link = |key| string(item, key).and_then(|address| markup::link(&address, base));
    let date = |key| {
        let text = string(item, key);
        let read = text.as_deref().and_then(|text| dates::read(text, zone));
        (read, text.filter(|_| read.is_none()).map(|text| quoted(&text)))
    };
    let ((published, fault), (updated, later_fault)) = (date("date_published"), date("date_modified"));
    let mut topics = Vec::new();
    for tag in list(item, "tags").iter().filter_map(Value::as_str) {
        markup::add_once(&mut topics, tag);
    }
    let text = || string(item, "content_text").map(|text| markup::paragraphs(&text));
    RawItem {
        guid: string(item, "id"),
        link: link("url").or_else(|| link("external_url")),
        title: title(item),
        summary: string(item, "summary").map(|summary| markup::escaped(&summary).into_owned()),
        content: string(item, "content_html").or_else(text),
        published,
        updated,
        date_fault: fault.or(later_fault),
        authors: authors(item),
        lang: string(item, "language"),
        topics,
        pictures: pictures(item, base),
        ..RawItem::default()
    }
}

/// Titles are plain text by the standard, but WordPress' plug-ins write entities in them all the same.
fn title(value: &Value) -> String {
    string(value, "title")
        .map(|title| markup::escaped(&markup::plain(&title)).into_owned())
        .unwrap_or_default()
}

/// `authors` of version 1.1 or `author` of 1.0.
fn authors(value: &Value) -> Vec<String> {
    let mut names = Vec::new();
    for author in list(value, "authors").iter().chain(value.get("author")) {
        markup::add_once(&mut names, &string(author, "name").unwrap_or_default());
    }
    names
}

fn pictures(item: &Value, base: Option<&Url>) -> Vec<RawPicture> {
    let main = string(item, "image").or_else(|| string(item, "banner_image"));
    let main = main.map(|url| RawPicture {
        url,
        ..RawPicture::default()
    });
    let attached = list(item, "attachments").iter().filter_map(|file| {
        let is_picture = string(file, "mime_type")?.starts_with("image/");
        let picture = RawPicture {
            url: string(file, "url")?,
            alt: string(file, "title"),
            ..RawPicture::default()
        };
        is_picture.then_some(picture)
    });
    let mut kept: Vec<RawPicture> = Vec::new();
    for picture in main.into_iter().chain(attached).take(50) {
        if let Some(url) = markup::link(&picture.url, base)
            && !kept.iter().any(|known| known.url == url)
        {
            kept.push(RawPicture { url, ..picture });
        }
    }
    kept
}
