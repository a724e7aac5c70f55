//! Tells of a change where another list is shown as read most. Every read changes a sum, and next to none a list: were each sum a change, pages would be
//! made anew for nothing, and replicas behind for nothing.

use std::{future::Future, pin::pin, time::Duration};

use jiff::Timestamp;

use crate::{
    clock::Clock,
    store::{Store, StoreError},
};

/// As often as sums are written (`count_views`).
const EVERY: Duration = Duration::from_mins(1);

/// Runs until `stop` is done.
pub async fn run(store: Store, clock: Clock, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    let mut shown = Shown::default();
    loop {
        if let Err(error) = shown.look(&store, clock.now()).await {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "it cannot be looked at what is read most"
            );
        }
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// What was shown as read most when that was told last; nothing is known of it at the start.
#[derive(Debug, Default)]
pub struct Shown(Option<Vec<(String, i64)>>);

impl Shown {
    /// Looks at it, and tells where it is another.
    pub async fn look(&mut self, store: &Store, now: Timestamp) -> Result<(), StoreError> {
        let shown = Some(store.shown_as_most_read(now).await?);
        if self.0 != shown {
            store.most_read_changed().await?;
            self.0 = shown;
        }
        Ok(())
    }
}
