//! How a front is composed: curated places first, then backfilled, and no story twice on one page.

use std::{collections::HashSet, sync::Arc};

use jiff::Timestamp;

use super::{article::Teaser, slug::Slug};

/// How many teasers each part of a page holds at the most.
pub mod sizes {
    /// The one on top.
    pub const LEADS: usize = 4;
    /// « À lire ».
    pub const MUST_READ: usize = 5;
    /// « Dernières nouvelles ».
    pub const LATEST: usize = 8;
    /// Stories of other languages among the latest.
    pub const ELSEWHERE: usize = 2;
    /// A section's container.
    pub const SECTION: usize = 4;
    /// Most read.
    pub const MOST_READ: usize = 5;
    /// A page of a section, topic or source.
    pub const PAGE: usize = 20;
    /// Related stories at the foot of an article.
    pub const RELATED: usize = 6;
    /// « À lire » beside an article.
    pub const BESIDE_MUST_READ: usize = 3;
    /// « Dernières nouvelles » beside an article.
    pub const BESIDE_LATEST: usize = 5;
    /// Stories of other languages among those.
    pub const BESIDE_ELSEWHERE: usize = 1;
}

/// What the store has for a front, each list in its own order and longer than needed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Candidates {
    /// By the editors' rank.
    pub must_read: Vec<Arc<Teaser>>,
    /// The newest first.
    pub latest: Vec<Arc<Teaser>>,
    /// The newest stories that are not in this edition's language.
    pub elsewhere: Vec<Arc<Teaser>>,
    /// The newest of each section, in the menu's order.
    pub sections: Vec<(Slug, Vec<Arc<Teaser>>)>,
    /// By readers.
    pub most_read: Vec<Arc<Teaser>>,
    /// The number of the last article that had come in the edition's language when this was asked for, whether or not it is here. It grows.
    pub last_arrived: i64,
}

impl Candidates {
    /// The must-reads beside an article of `story`: the first few others, each story once. Whatever else is chosen for that page leaves them out.
    pub fn must_read_beside(&self, story: &Slug) -> Vec<&Arc<Teaser>> {
        let mut taken = HashSet::from([story]);
        let others = self.must_read.iter().filter(|teaser| taken.insert(&teaser.story));
        others.take(sizes::BESIDE_MUST_READ).collect()
    }
}

/// A composed front.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Front {
    /// The story on top.
    pub splash: Option<Arc<Teaser>>,
    /// Beside the splash.
    pub leads: Vec<Arc<Teaser>>,
    /// « À lire ».
    pub must_read: Vec<Arc<Teaser>>,
    /// « Dernières nouvelles », the newest first.
    pub latest: Vec<Arc<Teaser>>,
    /// One container a section that has something left to show.
    pub sections: Vec<(Slug, Vec<Arc<Teaser>>)>,
    /// Most read.
    pub most_read: Vec<Arc<Teaser>>,
    /// When the newest story of the edition came, whether or not it is here; 1970 for none.
    pub newest: Timestamp,
    /// [`Candidates::last_arrived`].
    pub last_arrived: i64,
}

/// Takes stories while making sure that none is taken twice.
#[derive(Default)]
struct Picker {
    taken: HashSet<Slug>,
}

impl Picker {
    fn take(&mut self, from: &[Arc<Teaser>], count: usize) -> Vec<Arc<Teaser>> {
        self.take_if(from, count, |_| true)
    }

    fn take_if(&mut self, from: &[Arc<Teaser>], count: usize, wanted: impl Fn(&Teaser) -> bool) -> Vec<Arc<Teaser>> {
        let mut picked = Vec::with_capacity(count);
        for teaser in from.iter().filter(|teaser| wanted(teaser)) {
            if picked.len() == count {
                break;
            }
            if self.taken.insert(teaser.story.clone()) {
                picked.push(teaser.clone());
            }
        }
        picked
    }
}

impl Front {
    /// Every story on it, once.
    pub fn teasers(&self) -> impl Iterator<Item = &Arc<Teaser>> {
        let blocks = [&self.leads, &self.must_read, &self.latest, &self.most_read];
        let sections = self.sections.iter().map(|(_, teasers)| teasers);
        self.splash.iter().chain(blocks.into_iter().chain(sections).flatten())
    }

    /// Composes a front. A story appears once; a part for which nothing is left is empty, and is then not shown at all.
    pub fn compose(candidates: &Candidates) -> Self {
        let mut picker = Picker::default();
        // The splash is the editors' first choice; without one, the newest story with a picture.
        let splash = picker
            .take(&candidates.must_read, 1)
            .pop()
            .or_else(|| picker.take_if(&candidates.latest, 1, |teaser| teaser.picture.is_some()).pop())
            .or_else(|| picker.take(&candidates.latest, 1).pop());
        let must_read = picker.take(&candidates.must_read, sizes::MUST_READ);
        let leads = picker.take_if(&candidates.latest, sizes::LEADS, |teaser| teaser.picture.is_some());
        let mut latest = picker.take(&candidates.elsewhere, sizes::ELSEWHERE);
        latest.extend(picker.take(&candidates.latest, sizes::LATEST - latest.len()));
        latest.sort_by_key(|teaser| std::cmp::Reverse(teaser.published));
        // A list of two is no ranking: then its stories stay free for the sections.
        let unseen = candidates
            .most_read
            .iter()
            .filter(|teaser| !picker.taken.contains(&teaser.story))
            .count();
        let most_read = if unseen < 3 {
            Vec::new()
        } else {
            picker.take(&candidates.most_read, sizes::MOST_READ)
        };
        let sections = candidates
            .sections
            .iter()
            .map(|(section, teasers)| (section.clone(), picker.take(teasers, sizes::SECTION)))
            .filter(|(_, teasers)| !teasers.is_empty())
            .collect();
        Self {
            splash,
            leads,
            must_read,
            latest,
            sections,
            most_read,
            newest: candidates
                .latest
                .first()
                .map_or(Timestamp::UNIX_EPOCH, |teaser| teaser.published),
            last_arrived: candidates.last_arrived,
        }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.splash.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::article::Address;

    #[test]
    fn the_must_reads_beside_an_article_are_the_first_other_stories_each_once() {
        let candidates = Candidates {
            must_read: [1, 2, 2, 3, 4, 5].map(teaser).into(),
            ..Candidates::default()
        };
        let beside = |story: u32| -> Vec<String> {
            let story = format!("story-{story}").parse().unwrap();
            let beside = candidates.must_read_beside(&story).into_iter();
            beside.map(|teaser| teaser.story.to_string()).collect()
        };
        assert_eq!(beside(1), ["story-2", "story-3", "story-4"]);
        assert_eq!(beside(9), ["story-1", "story-2", "story-3"]);
    }

    fn teaser(story: u32) -> Arc<Teaser> {
        let story: Slug = format!("story-{story}").parse().unwrap();
        Arc::new(Teaser {
            address: Address {
                lang: "fr".parse().unwrap(),
                section: "world".parse().unwrap(),
                slug: story.clone(),
            },
            story,
            headline: String::new(),
            trail: String::new(),
            published: jiff::Timestamp::UNIX_EPOCH,
            source: None,
            picture: None,
            is_live: false,
            is_breaking: false,
        })
    }

    #[test]
    fn a_front_never_shows_one_story_twice() {
        let all: Vec<_> = (0..40).map(teaser).collect();
        let front = Front::compose(&Candidates {
            must_read: all[..8].to_vec(),
            latest: all.clone(),
            elsewhere: all[3..6].to_vec(),
            sections: vec![
                ("world".parse().unwrap(), all.clone()),
                ("sport".parse().unwrap(), all.clone()),
            ],
            most_read: all[..9].to_vec(),
            last_arrived: 0,
        });
        let shown: Vec<_> = front
            .splash
            .iter()
            .chain(&front.leads)
            .chain(&front.must_read)
            .chain(&front.latest)
            .chain(&front.most_read)
            .chain(front.sections.iter().flat_map(|(_, teasers)| teasers))
            .map(|teaser| &teaser.story)
            .collect();
        assert_eq!(shown.len(), shown.iter().collect::<HashSet<_>>().len());
        assert!(!front.must_read.is_empty() && !front.latest.is_empty());
    }

    #[test]
    fn an_empty_paper_has_an_empty_front() {
        let front = Front::compose(&Candidates::default());
        assert!(front.is_empty() && front.sections.is_empty());
    }
}
