//! `briefs restore`: a paper out of a backup, where there is none yet.

use std::path::PathBuf;

use super::{Place, print, progress};
use crate::{
    backup::{self, Target},
    error::CommandError,
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
        self.place.is_in_the_folder()?;
        let (progress, tell) = progress::told();
        let target = Target {
            data: self.place.data.clone(),
            database: self.place.database(),
            media: self.place.media().folder().into(),
            config: self.place.config_file(),
        };
        let restored = backup::restore(&self.file, target, tell).await;
        progress.clear();
        print([format!("restored: {}", restored?)])
    }
}
