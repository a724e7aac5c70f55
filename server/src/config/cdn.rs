//! `[cdn]`: a CDN in front of the site.

use serde::{Deserialize, Deserializer, de::Error as _};
use url::Url;

use super::{token::Secret, values};

/// `[cdn]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CdnConfig {
    /// Seconds for which it may send a page without asking; 0: it asks each time.
    pub max_age_s: u32,
    /// In whose words it is told what has changed; none: it is not told.
    pub purge: Option<PurgeKind>,
    /// Where it is told.
    #[serde(deserialize_with = "url")]
    pub purge_url: Option<Url>,
    /// What it lets us by.
    pub purge_token: Option<Secret>,
}

/// In whose words a CDN is told what to drop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PurgeKind {
    /// Fastly.
    Fastly,
    /// Cloudflare.
    Cloudflare,
    /// Varnish with its module xkey.
    Varnish,
}

fn url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Url>, D::Error> {
    let text = String::deserialize(deserializer)?;
    values::web_url(&text).map(Some).map_err(D::Error::custom)
}
