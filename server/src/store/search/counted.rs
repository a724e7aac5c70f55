//! How many articles have a common word, kept in memory: to count many takes long, and a few more or fewer of them say nothing.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// A word that fewer have is counted each time.
const MANY: u64 = 1_000;
/// Words that are kept, some 2 MB: one more, and all are forgotten.
const MOST: usize = 20_000;
/// A word is counted anew when its language has grown or shrunk by this part.
const PART: u64 = 16;

/// Counts of common words. Clones share them.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Counted(Arc<Mutex<HashMap<String, Count>>>);

/// How many articles have a word, of how many that there were of its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    articles: u64,
    all: u64,
}

impl Count {
    /// How many of the `all` articles that its language has now; `None` where that is to be counted.
    pub(super) fn among(self, all: u64) -> Option<u64> {
        (all.abs_diff(self.all) <= self.all / PART).then(|| {
            let now = u128::from(self.articles) * u128::from(all) / u128::from(self.all.max(1));
            u64::try_from(now).unwrap_or(u64::MAX)
        })
    }
}

impl Counted {
    /// Those of some terms that are here.
    pub(super) fn those<'a>(&self, terms: impl Iterator<Item = &'a String>) -> HashMap<&'a str, Count> {
        let counts = self.counts();
        terms.filter_map(|term| Some((term.as_str(), *counts.get(term)?))).collect()
    }

    /// Keeps what was counted, if it is many.
    pub(super) fn keep(&self, term: &str, articles: u64, all: u64) {
        if articles < MANY {
            return;
        }
        let mut counts = self.counts();
        if counts.len() >= MOST {
            counts.clear();
        }
        counts.insert(term.to_owned(), Count { articles, all });
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<String, Count>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(counted: &Counted, term: &str, all: u64) -> Option<u64> {
        counted.those([&term.to_owned()].into_iter()).get(term)?.among(all)
    }

    #[test]
    fn a_common_word_is_counted_anew_when_its_language_has_another_size() {
        let counted = Counted::default();
        counted.keep("enthe", 8_000, 10_000);
        assert_eq!(kept(&counted, "enthe", 10_000), Some(8_000));
        assert_eq!(
            kept(&counted, "enthe", 10_500),
            Some(8_400),
            "as many of the new as of the old"
        );
        for all in [11_000, 9_000, 0] {
            assert_eq!(kept(&counted, "enthe", all), None, "{all}");
        }
        counted.keep("enthe", 8_800, 11_000);
        assert_eq!(kept(&counted, "enthe", 11_000), Some(8_800));
    }

    #[test]
    fn a_rare_word_is_counted_each_time() {
        let counted = Counted::default();
        counted.keep("engrid", MANY - 1, 10_000);
        assert_eq!(kept(&counted, "engrid", 10_000), None);
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let counted = Counted::default();
        for word in 0..=MOST {
            counted.keep(&format!("en{word}"), MANY, MANY);
        }
        assert_eq!(counted.counts().len(), 1);
    }
}
