//! `briefs.toml`, then `BRIEFS_…` variables: read, checked, and named with file, line and key where something is wrong.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use app::{
    domain::{
        lang::Lang,
        place::Place,
        section::{InvalidSections, Sections},
        slug::Slug,
    },
    site::Advert,
};
use ipnet::IpNet;
use jiff::tz::TimeZone;
use serde::Deserialize;
use toml::{Table, Value};

use crate::{
    store::postgres::Address,
    toml_source::{TomlSource, with_key},
};

mod adverts;
mod backup;
mod cdn;
mod check;
mod media;
mod sections;
mod tls;
mod token;
mod traces;
mod values;
mod variables;

pub use adverts::AdvertConfig;
pub use backup::BackupConfig;
pub use cdn::{CdnConfig, PurgeKind};
pub(crate) use check::is_here;
pub use media::{BucketAddress, MediaConfig};
pub use sections::SectionConfig;
pub use tls::TlsConfig;
pub use token::{Secret, Token};
pub use traces::TracesConfig;
pub(crate) use values::web_url;
pub use values::{BaseUrl, Database};
use values::{is_web_url, place, time_zone};

/// Its name in the data folder.
pub const FILE_NAME: &str = "briefs.toml";

/// Everything that can be configured.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The paper's name.
    pub site_name: String,
    /// Scheme and host of the site.
    pub base_url: BaseUrl,
    /// IANA name of the zone of the site's date.
    #[serde(deserialize_with = "time_zone")]
    pub time_zone: TimeZone,
    /// Editions served, the first is the default.
    pub languages: Vec<Lang>,
    /// Where everything is kept.
    pub database: Database,
    /// Replicas of it, which pages are read from.
    #[serde(deserialize_with = "values::replicas")]
    pub database_replicas: Vec<Address>,
    /// Where pictures are.
    pub media: MediaConfig,
    /// Proxies whose word is taken for where a reader is: addresses or networks.
    #[serde(deserialize_with = "values::networks")]
    pub trusted_proxies: Vec<IpNet>,
    /// The weather.
    pub weather: WeatherConfig,
    /// The paper's departments; none: the eight built in.
    pub sections: Vec<SectionConfig>,
    /// Outside sources.
    pub sources: Vec<SourceConfig>,
    /// How they are fetched.
    pub wire: WireConfig,
    /// Figures for monitoring.
    pub metrics: MetricsConfig,
    /// What each request was made of.
    pub traces: TracesConfig,
    /// Backups by night.
    pub backup: BackupConfig,
    /// Adverts of the house.
    pub adverts: Vec<AdvertConfig>,
    /// What other machines look for under fixed names.
    pub well_known: WellKnownConfig,
    /// TLS without a proxy.
    pub tls: Option<TlsConfig>,
    /// What strangers may take.
    pub limits: LimitsConfig,
    /// A CDN in front of the site.
    pub cdn: CdnConfig,
}

/// `[limits]`: at least 1 each.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LimitsConfig {
    /// Connections at the same time.
    #[serde(deserialize_with = "values::at_least_one")]
    pub connections: usize,
    /// Of them those of one network: an IPv4 address, or 48 bits of IPv6. Trusted proxies may have all.
    #[serde(deserialize_with = "values::at_least_one")]
    pub connections_of_one_network: usize,
    /// Requests of one network (an IPv4 address, or 64 bits of IPv6) for what is not kept in memory.
    #[serde(deserialize_with = "values::at_least_one")]
    pub requests_per_second: u32,
    /// And so many of them before that is looked at.
    #[serde(deserialize_with = "values::at_least_one")]
    pub requests_at_once: u32,
    /// Of all, at the same time.
    #[serde(deserialize_with = "values::at_least_one")]
    pub requests_under_way: usize,
}

impl Default for LimitsConfig {
    fn default() -> Self {
        Self {
            connections: 16_000,
            connections_of_one_network: 1_000,
            requests_per_second: 50,
            requests_at_once: 500,
            requests_under_way: 1_000,
        }
    }
}

/// `[well_known]`: files that are not there unless they are configured.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WellKnownConfig {
    /// Who is told of a hole in the site's security (RFC 9116): a `mailto:` or `https:` address. `/.well-known/security.txt`.
    #[serde(deserialize_with = "values::contact_address")]
    pub security_contact: Option<String>,
    /// Lines of `/ads.txt`: who may sell the site's advertising (IAB).
    #[serde(deserialize_with = "values::lines")]
    pub ads: Vec<String>,
    /// Lines of `/trust.txt`: to whom the publisher belongs (journallist.net).
    #[serde(deserialize_with = "values::lines")]
    pub trust: Vec<String>,
}

/// `[weather]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WeatherConfig {
    /// Who is asked.
    pub provider: WeatherProvider,
    /// Another address for the provider.
    #[serde(deserialize_with = "values::service_url")]
    pub base_url: Option<String>,
    /// For `file`; relative to the data folder.
    pub file: String,
    /// MET Norway wants it in the User-Agent.
    #[serde(deserialize_with = "values::contact")]
    pub contact: Option<String>,
    /// Shown until a reader chooses another.
    #[serde(deserialize_with = "place")]
    pub default_place: Place,
}

/// Who is asked for the weather.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeatherProvider {
    /// api.met.no.
    MetNorway,
    /// api.open-meteo.com.
    OpenMeteo,
    /// A JSON file.
    File,
    /// Nobody: no weather is shown.
    None,
}

/// `[[sources]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceConfig {
    /// Its name in URLs.
    pub id: Slug,
    /// Its own name.
    pub name: String,
    /// Its feed.
    #[serde(deserialize_with = "is_web_url")]
    pub url: String,
    /// Its site.
    #[serde(default, deserialize_with = "values::optional_web_url")]
    pub homepage: Option<String>,
    /// Its language, when the feed doesn't say.
    pub lang: Option<Lang>,
    /// Where its items go.
    pub section: Slug,
    /// The licence of its articles.
    pub licence: Option<String>,
    /// Headline, excerpt and link only.
    #[serde(default)]
    pub excerpt_only: bool,
    /// IANA name of the zone of dates that name none; none: the site's.
    #[serde(default, deserialize_with = "values::optional_time_zone")]
    pub time_zone: Option<TimeZone>,
    /// Which page search engines are to list.
    #[serde(default)]
    pub canonical: CanonicalPolicy,
    /// Sections by what the source calls an item's subject: `{ "Sports" = "sport" }`.
    #[serde(default)]
    pub sections: BTreeMap<String, Slug>,
}

/// Which of two pages of one text search engines are to list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CanonicalPolicy {
    /// Ours.
    #[default]
    Own,
    /// The source's.
    Original,
}

/// `[wire]`.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WireConfig {
    /// Lets sources be on this machine, which nothing from outside may reach: for tests.
    pub allow_this_machine: bool,
}

/// `[metrics]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MetricsConfig {
    /// Whoever sends it may read `/metrics`; none: only programs of this machine may, and only while `base_url` is on it.
    pub token: Option<Token>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            site_name: "EU Briefs".into(),
            base_url: BaseUrl::default(),
            time_zone: TimeZone::get("Europe/Brussels").expect("the zones are compiled in"),
            languages: ["fr", "en", "de"].map(|tag| tag.parse().expect("a supported tag")).into(),
            database: Database::Sqlite,
            database_replicas: Vec::new(),
            media: MediaConfig::default(),
            trusted_proxies: ["127.0.0.0/8", "::1/128"]
                .map(|network| network.parse().expect("a network"))
                .into(),
            weather: WeatherConfig::default(),
            sections: Vec::new(),
            sources: Vec::new(),
            wire: WireConfig::default(),
            metrics: MetricsConfig::default(),
            traces: TracesConfig::default(),
            backup: BackupConfig::default(),
            adverts: Vec::new(),
            well_known: WellKnownConfig::default(),
            tls: None,
            limits: LimitsConfig::default(),
            cdn: CdnConfig::default(),
        }
    }
}

impl Default for WeatherConfig {
    fn default() -> Self {
        Self {
            provider: WeatherProvider::MetNorway,
            base_url: None,
            file: "weather.json".into(),
            contact: None,
            default_place: "brussels".parse().expect("a known place"),
        }
    }
}

/// What is wrong with a configuration, where, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {reason}")]
pub struct ConfigError {
    /// `briefs.toml:12` or a variable's name.
    pub place: String,
    /// Key, what is wrong, what was expected.
    pub reason: String,
}

impl Config {
    /// Reads the file (one that is not there sets nothing, unless it was named) and the variables.
    pub fn read(
        data: &Path,
        named: Option<&Path>,
        variables: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Self, ConfigError> {
        let path: PathBuf = named.map_or_else(|| data.join(FILE_NAME), Into::into);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => String::new(),
            Err(error) => {
                let reason = format!("cannot be read ({error}): check the path and its permissions");
                return Err(ConfigError {
                    place: path.display().to_string(),
                    reason,
                });
            }
        };
        Self::with_variables(&path.display().to_string(), &text, variables)
    }

    /// From a file's text and a process's variables.
    pub fn with_variables(
        file: &str,
        text: &str,
        variables: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Self, ConfigError> {
        Self::parse(file, text, variables::readable(variables)?)
    }

    /// From a file's text and variables.
    pub fn parse(file: &str, text: &str, variables: impl IntoIterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        // The text by itself first: only there do faults have lines.
        let from_file: Self = toml::from_str(text).map_err(|error| {
            let place = TomlSource::new(text).place_of(&error);
            let line = place.as_ref().map_or(1, |place| place.line);
            ConfigError {
                place: format!("{file}:{line}"),
                reason: with_key(place.and_then(|place| place.key).as_deref(), error.message()),
            }
        })?;

        let mut table: Table = text.parse().expect("it was read as a configuration above");
        let mut steps = vec![(None, from_file)];
        for setting in variables::settings(variables) {
            variables::set(&mut table, &setting.keys, setting.value);
            // Each by itself, so that a fault names its variable.
            let config: Self = Value::Table(table.clone())
                .try_into()
                .map_err(|error: toml::de::Error| ConfigError {
                    place: setting.variable.clone(),
                    reason: with_key(Some(&setting.keys.join(".")), error.message()),
                })?;
            steps.push((Some(setting.variable), config));
        }
        Self::fitting(file, text, steps)
    }

    /// The last of the steps in which a configuration came about, if its parts fit together. Else whoever brought the fault in:
    /// the file, or the variable since which it is there. What a later variable mends is no fault.
    fn fitting(file: &str, text: &str, mut steps: Vec<(Option<String>, Self)>) -> Result<Self, ConfigError> {
        let (variable, config) = steps.pop().expect("the file is the first step");
        let Err(fault) = check::check(&config) else {
            return Ok(config);
        };
        let since = steps
            .iter()
            .rev()
            .take_while(|(_, config)| check::check(config).as_ref() == Err(&fault))
            .last()
            .map_or(variable, |(variable, _)| variable.clone());
        Err(ConfigError {
            place: since.unwrap_or_else(|| format!("{file}:{}", TomlSource::new(text).line_of(&fault.path))),
            reason: fault.reason,
        })
    }

    /// The configured sections, or the eight built in, named and addressed in every language.
    pub fn sections(&self) -> Result<Sections, InvalidSections> {
        if self.sections.is_empty() {
            return Ok(sections::built_in());
        }
        Sections::new(self.sections.iter().map(Into::into).collect())
    }

    /// The configured adverts.
    pub fn adverts(&self) -> Vec<Advert> {
        self.adverts.iter().map(Into::into).collect()
    }
}

#[cfg(test)]
mod tests;
