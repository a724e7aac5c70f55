//! `/metrics`: whether it is Prometheus' text format, what its labels can be, and who may read it.
//!
//! The format is read strictly, by what is published of it (<https://prometheus.io/docs/instrumenting/exposition_formats/>).

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    http::Reply,
    pages::{KINDS, small_paper},
    test_app::{Setup, TestApp},
};

/// How a program of the same machine asks.
pub(crate) const DIRECTLY: (&str, &str) = ("host", "127.0.0.1");

const TOKEN: &str = "0123456789abcdef-secret";

/// Families by name.
#[derive(Debug)]
pub(crate) struct Exposition(BTreeMap<String, Family>);

#[derive(Debug)]
struct Family {
    kind: String,
    /// By labels as they are written, `{}` and all.
    samples: BTreeMap<String, f64>,
}

impl Exposition {
    /// Of a text without a fault.
    pub(crate) fn parse(text: &str) -> Self {
        assert!(text.ends_with('\n'), "the last line ends");
        let mut families: BTreeMap<String, Family> = BTreeMap::new();
        let mut lines = text.lines().peekable();
        while let Some(help) = lines.next() {
            let (name, help) = help.strip_prefix("# HELP ").expect(help).split_once(' ').unwrap();
            assert!(is_name(name) && !help.is_empty(), "{name}: {help}");
            let of_type = lines.next().unwrap();
            let kind = of_type.strip_prefix(&format!("# TYPE {name} ")).expect(of_type);
            assert!(["counter", "gauge", "histogram"].contains(&kind), "{kind}");
            assert_eq!(kind == "counter", name.ends_with("_total"), "{name} is a {kind}");
            let mut samples = BTreeMap::new();
            while let Some(sample) = lines.next_if(|line| !line.starts_with('#')) {
                let (labels, value) = sample.strip_prefix(name).expect(sample).rsplit_once(' ').unwrap();
                let parts = ["_bucket", "_sum", "_count"].iter().filter(|_| kind == "histogram");
                assert_labels(parts.fold(labels, |labels, part| labels.strip_prefix(part).unwrap_or(labels)));
                let before = samples.insert(labels.to_owned(), value.parse().unwrap());
                assert_eq!(before, None, "{sample} is there twice");
            }
            assert!(!samples.is_empty(), "{name} has no samples");
            let kind = kind.to_owned();
            assert!(
                families.insert(name.to_owned(), Family { kind, samples }).is_none(),
                "{name} is there twice"
            );
        }
        Self(families)
    }

    /// The sample with these labels: `{source="alpha"}`, or nothing.
    pub(crate) fn get(&self, name: &str, labels: &str) -> Option<f64> {
        self.0.get(name)?.samples.get(labels).copied()
    }

    fn labels(&self, name: &str) -> BTreeSet<&str> {
        self.0[name].samples.keys().map(String::as_str).collect()
    }
}

fn is_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Nothing, or names with quoted values in braces; ours need no escapes.
fn assert_labels(labels: &str) {
    let Some(inner) = labels.strip_prefix('{') else {
        return assert_eq!(labels, "");
    };
    for label in inner.strip_suffix('}').expect(labels).split(',') {
        let (name, value) = label.split_once("=\"").expect(labels);
        let value = value.strip_suffix('"').expect(labels);
        assert!(is_name(name) && !value.contains(['"', '\\']), "{labels}");
    }
}

async fn figures(app: &TestApp) -> Exposition {
    let reply = app.get_with("/metrics", &[DIRECTLY]).await;
    assert_eq!(
        (reply.status, reply.header("content-type"), reply.header("cache-control")),
        (200, Some("text/plain; version=0.0.4; charset=utf-8"), Some("no-store"))
    );
    Exposition::parse(reply.text())
}

#[tokio::test]
async fn the_figures_are_in_the_text_format_of_prometheus() {
    let app = TestApp::with(small_paper()).await;
    let figures = figures(&app).await;
    let kinds: Vec<_> = figures
        .0
        .iter()
        .map(|(name, family)| (name.as_str(), family.kind.as_str()))
        .collect();
    assert_eq!(
        kinds,
        [
            ("briefs_articles", "gauge"),
            ("briefs_build_info", "gauge"),
            ("briefs_http_request_duration_seconds", "histogram"),
            ("briefs_http_requests_total", "counter"),
            ("briefs_pages_kept_total", "counter"),
            ("process_resident_memory_bytes", "gauge"),
            ("process_start_time_seconds", "gauge"),
        ],
        "nothing was asked before, and there are no sources"
    );
    let build = figures.labels("briefs_build_info").into_iter().next().unwrap();
    assert!(
        build.contains(&format!("version=\"{}\"", env!("CARGO_PKG_VERSION"))),
        "{build}"
    );
    let started = figures.get("process_start_time_seconds", "").unwrap();
    let now = 1_742_374_800.0;
    assert!(
        (now..now + 60.0).contains(&started),
        "by the site's clock, as everything else: {started}"
    );
    assert!(figures.get("process_resident_memory_bytes", "").unwrap() > 1_000_000.0);
}

#[tokio::test]
async fn every_answer_is_counted_by_its_route_and_status() {
    let app = TestApp::with(small_paper()).await;
    for target in ["/fr", "/fr", "/fr/never/was", "/healthz", "/pkg/never.js", "/api/never", "/"] {
        app.get(target).await;
    }
    app.ask("POST", "/healthz", &[]).await;
    let figures = figures(&app).await;
    let count = |route: &str, status: &str| {
        figures.get(
            "briefs_http_requests_total",
            &format!("{{route=\"{route}\",status=\"{status}\"}}"),
        )
    };
    assert_eq!(
        (count("page", "2xx"), count("page", "3xx"), count("page", "4xx")),
        (Some(2.0), Some(1.0), Some(1.0))
    );
    assert_eq!((count("/healthz", "2xx"), count("/healthz", "4xx")), (Some(1.0), Some(1.0)));
    assert_eq!(
        (count("/pkg/{*file}", "4xx"), count("/api/{*path}", "4xx")),
        (Some(1.0), Some(1.0))
    );
    assert_eq!(count("/metrics", "2xx"), None, "this answer is not out yet");
    assert_eq!(
        self::figures(&app)
            .await
            .get("briefs_http_requests_total", "{route=\"/metrics\",status=\"2xx\"}"),
        Some(1.0)
    );
}

#[tokio::test]
async fn whatever_is_asked_makes_no_new_label() {
    let app = TestApp::with(small_paper()).await;
    let ask = async |odd: &str| {
        for target in KINDS {
            app.get(target).await;
        }
        for target in [
            "/fr/",
            "/fr/monde/",
            "/pkg/",
            "/media/",
            "/api/",
            "/api/v1/header/",
            "/fonts/",
            "/fr?q=",
        ] {
            app.get(&format!("{target}{odd}")).await;
        }
        for method in ["POST", "HEAD", "BREW"] {
            app.ask(method, &format!("/{odd}"), &[]).await;
        }
    };
    figures(&app).await;
    ask("a").await;
    let before = figures(&app).await;
    for odd in ["b", "%22%7D", "%0A", "%FF", "secret"] {
        ask(odd).await;
    }
    let after = figures(&app).await;
    let name = "briefs_http_requests_total";
    assert_eq!(before.labels(name), after.labels(name));
    assert!(after.labels(name).len() < 40, "{:?}", after.labels(name));
    let text = app.get_with("/metrics", &[DIRECTLY]).await;
    assert!(!text.text().contains("secret"), "{}", text.text());
}

#[tokio::test]
async fn the_number_of_articles_is_without_those_withdrawn() {
    let app = TestApp::start().await;
    assert_eq!(figures(&app).await.get("briefs_articles", ""), Some(0.0));
    app.paper
        .import([
            crate::story::Story::new("a"),
            crate::story::Story::new("b"),
            crate::story::Story::new("c").withdrawn(),
        ])
        .await;
    assert_eq!(figures(&app).await.get("briefs_articles", ""), Some(2.0));
}

fn assert_nothing_there(what: &str, reply: &Reply) {
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (404, Some("application/problem+json")),
        "{what}"
    );
    assert!(!reply.text().contains("briefs_"), "{what}");
}

#[tokio::test]
async fn programs_of_this_machine_that_ask_directly_may_read_them() {
    let app = TestApp::start().await;
    let port = app.addr.port();
    for host in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]", &format!("127.0.0.1:{port}")] {
        assert_eq!(app.get_with("/metrics", &[("host", host)]).await.status, 200, "{host}");
    }
}

/// A proxy on the same machine is a program of this machine, and those behind it are not.
#[tokio::test]
async fn what_a_proxy_passes_on_is_answered_as_if_there_were_nothing() {
    let app = TestApp::start().await;
    for host in ["news.example", "localhost.example", "10.0.0.7", "127.0.0.1.example"] {
        assert_nothing_there(host, &app.get_with("/metrics", &[("host", host)]).await);
    }
    for (name, value) in [
        ("forwarded", "for=192.0.2.60;proto=https"),
        ("x-forwarded-for", "127.0.0.1"),
        ("x-forwarded-host", "news.example"),
        ("x-forwarded-proto", "https"),
        ("x-real-ip", "192.0.2.60"),
        ("via", "1.1 proxy"),
        ("x-forwarded-for", ""),
    ] {
        assert_nothing_there(name, &app.get_with("/metrics", &[DIRECTLY, (name, value)]).await);
    }
}

/// Not every proxy says that it is one.
#[tokio::test]
async fn a_site_that_readers_reach_shows_them_to_nobody_without_a_token() {
    for url in ["https://news.example", "http://192.168.0.7:3000"] {
        let app = Setup::default().config(&format!("base_url = \"{url}\"")).start().await;
        assert_nothing_there(url, &app.get_with("/metrics", &[DIRECTLY]).await);
    }
    for url in ["http://localhost:8000", "http://[::1]:3000", "http://127.0.0.2"] {
        let app = Setup::default().config(&format!("base_url = \"{url}\"")).start().await;
        assert_eq!(app.get_with("/metrics", &[DIRECTLY]).await.status, 200, "{url}");
    }
}

#[tokio::test]
async fn whoever_sends_the_token_may_read_them_from_wherever_and_nobody_else() {
    let app = Setup::default()
        .config(&format!(
            "base_url = \"https://news.example\"\n[metrics]\ntoken = \"{TOKEN}\""
        ))
        .start()
        .await;
    for good in [format!("Bearer {TOKEN}"), format!("bearer  {TOKEN}")] {
        let headers = [("authorization", good.as_str()), ("x-forwarded-for", "192.0.2.60")];
        let reply = app.get_with("/metrics", &headers).await;
        assert_eq!(reply.status, 200, "{good}");
        Exposition::parse(reply.text());
    }
    let almost = &TOKEN[1..];
    for bad in [
        "",
        "Bearer",
        "Bearer ",
        TOKEN,
        &format!("Basic {TOKEN}"),
        &format!("Bearer {almost}"),
        &format!("Bearer {TOKEN}x"),
    ] {
        let reply = app.get_with("/metrics", &[DIRECTLY, ("authorization", bad)]).await;
        assert_eq!(
            (reply.status, reply.header("www-authenticate")),
            (401, Some("Bearer")),
            "{bad}"
        );
        assert!(
            !reply.text().contains(TOKEN) && !reply.text().contains("briefs_"),
            "{}",
            reply.text()
        );
    }
    assert_eq!(app.get_with("/metrics", &[DIRECTLY]).await.status, 401);
}
