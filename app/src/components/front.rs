//! What fronts are made of: teasers, containers, lists, paging.

mod advert;
mod container;
mod follow;
mod paging;
mod teaser;
mod timeline;

pub use advert::AdvertSlot;
pub use container::{Container, TeaserList};
pub use follow::FollowButton;
pub use paging::Paging;
pub use teaser::{Look, Shape, TeaserCard};
pub use timeline::Timeline;
