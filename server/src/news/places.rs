//! Places of those who listen. Where all are taken, whoever comes from a network with few has one of the network with most: its latest gives
//! way. So nobody takes all of them by having many networks, and each has its share.

use std::{
    collections::{BTreeMap, HashMap},
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;

use crate::seats::{Seat, Seats};

/// Places. Cheap to clone; clones share them.
#[derive(Debug, Clone)]
pub struct Places(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    seats: Seats,
    taken: Mutex<Taken>,
}

#[derive(Debug, Default)]
struct Taken {
    /// The number of the next.
    next: u64,
    /// Of each network, in the order of their numbers.
    by: HashMap<IpAddr, BTreeMap<u64, (Seat, Arc<Notify>)>>,
}

/// One of them. Dropped, it is free for another.
#[derive(Debug)]
pub struct Place {
    of: Places,
    network: IpAddr,
    number: u64,
    given_way: Arc<Notify>,
}

impl Places {
    /// So many in all, and of one network.
    pub fn new(most: usize, most_of_one: usize) -> Self {
        Self(Arc::new(Inner {
            seats: Seats::new(most, most_of_one),
            taken: Mutex::default(),
        }))
    }

    /// A place for somebody of a network; `None` where they have as many as anybody may, or as anybody has.
    pub fn take(&self, network: IpAddr) -> Option<Place> {
        let mut taken = self.taken();
        let seat = self.0.seats.take(network).or_else(|| {
            taken.oust_for(network);
            self.0.seats.take(network)
        })?;
        let number = taken.next;
        taken.next += 1;
        let given_way = Arc::new(Notify::new());
        taken.by.entry(network).or_default().insert(number, (seat, given_way.clone()));
        Some(Place {
            of: self.clone(),
            network,
            number,
            given_way,
        })
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.0.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken {
    /// Frees a place of the network with most, if that has more than this one will have.
    fn oust_for(&mut self, network: IpAddr) {
        let own = self.by.get(&network).map_or(0, BTreeMap::len);
        let most = self.by.iter_mut().max_by_key(|(_, places)| places.len());
        if let Some((_, places)) = most.filter(|(_, places)| places.len() > own + 1)
            && let Some((_, (seat, given_way))) = places.pop_last()
        {
            drop(seat);
            given_way.notify_one();
        }
    }
}

impl Place {
    /// Done when it is another's.
    pub async fn given_way(&self) {
        self.given_way.notified().await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.of.taken();
        if let Some(places) = taken.by.get_mut(&self.network) {
            places.remove(&self.number);
            if places.is_empty() {
                taken.by.remove(&self.network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    #[tokio::test]
    async fn where_all_are_taken_the_network_with_most_gives_way_to_one_with_few_and_to_none_with_as_many() {
        let places = Places::new(6, 3);
        let of_first: Vec<Place> = (0..3).filter_map(|_| places.take(network(1))).collect();
        let of_second: Vec<Place> = (0..3).filter_map(|_| places.take(network(2))).collect();
        assert_eq!((of_first.len(), of_second.len()), (3, 3));
        assert!(places.take(network(1)).is_none(), "it has as many as one may have");

        let third = places.take(network(3)).unwrap();
        let also = places.take(network(3)).unwrap();
        // Two each, by now: nobody has more than the next would have.
        assert!(places.take(network(3)).is_none());
        for of_one in [of_first, of_second] {
            let mut of_one = of_one.into_iter();
            let stay = [of_one.next().unwrap(), of_one.next().unwrap()];
            of_one.next().unwrap().given_way().await;
            for place in &stay {
                let waits = tokio::time::timeout(std::time::Duration::from_millis(1), place.given_way());
                assert!(waits.await.is_err(), "the first ones stay");
            }
        }
        assert!(places.take(network(4)).is_some(), "who leaves makes room");
        drop((third, also));
        assert!(places.taken().by.is_empty(), "who has gone is forgotten");
    }
}
