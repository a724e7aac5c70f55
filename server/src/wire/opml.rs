//! OPML, the format that subscription lists travel in between programs: read leniently (1.0 to 2.0, as feed readers write it), written
//! strictly (2.0).
//!
//! Source: the OPML 2.0 specification, <http://opml.org/spec2.opml>, "Subscription lists". It requires `text`, `type` and `xmlUrl` of a
//! subscription; `title`, `htmlUrl`, `language` are optional. Outlines without `xmlUrl` are folders.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::references::{escape_attribute, unescape};

pub mod sources;

/// Folders within folders: more is no list that a person made.
const MAX_DEPTH: usize = 32;
/// Characters of a folder's name, those of the folders around it included; the rest is cut off.
const MAX_FOLDER: usize = 300;

/// One subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// What the list calls it; can be empty.
    pub title: String,
    /// The feed's address as it was written, without white space around it; never empty, not checked.
    pub feed_url: String,
    /// The site that the feed belongs to.
    pub homepage: Option<String>,
    /// `language` as it was written: `en-us`, `fr`; some programs write `unknown`.
    pub lang: Option<String>,
    /// The folder it lies in; folders within folders are joined by `/`.
    pub folder: Option<String>,
}

/// Why a list is not taken. None of it is then: half a list would look like a whole one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct OpmlError {
    /// The line of the fault, from 1.
    pub line: usize,
    /// What is wrong, in words.
    pub what: String,
}

/// The subscriptions of a list, in its order. An empty list is no error; a text that is no OPML, that breaks off, or whose folders are
/// nested deeper than 32 is. Names of attributes are read in any case (`xmlUrl`, `xmlurl`, `XMLURL`), and a bare `&` in an address is one.
pub fn read(text: &str) -> Result<Vec<Outline>, OpmlError> {
    Ok(read_with_lines(text)?.into_iter().map(|(_, outline)| outline).collect())
}

/// As [`read`], each with the line that its tag ends on, from 1.
pub fn read_with_lines(text: &str) -> Result<Vec<(usize, Outline)>, OpmlError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut list = List::default();
    let mut lines = Vec::new();
    let (mut line, mut seen) = (1, 0);
    loop {
        let event = reader
            .read_event()
            .map_err(|error| fault(text, reader.error_position(), format!("is no whole XML ({error})")))?;
        let is_over = matches!(event, Event::Eof);
        let end = reader.buffer_position();
        list.take(event).map_err(|what| fault(text, end, what))?;
        if list.outlines.len() > lines.len() {
            let at = usize::try_from(end).unwrap_or(usize::MAX).min(text.len());
            line += memchr::memchr_iter(b'\n', &text.as_bytes()[seen..at]).count();
            seen = at;
            lines.push(line);
        }
        if is_over {
            return Ok(lines.into_iter().zip(list.outlines).collect());
        }
    }
}

/// What is known while a list is read.
#[derive(Default)]
struct List {
    outlines: Vec<Outline>,
    /// An open `<outline>` each: its name when it is a folder.
    open: Vec<Option<String>>,
    /// Open elements of other names.
    others: usize,
    is_opml: bool,
}

impl List {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(tag) if !self.is_opml => {
                self.root(&tag)?;
                self.others = 1;
            }
            Event::Empty(tag) if !self.is_opml => self.root(&tag)?,
            Event::Start(tag) if is_outline(&tag) => {
                let name = self.outline(&tag)?;
                self.open.push(name);
                if self.open.len() > MAX_DEPTH {
                    return Err(format!("has folders nested deeper than {MAX_DEPTH}"));
                }
            }
            Event::Empty(tag) if is_outline(&tag) => {
                self.outline(&tag)?;
            }
            Event::Start(_) => self.others += 1,
            Event::End(tag) if tag.local_name().as_ref().eq_ignore_ascii_case("outline") => {
                self.open.pop();
            }
            Event::End(_) => self.others = self.others.saturating_sub(1),
            Event::Eof if !self.is_opml => return Err("is no OPML: it has no <opml>".into()),
            Event::Eof if self.others > 0 || !self.open.is_empty() => return Err("breaks off before </opml>".into()),
            _ => {}
        }
        Ok(())
    }

    fn root(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        self.is_opml = tag.local_name().as_ref().eq_ignore_ascii_case("opml");
        if self.is_opml {
            Ok(())
        } else {
            Err(format!("is no OPML: it begins with <{}>", tag.name().as_ref()))
        }
    }

    /// Keeps a subscription; `Some` is the name of a folder.
    fn outline(&mut self, tag: &BytesStart<'_>) -> Result<Option<String>, String> {
        let (mut text, mut title, mut feed_url, mut homepage, mut lang) = (None, None, None, None, None);
        for attribute in tag.html_attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| format!("has an outline that cannot be read ({error})"))?;
            let slot = match attribute.key.as_ref().to_ascii_lowercase().as_str() {
                "text" => &mut text,
                "title" => &mut title,
                "xmlurl" => &mut feed_url,
                "htmlurl" => &mut homepage,
                "language" => &mut lang,
                _ => continue,
            };
            *slot = value(&attribute.value);
        }
        let title = text.or(title);
        let Some(feed_url) = feed_url else {
            return Ok(title);
        };
        let mut folder = String::new();
        for name in self.open.iter().flatten() {
            if !folder.is_empty() {
                folder.push('/');
            }
            folder.push_str(name);
            if let Some((end, _)) = folder.char_indices().nth(MAX_FOLDER) {
                folder.truncate(end);
                folder.truncate(folder.trim_end().len());
                break;
            }
        }
        self.outlines.push(Outline {
            title: title.unwrap_or_default(),
            feed_url,
            homepage,
            lang,
            folder: (!folder.is_empty()).then_some(folder),
        });
        Ok(None)
    }
}

fn is_outline(tag: &BytesStart<'_>) -> bool {
    tag.local_name().as_ref().eq_ignore_ascii_case("outline")
}

/// `None` when nothing but white space is in it.
fn value(raw: &str) -> Option<String> {
    // Line breaks as such become spaces, those written as references stay (XML 1.0, 3.3.3).
    let raw = if raw.contains(['\t', '\n', '\r']) {
        Cow::Owned(raw.replace("\r\n", " ").replace(['\t', '\n', '\r'], " "))
    } else {
        Cow::Borrowed(raw)
    };
    let value = unescape(&raw);
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

fn fault(text: &str, at: u64, what: String) -> OpmlError {
    let at = usize::try_from(at).unwrap_or(usize::MAX).min(text.len());
    let line = memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count() + 1;
    OpmlError { line, what }
}

/// The subscriptions as OPML 2.0, in their order: neighbours in the same folder share one `<outline>`. What [`read`] makes of it is
/// `outlines` again, except for characters that XML cannot hold, white space around values, and folders' names over 300 characters.
pub fn write(title: &str, outlines: &[Outline]) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n\t<head>\n\t\t<title>");
    // What is escaped for an attribute is escaped for a text.
    escape_attribute(title, &mut out);
    out.push_str("</title>\n\t</head>\n\t<body>\n");
    for group in outlines.chunk_by(|a, b| a.folder == b.folder) {
        let folder = group.first().and_then(|outline| outline.folder.as_deref());
        if let Some(folder) = folder {
            out.push_str("\t\t<outline");
            attribute("text", folder, &mut out);
            out.push_str(">\n");
        }
        for outline in group {
            out.push_str(if folder.is_some() { "\t\t\t<outline" } else { "\t\t<outline" });
            attribute("type", "rss", &mut out);
            attribute("text", &outline.title, &mut out);
            attribute("title", &outline.title, &mut out);
            attribute("xmlUrl", &outline.feed_url, &mut out);
            for (name, value) in [("htmlUrl", &outline.homepage), ("language", &outline.lang)] {
                if let Some(value) = value {
                    attribute(name, value, &mut out);
                }
            }
            out.push_str("/>\n");
        }
        if folder.is_some() {
            out.push_str("\t\t</outline>\n");
        }
    }
    out.push_str("\t</body>\n</opml>\n");
    out
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape_attribute(value, out);
    out.push('"');
}

#[cfg(test)]
mod tests;
