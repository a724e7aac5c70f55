//! What a CDN is told to drop: by a fake one on this machine.

use std::{
    collections::VecDeque,
    future::pending,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use jiff::{SignedDuration, tz::TimeZone};
use server::{
    cdn::Cdn,
    config::Config,
    jobs::{
        purge_cdn::{self, Purging},
        watch_changes,
    },
};

use crate::{
    cli::{Briefs, Serving},
    fake_server::{Asked, FakeServer},
    http,
    story::Story,
    test_app::{Setup, TestApp},
};

/// Only ends a test that hangs.
const PATIENCE: Duration = Duration::from_secs(30);
const TOKEN: &str = "token-that-nobody-sees";
const DONE: &str = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

/// In whichever way its kind has them.
fn words(asked: &Asked) -> Vec<String> {
    if let Some(words) = asked.header("surrogate-key").or_else(|| asked.header("xkey-purge")) {
        return words.split(' ').map(str::to_owned).collect();
    }
    let json: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
    let tags = json["tags"].as_array().unwrap().iter();
    tags.map(|tag| tag.as_str().unwrap().to_owned()).collect()
}

/// A CDN that does as it is told, unless it has other answers.
struct FakeCdn {
    server: FakeServer,
    answers: Arc<Mutex<VecDeque<&'static str>>>,
}

impl FakeCdn {
    fn start() -> Self {
        let answers: Arc<Mutex<VecDeque<&str>>> = Arc::default();
        let queued = answers.clone();
        let server = FakeServer::start(move |_| queued.lock().unwrap().pop_front().unwrap_or(DONE).to_owned());
        Self { server, answers }
    }

    fn answering(self, answers: &[&'static str]) -> Self {
        self.answers.lock().unwrap().extend(answers);
        self
    }

    fn config(&self, kind: &str) -> String {
        format!(
            "[cdn]\nmax_age_s = 3600\npurge = \"{kind}\"\npurge_url = \"http://{}/zone/purge\"\npurge_token = \"{TOKEN}\"",
            self.server.addr
        )
    }

    fn asked(&self) -> Vec<Asked> {
        self.server.asked()
    }

    /// The words of each request so far.
    fn told(&self) -> Vec<Vec<String>> {
        self.asked().iter().map(words).collect()
    }

    fn has(&self, word: &str, times: usize) -> bool {
        self.told().iter().flatten().filter(|told| *told == word).count() >= times
    }

    async fn wait_for(&self, word: &str, times: usize) {
        let since = Instant::now();
        while !self.has(word, times) {
            assert!(
                since.elapsed() < PATIENCE,
                "{word} was not told {times} times: {:?}",
                self.told()
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// Does what `serve` does besides serving.
fn watch(app: &TestApp, cdn: &FakeCdn, kind: &str) {
    let config = Config::parse("briefs.toml", &cdn.config(kind), []).unwrap();
    let changes = app.state.pages.changes().clone();
    let purging = Purging::new(
        Cdn::new(&config.cdn).unwrap().unwrap(),
        changes.clone(),
        app.state.clock.clone(),
        TimeZone::get("Europe/Brussels").unwrap(),
        app.state.metrics.purges(),
    );
    tokio::spawn(purge_cdn::run(purging, pending()));
    tokio::spawn(watch_changes::run(changes, app.state.clock.clone(), pending()));
}

#[tokio::test]
async fn each_cdn_is_told_in_its_own_words_what_has_changed() {
    for (kind, method, token) in [
        ("fastly", "POST", ("fastly-key", TOKEN.to_owned())),
        ("cloudflare", "POST", ("authorization", format!("Bearer {TOKEN}"))),
        ("varnish", "PURGE", ("authorization", format!("Bearer {TOKEN}"))),
    ] {
        let cdn = FakeCdn::start();
        let app = TestApp::with([Story::new("a"), Story::new("b")]).await;
        watch(&app, &cdn, kind);
        cdn.wait_for("pages", 1).await;
        let first = &cdn.asked()[0];
        assert_eq!(words(first), ["pages"], "{kind}: nobody knows what changed before");
        assert!(
            first.head.starts_with(&format!("{method} /zone/purge HTTP/1.1\r\n")),
            "{}",
            first.head
        );
        assert_eq!(first.header(token.0), Some(token.1.as_str()), "{kind}");
        if kind == "cloudflare" {
            assert_eq!(first.body, br#"{"tags":["pages"]}"#);
            assert_eq!(first.header("content-type"), Some("application/json"));
        }
        app.paper.import([Story::new("a").withdrawn()]).await;
        cdn.wait_for("story-a", 1).await;
        let told = cdn.told();
        let change = told.iter().find(|words| words.contains(&"story-a".to_owned())).unwrap();
        for word in ["articles", "articles-fr"] {
            assert!(change.contains(&word.to_owned()), "{kind}: {change:?}");
        }
        assert!(!cdn.has("story-b", 1), "{kind}: it has not changed");
    }
}

/// The CDN may have asked for a page before a change, and get it after it was told.
#[tokio::test]
async fn what_was_told_is_told_once_more_when_whatever_was_on_its_way_has_arrived() {
    let cdn = FakeCdn::start();
    let app = TestApp::with([Story::new("a")]).await;
    watch(&app, &cdn, "fastly");
    cdn.wait_for("pages", 1).await;
    app.paper.import([Story::new("a").withdrawn()]).await;
    cdn.wait_for("story-a", 2).await;
    let told: Vec<Instant> = cdn
        .asked()
        .iter()
        .filter(|asked| words(asked).contains(&"story-a".to_owned()))
        .map(|asked| asked.at)
        .collect();
    assert!(told[1] - told[0] >= Duration::from_secs(4), "{:?}", told[1] - told[0]);
    tokio::time::sleep(Duration::from_secs(6)).await;
    assert!(!cdn.has("story-a", 3), "{:?}", cdn.told());
}

#[tokio::test]
async fn a_cdn_that_fails_or_asks_to_wait_is_told_later_and_nothing_is_left_out() {
    let cdn = FakeCdn::start().answering(&[
        "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 429 Too Many Requests\r\nretry-after: 3\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
        // Where this leads to must not learn the token.
        "HTTP/1.1 302 Found\r\nlocation: /elsewhere\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
    ]);
    let app = TestApp::with([Story::new("a")]).await;
    watch(&app, &cdn, "varnish");
    cdn.wait_for("pages", 4).await;
    let asked = cdn.asked();
    let waits: Vec<Duration> = asked.windows(2).map(|pair| pair[1].at - pair[0].at).collect();
    for (wait, least) in waits.iter().zip([1, 3, 4]) {
        assert!(*wait >= Duration::from_millis(least * 1_000 - 100), "{waits:?}");
    }
    assert!(asked.iter().all(|asked| asked.head.starts_with("PURGE /zone/purge ")));
    let figures = app.get_with("/metrics", &[("host", "localhost")]).await;
    assert!(
        figures.text().contains("briefs_cdn_purges_total{outcome=\"failed\"} 3\n"),
        "{}",
        figures.text()
    );
}

#[tokio::test]
async fn what_changes_with_time_alone_is_told_too() {
    for (now, published, what) in [
        ("2025-03-19T09:00:00+01:00", "2025-03-19T10:00:00+01:00", "a planned article"),
        ("2025-03-18T23:00:00+01:00", "2025-03-17T10:00:00+01:00", "midnight"),
    ] {
        let cdn = FakeCdn::start();
        let app = Setup::default().now(now).start().await;
        app.paper
            .import_at([Story::new("a").published(published)], crate::paper::at(now))
            .await;
        app.state.pages.changes().look().await.unwrap();
        watch(&app, &cdn, "fastly");
        cdn.wait_for("pages", 1).await;
        app.state.clock.set_by(SignedDuration::from_hours(1));
        // The first alone is told twice.
        cdn.wait_for("pages", 3).await;
        let target = if what == "midnight" { "/fr" } else { "/fr/monde/a" };
        assert_eq!(app.get(target).await.status, 200, "{what}");
    }
}

#[test]
fn serve_tells_what_another_process_changes_and_nobody_the_token() {
    let cdn = FakeCdn::start();
    let briefs = Briefs::configured(&cdn.config("fastly"));
    briefs.import(&briefs.stories([Story::new("a")])).assert_done();
    let serving = briefs.serve(&["--now", "2025-03-19T10:00:00+01:00"]);
    let keys = serving.get("/fr/monde/a").header("surrogate-key").unwrap().to_owned();
    assert_eq!(keys, "pages articles-fr story-a weather-brussels");
    let other = briefs.stories([Story::new("a").body("Autre chose.")]);
    let wait_for = |word: &str| {
        let since = Instant::now();
        while !cdn.has(word, 1) {
            assert!(since.elapsed() < PATIENCE, "{word}: {:?}", cdn.told());
            thread::sleep(Duration::from_millis(20));
        }
    };
    wait_for("pages");
    briefs.import(&other).assert_done();
    wait_for("story-a");
    let figures = http::send(serving.addr, &http::request("GET", "/metrics", &[("host", "localhost")])).unwrap();
    assert!(!figures.text().contains(TOKEN));
    serving.signal("TERM");
    assert_eq!(serving.ended().0.code(), Some(0));
    // Where it does not answer, the log says so, and how it is asked stays with us.
    let gone = format!(
        "{}\n",
        cdn.config("fastly").replace(&cdn.server.addr.to_string(), "127.0.0.1:1")
    );
    let briefs = Briefs::configured(&gone);
    let mut serving = briefs.serve(&["--no-sample"]);
    let log = serving.wait_for_log("the CDN cannot be told of changes");
    assert!(!log.contains(TOKEN) && !log.contains("/zone"), "{log}");
}

#[test]
fn without_certificate_authorities_the_paper_is_served_and_the_log_says_how_to_mend_it() {
    let cdn = FakeCdn::start();
    let traces = "[traces]\nendpoint = \"http://127.0.0.1:1\"";
    let briefs = Briefs::configured(&format!("{}\n{traces}\n", cdn.config("varnish")));
    let mut command = briefs.command(&["serve", "--addr", "127.0.0.1:0", "--no-sample"]);
    let nowhere = briefs.data();
    command
        .env("SSL_CERT_DIR", &nowhere)
        .env("SSL_CERT_FILE", nowhere.join("no.pem"));
    let mut serving = Serving::of(command);
    assert_eq!(serving.get("/readyz").status, 200);
    for what in ["no traces are made", "no CDN is told"] {
        let line = serving.wait_for_log(what);
        assert!(line.contains("is the package ca-certificates installed?"), "{line}");
    }
}

#[tokio::test]
async fn a_page_that_stands_in_for_one_that_cannot_be_made_is_not_for_a_cdn() {
    let app = Setup::default().config("[cdn]\nmax_age_s = 3600").start().await;
    app.paper.import([Story::new("a"), Story::new("b")]).await;
    let page = app.get("/fr/monde/a").await;
    assert!(page.header("cache-control").unwrap().contains("s-maxage=3600"));
    app.paper.import([Story::new("b").body("Autre chose.")]).await;
    app.state.pages.changes().look().await.unwrap();
    app.paper.store.close().await;
    let before = app.get("/fr/monde/a").await;
    assert_eq!(before.status, 200);
    assert_eq!(before.header("cache-control"), Some("public, no-cache"));
    assert_eq!(before.header("cdn-cache-control"), None);
}
