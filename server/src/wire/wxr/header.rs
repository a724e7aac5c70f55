//! What the head of an export says, which the rest cannot be read without: prefixes, the encoding, the site.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::entry::Site;

/// WordPress declares six; each is looked through for every element.
const MAX_PREFIXES: usize = 64;

/// What the head of an export said. Kept in a [`super::Mark`]; nothing in it needs to be looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Header {
    /// Prefixes that the root declares, with what they stand for.
    prefixes: Vec<(String, Space)>,
    /// The encoding's label, when it is not UTF-8.
    encoding: Option<String>,
    is_rss: bool,
    is_site_given: bool,
    site: Site,
    /// `wp:base_blog_url`, for when the channel has no link.
    blog_url: String,
}

/// What a prefix stands for. Programs choose other prefixes than WordPress, and older versions other addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) enum Space {
    /// No prefix.
    None,
    /// `http://wordpress.org/export/1.2/`, and 1.0 and 1.1.
    Wp,
    /// `http://wordpress.org/export/1.2/excerpt/`.
    Excerpt,
    /// `http://purl.org/rss/1.0/modules/content/`.
    Content,
    /// `http://purl.org/dc/elements/1.1/`.
    Dc,
    /// Any other.
    Other,
}

/// Why a file that begins like this is none to read.
pub(super) fn not_readable(head: &[u8]) -> Option<&'static str> {
    match head {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'<', 0, ..] | [0, b'<', ..] => Some("it is in UTF-16; save it as UTF-8"),
        [0x1f, 0x8b, ..] | [b'P', b'K', 3, 4] => Some("it is compressed; unpack it first"),
        _ => None,
    }
}

impl Header {
    /// Whether `<rss>` or `<channel>` was seen.
    pub(super) fn is_rss(&self) -> bool {
        self.is_rss
    }

    /// The site, the first time it is asked for in an export.
    pub(super) fn give_site(&mut self) -> Option<Site> {
        if self.is_site_given || !self.is_rss {
            return None;
        }
        self.is_site_given = true;
        let mut site = self.site.clone();
        if site.link.is_empty() {
            site.link.clone_from(&self.blog_url);
        }
        Some(site)
    }

    /// Takes the encoding from `<?xml … encoding="…"?>`. UTF-16 cannot be true of a file that was read so far as bytes.
    pub(super) fn declare_encoding(&mut self, declaration: &[u8]) {
        let text = String::from_utf8_lossy(declaration);
        let Ok(Event::Decl(declaration)) = Reader::from_str(&text).read_event() else {
            return;
        };
        let Some(Ok(label)) = declaration.encoding() else { return };
        self.encoding = Encoding::for_label(label.as_bytes())
            .filter(|encoding| encoding.is_ascii_compatible() && *encoding != UTF_8)
            .map(|encoding| encoding.name().to_owned());
    }

    /// Takes the prefixes from the start tag of `<rss>` or `<channel>`.
    pub(super) fn declare_root(&mut self, tag: &[u8]) {
        self.is_rss = true;
        let text = String::from_utf8_lossy(tag);
        let Ok(Event::Start(tag)) = Reader::from_str(&text).read_event() else {
            return;
        };
        for attribute in tag.attributes().with_checks(false).flatten() {
            if let Some(prefix) = attribute.key.as_ref().strip_prefix("xmlns:") {
                if self.prefixes.len() == MAX_PREFIXES {
                    return;
                }
                self.prefixes.push((prefix.to_owned(), space(&attribute.value)));
            }
        }
    }

    /// What an element's prefix stands for, and its name without it. A prefix that was not declared is taken as WordPress uses it.
    pub(super) fn resolve<'a>(&self, name: &'a str) -> (Space, &'a str) {
        let Some((prefix, local)) = name.split_once(':') else {
            return (Space::None, name);
        };
        let declared = self.prefixes.iter().find(|(known, _)| known == prefix);
        let space = match (declared, prefix) {
            (Some((_, space)), _) => *space,
            (None, "wp") => Space::Wp,
            (None, "excerpt") => Space::Excerpt,
            (None, "content") => Space::Content,
            (None, "dc") => Space::Dc,
            _ => Space::Other,
        };
        (space, local)
    }

    /// Whether an element of this name is an entry by itself.
    pub(super) fn is_entry(&self, name: &str) -> bool {
        matches!(
            self.resolve(name),
            (Space::None, "item") | (Space::Wp, "author" | "category" | "tag" | "term")
        )
    }

    /// Whether an element of this name says something about the site.
    pub(super) fn is_about_site(&self, name: &str) -> bool {
        matches!(
            self.resolve(name),
            (Space::None, "title" | "link" | "language") | (Space::Wp, "base_blog_url")
        )
    }

    /// Keeps what such an element says.
    pub(super) fn learn(&mut self, name: &str, value: String) {
        let slot = match self.resolve(name).1 {
            "title" => &mut self.site.title,
            "link" => &mut self.site.link,
            "language" => &mut self.site.lang,
            _ => &mut self.blog_url,
        };
        *slot = value;
    }

    /// Bytes as text, and whether some were none.
    pub(super) fn decode<'a>(&self, bytes: &'a [u8]) -> (Cow<'a, str>, bool) {
        let encoding = self
            .encoding
            .as_ref()
            .and_then(|label| Encoding::for_label(label.as_bytes()))
            .unwrap_or(UTF_8);
        encoding.decode_without_bom_handling(bytes)
    }
}

fn space(address: &str) -> Space {
    let address = address.trim_end_matches('/');
    if address.contains("wordpress.org/export/") {
        if address.ends_with("/excerpt") {
            Space::Excerpt
        } else {
            Space::Wp
        }
    } else if address.ends_with("purl.org/rss/1.0/modules/content") {
        Space::Content
    } else if address.contains("purl.org/dc/") {
        Space::Dc
    } else {
        Space::Other
    }
}
