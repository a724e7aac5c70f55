//! The only parts of a page that live in the browser. Each says when it wakes and what it does without waking.

mod header;
mod share;

pub use header::{HeaderIsland, HeaderTexts, PlaceOption};
pub use share::{ShareIsland, ShareTexts};
