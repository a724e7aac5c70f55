//! What is new for those who have a page on screen. However many they are, the database is asked once a second, and not at all when there
//! is nobody.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use app::domain::lang::Lang;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use crate::{
    clock::Clock,
    store::{Arrival, Store, StoreError},
};

/// Readers who are told at the same time.
const MOST_LISTENERS: usize = 10_000;
/// Arrivals that are remembered, for all listeners together.
const REMEMBERED: usize = 1_000;
/// Stories that are counted; more are as many.
const MOST_COUNTED: usize = 99;
/// What was published earlier than this before it came is no news. A source's archive comes in so.
const OLD: SignedDuration = SignedDuration::from_hours(24);
/// So long breaking news is.
const BREAKING: SignedDuration = SignedDuration::from_hours(6);
/// Articles whose versions are asked for by one query.
const AT_ONCE: usize = 500;

/// Tells listeners what is new. Cheap to clone.
#[derive(Debug, Clone)]
pub struct NewsDesk(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    store: Store,
    clock: Clock,
    room: Arc<Semaphore>,
    told: watch::Sender<Told>,
    /// Articles that are on screen, and on how many.
    on_screen: Mutex<HashMap<i64, usize>>,
}

/// What was found last.
#[derive(Debug, Clone, Default)]
struct Told {
    arrivals: Arc<VecDeque<Arrival>>,
    versions: Arc<HashMap<i64, u32>>,
    is_over: bool,
}

/// What a page that lists stories shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// Its language.
    pub lang: Lang,
    /// The last article that had come in that language.
    pub after: i64,
    /// When the newest of its stories was published, in seconds since 1970.
    pub newest: i64,
}

/// Where [`NewsDesk::look`] has come to.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    after: i64,
    since: Timestamp,
}

/// Somebody who is told. Dropped, they are not.
#[derive(Debug)]
pub struct Listener {
    told: watch::Receiver<Told>,
    wants: Wants,
    _room: OwnedSemaphorePermit,
}

#[derive(Debug)]
enum Wants {
    Stories {
        shown: Shown,
        new: HashSet<i64>,
        breaking: Option<String>,
    },
    Article(OnScreen),
}

#[derive(Debug)]
struct OnScreen {
    desk: NewsDesk,
    article: i64,
}

impl Drop for OnScreen {
    fn drop(&mut self) {
        let mut on_screen = self.desk.0.on_screen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = on_screen.get_mut(&self.article) {
            *count -= 1;
            if *count == 0 {
                on_screen.remove(&self.article);
            }
        }
    }
}

impl NewsDesk {
    /// Tells what comes into a store, by a clock.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self(Arc::new(Inner {
            store,
            clock,
            room: Arc::new(Semaphore::new(MOST_LISTENERS)),
            told: watch::Sender::default(),
            on_screen: Mutex::default(),
        }))
    }

    /// Listens for stories that a page does not show; `None` where there is no room.
    pub async fn stories(&self, shown: Shown) -> Result<Option<Listener>, StoreError> {
        let Ok(room) = self.0.room.clone().try_acquire_owned() else {
            return Ok(None);
        };
        // Listened to before the store is asked: nothing falls between the two.
        let told = self.0.told.subscribe();
        let now = self.0.clock.now();
        let oldest = now.checked_sub(OLD).unwrap_or(Timestamp::MIN).as_second();
        let new = self
            .0
            .store
            .arrived_in(shown.lang, shown.after, oldest, shown.newest, now, MOST_COUNTED)
            .await?;
        Ok(Some(Listener {
            told,
            wants: Wants::Stories {
                shown,
                breaking: new.iter().filter_map(|one| one.breaking.clone()).next_back(),
                new: new.into_iter().map(|one| one.article).collect(),
            },
            _room: room,
        }))
    }

    /// Listens for other versions of an article, by its id; `None` where there is no room.
    pub async fn article(&self, article: i64) -> Result<Option<Listener>, StoreError> {
        let Ok(room) = self.0.room.clone().try_acquire_owned() else {
            return Ok(None);
        };
        *self
            .0
            .on_screen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(article)
            .or_default() += 1;
        let wants = Wants::Article(OnScreen {
            desk: self.clone(),
            article,
        });
        let told = self.0.told.subscribe();
        let versions: HashMap<i64, u32> = self.0.store.versions(&[article]).await?.into_iter().collect();
        if !versions.is_empty() {
            self.tell(|told| Arc::make_mut(&mut told.versions).extend(versions));
        }
        Ok(Some(Listener {
            told,
            wants,
            _room: room,
        }))
    }

    /// Where looking begins: what is there by now is told to nobody.
    pub async fn begin(&self) -> Result<Place, StoreError> {
        Ok(Place {
            after: self.0.store.last_of_all().await?,
            since: self.0.clock.now(),
        })
    }

    /// Looks for what has come since `place`, tells it, and gives the place for the next time.
    pub async fn look(&self, place: Place) -> Result<Place, StoreError> {
        if self.0.told.receiver_count() == 0 {
            return self.begin().await;
        }
        let now = self.0.clock.now();
        let last = self.0.store.last_of_all().await?;
        let arrivals = self.0.store.arrived(place.after, place.since, now, REMEMBERED).await?;
        let on_screen: Vec<i64> = {
            let on_screen = self.0.on_screen.lock().unwrap_or_else(PoisonError::into_inner);
            on_screen.keys().copied().collect()
        };
        let mut versions = HashMap::new();
        for articles in on_screen.chunks(AT_ONCE) {
            versions.extend(self.0.store.versions(articles).await?);
        }
        let oldest = now.checked_sub(OLD).unwrap_or(Timestamp::MIN).as_second();
        let news: Vec<Arrival> = arrivals.into_iter().filter(|one| one.published > oldest).collect();
        self.tell(|told| {
            if !news.is_empty() {
                let known = Arc::make_mut(&mut told.arrivals);
                known.extend(news);
                let superfluous = known.len().saturating_sub(REMEMBERED);
                known.drain(..superfluous);
            }
            if *told.versions != versions {
                told.versions = Arc::new(versions);
            }
        });
        Ok(Place {
            // What came while this was asked is asked for again.
            after: last.max(place.after),
            since: now,
        })
    }

    /// Takes the announcement off what has been breaking news for long enough.
    pub async fn end_breaking(&self) -> Result<(), StoreError> {
        let then = self.0.clock.now().checked_sub(BREAKING).unwrap_or(Timestamp::MIN);
        self.0.store.end_breaking(then).await
    }

    /// Nothing more is told: every listener's stream ends.
    pub fn end(&self) {
        self.tell(|told| told.is_over = true);
    }

    fn tell(&self, change: impl FnOnce(&mut Told)) {
        self.0.told.send_if_modified(|told| {
            let (arrivals, versions) = (told.arrivals.clone(), told.versions.clone());
            change(told);
            told.is_over || !Arc::ptr_eq(&arrivals, &told.arrivals) || !Arc::ptr_eq(&versions, &told.versions)
        });
    }
}

impl Listener {
    /// How many stories are new, or the number of the version that stands (0 before it is known).
    pub fn now(&mut self) -> u32 {
        let told = self.told.borrow_and_update();
        match &mut self.wants {
            Wants::Stories { shown, new, breaking } => {
                let is_new =
                    |one: &&Arrival| one.lang == shown.lang && (one.article > shown.after || one.published > shown.newest);
                for arrival in told.arrivals.iter().filter(is_new) {
                    if new.len() < MOST_COUNTED && new.insert(arrival.article) {
                        *breaking = arrival.breaking.clone().or(breaking.take());
                    }
                }
                u32::try_from(new.len()).unwrap_or(u32::MAX)
            }
            Wants::Article(on_screen) => told.versions.get(&on_screen.article).copied().unwrap_or(0),
        }
    }

    /// The headline of the last new story that is breaking news.
    pub fn breaking(&self) -> Option<&str> {
        match &self.wants {
            Wants::Stories { breaking, .. } => breaking.as_deref(),
            Wants::Article(_) => None,
        }
    }

    /// Waits for something new, for anybody; `false` when nothing will come any more.
    pub async fn wait(&mut self) -> bool {
        !self.told.borrow().is_over && self.told.changed().await.is_ok() && !self.told.borrow().is_over
    }
}
