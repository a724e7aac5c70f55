//! How the backups by night stand.

use jiff::Timestamp;
use prometheus::{Gauge, IntCounter};

use super::{Metrics, NAMED, figure, registered};

/// Figures of the backups by night. Cheap to clone; clones count together.
#[derive(Debug, Clone)]
pub struct Backups {
    last_success: Gauge,
    failures: IntCounter,
}

impl Metrics {
    /// Those figures, which are there from now on. To be called once.
    pub fn backups(&self) -> Backups {
        let last_success = Gauge::new(
            "briefs_backup_last_success_timestamp_seconds",
            "When the newest backup was made, in seconds since 1970; 0: never.",
        );
        let failures = IntCounter::new(
            "briefs_backup_failures_total",
            "Backups that could not be made, by this process.",
        );
        Backups {
            last_success: registered(&self.inner.counted, last_success.expect(NAMED)),
            failures: registered(&self.inner.counted, failures.expect(NAMED)),
        }
    }
}

impl Backups {
    pub(crate) fn succeeded(&self, at: Timestamp) {
        self.last_success.set(figure(at.as_second()));
    }

    pub(crate) fn failed(&self) {
        self.failures.inc();
    }
}
