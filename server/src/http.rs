//! What is between a connection and an answer.

pub mod api;
pub mod assets;
pub mod cache_policy;
pub mod client;
pub(crate) mod coding;
pub mod connections;
mod cross_site;
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
pub mod rate_limit;
mod request_id;
pub mod security;
pub mod service;
pub mod tls;
pub mod websub;
