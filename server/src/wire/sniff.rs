//! What came: its bytes as text, and which format that text is in.

mod encoding;
mod format;
mod plausible;

pub use encoding::{Text, text};
pub use format::{NotAFeed, format};
