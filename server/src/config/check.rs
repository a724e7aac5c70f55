//! What no single value shows: whether the parts of a configuration fit together.

use app::{
    domain::section::{InvalidSections, Sections},
    i18n::Texts,
};
use url::{Host, Url};

use super::{Config, Database, PurgeKind};
use crate::toml_source::Step::{self, Entry, Key};

/// What is wrong, and the path to the key that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) path: Vec<Step>,
    pub(super) reason: String,
}

fn fault<T>(path: &[Step], reason: impl AsRef<str>) -> Result<T, Fault> {
    let keys: Vec<&str> = path
        .iter()
        .filter_map(|step| match step {
            Key(name) => Some(*name),
            Entry(_) => None,
        })
        .collect();
    Err(Fault {
        path: path.to_vec(),
        reason: format!("{}: {}", keys.join("."), reason.as_ref()),
    })
}

/// Whether a paper can be made of it.
pub(super) fn check(config: &Config) -> Result<(), Fault> {
    languages(config)?;
    if config.site_name.trim().is_empty() {
        return fault(&[Key("site_name")], "is empty: name the paper");
    }
    replicas(config)?;
    tls(config)?;
    cdn(config)?;
    media(config)?;
    let sections = sections(config)?;
    sources(config, &sections)
}

fn replicas(config: &Config) -> Result<(), Fault> {
    let of = |reason: &str| fault(&[Key("database_replicas")], reason);
    match &config.database {
        Database::Sqlite if !config.database_replicas.is_empty() => {
            of("a database in a file has no replicas: set database = \"postgres://user@host/name\", or leave them out")
        }
        Database::Postgres(primary) if config.database_replicas.contains(primary) => {
            of("the database itself is among them: leave it out, it is asked where no replica can be")
        }
        Database::Sqlite | Database::Postgres(_) => Ok(()),
    }
}

fn tls(config: &Config) -> Result<(), Fault> {
    let Some(tls) = &config.tls else { return Ok(()) };
    if tls.http_addr.is_none() && tls.challenges.is_some() {
        return fault(
            &[Key("tls"), Key("challenges")],
            "is served at tls.http_addr, which is not set: add http_addr = \"0.0.0.0:80\"",
        );
    }
    if tls.http_addr.is_some() && !config.base_url.as_str().starts_with("https://") {
        return fault(
            &[Key("tls"), Key("http_addr")],
            format!(
                "leads to base_url, and `{}` is not https: set base_url = \"https://…\"",
                config.base_url.as_str()
            ),
        );
    }
    Ok(())
}

fn cdn(config: &Config) -> Result<(), Fault> {
    let cdn = &config.cdn;
    let of = |key: &'static str, reason: &str| fault(&[Key("cdn"), Key(key)], reason);
    match cdn.purge {
        None if cdn.purge_url.is_some() => of(
            "purge_url",
            "is asked in nobody's words: add purge = \"fastly\", \"cloudflare\" or \"varnish\"",
        ),
        None if cdn.purge_token.is_some() => of("purge_token", "is for nobody: add purge and purge_url"),
        Some(_) if cdn.max_age_s == 0 => of("purge", "there is nothing to drop while cdn.max_age_s is 0: set it"),
        Some(_) if cdn.purge_url.is_none() => of("purge", "the CDN is to be told, and nobody says where: add purge_url"),
        Some(PurgeKind::Fastly | PurgeKind::Cloudflare) if cdn.purge_token.is_none() => {
            of("purge", "this CDN takes no word without a token: set BRIEFS_CDN__PURGE_TOKEN")
        }
        Some(PurgeKind::Fastly | PurgeKind::Cloudflare) if cdn.purge_url.as_ref().is_some_and(is_overheard) => of(
            "purge_url",
            "the token would go there for everybody in between to read: begin it with https://",
        ),
        None | Some(_) => Ok(()),
    }
}

fn media(config: &Config) -> Result<(), Fault> {
    let media = &config.media;
    let of = |key: &'static str, reason: &str| fault(&[Key("media"), Key(key)], reason);
    if media.bucket.is_none() {
        let others = [
            ("endpoint", media.endpoint.is_some()),
            ("region", media.region.is_some()),
            ("path_style", media.path_style.is_some()),
            ("access_key_id", media.access_key_id.is_some()),
            ("secret_access_key", media.secret_access_key.is_some()),
            ("allow_http", media.allow_http),
        ];
        return match others.into_iter().find(|(_, is_set)| *is_set) {
            Some((key, _)) => of(key, "is of a bucket, and none is named: add bucket = \"s3://…\""),
            None => Ok(()),
        };
    }
    match (&media.access_key_id, &media.secret_access_key) {
        (Some(_), None) => return of("access_key_id", "signs nothing alone: set BRIEFS_MEDIA__SECRET_ACCESS_KEY"),
        (None, Some(_)) => return of("secret_access_key", "is nobody's: set BRIEFS_MEDIA__ACCESS_KEY_ID"),
        (None, None) if media.endpoint.is_some() => {
            return of(
                "endpoint",
                "lets nobody in without a key: set BRIEFS_MEDIA__ACCESS_KEY_ID and BRIEFS_MEDIA__SECRET_ACCESS_KEY",
            );
        }
        _ => {}
    }
    if media.endpoint.as_ref().is_some_and(is_overheard) && !media.allow_http {
        return of(
            "endpoint",
            "pictures would go there for everybody in between to read and to exchange: begin it with https://, or, in a network of your own, \
             add allow_http = true",
        );
    }
    Ok(())
}

/// Whether what is sent there leaves this machine and is not encrypted.
fn is_overheard(url: &Url) -> bool {
    url.scheme() != "https" && !is_here(url)
}

/// Whether a URL leads to this machine.
pub fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn languages(config: &Config) -> Result<(), Fault> {
    let path = [Key("languages")];
    if config.languages.is_empty() {
        return fault(&path, "name at least one, like [\"fr\"]");
    }
    for (index, lang) in config.languages.iter().enumerate() {
        if config.languages[..index].contains(lang) {
            return fault(&path, format!("`{lang}` is there twice"));
        }
        if let Err(error) = Texts::new(*lang) {
            return fault(&path, error.to_string());
        }
    }
    Ok(())
}

fn sections(config: &Config) -> Result<Sections, Fault> {
    for (index, section) in config.sections.iter().enumerate() {
        if let Some(lang) = config.languages.iter().find(|lang| !section.label.contains_key(lang)) {
            return fault(
                &[Key("sections"), Entry(index), Key("label")],
                format!(
                    "the section `{}` has no label in `{lang}`, which is served: add {lang} = \"…\"",
                    section.id
                ),
            );
        }
    }
    config
        .sections()
        .or_else(|error| fault(&blamed(config, &error), error.to_string()))
}

/// The key of the last section that has the name an error is about: what was there first may stay.
fn blamed(config: &Config, error: &InvalidSections) -> Vec<Step> {
    let name = match error {
        InvalidSections::Empty => return vec![Key("sections")],
        InvalidSections::Twice(name) | InvalidSections::Reserved(name) => name,
    };
    let is_id_twice = config.sections.iter().filter(|section| section.id.as_str() == name).count() > 1;
    let last = config.sections.iter().rposition(|section| {
        section.id.as_str() == name || !is_id_twice && section.slug.values().any(|slug| slug.as_str() == name)
    });
    let key = if is_id_twice { "id" } else { "slug" };
    vec![Key("sections"), Entry(last.unwrap_or_default()), Key(key)]
}

fn sources(config: &Config, sections: &Sections) -> Result<(), Fault> {
    for (index, source) in config.sources.iter().enumerate() {
        if sections.by_id(source.section.as_str()).is_none() {
            return fault(
                &[Key("sources"), Entry(index), Key("section")],
                format!(
                    "the source `{}` goes to `{}`, which is not a section of this paper",
                    source.id, source.section
                ),
            );
        }
        if let Some(section) = source
            .sections
            .values()
            .find(|section| sections.by_id(section.as_str()).is_none())
        {
            return fault(
                &[Key("sources"), Entry(index), Key("sections")],
                format!(
                    "the source `{}` sends a subject to `{section}`, which is not a section of this paper",
                    source.id
                ),
            );
        }
        if config.sources[..index].iter().any(|other| other.id == source.id) {
            return fault(
                &[Key("sources"), Entry(index), Key("id")],
                format!("two sources are called `{}`: rename one", source.id),
            );
        }
    }
    Ok(())
}
