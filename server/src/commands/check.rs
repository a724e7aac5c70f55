//! `briefs check`: the configuration and the database, a line for each finding.

use super::{Place, print};
use crate::{error::CommandError, store::Store, weather};

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
            }
            Err(fault) => found("configuration", Err(fault)),
        }
        let path = self.place.database();
        if path.exists() {
            found("database", inspect(&path).await);
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

async fn inspect(path: &std::path::Path) -> Result<String, CommandError> {
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
