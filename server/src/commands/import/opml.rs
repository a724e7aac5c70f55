//! `briefs import opml`: a list of feeds becomes sources of the configuration.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use super::{Place, print};
use crate::{
    config::{Config, FILE_NAME},
    error::CommandError,
    wire::{
        opml::{self, sources::additions},
        sniff,
    },
};

/// A list of feeds
#[derive(Debug, clap::Args)]
pub struct Opml {
    #[command(flatten)]
    place: Place,
    /// The list, as feed readers export it
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Opml {
    pub(super) fn run(self) -> Result<(), CommandError> {
        let config = self.place.config()?;
        let sections = config.sections()?;
        let list = self.file.display();
        let bytes = fs::read(&self.file)
            .map_err(|error| CommandError::new(format!("cannot read {list}: {error}; give a list of feeds (OPML)")))?;
        let outlines = opml::read_with_lines(&sniff::text(&bytes, None).text)
            .map_err(|error| CommandError::new(format!("{list}:{}: the list {}", error.line, error.what)))?;
        let additions = additions(outlines, &config, &sections);
        if !additions.added.is_empty() {
            add(&self.place, &additions.toml, |config| {
                let is_there = |id| config.sources.iter().any(|source| source.id == id);
                additions.added.iter().all(|added| is_there(added.id.clone()))
            })?;
        }
        let added = additions.added.iter().map(|added| {
            format!(
                "added: {} ({}) as `{}`, in the section `{}`",
                added.name, added.url, added.id, added.section
            )
        });
        let skipped = additions
            .skipped
            .iter()
            .map(|(line, reason)| format!("skipped: {list}:{line}: {reason}"));
        let sums = format!(
            "imported: {} new, 0 updated, {} unchanged, {} skipped",
            additions.added.len(),
            additions.known,
            additions.skipped.len()
        );
        print(added.chain(skipped).chain([sums]))
    }
}

/// Puts a text behind the configuration's, if a whole configuration comes of it that is as wanted.
fn add(place: &Place, toml: &str, is_as_wanted: impl FnOnce(&Config) -> bool) -> Result<(), CommandError> {
    let named = place.config.clone().unwrap_or_else(|| place.data.join(FILE_NAME));
    // What a link leads to is written, not the link.
    let file = fs::canonicalize(&named).unwrap_or(named);
    let old = match fs::read_to_string(&file) {
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        read => read?,
    };
    let new = appended(&old, toml);
    let config = Config::with_variables(&file.display().to_string(), &new, std::env::vars_os())
        .map_err(|error| CommandError::new(format!("the sources cannot be added, and nothing was changed: {error}")))?;
    if !is_as_wanted(&config) {
        return Err(CommandError::new(
            "the sources cannot be added, and nothing was changed: BRIEFS_SOURCES sets them; unset it, and keep them in the file",
        ));
    }
    replace(&file, &new).map_err(|error| {
        CommandError::new(format!(
            "cannot write {}: {error}; let the user that runs briefs write there",
            file.display()
        ))
    })
}

/// The lines at the end, as the other lines end.
fn appended(old: &str, toml: &str) -> String {
    let mut new = old.to_owned();
    if !new.is_empty() && !new.ends_with('\n') {
        new.push('\n');
    }
    if old.contains("\r\n") {
        new.push_str(&toml.replace('\n', "\r\n"));
    } else {
        new.push_str(toml);
    }
    new
}

/// Whole or not at all: written beside with the same permissions, then renamed.
fn replace(file: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut beside = file.as_os_str().to_owned();
    beside.push(format!(".{}", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = fs::write(&beside, text).and_then(|()| {
        if let Ok(metadata) = fs::metadata(file) {
            fs::set_permissions(&beside, metadata.permissions())?;
        }
        fs::rename(&beside, file)
    });
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}
