//! A bug that shows on one document must cost that document alone.

use std::{
    future::{Future, poll_fn},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    task::Poll,
};

/// Something in the program gave up. What it was is in the log, by the panic's own message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrokeDown;

/// Runs a future to its end, or to its panic: it is then dropped with all that it held, as a transaction that is rolled back.
pub async fn contained<F: Future>(future: F) -> Result<F::Output, BrokeDown> {
    let mut future = pin!(future);
    // Nothing of it is looked at after a panic.
    poll_fn(
        |context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(_) => Poll::Ready(Err(BrokeDown)),
        },
    )
    .await
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    };

    use super::*;

    struct Held(Arc<AtomicBool>);

    impl Drop for Held {
        fn drop(&mut self) {
            self.0.store(true, Ordering::SeqCst);
        }
    }

    #[tokio::test]
    async fn a_panic_is_an_error_and_all_that_was_held_is_dropped() {
        let is_dropped = Arc::new(AtomicBool::new(false));
        let held = Held(is_dropped.clone());
        let ended = contained(async move {
            let _held = held;
            tokio::task::yield_now().await;
            std::panic::resume_unwind(Box::new("a fault of the program"));
        })
        .await;
        assert_eq!(ended, Err::<(), _>(BrokeDown));
        assert!(is_dropped.load(Ordering::SeqCst));
    }

    #[tokio::test]
    async fn what_ends_well_is_handed_on() {
        let ended = contained(async {
            tokio::task::yield_now().await;
            7
        })
        .await;
        assert_eq!(ended, Ok(7));
    }
}
