//! Which hubs are asked to push, and what they may ask back.

use jiff::Timestamp;
use server::{store::Stage, wire::Wire};

use super::{
    Desk, counts,
    feed::{self, Item},
    hub::{Asked, DAY, HOUR, Hub, after, ask_hubs, asked_of, feed},
    outside::Answer,
};
use crate::{paper::at, test_app::NOW};

async fn is_asked_at(wire: &Wire) -> Timestamp {
    wire.due().await.unwrap()[0].0
}

#[tokio::test]
async fn the_hub_that_a_feed_names_is_asked_to_push() {
    let hub = Hub::new().await;
    hub.desk.ask_hubs_at(NOW).await;
    assert_eq!(hub.asked(), [], "before the feed was read nobody knows of it");
    assert_eq!(counts(&hub.desk.ingest("alpha").await), [1, 0, 0, 0]);
    hub.desk.ask_hubs_at(NOW).await;
    let [asked] = &hub.asked()[..] else {
        panic!("{:?}", hub.asked())
    };
    assert_eq!(
        (asked.mode.as_str(), asked.topic.as_str()),
        ("subscribe", &*format!("{}/alpha.xml", hub.desk.outside.url))
    );
    assert_eq!((asked.callback.len(), asked.secret.len()), ("/websub/".len() + 32, 64));
    let [sentence] = &hub.desk.log("alpha").await[..] else {
        panic!("one sentence")
    };
    assert!(
        sentence.contains("asked to push") && sentence.contains("127.0.0.1:3000"),
        "{sentence}"
    );
    assert!(!sentence.contains(&asked.callback) && !sentence.contains(&asked.secret));
    hub.desk.ask_hubs_at(NOW).await;
    assert_eq!(hub.asked().len(), 1, "once");
}

#[tokio::test]
async fn the_link_header_names_a_hub_too_and_goes_first() {
    let hub = Hub::new().await;
    let url = &hub.desk.outside.url;
    let head = format!("<{url}/another>; rel=\"hub\", <{url}/own>; rel=self");
    hub.desk.outside.answers("/another", Answer::new(202));
    hub.desk.outside.answers(
        "/alpha.xml",
        Answer::of(feed(&hub.desk.outside, &[Item::new("a")])).header("link", head.clone()),
    );
    hub.desk.ingest("alpha").await;
    hub.desk.ask_hubs_at(NOW).await;
    assert_eq!((hub.asked().len(), asked_of(&hub.desk.outside, "/another").len()), (0, 1));
    assert_eq!(asked_of(&hub.desk.outside, "/another")[0].topic, format!("{url}/own"));
    // A feed that says nothing itself.
    let desk = Desk::new().await;
    let head = format!("<{}/hub>; rel=\"hub\", </alpha.xml>; rel=self", desk.outside.url);
    desk.outside
        .answers("/alpha.xml", Answer::of(feed::rss(&[Item::new("a")])).header("link", head));
    desk.ingest("alpha").await;
    desk.ask_hubs_at(NOW).await;
    assert_eq!(
        asked_of(&desk.outside, "/hub")[0].topic,
        format!("{}/alpha.xml", desk.outside.url)
    );
}

#[tokio::test]
async fn nobody_is_asked_where_hub_or_own_address_is_missing() {
    let desk = Desk::new().await;
    let url = desk.outside.url.clone();
    for head in [
        String::new(),
        format!("<atom:link rel=\"hub\" href=\"{url}/hub\"/>"),
        format!("<atom:link rel=\"self\" href=\"{url}/alpha.xml\"/>"),
        format!("<atom:link rel=\"hub\" href=\"ftp://hub.example/\"/><atom:link rel=\"self\" href=\"{url}/alpha.xml\"/>"),
    ] {
        desk.outside.feed("/alpha.xml", &feed::rss_with(&head, &[Item::new("a")]));
        desk.ingest("alpha").await;
        desk.ask_hubs_at(NOW).await;
        assert_eq!(
            (desk.subscriptions().await.len(), desk.outside.told("/hub").len()),
            (0, 0),
            "{head}"
        );
    }
}

#[tokio::test]
async fn a_paper_that_hubs_cannot_reach_asks_none() {
    let mut hub = Hub::new().await;
    hub.desk.ingest("alpha").await;
    let config = hub.desk.config.clone();
    for base_url in ["http://10.0.0.1", "http://192.168.1.7:8080", "https://[fd00::1]"] {
        hub.desk.config = format!("base_url = \"{base_url}\"\n{config}");
        hub.desk.ask_hubs_at(NOW).await;
    }
    // Without the switch for tests this machine is such an address.
    hub.desk.config = config.replace("allow_this_machine = true", "");
    hub.desk.ask_hubs_at(NOW).await;
    assert_eq!((hub.asked().len(), hub.desk.subscriptions().await.len()), (0, 0));
    hub.desk.config = config;
    hub.desk.ask_hubs_at(NOW).await;
    assert_eq!(hub.asked().len(), 1);
}

/// A feed could otherwise have us post to our own network.
#[tokio::test]
async fn a_hub_inside_our_network_is_not_asked_and_the_source_is_fetched_as_ever() {
    let desk = Desk::new().await;
    let head = "<atom:link rel=\"hub\" href=\"http://10.1.2.3/\"/><atom:link rel=\"self\" href=\"https://a.example/\"/>";
    desk.outside.feed("/alpha.xml", &feed::rss_with(head, &[Item::new("a")]));
    desk.ingest("alpha").await;
    desk.ask_hubs_at(NOW).await;
    let sentence = &desk.log("alpha").await[0];
    assert!(
        sentence.contains("(10.1.2.3)") && sentence.contains("not a public address"),
        "{sentence}"
    );
    assert_eq!(counts(&desk.ingest("alpha").await), [0, 0, 1, 0]);
}

#[tokio::test]
async fn a_hub_that_asks_what_was_asked_for_gets_its_challenge_back() {
    let hub = Hub::new().await;
    hub.desk.ingest("alpha").await;
    hub.desk.ask_hubs_at(NOW).await;
    let asked = &hub.asked()[0];
    for _ in 0..2 {
        let reply = hub.app.get(&asked.question("subscribe", "lease_seconds=864000")).await;
        assert_eq!((reply.status, reply.text()), (200, "a<b>-7"));
        assert_eq!(reply.header("content-type"), Some("text/plain; charset=utf-8"));
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        assert_eq!(reply.header("set-cookie"), None);
    }
    let [state] = &hub.desk.subscriptions().await[..] else {
        panic!("one subscription")
    };
    let ends = Timestamp::from_second(state.lease_ends.unwrap()).unwrap();
    let wait = ends.duration_since(at(NOW)).as_mins();
    assert!(
        state.stage == Stage::Confirmed && (10 * DAY..10 * DAY + HOUR).contains(&wait),
        "{wait}"
    );
    let begun = |sentence: &String| sentence.contains("pushes its news from now on");
    assert_eq!(
        hub.desk.log("alpha").await.iter().filter(|sentence| begun(sentence)).count(),
        1
    );
}

#[tokio::test]
async fn a_hub_that_asks_anything_else_is_refused_and_nothing_changes() {
    let hub = Hub::new().await;
    hub.desk.ingest("alpha").await;
    hub.desk.ask_hubs_at(NOW).await;
    let asked = hub.asked()[0].clone();
    let with = |topic: &str, callback: &str| Asked {
        topic: topic.into(),
        callback: callback.into(),
        ..asked.clone()
    };
    for target in [
        with("https://b.example/feed", &asked.callback).question("subscribe", "lease_seconds=60"),
        with(&asked.topic, &format!("/websub/{}", "0".repeat(32))).question("subscribe", "lease_seconds=60"),
        with(&asked.topic, "/websub/x").question("subscribe", "lease_seconds=60"),
        asked.question("unsubscribe", "lease_seconds=60"),
        asked.question("subscribe", "mode=subscribe"),
        asked.question("publish", "x=1"),
        asked.callback.clone(),
    ] {
        assert_eq!(hub.app.get(&target).await.status, 404, "{target}");
    }
    assert_eq!(hub.app.ask("PUT", &asked.callback, &[]).await.status, 405);
    assert!(hub.desk.stages().await == [Stage::Asked]);
}

#[tokio::test]
async fn while_its_hub_pushes_a_source_is_asked_six_hours_later() {
    let hub = Hub::new().await;
    let wire = hub.wire();
    wire.ingest(&hub.desk.source("alpha")).await.unwrap();
    let planned = is_asked_at(wire).await;
    ask_hubs(wire, NOW).await;
    let asked = hub.asked()[0].clone();
    hub.app.get(&asked.question("subscribe", "lease_seconds=864000")).await;
    assert_eq!(is_asked_at(wire).await, planned, "to say so is not to push");
    let forged = asked.push(b"<rss/>", &[("x-hub-signature", "sha256=00")]);
    hub.sends(&forged).await;
    hub.is_done().await;
    assert_eq!(is_asked_at(wire).await, planned, "nor is what another sends");
    hub.pushes(&asked, &feed(&hub.desk.outside, &[Item::new("fetched")])).await;
    hub.is_done().await;
    assert_eq!(is_asked_at(wire).await.duration_since(planned).as_hours(), 6);
    // What was pushed while the program was not running is fetched.
    assert_eq!(is_asked_at(&hub.desk.wire_at(at(&after(HOUR)))).await, planned);
    hub.app.get(&asked.question("denied", "reason=closed")).await;
    assert_eq!(is_asked_at(wire).await, planned);
}

#[tokio::test]
async fn a_hub_that_left_out_news_is_relied_on_once_it_pushes_again() {
    let (hub, asked) = Hub::subscribed().await;
    let wire = hub.wire();
    let stretched = async || {
        let state = hub.desk.paper.store.feed("alpha").await.unwrap().unwrap();
        let planned = Timestamp::from_second(state.next_try).unwrap();
        is_asked_at(wire).await.duration_since(planned).as_hours()
    };
    let document = feed(&hub.desk.outside, &[Item::new("pushed")]);
    hub.pushes(&asked, &document).await;
    hub.is_done().await;
    // The same again is no news.
    hub.desk.outside.feed("/alpha.xml", &document);
    wire.ingest(&hub.desk.source("alpha")).await.unwrap();
    assert_eq!(stretched().await, 6);
    hub.desk
        .outside
        .feed("/alpha.xml", &feed(&hub.desk.outside, &[Item::new("kept back")]));
    wire.ingest(&hub.desk.source("alpha")).await.unwrap();
    assert_eq!(stretched().await, 0);
    hub.pushes(&asked, &document).await;
    hub.is_done().await;
    assert_eq!(stretched().await, 6);
}

/// A hub compares letters, and knows nothing of what a URL means.
#[tokio::test]
async fn a_hub_is_told_the_feeds_own_address_as_it_stands_in_the_header() {
    let desk = Desk::new().await;
    let url = &desk.outside.url;
    let own = url.replace("http://", "HTTP://");
    let head = format!("<{url}/hub>; rel=\"hub\", <{own}>; rel=self");
    desk.outside.answers("/hub", Answer::new(202));
    desk.outside
        .answers("/alpha.xml", Answer::of(feed::rss(&[Item::new("a")])).header("link", head));
    desk.ingest("alpha").await;
    desk.ask_hubs_at(NOW).await;
    assert_eq!(asked_of(&desk.outside, "/hub")[0].topic, own);
}
