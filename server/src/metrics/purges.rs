//! What a CDN was told of changes.

use prometheus::{IntCounterVec, IntGauge};

use super::{Metrics, NAMED, registered, vector};

/// Figures of what a CDN was told. Cheap to clone; clones count together.
#[derive(Debug, Clone)]
pub struct Purges {
    requests: IntCounterVec,
    waiting: IntGauge,
}

impl Metrics {
    /// Those figures, which are there from now on. To be called once.
    pub fn purges(&self) -> Purges {
        let waiting = IntGauge::new("briefs_cdn_purges_waiting", "Words that the CDN was not told yet.");
        let requests = vector(
            &self.inner.counted,
            IntCounterVec::new,
            "briefs_cdn_purges_total",
            "Requests to the CDN to drop pages: done, or failed and tried again.",
            &["outcome"],
        );
        for outcome in ["done", "failed"] {
            requests.with_label_values(&[outcome]);
        }
        Purges {
            requests,
            waiting: registered(&self.inner.counted, waiting.expect(NAMED)),
        }
    }
}

impl Purges {
    pub(crate) fn told(&self, is_done: bool) {
        let outcome = if is_done { "done" } else { "failed" };
        self.requests.with_label_values(&[outcome]).inc();
    }

    pub(crate) fn waiting(&self, words: usize) {
        self.waiting.set(i64::try_from(words).unwrap_or(i64::MAX));
    }
}
