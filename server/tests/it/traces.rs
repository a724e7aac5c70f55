//! Traces: what a collector is told of requests and fetches, and that nobody waits for it.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::Read as _,
    net::{SocketAddr, TcpListener},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest,
    common::v1::{AnyValue, KeyValue, any_value::Value},
    trace::v1::Span,
};
use prost::Message as _;

use crate::{
    cli::{Briefs, Serving},
    fake_server::FakeServer,
    http::{self, Reply},
    story::Story,
};

/// Only ends a test that hangs.
const PATIENCE: Duration = Duration::from_secs(30);
const NOW: &str = "2025-03-19T10:00:00+01:00";

const FEED: &str = "<rss version=\"2.0\"><channel><title>A</title><item><title>Council meets again</title>\
<link>https://a.example/1</link><description>The council met on Wednesday and spoke of many things.</description></item></channel></rss>";

/// A collector of OTLP, and a feed.
struct Collector {
    server: FakeServer,
    resource: Arc<Mutex<BTreeMap<String, String>>>,
    spans: Arc<Mutex<Vec<Span>>>,
}

impl Collector {
    fn start() -> Self {
        let resource: Arc<Mutex<BTreeMap<String, String>>> = Arc::default();
        let spans: Arc<Mutex<Vec<Span>>> = Arc::default();
        let (to_resource, to_spans) = (resource.clone(), spans.clone());
        let server = FakeServer::start(move |asked| {
            let (kind, body) = if asked.head.starts_with("POST /v1/traces ") {
                assert_eq!(asked.header("content-type"), Some("application/x-protobuf"));
                keep(&asked.body, &to_resource, &to_spans);
                ("application/x-protobuf", "")
            } else {
                ("application/rss+xml", FEED)
            };
            let length = body.len();
            format!("HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}")
        });
        Self { server, resource, spans }
    }

    /// A paper with a story that sends its traces here.
    fn paper(&self, toml: &str) -> Briefs {
        paper(self.server.addr, toml)
    }

    /// Whatever came, once the program has ended.
    fn spans(&self) -> Vec<Span> {
        self.spans.lock().unwrap().clone()
    }
}

fn paper(collector: SocketAddr, toml: &str) -> Briefs {
    let briefs = Briefs::configured(&format!("{toml}\n[traces]\nendpoint = \"http://{collector}\"\n"));
    briefs.import(&briefs.stories([Story::new("conseil")])).assert_done();
    briefs
}

fn keep(body: &[u8], resource: &Mutex<BTreeMap<String, String>>, spans: &Mutex<Vec<Span>>) {
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(body).read_to_end(&mut bytes).unwrap();
    for part in ExportTraceServiceRequest::decode(&bytes[..]).unwrap().resource_spans {
        *resource.lock().unwrap() = attributes(&part.resource.unwrap().attributes);
        let came = part.scope_spans.into_iter().flat_map(|part| part.spans);
        spans.lock().unwrap().extend(came);
    }
}

fn attributes(attributes: &[KeyValue]) -> BTreeMap<String, String> {
    let text = |value: &Option<AnyValue>| match value.as_ref().and_then(|value| value.value.as_ref()) {
        Some(Value::StringValue(text)) => text.clone(),
        Some(Value::IntValue(number)) => number.to_string(),
        other => format!("{other:?}"),
    };
    attributes.iter().map(|pair| (pair.key.clone(), text(&pair.value))).collect()
}

fn get(serving: &Serving, target: &str, headers: &[(&str, &str)]) -> Reply {
    http::send(serving.addr, &http::request("GET", target, headers)).unwrap()
}

fn end(serving: Serving) {
    serving.signal("TERM");
    assert_eq!(serving.ended().0.code(), Some(0));
}

fn named<'a>(spans: &'a [Span], name: &str) -> Vec<&'a Span> {
    spans.iter().filter(|span| span.name == name).collect()
}

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT: &str = "00f067aa0ba902b7";

/// As a header has it.
fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        write!(text, "{byte:02x}").unwrap();
    }
    text
}

#[test]
fn a_request_is_a_span_with_what_it_was_made_of_and_nothing_of_who_asked_for_what() {
    let collector = Collector::start();
    let briefs = collector.paper("");
    let serving = briefs.serve(&["--now", NOW]);
    let traceparent = format!("00-{TRACE}-{PARENT}-01");
    let by_proxy = [
        ("traceparent", traceparent.as_str()),
        ("x-forwarded-for", "192.0.2.7"),
        ("x-request-id", "by-proxy"),
    ];
    assert_eq!(get(&serving, "/fr/monde/conseil?utm=1", &by_proxy).status, 200);
    // Just after the start it may be made once more.
    let since = Instant::now();
    while get(&serving, "/metrics", &[("host", "localhost")])
        .text()
        .contains("briefs_pages_kept_total 0\n")
    {
        assert_eq!(get(&serving, "/fr/monde/conseil", &[]).status, 200);
        assert!(since.elapsed() < PATIENCE);
    }
    assert_eq!(get(&serving, "/fr/search?q=geheimnis", &[]).status, 200);
    assert_eq!(get(&serving, "/fr/feed.rss", &[]).status, 200);
    assert_eq!(get(&serving, "/fr/monde/geheim", &[]).status, 404);
    end(serving);

    let spans = collector.spans();
    assert_eq!(collector.resource.lock().unwrap()["service.name"], "briefs");
    let [first, .., kept, missing] = named(&spans, "GET /{lang}/{section}/{slug}")[..] else {
        panic!("{spans:#?}")
    };
    let about = attributes(&first.attributes);
    for (key, value) in [
        ("http.request.method", "GET"),
        ("http.route", "/{lang}/{section}/{slug}"),
        ("http.response.status_code", "200"),
        ("briefs.request_id", "by-proxy"),
        ("briefs.cache", "made"),
    ] {
        assert_eq!(about.get(key).map(String::as_str), Some(value), "{key}");
    }
    assert_eq!(
        (hex(&first.trace_id), hex(&first.parent_span_id)),
        (TRACE.into(), PARENT.into())
    );
    assert_eq!(attributes(&kept.attributes)["briefs.cache"], "kept");
    assert!(kept.parent_span_id.is_empty() && kept.trace_id != first.trace_id);
    assert_eq!(attributes(&missing.attributes)["http.response.status_code"], "404");

    let making = named(&spans, "make page");
    let made = making.iter().find(|span| span.parent_span_id == first.span_id).unwrap();
    let queries = named(&spans, "find_article");
    let query = queries.iter().find(|span| span.parent_span_id == made.span_id).unwrap();
    assert_eq!(query.trace_id, first.trace_id);
    assert!(first.start_time_unix_nano <= query.start_time_unix_nano && query.end_time_unix_nano <= first.end_time_unix_nano);
    for name in ["GET /{lang}/search", "GET /{lang}/feed.rss"] {
        assert_eq!(named(&spans, name).len(), 1, "{name}");
    }
    // What jobs ask many times in a second is no trace.
    assert_eq!(
        named(&spans, "changes_after")
            .iter()
            .filter(|span| span.parent_span_id.is_empty())
            .count(),
        0
    );
    let all = format!("{spans:?}");
    for secret in ["geheim", "conseil", "192.0.2", "127.0.0.1", "Mozilla", "utm"] {
        assert!(!all.contains(secret), "{secret}");
    }
}

#[test]
fn who_is_no_proxy_of_ours_names_no_trace() {
    let collector = Collector::start();
    let briefs = collector.paper("trusted_proxies = []");
    let serving = briefs.serve(&["--now", NOW]);
    let traceparent = format!("00-{TRACE}-{PARENT}-01");
    assert_eq!(get(&serving, "/fr", &[("traceparent", &traceparent)]).status, 200);
    end(serving);
    let spans = collector.spans();
    let [front] = named(&spans, "GET /{lang}")[..] else {
        panic!("{spans:#?}")
    };
    assert!(front.parent_span_id.is_empty() && hex(&front.trace_id) != TRACE);
}

#[test]
fn a_share_is_of_the_traces_that_begin_here_and_our_proxy_says_which_of_its_own_are_made() {
    for (share, begun_here) in [("0.0", 0), ("1.0", 1)] {
        let collector = Collector::start();
        let briefs = collector.paper("");
        let mut command = briefs.command(&["serve", "--addr", "127.0.0.1:0", "--now", NOW]);
        command.env("BRIEFS_TRACES__SHARE", share);
        let serving = Serving::of(command);
        let [wanted, unwanted] = ["01", "00"].map(|flags| format!("00-{TRACE}-{PARENT}-{flags}"));
        for (target, parent) in [
            ("/fr/monde/conseil", Some(wanted)),
            ("/fr/search", Some(unwanted)),
            ("/fr", None),
        ] {
            let parent: Vec<_> = parent.iter().map(|parent| ("traceparent", parent.as_str())).collect();
            assert_eq!(get(&serving, target, &parent).status, 200, "{target}");
        }
        end(serving);
        let spans = collector.spans();
        let [wanted] = named(&spans, "GET /{lang}/{section}/{slug}")[..] else {
            panic!("{share}: {spans:#?}")
        };
        assert_eq!(hex(&wanted.trace_id), TRACE);
        assert_eq!(named(&spans, "GET /{lang}/search").len(), 0, "{share}");
        assert_eq!(named(&spans, "GET /{lang}").len(), begun_here, "{share}");
        if begun_here == 0 {
            assert!(spans.iter().all(|span| hex(&span.trace_id) == TRACE), "{spans:#?}");
        }
    }
}

#[test]
fn where_a_collector_leads_to_nobody_is_told_and_the_token_stays_here() {
    let server = FakeServer::start(|_| {
        "HTTP/1.1 307 Temporary Redirect\r\nlocation: /elsewhere\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".into()
    });
    let briefs = paper(server.addr, "");
    let mut command = briefs.command(&["serve", "--addr", "127.0.0.1:0", "--now", NOW]);
    command.env("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20token");
    let serving = Serving::of(command);
    assert_eq!(get(&serving, "/fr", &[]).status, 200);
    end(serving);
    let asked = server.asked();
    assert!(!asked.is_empty());
    for asked in asked {
        assert!(asked.head.starts_with("POST /v1/traces "), "{}", asked.head);
        assert_eq!(asked.header("authorization"), Some("Bearer token"));
    }
}

#[test]
fn a_fetch_of_a_source_is_a_trace_of_its_own() {
    let collector = Collector::start();
    let source = format!(
        "wire.allow_this_machine = true\n[[sources]]\nid = \"a\"\nname = \"A\"\nurl = \"http://{}/feed\"\nsection = \"world\"\nlang = \"en\"",
        collector.server.addr
    );
    let briefs = collector.paper(&source);
    let serving = briefs.serve(&[]);
    let since = Instant::now();
    while named(&collector.spans(), "ingest").is_empty() {
        assert!(since.elapsed() < PATIENCE, "{:#?}", collector.spans());
        thread::sleep(Duration::from_millis(50));
    }
    end(serving);
    let spans = collector.spans();
    let ingest = named(&spans, "ingest")[0];
    assert_eq!(attributes(&ingest.attributes)["briefs.source"], "a");
    let [fetch] = named(&spans, "fetch")[..] else {
        panic!("{spans:#?}")
    };
    assert_eq!(fetch.parent_span_id, ingest.span_id);
    let about = attributes(&fetch.attributes);
    assert_eq!(
        (about["server.address"].as_str(), about["http.response.status_code"].as_str()),
        ("127.0.0.1", "200")
    );
}

#[test]
fn a_collector_that_never_answers_holds_up_neither_pages_nor_the_stop() {
    // Connections wait to be taken, for ever.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let briefs = paper(listener.local_addr().unwrap(), "");
    let serving = briefs.serve(&["--now", NOW]);
    let since = Instant::now();
    for number in 0..200 {
        let reply = get(&serving, &format!("/fr/search?q={number}"), &[]);
        assert_eq!(reply.status, 200, "{number}: {}", reply.text());
    }
    assert!(since.elapsed() < Duration::from_secs(20), "{:?}", since.elapsed());
    let since = Instant::now();
    end(serving);
    assert!(since.elapsed() < Duration::from_secs(5), "{:?}", since.elapsed());
}

#[test]
fn what_no_collector_takes_is_lost_and_counted() {
    // Nobody is there.
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let briefs = paper(gone, "");
    let serving = briefs.serve(&["--now", NOW]);
    let figures = |serving: &Serving| get(serving, "/metrics", &[("host", "localhost")]).text().to_owned();
    assert_eq!(get(&serving, "/fr", &[]).status, 200);
    let since = Instant::now();
    loop {
        let text = figures(&serving);
        let lost = text
            .lines()
            .find_map(|line| line.strip_prefix("briefs_trace_spans_total{outcome=\"lost\"} "));
        if lost.unwrap_or_else(|| panic!("{text}")) != "0" {
            break;
        }
        assert!(since.elapsed() < PATIENCE, "{text}");
        thread::sleep(Duration::from_millis(50));
    }
    end(serving);
    let briefs = Briefs::new();
    let without = briefs.serve(&["--no-sample"]);
    assert!(
        !figures(&without).contains("trace_spans"),
        "without a collector there are no traces"
    );
}
