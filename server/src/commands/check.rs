//! `briefs check`: the configuration and the database, a line for each finding.

use std::{collections::BTreeSet, path::Path};

use super::{Place, print};
use crate::{
    backup::nights,
    error::CommandError,
    http::tls::Tls,
    store::{Store, StoreError},
    stories::Media,
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
        match self.place.config() {
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
                if let Some(folder) = &config.backup.folder {
                    found("backups", newest_backup(&self.place.data.join(folder)));
                }
            }
            Err(fault) => found("configuration", Err(fault)),
        }
        let path = self.place.database();
        if path.exists() {
            let database = inspect(&path).await;
            let is_whole = database.is_ok();
            found("database", database);
            if is_whole {
                found("pictures", pictures(&path, &self.place.media()).await);
            }
        } else {
            found(
                "database",
                Ok(format!("{} is not there yet; serve or import makes it", path.display())),
            );
        }
        print(lines)?;
        if is_faulty {
            return Err(CommandError::new("something is wrong: mend it as said above"));
        }
        Ok(())
    }
}

async fn inspect(path: &Path) -> Result<String, CommandError> {
    let store = Store::inspect_sqlite(path).await?;
    let found = async {
        store.integrity().await?;
        store.pending_migrations().await
    }
    .await;
    store.close().await;
    let path = path.display();
    Ok(match found? {
        0 => format!("{path} is whole"),
        pending => format!("{path} is whole; migrations to do at the next serve or import: {pending}"),
    })
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

/// Whether every picture that the database names is in its folder.
async fn pictures(path: &Path, media: &Media) -> Result<String, CommandError> {
    let store = Store::inspect_sqlite(path).await?;
    let mut missing = BTreeSet::new();
    let looked = async {
        // An older one has other tables.
        let is_of_this_version = store.migration().await? == Some(Store::newest_migration());
        if is_of_this_version {
            let mut is_missing = |name: &str| {
                if !media.folder().join(name).is_file() {
                    missing.insert(name.to_owned());
                }
            };
            store.each_picture(&mut is_missing).await?;
        }
        Ok::<_, StoreError>(is_of_this_version)
    }
    .await;
    store.close().await;
    if !looked? {
        return Ok("looked for when the migrations are done".into());
    }
    if missing.is_empty() {
        return Ok("all that the database names are there".into());
    }
    let some: Vec<&str> = missing.iter().map(String::as_str).take(NAMED).collect();
    Err(CommandError::new(format!(
        "{} that the database names are not in {}: {}{}; put them back from a backup",
        missing.len(),
        media.folder().display(),
        some.join(", "),
        if missing.len() > NAMED { ", …" } else { "" },
    )))
}
