//! `briefs migrate-store`: a paper from the file in the data folder to a PostgreSQL server, or back.

use std::path::PathBuf;

use super::{Place, ends::Ends, print, progress};
use crate::{
    config::Database,
    error::CommandError,
    store::{Store, transfer},
};

/// The word for the file in the data folder.
const SQLITE: &str = "sqlite";

/// Move the paper from the file in the data folder to a PostgreSQL server, or back; nothing may be served meanwhile
#[derive(Debug, clap::Args)]
#[command(
    mut_arg("from", |arg| arg.help("Where it is: `sqlite`, or `postgres://user@host/name`")),
    mut_arg("to", |arg| arg.help("Where it is to be: the same, and empty, or as an earlier run left it"))
)]
pub struct MigrateStore {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    ends: Ends,
}

impl MigrateStore {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let [from, to] = [&self.ends.from, &self.ends.to].map(|text| text.parse::<Database>());
        let (from, to) = (from.map_err(wrong)?, to.map_err(wrong)?);
        let file = self.place.database();
        if from == Database::Sqlite && !file.exists() {
            return Err(CommandError::new(format!(
                "there is no {}: name the data folder with --data",
                file.display()
            )));
        }
        self.ends
            .of_the_data_folder(SQLITE, "between two servers use pg_dump and pg_restore")?;
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
    let (progress, tell) = progress::told();
    let moved = transfer::transfer(&from, &to, tell).await;
    progress.clear();
    from.close().await;
    to.close().await;
    Ok(moved?)
}
