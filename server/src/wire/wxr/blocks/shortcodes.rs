//! Shortcodes: `[name attribute="value"]`, `[name]…[/name]`, `[name /]`, and `[[name]]`, which means `[name]` as text.
//!
//! Source: <https://codex.wordpress.org/Shortcode_API>.

/// Bytes from `[` to `]`; what is longer is text.
const MAX_LENGTH: usize = 4096;
/// Bytes that may be looked at in vain beyond those of the text itself.
const MAX_MISSES: usize = 1 << 20;
/// WordPress's own that can stand alone without attributes, and the most common one of a plugin.
const KNOWN: [&str; 8] = [
    "caption",
    "wp_caption",
    "gallery",
    "playlist",
    "audio",
    "video",
    "embed",
    "toc",
];

/// What stands in square brackets and may be a shortcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Code<'a> {
    /// All of it, with its brackets.
    pub(super) raw: &'a str,
    pub(super) name: &'a str,
    attributes: &'a str,
    pub(super) is_close: bool,
    is_single: bool,
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Text(&'a str),
    Code(Code<'a>),
}

/// Finds what may be shortcodes, text by text.
#[derive(Default)]
pub(super) struct Finder {
    misses: usize,
}

impl Finder {
    /// The parts of a text, in order.
    pub(super) fn split<'a>(&mut self, text: &'a str, mut each: impl FnMut(Part<'a>)) {
        let (mut start, mut at) = (0, 0);
        while let Some(open) = text[at..].find('[').map(|open| at + open) {
            let escaped = text[open..].starts_with("[[");
            let code = self.code(&text[open + usize::from(escaped)..]);
            at = match code {
                Some(code) if escaped => {
                    let end = open + 1 + code.raw.len();
                    if text[end..].starts_with(']') {
                        each(Part::Text(&text[start..open]));
                        each(Part::Text(code.raw));
                        start = end + 1;
                        start
                    } else {
                        // `[[a]b]` is a bracket and then a shortcode.
                        open + 1
                    }
                }
                Some(code) => {
                    each(Part::Text(&text[start..open]));
                    each(Part::Code(code));
                    start = open + code.raw.len();
                    start
                }
                None => open + 1,
            };
        }
        each(Part::Text(&text[start..]));
    }

    /// What begins at a `[`.
    fn code<'a>(&mut self, text: &'a str) -> Option<Code<'a>> {
        let inside = text.strip_prefix("[/").or_else(|| text.strip_prefix('['))?;
        let is_close = text.starts_with("[/");
        if !inside.starts_with(|first: char| first.is_ascii_alphabetic()) || self.misses > MAX_MISSES {
            return None;
        }
        let name_end = inside.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'))?;
        let (name, after) = inside.split_at(name_end);
        if !after.starts_with([' ', '\t', '\n', ']', '/']) && !after.starts_with('\u{a0}') {
            return None;
        }
        let Some(length) = end(after) else {
            self.misses += after.len().min(MAX_LENGTH);
            return None;
        };
        let attributes = &after[..length];
        Some(Code {
            raw: &text[..=text.len() - inside.len() + name_end + length],
            name,
            attributes: attributes.strip_suffix('/').unwrap_or(attributes),
            is_close,
            is_single: attributes.ends_with('/'),
        })
    }
}

/// Bytes before the `]`; those in quotes are none.
fn end(attributes: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in attributes.bytes().take(MAX_LENGTH).enumerate() {
        match (byte, quote) {
            (b']', None) => return Some(at),
            (b'[', None) => return None,
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if open == byte => quote = None,
            _ => {}
        }
    }
    // An apostrophe in prose opens no quote: `[Ann's words]`.
    let end = attributes
        .bytes()
        .take(MAX_LENGTH)
        .position(|byte| matches!(byte, b']' | b'['))?;
    attributes[end..].starts_with(']').then_some(end)
}

impl<'a> Code<'a> {
    /// Whether it is one even without an end tag.
    pub(super) fn is_one_by_itself(&self) -> bool {
        !self.is_close
            && (self.is_single
                || self.name.contains('_')
                || KNOWN.iter().any(|known| self.name.eq_ignore_ascii_case(known))
                || self.attributes().any(|(name, _)| !name.is_empty()))
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute with a name, as written.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes()
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// Names and values; the name is empty for a value that stands alone.
    fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches([' ', '\t', '\n', '\u{a0}', ',']);
            if rest.is_empty() {
                return None;
            }
            let end = rest
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'))
                .unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            let is_named = !name.is_empty() && after.trim_start().starts_with('=');
            let (name, value) = if is_named {
                (name, after.trim_start()[1..].trim_start())
            } else {
                ("", rest)
            };
            let (value, after) = value_of(value);
            rest = after;
            Some((name, value))
        })
    }
}

/// A value, in quotes or up to the next blank, and what comes behind it.
fn value_of(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some((value, after)) = text.strip_prefix(quote).and_then(|inside| inside.split_once(quote)) {
            return (value, after);
        }
    }
    text.split_at(text.find([' ', '\t', '\n']).unwrap_or(text.len()))
}

/// Attachments' numbers, `1, 2,3`; whatever is no number is left out.
pub(super) fn ids(list: &str) -> Vec<u64> {
    list.split(',').filter_map(|id| id.trim().parse().ok()).collect()
}

/// Which of the codes are shortcodes: those that are by themselves, those that are ended, and their ends.
pub(super) fn known(codes: &[Code<'_>]) -> Vec<Known> {
    let mut ends: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    let mut known = vec![Known::Text; codes.len()];
    for (code, known) in codes.iter().zip(&mut known).rev() {
        let count = ends.entry(code.name.to_ascii_lowercase()).or_default();
        if code.is_close {
            *count += 1;
        } else if *count > 0 && !code.is_single {
            *count -= 1;
            *known = Known::Open;
        } else if code.is_one_by_itself() {
            *known = Known::Single;
        }
    }
    let mut open: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for (code, known) in codes.iter().zip(&mut known) {
        let count = open.entry(code.name.to_ascii_lowercase()).or_default();
        if *known == Known::Open {
            *count += 1;
        } else if code.is_close && *count > 0 {
            *count -= 1;
            *known = Known::Close;
        }
    }
    known
}

/// What a [`Code`] turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// Square brackets in prose.
    Text,
    /// A shortcode without an end.
    Single,
    /// A shortcode whose end comes.
    Open,
    /// That end.
    Close,
}
