//! `briefs restore`: a paper out of a backup, where there is none yet.

use std::path::PathBuf;

use super::{Place, migrate_store::move_paper, print, progress};
use crate::{
    backup::{self, Target},
    config::Database,
    error::CommandError,
    media::Media,
    store::Store,
};

/// Make the paper of a backup anew, in a data folder that has none
#[derive(Debug, clap::Args)]
pub struct Restore {
    #[command(flatten)]
    place: Place,
    /// What `briefs backup` made
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Restore {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        // There is no configuration yet, unless it is elsewhere, or in variables.
        let (database, media) = self.place.named()?;
        if let Database::Postgres(address) = &database {
            let store = Store::open_postgres(address).await?;
            let is_empty = store.is_empty().await;
            store.close().await;
            if !is_empty? {
                return Err(CommandError::new(format!(
                    "{address} has a paper already, and a restore replaces nothing: name an empty database"
                )));
            }
        }
        let (progress, tell) = progress::told();
        let target = Target {
            data: self.place.data.clone(),
            database: self.place.database(),
            media: media.clone(),
            config: self.place.config_file(),
        };
        let restored = backup::restore(&self.file, target, tell).await;
        progress.clear();
        let restored = restored?;
        let what_became = match &media {
            Media::Folder(_) => "is restored as it was in the backup",
            Media::Bucket(_) => "was not put into the bucket",
        };
        let damaged = restored.damaged.iter().map(|name| {
            format!("damaged: {name} was not what its name says when the backup was made, and {what_became}: put it back from an earlier one")
        });
        // Said before anything else can fail: nothing later knows of them.
        print(damaged)?;
        if database != Database::Sqlite {
            to_server(&database, self.place.database()).await?;
        }
        print([format!("restored: {}", restored.sums)])
    }
}

/// Moves the restored database to where it belongs. The file goes when all of it is there.
async fn to_server(database: &Database, file: PathBuf) -> Result<(), CommandError> {
    move_paper(&Database::Sqlite, database, file.clone()).await.map_err(|error| {
        CommandError::new(format!(
            "{error}; the paper is restored into {}: `briefs migrate-store sqlite` and the address moves it",
            file.display()
        ))
    })?;
    std::fs::remove_file(file)?;
    Ok(())
}
