//! How often a network may ask for what costs work: so many at once, and then so many a second. Pages that are kept and files are free.
//!
//! A number for each network that was heard of lately: the moment from which on it has all of its requests again (the generic cell rate
//! algorithm, ATM Forum). What is kept is bounded; who is forgotten begins anew.

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use quick_cache::sync::Cache;

/// Networks that are remembered. 10 MB at the most.
const REMEMBERED: usize = 65_536;

/// Counts requests by networks. Cheap to clone; clones count together.
#[derive(Debug, Clone)]
pub struct RateLimit(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// From here on time is counted.
    start: Instant,
    /// What one request costs, in nanoseconds.
    cost: u64,
    /// What may be owed.
    most: u64,
    /// In nanoseconds since the start, when each has paid.
    paid: Cache<IpAddr, Arc<AtomicU64>>,
}

impl RateLimit {
    /// So many requests a second, and so many more at once.
    pub fn new(a_second: u32, at_once: u32) -> Self {
        let cost = nanoseconds(Duration::from_secs(1)) / u64::from(a_second.max(1));
        Self(Arc::new(Inner {
            start: Instant::now(),
            cost,
            most: cost * u64::from(at_once.max(1)),
            paid: Cache::new(REMEMBERED),
        }))
    }

    /// One more request of a network. `Err`: too many; so long it has to wait for the next.
    pub fn ask(&self, network: IpAddr) -> Result<(), Duration> {
        self.ask_at(network, nanoseconds(self.0.start.elapsed()))
    }

    fn ask_at(&self, network: IpAddr, now: u64) -> Result<(), Duration> {
        let Inner { cost, most, paid, .. } = &*self.0;
        let made = paid.get_or_insert_with(&network, || Ok::<_, std::convert::Infallible>(Arc::default()));
        let Ok(paid) = made;
        let next = |paid: u64| Some(paid.max(now) + cost).filter(|next| *next <= now + most);
        paid.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next)
            .map(drop)
            .map_err(|paid| Duration::from_nanos((paid + cost).saturating_sub(now + most)))
    }
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: u64 = 1_000_000_000;

    fn network(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    #[test]
    fn a_network_may_ask_for_much_at_once_and_then_for_so_much_a_second() {
        let limit = RateLimit::new(2, 10);
        let asked = |now: u64| (0..100).filter(|_| limit.ask_at(network(1), now).is_ok()).count();
        assert_eq!(asked(0), 10);
        assert_eq!(asked(SECOND), 2);
        assert_eq!(asked(SECOND), 0);
        assert_eq!(asked(100 * SECOND), 10, "nobody saves more than that up");
    }

    #[test]
    fn one_network_costs_the_others_nothing() {
        let limit = RateLimit::new(1, 1);
        assert_eq!(limit.ask_at(network(1), 0), Ok(()));
        assert_eq!(limit.ask_at(network(1), SECOND / 4), Err(Duration::from_millis(750)));
        assert_eq!(limit.ask_at(network(2), 0), Ok(()));
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let limit = RateLimit::new(1, 1);
        for number in 0..200_000_u32 {
            let _ = limit.ask_at(IpAddr::from(number.to_be_bytes()), 0);
        }
        assert!(limit.0.paid.len() <= REMEMBERED);
    }
}
