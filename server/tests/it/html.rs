//! Reads the site's own pages as strictly as they are written: an element that is not closed in order is a fault.

use std::collections::BTreeMap;

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
];

/// A page's elements in the order of their start tags.
#[derive(Debug)]
pub(crate) struct Page(Vec<Element>);

/// An element with everything inside it as one text.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attrs: BTreeMap<String, String>,
    parent: Option<usize>,
    text: String,
}

impl Element {
    /// Its text, white space folded (no-break spaces stay).
    pub(crate) fn text(&self) -> String {
        let is_space = |letter: char| matches!(letter, ' ' | '\n' | '\t' | '\r');
        self.text
            .split(is_space)
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Its text as it is written, for scripts.
    pub(crate) fn raw_text(&self) -> &str {
        &self.text
    }

    pub(crate) fn attr(&self, name: &str) -> Option<&str> {
        self.attrs.get(name).map(String::as_str)
    }
}

impl Page {
    pub(crate) fn parse(html: &str) -> Self {
        let mut rest = html.strip_prefix("<!DOCTYPE html>").expect("a page begins with its doctype");
        let (mut elements, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
        while !rest.is_empty() {
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = &comment[comment.find("-->").expect("a comment ends") + 3..];
            } else if let Some(end_tag) = rest.strip_prefix("</") {
                let (name, after) = end_tag.split_once('>').expect("a tag ends");
                let index = open.pop().expect("an end tag has a start tag");
                assert_eq!(elements[index].name, name.trim(), "elements are closed in order");
                rest = after;
            } else if rest.starts_with("<!") {
                rest = &rest[rest.find('>').expect("a mark ends") + 1..];
            } else if let Some(tag) = rest.strip_prefix('<') {
                let (element, is_closed, after) = start_tag(tag, open.last().copied());
                rest = after;
                let is_raw = element.name == "script" || element.name == "style";
                if !is_closed && !VOID.contains(&element.name.as_str()) {
                    open.push(elements.len());
                }
                elements.push(element);
                if is_raw && !is_closed {
                    let end = rest.find("</").expect("a script ends");
                    elements.last_mut().unwrap().text.push_str(&rest[..end]);
                    rest = &rest[end..];
                }
            } else {
                let end = rest.find('<').unwrap_or(rest.len());
                let text = decode(&rest[..end]);
                for index in &open {
                    elements[*index].text.push_str(&text);
                }
                rest = &rest[end..];
            }
        }
        assert!(open.is_empty(), "{} is not closed", elements[open[0]].name);
        Self(elements)
    }

    /// The elements of a selector: compounds of `tag`, `[attr]` and `[attr=value]`, a space for "inside".
    pub(crate) fn all(&self, selector: &str) -> Vec<&Element> {
        let compounds: Vec<&str> = selector.split(' ').collect();
        self.0.iter().filter(|element| self.matches(element, &compounds)).collect()
    }

    /// The only element of a selector.
    pub(crate) fn one(&self, selector: &str) -> &Element {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "`{selector}` is there {} times", found.len());
        found[0]
    }

    pub(crate) fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(|element| element.text()).collect()
    }

    /// The attribute of each element of a selector that has it.
    pub(crate) fn attrs(&self, selector: &str, name: &str) -> Vec<&str> {
        self.all(selector)
            .into_iter()
            .filter_map(|element| element.attr(name))
            .collect()
    }

    pub(crate) fn elements(&self) -> &[Element] {
        &self.0
    }

    /// `<link rel=canonical>`.
    pub(crate) fn canonical(&self) -> Option<&str> {
        self.attrs("head link[rel=canonical]", "href").into_iter().next()
    }

    /// `hreflang` → URL of the page's head.
    pub(crate) fn alternates(&self) -> BTreeMap<&str, &str> {
        let links = self.all("head link[rel=alternate][hreflang]");
        links
            .iter()
            .map(|link| (link.attr("hreflang").unwrap(), link.attr("href").unwrap()))
            .collect()
    }

    /// The stories on teasers, in the page's order.
    pub(crate) fn stories(&self, inside: &str) -> Vec<&str> {
        self.attrs(format!("{inside} [data-teaser]").trim(), "data-teaser")
    }

    fn matches(&self, element: &Element, compounds: &[&str]) -> bool {
        let Some((last, outer)) = compounds.split_last() else {
            return true;
        };
        if !is(element, last) {
            return false;
        }
        let mut wanted = outer.iter().rev().peekable();
        let mut parent = element.parent;
        while let Some(compound) = wanted.peek() {
            let Some(index) = parent else { return false };
            if is(&self.0[index], compound) {
                wanted.next();
            }
            parent = self.0[index].parent;
        }
        true
    }
}

fn is(element: &Element, compound: &str) -> bool {
    let mut parts = compound.split('[');
    let name = parts.next().unwrap_or_default();
    (name.is_empty() || element.name == name)
        && parts.all(|part| {
            let part = part.strip_suffix(']').expect("a selector's bracket is closed");
            match part.split_once('=') {
                Some((name, value)) => element.attr(name) == Some(value),
                None => element.attr(part).is_some(),
            }
        })
}

/// An element of the text behind `<`, whether it closes itself, and what follows.
fn start_tag(tag: &str, parent: Option<usize>) -> (Element, bool, &str) {
    let end = tag
        .find(|letter: char| letter.is_whitespace() || letter == '>' || letter == '/')
        .expect("a tag ends");
    let mut element = Element {
        name: tag[..end].to_owned(),
        attrs: BTreeMap::new(),
        parent,
        text: String::new(),
    };
    let mut rest = tag[end..].trim_start();
    loop {
        if let Some(after) = rest.strip_prefix("/>") {
            return (element, true, after);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (element, false, after);
        }
        let end = rest
            .find(|letter: char| letter.is_whitespace() || matches!(letter, '=' | '>' | '/'))
            .expect("an attribute ends");
        assert!(end > 0, "an attribute has a name: {}", &rest[..rest.len().min(40)]);
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let value = match rest.strip_prefix("=\"") {
            Some(quoted) => {
                let (value, after) = quoted.split_once('"').expect("a value is closed");
                rest = after;
                decode(value)
            }
            None => String::new(),
        };
        let before = element.attrs.insert(name.clone(), value);
        assert_eq!(before, None, "{name} is there twice");
        rest = rest.trim_start();
    }
}

fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        decoded.push_str(&rest[..start]);
        let (entity, after) = rest[start + 1..]
            .split_once(';')
            .unwrap_or_else(|| panic!("a bare & in {text}"));
        decoded.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "nbsp" => '\u{a0}',
            other => other
                .strip_prefix("#x")
                .map_or_else(
                    || other.strip_prefix('#').and_then(|digits| digits.parse().ok()),
                    |digits| u32::from_str_radix(digits, 16).ok(),
                )
                .and_then(char::from_u32)
                .unwrap_or_else(|| panic!("&{other}; is no entity of ours")),
        });
        rest = after;
    }
    decoded.push_str(rest);
    decoded
}
