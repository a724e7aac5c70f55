//! Makes a backup each night, if the configuration names a folder, and deletes the oldest of them.

use std::{
    fs::{self, File, TryLockError},
    io,
    ops::ControlFlow,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    pin::pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use rustix::io::Errno;

use crate::{
    backup::{self, BackupError, LEFT_BY_A_NIGHT, Paper, nights},
    clock::Clock,
    config::Config,
    metrics::Backups,
};

/// How often it is looked whether one is due: a clock that is set, or a machine that slept, moves nothing.
const EVERY: Duration = Duration::from_mins(1);
/// After a failure.
const AGAIN: Duration = Duration::from_hours(1);
/// Locked in the folder while a server has it for its backups.
const LOCK: &str = ".briefs-lock";

/// What is made, where and when.
#[derive(Debug)]
pub struct Nights {
    paper: Paper,
    folder: PathBuf,
    at: Time,
    keep: u32,
    zone: TimeZone,
    clock: Clock,
    figures: Backups,
    lock: Lock,
}

/// That file, once it is locked. The system takes the lock back when the process ends, however it ends.
#[derive(Debug, Default)]
struct Lock(Mutex<Option<File>>);

impl Nights {
    /// As configured; `None` if no folder is. A relative one is in the folder of the database.
    pub fn new(config: &Config, paper: Paper, clock: Clock, figures: impl FnOnce() -> Backups) -> Option<Self> {
        let folder = config.backup.folder.as_ref()?;
        let data = paper.database.parent()?;
        Some(Self {
            folder: data.join(folder),
            paper,
            at: config.backup.at,
            keep: config.backup.keep,
            zone: config.time_zone.clone(),
            clock,
            figures: figures(),
            lock: Lock::default(),
        })
    }

    /// The last one, as far as the folder tells.
    fn look_for_the_last(&self) -> io::Result<()> {
        let Some(day) = nights::days_in(&self.folder)?.into_iter().next_back() else {
            return Ok(());
        };
        let made = fs::metadata(self.folder.join(nights::file_name(day)))?.modified()?;
        if let Ok(made) = Timestamp::try_from(made) {
            self.figures.succeeded(made);
        }
        Ok(())
    }

    /// Makes the one of that day, unless it is there.
    async fn make(self: &Arc<Self>, day: Date, is_stopped: &Arc<AtomicBool>) -> Result<(), BackupError> {
        if !self.on_the_disk(move |nights| nights.prepare(day)).await? {
            return Ok(());
        }
        let stopped = is_stopped.clone();
        let sums = backup::make_by_night(
            self.paper.clone(),
            &self.folder.join(nights::file_name(day)),
            self.clock.now(),
            move |_| {
                if stopped.load(Ordering::Relaxed) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            },
        )
        .await?;
        self.figures.succeeded(self.clock.now());
        tracing::info!(
            file = nights::file_name(day),
            bytes = sums.bytes,
            articles = sums.articles,
            pictures = sums.pictures,
            "the paper is backed up"
        );
        self.on_the_disk(move |nights| nights.delete_the_oldest(day).map_err(backup::cannot("write", &nights.folder)))
            .await
    }

    /// Whatever waits for a disk keeps no thread from answering readers.
    async fn on_the_disk<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> Result<T, BackupError> + Send + 'static,
    ) -> Result<T, BackupError> {
        let nights = self.clone();
        tokio::task::spawn_blocking(move || work(&nights))
            .await
            .unwrap_or_else(|error| Err(backup::cannot("write", &self.folder)(io::Error::other(error))))
    }

    /// The folder, this server's alone and without what a night left that was cut off. Whether the backup of that day is to be made.
    fn prepare(&self, day: Date) -> Result<bool, BackupError> {
        let cannot_write = backup::cannot("write", &self.folder);
        let prepared = || {
            fs::create_dir_all(&self.folder)?;
            if !self.lock.is_ours(&self.folder)? {
                return Ok(None);
            }
            let is_there = nights::days_in(&self.folder)?.contains(&day);
            if is_there {
                self.delete_the_oldest(day)?;
            } else {
                for entry in fs::read_dir(&self.folder)? {
                    let entry = entry?;
                    if entry.file_name().to_string_lossy().starts_with(LEFT_BY_A_NIGHT) && entry.file_type()?.is_dir() {
                        fs::remove_dir_all(entry.path())?;
                    }
                }
            }
            Ok(Some(!is_there))
        };
        prepared()
            .map_err(cannot_write)?
            .ok_or_else(|| BackupError::InUse(self.folder.clone()))
    }

    /// Those of a time to come, by a clock that was wrong, are not counted: they would outlive all others.
    fn delete_the_oldest(&self, newest: Date) -> io::Result<()> {
        let days = nights::days_in(&self.folder)?
            .into_iter()
            .filter(|day| *day <= newest)
            .collect();
        for day in nights::too_old(&days, self.keep) {
            fs::remove_file(self.folder.join(nights::file_name(day)))?;
        }
        Ok(())
    }
}

impl Lock {
    /// Locks the folder that is there now. Two servers would delete each other's; and a lock in a folder that was moved away, or on a disk that
    /// was taken out, is none of this one's.
    fn is_ours(&self, folder: &Path) -> io::Result<bool> {
        let path = folder.join(LOCK);
        let mut lock = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = &*lock
            && is_at(file, &path)?
        {
            return Ok(true);
        }
        *lock = None;
        let file = File::options().create(true).truncate(false).write(true).open(&path)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(false),
            Err(TryLockError::Error(error)) if knows_no_locks(&error) => {}
            locked => locked?,
        }
        // Taken away between the two: the next hour locks what is there then.
        if !is_at(&file, &path)? {
            return Ok(false);
        }
        *lock = Some(file);
        Ok(true)
    }
}

/// Whether that is the file's name still.
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    let (held, there) = match fs::metadata(path) {
        Ok(there) => (file.metadata()?, there),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    Ok((held.dev(), held.ino()) == (there.dev(), there.ino()))
}

/// Of a file system without them, or a network's without the service for them.
fn knows_no_locks(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Unsupported || error.raw_os_error() == Some(Errno::NOLCK.raw_os_error())
}

/// Runs until `stop` is done; one under way is then given up.
pub async fn run(nights: Nights, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    let is_stopped = Arc::new(AtomicBool::new(false));
    let nights = Arc::new(nights);
    // Why there is none in the folder is said when one is made.
    let _ = nights
        .on_the_disk(|nights| nights.look_for_the_last().map_err(backup::cannot("read", &nights.folder)))
        .await;
    let (mut done, mut not_before) = (None, None);
    loop {
        let now = nights.clock.now();
        let day = nights::due(now, &nights.zone, nights.at);
        if done != Some(day) && not_before.is_none_or(|time| time <= Instant::now()) {
            let mut make = pin!(nights.make(day, &is_stopped));
            let made = tokio::select! {
                () = &mut stop => {
                    is_stopped.store(true, Ordering::Relaxed);
                    let _ = make.await;
                    return;
                }
                made = &mut make => made,
            };
            match made {
                Ok(()) => (done, not_before) = (Some(day), None),
                Err(error) => {
                    nights.figures.failed();
                    // Not by the site's clock, which may be set back.
                    not_before = Some(Instant::now() + AGAIN);
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        "the paper is not backed up; it is tried again in an hour"
                    );
                }
            }
        }
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_lock_is_on_the_folder_that_is_there_and_not_on_one_that_was() {
        let data = TempDir::new().unwrap();
        let (folder, away) = (data.path().join("nights"), data.path().join("away"));
        let (one, other) = (Lock::default(), Lock::default());
        fs::create_dir(&folder).unwrap();
        assert!(one.is_ours(&folder).unwrap() && one.is_ours(&folder).unwrap());
        assert!(!other.is_ours(&folder).unwrap());
        // A disk that is taken out, and another in its place.
        fs::rename(&folder, &away).unwrap();
        fs::create_dir(&folder).unwrap();
        assert!(other.is_ours(&folder).unwrap());
        assert!(!one.is_ours(&folder).unwrap());
        // Of the folder that was it has let go, too.
        assert!(Lock::default().is_ours(&away).unwrap());
        fs::remove_file(folder.join(LOCK)).unwrap();
        assert!(one.is_ours(&folder).unwrap() && !other.is_ours(&folder).unwrap());
    }

    #[test]
    fn a_file_system_that_knows_no_locks_is_no_fault() {
        for errno in [Errno::NOLCK, Errno::NOTSUP] {
            assert!(knows_no_locks(&errno.into()), "{errno}");
        }
        assert!(!knows_no_locks(&Errno::IO.into()));
    }
}
