//! `briefs backup`: the whole paper in one file, while a server serves it.

use std::path::PathBuf;

use super::{Place, print, progress};
use crate::{backup, clock::Clock, error::CommandError};

/// Keep everything of the paper in one new file; a server may run meanwhile
#[derive(Debug, clap::Args)]
pub struct Backup {
    #[command(flatten)]
    place: Place,
    /// The backup; it must not be there yet
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Backup {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        if let Some(config) = self.place.config.as_ref().filter(|config| !config.exists()) {
            return Err(CommandError::new(format!(
                "{} is not there: give the configuration with --config, or leave that out",
                config.display()
            )));
        }
        let (database, media) = self.place.named()?;
        let (progress, tell) = progress::told();
        let made = backup::make(self.place.paper(&database, media), &self.file, Clock::system().now(), tell).await;
        progress.clear();
        print([format!("backed up: {}", made?)])
    }
}
