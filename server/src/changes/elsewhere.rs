//! The stories of other editions that an edition shows: they may change without an article of its own.

use std::sync::atomic::Ordering;

use jiff::Timestamp;

use super::{Changes, Tag};
use crate::store::StoreError;

impl Changes {
    /// Finds out which editions show other stories of the others, where any may. Only these change. A query for each edition.
    pub async fn look_elsewhere(&self, now: Timestamp) -> Result<(), StoreError> {
        {
            let mut known = self.known();
            // A planned story of another edition comes without a change.
            let has_come = matches!(known.next_publication, Some((_, _, Some(next))) if next <= now);
            if has_come {
                known.next_publication = None;
            }
            if !std::mem::take(&mut known.is_elsewhere_due) && !has_come {
                return Ok(());
            }
        }
        for lang in &self.0.served {
            let shown = self.0.store.shown_from_elsewhere(*lang, &self.0.served, now).await;
            let mut known = self.known();
            match shown {
                Ok(shown) => {
                    let before = known.elsewhere.insert(*lang, shown);
                    if before.as_ref() != known.elsewhere.get(lang) {
                        known.count += 1;
                        known.set(Tag::Lang(*lang));
                        self.0.count.store(known.count, Ordering::Release);
                    }
                }
                Err(error) => {
                    known.is_elsewhere_due = true;
                    return Err(error);
                }
            }
        }
        Ok(())
    }
}
