//! What fronts are made of: teasers, containers, lists, paging.

mod advert;
mod container;
mod paging;
mod teaser;

pub use advert::AdvertSlot;
pub use container::{Container, TeaserList};
pub use paging::Paging;
pub use teaser::{Look, TeaserCard};
