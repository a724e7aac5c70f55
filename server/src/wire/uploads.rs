//! The file of an attachment in a copied `wp-content/uploads`.
//!
//! WordPress keeps several files of a picture (`wp_generate_attachment_metadata`): the original `photo.jpg`, since 5.3 a `photo-scaled.jpg`
//! when the original is wider than 2560 pixels or `photo-rotated.jpg` when it lay on its side, and `photo-1024x683.jpg` for each size.
//! Copies lack some of them, and posts name any of them; one of the same picture is better than none.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

/// What WordPress writes between the name and the ending of a picture that it changed as a whole.
const WHOLE: [&str; 2] = ["-scaled", "-rotated"];

/// The file of `attachment_url` in the folder `uploads`, a copy of `wp-content/uploads`: the named one; else the original of a size, the
/// scaled one, or the largest size of an original; else one whose name differs in case only (`photo.JPG`).
///
/// The path is absolute and free of symbolic links. `None` when there is no such file, when the address has no `/uploads/` in its path,
/// and for whatever leads out of the folder, be it by `..` or by a symbolic link. Reads the file system, and a whole folder where the
/// named file is missing.
pub fn find(uploads: &Path, attachment_url: &str) -> Option<PathBuf> {
    let root = fs::canonicalize(uploads).ok()?;
    let address = attachment_url.split(['?', '#']).next()?;
    let (_, below) = address.split_once("/uploads/")?;
    // Names with a `%` of their own are rare, but then the address without decoding is the right one.
    let decoded = percent_decode_str(below).decode_utf8().ok();
    [decoded.as_deref(), Some(below)]
        .into_iter()
        .flatten()
        .find_map(|path| find_below(&root, path))
}

fn find_below(root: &Path, path: &str) -> Option<PathBuf> {
    let mut parts: Vec<&str> = path.split('/').collect();
    if parts.iter().any(|part| !is_plain(part)) {
        return None;
    }
    let name = parts.pop()?;
    // Checked before it is listed: a link out of the folder is not followed even to look.
    let folder = contained(root, &parts.iter().fold(root.to_owned(), |folder, part| folder.join(part)))?;
    candidates(name)
        .iter()
        .find_map(|candidate| file(root, &folder.join(candidate)))
        .or_else(|| file(root, &folder.join(look_around(&folder, name)?)))
}

/// Whether a part of a path is a name and nothing else, on any system.
fn is_plain(part: &str) -> bool {
    !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0'])
}

fn contained(root: &Path, path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok().filter(|path| path.starts_with(root))
}

fn file(root: &Path, path: &Path) -> Option<PathBuf> {
    contained(root, path).filter(|path| path.is_file())
}

/// The names to try for `name`, best first.
fn candidates(name: &str) -> Vec<String> {
    let (stem, ending) = split(name);
    let original = original(stem);
    let mut names = vec![name.to_owned()];
    for stem in [original.to_owned()]
        .into_iter()
        .chain(WHOLE.map(|suffix| format!("{original}{suffix}")))
    {
        let candidate = format!("{stem}{ending}");
        if !names.contains(&candidate) {
            names.push(candidate);
        }
    }
    names
}

/// Name and ending with its dot, which may be missing.
fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 => name.split_at(dot),
        _ => (name, ""),
    }
}

/// A name without what WordPress appends to it.
fn original(stem: &str) -> &str {
    let stem = size(stem).map_or(stem, |(before, _)| before);
    WHOLE.iter().find_map(|suffix| stem.strip_suffix(suffix)).unwrap_or(stem)
}

/// `photo-1024x683` → `photo` and the number of its pixels.
fn size(stem: &str) -> Option<(&str, u64)> {
    let (before, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let number = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse::<u32>().ok())?
    };
    let pixels = u64::from(number(width)?) * u64::from(number(height)?);
    (!before.is_empty()).then_some((before, pixels))
}

/// What else is in the folder: the largest size of the same original, or the same name in another case.
fn look_around(folder: &Path, name: &str) -> Option<std::ffi::OsString> {
    let (stem, ending) = split(name);
    let wanted = original(stem);
    let mut best: Option<(u64, std::ffi::OsString)> = None;
    for entry in fs::read_dir(folder).ok()?.flatten() {
        let found = entry.file_name();
        let Some(rank) = found.to_str().and_then(|found| rank(found, name, wanted, ending)) else {
            continue;
        };
        // Of two alike the first by name, since folders are listed in no order.
        let is_better = best
            .as_ref()
            .is_none_or(|(most, other)| rank > *most || rank == *most && found.as_os_str() < OsStr::new(other));
        if is_better {
            best = Some((rank, found));
        }
    }
    best.map(|(_, found)| found)
}

/// How well a file of the folder stands for `name`; `None` when it does not.
fn rank(found: &str, name: &str, wanted: &str, ending: &str) -> Option<u64> {
    let (stem, found_ending) = split(found);
    if !found_ending.eq_ignore_ascii_case(ending) {
        return None;
    }
    if found.to_lowercase() == name.to_lowercase() {
        return Some(u64::MAX);
    }
    if stem == wanted || WHOLE.iter().any(|suffix| stem.strip_suffix(suffix) == Some(wanted)) {
        return Some(u64::MAX - 1);
    }
    size(stem).filter(|(before, _)| *before == wanted).map(|(_, pixels)| pixels)
}

#[cfg(test)]
mod tests;
