//! Counts who reads an article, in memory, until the job writes the sums down: a reader never waits for a write.
//!
//! A reader counts once a day and article. To tell one from another without keeping anything about them, address and browser are hashed
//! with a salt of the day that is in no file; at midnight (UTC) salt and hashes are gone, and nobody can find out any more who they were.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher as _, RandomState},
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use app::domain::article::Address;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// More addresses than this between two writes are not counted: memory stays bounded.
const MAX_ADDRESSES: usize = 10_000;
/// More reads a day than this are not told apart: all are forgotten, and who has read counts once more. 8 MB.
const MAX_READS: usize = 1_000_000;

/// A reader as the counts know them: a number that means nothing, and nothing at all on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader(u64);

/// Reads since the last write. Clones share one count.
#[derive(Debug, Clone, Default)]
pub struct Views(Arc<Mutex<Day>>);

/// One day's readers.
#[derive(Debug, Default)]
struct Day {
    date: Option<Date>,
    salt: RandomState,
    /// Hashes of reader and article.
    seen: HashSet<u64>,
    counts: HashMap<Address, u32>,
}

impl Views {
    /// Who reads, for the rest of the day: a network (`http::client::reader`) and a browser.
    pub fn reader(&self, network: IpAddr, browser: &str, now: Timestamp) -> Reader {
        self.with(|day| {
            day.turn(now);
            Reader(day.salt.hash_one((network, browser)))
        })
    }

    /// Counts a read, unless this reader has been counted for it today.
    pub fn count(&self, address: &Address, reader: Reader) {
        self.with(|day| {
            if day.seen.len() >= MAX_READS {
                day.seen.clear();
            }
            let read = day.salt.hash_one((reader.0, address));
            if !day.seen.insert(read) {
                return;
            }
            if let Some(count) = day.counts.get_mut(address) {
                *count += 1;
            } else if day.counts.len() < MAX_ADDRESSES {
                day.counts.insert(address.clone(), 1);
            }
        });
    }

    /// What was counted since this was last asked.
    pub fn take(&self) -> HashMap<Address, u32> {
        self.with(|day| std::mem::take(&mut day.counts))
    }

    fn with<T>(&self, act: impl FnOnce(&mut Day) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Day {
    /// A new day has a salt of its own, and knows nobody.
    fn turn(&mut self, now: Timestamp) {
        let date = TimeZone::UTC.to_datetime(now).date();
        if self.date != Some(date) {
            self.date = Some(date);
            self.salt = RandomState::new();
            self.seen = HashSet::new();
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    fn article() -> Address {
        Address {
            lang: "fr".parse().unwrap(),
            section: "world".parse().unwrap(),
            slug: "a".parse().unwrap(),
        }
    }

    #[test]
    fn a_reader_counts_once_a_day_however_often_they_read() {
        let (views, now) = (Views::default(), "2025-03-19T09:00:00Z".parse::<Timestamp>().unwrap());
        let read = |address: &str, browser: &str, now| {
            views.count(&article(), views.reader(address.parse().unwrap(), browser, now));
        };
        let counted = || views.take().get(&article()).copied().unwrap_or_default();
        for _ in 0..100 {
            read("192.0.2.1", "a browser", now);
        }
        assert_eq!(counted(), 1);
        read("192.0.2.1", "a browser", now);
        read("192.0.2.2", "a browser", now);
        read("192.0.2.1", "another", now);
        read("2001:db8::", "a browser", now);
        assert_eq!(counted(), 3);
        read("192.0.2.1", "a browser", now + SignedDuration::from_hours(24));
        assert_eq!(counted(), 1, "nobody is known on the next day");
    }
}
