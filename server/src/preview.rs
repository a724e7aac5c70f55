//! Draws previews: the pictures that other sites show beside a link to one of our pages. What one says is `app::preview`'s matter.
//!
//! | module | what is there |
//! |---|---|
//! | `design` | what stands where, and how large |
//! | `colours` | the paper's, by day |
//! | `sign` | the paper's sign |
//! | `setting` | a text in lines, as large as there is room for |
//! | `text` | a text as pieces that cannot be parted, in which direction each |
//! | `letters` | the fonts: which letters there are, which form each has |
//! | `canvas` | pixels, and their PNG |
//! | `press` | so many at a time, and the last ones kept |

mod canvas;
mod colours;
mod design;
mod letters;
mod press;
mod setting;
mod sign;
mod text;

pub use press::{Press, PressError};

#[cfg(test)]
mod tests;
