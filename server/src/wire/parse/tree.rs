//! A small piece of XML, an entry or a feed's head, as a tree with the namespaces that feeds use.

use quick_xml::NsReader;
use quick_xml::events::Event;
use quick_xml::name::{Namespace, PrefixDeclaration, QName, ResolveResult};

use super::outline::{Attribute, attributes};
use super::{MAX_DEPTH, markup};

/// More elements and attributes in one entry are refused.
const MAX_ELEMENTS: usize = 50_000;

/// The vocabularies that are read. Where a prefix is not declared, the usual one is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// None, or the format's own.
    Own,
    Atom,
    Content,
    DublinCore,
    Terms,
    Media,
    /// `FeedBurner` and Pheedo, which put their own addresses in the place of the originals' and note those.
    Proxy,
    Syndication,
    Tombstone,
    Other,
}

impl Space {
    fn of(uri: &str) -> Self {
        let uri = uri
            .trim()
            .trim_start_matches("https://")
            .trim_start_matches("http://")
            .trim_end_matches(['/', '#']);
        match uri {
            ""
            | "purl.org/rss/1.0"
            | "backend.userland.com/rss2"
            | "backend.userland.com/RSS2"
            | "my.netscape.com/rdf/simple/0.9"
            | "channel.netscape.com/rdf/simple/0.9"
            | "iptc.org/std/nar/2006-10-01" => Self::Own,
            "www.w3.org/2005/Atom" | "purl.org/atom/ns" => Self::Atom,
            "purl.org/rss/1.0/modules/content" => Self::Content,
            "purl.org/dc/elements/1.1" => Self::DublinCore,
            "purl.org/dc/terms" => Self::Terms,
            "search.yahoo.com/mrss" | "tools.search.yahoo.com/mrss" | "video.search.yahoo.com/mrss" => Self::Media,
            "rssnamespace.org/feedburner/ext/1.0" | "www.pheedo.com/namespace/pheedo" => Self::Proxy,
            "purl.org/rss/1.0/modules/syndication" => Self::Syndication,
            "purl.org/atompub/tombstones/1.0" => Self::Tombstone,
            _ => Self::Other,
        }
    }

    fn of_prefix(prefix: &str) -> Self {
        match prefix {
            "atom" | "atom10" => Self::Atom,
            "content" => Self::Content,
            "dc" => Self::DublinCore,
            "dcterms" => Self::Terms,
            "media" => Self::Media,
            "feedburner" | "pheedo" => Self::Proxy,
            "sy" => Self::Syndication,
            "at" => Self::Tombstone,
            _ => Self::Other,
        }
    }
}

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    pub space: Space,
    /// Without prefix.
    pub name: String,
    /// With their prefixes.
    pub attributes: Vec<Attribute>,
    pub nodes: Vec<Node>,
}

/// What an element contains.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    /// Unescaped.
    Text(String),
}

impl Element {
    /// The first element in `text`, around which are elements with the attributes `frame`; `Err` says why not.
    pub(super) fn read(text: &str, frame: &[Attribute]) -> Result<Self, &'static str> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().trim_markup_names_in_closing_tags = true;
        reader.config_mut().allow_dangling_amp = true;
        for (name, uri) in frame {
            let prefix = match QName(name).as_namespace_binding() {
                Some(PrefixDeclaration::Named("xml" | "xmlns")) | None => continue,
                Some(prefix) => prefix,
            };
            let added = reader.resolver_mut().add(prefix, Namespace(uri));
            added.map_err(|_| "has too many namespaces")?;
        }
        let mut open: Vec<Self> = Vec::new();
        let mut count = 0;
        loop {
            let (space, event) = reader.read_resolved_event().map_err(|_| "is no well-formed XML")?;
            let closed = match event {
                Event::Start(_) | Event::Empty(_) if count >= MAX_ELEMENTS || open.len() >= MAX_DEPTH => {
                    return Err("has too many elements");
                }
                Event::Start(ref start) | Event::Empty(ref start) => {
                    let attributes = attributes(start);
                    count += 1 + attributes.len();
                    let space = match space {
                        ResolveResult::Bound(Namespace(uri)) => Space::of(uri),
                        ResolveResult::Unbound => Space::Own,
                        ResolveResult::Unknown(prefix) => Space::of_prefix(&prefix),
                    };
                    let element = Self {
                        space,
                        name: start.local_name().as_ref().to_owned(),
                        attributes,
                        nodes: Vec::new(),
                    };
                    if matches!(event, Event::Empty(_)) {
                        Some(element)
                    } else {
                        open.push(element);
                        None
                    }
                }
                Event::End(_) => open.pop(),
                Event::Eof => return Err("is no well-formed XML"),
                other => {
                    if let Some(parent) = open.last_mut() {
                        parent.add_text(&other);
                    }
                    None
                }
            };
            if let Some(element) = closed {
                match open.last_mut() {
                    Some(parent) => parent.nodes.push(Node::Element(element)),
                    None => return Ok(element),
                }
            }
        }
    }

    fn add_text(&mut self, event: &Event<'_>) {
        if !matches!(self.nodes.last(), Some(Node::Text(_))) {
            self.nodes.push(Node::Text(String::new()));
        }
        let Some(Node::Text(text)) = self.nodes.last_mut() else {
            return;
        };
        match event {
            Event::Text(part) => text.push_str(part),
            Event::CData(part) => text.push_str(part),
            Event::GeneralRef(part) => match part.resolve_char_ref() {
                Ok(Some(letter)) => text.push(letter),
                // No entity of the document's own is ever looked up, but HTML's are written everywhere.
                _ => match quick_xml::escape::resolve_html5_entity(part) {
                    Some(known) => text.push_str(known),
                    None => text.extend(["&", &**part, ";"]),
                },
            },
            _ => {}
        }
    }

    /// The elements directly within.
    pub(super) fn children(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element directly within that is called so, whatever its space.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children().find(|child| child.name == name)
    }

    /// The first element directly within that is called so, in one of `spaces`.
    pub(super) fn child_in(&self, spaces: &[Space], name: &str) -> Option<&Self> {
        self.children()
            .find(|child| child.name == name && spaces.contains(&child.space))
    }

    /// The value of the attribute with this whole name, unless it is empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// All text within, at any depth, its ends trimmed; `None` when there is none.
    pub(super) fn text(&self) -> Option<String> {
        let mut text = String::new();
        self.gather(&mut text);
        Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    // Recursion ends at MAX_DEPTH.
    fn gather(&self, into: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(text) => into.push_str(text),
                Node::Element(element) => element.gather(into),
            }
        }
    }

    /// What is within as HTML: elements without prefixes, text escaped.
    pub(super) fn html(&self) -> String {
        self.html_without("")
    }

    /// The same without elements directly within that are called so.
    pub(super) fn html_without(&self, name: &str) -> String {
        let mut html = String::new();
        let is_wanted = |node: &&Node| !matches!(node, Node::Element(element) if element.name == name);
        for node in self.nodes.iter().filter(is_wanted) {
            node.write(&mut html);
        }
        html
    }

    /// Whether any element is directly within.
    pub(super) fn has_markup(&self) -> bool {
        self.children().next().is_some()
    }
}

impl Node {
    // Recursion ends at MAX_DEPTH.
    fn write(&self, into: &mut String) {
        match self {
            Self::Text(text) => into.push_str(&markup::escaped(text)),
            Self::Element(element) => {
                into.extend(["<", &element.name]);
                for (name, value) in &element.attributes {
                    into.extend([" ", name, "=\"", &markup::escaped(value), "\""]);
                }
                into.push('>');
                if !markup::is_void(&element.name) {
                    for node in &element.nodes {
                        node.write(into);
                    }
                    into.extend(["</", &element.name, ">"]);
                }
            }
        }
    }
}
