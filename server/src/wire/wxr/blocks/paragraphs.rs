//! WordPress's implicit paragraphs, as `wpautop` is documented: a blank line ends a paragraph, a single line break is `<br>`, and neither
//! counts within `<pre>` or between the parts of a table or list.
//!
//! Unlike the original, which replaces patterns, this keeps account of open elements, so that no tag is closed in the wrong place: text in a
//! list item, a cell or a `<div>` becomes paragraphs only when a blank line is in it.

use super::expand::link;
use super::markup::{Tag, Token, Tokens};
use super::references::unescape;

/// Elements open at once whose kind is minded; hostile texts nest deeper.
const MAX_DEPTH: usize = 256;
/// Elements looked at, from the innermost out, for the one that an end tag closes.
const MAX_CLOSED: usize = 32;

/// What becomes of text in an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// Always paragraphs.
    Paragraphs,
    /// Paragraphs when there are several.
    Several,
    /// Text with line breaks: it is a paragraph or a headline already.
    Inline,
    /// Nothing: it only holds other elements.
    Structure,
}

/// `None` for what stands within a line of text.
fn flow(name: &str) -> Option<Flow> {
    Some(match name.to_ascii_lowercase().as_str() {
        "blockquote" => Flow::Paragraphs,
        "div" | "li" | "td" | "th" | "dd" | "section" | "article" | "aside" | "main" | "header" | "footer" | "nav"
        | "details" | "form" | "fieldset" | "address" | "center" => Flow::Several,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "figcaption" | "caption" | "summary" | "legend" | "dt" => Flow::Inline,
        "figure" | "hr" | "ul" | "ol" | "dl" | "menu" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "colgroup" | "col"
        | "hgroup" | "select" | "optgroup" | "option" => Flow::Structure,
        _ => return None,
    })
}

/// Whether the start of `next` ends `open` by itself (HTML, 13.1.2.4).
fn is_ended_by(open: &str, next: &str) -> bool {
    let is = |name: &str, all: &[&str]| all.iter().any(|one| name.eq_ignore_ascii_case(one));
    [&["li"][..], &["dt", "dd"], &["td", "th"], &["option"]]
        .iter()
        .any(|group| is(open, group) && is(next, group))
        || is(open, &["p"])
}

/// `html`, whose line breaks are `\n`, with its paragraphs marked.
pub(super) fn mark(html: &str) -> String {
    let mut marker = Marker {
        pieces: Vec::new(),
        text: String::new(),
        line_breaks: 0,
        open: vec![Open::new("", Flow::Paragraphs)],
    };
    for token in Tokens::new(html) {
        match token {
            Token::Text(text) => marker.text(text),
            Token::Tag(tag) => match flow(tag.name) {
                Some(_) if tag.is_close => marker.close(&tag),
                Some(flow) => marker.open(&tag, flow),
                None => marker.inline(tag.raw, tag.is("br")),
            },
            Token::Raw { name, raw } if name.eq_ignore_ascii_case("textarea") => marker.inline(raw, false),
            Token::Raw { raw, .. } => {
                marker.end_paragraph();
                marker.end_text();
                marker.pieces.push(Piece::Block(raw));
            }
            Token::Comment(_) => {}
        }
    }
    marker.end_text();
    while marker.open.len() > 1 {
        marker.pop();
    }
    marker.render(html.len())
}

enum Piece<'a> {
    /// A start tag.
    Start(&'a str),
    /// An end tag, or a whole element that is kept as it is: a line ends behind it.
    Block(&'a str),
    Text {
        text: String,
        is_paragraph: bool,
    },
}

struct Open<'a> {
    name: &'a str,
    flow: Flow,
    /// Its texts, as places in the list of pieces.
    texts: Vec<usize>,
    /// A blank line was seen behind a text.
    has_blank: bool,
    /// And text behind that one.
    has_several: bool,
}

impl<'a> Open<'a> {
    fn new(name: &'a str, flow: Flow) -> Self {
        Self {
            name,
            flow,
            texts: Vec::new(),
            has_blank: false,
            has_several: false,
        }
    }
}

struct Marker<'a> {
    pieces: Vec<Piece<'a>>,
    /// The text that is being collected.
    text: String,
    /// Line breaks since its last character that is none.
    line_breaks: usize,
    /// The elements around it; the first one, the content itself, is never closed.
    open: Vec<Open<'a>>,
}

impl<'a> Marker<'a> {
    fn text(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.line_breaks += 1;
            }
            if line.trim().is_empty() {
                // Between two words in tags a blank counts; at the ends of a line it does not.
                if self.line_breaks == 0 && !self.text.is_empty() {
                    self.text.push_str(line);
                }
            } else {
                self.settle(false);
                self.text
                    .push_str(if self.text.is_empty() { line.trim_start() } else { line });
            }
        }
    }

    fn inline(&mut self, raw: &str, is_break: bool) {
        self.settle(is_break);
        self.text.push_str(raw);
    }

    /// Turns the line breaks before what comes now into what they mean.
    fn settle(&mut self, is_before_break: bool) {
        let breaks = std::mem::take(&mut self.line_breaks);
        let is_empty = self.text.trim().is_empty();
        let Some(open) = self.open.last_mut() else { return };
        match open.flow {
            _ if breaks == 0 => {}
            _ if is_empty => {
                open.has_blank |= breaks > 1;
            }
            Flow::Structure => self.text.push('\n'),
            Flow::Inline if breaks > 1 && open.name.eq_ignore_ascii_case("p") => {
                self.end_text();
                self.pieces.push(Piece::Block("</p>"));
                self.pieces.push(Piece::Start("<p>"));
            }
            Flow::Paragraphs | Flow::Several if breaks > 1 => {
                open.has_blank = true;
                self.end_text();
            }
            _ => {
                let end = self.text.trim_end().len();
                self.text.truncate(end);
                let has_break = is_before_break || ends_in_break(&self.text);
                self.text.push_str(if has_break { "\n" } else { "<br>\n" });
            }
        }
        // Text comes now: the second one behind a blank line makes several.
        if let Some(open) = self.open.last_mut() {
            open.has_several |= open.has_blank && !open.texts.is_empty();
        }
    }

    fn end_text(&mut self) {
        self.line_breaks = 0;
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let Some(open) = self.open.last_mut() else { return };
        let is_paragraph = open.flow == Flow::Paragraphs;
        // An address that stands alone is an embed.
        let address = if matches!(open.flow, Flow::Paragraphs | Flow::Several) {
            link(&unescape(text))
        } else {
            None
        };
        open.texts.push(self.pieces.len());
        self.pieces.push(Piece::Text {
            text: address.unwrap_or_else(|| text.to_owned()),
            is_paragraph,
        });
    }

    /// A paragraph that is open does not go on behind a block.
    fn end_paragraph(&mut self) {
        if self.open.last().is_some_and(|open| open.name.eq_ignore_ascii_case("p")) {
            self.end_text();
            self.pieces.push(Piece::Block("</p>"));
            self.pop();
        }
    }

    fn open(&mut self, tag: &Tag<'a>, flow: Flow) {
        if self.line_breaks > 1
            && let Some(open) = self.open.last_mut()
        {
            open.has_blank = true;
        }
        self.end_paragraph();
        self.end_text();
        if self.open.len() > 1 && self.open.last().is_some_and(|open| is_ended_by(open.name, tag.name)) {
            self.pop();
        }
        if tag.is("hr") || tag.is("col") {
            self.pieces.push(Piece::Block(tag.raw));
            return;
        }
        self.pieces.push(Piece::Start(tag.raw));
        if self.open.len() < MAX_DEPTH {
            self.open.push(Open::new(tag.name, flow));
        }
    }

    fn close(&mut self, tag: &Tag<'a>) {
        self.end_text();
        let inner = self.open.iter().skip(1).rev().take(MAX_CLOSED);
        let depth = inner.enumerate().find(|(_, open)| tag.is(open.name)).map(|(depth, _)| depth);
        match depth {
            Some(depth) => {
                for _ in 0..=depth {
                    self.pop();
                }
            }
            // Its paragraph was ended by a block.
            None if tag.is("p") => return,
            None => {}
        }
        self.pieces.push(Piece::Block(tag.raw));
    }

    fn pop(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if open.flow == Flow::Several && open.has_several {
            for at in open.texts {
                if let Some(Piece::Text { is_paragraph, .. }) = self.pieces.get_mut(at) {
                    *is_paragraph = true;
                }
            }
        }
    }

    fn render(&self, length: usize) -> String {
        let mut out = String::with_capacity(length + self.pieces.len() * 2);
        for piece in &self.pieces {
            match piece {
                Piece::Start(raw) => out.push_str(raw),
                Piece::Block(raw) => out.extend([raw, "\n"]),
                Piece::Text {
                    text,
                    is_paragraph: true,
                } => out.extend(["<p>", text, "</p>\n"]),
                Piece::Text { text, .. } => out.push_str(text),
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}

fn ends_in_break(text: &str) -> bool {
    let Some(tag) = text.strip_suffix('>') else { return false };
    let tag = tag.trim_end().trim_end_matches('/').trim_end();
    tag.len() >= 3 && tag.is_char_boundary(tag.len() - 3) && tag[tag.len() - 3..].eq_ignore_ascii_case("<br")
}
