//! A backup looked through. Nothing in it is believed: whoever could write the file could write anything into it.
//!
//! The archive is walked twice. First over the heads of its members alone: kinds, names, order and the archive's end, which must be the
//! file's. Then member by member beside the list, whose lines must say the same; nothing grows with what is read but the file that the
//! caller writes, which the list bounds. The crate `tar` reads heads and sizes here, and no more: the extensions that it knows, long names
//! and others, are kinds of members that no backup has.

use std::{
    fs::File,
    io::{self, BufRead as _, BufReader, Read},
    os::unix::fs::FileExt as _,
    path::{Path, PathBuf},
};

use super::{
    BackupError, FORMAT, cannot,
    list::{DATABASE, Format, Head, LIST, LONGEST_LINE, Member, place_of},
    pour::Measured,
};
use crate::{media, store::Store};

const BLOCK: u64 = 512;
/// Blocks of zeros.
const END: [u8; 1024] = [0; 1024];

/// A backup whose outside is right.
pub(super) struct Backup {
    path: PathBuf,
    file: File,
    pub(super) head: Head,
    pub(super) bytes: u64,
    /// Where the list's other lines begin and end.
    lines: (u64, u64),
}

impl Backup {
    pub(super) fn open(path: &Path) -> Result<Self, BackupError> {
        let file = File::open(path).map_err(cannot("read", path))?;
        let about = file.metadata().map_err(cannot("read", path))?;
        if !about.is_file() {
            return Err(BackupError::Foreign(path.into()));
        }
        let bytes = about.len();
        let list = walk(path, &file, bytes)?;
        let mut lines = Lines(BufReader::new(Part {
            file: &file,
            at: list.0,
            end: list.1,
        }));
        let line = lines.next().map_err(|reason| damaged(path, reason))?;
        let Some(line) = line else {
            return Err(damaged(path, "its list is empty"));
        };
        let head = head(path, &line)?;
        Ok(Self {
            path: path.into(),
            head,
            bytes,
            lines: (list.0 + line.len() as u64 + 1, list.1),
            file,
        })
    }

    pub(super) fn damaged(&self, reason: impl Into<String>) -> BackupError {
        damaged(&self.path, reason)
    }

    pub(super) fn cannot_read(&self, error: io::Error) -> BackupError {
        cannot("read", &self.path)(error)
    }

    /// Gives each member but the list to `take`, in order, with its name; `take` reads it to its end. Whether it was what the list says is
    /// known, and checked, when it has returned. Gives the names of pictures that are what they were when the backup was made, and were not then
    /// what their names say.
    pub(super) fn each(
        &self,
        mut take: impl FnMut(&str, &mut dyn Read) -> Result<(), BackupError>,
    ) -> Result<Vec<String>, BackupError> {
        let (at, end) = self.lines;
        let mut lines = Lines(BufReader::new(Part {
            file: &self.file,
            at,
            end,
        }));
        let mut archive = tar::Archive::new(BufReader::new(&self.file));
        rewind(&self.file).map_err(|error| self.cannot_read(error))?;
        let entries = archive.entries_with_seek().map_err(|error| self.cannot_read(error))?;
        let (mut pictures, mut damaged) = (0, Vec::new());
        for entry in entries.raw(true) {
            let entry = entry.map_err(|error| self.cannot_read(error))?;
            let name = String::from_utf8_lossy(&entry.header().path_bytes()).into_owned();
            if name == LIST {
                break;
            }
            let line = lines.next().map_err(|reason| self.damaged(reason))?;
            let Some(line) = line else {
                return Err(self.damaged(format!("its list does not name {name}")));
            };
            let member: Member = serde_json::from_slice(&line)
                .map_err(|error| self.damaged(format!("a line of its list cannot be read ({error})")))?;
            if member.name != name {
                return Err(self.damaged(format!("it holds {name} where its list names {:?}", member.name)));
            }
            if member.bytes != entry.size() {
                return Err(self.damaged(format!("{name} has {} bytes, and {} by its list", entry.size(), member.bytes)));
            }
            // Read once more, from a file that somebody may have changed since.
            if place_of(&name).is_none() || entry.header().entry_type() != tar::EntryType::Regular {
                return Err(self.damaged(format!("it holds {name:?}, which no backup has")));
            }
            let mut measured = Measured::new(entry);
            take(&name, &mut measured)?;
            io::copy(&mut measured, &mut io::sink()).map_err(|error| self.cannot_read(error))?;
            let sums = measured.sums();
            if sums != (member.bytes, member.sha256) {
                return Err(self.damaged(format!("{name} is not what it was when the backup was made (SHA-256)")));
            }
            if let Some((2, picture)) = place_of(&name) {
                pictures += 1;
                if !media::name::is_of_hash(picture, &sums.1) {
                    damaged.push(picture.to_owned());
                }
            }
        }
        if let Some(line) = lines.next().map_err(|reason| self.damaged(reason))? {
            let line = String::from_utf8_lossy(&line).into_owned();
            return Err(self.damaged(format!("its list names what is not in it: {line:?}")));
        }
        if pictures != self.head.pictures {
            return Err(self.damaged(format!("it has {pictures} pictures, and {} by its list", self.head.pictures)));
        }
        Ok(damaged)
    }
}

fn damaged(path: &Path, reason: impl Into<String>) -> BackupError {
    BackupError::Damaged {
        path: path.into(),
        reason: reason.into(),
    }
}

fn rewind(file: &File) -> io::Result<u64> {
    let mut file = file;
    io::Seek::seek(&mut file, io::SeekFrom::Start(0))
}

/// Over the heads of all members; where the list begins and ends.
fn walk(path: &Path, file: &File, length: u64) -> Result<(u64, u64), BackupError> {
    const CUT_OFF: &str = "its end is missing";
    let mut archive = tar::Archive::new(BufReader::new(file));
    let entries = archive.entries_with_seek().map_err(cannot("read", path))?;
    let mut before: Option<String> = None;
    let mut list = (0, 0);
    for entry in entries.raw(true) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(_) if before.is_none() => return Err(BackupError::Foreign(path.into())),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Err(damaged(path, CUT_OFF)),
            Err(error) => return Err(damaged(path, format!("the head of a member cannot be read ({error})"))),
        };
        let name = String::from_utf8_lossy(&entry.header().path_bytes()).into_owned();
        if before.is_none() && name != DATABASE {
            return Err(BackupError::Foreign(path.into()));
        }
        if entry.header().entry_type() != tar::EntryType::Regular {
            return Err(damaged(
                path,
                format!("{name:?} is a link, a device or another thing that is no plain file"),
            ));
        }
        let Some(place) = place_of(&name) else {
            return Err(damaged(path, format!("{name:?} is a name that no part of a backup has")));
        };
        if before.as_deref().and_then(place_of).is_some_and(|before| before >= place) {
            return Err(damaged(path, format!("{name} is there twice, or not in its place")));
        }
        let start = entry.raw_file_position();
        let end = start.checked_add(entry.size()).filter(|end| *end <= length);
        let Some(end) = end else {
            return Err(damaged(path, CUT_OFF));
        };
        list = (start, end);
        before = Some(name);
    }
    if before.is_none() {
        return Err(BackupError::Foreign(path.into()));
    }
    let end = list.1.next_multiple_of(BLOCK) + END.len() as u64;
    if before.as_deref() != Some(LIST) || length < end {
        return Err(damaged(path, CUT_OFF));
    }
    let mut last = END;
    file.read_exact_at(&mut last, end - END.len() as u64)
        .map_err(cannot("read", path))?;
    if length > end || last != END {
        return Err(damaged(path, "something follows its end"));
    }
    Ok(list)
}

fn head(path: &Path, line: &[u8]) -> Result<Head, BackupError> {
    let unreadable = |error| damaged(path, format!("the first line of its list cannot be read ({error})"));
    let newer = |reason| BackupError::Newer {
        path: path.into(),
        reason,
    };
    let Format { format } = serde_json::from_slice(line).map_err(unreadable)?;
    if format != FORMAT {
        return Err(newer(format!("its format is {format}, this program knows {FORMAT}")));
    }
    let head: Head = serde_json::from_slice(line).map_err(unreadable)?;
    let known = Store::newest_migration();
    if head.migration > known {
        return Err(newer(format!(
            "its migration is {}, this program knows {known}",
            head.migration
        )));
    }
    Ok(head)
}

/// Bytes of a file between two places, wherever others read in it.
struct Part<'a> {
    file: &'a File,
    at: u64,
    end: u64,
}

impl Read for Part<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end - self.at).unwrap_or(usize::MAX).min(bytes.len());
        let read = self.file.read_at(&mut bytes[..left], self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

/// Lines of a list, each of bounded length.
struct Lines<R>(R);

impl<R: io::BufRead> Lines<R> {
    /// Without its end; `None` after the last.
    fn next(&mut self) -> Result<Option<Vec<u8>>, String> {
        let mut line = Vec::new();
        self.0
            .by_ref()
            .take(LONGEST_LINE)
            .read_until(b'\n', &mut line)
            .map_err(|error| format!("its list cannot be read ({error})"))?;
        match line.pop() {
            None => Ok(None),
            Some(b'\n') => Ok(Some(line)),
            Some(_) => Err("a line of its list has no end".into()),
        }
    }
}
