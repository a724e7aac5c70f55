//! Seats for what costs something for a while: so many in all, and so many of one network, so that it takes many networks to take them all.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Seats. Cheap to clone; clones share them.
#[derive(Debug, Clone)]
pub struct Seats {
    most: usize,
    most_of_one: usize,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Debug, Default)]
struct Taken {
    in_all: usize,
    by: HashMap<IpAddr, usize>,
}

/// One of them. Dropped, it is free for another.
#[derive(Debug)]
pub struct Seat {
    of: Seats,
    network: IpAddr,
}

impl Seats {
    /// So many in all, and of one network.
    pub fn new(most: usize, most_of_one: usize) -> Self {
        Self {
            most,
            most_of_one,
            taken: Arc::default(),
        }
    }

    /// A seat for somebody of a network; `None` where there is none left, for anybody or for them.
    pub fn take(&self, network: IpAddr) -> Option<Seat> {
        self.take_up_to(network, self.most_of_one)
    }

    /// The same for somebody who may have all of them.
    pub fn take_any(&self, network: IpAddr) -> Option<Seat> {
        self.take_up_to(network, self.most)
    }

    fn take_up_to(&self, network: IpAddr, most_of_one: usize) -> Option<Seat> {
        let mut taken = self.taken();
        let here = taken.by.get(&network).copied().unwrap_or_default();
        if taken.in_all >= self.most || here >= most_of_one {
            return None;
        }
        taken.in_all += 1;
        taken.by.insert(network, here + 1);
        Some(Seat {
            of: self.clone(),
            network,
        })
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.of.taken();
        taken.in_all -= 1;
        if let Some(here) = taken.by.get_mut(&self.network) {
            *here -= 1;
            if *here == 0 {
                taken.by.remove(&self.network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_network_takes_every_seat_and_each_that_is_left_is_free_again() {
        let seats = Seats::new(3, 2);
        let [one, other, third] = [1, 2, 3].map(|last| IpAddr::from([192, 0, 2, last]));
        let first = seats.take(one).unwrap();
        let _second = seats.take(one).unwrap();
        assert!(seats.take(one).is_none());
        let _of_other = seats.take(other).unwrap();
        assert!(seats.take(third).is_none(), "there are three seats in all");
        drop(first);
        assert_eq!(seats.taken().by[&one], 1);
        let of_third = seats.take(third).unwrap();
        drop(of_third);
        assert!(!seats.taken().by.contains_key(&third), "who has gone is forgotten");
    }
}
