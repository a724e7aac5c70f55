//! What readers are shown of a bucket: small pictures are kept in memory, large ones passed on as they come.

use std::{ops::Range, time::Duration};

use axum::body::Body;
use bytes::Bytes;
use futures_util::StreamExt as _;
use object_store::{GetOptions, GetRange, GetResult, ObjectStore as _};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter, sync::Cache};
use tokio::time::timeout;

use super::{Bucket, fault, outage::Turn};
use crate::{
    media::{MediaError, name},
    seats::{Seat, Seats},
};

/// Bytes of pictures that are kept, with what they are found by: some 500 renditions.
const KEPT: u64 = 32_000_000;
/// Pictures, about.
const KEPT_PICTURES: usize = 500;
/// Bytes of the largest that is; renditions are smaller.
pub const LARGEST_KEPT: u64 = 2_000_000;
/// Of those that are fetched at the same time, each held whole; and of those that are passed on, in all and to one network: as many as a page of
/// large ones shows at once.
pub(super) const FETCHED_AT_ONCE: usize = 12;
pub(super) const PASSED_ON_AT_ONCE: usize = 50;
pub(super) const PASSED_ON_AT_ONCE_TO_ONE: usize = 10;
/// A reader waits so long for a picture, its own turn included: less than a request may take (`http::middleware`).
const PATIENCE: Duration = Duration::from_secs(10);
/// So long the storage has to say what is there, and then to send a small one.
const ANSWERED: Duration = Duration::from_secs(4);

/// Kept pictures by their names, and how large those are that are not kept. They never change: nothing makes them out of date.
pub(super) type Kept = Cache<String, Picture, Weight>;

pub(super) fn kept() -> Kept {
    // Each part must have room for some of the largest.
    let options = OptionsBuilder::new()
        .estimated_items_capacity(KEPT_PICTURES)
        .weight_capacity(KEPT)
        .shards(4)
        .build()
        .expect("both capacities are set");
    Cache::with_options(
        options,
        Weight,
        DefaultHashBuilder::default(),
        quick_cache::sync::DefaultLifecycle::default(),
    )
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Weight;

impl Weighter<String, Picture> for Weight {
    fn weight(&self, name: &String, picture: &Picture) -> u64 {
        let bytes = match picture {
            Picture::Whole(bytes) => bytes.len(),
            Picture::Large(_) => size_of::<Picture>(),
        };
        (name.len() + bytes) as u64
    }
}

/// A picture for a reader.
#[derive(Debug, Clone)]
pub enum Picture {
    /// All of it.
    Whole(Bytes),
    /// One that is too large to be kept: its bytes.
    Large(u64),
}

impl Bucket {
    /// What is in memory of a picture: it costs nothing.
    pub fn in_memory(&self, file: &str) -> Option<Picture> {
        self.0.kept.get(file)
    }

    /// A picture that is not, fetched once, however many wait for it.
    pub async fn picture(&self, file: &str) -> Result<Picture, MediaError> {
        // A failure is nobody else's: those who wait ask in their turn, and their wait says nothing of the storage.
        let fetched = self.0.kept.get_or_insert_async(file, self.fetch(file));
        timeout(PATIENCE, fetched)
            .await
            .unwrap_or_else(|_| Err(MediaError::Busy { place: self.to_string() }))
    }

    async fn fetch(&self, file: &str) -> Result<Picture, MediaError> {
        let looking = self.may_ask()?;
        let turn = timeout(PATIENCE / 2, self.0.fetches.acquire()).await;
        let Ok(Ok(_turn)) = turn else {
            return Err(MediaError::Busy { place: self.to_string() });
        };
        // Shorter than who waits does, so that it is known whose fault it is. A storage that says what is there answers; that the bytes
        // are slow may be this one picture's matter, or the line's.
        let found = timeout(ANSWERED, self.open(file)).await;
        let found = self.0.outage.noted(found.unwrap_or_else(|_| Err(self.silent(ANSWERED))));
        drop(looking);
        let shown = match found {
            Ok(found) => {
                let read = timeout(ANSWERED, self.small(file, found)).await;
                read.unwrap_or_else(|_| Err(self.silent(ANSWERED)))
            }
            Err(error) => Err(error),
        };
        // One that is missing was made up, for all that is known here; the log has what is wrong with all of them.
        shown.inspect_err(|error| {
            if !fault::is_of_all(error) && !matches!(error, MediaError::Missing { .. }) {
                self.0.not_shown.say(file, error);
            }
        })
    }

    async fn small(&self, file: &str, found: GetResult) -> Result<Picture, MediaError> {
        if found.meta.size > LARGEST_KEPT {
            return Ok(Picture::Large(found.meta.size));
        }
        let bytes = self.answer(found.bytes()).await?;
        if name::is_of(file, &bytes) {
            return Ok(Picture::Whole(bytes));
        }
        Err(MediaError::Damaged {
            name: file.to_owned(),
            place: self.to_string(),
        })
    }

    /// For [`Self::pass_on`].
    pub fn large(&self) -> &Seats {
        &self.0.large
    }

    /// A part of a large one, as it comes: nothing of it is kept. The seat is one of [`Self::large`], if there was one for whoever asks.
    pub async fn pass_on(&self, file: &str, part: Range<u64>, seat: Option<Seat>) -> Result<Body, MediaError> {
        let Some(seat) = seat else {
            return Err(MediaError::Busy { place: self.to_string() });
        };
        let looking = self.may_ask()?;
        let object = self.object(file);
        let options = GetOptions {
            range: Some(GetRange::Bounded(part)),
            ..GetOptions::default()
        };
        let asked = self.answer(self.0.store.get_opts(&object, options));
        let found = timeout(PATIENCE, asked).await.unwrap_or_else(|_| Err(self.silent(PATIENCE)));
        let pieces = self.0.outage.noted(found)?.into_stream();
        drop(looking);
        Ok(Body::from_stream(pieces.map(move |piece| {
            let _until_sent = &seat;
            piece
        })))
    }

    fn may_ask(&self) -> Result<Turn<'_>, MediaError> {
        self.0.outage.lets_by().ok_or_else(|| MediaError::Unreachable {
            place: self.to_string(),
            reason: "it did not answer a moment ago".to_owned(),
        })
    }
}
