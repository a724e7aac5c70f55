//! A page that is kept: what it is made of, what is known of it, and for how long it holds.

use std::sync::{Arc, OnceLock, atomic::AtomicBool};

use app::domain::article::Address;
use axum::http::{HeaderMap, HeaderValue};
use jiff::{SignedDuration, Timestamp};

use super::{Coding, forms::Forms};
use crate::changes::{Changes, Tag};

/// What a page shows that no change is written down of (how long ago something was, when a source was last heard of) is this old at most.
const FRESH: SignedDuration = SignedDuration::from_secs(60);
/// So old a page may be that is sent in place of a fault.
const BETTER_THAN_NONE: SignedDuration = SignedDuration::from_hours(24);

/// A page with the forms it is there in. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Kept {
    pub(super) page: Arc<Page>,
    pub(super) forms: Forms,
}

/// What is known of a page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) etag: HeaderValue,
    article: Option<Address>,
    pub(super) tags: Vec<Tag>,
    pub(super) since: u64,
    pub(super) made: Timestamp,
    pub(super) until: Timestamp,
    /// Since when it has been like this; what is made anew and the same is as old as before.
    pub(super) modified: Timestamp,
    /// Whether it was sent in brotli.
    pub(super) was_sent: AtomicBool,
    /// What is said with it.
    head: OnceLock<HeaderMap>,
}

/// What a page was made of.
#[derive(Debug)]
pub struct Basis {
    /// What it shows.
    pub tags: Vec<Tag>,
    /// The count of changes before it was made.
    pub since: u64,
    /// The site's time when it was made.
    pub made: Timestamp,
    /// When something on it will be another without any change.
    pub until: Timestamp,
}

impl Kept {
    /// A page as it was made. Shown to all readers, so nothing on it depends on who asked. It is brought into the coding it is asked for
    /// in, so that those who wait for it need not each compress it.
    pub fn new(html: String, etag: HeaderValue, article: Option<Address>, basis: Basis, coding: Coding) -> Self {
        let fresh = basis.made.checked_add(FRESH).unwrap_or(Timestamp::MAX);
        Self {
            page: Arc::new(Page {
                etag,
                article,
                tags: basis.tags,
                since: basis.since,
                made: basis.made,
                until: basis.until.min(fresh),
                modified: basis.made,
                was_sent: AtomicBool::new(false),
                head: OnceLock::new(),
            }),
            forms: Forms::of(html, coding),
        }
    }

    /// Its `ETag`: weak, since it is the same page in every coding.
    pub fn etag(&self) -> &HeaderValue {
        &self.page.etag
    }

    /// What is said with it, as it was made for the first who got it.
    pub fn head(&self, make: impl FnOnce() -> HeaderMap) -> &HeaderMap {
        self.page.head.get_or_init(make)
    }

    /// Whether it is there in a coding, so that it can be sent as it is.
    pub fn is_in(&self, coding: Coding) -> bool {
        self.forms.in_coding(coding).is_some()
    }

    /// When it was made.
    pub fn made(&self) -> Timestamp {
        self.page.made
    }

    /// Since when it has been like this.
    pub fn modified(&self) -> Timestamp {
        self.page.modified
    }

    /// What it shows.
    pub fn tags(&self) -> &[Tag] {
        &self.page.tags
    }

    /// The article that it is, where it is one.
    pub fn article(&self) -> Option<&Address> {
        self.page.article.as_ref()
    }

    pub(super) fn is_current(&self, changes: &Changes, now: Timestamp) -> bool {
        // A clock that was set back makes a page of the future.
        self.page.made <= now && self.covers(now) && changes.hold(&self.page.tags, self.page.since)
    }

    pub(super) fn covers(&self, now: Timestamp) -> bool {
        now < self.page.until
    }

    /// Not an article that has changed itself: it may have been withdrawn.
    pub(super) fn is_better_than_none(&self, changes: &Changes, now: Timestamp) -> bool {
        let story = self.page.tags.iter().filter(|tag| matches!(tag, Tag::Story(_)));
        now.duration_since(self.page.made) < BETTER_THAN_NONE && changes.hold(story, self.page.since)
    }
}
