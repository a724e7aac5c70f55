//! Tells a CDN which pages have changed: by a command, by another process, or because their time has come.
//!
//! What is to be told waits in a set of a fixed size; when it is full, all pages have changed. A page that the CDN asked for before a change
//! may reach it after it was told, so each word is told once more a few seconds later.

use std::{
    collections::{BTreeMap, BTreeSet},
    future::Future,
    pin::pin,
    time::Duration,
};

use jiff::{Timestamp, tz::TimeZone};
use tokio::time::Instant;

use crate::{
    cdn::{Cdn, PurgeError},
    changes::{Changed, Changes},
    clock::Clock,
    http::cache_policy::ALL_PAGES,
    metrics::Purges,
};

/// Between two looks, which ask nobody, and between two requests: what comes together is told together.
const EVERY: Duration = Duration::from_millis(250);
/// What was on its way to the CDN has arrived.
const ONCE_MORE: Duration = Duration::from_secs(5);
/// Words that wait; more are all pages.
const WAITING: usize = 1_000;
/// After a failure, doubled with each up to [`LONGEST_PAUSE`].
const PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// What a CDN is to be told, and when.
#[derive(Debug)]
pub struct Purging {
    cdn: Cdn,
    changes: Changes,
    clock: Clock,
    zone: TimeZone,
    figures: Purges,
    /// Up to which count of changes it was looked.
    seen: u64,
    /// When pages change without a change: the next planned article, or midnight.
    until: Option<Timestamp>,
    /// Words that wait to be told.
    now: BTreeSet<String>,
    /// Those that were told, and when they are told once more.
    again: BTreeMap<String, Instant>,
    failures: u32,
}

impl Purging {
    /// The first look finds that everything has changed: nothing is known of what did while no server was here.
    pub fn new(cdn: Cdn, changes: Changes, clock: Clock, zone: TimeZone, figures: Purges) -> Self {
        Self {
            cdn,
            changes,
            clock,
            zone,
            figures,
            seen: 0,
            until: None,
            now: BTreeSet::new(),
            again: BTreeMap::new(),
            failures: 0,
        }
    }

    /// Finds out what has changed since the last look.
    async fn look(&mut self) {
        let time = self.clock.now();
        if self.until.is_some_and(|until| until <= time) {
            self.now = all_pages();
            self.until = None;
        }
        let (seen, changed) = self.changes.changed_since(self.seen);
        if seen != self.seen {
            self.seen = seen;
            // A planned article may have come.
            self.until = None;
            match changed {
                Changed::Everything => self.now = all_pages(),
                Changed::Tags(tags) => self.add(tags.iter().map(ToString::to_string)),
            }
        }
        if self.until.is_none() {
            // Where the store does not answer it is asked at the next look.
            if let Ok(planned) = self.changes.next_publication(time).await {
                let midnight = time.to_zoned_datetime(self.zone.clone()).tomorrow();
                let midnight = midnight.and_then(|day| day.start_of_day()).map(|start| start.timestamp());
                self.until = [planned, midnight.ok()].into_iter().flatten().min();
            }
        }
    }

    fn add(&mut self, words: impl IntoIterator<Item = String>) {
        if self.now.contains(ALL_PAGES) {
            return;
        }
        self.now.extend(words);
        if self.now.len() > WAITING {
            self.now = all_pages();
        }
    }

    /// Tells one request's worth. `None`: there is nothing to tell.
    async fn tell(&mut self) -> Option<Result<(), PurgeError>> {
        let is_first = !self.now.is_empty();
        let words = if is_first {
            self.cdn.batch(&self.now)
        } else {
            let time = Instant::now();
            self.cdn
                .batch(self.again.iter().filter(|(_, at)| **at <= time).map(|(word, _)| word))
        };
        if words.is_empty() {
            return None;
        }
        let told = self.cdn.drop_pages(&words).await;
        if told.is_ok() {
            let at = Instant::now() + ONCE_MORE;
            for word in words {
                self.again.remove(&word);
                if self.now.remove(&word) {
                    self.again.insert(word, at);
                }
            }
            if self.again.len() > WAITING {
                self.again = BTreeMap::from([(ALL_PAGES.to_owned(), at)]);
            }
        }
        Some(told)
    }

    /// How long it is left alone after what it said.
    fn pause(&mut self, told: Result<(), PurgeError>) -> Duration {
        self.figures.told(told.is_ok());
        match told {
            Ok(()) => {
                if std::mem::take(&mut self.failures) > 0 {
                    tracing::info!("the CDN is told of changes again");
                }
                EVERY
            }
            Err(error) => {
                if self.failures == 0 {
                    tracing::warn!(
                        error = &error as &dyn std::error::Error,
                        "the CDN cannot be told of changes: it is tried again"
                    );
                }
                let doubled = PAUSE.saturating_mul(2_u32.saturating_pow(self.failures)).min(LONGEST_PAUSE);
                self.failures += 1;
                error.retry_after().map_or(doubled, |wait| wait.max(doubled))
            }
        }
    }
}

/// Runs until `stop` is done. What is not told by then is told after the next start.
pub async fn run(mut purging: Purging, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    loop {
        let step = async {
            purging.look().await;
            purging.figures.waiting(purging.now.len());
            let told = purging.tell().await;
            purging.figures.waiting(purging.now.len());
            told.map_or(EVERY, |told| purging.pause(told))
        };
        let wait = tokio::select! {
            () = &mut stop => return,
            wait = step => wait,
        };
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(wait) => {}
        }
    }
}

fn all_pages() -> BTreeSet<String> {
    BTreeSet::from([ALL_PAGES.to_owned()])
}
