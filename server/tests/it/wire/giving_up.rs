//! When a hub is asked to push no more, and what it is told from then on.

use super::{
    configuration,
    feed::{self, Item},
    hub::{DAY, HOUR, Hub, after, asked_of, feed, modes},
    outside::Answer,
    source,
};
use crate::test_app::NOW;

#[tokio::test]
async fn a_feed_that_names_another_hub_is_subscribed_to_there_and_given_up_here() {
    let (hub, first) = Hub::subscribed().await;
    let url = &hub.desk.outside.url;
    hub.desk.outside.answers("/another", Answer::new(202));
    let text = feed(&hub.desk.outside, &[Item::new("a")]).replace("/hub\"", "/another\"");
    hub.desk.outside.feed("/alpha.xml", &text);
    hub.desk.ingest("alpha").await;
    hub.desk.ask_hubs_at(NOW).await;
    assert_eq!(modes(&hub.asked()), ["subscribe", "unsubscribe"]);
    let another = asked_of(&hub.desk.outside, "/another");
    assert_eq!(
        (modes(&another), another[0].topic.as_str()),
        (vec!["subscribe"], &*format!("{url}/alpha.xml"))
    );
    assert!(another[0].callback != first.callback && another[0].secret != first.secret);
    // And none any more.
    hub.desk.outside.feed("/alpha.xml", &feed::rss(&[Item::new("a")]));
    hub.desk.ingest("alpha").await;
    hub.desk.ask_hubs_at(NOW).await;
    assert_eq!(modes(&asked_of(&hub.desk.outside, "/another")), ["subscribe", "unsubscribe"]);
    assert_eq!(modes(&hub.asked()), ["subscribe", "unsubscribe"], "told once");
}

#[tokio::test]
async fn another_address_of_the_paper_is_told_to_the_hub() {
    let (mut hub, first) = Hub::subscribed().await;
    hub.desk.config = format!("base_url = \"http://127.0.0.1:4000\"\n{}", hub.desk.config);
    hub.desk.ask_hubs_at(NOW).await;
    let mut modes = modes(&hub.asked()).join(" ");
    assert!(modes.contains("unsubscribe"), "{modes}");
    modes = hub.desk.outside.told("/hub").concat();
    assert!(
        modes.contains("127.0.0.1%3A3000") && modes.contains("127.0.0.1%3A4000"),
        "{modes}"
    );
    assert_eq!(hub.asked().iter().filter(|asked| asked.callback == first.callback).count(), 2);
}

#[tokio::test]
async fn a_source_that_is_configured_no_more_is_given_up_and_in_time_forgotten() {
    let (mut hub, asked) = Hub::subscribed().await;
    hub.desk.config = configuration(&hub.desk.outside, &source("beta", ""));
    hub.desk.ask_hubs_at(NOW).await;
    assert_eq!(modes(&hub.asked()), ["subscribe", "unsubscribe"]);
    let site = hub.desk.site().await;
    assert_eq!(site.get(&asked.question("subscribe", "lease_seconds=60")).await.status, 404);
    let reply = site.get(&asked.question("unsubscribe", "x=1")).await;
    assert_eq!((reply.status, reply.text()), (200, "a<b>-7"));
    assert_eq!(site.send(asked.push(b"<rss/>", &[])).await.unwrap().status, 410);
    hub.desk.ask_hubs_at(&after(9 * DAY)).await;
    assert_eq!(
        hub.desk.subscriptions().await.len(),
        1,
        "until the lease ends its hub may push"
    );
    hub.desk.ask_hubs_at(&after(10 * DAY + HOUR)).await;
    assert_eq!((hub.desk.subscriptions().await.len(), hub.asked().len()), (0, 2));
    assert_eq!(site.send(asked.push(b"<rss/>", &[])).await.unwrap().status, 404);
}

#[tokio::test]
async fn a_source_that_is_gone_for_good_is_given_up_until_it_is_back() {
    let (hub, _) = Hub::subscribed().await;
    hub.desk.outside.answers("/alpha.xml", Answer::new(410));
    hub.desk.ingest("alpha").await;
    hub.desk.ask_hubs_at(NOW).await;
    assert_eq!(modes(&hub.asked()), ["subscribe", "unsubscribe"]);
    hub.desk
        .outside
        .feed("/alpha.xml", &feed(&hub.desk.outside, &[Item::new("a")]));
    hub.desk.ingest("alpha").await;
    hub.desk.ask_hubs_at(NOW).await;
    assert_eq!(modes(&hub.asked()), ["subscribe", "unsubscribe", "subscribe"]);
}

/// What the feed at the old address said is not what the new one says.
#[tokio::test]
async fn a_source_with_another_address_is_subscribed_to_once_that_was_read() {
    let (mut hub, _) = Hub::subscribed().await;
    hub.desk.config = hub.desk.config.replace("/alpha.xml", "/new.xml");
    hub.desk.ask_hubs_at(NOW).await;
    assert_eq!(modes(&hub.asked()), ["subscribe", "unsubscribe"]);
    let text = feed(&hub.desk.outside, &[Item::new("a")]);
    hub.desk.outside.feed("/new.xml", &text);
    hub.desk.ingest("alpha").await;
    hub.desk.ask_hubs_at(NOW).await;
    assert_eq!(modes(&hub.asked()), ["subscribe", "unsubscribe", "subscribe"]);
}
