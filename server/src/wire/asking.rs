//! Who is asked at once: so many, that what has been fetched does not pile up before it is used; and nobody waits for one that hangs.

use std::{pin::pin, time::Duration};

use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::timeout,
};

/// One that does not answer within this time is not one of them any more.
const ANSWERS_WITHIN: Duration = Duration::from_millis(250);

/// Places for those who are asked, or have answered and wait for what comes next.
pub struct Asking(Semaphore);

impl Asking {
    /// So many places.
    pub const fn of(places: usize) -> Self {
        Self(Semaphore::const_new(places))
    }

    /// Asks when there is a place. With the answer comes the place, which is held until what was fetched is used; one that hangs gives it up
    /// and is waited for all the same.
    pub async fn in_turn<T>(&self, question: impl Future<Output = T>) -> (T, Option<SemaphorePermit<'_>>) {
        // Never closed, so it comes.
        let place = self.0.acquire().await.ok();
        let mut question = pin!(question);
        if let Ok(answer) = timeout(ANSWERS_WITHIN, &mut question).await {
            return (answer, place);
        }
        drop(place);
        (question.await, None)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::{pending, ready},
        task::{Context, Poll, Waker},
    };

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn who_has_answered_holds_a_place_and_who_hangs_does_not() {
        let asking = Asking::of(1);
        let ((), place) = asking.in_turn(ready(())).await;
        assert!(place.is_some());
        let mut next = pin!(asking.in_turn(pending::<()>()));
        let mut context = Context::from_waker(Waker::noop());
        assert_eq!(next.as_mut().poll(&mut context).map(|_| ()), Poll::Pending);
        drop(place);
        assert!(timeout(ANSWERS_WITHIN * 2, &mut next).await.is_err(), "it hangs for ever");
        assert!(asking.in_turn(ready(())).await.1.is_some(), "another goes before it");
    }

    #[tokio::test(start_paused = true)]
    async fn a_late_answer_comes_without_a_place() {
        let asking = Asking::of(1);
        let late = async { tokio::time::sleep(ANSWERS_WITHIN * 3).await };
        assert!(asking.in_turn(late).await.1.is_none());
    }
}
