//! Which format a text is in, by its root and never by what the server calls it.

use std::collections::HashMap;

use serde_json::error::Category;
use serde_json::value::RawValue;

use super::super::item::Format;
use super::super::quoted::quoted;

/// Why a text is no feed, for the source's log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAFeed {
    /// No byte, or only space and comments.
    #[error("the answer is empty")]
    Empty,
    /// `<html>` or something that only HTML has.
    #[error(
        "this is a web page and no feed: look on it for the address of its feed (link rel=\"alternate\"), or for a log-in or consent page"
    )]
    HtmlPage,
    /// XML of another kind.
    #[error("this is XML, but its root is <{root}>: no RSS, Atom or NewsML-G2")]
    UnknownXml {
        /// The root element's name.
        root: String,
    },
    /// JSON of another kind.
    #[error("this is JSON, but neither a JSON Feed (no \"version\" of jsonfeed.org) nor ninjs (no \"uri\")")]
    UnknownJson,
    /// Something that begins as JSON.
    #[error("the JSON is broken at line {line}, column {column} ({cause})")]
    BrokenJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What is wrong.
        cause: String,
    },
    /// It ends before it has begun.
    #[error("the text ends at line {line}, within {within}: was it cut off?")]
    Truncated {
        /// From 1.
        line: usize,
        /// What was not closed.
        within: &'static str,
    },
    /// Neither XML nor JSON.
    #[error("this is neither XML nor JSON; it begins \"{start}\"")]
    Unknown {
        /// Its first letters.
        start: String,
    },
}

/// The format of `text`, whatever space, byte order marks, comments, processing instructions and document type come first.
pub fn format(text: &str) -> Result<Format, NotAFeed> {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
        let truncated = |within| NotAFeed::Truncated {
            line: lines(text),
            within,
        };
        if let Some(inside) = rest.strip_prefix("<?") {
            rest = after(inside, "?>").ok_or_else(|| truncated("a processing instruction"))?;
        } else if let Some(inside) = rest.strip_prefix("<!--") {
            rest = after(inside, "-->").ok_or_else(|| truncated("a comment"))?;
        } else if starts_with(rest, "<!doctype") {
            let inside = rest["<!doctype".len()..].trim_start();
            if starts_with(inside, "html") {
                return Err(NotAFeed::HtmlPage);
            }
            rest = after_doctype(inside).ok_or_else(|| truncated("the document type"))?;
        } else {
            break;
        }
    }
    match rest.chars().next() {
        None => Err(NotAFeed::Empty),
        Some('<') => xml(text, rest),
        Some('{' | '[') => json(rest),
        Some(_) => Err(NotAFeed::Unknown { start: start(rest) }),
    }
}

/// The first letters of `text`, in one line.
fn start(text: &str) -> String {
    quoted(&text.chars().take(40).collect::<String>())
}

fn lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count() + 1
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

fn after<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    text.find(end).map(|at| &text[at + end.len()..])
}

/// What follows a document type, whose internal subset has marks of its own in quotes.
fn after_doctype(text: &str) -> Option<&str> {
    let (mut quote, mut depth) = (None, 0_usize);
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '[' | '<') => depth += 1,
            (None, '>') if depth == 0 => return Some(&text[at + 1..]),
            (None, ']' | '>') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

fn xml(text: &str, rest: &str) -> Result<Format, NotAFeed> {
    let Some(end) = rest.find('>') else {
        return Err(NotAFeed::Truncated {
            line: lines(text),
            within: "its first element",
        });
    };
    let name = rest[1..end]
        .split(|c: char| c.is_whitespace() || c == '/')
        .next()
        .unwrap_or_default();
    let local = name.rsplit(':').next().unwrap_or_default();
    match local {
        "rss" => Ok(Format::Rss),
        "RDF" => Ok(Format::Rdf),
        "feed" | "entry" => Ok(Format::Atom),
        "newsItem" | "newsMessage" | "packageItem" => Ok(Format::NewsMl),
        _ if ["html", "head", "body", "div", "p", "script", "meta", "br"]
            .iter()
            .any(|tag| local.eq_ignore_ascii_case(tag)) =>
        {
            Err(NotAFeed::HtmlPage)
        }
        _ => Err(NotAFeed::UnknownXml { root: start(name) }),
    }
}

/// The only thing asked of an item.
#[derive(serde::Deserialize)]
struct NinjsItem {
    #[serde(rename = "uri")]
    _uri: String,
}

/// Never as a whole tree, which for some texts is eighty times their length.
fn json(text: &str) -> Result<Format, NotAFeed> {
    let failed = |error: serde_json::Error| match error.classify() {
        Category::Eof => NotAFeed::Truncated {
            line: error.line(),
            within: "the JSON",
        },
        _ => NotAFeed::BrokenJson {
            line: error.line(),
            column: error.column(),
            cause: quoted(&error.to_string()),
        },
    };
    let is_item = |text: &str| serde_json::from_str::<NinjsItem>(text).is_ok();
    let has_item = |items: &[&RawValue]| items.iter().any(|item| is_item(item.get()));
    if text.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(text).map_err(failed)?;
        return if has_item(&items) {
            Ok(Format::Ninjs)
        } else {
            Err(NotAFeed::UnknownJson)
        };
    }
    let properties: HashMap<String, &RawValue> = serde_json::from_str(text).map_err(failed)?;
    let items = properties
        .get("items")
        .and_then(|items| serde_json::from_str::<Vec<&RawValue>>(items.get()).ok());
    if properties
        .get("version")
        .is_some_and(|version| version.get().contains("jsonfeed.org"))
    {
        Ok(Format::JsonFeed)
    } else if properties.get("uri").is_some_and(|uri| uri.get().starts_with('"')) || items.as_deref().is_some_and(has_item) {
        Ok(Format::Ninjs)
    } else if items.is_some() && (properties.contains_key("home_page_url") || properties.contains_key("feed_url")) {
        // The version is demanded by the standard, and forgotten.
        Ok(Format::JsonFeed)
    } else {
        Err(NotAFeed::UnknownJson)
    }
}

#[cfg(test)]
mod tests;
