//! The only parts of a page that live in the browser. Each says when it wakes and what it does without waking.

mod header;
pub mod props;
mod share;
mod suggest;
mod text;

pub use header::{HeaderIsland, HeaderProps, PlaceOption};
pub use share::{ShareIsland, ShareProps};
pub use suggest::{SuggestIsland, SuggestProps};
