//! When it was: what feeds say, and what stands where that cannot be.

use super::{Desk, counts, feed::Item, source};
use crate::paper::at;

#[tokio::test]
async fn odd_zones_and_forms_are_the_instant_they_mean() {
    let desk = Desk::with(&[source("alpha", "time_zone = \"America/New_York\"")]).await;
    let dates = [
        ("Wed, 19 Mar 2025 09:00:00 +0200", "2025-03-19T07:00:00Z"),
        ("Wed, 19 Mar 2025 08:00 CET", "2025-03-19T07:00:00Z"),
        ("Wed, 19 Mar 2025 00:00:00 PDT", "2025-03-19T07:00:00Z"),
        ("19 Mar 25 07:00 Z", "2025-03-19T07:00:00Z"),
        ("mer., 19 mars 2025 08:00:00 +0100", "2025-03-19T07:00:00Z"),
        ("2025-03-19T08:00:00+01:00", "2025-03-19T07:00:00Z"),
        ("2025-03-19 12:30:00 +0530", "2025-03-19T07:00:00Z"),
        ("20250319T070000Z", "2025-03-19T07:00:00Z"),
        ("1742367600", "2025-03-19T07:00:00Z"),
        ("Tue, 18 Mar 2025 24:00:00 GMT", "2025-03-19T00:00:00Z"),
        // No zone: the source's.
        ("Wed, 19 Mar 2025 03:00:00", "2025-03-19T07:00:00Z"),
        ("2025-03-19T03:00:00", "2025-03-19T07:00:00Z"),
        ("2025-03-18", "2025-03-18T04:00:00Z"),
        // A weekday that is wrong says nothing.
        ("Mon, 19 Mar 2025 07:00:00 GMT", "2025-03-19T07:00:00Z"),
    ];
    let items: Vec<Item> = (10..)
        .zip(dates)
        .map(|(number, (date, _))| Item::new(&number.to_string()).date(date))
        .collect();
    assert_eq!(counts(&desk.brings("alpha", &items).await), [14, 0, 0, 0]);
    for (kept, (date, instant)) in desk.kept().await.into_iter().zip(dates) {
        assert_eq!(kept.published, at(instant), "{date}: {}", kept.headline);
    }
}

#[tokio::test]
async fn a_date_that_cannot_be_believed_is_the_time_of_receipt_and_the_panel_says_so() {
    let sentences = [
        (
            "future",
            Item::new("a").date("Sat, 19 Mar 2044 07:00:00 GMT"),
            "a date in the future",
        ),
        (
            "soon",
            Item::new("a").date("Wed, 19 Mar 2025 09:10:00 GMT"),
            "a date in the future",
        ),
        (
            "1970",
            Item::new("a").date("Thu, 01 Jan 1970 00:00:00 GMT"),
            "cannot be right",
        ),
        ("none", Item::new("a").without_date(), "gave no date"),
        ("unread", Item::new("a").date("the day before yesterday"), "gave no date"),
    ];
    for (name, item, sentence) in sentences {
        let desk = Desk::new().await;
        let report = desk.brings("alpha", &[item]).await;
        assert_eq!(report.imported.new, 1, "{name}");
        let is_logged = desk
            .log("alpha")
            .await
            .iter()
            .any(|line| line.contains("the day before yesterday"));
        assert_eq!(is_logged, name == "unread");
        let published = desk.only().await.published;
        let late = published.duration_since(at(crate::test_app::NOW)).as_secs();
        assert!((0..60).contains(&late), "{name}: {published}");
        let panel = desk
            .site_at("2025-03-19T10:05:00+01:00")
            .await
            .page(&desk.only().await.path)
            .await;
        let panel = panel.one("[data-slot=provenance]").text();
        assert!(panel.contains(sentence), "{name}: {panel}");
    }
}

#[tokio::test]
async fn a_date_that_was_clamped_stays_when_the_feed_comes_again() {
    let desk = Desk::new().await;
    let item = Item::new("a").date("Sat, 19 Mar 2044 07:00:00 GMT");
    desk.brings("alpha", std::slice::from_ref(&item)).await;
    let before = desk.only().await;
    let later = "2025-03-20T10:00:00+01:00";
    assert_eq!(counts(&desk.brings_at("alpha", &[item], later).await), [0, 0, 1, 0]);
    assert_eq!(desk.only().await, before);
}

#[tokio::test]
async fn a_good_date_is_not_remarked_upon() {
    let desk = Desk::new().await;
    desk.brings("alpha", &[Item::new("a").updated("2025-03-19T08:00:00Z")]).await;
    let page = desk.page().await;
    let panel = page.one("[data-slot=provenance]").text();
    assert!(!panel.contains("time of receipt"), "{panel}");
    assert_eq!(
        page.attrs("[data-slot=times] time", "datetime"),
        ["2025-03-19T08:00:00+01:00", "2025-03-19T09:00:00+01:00"]
    );
}
