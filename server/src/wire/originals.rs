//! Looks whether the originals of outside articles are still at their addresses.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use tokio::task::JoinSet;
use url::Url;

use super::{
    Wire,
    fetch::{Accept, FetchError, Limits},
};
use crate::store::{Original, StoreError};

/// A present original is looked for again after this, one that was missing sooner.
const ORIGINAL_AGAIN: SignedDuration = SignedDuration::from_hours(24 * 30);
const ORIGINAL_MISSING: SignedDuration = SignedDuration::from_hours(24);
/// The pause after an answer that says nothing is doubled so often: about a month in the end.
const ORIGINAL_DOUBLED: u32 = 5;

impl Wire {
    /// Looks for originals that are due: at most `count`, those of one host one after the other, hosts side by side.
    pub async fn look_for_originals(&self, count: u32) -> Result<(), StoreError> {
        let now = self.inner.clock.now();
        let mut hosts: BTreeMap<String, Vec<Original>> = BTreeMap::new();
        for original in self.inner.store.originals_due(now, count).await? {
            let url = Url::parse(&original.url).ok();
            let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
            hosts.entry(host.to_owned()).or_default().push(original);
        }
        let mut looking = JoinSet::new();
        for originals in hosts.into_values() {
            let wire = self.clone();
            looking.spawn(async move { wire.look_at_host(originals, now).await });
        }
        // A fault of the store is one of all.
        while let Some(ended) = looking.join_next().await {
            ended.unwrap_or(Ok(()))?;
        }
        Ok(())
    }

    /// Looks for originals of one host until it says nothing of one: then the others are left for another day too.
    async fn look_at_host(&self, originals: Vec<Original>, now: Timestamp) -> Result<(), StoreError> {
        let mut answers = true;
        for original in originals {
            let is_there = if answers {
                self.is_there(&original.url, now).await
            } else {
                None
            };
            let after = |wait: SignedDuration| now.checked_add(wait).unwrap_or(Timestamp::MAX);
            let store = &self.inner.store;
            if let Some(is_there) = is_there {
                let again = after(if is_there { ORIGINAL_AGAIN } else { ORIGINAL_MISSING });
                store.note_original(original.article_id, is_there, now, again).await?;
            } else {
                answers = false;
                // Ever more rarely: a host that is never clear again must not take the turns of all others.
                let doubled = 2_i32.pow(u32::try_from(original.unclear).unwrap_or_default().min(ORIGINAL_DOUBLED));
                let again = after(ORIGINAL_MISSING * doubled);
                store.postpone_original(original.article_id, again).await?;
            }
        }
        Ok(())
    }

    /// Whether an original is at its address; `None` where the answer does not say.
    async fn is_there(&self, address: &str, now: Timestamp) -> Option<bool> {
        let url = Url::parse(address).ok()?;
        match self.inner.fetcher.get(&url, None, Accept::Page, Limits::default(), now).await {
            Ok(_) => Some(true),
            Err(FetchError::Gone | FetchError::Status { code: 404, .. }) => Some(false),
            Err(_) => None,
        }
    }
}
