//! All pictures from one place to another. Each is looked at before it is sent: its name is its content's hash. Broken off, the same goes on where
//! it was.

use std::ops::ControlFlow;

use futures_util::{StreamExt as _, stream};

use super::{Media, MediaError};

/// Pictures that are on their way at the same time.
const AT_ONCE: usize = 8;

/// What became of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moved {
    /// Pictures that were sent.
    pub sent: usize,
    /// Pictures that were there.
    pub before: usize,
    /// Bytes that were sent.
    pub bytes: u64,
}

/// Why not all pictures are there.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    /// One could not be had or kept.
    #[error("{0}; what was sent stays, and the same command goes on with the rest")]
    Media(#[from] MediaError),
    /// Some are not what their names say; all others are there.
    #[error("{count} pictures are damaged and were left out, {some} among them: put them back from a backup, and do it again")]
    Damaged {
        /// How many.
        count: usize,
        /// Some of their names.
        some: String,
    },
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

/// Copies what the target lacks; `told` is told how many of how many are there. Nothing of the source is changed.
pub async fn transfer(from: &Media, to: &Media, told: impl Fn(usize, usize) -> ControlFlow<()>) -> Result<Moved, TransferError> {
    let all = from.names().await?;
    let there = to.names().await?;
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
    let mut damaged = Vec::new();
    while let Some(sent) = sending.next().await {
        match sent? {
            Ok(bytes) => {
                moved.sent += 1;
                moved.bytes += bytes;
            }
            Err(name) => damaged.push(name.as_str()),
        }
        if told(moved.before + moved.sent, all.len()).is_break() {
            return Err(TransferError::Stopped);
        }
    }
    if !damaged.is_empty() {
        return Err(TransferError::Damaged {
            count: damaged.len(),
            some: damaged[..damaged.len().min(3)].join(", "),
        });
    }
    let there = to.names().await?;
    match all.iter().find(|(name, bytes)| there.get(*name) != Some(bytes)) {
        Some((name, _)) => Err(TransferError::Lost {
            name: name.clone(),
            place: to.to_string(),
        }),
        None => Ok(moved),
    }
}
