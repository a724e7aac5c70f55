//! The stories of what a reader follows: a list each of its topics and sources, made one.

use std::collections::HashSet;

use app::{
    domain::{
        follow::{Followed, Following},
        front::sizes,
        lang::Lang,
    },
    ports::Page,
};
use jiff::Timestamp;

use super::{Store, StoreError, lists};

/// Nobody reads on so far, and each page reads all before it.
const LAST_PAGE: u32 = 20;

impl Store {
    /// A page of the stories, the newest first and each once, and the names of those topics and sources that readers can see.
    pub async fn followed(
        &self,
        lang: Lang,
        following: &Following,
        page: u32,
        now: Timestamp,
    ) -> Result<(Vec<(Followed, String)>, Page), StoreError> {
        let mut named = Vec::new();
        let mut teasers = Vec::new();
        let wanted = sizes::PAGE * usize::try_from(page.clamp(1, LAST_PAGE)).unwrap_or(1) + 1;
        for id in &following.topics {
            let Some(topic) = self.known_topic(lang, id.clone(), now).await? else {
                continue;
            };
            named.push((Followed::Topic(id.clone()), topic.label));
            teasers.extend(self.on_topic(lang, id.as_str(), wanted, 0, now).await?);
        }
        for id in &following.sources {
            let Some(counted) = self.source_counts(lang, Some(id.as_str()), now).await?.pop() else {
                continue;
            };
            named.push((Followed::Source(id.clone()), counted.source.name));
            teasers.extend(self.of_source(lang, id.as_str(), wanted, 0, now).await?);
        }
        teasers.sort_by_key(|teaser| std::cmp::Reverse(teaser.published));
        let mut seen = HashSet::new();
        teasers.retain(|teaser| seen.insert(teaser.story.clone()));
        let from = sizes::PAGE * usize::try_from(page.saturating_sub(1)).unwrap_or(usize::MAX).min(wanted);
        let page_of = if page > LAST_PAGE {
            Vec::new()
        } else {
            teasers.split_off(from.min(teasers.len()))
        };
        Ok((named, lists::cut(page_of, page)))
    }
}
