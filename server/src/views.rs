//! Counts who reads an article, in memory, until the job writes the sums down: a reader never waits for a write.
//!
//! A reader counts once a day and article. To tell one from another without keeping anything about them, address and browser are hashed
//! with a salt of the day; at midnight (UTC) salt and hashes are gone, and nobody can find out any more who they were. Where nodes share a
//! database they share both, so that a reader counts once at all of them; else neither is in any file.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher as _},
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use app::domain::article::Address;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// More addresses, or reads, than these between two writes are not counted: memory stays bounded, and a write short.
const MAX_ADDRESSES: usize = 10_000;
const MAX_UNWRITTEN: usize = 300_000;
/// More reads a day than this are not told apart: all are forgotten, and who has read counts once more. 8 MB.
const MAX_READS: usize = 1_000_000;

/// A reader as the counts know them: a number that means nothing, and nothing at all on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader(u64);

/// What a day's readers are hashed with: 32 bytes by chance.
#[derive(Clone, PartialEq, Eq)]
pub struct Salt([u8; 32]);

impl Salt {
    fn new() -> Self {
        Self(rand::random())
    }

    /// For other nodes, which use it too.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    fn hash(&self, what: impl Hash) -> u64 {
        let mut hasher = DefaultHasher::new();
        hasher.write(&self.0);
        what.hash(&mut hasher);
        hasher.finish()
    }
}

impl TryFrom<Vec<u8>> for Salt {
    /// The bytes, which were not 32.
    type Error = Vec<u8>;

    fn try_from(bytes: Vec<u8>) -> Result<Self, Vec<u8>> {
        bytes.try_into().map(Self)
    }
}

/// In no log.
impl std::fmt::Debug for Salt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Salt")
    }
}

/// What was read since the last write, each reader once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reads {
    /// Hashes of reader and article.
    pub by_article: HashMap<Address, Vec<i64>>,
    /// With which they were made.
    pub salt: Salt,
    date: Option<Date>,
}

impl Reads {
    /// How many readers of each article.
    pub fn sums(&self) -> HashMap<Address, u32> {
        self.sums_of(|_| true)
    }

    /// The same of some of the reads; of an article with none nothing is said.
    pub(crate) fn sums_of(&self, counts: impl Fn(i64) -> bool) -> HashMap<Address, u32> {
        let sums = self.by_article.iter().map(|(address, reads)| {
            let count = reads.iter().filter(|read| counts(**read)).count();
            (address.clone(), u32::try_from(count).unwrap_or(u32::MAX))
        });
        sums.filter(|(_, count)| *count > 0).collect()
    }
}

/// Reads since the last write. Clones share one count.
#[derive(Debug, Clone, Default)]
pub struct Views(Arc<Mutex<Day>>);

/// One day's readers.
#[derive(Debug)]
struct Day {
    date: Option<Date>,
    salt: Salt,
    /// Hashes of reader and article.
    seen: HashSet<i64>,
    /// Those of them that are not written down, and how many they are.
    reads: HashMap<Address, Vec<i64>>,
    unwritten: usize,
}

impl Default for Day {
    fn default() -> Self {
        Self {
            date: None,
            salt: Salt::new(),
            seen: HashSet::new(),
            reads: HashMap::new(),
            unwritten: 0,
        }
    }
}

impl Views {
    /// Who reads, for the rest of the day: a network (`http::client::reader`) and a browser.
    pub fn reader(&self, network: IpAddr, browser: &str, now: Timestamp) -> Reader {
        self.with(|day| {
            day.turn(now);
            Reader(day.salt.hash((network, browser)))
        })
    }

    /// Counts a read, unless this reader has been counted for it today.
    pub fn count(&self, address: &Address, reader: Reader) {
        self.with(|day| {
            if day.seen.len() >= MAX_READS {
                day.seen.clear();
            }
            let read = day.salt.hash((reader.0, address)).cast_signed();
            if !day.seen.insert(read) || day.unwritten >= MAX_UNWRITTEN {
                return;
            }
            if let Some(reads) = day.reads.get_mut(address) {
                reads.push(read);
            } else if day.reads.len() < MAX_ADDRESSES {
                day.reads.insert(address.clone(), vec![read]);
            } else {
                return;
            }
            day.unwritten += 1;
        });
    }

    /// What was counted since this was last asked.
    pub fn take(&self, now: Timestamp) -> Reads {
        self.with(|day| {
            day.turn(now);
            day.unwritten = 0;
            Reads {
                by_article: std::mem::take(&mut day.reads),
                salt: day.salt.clone(),
                date: day.date,
            }
        })
    }

    /// These could not be written now: they are taken again, as far as there is room.
    pub fn put_back(&self, reads: Reads) {
        self.with(|day| {
            if day.date != reads.date || day.salt != reads.salt {
                return;
            }
            for (address, reads) in reads.by_article {
                let has_room = day.reads.len() < MAX_ADDRESSES || day.reads.contains_key(&address);
                if has_room && day.unwritten + reads.len() <= MAX_UNWRITTEN {
                    day.unwritten += reads.len();
                    day.reads.entry(address).or_default().extend(reads);
                }
            }
        });
    }

    /// All nodes use this salt on the day of these reads (`Store::add_reads`).
    pub fn agree(&self, reads: &Reads, salt: Salt) {
        self.with(|day| {
            if day.date == reads.date && day.salt != salt {
                day.salt = salt;
                day.seen.clear();
            }
        });
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
            self.salt = Salt::new();
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
        let counted = || views.take(now).sums().get(&article()).copied().unwrap_or_default();
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

    #[test]
    fn reads_that_could_not_be_written_are_taken_again_on_their_day_and_on_no_other() {
        let (views, now) = (Views::default(), "2025-03-19T09:00:00Z".parse::<Timestamp>().unwrap());
        let read = |address: &str| views.count(&article(), views.reader(address.parse().unwrap(), "a browser", now));
        read("192.0.2.1");
        let unwritten = views.take(now);
        read("192.0.2.2");
        read("192.0.2.1");
        views.put_back(unwritten.clone());
        assert_eq!(views.take(now).sums()[&article()], 2);
        assert!(views.take(now + SignedDuration::from_hours(24)).by_article.is_empty());
        views.put_back(unwritten);
        assert!(views.take(now + SignedDuration::from_hours(24)).by_article.is_empty());
    }
}
