//! The language of a quotation: what its sender marked, else what its words say beyond doubt.

use super::super::language;
use super::tree::{Element, Node, Tag};

/// The detector reads no more of a text. Bytes.
const MAX_READ: usize = 8_000;
/// A text with more quotations is no article, and judging each of them would take long.
const MAX_QUOTATIONS: usize = 100;

/// Whether so few quotations have words that each can be judged: as many after tidying as before.
pub(super) fn are_few(root: &Element) -> bool {
    let mut count = 0;
    has_words(root, &mut count);
    count <= MAX_QUOTATIONS
}

/// Also adds the quotations within to `count`.
fn has_words(element: &Element, count: &mut usize) -> bool {
    let mut has = false;
    for node in &element.children {
        has |= match node {
            Node::Text(text) => text.contains(char::is_alphanumeric),
            Node::Element(element) => has_words(element, count),
            _ => false,
        };
    }
    *count += usize::from(has && element.tag == Tag::Blockquote);
    has
}

/// Gives `quotation` the `lang` and `dir` in which it differs from what is around it, a text in the language `around`.
pub(super) fn mark(quotation: &mut Element, around: &str) {
    if attribute(quotation, "lang").is_none() {
        let mut words = String::new();
        gather(&quotation.children, around, &mut words);
        let Some(found) = language::of_quotation(&words, around) else {
            return;
        };
        quotation.attributes.insert(0, ("lang", found.to_owned()));
    }
    let direction = attribute(quotation, "lang").map(language::direction);
    if let Some(direction) = direction.filter(|own| *own != language::direction(around))
        && attribute(quotation, "dir").is_none()
    {
        quotation.attributes.push(("dir", direction.to_owned()));
    }
}

fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    let found = element.attributes.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| value.as_str())
}

/// Gathers the quotation's own words: not its captions, nor what is quoted in it or marked as another language. A space stands for any
/// that has no words in it, so that a second pass, without elements that said nothing, comes to the same.
fn gather(nodes: &[Node], around: &str, words: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => push(text, words),
            Node::Br | Node::Hr => push(" ", words),
            Node::Picture(_) | Node::Placed(_) => {}
            Node::Element(element) => {
                let edge = if element.tag.is_inline() { "" } else { " " };
                let is_other = attribute(element, "lang").is_some_and(|lang| !lang.eq_ignore_ascii_case(around));
                push(edge, words);
                if !is_other && !element.is_card_link() && !matches!(element.tag, Tag::Blockquote | Tag::Figcaption) {
                    gather(&element.children, around, words);
                }
                push(edge, words);
            }
        }
    }
}

/// Adds a text with its white space folded, as long as more is read.
fn push(text: &str, words: &mut String) {
    for letter in text.chars() {
        if words.len() > MAX_READ {
            return;
        }
        if !letter.is_whitespace() {
            words.push(letter);
        } else if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
}
