//! What becomes of a subscription: renewed, denied, not confirmed, still there after a restart.

use server::store::Stage;

use super::{
    counts,
    feed::{FERRY, HARVEST, Item},
    hub::{DAY, HOUR, Hub, after, ask_hubs, feed},
    outside::Answer,
};
use crate::{
    paper::at,
    test_app::{NOW, Setup},
};

#[tokio::test]
async fn a_lease_is_renewed_in_its_last_quarter_without_a_break() {
    let (hub, asked) = Hub::subscribed().await;
    hub.desk.ask_hubs_at(&after(7 * DAY)).await;
    assert_eq!(hub.asked().len(), 1, "of ten days seven are not three quarters");
    let late = after(9 * DAY + HOUR);
    hub.desk.ask_hubs_at(&late).await;
    assert_eq!(
        hub.asked(),
        [asked.clone(), asked.clone()],
        "at the same address, with the same secret"
    );
    assert!(hub.desk.stages().await == [Stage::Confirmed]);
    let site = hub.desk.site_at(&late).await;
    assert_eq!(
        site.get(&asked.question("subscribe", "lease_seconds=864000")).await.status,
        200
    );
    hub.desk.ask_hubs_at(&after(15 * DAY)).await;
    assert_eq!(hub.asked().len(), 2);
    assert_eq!(hub.desk.log("alpha").await.len(), 2, "a renewal is nothing to read about");
}

#[tokio::test]
async fn a_lease_that_ends_unrenewed_is_no_push_any_more() {
    let (hub, asked) = Hub::subscribed().await;
    hub.pushes(&asked, &feed(&hub.desk.outside, &[Item::new("fetched")])).await;
    hub.is_done().await;
    hub.desk.outside.answers("/hub", Answer::new(500));
    hub.desk.ask_hubs_at(&after(9 * DAY + HOUR)).await;
    let pushed = |now: String| {
        let store = hub.desk.paper.store.clone();
        async move { store.pushed_sources(at(&now)).await.unwrap().len() }
    };
    assert_eq!(
        (pushed(after(9 * DAY + HOUR)).await, pushed(after(10 * DAY + HOUR)).await),
        (1, 0)
    );
    hub.desk.ask_hubs_at(&after(10 * DAY + HOUR)).await;
    assert_eq!(hub.asked().len(), 3, "and is asked for all the same");
}

#[tokio::test]
async fn a_hub_that_is_down_is_asked_ever_more_rarely_and_the_source_is_fetched_as_ever() {
    let hub = Hub::new().await;
    hub.desk.outside.answers("/hub", Answer::new(503));
    hub.desk.ingest("alpha").await;
    hub.desk.ask_hubs_at(NOW).await;
    let sentence = &hub.desk.log("alpha").await[0];
    assert!(
        sentence.contains("could not be asked to push: the server answers with status 503"),
        "{sentence}"
    );
    for (minutes, times) in [(8, 1), (13, 2), (30, 2), (40, 3), (60, 3), (120, 4)] {
        hub.desk.ask_hubs_at(&after(minutes)).await;
        assert_eq!(hub.asked().len(), times, "after {minutes} minutes");
    }
    let state = hub.desk.paper.store.feed("alpha").await.unwrap().unwrap();
    assert_eq!(
        (state.failures, state.error),
        (0, None),
        "the hub's failure is not the source's"
    );
    assert_eq!(
        counts(&hub.desk.brings_at("alpha", &[Item::new("b").text(FERRY)], &after(130)).await),
        [1, 0, 0, 0]
    );
}

#[tokio::test]
async fn a_hub_that_comes_back_is_asked_the_same_again_and_pushes() {
    let hub = Hub::new().await;
    hub.desk.outside.answers("/hub", Answer::never());
    hub.desk.ingest("alpha").await;
    let wire = hub.desk.wire_at(at(NOW));
    let errand = wire.errands().await.unwrap().pop().unwrap();
    // The program ends while it waits for an answer.
    tokio::select! {
        _ = wire.run_errand(errand) => panic!("it is never answered"),
        () = async { while hub.asked().is_empty() { tokio::task::yield_now().await } } => {}
    }
    hub.desk.outside.answers("/hub", Answer::new(202));
    hub.desk.ask_hubs_at(&after(20)).await;
    let asked = hub.asked();
    assert_eq!(asked[0], asked[1]);
    assert_eq!(
        hub.app.get(&asked[1].question("subscribe", "lease_seconds=600")).await.status,
        200
    );
}

#[tokio::test]
async fn a_hub_that_denies_is_not_waited_for_and_asked_again_in_a_day() {
    let (hub, asked) = Hub::subscribed().await;
    for _ in 0..2 {
        let reply = hub.app.get(&asked.question("denied", "reason=No+%0Amore+of+it")).await;
        assert_eq!((reply.status, reply.text()), (200, ""));
    }
    assert!(hub.desk.stages().await == [Stage::Denied]);
    let said = hub.desk.log("alpha").await;
    assert!(said[0].ends_with("does not push its news: No more of it"), "{said:?}");
    assert!(!said[1].contains("does not push"), "said once: {said:?}");
    hub.desk.ask_hubs_at(&after(DAY - HOUR)).await;
    assert_eq!(hub.asked().len(), 1);
    hub.desk.ask_hubs_at(&after(DAY + 7 * HOUR)).await;
    assert_eq!(hub.asked().len(), 2);
    hub.app.get(&asked.question("subscribe", "lease_seconds=864000")).await;
    assert!(hub.desk.stages().await == [Stage::Confirmed]);
}

#[tokio::test]
async fn a_subscription_outlives_the_server() {
    let (hub, asked) = Hub::subscribed().await;
    let paper = hub.desk.paper.opened_again().await;
    let again = Hub {
        app: Setup::default().config(&hub.desk.config).start_on(paper).await,
        desk: hub.desk,
    };
    ask_hubs(again.wire(), NOW).await;
    assert_eq!(again.asked().len(), 1, "it is not asked again");
    let document = feed(&again.desk.outside, &[Item::new("pushed").text(HARVEST)]);
    assert_eq!(again.pushes(&asked, &document).await.status, 202);
    again.is_done().await;
    assert_eq!(again.desk.headlines().await, ["Headline of fetched", "Headline of pushed"]);
}
