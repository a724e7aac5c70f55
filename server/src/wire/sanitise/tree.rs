//! The only shapes that an article's body can have: a small tree, which cannot express anything that is not allowed.

use url::Url;

/// An element that we keep. What is not here has no way into a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// The body itself, never written.
    Root,
    P,
    /// With the level it had at the source, 1–6.
    Heading(u8),
    Ul,
    Ol,
    Li,
    Blockquote,
    Figure,
    Figcaption,
    Table,
    Caption,
    Thead,
    Tbody,
    Tfoot,
    Tr,
    Th,
    Td,
    Pre,
    Dl,
    Dt,
    Dd,
    /// Only where it carries a language or a direction.
    Div,
    A,
    Em,
    Strong,
    B,
    I,
    Q,
    Cite,
    Code,
    Sub,
    Sup,
    Abbr,
    Time,
    Del,
    Ins,
    /// Only where it carries a language or a direction.
    Span,
}

/// What an element may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Blocks; a text on its own becomes a paragraph.
    Blocks,
    /// Blocks and text.
    Both,
    /// Text and inline elements.
    Text,
    /// Only its own kind of parts, of which this is the one for stray content.
    Only(Tag),
}

impl Tag {
    pub(super) fn holds(self) -> Holds {
        match self {
            Self::Root | Self::Blockquote | Self::Div => Holds::Blocks,
            Self::Li | Self::Figure | Self::Td | Self::Th | Self::Dd => Holds::Both,
            Self::Ul | Self::Ol => Holds::Only(Self::Li),
            Self::Dl => Holds::Only(Self::Dd),
            Self::Table => Holds::Only(Self::Tbody),
            Self::Thead | Self::Tbody | Self::Tfoot => Holds::Only(Self::Tr),
            Self::Tr => Holds::Only(Self::Td),
            _ => Holds::Text,
        }
    }

    pub(super) fn is_inline(self) -> bool {
        matches!(
            self,
            Self::A
                | Self::Em
                | Self::Strong
                | Self::B
                | Self::I
                | Self::Q
                | Self::Cite
                | Self::Code
                | Self::Sub
                | Self::Sup
                | Self::Abbr
                | Self::Time
                | Self::Del
                | Self::Ins
                | Self::Span
        )
    }

    pub(super) fn is_cell(self) -> bool {
        matches!(self, Self::Th | Self::Td)
    }

    pub(super) fn is_table_part(self) -> bool {
        self.is_cell() || self.is_row_group() || matches!(self, Self::Tr | Self::Caption)
    }

    pub(super) fn is_row_group(self) -> bool {
        matches!(self, Self::Thead | Self::Tbody | Self::Tfoot)
    }

    /// The element that an element of the source becomes. `None` for those that are not kept or need more than their name.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "p" => Self::P,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "ul" | "menu" | "dir" => Self::Ul,
            "ol" => Self::Ol,
            "li" => Self::Li,
            "blockquote" => Self::Blockquote,
            "figure" => Self::Figure,
            "figcaption" => Self::Figcaption,
            "table" => Self::Table,
            "caption" => Self::Caption,
            "thead" => Self::Thead,
            "tbody" => Self::Tbody,
            "tfoot" => Self::Tfoot,
            "tr" => Self::Tr,
            "th" => Self::Th,
            "td" => Self::Td,
            "pre" | "listing" => Self::Pre,
            "dl" => Self::Dl,
            "dt" => Self::Dt,
            "dd" => Self::Dd,
            "a" => Self::A,
            "em" => Self::Em,
            "strong" => Self::Strong,
            "b" => Self::B,
            "i" => Self::I,
            "q" => Self::Q,
            "cite" => Self::Cite,
            "code" | "kbd" | "samp" | "tt" | "var" => Self::Code,
            "sub" => Self::Sub,
            "sup" => Self::Sup,
            "abbr" | "acronym" => Self::Abbr,
            "time" => Self::Time,
            "del" | "s" | "strike" => Self::Del,
            "ins" => Self::Ins,
            "span" | "bdi" | "bdo" => Self::Span,
            _ => return None,
        })
    }

    /// Its name in our pages. A heading's depends on the headings before it, so it has none here.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Root | Self::Heading(_) => "",
            Self::P => "p",
            Self::Ul => "ul",
            Self::Ol => "ol",
            Self::Li => "li",
            Self::Blockquote => "blockquote",
            Self::Figure => "figure",
            Self::Figcaption => "figcaption",
            Self::Table => "table",
            Self::Caption => "caption",
            Self::Thead => "thead",
            Self::Tbody => "tbody",
            Self::Tfoot => "tfoot",
            Self::Tr => "tr",
            Self::Th => "th",
            Self::Td => "td",
            Self::Pre => "pre",
            Self::Dl => "dl",
            Self::Dt => "dt",
            Self::Dd => "dd",
            Self::Div => "div",
            Self::A => "a",
            Self::Em => "em",
            Self::Strong => "strong",
            Self::B => "b",
            Self::I => "i",
            Self::Q => "q",
            Self::Cite => "cite",
            Self::Code => "code",
            Self::Sub => "sub",
            Self::Sup => "sup",
            Self::Abbr => "abbr",
            Self::Time => "time",
            Self::Del => "del",
            Self::Ins => "ins",
            Self::Span => "span",
        }
    }
}

/// Attributes in the order in which they are written: names of ours, values not yet escaped.
pub(super) type Attributes = Vec<(&'static str, String)>;

/// An element with what is in it. Its depth is bounded by the builder, so that recursion over it is safe.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    pub(super) tag: Tag,
    pub(super) attributes: Attributes,
    pub(super) children: Vec<Node>,
}

impl Element {
    pub(super) fn new(tag: Tag, attributes: Attributes) -> Self {
        Self {
            tag,
            attributes,
            children: Vec::new(),
        }
    }

    /// Whether it is the link of a card for something embedded.
    pub(super) fn is_card_link(&self) -> bool {
        self.tag == Tag::A && self.attributes.iter().any(|(name, _)| *name == "data-embed")
    }
}

/// Anything in a body.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
    Br,
    Hr,
    Picture(Picture),
    Placed(Placed),
}

/// A picture at its source.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Picture {
    pub(super) url: Url,
    pub(super) alt: String,
    pub(super) width: Option<u32>,
    pub(super) height: Option<u32>,
}

/// A picture on our own host.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub(super) src: String,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) alt: String,
}
