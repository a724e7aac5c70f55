//! Pictures beside an entry of RSS or Atom: Media RSS (rssboard.org/media-rss), enclosures, and the lone `<image>` that some add; and of
//! the files of a picture that news formats list, the one to show.

use std::collections::HashMap;
use std::rc::Rc;

use url::Url;

use super::super::item::RawPicture;
use super::markup;
use super::tree::{Element, Space};

/// An entry with more pictures is a catalogue. One of them is shown; each has what is said of all.
const MOST: usize = 20;
/// What a picture shows, and whose it is, is cut to so many bytes.
const MAX_ALT: usize = 1_000;
const MAX_CREDIT: usize = 500;
/// A larger file would not be fetched: agencies list the camera's own beside smaller ones. Bytes, as the fetcher's limit.
const MOST_BYTES: u64 = 5_000_000;
/// What better files may add to a text, over its own length: a short address can be in it any number of times.
const SPARE_BYTES: usize = 10_000;

/// One file of a picture, as its sender describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct File {
    /// Absolute where there is a base to make it so.
    pub url: String,
    /// In pixels.
    pub width: Option<u32>,
    /// In pixels.
    pub height: Option<u32>,
    /// Its size.
    pub bytes: Option<u64>,
}

/// The file to show of one picture: the first of the widest among those that can be fetched, else the narrowest.
pub(super) fn best(files: &[File]) -> Option<&File> {
    let can_be_had = |file: &&File| file.bytes.is_none_or(|bytes| bytes <= MOST_BYTES);
    let widest = files
        .iter()
        .filter(can_be_had)
        .reduce(|best, next| if next.width > best.width { next } else { best });
    widest.or_else(|| files.iter().min_by_key(|file| file.width))
}

/// The best file of each picture, by the addresses of all its files as they stand in HTML.
#[derive(Default)]
pub(super) struct AtTheirBest(HashMap<String, Rc<str>>);

impl AtTheirBest {
    /// A picture whose best file is `best`.
    pub(super) fn add(&mut self, best: &File, files: &[File]) {
        let shown: Rc<str> = markup::escaped(&best.url).into();
        for file in files.iter().filter(|file| file.url != best.url) {
            let address = markup::escaped(&file.url).into_owned();
            self.0.entry(address).or_insert_with(|| shown.clone());
        }
    }

    /// Where `html` shows one of the files of a picture, often the smallest, it shows the best. One pass, whatever the number of pictures;
    /// what would make the text much longer stays as it is.
    pub(super) fn put_in(&self, html: &str) -> String {
        let mut written = String::with_capacity(html.len());
        let mut spare = html.len() + SPARE_BYTES;
        let mut rest = html;
        while let Some((before, after)) = rest.split_once('"') {
            written.extend([before, "\""]);
            rest = after;
            // What ends one value may begin the next one: a quotation mark in a text parts nothing.
            let value = after.find('"').map(|end| &after[..end]);
            if let Some(value) = value
                && let Some(best) = self.0.get(value)
                && let Some(left) = (spare + value.len()).checked_sub(best.len())
            {
                spare = left;
                written.extend([best, "\""]);
                rest = &after[value.len() + 1..];
            }
        }
        written.push_str(rest);
        written
    }
}

/// The pictures of `entry`, each once, in its order. Of the sizes in one `media:group` the widest is kept; a thumbnail only when nothing else is
/// there, since it shows the same.
pub(super) fn pictures(entry: &Element, base: Option<&Url>) -> Vec<RawPicture> {
    let mut found = Vec::new();
    let mut thumbnails = Vec::new();
    // An entry's own media:title and media:description are about the entry, so they are nobody's alternative text.
    let loose = Place {
        alt: None,
        credit: texts(entry).1,
        base,
    };
    for child in entry.children() {
        match (child.space, child.name.as_str()) {
            (Space::Media, "group") => {
                let (alt, credit) = texts(child);
                let group = Place {
                    alt,
                    credit: credit.or_else(|| loose.credit.clone()),
                    base,
                };
                let contents = child.children().filter_map(|inner| group.content(inner, &mut thumbnails));
                // The first of the widest.
                let widest = contents.reduce(|best, next| if next.width > best.width { next } else { best });
                keep(&mut found, widest);
            }
            (Space::Media, _) => keep(&mut found, loose.content(child, &mut thumbnails)),
            (Space::Own, "enclosure") => keep(&mut found, loose.enclosure(child, "url")),
            (Space::Own | Space::Atom, "link") if child.attribute("rel") == Some("enclosure") => {
                keep(&mut found, loose.enclosure(child, "href"));
            }
            (Space::Own, "image") => {
                let address = child
                    .child("url")
                    .and_then(Element::text)
                    .or_else(|| child.attribute("url").map(str::to_owned));
                keep(
                    &mut found,
                    address
                        .or_else(|| child.text())
                        .and_then(|address| loose.picture(&address, child)),
                );
            }
            _ => {}
        }
    }
    if found.is_empty() { thumbnails } else { found }
}

/// Adds a picture unless it is there, or enough are.
fn keep(kept: &mut Vec<RawPicture>, picture: Option<RawPicture>) {
    let is_new = |picture: &RawPicture| !kept.iter().any(|known| known.url == picture.url);
    if kept.len() < MOST
        && let Some(picture) = picture.filter(is_new)
    {
        kept.push(picture);
    }
}

/// What Media RSS says of `element` directly within it: a description or title, and whose it is.
fn texts(element: &Element) -> (Option<String>, Option<String>) {
    let text = |name| element.child_in(&[Space::Media], name).and_then(Element::text);
    let credit = text("credit").or_else(|| text("copyright"));
    let alt = text("description").or_else(|| text("title"));
    (
        alt.map(|alt| markup::cut(alt, MAX_ALT)),
        credit.map(|credit| markup::cut(markup::plain(&credit), MAX_CREDIT)),
    )
}

/// Where a picture stands: what it does not say of itself is said here. Read once a place, so that many pictures in it take no longer.
struct Place<'a> {
    alt: Option<String>,
    credit: Option<String>,
    base: Option<&'a Url>,
}

impl Place<'_> {
    /// A picture for `media:content`; thumbnails go to `thumbnails`.
    fn content(&self, element: &Element, thumbnails: &mut Vec<RawPicture>) -> Option<RawPicture> {
        if element.space != Space::Media {
            return None;
        }
        match element.name.as_str() {
            "thumbnail" => {
                keep(thumbnails, self.picture(element.attribute("url")?, element));
                None
            }
            "content" => {
                for inner in element
                    .children()
                    .filter(|inner| inner.space == Space::Media && inner.name == "thumbnail")
                {
                    keep(
                        thumbnails,
                        inner.attribute("url").and_then(|address| self.picture(address, inner)),
                    );
                }
                let address = element.attribute("url")?;
                let is_picture = match (element.attribute("medium"), element.attribute("type")) {
                    (Some(medium), _) => medium == "image",
                    (None, Some(kind)) => kind.starts_with("image"),
                    (None, None) => looks_like_picture(address),
                };
                if is_picture { self.picture(address, element) } else { None }
            }
            _ => None,
        }
    }

    fn enclosure(&self, element: &Element, attribute: &str) -> Option<RawPicture> {
        let address = element.attribute(attribute)?;
        let is_picture = match element.attribute("type") {
            Some(kind) => kind.starts_with("image/"),
            None => looks_like_picture(address),
        };
        if is_picture { self.picture(address, element) } else { None }
    }

    fn picture(&self, address: &str, element: &Element) -> Option<RawPicture> {
        let size = |name| {
            element
                .attribute(name)
                .and_then(|number| number.parse().ok())
                .filter(|pixels| *pixels > 0)
        };
        let (alt, credit) = texts(element);
        Some(RawPicture {
            url: markup::link(address, self.base)?,
            alt: alt.or_else(|| self.alt.clone()),
            credit: credit.or_else(|| self.credit.clone()),
            width: size("width"),
            height: size("height"),
        })
    }
}

fn looks_like_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"]
        .iter()
        .any(|end| path.ends_with(end))
}
