//! Pictures of other hosts, fetched once and kept here: an article shows ours or its words, never theirs.

use app::{domain::picture::Rendition, paths};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::{
    adapt::Draft,
    fetch::{Accept, Fetched, Fetcher, Limits},
    renditions,
    sanitise::Stored,
};
use crate::{
    store::{Illustrated, NewItem, OutsidePicture, Store, StoreError},
    stories::Media,
};

/// Pictures of one article that are fetched; more make no article.
const MOST: usize = 30;
/// A picture that could not be had is looked for again after this.
const RETRY: SignedDuration = SignedDuration::from_hours(24);

/// Fetches and keeps pictures.
#[derive(Clone)]
pub struct PictureDesk {
    /// `None`: none are fetched, as when a saved feed is read without a network.
    pub fetcher: Option<Fetcher>,
    /// Where they are kept.
    pub media: Media,
    /// What is known of them.
    pub store: Store,
}

impl PictureDesk {
    /// Looks again for the pictures that an article lacks, and puts those in that can be had by now. `draft` is the same text.
    pub async fn complete_late(
        &self,
        draft: Draft,
        article: Illustrated,
        now: Timestamp,
        until: Instant,
        log: &mut Vec<String>,
    ) -> Result<(), StoreError> {
        let item = self.complete(draft, now, until, log).await?;
        let (body, picture) = (&item.article.body, item.article.picture.as_ref());
        let has_more_in_text = count(body.matches("<img ")) > article.in_text;
        if has_more_in_text || (picture.is_some() && !article.has_lead) {
            self.store.illustrate(article.article, &item.content, body, picture).await?;
        }
        Ok(())
    }

    /// Fetches a draft's pictures and puts them in. What could not be had is a sentence in `log`.
    ///
    /// What cannot be had before `until` is missing: a slow host must not hold up the text.
    pub async fn complete(
        &self,
        draft: Draft,
        now: Timestamp,
        until: Instant,
        log: &mut Vec<String>,
    ) -> Result<NewItem, StoreError> {
        let mut in_text = Vec::with_capacity(draft.pictures.len());
        for picture in draft.pictures.iter().take(MOST) {
            in_text.push(
                self.have(&picture.url, now, until, log)
                    .await?
                    .and_then(|renditions| shown(&renditions)),
            );
        }
        let lead = match &draft.lead {
            Some(picture) => self.have(&picture.url, now, until, log).await?,
            None => None,
        };
        Ok(draft.with_pictures(&in_text, lead))
    }

    async fn have(
        &self,
        address: &Url,
        now: Timestamp,
        until: Instant,
        log: &mut Vec<String>,
    ) -> Result<Option<Vec<Rendition>>, StoreError> {
        let key: [u8; 32] = Sha256::digest(address.as_str()).into();
        match self.store.outside_picture(&key).await? {
            Some(OutsidePicture::Kept(renditions)) => return Ok(Some(renditions)),
            Some(OutsidePicture::Missing { retry_at }) if retry_at > now => return Ok(None),
            _ => {}
        }
        let Some(fetcher) = &self.fetcher else { return Ok(None) };
        let fetched = timeout_at(until, fetcher.get(address, None, Accept::Picture, Limits::default(), now)).await;
        let made = match fetched {
            Ok(Ok(Fetched::Body(answer))) => self.make(answer.bytes).await,
            Ok(Ok(Fetched::NotModified { .. })) => Err("the server answers with nothing new to a first question".to_owned()),
            Ok(Err(error)) => Err(error.to_string()),
            Err(_) => Err("the document's pictures took too long".to_owned()),
        };
        let picture = match made {
            Ok(renditions) => OutsidePicture::Kept(renditions),
            Err(reason) => {
                log.push(format!(
                    "a picture from {} is missing: {reason}",
                    address.host_str().unwrap_or("its host")
                ));
                OutsidePicture::Missing {
                    retry_at: now.checked_add(RETRY).unwrap_or(Timestamp::MAX),
                }
            }
        };
        self.store.keep_outside_picture(&key, &picture).await?;
        Ok(match picture {
            OutsidePicture::Kept(renditions) => Some(renditions),
            OutsidePicture::Missing { .. } => None,
        })
    }

    async fn make(&self, bytes: Vec<u8>) -> Result<Vec<Rendition>, String> {
        let media = self.media.clone();
        let made = tokio::task::spawn_blocking(move || {
            let made = renditions::renditions(&bytes).map_err(|error| error.to_string())?;
            made.into_iter()
                .map(|made| {
                    let file = media
                        .keep_made(&made.bytes, made.ending)
                        .map_err(|error| format!("it cannot be kept ({error})"))?;
                    Ok(Rendition {
                        file,
                        width: made.width,
                        height: made.height,
                        mime: made.mime,
                    })
                })
                .collect()
        });
        made.await.unwrap_or_else(|_| Err("the decoder gave up on it".into()))
    }
}

/// Whether an article lacks pictures that the same text has at its source.
pub fn lacks_pictures(draft: &Draft, article: &Illustrated) -> bool {
    count(draft.pictures.iter().take(MOST)) > article.in_text || (draft.lead.is_some() && !article.has_lead)
}

fn count(of: impl Iterator) -> i64 {
    i64::try_from(of.count()).unwrap_or(i64::MAX)
}

/// The rendition that stands in a text: the widest that is no wider than the column on a screen of two pixels a pixel, or nearly so.
fn shown(renditions: &[Rendition]) -> Option<Stored> {
    const COLUMN: u32 = 1200;
    let widest = renditions
        .iter()
        .filter(|rendition| rendition.width <= COLUMN)
        .max_by_key(|rendition| rendition.width)?;
    Some(Stored {
        src: paths::media(&widest.file),
        width: widest.width,
        height: widest.height,
    })
}
