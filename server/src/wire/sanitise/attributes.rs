//! Reading a tag's attributes: which of them an element keeps, and in what form.

use html5ever::Attribute;
use url::Url;

use super::super::links::{web_address, web_link};
use super::super::markup::is_control;
use super::embed;
use super::tree::{Attributes, Tag};

/// Longest text in an attribute (an alternative text, a title). Characters.
const MAX_TEXT: usize = 1_000;
/// RFC 5646, 4.4.1 asks for room for 35 characters.
const MAX_LANGUAGE: usize = 35;
/// More columns or rows than this is no table of an article, but a way to make a browser slow.
const MAX_SPAN: u32 = 100;

/// The attributes of one tag of the source.
pub(super) struct Source<'a>(pub(super) &'a [Attribute]);

impl<'a> Source<'a> {
    /// The value by name, which for `xml:lang` has its prefix.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        let found = self.0.iter().find(|attribute| *attribute.name.local == *name)?;
        Some(&found.value)
    }

    /// The first of these attributes that is there and not empty.
    pub(super) fn first(&self, names: &[&str]) -> Option<&'a str> {
        names
            .iter()
            .filter_map(|name| self.get(name))
            .find(|value| !value.trim().is_empty())
    }

    pub(super) fn has_class(&self, class: &str) -> bool {
        let mut classes = self.get("class").unwrap_or_default().split_ascii_whitespace();
        classes.any(|name| name.eq_ignore_ascii_case(class))
    }

    /// A length in pixels: `640`, `640px`; none for `100%`, `auto` and what no picture has.
    pub(super) fn pixels(&self, name: &str) -> Option<u32> {
        let value = self.get(name)?.trim();
        let digits = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
        let unit = value[digits..].trim();
        let is_length = unit.is_empty() || unit.eq_ignore_ascii_case("px") || unit.starts_with('.');
        value[..digits].parse().ok().filter(|_| is_length)
    }

    /// The value as one line of text.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(line).filter(|text| !text.is_empty())
    }

    /// `lang` if it is shaped as BCP 47 says, and `dir`.
    pub(super) fn language(&self) -> Attributes {
        let language = ["lang", "xml:lang"]
            .iter()
            .filter_map(|name| self.get(name))
            .map(str::trim)
            .find(|tag| is_language_tag(tag));
        let direction = self.get("dir").map(|value| value.trim().to_ascii_lowercase());
        let direction = direction.filter(|value| matches!(value.as_str(), "ltr" | "rtl" | "auto"));
        let language = language.map(|tag| ("lang", tag.to_owned()));
        language.into_iter().chain(direction.map(|value| ("dir", value))).collect()
    }

    /// What `tag` keeps.
    pub(super) fn all(&self, tag: Tag) -> Attributes {
        let mut kept = Attributes::new();
        let mut keep = |name: &'static str, value: Option<String>| kept.extend(value.map(|value| (name, value)));
        match tag {
            Tag::Abbr => keep("title", self.text("title")),
            Tag::Time | Tag::Del | Tag::Ins => keep("datetime", self.get("datetime").and_then(moment)),
            Tag::Ol => keep("start", self.get("start").and_then(whole_number)),
            Tag::Th | Tag::Td => {
                if tag == Tag::Th {
                    keep("scope", self.get("scope").and_then(scope));
                }
                for name in ["colspan", "rowspan"] {
                    let span = self.get(name).and_then(|value| value.trim().parse().ok());
                    keep(
                        name,
                        span.filter(|span| (2..=MAX_SPAN).contains(span)).map(|span| span.to_string()),
                    );
                }
            }
            _ => {}
        }
        kept.extend(self.language());
        kept
    }

    /// A link's attributes. `None` when there is nowhere safe to go.
    ///
    /// `data-embed` of an earlier pass stays, but who it names is read from the address again: a source cannot name itself.
    pub(super) fn link(&self, base: Option<&Url>) -> Option<Attributes> {
        let href = self.get("href")?;
        let url = web_link(base, href)?;
        let mut kept = vec![("href", String::from(url.clone()))];
        if self.get("data-embed").is_some()
            && let Some(address) = web_address(None, url.as_str())
        {
            kept.push(("data-embed", embed::party(&address)));
        }
        Some(kept)
    }
}

/// One line of text, without control characters, at most [`MAX_TEXT`] long.
fn line(text: &str) -> String {
    let clean: String = text.chars().filter(|c| !is_control(*c)).collect();
    let folded = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    match folded.char_indices().nth(MAX_TEXT) {
        Some((end, _)) => folded[..end].trim_end().to_owned(),
        None => folded,
    }
}

/// BCP 47's outer shape: a primary subtag of 2–8 letters, then subtags of 1–8 letters and digits.
pub(in super::super) fn is_language_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let primary = subtags.next().unwrap_or_default();
    tag.len() <= MAX_LANGUAGE
        && (2..=8).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags.all(|subtag| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// A date, time or duration by its characters; which of HTML's many forms it has is not checked, nothing depends on it.
fn moment(value: &str) -> Option<String> {
    let value = value.trim();
    let is_plausible =
        |c: char| c.is_ascii_digit() || matches!(c, '-' | ':' | '.' | '+' | ' ' | 'T' | 'Z' | 'W' | 'P' | 'D' | 'H' | 'M' | 'S');
    (!value.is_empty() && value.len() <= 40 && value.chars().all(is_plausible)).then(|| value.to_owned())
}

fn whole_number(value: &str) -> Option<String> {
    value.trim().parse::<i32>().ok().map(|number| number.to_string())
}

fn scope(value: &str) -> Option<String> {
    let value = value.trim().to_ascii_lowercase();
    matches!(value.as_str(), "row" | "col" | "rowgroup" | "colgroup").then_some(value)
}
