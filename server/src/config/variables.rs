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

/// Variables that OpenTelemetry has given names to, which many programs read. Ours win over them. Empty, they set nothing.
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
    variables
        .into_iter()
        .map(|(name, value)| (name.to_string_lossy().into_owned(), value))
        .filter(|(name, _)| is_setting(name) || of_opentelemetry(name).is_some())
        .map(|(name, value)| match value.into_string() {
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
    let mut variables: Vec<_> = variables.into_iter().collect();
    variables.sort();
    let of_others = variables
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .filter_map(|(name, value)| {
            Some(Setting {
                variable: name.clone(),
                keys: of_opentelemetry(name)?.map(str::to_owned).into(),
                value: Value::String(value.clone()),
            })
        });
    let of_others: Vec<_> = of_others.collect();
    let ours = variables
        .into_iter()
        .filter(|(name, _)| is_setting(name))
        .map(|(variable, value)| Setting {
            keys: variable[PREFIX.len()..]
                .to_ascii_lowercase()
                .split("__")
                .map(str::to_owned)
                .collect(),
            value: as_toml(&value),
            variable,
        });
    of_others.into_iter().chain(ours).collect()
}

fn is_setting(name: &str) -> bool {
    name.starts_with(PREFIX) && !NOT_SETTINGS.contains(&name)
}

fn of_opentelemetry(name: &str) -> Option<[&'static str; 2]> {
    OF_OPENTELEMETRY
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, keys)| *keys)
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
