//! Where each child of the channel begins and ends, by bytes: only tags, CDATA sections and comments are told apart.

use std::io::{self, BufRead};

use super::MAX_ITEM;
use super::fault::Reason;
use super::window::{Found, Window};

/// Bytes of a declaration, a comment between items, or a tag with its attributes.
const MAX_TAG: usize = 1 << 16;
/// Bytes of an author, a term, or any other child of the channel that is no item.
const MAX_OTHER: usize = 1 << 20;
/// Bytes to look at to know what begins at a `<`.
const GLANCE: usize = 16;
/// Blanks before a tag that still count as the beginning of its line.
const MAX_INDENT: usize = 32;

/// What comes next. Reading stands at its first byte, and lengths count from there.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// `<?xml …?>`.
    Declaration(usize),
    /// The start tag of `<rss>` or `<channel>`, whose children are what is looked for.
    Root(usize),
    Element(Element),
    /// `is_closed`: the channel's end was seen, so nothing is missing.
    End {
        is_closed: bool,
    },
}

/// A child of the channel.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// With its prefix.
    pub(super) name: String,
    /// Bytes to its end; when it is broken, bytes that were looked at.
    pub(super) length: usize,
    pub(super) outcome: Outcome,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Whole,
    Broken(Reason),
}

/// Goes to the next child of the channel, over text and comments.
pub(super) fn next<R: BufRead>(window: &mut Window<R>) -> io::Result<Frame> {
    loop {
        let Some(at) = memchr::memchr(b'<', window.rest()) else {
            window.advance(usize::MAX);
            if !window.more()? {
                return Ok(Frame::End { is_closed: false });
            }
            continue;
        };
        window.advance(at);
        let head = window.head(GLANCE)?;
        let skipped = if head.starts_with(b"<?") {
            let is_declaration = head.starts_with(b"<?xml") && head.get(5).is_some_and(u8::is_ascii_whitespace);
            let length = length_to(window, b"?>", 2, MAX_TAG)?;
            if is_declaration && length > 2 {
                return Ok(Frame::Declaration(length));
            }
            length
        } else if head.starts_with(b"<!--") {
            length_to(window, b"-->", 4, MAX_TAG)?
        } else if head.starts_with(b"<![CDATA[") {
            length_to(window, b"]]>", 9, MAX_OTHER)?
        } else if closes_list(head) {
            return Ok(Frame::End { is_closed: true });
        } else if head.get(1).is_some_and(u8::is_ascii_alphabetic) {
            match start_tag(window)? {
                Started::Frame(frame) => return Ok(frame),
                Started::Empty(length) => length,
            }
        } else {
            1
        };
        window.advance(skipped);
    }
}

/// Bytes up to and including `end`; `from`, the bytes of the opening, when it has none.
fn length_to<R: BufRead>(window: &mut Window<R>, end: &[u8], from: usize, limit: usize) -> io::Result<usize> {
    Ok(match window.find(end, from, limit)? {
        Found::At(at) => at + end.len(),
        Found::TooFar | Found::End => from,
    })
}

enum Started {
    Frame(Frame),
    /// A tag that closes itself: nothing in it.
    Empty(usize),
}

fn start_tag<R: BufRead>(window: &mut Window<R>) -> io::Result<Started> {
    let found = tag_end(window)?;
    let rest = window.rest();
    let name = name(&rest[1..]);
    let Found::At(last) = found else {
        return Ok(Started::Frame(Frame::Element(Element {
            length: rest.len().min(MAX_TAG),
            outcome: Outcome::Broken(if found == Found::End { Reason::CutOff } else { Reason::Tag }),
            name,
        })));
    };
    if matches!(name.as_str(), "rss" | "channel" | "rdf:RDF") {
        return Ok(Started::Frame(Frame::Root(last + 1)));
    }
    if rest[last - 1] == b'/' {
        return Ok(Started::Empty(last + 1));
    }
    let (length, outcome) = element(window, last + 1, &name)?;
    Ok(Started::Frame(Frame::Element(Element { name, length, outcome })))
}

/// Where the `>` is of the tag at which reading stands; those in quotes are none.
fn tag_end<R: BufRead>(window: &mut Window<R>) -> io::Result<Found> {
    let mut quote = None;
    let mut at = 1;
    loop {
        for &byte in &window.rest()[at..] {
            match (byte, quote) {
                (b'>', None) => return Ok(Found::At(at)),
                (b'"' | b'\'', None) => quote = Some(byte),
                (_, Some(open)) if open == byte => quote = None,
                _ => {}
            }
            at += 1;
            if at >= MAX_TAG {
                return Ok(Found::TooFar);
            }
        }
        if !window.more()? {
            return Ok(Found::End);
        }
    }
}

/// Where the element ends whose start tag is `tag` bytes long.
fn element<R: BufRead>(window: &mut Window<R>, tag: usize, name: &str) -> io::Result<(usize, Outcome)> {
    let limit = if name == "item" { MAX_ITEM } else { MAX_OTHER };
    let mut at = tag;
    let end = loop {
        let found = window.find(b"<", at, limit)?;
        let Found::At(open) = found else { break found };
        window.head(open + GLANCE.max(name.len() + 3))?;
        let here = &window.rest()[open..];
        let found = if here.starts_with(b"<![CDATA[") {
            window.find(b"]]>", open + 9, limit)?
        } else if here.starts_with(b"<!--") {
            window.find(b"-->", open + 4, limit)?
        } else if here.strip_prefix(b"</").is_some_and(|after| is_named(after, name)) {
            match window.find(b">", open, limit)? {
                Found::At(last) => return Ok((last + 1, Outcome::Whole)),
                missing => missing,
            }
        } else if closes_list(here) || is_named(&here[1..], "item") {
            return Ok((open, Outcome::Broken(Reason::Unclosed)));
        } else {
            Found::At(open)
        };
        let Found::At(last) = found else { break found };
        at = last + 1;
    };
    let reason = if end == Found::End { Reason::CutOff } else { Reason::TooLarge };
    Ok((window.rest().len(), Outcome::Broken(reason)))
}

/// The name at the beginning of a tag's inside.
fn name(inside: &[u8]) -> String {
    let end = inside.iter().position(|byte| is_after_name(*byte)).unwrap_or(inside.len());
    String::from_utf8_lossy(&inside[..end]).into_owned()
}

fn is_named(inside: &[u8], name: &str) -> bool {
    inside
        .strip_prefix(name.as_bytes())
        .is_some_and(|after| after.first().is_some_and(|byte| is_after_name(*byte)))
}

fn is_after_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'>' || byte == b'/'
}

fn closes_list(here: &[u8]) -> bool {
    here.strip_prefix(b"</")
        .is_some_and(|after| is_named(after, "channel") || is_named(after, "rss") || is_named(after, "rdf:RDF"))
}

/// Where, from `from` on, an item or the end of the list begins, whatever it may lie in: at the beginning of a line, or right behind
/// another tag, as WordPress writes it.
pub(super) fn boundary(bytes: &[u8], from: usize) -> Option<usize> {
    let searched = bytes.get(from..)?;
    memchr::memchr_iter(b'<', searched).map(|at| from + at).find(|&at| {
        let here = &bytes[at..];
        (is_named(&here[1..], "item") || closes_list(here)) && begins_line(&bytes[..at])
    })
}

fn begins_line(before: &[u8]) -> bool {
    for &byte in before.iter().rev().take(MAX_INDENT) {
        match byte {
            b'\n' | b'\r' | b'>' => return true,
            b' ' | b'\t' => {}
            _ => return false,
        }
    }
    before.is_empty()
}

/// Goes to the next [`boundary`], or to the end of the file.
pub(super) fn skip_to_boundary<R: BufRead>(window: &mut Window<R>) -> io::Result<()> {
    loop {
        if let Some(at) = boundary(window.rest(), 0) {
            window.advance(at);
            return Ok(());
        }
        // What may be the beginning of one stays, with what stands before it.
        window.advance(window.rest().len().saturating_sub(MAX_INDENT + GLANCE));
        if !window.more()? {
            window.advance(usize::MAX);
            return Ok(());
        }
    }
}
