//! A TOML text with its places: on which line a key stands, and which key a fault is about.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// A step from a table or an array to a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// What has this name.
    Key(&'static str),
    /// From 0.
    Entry(usize),
}

/// A text with the places of its keys.
pub(crate) struct TomlSource<'a> {
    text: &'a str,
    root: DeTable<'a>,
}

/// Where a fault is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// From 1.
    pub(crate) line: usize,
    /// With dots between its parts.
    pub(crate) key: Option<String>,
}

impl<'a> TomlSource<'a> {
    /// Of a text with faults, as much as can be read.
    pub(crate) fn new(text: &'a str) -> Self {
        let (root, _) = DeTable::parse_recoverable(text);
        Self {
            text,
            root: root.into_inner(),
        }
    }

    /// The line, from 1, on which the last part of a path stands, or the last of its parts that is there at all.
    pub(crate) fn line_of(&self, path: &[Step]) -> usize {
        let mut found = 0;
        let mut table = Some(&self.root);
        let mut array = None;
        for step in path {
            let value = match step {
                Step::Key(name) => table
                    .and_then(|table| table.iter().find(|(key, _)| key.get_ref() == name))
                    .map(|(key, value)| (key.span(), value.get_ref())),
                Step::Entry(index) => array
                    .and_then(|array: &toml::de::DeArray<'_>| array.get(*index))
                    .map(|value| (value.span(), value.get_ref())),
            };
            let Some((span, value)) = value else { break };
            // A table that only dotted keys make up has no place of its own.
            if !span.is_empty() {
                found = span.start;
            }
            (table, array) = (value.as_table(), value.as_array());
        }
        line_at(self.text, found)
    }

    /// The line of a key of the outermost table, if it is there.
    pub(crate) fn line_of_key(&self, key: &'static str) -> Option<usize> {
        let is_there = self.root.keys().any(|name| name.get_ref() == key);
        is_there.then(|| self.line_of(&[Step::Key(key)]))
    }

    /// Where a fault is; `None` when it is about the text as a whole, as a key that is missing.
    pub(crate) fn place_of(&self, error: &toml::de::Error) -> Option<Place> {
        let span = error.span().filter(|span| *span != (0..0))?;
        let mut closest = None;
        closest_in_table(&self.root, &[], span.start, &mut closest);
        let line = line_at(self.text, span.start);
        Some(Place {
            line,
            // What cannot be read at all is no value of a key: then the line itself may name it.
            key: closest.map(|(_, path)| path.join(".")).or_else(|| self.key_on(line)),
        })
    }

    fn key_on(&self, line: usize) -> Option<String> {
        let (key, _) = self.text.lines().nth(line - 1)?.split_once('=')?;
        Some(key.trim().to_owned())
    }
}

/// The smallest part around a byte so far: its length, and the names that lead to it.
type Closest<'a> = Option<(usize, Vec<&'a str>)>;

fn closest_in_table<'a>(table: &'a DeTable<'_>, path: &[&'a str], offset: usize, closest: &mut Closest<'a>) {
    for (key, value) in table {
        let mut path = path.to_vec();
        path.push(key.get_ref());
        consider(&key.span(), &path, offset, closest);
        closest_in_value(value, &path, offset, closest);
    }
}

fn closest_in_value<'a>(value: &'a Spanned<DeValue<'_>>, path: &[&'a str], offset: usize, closest: &mut Closest<'a>) {
    consider(&value.span(), path, offset, closest);
    match value.get_ref() {
        DeValue::Table(table) => closest_in_table(table, path, offset, closest),
        DeValue::Array(array) => {
            for entry in array {
                closest_in_value(entry, path, offset, closest);
            }
        }
        _ => {}
    }
}

fn consider<'a>(span: &Range<usize>, path: &[&'a str], offset: usize, closest: &mut Closest<'a>) {
    if span.contains(&offset) && closest.as_ref().is_none_or(|(length, _)| span.len() <= *length) {
        *closest = Some((span.len(), path.to_vec()));
    }
}

/// The line of a byte offset, from 1.
pub(crate) fn line_at(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

/// A fault's first line behind its key, unless it names the key itself.
pub(crate) fn with_key(key: Option<&str>, message: &str) -> String {
    let message = message.lines().next().unwrap_or_default().trim_end_matches('.');
    match key {
        Some(key) if !key.is_empty() && !names(message, key) => format!("{key}: {message}"),
        _ => message.to_owned(),
    }
}

fn names(message: &str, key: &str) -> bool {
    let last = key.rsplit('.').next().unwrap_or(key);
    message.contains(&format!("`{last}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "site_name = \"X\"\nweather.file = \"w\"\n[[sections]]\nid = \"a\"\nlabel = { fr = \"A\" }\n\n[[sections]]\nid = \"b\"\nlabel = {\n  fr = \"B\",\n}\n[adverts]\n";

    #[test]
    fn a_key_is_on_its_own_line_in_whichever_entry_and_way_it_is_written() {
        let source = TomlSource::new(TEXT);
        for (path, line) in [
            (&[Step::Key("site_name")][..], 1),
            (&[Step::Key("weather"), Step::Key("file")], 2),
            (&[Step::Key("sections"), Step::Entry(0), Step::Key("label")], 5),
            (&[Step::Key("sections"), Step::Entry(1), Step::Key("id")], 8),
            (
                &[Step::Key("sections"), Step::Entry(1), Step::Key("label"), Step::Key("fr")],
                10,
            ),
            // Not there: where it would have to be.
            (&[Step::Key("sections"), Step::Entry(1), Step::Key("slug")], 7),
            (&[Step::Key("languages")], 1),
        ] {
            assert_eq!(source.line_of(path), line, "{path:?}");
        }
    }
}
