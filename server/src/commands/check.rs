//! `briefs check`: the configuration and the database, a line for each finding.

use std::{collections::BTreeSet, path::Path, time::Duration};

use super::{Place, print};
use crate::{
    backup::nights,
    config::Database,
    error::CommandError,
    http::tls::Tls,
    media::Media,
    store::{Store, postgres::Address},
    weather,
};

/// So many missing pictures are named, the others counted.
const NAMED: usize = 3;

/// Check the configuration and the database
#[derive(Debug, clap::Args)]
pub struct Check {
    #[command(flatten)]
    place: Place,
}

impl Check {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let mut lines = Vec::new();
        let mut is_faulty = false;
        let mut found = |part: &str, result: Result<String, CommandError>| {
            is_faulty |= result.is_err();
            lines.push(match result {
                Ok(good) => format!("ok: {part}: {good}"),
                Err(fault) => format!("fault: {part}: {fault}"),
            });
        };
        let config = self.place.config();
        match &config {
            Ok(config) => {
                let editions = config.languages.iter().map(|lang| lang.tag()).collect::<Vec<_>>().join(", ");
                found("configuration", Ok(format!("{} in {editions}", config.site_name)));
                let provider = weather::provider(&config.weather, &self.place.data, config.base_url.as_str());
                found(
                    "weather",
                    provider
                        .map(|_| "the provider is set up".to_owned())
                        .map_err(CommandError::from),
                );
                if let Some(tls) = &config.tls {
                    let made = Tls::new(tls, &self.place.data);
                    found(
                        "tls",
                        made.map(|_| "the certificate and its key fit".to_owned())
                            .map_err(CommandError::from),
                    );
                }
                if config.media.bucket.is_some() {
                    found("bucket", bucket(self.place.media(&config.media)).await);
                }
                if let Some(folder) = &config.backup.folder {
                    found("backups", newest_backup(&self.place.data.join(folder)));
                }
            }
            Err(fault) => found("configuration", Err(CommandError::new(fault.to_string()))),
        }
        // Without a configuration that can be read it is the file, if there is one; its pictures may be elsewhere.
        let is_known = config.is_ok();
        let config = config.unwrap_or_default();
        let name = match &config.database {
            Database::Sqlite => self.place.database().display().to_string(),
            Database::Postgres(address) => address.to_string(),
        };
        match self.place.inspected(&config).await {
            Ok(Some(store)) => {
                let database = whole(&store, &name).await;
                let is_whole = database.is_ok();
                found("database", database);
                for replica in &config.database_replicas {
                    let behind = store.check_replica(replica).await.map_err(CommandError::from);
                    found("replica", behind.map(|behind| standing(replica, behind)));
                }
                if is_whole && is_known {
                    let found_pictures = match self.place.media(&config.media) {
                        Ok(media) => pictures(&store, &media).await,
                        Err(fault) => Err(fault),
                    };
                    found("pictures", found_pictures);
                }
                store.close().await;
            }
            Ok(None) => found("database", Ok(format!("{name} is not there yet; serve or import makes it"))),
            Err(fault) => found("database", Err(fault)),
        }
        print(lines)?;
        if is_faulty {
            return Err(CommandError::new("something is wrong: mend it as said above"));
        }
        Ok(())
    }
}

async fn whole(store: &Store, name: &str) -> Result<String, CommandError> {
    store.integrity().await?;
    Ok(match store.pending_migrations().await? {
        0 => format!("{name} is whole"),
        pending => format!("{name} is whole; migrations to do at the next serve or import: {pending}"),
    })
}

fn standing(replica: &Address, behind: Option<Duration>) -> String {
    match behind {
        None => format!("{replica} shows everything"),
        Some(behind) => format!(
            "{replica} is {:.1} s behind; pages are read from the primary until it is not",
            behind.as_secs_f64()
        ),
    }
}

fn newest_backup(folder: &Path) -> Result<String, CommandError> {
    let days = nights::days_in(folder).map_err(|error| {
        CommandError::new(format!(
            "cannot read {}: {error}; name another as backup.folder, or let the user that runs briefs read it",
            folder.display()
        ))
    })?;
    Ok(match days.last() {
        Some(day) => format!("the newest of {} in {} is of {day}", days.len(), folder.display()),
        None => format!("there is none in {} yet; serve makes one each night", folder.display()),
    })
}

/// Whether it can be reached, listed, written and read.
async fn bucket(media: Result<Media, CommandError>) -> Result<String, CommandError> {
    match media? {
        Media::Bucket(bucket) => {
            let took = bucket.probe().await?;
            Ok(format!("{bucket} is listed, written and read in {} ms", took.as_millis()))
        }
        Media::Folder(folder) => Ok(format!("{folder} is a folder")),
    }
}

/// Whether every picture that the database names is in its place.
async fn pictures(store: &Store, media: &Media) -> Result<String, CommandError> {
    let mut missing = BTreeSet::new();
    // An older one has other tables.
    if store.migration().await? != Some(Store::newest_migration()) {
        return Ok("looked for when the migrations are done".into());
    }
    let there = media.names().await?;
    let mut is_missing = |name: &str| {
        if !there.contains_key(name) {
            missing.insert(name.to_owned());
        }
    };
    store.each_picture(&mut is_missing).await?;
    if missing.is_empty() {
        return Ok("all that the database names are there".into());
    }
    let some: Vec<&str> = missing.iter().map(String::as_str).take(NAMED).collect();
    Err(CommandError::new(format!(
        "{} that the database names are not in {}: {}{}; put them back from a backup",
        missing.len(),
        media,
        some.join(", "),
        if missing.len() > NAMED { ", …" } else { "" },
    )))
}
