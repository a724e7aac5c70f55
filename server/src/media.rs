//! Where pictures are: a folder of the data folder, or a bucket of a storage that speaks S3.
//!
//! A picture is kept under its content's hash. So it is kept once, wherever it comes from and whichever node keeps it; a file of a name is
//! always the same bytes, and whether it is whole can be told by its name. None is ever changed or removed.
//!
//! | file | what is there |
//! |---|---|
//! | `name` | names of kept pictures, and where texts have them |
//! | `folder` | pictures as files |
//! | `bucket` | pictures as objects: `bucket/client` speaks HTTP, `fault` says what is wrong, `read` is what readers are shown, `outage` and `not_shown` what they are not |
//! | `reader` | one of either, for what reads without waiting for others |
//! | `transfer` | all of them, from one place to another |
//! | `waiting` | waiting for a storage until one is told to stop |

use std::{
    collections::BTreeMap,
    fmt, io,
    path::{Path, PathBuf},
};

use bytes::Bytes;

use crate::config::MediaConfig;

pub mod bucket;
mod folder;
pub mod name;
mod reader;
pub mod transfer;
mod waiting;

pub use bucket::Bucket;
pub use folder::Folder;
pub use reader::Reader;
pub use waiting::unless_stopped;

/// Its name in the data folder.
const FOLDER: &str = "media";

/// Where pictures are. Cheap to clone.
#[derive(Debug, Clone)]
pub enum Media {
    /// As files.
    Folder(Folder),
    /// As objects.
    Bucket(Bucket),
}

/// Why a picture is not kept, or not had. What is wrong, where, and how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    /// A file could not be read or written.
    #[error("cannot {what} a picture in {path}: {source}; look at the folder, its permissions and its disk", path = .path.display())]
    File {
        /// `read` or `keep`.
        what: &'static str,
        /// The folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The storage does not answer, or not in time, or with an error of its own.
    #[error(
        "the storage of {place} is not reached ({reason}): look at media.endpoint, at the network, and at the storage itself"
    )]
    Unreachable {
        /// The bucket.
        place: String,
        /// What happened.
        reason: String,
    },
    /// The storage says no.
    #[error(
        "the storage of {place} does not let briefs in ({reason}): look at media.access_key_id, media.secret_access_key and media.region; the key must be allowed to list the bucket, and to read and write objects"
    )]
    Refused {
        /// The bucket.
        place: String,
        /// The storage's word for it.
        reason: String,
    },
    /// No such bucket.
    #[error("{place} is not there: make the bucket, or name another as media.bucket")]
    NoBucket {
        /// The bucket.
        place: String,
    },
    /// Not there, and the storage is.
    #[error("{name} is not in {place}: put it back from a backup")]
    Missing {
        /// Of the picture.
        name: String,
        /// Where it was looked for.
        place: String,
    },
    /// A name is a hash, and this is another content's.
    #[error("{name} in {place} is not what it was when it was kept: put it back from a backup")]
    Damaged {
        /// Of the picture.
        name: String,
        /// Where it is.
        place: String,
    },
    /// Too much is asked of the storage at the same time.
    #[error("more is asked of {place} than is let through at a time: ask again in a moment")]
    Busy {
        /// The bucket.
        place: String,
    },
    /// Nothing can be asked.
    #[error("{place} cannot be asked ({reason}): is the package ca-certificates installed?")]
    Setup {
        /// The bucket.
        place: String,
        /// Why.
        reason: String,
    },
}

impl Media {
    /// Pictures in a folder; it is made when the first one is kept.
    pub fn new(folder: PathBuf) -> Self {
        Self::Folder(Folder::new(folder))
    }

    /// Where the configuration says. Asks nobody.
    pub fn open(config: &MediaConfig, data: &Path) -> Result<Self, MediaError> {
        Ok(match &config.bucket {
            None => Self::new(data.join(FOLDER)),
            Some(address) => Self::Bucket(Bucket::new(address, config)?),
        })
    }

    /// The file of a kept picture; `None` for a name that none has, and where pictures are no files.
    pub fn path(&self, file: &str) -> Option<PathBuf> {
        match self {
            Self::Folder(folder) => name::is_name(file).then(|| folder.path(file)),
            Self::Bucket(_) => None,
        }
    }

    /// Keeps a picture under its content's hash: whole or not at all, and before this returns. `ending` is that of its format.
    pub async fn keep(&self, bytes: impl Into<Bytes>, ending: &str) -> Result<String, MediaError> {
        let bytes = bytes.into();
        let file = name::of(&bytes, ending);
        match self {
            Self::Folder(folder) => folder.write(&file, bytes).await?,
            Self::Bucket(bucket) => bucket.write(&file, bytes).await?,
        }
        Ok(file)
    }

    /// Keeps one that has a name already, if it is that name's; in place of what may be there, which may be less than the whole.
    pub async fn keep_named(&self, file: &str, bytes: Bytes) -> Result<(), MediaError> {
        if !name::is_of(file, &bytes) {
            return Err(MediaError::Damaged {
                name: file.to_owned(),
                place: "what it is taken from".to_owned(),
            });
        }
        match self {
            Self::Folder(folder) => folder.replace(file, bytes).await,
            Self::Bucket(bucket) => bucket.replace(file, bytes).await,
        }
    }

    /// The whole of one.
    pub async fn get(&self, file: &str) -> Result<Bytes, MediaError> {
        match self {
            Self::Folder(folder) => folder.read(file).await,
            Self::Bucket(bucket) => bucket.get(file).await,
        }
    }

    /// Whether it is kept.
    pub async fn has(&self, file: &str) -> Result<bool, MediaError> {
        match self {
            Self::Folder(folder) => Ok(folder.path(file).is_file()),
            Self::Bucket(bucket) => bucket.has(file).await,
        }
    }

    /// All that are kept, with their bytes. What else is there is none of ours, or not whole yet.
    pub async fn names(&self) -> Result<BTreeMap<String, u64>, MediaError> {
        match self {
            Self::Folder(folder) => folder.names(),
            Self::Bucket(bucket) => bucket.names().await,
        }
    }

    /// What pictures take together, those that are not there left out. Nobody waits for it: of a bucket it is a guess.
    pub fn bytes(&self, files: &[String]) -> u64 {
        match self {
            Self::Folder(folder) => {
                let sizes = files.iter().filter_map(|file| folder.path(file).metadata().ok());
                sizes.map(|metadata| metadata.len()).sum()
            }
            Self::Bucket(_) => files.len() as u64 * bucket::SMALL,
        }
    }
}

impl fmt::Display for Media {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => folder.fmt(f),
            Self::Bucket(bucket) => bucket.fmt(f),
        }
    }
}
