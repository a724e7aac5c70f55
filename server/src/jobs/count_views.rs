//! Writes counted views down, now and then and at the end.

use std::{future::Future, pin::pin, time::Duration};

use jiff::Timestamp;

use crate::{
    clock::Clock,
    store::{Store, StoreError, views::end_of_day},
    views::Views,
};

/// Nodes write one at a time, each after a part of this that is never the same: not all of them again and again at once.
const EVERY: Duration = Duration::from_mins(1);
const SHORTEST_PART: f64 = 0.7;
/// Between two of them at the least: when a day begins it is written before its time.
const SOONEST: Duration = Duration::from_secs(1);

/// Runs until `stop` is done, then writes a last time.
pub async fn run(views: Views, store: Store, clock: Clock, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    // Until when it is agreed on with other nodes how readers are told apart: also where nobody reads, what is known of a day's readers
    // goes with the day.
    let mut agreed = Timestamp::MIN;
    let mut wait = Duration::ZERO;
    loop {
        let is_last = tokio::select! {
            () = &mut stop => true,
            () = tokio::time::sleep(wait) => false,
        };
        let now = clock.now();
        let reads = views.take(now);
        if !reads.by_article.is_empty() || now >= agreed {
            match store.add_reads(&reads, now).await {
                Ok(salt) => {
                    views.agree(&reads, salt);
                    agreed = end_of_day(now);
                }
                Err(StoreError::Busy(_)) if !is_last => views.put_back(reads),
                // A count is not worth a retry that could grow without end.
                Err(error) => tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "views of the last minute are not counted"
                ),
            }
        }
        if is_last {
            return;
        }
        let rest_of_day = Duration::try_from(end_of_day(now).duration_since(now)).unwrap_or(EVERY);
        wait = rest_of_day.clamp(SOONEST, EVERY.mul_f64(rand::random_range(SHORTEST_PART..1.0)));
    }
}
