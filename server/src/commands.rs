//! The words of the command line, and what each does.

use std::{io::Write as _, path::PathBuf};

use clap::{Args, Parser, Subcommand};
use jiff::Timestamp;

use crate::{
    backup::Paper,
    clock::Clock,
    config::{self, Config, Database, MediaConfig},
    error::CommandError,
    media::Media,
    store::Store,
};

mod backup;
mod bench_data;
mod check;
mod ends;
mod forget;
mod import;
mod ingest;
mod migrate_media;
mod migrate_store;
mod progress;
mod restore;
mod serve;
mod sources;

/// A multilingual newspaper in one program.
#[derive(Debug, Parser)]
#[command(name = "briefs", version, about, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site
    Serve(serve::Serve),
    /// Take stories in
    #[command(subcommand)]
    Import(import::Import),
    /// Fetch outside sources now, once; or take a saved feed in
    Ingest(ingest::Ingest),
    /// Show where each outside source stands
    Sources(sources::Sources),
    /// Check the configuration and the database, a line for each finding
    Check(check::Check),
    /// Drop what an article said before
    Forget(forget::Forget),
    /// Keep everything of the paper in one new file; a server may run meanwhile
    Backup(backup::Backup),
    /// Move the paper from the file in the data folder to a PostgreSQL server, or back
    MigrateStore(migrate_store::MigrateStore),
    /// Copy the pictures from the data folder to a bucket, or back
    MigrateMedia(migrate_media::MigrateMedia),
    /// Make the paper of a backup anew, in a data folder that has none
    Restore(restore::Restore),
    /// Fill an empty paper with made-up stories, to measure with
    BenchData(bench_data::BenchData),
}

/// Where the paper is; every command takes these.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// The data folder
    #[arg(long, default_value = "data", value_name = "DIR", global = true)]
    data: PathBuf,
    /// A configuration file [default: briefs.toml in the data folder]
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
}

impl Cli {
    /// Does what the words say.
    pub async fn run(self) -> Result<(), CommandError> {
        match self.command {
            Some(Command::Serve(serve)) => serve.run().await,
            Some(Command::Import(import)) => import.run().await,
            Some(Command::Ingest(ingest)) => ingest.run().await,
            Some(Command::Sources(sources)) => sources.run().await,
            Some(Command::Check(check)) => check.run().await,
            Some(Command::Forget(forget)) => forget.run().await,
            Some(Command::Backup(backup)) => backup.run().await,
            Some(Command::MigrateStore(moving)) => moving.run().await,
            Some(Command::MigrateMedia(moving)) => moving.run().await,
            Some(Command::Restore(restore)) => restore.run().await,
            Some(Command::BenchData(bench_data)) => bench_data.run().await,
            None => Err(CommandError::new("no command: see briefs --help")),
        }
    }
}

impl Place {
    fn config(&self) -> Result<Config, CommandError> {
        Ok(Config::read(&self.data, self.config.as_deref(), std::env::vars_os())?)
    }

    /// Where the configuration says that the paper is. One with a fault is no reason not to keep or restore a paper in files; where a server
    /// or a bucket is named that paper is another.
    fn named(&self) -> Result<(Database, Media), CommandError> {
        match self.config() {
            Ok(config) => Ok((config.database, self.media(&config.media)?)),
            Err(error) => {
                let written = std::fs::read_to_string(self.config_file()).unwrap_or_default();
                let is_set = |name| std::env::var_os(name).is_some();
                let is_elsewhere = is_set("BRIEFS_DATABASE") || is_set("BRIEFS_MEDIA__BUCKET");
                if is_elsewhere || written.contains("postgres") || written.contains("s3://") {
                    return Err(error);
                }
                Ok((Database::Sqlite, self.media(&MediaConfig::default())?))
            }
        }
    }

    fn config_file(&self) -> PathBuf {
        self.config.clone().unwrap_or_else(|| self.data.join(config::FILE_NAME))
    }

    /// What a backup has.
    fn paper(&self, database: &Database, media: Media) -> Paper {
        Paper {
            database: self.database(),
            server: match database {
                Database::Sqlite => None,
                Database::Postgres(address) => Some(address.clone()),
            },
            media,
            config: self.config_file(),
        }
    }

    fn database(&self) -> PathBuf {
        self.data.join("briefs.db")
    }

    /// Pictures, where the configuration says. Asks nobody.
    fn media(&self, config: &MediaConfig) -> Result<Media, CommandError> {
        Ok(Media::open(config, &self.data)?)
    }

    /// Opens the store that the configuration names.
    async fn store(&self, config: &Config) -> Result<Store, CommandError> {
        self.make()?;
        Ok(Store::open(&config.database, &self.database()).await?)
    }

    /// As [`Self::store`], for what writes for a long time.
    async fn store_sparingly(&self, config: &Config) -> Result<Store, CommandError> {
        self.make()?;
        Ok(Store::open_sparingly(&config.database, &self.database()).await?)
    }

    /// As [`Self::store`], to look at it. `None` where none was made yet.
    async fn inspected(&self, config: &Config) -> Result<Option<Store>, CommandError> {
        Ok(Store::inspect(&config.database, &self.database()).await?)
    }

    /// Makes the data folder if it is not there.
    fn make(&self) -> Result<(), CommandError> {
        std::fs::create_dir_all(&self.data).map_err(|error| {
            CommandError::new(format!(
                "cannot make the data folder {}: {error}; give another with --data",
                self.data.display()
            ))
        })
    }
}

/// Prints lines. A reader who has seen enough and closed the pipe is no error.
fn print(lines: impl IntoIterator<Item = String>) -> Result<(), CommandError> {
    let mut out = std::io::stdout().lock();
    for line in lines {
        match writeln!(out, "{line}") {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
            written => written?,
        }
    }
    Ok(())
}

fn instant(text: &str) -> Result<Timestamp, String> {
    text.parse()
        .map_err(|_| "write it as RFC 3339, like 2025-03-19T10:00:00+01:00".to_owned())
}

fn clock(text: &str) -> Result<Clock, String> {
    instant(text).map(Clock::starting_at)
}
