//! Whether an original is still where it was.

use std::sync::Arc;

use tokio::sync::Barrier;

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
async fn a_server_that_fails_says_nothing_about_the_original_and_is_asked_ever_more_rarely() {
    let desk = with_original().await;
    for (day, status, times) in [
        ("2025-03-20", 500, 1),
        ("2025-03-21", 403, 2),
        ("2025-03-22", 403, 2),
        ("2025-03-23", 429, 3),
        ("2025-03-26", 429, 3),
        ("2025-03-27", 503, 4),
        ("2025-04-03", 503, 4),
        ("2025-04-04", 503, 5),
        ("2025-04-20", 503, 6),
        ("2025-05-21", 503, 6),
        ("2025-05-22", 503, 7),
        // And no more rarely than each month.
        ("2025-06-23", 503, 8),
    ] {
        desk.outside.answers("/story", Answer::new(status));
        look(&desk, &format!("{day}T12:00:00+01:00")).await;
        assert_eq!(desk.outside.asked("/story").len(), times, "{day}");
    }
    assert_eq!(notice(&desk).await, None);
    desk.outside.answers("/story", Answer::of("<!DOCTYPE html><p>Here"));
    look(&desk, "2025-07-26T12:00:00+01:00").await;
    desk.outside.answers("/story", Answer::new(500));
    for day in ["2025-08-26", "2025-08-28"] {
        look(&desk, &format!("{day}T12:00:00+01:00")).await;
    }
    assert_eq!(desk.outside.asked("/story").len(), 11, "a clear answer begins anew");
}

/// One that is down would take every turn there is.
#[tokio::test]
async fn a_host_that_says_nothing_of_one_original_is_not_asked_for_the_others() {
    let desk = Desk::new().await;
    let url = &desk.outside.url;
    let items: Vec<Item> = (0..5)
        .map(|n| Item::new(&format!("{n}")).link(&format!("{url}/{n}")))
        .collect();
    desk.brings("alpha", &items).await;
    for n in 0..5 {
        desk.outside.answers(&format!("/{n}"), Answer::new(500));
    }
    let asked = || desk.outside.paths().len() - 1;
    look(&desk, DAYS[0]).await;
    assert_eq!(asked(), 1);
    look(&desk, DAYS[0]).await;
    assert_eq!(asked(), 1, "none of them is due any more");
}

/// Neither is answered before both are asked.
#[tokio::test]
async fn hosts_are_looked_at_side_by_side() {
    let desk = Desk::new().await;
    let barrier = Arc::new(Barrier::new(2));
    let one = desk.outside.url.clone();
    let items = [one.replace("127.0.0.1", "localhost"), one].map(|host| Item::new(&host).link(&format!("{host}/story")));
    desk.brings("alpha", &items).await;
    desk.outside
        .answers("/story", Answer::of("<!DOCTYPE html><p>Here").together(&barrier));
    look(&desk, DAYS[0]).await;
    assert_eq!(desk.outside.asked("/story").len(), 2);
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
