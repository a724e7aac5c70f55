//! A storage that does not answer is left alone for a moment, so that those who wait for it do not become many.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use super::fault;
use crate::media::MediaError;

/// So long a storage is left alone that has not answered.
const PAUSE: Duration = Duration::from_secs(2);

/// When a storage was asked last that does not answer; said once, and once when it does again.
#[derive(Debug, Default)]
pub(super) struct Outage(Mutex<Option<Instant>>);

impl Outage {
    /// While it does not answer, one goes by now and then, to see whether it does.
    pub(super) fn lets_by(&self) -> bool {
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

    /// What has come of a question. What is wrong with one object keeps nobody from the others.
    pub(super) fn noted<T>(&self, answer: Result<T, MediaError>) -> Result<T, MediaError> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &answer {
            Err(error) if fault::is_of_all(error) => {
                if last.replace(Instant::now()).is_none() {
                    tracing::error!(error = error as &dyn std::error::Error, "pictures are not shown");
                }
            }
            _ => {
                if last.take().is_some() {
                    tracing::info!("the storage of pictures answers again");
                }
            }
        }
        answer
    }
}
