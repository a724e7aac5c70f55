//! From a decoded picture to a rendition: fewer pixels, upright, in sRGB, encoded.

use std::{collections::HashSet, error::Error};

use fast_image_resize::{
    FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer,
    images::{TypedImage, TypedImageRef},
    pixels::{U8x3, U8x4},
};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageBuffer, ImageError, Pixel};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::{Made, Original, PictureError, WIDTHS};

/// Of 100; below it skies begin to show steps, above it files grow fast.
const JPEG_QUALITY: u8 = 80;
/// More colours than an indexed picture can have make a photograph.
const FEW_COLOURS: usize = 256;
/// The same when all are greys.
const FEW_GREYS: usize = 64;
/// Bytes; a colour profile of more than this is no display's or camera's.
const MAX_PROFILE: usize = 4 << 20;

/// A picture of few enough pixels to work on: upright, and colours multiplied by their opacity where it is transparent.
pub(super) struct Base {
    image: DynamicImage,
    profile: Option<ColorProfile>,
    is_transparent: bool,
}

impl Original {
    /// Brings an original down to twice the widest rendition in one cheap pass and frees the rest of the memory, before anything finer
    /// is done. `width` and `height` are those of the upright picture.
    pub(super) fn shrunk(self, width: u32, height: u32) -> Base {
        let mut image = self.image;
        if self.is_transparent {
            // Else the colours under transparent pixels, which nobody was to see, bleed over the edges.
            multiply(&mut image);
        }
        let most = WIDTHS[0] * 2;
        if width > most {
            let (width, height) = (most, scaled(height, most, width));
            image = if is_on_its_side(self.orientation) {
                image.thumbnail_exact(height, width)
            } else {
                image.thumbnail_exact(width, height)
            };
        }
        image.apply_orientation(self.orientation);
        if !self.is_transparent {
            image = DynamicImage::ImageRgb8(image.into_rgb8());
        }
        Base {
            image,
            profile: self.profile.and_then(|bytes| profile(&bytes)),
            is_transparent: self.is_transparent,
        }
    }
}

impl Base {
    /// In eight bits a channel from end to end: `image` itself goes by way of floats, four times the memory.
    fn resized(&self, width: u32, height: u32) -> Result<DynamicImage, PictureError> {
        let mut resized = DynamicImage::new(width, height, self.image.color());
        let done = match (&self.image, &mut resized) {
            (DynamicImage::ImageRgb8(from), DynamicImage::ImageRgb8(to)) => resize::<U8x3, _>(from, to),
            (DynamicImage::ImageRgba8(from), DynamicImage::ImageRgba8(to)) => resize::<U8x4, _>(from, to),
            _ => Err("it has more than eight bits a channel".into()),
        };
        done.map_err(|error| PictureError::Broken(error.to_string()))?;
        Ok(resized)
    }

    /// One rendition of exactly `width` × `height` pixels.
    pub(super) fn rendition(&self, width: u32, height: u32, is_lossless: bool) -> Result<Made, PictureError> {
        let mut image = self.resized(width, height)?;
        if self.is_transparent {
            divide(&mut image);
        }
        if let Some(profile) = &self.profile {
            to_srgb(&mut image, profile);
        }
        let mut bytes = Vec::new();
        let (ending, mime) = if is_lossless {
            image
                .write_with_encoder(WebPEncoder::new_lossless(&mut bytes))
                .map_err(broken)?;
            ("webp", "image/webp")
        } else {
            image
                .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))
                .map_err(broken)?;
            ("jpg", "image/jpeg")
        };
        Ok(Made {
            bytes,
            ending,
            mime,
            width,
            height,
        })
    }
}

/// For pixels of one kind, as the program would else hold this for each that the library knows (2 MB).
fn resize<P, Q>(from: &Pixels<Q>, to: &mut Pixels<Q>) -> Result<(), Box<dyn Error>>
where
    P: PixelTrait,
    Q: Pixel<Subpixel = u8>,
{
    // Colours are multiplied by their opacity already.
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .use_alpha(false);
    let (width, height) = to.dimensions();
    let from = TypedImageRef::<P>::from_buffer(from.width(), from.height(), from.as_raw())?;
    let mut to = TypedImage::<P>::from_buffer(width, height, to)?;
    Ok(Resizer::new().resize_typed(&from, &mut to, &options)?)
}

/// In eight bits a channel.
type Pixels<Q> = ImageBuffer<Q, Vec<u8>>;

/// `side` × `to` / `from`, rounded, and never nothing.
pub(super) fn scaled(side: u32, to: u32, from: u32) -> u32 {
    let (to, from) = (u64::from(to), u64::from(from.max(1)));
    let scaled = (u64::from(side) * to + from / 2) / from;
    u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
}

/// Whether width and height change places when it is turned upright (EXIF 2.32, orientations 5 to 8).
pub(super) fn is_on_its_side(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    )
}

/// Whether one pixel at least lets the page through; many files have the channel and do not use it.
pub(super) fn is_transparent(image: &DynamicImage) -> bool {
    image
        .as_rgba8()
        .is_some_and(|image| image.pixels().any(|pixel| pixel.0[3] != 255))
}

/// Whether it is a drawing, a chart or a logo, whose edges JPEG would smear. A photograph in black and white has few colours as well, so
/// of greys there may be fewer.
pub(super) fn has_few_colours(image: &DynamicImage) -> bool {
    let bytes = image.as_bytes();
    let channels = usize::from(image.color().channel_count());
    let mut seen = HashSet::with_capacity(FEW_COLOURS + 1);
    let mut last: &[u8] = &[];
    for pixel in bytes.chunks_exact(channels) {
        // Drawings are long runs of one colour: the set is asked at the end of a run only.
        if pixel != last {
            last = pixel;
            seen.insert(pixel);
            if seen.len() > FEW_COLOURS {
                return false;
            }
        }
    }
    let is_grey = |pixel: &&[u8]| pixel[..3].iter().all(|channel| *channel == pixel[0]);
    seen.len() <= FEW_GREYS || !seen.iter().all(is_grey)
}

fn multiply(image: &mut DynamicImage) {
    let Some(image) = image.as_mut_rgba8() else { return };
    for pixel in image.pixels_mut() {
        let alpha = u16::from(pixel.0[3]);
        for channel in &mut pixel.0[..3] {
            *channel = u8::try_from((u16::from(*channel) * alpha + 127) / 255).unwrap_or(u8::MAX);
        }
    }
}

fn divide(image: &mut DynamicImage) {
    let Some(image) = image.as_mut_rgba8() else { return };
    for pixel in image.pixels_mut() {
        let alpha = u16::from(pixel.0[3]);
        for channel in &mut pixel.0[..3] {
            let value = (u16::from(*channel) * 255 + alpha / 2).checked_div(alpha).unwrap_or(0);
            *channel = u8::try_from(value).unwrap_or(u8::MAX);
        }
    }
}

/// A profile that changes anything; one that cannot be read, or is not of red, green and blue, is as good as none.
fn profile(bytes: &[u8]) -> Option<ColorProfile> {
    if bytes.len() > MAX_PROFILE {
        return None;
    }
    let profile = ColorProfile::new_from_slice(bytes).ok()?;
    (profile.color_space == DataColorSpace::Rgb).then_some(profile)
}

/// Telephones photograph in Display P3: without its profile, read as sRGB, such a picture is pale.
fn to_srgb(image: &mut DynamicImage, profile: &ColorProfile) {
    let layout = if image.color().has_alpha() {
        Layout::Rgba
    } else {
        Layout::Rgb
    };
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(layout, &ColorProfile::new_srgb(), layout, options) else {
        return;
    };
    let before = image.as_bytes().to_vec();
    let after: Option<&mut [u8]> = match image {
        DynamicImage::ImageRgb8(image) => Some(image),
        DynamicImage::ImageRgba8(image) => Some(image),
        _ => None,
    };
    let Some(after) = after else { return };
    if transform.transform(&before, after).is_err() {
        after.copy_from_slice(&before);
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err asks for")]
fn broken(error: ImageError) -> PictureError {
    PictureError::Broken(error.to_string())
}
