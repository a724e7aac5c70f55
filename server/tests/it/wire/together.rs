//! Many sources at once: hosts beside each other, one request a host, and none held up by those that hang.

use std::sync::Arc;

use server::{clock::Clock, jobs};
use tokio::{
    sync::{Barrier, oneshot},
    task::JoinSet,
};

use super::{
    Desk, configuration,
    feed::{self, Item},
    outside::{Answer, Outside},
    source,
};
use crate::{
    cli::Briefs,
    http,
    metrics::{DIRECTLY, Exposition},
    paper::at,
    test_app::NOW,
};

/// As many as make a queue of anything that has few places.
const HANGING: usize = 50;

/// A source at a host of its own, which is this machine all the same.
fn at_own_host(outside: &Outside, id: &str) -> String {
    source(id, "").replace("OUTSIDE", &outside.url.replace("127.0.0.1", &format!("{id}.localhost")))
}

fn ids(kind: &str, count: usize) -> Vec<String> {
    (0..count).map(|number| format!("{kind}-{number}")).collect()
}

/// Each with an item of its own.
fn feed_of(id: &str) -> String {
    feed::rss(&[Item::new(id)
        .title(&format!("News of {id}"))
        .text(&format!("What {id} has to say. "))])
}

/// One of each host must be waiting before any is answered: one after the other they would never be.
#[test]
fn hosts_are_asked_at_once() {
    let outside = Outside::start();
    let ids = ids("good", 12);
    let barrier = Arc::new(Barrier::new(ids.len()));
    let sources: String = ids.iter().map(|id| at_own_host(&outside, id)).collect();
    let briefs = Briefs::configured(&configuration(&outside, &sources));
    for id in &ids {
        outside.answers(&format!("/{id}.xml"), Answer::of(feed_of(id)).together(&barrier));
    }
    let run = briefs.run(&["ingest"]);
    run.assert_done();
    assert_eq!(run.last_line(), "imported: 12 new, 0 updated, 0 unchanged, 0 skipped");
}

#[test]
fn a_host_with_many_sources_is_asked_by_one_request_at_a_time() {
    let outside = Outside::start();
    let ids = ids("good", 8);
    let sources: String = ids.iter().map(|id| source(id, "")).collect();
    let briefs = Briefs::configured(&configuration(&outside, &sources));
    for id in &ids {
        outside.feed(&format!("/{id}.xml"), &feed_of(id));
    }
    briefs.run(&["ingest"]).assert_done();
    assert_eq!((outside.paths().len(), outside.most_at_once("127.0.0.1")), (8, 1));
}

#[tokio::test]
async fn sources_that_hang_hold_up_no_other() {
    let mut desk = Desk::new().await;
    let (hanging, good) = (ids("hanging", HANGING), ids("good", 5));
    let sources: String = hanging.iter().chain(&good).map(|id| at_own_host(&desk.outside, id)).collect();
    desk.config = configuration(&desk.outside, &sources);
    let wire = desk.wire_at(at(NOW));
    let mut under_way = JoinSet::new();
    for id in &hanging {
        desk.outside.answers(&format!("/{id}.xml"), Answer::never());
        let (wire, source) = (wire.clone(), desk.source(id));
        under_way.spawn(async move { wire.ingest(&source).await });
    }
    while desk.outside.paths().len() < HANGING {
        tokio::task::yield_now().await;
    }
    for id in &good {
        desk.outside.feed(&format!("/{id}.xml"), &feed_of(id));
        assert_eq!(super::counts(&wire.ingest(&desk.source(id)).await.unwrap()), [1, 0, 0, 0]);
    }
    assert!(under_way.try_join_next().is_none(), "those are asked still");
}

/// Had they been waited for, it would say of each that it did not answer in time.
#[test]
fn the_server_takes_in_what_comes_and_ends_with_0_while_fifty_hang() {
    let outside = Outside::start();
    let (hanging, good) = (ids("hanging", HANGING), ids("good", 5));
    let sources: String = hanging.iter().chain(&good).map(|id| at_own_host(&outside, id)).collect();
    let briefs = Briefs::configured(&configuration(&outside, &sources));
    for id in &hanging {
        outside.answers(&format!("/{id}.xml"), Answer::never());
    }
    for id in &good {
        outside.feed(&format!("/{id}.xml"), &feed_of(id));
    }
    let serving = briefs.serve(&["--no-sample", "--now", NOW]);
    let all_asked = || outside.paths().len() == HANGING + good.len();
    let all_in = || {
        let figures = http::send(serving.addr, &http::request("GET", "/metrics", &[DIRECTLY])).unwrap();
        let figures = Exposition::parse(figures.text());
        let items = |id| figures.get("briefs_source_items_total", &format!("{{source=\"{id}\"}}"));
        good.iter().all(|id| items(id) == Some(1.0))
    };
    while !(all_asked() && all_in()) {
        std::thread::yield_now();
    }
    serving.signal("TERM");
    assert_eq!(serving.ended().0.code(), Some(0));
    let table = briefs.run(&["sources"]);
    table.assert_done();
    assert_eq!(table.stdout.matches("not asked yet").count(), HANGING, "{}", table.stdout);
    assert_eq!(table.stdout.matches("  well").count(), good.len(), "{}", table.stdout);
}

/// The other server is not to blame: it is not asked again and again.
#[tokio::test]
async fn a_source_is_left_alone_for_a_while_after_a_fault_of_the_store() {
    let desk = Desk::new().await;
    desk.outside.feed("/alpha.xml", &feed_of("alpha"));
    desk.paper.execute("DROP TABLE feed_log").await;
    desk.paper.refuse("feeds", "true").await;
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(jobs::ingest::run(desk.wire_at(at(NOW)), Clock::starting_at(at(NOW)), async {
        let _ = stopped.await;
    }));
    while desk.outside.paths().is_empty() {
        tokio::task::yield_now().await;
    }
    // Room for hundreds of tries.
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(desk.outside.paths().len(), 1);
    drop(stop);
    running.await.unwrap();
}
