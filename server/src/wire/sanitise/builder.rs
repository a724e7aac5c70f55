//! Builds the body from the source's tags, whatever their order: the one place that decides what may stand in what.
//!
//! It keeps a stack of open elements as an HTML parser does, but follows a far smaller grammar, one that any HTML parser reads back
//! unchanged: paragraphs and headings hold text only, lists hold items, tables rows, links no links. Every element is bounded in depth,
//! and text formats that reach over blocks are closed before and opened again in the next one.

mod text;

use url::Url;

use super::embed;
use super::tree::{Attributes, Element, Holds, Node, Tag};

/// Containers within containers: a reader cannot follow half as many, and recursion over the tree stays small.
const MAX_CONTAINERS: usize = 24;
/// Bytes of formats, pictures and cards, over the document's own length: without a bound one long link around a million paragraphs would
/// be written a million times, and so would be the address that as many short ones are relative to. A document has thousands of texts,
/// and each has these bytes.
const SPARE_BYTES: usize = 10_000;

/// An element that is still open.
pub(super) struct Open {
    pub(super) element: Element,
    /// For [`Tag::Div`]: the name of the source's element, and how many more of that name are open in it.
    pub(super) wrapper: Option<(String, usize)>,
    /// Whether text asked for it and no tag.
    is_implied: bool,
    /// A card that follows it when it is closed, and who for.
    pub(super) post: Option<Post>,
}

/// A quotation that a third party's script would turn into a frame.
pub(super) struct Post {
    pub(super) party: &'static str,
    pub(super) page: Option<Url>,
}

/// A text format (a link, emphasis, …) that is open at the source.
struct Format {
    tag: Tag,
    attributes: Attributes,
    /// Whether it has no element of its own, because it says nothing new; it is here for its end tag.
    is_ghost: bool,
    /// How many blocks were open: it ends with the innermost of them.
    blocks: usize,
}

/// See the module's text.
pub(super) struct Builder {
    stack: Vec<Open>,
    formats: Vec<Format>,
    /// How many of the formats have been opened in the text at hand, from the first.
    opened: usize,
    /// Blocks open, without implied paragraphs.
    blocks: usize,
    /// White space that is written only if text follows.
    space_is_due: bool,
    /// Line breaks that are written only if text follows.
    breaks_due: usize,
    /// Whether the text at hand is still empty.
    at_start: bool,
    /// Bytes of text since the last line break or block.
    line: usize,
    spare_bytes: usize,
    label: String,
}

impl Builder {
    /// `length` is the source's, in bytes; `label` a card's text (see [`embed::card`]).
    pub(super) fn new(label: &str, length: usize) -> Self {
        let mut builder = Self {
            stack: Vec::new(),
            formats: Vec::new(),
            opened: 0,
            blocks: 0,
            space_is_due: false,
            breaks_due: 0,
            at_start: true,
            line: 0,
            spare_bytes: length + SPARE_BYTES,
            label: label.to_owned(),
        };
        builder.push(Element::new(Tag::Root, Vec::new()), false);
        builder
    }

    /// Closes everything that is open.
    pub(super) fn finish(mut self) -> Element {
        self.close_down_to(1);
        let root = self.stack.pop();
        root.map_or_else(|| Element::new(Tag::Root, Vec::new()), |root| root.element)
    }

    /// The innermost open block.
    pub(super) fn block(&self) -> Tag {
        let block = self.stack.iter().rev().find(|open| !open.element.tag.is_inline());
        block.map_or(Tag::Root, |open| open.element.tag)
    }

    /// The innermost open element that fits, not looking further out than one at which `stop` says so.
    pub(super) fn find(&mut self, fits: impl Fn(&Open) -> bool, stop: impl Fn(Tag) -> bool) -> Option<(usize, &mut Open)> {
        for (index, open) in self.stack.iter_mut().enumerate().rev() {
            if fits(open) {
                return Some((index, open));
            }
            if stop(open.element.tag) {
                return None;
            }
        }
        None
    }

    fn push(&mut self, element: Element, is_implied: bool) {
        if !is_implied && !element.tag.is_inline() {
            self.blocks += 1;
        }
        self.stack.push(Open {
            element,
            wrapper: None,
            is_implied,
            post: None,
        });
    }

    /// Opens a block where it may stand. `None` if it may stand nowhere here: then it only sets text apart.
    pub(super) fn open(&mut self, tag: Tag, attributes: Attributes) -> Option<&mut Open> {
        if !self.make_room(tag) {
            self.set_apart();
            return None;
        }
        self.end_text();
        self.push(Element::new(tag, attributes), false);
        self.stack.last_mut()
    }

    /// Adds a whole block.
    pub(super) fn add(&mut self, node: Node) {
        if self.make_room(Tag::P) {
            self.end_text();
            if let Some(open) = self
                .stack
                .last_mut()
                .filter(|open| open.element.children.last() != Some(&node))
            {
                open.element.children.push(node);
            }
        } else {
            self.set_apart();
        }
    }

    /// Closes what `tag` cannot stand in and opens what it must stand in.
    fn make_room(&mut self, tag: Tag) -> bool {
        match self.block() {
            Tag::P => self.close_block(),
            // Its end tag is missing more often than a heading holds a block.
            Tag::Heading(_) | Tag::Dt if !self.at_start => self.close_block(),
            _ => {}
        }
        match tag {
            Tag::Li => self.make_room_in_list(|open| matches!(open, Tag::Ul | Tag::Ol), Tag::Ul, |open| open == Tag::Li),
            Tag::Dt | Tag::Dd => {
                self.make_room_in_list(|open| open == Tag::Dl, Tag::Dl, |open| matches!(open, Tag::Dt | Tag::Dd))
            }
            _ if tag.is_table_part() => self.make_room_in_table(tag),
            Tag::Figcaption => {
                let stop = |open: Tag| open.is_cell() || matches!(open, Tag::Li | Tag::Blockquote);
                let figure = self
                    .find(|open| open.element.tag == Tag::Figure, stop)
                    .map(|(index, _)| index);
                figure.is_some_and(|index| {
                    self.close_down_to(index + 1);
                    true
                })
            }
            _ => self.make_room_for_flow(tag),
        }
    }

    fn make_room_for_flow(&mut self, tag: Tag) -> bool {
        let is_container = !matches!(tag.holds(), Holds::Text);
        if self.block().holds() == Holds::Text || (is_container && self.containers() >= MAX_CONTAINERS) {
            return false;
        }
        self.open_parts();
        true
    }

    fn containers(&self) -> usize {
        let is_container = |open: &&Open| !matches!(open.element.tag.holds(), Holds::Text | Holds::Only(Tag::Tr | Tag::Td));
        self.stack.iter().filter(is_container).count()
    }

    /// Where only parts of a kind may stand, opens the part.
    fn open_parts(&mut self) {
        while let Holds::Only(part) = self.block().holds() {
            self.end_text();
            self.push(Element::new(part, Vec::new()), false);
        }
    }

    fn make_room_in_list(&mut self, is_list: fn(Tag) -> bool, list: Tag, is_part: fn(Tag) -> bool) -> bool {
        let stop = |open: Tag| {
            open.is_cell()
                || matches!(open, Tag::Caption | Tag::Blockquote | Tag::Figure | Tag::Table)
                || matches!(open, Tag::Li | Tag::Dd | Tag::Dl | Tag::Ul | Tag::Ol)
        };
        let fits = |open: &Open| is_list(open.element.tag) || is_part(open.element.tag);
        match self.find(fits, stop).map(|(index, open)| (index, open.element.tag)) {
            Some((index, tag)) if is_part(tag) => self.close_down_to(index),
            Some((index, _)) => self.close_down_to(index + 1),
            None => {
                if !self.make_room_for_flow(list) {
                    return false;
                }
                self.end_text();
                self.push(Element::new(list, Vec::new()), false);
            }
        }
        true
    }

    fn make_room_in_table(&mut self, tag: Tag) -> bool {
        let is_parent = |open: Tag| match tag {
            Tag::Tr => open == Tag::Table || open.is_row_group(),
            Tag::Th | Tag::Td => open == Tag::Table || open.is_row_group() || open == Tag::Tr,
            _ => open == Tag::Table,
        };
        let Some((index, _)) = self.find(|open| is_parent(open.element.tag), |_| false) else {
            return false;
        };
        self.close_down_to(index + 1);
        while matches!(
            (tag, self.block()),
            (Tag::Tr | Tag::Th | Tag::Td, Tag::Table) | (Tag::Th | Tag::Td, Tag::Thead | Tag::Tbody | Tag::Tfoot)
        ) {
            let part = if self.block() == Tag::Table { Tag::Tbody } else { Tag::Tr };
            self.push(Element::new(part, Vec::new()), false);
        }
        true
    }

    /// Closes all that is open from this index of the stack on.
    pub(super) fn close_down_to(&mut self, index: usize) {
        // The formats' elements are on the stack too, and go first: what is counted below is blocks.
        self.end_text();
        while self.stack.len() > index.max(1) {
            self.close_last();
        }
    }

    /// Closes the innermost block with the formats in it.
    pub(super) fn close_block(&mut self) {
        self.end_text();
        if self.stack.len() > 1 {
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        let Some(open) = self.stack.pop() else {
            return;
        };
        if !open.is_implied {
            self.blocks -= 1;
            let blocks = self.blocks;
            self.formats.retain(|format| format.blocks <= blocks);
        }
        self.append(open.element);
        if let Some(page) = open.post.and_then(|post| post.page)
            && self.affords(page.as_str().len())
            && let Some(parent) = self.stack.last_mut()
        {
            parent.element.children.push(embed::card(&page, &self.label));
        }
    }

    /// A card for something embedded: a block of its own, or a link where only text may stand. Whether there is room for one.
    pub(super) fn card(&mut self, page: &Url) -> bool {
        if !self.affords(page.as_str().len()) {
            return false;
        }
        let block = self.block();
        if block.holds() == Holds::Text && block != Tag::P {
            self.end_format(Tag::A);
            self.space();
            self.inline(Node::Element(embed::card_link(page, &self.label)));
            self.space();
        } else {
            self.add(embed::card(page, &self.label));
        }
        true
    }

    /// Takes so many bytes off what may still be written; whether there are as many. Never more than is written in the end, so that a
    /// second pass has enough for all that the first one kept.
    pub(super) fn affords(&mut self, bytes: usize) -> bool {
        let left = self.spare_bytes.checked_sub(bytes);
        self.spare_bytes = left.unwrap_or(self.spare_bytes);
        left.is_some()
    }

    fn append(&mut self, element: Element) {
        // An empty cell holds its column's place; everything else that is empty is nothing.
        if let Some(parent) = self.stack.last_mut()
            && (!element.children.is_empty() || element.tag.is_cell())
        {
            parent.element.children.push(Node::Element(element));
        }
    }
}
