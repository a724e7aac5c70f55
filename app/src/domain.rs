//! The newspaper's own words as types: pure values and rules, parsed once at the edge, no I/O and no clock.

pub mod header;

#[cfg(feature = "text")]
pub mod also;
#[cfg(feature = "text")]
pub mod article;
#[cfg(feature = "text")]
pub mod follow;
#[cfg(feature = "text")]
pub mod front;
#[cfg(feature = "text")]
pub mod lang;
#[cfg(feature = "text")]
pub mod live;
#[cfg(feature = "text")]
pub mod picture;
#[cfg(feature = "text")]
pub mod place;
#[cfg(feature = "text")]
pub mod player;
#[cfg(feature = "text")]
pub mod provenance;
#[cfg(feature = "text")]
pub mod search;
#[cfg(feature = "text")]
pub mod section;
#[cfg(feature = "text")]
pub mod slug;
#[cfg(feature = "text")]
pub mod source;
#[cfg(feature = "text")]
pub mod topic;
#[cfg(feature = "text")]
pub mod trail;
#[cfg(feature = "text")]
pub mod weather;
