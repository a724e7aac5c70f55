//! HTML as tokens, as far as telling text from tags needs it: no tree, no repair.

/// Elements whose inside is no markup, or must keep its line breaks.
const RAW: [&str; 4] = ["pre", "script", "style", "textarea"];
/// How often a tag whose quotes do not close is looked through to the end of the text; after that, quotes in tags are not minded.
const MAX_OPEN_QUOTES: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Text(&'a str),
    Tag(Tag<'a>),
    /// An element of [`RAW`] with all that is in it.
    Raw {
        name: &'a str,
        raw: &'a str,
    },
    /// Without `<!--` and `-->`.
    Comment(&'a str),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// All of it, from `<` to `>`.
    pub(super) raw: &'a str,
    /// In the case in which it was written.
    pub(super) name: &'a str,
    pub(super) is_close: bool,
}

impl Tag<'_> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// The tokens of a text.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    open_quotes: usize,
    /// What was looked for to the end of the text in vain, and need not be again.
    has_no_tag_end: bool,
    has_no_comment_end: bool,
    has_no_raw_end: [bool; RAW.len()],
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            open_quotes: 0,
            has_no_tag_end: false,
            has_no_comment_end: false,
            has_no_raw_end: [false; RAW.len()],
        }
    }

    /// Bytes from the start of the text to the next token.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn comment(&mut self) -> Option<Token<'a>> {
        let body = self.rest().strip_prefix("<!--").filter(|_| !self.has_no_comment_end)?;
        let Some(end) = body.find("-->") else {
            self.has_no_comment_end = true;
            return None;
        };
        self.at += 4 + end + 3;
        Some(Token::Comment(&body[..end]))
    }

    fn tag(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        let inside = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<'))?;
        let is_close = rest.starts_with("</");
        if !inside.starts_with(|first: char| first.is_ascii_alphabetic()) || self.has_no_tag_end {
            return None;
        }
        let name = inside
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == ':'))
            .map_or(inside, |end| &inside[..end]);
        let Some(end) = self.tag_end(rest) else {
            self.has_no_tag_end = true;
            return None;
        };
        let raw = &rest[..=end];
        if !is_close
            && let Some(which) = RAW.iter().position(|raw| name.eq_ignore_ascii_case(raw))
            && !self.has_no_raw_end[which]
        {
            if let Some(end) = close(rest, end + 1, RAW[which]) {
                self.at += end;
                return Some(Token::Raw { name, raw: &rest[..end] });
            }
            self.has_no_raw_end[which] = true;
        }
        self.at += raw.len();
        Some(Token::Tag(Tag { raw, name, is_close }))
    }

    /// Where the tag's `>` is; those in quoted values are none (HTML, 13.2.5.36).
    fn tag_end(&mut self, tag: &str) -> Option<usize> {
        if self.open_quotes < MAX_OPEN_QUOTES {
            let (mut quote, mut before) = (None, b'<');
            for (at, byte) in tag.bytes().enumerate() {
                match (byte, quote) {
                    (b'>', None) => return Some(at),
                    (b'"' | b'\'', None) if before == b'=' => quote = Some(byte),
                    (_, Some(open)) if open == byte => quote = None,
                    _ => {}
                }
                if !byte.is_ascii_whitespace() {
                    before = byte;
                }
            }
            self.open_quotes += 1;
        }
        tag.find('>')
    }
}

/// Behind the end tag of `name`, looked for from `from` on.
fn close(text: &str, from: usize, name: &str) -> Option<usize> {
    text[from..].match_indices("</").find_map(|(at, _)| {
        let start = from + at + 2;
        let found = text.get(start..start + name.len())?;
        if !found.eq_ignore_ascii_case(name) {
            return None;
        }
        let after = text[start + name.len()..].trim_start();
        // Anything else than blanks before the `>` would be looked for in vain again and again.
        after.strip_prefix('>').map(|after| text.len() - after.len())
    })
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        if rest.is_empty() {
            return None;
        }
        if rest.starts_with('<')
            && let Some(token) = self.comment().or_else(|| self.tag())
        {
            return Some(token);
        }
        // A `<` that begins nothing is text, as every browser takes it.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..].find('<').map_or(rest.len(), |end| first + end);
        self.at += end;
        Some(Token::Text(&rest[..end]))
    }
}
