//! Waiting for a storage, which may take minutes to say nothing, by somebody who may be told to stop meanwhile.

use std::{future::Future, ops::ControlFlow, pin::pin, time::Duration};

use tokio::time::timeout;

/// So soon a word to stop is heard.
pub(super) const LOOK: Duration = Duration::from_millis(100);

/// What comes of it; `None` where `tell` says to stop before.
pub async fn unless_stopped<T>(asked: impl Future<Output = T>, tell: impl Fn() -> ControlFlow<()>) -> Option<T> {
    let mut asked = pin!(asked);
    loop {
        match timeout(LOOK, &mut asked).await {
            Ok(answer) => return Some(answer),
            Err(_) if tell().is_break() => return None,
            Err(_) => {}
        }
    }
}
