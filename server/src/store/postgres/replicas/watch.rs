//! Looking after a replica: whether it may be asked, and what the log should say of it.

use std::{
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use tokio::time::{sleep, timeout};

use super::{
    super::Inner,
    Replica, SOON,
    look::{Left, ask_primary},
    milliseconds,
};

/// Between two looks at one that is well, and at one that is behind or not there: at first, and in the end.
const LOOK: Duration = Duration::from_secs(1);
const FIRST: Duration = Duration::from_millis(20);
const LAST: Duration = Duration::from_millis(500);
/// Behind for longer, it is a matter for the log.
const LONG: Duration = Duration::from_secs(10);
/// The longest that one is left out which looks well and fails at queries; and when it is a matter for the log.
const LONGEST_REST: Duration = Duration::from_secs(30);
const NOTABLE_REST: Duration = Duration::from_secs(1);

impl Replica {
    /// Looks after it for ever.
    pub(super) async fn watch(self: Arc<Self>, primary: Arc<Inner>) {
        let mut connection = None;
        let (mut wait, mut since, mut is_told) = (FIRST, Instant::now(), false);
        let mut rest = Rest::new(Instant::now());
        loop {
            // The node is told nothing, and then goes by what replicas show: only as long as there is no other way to learn of a change.
            if !primary.told.is_heard() {
                let _ = ask_primary(&primary, SOON / 2).await;
            }
            let looked = self.look_again(&mut connection, &primary).await;
            let left = match (looked, self.take_fault()) {
                (Err(left), _) => Some(left),
                (Ok(_), Some(fault)) => Some(Left::Failing(fault)),
                (Ok(_), None) => None,
            };
            let Some(left) = left else {
                self.behind.store(1, Ordering::Release);
                self.is_in.store(true, Ordering::Release);
                let is_quiet = timeout(LOOK, self.wake.notified()).await.is_err();
                if is_quiet && std::mem::take(&mut is_told) {
                    tracing::info!(replica = %self.address, "the replica is read from again");
                }
                (wait, since) = (FIRST, Instant::now());
                continue;
            };
            self.is_in.store(false, Ordering::Release);
            let (behind, is_news, pause) = match &left {
                // Nothing was replayed yet of which it could be told how old it is.
                Left::Behind(age) => (1 + milliseconds((*age).max(since.elapsed())), since.elapsed() > LONG, wait),
                Left::Ahead | Left::NoPrimary(_) => (0, since.elapsed() > LONG, wait),
                Left::Another | Left::Gone(_) => (0, true, wait),
                Left::Failing(_) => {
                    let pause = rest.begin(Instant::now());
                    (1, pause >= NOTABLE_REST, pause)
                }
            };
            self.behind.store(behind, Ordering::Release);
            if is_news && !std::mem::replace(&mut is_told, true) {
                let error = &left as &dyn std::error::Error;
                tracing::warn!(replica = %self.address, error, "the replica is not read from; the primary is asked instead");
            }
            sleep(pause).await;
            if matches!(left, Left::Failing(_)) {
                // Whoever was under way when it was left out.
                self.take_fault();
            } else {
                wait = (wait * 2).min(LAST);
            }
        }
    }
}

/// How long one is left out that has failed at a query: longer each time, until it has not for a while.
struct Rest {
    length: Duration,
    end: Instant,
}

impl Rest {
    fn new(now: Instant) -> Self {
        Self {
            length: Duration::ZERO,
            end: now,
        }
    }

    /// How long it is from now on.
    fn begin(&mut self, now: Instant) -> Duration {
        let is_again = now.duration_since(self.end) < LONG;
        self.length = if is_again { self.length * 2 } else { FIRST }.clamp(FIRST, LONGEST_REST);
        self.end = now + self.length;
        self.length
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_fails_again_and_again_is_left_out_for_longer_each_time_and_for_half_a_minute_at_the_most() {
        let mut now = Instant::now();
        let mut rest = Rest::new(now);
        let mut rests = Vec::new();
        for _ in 0..20 {
            let length = rest.begin(now);
            rests.push(length);
            now += length;
        }
        assert!(rests.is_sorted() && rests[0] == FIRST && rests[1] > FIRST, "{rests:?}");
        assert_eq!(rests[19], LONGEST_REST);
        assert_eq!(rest.begin(now + LONG), FIRST, "it has not failed for a while");
    }
}
