//! What a file is, by its first bytes; its name and its `Content-Type` are not asked.

use image::ImageFormat;

use super::PictureError;

/// How far into a text an `<svg` is looked for, past comments and declarations.
const HEAD: usize = 1024;

/// The format to decode `bytes` as, or why they are not decoded. Signatures: WHATWG MIME Sniffing, 6.1; brands: ISO/IEC 14496-12, 4.3.
pub(super) fn of(bytes: &[u8]) -> Result<ImageFormat, PictureError> {
    match bytes {
        [] => Err(PictureError::Empty),
        [0xff, 0xd8, 0xff, ..] => Ok(ImageFormat::Jpeg),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Ok(ImageFormat::Png),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(ImageFormat::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(ImageFormat::WebP),
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f' | b's', ..] => Err(PictureError::Format("AVIF")),
        [
            _,
            _,
            _,
            _,
            b'f',
            b't',
            b'y',
            b'p',
            b'h' | b'm',
            b'e' | b'i',
            b'i' | b'v' | b'f',
            ..,
        ] => Err(PictureError::Format("HEIC")),
        [0xff, 0x0a, ..] | [0, 0, 0, 0x0c, b'J', b'X', b'L', b' ', ..] => Err(PictureError::Format("JPEG XL")),
        [b'B', b'M', ..] => Err(PictureError::Format("BMP")),
        [b'I', b'I', 0x2a, 0, ..] | [b'M', b'M', 0, 0x2a, ..] => Err(PictureError::Format("TIFF")),
        _ if is_svg(bytes) => Err(PictureError::Svg),
        _ => Err(PictureError::Unknown),
    }
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    // An error page in HTML may hold an <svg> as well; it is no SVG for that.
    let opens = [&b"<svg"[..], b"<?xml", b"<!--", b"<!DOCTYPE svg"]
        .iter()
        .any(|start| text.starts_with(start));
    opens && text.windows(4).any(|window| window == b"<svg")
}
