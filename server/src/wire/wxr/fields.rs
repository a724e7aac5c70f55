//! The fields of one child of the channel, as XML.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::fault::Reason;
use super::header::{Header, Space};
use super::references;

/// An element in an item, an author or a term.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) space: Space,
    /// Without its prefix; `postmeta` for a value that a plugin or WordPress itself attached.
    pub(super) name: String,
    /// The attribute `domain` of a category.
    pub(super) domain: String,
    /// The attribute `nicename` of a category; the name of a `postmeta`.
    pub(super) key: String,
    /// What is in it: text as text; elements, which only broken exports have there, as they were written.
    pub(super) text: String,
}

/// The only attached values that are read; the others can be megabytes of a page builder's.
const METAS: [&str; 2] = ["_thumbnail_id", "_wp_attachment_image_alt"];

/// Gives every field to `each`, in order. An error comes with its place in `text`.
pub(super) fn read(text: &str, header: &Header, mut each: impl FnMut(Field)) -> Result<(), (usize, Reason)> {
    let mut walk = Walk::default();
    let mut reader = reader(text);
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return Err((place(&reader), Reason::Broken(error.to_string()))),
        };
        match event {
            Event::Eof if walk.depth == 0 => return Ok(()),
            Event::Eof => return Err((text.len(), Reason::Unclosed)),
            Event::Start(tag) => walk.open(&tag, header),
            Event::Empty(tag) => walk.empty(&tag),
            Event::End(tag) => walk.close(tag.name().as_ref(), &mut each),
            Event::Text(text) => walk.text(&text),
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(reference) => walk.reference(&reference),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// The text of an element that holds nothing else.
pub(super) fn text(text: &str) -> Result<String, (usize, Reason)> {
    let mut value = String::new();
    let mut reader = reader(text);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return Ok(value.trim().to_owned()),
            Ok(Event::Text(text)) => push(&text, &mut value),
            Ok(Event::CData(text)) => push(&text, &mut value),
            Ok(Event::GeneralRef(reference)) => push_reference(&reference, &mut value),
            Ok(_) => {}
            Err(error) => return Err((place(&reader), Reason::Broken(error.to_string()))),
        }
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    reader
}

fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.error_position()).unwrap_or(usize::MAX)
}

/// Characters that XML forbids are left out: exports hold them as editors pasted them.
fn push(text: &str, out: &mut String) {
    if text.bytes().all(|byte| byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r')) {
        out.push_str(text);
    } else {
        out.extend(text.chars().filter(|&character| references::is_allowed(character)));
    }
}

fn push_reference(name: &str, out: &mut String) {
    match references::resolve(name) {
        Some(character) => out.push(character),
        // `&nbsp;` and the like are HTML's, and HTML is what they are in.
        None => out.extend(["&", name, ";"]),
    }
}

#[derive(Default)]
struct Walk {
    /// Open elements; the child of the channel itself is the first.
    depth: usize,
    field: Option<Field>,
    /// In a `postmeta`, what its key or its value says so far.
    part: String,
}

impl Walk {
    fn open(&mut self, tag: &BytesStart<'_>, header: &Header) {
        self.depth += 1;
        match (self.depth, &mut self.field) {
            (2, _) => self.field = field(tag, header),
            (3, Some(field)) if is_meta(field) => self.part.clear(),
            (3.., Some(field)) => field.text.extend(["<", &**tag, ">"]),
            _ => {}
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        if let Some(field) = self.field.as_mut().filter(|field| !is_meta(field)) {
            field.text.extend(["<", &**tag, "/>"]);
        }
    }

    fn close(&mut self, name: &str, each: &mut impl FnMut(Field)) {
        let local = name.split_once(':').map_or(name, |(_, local)| local);
        match (self.depth, &mut self.field) {
            (2, field) => {
                if let Some(field) = field.take() {
                    each(field);
                }
            }
            (3, Some(field)) if is_meta(field) => match local {
                "meta_key" => field.key = std::mem::take(&mut self.part),
                "meta_value" if METAS.contains(&field.key.as_str()) => field.text = std::mem::take(&mut self.part),
                _ => {}
            },
            (3.., Some(field)) => field.text.extend(["</", name, ">"]),
            _ => {}
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn text(&mut self, text: &str) {
        if let Some(out) = self.target() {
            push(text, out);
        }
    }

    fn reference(&mut self, name: &str) {
        let is_text = self.depth == 2 || self.field.as_ref().is_some_and(is_meta);
        if let Some(out) = self.target() {
            if is_text {
                push_reference(name, out);
            } else {
                // Among elements it is HTML already.
                out.extend(["&", name, ";"]);
            }
        }
    }

    /// Where text goes: white space between the parts of a `postmeta` and a comment's text go nowhere.
    fn target(&mut self) -> Option<&mut String> {
        match &mut self.field {
            Some(field) if is_meta(field) => (self.depth == 3).then_some(&mut self.part),
            Some(field) => Some(&mut field.text),
            None => None,
        }
    }
}

fn is_meta(field: &Field) -> bool {
    field.space == Space::Wp && field.name == "postmeta"
}

/// `None` for comments: they are not imported, and their parts have names that posts use.
fn field(tag: &BytesStart<'_>, header: &Header) -> Option<Field> {
    let name = tag.name();
    let (space, local) = header.resolve(name.as_ref());
    if space == Space::Wp && local == "comment" {
        return None;
    }
    let mut field = Field {
        space,
        name: local.to_owned(),
        domain: String::new(),
        key: String::new(),
        text: String::new(),
    };
    if space == Space::None && local == "category" {
        for attribute in tag.attributes().with_checks(false).flatten() {
            let slot = match attribute.key.as_ref() {
                "domain" => &mut field.domain,
                "nicename" => &mut field.key,
                _ => continue,
            };
            *slot = references::unescape(&attribute.value).into_owned();
        }
    }
    Some(field)
}
