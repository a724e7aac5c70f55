//! Traces: what each request was made of, sent to a collector by OTLP (HTTP, protobuf) where one is configured.
//!
//! A span here is one of `tracing` with the target [`TARGET`]. Without a collector nobody wants these, and none is made. No span names an
//! address of a reader, a path, or what somebody looks for: routes are those of the tables.
//!
//! Nobody waits for the collector. Spans that have ended wait in a queue of a fixed size (`queue`); what finds no room there, and what the
//! collector does not take, is lost and counted.

use opentelemetry::{KeyValue, trace::TracerProvider as _};
use opentelemetry_otlp::{Compression, Protocol, RetryPolicy, SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::{
    Resource,
    trace::{Sampler, SdkTracerProvider, SpanExporter as _},
};
use prometheus::{IntCounterVec, Opts};
use tokio::sync::watch;
use tracing::{Metadata, Subscriber, level_filters::LevelFilter, subscriber::Interest};
use tracing_subscriber::{
    Layer,
    filter::dynamic_filter_fn,
    layer::{Context, Filter},
    registry::LookupSpan,
};

use self::queue::{Queue, Sending};
use crate::{config::TracesConfig, crypto};

pub(crate) mod queries;
mod queue;
pub(crate) mod requests;

/// What spans of traces are known by.
pub const TARGET: &str = "traces";

/// What a query of the database is called, until it has its name.
pub(crate) const QUERY: &str = "query";

/// Why no traces can be sent.
#[derive(Debug, thiserror::Error)]
pub enum TracesError {
    /// No client can be made.
    #[error("traces cannot be sent ({0}): is the package ca-certificates installed?")]
    Client(#[from] reqwest::Error),
    /// What the environment says of it (`OTEL_EXPORTER_OTLP_…`) fits nothing.
    #[error("traces cannot be sent: {0}; mend the variables OTEL_EXPORTER_OTLP_…, or unset them")]
    Exporter(#[from] opentelemetry_otlp::ExporterBuildError),
}

/// Makes traces and sends them.
#[derive(Debug)]
pub struct Traces {
    provider: SdkTracerProvider,
    sending: Sending<SpanExporter>,
    counted: IntCounterVec,
}

impl Traces {
    /// To the collector of the configuration, if there is one.
    pub fn new(config: &TracesConfig) -> Result<Option<Self>, TracesError> {
        let Some(endpoint) = &config.endpoint else {
            return Ok(None);
        };
        crypto::install();
        // Where it leads to is nobody that we know, and a token in the headers would go along.
        let client = reqwest::Client::builder()
            .timeout(queue::PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        let mut exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(client)
            .with_protocol(Protocol::HttpBinary)
            .with_compression(Compression::Gzip)
            .with_endpoint(format!("{endpoint}/v1/traces"))
            .with_timeout(queue::PATIENCE)
            // It would wait in the thread that others need.
            .with_retry_policy(RetryPolicy::disabled())
            .build()?;
        let resource = Resource::builder()
            .with_service_name(config.service_name.clone())
            .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            .build();
        exporter.set_resource(&resource);
        let counted = IntCounterVec::new(
            Opts::new(
                "briefs_trace_spans_total",
                "Spans of traces that ended: sent to the collector, or lost since it did not take them in time.",
            ),
            &["outcome"],
        )
        .expect("a name and a label in Prometheus' alphabet");
        let (queue, sending) = Queue::new(exporter, &counted);
        let provider = SdkTracerProvider::builder()
            .with_resource(resource)
            .with_sampler(Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(config.share))))
            .with_span_processor(queue)
            .build();
        Ok(Some(Self {
            provider,
            sending,
            counted,
        }))
    }

    /// What makes spans of the collector out of those of `tracing`.
    pub(crate) fn layer<S>(&self) -> impl Layer<S> + Send + Sync + use<S>
    where
        S: Subscriber + for<'span> LookupSpan<'span> + Send + Sync,
    {
        tracing_opentelemetry::layer()
            .with_tracer(self.provider.tracer("briefs"))
            // What is current is what `tracing` says, also in tasks of their own.
            .with_context_activation(false)
            .with_location(false)
            .with_threads(false)
            .with_target(false)
            .with_tracked_inactivity(false)
            .with_filter(wanted())
    }

    /// What became of the spans, for [`crate::metrics::Metrics`].
    pub(crate) fn counted(&self) -> IntCounterVec {
        self.counted.clone()
    }

    /// Sends what has ended until `stopped` says so, and then what is left, as far as the collector takes it at once.
    pub async fn send(self, stopped: watch::Receiver<bool>) {
        self.sending.run(stopped).await;
    }
}

/// Our own spans. A query that belongs to no request and no fetch is one of those that are made many times in a second.
fn wanted<S>() -> impl Filter<S> + use<S>
where
    S: Subscriber + for<'span> LookupSpan<'span>,
{
    dynamic_filter_fn(|about: &Metadata<'_>, within: &Context<'_, S>| {
        about.target() == TARGET && (about.name() != QUERY || within.lookup_current().is_some())
    })
    .with_max_level_hint(LevelFilter::INFO)
    .with_callsite_filter(|about: &'static Metadata<'static>| {
        if about.target() == TARGET {
            Interest::sometimes()
        } else {
            Interest::never()
        }
    })
}
