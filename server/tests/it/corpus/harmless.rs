//! What may be in the text of an article that came from outside: a list of its own, that shares nothing with the sanitiser's.

use url::Url;

use super::browser::{self, Element};

/// Pictures in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Pictures {
    /// Yet to be fetched: no browser would load them.
    Marked,
    /// Ours.
    Placed,
}

/// Panics unless `html` holds nothing but what readers may be shown, and every parser of HTML reads it alike.
pub(crate) fn assert_harmless(html: &str, pictures: Pictures) {
    let nodes = browser::tree(html);
    assert_eq!(browser::written(&nodes), html, "a browser reads it otherwise");
    let (mut level, mut marks) = (1, 0);
    for node in &nodes {
        let browser::Node::Element(element) = &**node else { continue };
        element.visit(&mut |element| {
            assert_allowed(element, pictures);
            if let Some(heading) = element.name().strip_prefix('h').and_then(|level| level.parse::<u8>().ok()) {
                assert!((2..=level + 1).contains(&heading), "h{heading} under h{level} in {html}");
                level = heading;
            }
            if let Some(mark) = element.attribute("data-picture") {
                assert_eq!(mark, marks.to_string(), "marks are numbered in their order: {html}");
                marks += 1;
            }
        });
    }
}

fn assert_allowed(element: &Element, pictures: Pictures) {
    let name = element.name();
    let is_known = matches!(
        name,
        "p" | "h2" | "h3" | "h4" | "pre" | "blockquote" | "hr" | "br" | "div" | "span" | "ul" | "ol" | "li" | "dl" | "dt" | "dd"
    ) || matches!(
        name,
        "figure" | "figcaption" | "img" | "table" | "caption" | "thead" | "tbody" | "tfoot" | "tr" | "th" | "td"
    ) || matches!(
        name,
        "a" | "em" | "strong" | "b" | "i" | "q" | "cite" | "code" | "sub" | "sup" | "abbr" | "time" | "del" | "ins"
    );
    assert!(is_known, "<{name}>");
    for (attribute, value) in &element.attributes {
        assert!(is_allowed(name, attribute, value, pictures), "<{name} {attribute}={value:?}>");
    }
    let needed: &[&str] = match (name, pictures) {
        ("a", _) => &["href", "rel"],
        ("img", Pictures::Marked) => &["data-picture", "data-src", "alt"],
        ("img", Pictures::Placed) => &["src", "width", "height", "alt", "loading", "decoding"],
        // They are there for these alone.
        ("div" | "span", _) if element.attributes.is_empty() => panic!("<{name}> says nothing"),
        _ => &[],
    };
    for attribute in needed {
        assert!(element.attribute(attribute).is_some(), "<{name}> without {attribute}");
    }
}

fn is_allowed(element: &str, attribute: &str, value: &str, pictures: Pictures) -> bool {
    let is_number = |range: std::ops::RangeInclusive<u32>| value.parse().is_ok_and(|number| range.contains(&number));
    match (element, attribute) {
        (_, "lang") => value
            .split('-')
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())),
        (_, "dir") => matches!(value, "ltr" | "rtl" | "auto"),
        ("a", "href") => has_scheme(value, &["http", "https", "mailto"]),
        ("a", "rel") => value == "noopener nofollow external",
        ("a", "data-embed") => !value.is_empty(),
        ("p", "class") => value == "embed",
        ("abbr", "title") | ("img", "alt") => !value.contains(char::is_control),
        ("time" | "del" | "ins", "datetime") => value.len() <= 40 && value.is_ascii(),
        ("ol", "start") => value.parse::<i32>().is_ok(),
        ("th", "scope") => matches!(value, "row" | "col" | "rowgroup" | "colgroup"),
        ("th" | "td", "colspan" | "rowspan") => is_number(2..=100),
        ("img", "width" | "height") => is_number(3..=20_000),
        ("img", "data-picture") => pictures == Pictures::Marked,
        ("img", "data-src") => pictures == Pictures::Marked && has_scheme(value, &["http", "https"]),
        ("img", "src") => pictures == Pictures::Placed && value.starts_with("/media/"),
        ("img", "loading") => pictures == Pictures::Placed && value == "lazy",
        ("img", "decoding") => pictures == Pictures::Placed && value == "async",
        _ => false,
    }
}

/// Whether `address` is whole, of one of these schemes, and names nobody who could be taken for its host.
fn has_scheme(address: &str, schemes: &[&str]) -> bool {
    Url::parse(address).is_ok_and(|url| {
        schemes.contains(&url.scheme()) && url.as_str() == address && url.username().is_empty() && url.password().is_none()
    })
}
