//! The log: on stderr, without addresses and without what readers asked for. `BRIEFS_LOG=warn,server=info,access=info` has a line for
//! each request besides: its id, method, path without query, status and time.

use tracing_subscriber::{
    EnvFilter, Layer as _,
    filter::{FilterExt as _, filter_fn},
    layer::SubscriberExt as _,
    registry,
    util::SubscriberInitExt as _,
};

use crate::{
    config::TracesConfig,
    traces::{TARGET, Traces, TracesError},
};

/// Which lines are logged; `BRIEFS_LOG=debug` shows more.
const VARIABLE: &str = "BRIEFS_LOG";
const DEFAULT: &str = "warn,server=info";
/// `json`: a line is an object, for programs that read it. Anything else: for people.
const FORM: &str = "BRIEFS_LOG_FORM";

/// Starts logging and, where a collector is configured, making traces, which are then to be sent. Called twice, it does nothing.
pub fn start(traces: &TracesConfig) -> Result<Option<Traces>, TracesError> {
    let filter = EnvFilter::try_from_env(VARIABLE).unwrap_or_else(|_| EnvFilter::new(DEFAULT));
    let is_terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let log = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(is_terminal)
        .with_target(false);
    let log = if std::env::var_os(FORM).is_some_and(|form| form == "json") {
        log.json().flatten_event(true).with_target(true).boxed()
    } else {
        log.boxed()
    };
    // Without certificate authorities none are sent; the paper is served all the same.
    let (traces, missed) = match Traces::new(traces) {
        Err(error @ TracesError::Client(_)) => (None, Some(error)),
        traces => (traces?, None),
    };
    let _ = match &traces {
        None => registry().with(log).with(filter).try_init(),
        Some(traces) => {
            // Whatever the log is to show, spans of traces are none of it.
            let log = log.with_filter(filter.and(filter_fn(|about| about.target() != TARGET)));
            registry().with(log).with(traces.layer()).try_init()
        }
    };
    if let Some(error) = missed {
        tracing::error!(error = &error as &dyn std::error::Error, "no traces are made");
    }
    Ok(traces)
}
