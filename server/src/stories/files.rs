//! Where story files are: in a folder, or inside the program.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs, io,
    ops::Range,
    path::{Path, PathBuf},
};

use app::domain::{lang::Lang, slug::Slug};
use toml::Spanned;

use super::{ImportError, Skipped, sample};
use crate::toml_source;

/// Names the topics of a folder of stories; optional.
const TOPIC_LABELS: &str = "topics.toml";
/// A file of this size is no story and no picture for a page.
const MAX_BYTES: u64 = 32 * 1024 * 1024;
/// Deeper folders are taken for a mistake, or for a link that leads back.
const MAX_DEPTH: usize = 16;

/// A set of files, named by relative paths with `/`.
#[derive(Debug, Clone)]
pub enum Files {
    /// A folder, any depth.
    Folder(PathBuf),
    /// The sample edition.
    Sample,
}

impl Files {
    /// Every Markdown file, sorted.
    pub fn stories(&self) -> Result<Vec<String>, ImportError> {
        let mut found: Vec<String> = match self {
            Self::Sample => sample::Sample::iter().map(Cow::into_owned).collect(),
            Self::Folder(folder) => {
                let mut found = Vec::new();
                walk(folder, Path::new(""), 0, &mut found).map_err(|source| ImportError::Folder {
                    path: folder.clone(),
                    source,
                })?;
                found
            }
        };
        found.retain(|path| {
            Path::new(path)
                .extension()
                .is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
        });
        found.sort();
        Ok(found)
    }

    /// A file's bytes. A path that leads out of the folder is not there.
    pub fn read(&self, path: &str) -> io::Result<Cow<'static, [u8]>> {
        if !is_inside(path) {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "the path leads out of the folder",
            ));
        }
        match self {
            Self::Sample => sample::Sample::get(path)
                .map(|file| file.data)
                .ok_or_else(|| io::ErrorKind::NotFound.into()),
            Self::Folder(folder) => {
                let path = folder.join(path);
                let size = fs::metadata(&path)?.len();
                if size > MAX_BYTES {
                    return Err(io::Error::new(
                        io::ErrorKind::FileTooLarge,
                        format!("it has {size} bytes; at most {MAX_BYTES} are read"),
                    ));
                }
                fs::read(path).map(Cow::Owned)
            }
        }
    }

    /// The files beside `path` whose names begin with its stem: a picture's renditions.
    pub fn siblings(&self, path: &str) -> Vec<String> {
        let path = Path::new(path);
        let folder = path.parent().unwrap_or(Path::new(""));
        let Some(stem) = path
            .file_name()
            .and_then(|name| name.to_str())
            .and_then(|name| name.split('.').next())
        else {
            return Vec::new();
        };
        let in_folder: Vec<String> = match self {
            Self::Sample => sample::Sample::iter()
                .filter(|other| Path::new(other.as_ref()).parent() == Some(folder))
                .map(Cow::into_owned)
                .collect(),
            Self::Folder(root) => fs::read_dir(root.join(folder))
                .into_iter()
                .flatten()
                .flatten()
                .filter_map(|entry| Some(join(folder, entry.file_name().to_str()?)))
                .collect(),
        };
        let mut siblings: Vec<String> = in_folder
            .into_iter()
            .filter(|other| {
                let name = Path::new(other)
                    .file_name()
                    .and_then(|name| name.to_str())
                    .unwrap_or_default();
                name.split('.').next() == Some(stem)
            })
            .collect();
        siblings.sort();
        siblings
    }

    /// Names of topics, by topic and language.
    pub(super) fn topic_labels(&self) -> Result<BTreeMap<(Slug, Lang), String>, Skipped> {
        let Ok(bytes) = self.read(TOPIC_LABELS) else {
            return Ok(BTreeMap::new());
        };
        let text = String::from_utf8_lossy(&bytes);
        let fault = |span: Option<Range<usize>>, reason: String| Skipped {
            file: TOPIC_LABELS.into(),
            line: span.map_or(1, |span| toml_source::line_at(&text, span.start)),
            reason,
        };
        let labels: BTreeMap<Slug, BTreeMap<Lang, Spanned<String>>> =
            toml::from_str(&text).map_err(|error| fault(error.span(), error.message().to_owned()))?;
        let named = |(topic, names): (Slug, BTreeMap<Lang, Spanned<String>>)| {
            names.into_iter().map(move |(lang, label)| ((topic.clone(), lang), label))
        };
        let mut labels: Vec<((Slug, Lang), Spanned<String>)> = labels.into_iter().flat_map(named).collect();
        // So that the first fault of the file is the one that is reported.
        labels.sort_by_key(|(_, label)| label.span().start);
        let readable = |((topic, lang), label): ((Slug, Lang), Spanned<String>)| {
            // The store puts names beside one another with such signs between them (`store::articles`).
            if let Some(sign) = label.get_ref().chars().find(|sign| sign.is_control()) {
                let reason = format!(
                    "{topic}.{lang}: the name has the sign {}, which nobody can read: write it in one line, without such signs",
                    sign.escape_unicode()
                );
                return Err(fault(Some(label.span()), reason));
            }
            Ok(((topic, lang), label.into_inner()))
        };
        labels.into_iter().map(readable).collect()
    }
}

/// Whether a relative path stays where it starts.
fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && Path::new(path)
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)))
}

fn join(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().replace('\\', "/")
}

fn walk(root: &Path, folder: &Path, depth: usize, found: &mut Vec<String>) -> io::Result<()> {
    if depth > MAX_DEPTH {
        return Ok(());
    }
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) else {
            continue;
        };
        let path = folder.join(name);
        if fs::metadata(root.join(&path)).is_ok_and(|metadata| metadata.is_dir()) {
            walk(root, &path, depth + 1, found)?;
        } else {
            found.push(join(folder, name));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_lead_out_of_the_folder() {
        for path in ["../etc/passwd", "/etc/passwd", "a/../../b", ""] {
            assert!(!is_inside(path), "{path}");
        }
        assert!(is_inside("world/council.avif"));
    }

    #[test]
    fn a_topics_name_is_one_line_that_can_be_read_or_the_file_says_where_it_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::Folder(folder.path().into());
        let read = |text: &str| {
            fs::write(folder.path().join(TOPIC_LABELS), text).unwrap();
            files.topic_labels()
        };
        let labels = read("nato = { fr = \"OTAN\", en = \"NATO\" }\nukraine = { en = \"Ukraine\" }\n").unwrap();
        assert_eq!(labels.len(), 3);
        assert_eq!(labels[&("nato".parse().unwrap(), "fr".parse().unwrap())], "OTAN");
        for sign in ["\\u001e", "\\u001F", "\\n", "\\u0000"] {
            let fault = read(&format!(
                "ukraine = {{ en = \"Ukraine\" }}\nnato = {{ fr = \"OTAN\", en = \"NA{sign}TO\" }}\n[asylum]\nen = \"\\u001f\"\n"
            ))
            .unwrap_err();
            assert_eq!((fault.file.as_str(), fault.line), (TOPIC_LABELS, 2), "{sign}");
            assert!(
                fault.reason.starts_with("nato.en: ") && fault.reason.contains("without such signs"),
                "{}",
                fault.reason
            );
        }
    }
}
