//! How an article came to be what it is: when it was received from outside, what of, and what it said before.

use jiff::Timestamp;

use super::source::Credit;

/// The way of one outside article.
#[derive(Debug, Clone, PartialEq)]
pub struct Provenance {
    /// When the present text was received.
    pub fetched: Timestamp,
    /// When the source last sent it.
    pub seen: Timestamp,
    /// SHA-256 of the document that brought the present text, hexadecimal.
    pub sha256: String,
    /// The source allows an excerpt only.
    pub is_excerpt: bool,
    /// The source's page is the one that search engines are to list.
    pub is_canonical_there: bool,
    /// Why the time of receipt stands for the source's date.
    pub date_fault: Option<DateFault>,
    /// Since when the original is known to be no longer online.
    pub gone: Option<Timestamp>,
    /// Others that sent the same text, the earliest first.
    pub also: Vec<Credit>,
}

/// What was wrong with a source's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    /// There was none.
    Missing,
    /// It was yet to come.
    Future,
    /// It was before there were such sources.
    Implausible,
}

/// An earlier version.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// When it was received, or else published.
    pub fetched: Timestamp,
    /// SHA-256 of the document that brought it, hexadecimal; none of an article of our own.
    pub sha256: Option<String>,
    /// What the next version changed in it, in the text's order.
    pub changes: Vec<Piece>,
}

/// A stretch of text in a comparison of two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Whether it was taken, given, or stayed.
    pub kind: PieceKind,
    /// Plain text; "…" stands for a long stretch that stayed.
    pub text: String,
}

/// What became of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// In both versions.
    Same,
    /// Only in the later one.
    Added,
    /// Only in the earlier one.
    Removed,
}
