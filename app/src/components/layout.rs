//! The frame of every page: banner, menu, languages, footer.

mod banner;
mod footer;
mod language_links;
mod languages;
mod menu;
mod news;
mod reading;
mod search_box;

pub use banner::Banner;
pub use footer::SiteFooter;
pub use language_links::LanguageLinks;
pub use languages::{LanguageOffer, Languages};
pub use menu::Menu;
pub use news::NewsStrip;
pub use reading::ReadingSettings;
pub use search_box::{SearchBox, SearchWords};
