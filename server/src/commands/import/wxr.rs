//! `briefs import wxr`: a WordPress site.

use std::{
    io::{Write as _, stdout},
    ops::ControlFlow,
    path::PathBuf,
    sync::atomic::Ordering,
};

use super::{Place, print};
use crate::{
    clock::Clock,
    commands::progress::{Progress, stopped_by_the_keyboard},
    error::CommandError,
    wordpress::{Archive, End, Paper},
};

/// A WordPress site
#[derive(Debug, clap::Args)]
pub struct Wxr {
    #[command(flatten)]
    place: Place,
    /// The export: Tools → Export in WordPress
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// A copy of wp-content/uploads, where the pictures are
    #[arg(long, value_name = "DIR")]
    uploads: Option<PathBuf>,
}

impl Wxr {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let config = self.place.config()?;
        let sections = config.sections()?;
        // Before the store is made: mistyped names leave nothing behind.
        let uploads = self.uploads.as_ref().map(|folder| {
            let found = std::fs::canonicalize(folder).and_then(|folder| std::fs::read_dir(&folder).map(|_| folder));
            found.map_err(|error| {
                CommandError::new(format!(
                    "cannot read {}: {error}; give a copy of the site's wp-content/uploads",
                    folder.display()
                ))
            })
        });
        let uploads = uploads.transpose()?;
        let progress = Progress::new();
        progress.show("reading the export …");
        let archive = Archive::read(&self.file, config.languages[0]);
        progress.clear();
        let archive = archive?;
        let media = self.place.media(&config.media)?;
        let store = self.place.store_sparingly(&config).await?;
        let paper = Paper::new(&config, &sections, &store, &media, &self.place.data, Clock::system().now());
        let is_stopped = stopped_by_the_keyboard();
        let imported = paper
            .import(
                &archive,
                uploads.as_deref(),
                |line| {
                    progress.clear();
                    match writeln!(stdout(), "{line}") {
                        // A reader who has seen enough and closed the pipe is no reason to stop.
                        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
                        told => told,
                    }
                },
                |bytes| {
                    progress.show(&format!("{} %", bytes * 100 / archive.size().max(1)));
                    if is_stopped.load(Ordering::Relaxed) {
                        ControlFlow::Break(())
                    } else {
                        ControlFlow::Continue(())
                    }
                },
            )
            .await;
        progress.clear();
        store.close().await;
        let (sums, end) = imported?;
        print(sums.lines(paper.first_section().as_str()))?;
        match end {
            End::Whole => Ok(()),
            End::CutOff(fault) => Err(CommandError::new(format!(
                "{}: {fault}: export the site again, or copy the file again, and import that",
                self.file.display()
            ))),
            End::Stopped => Err(CommandError::new(
                "stopped before the end of the file; what was read is in: the same command goes on",
            )),
        }
    }
}
