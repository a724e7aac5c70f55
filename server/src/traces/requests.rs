//! The span of a request: the root of a trace or, where one of our own proxies says so, a part of one.

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use opentelemetry::{propagation::TextMapPropagator as _, trace::TraceContextExt as _};
use opentelemetry_http::HeaderExtractor;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use tracing::{Span, field::Empty};
use tracing_opentelemetry::OpenTelemetrySpanExt as _;

use super::TARGET;

/// Of a request that is here now. `named`: the headers in which a proxy that we trust may name the trace (W3C Trace Context); from anybody
/// else they are not looked at.
pub(crate) fn begun(method: &Method, id: &HeaderValue, named: Option<&HeaderMap>) -> Span {
    let span = tracing::info_span!(
        target: TARGET,
        "request",
        otel.kind = "server",
        otel.status_code = Empty,
        http.request.method = known(method),
        http.route = Empty,
        http.response.status_code = Empty,
        briefs.request_id = id.to_str().unwrap_or_default(),
        briefs.cache = Empty,
    );
    if !span.is_disabled()
        && let Some(headers) = named
    {
        // Fails where the span is of no trace.
        let _ = span.set_parent(TraceContextPropagator::new().extract(&HeaderExtractor(headers)));
    }
    span
}

/// Which route it takes, by the tables.
pub(crate) fn routed(span: &Span, method: &Method, route: &str) {
    if !span.is_disabled() {
        span.record("http.route", route);
        // A name that is recorded later is taken only while nothing has begun inside.
        span.context().span().update_name(format!("{} {route}", known(method)));
    }
}

/// Where a page comes from: `kept`, or `made` for this request.
pub(crate) fn cached(span: &Span, from: &'static str) {
    span.record("briefs.cache", from);
}

/// How it ends.
pub(crate) fn answered(span: &Span, status: StatusCode) {
    span.record("http.response.status_code", status.as_u16());
    if status.is_server_error() {
        span.record("otel.status_code", "ERROR");
    }
}

/// Anybody can make a method up: those are one, as OpenTelemetry's conventions call it.
fn known(method: &Method) -> &str {
    const KNOWN: [Method; 9] = [
        Method::GET,
        Method::HEAD,
        Method::POST,
        Method::PUT,
        Method::DELETE,
        Method::OPTIONS,
        Method::PATCH,
        Method::TRACE,
        Method::CONNECT,
    ];
    if KNOWN.contains(method) { method.as_str() } else { "_OTHER" }
}
