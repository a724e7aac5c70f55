//! What making a page costs that is not kept, in a small paper and in a large one: pages a second, processor time and queries a page.
//!
//! `cargo bench --package server --bench pages` (`make bench` runs it). `PAGES_STORIES` says how many stories there are, `1000,100000`
//! unless set; `PAGES_FOLDER` keeps the papers for the next run. Articles are asked for by their addresses, as the server answers them, in an
//! order by chance, 32 at a time, with a word that makes a page one reader's own (`?since=`).

// See `server/src/lib.rs`.
#![recursion_limit = "256"]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]
#![expect(clippy::cast_precision_loss, reason = "thousands of pages")]

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::Path,
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    time::{Duration, Instant},
};

use app::{domain::lang::Lang, paths};
use axum::{Router, body::Body, http::Request};
use ipnet::IpNet;
use rand::RngExt as _;
use server::{
    http::middleware::Begun,
    jobs::index_search,
    routes,
    store::{NewArticle, Store},
};
use tokio::task::JoinSet;
use tower::ServiceExt as _;
use tracing::{Metadata, span, subscriber::Interest};

use self::paper::{Writer, now, page, state};

#[path = "made_up/paper.rs"]
mod paper;

/// Their number and that of the sections have no part in common: each has all of them.
const LANGS: [&str; 5] = ["en", "fr", "de", "pl", "ar"];
/// Articles written in one transaction.
const BATCH: usize = 1_000;
const TOPICS: usize = 200;
/// Asked at the same time.
const AT_ONCE: usize = 32;
/// A measurement takes so long.
const FOR: Duration = Duration::from_secs(5);
/// Pages whose queries are counted.
const COUNTED: usize = 200;

static QUERIES: AtomicU64 = AtomicU64::new(0);
static IS_COUNTING: AtomicBool = AtomicBool::new(false);

/// Counts what is logged of queries.
struct Counter;

impl tracing::Subscriber for Counter {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if metadata.target() == "sqlx::query" {
            Interest::sometimes()
        } else {
            Interest::never()
        }
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        IS_COUNTING.load(Ordering::Relaxed) && metadata.target() == "sqlx::query"
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, _: &tracing::Event<'_>) {
        QUERIES.fetch_add(1, Ordering::Relaxed);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

fn main() {
    tracing::subscriber::set_global_default(Counter).unwrap();
    let sizes = std::env::var("PAGES_STORIES").unwrap_or_else(|_| "1000,100000".to_owned());
    let kept = std::env::var("PAGES_FOLDER").ok();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let mut first: Option<Vec<f64>> = None;
    for stories in sizes.split(',').map(|size| size.parse().unwrap()) {
        let made = tempfile::tempdir().unwrap();
        let folder = kept
            .as_ref()
            .map_or(made.path().to_owned(), |kept| Path::new(kept).join(format!("{stories}")));
        std::fs::create_dir_all(&folder).unwrap();
        let costs = runtime.block_on(measure(stories, &folder));
        if let Some(first) = &first {
            let times: Vec<String> = costs
                .iter()
                .zip(first)
                .map(|(cost, first)| format!("{:.2}", cost / first))
                .collect();
            println!(
                "pages  {stories} stories: {} times the processor's time of the first paper",
                times.join(" and ")
            );
        }
        first.get_or_insert(costs);
    }
}

/// Processor time of an article and of a front.
async fn measure(stories: usize, folder: &Path) -> Vec<f64> {
    let langs: Vec<Lang> = LANGS.iter().map(|lang| lang.parse().unwrap()).collect();
    let file = folder.join("briefs.db");
    if !file.exists() {
        write(stories, &langs, &file).await;
    }
    let store = Store::open_sqlite(&file).await.unwrap();
    let site = state(&store, folder, &langs);
    let router = routes::router(site.clone());
    let mut writer = Writer::new(&langs);
    let articles: Vec<String> = (0..20_000)
        .map(|_| {
            let number = writer.random.random_range(0..stories);
            format!("{}?since=0", paths::article(&writer.address(number), &site.site.sections))
        })
        .collect();
    let ask = move |path: String| answer(router.clone(), path);
    let an_article = report(stories, "an article", &articles, ask).await;
    let fronts: Vec<String> = langs.iter().map(|lang| format!("/{lang}")).collect();
    let ask = move |path: String| {
        let site = site.clone();
        async move { page(&site, &path, "").await }
    };
    let a_front = report(stories, "a front", &fronts, ask).await;
    store.close().await;
    vec![an_article, a_front]
}

/// An answer of the server's, whole.
async fn answer(router: Router, path: String) {
    let mut request = Request::get(&path).body(Body::empty()).unwrap();
    let here = SocketAddr::from(([127, 0, 0, 1], 1));
    let begun = Begun::now(&request, here, &[IpNet::from(here.ip())]);
    request.extensions_mut().insert(begun);
    let response = router.oneshot(request).await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    let body = axum::body::to_bytes(response.into_body(), 1_000_000).await.unwrap();
    assert!(body.len() > 1_000);
}

/// Asks for pages and says what they cost; processor time a page.
async fn report<A, F>(stories: usize, name: &str, paths: &[String], ask: A) -> f64
where
    A: Fn(String) -> F + Clone + Send + 'static,
    F: Future<Output = ()> + Send,
{
    // Once before, as a server that is up has it.
    for path in paths.iter().cycle().take(COUNTED) {
        ask(path.clone()).await;
    }
    QUERIES.store(0, Ordering::Relaxed);
    IS_COUNTING.store(true, Ordering::Relaxed);
    for path in paths.iter().rev().cycle().take(COUNTED) {
        ask(path.clone()).await;
    }
    IS_COUNTING.store(false, Ordering::Relaxed);
    let queries = QUERIES.load(Ordering::Relaxed) as f64 / COUNTED as f64;
    let (began, before) = (Instant::now(), processor_time());
    let mut asking = JoinSet::new();
    for first in 0..AT_ONCE {
        let (ask, paths) = (ask.clone(), paths.to_vec());
        asking.spawn(async move {
            let mut times = Vec::new();
            for path in paths.iter().cycle().skip(first).step_by(AT_ONCE) {
                let asked = Instant::now();
                ask(path.clone()).await;
                times.push(asked.elapsed());
                if began.elapsed() > FOR {
                    break;
                }
            }
            times
        });
    }
    let mut times: Vec<Duration> = asking.join_all().await.concat();
    let (took, worked) = (began.elapsed(), processor_time().saturating_sub(before));
    times.sort();
    let pages = times.len() as f64;
    let cost = worked.as_secs_f64() * 1_000.0 / pages;
    println!(
        "pages  {stories} stories, {name}: {:.0} a second, p50 {:.2} ms, p99 {:.2} ms; a page: {cost:.3} ms of a processor, {queries:.1} queries",
        pages / took.as_secs_f64(),
        times[times.len() / 2].as_secs_f64() * 1_000.0,
        times[times.len() * 99 / 100].as_secs_f64() * 1_000.0,
    );
    cost
}

/// What this process has worked so far, in its own words and the system's (proc(5): hundredths of a second).
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: u64 = [11, 12]
        .map(|place: usize| fields[place].parse::<u64>().unwrap())
        .iter()
        .sum();
    Duration::from_millis(ticks * 10)
}

/// Writes a paper. A topic has so many stories as there are for each of them; the newest are what must be read.
async fn write(stories: usize, langs: &[Lang], file: &Path) {
    let store = Store::open_sqlite(file).await.unwrap();
    let mut writer = Writer::new(langs);
    for batch in 0..stories.div_ceil(BATCH) {
        let texts: Vec<NewArticle> = (batch * BATCH..stories.min((batch + 1) * BATCH))
            .map(|number| {
                let mut article = writer.article(number);
                let topics = writer.random.random_range(0..4);
                for _ in 0..topics {
                    let topic = format!("topic-{}", writer.random.random_range(0..TOPICS)).parse().unwrap();
                    if !article.topics.contains(&topic) {
                        article.topics.push(topic);
                    }
                }
                article.must_read = (number < 40).then_some(u32::try_from(number / 4).unwrap() + 1);
                article
            })
            .collect();
        store.import(&texts, &BTreeMap::new(), now()).await.unwrap();
    }
    index_search::work_off(&store, now()).await.unwrap();
    store.close().await;
}
