//! How and when a source is asked again.

use jiff::{SignedDuration, Timestamp};

use super::{
    Desk, counts,
    feed::{self, Item},
    outside::Answer,
};
use crate::{paper::at, test_app::NOW};

async fn waits(desk: &Desk) -> SignedDuration {
    let state = desk.paper.store.feed("alpha").await.unwrap().unwrap();
    let tried = Timestamp::from_second(state.last_try.unwrap()).unwrap();
    Timestamp::from_second(state.next_try).unwrap().duration_since(tried)
}

fn feed_with(headers: &[(&'static str, &str)]) -> Answer {
    headers
        .iter()
        .fold(Answer::of(feed::rss(&[Item::new("a")])), |answer, (name, value)| {
            answer.header(name, *value)
        })
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let desk = Desk::new().await;
    desk.outside.answers(
        "/alpha.xml",
        feed_with(&[("etag", "W/\"seven\""), ("last-modified", "Wed, 19 Mar 2025 08:00:00 GMT")]),
    );
    assert_eq!(counts(&desk.ingest("alpha").await), [1, 0, 0, 0]);
    assert_eq!(counts(&desk.ingest("alpha").await), [0, 0, 0, 0], "304");
    let asked = desk.outside.asked("/alpha.xml");
    assert!(!asked[0].contains_key("if-none-match"));
    assert_eq!(asked[1]["if-none-match"], "W/\"seven\"");
    assert_eq!(asked[1]["if-modified-since"], "Wed, 19 Mar 2025 08:00:00 GMT");
    let state = desk.paper.store.feed("alpha").await.unwrap().unwrap();
    assert_eq!((state.items, state.unchanged, state.error), (1, 1, None));
}

#[tokio::test]
async fn a_source_is_told_who_asks() {
    let desk = Desk::new().await;
    desk.brings("alpha", &[Item::new("a")]).await;
    let agent = desk.outside.asked("/alpha.xml")[0]["user-agent"].to_str().unwrap().to_owned();
    assert!(agent.starts_with("briefs/") && agent.contains("(+http://"), "{agent}");
}

/// What could not be read was not had: the next answer must be a whole one.
#[tokio::test]
async fn the_validators_of_a_document_that_could_not_be_read_are_not_sent_back() {
    let desk = Desk::new().await;
    desk.outside
        .answers("/alpha.xml", Answer::of("<rss><channel>").header("etag", "\"broken\""));
    assert!(desk.ingest("alpha").await.failure.is_some());
    desk.ingest("alpha").await;
    assert!(!desk.outside.asked("/alpha.xml")[1].contains_key("if-none-match"));
}

#[tokio::test]
async fn a_source_that_is_gone_for_good_is_asked_no_more() {
    let desk = Desk::new().await;
    let wire = desk.wire_at(at(NOW));
    assert_eq!(wire.due().await.unwrap().len(), 1, "a new one is due at once");
    desk.outside.answers("/alpha.xml", Answer::new(410));
    let sentence = desk.ingest("alpha").await.failure.unwrap();
    assert!(sentence.contains("410"), "{sentence}");
    assert!(wire.due().await.unwrap().is_empty());
    let state = desk.paper.store.feed("alpha").await.unwrap().unwrap();
    assert!(state.disabled.unwrap().contains("gone for good"));
    // An operator who asks again by hand finds it back.
    desk.brings("alpha", &[Item::new("a")]).await;
    assert_eq!(wire.due().await.unwrap().len(), 1);
}

#[tokio::test]
async fn retry_after_is_heeded_up_to_a_day() {
    let desk = Desk::new().await;
    for (value, least, most) in [("7200", 2, 3), ("36000", 10, 13), ("99999999", 24, 24)] {
        desk.outside
            .answers("/alpha.xml", Answer::new(503).header("retry-after", value));
        assert!(desk.ingest("alpha").await.failure.is_some());
        let waits = waits(&desk).await;
        assert!(
            waits >= SignedDuration::from_hours(least) && waits <= SignedDuration::from_hours(most),
            "{value}: {waits}"
        );
        desk.brings("alpha", &[Item::new("a")]).await;
    }
}

#[tokio::test]
async fn what_the_server_and_the_feed_call_fresh_is_not_asked_before() {
    let desk = Desk::new().await;
    desk.outside
        .answers("/alpha.xml", feed_with(&[("cache-control", "public, max-age=43200")]));
    desk.ingest("alpha").await;
    assert!(waits(&desk).await >= SignedDuration::from_hours(12), "{}", waits(&desk).await);
    desk.outside
        .feed("/alpha.xml", &feed::rss_with("<ttl>600</ttl>", &[Item::new("a")]));
    desk.ingest("alpha").await;
    assert!(waits(&desk).await >= SignedDuration::from_hours(10), "{}", waits(&desk).await);
}

#[tokio::test]
async fn what_the_feed_asked_for_is_heeded_also_when_it_is_not_sent_again() {
    let desk = Desk::new().await;
    let answer = Answer::of(feed::rss_with("<ttl>600</ttl>", &[Item::new("a")])).header("etag", "\"one\"");
    desk.outside.answers("/alpha.xml", answer);
    for _ in 0..3 {
        desk.ingest("alpha").await;
        assert!(waits(&desk).await >= SignedDuration::from_hours(10), "{}", waits(&desk).await);
    }
    assert!(desk.outside.asked("/alpha.xml")[2].contains_key("if-none-match"));
}

#[tokio::test]
async fn the_longer_a_source_fails_the_longer_it_is_left_alone() {
    let desk = Desk::new().await;
    desk.outside.answers("/alpha.xml", Answer::new(500));
    let mut before = SignedDuration::ZERO;
    for _ in 0..4 {
        desk.ingest("alpha").await;
        let now = waits(&desk).await;
        assert!(now > before, "{now} after {before}");
        before = now;
    }
}

#[tokio::test]
async fn a_feed_that_moved_for_good_is_asked_where_it_is_and_where_it_was_if_it_is_gone_there() {
    let desk = Desk::new().await;
    desk.outside
        .answers("/alpha.xml", Answer::new(301).header("location", "/new.xml"));
    desk.outside.answers("/new.xml", feed_with(&[("etag", "\"new\"")]));
    assert_eq!(counts(&desk.ingest("alpha").await), [1, 0, 0, 0]);
    assert_eq!(counts(&desk.ingest("alpha").await), [0, 0, 0, 0], "304");
    assert_eq!(desk.outside.paths(), ["/alpha.xml", "/new.xml", "/new.xml"]);
    desk.outside.answers("/new.xml", Answer::new(404));
    let answer = Answer::of(feed::rss(&[Item::new("a"), Item::new("b")])).header("etag", "\"old\"");
    desk.outside.answers("/alpha.xml", answer);
    assert_eq!(counts(&desk.ingest("alpha").await), [1, 0, 1, 0]);
    // It answers there itself again.
    assert_eq!(counts(&desk.ingest("alpha").await), [0, 0, 0, 0], "304");
    assert_eq!(desk.outside.paths()[3..], ["/new.xml", "/alpha.xml", "/alpha.xml"]);
    let known: Vec<_> = desk
        .outside
        .asked("/alpha.xml")
        .iter()
        .map(|asked| asked.get("if-none-match").cloned())
        .collect();
    assert_eq!(
        known,
        [None, None, Some("\"old\"".parse().unwrap())],
        "each is told of its own"
    );
}

/// It may have moved because there were too many of us.
#[tokio::test]
async fn a_busy_server_that_a_feed_moved_to_is_waited_for_and_not_evaded() {
    let desk = Desk::new().await;
    desk.outside
        .answers("/alpha.xml", Answer::new(301).header("location", "/new.xml"));
    desk.outside.answers("/new.xml", feed_with(&[]));
    desk.ingest("alpha").await;
    for status in [429, 500, 503] {
        desk.outside
            .answers("/new.xml", Answer::new(status).header("retry-after", "36000"));
        let sentence = desk.ingest("alpha").await.failure.unwrap();
        assert!(sentence.contains(&status.to_string()), "{sentence}");
        assert!(waits(&desk).await >= SignedDuration::from_hours(10), "{status}");
    }
    assert_eq!(desk.outside.asked("/alpha.xml").len(), 1);
    assert!(desk.paper.store.feed("alpha").await.unwrap().unwrap().moved_to.is_some());
}

/// A wall before a café's network answers for everybody.
#[tokio::test]
async fn a_move_to_what_is_no_feed_is_not_believed() {
    let desk = Desk::new().await;
    desk.outside
        .answers("/alpha.xml", Answer::new(301).header("location", "/login"));
    desk.outside
        .answers("/login", Answer::of("<!DOCTYPE html><title>Log in</title>"));
    assert!(desk.ingest("alpha").await.failure.is_some());
    assert_eq!(desk.paper.store.feed("alpha").await.unwrap().unwrap().moved_to, None);
    assert_eq!(counts(&desk.brings("alpha", &[Item::new("a")]).await), [1, 0, 0, 0]);
}
