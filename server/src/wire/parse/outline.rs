//! One pass over a whole XML text that finds its entries and refuses what is broken or beyond measure. Linear in time, and no element is kept.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::{BytesStart, Event};

use super::super::item::Format;
use super::super::quoted::quoted;
use super::{MAX_DEPTH, MAX_ITEMS, ParseError};

/// An element with more attributes is refused: some parsers compare each with each.
const MAX_ATTRIBUTES: usize = 200;
/// All attributes of the elements around the entries together, in bytes: they are read again with each entry.
const MAX_FRAME: usize = 16 * 1024;
/// Entries nest at most so deep: newsMessage, itemSet, newsItem.
const FRAME_DEPTH: usize = 3;

/// An attribute's whole name and its value.
pub(super) type Attribute = (String, String);

/// Where the parts of a feed are.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    /// The attributes of the elements that the first entry is in, the root's first.
    pub frame: Vec<Attribute>,
    /// The entries, each from its first `<` to its last `>`, at most [`MAX_ITEMS`].
    pub entries: Vec<&'a str>,
    /// How many there are in all.
    pub count: usize,
    /// Everything but the entries.
    pub head: Cow<'a, str>,
}

/// Whether an element called `local` is an entry, `depth` being 1 for the root.
fn is_entry(format: Format, local: &str, depth: usize) -> bool {
    match format {
        // RSS 0.9 has its items beside the channel.
        Format::Rss | Format::Rdf => local == "item" && (2..=3).contains(&depth),
        Format::Atom => (local == "entry" && depth <= 2) || (local == "deleted-entry" && depth == 2),
        // News items, and packageItem, conceptItem and so on, which are not read.
        Format::NewsMl => local.ends_with("Item") && matches!(depth, 1 | 3),
        Format::JsonFeed | Format::Ninjs => false,
    }
}

/// Finds the entries of `text`, which is a feed in `format`. What follows the root is ignored: hosts like to add a comment or a script there.
pub(super) fn outline(text: &str, format: Format) -> Result<Outline<'_>, ParseError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().trim_markup_names_in_closing_tags = true;
    let mut open: Vec<String> = Vec::new();
    let mut frame = Frame::default();
    let mut spans: Vec<Range<usize>> = Vec::new();
    let (mut count, mut begun) = (0, None);
    loop {
        let before = offset(reader.buffer_position());
        let event = reader
            .read_event()
            .map_err(|error| fault(text, &error, offset(reader.error_position()), &open))?;
        let refused = |what| ParseError::Refused {
            line: line(text, before),
            what,
        };
        let (start, is_empty) = match &event {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::End(_) => {
                if begun.is_some_and(|(_, depth)| depth == open.len())
                    && let Some((from, _)) = begun.take()
                {
                    spans.push(from..offset(reader.buffer_position()));
                }
                open.pop();
                if open.is_empty() {
                    break;
                }
                continue;
            }
            Event::Eof if open.is_empty() => {
                return Err(ParseError::Shape {
                    format,
                    what: "it has no root element",
                });
            }
            Event::Eof => {
                let within = quoted(&open.pop().unwrap_or_default());
                return Err(ParseError::Truncated {
                    line: line(text, text.len()),
                    within,
                });
            }
            _ => continue,
        };
        let depth = open.len() + 1;
        if depth > MAX_DEPTH {
            return Err(refused("elements are nested too deep"));
        }
        if start.attributes().with_checks(false).take(MAX_ATTRIBUTES + 1).count() > MAX_ATTRIBUTES {
            return Err(refused("an element has too many attributes"));
        }
        if begun.is_none() && depth <= FRAME_DEPTH {
            if is_entry(format, start.local_name().as_ref(), depth) {
                count += 1;
                if count == 1 {
                    frame.leave(depth);
                }
                if is_empty {
                    spans.push(before..offset(reader.buffer_position()));
                } else {
                    begun = Some((before, depth));
                }
            } else if count == 0 && !is_empty {
                frame.enter(start, depth).map_err(refused)?;
            }
        }
        if is_empty {
            if depth == 1 {
                break;
            }
        } else {
            open.push(start.name().as_ref().to_owned());
        }
    }
    let head = without(text, &spans);
    spans.truncate(MAX_ITEMS);
    let entries = spans.into_iter().filter_map(|span| text.get(span)).collect();
    Ok(Outline {
        frame: frame.0.into_iter().flat_map(|(_, attributes)| attributes).collect(),
        entries,
        count,
        head,
    })
}

/// The attributes of the open elements, each element with its depth.
#[derive(Default)]
struct Frame(Vec<(usize, Vec<Attribute>)>);

impl Frame {
    /// Forgets the elements that were closed before one opens at `depth`.
    fn leave(&mut self, depth: usize) {
        self.0.retain(|(above, _)| *above < depth);
    }

    fn enter(&mut self, start: &BytesStart<'_>, depth: usize) -> Result<(), &'static str> {
        self.leave(depth);
        self.0.push((depth, attributes(start)));
        let size: usize = self
            .0
            .iter()
            .flat_map(|(_, attributes)| attributes)
            .map(|(name, value)| name.len() + value.len())
            .sum();
        if size > MAX_FRAME {
            Err("the root element has too many attributes")
        } else {
            Ok(())
        }
    }
}

/// The attributes that can be read; others are left out.
pub(super) fn attributes(start: &BytesStart<'_>) -> Vec<Attribute> {
    let mut written = start.attributes();
    let read = written.with_checks(false).flatten().map(|attribute| {
        let value = quick_xml::escape::unescape(&attribute.value).map_or_else(|_| attribute.value.to_string(), Cow::into_owned);
        (attribute.key.as_ref().to_owned(), value)
    });
    read.collect()
}

/// `text` without `spans`, which are in order.
fn without<'a>(text: &'a str, spans: &[Range<usize>]) -> Cow<'a, str> {
    if spans.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut rest = String::new();
    let mut from = 0;
    for span in spans {
        rest.push_str(&text[from..span.start]);
        from = span.end;
    }
    rest.push_str(&text[from..]);
    Cow::Owned(rest)
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// The line, from 1, of a place in `text`.
fn line(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..at.min(text.len())];
    before.split(|byte| *byte == b'\n').count()
}

fn fault(text: &str, error: &Error, at: usize, open: &[String]) -> ParseError {
    match error {
        Error::Syntax(SyntaxError::InvalidBangMarkup) => {}
        Error::Syntax(_) => {
            let within = open.last().map_or_else(|| "?xml".into(), |open| quoted(open));
            return ParseError::Truncated {
                line: line(text, text.len()),
                within,
            };
        }
        _ => {}
    }
    ParseError::NotWellFormed {
        line: line(text, at),
        cause: quoted(&error.to_string()),
    }
}
