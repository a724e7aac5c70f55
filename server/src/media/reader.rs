//! A picture for what reads and waits by itself, on a thread where it holds up nobody: a backup.

use std::{
    fs::File,
    io::{self, Read},
};

use bytes::{Buf as _, Bytes};
use futures_util::{StreamExt as _, stream::BoxStream};
use tokio::runtime::Handle;

use super::{Media, MediaError};

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
    /// Begins to read one. Not for a thread of the runtime.
    pub fn read(&self, file: &str, runtime: &Handle) -> Result<Reader, MediaError> {
        match self {
            Self::Folder(folder) => Ok(Reader::File(folder.open(file)?)),
            Self::Bucket(bucket) => Ok(Reader::Object {
                runtime: runtime.clone(),
                pieces: runtime.block_on(bucket.open(file))?.into_stream(),
                piece: Bytes::new(),
            }),
        }
    }
}

impl Read for Reader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(into),
            Self::Object { runtime, pieces, piece } => {
                while piece.is_empty() {
                    match runtime.block_on(pieces.next()) {
                        Some(next) => *piece = next.map_err(io::Error::other)?,
                        None => return Ok(0),
                    }
                }
                let bytes = piece.len().min(into.len());
                piece.copy_to_slice(&mut into[..bytes]);
                Ok(bytes)
            }
        }
    }
}
