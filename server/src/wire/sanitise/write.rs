//! Writes a tree as HTML, in the spelling that html5ever writes too, so that reading and writing it again changes nothing.

use super::PictureRef;
use super::tree::{Attributes, Element, Node, Tag};

/// Not more than this is worth an entry in a reader's list of headings, and the page's own `h1` comes before.
const FIRST_LEVEL: usize = 2;
const LAST_LEVEL: usize = 4;

/// On every link: the page it leads to is not ours, gets no hold on this one, and is not vouched for.
pub(super) const LINK_REL: &str = "noopener nofollow external";

/// What a tree comes to.
#[derive(Default)]
pub(super) struct Written {
    pub(super) html: String,
    /// A line for each block; no captions, no cards: these are not the article's own words.
    pub(super) text: String,
    pub(super) pictures: Vec<PictureRef>,
    /// The source's levels of the headings that we are under.
    levels: Vec<u8>,
    is_mute: bool,
}

pub(super) fn written(root: &Element) -> Written {
    let mut written = Written::default();
    written.nodes(&root.children);
    written.text.truncate(written.text.trim_end().len());
    written
}

impl Written {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Element(element) => self.element(element),
                Node::Text(text) => {
                    escape(text, false, &mut self.html);
                    if !self.is_mute {
                        self.text.push_str(text);
                    }
                }
                Node::Br => {
                    self.html.push_str("<br>");
                    self.line();
                }
                Node::Hr => self.html.push_str("<hr>"),
                Node::Picture(picture) => {
                    let mut attributes = vec![
                        ("data-picture", self.pictures.len().to_string()),
                        ("data-src", picture.url.to_string()),
                    ];
                    attributes.extend(picture.width.map(|width| ("width", width.to_string())));
                    attributes.extend(picture.height.map(|height| ("height", height.to_string())));
                    attributes.push(("alt", picture.alt.clone()));
                    self.open("img", &attributes);
                    self.pictures.push(PictureRef {
                        url: picture.url.clone(),
                        alt: picture.alt.clone(),
                        width: picture.width,
                        height: picture.height,
                    });
                }
                Node::Placed(placed) => self.open(
                    "img",
                    &[
                        ("src", placed.src.clone()),
                        ("width", placed.width.to_string()),
                        ("height", placed.height.to_string()),
                        ("alt", placed.alt.clone()),
                        ("loading", "lazy".to_owned()),
                        ("decoding", "async".to_owned()),
                    ],
                ),
            }
        }
    }

    fn element(&mut self, element: &Element) {
        let name = match element.tag {
            Tag::Heading(level) => self.heading(level),
            tag => tag.name(),
        };
        let is_block = !element.tag.is_inline();
        let was_mute = self.is_mute;
        self.is_mute |= element.tag == Tag::Figcaption || element.is_card_link();
        if is_block {
            self.line();
        }
        self.open(name, &all_attributes(element));
        self.nodes(&element.children);
        self.html.push_str("</");
        self.html.push_str(name);
        self.html.push('>');
        if is_block {
            self.line();
        }
        self.is_mute = was_mute;
    }

    fn open(&mut self, name: &str, attributes: &[(&'static str, String)]) {
        self.html.push('<');
        self.html.push_str(name);
        for (name, value) in attributes {
            self.html.push(' ');
            self.html.push_str(name);
            self.html.push_str("=\"");
            escape(value, true, &mut self.html);
            self.html.push('"');
        }
        self.html.push('>');
    }

    /// Begins a line of the text.
    fn line(&mut self) {
        if !self.is_mute && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Levels by how headings lie in one another: they begin at h2 and none is skipped (WCAG 1.3.1), whatever numbers they came with.
    fn heading(&mut self, level: u8) -> &'static str {
        while self.levels.last().is_some_and(|above| *above >= level) {
            self.levels.pop();
        }
        self.levels.push(level);
        match (FIRST_LEVEL - 1 + self.levels.len()).min(LAST_LEVEL) {
            2 => "h2",
            3 => "h3",
            _ => "h4",
        }
    }
}

fn all_attributes(element: &Element) -> Attributes {
    let mut attributes = element.attributes.clone();
    match (element.tag, element.children.as_slice()) {
        (Tag::P, [Node::Element(only)]) if only.is_card_link() => attributes.push(("class", "embed".to_owned())),
        (Tag::A, _) => attributes.push(("rel", LINK_REL.to_owned())),
        _ => {}
    }
    attributes
}

/// The HTML standard's "escaping a string" (13.3), with `<` and `>` in attributes too.
fn escape(text: &str, is_attribute: bool, html: &mut String) {
    let is_special = |c: char| matches!(c, '&' | '<' | '>' | '\u{a0}') || (is_attribute && c == '"');
    let mut rest = text;
    while let Some(at) = rest.find(is_special) {
        html.push_str(&rest[..at]);
        let special = rest[at..].chars().next().unwrap_or_default();
        html.push_str(match special {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            _ => "&nbsp;",
        });
        rest = &rest[at + special.len_utf8()..];
    }
    html.push_str(rest);
}
