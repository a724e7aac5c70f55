//! Figures for the monitoring of whoever runs the site, in the text format of Prometheus: what `/metrics` answers.
//!
//! What happens is counted as it happens, in [`Metrics`]; what is stored is read when it is asked for. Every label has few values: routes
//! of the table, classes of statuses, sources of the configuration. Nothing that a reader sends ever becomes one.

use std::{sync::Arc, time::Duration};

use axum::http::StatusCode;
use jiff::Timestamp;
use prometheus::{
    Gauge, GaugeVec, Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, Opts, Registry, TextEncoder,
    core::Collector,
    proto::{LabelPair, Metric, MetricFamily, MetricType},
};

use crate::{
    config::SourceConfig,
    store::{Store, StoreError},
};

mod backups;
mod process;
mod purges;
mod replicas;
mod sources;

pub use backups::Backups;
pub use purges::Purges;

/// The media type of [`Metrics::text`]: version 0.0.4 of Prometheus' text format.
pub const MIME: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Of pages that are kept, which are sent more often than anything is looked up by its labels.
#[derive(Debug)]
struct Kept {
    all: IntCounter,
    sent: IntCounter,
    known: IntCounter,
    took: Histogram,
}

/// The label of whatever is no route of the table: a page, or no page.
pub const PAGE: &str = "page";

/// The label of whatever is asked where TLS is not spoken.
pub const TO_HTTPS: &str = "to-https";

/// Steps of how long an answer takes.
const SECONDS: [f64; 8] = [0.000_1, 0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0];

/// What is counted, and of which sources. Cheap to clone; clones count together.
#[derive(Debug, Clone)]
pub struct Metrics {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    counted: Registry,
    requests: IntCounterVec,
    took: HistogramVec,
    kept: Kept,
    refused: IntCounterVec,
    sources: Vec<SourceConfig>,
}

impl Metrics {
    /// Counts from nothing. `started` is the process's beginning, `build` the one of the browser's files.
    pub fn new(sources: Vec<SourceConfig>, started: Timestamp, build: &str) -> Self {
        let counted = Registry::new();
        let about = vector(
            &counted,
            GaugeVec::new,
            "briefs_build_info",
            "Always 1: the program's version and build.",
            &["version", "build"],
        );
        about.with_label_values(&[env!("CARGO_PKG_VERSION"), build]).set(1.0);
        let since = Gauge::new(
            "process_start_time_seconds",
            "When the process began, in seconds since 1970 by the site's clock.",
        );
        let since = registered(&counted, since.expect(NAMED));
        since.set(figure(started.as_second()));
        let requests = vector(
            &counted,
            IntCounterVec::new,
            "briefs_http_requests_total",
            "Requests answered, by route and class of status.",
            &["route", "status"],
        );
        let took = vector(
            &counted,
            |opts, labels| HistogramVec::new(HistogramOpts::from(opts).buckets(SECONDS.into()), labels),
            "briefs_http_request_duration_seconds",
            "From a request's head to the beginning of its answer, by route.",
            &["route"],
        );
        let kept = IntCounter::new("briefs_pages_kept_total", "Pages sent as they are kept in memory.");
        let kept = Kept {
            all: registered(&counted, kept.expect(NAMED)),
            sent: requests.with_label_values(&[PAGE, "2xx"]),
            known: requests.with_label_values(&[PAGE, "3xx"]),
            took: took.with_label_values(&[PAGE]),
        };
        let refused = vector(
            &counted,
            IntCounterVec::new,
            "briefs_refused_total",
            "What was turned away: connections of a network that has too many, requests of one that asks too often, requests while the site is busy.",
            &["reason"],
        );
        Self {
            inner: Arc::new(Inner {
                counted,
                requests,
                took,
                kept,
                refused,
                sources,
            }),
        }
    }

    /// Shows what became of the spans of traces, from now on. To be called once.
    pub fn traces(&self, counted: IntCounterVec) {
        registered(&self.inner.counted, counted);
    }

    /// Counts a page that was sent as it is kept, or that the browser has.
    pub fn sent_as_kept(&self, status: StatusCode, took: Duration) {
        let kept = &self.inner.kept;
        kept.all.inc();
        if status.is_redirection() { &kept.known } else { &kept.sent }.inc();
        kept.took.observe(took.as_secs_f64());
    }

    /// Counts a connection that was not taken.
    pub fn turned_away(&self) {
        self.inner.refused.with_label_values(&["connections"]).inc();
    }

    /// Counts a request of a network that asks too often.
    pub fn asked_too_often(&self) {
        self.inner.refused.with_label_values(&["rate"]).inc();
    }

    /// Counts a request that came while too much was under way.
    pub fn too_busy(&self) {
        self.inner.refused.with_label_values(&["busy"]).inc();
    }

    /// Counts an answer, and how long it took. `route` is one of the table's, never an address that somebody asked for.
    pub fn answered(&self, route: &str, status: StatusCode, took: Duration) {
        let class = match status.as_u16() {
            ..200 => "1xx",
            200..300 => "2xx",
            300..400 => "3xx",
            400..500 => "4xx",
            500.. => "5xx",
        };
        self.inner.requests.with_label_values(&[route, class]).inc();
        self.inner.took.with_label_values(&[route]).observe(took.as_secs_f64());
    }

    /// Everything, as [`MIME`] has it: families by name, with help and type before their samples.
    pub async fn text(&self, store: &Store) -> Result<String, StoreError> {
        let mut families = self.inner.counted.gather();
        families.extend(process::families());
        families.extend(family(
            "briefs_articles",
            "Articles that were not withdrawn, planned ones among them; one text from several sources counts once.",
            MetricType::GAUGE,
            [(None, figure(store.article_count().await?))],
        ));
        families.extend(sources::families(&self.inner.sources, &store.feeds().await?));
        families.extend(replicas::families(&store.replicas()));
        families.sort_by(|a, b| a.name().cmp(b.name()));
        Ok(TextEncoder::new()
            .encode_to_string(&families)
            .expect("families have names and samples"))
    }
}

const NAMED: &str = "names and labels above are in Prometheus' alphabet, and each is there once";

fn vector<C: Collector + Clone + 'static>(
    registry: &Registry,
    make: impl Fn(Opts, &[&str]) -> prometheus::Result<C>,
    name: &str,
    help: &str,
    labels: &[&str],
) -> C {
    registered(registry, make(Opts::new(name, help), labels).expect(NAMED))
}

fn registered<C: Collector + Clone + 'static>(registry: &Registry, collector: C) -> C {
    registry.register(Box::new(collector.clone())).expect(NAMED);
    collector
}

/// A family of samples read just now, each with at most one label. `None` without any: the format has no empty ones.
fn family(
    name: &str,
    help: &str,
    kind: MetricType,
    samples: impl IntoIterator<Item = (Option<(&'static str, String)>, f64)>,
) -> Option<MetricFamily> {
    let samples: Vec<Metric> = samples
        .into_iter()
        .map(|(label, value)| {
            let label = label.map(|(name, value)| {
                let mut label = LabelPair::default();
                label.set_name(name.to_owned());
                label.set_value(value);
                label
            });
            let mut sample = Metric::from_label(label.into_iter().collect());
            if kind == MetricType::COUNTER {
                let mut counter = prometheus::proto::Counter::default();
                counter.set_value(value);
                sample.set_counter(counter);
            } else {
                let mut gauge = prometheus::proto::Gauge::default();
                gauge.set_value(value);
                sample.set_gauge(gauge);
            }
            sample
        })
        .collect();
    let mut family = MetricFamily::default();
    family.set_name(name.to_owned());
    family.set_help(help.to_owned());
    family.set_field_type(kind);
    family.set_metric(samples);
    (!family.get_metric().is_empty()).then_some(family)
}

#[expect(clippy::cast_precision_loss, reason = "counts and seconds, far below 2^52")]
fn figure(number: i64) -> f64 {
    number as f64
}
