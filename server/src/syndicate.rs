//! What leaves for machines: lists of stories as feeds, and every address as sitemaps.
//!
//! | module | what it writes |
//! |---|---|
//! | [`feed`] | a list of stories, whatever its format |
//! | [`rss`], [`atom`], [`json_feed`] | it, in RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1 |
//! | [`sitemap`] | addresses with their translations, and the news of two days |
//! | `media` | a picture in the two that are XML |
//! | [`xml`] | elements, one by one |

pub mod atom;
pub mod feed;
pub mod json_feed;
mod media;
pub mod rss;
pub mod sitemap;
mod xml;

pub use feed::{Entry, Feed, Format};
