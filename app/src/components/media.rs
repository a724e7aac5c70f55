//! Pictures and icons.

mod figure;
mod icon;
mod lightbox;
mod picture;

pub use figure::Figure;
pub use icon::Icon;
pub use lightbox::{EnlargeLink, Lightbox, label as enlarge_label};
pub use picture::{PictureImage, PictureLink, Sizes};
