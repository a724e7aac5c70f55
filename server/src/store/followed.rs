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

/// Nobody reads on further, and each page reads all before it.
const LAST_PAGE: u32 = 5;

impl Store {
    /// The names of those topics and sources that readers can see.
    pub async fn followed_names(
        &self,
        lang: Lang,
        following: &Following,
        now: Timestamp,
    ) -> Result<Vec<(Followed, String)>, StoreError> {
        let mut named = Vec::new();
        for id in &following.topics {
            if let Some(topic) = self.known_topic(lang, id.clone(), now).await? {
                named.push((Followed::Topic(id.clone()), topic.label));
            }
        }
        let sources: Vec<String> = following.sources.iter().map(ToString::to_string).collect();
        for (id, name) in self.source_names(&sources).await? {
            named.push((Followed::Source(id), name));
        }
        Ok(named)
    }

    /// A page of the stories, the newest first and each once, and what they are of.
    pub async fn followed(
        &self,
        lang: Lang,
        following: &Following,
        page: u32,
        now: Timestamp,
    ) -> Result<(Vec<(Followed, String)>, Page), StoreError> {
        let named = self.followed_names(lang, following, now).await?;
        let mut teasers = Vec::new();
        if (1..=LAST_PAGE).contains(&page) {
            let wanted = sizes::PAGE * usize::try_from(page).unwrap_or(1) + 1;
            for (followed, _) in &named {
                teasers.extend(match followed {
                    Followed::Topic(id) => self.on_topic(lang, id.as_str(), wanted, 0, now).await?,
                    Followed::Source(id) => self.of_source(lang, id.as_str(), wanted, 0, now).await?,
                });
            }
        }
        teasers.sort_by_key(|teaser| std::cmp::Reverse(teaser.published));
        let mut seen = HashSet::new();
        teasers.retain(|teaser| seen.insert(teaser.story.clone()));
        let before = sizes::PAGE * usize::try_from(page.clamp(1, LAST_PAGE) - 1).unwrap_or(0);
        let shown = lists::cut(teasers.split_off(before.min(teasers.len())), page);
        Ok((
            named,
            Page {
                has_more: shown.has_more && page < LAST_PAGE,
                ..shown
            },
        ))
    }
}
