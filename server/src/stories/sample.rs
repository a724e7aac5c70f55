//! The sample edition, inside the program.

/// Files of `server/sample/stories`.
#[derive(rust_embed::Embed)]
#[folder = "sample/stories"]
#[include = "*.md"]
#[include = "*.toml"]
#[include = "*.avif"]
#[include = "*.webp"]
pub struct Sample;
