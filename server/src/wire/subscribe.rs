//! Asking hubs: what feeds offer is subscribed to, renewed, and given up. What hubs say and send comes in at `pushes`.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::{
    Wire,
    document::Contents,
    fetch::{FetchError, Limits, Links},
    schedule,
    websub::{self, Mode, Offer, Secret, Subscription},
};
use crate::{
    config::SourceConfig,
    store::{HubOffer, Stage, StoreError, SubscriptionState},
};

/// A subscription that was given up is remembered at least so long, so that the hub is told whenever it asks.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);

/// Something to ask a hub for.
pub struct Errand {
    /// Not before.
    pub at: Timestamp,
    subscription: SubscriptionState,
}

impl Errand {
    /// The same for all errands of one subscription, of which one runs at a time. Not for the log.
    pub fn key(&self) -> &str {
        &self.subscription.key
    }
}

impl Wire {
    /// Notes what a source's feed says of its hub.
    pub(super) async fn note_offer(&self, source: &SourceConfig, links: &Links, contents: &Contents) -> Result<(), StoreError> {
        let id = source.id.as_str();
        let is_secure = source.url.starts_with("https:");
        let offer = Offer::found(links, contents.hub.as_deref(), contents.own_url.as_deref(), is_secure);
        let is_news = match offer {
            None => self.inner.store.drop_hub_offer(id).await?,
            Some(offer) => {
                let offer = HubOffer {
                    source_id: id.to_owned(),
                    url: source.url.clone(),
                    hub: offer.hub.into(),
                    topic: offer.topic,
                };
                self.inner.store.keep_hub_offer(&offer).await?
            }
        };
        if is_news {
            self.inner.desk.offered.notify_one();
        }
        Ok(())
    }

    /// Done when a feed has named another hub, or none any more, since this was last waited for.
    pub async fn offered(&self) {
        self.inner.desk.offered.notified().await;
    }

    /// Brings the subscriptions in line with what feeds offer. Gives what hubs are to be asked for, now or later.
    pub async fn errands(&self) -> Result<Vec<Errand>, StoreError> {
        let now = self.inner.clock.now();
        let store = &self.inner.store;
        let mut wanted = self.wanted().await?;
        for subscription in store.subscriptions().await? {
            if subscription.stage == Stage::Ended {
                if subscription.lease_ends <= Some(now.as_second()) {
                    store.forget_subscription(&subscription.key).await?;
                }
                continue;
            }
            let is_wanted = wanted.get(&subscription.source_id).is_some_and(|offer| {
                offer.hub == subscription.hub && offer.topic == subscription.topic && subscription.site == self.inner.desk.site
            });
            if is_wanted {
                wanted.remove(&subscription.source_id);
            } else {
                let until = now.checked_add(REMEMBERED).unwrap_or(Timestamp::MAX);
                store.end_subscription(&subscription.key, now, until).await?;
            }
        }
        for offer in wanted.into_values() {
            store.add_subscription(&self.begun(offer, now)).await?;
        }
        let errands = store.subscriptions().await?.into_iter().filter_map(|subscription| {
            let at = Timestamp::from_second(subscription.ask_at?).ok()?;
            Some(Errand {
                // Not as a clock planned that was ahead.
                at: if schedule::is_ahead(subscription.asked_at, now) {
                    at.min(now)
                } else {
                    at
                },
                subscription,
            })
        });
        Ok(errands.collect())
    }

    /// What there is to subscribe to, by source: hubs must be able to reach us, and the source must still be one.
    async fn wanted(&self) -> Result<HashMap<String, HubOffer>, StoreError> {
        let mut wanted = HashMap::new();
        if !self.inner.desk.is_reachable {
            return Ok(wanted);
        }
        let feeds = self.inner.store.feeds().await?;
        for offer in self.inner.store.hub_offers().await? {
            let is_ours = |source: &SourceConfig| source.id.as_str() == offer.source_id && source.url == offer.url;
            let is_off = feeds
                .iter()
                .any(|feed| feed.source_id == offer.source_id && feed.url == offer.url && feed.disabled.is_some());
            if self.sources().iter().any(is_ours) && !is_off {
                wanted.insert(offer.source_id.clone(), offer);
            }
        }
        Ok(wanted)
    }

    fn begun(&self, offer: HubOffer, now: Timestamp) -> SubscriptionState {
        SubscriptionState {
            key: websub::callback_key(rand::random()),
            source_id: offer.source_id,
            hub: offer.hub,
            topic: offer.topic,
            site: self.inner.desk.site.clone(),
            secret: Secret::from_random(rand::random()).as_str().to_owned(),
            stage: Stage::Asked,
            asked_at: None,
            lease_ends: None,
            ask_at: Some(now.as_second()),
            failures: 0,
            pushed: None,
        }
    }

    /// Asks a hub. What went wrong is a sentence in the source's log.
    pub async fn run_errand(&self, errand: Errand) -> Result<(), StoreError> {
        let subscription = errand.subscription;
        let now = self.inner.clock.now();
        let is_ended = subscription.stage == Stage::Ended;
        // Written down first: a hub may ask back before it answers.
        if is_ended {
            self.inner.store.subscription_left(&subscription.key).await?;
        } else {
            let again = websub::ask_again_at(now, subscription.failures, rand::random_range(0.0..1.0));
            self.inner.store.subscription_asked(&subscription.key, now, again).await?;
        }
        let hub = hub_name(&subscription.hub);
        let sentence = match (self.ask(&subscription).await, is_ended) {
            (Ok(()), true) => format!("its hub ({hub}) was asked to push no more"),
            (Err(error), true) => format!("its hub ({hub}) could not be asked to push no more: {error}"),
            (Err(error), false) => format!("its hub ({hub}) could not be asked to push: {error}"),
            // The usual renewal is nothing to read about.
            (Ok(()), false) if subscription.stage == Stage::Confirmed && subscription.failures == 0 => return Ok(()),
            (Ok(()), false) => format!(
                "its hub ({hub}) was asked to push; it is to ask back at {}",
                subscription.site
            ),
        };
        self.say(&subscription.source_id, now, sentence).await
    }

    async fn ask(&self, state: &SubscriptionState) -> Result<(), FetchError> {
        let not_a_url = |error: url::ParseError| FetchError::NotHttp {
            cause: error.to_string(),
        };
        let hub = Url::parse(&state.hub).map_err(not_a_url)?;
        let form = message(state).map_err(not_a_url)?.form();
        self.inner.fetcher.post_form(&hub, form, Limits::default()).await?;
        Ok(())
    }

    /// A sentence for a source's log.
    pub(super) async fn say(&self, source: &str, now: Timestamp, sentence: String) -> Result<(), StoreError> {
        tracing::info!(source, "{sentence}");
        self.inner.store.log_feed(source, now, &[sentence]).await
    }
}

/// The hub in the source's log: its host, since the rest of its address may hold a key.
pub(super) fn hub_name(hub: &str) -> String {
    let host = |url: Url| url.host_str().map(str::to_owned);
    Url::parse(hub).ok().and_then(host).unwrap_or_default()
}

/// A subscription as hubs are told of it.
pub(super) fn message(state: &SubscriptionState) -> Result<Subscription, url::ParseError> {
    Ok(Subscription {
        mode: if state.stage == Stage::Ended {
            Mode::Unsubscribe
        } else {
            Mode::Subscribe
        },
        topic: state.topic.clone(),
        callback: Url::parse(&state.site)?.join(&app::paths::hub_callback(&state.key))?,
        secret: Secret::from_stored(state.secret.clone()),
    })
}
