//! What monitoring is told of sources: the same as the table of `briefs sources`.

use super::{
    Desk,
    feed::{self, FERRY, HARVEST, Item},
    outside::Answer,
    source,
};
use crate::{
    metrics::{DIRECTLY, Exposition},
    paper::at,
    test_app::NOW,
};

async fn figures(desk: &Desk) -> Exposition {
    let site = desk.site().await;
    Exposition::parse(site.get_with("/metrics", &[DIRECTLY]).await.text())
}

/// Last success, next try, items, skipped, failures, disabled.
fn of(figures: &Exposition, source: &str) -> [Option<f64>; 6] {
    [
        "last_success_timestamp_seconds",
        "next_try_timestamp_seconds",
        "items_total",
        "items_skipped_total",
        "consecutive_failures",
        "disabled",
    ]
    .map(|name| figures.get(&format!("briefs_source_{name}"), &format!("{{source=\"{source}\"}}")))
}

const ZEROS: [Option<f64>; 6] = [Some(0.0); 6];

#[tokio::test]
async fn a_source_that_was_never_asked_has_figures_too() {
    let desk = Desk::with(&[source("alpha", ""), source("beta", "")]).await;
    let figures = figures(&desk).await;
    assert_eq!((of(&figures, "alpha"), of(&figures, "beta")), (ZEROS, ZEROS));
    assert_eq!(of(&figures, "gamma"), [None; 6]);
}

#[tokio::test]
async fn figures_follow_what_happens_to_a_source() {
    let desk = Desk::with(&[source("alpha", ""), source("beta", "")]).await;
    #[expect(clippy::cast_precision_loss, reason = "seconds")]
    let now = at(NOW).as_second() as f64;
    desk.brings("alpha", &[Item::new("a").text(FERRY), Item::new("b").title("").text("")])
        .await;
    let first = of(&figures(&desk).await, "alpha");
    let [success, next, ..] = first.map(Option::unwrap);
    assert!(success >= now && success < now + 60.0 && next > success, "{first:?}");
    assert_eq!(first[2..], [Some(1.0), Some(1.0), Some(0.0), Some(0.0)]);

    desk.brings("alpha", &[Item::new("a").text(FERRY), Item::new("c").text(HARVEST)])
        .await;
    assert_eq!(
        of(&figures(&desk).await, "alpha")[2..],
        [Some(2.0), Some(1.0), Some(0.0), Some(0.0)]
    );

    desk.outside.answers("/alpha.xml", Answer::new(503));
    desk.ingest("alpha").await;
    desk.ingest("alpha").await;
    let failing = of(&figures(&desk).await, "alpha");
    assert!(failing[0].unwrap() < now + 60.0 && failing[0].unwrap() >= now, "{failing:?}");
    assert_eq!(failing[2..], [Some(2.0), Some(1.0), Some(2.0), Some(0.0)]);
    assert_eq!(of(&figures(&desk).await, "beta"), ZEROS, "another's figures are its own");

    desk.brings("alpha", &[Item::new("a").text(FERRY)]).await;
    assert_eq!(of(&figures(&desk).await, "alpha")[4], Some(0.0));
}

#[tokio::test]
async fn a_source_that_is_asked_no_more_is_disabled_and_has_no_next_try() {
    let desk = Desk::with(&[source("alpha", ""), source("beta", "")]).await;
    desk.outside.answers("/alpha.xml", Answer::new(410));
    desk.ingest("alpha").await;
    let figures = figures(&desk).await;
    assert_eq!(
        of(&figures, "alpha"),
        [Some(0.0), None, Some(0.0), Some(0.0), Some(1.0), Some(1.0)]
    );
    assert_eq!(of(&figures, "beta"), ZEROS);
}

#[tokio::test]
async fn the_figures_of_another_address_are_not_those_of_a_source() {
    let mut desk = Desk::new().await;
    desk.outside.feed("/alpha.xml", &feed::rss(&[Item::new("a").text(FERRY)]));
    desk.ingest("alpha").await;
    desk.config = desk.config.replace("/alpha.xml", "/moved.xml");
    assert_eq!(of(&figures(&desk).await, "alpha"), ZEROS);
}
