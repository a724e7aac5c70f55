//! What is new for those who have a page on screen. However many they are, the database is asked when something has changed and
//! once a second; when there is nobody, only where it stands by now.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use app::domain::lang::Lang;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use crate::{
    clock::Clock,
    store::{Arrival, Store, StoreError},
};

mod places;

pub use places::Place;
use places::Places;

/// Readers who are told at the same time.
const MOST_LISTENERS: usize = 10_000;
/// Of one network: an office or a school behind one address, but no single one who opens thousands.
const MOST_OF_ONE_NETWORK: usize = 200;
/// Arrivals that are remembered, for all listeners together.
const REMEMBERED: usize = 1_000;
/// Stories that are counted; more are as many.
pub const MOST_COUNTED: u32 = 99;
/// What was published earlier than this before it came is no news. A source's archive comes in so.
const OLD: SignedDuration = SignedDuration::from_hours(24);
/// So long breaking news is.
pub const BREAKING: SignedDuration = SignedDuration::from_hours(6);
/// Articles whose versions are asked for by one query.
const AT_ONCE: usize = 500;

/// Tells listeners what is new. Cheap to clone.
#[derive(Debug, Clone)]
pub struct NewsDesk(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    store: Store,
    clock: Clock,
    places: Places,
    arrivals: watch::Sender<Arrivals>,
    versions: watch::Sender<Versions>,
    /// Articles that are on screen, and on how many.
    on_screen: Mutex<HashMap<i64, usize>>,
}

/// What came last, numbered: whoever listens looks at what came since.
#[derive(Debug, Clone, Default)]
struct Arrivals {
    latest: Arc<VecDeque<Arrival>>,
    /// How many came in all.
    count: u64,
    is_over: bool,
}

/// Which versions of the articles on screen stand.
#[derive(Debug, Clone, Default)]
struct Versions {
    of: Arc<HashMap<i64, u32>>,
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
pub struct Mark {
    after: i64,
    since: Timestamp,
}

/// Somebody who is told. Dropped, they are not.
#[derive(Debug)]
pub struct Listener {
    wants: Wants,
    place: Place,
}

#[derive(Debug)]
enum Wants {
    Stories {
        shown: Shown,
        told: watch::Receiver<Arrivals>,
        /// How many had come in all when this one looked last.
        seen: u64,
        new: HashSet<i64>,
        breaking: Option<String>,
    },
    Article {
        told: watch::Receiver<Versions>,
        /// The version that stood at the beginning.
        version: u32,
        on_screen: OnScreen,
    },
}

#[derive(Debug)]
struct OnScreen {
    desk: NewsDesk,
    article: i64,
}

impl Drop for OnScreen {
    fn drop(&mut self) {
        let mut on_screen = self.desk.on_screen();
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
            places: Places::new(MOST_LISTENERS, MOST_OF_ONE_NETWORK),
            arrivals: watch::Sender::default(),
            versions: watch::Sender::default(),
            on_screen: Mutex::default(),
        }))
    }

    /// A place for a listener of a network; `None` where there is none left for it.
    pub fn enter(&self, network: IpAddr) -> Option<Place> {
        self.0.places.take(network)
    }

    /// How many listen for stories.
    pub fn listeners(&self) -> usize {
        self.0.arrivals.receiver_count()
    }

    /// Listens for stories that a page does not show.
    pub async fn stories(&self, shown: Shown, place: Place) -> Result<Listener, StoreError> {
        // Listened to before the store is asked: nothing falls between the two.
        let told = self.0.arrivals.subscribe();
        let seen = told.borrow().count;
        let now = self.0.clock.now();
        let new = self
            .0
            .store
            .arrived_in(shown, oldest(now), now, MOST_COUNTED as usize)
            .await?;
        Ok(Listener {
            wants: Wants::Stories {
                shown,
                told,
                seen,
                breaking: new.iter().filter_map(|one| one.breaking.clone()).next_back(),
                new: new.into_iter().map(|one| one.article).take(MOST_COUNTED as usize).collect(),
            },
            place,
        })
    }

    /// Listens for other versions of an article, by its id.
    pub async fn article(&self, article: i64, place: Place) -> Result<Listener, StoreError> {
        *self.on_screen().entry(article).or_default() += 1;
        let on_screen = OnScreen {
            desk: self.clone(),
            article,
        };
        let told = self.0.versions.subscribe();
        let version = self
            .0
            .store
            .versions(&[article])
            .await?
            .first()
            .map_or(0, |(_, version)| *version);
        Ok(Listener {
            wants: Wants::Article {
                told,
                version,
                on_screen,
            },
            place,
        })
    }

    fn on_screen(&self) -> MutexGuard<'_, HashMap<i64, usize>> {
        self.0.on_screen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where looking begins: what is there by now is told to nobody.
    pub async fn begin(&self) -> Result<Mark, StoreError> {
        // The time first: what comes meanwhile is told.
        let since = self.0.clock.now();
        Ok(Mark {
            after: self.0.store.last_of_all().await?,
            since,
        })
    }

    /// Looks for what has come since `mark`, tells it, and gives the mark for the next time.
    pub async fn look(&self, mark: Mark) -> Result<Mark, StoreError> {
        self.look_for_versions().await?;
        if self.listeners() == 0 {
            let begun = self.begin().await?;
            // Who has come meanwhile is told what came meanwhile.
            return Ok(if self.listeners() == 0 { begun } else { mark });
        }
        let now = self.0.clock.now();
        let last = self.0.store.last_of_all().await?;
        let news = self
            .0
            .store
            .arrived(mark.after, oldest(now), mark.since, now, REMEMBERED)
            .await?;
        if !news.is_empty() {
            self.0.arrivals.send_modify(|arrivals| {
                arrivals.count += u64::try_from(news.len()).unwrap_or(0);
                let latest = Arc::make_mut(&mut arrivals.latest);
                latest.extend(news);
                let superfluous = latest.len().saturating_sub(REMEMBERED);
                latest.drain(..superfluous);
            });
        }
        Ok(Mark {
            // What came while this was asked is asked for again.
            after: last.max(mark.after),
            since: now,
        })
    }

    async fn look_for_versions(&self) -> Result<(), StoreError> {
        let articles: Vec<i64> = self.on_screen().keys().copied().collect();
        let mut versions = HashMap::new();
        for articles in articles.chunks(AT_ONCE) {
            versions.extend(self.0.store.versions(articles).await?);
        }
        self.0.versions.send_if_modified(|told| {
            // Whoever comes or goes is no news to the others.
            let is_news = versions
                .iter()
                .any(|(article, version)| told.of.get(article) != Some(version));
            if is_news {
                told.of = Arc::new(versions);
            }
            is_news
        });
        Ok(())
    }

    /// Takes the announcement off what has been breaking news for long enough.
    pub async fn end_breaking(&self) -> Result<(), StoreError> {
        let then = self.0.clock.now().checked_sub(BREAKING).unwrap_or(Timestamp::MIN);
        self.0.store.end_breaking(then).await
    }

    /// Nothing more is told: every listener's stream ends.
    pub fn end(&self) {
        self.0.arrivals.send_modify(|told| told.is_over = true);
        self.0.versions.send_modify(|told| told.is_over = true);
    }
}

/// What was published earlier than this is no news.
fn oldest(now: Timestamp) -> Timestamp {
    now.checked_sub(OLD).unwrap_or(Timestamp::MIN)
}

impl Listener {
    /// How many stories are new, or the number of the version that stands (0 before it is known).
    pub fn now(&mut self) -> u32 {
        match &mut self.wants {
            Wants::Stories {
                shown,
                told,
                seen,
                new,
                breaking,
            } => {
                let told = told.borrow_and_update();
                // Of those from before, the store has said which can still be seen.
                let unseen = usize::try_from(told.count - *seen).unwrap_or(usize::MAX);
                *seen = told.count;
                let is_new =
                    |one: &&Arrival| one.lang == shown.lang && (one.article > shown.after || one.published > shown.newest);
                let from = told.latest.len().saturating_sub(unseen);
                for arrival in told.latest.iter().skip(from).filter(is_new) {
                    let is_uncounted = new.len() >= MOST_COUNTED as usize;
                    if is_uncounted || new.insert(arrival.article) {
                        *breaking = arrival.breaking.clone().or(breaking.take());
                    }
                }
                u32::try_from(new.len()).unwrap_or(u32::MAX)
            }
            Wants::Article {
                told,
                version,
                on_screen,
            } => {
                let told = told.borrow_and_update();
                let now = told.of.get(&on_screen.article).copied().unwrap_or(0);
                *version = now.max(*version);
                *version
            }
        }
    }

    /// The headline of the last new story that is breaking news.
    pub fn breaking(&self) -> Option<&str> {
        match &self.wants {
            Wants::Stories { breaking, .. } => breaking.as_deref(),
            Wants::Article { .. } => None,
        }
    }

    /// Waits for something new, for anybody; `false` when nothing will come any more, or the place is another's.
    pub async fn wait(&mut self) -> bool {
        let Self { wants, place } = self;
        let something = async {
            match wants {
                Wants::Stories { told, .. } => !told.borrow().is_over && told.changed().await.is_ok() && !told.borrow().is_over,
                Wants::Article { told, .. } => !told.borrow().is_over && told.changed().await.is_ok() && !told.borrow().is_over,
            }
        };
        tokio::select! {
            () = place.given_way() => false,
            goes_on = something => goes_on,
        }
    }
}
