//! Single values of the configuration, checked as they are read: a fault then has its line.

use std::{net::IpAddr, str::FromStr};

use app::domain::place::Place;
use ipnet::IpNet;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, de::Error as _};
use url::Url;

use crate::{store::postgres::Address, weather};

/// Scheme and host of the site, without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for BaseUrl {
    fn default() -> Self {
        Self("http://127.0.0.1:3000".into())
    }
}

impl<'de> Deserialize<'de> for BaseUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let url = web_url(&text).map_err(D::Error::custom)?;
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(D::Error::custom(format!(
                "`{text}` has a path: the site is at the root of its host, like https://news.example.org"
            )));
        }
        Ok(Self(url.as_str().trim_end_matches('/').to_owned()))
    }
}

/// Addresses (`203.0.113.7`) and networks (`10.0.0.0/8`).
pub(super) fn networks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<IpNet>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    let networks = texts.iter().map(|text| {
        let network = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        network.map_err(|_| {
            D::Error::custom(format!(
                "`{text}` is neither an address (203.0.113.7) nor a network (10.0.0.0/8)"
            ))
        })
    });
    networks.collect()
}

/// A number above nothing.
pub(super) fn at_least_one<'de, D, N>(deserializer: D) -> Result<N, D::Error>
where
    D: Deserializer<'de>,
    N: Deserialize<'de> + From<u8> + PartialOrd,
{
    let number = N::deserialize(deserializer)?;
    if number < N::from(1) {
        return Err(D::Error::custom("is nothing: give 1 or more"));
    }
    Ok(number)
}

/// Where somebody can be written to: `mailto:` or `https:`.
pub(super) fn contact_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let url = Url::parse(&text)
        .ok()
        .filter(|url| matches!(url.scheme(), "mailto" | "https"));
    let url = url.ok_or_else(|| {
        D::Error::custom(format!(
            "`{text}` must be like mailto:security@example.org or https://example.org/security"
        ))
    })?;
    Ok(Some(url.into()))
}

/// Lines of a text file.
pub(super) fn lines<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let lines = Vec::<String>::deserialize(deserializer)?;
    match lines.iter().find(|line| line.contains(char::is_control)) {
        Some(line) => Err(D::Error::custom(format!(
            "{line:?} is more than one line: give each line for itself"
        ))),
        None => Ok(lines),
    }
}

/// Where everything is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// In a file of the data folder.
    Sqlite,
    /// In a database of a server.
    Postgres(Address),
}

impl FromStr for Database {
    type Err = &'static str;

    /// What is wrong is said without repeating it: it may hold a password.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "sqlite" => Ok(Self::Sqlite),
            _ if text.starts_with("postgres") => text.parse().map(Self::Postgres),
            _ => Err("it must be \"sqlite\", or like \"postgres://user@host/name\""),
        }
    }
}

impl<'de> Deserialize<'de> for Database {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// Addresses of databases, or one. As any value first: the complaint about what is no list would repeat a password.
pub(super) fn replicas<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Address>, D::Error> {
    let one_or_more = match toml::Value::deserialize(deserializer)? {
        toml::Value::Array(all) => all,
        one => vec![one],
    };
    let mut replicas = Vec::new();
    for one in one_or_more {
        let text = one
            .as_str()
            .ok_or("must be a list of texts, like [\"postgres://user@host/name\"]");
        let address: Address = text.and_then(str::parse).map_err(D::Error::custom)?;
        if replicas.contains(&address) {
            return Err(D::Error::custom(format!("{address} is there twice: leave one out")));
        }
        replicas.push(address);
    }
    Ok(replicas)
}

/// An IANA time zone.
pub(super) fn time_zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TimeZone, D::Error> {
    let name = String::deserialize(deserializer)?;
    TimeZone::get(&name)
        .map_err(|_| D::Error::custom(format!("`{name}` is not a time zone: use an IANA name like Europe/Brussels")))
}

pub(super) fn optional_time_zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<TimeZone>, D::Error> {
    time_zone(deserializer).map(Some)
}

/// A known place's id.
pub(super) fn place<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Place, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

/// An `http` or `https` URL.
pub(super) fn is_web_url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    web_url(&text).map_err(D::Error::custom)?;
    Ok(text)
}

pub(super) fn optional_web_url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    is_web_url(deserializer).map(Some)
}

/// A path of this site, or an `http` or `https` URL.
pub(super) fn path_or_web_url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if !text.starts_with('/') || text.starts_with("//") {
        web_url(&text).map_err(D::Error::custom)?;
    }
    Ok(text)
}

/// The address of a weather service.
pub(super) fn service_url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    weather::check_base_url(&text).map_err(D::Error::custom)?;
    Ok(Some(text))
}

/// A way to reach us.
pub(super) fn contact<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    weather::check_contact(&text).map_err(D::Error::custom)?;
    Ok(Some(text))
}

/// An `http` or `https` URL that may be shown; the error says how to write one.
pub(crate) fn web_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| format!("`{text}` is not a URL ({error}): write it like https://example.org"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(format!("`{text}` must begin with https:// or http://"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("a URL with a user or password in it would be shown to readers: leave them out".into());
    }
    Ok(url)
}
