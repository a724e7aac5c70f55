//! Room for documents between their fetch and the end of their intake: so many bytes in all, whoever sends them.
//!
//! Small ones never wait for it. Where a few large ones take it all, a document that waits for nothing but its pictures makes room.

use tokio::sync::{Semaphore, SemaphorePermit, watch};

/// What one place stands for.
const PLACE: usize = 1_000;
/// All places: a document of the largest size beside a small one, or some dozens of usual ones. Read, a document takes several times its
/// bytes.
const PLACES: u32 = 6_000;
/// A small document takes memory besides its bytes.
const FEWEST: u32 = 16;

/// How much may be on its way.
pub struct Room {
    places: Semaphore,
    waiting: watch::Sender<usize>,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            places: Semaphore::new(PLACES as usize),
            waiting: watch::Sender::new(0),
        }
    }
}

impl Room {
    /// Room for a document of so many bytes, when there is some. In the order in which it is asked for.
    pub(super) async fn of(&self, bytes: usize) -> Option<SemaphorePermit<'_>> {
        let places = u32::try_from(bytes / PLACE).map_or(PLACES, |places| places.clamp(FEWEST, PLACES));
        if let Ok(free) = self.places.try_acquire_many(places) {
            return Some(free);
        }
        let _waiting = Waiting::begin(&self.waiting);
        // Never closed, so it comes.
        self.places.acquire_many(places).await.ok()
    }

    /// Done while a document waits for room.
    pub(super) async fn wanted(&self) {
        // Its sender is here, so it does not end.
        let _ = self.waiting.subscribe().wait_for(|waiting| *waiting > 0).await;
    }
}

/// A document that waits, also if its task is dropped.
struct Waiting<'a>(&'a watch::Sender<usize>);

impl<'a> Waiting<'a> {
    fn begin(waiting: &'a watch::Sender<usize>) -> Self {
        waiting.send_modify(|waiting| *waiting += 1);
        Self(waiting)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|waiting| *waiting -= 1);
    }
}

#[cfg(test)]
mod tests {
    use std::{
        pin::pin,
        task::{Context, Waker},
    };

    use super::*;

    const LARGE: usize = 5_000_000;

    fn is_done(work: impl Future) -> bool {
        pin!(work).poll(&mut Context::from_waker(Waker::noop())).is_ready()
    }

    #[tokio::test]
    async fn there_is_room_for_one_of_the_largest_beside_small_ones_and_the_next_waits() {
        let room = Room::default();
        let large = room.of(LARGE).await;
        assert!(is_done(room.of(LARGE / 10)));
        assert!(!is_done(room.of(LARGE)));
        drop(large);
        assert!(is_done(room.of(LARGE)));
    }

    #[tokio::test]
    async fn dozens_of_usual_ones_and_one_over_every_limit_find_room() {
        let room = Room::default();
        let mut held = Vec::new();
        for _ in 0..60 {
            held.push(room.of(100_000).await);
        }
        held.clear();
        assert!(is_done(room.of(usize::MAX)));
    }

    #[tokio::test]
    async fn room_is_wanted_while_one_waits_for_it() {
        let room = Room::default();
        let all = room.of(usize::MAX).await;
        assert!(!is_done(room.wanted()));
        {
            let mut waiting = pin!(room.of(LARGE));
            assert!(waiting.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
            assert!(is_done(room.wanted()));
        }
        assert!(!is_done(room.wanted()), "it was given up");
        drop(all);
        assert!(is_done(room.of(LARGE)));
    }
}
