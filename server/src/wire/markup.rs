//! Splits markup into text and tags, before any parser sees it: what a parser need not see, or would be slow on, is left out here.
//!
//! Left out: comments, declarations, processing instructions, the marks of CDATA sections (their content stays), the content of
//! elements whose content is never shown (script, style, title, iframe, noembed, noframes), and each tag's attributes after the
//! hundredth: html5ever compares every attribute with all before it, which for a tag of a megabyte means minutes.
//!
//! Where tags begin and end is the HTML standard's rule (13.2.5). Nothing relies on it for safety: what comes out is judged anew.

use std::cell::RefCell;
use std::iter::FusedIterator;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

const MAX_ATTRIBUTES: usize = 100;

/// Elements whose content is not shown, and whether that holds too when the end tag is missing: half a script is no text, while
/// half an `<iframe>` is a slip that must not take the rest of an article with it.
const UNSHOWN: [(&str, bool); 6] = [
    ("script", true),
    ("style", true),
    ("title", false),
    ("iframe", false),
    ("noembed", false),
    ("noframes", false),
];

/// One part of a document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Piece<'a> {
    /// Text as it is written, its character references unread. A `<` in it begins no tag.
    Text(&'a str),
    /// A whole tag from `<` to `>`. Cut short (no `>`) when it has too many attributes.
    Tag(Tag<'a>),
    /// A tag that the document ends in, which a browser leaves out: half a tag, or no tag at all.
    Half(Tag<'a>),
}

/// A tag as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tag<'a> {
    /// From `<`, up to `>` or to where it was cut.
    pub source: &'a str,
    /// The name as it is written.
    pub name: &'a str,
    /// Whether it was cut, so that a `>` is to be added.
    pub is_cut: bool,
}

/// The parts of `html` in order. Linear time.
pub fn pieces(html: &str) -> Pieces<'_> {
    Pieces {
        html,
        at: 0,
        never_closed: [false; UNSHOWN.len()],
        in_cdata: false,
    }
}

/// What begins at a `<`.
enum Markup<'a> {
    /// Nothing: it is text.
    None,
    /// Something that has been left out.
    LeftOut,
    Piece(Piece<'a>),
}

/// See [`pieces`].
#[derive(Debug)]
pub struct Pieces<'a> {
    html: &'a str,
    at: usize,
    /// For which of [`UNSHOWN`] there is no end tag any more, so that it is looked for once only.
    never_closed: [bool; UNSHOWN.len()],
    in_cdata: bool,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let html: &'a str = self.html;
            let rest = &html[self.at..];
            if rest.is_empty() {
                return None;
            }
            if self.in_cdata && rest.starts_with("]]>") {
                self.in_cdata = false;
                self.at += 3;
            } else {
                match rest.strip_prefix('<').map_or(Markup::None, |after| self.markup(rest, after)) {
                    Markup::Piece(piece) => return Some(piece),
                    Markup::LeftOut => {}
                    Markup::None => {
                        let end = self.text_end(rest);
                        self.at += end;
                        return Some(Piece::Text(&rest[..end]));
                    }
                }
            }
        }
    }
}

impl FusedIterator for Pieces<'_> {}

impl<'a> Pieces<'a> {
    /// Where the text at the start of `rest` ends, at least one character on.
    fn text_end(&self, rest: &str) -> usize {
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let mut end = first + rest[first..].find('<').unwrap_or(rest.len() - first);
        if self.in_cdata
            && let Some(close) = rest[..end].find("]]>").filter(|close| *close > 0)
        {
            end = close;
        }
        end
    }

    /// `after` is `rest` after its `<`.
    fn markup(&mut self, rest: &'a str, after: &'a str) -> Markup<'a> {
        let bytes = after.as_bytes();
        let length = match bytes.first() {
            Some(letter) if letter.is_ascii_alphabetic() => return Markup::Piece(self.tag(rest, 1)),
            Some(b'/') => match bytes.get(1) {
                Some(letter) if letter.is_ascii_alphabetic() => return Markup::Piece(self.tag(rest, 2)),
                // `</>` and `</ x>` are comments to the standard.
                Some(_) => through(rest, ">"),
                None => return Markup::None,
            },
            Some(b'!') if after.starts_with("![CDATA[") => {
                self.in_cdata = true;
                "<![CDATA[".len()
            }
            Some(b'!') => match after.strip_prefix("!--") {
                Some(comment) => "<!--".len() + comment_end(comment),
                None => through(rest, ">"),
            },
            Some(b'?') => through(rest, ">"),
            _ => return Markup::None,
        };
        self.at += length;
        Markup::LeftOut
    }

    /// The tag at the start of `rest`, its name beginning at `name_at`.
    fn tag(&mut self, rest: &'a str, name_at: usize) -> Piece<'a> {
        let extent = TagExtent::of(rest, name_at);
        self.at += extent.end;
        let name = &rest[name_at..extent.name_end];
        if !extent.is_whole {
            return Piece::Half(Tag {
                source: rest,
                name,
                is_cut: false,
            });
        }
        let is_self_closing = rest[..extent.end].ends_with("/>");
        if name_at == 1
            && !is_self_closing
            && let Some(unshown) = UNSHOWN.iter().position(|(unshown, _)| name.eq_ignore_ascii_case(unshown))
        {
            self.leave_out_content(unshown);
        }
        Piece::Tag(Tag {
            source: &rest[..extent.kept.unwrap_or(extent.end)],
            name,
            is_cut: extent.kept.is_some(),
        })
    }

    fn leave_out_content(&mut self, unshown: usize) {
        let (name, even_unclosed) = UNSHOWN[unshown];
        let end = if self.never_closed[unshown] {
            None
        } else {
            end_tag(&self.html[self.at..], name)
        };
        match end {
            Some(end) => self.at += end,
            None if even_unclosed => self.at = self.html.len(),
            None => self.never_closed[unshown] = true,
        }
    }
}

/// The length up to and with `end`, or all of it.
fn through(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}

/// The length of a comment after its `<!--`. `-->`, `--!>`, and right at its beginning `>` and `->` end it.
fn comment_end(comment: &str) -> usize {
    for abrupt in [">", "->"] {
        if comment.starts_with(abrupt) {
            return abrupt.len();
        }
    }
    let mut from = 0;
    while let Some(at) = comment[from..].find("--") {
        let dashes = from + at;
        let after = &comment[dashes + 2..];
        if after.starts_with('>') {
            return dashes + 3;
        }
        if after.starts_with("!>") {
            return dashes + 4;
        }
        from = dashes + 1;
    }
    comment.len()
}

/// Where the next `</name` begins.
fn end_tag(html: &str, name: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    let mut from = 0;
    while let Some(at) = html[from..].find("</") {
        let start = from + at;
        let name_end = start + 2 + name.len();
        let is_it = bytes
            .get(start + 2..name_end)
            .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
        let is_whole = bytes
            .get(name_end)
            .is_none_or(|next| matches!(next, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r' | b'/' | b'>'));
        if is_it && is_whole {
            return Some(start);
        }
        from = start + 2;
    }
    None
}

/// How far a tag reaches.
struct TagExtent {
    name_end: usize,
    /// After the `>`.
    end: usize,
    /// Where the attributes that are too many begin.
    kept: Option<usize>,
    is_whole: bool,
}

impl TagExtent {
    fn of(rest: &str, name_at: usize) -> Self {
        enum At {
            Between,
            Name,
            BeforeValue,
            Value,
            Quoted(u8),
        }
        let is_space = |byte: u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r');
        let name_end = rest[name_at..]
            .find([' ', '\t', '\n', '\x0c', '\r', '/', '>'])
            .map_or(rest.len(), |at| name_at + at);
        let mut extent = Self {
            name_end,
            end: rest.len(),
            kept: None,
            is_whole: false,
        };
        let mut at = At::Between;
        let mut attributes = 0_usize;
        for (offset, byte) in rest.bytes().enumerate().skip(name_end) {
            at = match (at, byte) {
                (At::Quoted(quote), _) if byte == quote => At::Between,
                (At::Quoted(quote), _) => At::Quoted(quote),
                (_, b'>') => {
                    extent.end = offset + 1;
                    extent.is_whole = true;
                    break;
                }
                (At::BeforeValue, _) if is_space(byte) => At::BeforeValue,
                (At::BeforeValue, b'"' | b'\'') => At::Quoted(byte),
                (At::BeforeValue, _) => At::Value,
                (At::Value, _) if !is_space(byte) => At::Value,
                (At::Name, b'=') => At::BeforeValue,
                // Space between a name and its `=` is allowed, hence a value may follow from here too.
                (At::Between, b'=') if attributes > 0 => At::BeforeValue,
                (_, b'/') => At::Between,
                (_, _) if is_space(byte) => At::Between,
                (At::Name, _) => At::Name,
                (_, _) => {
                    attributes += 1;
                    if attributes > MAX_ATTRIBUTES && extent.kept.is_none() {
                        extent.kept = Some(offset);
                    }
                    At::Name
                }
            };
        }
        extent
    }
}

/// Text with its character references read, by the HTML standard's table and rules.
pub fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    // The one thing that could begin a tag is made a reference itself.
    let sink = TextOnly(RefCell::new(String::with_capacity(text.len())));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text.replace('<', "&lt;")));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

struct TextOnly(RefCell<String>);

impl TokenSink for TextOnly {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::CharacterTokens(text) = token {
            self.0.borrow_mut().push_str(&text);
        }
        TokenSinkResult::Continue
    }
}

/// Whether a character has no business in a text: control characters other than tab and line ends, and Unicode's noncharacters.
pub fn is_control(character: char) -> bool {
    (character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\x0c'))
        || matches!(character, '\u{fdd0}'..='\u{fdef}' | '\u{feff}')
        || (character as u32) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(html: &str) -> String {
        pieces(html)
            .map(|piece| match piece {
                Piece::Text(text) => text.to_owned(),
                Piece::Tag(tag) => format!("{}{}", tag.source, if tag.is_cut { ">" } else { "" }),
                Piece::Half(_) => String::new(),
            })
            .collect()
    }

    #[test]
    fn what_is_never_shown_is_left_out() {
        for (html, expected) in [
            ("a<!-- b -->c", "ac"),
            ("a<!--> b", "a b"),
            ("a<!-- b --!>c", "ac"),
            ("a<!-- b - -- -> c", "a"),
            ("<!DOCTYPE html><?php x ?>a", "a"),
            ("<![CDATA[a <b>c</b>]]> d ]]>", "a <b>c</b> d ]]>"),
            ("a<script>if (1 < 2) '<b>'</script >c", "a<script></script >c"),
            ("a<STYLE>x</styles></Style\n>c", "a<STYLE></Style\n>c"),
            ("a<script>b", "a<script>"),
            ("a<iframe src=x>b", "a<iframe src=x>b"),
            ("a<iframe src=x />b<iframe>c</iframe>", "a<iframe src=x />b<iframe></iframe>"),
            ("a < b <3 </3 x> c", "a < b <3  c"),
            ("<a href=\"x>y\">z</a", "<a href=\"x>y\">z"),
            ("<a title = 'x>y' b>z", "<a title = 'x>y' b>z"),
            ("", ""),
            ("<", "<"),
            ("</", "</"),
        ] {
            assert_eq!(kept(html), expected, "{html}");
        }
    }

    #[test]
    fn attributes_after_the_hundredth_are_cut_off() {
        let many = (0..5_000).map(|n| format!(" a{n}='>'")).collect::<Vec<_>>().concat();
        let html = kept(&format!("<p{many}>text</p>"));
        assert!(html.ends_with("a99='>' >text</p>"), "{html}");
    }

    #[test]
    fn unclosed_elements_are_looked_for_once() {
        let html = "<title><iframe><noembed>".repeat(100_000);
        assert_eq!(kept(&html).len(), html.len());
    }

    #[test]
    fn references_are_read_and_nothing_else() {
        assert_eq!(
            decoded("a &lt;b&gt; &eacute;&#233;&#xe9; &amp;amp; & <b>"),
            "a <b> ééé &amp; & <b>"
        );
        assert_eq!(decoded("&#x80;&#0;&nosuch;"), "€\u{fffd}&nosuch;");
    }
}
