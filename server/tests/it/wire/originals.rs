//! Whether an original is still where it was.

use super::{Desk, feed::Item, outside::Answer};
use crate::paper::at;

async fn with_original() -> Desk {
    let desk = Desk::new().await;
    let link = format!("{}/story", desk.outside.url);
    desk.brings("alpha", &[Item::new("a").link(&link)]).await;
    desk
}

async fn look(desk: &Desk, now: &str) {
    desk.wire_at(at(now)).look_for_originals(10).await.unwrap();
}

async fn notice(desk: &Desk) -> Option<String> {
    let page = desk
        .site_at("2025-03-25T10:00:00+01:00")
        .await
        .page(&desk.only().await.path)
        .await;
    page.texts("[data-slot=gone]").into_iter().next()
}

const DAYS: [&str; 4] = [
    "2025-03-20T11:00:00+01:00",
    "2025-03-21T12:00:00+01:00",
    "2025-03-22T13:00:00+01:00",
    "2025-03-23T14:00:00+01:00",
];

#[tokio::test]
async fn an_original_that_is_missing_twice_is_called_gone_with_the_time_of_receipt() {
    for status in [404, 410] {
        let desk = with_original().await;
        desk.outside.answers("/story", Answer::new(status));
        look(&desk, "2025-03-19T11:00:00+01:00").await;
        assert_eq!(desk.outside.asked("/story").len(), 0, "not on the first day");
        look(&desk, DAYS[0]).await;
        look(&desk, DAYS[0]).await;
        assert_eq!(
            (desk.outside.asked("/story").len(), notice(&desk).await),
            (1, None),
            "once says little"
        );
        look(&desk, DAYS[1]).await;
        let notice = notice(&desk).await.unwrap_or_else(|| panic!("{status}: nothing is said"));
        assert!(
            notice.contains("19 March 2025") && notice.contains("10:00"),
            "{status}: {notice}"
        );
    }
}

#[tokio::test]
async fn an_original_that_comes_back_is_not_gone() {
    let desk = with_original().await;
    look(&desk, DAYS[0]).await;
    look(&desk, DAYS[1]).await;
    assert!(notice(&desk).await.is_some());
    desk.outside.answers("/story", Answer::of("<!DOCTYPE html><p>Here"));
    look(&desk, DAYS[2]).await;
    assert_eq!(notice(&desk).await, None);
}

#[tokio::test]
async fn a_server_that_fails_says_nothing_about_the_original() {
    let desk = with_original().await;
    for (day, status) in DAYS.into_iter().zip([500, 403, 429, 503]) {
        desk.outside.answers("/story", Answer::new(status));
        look(&desk, day).await;
    }
    assert_eq!((desk.outside.asked("/story").len(), notice(&desk).await), (4, None));
}

#[tokio::test]
async fn missing_now_and_then_is_not_gone() {
    let desk = with_original().await;
    look(&desk, DAYS[0]).await;
    desk.outside.answers("/story", Answer::of("<!DOCTYPE html><p>Here"));
    look(&desk, DAYS[1]).await;
    desk.outside.answers("/story", Answer::new(404));
    look(&desk, "2025-04-30T10:00:00+02:00").await;
    assert_eq!((desk.outside.asked("/story").len(), notice(&desk).await), (3, None));
}

#[tokio::test]
async fn an_original_that_is_there_is_looked_for_once_a_month() {
    let desk = with_original().await;
    desk.outside.answers("/story", Answer::of("<!DOCTYPE html><p>Here"));
    for day in DAYS {
        look(&desk, day).await;
    }
    assert_eq!(desk.outside.asked("/story").len(), 1);
}
