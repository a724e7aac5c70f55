//! Ends what has been breaking news for long enough.

use std::{future::Future, pin::pin, time::Duration};

use crate::news::NewsDesk;

const EVERY: Duration = Duration::from_mins(1);

/// Runs until `stop` is done.
pub async fn run(news: NewsDesk, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    loop {
        if let Err(error) = news.end_breaking().await {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "what was breaking news is still said to be"
            );
        }
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}
