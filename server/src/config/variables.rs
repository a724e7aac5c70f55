//! `BRIEFS_…` variables: which of a process's variables are settings, and how one is put into the configuration's table.

use std::ffi::OsString;

use toml::{Table, Value};

use super::ConfigError;

const PREFIX: &str = "BRIEFS_";
/// Variables of that prefix that are the build's, not the site's.
const NOT_SETTINGS: &[&str] = &[
    "BRIEFS_TOOLS",
    "BRIEFS_BIN",
    "BRIEFS_ROOT",
    "BRIEFS_READY",
    "BRIEFS_LOG",
    "BRIEFS_LOG_FORM",
];

/// Variables that OpenTelemetry has given names to, which many programs read. Empty, they set nothing; nor, whatever is in
/// them, where ours set the same.
const OF_OPENTELEMETRY: [(&str, [&str; 2]); 2] = [
    ("OTEL_EXPORTER_OTLP_ENDPOINT", ["traces", "endpoint"]),
    ("OTEL_SERVICE_NAME", ["traces", "service_name"]),
];

/// A key of the configuration and what a variable sets it to.
pub(super) struct Setting {
    pub(super) variable: String,
    pub(super) keys: Vec<String>,
    pub(super) value: Value,
}

/// As text. What is not ours may hold any bytes.
pub(super) fn readable(variables: impl IntoIterator<Item = (OsString, OsString)>) -> Result<Vec<(String, String)>, ConfigError> {
    let named = variables
        .into_iter()
        .map(|(name, value)| (name.to_string_lossy().into_owned(), value));
    that_count(named)
        .into_iter()
        .map(|(name, _, value)| match value.into_string() {
            Ok(value) => Ok((name, value)),
            Err(_) => Err(ConfigError {
                place: name,
                reason: "its value is not UTF-8: set it anew, or unset it".into(),
            }),
        })
        .collect()
}

/// The settings among variables, by name: a table (`BRIEFS_WEATHER`) before its keys (`BRIEFS_WEATHER__FILE`).
pub(super) fn settings(variables: impl IntoIterator<Item = (String, String)>) -> Vec<Setting> {
    let mut settings: Vec<_> = that_count(variables)
        .into_iter()
        .filter(|(name, _, value)| is_ours(name) || !value.is_empty())
        .map(|(variable, keys, value)| Setting {
            value: if is_ours(&variable) {
                as_toml(&value)
            } else {
                Value::String(value)
            },
            variable,
            keys,
        })
        .collect();
    settings.sort_by(|one, other| one.variable.cmp(&other.variable));
    settings
}

/// Settings with their keys: ours, and those of OpenTelemetry whose key none of ours sets, by itself or with its table.
fn that_count<V>(variables: impl IntoIterator<Item = (String, V)>) -> Vec<(String, Vec<String>, V)> {
    let mut settings: Vec<_> = variables
        .into_iter()
        .filter_map(|(name, value)| {
            let keys = keys_of(&name)?;
            Some((name, keys, value))
        })
        .collect();
    let ours: Vec<Vec<String>> = settings
        .iter()
        .filter(|(name, ..)| is_ours(name))
        .map(|(_, keys, _)| keys.clone())
        .collect();
    settings.retain(|(name, keys, _)| is_ours(name) || !ours.iter().any(|ours| keys.starts_with(ours)));
    settings
}

fn keys_of(name: &str) -> Option<Vec<String>> {
    if is_ours(name) {
        let keys = name[PREFIX.len()..].to_ascii_lowercase();
        return Some(keys.split("__").map(str::to_owned).collect());
    }
    let (_, keys) = OF_OPENTELEMETRY.iter().find(|(known, _)| *known == name)?;
    Some(keys.map(str::to_owned).into())
}

fn is_ours(name: &str) -> bool {
    name.starts_with(PREFIX) && !NOT_SETTINGS.contains(&name)
}

/// TOML where it is TOML, else a plain string.
fn as_toml(value: &str) -> Value {
    format!("value = {value}")
        .parse::<Table>()
        .ok()
        .and_then(|mut table| table.remove("value"))
        .unwrap_or_else(|| Value::String(value.into()))
}

/// Puts a value where its keys lead.
pub(super) fn set(table: &mut Table, keys: &[String], value: Value) {
    match keys {
        [] => {}
        [key] => {
            table.insert(key.clone(), value);
        }
        [key, rest @ ..] => {
            let inner = table.entry(key.clone()).or_insert_with(|| Value::Table(Table::new()));
            if !inner.is_table() {
                *inner = Value::Table(Table::new());
            }
            if let Value::Table(inner) = inner {
                set(inner, rest, value);
            }
        }
    }
}
