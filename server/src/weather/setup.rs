//! From the configuration's `[weather]` to a provider.

use std::path::Path;
use std::sync::Arc;

use reqwest::Url;
use reqwest::header::HeaderValue;

use super::file::WeatherFile;
use super::http::TIME_LIMIT;
use super::met_norway::MetNorway;
use super::open_meteo::OpenMeteo;
use super::provider::Provider;
use crate::config::{WeatherConfig, WeatherProvider};

/// A configuration that no provider can be made from; each names its key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SetupError {
    /// `base_url`.
    #[error(
        "`base_url` under [weather] is {given:?} ({why}): give an address like \"https://api.met.no/weatherapi\", or leave it out"
    )]
    BaseUrl {
        /// What it is.
        given: String,
        /// What is wrong with it.
        why: String,
    },
    /// `contact`.
    #[error("`contact` under [weather] is {given:?}: give an e-mail address or a page's address, in ASCII and on one line")]
    Contact {
        /// What it is.
        given: String,
    },
}

/// The configured provider, or `None` for `provider = "none"`. `site_url` is how to reach us when no `contact` is given.
///
/// Asks nobody and opens no file: what is wrong out there shows in the log, and pages are served without weather.
pub fn provider(config: &WeatherConfig, data_dir: &Path, site_url: &str) -> Result<Option<Arc<dyn Provider>>, SetupError> {
    let base_url = config.base_url.as_deref();
    let contact = config.contact.as_deref().unwrap_or(site_url);
    Ok(match config.provider {
        WeatherProvider::MetNorway => Some(Arc::new(MetNorway::new(base_url, contact, TIME_LIMIT)?)),
        WeatherProvider::OpenMeteo => Some(Arc::new(OpenMeteo::new(base_url, contact, TIME_LIMIT)?)),
        WeatherProvider::File => Some(Arc::new(WeatherFile::new(data_dir.join(&config.file), config.default_place))),
        WeatherProvider::None => None,
    })
}

/// Whether a provider can be at this address, without asking it.
pub fn check_base_url(given: &str) -> Result<(), SetupError> {
    base(given).map(drop)
}

/// Whether this can be sent as a way to reach us.
pub fn check_contact(given: &str) -> Result<(), SetupError> {
    user_agent(given).map(drop)
}

/// The address that paths are added to.
pub(crate) fn base(given: &str) -> Result<Url, SetupError> {
    let wrong = |why: String| SetupError::BaseUrl {
        given: given.into(),
        why,
    };
    let url = Url::parse(given).map_err(|error| wrong(error.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(wrong("neither http nor https".into()));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(wrong("with a query or a fragment".into()));
    }
    Ok(url)
}

/// Name, version and a way to reach us, as MET Norway asks for.
pub(crate) fn user_agent(contact: &str) -> Result<HeaderValue, SetupError> {
    let wrong = || SetupError::Contact { given: contact.into() };
    // Other letters may stand in a header, but nobody can say in which encoding.
    if contact.trim().is_empty() || !contact.is_ascii() {
        return Err(wrong());
    }
    HeaderValue::from_str(&format!("eu-briefs/{} {contact}", env!("CARGO_PKG_VERSION"))).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_base_url_is_named_with_its_mend() {
        for given in [
            "",
            "api.met.no",
            "ftp://api.met.no/",
            "https://api.met.no/?key=1",
            "https://api.met.no/#a",
            "http://",
        ] {
            let error = base(given).unwrap_err().to_string();
            assert!(
                error.contains("`base_url` under [weather]") && error.contains("leave it out"),
                "{error}"
            );
        }
        assert!(base("http://127.0.0.1:8080/proxy/").is_ok());
    }

    #[test]
    fn a_contact_that_cannot_stand_in_a_header_is_refused() {
        for given in ["", " ", "a@example.org\nX-Evil: 1", "rédaction@example.org"] {
            assert!(user_agent(given).unwrap_err().to_string().contains("`contact`"), "{given:?}");
        }
        let agent = user_agent("https://example.org/").unwrap();
        assert!(agent.to_str().unwrap().starts_with("eu-briefs/") && agent.to_str().unwrap().ends_with(" https://example.org/"));
    }
}
