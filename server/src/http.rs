//! What is between a connection and an answer.

pub mod api;
pub mod assets;
pub mod cache_policy;
pub mod client;
pub(crate) mod coding;
pub mod feeds;
pub mod health;
pub mod language;
pub mod machines;
pub mod media;
pub mod metrics;
pub mod middleware;
pub mod news;
pub mod offline;
mod old_addresses;
pub mod outlines;
pub mod pages;
pub mod previews;
pub mod problem;
pub mod security;
pub mod websub;
