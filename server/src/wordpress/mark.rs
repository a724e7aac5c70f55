//! How far an import came: written after each batch, so that one that was ended in the middle goes on there.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{archive::Archive, report::Sums};
use crate::wire::wxr;

const NAME: &str = "wordpress-import.json";

/// A mark in the data folder.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Saved {
    file: PathBuf,
    size: u64,
    modified: u64,
    uploads: Option<PathBuf>,
    pub(super) mark: wxr::Mark,
    pub(super) sums: Sums,
}

impl Saved {
    pub(super) fn new(archive: &Archive, uploads: Option<&Path>, mark: wxr::Mark, sums: Sums) -> Self {
        Self {
            file: archive.path.clone(),
            size: archive.size,
            modified: archive.modified,
            uploads: uploads.map(Into::into),
            mark,
            sums,
        }
    }

    /// The mark of an import of this very file with these uploads. Any other, and one that cannot be read, is none: an import that
    /// begins anew changes nothing that is there.
    pub(super) fn read(data: &Path, archive: &Archive, uploads: Option<&Path>) -> Option<Self> {
        let saved: Self = serde_json::from_slice(&fs::read(data.join(NAME)).ok()?).ok()?;
        let is_of_this = saved.file == archive.path
            && (saved.size, saved.modified) == (archive.size, archive.modified)
            && saved.uploads.as_deref() == uploads;
        is_of_this.then_some(saved)
    }

    /// Whole or not at all.
    pub(super) fn write(&self, data: &Path) -> io::Result<()> {
        let beside = data.join(format!(".{NAME}.{}", std::process::id()));
        fs::write(&beside, serde_json::to_vec(self)?)?;
        fs::rename(beside, data.join(NAME))
    }

    /// There is nothing left to go on with.
    pub(super) fn remove(data: &Path) -> io::Result<()> {
        match fs::remove_file(data.join(NAME)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}
