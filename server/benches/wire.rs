//! What taking outside items in costs: read, cleaned, recognised and stored, with many articles there already.
//!
//! `cargo bench --package server --bench wire` (`make bench` runs it). `WIRE_ARTICLES` says how many are there first, 100,000 unless set.
//! The reference, in the same run, is SQLite alone: the same texts into one table with one index.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]
#![expect(clippy::cast_precision_loss, reason = "thousands of items")]

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use server::{
    clock::Clock,
    config::Config,
    media::Media,
    store::{Sought, Store},
    wire::{Wire, document::Document, near},
};
use sha2::{Digest as _, Sha256};
use tokio::task::JoinSet;

/// Items of a document, sources, and documents under way at once.
const ITEMS: usize = 50;
const SOURCES: usize = 200;
const AT_ONCE: usize = 16;
/// Items measured.
const MEASURED: usize = 10_000;
/// Looks for near-duplicates measured.
const LOOK_UPS: usize = 1_000;

fn main() {
    // Cargo passes words of its own test harness.
    let there: usize = std::env::var("WIRE_ARTICLES")
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(100_000);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(measure(there));
}

async fn measure(there: usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "[weather]\nprovider = \"none\"\n".to_owned();
    for source in 0..SOURCES {
        write!(
            text,
            "[[sources]]\nid = \"source-{source}\"\nname = \"Source {source}\"\nurl = \"https://source-{source}.example/feed\"\nsection = \"world\"\nlang = \"en\"\n"
        )
        .unwrap();
    }
    let config = Config::parse("bench", &text, []).unwrap();
    let store = Store::open_sqlite_sparingly(&folder.path().join("briefs.db")).await.unwrap();
    let media = Media::new(folder.path().join("media"));
    let wire = Wire::new(&config, store.clone(), media, Clock::system(), folder.path().into()).unwrap();

    let mut writer = Writer::default();
    let began = Instant::now();
    take_in(&wire, &mut writer, there).await;
    println!(
        "wire   {there} articles were there first, taken in at {:.0} items/s",
        rate(there, began)
    );

    let reference = sqlite_alone(folder.path(), &mut writer).await;
    let before = writer.clone();
    let began = Instant::now();
    take_in(&wire, &mut writer, MEASURED).await;
    let new = rate(MEASURED, began);
    let began = Instant::now();
    take_in(&wire, &mut before.clone(), MEASURED).await;
    let again = rate(MEASURED, began);
    println!(
        "wire   new items        {new:>8.0}/s   ratio to SQLite alone {:.3}",
        new / reference
    );
    println!(
        "wire   the same again   {again:>8.0}/s   ratio to SQLite alone {:.3}",
        again / reference
    );
    println!("wire   SQLite alone     {reference:>8.0}/s");
    look_up(&store, &mut writer, Of::LastDay).await;
    look_up(&store, &mut writer, Of::AnyDay).await;
    println!("wire   most memory of the process {} MB", peak_memory());
    store.close().await;
}

/// Which day's texts are looked for.
#[derive(Debug, Clone, Copy)]
enum Of {
    /// The last: what sources send.
    LastDay,
    /// Any of all the time there is, one after the other: what an archive that moves here brings. Its pages of the file may be on the disk
    /// alone.
    AnyDay,
}

/// How long one look for near-duplicates takes: of texts that are new, one at a time, among all that are there; and what of it was read
/// from the disk, since the system gives back the memory in which it keeps a file as it likes.
async fn look_up(store: &Store, writer: &mut Writer, of: Of) {
    let mut intake = store.intake(Timestamp::now()).await.unwrap();
    let mut spent: Vec<Duration> = Vec::with_capacity(LOOK_UPS);
    let read_before = read_from_disk();
    for number in 0..LOOK_UPS {
        let (_, _, body) = writer.item();
        let sketch = near::sketch(&body).unwrap();
        let sought = Sought {
            article: 0,
            source: "",
            lang: "en".parse().unwrap(),
            published: published(match of {
                Of::LastDay => writer.number,
                Of::AnyDay => writer.number * number / LOOK_UPS,
            }),
            bands: &sketch.bands,
        };
        let began = Instant::now();
        intake.candidates(&[sought]).await.unwrap();
        spent.push(began.elapsed());
    }
    spent.sort();
    println!(
        "wire   look-up, {:<8} {:>7.0} µs   (99 of 100 within {:.0} µs; {:.1} KB each from the disk)",
        match of {
            Of::LastDay => "last day",
            Of::AnyDay => "any day",
        },
        micros(spent[LOOK_UPS / 2]),
        micros(spent[LOOK_UPS * 99 / 100]),
        (read_from_disk() - read_before) as f64 / 1000.0 / LOOK_UPS as f64
    );
}

/// Bytes that this process has had the disk read so far, as Linux counts them.
fn read_from_disk() -> u64 {
    let counts = std::fs::read_to_string("/proc/self/io").unwrap_or_default();
    let line = counts.lines().find_map(|line| line.strip_prefix("read_bytes: "));
    line.and_then(|bytes| bytes.parse().ok()).unwrap_or_default()
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn rate(items: usize, began: Instant) -> f64 {
    items as f64 / began.elapsed().as_secs_f64()
}

async fn take_in(wire: &Wire, writer: &mut Writer, items: usize) {
    let mut running = JoinSet::new();
    for number in 0..items / ITEMS {
        if running.len() >= AT_ONCE {
            running.join_next().await.unwrap().unwrap();
        }
        let source = wire.sources()[number % SOURCES].clone();
        let bytes = writer.document(number % SOURCES).into_bytes();
        let document = Document {
            sha256: Sha256::digest(&bytes).into(),
            content_type: None,
            address: None,
            fetched: Timestamp::now(),
            bytes,
        };
        let wire = wire.clone();
        running.spawn(async move {
            let report = wire.take_in(&source, document).await.unwrap();
            assert_eq!((report.failure, report.skipped.len()), (None, 0));
        });
    }
    while let Some(ended) = running.join_next().await {
        ended.unwrap();
    }
}

/// The same texts into one table with one index, 50 a transaction.
async fn sqlite_alone(folder: &std::path::Path, writer: &mut Writer) -> f64 {
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(folder.join("reference.db"))
        .create_if_missing(true)
        .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
        .synchronous(sqlx::sqlite::SqliteSynchronous::Normal);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    sqlx::query("CREATE TABLE texts (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, body TEXT NOT NULL)")
        .execute(&pool)
        .await
        .unwrap();
    let mut own = writer.clone();
    let texts: Vec<(String, String, String)> = (0..MEASURED).map(|_| own.item()).collect();
    let began = Instant::now();
    for batch in texts.chunks(ITEMS) {
        let mut transaction = pool.begin().await.unwrap();
        for (name, _, body) in batch {
            sqlx::query("INSERT INTO texts (name, body) VALUES ($1, $2)")
                .bind(name)
                .bind(body)
                .execute(&mut *transaction)
                .await
                .unwrap();
        }
        transaction.commit().await.unwrap();
    }
    let rate = rate(MEASURED, began);
    pool.close().await;
    rate
}

/// Makes up items: 250 words each, like a short news item, none like another.
#[derive(Debug, Clone, Default)]
struct Writer {
    number: usize,
}

const WORDS: &[&str] = &[
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "for",
    "is",
    "on",
    "said",
    "with",
    "by",
    "was",
    "at",
    "minister",
    "government",
    "parliament",
    "commission",
    "council",
    "vote",
    "report",
    "energy",
    "price",
    "border",
    "river",
    "port",
    "city",
    "court",
    "law",
    "budget",
    "health",
    "school",
    "train",
    "farm",
    "bank",
    "market",
    "union",
    "member",
    "state",
    "border",
    "talks",
    "plan",
    "year",
    "week",
    "month",
    "million",
    "percent",
    "new",
    "old",
    "first",
    "last",
    "would",
    "could",
    "after",
    "before",
    "during",
    "between",
    "against",
    "under",
    "over",
    "people",
];

impl Writer {
    fn words(random: &mut StdRng, count: usize) -> String {
        let mut text = String::with_capacity(count * 7);
        for word in 0..count {
            if word > 0 {
                text.push(' ');
            }
            if random.random_range(0..12) == 0 {
                write!(text, "{}", random.random_range(2..90_000)).unwrap();
            } else {
                text.push_str(WORDS[random.random_range(0..WORDS.len())]);
            }
        }
        text
    }

    /// A name, a title, and a body of five paragraphs with a link each.
    fn item(&mut self) -> (String, String, String) {
        self.number += 1;
        let random = &mut StdRng::seed_from_u64(self.number as u64);
        let title = Self::words(random, 8);
        let name = format!("item-{}", self.number);
        let mut body = String::new();
        for _ in 0..5 {
            let words = Self::words(random, 50);
            write!(
                body,
                "<p>{words}. <a href=\"https://other.example/{name}?utm_source=feed\">More</a></p>"
            )
            .unwrap();
        }
        (name, title, body)
    }

    fn document(&mut self, source: usize) -> String {
        let mut feed = format!(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Source {source}</title><link>https://source-{source}.example/</link><language>en</language>"
        );
        for _ in 0..ITEMS {
            let (name, title, body) = self.item();
            write!(
                feed,
                "<item><title>{title}</title><guid>{name}</guid><link>https://source-{source}.example/{name}</link>\
                 <pubDate>{}</pubDate><category>{}</category><description><![CDATA[{body}]]></description></item>",
                published(self.number),
                WORDS[self.number % WORDS.len()],
            )
            .unwrap();
        }
        feed.push_str("</channel></rss>");
        feed
    }
}

/// A thousand a day, since the beginning of 2020.
fn published(number: usize) -> Timestamp {
    let start: Timestamp = "2020-01-01T00:00:00Z".parse().unwrap();
    start + jiff::SignedDuration::from_secs(86 * i64::try_from(number).unwrap())
}

/// Of this process so far, in MB, as Linux counts it.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok())
        .map_or(0, |kilobytes| kilobytes / 1000)
}
