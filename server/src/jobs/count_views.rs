//! Writes counted views down, now and then and at the end.

use std::{future::Future, pin::pin, time::Duration};

use jiff::Timestamp;

use crate::{
    clock::Clock,
    store::{Store, views::end_of_day},
    views::Views,
};

const EVERY: Duration = Duration::from_secs(10);

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
        wait = EVERY;
        let now = clock.now();
        let reads = views.take(now);
        if !reads.by_article.is_empty() || now >= agreed {
            match store.add_reads(&reads, now).await {
                Ok(salt) => {
                    views.agree(&reads, salt);
                    agreed = end_of_day(now);
                }
                // A count is not worth a retry that could grow without end.
                Err(error) => tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "views of the last seconds are not counted"
                ),
            }
        }
        if is_last {
            return;
        }
    }
}
