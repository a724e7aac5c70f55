//! How often a network may ask for what costs work: so many at once, and then so many a second. Pages that are kept and files are free.
//!
//! Everybody has a network of 64 bits of IPv6 and all of its addresses; who has a wider one has many of those, so wider ones are counted
//! beside it ([`LEVELS`]).
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

use super::client;

/// Networks of each level that are remembered. 10 MB at the most.
const REMEMBERED: usize = 65_536;

/// Bits of a network, and how many times the allowance of a single reader it has.
///
/// Providers give a household or an office 56 bits, or 48 (RIPE 690): 256 networks of 64, of which some few are in use, and 65,536. But the
/// phones of a mobile network have 64 bits each, so that many readers are within one of 48: it has more than an IPv4 address that as many
/// share. Who holds all of its 65,536 networks asks as much as sixteen of them may.
const LEVELS: [(u32, u64); 3] = [(64, 1), (56, 4), (48, 16)];

/// Counts requests by networks. Cheap to clone; clones count together.
#[derive(Debug, Clone)]
pub struct RateLimit(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// From here on time is counted.
    start: Instant,
    /// What may be owed.
    most: u64,
    /// The narrowest first: what it is refused is not counted for those around it.
    levels: [Level; LEVELS.len()],
}

#[derive(Debug)]
struct Level {
    bits: u32,
    /// What one request costs, in nanoseconds.
    cost: u64,
    /// In nanoseconds since the start, when each has paid.
    paid: Cache<IpAddr, Arc<AtomicU64>>,
}

impl RateLimit {
    /// So many requests a second, and so many more at once.
    pub fn new(a_second: u32, at_once: u32) -> Self {
        let cost = (nanoseconds(Duration::from_secs(1)) / u64::from(a_second.max(1))).max(1);
        Self(Arc::new(Inner {
            start: Instant::now(),
            most: cost * u64::from(at_once.max(1)),
            levels: LEVELS.map(|(bits, times)| Level {
                bits,
                cost: (cost / times).max(1),
                paid: Cache::new(REMEMBERED),
            }),
        }))
    }

    /// One more request from an address. `Err`: too many of one of its networks; so long it has to wait for the next.
    pub fn ask(&self, address: IpAddr) -> Result<(), Duration> {
        self.ask_at(address, nanoseconds(self.0.start.elapsed()))
    }

    /// Whether [`Self::ask`] would be `Ok`, for what is known to have cost something only when it is done: nothing is counted.
    pub fn may_ask(&self, address: IpAddr) -> Result<(), Duration> {
        self.may_ask_at(address, nanoseconds(self.0.start.elapsed()))
    }

    fn ask_at(&self, address: IpAddr, now: u64) -> Result<(), Duration> {
        let address = address.to_canonical();
        let mut levels = self.levels(address).iter();
        levels.try_for_each(|level| level.ask(address, now, self.0.most))
    }

    fn may_ask_at(&self, address: IpAddr, now: u64) -> Result<(), Duration> {
        let address = address.to_canonical();
        let mut levels = self.levels(address).iter();
        levels.try_for_each(|level| level.may_ask(address, now, self.0.most))
    }

    fn levels(&self, address: IpAddr) -> &[Level] {
        if address.is_ipv6() {
            &self.0.levels
        } else {
            &self.0.levels[..1]
        }
    }
}

impl Level {
    fn ask(&self, address: IpAddr, now: u64, most: u64) -> Result<(), Duration> {
        let (cost, network) = (self.cost, client::network(address, self.bits));
        let made = self
            .paid
            .get_or_insert_with(&network, || Ok::<_, std::convert::Infallible>(Arc::default()));
        let Ok(paid) = made;
        let next = |paid: u64| Some(paid.max(now) + cost).filter(|next| *next <= now + most);
        paid.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next)
            .map(drop)
            .map_err(|paid| Duration::from_nanos((paid + cost).saturating_sub(now + most)))
    }

    fn may_ask(&self, address: IpAddr, now: u64, most: u64) -> Result<(), Duration> {
        let paid = self.paid.get(&client::network(address, self.bits));
        let paid = paid.map_or(0, |paid| paid.load(Ordering::Relaxed));
        let next = paid.max(now) + self.cost;
        if next <= now + most {
            return Ok(());
        }
        Err(Duration::from_nanos(next - now - most))
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
    fn whether_a_network_may_ask_is_told_without_counting() {
        let limit = RateLimit::new(1, 2);
        for _ in 0..9 {
            assert_eq!(limit.may_ask_at(network(1), 0), Ok(()));
        }
        assert_eq!((limit.ask_at(network(1), 0), limit.ask_at(network(1), 0)), (Ok(()), Ok(())));
        assert_eq!(limit.may_ask_at(network(1), SECOND / 4), Err(Duration::from_millis(750)));
        assert_eq!(limit.may_ask_at(network(2), 0), Ok(()));
        assert_eq!(limit.may_ask_at(network(1), SECOND), Ok(()));
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
        for number in 0..200_000_u128 {
            let _ = limit.ask_at(IpAddr::from(((0x2001_0db8_u128 << 96) + (number << 80)).to_be_bytes()), 0);
        }
        assert!(limit.0.levels.iter().all(|level| level.paid.len() <= REMEMBERED));
    }

    /// The address of a network within `2001:db8::/32`, by its four groups.
    fn wide(group: u16, last: u16) -> IpAddr {
        std::net::Ipv6Addr::new(0x2001, 0xdb8, group, last, 0, 0, 0, 1).into()
    }

    #[test]
    fn who_has_many_networks_of_64_bits_has_no_more_for_it_than_four_of_56_bits_and_sixteen_of_48() {
        let limit = RateLimit::new(1, 10);
        let asked = |addresses: &mut dyn Iterator<Item = IpAddr>| {
            addresses
                .map(|address| (0..20).filter(|_| limit.ask_at(address, 0).is_ok()).count())
                .sum::<usize>()
        };
        assert_eq!(asked(&mut (0..1).map(|last| wide(1, last))), 10);
        assert_eq!(
            asked(&mut (1..=0xff).map(|last| wide(1, last))),
            30,
            "the rest of its 56 bits"
        );
        assert_eq!(
            asked(&mut (0x100..=0xffff).step_by(0x40).map(|last| wide(1, last))),
            120,
            "the rest of its 48"
        );
        assert_eq!(asked(&mut (0..1).map(|last| wide(2, last))), 10, "another network");
    }

    #[test]
    fn a_network_that_is_refused_costs_its_neighbours_nothing() {
        let limit = RateLimit::new(1, 10);
        for _ in 0..1_000 {
            let _ = limit.ask_at(wide(1, 1), 0);
        }
        assert_eq!((0..20).filter(|_| limit.ask_at(wide(1, 2), 0).is_ok()).count(), 10);
        let mapped: IpAddr = "::ffff:192.0.2.1".parse().unwrap();
        assert_eq!((0..20).filter(|_| limit.ask_at(mapped, 0).is_ok()).count(), 10);
        assert!(limit.ask_at(network(1), 0).is_err(), "it is the same address");
    }

    #[test]
    fn a_limit_that_nobody_reaches_refuses_nobody() {
        let limit = RateLimit::new(u32::MAX, 1);
        assert_eq!(limit.ask_at(network(1), SECOND), Ok(()));
    }
}
