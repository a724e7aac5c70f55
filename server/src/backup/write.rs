//! A backup made, while others read and write the paper.
//!
//! The database first, then the pictures: one that the copy names was in the folder before, and none is ever removed. Everything is written
//! into a folder beside the backup's place, which goes whatever happens, and gets its name at the end, on the disk and whole.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Read, Seek as _, SeekFrom, Write},
    ops::ControlFlow,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};
use jiff::Timestamp;
use tempfile::{TempDir, TempPath};
use tokio::{runtime::Handle, task::spawn_blocking};

use super::{
    BackupError, FORMAT, Step, Sums, Tell, cannot, folder_of, from_server,
    list::{CONFIG, DATABASE, Head, LIST, MEDIA, Member},
    pour::{Measured, Spilt, pour},
    sync_folder,
};
use crate::{
    media::{Media, MediaError, unless_stopped},
    store::{Store, StoreError, postgres::Address},
};

/// A backup holds secrets of the configuration, and what is withdrawn or not yet published.
const MODE: u32 = 0o600;
/// What tar counts in.
const BLOCK: [u8; 512] = [0; 512];
/// At level 6 the sample's database is 1 % smaller and takes nearly twice as long.
const LEVEL: u32 = 4;

const LEFT_BY_A_COMMAND: &str = ".briefs-backup-";
/// How the folders begin that a night which was cut off leaves behind.
pub const LEFT_BY_A_NIGHT: &str = ".briefs-night-";

/// Where the parts of a paper are.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The database.
    pub database: PathBuf,
    /// Where that is instead, if not in a file.
    pub server: Option<Address>,
    /// The pictures.
    pub media: Media,
    /// The configuration; may be missing.
    pub config: PathBuf,
}

/// Makes `file`, which must not be there.
pub async fn make(paper: Paper, file: &Path, now: Timestamp, tell: impl Tell) -> Result<Sums, BackupError> {
    make_beside(LEFT_BY_A_COMMAND, paper, file, now, tell).await
}

/// As [`make`], by the server itself.
pub async fn make_by_night(paper: Paper, file: &Path, now: Timestamp, tell: impl Tell) -> Result<Sums, BackupError> {
    make_beside(LEFT_BY_A_NIGHT, paper, file, now, tell).await
}

async fn make_beside(
    prefix: &'static str,
    paper: Paper,
    file: &Path,
    now: Timestamp,
    tell: impl Tell,
) -> Result<Sums, BackupError> {
    let beside = {
        let (paper, file) = (paper.clone(), file.to_owned());
        spawn_blocking(move || begin(prefix, &paper, &file))
            .await
            .expect("beginning ends in a value")?
    };
    let copied = copy(&paper, &beside, file, now, &tell).await;
    let (file, cannot_write) = (file.to_owned(), cannot("write", folder_of(file)));
    // What was begun is removed there, too, and not by a thread that answers readers.
    spawn_blocking(move || pack(&paper, copied?, &beside, &file, &tell))
        .await
        .unwrap_or_else(|error| Err(cannot_write(std::io::Error::other(error))))
}

/// The folder beside the backup's place, where there may be a backup.
fn begin(prefix: &str, paper: &Paper, file: &Path) -> Result<TempDir, BackupError> {
    if file.symlink_metadata().is_ok() {
        return Err(BackupError::Exists(file.into()));
    }
    if paper.server.is_none() && !paper.database.exists() {
        return Err(BackupError::NoPaper(folder_of(&paper.database).into()));
    }
    let folder = folder_of(file);
    tempfile::Builder::new()
        .prefix(prefix)
        .tempdir_in(folder)
        .map_err(cannot("write", folder))
}

/// The database in that folder, looked through.
async fn copy(paper: &Paper, beside: &TempDir, file: &Path, now: Timestamp, tell: &impl Tell) -> Result<Head, BackupError> {
    let folder = folder_of(file);
    let copy = beside.path().join("briefs.db");
    let told = tell.clone();
    if let Some(server) = &paper.server {
        from_server::copy(server, &copy, &told).await?;
    } else {
        let copied = Store::copy_sqlite(&paper.database, &copy, move || told(Step::Database)).await;
        copied.map_err(|error| match error {
            // An interrupted statement is an error like another.
            _ if tell(Step::Database).is_break() => BackupError::Stopped,
            // Said of where the backup was to be: the folder beside it is gone by then.
            StoreError::Full { .. } => BackupError::Full(folder.into()),
            StoreError::Copy { reason, .. } => StoreError::Copy {
                path: folder.into(),
                reason,
            }
            .into(),
            error => error.into(),
        })?;
    }
    let store = Store::inspect_sqlite(&copy).await?;
    let counted = async {
        // What cannot be restored is no backup, and would in time take the place of those that can.
        store.integrity().await.map_err(|error| match error {
            StoreError::Corrupt { .. } => StoreError::Copy {
                path: folder.into(),
                reason: format!("{error}; it is damaged: restore an earlier backup into another --data folder, and use that"),
            },
            error => error,
        })?;
        Ok::<_, BackupError>((store.migration().await?, store.article_count().await))
    }
    .await;
    store.close().await;
    let (Some(migration), articles) = counted? else {
        return Err(BackupError::NoPaper(folder_of(&paper.database).into()));
    };
    let size = tokio::fs::metadata(&copy).await.map_err(cannot("read", &copy))?;
    Ok(Head {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").into(),
        migration,
        made: now,
        articles: articles?,
        pictures: 0,
        database_bytes: size.len(),
    })
}

fn pack(paper: &Paper, mut head: Head, beside: &TempDir, file: &Path, tell: &impl Tell) -> Result<Sums, BackupError> {
    let folder = folder_of(file);
    let path = beside.path().join("backup");
    let mut archive = Archive::new(&path, &beside.path().join("list"), head.made).map_err(cannot("write", folder))?;
    let copy = beside.path().join("briefs.db");
    let size = head.database_bytes;
    archive.add(DATABASE, folder, |out| {
        let mut packed = GzEncoder::new(out, Compression::new(LEVEL));
        put(&copy, &mut packed, folder, |done| tell(Step::Bytes(done, size)))?;
        packed.finish().map(drop).map_err(cannot("write", folder))
    })?;
    // Its room is needed.
    fs::remove_file(&copy).map_err(cannot("write", &copy))?;
    if paper.config.exists() {
        archive.add(CONFIG, folder, |out| {
            put(&paper.config, out, folder, |_| tell(Step::Pictures(0, 0)))
        })?;
    }
    let names = wait(paper.media.names(), || tell(Step::Pictures(0, 0)))?;
    head.pictures = names.len() as u64;
    for (index, name) in names.keys().enumerate() {
        let told = || tell(Step::Pictures(index as u64, head.pictures));
        archive.add(&format!("{MEDIA}{name}"), folder, |out| {
            let picture = wait(paper.media.read(name), told)?;
            put_read(picture, Path::new(name), out, folder, |_| told())
        })?;
    }
    let bytes = archive.finish(&head, folder)?;
    let named = TempPath::try_from_path(&path).map_err(cannot("write", folder))?;
    named.persist_noclobber(file).map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => BackupError::Exists(file.into()),
        _ => cannot("write", file)(error.error),
    })?;
    sync_folder(folder)?;
    Ok(Sums {
        articles: head.articles,
        pictures: head.pictures,
        bytes,
    })
}

/// What the storage of pictures says, unless whoever waits for the backup is told to stop before.
fn wait<T>(asked: impl Future<Output = Result<T, MediaError>>, tell: impl Fn() -> ControlFlow<()>) -> Result<T, BackupError> {
    let answer = Handle::current().block_on(unless_stopped(asked, tell));
    Ok(answer.ok_or(BackupError::Stopped)??)
}

/// The whole of a file, to a place in `folder`.
fn put(file: &Path, out: &mut impl Write, folder: &Path, told: impl Fn(u64) -> ControlFlow<()>) -> Result<(), BackupError> {
    let from = File::open(file).map_err(cannot("read", file))?;
    put_read(from, file, out, folder, told)
}

fn put_read(
    mut from: impl Read,
    file: &Path,
    out: &mut impl Write,
    folder: &Path,
    told: impl Fn(u64) -> ControlFlow<()>,
) -> Result<(), BackupError> {
    match pour(&mut from, out, told) {
        Ok(_) => Ok(()),
        Err(Spilt::Read(error)) => Err(cannot("read", file)(error)),
        Err(Spilt::Write(error)) => Err(cannot("write", folder)(error)),
        Err(Spilt::Stopped) => Err(BackupError::Stopped),
    }
}

/// The file under way.
struct Archive {
    out: BufWriter<File>,
    /// The list's lines, until all members are in.
    list: BufWriter<File>,
    list_path: PathBuf,
    made: Timestamp,
}

impl Archive {
    fn new(path: &Path, list: &Path, made: Timestamp) -> io::Result<Self> {
        let new = |path: &Path| {
            let file = OpenOptions::new().write(true).create_new(true).mode(MODE).open(path)?;
            Ok::<_, io::Error>(BufWriter::new(file))
        };
        Ok(Self {
            out: new(path)?,
            list: new(list)?,
            list_path: list.to_owned(),
            made,
        })
    }

    /// A member with what `fill` writes. Its head is written last, when its size is known.
    fn add(
        &mut self,
        name: &str,
        folder: &Path,
        fill: impl FnOnce(&mut Measured<&mut BufWriter<File>>) -> Result<(), BackupError>,
    ) -> Result<(), BackupError> {
        let cannot_write = cannot("write", folder);
        let start = self.out.stream_position().map_err(&cannot_write)?;
        self.out.write_all(&BLOCK).map_err(&cannot_write)?;
        let mut measured = Measured::new(&mut self.out);
        fill(&mut measured)?;
        let (bytes, sha256) = measured.sums();
        let member = Member {
            name: name.to_owned(),
            bytes,
            sha256,
        };
        self.end(start, &member).map_err(cannot_write)
    }

    fn end(&mut self, start: u64, member: &Member) -> io::Result<()> {
        let padding = member.bytes.next_multiple_of(BLOCK.len() as u64) - member.bytes;
        io::copy(&mut io::repeat(0).take(padding), &mut self.out)?;
        let end = self.out.stream_position()?;
        self.out.seek(SeekFrom::Start(start))?;
        let mut header = tar::Header::new_gnu();
        header.set_path(&member.name)?;
        header.set_size(member.bytes);
        header.set_mode(MODE);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(u64::try_from(self.made.as_second()).unwrap_or(0));
        header.set_cksum();
        self.out.write_all(header.as_bytes())?;
        self.out.seek(SeekFrom::Start(end))?;
        if member.name != LIST {
            serde_json::to_writer(&mut self.list, member)?;
            self.list.write_all(b"\n")?;
        }
        Ok(())
    }

    /// The list and the archive's end; all of it is on the disk then. How many bytes it is.
    fn finish(mut self, head: &Head, folder: &Path) -> Result<u64, BackupError> {
        let cannot_write = cannot("write", folder);
        self.list.flush().map_err(&cannot_write)?;
        let lines = self.list_path.clone();
        self.add(LIST, folder, |out| {
            serde_json::to_writer(&mut *out, head)
                .map_err(io::Error::from)
                .and_then(|()| out.write_all(b"\n"))
                .map_err(cannot("write", folder))?;
            put(&lines, out, folder, |_| ControlFlow::Continue(()))
        })?;
        self.out.write_all(&[BLOCK, BLOCK].concat()).map_err(&cannot_write)?;
        let bytes = self.out.stream_position().map_err(&cannot_write)?;
        let file = self.out.into_inner().map_err(|error| cannot_write(error.into_error()))?;
        file.sync_all().map_err(&cannot_write)?;
        Ok(bytes)
    }
}
