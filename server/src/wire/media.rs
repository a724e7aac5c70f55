//! Pictures of other hosts, fetched once and kept here: an article shows ours or its words, never theirs.

use std::{sync::Arc, time::Duration};

use app::{domain::picture::Rendition, paths};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use tokio::time::{Instant, sleep_until};
use url::Url;

use super::{
    adapt::Draft,
    asking::Asking,
    fetch::{Accept, Fetched, Fetcher, Limits},
    renditions::{self, PictureError},
    room::Room,
    sanitise::Stored,
    workers::Workers,
};
use crate::{
    media::{Media, MediaError},
    store::{Illustrated, NewItem, OutsidePicture, Store, StoreError},
};

/// Pictures of one article that are fetched; more make no article.
const MOST: usize = 30;
/// A picture that could not be had is looked for again after this.
const RETRY: SignedDuration = SignedDuration::from_hours(24);
/// All pictures of one document are had in this time, or later.
const LONGEST: Duration = Duration::from_mins(2);
/// And in this one where another document waits for the room that it takes.
const LONGEST_IN_THE_WAY: Duration = Duration::from_secs(10);

/// Pictures that are asked for at once, or wait to be decoded.
const ASKED: usize = 8;

/// Fetches and keeps pictures. Cheap to clone.
#[derive(Clone)]
pub struct PictureDesk {
    fetcher: Fetcher,
    /// Where they are kept.
    media: Media,
    /// What is known of them.
    store: Store,
    /// Where they are decoded and written anew: a large one takes 256 MB.
    workers: Workers,
    asking: Arc<Asking>,
}

/// How long a document waits for its pictures, and when it is worth looking for those that it lacks.
pub struct Patience<'a> {
    room: &'a Room,
    now: Timestamp,
    since: Instant,
    is_over: bool,
    due: Option<Timestamp>,
}

impl<'a> Patience<'a> {
    /// Of a document that came at `now` and takes a part of the room.
    pub fn new(room: &'a Room, now: Timestamp) -> Self {
        Self {
            room,
            now,
            since: Instant::now(),
            is_over: false,
            due: None,
        }
    }

    /// When the first of the missing pictures can be looked for again. `None`: none is missing.
    pub fn due(&self) -> Option<Timestamp> {
        self.due
    }

    fn again(&mut self, at: Timestamp) {
        self.due = Some(self.due.map_or(at, |due| due.min(at)));
    }

    /// Done when it is at its end.
    async fn end(&self) {
        let passed = async |time: Duration| {
            if self.since.elapsed() < time {
                sleep_until(self.since + time).await;
            }
        };
        let in_the_way = async {
            passed(LONGEST_IN_THE_WAY).await;
            self.room.wanted().await;
        };
        tokio::select! {
            () = passed(LONGEST) => {}
            () = in_the_way => {}
        }
    }

    /// Where one cannot be kept, others are not fetched in vain. Said once.
    fn put_off(&mut self, error: &MediaError, log: &mut Vec<String>) {
        self.again(self.now);
        if !std::mem::replace(&mut self.is_over, true) {
            log.push(format!(
                "its pictures cannot be kept ({error}): those that are missing are fetched when it is asked next"
            ));
        }
    }

    /// What was not had in time was not looked for: it comes when the source is asked next. Said once.
    fn give_up(&mut self, log: &mut Vec<String>) {
        self.again(self.now);
        if !std::mem::replace(&mut self.is_over, true) {
            log.push("its pictures took too long: those that are missing are fetched when it is asked next".to_owned());
        }
    }
}

impl PictureDesk {
    /// What they need.
    pub fn new(fetcher: Fetcher, media: Media, store: Store, workers: Workers) -> Self {
        Self {
            fetcher,
            media,
            store,
            workers,
            asking: Arc::new(Asking::of(ASKED)),
        }
    }

    /// Looks again for the pictures that an article lacks, and puts those in that can be had by now. `draft` is the same text.
    pub async fn complete_late(
        &self,
        draft: Draft,
        article: Illustrated,
        patience: &mut Patience<'_>,
        log: &mut Vec<String>,
    ) -> Result<(), StoreError> {
        let item = self.complete(draft, patience, log).await?;
        let (body, picture) = (&item.article.body, item.article.picture.as_ref());
        let has_more_in_text = count(body.matches("<img ")) > article.in_text;
        if has_more_in_text || (picture.is_some() && !article.has_lead) {
            self.store.illustrate(article.article, &item.content, body, picture).await?;
        }
        Ok(())
    }

    /// Fetches a draft's pictures and puts them in. What could not be had is a sentence in `log`.
    ///
    /// What cannot be had while there is patience is missing: a slow host must not hold up the text.
    pub async fn complete(
        &self,
        draft: Draft,
        patience: &mut Patience<'_>,
        log: &mut Vec<String>,
    ) -> Result<NewItem, StoreError> {
        let mut in_text = Vec::with_capacity(draft.pictures.len());
        for picture in draft.pictures.iter().take(MOST) {
            in_text.push(
                self.have(&picture.url, patience, log)
                    .await?
                    .and_then(|renditions| shown(&renditions)),
            );
        }
        let lead = match &draft.lead {
            Some(picture) => self.have(&picture.url, patience, log).await?,
            None => None,
        };
        Ok(draft.with_pictures(&in_text, lead))
    }

    async fn have(
        &self,
        address: &Url,
        patience: &mut Patience<'_>,
        log: &mut Vec<String>,
    ) -> Result<Option<Vec<Rendition>>, StoreError> {
        let key: [u8; 32] = Sha256::digest(address.as_str()).into();
        match self.store.outside_picture(&key).await? {
            Some(OutsidePicture::Kept(renditions)) => return Ok(Some(renditions)),
            Some(OutsidePicture::Missing { retry_at }) if retry_at > patience.now => {
                patience.again(retry_at);
                return Ok(None);
            }
            _ => {}
        }
        if patience.is_over {
            patience.give_up(log);
            return Ok(None);
        }
        let made = tokio::select! {
            // Nobody is asked once there is no time left.
            biased;
            () = patience.end() => {
                patience.give_up(log);
                return Ok(None);
            }
            made = self.made(address, patience.now) => made,
        };
        let picture = match made {
            Ok(renditions) => OutsidePicture::Kept(renditions),
            Err(Lack::Kept(error)) => {
                // Nothing is wrong with it: it is not missing, and comes when the source is asked next.
                patience.put_off(&error, log);
                return Ok(None);
            }
            Err(Lack::Picture(reason)) => {
                log.push(format!(
                    "a picture from {} is missing: {reason}",
                    address.host_str().unwrap_or("its host")
                ));
                let retry_at = patience.now.checked_add(RETRY).unwrap_or(Timestamp::MAX);
                patience.again(retry_at);
                OutsidePicture::Missing { retry_at }
            }
        };
        self.store.keep_outside_picture(&key, &picture).await?;
        Ok(match picture {
            OutsidePicture::Kept(renditions) => Some(renditions),
            OutsidePicture::Missing { .. } => None,
        })
    }

    async fn made(&self, address: &Url, now: Timestamp) -> Result<Vec<Rendition>, Lack> {
        let question = self.fetcher.get(address, None, Accept::Picture, Limits::default(), now);
        let (answer, _place) = self.asking.in_turn(Box::pin(question)).await;
        match answer {
            Ok(Fetched::Body(answer)) => self.make(answer.bytes).await,
            Ok(Fetched::NotModified { .. }) => {
                let reason = "the server answers with nothing new to a first question";
                Err(Lack::Picture(reason.to_owned()))
            }
            Err(error) => Err(Lack::Picture(error.to_string())),
        }
    }

    async fn make(&self, bytes: Vec<u8>) -> Result<Vec<Rendition>, Lack> {
        let made = self.workers.run(move || renditions::renditions(&bytes)).await;
        let made = made.unwrap_or(Err(PictureError::Panicked));
        let made = made.map_err(|error| Lack::Picture(error.to_string()))?;
        let mut kept = Vec::with_capacity(made.len());
        for made in made {
            kept.push(made.keep(&self.media).await.map_err(Lack::Kept)?);
        }
        Ok(kept)
    }
}

/// Why a picture is not had.
enum Lack {
    /// It is not there, or none.
    Picture(String),
    /// It is, and cannot be kept.
    Kept(MediaError),
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

#[cfg(test)]
mod tests {
    use std::{
        pin::pin,
        task::{Context, Waker},
    };

    use super::*;
    use crate::wire::guard::Guard;

    async fn desk(folder: &std::path::Path) -> PictureDesk {
        let store = Store::open_sqlite(&folder.join("briefs.db")).await.unwrap();
        let fetcher = Fetcher::new(Guard::allowing_this_machine(), "briefs/test").unwrap();
        PictureDesk::new(fetcher, Media::new(folder.join("media")), store, Workers::new().unwrap())
    }

    fn ago(time: Duration) -> Instant {
        Instant::now().checked_sub(time).unwrap()
    }

    #[tokio::test]
    async fn pictures_that_there_was_no_time_for_are_not_missing_for_a_day_and_said_once() {
        let folder = tempfile::TempDir::new().unwrap();
        let desk = desk(folder.path()).await;
        let now: Timestamp = "2025-03-19T09:00:00Z".parse().unwrap();
        let room = Room::default();
        let mut patience = Patience {
            since: ago(LONGEST),
            ..Patience::new(&room, now)
        };
        let mut log = Vec::new();
        for number in 0..3 {
            // Nobody listens there: nothing is ever had.
            let url = Url::parse(&format!("http://127.0.0.1:1/{number}.png")).unwrap();
            assert_eq!(desk.have(&url, &mut patience, &mut log).await.unwrap(), None);
            let key: [u8; 32] = Sha256::digest(url.as_str()).into();
            assert_eq!(desk.store.outside_picture(&key).await.unwrap(), None);
        }
        assert_eq!((log.len(), patience.due()), (1, Some(now)), "{log:?}");
    }

    #[tokio::test]
    async fn whoever_waits_for_room_is_not_held_up_by_pictures_for_long() {
        let room = Room::default();
        let is_over = |since| {
            let patience = Patience {
                since,
                ..Patience::new(&room, Timestamp::UNIX_EPOCH)
            };
            pin!(patience.end()).poll(&mut Context::from_waker(Waker::noop())).is_ready()
        };
        let since = [ago(Duration::ZERO), ago(LONGEST_IN_THE_WAY), ago(LONGEST)];
        assert_eq!(since.map(is_over), [false, false, true], "nobody waits");
        let _all = room.of(usize::MAX).await;
        let mut waits = pin!(room.of(1));
        assert!(waits.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        assert_eq!(since.map(is_over), [false, true, true]);
    }
}
