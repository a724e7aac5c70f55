//! Texts, dates and numbers of every language: formatted here, on the server (and in the gallery), never in a reader's browser.

pub mod format;
mod list;
pub mod texts;

pub use format::Format;
pub use texts::Texts;
