//! The wire: texts of outside sources come in by themselves, once, and with credit.
//!
//! A document passes one stage after the other, each in the file of its name, and pure after the first:
//!
//! | stage | what it does |
//! |---|---|
//! | [`fetch`], [`guard`] | asks another host, within limits, and never one inside our own network |
//! | [`sniff`] | bytes to text, and which format that is |
//! | [`parse`], [`dates`] | text to [`item`]s as their sender wrote them |
//! | [`adapt`] | an item to an article: [`sanitise`], [`plain`], [`language`], [`address`], [`fingerprint`], [`near`] |
//! | [`media`], [`renditions`] | pictures of other hosts to files of ours |
//! | `entry` | documents into the store, one after the other |
//! | [`identify`], [`cluster`] | new, another version, or the same text from elsewhere |
//!
//! [`Wire`] runs them, [`schedule`] says when, [`document`] is one document on its way. What a document or a source did wrong ends as a
//! sentence in that source's log; other sources never notice.
//!
//! `originals` looks now and then whether what articles lead to is still there. Where a feed names a hub, `subscribe` asks it to push; what it
//! pushes comes in at `pushes` and passes the same stages.

use std::{path::PathBuf, sync::Arc, time::Duration};

use app::domain::{lang::Lang, section::Sections};
use jiff::{Timestamp, tz::TimeZone};
use rand::RngExt as _;
use tracing::Instrument as _;
use url::Url;

use self::{
    adapt::EmbedLabels,
    asking::Asking,
    document::Document,
    entry::Entry,
    fetch::{Accept, FetchError, Fetched, Fetcher, Known, Limits, Validator},
    guard::Guard,
    media::PictureDesk,
    pushes::PushDesk,
    room::Room,
    schedule::History,
    workers::Workers,
};
use crate::{
    clock::Clock,
    config::{Config, SourceConfig},
    media::Media,
    store::{Brought, FeedState, Imported, Store, StoreError},
    traces::TARGET,
};

pub use pushes::{Expected, PLACES_OF_ONE, Reply};
pub use subscribe::Errand;
pub(crate) use take_in::embed_labels;

pub mod adapt;
pub mod address;
mod asking;
pub mod cluster;
pub(crate) mod contained;
pub mod dates;
pub mod dead_letters;
pub mod document;
mod entry;
pub mod fetch;
pub mod fingerprint;
pub mod guard;
pub mod identify;
pub mod item;
pub mod language;
pub mod links;
pub mod markup;
pub mod media;
pub mod near;
pub mod opml;
mod originals;
pub mod parse;
pub mod plain;
mod pushes;
pub mod quoted;
mod references;
pub mod renditions;
pub mod room;
pub mod sanitise;
pub mod schedule;
pub mod sniff;
mod subscribe;
mod take_in;
pub mod trackers;
mod turns;
pub mod uploads;
mod versions;
pub mod websub;
pub mod workers;
pub mod wxr;

/// Sources that are asked at once.
const ASKED: usize = 64;
/// Sentences of one run that are logged: one document can give cause for ten thousand.
const SAID: usize = 200;

/// Fetches sources and takes in what they bring. Cheap to clone.
#[derive(Clone)]
pub struct Wire {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    fetcher: Fetcher,
    pictures: PictureDesk,
    /// What is read enters the store here.
    entry: Entry,
    sources: Vec<SourceConfig>,
    languages: Vec<Lang>,
    sections: Sections,
    zone: TimeZone,
    embed_labels: EmbedLabels,
    clock: Clock,
    data: PathBuf,
    /// Reading costs memory and CPU, fetching neither: any number may fetch, few read.
    workers: Workers,
    /// What is read stays in memory until its pictures are there.
    room: Room,
    /// Sources that are asked, or have answered and wait for room.
    asking: Asking,
    /// What hubs push comes in here.
    desk: PushDesk,
}

/// What a run over one source came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Counts of items.
    pub imported: Imported,
    /// Items taken back by their source.
    pub withdrawn: u32,
    /// Items left out, a sentence each.
    pub skipped: Vec<String>,
    /// What else is worth knowing, a sentence each.
    pub notes: Vec<String>,
    /// Why nothing could be taken in at all.
    pub failure: Option<String>,
    /// When pictures that are missing can be looked for again.
    pub pictures_due: Option<Timestamp>,
}

impl Report {
    fn brought(&self) -> Brought {
        Brought {
            items: self.imported.new,
            skipped: self.skipped.len(),
        }
    }
}

/// Why the wire cannot run at all.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    /// No client can be made.
    #[error("sources cannot be fetched ({0}): is the package ca-certificates installed?")]
    Client(#[from] reqwest::Error),
    /// No threads can be had.
    #[error("sources cannot be read ({0}): does the system let this program start threads?")]
    Workers(std::io::Error),
    /// A configuration that was checked before.
    #[error(transparent)]
    Sections(#[from] app::domain::section::InvalidSections),
}

/// Where a source stands, of all that [`Store::feeds`] has. `None`: it was never asked at the address that it has now.
pub fn standing<'a>(source: &SourceConfig, states: &'a [FeedState]) -> Option<&'a FeedState> {
    let found = states.binary_search_by(|state| state.source_id.as_str().cmp(source.id.as_str()));
    Some(&states[found.ok()?]).filter(|state| state.url == source.url)
}

impl Wire {
    /// The wire of a paper.
    pub fn new(config: &Config, store: Store, media: Media, clock: Clock, data: PathBuf) -> Result<Self, WireError> {
        let guard = if config.wire.allow_this_machine {
            Guard::allowing_this_machine()
        } else {
            Guard::new()
        };
        let agent = format!("{}/{} (+{})", "briefs", env!("CARGO_PKG_VERSION"), config.base_url.as_str());
        let fetcher = Fetcher::new(guard, &agent)?;
        let workers = Workers::new().map_err(WireError::Workers)?;
        let pictures = PictureDesk::new(fetcher.clone(), media, store.clone(), workers.clone());
        let order = (0..)
            .zip(&config.sources)
            .map(|(place, source)| (source.id.to_string(), place))
            .collect();
        let desk = PushDesk::new(config, guard, clock.now());
        Ok(Self {
            inner: Arc::new(Inner {
                entry: Entry::new(store.clone(), order),
                store,
                fetcher,
                pictures,
                sources: config.sources.clone(),
                languages: config.languages.clone(),
                sections: config.sections()?,
                zone: config.time_zone.clone(),
                embed_labels: embed_labels(),
                clock,
                data,
                workers,
                room: Room::default(),
                asking: Asking::of(ASKED),
                desk,
            }),
        })
    }

    /// The configured sources.
    pub fn sources(&self) -> &[SourceConfig] {
        &self.inner.sources
    }

    /// When the next source is due; the configured ones that were never asked are due at once.
    pub async fn due(&self) -> Result<Vec<(Timestamp, &SourceConfig)>, StoreError> {
        let now = self.inner.clock.now();
        let states = self.inner.store.feeds().await?;
        let pushed = self.inner.store.pushed_sources(now).await?;
        // What was pushed while nobody was here is asked for.
        let since = Some(self.inner.desk.since.as_second());
        let due = self.sources().iter().filter_map(|source| match standing(source, &states) {
            Some(state) if state.disabled.is_some() => None,
            Some(state) => {
                let is_pushed = pushed.contains(&state.source_id) && state.last_try >= since;
                Some((schedule::due_at(state, is_pushed, now), source))
            }
            None => Some((Timestamp::MIN, source)),
        });
        let mut due: Vec<_> = due.collect();
        due.sort_by_key(|(at, _)| *at);
        Ok(due)
    }

    /// Asks a source now, takes in what it brings, and notes when to ask it again.
    pub async fn ingest(&self, source: &SourceConfig) -> Result<Report, StoreError> {
        let span = tracing::info_span!(target: TARGET, "ingest", briefs.source = source.id.as_str());
        self.ingest_now(source).instrument(span).await
    }

    async fn ingest_now(&self, source: &SourceConfig) -> Result<Report, StoreError> {
        let _turn = self.inner.desk.turns.turn(source.id.as_str()).await;
        let now = self.inner.clock.now();
        let known = self.inner.store.feed(source.id.as_str()).await?;
        let mut state = known.filter(|state| state.url == source.url).unwrap_or_else(|| FeedState {
            source_id: source.id.to_string(),
            url: source.url.clone(),
            ..FeedState::default()
        });
        state.last_try = Some(now.as_second());
        let ((fetched, is_from_its_url), place) = self.inner.asking.in_turn(Box::pin(self.fetch(source, &state, now))).await;
        let (report, outcome) = match fetched {
            Ok(Fetched::NotModified { fresh_for, .. }) => (Report::default(), schedule::Outcome::Unchanged { fresh_for }),
            Ok(Fetched::Body(answer)) => {
                let document = Document {
                    content_type: answer.content_type,
                    address: Some(answer.final_url.clone()),
                    fetched: now,
                    sha256: answer.sha256,
                    bytes: answer.bytes,
                };
                // A document that ends the process must not be fetched again as soon as there is a new one.
                let provisional = schedule::provisional(&state, now);
                self.inner.store.keep_feed(&provisional, Brought::default()).await?;
                let (report, contents) = self.take_in_now(source, document, place).await?;
                let fresh_for = answer.fresh_for;
                if let Some(contents) = contents {
                    self.note_offer(source, &answer.links, &contents).await?;
                    state.ttl = contents.ttl.and_then(|ttl| i64::try_from(ttl.as_secs()).ok());
                    state.lang = contents.lang.as_deref().and_then(language::primary);
                    state.pictures_due = report.pictures_due.map(Timestamp::as_second);
                    let validator = answer.validator.unwrap_or_default();
                    (state.etag, state.last_modified) = (validator.etag, validator.last_modified);
                    state.validated = Some(answer.final_url.into());
                    if is_from_its_url || answer.moved_to.is_some() {
                        // Asked where the operator says, it answers there, or says anew where it is.
                        let is_its_url = |moved: &Url| Url::parse(&source.url).is_ok_and(|url| url == *moved);
                        state.moved_to = answer.moved_to.filter(|moved| !is_its_url(moved)).map(Into::into);
                    }
                    let is_news = report.imported.new + report.imported.updated + report.withdrawn > 0;
                    if is_news {
                        self.inner.store.news_not_pushed(source.id.as_str()).await?;
                    }
                    let outcome = if is_news {
                        schedule::Outcome::Changed { fresh_for }
                    } else {
                        schedule::Outcome::Unchanged { fresh_for }
                    };
                    (report, outcome)
                } else {
                    let outcome = schedule::Outcome::Failed {
                        retry_after: None,
                        needs_a_person: true,
                    };
                    (report, outcome)
                }
            }
            Err(error) => {
                let report = Report {
                    failure: Some(error.to_string()),
                    ..Report::default()
                };
                (report, schedule::Outcome::from(&error))
            }
        };
        let published = self.inner.store.published_by(source.id.as_str()).await?;
        let history = History {
            failures: u32::try_from(state.failures).unwrap_or(u32::MAX),
            unchanged: u32::try_from(state.unchanged).unwrap_or(u32::MAX),
            published: &published,
            ttl: state.ttl.and_then(|ttl| u64::try_from(ttl).ok()).map(Duration::from_secs),
        };
        let plan = schedule::next(&outcome, &history, now, rand::rng().random_range(0.0..1.0));
        state.next_try = plan.next_try_at.as_second();
        state.failures = plan.failures.into();
        state.unchanged = plan.unchanged.into();
        state.disabled = plan.disabled.map(|reason| reason.to_string());
        state.error.clone_from(&report.failure);
        if report.failure.is_none() {
            state.last_success = Some(now.as_second());
        }
        self.inner.store.keep_feed(&state, report.brought()).await?;
        self.log(source, &report, now).await?;
        Ok(report)
    }

    /// Takes a saved document through the same path, without a word to its source. Its pictures are fetched.
    pub async fn take_in(&self, source: &SourceConfig, document: Document) -> Result<Report, StoreError> {
        let now = document.fetched;
        let (report, _) = self.take_in_now(source, document, None).await?;
        if let Some(due) = report.pictures_due {
            self.inner.store.pictures_due(source.id.as_str(), due).await?;
        }
        self.log(source, &report, now).await?;
        Ok(report)
    }

    /// Beside what was fetched: whether that was asked for at the address that the operator gave.
    async fn fetch(&self, source: &SourceConfig, state: &FeedState, now: Timestamp) -> (Result<Fetched, FetchError>, bool) {
        let known = || {
            // Pictures that are due come with a whole answer only.
            let is_whole = state.pictures_due.is_some_and(|due| due <= now.as_second());
            let address = Url::parse(state.validated.as_deref().filter(|_| !is_whole)?).ok()?;
            let validator = Validator {
                etag: state.etag.clone(),
                last_modified: state.last_modified.clone(),
            };
            Some(Known { address, validator }).filter(|known| known.validator != Validator::default())
        };
        let known = known();
        let get = async |address: &str| {
            let url = Url::parse(address).map_err(|error| FetchError::NotHttp {
                cause: error.to_string(),
            })?;
            let fetcher = &self.inner.fetcher;
            fetcher.get(&url, known.as_ref(), Accept::Feed, Limits::default(), now).await
        };
        let Some(moved_to) = &state.moved_to else {
            return (get(&source.url).await, true);
        };
        match get(moved_to).await {
            // Where it moved to it is no more. A host that is only busy is not evaded: it may have asked to be left alone.
            Err(error) if error.is_elsewhere() => (get(&source.url).await, true),
            fetched => (fetched, false),
        }
    }

    async fn log(&self, source: &SourceConfig, report: &Report, now: Timestamp) -> Result<(), StoreError> {
        let mut sentences: Vec<String> = report
            .failure
            .iter()
            .chain(&report.skipped)
            .chain(&report.notes)
            .take(SAID)
            .cloned()
            .collect();
        let all = usize::from(report.failure.is_some()) + report.skipped.len() + report.notes.len();
        if all > SAID {
            sentences.push(format!("and {} more sentences of this run", all - SAID));
        }
        for sentence in &sentences {
            tracing::info!(source = source.id.as_str(), "{sentence}");
        }
        self.inner.store.log_feed(source.id.as_str(), now, &sentences).await
    }
}
