//! Bytes from one place to another, in pieces, counted and hashed on the way.

use std::{
    io::{self, Read, Write},
    ops::ControlFlow,
};

use sha2::{Digest as _, Sha256};

use crate::stories::hex;

const PIECE: usize = 256 * 1024;

/// What went wrong, and on which side.
#[derive(Debug)]
pub(super) enum Spilt {
    Read(io::Error),
    Write(io::Error),
    Stopped,
}

/// To the end. `told` is told after each piece how many bytes there were, and where none comes for a moment.
pub(super) fn pour(
    from: &mut (impl Read + ?Sized),
    to: &mut impl Write,
    told: impl Fn(u64) -> ControlFlow<()>,
) -> Result<u64, Spilt> {
    let mut piece = vec![0; PIECE];
    let mut bytes = 0;
    loop {
        let read = match from.read(&mut piece) {
            Ok(0) => return Ok(bytes),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => 0,
            Err(error) => return Err(Spilt::Read(error)),
        };
        to.write_all(&piece[..read]).map_err(Spilt::Write)?;
        bytes += read as u64;
        if told(bytes).is_break() {
            return Err(Spilt::Stopped);
        }
    }
}

/// Around a reader or a writer.
pub(super) struct Measured<T> {
    inner: T,
    bytes: u64,
    hash: Sha256,
}

impl<T> Measured<T> {
    pub(super) fn new(inner: T) -> Self {
        Self {
            inner,
            bytes: 0,
            hash: Sha256::new(),
        }
    }

    /// How many bytes there were, and their SHA-256 in hexadecimal digits.
    pub(super) fn sums(self) -> (u64, String) {
        (self.bytes, hex(&self.hash.finalize()))
    }

    fn measure(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        self.hash.update(bytes);
    }
}

impl<R: Read> Read for Measured<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(bytes)?;
        self.measure(&bytes[..read]);
        Ok(read)
    }
}

impl<W: Write> Write for Measured<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.measure(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
