//! A storage that does not answer is left alone for a moment, so that those who wait for it do not become many.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
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

/// Somebody who goes by; held until what has come of the question is noted.
#[derive(Debug)]
pub(super) struct Turn<'a> {
    outage: &'a Outage,
    /// Of one who looks whether it is back: when that began, and when it was asked before.
    looking: Option<(Instant, Instant)>,
}

/// Who leaves before the answer has not looked: the next one does.
impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if let Some((began, before)) = self.looking {
            let mut last = self.outage.last();
            if *last == Some(began) {
                *last = Some(before);
            }
        }
    }
}

impl Outage {
    fn last(&self) -> MutexGuard<'_, Option<Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// While it does not answer, one goes by now and then, to see whether it does.
    pub(super) fn lets_by(&self) -> Option<Turn<'_>> {
        let mut last = self.last();
        let looking = match *last {
            None => None,
            Some(before) if before.elapsed() < PAUSE => return None,
            Some(before) => {
                let now = Instant::now();
                *last = Some(now);
                Some((now, before))
            }
        };
        Some(Turn { outage: self, looking })
    }

    /// What has come of a question. What is wrong with one object keeps nobody from the others.
    pub(super) fn noted<T>(&self, answer: Result<T, MediaError>) -> Result<T, MediaError> {
        let mut last = self.last();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn who_leaves_before_the_answer_leaves_the_look_to_the_next() {
        let outage = Outage::default();
        let _ = outage.noted(Err::<(), _>(MediaError::Unreachable {
            place: "s3://pictures".to_owned(),
            reason: "nobody listens".to_owned(),
        }));
        assert!(outage.lets_by().is_none());
        tokio::time::advance(PAUSE).await;
        let looking = outage.lets_by().unwrap();
        assert!(outage.lets_by().is_none(), "one looks");
        drop(looking);
        let looking = outage.lets_by().unwrap();
        outage.noted(Ok(())).unwrap();
        drop(looking);
        assert!(outage.lets_by().is_some() && outage.lets_by().is_some(), "it answers");
    }
}
