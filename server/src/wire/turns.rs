//! Turns at a source: its documents come in one at a time, fetched or pushed, in the order of their places in the line.

use std::{
    collections::HashMap,
    future::{Future as _, poll_fn},
    pin::Pin,
    sync::Arc,
    task::Poll,
};

use tokio::sync::{Mutex, OwnedMutexGuard};

/// The turn at a source, until it is dropped. One of a source that nobody knows is no turn at all.
pub(super) type Turn = Option<OwnedMutexGuard<()>>;

/// A line at each source.
pub(super) struct Turns(HashMap<String, Arc<Mutex<()>>>);

/// A place in the line.
pub(super) enum Place {
    First(Turn),
    Later(Pin<Box<dyn Future<Output = OwnedMutexGuard<()>> + Send>>),
}

impl Turns {
    pub(super) fn of<'a>(sources: impl Iterator<Item = &'a str>) -> Self {
        Self(sources.map(|source| (source.to_owned(), Arc::default())).collect())
    }

    /// The turn at a source, when it comes.
    pub(super) async fn turn(&self, source: &str) -> Turn {
        Some(self.0.get(source)?.clone().lock_owned().await)
    }

    /// A place in the line that is held from now on, and not from when it is first waited for.
    pub(super) async fn line_up(&self, source: &str) -> Place {
        let Some(line) = self.0.get(source) else {
            return Place::First(None);
        };
        let mut turn = Box::pin(line.clone().lock_owned());
        // Asking once is what takes the place.
        match poll_fn(|context| Poll::Ready(turn.as_mut().poll(context))).await {
            Poll::Ready(turn) => Place::First(Some(turn)),
            Poll::Pending => Place::Later(turn),
        }
    }
}

impl Place {
    /// The turn, when it comes.
    pub(super) async fn turn(self) -> Turn {
        match self {
            Self::First(turn) => turn,
            Self::Later(turn) => Some(turn.await),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        pin::pin,
        task::{Context, Waker},
    };

    use super::*;

    fn comes(place: Place) -> bool {
        pin!(place.turn()).poll(&mut Context::from_waker(Waker::noop())).is_ready()
    }

    #[tokio::test]
    async fn places_in_the_line_are_held_from_the_start() {
        let turns = Turns::of(["alpha", "beta"].into_iter());
        let fetch = turns.turn("alpha").await;
        let (first, second) = (turns.line_up("alpha").await, turns.line_up("alpha").await);
        assert!(comes(turns.line_up("beta").await), "another source has a line of its own");
        drop(fetch);
        assert!(!comes(second), "asked for later, though waited for earlier");
        assert!(comes(first));
    }

    #[tokio::test]
    async fn a_source_that_nobody_knows_has_no_line() {
        let turns = Turns::of(std::iter::empty());
        assert!(turns.turn("alpha").await.is_none());
        assert!(turns.line_up("alpha").await.turn().await.is_none());
    }
}
