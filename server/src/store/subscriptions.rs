//! Push: what feeds say of their hubs, and how each subscription stands.

use std::collections::HashSet;

use jiff::Timestamp;

use super::{Store, StoreError, on_readers, on_writer};

/// Where a feed says that its news can be subscribed to.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct HubOffer {
    /// Its source's id.
    pub source_id: String,
    /// The address that the feed was asked for at; another one in the configuration has not said anything yet.
    pub url: String,
    /// The hub's address, `http` or `https`.
    pub hub: String,
    /// What the hub knows the feed by.
    pub topic: String,
}

/// How far a subscription has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "TEXT", rename_all = "lowercase")]
pub enum Stage {
    /// The hub has not asked back yet.
    Asked,
    /// The hub pushes until the lease ends.
    Confirmed,
    /// The hub will not push.
    Denied,
    /// Given up by us.
    Ended,
}

/// Where a subscription stands. Without `Debug`: key and secret are for the hub alone.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SubscriptionState {
    /// The last part of the address that the hub calls.
    pub key: String,
    /// Its source's id.
    pub source_id: String,
    /// The hub's address.
    pub hub: String,
    /// What the hub knows the feed by.
    pub topic: String,
    /// Scheme and host of the address that the hub calls.
    pub site: String,
    /// What the hub signs with.
    pub secret: String,
    /// How far it has come.
    pub stage: Stage,
    /// When the hub was last asked. Seconds since 1970, as the times below.
    pub asked_at: Option<i64>,
    /// Until when the hub pushes; of one that is ended: until when it is remembered.
    pub lease_ends: Option<i64>,
    /// When the hub is asked next.
    pub ask_at: Option<i64>,
    /// Requests in a row that the hub has not confirmed.
    pub failures: i64,
    /// The last push; none before the first, nor once a fetch has found news that were not pushed.
    #[sqlx(default)]
    pub pushed: Option<i64>,
}

impl SubscriptionState {
    /// Until when the hub pushes, if it does now.
    pub fn pushed_until(&self, now: Timestamp) -> Option<Timestamp> {
        let ends = Timestamp::from_second(self.lease_ends?).ok()?;
        (self.stage == Stage::Confirmed && ends > now).then_some(ends)
    }
}

impl Store {
    /// What every feed says of its hub.
    pub async fn hub_offers(&self) -> Result<Vec<HubOffer>, StoreError> {
        Ok(on_readers!(self, pool => sqlx::query_as("SELECT * FROM hub_offers ORDER BY source_id").fetch_all(pool).await)?)
    }

    /// Notes what a feed says of its hub. Gives whether that is news.
    pub async fn keep_hub_offer(&self, offer: &HubOffer) -> Result<bool, StoreError> {
        let done = on_writer!(self, pool => sqlx::query(
            "INSERT INTO hub_offers (source_id, url, hub, topic) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (source_id) DO UPDATE SET url = excluded.url, hub = excluded.hub, topic = excluded.topic \
             WHERE hub_offers.url <> excluded.url OR hub_offers.hub <> excluded.hub OR hub_offers.topic <> excluded.topic",
        )
        .bind(&offer.source_id)
        .bind(&offer.url)
        .bind(&offer.hub)
        .bind(&offer.topic)
        .execute(pool)
        .await)?;
        Ok(done > 0)
    }

    /// Notes that a feed names no hub. Gives whether that is news.
    pub async fn drop_hub_offer(&self, source: &str) -> Result<bool, StoreError> {
        let done = on_writer!(self, pool => sqlx::query("DELETE FROM hub_offers WHERE source_id = $1")
            .bind(source)
            .execute(pool)
            .await)?;
        Ok(done > 0)
    }

    /// Every subscription, those that are ended too.
    pub async fn subscriptions(&self) -> Result<Vec<SubscriptionState>, StoreError> {
        Ok(
            on_readers!(self, pool => sqlx::query_as("SELECT * FROM subscriptions ORDER BY source_id, key").fetch_all(pool).await)?,
        )
    }

    /// The one whose hub calls an address that ends so.
    pub async fn subscription(&self, key: &str) -> Result<Option<SubscriptionState>, StoreError> {
        // Keys come from outside, and this is in no text of PostgreSQL's.
        if key.contains('\0') {
            return Ok(None);
        }
        Ok(
            on_readers!(self, pool => sqlx::query_as("SELECT * FROM subscriptions WHERE key = $1").bind(key).fetch_optional(pool).await)?,
        )
    }

    /// The sources whose hubs push now, and have shown it.
    pub async fn pushed_sources(&self, now: Timestamp) -> Result<HashSet<String>, StoreError> {
        let sources: Vec<String> = on_readers!(self, pool => sqlx::query_scalar(
            "SELECT source_id FROM subscriptions WHERE stage = $1 AND lease_ends > $2 AND pushed IS NOT NULL",
        )
        .bind(Stage::Confirmed)
        .bind(now.as_second())
        .fetch_all(pool)
        .await)?;
        Ok(sources.into_iter().collect())
    }

    /// Adds one. A source that has one that is not ended keeps that and gets no second.
    pub async fn add_subscription(&self, subscription: &SubscriptionState) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query(
            "INSERT INTO subscriptions (key, source_id, hub, topic, site, secret, stage, asked_at, lease_ends, ask_at, failures) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING",
        )
        .bind(&subscription.key)
        .bind(&subscription.source_id)
        .bind(&subscription.hub)
        .bind(&subscription.topic)
        .bind(&subscription.site)
        .bind(&subscription.secret)
        .bind(subscription.stage)
        .bind(subscription.asked_at)
        .bind(subscription.lease_ends)
        .bind(subscription.ask_at)
        .bind(subscription.failures)
        .execute(pool)
        .await)?;
        Ok(())
    }

    /// The hub is being asked, and again at a time unless it confirms before.
    pub async fn subscription_asked(&self, key: &str, now: Timestamp, again: Timestamp) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query(
            "UPDATE subscriptions SET asked_at = $2, ask_at = $3, failures = failures + 1 WHERE key = $1 AND stage <> $4",
        )
        .bind(key)
        .bind(now.as_second())
        .bind(again.as_second())
        .bind(Stage::Ended)
        .execute(pool)
        .await)?;
        Ok(())
    }

    /// The hub has confirmed: it pushes until the lease ends, and is asked again before.
    pub async fn subscription_confirmed(&self, key: &str, lease_ends: Timestamp, renew_at: Timestamp) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query(
            "UPDATE subscriptions SET stage = $2, lease_ends = $3, ask_at = $4, failures = 0 WHERE key = $1 AND stage <> $5",
        )
        .bind(key)
        .bind(Stage::Confirmed)
        .bind(lease_ends.as_second())
        .bind(renew_at.as_second())
        .bind(Stage::Ended)
        .execute(pool)
        .await)?;
        Ok(())
    }

    /// The hub has pushed something that is its source's.
    pub async fn subscription_pushed(&self, key: &str, now: Timestamp) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query("UPDATE subscriptions SET pushed = $2 WHERE key = $1")
            .bind(key)
            .bind(now.as_second())
            .execute(pool)
            .await)?;
        Ok(())
    }

    /// A source had news that its hub has not pushed: it is not relied on until it pushes again.
    pub async fn news_not_pushed(&self, source: &str) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query("UPDATE subscriptions SET pushed = NULL WHERE source_id = $1 AND pushed IS NOT NULL")
            .bind(source)
            .execute(pool)
            .await)?;
        Ok(())
    }

    /// The hub will not push. It is asked again at a time.
    pub async fn subscription_denied(&self, key: &str, again: Timestamp) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query(
            "UPDATE subscriptions SET stage = $2, ask_at = $3, pushed = NULL WHERE key = $1 AND stage <> $4",
        )
        .bind(key)
        .bind(Stage::Denied)
        .bind(again.as_second())
        .bind(Stage::Ended)
        .execute(pool)
        .await)?;
        Ok(())
    }

    /// Gives a subscription up. Its hub is to be told, if it was ever asked; until its lease ends, and at least until `until`, it is
    /// remembered.
    pub async fn end_subscription(&self, key: &str, now: Timestamp, until: Timestamp) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query(
            "UPDATE subscriptions SET stage = $2, failures = 0, ask_at = CASE WHEN asked_at IS NULL THEN NULL ELSE $3 END, \
             lease_ends = CASE WHEN lease_ends > $4 THEN lease_ends ELSE $4 END WHERE key = $1 AND stage <> $2",
        )
        .bind(key)
        .bind(Stage::Ended)
        .bind(now.as_second())
        .bind(until.as_second())
        .execute(pool)
        .await)?;
        Ok(())
    }

    /// The hub of one that is ended is being told; it is not told twice.
    pub async fn subscription_left(&self, key: &str) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query("UPDATE subscriptions SET ask_at = NULL WHERE key = $1 AND stage = $2")
            .bind(key)
            .bind(Stage::Ended)
            .execute(pool)
            .await)?;
        Ok(())
    }

    /// Forgets one that is ended.
    pub async fn forget_subscription(&self, key: &str) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query("DELETE FROM subscriptions WHERE key = $1 AND stage = $2")
            .bind(key)
            .bind(Stage::Ended)
            .execute(pool)
            .await)?;
        Ok(())
    }
}
