//! The last word on what leaves: ammonia with our own list, over HTML that should have nothing left for it to remove.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::write::LINK_REL;

const TAGS: &[&str] = &[
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "figure",
    "figcaption",
    "img",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "pre",
    "dl",
    "dt",
    "dd",
    "div",
    "a",
    "em",
    "strong",
    "b",
    "i",
    "q",
    "cite",
    "code",
    "sub",
    "sup",
    "abbr",
    "time",
    "del",
    "ins",
    "span",
    "br",
    "hr",
];

/// Which attributes, by element; `lang` and `dir` are allowed on all, `rel` on links is set by ammonia itself.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href", "data-embed"]),
    ("abbr", &["title"]),
    ("time", &["datetime"]),
    ("del", &["datetime"]),
    ("ins", &["datetime"]),
    ("ol", &["start"]),
    ("th", &["scope", "colspan", "rowspan"]),
    ("td", &["colspan", "rowspan"]),
];

/// A picture that is yet to be fetched: no `src`, so that no browser ever asks its source for it.
const MARKED: &[&str] = &["data-picture", "data-src", "width", "height", "alt"];
const PLACED: &[&str] = &["src", "width", "height", "alt", "loading", "decoding"];

static WITH_MARKS: LazyLock<Builder<'static>> = LazyLock::new(|| gate(MARKED, UrlRelative::Deny));
/// Our own pictures' addresses are relative.
static WITH_PICTURES: LazyLock<Builder<'static>> = LazyLock::new(|| gate(PLACED, UrlRelative::PassThrough));

/// For HTML with marks for pictures.
pub(super) fn passed(html: &str) -> String {
    WITH_MARKS.clean(html).to_string()
}

/// For HTML with our own pictures in it.
pub(super) fn passed_with_pictures(html: &str) -> String {
    WITH_PICTURES.clean(html).to_string()
}

fn gate(of_pictures: &'static [&'static str], relative: UrlRelative<'static>) -> Builder<'static> {
    let attributes = ATTRIBUTES.iter().copied().chain([("img", of_pictures)]);
    let attributes: HashMap<_, HashSet<_>> = attributes
        .map(|(tag, names)| (tag, names.iter().copied().collect()))
        .collect();
    let mut builder = Builder::default();
    builder
        .tags(TAGS.iter().copied().collect())
        .clean_content_tags(["script", "style"].into())
        .tag_attributes(attributes)
        .generic_attributes(["lang", "dir"].into())
        .allowed_classes([("p", ["embed"].into())].into())
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(relative)
        .link_rel(Some(LINK_REL))
        .strip_comments(true);
    builder
}
