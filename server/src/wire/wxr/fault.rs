//! What can be wrong with an export, as sentences for the import's report.

use std::fmt;

use super::MAX_ITEM;

/// Something that is left out, and why. Nothing of it was given as an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Bytes from the start of the file; within an item whose text is no UTF-8 only about right.
    pub offset: u64,
    /// The line there, from 1.
    pub line: u64,
    /// The post that is left out, when its number can still be made out.
    pub post_id: Option<u64>,
    /// What is wrong.
    pub reason: Reason,
}

/// Why something is left out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The file cannot be read any further.
    #[error("the file cannot be read ({0})")]
    Read(String),
    /// The file is something else.
    #[error("this is no WordPress export that can be read: {0}")]
    NotAnExport(&'static str),
    /// More than [`MAX_ITEM`].
    #[error("it is longer than {} MB", MAX_ITEM / 1_000_000)]
    TooLarge,
    /// Another item begins, or the list ends, before this one does.
    #[error("it is not closed before the next one begins")]
    Unclosed,
    /// A tag without an end.
    #[error("it has a tag that does not end")]
    Tag,
    /// The file ends in the middle: the export ran into a limit, or the copy did.
    #[error("the file is cut off here; everything before stands")]
    CutOff,
    /// No XML that can be read.
    #[error("it cannot be read ({0})")]
    Broken(String),
    /// So much is wrong that looking on would take too long.
    #[error("the file is too broken to go on; everything before stands")]
    TooBroken,
}

impl Fault {
    /// Whether nothing comes after it.
    pub fn is_last(&self) -> bool {
        matches!(self.reason, Reason::Read(_) | Reason::NotAnExport(_) | Reason::TooBroken)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} (byte {})", self.line, self.offset)?;
        if let Some(id) = self.post_id {
            write!(f, ", post {id}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for Fault {}
