//! Documents that could not be read: kept below the data folder, to be tried again with `briefs ingest --file` once the cause is mended.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use encoding_rs::Encoding;

use super::document::Document;

const FOLDER: &str = "dead-letters";
/// Those of one source; older ones go.
const MOST: usize = 20;
const ENDING: &str = "feed";

/// Keeps a document as it came. The encoding that its `Content-Type` named is a part of its name: nothing else of that matters.
pub fn keep(data: &Path, source: &str, document: &Document) -> io::Result<PathBuf> {
    let folder = data.join(FOLDER).join(source);
    fs::create_dir_all(&folder)?;
    let hash = &crate::stories::hex(&document.sha256)[..12];
    let letters = || -> io::Result<Vec<PathBuf>> {
        let entries = fs::read_dir(&folder)?;
        Ok(entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
    };
    // The same bytes again, as when a letter itself is tried: one copy is enough.
    let has_hash = |path: &&PathBuf| path.to_string_lossy().contains(&format!("-{hash}."));
    if let Some(kept) = letters()?.iter().find(has_hash) {
        return Ok(kept.clone());
    }
    let charset = document.content_type.as_deref().and_then(charset);
    let charset = charset.map(|encoding| format!("{}.", encoding.name().to_lowercase()));
    let name = format!(
        "{}-{hash}.{}{ENDING}",
        document.fetched.as_second(),
        charset.unwrap_or_default()
    );
    let path = folder.join(name);
    fs::write(&path, &document.bytes)?;
    let mut others = letters()?;
    others.sort();
    let over = others.len().saturating_sub(MOST);
    for old in &others[..over] {
        fs::remove_file(old)?;
    }
    Ok(path)
}

/// The `Content-Type` of a letter, by its name; `None` for one that had none, and for any other file.
pub fn content_type(path: &Path) -> Option<String> {
    let stem = path.file_stem().filter(|_| path.extension() == Some(OsStr::new(ENDING)))?;
    let (_, label) = stem.to_str()?.rsplit_once('.')?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(format!("text/xml; charset={}", encoding.name()))
}

fn charset(content_type: &str) -> Option<&'static Encoding> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        Encoding::for_label(value.as_bytes()).filter(|_| name.trim().eq_ignore_ascii_case("charset"))
    })
}
