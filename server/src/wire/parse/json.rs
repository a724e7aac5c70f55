//! JSON in parts: each item by itself, so that a broken one costs no other and no text of a few megabytes becomes a tree of hundreds.

use std::collections::HashMap;

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::super::item::Skipped;
use super::super::quoted::quoted;
use super::{MAX_ITEMS, ParseError, markup};

/// A longer item is not read, and no longer property of a feed: as a tree it can take eighty times that.
const MAX_BYTES: usize = 512 * 1024;

/// What is read of a feed itself. By name, since a hostile one has any number of others, in any order.
const OF_FEED: [&str; 7] = ["author", "authors", "feed_url", "home_page_url", "hubs", "language", "title"];

/// A text in parts.
pub(super) struct Parts<'a> {
    /// What [`OF_FEED`] names of the outer object, unless it is too long.
    pub head: Value,
    /// The items: the outer array, the outer object's `items`, or else the outer object itself.
    pub items: Vec<&'a str>,
}

/// Takes `text` apart.
pub(super) fn parts(text: &str) -> Result<Parts<'_>, ParseError> {
    let failed = |error: serde_json::Error| ParseError::Json {
        cause: quoted(&error.to_string()),
    };
    let list = |text| serde_json::from_str::<Vec<&RawValue>>(text).map(|items| items.into_iter().map(RawValue::get).collect());
    if text.trim_start().starts_with('[') {
        return Ok(Parts {
            head: Value::Null,
            items: list(text).map_err(failed)?,
        });
    }
    let properties: HashMap<String, &RawValue> = serde_json::from_str(text).map_err(failed)?;
    let items = properties.get("items").and_then(|items| list(items.get()).ok());
    let items = items.unwrap_or_else(|| vec![text]);
    let read = properties
        .into_iter()
        .filter(|(name, value)| OF_FEED.contains(&name.as_str()) && value.get().len() <= MAX_BYTES / 16);
    let head: Map<String, Value> = read
        .filter_map(|(name, value)| Some((name, serde_json::from_str(value.get()).ok()?)))
        .collect();
    Ok(Parts {
        head: Value::Object(head),
        items,
    })
}

/// The items that can be read, at most [`MAX_ITEMS`]; what is left out goes to `skipped`.
pub(super) fn objects<'a>(items: &'a [&'a str], skipped: &'a mut Vec<Skipped>) -> impl Iterator<Item = Value> {
    (1..).zip(items.iter().take(MAX_ITEMS)).filter_map(move |(number, text)| {
        let reason = if text.len() > MAX_BYTES {
            "is too long".to_owned()
        } else {
            match serde_json::from_str(text) {
                Ok(value @ Value::Object(_)) => return Some(value),
                Ok(_) => "is no object".to_owned(),
                Err(error) => format!("cannot be read ({})", quoted(&error.to_string())),
            }
        };
        skipped.push(Skipped {
            what: format!("entry {number}"),
            reason,
        });
        None
    })
}

/// A text or a number under `key`, unless it is empty.
pub(super) fn string(value: &Value, key: &str) -> Option<String> {
    text(value.get(key)?)
}

/// A text or a number, unless it is empty.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => markup::filled(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The list under `key`; empty when there is none.
pub(super) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
