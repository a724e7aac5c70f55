//! The part of a file that is in memory: from where reading stands to as far as has been looked.

use std::io::{self, BufRead, Read};

use memchr::memmem;

/// Bytes read at once.
const CHUNK: u64 = 1 << 18;
/// Bytes of memory that are kept between two items; what a huge one needed beyond that is given back.
const KEPT: usize = 1 << 22;

/// Where something was found, in bytes from where reading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// There.
    At(usize),
    /// Not before the limit.
    TooFar,
    /// Not before the end of the file.
    End,
}

pub(super) struct Window<R> {
    input: R,
    bytes: Vec<u8>,
    /// Where reading stands in `bytes`.
    start: usize,
    offset: u64,
    line: u64,
    is_read: bool,
}

impl<R: BufRead> Window<R> {
    /// `offset` and `line` are those of the input's next byte.
    pub(super) fn new(input: R, offset: u64, line: u64) -> Self {
        Self {
            input,
            bytes: Vec::new(),
            start: 0,
            offset,
            line,
            is_read: false,
        }
    }

    /// Bytes from the start of the file to where reading stands.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// The line on which reading stands, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// What is in memory from where reading stands.
    pub(super) fn rest(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    /// Goes on by `length` bytes, at most as many as are in memory.
    pub(super) fn advance(&mut self, length: usize) {
        let length = length.min(self.rest().len());
        self.line += memchr::memchr_iter(b'\n', &self.rest()[..length]).count() as u64;
        self.offset += length as u64;
        self.start += length;
    }

    /// Reads on; `false` at the end of the file.
    pub(super) fn more(&mut self) -> io::Result<bool> {
        if self.is_read {
            return Ok(false);
        }
        // Moving less than what was gone through costs no more than going through it did.
        if self.start >= self.rest().len() {
            self.bytes.drain(..self.start);
            self.start = 0;
            if self.bytes.capacity() > KEPT && self.bytes.len() < KEPT / 2 {
                self.bytes.shrink_to(KEPT);
            }
        }
        let read = self.input.by_ref().take(CHUNK).read_to_end(&mut self.bytes)?;
        self.is_read = read == 0;
        Ok(read > 0)
    }

    /// The first bytes, `length` or all there are.
    pub(super) fn head(&mut self, length: usize) -> io::Result<&[u8]> {
        while self.rest().len() < length && self.more()? {}
        let rest = self.rest();
        Ok(&rest[..rest.len().min(length)])
    }

    /// Looks for `needle`, which is not empty, from `from` on; its first byte is before `limit`.
    pub(super) fn find(&mut self, needle: &[u8], mut from: usize, limit: usize) -> io::Result<Found> {
        loop {
            let rest = self.rest();
            if let Some(at) = rest.get(from..).and_then(|rest| memmem::find(rest, needle)) {
                let at = from + at;
                return Ok(if at < limit { Found::At(at) } else { Found::TooFar });
            }
            // The needle may lie across what comes next.
            from = from.max((rest.len() + 1).saturating_sub(needle.len()));
            if from >= limit {
                return Ok(Found::TooFar);
            }
            if !self.more()? {
                return Ok(Found::End);
            }
        }
    }
}
