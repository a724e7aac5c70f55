//! The builder's half for text: white space, line breaks and the formats that reach over blocks.

use super::super::tree::{Attributes, Element, Holds, Node, Tag};
use super::{Builder, Format, Open};

/// Formats open at once.
const MAX_FORMATS: usize = 32;
/// Bytes of text between two line breaks. html5ever, which writes ammonia's output, looks through the rest of a text anew at each `&`,
/// so that a text of megabytes would take minutes. No article has a paragraph of this length; one that does gets a line break.
const MAX_LINE: usize = 16_384;

impl Builder {
    /// Text of the source, its references read.
    pub(in super::super) fn text(&mut self, text: &str) {
        if self.block() == Tag::Pre {
            return self.preformatted(text);
        }
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\x0c' | '\r');
        if text.starts_with(is_space) {
            self.space();
        }
        let mut words = text.split(is_space).filter(|word| !word.is_empty());
        if let Some(first) = words.next() {
            self.begin_text(first.len());
            self.write(first);
            for word in words {
                if self.line + 1 + word.len() > MAX_LINE {
                    self.break_now();
                } else {
                    self.write(" ");
                }
                self.write(word);
            }
            if text.ends_with(is_space) {
                self.space();
            }
        }
    }

    fn preformatted(&mut self, text: &str) {
        // A parser drops a first line end, so there must be none to drop. Others than `\n` come from references only, and would be
        // read back as something else.
        let is_line_end = |c: char| matches!(c, '\n' | '\r' | '\x0c');
        let text = if self.at_start {
            text.trim_start_matches(is_line_end)
        } else {
            text
        };
        if text.is_empty() {
            return;
        }
        self.begin_text(0);
        let mut rest = text;
        while rest.len() > MAX_LINE
            && let Some(end) = rest[..rest.floor_char_boundary(MAX_LINE)].rfind('\n')
        {
            self.write_preformatted(&rest[..end]);
            self.break_now();
            rest = &rest[end + 1..];
        }
        self.write_preformatted(rest);
    }

    fn write_preformatted(&mut self, text: &str) {
        if text.contains(['\r', '\x0c']) {
            self.write(&text.replace(['\r', '\x0c'], ""));
        } else {
            self.write(text);
        }
    }

    /// Writes text where it may be written, in lines of at most [`MAX_LINE`]. A second pass finds none that is longer.
    fn write(&mut self, text: &str) {
        let mut rest = text;
        while self.line + rest.len() > MAX_LINE {
            if self.line > 0 {
                self.break_now();
            } else {
                let (line, after) = rest.split_at(rest.floor_char_boundary(MAX_LINE));
                self.push_text(line);
                rest = after;
            }
        }
        self.push_text(rest);
    }

    fn push_text(&mut self, text: &str) {
        self.line += text.len();
        if text.is_empty() {
            return;
        }
        let Some(open) = self.stack.last_mut() else {
            return;
        };
        match open.element.children.last_mut() {
            Some(Node::Text(written)) => written.push_str(text),
            _ => open.element.children.push(Node::Text(text.to_owned())),
        }
    }

    /// A line break within the text at hand.
    fn break_now(&mut self) {
        self.line = 0;
        if let Some(open) = self.stack.last_mut() {
            open.element.children.push(Node::Br);
        }
    }

    /// White space, if text follows.
    pub(in super::super) fn space(&mut self) {
        self.space_is_due |= !self.at_start && self.breaks_due == 0;
    }

    /// A line break, if text follows.
    pub(in super::super) fn line_break(&mut self) {
        if self.at_start {
            return;
        }
        if self.block() == Tag::Pre {
            self.begin_text(0);
            self.break_now();
        } else {
            self.breaks_due += 1;
            self.space_is_due = false;
        }
    }

    /// What a block that we do not keep does to the text around it: it begins anew.
    pub(in super::super) fn set_apart(&mut self) {
        match self.block() {
            Tag::P => self.close_block(),
            Tag::Heading(_) | Tag::Dt if !self.at_start => self.close_block(),
            _ if self.breaks_due == 0 => self.line_break(),
            _ => {}
        }
    }

    /// A picture in the text at hand.
    pub(in super::super) fn inline(&mut self, node: Node) {
        self.begin_text(0);
        if let Some(open) = self.stack.last_mut() {
            open.element.children.push(node);
        }
    }

    /// Makes sure that text of this length can be written now: in a block that takes it, after the white space that is due, in the formats open.
    fn begin_text(&mut self, length: usize) {
        if self.at_start {
            self.open_parts();
            if self.block().holds() == Holds::Blocks {
                self.push(Element::new(Tag::P, Vec::new()), true);
            }
        } else if self.breaks_due > 1 && self.block() == Tag::P {
            self.split_paragraph();
        } else if self.breaks_due > 0 {
            // Never two: what is no paragraph yet may become one.
            self.break_now();
        } else if self.line > 0 && self.line + usize::from(self.space_is_due) + length > MAX_LINE {
            // Here, and not when it is written: a break after a space or in a new format would be read back before them.
            self.break_now();
        } else if self.space_is_due {
            self.write(" ");
        }
        self.at_start = false;
        self.space_is_due = false;
        self.breaks_due = 0;
        self.open_formats();
    }

    /// Two line breaks are how old editors write a new paragraph.
    fn split_paragraph(&mut self) {
        self.end_text();
        let Some(open) = self.stack.pop() else {
            return;
        };
        let next = Element::new(Tag::P, open.element.attributes.clone());
        let is_implied = open.is_implied;
        self.append(open.element);
        self.stack.push(Open {
            element: next,
            wrapper: None,
            is_implied,
            post: None,
        });
    }

    /// Ends the text at hand: a block begins or ends.
    pub(super) fn end_text(&mut self) {
        self.close_formats(0);
        self.at_start = true;
        self.space_is_due = false;
        self.breaks_due = 0;
        self.line = 0;
    }

    /// Opens a format, from the next text on.
    pub(in super::super) fn start_format(&mut self, tag: Tag, attributes: Attributes) {
        if tag == Tag::A {
            // No link within a link.
            self.end_format(Tag::A);
        }
        if self.formats.len() >= MAX_FORMATS {
            return;
        }
        let is_ghost = match tag {
            Tag::Span => attributes.is_empty(),
            _ => attributes.is_empty() && self.formats.iter().any(|format| format.tag == tag),
        };
        self.formats.push(Format {
            tag,
            attributes,
            is_ghost,
            blocks: self.blocks,
        });
    }

    /// Ends the innermost format of that kind, if one is open.
    pub(in super::super) fn end_format(&mut self, tag: Tag) {
        if let Some(index) = self.formats.iter().rposition(|format| format.tag == tag) {
            self.close_formats(index);
            self.formats.remove(index);
        }
    }

    fn open_formats(&mut self) {
        while self.opened < self.formats.len() {
            let format = &self.formats[self.opened];
            if !format.is_ghost {
                let size = format
                    .attributes
                    .iter()
                    .map(|(name, value)| name.len() + value.len() + 4)
                    .sum::<usize>()
                    + 10;
                let element = Element::new(format.tag, format.attributes.clone());
                if !self.affords(size) {
                    // Nothing more is opened again; what follows is plain text.
                    self.formats.truncate(self.opened);
                    return;
                }
                self.push(element, false);
            }
            self.opened += 1;
        }
    }

    /// Closes the elements of the formats from this one on; the formats themselves stay open.
    pub(super) fn close_formats(&mut self, index: usize) {
        while self.opened > index {
            self.opened -= 1;
            if !self.formats[self.opened].is_ghost
                && let Some(open) = self.stack.pop()
            {
                self.append(open.element);
            }
        }
    }
}
