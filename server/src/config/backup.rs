//! `[backup]`: backups that the running server makes by itself.

use std::path::PathBuf;

use jiff::civil::Time;
use serde::{Deserialize, Deserializer, de::Error as _};

/// `[backup]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BackupConfig {
    /// Where they are, relative to the data folder; none: none are made.
    #[serde(deserialize_with = "folder")]
    pub folder: Option<PathBuf>,
    /// When, in the site's zone.
    #[serde(deserialize_with = "time")]
    pub at: Time,
    /// How many stay; at least one.
    #[serde(deserialize_with = "keep")]
    pub keep: u32,
}

impl Default for BackupConfig {
    fn default() -> Self {
        Self {
            folder: None,
            at: Time::constant(3, 30, 0, 0),
            keep: 7,
        }
    }
}

fn folder<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<PathBuf>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.trim().is_empty() {
        return Err(D::Error::custom("is empty: name a folder, or leave it out"));
    }
    Ok(Some(text.into()))
}

fn time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
    // As any value first: TOML has times of its own, without quotes.
    let text = match toml::Value::deserialize(deserializer)? {
        toml::Value::String(text) => text,
        other => other.to_string(),
    };
    let is_plain = text.len() == 5 && text.is_char_boundary(2) && text[2..].starts_with(':');
    let time = Time::strptime("%H:%M", &text).ok().filter(|_| is_plain);
    time.ok_or_else(|| D::Error::custom(format!("`{text}` is not a time of day: write it in quotes, like \"03:30\"")))
}

fn keep<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let keep = i64::deserialize(deserializer)?;
    let keep = u32::try_from(keep).ok().filter(|keep| *keep > 0);
    keep.ok_or_else(|| D::Error::custom("must be 1 or more: the newest backup stays"))
}
