//! What hubs say and send at the addresses they were given: their questions, and documents, which go the way of all others.

use std::{collections::HashMap, sync::Arc};

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use url::Url;

use super::{
    Wire,
    document::Document,
    guard::Guard,
    subscribe::{hub_name, message},
    turns::{self, Turns},
    websub::{self, Secret, Verdict},
};
use crate::{
    config::{Config, SourceConfig},
    store::{Stage, StoreError},
};

/// Pushed documents that are here at once, being received, waiting or taken in: 5 MB each at the most.
const PLACES: u32 = 8;
/// Those of one source: the others never notice a hub that holds all that it gets.
pub const PLACES_OF_ONE: usize = 3;

/// What push needs beside the rest of the wire.
pub(super) struct PushDesk {
    /// Scheme and host that hubs are given.
    pub(super) site: String,
    /// Whether hubs can be expected to reach it.
    pub(super) is_reachable: bool,
    /// Fetching and pushing take turns at a source.
    pub(super) turns: Turns,
    /// A feed names another hub, or none any more.
    pub(super) offered: Notify,
    /// Since when pushes have been received: what was pushed before may be missing.
    pub(super) since: Timestamp,
    places: Arc<Semaphore>,
    places_of: HashMap<String, Arc<Semaphore>>,
}

impl PushDesk {
    pub(super) fn new(config: &Config, guard: Guard, since: Timestamp) -> Self {
        let site = config.base_url.as_str();
        let places_of = |source: &SourceConfig| (source.id.to_string(), Arc::new(Semaphore::new(PLACES_OF_ONE)));
        Self {
            site: site.to_owned(),
            // What we may not ask, a hub cannot reach either.
            is_reachable: Url::parse(site).is_ok_and(|site| guard.check_url(&site).is_ok()),
            turns: Turns::of(config.sources.iter().map(|source| source.id.as_str())),
            offered: Notify::new(),
            since,
            places: Arc::new(Semaphore::new(PLACES as usize)),
            places_of: config.sources.iter().map(places_of).collect(),
        }
    }

    fn place(&self, source: &str) -> Option<[OwnedSemaphorePermit; 2]> {
        // Its own first: what has none takes none from the others.
        let own = self.places_of.get(source)?.clone().try_acquire_owned().ok()?;
        Some([own, self.places.clone().try_acquire_owned().ok()?])
    }
}

/// What a hub's question is answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// We did ask for it: the challenge, echoed.
    Challenge(String),
    /// A denial, which is noted.
    Noted,
    /// We did not ask for it, or nothing has this address.
    NotOurs,
}

/// What a document can expect at an address.
pub enum Expected {
    /// To be taken in.
    Welcome(Box<Place>),
    /// The subscription was given up.
    Ended,
    /// Nothing has this address.
    Unknown,
    /// Too many are here already: it may come again.
    Full,
}

/// A place for one document, held until it is in.
pub struct Place {
    wire: Wire,
    source: SourceConfig,
    key: String,
    topic: String,
    secret: Secret,
    _permits: [OwnedSemaphorePermit; 2],
}

impl Wire {
    /// Judges what a hub asks at an address (`WebSub` 5.3): the decoded pairs of its query.
    pub async fn answer_hub<N: AsRef<str>, V: AsRef<str>>(&self, key: &str, query: &[(N, V)]) -> Result<Reply, StoreError> {
        let store = &self.inner.store;
        let Some(subscription) = store.subscription(key).await? else {
            return Ok(Reply::NotOurs);
        };
        let Ok(asked) = message(&subscription) else {
            return Ok(Reply::NotOurs);
        };
        let now = self.inner.clock.now();
        let (source, hub) = (&subscription.source_id, hub_name(&subscription.hub));
        match asked.verify(query) {
            Verdict::Confirmed { challenge, lease } => {
                if subscription.stage != Stage::Ended {
                    let renew_at = websub::renew_at(now, lease, rand::random_range(0.0..1.0));
                    store
                        .subscription_confirmed(key, websub::ends_at(now, lease), renew_at)
                        .await?;
                    if subscription.stage != Stage::Confirmed {
                        self.say(source, now, format!("its hub ({hub}) pushes its news from now on"))
                            .await?;
                    }
                }
                Ok(Reply::Challenge(challenge))
            }
            Verdict::Denied { reason } => {
                let again = websub::ask_denied_at(now, rand::random_range(0.0..1.0));
                store.subscription_denied(key, again).await?;
                if matches!(subscription.stage, Stage::Asked | Stage::Confirmed) {
                    let reason = if reason.is_empty() { "it says no reason" } else { &*reason };
                    self.say(source, now, format!("its hub ({hub}) does not push its news: {reason}"))
                        .await?;
                }
                Ok(Reply::Noted)
            }
            Verdict::Refused(_) => Ok(Reply::NotOurs),
        }
    }

    /// Whether a document may come in at an address, before any of it is read.
    pub async fn expect(&self, key: &str) -> Result<Expected, StoreError> {
        let Some(subscription) = self.inner.store.subscription(key).await? else {
            return Ok(Expected::Unknown);
        };
        let is_its = |source: &&SourceConfig| source.id.as_str() == subscription.source_id;
        let source = match self.sources().iter().find(is_its) {
            Some(source) if subscription.stage != Stage::Ended => source.clone(),
            _ => return Ok(Expected::Ended),
        };
        let Some(permits) = self.inner.desk.place(source.id.as_str()) else {
            return Ok(Expected::Full);
        };
        Ok(Expected::Welcome(Box::new(Place {
            wire: self.clone(),
            source,
            key: subscription.key,
            topic: subscription.topic,
            secret: Secret::from_stored(subscription.secret),
            _permits: permits,
        })))
    }

    /// Done when every document that was received is in; until then no other is received.
    pub async fn all_taken_in(&self) {
        let _all = self.inner.desk.places.acquire_many(PLACES).await;
    }
}

impl Place {
    /// Takes a document in, in its own time: its sender is not told what comes of it. One whose signature is not right is left out, with a
    /// sentence in the source's log.
    pub async fn take(self, bytes: Vec<u8>, content_type: Option<String>, signature: Option<String>) {
        let turn = self.wire.inner.desk.turns.line_up(self.source.id.as_str()).await;
        tokio::spawn(async move {
            let source = self.source.id.clone();
            if let Err(error) = self.take_in(turn, bytes, content_type, signature).await {
                tracing::warn!(
                    source = source.as_str(),
                    error = &error as &dyn std::error::Error,
                    "a pushed document could not be taken in"
                );
            }
        });
    }

    async fn take_in(
        self,
        turn: turns::Place,
        bytes: Vec<u8>,
        content_type: Option<String>,
        signature: Option<String>,
    ) -> Result<(), StoreError> {
        let Self {
            wire,
            source,
            key,
            topic,
            secret,
            _permits,
        } = self;
        let fetched = wire.inner.clock.now();
        // Two hashes over 5 MB are no work for an async thread.
        let checked = tokio::task::spawn_blocking(move || {
            secret.check(signature.as_deref(), &bytes)?;
            Ok::<_, websub::BadSignature>((Sha256::digest(&bytes).into(), bytes))
        });
        let (sha256, bytes) = match checked.await {
            Ok(Ok(checked)) => checked,
            Ok(Err(bad)) => {
                let sentence = format!("a pushed document was left out: {bad}");
                return wire.say(source.id.as_str(), fetched, sentence).await;
            }
            // Called off: the program is at its end.
            Err(_) => return Ok(()),
        };
        let document = Document {
            bytes,
            content_type,
            address: Url::parse(&topic).ok(),
            fetched,
            sha256,
        };
        let _turn = turn.turn().await;
        let report = wire.take_in(&source, document).await?;
        if report.failure.is_none() {
            wire.inner
                .store
                .count_push(source.id.as_str(), fetched, report.brought())
                .await?;
            wire.inner.store.subscription_pushed(&key, fetched).await?;
        }
        Ok(())
    }
}
