//! Pictures of outside items, where they are kept in a bucket that several nodes share.

use axum::http::Method;

use super::{Desk, counts, feed::Item, pictures::photograph};
use crate::media::s3::{Fault, S3};

fn item(desk: &Desk) -> Item {
    let url = &desk.outside.url;
    Item::new("a").text(&format!("<p>Text.</p><img src=\"{url}/quay.png\" alt=\"A quay\">"))
}

/// Which node fetches a source is a matter of its lease (`postgres::leases`); where two do all the same, the second has what the first has made.
#[tokio::test]
async fn renditions_are_made_and_written_once_for_all_nodes() {
    let s3 = S3::start();
    let mut desk = Desk::new().await;
    desk.outside.answers("/quay.png", photograph(1000, 600));
    desk.paper.media = s3.media();
    let item = item(&desk);
    desk.brings("alpha", std::slice::from_ref(&item)).await;
    let written = s3.written();
    assert_eq!(written.len(), 3, "{written:?}");
    // Another node: its own connections, its own memory.
    desk.paper.media = s3.media();
    desk.paper = desk.paper.opened_again().await;
    desk.brings(
        "alpha",
        &[
            item,
            Item::new("b").text(&format!("<p>Another.</p><img src=\"{}/quay.png\">", desk.outside.url)),
        ],
    )
    .await;
    assert_eq!(desk.outside.asked("/quay.png").len(), 1);
    assert_eq!(s3.written(), written);
    assert!(written.values().all(|times| *times == 1), "{written:?}");
}

#[tokio::test]
async fn while_pictures_cannot_be_kept_texts_come_in_and_their_pictures_follow() {
    let s3 = S3::start();
    let mut desk = Desk::new().await;
    desk.outside.answers("/quay.png", photograph(640, 360));
    desk.paper.media = s3.media();
    s3.fails(Some(Method::PUT), Fault::Says(403, "AccessDenied"));
    let item = item(&desk);
    let report = desk.brings("alpha", std::slice::from_ref(&item)).await;
    assert_eq!(counts(&report), [1, 0, 0, 0]);
    assert!(
        matches!(&report.notes[..], [note] if note.contains("cannot be kept") && note.contains("AccessDenied")),
        "{:?}",
        report.notes
    );
    assert!(!desk.page().await.has("[data-slot=body] img"));
    s3.recovers();
    // Not a day later: nothing was wrong with them.
    let report = desk
        .brings_at("alpha", std::slice::from_ref(&item), "2025-03-19T10:30:00+01:00")
        .await;
    assert_eq!((counts(&report), report.notes), ([0, 0, 1, 0], vec![]));
    let page = desk.page().await;
    let picture = page.one("[data-slot=body] img").attr("src").unwrap().to_owned();
    assert_eq!(desk.site().await.get(&picture).await.status, 200);
}
