//! What is done while others read: a feed comes in, its articles go into the search index, a backup is made.

use std::{fmt::Write as _, time::Instant};

use jiff::fmt::rfc2822;
use server::{backup, jobs::index_search, wire::document::Document};
use sha2::{Digest as _, Sha256};
use std::ops::ControlFlow;

use crate::{
    measure::{Cost, Worker},
    now,
    site::Bench,
};

/// Items of a feed, and feeds.
const ITEMS: u32 = 50;
const FEEDS: u32 = 10;

/// What each of these costs, an item or an article.
pub async fn measure(bench: &Bench, is_wanted: impl Fn(&str) -> bool, worker: Worker) -> Vec<(&'static str, Cost)> {
    let mut costs = Vec::new();
    if is_wanted("ingest") {
        let feeds = feeds(bench).await;
        let items = i64::from(ITEMS * FEEDS);
        costs.push(("ingest, an item", spent(worker, items, take_in(bench, feeds)).await));
        let indexed = async {
            index_search::work_off(&bench.store, now()).await.unwrap();
        };
        costs.push(("index, an item", spent(worker, items, indexed).await));
    }
    if is_wanted("backup") {
        let articles = bench.articles().await;
        costs.push(("backup, an article", spent(worker, articles, back_up(bench)).await));
    }
    costs
}

async fn spent(worker: Worker, things: i64, work: impl Future<Output = ()>) -> Cost {
    let (began, before) = (Instant::now(), worker.time());
    work.await;
    let (took, worked) = (began.elapsed(), worker.time().saturating_sub(before));
    Cost {
        worked: worked.as_secs_f64() * 1_000.0 / things as f64,
        said: format!(
            "{:.0} a second ({things} in {:.1} s)",
            things as f64 / took.as_secs_f64(),
            took.as_secs_f64()
        ),
    }
}

/// Feeds of stories that come behind all that are there.
async fn feeds(bench: &Bench) -> Vec<String> {
    let first = bench.paper.plan().stories + u32::try_from(bench.articles().await).unwrap();
    let feed = |number: u32| {
        let mut feed = String::from("<rss version=\"2.0\"><channel><title>Bench</title><link>https://bench.example/</link>");
        for number in (0..ITEMS).map(|item| first + number * ITEMS + item) {
            let article = bench.paper.story(number).swap_remove(0).article;
            write!(
                feed,
                "<item><title>{}</title><link>https://bench.example/{number}</link><pubDate>{}</pubDate><description><![CDATA[{}]]></description></item>",
                article.headline,
                rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&now()).unwrap(),
                article.body
            )
            .unwrap();
        }
        feed + "</channel></rss>"
    };
    (0..FEEDS).map(feed).collect()
}

async fn take_in(bench: &Bench, feeds: Vec<String>) {
    for feed in feeds {
        let bytes = feed.into_bytes();
        let document = Document {
            sha256: Sha256::digest(&bytes).into(),
            content_type: None,
            address: None,
            fetched: now(),
            bytes,
        };
        let report = bench.wire.take_in(&bench.wire.sources()[0], document).await.unwrap();
        assert_eq!((report.failure, report.skipped.len()), (None, 0));
    }
}

async fn back_up(bench: &Bench) {
    let file = bench.place.folder.join("bench.backup");
    backup::make(bench.place.files(), &file, now(), |_| ControlFlow::Continue(()))
        .await
        .unwrap();
    std::fs::remove_file(file).unwrap();
}
