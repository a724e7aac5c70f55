//! The newspaper's server. Every route that is not a page is in [`routes`]; every layer a request passes is in [`http::middleware`].
//!
//! | module | what is there |
//! |---|---|
//! | [`commands`] | `briefs serve`, `import`, `check`, … |
//! | [`routes`], [`http`] | THE table of everything that is not a page; what requests pass |
//! | [`page_cache`], [`changes`] | pages that are ready to be sent, and until when they hold |
//! | [`cdn`] | what a CDN is told to drop |
//! | [`news`] | what is new for those who have a page on screen |
//! | [`newsroom`] | answers what pages ask, from the store |
//! | [`store`] | the database, behind one type |
//! | [`search`] | what a text is found by in each language, and in which order |
//! | [`revisions`] | what an edit changed in a text |
//! | [`media`] | where pictures are: a folder, or a bucket |
//! | [`stories`] | stories as files: read, checked, imported |
//! | [`wire`] | what outside sources send: fetched, cleaned, recognised, credited |
//! | [`wordpress`] | a WordPress site that moves here: texts, pictures, addresses |
//! | [`weather`] | readings of the weather from outside services |
//! | [`backup`] | the whole paper in one file, and a paper out of one |
//! | [`preview`] | the pictures that other sites show beside links to us |
//! | [`jobs`] | what happens without being asked |
//! | [`made_up`] | a paper of any size, to measure with |
//! | `toml_source` | on which line of a file a fault is |
//! | [`metrics`] | figures for the monitoring of whoever runs the site |
//! | [`traces`] | what each request was made of, for a collector |
//! | [`config`], [`clock`], [`state`] | what is passed down to all of them |
//! | `crypto`, [`stop`] | what TLS is made with; the word to stop |

// Laying out a page's view, a nested type with a level an element, is left to whoever links it.
#![recursion_limit = "256"]

use mimalloc::MiMalloc;

pub mod backup;
pub mod cdn;
pub mod changes;
pub mod clock;
pub mod commands;
pub mod config;
mod crypto;
pub mod error;
pub mod http;
pub mod jobs;
pub mod made_up;
pub mod media;
pub mod metrics;
pub mod news;
pub mod newsroom;
pub mod page_cache;
pub mod preview;
pub mod revisions;
pub mod routes;
pub mod search;
pub mod seats;
pub mod state;
pub mod stop;
pub mod store;
pub mod stories;
pub mod syndicate;
pub mod telemetry;
mod toml_source;
pub mod traces;
pub mod views;
pub mod weather;
pub mod wire;
pub mod wordpress;

/// A page is made of some thousand pieces of memory, and threads pass it on: the system's allocator costs a sixth of its time more
/// (`docs/decisions/0022-kept-answers.md`).
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;
