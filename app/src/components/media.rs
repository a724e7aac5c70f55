//! Pictures and icons.

mod figure;
mod icon;
mod picture;

pub use figure::Figure;
pub use icon::{Icon, SPRITE_PATH};
pub use picture::{PictureImage, Sizes};
