//! Keeps a node's clock with the database's: what is under embargo comes out at all nodes at once, whatever their systems' clocks say.

use std::{
    future::Future,
    pin::pin,
    time::{Duration, Instant},
};

use jiff::SignedDuration;

use crate::{clock::Clock, store::Store};

/// How often it is looked at: clocks drift by less than a millisecond a minute, and are set now and then.
const EVERY: Duration = Duration::from_mins(1);
/// An answer that took longer says too little of the time.
const SOON: Duration = Duration::from_secs(1);

/// Runs until `stop` is done.
pub async fn run(store: Store, clock: Clock, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(EVERY) => once(&store, &clock).await,
        }
    }
}

/// Where the database does not answer the clock goes on as it did.
pub async fn once(store: &Store, clock: &Clock) {
    let asked = Instant::now();
    match store.time().await {
        Ok(Some(time)) if asked.elapsed() < SOON => {
            let on_its_way = SignedDuration::try_from(asked.elapsed() / 2).unwrap_or_default();
            clock.go_by(time.saturating_add(on_its_way).unwrap_or(time));
        }
        Ok(_) => {}
        Err(error) => tracing::warn!(
            error = &error as &dyn std::error::Error,
            "the database cannot be asked for the time"
        ),
    }
}
