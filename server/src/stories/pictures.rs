//! Pictures of stories: checked by content, then kept.

use std::path::{Component, Path, PathBuf};

use app::domain::picture::Rendition;
use imagesize::ImageType;

use super::{Files, ImportError};
use crate::media::{Media, name};

/// Larger ones are no pictures for a page.
const MAX_PIXELS: usize = 12_000;

/// Keeps the picture `name` and its renditions: the files beside it whose names differ from the first dot on only
/// (`council.avif`, `council.480.avif`, `council.webp`). `Err` says what is wrong with them.
pub(super) async fn keep(
    media: &Media,
    files: &Files,
    folder: &Path,
    name: &str,
) -> Result<Result<Vec<Rendition>, String>, ImportError> {
    let named = plain(&folder.join(name)).to_string_lossy().replace('\\', "/");
    if let Err(error) = files.read(&named) {
        return Ok(Err(format!("`{name}` cannot be read beside the story: {error}")));
    }
    let mut renditions = Vec::new();
    for path in files.siblings(&named) {
        // Other files of that name are none of ours; the one that the story names is a picture, whatever its ending.
        if path != named && !name::has_ending(&path) {
            continue;
        }
        let bytes = match files.read(&path) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(Err(format!("`{path}`: {error}"))),
        };
        match probe(&bytes) {
            Ok((mime, ending, width, height)) => {
                let file = media.keep(bytes.into_owned(), ending).await?;
                renditions.push(Rendition {
                    file,
                    width,
                    height,
                    mime,
                });
            }
            Err(reason) => return Ok(Err(format!("`{path}`: {reason}"))),
        }
    }
    // The most compact format first, and the widest first within a format: the order `<picture>` offers them in.
    renditions.sort_by_key(|rendition| {
        (
            name::MIMES.iter().position(|mime| *mime == rendition.mime),
            std::cmp::Reverse(rendition.width),
        )
    });
    Ok(Ok(renditions))
}

/// Without the steps that lead nowhere: `./map.webp` is `map.webp`.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}

/// Format and size by the content, whatever the name says.
fn probe(bytes: &[u8]) -> Result<(&'static str, &'static str, u32, u32), String> {
    let unreadable = |_| "it is not a picture that can be read: use AVIF, WebP, JPEG or PNG".to_owned();
    let (mime, ending) = match imagesize::image_type(bytes).map_err(unreadable)? {
        ImageType::Heif(imagesize::Compression::Av1) => ("image/avif", "avif"),
        ImageType::Webp => ("image/webp", "webp"),
        ImageType::Jpeg => ("image/jpeg", "jpg"),
        ImageType::Png => ("image/png", "png"),
        other => {
            return Err(format!(
                "{other:?} is not shown by every browser: use AVIF, WebP, JPEG or PNG"
            ));
        }
    };
    let size = imagesize::blob_size(bytes).map_err(unreadable)?;
    let within = |pixels: usize| u32::try_from(pixels).ok().filter(|_| (1..=MAX_PIXELS).contains(&pixels));
    match (within(size.width), within(size.height)) {
        (Some(width), Some(height)) => Ok((mime, ending, width, height)),
        _ => Err(format!(
            "it is {} × {} pixels: at most {MAX_PIXELS} each way",
            size.width, size.height
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_content() {
        assert!(probe(b"<svg xmlns='http://www.w3.org/2000/svg'/>").is_err());
        assert!(probe(b"GIF89a\x01\x00\x01\x00").is_err());
        let png = [
            0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 3, 0, 0, 0, 2, 8, 6, 0, 0, 0,
        ];
        assert_eq!(probe(&png), Ok(("image/png", "png", 3, 2)));
    }
}
