//! Texts, dates and numbers of every language: formatted here, on the server (and in the gallery), never in a reader's browser.

pub mod format;
mod list;
pub mod texts;

pub use format::Format;
pub use texts::Texts;

/// The rules of the catalogues, which `build.rs` holds them to: tried here, since a build script has no tests.
#[cfg(test)]
#[path = "../build/catalogue.rs"]
mod catalogue;
