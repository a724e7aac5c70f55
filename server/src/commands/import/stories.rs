//! `briefs import stories`: a folder of Markdown files.

use std::path::PathBuf;

use super::{Place, print};
use crate::{
    clock::Clock,
    error::CommandError,
    stories::{self, Files},
};

/// A folder of stories
#[derive(Debug, clap::Args)]
pub struct Stories {
    #[command(flatten)]
    place: Place,
    /// The folder, any depth
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Stories {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let Self { place, folder } = self;
        let config = place.config()?;
        let files = Files::Folder(folder);
        // Before the store is made: a mistyped folder leaves nothing behind.
        files.stories()?;
        let media = place.media(&config.media)?;
        let store = place.store(&config).await?;
        let report = stories::import(&files, &media, &store, &config.sections()?, Clock::system().now()).await;
        store.close().await;
        let report = report?;
        let imported = report.imported;
        let skipped = report.skipped.len();
        let sums = format!(
            "imported: {} new, {} updated, {} unchanged, {skipped} skipped",
            imported.new, imported.updated, imported.unchanged
        );
        print(
            report
                .skipped
                .iter()
                .map(|skipped| format!("skipped: {skipped}"))
                .chain([sums]),
        )?;
        if skipped > 0 {
            return Err(CommandError::new(format!(
                "{skipped} files were left out, for the reasons above: mend them and import again"
            )));
        }
        Ok(())
    }
}
