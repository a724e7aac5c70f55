//! Keeps the weather fresh: a pass when a place is due or newly wanted. Idempotent; two at once would take turns.

use std::future::Future;
use std::pin::pin;

use crate::weather::Weather;

/// Runs until `stop` is done; a request under way is then dropped, and made again after the next start.
pub async fn run(weather: Weather, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => return,
            () = async { weather.refresh_due().await; weather.due().await } => {}
        }
    }
}
