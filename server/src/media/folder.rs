//! Pictures as files of a folder.

use std::{
    collections::BTreeMap,
    fmt, fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use bytes::Bytes;

use super::{MediaError, name};

/// The folder pictures are kept in and served from. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Folder(Arc<Path>);

impl Folder {
    pub(super) fn new(path: PathBuf) -> Self {
        Self(path.into())
    }

    /// Itself; nothing need be there.
    pub fn root(&self) -> &Path {
        &self.0
    }

    /// Of a kept picture by its name.
    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.0.join(file)
    }

    pub(super) async fn write(&self, file: &str, bytes: Bytes) -> Result<(), MediaError> {
        self.keep(file, bytes, false).await
    }

    /// As [`Self::write`], whatever is there.
    pub(super) async fn replace(&self, file: &str, bytes: Bytes) -> Result<(), MediaError> {
        self.keep(file, bytes, true).await
    }

    async fn keep(&self, file: &str, bytes: Bytes, anew: bool) -> Result<(), MediaError> {
        let (folder, file) = (self.clone(), file.to_owned());
        tokio::task::spawn_blocking(move || folder.write_now(&file, &bytes, anew))
            .await
            .unwrap_or_else(|error| Err(io::Error::other(error)))
            .map_err(|source| self.cannot("keep", source))
    }

    /// Whole or not at all: written beside, then renamed. The same name means the same bytes.
    fn write_now(&self, file: &str, bytes: &[u8], anew: bool) -> io::Result<()> {
        let path = self.path(file);
        if path.exists() && !anew {
            return Ok(());
        }
        fs::create_dir_all(&self.0)?;
        // Two threads may have the same picture from two sources.
        let beside = self
            .0
            .join(format!(".{file}.{}.{:?}", std::process::id(), std::thread::current().id()));
        fs::write(&beside, bytes)
            .and_then(|()| fs::rename(&beside, path))
            .inspect_err(|_| {
                let _ = fs::remove_file(&beside);
            })
    }

    pub(super) async fn read(&self, file: &str) -> Result<Bytes, MediaError> {
        match tokio::fs::read(self.path(file)).await {
            Ok(bytes) => Ok(bytes.into()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(MediaError::Missing {
                name: file.to_owned(),
                place: self.to_string(),
            }),
            Err(error) => Err(self.cannot("read", error)),
        }
    }

    pub(super) fn open(&self, file: &str) -> Result<fs::File, MediaError> {
        fs::File::open(self.path(file)).map_err(|error| self.cannot("read", error))
    }

    pub(super) fn names(&self) -> Result<BTreeMap<String, u64>, MediaError> {
        let cannot = |error| self.cannot("read", error);
        let entries = match fs::read_dir(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
            entries => entries.map_err(cannot)?,
        };
        let mut names = BTreeMap::new();
        for entry in entries {
            let entry = entry.map_err(cannot)?;
            let Some(name) = entry.file_name().into_string().ok().filter(|name| name::is_name(name)) else {
                continue;
            };
            // A link that leads nowhere, a folder and an empty file are no picture.
            if let Ok(found) = fs::metadata(entry.path())
                && found.is_file()
                && found.len() > 0
            {
                names.insert(name, found.len());
            }
        }
        Ok(names)
    }

    fn cannot(&self, what: &'static str, source: io::Error) -> MediaError {
        MediaError::File {
            what,
            path: self.0.to_path_buf(),
            source,
        }
    }
}

impl fmt::Display for Folder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.display().fmt(f)
    }
}
