//! `[traces]`: spans of requests and what they were made of, sent to a collector.

use serde::{Deserialize, Deserializer, de::Error as _};

use super::values;

/// `[traces]`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TracesConfig {
    /// A collector of OTLP by HTTP, to which `/v1/traces` is added; none: no traces are made.
    #[serde(deserialize_with = "endpoint")]
    pub endpoint: Option<String>,
    /// What the collector knows this program as.
    #[serde(deserialize_with = "service_name")]
    pub service_name: String,
    /// How many of all traces are made: 1 is all, 0.01 one in a hundred.
    #[serde(deserialize_with = "share")]
    pub share: f64,
}

impl Default for TracesConfig {
    fn default() -> Self {
        Self {
            endpoint: None,
            service_name: "briefs".into(),
            share: 1.0,
        }
    }
}

fn endpoint<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = values::is_web_url(deserializer)?;
    Ok(Some(text.trim_end_matches('/').to_owned()))
}

fn service_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let name = String::deserialize(deserializer)?;
    if name.trim().is_empty() {
        return Err(D::Error::custom("is empty: name the service, or leave it out"));
    }
    Ok(name)
}

fn share<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    let share = f64::deserialize(deserializer)?;
    if !(0.0..=1.0).contains(&share) {
        return Err(D::Error::custom(format!(
            "`{share}` is no share: give a number from 0.0 to 1.0"
        )));
    }
    Ok(share)
}
