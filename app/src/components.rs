//! Static parts of pages: rendered by the server (and the gallery), never hydrated, no byte in a reader's WASM.

pub mod article;
pub mod front;
pub mod layout;
pub mod media;
