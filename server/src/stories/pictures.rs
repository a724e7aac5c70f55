//! Pictures of stories: checked by content, kept under their content's hash.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

use app::domain::picture::Rendition;
use imagesize::ImageType;
use sha2::{Digest, Sha256};

use super::{Files, ImportError, hex};

/// Larger ones are no pictures for a page.
const MAX_PIXELS: usize = 12_000;

/// The folder pictures are kept in and served from.
#[derive(Debug, Clone)]
pub struct Media {
    folder: PathBuf,
}

impl Media {
    /// Pictures in a folder; it is made when the first one is kept.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where a kept picture is; `None` for a name that no kept picture has.
    pub fn path(&self, file: &str) -> Option<PathBuf> {
        Self::is_name(file).then(|| self.folder.join(file))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether a kept picture can be called so.
    pub fn is_name(file: &str) -> bool {
        file.split_once('.').is_some_and(|(stem, ending)| {
            stem.len() == STEM && stem.bytes().all(|byte| byte.is_ascii_hexdigit()) && ENDINGS.contains(&ending)
        })
    }

    /// Names of kept pictures within a text: of an article, or the JSON of its picture. Addresses of other hosts may end in such a name.
    pub(crate) fn names_in(text: &str) -> impl Iterator<Item = &str> {
        let is_edge = |letter: char| matches!(letter, '"' | '\'' | ' ' | ',');
        text.match_indices('.').filter_map(move |(dot, _)| {
            let start = dot.checked_sub(STEM)?;
            let ending = ENDINGS.into_iter().find(|ending| text[dot + 1..].starts_with(ending))?;
            let end = dot + 1 + ending.len();
            let name = text.get(start..end).filter(|name| Self::is_name(name))?;
            let (before, behind) = (&text[..start], &text[end..]);
            let is_at_home = match before.strip_suffix("/media/") {
                Some(before) => before.ends_with(is_edge),
                None => before.ends_with('"'),
            };
            (is_at_home && (behind.is_empty() || behind.starts_with(is_edge))).then_some(name)
        })
    }

    /// Keeps the picture `name` and its renditions: the files beside it whose names differ from the first dot on only
    /// (`council.avif`, `council.480.avif`, `council.webp`). `Err` says what is wrong with them.
    pub(super) fn keep(&self, files: &Files, folder: &Path, name: &str) -> Result<Result<Vec<Rendition>, String>, ImportError> {
        let named = plain(&folder.join(name)).to_string_lossy().replace('\\', "/");
        if let Err(error) = files.read(&named) {
            return Ok(Err(format!("`{name}` cannot be read beside the story: {error}")));
        }
        let mut renditions = Vec::new();
        for path in files.siblings(&named) {
            // Other files of that name are none of ours; the one that the story names is a picture, whatever its ending.
            if path != named && !has_ending(&path) {
                continue;
            }
            let bytes = match files.read(&path) {
                Ok(bytes) => bytes,
                Err(error) => return Ok(Err(format!("`{path}`: {error}"))),
            };
            match probe(&bytes) {
                Ok((mime, ending, width, height)) => {
                    let file = format!("{}.{ending}", &hex(&Sha256::digest(&bytes))[..32]);
                    self.write(&file, &bytes).map_err(|source| ImportError::Media {
                        path: self.folder.clone(),
                        source,
                    })?;
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
                MIMES.iter().position(|mime| *mime == rendition.mime),
                std::cmp::Reverse(rendition.width),
            )
        });
        Ok(Ok(renditions))
    }

    /// Keeps a picture that this program has written itself, under its content's hash.
    pub(crate) fn keep_made(&self, bytes: &[u8], ending: &str) -> io::Result<String> {
        let file = format!("{}.{ending}", &hex(&Sha256::digest(bytes))[..32]);
        self.write(&file, bytes)?;
        Ok(file)
    }

    /// Whole or not at all: written beside, then renamed. The same name means the same bytes.
    fn write(&self, file: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.folder.join(file);
        if path.exists() {
            return Ok(());
        }
        fs::create_dir_all(&self.folder)?;
        // Two threads may have the same picture from two sources.
        let beside = self
            .folder
            .join(format!(".{file}.{}.{:?}", std::process::id(), std::thread::current().id()));
        fs::write(&beside, bytes)?;
        fs::rename(beside, path)
    }
}

/// Hexadecimal digits of the hash in a name.
const STEM: usize = 32;
const ENDINGS: [&str; 5] = ["avif", "webp", "jpg", "jpeg", "png"];
const MIMES: [&str; 4] = ["image/avif", "image/webp", "image/jpeg", "image/png"];

/// Cameras write theirs in capitals.
fn has_ending(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
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
    fn names_are_found_in_texts_and_in_json() {
        let (a, b) = ("0123456789abcdef".repeat(2), "f".repeat(32));
        let text = format!(
            "<p>é.jpg</p><img src=\"/media/{a}.jpg\" srcset=\"/media/{b}.webp 480w\"> {{\"file\":\"{b}.jpeg\"}} {a}.svg {a}"
        );
        let found: Vec<_> = Media::names_in(&text).collect();
        assert_eq!(found, [format!("{a}.jpg"), format!("{b}.webp"), format!("{b}.jpeg")]);
    }

    #[test]
    fn an_address_of_another_host_names_no_picture_of_ours() {
        let name = format!("{}.jpg", "0123456789abcdef".repeat(2));
        for address in [
            "https://other.example/",
            "https://other.example/media/",
            "//other.example/media/",
            "https://other.example/?a=",
        ] {
            let text = format!("<a href=\"{address}{name}\">a picture</a> <a href=\"/media/{name}/more\">b</a> {address}{name}");
            assert_eq!(Media::names_in(&text).count(), 0, "{text}");
        }
        let text = format!("<img srcset=\"/media/{name} 480w, /media/{name} 800w\" src='/media/{name}'>");
        assert_eq!(Media::names_in(&text).count(), 3);
    }

    #[test]
    fn only_names_of_kept_pictures_lead_to_a_file() {
        let media = Media::new("/data/media".into());
        assert!(media.path(&format!("{}.avif", "0".repeat(32))).is_some());
        for name in [
            "../briefs.db",
            "x.avif",
            &format!("{}.html", "0".repeat(32)),
            &format!("{}/../x.avif", "0".repeat(32)),
            "",
        ] {
            assert_eq!(media.path(name), None, "{name}");
        }
    }

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
