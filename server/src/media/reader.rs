//! A picture for what reads and waits by itself, on a thread where it holds up nobody: a backup.

use std::{
    fs::File,
    io::{self, Read},
};

use bytes::{Buf as _, Bytes};
use futures_util::{StreamExt as _, stream::BoxStream};
use tokio::{runtime::Handle, time::timeout};

use super::{Media, MediaError, waiting::LOOK};

/// A picture that is being read, of which a piece is in memory.
pub enum Reader {
    /// Of a folder.
    File(File),
    /// Of a bucket: what comes, and the piece that has.
    Object {
        /// Where it comes.
        runtime: Handle,
        /// Pieces.
        pieces: BoxStream<'static, object_store::Result<Bytes>>,
        /// What is left of the last one.
        piece: Bytes,
    },
}

impl Media {
    /// Begins to read one. What is read of it then is not for a thread of the runtime.
    pub async fn read(&self, file: &str) -> Result<Reader, MediaError> {
        match self {
            Self::Folder(folder) => Ok(Reader::File(folder.open(file)?)),
            Self::Bucket(bucket) => Ok(Reader::Object {
                runtime: Handle::current(),
                pieces: bucket.open(file).await?.into_stream(),
                piece: Bytes::new(),
            }),
        }
    }
}

/// Where nothing has come for a moment that is said as an interruption, as of a system call: whoever reads may have been told to stop.
impl Read for Reader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(into),
            Self::Object { runtime, pieces, piece } => {
                while piece.is_empty() {
                    match runtime.block_on(async { timeout(LOOK, pieces.next()).await }) {
                        Ok(Some(next)) => *piece = next.map_err(io::Error::other)?,
                        Ok(None) => return Ok(0),
                        Err(_) => return Err(io::ErrorKind::Interrupted.into()),
                    }
                }
                let bytes = piece.len().min(into.len());
                piece.copy_to_slice(&mut into[..bytes]);
                Ok(bytes)
            }
        }
    }
}
