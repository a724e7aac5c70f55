//! Stories as files: found, read, checked, and taken into the store. The form is in `docs/STORIES.md`.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use app::domain::{lang::Lang, section::Sections, slug::Slug, trail::trail};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::{
    media::{Media, MediaError},
    store::{Imported, NewArticle, NewSource, Store, StoreError},
};

mod files;
mod front_matter;
mod live;
mod markdown;
mod pictures;
pub mod sample;

pub use files::Files;
use front_matter::StoryFile;

/// A file that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct Skipped {
    /// Relative to the folder.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// What was expected, and found.
    pub reason: String,
}

/// Why an import could not be done at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The folder cannot be read.
    #[error("cannot read {path}: {source}; give a folder of stories (Markdown files that begin with +++)", path = .path.display())]
    Folder {
        /// What was given.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A picture cannot be kept.
    #[error(transparent)]
    Media(#[from] MediaError),
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What became of an import.
#[derive(Debug, Default)]
pub struct Report {
    /// Counts.
    pub imported: Imported,
    /// What was left out.
    pub skipped: Vec<Skipped>,
}

/// Takes a folder of stories in. A story with a faulty file is left out in all its languages: no half story.
pub async fn import(
    files: &Files,
    media: &Media,
    store: &Store,
    sections: &Sections,
    now: Timestamp,
) -> Result<Report, ImportError> {
    let mut report = Report::default();
    let mut faulty: BTreeSet<Slug> = BTreeSet::new();
    let mut read = Vec::new();
    for path in files.stories()? {
        match read_story(files, &path, sections) {
            Ok(story) => read.push((path, story)),
            Err((story, skipped)) => {
                faulty.extend(story);
                report.skipped.push(skipped);
            }
        }
    }
    let mut seen: BTreeMap<(Slug, Lang), String> = BTreeMap::new();
    let mut articles = Vec::new();
    for (path, (file, body)) in read {
        let key = (file.story.clone(), file.lang);
        if faulty.contains(&file.story) {
            report.skipped.push(Skipped {
                file: path,
                line: 1,
                reason: format!("left out with another file of the story `{}`", file.story),
            });
        } else if let Some(other) = seen.get(&key) {
            report.skipped.push(Skipped {
                file: path,
                line: 1,
                reason: format!("`{}` is there in `{}` already: {other}", key.0, key.1),
            });
        } else {
            // It is large, and its callers are many.
            match Box::pin(article(files, media, &path, file, &body)).await? {
                Ok(article) => {
                    seen.insert(key, path);
                    articles.push(article);
                }
                Err(skipped) => {
                    faulty.insert(key.0);
                    report.skipped.push(skipped);
                }
            }
        }
    }
    // A fault found while pictures were read concerns the story's other files too.
    let (whole, halves): (Vec<_>, Vec<_>) = articles.into_iter().partition(|article| !faulty.contains(&article.story));
    report.skipped.extend(halves.into_iter().map(|article| Skipped {
        file: seen.get(&(article.story.clone(), article.lang)).cloned().unwrap_or_default(),
        line: 1,
        reason: format!("left out with another file of the story `{}`", article.story),
    }));
    let labels = files.topic_labels().unwrap_or_else(|skipped| {
        report.skipped.push(skipped);
        BTreeMap::new()
    });
    report.imported = store.import(&whole, &labels, now).await?;
    Ok(report)
}

/// Names of topics in languages.
pub type TopicLabels = BTreeMap<(Slug, Lang), String>;

/// The articles of the sample edition and the names of its topics, its pictures kept, and nothing taken in.
pub async fn sample_articles(media: &Media, sections: &Sections) -> Result<(Vec<NewArticle>, TopicLabels), ImportError> {
    let files = Files::Sample;
    let mut articles = Vec::new();
    for path in files.stories()? {
        let read = read_story(&files, &path, sections).ok();
        if let Some((file, body)) = read {
            articles.extend(article(&files, media, &path, file, &body).await?.ok());
        }
    }
    Ok((articles, files.topic_labels().unwrap_or_default()))
}

type Read = (StoryFile, String);

fn read_story(files: &Files, path: &str, sections: &Sections) -> Result<Read, (Option<Slug>, Skipped)> {
    let skipped = |line, reason: String| Skipped {
        file: path.to_owned(),
        line,
        reason,
    };
    let bytes = files.read(path).map_err(|error| (None, skipped(1, error.to_string())))?;
    let text = String::from_utf8(bytes.into_owned()).map_err(|error| {
        // What is text in it may still say which story has a fault.
        let story = front_matter::story_of(&String::from_utf8_lossy(error.as_bytes()));
        (story, skipped(1, "the file is not UTF-8: save it as UTF-8".into()))
    })?;
    let (file, body) =
        front_matter::parse(&text).map_err(|(line, reason)| (front_matter::story_of(&text), skipped(line, reason)))?;
    if sections.by_id(file.section.as_str()).is_none() {
        let known: Vec<_> = sections.iter().map(|section| section.id.as_str()).collect();
        let reason = format!(
            "section: `{}` is not one of this paper's sections: {}",
            file.section,
            known.join(", ")
        );
        return Err((
            Some(file.story.clone()),
            skipped(front_matter::line_of(&text, "section"), reason),
        ));
    }
    Ok((file, body.to_owned()))
}

async fn article(
    files: &Files,
    media: &Media,
    path: &str,
    file: StoryFile,
    body: &str,
) -> Result<Result<NewArticle, Skipped>, ImportError> {
    let skipped = |line, reason: String| Skipped {
        file: path.to_owned(),
        line,
        reason,
    };
    let folder = Path::new(path).parent().unwrap_or(Path::new(""));
    let picture = match &file.image {
        None => None,
        Some(image) => match pictures::keep(media, files, folder, &image.file).await? {
            Ok(renditions) => Some(image.with(renditions)),
            Err(reason) => return Ok(Err(skipped(file.line_of_image, format!("image: {reason}")))),
        },
    };
    let mut figures = BTreeMap::new();
    for name in markdown::pictures(body) {
        match pictures::keep(media, files, folder, &name).await? {
            Ok(renditions) => {
                figures.insert(name, renditions);
            }
            Err(reason) => return Ok(Err(skipped(file.line_of_body, format!("picture in the text: {reason}")))),
        }
    }
    let (body, newest_entry) = match file.live {
        None => (markdown::html(body, &figures), None),
        Some(_) => match live::html(body, &figures, file.published) {
            Ok((html, newest)) => (html, Some(newest)),
            Err((line, reason)) => return Ok(Err(skipped(file.line_of_body + line, reason))),
        },
    };
    let slug = file.slug.or_else(|| Slug::from_headline(&file.headline, file.lang));
    let mut article = NewArticle {
        trail: trail(&file.standfirst),
        body,
        source: file.source.map(|source| NewSource {
            id: source.id,
            name: source.name,
            url: source.url,
            homepage: source.homepage,
            licence: source.licence,
        }),
        // A headline of signs alone names nothing.
        slug: slug.unwrap_or_else(|| file.story.clone()),
        story: file.story,
        lang: file.lang,
        section: file.section,
        headline: file.headline,
        standfirst: file.standfirst,
        published: file.published,
        updated: file.updated.max(newest_entry),
        byline: file.byline,
        topics: once(file.topics),
        must_read: file.must_read,
        breaking: file.breaking,
        withdrawn: file.withdrawn,
        picture,
        live: file.live,
        fingerprint: String::new(),
    };
    article.fingerprint = hex(&Sha256::digest(format!("{article:?}")));
    Ok(Ok(article))
}

/// A topic named twice is one topic.
fn once(topics: Vec<Slug>) -> Vec<Slug> {
    let mut seen = BTreeSet::new();
    topics.into_iter().filter(|topic| seen.insert(topic.clone())).collect()
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a String takes text");
        text
    })
}
