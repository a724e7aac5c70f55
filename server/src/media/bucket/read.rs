//! What readers are shown of a bucket: small pictures are kept in memory, large ones passed on as they come. A storage that does not answer is
//! left alone for a moment, so that those who wait for it do not become many.

use std::{
    ops::Range,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use axum::body::Body;
use bytes::Bytes;
use futures_util::StreamExt as _;
use object_store::{GetOptions, GetRange, ObjectStore as _};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter, sync::Cache};
use tokio::time::{Instant, timeout};

use super::Bucket;
use crate::media::{MediaError, name};

/// Bytes of pictures that are kept, with what they are found by: some 500 renditions.
const KEPT: u64 = 32_000_000;
/// Pictures, about.
const KEPT_PICTURES: usize = 500;
/// Bytes of the largest that is; renditions are smaller.
pub const LARGEST_KEPT: u64 = 2_000_000;
/// Of those that are fetched at the same time, each held whole; and of those that are passed on.
pub(super) const FETCHED_AT_ONCE: usize = 12;
pub(super) const PASSED_ON_AT_ONCE: usize = 50;
/// A reader waits so long for a picture, its own turn included: less than a request may take (`http::middleware`).
const PATIENCE: Duration = Duration::from_secs(10);
/// So long a storage is left alone that has not answered.
const PAUSE: Duration = Duration::from_secs(2);

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
    /// A picture, from memory if it can be; else it is fetched once, however many wait for it.
    pub async fn picture(&self, file: &str) -> Result<Picture, MediaError> {
        if let Some(picture) = self.0.kept.get(file) {
            return Ok(picture);
        }
        // A failure is nobody else's: those who wait ask in their turn, and their wait says nothing of the storage.
        let fetched = self.0.kept.get_or_insert_async(file, self.fetch(file));
        timeout(PATIENCE, fetched)
            .await
            .unwrap_or_else(|_| Err(MediaError::Busy { place: self.to_string() }))
    }

    async fn fetch(&self, file: &str) -> Result<Picture, MediaError> {
        self.may_ask()?;
        let turn = timeout(PATIENCE / 2, self.0.fetches.acquire()).await;
        let Ok(Ok(_turn)) = turn else {
            return Err(MediaError::Busy { place: self.to_string() });
        };
        // Shorter than who waits does, so that it is known whose fault it is.
        let asked = timeout(PATIENCE * 2 / 5, self.get_small(file)).await;
        let asked = asked.unwrap_or_else(|_| Err(self.silent(PATIENCE * 2 / 5)));
        let picture = self.0.outage.noted(asked)?;
        if let Picture::Whole(bytes) = &picture
            && !name::is_of(file, bytes)
        {
            let error = MediaError::Damaged {
                name: file.to_owned(),
                place: self.to_string(),
            };
            tracing::error!(error = &error as &dyn std::error::Error, "a picture is not shown");
            return Err(error);
        }
        Ok(picture)
    }

    async fn get_small(&self, file: &str) -> Result<Picture, MediaError> {
        let found = self.open(file).await?;
        if found.meta.size > LARGEST_KEPT {
            return Ok(Picture::Large(found.meta.size));
        }
        Ok(Picture::Whole(self.answer(found.bytes()).await?))
    }

    /// A part of one, as it comes: nothing of it is kept.
    pub async fn pass_on(&self, file: &str, part: Range<u64>) -> Result<Body, MediaError> {
        self.may_ask()?;
        let Ok(turn) = self.0.large.clone().try_acquire_owned() else {
            return Err(MediaError::Busy { place: self.to_string() });
        };
        let object = self.object(file);
        let options = GetOptions {
            range: Some(GetRange::Bounded(part)),
            ..GetOptions::default()
        };
        let asked = self.answer(self.0.store.get_opts(&object, options));
        let found = timeout(PATIENCE, asked).await.unwrap_or_else(|_| Err(self.silent(PATIENCE)));
        let pieces = self.0.outage.noted(found)?.into_stream();
        Ok(Body::from_stream(pieces.map(move |piece| {
            let _until_sent = &turn;
            piece
        })))
    }

    fn may_ask(&self) -> Result<(), MediaError> {
        if self.0.outage.lets_by() {
            return Ok(());
        }
        Err(MediaError::Unreachable {
            place: self.to_string(),
            reason: "it did not answer a moment ago".to_owned(),
        })
    }
}

/// When a storage was asked last that does not answer; said once, and once when it does again.
#[derive(Debug, Default)]
pub(super) struct Outage(Mutex<Option<Instant>>);

impl Outage {
    /// While it does not answer, one goes by now and then, to see whether it does.
    fn lets_by(&self) -> bool {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *last {
            None => true,
            Some(last) if last.elapsed() < PAUSE => false,
            Some(last) => {
                *last = Instant::now();
                true
            }
        }
    }

    /// What has come of a question.
    pub(super) fn noted<T>(&self, answer: Result<T, MediaError>) -> Result<T, MediaError> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &answer {
            Ok(_) | Err(MediaError::Missing { .. }) => {
                if last.take().is_some() {
                    tracing::info!("the storage of pictures answers again");
                }
            }
            Err(error) => {
                if last.replace(Instant::now()).is_none() {
                    tracing::error!(error = error as &dyn std::error::Error, "pictures are not shown");
                }
            }
        }
        answer
    }
}
