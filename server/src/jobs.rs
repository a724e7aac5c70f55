//! What happens without being asked. Each job is idempotent: run twice, it has happened once.

pub mod agree_on_time;
mod alone;
pub mod ask_hubs;
pub mod back_up;
pub mod count_views;
pub mod end_breaking;
pub mod index_search;
pub mod ingest;
pub mod purge_cdn;
pub mod refresh_weather;
pub mod renew_certificate;
pub mod tell_most_read;
pub mod tell_news;
pub mod watch_changes;

pub use alone::alone;
