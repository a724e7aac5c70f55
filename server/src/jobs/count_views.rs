//! Writes counted views down, now and then and at the end.

use std::{future::Future, pin::pin, time::Duration};

use crate::{clock::Clock, store::Store, views::Views};

const EVERY: Duration = Duration::from_secs(10);

/// Runs until `stop` is done, then writes a last time.
pub async fn run(views: Views, store: Store, clock: Clock, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    loop {
        let is_last = tokio::select! {
            () = &mut stop => true,
            () = tokio::time::sleep(EVERY) => false,
        };
        let counted = views.take();
        if !counted.is_empty()
            && let Err(error) = store.add_views(&counted, clock.now()).await
        {
            // A count is not worth a retry that could grow without end.
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "views of the last seconds are not counted"
            );
        }
        if is_last {
            return;
        }
    }
}
