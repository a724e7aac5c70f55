//! Push: what feeds offer, and the life of a subscription.

use jiff::{SignedDuration, Timestamp};
use server::store::{Brought, HubOffer, Stage, SubscriptionState};

use crate::{
    paper::{Paper, at},
    test_app::NOW,
};

contract! {
    an_offer_is_news_once,
    a_subscription_is_kept_as_it_was_begun,
    a_source_has_one_subscription_beside_those_that_are_ended,
    each_request_counts_until_the_hub_confirms,
    a_source_is_pushed_from_the_first_push_until_the_lease_ends,
    news_that_were_not_pushed_end_it_until_the_next_push,
    a_denial_ends_the_push_and_is_asked_about_again,
    what_is_ended_stays_ended_until_it_is_forgotten,
    a_hub_that_was_never_asked_is_not_told,
    what_was_pushed_is_added_to_what_the_feed_brought,
}

fn offer(hub: &str) -> HubOffer {
    HubOffer {
        source_id: "alpha".into(),
        url: "https://alpha.example/feed".into(),
        hub: hub.into(),
        topic: "https://alpha.example/feed".into(),
    }
}

fn begun(key: &str, source: &str) -> SubscriptionState {
    SubscriptionState {
        key: key.into(),
        source_id: source.into(),
        hub: "https://hub.example/".into(),
        topic: "https://alpha.example/feed".into(),
        site: "https://news.example".into(),
        secret: "a secret".into(),
        stage: Stage::Asked,
        asked_at: None,
        lease_ends: None,
        ask_at: Some(at(NOW).as_second()),
        failures: 0,
        pushed: None,
    }
}

fn hours(hours: i64) -> Timestamp {
    at(NOW) + SignedDuration::from_hours(hours)
}

async fn pushed(paper: &Paper, now: Timestamp) -> Vec<String> {
    let mut sources: Vec<String> = paper.store.pushed_sources(now).await.unwrap().into_iter().collect();
    sources.sort();
    sources
}

async fn with(paper: &Paper, key: &str) -> SubscriptionState {
    paper.store.add_subscription(&begun(key, "alpha")).await.unwrap();
    find(paper, key).await
}

async fn find(paper: &Paper, key: &str) -> SubscriptionState {
    paper.store.subscription(key).await.unwrap().expect("it is there")
}

async fn an_offer_is_news_once(paper: Paper) {
    let store = &paper.store;
    assert!(store.keep_hub_offer(&offer("https://hub.example/")).await.unwrap());
    assert!(!store.keep_hub_offer(&offer("https://hub.example/")).await.unwrap());
    assert!(store.keep_hub_offer(&offer("https://other.example/")).await.unwrap());
    assert_eq!(store.hub_offers().await.unwrap(), [offer("https://other.example/")]);
    assert!(store.drop_hub_offer("alpha").await.unwrap());
    assert!(!store.drop_hub_offer("alpha").await.unwrap());
    assert_eq!(store.hub_offers().await.unwrap(), []);
}

async fn a_subscription_is_kept_as_it_was_begun(paper: Paper) {
    let kept = with(&paper, "one").await;
    assert!(kept == begun("one", "alpha"));
    assert!(paper.opened_again().await.store.subscription("one").await.unwrap() == Some(kept));
    assert!(paper.store.subscription("two").await.unwrap().is_none());
}

async fn a_source_has_one_subscription_beside_those_that_are_ended(paper: Paper) {
    with(&paper, "one").await;
    paper.store.add_subscription(&begun("two", "alpha")).await.unwrap();
    assert!(paper.store.subscription("two").await.unwrap().is_none());
    paper.store.end_subscription("one", at(NOW), hours(24)).await.unwrap();
    with(&paper, "two").await;
    paper.store.add_subscription(&begun("three", "beta")).await.unwrap();
    let keys: Vec<String> = paper
        .store
        .subscriptions()
        .await
        .unwrap()
        .into_iter()
        .map(|kept| kept.key)
        .collect();
    assert_eq!(keys, ["one", "two", "three"]);
}

async fn each_request_counts_until_the_hub_confirms(paper: Paper) {
    with(&paper, "one").await;
    for failures in 1..=2 {
        paper.store.subscription_asked("one", at(NOW), hours(failures)).await.unwrap();
        let kept = find(&paper, "one").await;
        assert_eq!(
            (kept.failures, kept.asked_at, kept.ask_at),
            (failures, Some(at(NOW).as_second()), Some(hours(failures).as_second()))
        );
    }
    paper
        .store
        .subscription_confirmed("one", hours(168), hours(130))
        .await
        .unwrap();
    let kept = find(&paper, "one").await;
    assert_eq!((kept.failures, kept.ask_at), (0, Some(hours(130).as_second())));
}

async fn a_source_is_pushed_from_the_first_push_until_the_lease_ends(paper: Paper) {
    with(&paper, "one").await;
    assert_eq!(pushed(&paper, at(NOW)).await, [""; 0]);
    paper.store.subscription_confirmed("one", hours(2), hours(1)).await.unwrap();
    assert_eq!(pushed(&paper, at(NOW)).await, [""; 0]);
    paper.store.subscription_pushed("one", at(NOW)).await.unwrap();
    assert_eq!(pushed(&paper, hours(1)).await, ["alpha"]);
    // Asking to go on does not interrupt it.
    paper.store.subscription_asked("one", hours(1), hours(3)).await.unwrap();
    assert_eq!(pushed(&paper, hours(1)).await, ["alpha"]);
    assert_eq!(find(&paper, "one").await.pushed_until(hours(1)), Some(hours(2)));
    assert_eq!(pushed(&paper, hours(2)).await, [""; 0]);
    assert_eq!(find(&paper, "one").await.pushed_until(hours(2)), None);
}

async fn news_that_were_not_pushed_end_it_until_the_next_push(paper: Paper) {
    with(&paper, "one").await;
    let store = &paper.store;
    store.subscription_confirmed("one", hours(2), hours(1)).await.unwrap();
    store.subscription_pushed("one", at(NOW)).await.unwrap();
    store.news_not_pushed("beta").await.unwrap();
    assert_eq!(pushed(&paper, hours(1)).await, ["alpha"], "another source's say nothing");
    store.news_not_pushed("alpha").await.unwrap();
    assert_eq!(pushed(&paper, hours(1)).await, [""; 0]);
    store.subscription_pushed("one", hours(1)).await.unwrap();
    assert_eq!(pushed(&paper, hours(1)).await, ["alpha"]);
}

async fn a_denial_ends_the_push_and_is_asked_about_again(paper: Paper) {
    with(&paper, "one").await;
    paper.store.subscription_confirmed("one", hours(2), hours(1)).await.unwrap();
    paper.store.subscription_pushed("one", at(NOW)).await.unwrap();
    paper.store.subscription_denied("one", hours(24)).await.unwrap();
    let kept = find(&paper, "one").await;
    assert!(kept.stage == Stage::Denied && kept.ask_at == Some(hours(24).as_second()));
    assert_eq!(pushed(&paper, hours(1)).await, [""; 0]);
    paper.store.subscription_confirmed("one", hours(2), hours(1)).await.unwrap();
    assert_eq!(pushed(&paper, hours(1)).await, [""; 0], "it is to show it anew");
}

async fn what_is_ended_stays_ended_until_it_is_forgotten(paper: Paper) {
    with(&paper, "one").await;
    let store = &paper.store;
    store.forget_subscription("one").await.unwrap();
    assert!(
        store.subscription("one").await.unwrap().is_some(),
        "one that is not ended is not forgotten"
    );
    store.subscription_asked("one", at(NOW), hours(1)).await.unwrap();
    store.subscription_confirmed("one", hours(168), hours(130)).await.unwrap();
    store.end_subscription("one", hours(1), hours(25)).await.unwrap();
    let ended = find(&paper, "one").await;
    assert!(
        ended.stage == Stage::Ended && ended.ask_at == Some(hours(1).as_second()),
        "its hub is to be told"
    );
    assert_eq!(pushed(&paper, hours(1)).await, [""; 0]);
    store.subscription_asked("one", hours(2), hours(3)).await.unwrap();
    store.subscription_confirmed("one", hours(300), hours(200)).await.unwrap();
    store.subscription_denied("one", hours(3)).await.unwrap();
    assert!(find(&paper, "one").await == ended);
    store.subscription_left("one").await.unwrap();
    let left = find(&paper, "one").await;
    assert_eq!(
        (left.ask_at, left.lease_ends),
        (None, Some(hours(168).as_second())),
        "its hub may push until then"
    );
    store.forget_subscription("one").await.unwrap();
    assert!(store.subscription("one").await.unwrap().is_none());
}

async fn a_hub_that_was_never_asked_is_not_told(paper: Paper) {
    with(&paper, "one").await;
    paper.store.end_subscription("one", at(NOW), hours(24)).await.unwrap();
    let ended = find(&paper, "one").await;
    assert_eq!((ended.ask_at, ended.lease_ends), (None, Some(hours(24).as_second())));
}

async fn what_was_pushed_is_added_to_what_the_feed_brought(paper: Paper) {
    let feed = server::store::FeedState {
        source_id: "alpha".into(),
        url: "https://alpha.example/feed".into(),
        ..server::store::FeedState::default()
    };
    let brought = |items, skipped| Brought { items, skipped };
    let sums = async || {
        let kept = paper.store.feed("alpha").await.unwrap().unwrap();
        (kept.items, kept.skipped)
    };
    paper.store.keep_feed(&feed, brought(3, 1)).await.unwrap();
    // While one node fetches the feed, its hub pushes to another.
    let read_before = paper.store.feed("alpha").await.unwrap().unwrap();
    paper.store.count_push("alpha", at(NOW), brought(2, 1)).await.unwrap();
    let kept = paper.store.feed("alpha").await.unwrap().unwrap();
    assert_eq!(kept.last_success, Some(at(NOW).as_second()));
    paper.store.keep_feed(&read_before, brought(4, 0)).await.unwrap();
    assert_eq!(sums().await, (9, 2));
    let elsewhere = server::store::FeedState {
        url: "https://alpha.example/other".into(),
        ..feed
    };
    paper.store.keep_feed(&elsewhere, brought(1, 0)).await.unwrap();
    assert_eq!(sums().await, (1, 0), "a feed at another address begins anew");
    // One that is configured no more is nobody's.
    paper.store.count_push("beta", at(NOW), brought(2, 1)).await.unwrap();
    assert!(paper.store.feed("beta").await.unwrap().is_none());
}
