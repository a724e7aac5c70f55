//! A WordPress site moves here: its export becomes articles of this paper, its uploads our pictures, its addresses lead to both.
//!
//! The export is read twice, as a stream ([`crate::wire::wxr`]): first for what posts refer to (`archive`), then post by post. A post
//! becomes an article (`article`, `taxonomy`), gets its pictures (`pictures`), and goes into the store with others in one transaction; after
//! each such batch a mark is written (`mark`), from which an import that was ended in the middle goes on.
//!
//! A post is known again by its site and number, and an article that is as it was is not written: importing twice changes nothing.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufReader},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use app::domain::{lang::Lang, section::Sections, slug::Slug};
use jiff::{Timestamp, tz::TimeZone};
use sha2::{Digest, Sha256};

mod archive;
mod article;
mod mark;
mod pictures;
mod report;
mod taxonomy;

pub use archive::Archive;
pub use report::Sums;

use self::{mark::Saved, pictures::Pictures};
use crate::{
    config::Config,
    media::{Media, MediaError},
    store::{Archived, Store, StoreError},
    stories::hex,
    wire::{
        self,
        adapt::EmbedLabels,
        wxr::{Entry, Fault, Kind, Post, Reader, Reason},
    },
};

/// A batch is written when it has so many articles, …
const BATCH_ARTICLES: usize = 50;
/// … or so many bytes of text, …
const BATCH_BYTES: usize = 4_000_000;
/// … or the file has been read so many bytes further.
const BATCH_READ: u64 = 16_000_000;

/// Why an import did not come to its end. What was written before stands.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The export cannot be opened.
    #[error("cannot read {path}: {source}; give the file that WordPress writes under Tools → Export", path = .path.display())]
    Export {
        /// What was given.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// It is something else.
    #[error("{path}: {fault}", path = .path.display())]
    NoExport {
        /// What was given.
        path: PathBuf,
        /// What is there instead.
        fault: Fault,
    },
    /// A picture cannot be kept.
    #[error(transparent)]
    Media(#[from] MediaError),
    /// The mark cannot be written.
    #[error("cannot write down in the data folder how far the import came: {0}")]
    Mark(#[source] io::Error),
    /// Nobody hears what there is to tell.
    #[error("cannot tell what becomes of the import: {0}")]
    Tell(#[source] io::Error),
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How an import ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// The file was read to its end.
    Whole,
    /// The file ends too early, or cannot be read any further; everything before is in.
    CutOff(Fault),
    /// As it was asked to; the next import of the file goes on.
    Stopped,
}

/// Where an import goes, and from what.
pub struct Paper<'a> {
    /// Editions served, the first is that of posts that name none.
    languages: &'a [Lang],
    sections: &'a Sections,
    zone: &'a TimeZone,
    embed_labels: EmbedLabels,
    store: &'a Store,
    media: &'a Media,
    data: &'a Path,
    now: Timestamp,
}

impl<'a> Paper<'a> {
    /// `data` is where the mark is kept.
    pub fn new(
        config: &'a Config,
        sections: &'a Sections,
        store: &'a Store,
        media: &'a Media,
        data: &'a Path,
        now: Timestamp,
    ) -> Self {
        Self {
            languages: &config.languages,
            sections,
            zone: &config.time_zone,
            embed_labels: wire::embed_labels(),
            store,
            media,
            data,
            now,
        }
    }

    /// Where articles go that nothing puts anywhere else.
    pub fn first_section(&self) -> &Slug {
        &self.sections.iter().next().expect("a list of sections is never empty").id
    }

    /// Takes an export in, with the pictures in `uploads`. `told` gets a line for all that is left out or missing, as it is found;
    /// `done` is told after each batch how many bytes of the file are done, and can end the import there.
    pub async fn import(
        &self,
        archive: &Archive,
        uploads: Option<&Path>,
        told: impl FnMut(String) -> io::Result<()>,
        mut done: impl FnMut(u64) -> ControlFlow<()>,
    ) -> Result<(Sums, End), ImportError> {
        let cannot = |source| ImportError::Export {
            path: archive.path.clone(),
            source,
        };
        let mut run = Run {
            paper: self,
            archive,
            pictures: Pictures {
                uploads,
                media: self.media,
                store: self.store,
            },
            told,
            batch: Batch::default(),
            sums: Sums::default(),
        };
        let file = BufReader::new(File::open(&archive.path).map_err(cannot)?);
        let reader = if let Some(saved) = Saved::read(self.data, archive, uploads) {
            run.sums = saved.sums;
            run.tell(format!(
                "note: an import of this file was ended before its end: it goes on at byte {}",
                saved.mark.offset
            ))?;
            Reader::resume_at(file, saved.mark).map_err(cannot)?
        } else {
            Reader::new(file)
        };
        let mut reader = reader.in_zone(self.zone.clone());
        let mut end = End::Whole;
        let mut written = reader.offset();
        while let Some(entry) = reader.next() {
            match entry {
                Ok(Entry::Post(post)) => run.take(&post).await?,
                Ok(_) => {}
                Err(fault) => {
                    run.skip(&fault.to_string())?;
                    if fault.is_last() || fault.reason == Reason::CutOff {
                        end = End::CutOff(fault);
                    }
                }
            }
            if run.batch.is_full() || reader.offset() - written > BATCH_READ {
                run.write().await?;
                written = reader.offset();
                Saved::new(archive, uploads, reader.mark(), run.sums.clone())
                    .write(self.data)
                    .map_err(ImportError::Mark)?;
                if done(written).is_break() {
                    return Ok((run.sums, End::Stopped));
                }
            }
        }
        run.write().await?;
        let paths = archive.taxonomy.old_paths(&archive.site, self.sections, self.languages);
        self.store.keep_old_paths(&paths).await?;
        Saved::remove(self.data).map_err(ImportError::Mark)?;
        Ok((run.sums, end))
    }
}

/// An import under way.
struct Run<'a, T> {
    paper: &'a Paper<'a>,
    archive: &'a Archive,
    pictures: Pictures<'a>,
    told: T,
    batch: Batch,
    sums: Sums,
}

/// Articles that are written together.
#[derive(Default)]
struct Batch {
    articles: Vec<Archived>,
    topics: BTreeMap<(Slug, Lang), String>,
    bytes: usize,
}

impl Batch {
    fn is_full(&self) -> bool {
        self.articles.len() >= BATCH_ARTICLES || self.bytes >= BATCH_BYTES
    }
}

impl<T: FnMut(String) -> io::Result<()>> Run<'_, T> {
    async fn take(&mut self, post: &Post) -> Result<(), ImportError> {
        match &post.kind {
            Kind::Post | Kind::Page => {}
            Kind::Attachment => return Ok(()),
            Kind::Other(kind) => {
                self.sums.add_kind(kind);
                return Ok(());
            }
        }
        let name = name(post);
        if let Some(reason) = article::unpublished(post) {
            return self.skip(&format!("{name}: {reason}"));
        }
        if self.archive.is_repeated(post) {
            return self.skip(&format!("{name}: an earlier post of the file has the same number"));
        }
        let mut draft = match article::draft(post, self.archive, self.paper) {
            Ok(draft) => draft,
            Err(reason) => return self.skip(&format!("{name}: {reason}")),
        };
        let found = self.pictures.complete(&mut draft, post.thumbnail_id, self.archive).await?;
        self.sums.pictures += found.kept;
        for missing in found.missing {
            self.sums.missing += 1;
            self.tell(format!("picture: {name}: {missing}"))?;
        }
        self.sums.damaged += u32::from(post.is_damaged);
        self.sums.unfiled += u32::from(!draft.is_filed);
        self.sums.add_dropped(&draft.dropped);
        let lang = draft.archived.article.lang;
        if !self.paper.languages.contains(&lang) {
            self.sums.add_unserved(lang);
        }
        let topics = draft.topics.into_iter().map(|(topic, label)| ((topic, lang), label));
        self.batch.topics.extend(topics);
        let mut archived = draft.archived;
        archived.article.fingerprint = hex(&Sha256::digest(format!("{:?}", archived.article)));
        self.batch.bytes += archived.article.body.len();
        self.batch.articles.push(archived);
        Ok(())
    }

    async fn write(&mut self) -> Result<(), ImportError> {
        let Batch { articles, topics, .. } = std::mem::take(&mut self.batch);
        if !articles.is_empty() {
            let imported = self.paper.store.import_archive(&articles, &topics, self.paper.now).await?;
            self.sums.add(imported);
        }
        Ok(())
    }

    fn skip(&mut self, sentence: &str) -> Result<(), ImportError> {
        self.sums.skipped += 1;
        self.tell(format!("skipped: {sentence}"))
    }

    fn tell(&mut self, line: String) -> Result<(), ImportError> {
        (self.told)(line).map_err(ImportError::Tell)
    }
}

/// A post in a sentence.
fn name(post: &Post) -> String {
    let title = crate::wire::plain::plain_within(&post.title, 60);
    if title.is_empty() {
        format!("post {}", post.id)
    } else {
        format!("post {} ({title})", post.id)
    }
}
