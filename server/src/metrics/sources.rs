//! Where each outside source stands, in figures: what `briefs sources` shows as a table.

use prometheus::proto::{MetricFamily, MetricType};

use super::{family, figure};
use crate::{config::SourceConfig, store::FeedState, wire};

/// A column of the table. `None` where a source has no such figure.
struct Figure {
    name: &'static str,
    help: &'static str,
    kind: MetricType,
    of: fn(&FeedState) -> Option<i64>,
}

const FIGURES: [Figure; 6] = [
    Figure {
        name: "briefs_source_last_success_timestamp_seconds",
        help: "When the source's feed could last be read, or had not changed; 0 if never.",
        kind: MetricType::GAUGE,
        of: |state| Some(state.last_success.unwrap_or_default()),
    },
    Figure {
        name: "briefs_source_next_try_timestamp_seconds",
        help: "When the source is asked next; 0 if it was never asked, nothing if it is asked no more.",
        kind: MetricType::GAUGE,
        of: |state| state.disabled.is_none().then_some(state.next_try),
    },
    Figure {
        name: "briefs_source_items_total",
        help: "Items of the source taken in as new articles.",
        kind: MetricType::COUNTER,
        of: |state| Some(state.items),
    },
    Figure {
        name: "briefs_source_items_skipped_total",
        help: "Items of the source left out or with a date that cannot be read, for reasons in its log, again with each fetch that brings them.",
        kind: MetricType::COUNTER,
        of: |state| Some(state.skipped),
    },
    Figure {
        name: "briefs_source_consecutive_failures",
        help: "Failures of the source since its last success.",
        kind: MetricType::GAUGE,
        of: |state| Some(state.failures),
    },
    Figure {
        name: "briefs_source_disabled",
        help: "1 if the source is asked no more, else 0.",
        kind: MetricType::GAUGE,
        of: |state| Some(state.disabled.is_some().into()),
    },
];

/// A family a figure, with a sample a configured source.
pub(super) fn families(sources: &[SourceConfig], states: &[FeedState]) -> impl Iterator<Item = MetricFamily> {
    FIGURES.iter().filter_map(|Figure { name, help, kind, of }| {
        let never = FeedState::default();
        let samples = sources.iter().filter_map(|source| {
            let state = wire::standing(source, states).unwrap_or(&never);
            Some((Some(("source", source.id.to_string())), figure(of(state)?)))
        });
        family(name, help, *kind, samples)
    })
}
