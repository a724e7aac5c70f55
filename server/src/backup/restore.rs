//! A paper made of a backup, whole or not at all: unpacked into a folder within the data folder, checked there, and only then given its names,
//! the database's last. Where there is something of a paper already, nothing is done.

use std::{
    fs::{self, File},
    io::{self, BufReader, Read},
    ops::ControlFlow,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use flate2::bufread::GzDecoder;
use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
use tempfile::{TempDir, TempPath};

use super::{
    BackupError, Restored, Step, Sums, Tell, cannot, folder_of,
    list::{CONFIG, DATABASE},
    pour::{Spilt, pour},
    read::Backup,
    sync_folder,
};
use crate::{
    media::{Media, transfer},
    store::{Store, StoreError},
};

const PREFIX: &str = ".briefs-restore-";
/// Bytes; it is compared with one that is there.
const LARGEST_CONFIG: u64 = 16 * 1024 * 1024;

/// Where the parts of a paper are to be.
#[derive(Debug, Clone)]
pub struct Target {
    /// The data folder; made if it is not there.
    pub data: PathBuf,
    /// The database.
    pub database: PathBuf,
    /// The pictures; a bucket may have some.
    pub media: Media,
    /// The configuration, if the backup has one.
    pub config: PathBuf,
}

/// Restores `file`. A picture that was damaged when the backup was made keeps nothing else out: a folder has it as it was, a bucket has none under
/// another's name.
pub async fn restore(file: &Path, target: Target, tell: impl Tell) -> Result<Restored, BackupError> {
    target.is_free()?;
    let file = file.to_owned();
    let (told, to) = (tell.clone(), target.clone());
    let (backup, beside, damaged) = tokio::task::spawn_blocking(move || {
        let backup = Backup::open(&file)?;
        let mut beside = Beside::new(&to)?;
        let damaged = beside.unpack(&backup, &to, &told)?;
        Ok::<_, BackupError>((backup, beside, damaged))
    })
    .await
    .expect("unpacking ends in a value")?;
    if tell(Step::Database).is_break() {
        return Err(BackupError::Stopped);
    }
    check(&backup, &beside.database()).await?;
    let mut sums = Sums {
        articles: backup.head.articles,
        pictures: backup.head.pictures,
        bytes: backup.bytes,
    };
    if let Media::Bucket(_) = &target.media {
        // Before the database has its name: what a page shows is there by then.
        let told = |at: transfer::Progress| tell(Step::Pictures(at.done as u64, at.of as u64));
        transfer::transfer(&Media::new(beside.media()), &target.media, told).await?;
        sums.pictures -= damaged.len() as u64;
    }
    tokio::task::spawn_blocking(move || beside.put_in_place(&target))
        .await
        .expect("renaming ends in a value")?;
    Ok(Restored { sums, damaged })
}

impl Target {
    /// An empty folder for the pictures is no paper. The configuration is looked at when it is known whether there will be one.
    fn is_free(&self) -> Result<(), BackupError> {
        for name in ["", "-wal", "-journal"] {
            let mut path = self.database.clone().into_os_string();
            path.push(name);
            let path = PathBuf::from(path);
            if path.symlink_metadata().is_ok() {
                return Err(BackupError::Taken(path));
            }
        }
        // Of a bucket nothing is replaced either: what has a picture's name is that picture.
        let Media::Folder(media) = &self.media else { return Ok(()) };
        let media = media.root();
        if is_mount(media) {
            return Err(BackupError::Mounted(media.into()));
        }
        match fs::read_dir(media).map(|mut entries| entries.next().is_none()) {
            Ok(true) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            _ => Err(BackupError::Taken(media.into())),
        }
    }
}

/// Whether something is mounted there (`statx(2)`); it cannot be renamed, nor anything be renamed to it. A system that does not say has none.
fn is_mount(path: &Path) -> bool {
    statx(CWD, path, AtFlags::empty(), StatxFlags::BASIC_STATS)
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// The database as a database: what checksums do not say.
async fn check(backup: &Backup, path: &Path) -> Result<(), BackupError> {
    let store = Store::inspect_sqlite(path).await.map_err(|error| in_backup(backup, error))?;
    let found = async {
        store.integrity().await?;
        Ok::<_, StoreError>((store.migration().await?, store.article_count().await?))
    }
    .await;
    store.close().await;
    let (migration, articles) = found.map_err(|error| in_backup(backup, error))?;
    if migration != Some(backup.head.migration) || articles != backup.head.articles {
        return Err(backup.damaged(format!(
            "its database has migration {} and {articles} articles, and by its list {} and {}",
            migration.unwrap_or(0),
            backup.head.migration,
            backup.head.articles
        )));
    }
    Ok(())
}

/// Never with the name of the unpacked file, which is gone by the time it is read.
fn in_backup(backup: &Backup, error: StoreError) -> BackupError {
    let reason = match error {
        StoreError::Open { reason, .. } => reason,
        StoreError::Newer { found, known, .. } => format!("it has migration {found}, this program knows {known}"),
        StoreError::Query(error) => error.to_string(),
        error => error.to_string(),
    };
    backup.damaged(format!("its database is not whole ({reason})"))
}

/// The folder that it is unpacked into. What is left of it goes with it.
struct Beside {
    folder: TempDir,
    /// In the folder where it is to be, which may be on another disk.
    config: Option<TempPath>,
    /// Dropped last: a folder is removed when it is empty.
    made: Made,
}

impl Beside {
    fn new(target: &Target) -> Result<Self, BackupError> {
        let made = Made::folder(&target.data).map_err(cannot("write", &target.data))?;
        let folder = tempfile::Builder::new()
            .prefix(PREFIX)
            .tempdir_in(&target.data)
            .map_err(cannot("write", &target.data))?;
        Ok(Self {
            folder,
            config: None,
            made,
        })
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("briefs.db")
    }

    fn media(&self) -> PathBuf {
        self.folder.path().join("media")
    }

    /// Gives the names of damaged pictures.
    fn unpack(&mut self, backup: &Backup, target: &Target, tell: &impl Tell) -> Result<Vec<String>, BackupError> {
        fs::create_dir(self.media()).map_err(cannot("write", &target.data))?;
        let mut done = 0;
        backup.each(|name, member| match name {
            DATABASE => unpack_database(backup, member, &self.database(), target, tell),
            CONFIG => {
                self.config = Some(unpack_config(backup, member, target)?);
                Ok(())
            }
            picture => {
                // The name is one of a picture: the backup was walked through before.
                let path = self.folder.path().join(picture);
                let mut out = File::create_new(&path).map_err(cannot("write", &target.data))?;
                done += 1;
                put(backup, member, &mut out, &target.data, |_| {
                    tell(Step::Pictures(done, backup.head.pictures))
                })
                .map(drop)
            }
        })
    }

    /// From here on nothing is looked at any more, and the last step is the one that makes it a paper.
    fn put_in_place(mut self, target: &Target) -> Result<(), BackupError> {
        let data = &target.data;
        // All of them at once, and not a wait for each picture.
        let opened = File::open(data).map_err(cannot("write", data))?;
        rustix::fs::syncfs(opened).map_err(|error| cannot("write", data)(error.into()))?;
        target.is_free()?;
        if let Media::Folder(media) = &target.media {
            fs::rename(self.media(), media.root()).map_err(cannot("write", media.root()))?;
        }
        let mut config_is_new = false;
        let named = self.put_config(target).and_then(|is_new| {
            config_is_new = is_new;
            let database = TempPath::try_from_path(self.database()).map_err(cannot("write", data))?;
            named(database, &target.database)
        });
        if let Err(error) = named {
            if let Media::Folder(media) = &target.media {
                let _ = fs::rename(media.root(), self.media());
            }
            if config_is_new {
                let _ = fs::remove_file(&target.config);
            }
            return Err(error);
        }
        self.made.stays();
        sync_folder(folder_of(&target.config))?;
        sync_folder(data)
    }

    /// Whether it is there now and was not before. One that is there and says the same is no obstacle.
    fn put_config(&mut self, target: &Target) -> Result<bool, BackupError> {
        let Some(config) = self.config.take() else {
            return Ok(false);
        };
        if is_same(&config, &target.config) {
            return Ok(false);
        }
        named(config, &target.config).map(|()| true)
    }
}

/// Gives a file its name, if nothing has that name.
fn named(file: TempPath, name: &Path) -> Result<(), BackupError> {
    file.persist_noclobber(name).map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => BackupError::Taken(name.into()),
        _ => cannot("write", name)(error.error),
    })
}

fn is_same(a: &Path, b: &Path) -> bool {
    matches!((fs::read(a), fs::read(b)), (Ok(a), Ok(b)) if a == b)
}

fn unpack_database(
    backup: &Backup,
    member: &mut dyn Read,
    path: &Path,
    target: &Target,
    tell: &impl Tell,
) -> Result<(), BackupError> {
    let size = backup.head.database_bytes;
    // What is not published yet is nobody else's.
    let mut options = File::options();
    let mut out = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(cannot("write", &target.data))?;
    // One byte more tells that there are more.
    let mut unpacked = GzDecoder::new(BufReader::new(member)).take(size.saturating_add(1));
    let bytes = match pour(&mut unpacked, &mut out, |done| tell(Step::Bytes(done, size))) {
        Err(Spilt::Read(error)) if error.raw_os_error().is_none() => {
            return Err(backup.damaged(format!("its database cannot be unpacked ({error})")));
        }
        poured => poured.map_err(|spilt| spilt_into(backup, &target.data, spilt))?,
    };
    if bytes != size {
        return Err(backup.damaged(format!("its database is not of the {size} bytes that its list says")));
    }
    Ok(())
}

/// Into the folder where it is to be; refused where another one is.
fn unpack_config(backup: &Backup, member: &mut dyn Read, target: &Target) -> Result<TempPath, BackupError> {
    let folder = folder_of(&target.config);
    let mut file = tempfile::Builder::new()
        .prefix(PREFIX)
        .tempfile_in(folder)
        .map_err(cannot("write", folder))?;
    let mut member = member.take(LARGEST_CONFIG);
    put(backup, &mut member, file.as_file_mut(), folder, |_| ControlFlow::Continue(()))?;
    if member.limit() == 0 {
        return Err(backup.damaged(format!("its {CONFIG} is too large for a configuration")));
    }
    file.as_file().sync_all().map_err(cannot("write", folder))?;
    let config = file.into_temp_path();
    if target.config.symlink_metadata().is_ok() && !is_same(&config, &target.config) {
        return Err(BackupError::Taken(target.config.clone()));
    }
    Ok(config)
}

fn put(
    backup: &Backup,
    member: &mut dyn Read,
    out: &mut File,
    folder: &Path,
    told: impl Fn(u64) -> ControlFlow<()>,
) -> Result<u64, BackupError> {
    pour(member, out, told).map_err(|spilt| spilt_into(backup, folder, spilt))
}

fn spilt_into(backup: &Backup, folder: &Path, spilt: Spilt) -> BackupError {
    match spilt {
        Spilt::Read(error) => backup.cannot_read(error),
        Spilt::Write(error) => cannot("write", folder)(error),
        Spilt::Stopped => BackupError::Stopped,
    }
}

/// Folders that were not there before; gone again, while they are empty, unless they are to stay.
struct Made(Vec<PathBuf>);

impl Made {
    fn folder(path: &Path) -> io::Result<Self> {
        let missing = path.ancestors().take_while(|path| *path != Path::new("") && !path.exists());
        let made = Self(missing.map(Into::into).collect());
        fs::create_dir_all(path)?;
        Ok(made)
    }

    fn stays(&mut self) {
        self.0.clear();
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        for folder in &self.0 {
            let _ = fs::remove_dir(folder);
        }
    }
}
