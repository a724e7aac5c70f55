//! Pages that are ready to be sent. A page is made once, however many ask for it at the same time, in a task of its own, which no client
//! that leaves ends; it is kept, with its compressed forms, as long as what it shows is the same (`changes`).
//!
//! Nothing out of date is sent, but where a new one cannot be made (the store does not answer) or takes longer than [`PATIENCE`]: then the
//! one before is better than none.

use std::{
    collections::HashMap,
    future::Future,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use app::domain::article::Address;
use axum::{body::Bytes, http::StatusCode};
use jiff::Timestamp;
use quick_cache::{Weighter, sync::Cache};
use tokio::sync::{Semaphore, watch};
use tracing::Instrument as _;

use crate::{changes::Changes, http::cache_policy::CachePolicy};

mod forms;
mod kept;

pub use forms::{BEST, Coding, brotli, gzip};
use forms::{Forms, Press};
use kept::Page;
pub use kept::{Basis, Kept};

/// Bytes that are kept, with what they are found by: some 3,000 pages.
const KEPT: u64 = 48_000_000;
/// What a page takes besides its forms, about.
const OVERHEAD: u64 = 512;
/// So long a reader waits for the page that is being made, where there is one from before.
const PATIENCE: Duration = Duration::from_secs(1);
/// Where the store takes longer to say what has changed, what is known of it must do.
const LOOK: Duration = Duration::from_millis(100);
/// Pages that are made at the same time, and that may wait to be. More are not begun: what is kept goes on.
const MADE_AT_ONCE: usize = 32;
const WAITING: usize = 500;
/// Nobody waits for longer: the page that says so is sent before a request's own time is over (`http::middleware`).
const ENDLESS: Duration = Duration::from_secs(20);

/// What a request for a page has come to.
#[derive(Debug, Clone)]
pub enum Made {
    /// A page that all readers may have.
    Page(Kept),
    /// Any other page.
    Other {
        /// Its status.
        status: StatusCode,
        /// Who may keep it.
        policy: CachePolicy,
        /// HTML.
        html: Bytes,
        /// The article that it is, where it is one.
        article: Option<Address>,
    },
    /// Another path.
    Redirect {
        /// Where to.
        path: String,
        /// 301 or 302.
        permanent: bool,
    },
}

/// Pages by their addresses. Cheap to clone; clones share them.
#[derive(Debug, Clone)]
pub struct PageCache(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    changes: Changes,
    kept: Cache<Arc<str>, Kept, Weight>,
    /// Pages that are being made.
    flights: Mutex<HashMap<Arc<str>, Flight>>,
    /// How many are made or wait to be, also those that nobody waits for any more.
    under_way: AtomicUsize,
    turns: Semaphore,
    press: Press,
}

#[derive(Debug, Clone)]
struct Weight;

impl Weighter<Arc<str>, Kept> for Weight {
    fn weight(&self, address: &Arc<str>, kept: &Kept) -> u64 {
        OVERHEAD + address.len() as u64 + kept.forms.bytes()
    }
}

/// A page that is being made, or waits to be.
#[derive(Debug, Clone)]
struct Flight {
    /// The count of changes when it was begun; before that [`NOT_BEGUN`].
    since: Arc<AtomicU64>,
    landed: watch::Receiver<Option<Made>>,
}

const NOT_BEGUN: u64 = u64::MAX;

/// Takes a flight off the list, also where making the page came to a bad end.
struct Landing {
    inner: Arc<Inner>,
    address: Arc<str>,
    since: Arc<AtomicU64>,
}

impl Drop for Landing {
    fn drop(&mut self) {
        self.inner.under_way.fetch_sub(1, Ordering::Relaxed);
        let mut flights = self.inner.flights();
        // A later one may have taken its place.
        if flights
            .get(&self.address)
            .is_some_and(|flight| Arc::ptr_eq(&flight.since, &self.since))
        {
            flights.remove(&self.address);
        }
    }
}

impl PageCache {
    /// An empty one, whose pages hold until `changes` says otherwise.
    pub fn new(changes: Changes) -> Self {
        Self(Arc::new(Inner {
            changes,
            kept: Cache::with_weighter(4_000, KEPT, Weight),
            flights: Mutex::default(),
            under_way: AtomicUsize::new(0),
            turns: Semaphore::new(MADE_AT_ONCE),
            press: Press::default(),
        }))
    }

    /// What changes the pages here.
    pub fn changes(&self) -> &Changes {
        &self.0.changes
    }

    /// The page at an address: as it is kept, or as `make` makes it. `None` where it cannot be made and there is none from before.
    pub async fn page<M>(&self, address: &str, now: Timestamp, make: impl Fn() -> M) -> Option<Made>
    where
        M: Future<Output = Made> + Send + 'static,
    {
        self.catch_up().await;
        let mut before = self.0.kept.get(address);
        let is_current = |kept: &Kept| kept.is_current(&self.0.changes, now);
        if before.as_ref().is_some_and(is_current) {
            return before.map(Made::Page);
        }
        before = before.filter(|kept| kept.is_better_than_none(&self.0.changes, now));
        let mut made = self.made(address, before.is_some(), &make).await;
        // Begun for somebody who asked before it ended: at midnight, or when a planned article came.
        if let Some(Made::Page(kept)) = &made
            && kept.page.made < now
            && !kept.covers(now)
        {
            made = self.made(address, before.is_some(), &make).await;
        }
        match made {
            None => before.map(Made::Page),
            Some(Made::Other { status, .. }) if status.is_server_error() && before.is_some() => before.map(Made::Page),
            made => made,
        }
    }

    /// The page at an address, if it is kept and nothing that it shows has changed.
    pub async fn kept(&self, address: &str, now: Timestamp) -> Option<Kept> {
        let kept = self.0.kept.get(address)?;
        self.catch_up().await;
        kept.is_current(&self.0.changes, now).then_some(kept)
    }

    /// Whether nothing that a page shows has changed, as far as is known.
    pub fn is_current(&self, kept: &Kept, now: Timestamp) -> bool {
        kept.is_current(&self.0.changes, now)
    }

    async fn catch_up(&self) {
        // Without a timer, where there is nothing to wait for.
        if !self.0.changes.is_caught_up() {
            let _ = tokio::time::timeout(LOOK, self.0.changes.look()).await;
        }
    }

    async fn made<M>(&self, address: &str, is_impatient: bool, make: impl Fn() -> M) -> Option<Made>
    where
        M: Future<Output = Made> + Send + 'static,
    {
        let mut landed = self.flight(address, make)?;
        let landed = landed.wait_for(Option::is_some);
        let made = if is_impatient {
            tokio::time::timeout(PATIENCE, landed).await.ok()?
        } else {
            landed.await
        };
        made.ok()?.clone()
    }

    /// The bytes of a page in a coding. A page that is sent again and again is on its way to its smallest.
    pub fn bytes(&self, address: &str, kept: &Kept, coding: Coding) -> Bytes {
        let (bytes, more) = kept.forms.bytes_in(coding);
        if let Some(forms) = more {
            self.keep_forms(address, &kept.page, forms);
        }
        // What is asked for once may never be asked for again.
        let is_asked_again = coding == Coding::Brotli
            && (kept.page.was_sent.load(Ordering::Relaxed) || kept.page.was_sent.swap(true, Ordering::Relaxed));
        if is_asked_again && !kept.forms.is_smallest() {
            let (cache, address, page, forms) = (self.clone(), address.to_owned(), kept.page.clone(), kept.forms.clone());
            self.0
                .press
                .press(forms, move |forms| cache.keep_forms(&address, &page, forms));
        }
        bytes
    }

    /// Unless another page has taken its place meanwhile.
    fn keep_forms(&self, address: &str, page: &Arc<Page>, forms: Forms) {
        let is_same = self.0.kept.get(address).is_some_and(|kept| Arc::ptr_eq(&kept.page, page));
        if is_same && self.0.changes.hold(&page.tags, page.since) {
            let kept = Kept {
                page: page.clone(),
                forms,
            };
            self.0.kept.insert(address.into(), kept);
        }
    }

    /// Joins those who wait for the page, unless something has changed since it was begun. `None` where too many are waited for.
    fn flight<M>(&self, address: &str, make: impl Fn() -> M) -> Option<watch::Receiver<Option<Made>>>
    where
        M: Future<Output = Made> + Send + 'static,
    {
        let mut flights = self.0.flights();
        if let Some(flight) = flights.get(address) {
            let since = flight.since.load(Ordering::Acquire);
            if since == NOT_BEGUN || since == self.0.changes.count() {
                return Some(flight.landed.clone());
            }
        }
        if self.0.under_way.fetch_add(1, Ordering::Relaxed) >= WAITING {
            self.0.under_way.fetch_sub(1, Ordering::Relaxed);
            return None;
        }
        let address: Arc<str> = address.into();
        let (land, landed) = watch::channel(None);
        let since = Arc::new(AtomicU64::new(NOT_BEGUN));
        let flight = Flight {
            since: since.clone(),
            landed: landed.clone(),
        };
        flights.insert(address.clone(), flight);
        drop(flights);
        let landing = Landing {
            inner: self.0.clone(),
            address,
            since,
        };
        let making = make();
        let flying = async move {
            let made = tokio::time::timeout(ENDLESS, async {
                let _turn = landing.inner.turns.acquire().await;
                landing.since.store(landing.inner.changes.count(), Ordering::Release);
                making.await
            });
            let Ok(made) = made.await else { return };
            let made = landing.inner.keep(&landing.address, made);
            // Off the list before anybody is told: whoever asks from here on looks at what is kept.
            drop(landing);
            let _ = land.send(Some(made));
        };
        // What it logs is found by the id of the request that began it.
        tokio::spawn(flying.in_current_span());
        Some(landed)
    }
}

impl Inner {
    /// Keeps a page that still holds, and forgets what was taken back; gives what is to be sent.
    fn keep(&self, address: &Arc<str>, made: Made) -> Made {
        match made {
            Made::Page(mut kept) => {
                // Made anew and the same: what it was compressed to is still right, and mostly smaller.
                if let Some(before) = self.kept.get(address)
                    && before.page.etag == kept.page.etag
                {
                    let was_sent = before.page.was_sent.load(Ordering::Relaxed);
                    kept.page.was_sent.store(was_sent, Ordering::Relaxed);
                    if let Some(page) = Arc::get_mut(&mut kept.page) {
                        page.modified = before.page.modified;
                    }
                    kept.forms = before.forms;
                }
                let page = &kept.page;
                // What has changed meanwhile may be kept anew already, or be gone.
                if page.made < page.until && self.changes.hold(&page.tags, page.since) {
                    self.kept.insert(address.clone(), kept.clone());
                }
                Made::Page(kept)
            }
            Made::Other { status, .. } if status.is_server_error() => made,
            // What was taken back or moved does not come again.
            Made::Other { .. } | Made::Redirect { .. } => {
                self.kept.remove(address);
                made
            }
        }
    }

    fn flights(&self) -> MutexGuard<'_, HashMap<Arc<str>, Flight>> {
        self.flights.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
