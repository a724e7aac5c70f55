//! Pictures, whole, mutilated and made up.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;

use super::*;

fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Many colours, as a photograph has.
fn photo(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let byte = |value: u32| u8::try_from(value % 256).unwrap();
        Rgb([byte(x), byte(y), byte(x / 3 + y / 2)])
    })
}

fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"\xff\xe1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    [&jpeg[..2], &exif, &jpeg[2..]].concat()
}

fn sizes(made: &[Made]) -> Vec<(u32, u32)> {
    made.iter().map(|made| (made.width, made.height)).collect()
}

fn decoded(made: &Made) -> DynamicImage {
    image::load_from_memory(&made.bytes).unwrap()
}

#[test]
fn a_photograph_becomes_jpeg_in_every_width_that_it_reaches() {
    let made = renditions(&encoded(photo(2600, 260), ImageFormat::Jpeg)).unwrap();
    assert_eq!(sizes(&made), [(1200, 120), (800, 80), (480, 48)]);
    assert!(made.iter().all(|made| made.mime == "image/jpeg" && made.ending == "jpg"));
    for made in &made {
        assert_eq!(decoded(made).width(), made.width);
    }
}

#[test]
fn a_small_picture_keeps_its_own_width_once() {
    for (width, expected) in [
        (1000, vec![1000, 800, 480]),
        (800, vec![800, 480]),
        (300, vec![300]),
        (2, vec![2]),
    ] {
        let made = renditions(&encoded(photo(width, 40), ImageFormat::Png)).unwrap();
        assert_eq!(made.iter().map(|made| made.width).collect::<Vec<_>>(), expected);
    }
}

#[test]
fn transparency_and_few_colours_are_kept_without_loss() {
    let drawing = RgbImage::from_fn(600, 40, |x, _| if x % 2 == 0 { Rgb([255, 0, 0]) } else { Rgb([255; 3]) });
    let see_through = RgbaImage::from_fn(300, 300, |x, y| {
        let byte = |value: u32| u8::try_from(value % 256).unwrap();
        Rgba([byte(x), byte(y), byte(x + y), byte(x)])
    });
    for picture in [
        encoded(drawing.clone(), ImageFormat::Gif),
        encoded(drawing, ImageFormat::Png),
        encoded(see_through, ImageFormat::WebP),
    ] {
        assert_eq!(renditions(&picture).unwrap()[0].mime, "image/webp");
    }
    let grey = image::GrayImage::from_fn(300, 300, |x, _| image::Luma([u8::try_from(x % 256).unwrap()]));
    let made = renditions(&encoded(grey, ImageFormat::Png)).unwrap();
    assert_eq!(made[0].mime, "image/jpeg", "a photograph in black and white is a photograph");
    let opaque = DynamicImage::from(photo(300, 300)).into_rgba8();
    let made = renditions(&encoded(opaque, ImageFormat::Png)).unwrap();
    assert_eq!(made[0].mime, "image/jpeg", "a channel that is not used is no transparency");
}

#[test]
fn hidden_colours_do_not_bleed_into_transparent_edges() {
    let half = RgbaImage::from_fn(1000, 4, |x, _| {
        if x < 497 {
            Rgba([0, 0, 255, 255])
        } else {
            Rgba([255, 0, 0, 0])
        }
    });
    for made in renditions(&encoded(half, ImageFormat::Png)).unwrap() {
        let image = decoded(&made).into_rgba8();
        assert!(
            image.pixels().all(|pixel| pixel.0[0] < 8 || pixel.0[3] == 0),
            "red shows at {}",
            made.width
        );
    }
}

#[test]
fn a_picture_on_its_side_is_turned_upright_and_loses_its_metadata() {
    let jpeg = encoded(photo(260, 2600), ImageFormat::Jpeg);
    let made = renditions(&with_orientation(&jpeg, 6)).unwrap();
    assert_eq!(sizes(&made), [(1200, 120), (800, 80), (480, 48)]);
    for made in made {
        assert!(!made.bytes.windows(4).any(|window| window == b"Exif"));
    }
}

#[test]
fn colours_of_another_space_are_converted() {
    let green = RgbImage::from_fn(300, 300, |x, y| {
        Rgb([
            u8::from(x % 2 == 0),
            200 + u8::try_from(x % 20).unwrap(),
            u8::try_from(y % 30).unwrap(),
        ])
    });
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    encoder
        .set_icc_profile(moxcms::ColorProfile::new_display_p3().encode().unwrap())
        .unwrap();
    encoder.write_image(&green, 300, 300, ExtendedColorType::Rgb8).unwrap();
    let plain = decoded(&renditions(&encoded(green, ImageFormat::Jpeg)).unwrap()[0]).into_rgb8();
    let made = renditions(&bytes).unwrap();
    let converted = decoded(&made[0]).into_rgb8();
    assert!(
        converted.get_pixel(100, 100).0[1] > plain.get_pixel(100, 100).0[1],
        "P3's green is greener"
    );
    assert!(!made[0].bytes.windows(11).any(|window| window == b"ICC_PROFILE"));
}

#[test]
fn the_same_bytes_make_the_same_renditions() {
    let bytes = encoded(photo(900, 500), ImageFormat::Jpeg);
    assert_eq!(renditions(&bytes), renditions(&bytes));
}

#[test]
fn what_is_no_picture_for_a_page_is_refused_with_a_reason() {
    use PictureError as E;
    assert_eq!(renditions(b""), Err(E::Empty));
    assert_eq!(renditions(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Err(E::Svg));
    assert_eq!(renditions(b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><svg/>"), Err(E::Svg));
    assert_eq!(renditions(b"<html><svg></svg>404</html>"), Err(E::Unknown));
    assert_eq!(renditions(b"\0\0\0\x1cftypavif\0\0\0\0"), Err(E::Format("AVIF")));
    assert_eq!(renditions(b"\0\0\0\x1cftypheic\0\0\0\0"), Err(E::Format("HEIC")));
    assert_eq!(
        renditions(&encoded(photo(1, 300), ImageFormat::Png)),
        Err(E::Tracker { width: 1, height: 300 })
    );
}

#[test]
fn size_is_refused_before_anything_is_decoded() {
    for (width, height) in [(12_001, 2), (2, 12_001), (8000, 8000)] {
        let small = encoded(photo(4, 4), ImageFormat::Png);
        let mut bytes = small[..16].to_vec();
        let mut header = b"IHDR".to_vec();
        header.extend(u32::to_be_bytes(width));
        header.extend(u32::to_be_bytes(height));
        header.extend(&small[24..29]);
        bytes.truncate(12);
        bytes.extend(&header);
        bytes.extend(crc(&header).to_be_bytes());
        bytes.extend(&small[33..]);
        assert_eq!(renditions(&bytes), Err(PictureError::TooLarge { width, height }));
    }
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 }
        })
    })
}

#[test]
fn a_thread_of_pixels_keeps_at_least_one_row() {
    let made = renditions(&encoded(photo(6000, 2), ImageFormat::Png)).unwrap();
    assert_eq!(sizes(&made), [(1200, 1), (800, 1), (480, 1)]);
}

#[test]
fn a_picture_that_is_cut_off_is_no_picture() {
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Jpeg, ImageFormat::Gif] {
        let whole = encoded(DynamicImage::from(photo(64, 64)), format);
        let made = renditions(&whole[..whole.len() / 2]);
        assert!(matches!(made, Err(PictureError::Broken(_))), "{format:?}");
    }
}

/// A small file of every format.
fn originals() -> Vec<Vec<u8>> {
    let mut files = vec![with_orientation(&encoded(photo(24, 16), ImageFormat::Jpeg), 5)];
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        files.push(encoded(photo(24, 16), format));
    }
    files.push(encoded(DynamicImage::from(photo(24, 16)).into_rgba8(), ImageFormat::Gif));
    let mut gray = Vec::new();
    PngEncoder::new(&mut gray)
        .write_image(&[7; 64], 8, 4, ExtendedColorType::L16)
        .unwrap();
    files.push(gray);
    files
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert_ne!(renditions(&bytes), Err(PictureError::Panicked));
    }

    #[test]
    fn mutilated_files_never_panic(
        which in 0usize..6,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = originals().swap_remove(which);
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        // A panic of a decoder is an error here, never one of ours; what is made can be read again.
        if let Ok(made) = renditions(&bytes) {
            for made in made {
                prop_assert_eq!(decoded(&made).width(), made.width);
            }
        }
    }
}
