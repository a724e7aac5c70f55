//! Fetches outside sources when they are due, and looks now and then whether originals are still there.

use std::{
    collections::{HashMap, HashSet},
    future::Future,
    pin::pin,
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use tokio::task::JoinSet;

use crate::{
    clock::Clock,
    config::SourceConfig,
    wire::{Wire, contained::contained, schedule},
};

/// Looked again at the latest: a source's time may have been changed by `briefs ingest`.
const AGAIN: Duration = Duration::from_mins(1);
/// A fault of the store is waited out.
const FAULT: Duration = Duration::from_secs(10);
/// Originals looked for in one pass.
const ORIGINALS: u32 = 30;

/// Sources whose run ended in a fault of ours: their times could not be written down, and the other servers are not to be asked again
/// and again for it.
#[derive(Debug, Default)]
struct Faults(HashMap<String, (u32, Timestamp)>);

impl Faults {
    /// Not to be asked before; what a clock said that has been set back since does not count.
    fn until(&self, source: &str, now: Timestamp) -> Option<Timestamp> {
        let until = self.0.get(source).map(|(_, until)| *until);
        until.filter(|until| until.duration_since(now) <= schedule::LONGEST)
    }

    fn ended(&mut self, source: &str, is_well: bool, now: Timestamp) {
        if is_well {
            self.0.remove(source);
            return;
        }
        let failures = self.0.get(source).map_or(0, |(failures, _)| *failures);
        let outcome = schedule::Outcome::Failed {
            retry_after: None,
            needs_a_person: false,
        };
        let history = schedule::History {
            failures,
            ..schedule::History::default()
        };
        let plan = schedule::next(&outcome, &history, now, rand::random_range(0.0..1.0));
        self.0.insert(source.to_owned(), (plan.failures, plan.next_try_at));
    }
}

/// Runs until `stop` is done. What is under way then is dropped: a document is in whole or not at all.
pub async fn run(wire: Wire, clock: Clock, stop: impl Future<Output = ()>) {
    if wire.sources().is_empty() {
        return;
    }
    let mut stop = pin!(stop);
    let mut running = JoinSet::new();
    let mut busy: HashSet<String> = HashSet::new();
    let mut faults = Faults::default();
    let mut looking = JoinSet::new();
    loop {
        let wait = match wire.due().await {
            Ok(due) => {
                let now = clock.now();
                let mut wait = AGAIN;
                for (at, source) in due {
                    let at = faults.until(source.id.as_str(), now).map_or(at, |until| at.max(until));
                    if at <= now {
                        if busy.insert(source.id.to_string()) {
                            running.spawn(ask(wire.clone(), source.clone()));
                        }
                    } else {
                        let left = at.duration_since(now).max(SignedDuration::ZERO);
                        wait = wait.min(left.unsigned_abs());
                    }
                }
                wait
            }
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "the sources' times cannot be read");
                FAULT
            }
        };
        if looking.is_empty() {
            let wire = wire.clone();
            looking.spawn(async move { wire.look_for_originals(ORIGINALS).await });
        }
        tokio::select! {
            () = &mut stop => return,
            Some(Ok((id, is_well))) = running.join_next() => {
                busy.remove(&id);
                faults.ended(&id, is_well, clock.now());
            }
            () = tokio::time::sleep(wait) => {}
        }
        while let Some(ended) = looking.try_join_next() {
            if let Ok(Err(error)) = ended {
                tracing::warn!(error = &error as &dyn std::error::Error, "originals could not be looked for");
            }
        }
    }
}

/// Asks a source. Returns its id, and whether the run came to an end of which its time was written down.
async fn ask(wire: Wire, source: SourceConfig) -> (String, bool) {
    let id = source.id.to_string();
    match contained(wire.ingest(&source)).await {
        Ok(Ok(_)) => return (id, true),
        Ok(Err(error)) => {
            let error = &error as &dyn std::error::Error;
            tracing::warn!(source = id, error, "a source could not be taken in");
        }
        Err(_) => tracing::error!(source = id, "a source's run broke down"),
    }
    (id, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lasting_fault_of_ours_makes_a_source_be_asked_ever_more_rarely_until_all_is_well() {
        let mut faults = Faults::default();
        let now = Timestamp::UNIX_EPOCH;
        let mut wait = |is_well| {
            faults.ended("alpha", is_well, now);
            faults.until("alpha", now).map(|until| until.duration_since(now))
        };
        let mut before = SignedDuration::ZERO;
        for _ in 0..5 {
            let pause = wait(false).unwrap();
            assert!(pause >= schedule::SHORTEST && pause > before, "{pause} after {before}");
            before = pause;
        }
        for _ in 0..40 {
            assert!(wait(false).unwrap() <= schedule::LONGEST);
        }
        assert_eq!(wait(true), None);
        assert!(wait(false).unwrap() < before, "all is forgotten");
        assert_eq!(faults.until("beta", now), None);
        let then = now - SignedDuration::from_hours(48);
        assert_eq!(faults.until("alpha", then), None, "the clock was set back");
    }
}
