//! Looks for what is new, for those who have a page on screen.

use std::{future::Future, pin::pin, time::Duration};

use tokio::time::Instant;

use crate::{changes::Changes, news::NewsDesk};

/// So long nothing is looked for behind a look, however much changes …
const LEAST: Duration = Duration::from_millis(200);
/// … and so long at the most, if nothing does: what was planned comes by itself.
const MOST: Duration = Duration::from_secs(1);
/// How soon a change is noticed in between.
const GLANCE: Duration = Duration::from_millis(20);
/// A fault of the store is waited out.
const FAULT: Duration = Duration::from_secs(10);

/// Runs until `stop` is done; then every stream ends.
pub async fn run(news: NewsDesk, changes: Changes, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    let mut mark = None;
    loop {
        let since = changes.count();
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
        let fault = match looked {
            Ok(next) => {
                mark = Some(next);
                None
            }
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "what is new cannot be told");
                Some(FAULT)
            }
        };
        let pause = async {
            match fault {
                Some(fault) => tokio::time::sleep(fault).await,
                None => until_changed(&changes, since).await,
            }
        };
        tokio::select! {
            () = &mut stop => break,
            () = pause => {}
        }
    }
    news.end();
}

async fn until_changed(changes: &Changes, since: u64) {
    let end = Instant::now() + MOST;
    tokio::time::sleep(LEAST).await;
    while changes.count() == since && Instant::now() < end {
        tokio::time::sleep(GLANCE).await;
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::store::Store;

    #[tokio::test]
    async fn it_is_looked_again_when_something_has_changed_and_else_after_a_second() {
        let folder = TempDir::new().unwrap();
        let store = Store::open_sqlite(&folder.path().join("briefs.db")).await.unwrap();
        let changes = Changes::new(store, Vec::new());
        changes.look().await.unwrap();
        tokio::time::pause();
        let waited = async |since: u64| {
            let began = Instant::now();
            until_changed(&changes, since).await;
            began.elapsed()
        };
        let changed = waited(changes.count() - 1).await;
        assert!((LEAST..LEAST + GLANCE).contains(&changed), "{changed:?}");
        let idle = waited(changes.count()).await;
        assert!((MOST..MOST + 2 * GLANCE).contains(&idle), "{idle:?}");
    }
}
