//! Takes out of a finished tree what would show as nothing, and gives pictures on their own the element made for them.

use super::quotation;
use super::reader::Pictures;
use super::tree::{Attributes, Element, Node, Tag};

/// The same body without empty elements and without `lang` that only repeats the language around, of which `own_language` is the
/// outermost; quotations in another language say so; a paragraph or heading of nothing but pictures becomes figures.
pub(super) fn tidied(mut root: Element, own_language: Option<&str>, pictures: Pictures<'_>) -> Element {
    // With our pictures in it, a text has been through this.
    let are_judged = matches!(pictures, Pictures::Mark) && own_language.is_some() && quotation::are_few(&root);
    let tidier = Tidier {
        pictures,
        are_quotations_judged: are_judged,
        language: own_language.map(ToOwned::to_owned),
        formats: Vec::new(),
    };
    tidier.tidy(&mut root);
    root
}

/// What surrounds an element.
struct Tidier<'a> {
    pictures: Pictures<'a>,
    are_quotations_judged: bool,
    language: Option<String>,
    /// The inline elements around, within the same block.
    formats: Vec<Tag>,
}

impl Tidier<'_> {
    /// The same for what is in `element`, whose `lang` is dropped if it says nothing new. That of a quotation is looked for.
    fn within(&self, element: &mut Element) -> Self {
        let around = self.language.as_deref();
        let own = |element: &Element| element.attributes.iter().position(|(name, _)| *name == "lang");
        if let Some(at) = own(element)
            && around.is_some_and(|around| around.eq_ignore_ascii_case(&element.attributes[at].1))
        {
            element.attributes.remove(at);
        }
        if let (Tag::Blockquote, true, Some(around)) = (element.tag, self.are_quotations_judged, around) {
            quotation::mark(element, around);
        }
        let language = match own(element) {
            Some(at) => Some(element.attributes[at].1.clone()),
            None => self.language.clone(),
        };
        let mut formats = Vec::new();
        if element.tag.is_inline() {
            formats.clone_from(&self.formats);
            formats.push(element.tag);
        }
        Self {
            pictures: self.pictures,
            are_quotations_judged: self.are_quotations_judged,
            language,
            formats,
        }
    }

    fn tidy(&self, element: &mut Element) {
        let mut kept: Vec<Node> = Vec::with_capacity(element.children.len());
        // Two texts between which a block has vanished must not run together.
        let mut was_apart = false;
        for node in std::mem::take(&mut element.children) {
            let nodes = match node {
                Node::Element(mut child) => {
                    self.within(&mut child).tidy(&mut child);
                    let is_block = !child.tag.is_inline();
                    let nodes = self.settled(child, element.tag);
                    was_apart |= is_block && nodes.is_empty();
                    nodes
                }
                other => vec![other],
            };
            for node in nodes {
                if was_apart && is_in_line(&node) && kept.last().is_some_and(is_in_line) {
                    kept.push(Node::Br);
                }
                was_apart = false;
                // One line says as much as two.
                if node != Node::Hr || kept.last() != Some(&Node::Hr) {
                    kept.push(node);
                }
            }
        }
        element.children = kept;
        if element.tag == Tag::Table {
            // A caption is its table's first child (HTML 4.9.2); the sort keeps the order of all else.
            element
                .children
                .sort_by_key(|node| !matches!(node, Node::Element(part) if part.tag == Tag::Caption));
        }
    }

    /// What stands in the place of an element whose children are tidy.
    fn settled(&self, element: Element, parent: Tag) -> Vec<Node> {
        let tag = element.tag;
        if tag.is_inline() {
            let has_content = element.children.iter().any(|node| !is_blank(node));
            let says_nothing = element.attributes.is_empty() && (tag == Tag::Span || self.formats.contains(&tag));
            return if has_content && !says_nothing {
                vec![Node::Element(element)]
            } else {
                element.children
            };
        }
        // An empty cell, row or group holds a place; the table that they are in goes if it is empty as a whole.
        if tag.is_table_part() && tag != Tag::Caption {
            return vec![Node::Element(element)];
        }
        if element.children.iter().all(is_blank) {
            return Vec::new();
        }
        match tag {
            Tag::P | Tag::Heading(_) if is_pictures_only(&element) => figures(element, parent),
            Tag::Figure => figure(element, parent, self.pictures),
            Tag::Div => unwrapped(element.attributes, element.children),
            _ => vec![Node::Element(element)],
        }
    }
}

fn is_blank(node: &Node) -> bool {
    match node {
        Node::Text(text) => text
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}')),
        Node::Br => true,
        Node::Hr | Node::Picture(_) | Node::Placed(_) => false,
        // Blank ones of all other kinds are gone by now.
        Node::Element(element) => element.tag.is_table_part() && element.children.iter().all(is_blank),
    }
}

fn is_in_line(node: &Node) -> bool {
    match node {
        Node::Text(_) | Node::Picture(_) | Node::Placed(_) => true,
        Node::Element(element) => element.tag.is_inline(),
        Node::Br | Node::Hr => false,
    }
}

fn is_picture(node: &Node) -> bool {
    match node {
        Node::Picture(_) | Node::Placed(_) => true,
        Node::Element(link) => {
            link.tag == Tag::A
                && link
                    .children
                    .iter()
                    .all(|node| is_picture(node) && !matches!(node, Node::Element(_)))
        }
        _ => false,
    }
}

fn is_pictures_only(element: &Element) -> bool {
    element.children.iter().all(|node| is_blank(node) || is_picture(node))
}

/// A figure for each picture, or the bare pictures if they are in a figure already.
fn figures(element: Element, parent: Tag) -> Vec<Node> {
    let attributes = element.attributes;
    let pictures = element.children.into_iter().filter(is_picture);
    if parent == Tag::Figure {
        return pictures.collect();
    }
    let wrapped = pictures.map(|picture| {
        let mut figure = Element::new(Tag::Figure, attributes.clone());
        figure.children.push(picture);
        Node::Element(figure)
    });
    wrapped.collect()
}

fn figure(element: Element, parent: Tag, pictures: Pictures<'_>) -> Vec<Node> {
    let is_caption = |node: &Node| matches!(node, Node::Element(part) if part.tag == Tag::Figcaption);
    let has_caption = element.children.iter().any(is_caption);
    let mut content = element
        .children
        .iter()
        .filter(|node| !is_caption(node) && !is_blank(node))
        .peekable();
    if content.peek().is_none() {
        return match pictures {
            // What it was about could not be had.
            Pictures::Place(_) => Vec::new(),
            Pictures::Mark => {
                let captions = element.children.into_iter().filter(is_caption);
                let paragraphs = captions.flat_map(|caption| as_paragraphs(caption, parent));
                unwrapped(element.attributes, paragraphs.collect())
            }
        };
    }
    if has_caption || content.clone().any(is_picture) {
        return vec![Node::Element(element)];
    }
    if content.all(is_in_line) {
        return as_paragraphs(Node::Element(element), parent);
    }
    if element.children.iter().any(|node| is_in_line(node) || *node == Node::Br) {
        return vec![Node::Element(element)];
    }
    // A figure around a quotation, a table or a card says nothing that these do not.
    unwrapped(element.attributes, element.children)
}

/// Blocks without what was around them, which stays only to carry its language or direction.
fn unwrapped(attributes: Attributes, children: Vec<Node>) -> Vec<Node> {
    if attributes.is_empty() {
        return children;
    }
    vec![Node::Element(Element {
        tag: Tag::Div,
        attributes,
        children,
    })]
}

/// A caption or figure as what a paragraph of the same content would be.
fn as_paragraphs(node: Node, parent: Tag) -> Vec<Node> {
    match node {
        Node::Element(element) if is_pictures_only(&element) => figures(element, parent),
        Node::Element(element) => vec![Node::Element(Element { tag: Tag::P, ..element })],
        other => vec![other],
    }
}
