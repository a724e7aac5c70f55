//! What is known about each place, which of them readers look at, and when each is due.

use std::collections::BTreeMap;
use std::mem::{Discriminant, discriminant};

use app::domain::place::Place;
use jiff::{SignedDuration, Timestamp};

use super::error::ProviderError;
use super::provider::Provider;
use super::schedule::MAX_RETRY_AFTER;
use crate::store::StoredWeather;

/// A place that no reader asked for in this time is left alone.
const WANTED_FOR: SignedDuration = SignedDuration::from_hours(2);
/// Clocks are corrected by less all day.
const SET_BACK: SignedDuration = SignedDuration::from_mins(1);

/// The memory of the service; there are as many entries as places, so nothing is ever dropped.
pub(super) struct Places {
    default_place: Place,
    seen: BTreeMap<&'static str, Seen>,
    /// The provider is not to be asked about any place before this.
    paused_until: Timestamp,
    /// When somebody looked last.
    looked: Timestamp,
    /// The kinds of failure since all was well: an operator reads of each once, not every few minutes.
    complaints: Vec<Discriminant<ProviderError>>,
}

#[derive(Default)]
struct Seen {
    wanted_at: Option<Timestamp>,
    known: Option<StoredWeather>,
}

impl Places {
    pub(super) fn new(default_place: Place) -> Self {
        Self {
            default_place,
            seen: BTreeMap::new(),
            paused_until: Timestamp::UNIX_EPOCH,
            looked: Timestamp::MIN,
            complaints: Vec::new(),
        }
    }

    /// It is `now`. Where the clock was set back, nothing waits for what it said before, and all is asked anew.
    pub(super) fn notice(&mut self, now: Timestamp) {
        if self.looked.duration_since(now) > SET_BACK {
            self.paused_until = Timestamp::UNIX_EPOCH;
            for seen in self.seen.values_mut() {
                seen.wanted_at = seen.wanted_at.map(|at| at.min(now));
                if let Some(known) = &mut seen.known {
                    known.next_try_at = Timestamp::UNIX_EPOCH;
                }
            }
        }
        self.looked = now;
    }

    /// A reader wants `place`; whether that is news.
    pub(super) fn want(&mut self, place: Place, now: Timestamp) -> bool {
        let before = self.seen.entry(place.id()).or_default().wanted_at.replace(now);
        place != self.default_place && !is_recent(before, now)
    }

    /// The places to keep fresh: the default one first, since most pages show it.
    pub(super) fn active(&self, now: Timestamp) -> Vec<Place> {
        let wanted = |place: &Place| self.seen.get(place.id()).is_some_and(|seen| is_recent(seen.wanted_at, now));
        let others = Place::all().filter(|place| *place != self.default_place).filter(wanted);
        std::iter::once(self.default_place).chain(others).collect()
    }

    pub(super) fn known(&self, place: Place) -> Option<StoredWeather> {
        self.seen.get(place.id())?.known.clone()
    }

    /// Whether nobody asked about `place` yet and nothing keeps us from it.
    pub(super) fn is_pending(&self, place: Place, now: Timestamp) -> bool {
        let known = self.seen.get(place.id()).and_then(|seen| seen.known.as_ref());
        self.paused_until <= now && known.is_none_or(|known| known.next_try_at == Timestamp::UNIX_EPOCH)
    }

    /// Something newer about `place`; whether that ends the complaints.
    pub(super) fn learn(&mut self, place: Place, known: StoredWeather, now: Timestamp) -> bool {
        self.seen.entry(place.id()).or_default().known = Some(known);
        let is_well = |place: Place| self.known(place).is_none_or(|known| known.failures == 0);
        let ends = !self.complaints.is_empty() && self.active(now).into_iter().all(is_well);
        if ends {
            self.complaints.clear();
        }
        ends
    }

    /// Something went wrong; whether it is the first of its kind.
    pub(super) fn complain(&mut self, error: &ProviderError) -> bool {
        let is_new = !self.complaints.contains(&discriminant(error));
        if is_new {
            self.complaints.push(discriminant(error));
        }
        is_new
    }

    /// What the store had about `place`, unless something newer came while it was read; what is known now.
    pub(super) fn learn_first(&mut self, place: Place, stored: StoredWeather) -> StoredWeather {
        self.seen.entry(place.id()).or_default().known.get_or_insert(stored).clone()
    }

    /// When a place with `known` is to be asked about.
    pub(super) fn due(&self, known: &StoredWeather) -> Timestamp {
        known.next_try_at.max(self.paused_until)
    }

    pub(super) fn pause_until(&mut self, until: Timestamp) {
        self.paused_until = self.paused_until.max(until);
    }
}

/// What to go on from at a start: what is stored, unless another provider is configured now.
///
/// A file is read anew at each start. A next try further off than any pause is long was written by a clock that ran ahead (`--now`),
/// and would silence the weather for as long.
pub(super) fn taken_up(stored: Option<StoredWeather>, provider: &dyn Provider, now: Timestamp) -> StoredWeather {
    let mut known = stored
        .filter(|stored| stored.source == provider.source())
        .unwrap_or_else(|| StoredWeather {
            reading: None,
            source: provider.source().into(),
            validator: None,
            next_try_at: Timestamp::UNIX_EPOCH,
            failures: 0,
        });
    if provider.is_local() || known.next_try_at.duration_since(now) > MAX_RETRY_AFTER {
        known.next_try_at = Timestamp::UNIX_EPOCH;
    }
    known
}

fn is_recent(wanted_at: Option<Timestamp>, now: Timestamp) -> bool {
    wanted_at.is_some_and(|at| now.duration_since(at) <= WANTED_FOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(id: &str) -> Place {
        id.parse().unwrap()
    }

    fn hours(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    #[test]
    fn the_default_place_is_always_active_and_comes_first_others_for_two_hours_after_a_reader() {
        let mut places = Places::new(place("brussels"));
        assert_eq!(places.active(hours(0)), [place("brussels")]);
        assert!(places.want(place("athens"), hours(0)));
        assert_eq!(places.active(hours(2)), [place("brussels"), place("athens")]);
        assert_eq!(places.active(hours(3)), [place("brussels")]);
    }

    #[test]
    fn each_kind_of_failure_is_told_once_until_all_is_well() {
        let known = |failures| StoredWeather {
            reading: None,
            source: String::new(),
            validator: None,
            next_try_at: hours(0),
            failures,
        };
        let mut places = Places::new(place("brussels"));
        places.want(place("paris"), hours(0));
        let refused = ProviderError::Unauthorised {
            service: "X",
            status: 403,
        };
        let missing = ProviderError::NotFound {
            service: "X",
            url: String::new(),
        };
        assert_eq!(
            [&refused, &missing, &refused].map(|error| places.complain(error)),
            [true, true, false]
        );
        assert!(!places.learn(place("paris"), known(1), hours(0)));
        assert!(!places.learn(place("brussels"), known(0), hours(0)));
        assert!(!places.complain(&missing));
        assert!(places.learn(place("paris"), known(0), hours(0)));
        assert!(places.complain(&missing));
    }

    #[test]
    fn after_a_clock_was_set_back_nothing_waits_for_what_it_said_before() {
        let mut places = Places::new(place("brussels"));
        let known = StoredWeather {
            reading: None,
            source: String::new(),
            validator: None,
            next_try_at: hours(30),
            failures: 0,
        };
        places.notice(hours(29));
        places.learn(place("brussels"), known.clone(), hours(29));
        places.want(place("paris"), hours(29));
        places.pause_until(hours(35));
        places.notice(hours(29) - SignedDuration::from_secs(2));
        assert_eq!(places.due(&known), hours(35), "clocks are corrected by some seconds");
        places.notice(hours(5));
        let known = places.known(place("brussels")).unwrap();
        assert_eq!(places.due(&known), Timestamp::UNIX_EPOCH);
        assert_eq!(places.active(hours(8)), [place("brussels")], "wanted three hours ago");
    }

    #[test]
    fn a_place_is_news_once_while_readers_keep_asking() {
        let mut places = Places::new(place("brussels"));
        assert!(!places.want(place("brussels"), hours(0)));
        assert!(places.want(place("paris"), hours(0)));
        assert!(!places.want(place("paris"), hours(1)));
        assert!(!places.want(place("paris"), hours(3)));
        assert!(places.want(place("paris"), hours(6)));
    }
}
