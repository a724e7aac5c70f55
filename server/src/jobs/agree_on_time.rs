//! Keeps a node's clock with the database's: what is under embargo comes out at all nodes at once, whatever their systems' clocks say.

use std::{
    future::Future,
    pin::pin,
    time::{Duration, Instant},
};

use jiff::SignedDuration;

use crate::{clock::Clock, store::Store};

/// How often it is looked at: clocks drift by less than a millisecond a minute, and are set now and then …
const EVERY: Duration = Duration::from_mins(1);
/// … which is looked at more often: whether the system's has jumped by more than `JUMP`, as when the machine was asleep.
const GLANCE: Duration = Duration::from_secs(1);
const JUMP: SignedDuration = SignedDuration::from_secs(1);
/// An answer that took longer says too little of the time.
const SOON: Duration = Duration::from_secs(1);

/// Runs until `stop` is done.
pub async fn run(store: Store, clock: Clock, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    let (mut looked, mut ahead) = (Instant::now(), clock.system_is_ahead_by());
    loop {
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(GLANCE) => {}
        }
        if looked.elapsed() >= EVERY || (clock.system_is_ahead_by() - ahead).abs() > JUMP {
            once(&store, &clock).await;
            (looked, ahead) = (Instant::now(), clock.system_is_ahead_by());
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
        Ok(Some(_)) => tracing::warn!("the database took too long to say what time it is; the clock goes on as it did"),
        Ok(None) => {}
        Err(error) => tracing::warn!(
            error = &error as &dyn std::error::Error,
            "the database cannot be asked for the time"
        ),
    }
}
