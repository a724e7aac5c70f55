//! `briefs migrate-media`: the pictures from the data folder to a bucket, or back.

use std::{ops::ControlFlow, sync::atomic::Ordering};

use super::{
    Place, print,
    progress::{Progress, stopped_by_the_keyboard},
};
use crate::{
    config::{BucketAddress, MediaConfig},
    error::CommandError,
    media::{Media, transfer::transfer},
};

/// The word for the folder `media` of the data folder.
const FOLDER: &str = "folder";

/// Copy the pictures from the data folder to a bucket, or back; a server may run meanwhile
#[derive(Debug, clap::Args)]
pub struct MigrateMedia {
    #[command(flatten)]
    place: Place,
    /// Where they are: `folder`, or `s3://bucket/prefix`
    #[arg(value_name = "FROM")]
    from: String,
    /// Where they are to be: the same; what is there already is not sent again
    #[arg(value_name = "TO")]
    to: String,
}

impl MigrateMedia {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        if (self.from == FOLDER) == (self.to == FOLDER) {
            return Err(CommandError::new(
                "one of both must be `folder`: between two buckets use the tools of the storage",
            ));
        }
        // Who the storage lets in and where it is are the configuration's, whether it names this bucket yet or not.
        let config = self.place.config()?.media;
        let (from, to) = (self.media(&self.from, &config)?, self.media(&self.to, &config)?);
        let (progress, is_stopped) = (Progress::new(), stopped_by_the_keyboard());
        let moved = transfer(&from, &to, |done, of| {
            progress.show(&format!("pictures: {done} of {of}"));
            if is_stopped.load(Ordering::Relaxed) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
        .await;
        progress.clear();
        let moved = moved?;
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
