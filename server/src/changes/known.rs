//! What a node knows to have changed, in steps.

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use app::domain::{article::Teaser, lang::Lang};
use jiff::Timestamp;

use super::Tag;
use crate::store::{Change, Stamp};

/// Tags whose changes are remembered. Where there are more, everything has changed.
const REMEMBERED: usize = 20_000;
/// A commit takes less, until all see it.
const SETTLED: Duration = Duration::from_millis(200);

#[derive(Debug, Default)]
pub(super) struct Known {
    /// The last change in the database; none before the first look.
    pub(super) last: Option<i64>,
    /// In which file that is, as [`Stamp`] counts them.
    pub(super) file: u64,
    /// Up to where they are forgotten.
    pub(super) forgotten: i64,
    /// How many changes there were since the start, in steps.
    pub(super) count: u64,
    /// At which step everything changed.
    pub(super) everything: u64,
    /// At which step each did.
    pub(super) of: HashMap<Tag, u64>,
    /// The stories of other editions that each edition shows.
    pub(super) elsewhere: HashMap<Lang, Vec<Arc<Teaser>>>,
    /// Whether they may be others by now.
    pub(super) is_elsewhere_due: bool,
    /// The count of changes when it was asked for, for which time, and the answer: it says nothing of an earlier time.
    pub(super) next_publication: Option<(u64, Timestamp, Option<Timestamp>)>,
    /// How far the database was written when all of it had surely been looked at.
    pub(super) seen: Option<Stamp>,
    /// When the file system was last asked how far it was written.
    pub(super) glanced: Option<Instant>,
    /// How far it was written at the last look, and since when.
    unsettled: Option<(Stamp, Instant)>,
}

impl Known {
    pub(super) fn note(&mut self, change: &Change) {
        match change.tag.as_str() {
            "most-read" => self.set(Tag::MostRead),
            tag => match (tag.parse(), tag.strip_prefix("weather:")) {
                (Ok(lang), _) => {
                    self.set(Tag::Lang(lang));
                    self.set(Tag::Anywhere);
                    self.is_elsewhere_due = true;
                }
                (Err(_), Some(place)) => self.set(Tag::Weather(place.to_owned())),
                (Err(_), None) => self.everything = self.count,
            },
        }
        if let Some(story) = change.story.as_deref().and_then(|story| story.parse().ok()) {
            self.set(Tag::Story(story));
        }
    }

    /// A commit shows a moment before others can see what it brought: it is looked for until it must be there.
    pub(super) fn settle(&mut self, stamp: Stamp) {
        match self.unsettled {
            Some((earlier, since)) if earlier == stamp => {
                if since.elapsed() > SETTLED {
                    self.seen = Some(stamp);
                }
            }
            _ => self.unsettled = Some((stamp, Instant::now())),
        }
    }

    pub(super) fn set(&mut self, tag: Tag) {
        if self.of.len() >= REMEMBERED {
            self.of.clear();
            self.everything = self.count;
        }
        self.of.insert(tag, self.count);
    }
}
