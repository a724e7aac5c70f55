//! Looks for what is new, for those who have a page on screen.

use std::{future::Future, pin::pin, time::Duration};

use crate::news::NewsDesk;

const EVERY: Duration = Duration::from_secs(1);
/// A fault of the store is waited out.
const FAULT: Duration = Duration::from_secs(10);

/// Runs until `stop` is done; then every stream ends.
pub async fn run(news: NewsDesk, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    let mut mark = None;
    loop {
        let look = async {
            match mark {
                None => news.begin().await,
                Some(mark) => news.look(mark).await,
            }
        };
        let looked = tokio::select! {
            () = &mut stop => break,
            looked = look => looked,
        };
        let wait = match looked {
            Ok(next) => {
                mark = Some(next);
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
