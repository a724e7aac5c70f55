//! Between plain text and HTML, and links made absolute.

use std::borrow::Cow;

use quick_xml::escape::{escape, unescape};
use url::Url;

use super::super::links::{MAX_LINK, is_base};

/// A longer name is cut: some feeds put a whole biography there, for each of their entries. Bytes.
const MAX_NAME: usize = 500;

/// Plain text as HTML, in one line.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    escape(text)
}

/// Plain text as HTML: an empty line parts paragraphs, a line break stays one.
pub(super) fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut html = String::new();
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        html.extend(["<p>", &escaped(paragraph).replace('\n', "<br>"), "</p>"]);
    }
    html
}

/// Plain text of what may have entities in it: names of people and of topics are escaped once too often by many.
pub(super) fn plain(text: &str) -> String {
    let text = text.trim();
    unescape(text).map_or_else(|_| text.to_owned(), |text| text.trim().to_owned())
}

/// `text` without its ends' space; `None` when nothing is left.
pub(super) fn filled(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// `text` as far as it is no longer than so many bytes.
pub(super) fn cut(mut text: String, most: usize) -> String {
    text.truncate(text.floor_char_boundary(most));
    text
}

/// Adds `name` as [`plain`] text unless it is empty or there.
pub(super) fn add_once(names: &mut Vec<String>, name: &str) {
    // A limit, since each is compared with each.
    const MOST: usize = 100;
    let name = cut(plain(name), MAX_NAME);
    if !name.is_empty() && names.len() < MOST && !names.contains(&name) {
        names.push(name);
    }
}

/// An element that HTML never closes.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "source" | "track" | "wbr"
    )
}

/// A web address, made absolute against `base` where there is one; `None` when it is empty, of another scheme or longer than [`MAX_LINK`].
pub(super) fn link(address: &str, base: Option<&Url>) -> Option<String> {
    let address = address.trim();
    if address.is_empty() || address.len() > MAX_LINK {
        return None;
    }
    let url = match (Url::parse(address), base) {
        (Ok(url), _) => url,
        (Err(url::ParseError::RelativeUrlWithoutBase), Some(base)) => base.join(address).ok()?,
        (Err(url::ParseError::RelativeUrlWithoutBase), None) => return Some(address.to_owned()),
        (Err(_), _) => return None,
    };
    let is_link = matches!(url.scheme(), "http" | "https") && url.as_str().len() <= MAX_LINK;
    is_link.then(|| url.into())
}

/// The base within an element whose `xml:base` is `own` and which stands within `base` (XML Base §4). One that is no base changes nothing.
pub(super) fn base_within(base: Option<Url>, own: Option<&str>) -> Option<Url> {
    let within = own.and_then(|own| match &base {
        Some(known) => known.join(own).ok(),
        None => Url::parse(own).ok(),
    });
    within.filter(is_base).or(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_its_lines_as_html() {
        assert_eq!(paragraphs("a < b\r\nc\n\n\n d & e "), "<p>a &lt; b<br>c</p><p>d &amp; e</p>");
    }

    #[test]
    fn only_web_addresses_are_links() {
        let base = Url::parse("https://example.org/feed/rss.xml").unwrap();
        assert_eq!(link(" /a?b=c d ", Some(&base)).unwrap(), "https://example.org/a?b=c%20d");
        assert_eq!(link("//cdn.example.org/a", Some(&base)).unwrap(), "https://cdn.example.org/a");
        assert_eq!(link("a/b", None).unwrap(), "a/b");
        for wrong in ["javascript:alert(1)", "", " ", "http://", "data:text/html,a", "mailto:a@b.c"] {
            assert_eq!(link(wrong, Some(&base)), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_longer_than_a_link_may_be_is_none() {
        let base = Url::parse(&format!("https://example.org/{}/", "b".repeat(MAX_LINK / 2))).unwrap();
        let long = "a".repeat(MAX_LINK / 2);
        assert!(link(&long, None).is_some());
        assert_eq!(link(&long, Some(&base)), None);
        assert_eq!(link(&"a".repeat(MAX_LINK + 1), None), None);
        assert_eq!(link(&format!("https://example.org/{}", "é".repeat(MAX_LINK / 3)), None), None);
    }

    #[test]
    fn a_topic_is_there_once_and_unescaped() {
        let mut names = Vec::new();
        for name in ["R&amp;D", " R&D ", "", "&bogus"] {
            add_once(&mut names, name);
        }
        assert_eq!(names, ["R&D", "&bogus"]);
    }
}
