//! Names of kept pictures: 32 hexadecimal digits of the content's SHA-256, and the format's ending.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::stories::hex;

/// Hexadecimal digits of the hash in a name.
const STEM: usize = 32;
const ENDINGS: [&str; 5] = ["avif", "webp", "jpg", "jpeg", "png"];
/// In the order in which a browser is offered them: the most compact first.
pub const MIMES: [&str; 4] = ["image/avif", "image/webp", "image/jpeg", "image/png"];

/// That of a content.
pub fn of(bytes: &[u8], ending: &str) -> String {
    format!("{}.{ending}", &hex(&Sha256::digest(bytes))[..STEM])
}

/// Whether a kept picture can be called so.
pub fn is_name(file: &str) -> bool {
    file.split_once('.').is_some_and(|(stem, ending)| {
        stem.len() == STEM && stem.bytes().all(|byte| byte.is_ascii_hexdigit()) && ENDINGS.contains(&ending)
    })
}

/// Whether it is the name of this content.
pub fn is_of(file: &str, bytes: &[u8]) -> bool {
    is_of_hash(file, &hex(&Sha256::digest(bytes)))
}

/// Whether it is the name of a content with this SHA-256, in hexadecimal digits.
pub fn is_of_hash(file: &str, sha256: &str) -> bool {
    is_name(file) && sha256.get(..STEM) == Some(&file[..STEM])
}

/// The media type of a name: what a storage says of it is not asked.
pub fn mime(file: &str) -> &'static str {
    match file.rsplit_once('.').map(|(_, ending)| ending) {
        Some("avif") => MIMES[0],
        Some("webp") => MIMES[1],
        Some("jpg" | "jpeg") => MIMES[2],
        Some("png") => MIMES[3],
        _ => "application/octet-stream",
    }
}

/// Cameras write theirs in capitals.
pub fn has_ending(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Names of kept pictures within a text: of an article, or the JSON of its picture. Addresses of other hosts may end in such a name.
pub fn names_in(text: &str) -> impl Iterator<Item = &str> {
    let is_edge = |letter: char| matches!(letter, '"' | '\'' | ' ' | ',');
    text.match_indices('.').filter_map(move |(dot, _)| {
        let start = dot.checked_sub(STEM)?;
        let ending = ENDINGS.into_iter().find(|ending| text[dot + 1..].starts_with(ending))?;
        let end = dot + 1 + ending.len();
        let name = text.get(start..end).filter(|name| is_name(name))?;
        let (before, behind) = (&text[..start], &text[end..]);
        let is_at_home = match before.strip_suffix("/media/") {
            Some(before) => before.ends_with(is_edge),
            None => before.ends_with('"'),
        };
        (is_at_home && (behind.is_empty() || behind.starts_with(is_edge))).then_some(name)
    })
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
        let found: Vec<_> = names_in(&text).collect();
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
            assert_eq!(names_in(&text).count(), 0, "{text}");
        }
        let text = format!("<img srcset=\"/media/{name} 480w, /media/{name} 800w\" src='/media/{name}'>");
        assert_eq!(names_in(&text).count(), 3);
    }

    #[test]
    fn a_name_is_its_contents_hash_and_no_path() {
        assert!(is_of(&of(b"a picture", "jpg"), b"a picture"));
        assert!(!is_of(&of(b"a picture", "jpg"), b"another"));
        for name in [
            "../briefs.db",
            "x.avif",
            &format!("{}.html", "0".repeat(32)),
            &format!("{}/../x.avif", "0".repeat(32)),
            "",
        ] {
            assert!(!is_name(name) && !is_of(name, b""), "{name}");
        }
    }
}
