//! The first pass over an export: what posts refer to, wherever in the file it is. Texts stay in the file; of a gigabyte some megabytes
//! are kept.

use std::{
    collections::HashMap,
    fs::File,
    io::{BufReader, Read as _, Seek as _, SeekFrom},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use app::domain::lang::Lang;
use xxhash_rust::xxh3::xxh3_64;

use super::{ImportError, taxonomy::Taxonomy};
use crate::wire::{
    language,
    plain::plain,
    wxr::{Entry, Fault, Kind, Mark, Post, Reader, Reason, Site, Status, old_paths},
};

/// Bytes of an attachment that are read again; one has a few thousand.
const MAX_ATTACHMENT: u64 = 1_000_000;

/// An export, and what its posts refer to.
pub struct Archive {
    /// The file.
    pub(super) path: PathBuf,
    /// Bytes of it.
    pub(super) size: u64,
    /// When it was written, in nanoseconds since 1970; 0 where the system does not say.
    pub(super) modified: u64,
    /// The site it is of.
    pub(super) site: Site,
    /// Names of authors by login.
    pub(super) authors: HashMap<String, String>,
    /// Categories and tags, and in which languages they are used.
    pub(super) taxonomy: Taxonomy,
    file: File,
    /// After the last entry: all that the head of the file said.
    end: Mark,
    /// By id.
    attachments: Vec<Attachment>,
    /// Posts and what was uploaded for them, in order.
    uploads: Vec<(u64, u64)>,
    /// Hashes of the addresses that are a post's own, and its id, in order.
    own: Vec<(u64, u64)>,
    /// Where the first of several posts of one id is.
    firsts: HashMap<u64, u64>,
    /// Hashes of Polylang's groups of translations, with a post of each language.
    translations: HashMap<u64, Vec<(Lang, u64)>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Attachment {
    id: u64,
    offset: u64,
    length: u32,
}

/// A picture of the media library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Upload {
    /// Its address on the old site.
    pub(super) url: String,
    /// What it shows.
    pub(super) alt: String,
    /// Plain text.
    pub(super) caption: String,
}

impl Archive {
    /// Reads a whole export once; what names no language is in `first`. Fails where it is none; what is wrong with single items is told in
    /// the second pass.
    pub fn read(path: &Path, first: Lang) -> Result<Self, ImportError> {
        let cannot = |source| ImportError::Export {
            path: path.to_owned(),
            source,
        };
        let file = File::open(path).map_err(cannot)?;
        let metadata = file.metadata().map_err(cannot)?;
        let modified = metadata.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let mut archive = Self {
            path: std::fs::canonicalize(path).map_err(cannot)?,
            size: metadata.len(),
            modified: modified.map_or(0, |since| u64::try_from(since.as_nanos()).unwrap_or(0)),
            site: Site::default(),
            authors: HashMap::new(),
            taxonomy: Taxonomy::default(),
            end: Reader::new(&[][..]).mark(),
            attachments: Vec::new(),
            uploads: Vec::new(),
            own: Vec::new(),
            firsts: HashMap::new(),
            translations: HashMap::new(),
            file,
        };
        archive.survey(first).map_err(|fault| ImportError::NoExport {
            path: path.to_owned(),
            fault,
        })?;
        Ok(archive)
    }

    /// Bytes of the file.
    pub fn size(&self) -> u64 {
        self.size
    }

    fn survey(&mut self, first: Lang) -> Result<(), Fault> {
        let failed = |error: std::io::Error| Fault {
            offset: 0,
            line: 1,
            post_id: None,
            reason: Reason::Read(error.to_string()),
        };
        let file = self.file.try_clone().map_err(failed)?;
        let mut reader = Reader::new(BufReader::new(file));
        let mut posts: Vec<(u64, u64)> = Vec::new();
        while let Some(entry) = reader.next() {
            match entry {
                Ok(Entry::Site(site)) => self.site = site,
                Ok(Entry::Author(author)) => {
                    self.authors.insert(author.login, author.name);
                }
                Ok(Entry::Category(category)) => self.taxonomy.add(category),
                Ok(Entry::Post(post)) if post.kind == Kind::Attachment => {
                    self.attachments.push(Attachment {
                        id: post.id,
                        offset: post.offset,
                        length: u32::try_from(reader.offset() - post.offset).unwrap_or(u32::MAX),
                    });
                    self.uploads.extend(post.parent.map(|parent| (parent, post.id)));
                }
                Ok(Entry::Post(post)) => {
                    for (key, claim) in old_paths::of_post(&post, &self.site) {
                        if claim == old_paths::Claim::Own {
                            self.own.push((xxh3_64(key.as_bytes()), post.id));
                        }
                    }
                    if is_public(&post) {
                        posts.push((post.id, post.offset));
                        self.notice(&post, first);
                    }
                }
                Err(fault) if matches!(fault.reason, Reason::NotAnExport(_) | Reason::Read(_)) => return Err(fault),
                Err(_) => {}
            }
        }
        self.end = reader.mark();
        self.attachments.sort_unstable();
        self.uploads.sort_unstable();
        self.own.sort_unstable();
        posts.sort_unstable();
        for pair in posts.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            self.firsts.entry(pair[0].0).or_insert(pair[0].1);
        }
        Ok(())
    }

    /// The languages that terms are used in, and which posts are translations of one another.
    fn notice(&mut self, post: &Post, first: Lang) {
        let Ok(lang) = lang_of(post, first) else { return };
        self.taxonomy.note_use(&post.terms, lang);
        if let Some(group) = group_of(post) {
            let members = self.translations.entry(group).or_default();
            if members.iter().all(|(known, _)| *known != lang) {
                members.push((lang, post.id));
            }
        }
    }

    /// Other posts that are the same text in other languages, as long as no other claims the same language.
    pub(super) fn translations_of(&self, post: &Post, lang: Lang) -> Vec<u64> {
        let members = group_of(post).and_then(|group| self.translations.get(&group));
        match members {
            Some(members) if members.contains(&(lang, post.id)) => members
                .iter()
                .filter(|(other, _)| *other != lang)
                .map(|(_, id)| *id)
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Whether another post of the same id came before.
    pub(super) fn is_repeated(&self, post: &Post) -> bool {
        self.firsts.get(&post.id).is_some_and(|first| *first != post.offset)
    }

    /// The old addresses that lead to a post: its own, and inherited ones that are no other's own.
    pub(super) fn addresses_of(&self, post: &Post) -> Vec<String> {
        let is_others = |key: &str| {
            let hash = xxh3_64(key.as_bytes());
            let from = self.own.partition_point(|(known, _)| *known < hash);
            self.own[from..]
                .iter()
                .take_while(|(known, _)| *known == hash)
                .any(|(_, id)| *id != post.id)
        };
        old_paths::of_post(post, &self.site)
            .into_iter()
            .filter(|(key, claim)| *claim == old_paths::Claim::Own || !is_others(key))
            .map(|(key, _)| key)
            .collect()
    }

    /// What was uploaded for a post, for a gallery that names nothing.
    pub(super) fn uploaded_for(&self, post: u64) -> Vec<u64> {
        let from = self.uploads.partition_point(|(parent, _)| *parent < post);
        self.uploads[from..]
            .iter()
            .take_while(|(parent, _)| *parent == post)
            .map(|(_, id)| *id)
            .collect()
    }

    /// An upload, read from the file again. `None` when the export does not have it.
    pub(super) fn upload(&self, id: u64) -> Option<Upload> {
        let at = self.attachments.binary_search_by_key(&id, |attachment| attachment.id).ok()?;
        let Attachment { offset, length, .. } = self.attachments[at];
        let mut file = &self.file;
        file.seek(SeekFrom::Start(offset)).ok()?;
        let mut bytes = Vec::new();
        file.take(u64::from(length).min(MAX_ATTACHMENT))
            .read_to_end(&mut bytes)
            .ok()?;
        let mark = Mark {
            offset,
            line: 1,
            header: self.end.header.clone(),
        };
        let Some(Ok(Entry::Post(post))) = Reader::after(&bytes[..], mark).next() else {
            return None;
        };
        Some(Upload {
            url: post.attachment_url?,
            alt: post.alt.as_deref().map(plain).unwrap_or_default(),
            caption: plain(&post.excerpt),
        })
    }
}

/// Whether readers of the old site saw it, or were about to.
pub(super) fn is_public(post: &Post) -> bool {
    post.kind == Kind::Post && !post.is_protected && matches!(post.status, Status::Publish | Status::Future)
}

/// The language of a post: Polylang's, else the paper's first. The error is a language that no paper of this program can be in.
pub(super) fn lang_of(post: &Post, first: Lang) -> Result<Lang, String> {
    match post.lang.as_deref().and_then(language::primary) {
        None => Ok(first),
        Some(named) => named.parse().map_err(|_| named),
    }
}

fn group_of(post: &Post) -> Option<u64> {
    let group = post.terms.iter().find(|term| term.domain == "post_translations")?;
    Some(xxh3_64(group.slug.as_bytes()))
}
