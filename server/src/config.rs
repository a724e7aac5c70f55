//! `briefs.toml`, then `BRIEFS_…` variables: read, checked, and named with file, line and key where something is wrong.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use app::{
    domain::{
        lang::Lang,
        place::Place,
        section::{Section, Sections},
        slug::Slug,
    },
    i18n::Texts,
    site::{Advert, AdvertPlace},
};
use jiff::tz::TimeZone;
use serde::Deserialize;
use toml::{Table, Value};

mod values;

pub use values::{BaseUrl, Database};
use values::{is_web_url, place, time_zone};

/// Its name in the data folder.
pub const FILE_NAME: &str = "briefs.toml";
const VARIABLE_PREFIX: &str = "BRIEFS_";
/// Variables of that prefix that are the build's, not the site's.
const NOT_SETTINGS: &[&str] = &["BRIEFS_TOOLS", "BRIEFS_BIN", "BRIEFS_ROOT", "BRIEFS_READY", "BRIEFS_LOG"];

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
    /// The weather.
    pub weather: WeatherConfig,
    /// The paper's departments; none: the eight built in.
    pub sections: Vec<SectionConfig>,
    /// Outside sources.
    pub sources: Vec<SourceConfig>,
    /// Adverts of the house.
    pub adverts: Vec<AdvertConfig>,
}

/// `[weather]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WeatherConfig {
    /// Who is asked.
    pub provider: WeatherProvider,
    /// Another address for the provider.
    pub base_url: Option<String>,
    /// For `file`; relative to the data folder.
    pub file: String,
    /// MET Norway wants it in the User-Agent.
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

/// `[[sections]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionConfig {
    id: Slug,
    slug: BTreeMap<Lang, Slug>,
    label: BTreeMap<Lang, String>,
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
}

/// `[[adverts]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdvertConfig {
    place: AdvertPlaceName,
    headline: BTreeMap<Lang, String>,
    #[serde(default)]
    text: BTreeMap<Lang, String>,
    #[serde(deserialize_with = "values::path_or_web_url")]
    url: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AdvertPlaceName {
    Front,
    Article,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            site_name: "EU Briefs".into(),
            base_url: BaseUrl::default(),
            time_zone: TimeZone::get("Europe/Brussels").expect("the zones are compiled in"),
            languages: ["fr", "en", "de"].map(|tag| tag.parse().expect("a supported tag")).into(),
            database: Database::Sqlite,
            weather: WeatherConfig::default(),
            sections: Vec::new(),
            sources: Vec::new(),
            adverts: Vec::new(),
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
        variables: impl IntoIterator<Item = (String, String)>,
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
        Self::parse(&path.display().to_string(), &text, variables)
    }

    /// From a file's text and variables.
    pub fn parse(file: &str, text: &str, variables: impl IntoIterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        // The text by itself first: only there do faults have lines.
        let from_file: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_at(text, span.start));
            let key = text
                .lines()
                .nth(line - 1)
                .and_then(|line| line.split_once('='))
                .map(|(key, _)| key.trim().to_owned());
            ConfigError {
                place: format!("{file}:{line}"),
                reason: with_key(key.as_deref(), error.message()),
            }
        })?;
        from_file.check().map_err(|(key, reason)| ConfigError {
            place: format!("{file}:{}", line_of(text, &key)),
            reason,
        })?;

        let mut table: Table = text.parse().expect("it was read as a configuration above");
        let mut last = None;
        for (name, value) in variables {
            let Some(path) = name
                .strip_prefix(VARIABLE_PREFIX)
                .filter(|_| !NOT_SETTINGS.contains(&name.as_str()))
            else {
                continue;
            };
            let keys: Vec<String> = path.to_ascii_lowercase().split("__").map(str::to_owned).collect();
            set(&mut table, &keys, as_toml(&value));
            // Each by itself, so that a fault names its variable.
            let config: Self = Value::Table(table.clone())
                .try_into()
                .map_err(|error: toml::de::Error| ConfigError {
                    place: name.clone(),
                    reason: with_key(Some(&keys.join(".")), error.message()),
                })?;
            last = Some((name, config));
        }
        match last {
            None => Ok(from_file),
            Some((name, config)) => {
                config.check().map_err(|(_, reason)| ConfigError { place: name, reason })?;
                Ok(config)
            }
        }
    }

    /// What no single value shows: the key to look for, and what is wrong.
    fn check(&self) -> Result<(), (String, String)> {
        let fault = |key: &str, reason: String| Err((key.to_owned(), format!("{key}: {reason}")));
        if self.languages.is_empty() {
            return fault("languages", "name at least one, like [\"fr\"]".into());
        }
        for (index, lang) in self.languages.iter().enumerate() {
            if self.languages[..index].contains(lang) {
                return fault("languages", format!("`{lang}` is there twice"));
            }
            if let Err(error) = Texts::new(*lang) {
                return fault("languages", error.to_string());
            }
        }
        if self.site_name.trim().is_empty() {
            return fault("site_name", "is empty: name the paper".into());
        }
        for section in &self.sections {
            if let Some(lang) = self.languages.iter().find(|lang| !section.label.contains_key(lang)) {
                return fault(
                    "label",
                    format!(
                        "the section `{}` has no label in `{lang}`, which is served: add {lang} = \"…\"",
                        section.id
                    ),
                );
            }
        }
        let sections = self
            .sections()
            .map_err(|reason| ("slug".to_owned(), format!("sections: {reason}")))?;
        for source in &self.sources {
            if sections.by_id(source.section.as_str()).is_none() {
                return fault(
                    "section",
                    format!(
                        "the source `{}` goes to `{}`, which is not a section of this paper",
                        source.id, source.section
                    ),
                );
            }
        }
        for (index, source) in self.sources.iter().enumerate() {
            if self.sources[..index].iter().any(|other| other.id == source.id) {
                return fault("id", format!("two sources are called `{}`", source.id));
            }
        }
        Ok(())
    }

    /// The configured sections, or the eight built in, named and addressed in every language.
    pub fn sections(&self) -> Result<Sections, app::domain::section::InvalidSections> {
        if self.sections.is_empty() {
            return Ok(built_in_sections());
        }
        Sections::new(
            self.sections
                .iter()
                .map(|section| Section {
                    id: section.id.clone(),
                    slug: section.slug.clone(),
                    label: section.label.clone(),
                })
                .collect(),
        )
    }

    /// The configured adverts.
    pub fn adverts(&self) -> Vec<Advert> {
        self.adverts
            .iter()
            .map(|advert| Advert {
                place: match advert.place {
                    AdvertPlaceName::Front => AdvertPlace::Front,
                    AdvertPlaceName::Article => AdvertPlace::Article,
                },
                headline: advert.headline.clone(),
                text: advert.text.clone(),
                url: advert.url.clone(),
            })
            .collect()
    }
}

fn built_in_sections() -> Sections {
    let texts: Vec<Texts> = Texts::available().filter_map(|lang| Texts::new(lang).ok()).collect();
    let sections = [
        "world",
        "europe",
        "politics",
        "economy",
        "science",
        "environment",
        "culture",
        "sport",
    ]
    .into_iter()
    .map(|id| {
        let label: BTreeMap<Lang, String> = texts
            .iter()
            .filter_map(|texts| Some((texts.lang(), texts.of("section", id)?)))
            .collect();
        let slug = label
            .iter()
            .filter_map(|(lang, label)| Some((*lang, Slug::from_headline(label, *lang)?)))
            .collect();
        Section {
            id: id.parse().expect("a slug"),
            slug,
            label,
        }
    })
    .collect();
    Sections::new(sections).expect("a test holds every catalogue's section names apart")
}

fn with_key(key: Option<&str>, message: &str) -> String {
    let message = message.lines().next().unwrap_or_default();
    match key {
        Some(key) if !message.contains(&format!("`{key}`")) && !key.is_empty() => format!("{key}: {message}"),
        _ => message.to_owned(),
    }
}

/// The line of a byte offset, from 1.
pub(crate) fn line_at(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

fn line_of(text: &str, key: &str) -> usize {
    text.lines()
        .position(|line| line.split('=').next().is_some_and(|name| name.trim() == key))
        .map_or(1, |index| index + 1)
}

/// A variable's value: TOML where it is TOML, else a plain string.
fn as_toml(value: &str) -> Value {
    format!("value = {value}")
        .parse::<Table>()
        .ok()
        .and_then(|mut table| table.remove("value"))
        .unwrap_or_else(|| Value::String(value.into()))
}

fn set(table: &mut Table, keys: &[String], value: Value) {
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

#[cfg(test)]
mod tests;
