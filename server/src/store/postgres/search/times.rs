//! The times that documents are of, as terms: the newest of many that fit are looked for among the newest.

use jiff::Timestamp;

use crate::store::{StoreError, on_server, postgres::Postgres, search::places_of_hour};

/// The times that a document is of, the shortest first: the letter of their terms, and the bits of a place that they leave out. (Of 256 hours,
/// of 2,048, of 16,384.) The database's `search_times` makes the terms.
const TIMES: [(char, u32); 3] = [('a', 28), ('b', 31), ('c', 34)];
/// So many of a kind are asked for at the most.
const MOST: i64 = 8;
/// Where no more fit, all are read.
const FEW: u64 = 2_000;
/// So many times those that are wanted are expected there: what fits is not spread evenly, and some of it is not visible.
const ENOUGH: u64 = 2;

/// From where to where there are documents, and from where on they have their times.
const PLACES: &str = "SELECT (SELECT min(doc) FROM search_docs), since FROM search_index_times";

/// The newest `$1` of the documents that may have no times get theirs. Gives how many they were.
const GIVE: &str = "WITH older AS (SELECT doc FROM search_index WHERE doc < (SELECT since FROM search_index_times) ORDER BY doc DESC LIMIT $1), \
       given AS (UPDATE search_index SET terms = terms || search_times(older.doc) FROM older WHERE search_index.doc = older.doc), \
       now AS (UPDATE search_index_times SET since = coalesce((SELECT min(doc) FROM older), -9223372036854775808)) \
     SELECT count(*) FROM older";

impl Postgres {
    /// The terms of times in which the newest `limit` of those that fit, at the most `fits`, are to be looked for first, if not in all.
    pub(super) async fn newest(&self, fits: u64, limit: usize, until: Timestamp) -> Result<Option<Vec<String>>, StoreError> {
        if !is_worth(fits, limit) {
            return Ok(None);
        }
        let places = on_server!(self, connection => sqlx::query_as::<_, (Option<i64>, i64)>(PLACES).fetch_one(connection).await);
        let (Some(oldest), since) = places.await? else {
            return Ok(None);
        };
        Ok(newest(fits, limit, oldest.max(since), oldest, places_of_hour(until).end))
    }

    /// Documents that were there before migration 18 get the terms of their times, at most `limit`, the newest first. How many did.
    pub(in crate::store) async fn give_times(&self, limit: usize) -> Result<usize, StoreError> {
        let places = on_server!(self, connection => sqlx::query_as::<_, (Option<i64>, i64)>(PLACES).fetch_one(connection).await);
        if places.await?.1 == i64::MIN {
            return Ok(0);
        }
        let mut writing = self.begin().await?;
        let given: i64 = sqlx::query_scalar(GIVE)
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_one(writing.connection())
            .await?;
        writing.commit().await?;
        Ok(usize::try_from(given).unwrap_or(usize::MAX))
    }
}

/// Whether it is worth to look for the newest first.
fn is_worth(fits: u64, limit: usize) -> bool {
    fits >= FEW && u64::try_from(limit).is_ok_and(|limit| fits / ENOUGH > limit)
}

/// The times up to the place `until` that have enough for `limit` of those that fit, if these are spread evenly from the place `oldest` on;
/// `None` where that is all times, or begins before `since`.
fn newest(fits: u64, limit: usize, since: i64, oldest: i64, until: i64) -> Option<Vec<String>> {
    let wanted = i64::try_from(limit).ok()?.checked_mul(i64::try_from(ENOUGH).ok()?)?;
    let for_each = until.checked_sub(oldest)? / i64::try_from(fits).ok()?.max(1) + 1;
    let from = until.checked_sub(for_each.checked_mul(wanted)?)?;
    let (letter, bits) = TIMES.into_iter().find(|(_, bits)| (until >> bits) - (from >> bits) < MOST)?;
    let times = from >> bits..=until >> bits;
    (since <= times.start() << bits).then(|| times.map(|time| format!("#{letter}{time}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 1 << 20;
    const NOW: i64 = 480_000 * HOUR + 5;
    const OLDEST: i64 = NOW - 80_000 * HOUR;

    #[test]
    fn the_newest_of_a_common_word_are_looked_for_in_the_last_days_and_of_a_rarer_one_further_back() {
        assert!(is_worth(200_000, 201));
        assert_eq!(newest(200_000, 201, OLDEST, OLDEST, NOW).unwrap(), ["#a1874", "#a1875"]);
        assert_eq!(newest(8_000, 201, OLDEST, OLDEST, NOW).unwrap(), ["#b232", "#b233", "#b234"]);
        assert_eq!(newest(4_000, 201, OLDEST, OLDEST, NOW).unwrap().len(), 5);
    }

    #[test]
    fn all_is_read_where_little_fits_or_the_paper_is_young() {
        assert!(!is_worth(FEW - 1, 201));
        assert!(!is_worth(FEW, 3_000));
        let young = NOW - 100 * HOUR;
        assert_eq!(newest(200_000, 201, young, young, NOW), None);
        assert_eq!(newest(FEW, 950, OLDEST, OLDEST, NOW), None);
        // Places that no hour has.
        assert_eq!(newest(FEW, 201, i64::MIN, i64::MIN, NOW), None);
        assert_eq!(newest(u64::MAX, usize::MAX, 0, 0, i64::MAX), None);
    }

    #[test]
    fn all_is_read_where_some_have_no_times_yet() {
        let begins = 1874 * 256 * HOUR;
        assert!(newest(200_000, 201, begins, OLDEST, NOW).is_some());
        assert_eq!(newest(200_000, 201, begins + 1, OLDEST, NOW), None);
        assert_eq!(newest(200_000, 201, i64::MAX, OLDEST, NOW), None);
    }
}
