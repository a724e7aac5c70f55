//! Outside pictures made ours: known by their content, decoded under limits, turned upright, stripped of all metadata, and written
//! anew in the widths that pages use.
//!
//! Nothing of the file that came in is ever served: what a page shows was written by our own encoder. The same bytes always make the
//! same renditions, so that a file named after its content's hash is kept once.

mod kind;
mod shrink;

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use app::domain::picture::Rendition;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use crate::media::{Media, MediaError};

/// Pixels; wider originals are made this wide, smaller ones are kept in their own width.
pub const WIDTHS: [u32; 3] = [1200, 800, 480];
/// Pixels a side; larger ones are no pictures for a page.
pub const MAX_SIDE: u32 = 12_000;
/// Width times height: what a large camera makes. More is a bomb, or a mistake.
pub const MAX_PIXELS: u64 = 50_000_000;
/// Bytes a decoder may ask for: [`MAX_PIXELS`] with transparency at eight bits a channel.
const MAX_MEMORY: u64 = 256 << 20;

/// One rendition, ready to be stored under its content's hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// The ending of its name, without the dot.
    pub ending: &'static str,
    /// Its media type.
    pub mime: &'static str,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

impl Made {
    /// Keeps it.
    pub async fn keep(self, media: &Media) -> Result<Rendition, MediaError> {
        Ok(Rendition {
            file: media.keep(self.bytes, self.ending).await?,
            width: self.width,
            height: self.height,
            mime: self.mime,
        })
    }
}

/// Why a picture is not taken, as a sentence for the source's log. The article then shows the picture's alt text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Not a byte in it.
    #[error("the picture is empty")]
    Empty,
    /// It can hold scripts and reach out to other hosts, and WordPress itself refuses it.
    #[error("SVG is not taken from outside, since it may hold scripts")]
    Svg,
    /// A format of pictures that we know but cannot decode, with its name.
    #[error("{0} is not read by this program: ask the source for JPEG, PNG, GIF or WebP")]
    Format(&'static str),
    /// Anything else: most often an error page in a picture's place.
    #[error("it is no picture: neither JPEG, PNG, GIF nor WebP by its content")]
    Unknown,
    /// Counts readers, shows nothing.
    #[error("it is {width} × {height} pixels: a tracker or a spacer, no picture")]
    Tracker {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// Over a limit, found before anything was decoded.
    #[error(
        "it is {width} × {height} pixels: at most {MAX_SIDE} a side and {} million in all are taken",
        MAX_PIXELS / 1_000_000
    )]
    TooLarge {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// The decoder asks for more than it may have.
    #[error("it would need more than {} MB of memory to decode", MAX_MEMORY >> 20)]
    TooMuchMemory,
    /// Cut off, mutilated, or a kind that the decoder does not know.
    #[error("it cannot be decoded: {0}")]
    Broken(String),
    /// A bug of a decoder or encoder, contained.
    #[error("the decoder gave up on it")]
    Panicked,
}

/// The renditions of a picture, widest first: every one of [`WIDTHS`] that the original reaches, and the original's own width in place of
/// those above it.
///
/// Photographs become JPEG; pictures with transparency, and those of few colours (256, or 64 greys) that were no JPEG, become lossless WebP. Of moving pictures it is the first
/// frame. EXIF orientation is applied, colours of another space than sRGB are converted, and nothing else of the metadata is looked at
/// or kept: it may say where a photographer lives.
///
/// A panic of a decoder comes back as an error, which needs `panic = "unwind"`. Takes up to some hundred milliseconds of one core for a
/// large photograph: not for an async thread.
pub fn renditions(bytes: &[u8]) -> Result<Vec<Made>, PictureError> {
    // Nothing outlives the closure but its result, so nothing half changed can be seen.
    catch_unwind(AssertUnwindSafe(|| make(bytes))).unwrap_or(Err(PictureError::Panicked))
}

fn make(bytes: &[u8]) -> Result<Vec<Made>, PictureError> {
    let original = decode(bytes)?;
    let is_lossless = original.is_transparent || original.has_few_colours;
    let (width, height) = original.upright();
    let largest = width.min(WIDTHS[0]);
    let base = original.shrunk(width, height);
    std::iter::once(largest)
        .chain(WIDTHS.into_iter().filter(|&narrower| narrower < largest))
        .map(|target| base.rendition(target, shrink::scaled(height, target, width), is_lossless))
        .collect()
}

/// A decoded picture as it came, with what decides how it is written.
struct Original {
    image: DynamicImage,
    orientation: Orientation,
    /// An ICC profile (ICC.1), when the file names one.
    profile: Option<Vec<u8>>,
    is_transparent: bool,
    has_few_colours: bool,
}

impl Original {
    /// Width and height once it is turned upright.
    fn upright(&self) -> (u32, u32) {
        let (width, height) = (self.image.width(), self.image.height());
        if shrink::is_on_its_side(self.orientation) {
            (height, width)
        } else {
            (width, height)
        }
    }
}

fn decode(bytes: &[u8]) -> Result<Original, PictureError> {
    let kind = kind::of(bytes)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;

    let (width, height) = decoder.dimensions();
    if width < 2 || height < 2 {
        return Err(PictureError::Tracker { width, height });
    }
    if width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PictureError::TooLarge { width, height });
    }
    if decoder.total_bytes() > MAX_MEMORY {
        return Err(PictureError::TooMuchMemory);
    }
    // Metadata that cannot be read is as good as none: the picture itself may be whole.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let image = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;

    let image = if image.color().has_alpha() {
        DynamicImage::ImageRgba8(image.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(image.into_rgb8())
    };
    Ok(Original {
        is_transparent: shrink::is_transparent(&image),
        // What JPEG smeared already is not smeared less by keeping every pixel.
        has_few_colours: kind != ImageFormat::Jpeg && shrink::has_few_colours(&image),
        image,
        orientation,
        profile,
    })
}

fn refused(error: &ImageError) -> PictureError {
    match error {
        ImageError::Limits(_) => PictureError::TooMuchMemory,
        other => PictureError::Broken(other.to_string()),
    }
}

#[cfg(test)]
mod tests;
