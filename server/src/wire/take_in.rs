//! One document on its way into the store: read, completed with its pictures, recognised, in.

use std::{collections::BTreeMap, sync::Arc};

use app::{domain::lang::Lang, i18n::Texts};
use jiff::Timestamp;
use tokio::sync::SemaphorePermit;

use super::{
    Report, Wire,
    adapt::{Draft, EmbedLabels},
    contained::contained,
    dead_letters,
    document::{Contents, Document},
    entry::{NewDocument, Refused},
    identify::{Marks, Outcome},
    media::{Patience, lacks_pictures},
};
use crate::{
    config::SourceConfig,
    store::{Illustrated, NewItem, NewSource, StoreError},
};

/// What a document brought, ready for the store.
type Items = Vec<(Marks, NewItem)>;
/// Articles that are here, with what they lack pictures of.
type Late = Vec<(Draft, Illustrated)>;

impl Wire {
    /// Reads a document and takes its items in; `place` is free for another source once there is room for this one's. `None` beside the report: it could not be read, and lies among the dead letters.
    pub(super) async fn take_in_now(
        &self,
        source: &SourceConfig,
        document: Document,
        place: Option<SemaphorePermit<'_>>,
    ) -> Result<(Report, Option<Contents>), StoreError> {
        let mut report = Report::default();
        let _room = self.inner.room.of(document.bytes.len()).await;
        drop(place);
        let document = Arc::new(document);
        let (inner, from, given) = (self.inner.clone(), source.clone(), document.clone());
        let read = self
            .inner
            .workers
            .run(move || given.read(&from, &inner.sections, &inner.zone, &inner.embed_labels))
            .await;
        let contents = match read {
            Ok(Ok(contents)) => Ok(contents),
            Ok(Err(unreadable)) => Err(unreadable.to_string()),
            // A bug of a parser: contained, and kept to be looked at.
            Err(_) => Err("the parser broke down on this document: please report it with the file".to_owned()),
        };
        let mut contents = match contents {
            Ok(contents) => contents,
            Err(reason) => {
                self.fail(&mut report, source, &document, &reason);
                return Ok((report, None));
            }
        };
        report.skipped.extend(
            contents
                .skipped
                .iter()
                .map(|skipped| format!("{} {}", skipped.what, skipped.reason)),
        );
        report.notes.append(&mut contents.notes);
        let drafts = std::mem::take(&mut contents.drafts);
        let stored = contained(Box::pin(self.store(source, drafts, document.fetched, &mut report))).await;
        match stored.unwrap_or(Err(Refused::BrokeDown)) {
            Ok(()) => Ok((report, Some(contents))),
            Err(Refused::Store(error)) => Err(error),
            Err(Refused::BrokeDown) => {
                let mut report = Report::default();
                let reason = "the program broke down on this document: please report it with the file";
                self.fail(&mut report, source, &document, reason);
                Ok((report, None))
            }
        }
    }

    /// Nothing can be made of a document, which is kept.
    fn fail(&self, report: &mut Report, source: &SourceConfig, document: &Document, reason: &str) {
        report.failure = Some(match dead_letters::keep(&self.inner.data, source.id.as_str(), document) {
            Ok(path) => format!("{reason}; kept as {}", path.display()),
            Err(error) => format!("{reason}; and it could not be kept ({error})"),
        });
    }

    /// Takes a document's articles in.
    async fn store(
        &self,
        source: &SourceConfig,
        drafts: Vec<Draft>,
        fetched: Timestamp,
        report: &mut Report,
    ) -> Result<(), Refused> {
        let mut patience = Patience::new(&self.inner.room, fetched);
        let (items, late) = self.complete(drafts, &mut patience, report).await?;
        let source_of = items.first().and_then(|(_, item)| item.article.source.as_ref());
        let about = source_of.map(|source_of| NewSource {
            homepage: source.homepage.clone().unwrap_or_else(|| source_of.homepage.clone()),
            ..source_of.clone()
        });
        let document = NewDocument {
            fetched,
            source: about.map(|about| (about, source.licence.clone())),
            items,
        };
        let (items, outcomes) = self.inner.entry.take_in(document).await?;
        let mut unserved: BTreeMap<Lang, u32> = BTreeMap::new();
        for ((_, item), outcome) in items.iter().zip(outcomes) {
            match outcome {
                Outcome::New => {
                    report.imported.new += 1;
                    if !self.inner.languages.contains(&item.article.lang) {
                        *unserved.entry(item.article.lang).or_default() += 1;
                    }
                }
                Outcome::Updated => report.imported.updated += 1,
                Outcome::Unchanged => report.imported.unchanged += 1,
                Outcome::Withdrawn => report.withdrawn += 1,
            }
        }
        report.notes.extend(unserved.into_iter().map(|(lang, count)| {
            let tag = lang.tag();
            format!(
                "{count} items are in `{tag}`, which no edition is in: they are kept, and shown once it is one of `languages`"
            )
        }));
        // What readers have can wait for its pictures, what they do not have yet cannot.
        drop(items);
        let due = patience.due();
        let mut patience = Patience::new(&self.inner.room, fetched);
        for (draft, article) in late {
            let pictures = &self.inner.pictures;
            pictures
                .complete_late(draft, article, &mut patience, &mut report.notes)
                .await?;
        }
        report.pictures_due = due.into_iter().chain(patience.due()).min();
        Ok(())
    }

    /// Fetches the pictures of what is not here yet, before the store is locked for writing. Beside the items: what is here just so, and
    /// lacks pictures.
    async fn complete(
        &self,
        drafts: Vec<Draft>,
        patience: &mut Patience<'_>,
        report: &mut Report,
    ) -> Result<(Items, Late), StoreError> {
        let (mut items, mut late) = (Vec::with_capacity(drafts.len()), Vec::new());
        for draft in drafts {
            let marks = Marks::from(&draft);
            let has_pictures = !draft.is_withdrawn && (!draft.pictures.is_empty() || draft.lead.is_some());
            // One that is known by less may be another article with the same words; what it shows is kept here all the same.
            let known = match draft.own_keys.first().filter(|_| has_pictures) {
                Some(key) => self.inner.store.illustrated(key, &draft.item.content).await?,
                None => None,
            };
            let item = match known {
                None if has_pictures => self.inner.pictures.complete(draft, patience, &mut report.notes).await?,
                Some(article) if lacks_pictures(&draft, &article) => {
                    late.push((draft.clone(), article));
                    draft.with_pictures(&[], None)
                }
                _ => draft.with_pictures(&[], None),
            };
            items.push((marks, item));
        }
        Ok((items, late))
    }
}

/// The words on a card, in every language: read from the catalogues once.
pub(crate) fn embed_labels() -> EmbedLabels {
    let labels = Texts::available().filter_map(|lang| Some((lang, Texts::new(lang).ok()?.open_embed("{name}"))));
    labels.collect()
}
