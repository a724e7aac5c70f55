//! Looks for what is new, for those who have a page on screen; and ends what has been breaking news for long enough.

use std::{future::Future, pin::pin, time::Duration};

use crate::news::NewsDesk;

const EVERY: Duration = Duration::from_secs(1);
/// Breaking news is looked at with each round of so many.
const ROUNDS: u32 = 60;
/// A fault of the store is waited out.
const FAULT: Duration = Duration::from_secs(10);

/// Runs until `stop` is done; then every stream ends.
pub async fn run(news: NewsDesk, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    let mut place = None;
    let mut rounds = 0_u32;
    loop {
        if rounds.is_multiple_of(ROUNDS)
            && let Err(error) = news.end_breaking().await
        {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "what was breaking news is still said to be"
            );
        }
        rounds = rounds.wrapping_add(1);
        let looked = match place {
            None => news.begin().await,
            Some(place) => news.look(place).await,
        };
        let wait = match looked {
            Ok(next) => {
                place = Some(next);
                EVERY
            }
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "what is new cannot be told");
                FAULT
            }
        };
        tokio::select! {
            () = &mut stop => break,
            () = tokio::time::sleep(wait) => {}
        }
    }
    news.end();
}
