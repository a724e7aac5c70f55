//! `briefs migrate-media`: the pictures from the data folder to a bucket, or back.

use super::{Place, ends::Ends, print, progress};
use crate::{
    config::{BucketAddress, MediaConfig},
    error::CommandError,
    media::{Media, transfer::transfer},
};

/// The word for the folder `media` of the data folder.
const FOLDER: &str = "folder";
/// Names of damaged pictures that are said.
const NAMED: usize = 3;

/// Copy the pictures from the data folder to a bucket, or back; a server may run meanwhile
#[derive(Debug, clap::Args)]
#[command(
    mut_arg("from", |arg| arg.help("Where they are: `folder`, or `s3://bucket/prefix`")),
    mut_arg("to", |arg| arg.help("Where they are to be: the same; what is there already is not sent again"))
)]
pub struct MigrateMedia {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    ends: Ends,
}

impl MigrateMedia {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        self.ends
            .of_the_data_folder(FOLDER, "between two buckets use the tools of the storage")?;
        // Who the storage lets in and where it is are the configuration's, whether it names this bucket yet or not.
        let config = self.place.config()?.media;
        let (from, to) = (self.media(&self.ends.from, &config)?, self.media(&self.ends.to, &config)?);
        let (progress, tell) = progress::told();
        let moved = transfer(&from, &to, tell).await;
        progress.clear();
        let moved = moved?;
        if !moved.damaged.is_empty() {
            let some = &moved.damaged[..moved.damaged.len().min(NAMED)];
            return Err(CommandError::new(format!(
                "{} pictures are damaged and were left out, {} among them: put them back from a backup, and do it again",
                moved.damaged.len(),
                some.join(", ")
            )));
        }
        print([format!(
            "copied: {} pictures, {} bytes, and all of {from} are in {to}; {} of them were there before",
            moved.sent, moved.bytes, moved.before
        )])
    }

    fn media(&self, named: &str, config: &MediaConfig) -> Result<Media, CommandError> {
        if named == FOLDER {
            return self.place.media(&MediaConfig::default());
        }
        let address: BucketAddress = named
            .parse()
            .map_err(|reason| CommandError::new(format!("where pictures are or are to be {reason}, or `folder`")))?;
        self.place.media(&MediaConfig {
            bucket: Some(address),
            ..config.clone()
        })
    }
}
