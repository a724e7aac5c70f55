//! Pictures and icons.

mod figure;
mod icon;
mod picture;

pub use figure::Figure;
pub use icon::Icon;
pub use picture::{PictureImage, PictureLink, Sizes};
