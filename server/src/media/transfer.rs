//! All pictures from one place to another. Each is looked at before it is sent: its name is its content's hash. Broken off, the same goes on where
//! it was.

use std::{collections::BTreeMap, fmt, ops::ControlFlow};

use futures_util::{StreamExt as _, stream};

use super::{Media, MediaError, unless_stopped};

/// Pictures that are on their way at the same time.
const AT_ONCE: usize = 8;

/// What became of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moved {
    /// Pictures that were sent.
    pub sent: usize,
    /// Pictures that were there.
    pub before: usize,
    /// Bytes that were sent.
    pub bytes: u64,
    /// Names of pictures that were left out: the source has something else under them.
    pub damaged: Vec<String>,
}

/// How far it is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Progress {
    /// Pictures that are there.
    pub done: usize,
    /// Of so many; 0 while they are being listed.
    pub of: usize,
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "pictures: {} of {}", self.done, self.of)
    }
}

/// Why not all pictures are there.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    /// One could not be had or kept.
    #[error("{0}; what was sent stays, and the same command goes on with the rest")]
    Media(#[from] MediaError),
    /// In the end the target has not what the source has.
    #[error("{name} is not in {place}, or not whole: do it again")]
    Lost {
        /// Of a picture.
        name: String,
        /// The target.
        place: String,
    },
    /// Told to stop.
    #[error("stopped before the end: the same command goes on where it was")]
    Stopped,
}

/// Copies what the target lacks, but what is damaged. Nothing of the source is changed. `tell` is told how far it is, and says whether to go on,
/// also while a storage says nothing.
pub async fn transfer(from: &Media, to: &Media, tell: impl Fn(Progress) -> ControlFlow<()>) -> Result<Moved, TransferError> {
    let all = names(from, &tell).await?;
    let there = names(to, &tell).await?;
    let missing = all.iter().filter(|(name, bytes)| there.get(*name) != Some(bytes));
    let missing: Vec<(&String, u64)> = missing.map(|(name, bytes)| (name, *bytes)).collect();
    let mut moved = Moved {
        before: all.len() - missing.len(),
        ..Moved::default()
    };
    let sending = missing.into_iter().map(|(name, bytes)| async move {
        let picture = from.get(name).await?;
        // The name is known to be a kept picture's: what is wrong can only be the content.
        match to.keep_named(name, picture).await {
            Err(MediaError::Damaged { .. }) => Ok(Err(name)),
            kept => kept.map(|()| Ok(bytes)),
        }
    });
    let mut sending = stream::iter(sending).buffer_unordered(AT_ONCE);
    let tell_of = |moved: &Moved| {
        tell(Progress {
            done: moved.before + moved.sent,
            of: all.len(),
        })
    };
    loop {
        let sent = unless_stopped(sending.next(), || tell_of(&moved)).await;
        match sent.ok_or(TransferError::Stopped)?.transpose()? {
            None => break,
            Some(Ok(bytes)) => {
                moved.sent += 1;
                moved.bytes += bytes;
            }
            Some(Err(name)) => moved.damaged.push(name.clone()),
        }
        if tell_of(&moved).is_break() {
            return Err(TransferError::Stopped);
        }
    }
    moved.damaged.sort_unstable();
    let there = names(to, &tell).await?;
    let mut sound = all.iter().filter(|(name, _)| moved.damaged.binary_search(name).is_err());
    match sound.find(|(name, bytes)| there.get(*name) != Some(bytes)) {
        Some((name, _)) => Err(TransferError::Lost {
            name: name.clone(),
            place: to.to_string(),
        }),
        None => Ok(moved),
    }
}

async fn names(media: &Media, tell: impl Fn(Progress) -> ControlFlow<()>) -> Result<BTreeMap<String, u64>, TransferError> {
    let names = unless_stopped(media.names(), || tell(Progress::default())).await;
    Ok(names.ok_or(TransferError::Stopped)??)
}
