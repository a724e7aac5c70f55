//! The whole paper in one file, and a paper out of one.
//!
//! A backup is a tar archive of plain files, in this order: `briefs.db.gz`, a copy of the database; `briefs.toml`, the configuration, where
//! there is one; `media/…`, the pictures by name; `manifest.jsonl`, the list. The list's first line says what the backup is, each other one
//! a member's name, size and SHA-256, in the archive's order. So `tar` and `gunzip` read it too, pictures are not compressed twice, and
//! neither side ever holds more than a piece of it in memory.
//!
//! | file | what is there |
//! |---|---|
//! | `write` | a backup made, while others write |
//! | `from_server` | its database, where that is a PostgreSQL server's |
//! | `read` | a backup looked through: nothing in it is believed |
//! | `restore` | a paper made of one, whole or not at all |
//! | `list` | the list's lines, the members' names |
//! | `pour` | bytes from one place to another, counted and hashed |
//! | `nights` | when the running server makes one, and which old ones go |

use std::{
    fmt, io,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use crate::{
    media::{MediaError, transfer::TransferError},
    store::StoreError,
};

mod from_server;
mod list;
pub mod nights;
mod pour;
mod read;
mod restore;
mod write;

pub use restore::{Target, restore};
pub use write::{LEFT_BY_A_NIGHT, Paper, make, make_by_night};

/// The form of backups that this program writes and reads.
const FORMAT: u32 = 1;

/// What is in a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// Articles that are not withdrawn.
    pub articles: i64,
    /// Files of pictures: a picture in three sizes is three.
    pub pictures: u64,
    /// Of the backup.
    pub bytes: u64,
}

impl fmt::Display for Sums {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            articles,
            pictures,
            bytes,
        } = self;
        write!(f, "{articles} articles, {pictures} pictures, {bytes} bytes")
    }
}

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// All of it.
    pub sums: Sums,
    /// Names of pictures that were not what their names say when the backup was made.
    pub damaged: Vec<String>,
}

/// How far it is, for whoever waits.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// The database is being copied, or looked through.
    Database,
    /// So many bytes of so many are packed or unpacked.
    Bytes(u64, u64),
    /// So many pictures of so many are in.
    Pictures(u64, u64),
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database => f.write_str("the database …"),
            Self::Bytes(done, of) => write!(f, "the database: {} %", done * 100 / (*of).max(1)),
            Self::Pictures(done, of) => write!(f, "pictures: {done} of {of}"),
        }
    }
}

/// Is told how far it is, and says whether to go on; after a `Break` nothing is left behind.
pub trait Tell: Fn(Step) -> ControlFlow<()> + Clone + Send + 'static {}

impl<F: Fn(Step) -> ControlFlow<()> + Clone + Send + 'static> Tell for F {}

/// Why there is no backup, or nothing was restored. Nothing is left behind, and nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file's name is taken.
    #[error("{path} is there already: give another name, or move it away", path = .0.display())]
    Exists(PathBuf),
    /// No database there.
    #[error("there is no paper in {path}: give its data folder with --data", path = .0.display())]
    NoPaper(PathBuf),
    /// Something of a paper is where one was to be restored.
    #[error("{path} is there already, and a restore replaces nothing: give another --data folder, or move it away", path = .0.display())]
    Taken(PathBuf),
    /// A disk of its own is where a folder was to be restored.
    #[error("{path} is a mount, and a restore puts a folder of its own there: unmount it, restore, and then bring the pictures onto that disk", path = .0.display())]
    Mounted(PathBuf),
    /// The folder is another server's.
    #[error("{path} is the backup folder of another server that runs: name another as backup.folder, or stop that one", path = .0.display())]
    InUse(PathBuf),
    /// The disk is full.
    #[error("no room is left on the disk of {path}: make room, or write elsewhere; nothing was left behind", path = .0.display())]
    Full(PathBuf),
    /// A file or folder could not be read or written.
    #[error("cannot {what} {path}: {source}; look at its path and permissions", path = .path.display())]
    File {
        /// `read` or `write`.
        what: &'static str,
        /// Which.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Something else.
    #[error("{path} is not a backup of briefs: give a file that `briefs backup` made", path = .0.display())]
    Foreign(PathBuf),
    /// Made by a later version.
    #[error("{path} was made by a newer version of briefs ({reason}): restore it with that version", path = .path.display())]
    Newer {
        /// The backup.
        path: PathBuf,
        /// What of it is newer.
        reason: String,
    },
    /// A backup that is not as it was made.
    #[error("{path} is damaged: {reason}; nothing of it was restored: take another backup", path = .path.display())]
    Damaged {
        /// The backup.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The database could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The pictures could not be read or kept.
    #[error(transparent)]
    Media(#[from] MediaError),
    /// The bucket has not all of the pictures.
    #[error(transparent)]
    Transfer(TransferError),
    /// Told to stop.
    #[error(
        "stopped before the end: nothing was left behind but pictures that a bucket has by now; the same command begins anew"
    )]
    Stopped,
}

impl From<TransferError> for BackupError {
    fn from(error: TransferError) -> Self {
        match error {
            TransferError::Media(error) => error.into(),
            TransferError::Stopped => Self::Stopped,
            error @ TransferError::Lost { .. } => Self::Transfer(error),
        }
    }
}

/// With a path, for `map_err`.
pub(crate) fn cannot(what: &'static str, path: &Path) -> impl Fn(io::Error) -> BackupError {
    let path = path.to_owned();
    move |source| match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            BackupError::Full(path.clone())
        }
        _ => BackupError::File {
            what,
            path: path.clone(),
            source,
        },
    }
}

/// Where a file is, or is to be.
fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// So that names that were just given survive a loss of power.
fn sync_folder(folder: &Path) -> Result<(), BackupError> {
    std::fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(cannot("write", folder))
}
