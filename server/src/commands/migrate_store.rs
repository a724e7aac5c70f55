//! `briefs migrate-store`: a paper from the file in the data folder to a PostgreSQL server, or back.

use std::{ops::ControlFlow, path::PathBuf, sync::atomic::Ordering};

use super::{
    Place, print,
    progress::{Progress, stopped_by_the_keyboard},
};
use crate::{
    config::Database,
    error::CommandError,
    store::{Store, transfer},
};

/// Move the paper from the file in the data folder to a PostgreSQL server, or back; nothing may be served meanwhile
#[derive(Debug, clap::Args)]
pub struct MigrateStore {
    #[command(flatten)]
    place: Place,
    /// Where it is: `sqlite`, or `postgres://user@host/name`
    #[arg(value_name = "FROM")]
    from: String,
    /// Where it is to be: the same, and empty, or as an earlier run left it
    #[arg(value_name = "TO")]
    to: String,
}

impl MigrateStore {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let [from, to] = [&self.from, &self.to].map(|text| text.parse::<Database>());
        let (from, to) = (from.map_err(wrong)?, to.map_err(wrong)?);
        let file = self.place.database();
        if from == Database::Sqlite && !file.exists() {
            return Err(CommandError::new(format!(
                "there is no {}: name the data folder with --data",
                file.display()
            )));
        }
        if (from == Database::Sqlite) == (to == Database::Sqlite) {
            return Err(CommandError::new(
                "one of both must be `sqlite`: between two servers use pg_dump and pg_restore",
            ));
        }
        self.place.make()?;
        let moved = move_paper(&from, &to, file).await?;
        print([format!(
            "moved: {} rows, and both are the same; {} of them were there before",
            moved.rows, moved.before
        )])
    }
}

/// The words are not repeated: there may be a password among them.
fn wrong(reason: &str) -> CommandError {
    CommandError::new(format!("where a paper is or is to be: {reason}"))
}

/// Moves a paper, with what is to be seen of it meanwhile.
pub(super) async fn move_paper(from: &Database, to: &Database, file: PathBuf) -> Result<transfer::Moved, CommandError> {
    let from = Store::open_sparingly(from, &file).await?;
    let to = Store::open_sparingly(to, &file).await?;
    let (progress, is_stopped) = (Progress::new(), stopped_by_the_keyboard());
    let moved = transfer::transfer(&from, &to, |at| {
        progress.show(&at.to_string());
        if is_stopped.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    })
    .await;
    progress.clear();
    from.close().await;
    to.close().await;
    Ok(moved?)
}
