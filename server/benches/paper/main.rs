//! What a paper costs as it grows: pages, feeds, sitemaps, searches, what comes in, a backup, each in a small paper and in large ones.
//!
//! `cargo bench --package server --bench paper` (`make bench` runs it). `PAGES_STORIES` says how many stories the papers have, `1000,100000`
//! unless set, and the figures of each are next to those of the first; `PAGES_FOLDER` keeps the papers for the next run; `PAGES_PARTS` names
//! the parts that are measured, all unless set; `PAGES_QUERIES=1` says which queries a part spends its time in. The papers are made up
//! (`server::made_up`) in all languages. Nothing is answered from what is kept ready: pages are asked for as one reader's own, by chance,
//! 32 at a time.
//!
//! Run by `scripts/test/postgres.sh` it measures PostgreSQL: the papers are in databases of that server, and what a processor works is the
//! whole machine's.

// See `server/src/lib.rs`.
#![recursion_limit = "256"]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]
#![expect(clippy::cast_precision_loss, reason = "thousands of pages")]

use std::{cell::Cell, collections::BTreeMap, ops::ControlFlow, path::Path, sync::Arc, time::Instant};

use app::domain::lang::Lang;
use jiff::Timestamp;
use server::{
    jobs::index_search,
    made_up::{self, Paper, Plan},
};

use self::{
    measure::{Cost, Worker},
    place::Place,
    site::Bench,
};

mod asked;
mod coming;
mod measure;
mod place;
mod site;

/// The papers' time, as `briefs bench-data` has it.
const NOW: &str = "2025-03-19T09:00:00Z";

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// All of them, in the order in which `briefs bench-data --languages 26` has them.
fn langs() -> Vec<Lang> {
    let first = ["fr", "en", "de"].map(|tag| tag.parse().unwrap());
    let others = Lang::all().filter(|lang| !first.contains(lang));
    first.into_iter().chain(others).collect()
}

fn main() {
    measure::count_queries();
    let sizes = std::env::var("PAGES_STORIES").unwrap_or_else(|_| "1000,100000".to_owned());
    let kept = std::env::var("PAGES_FOLDER").ok();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let mut first: Option<BTreeMap<&str, Cost>> = None;
    for stories in sizes.split(',').map(|size| size.parse().unwrap()) {
        let made = tempfile::tempdir().unwrap();
        let folder = kept
            .as_ref()
            .map_or(made.path().to_owned(), |kept| Path::new(kept).join(format!("{stories}")));
        std::fs::create_dir_all(&folder).unwrap();
        let costs = runtime.block_on(async {
            let place = Place::of(stories, &folder).await;
            measure(stories, place, first.as_ref()).await
        });
        first.get_or_insert(costs);
    }
}

/// Measures all parts on a paper of this size. What each costs, by name.
async fn measure(stories: u32, place: Place, first: Option<&BTreeMap<&'static str, Cost>>) -> BTreeMap<&'static str, Cost> {
    let plan = Plan {
        stories,
        langs: langs(),
        seed: 1,
        now: now(),
    };
    let worker = place.worker();
    let media = place.media();
    let paper = Arc::new(Paper::new(plan, &site::sections(), &media).await.unwrap());
    if !place.has_a_paper().await {
        write(&paper, &place, worker).await;
    }
    let only = std::env::var("PAGES_PARTS").ok();
    let is_wanted = |name: &str| {
        only.as_ref()
            .is_none_or(|only| only.split(',').any(|part| name.contains(part)))
    };
    let bench = Bench::open(place, paper).await;
    let indexed: u64 = bench.store.indexed().await.unwrap().values().sum();
    println!(
        "paper  {stories} stories, {} articles, {indexed} of them in the search index, {} MB{}",
        bench.articles().await,
        bench.place.size().await,
        bench.place.name()
    );
    let mut costs = BTreeMap::new();
    for (name, ask) in asked::parts(&bench).await {
        if is_wanted(name) {
            let cost = measure::asked(ask, worker).await;
            cost.say(name, first.and_then(|first| first.get(name)));
            costs.insert(name, cost);
        }
    }
    for (name, cost) in coming::measure(&bench, is_wanted, worker).await {
        cost.say(name, first.and_then(|first| first.get(name)));
        costs.insert(name, cost);
    }
    bench.close().await;
    costs
}

async fn write(paper: &Arc<Paper>, place: &Place, worker: Worker) {
    let (began, before) = (Instant::now(), worker.time());
    let store = place.open_sparingly().await;
    let counts = made_up::fill(&store, paper, |_| ControlFlow::Continue(())).await.unwrap();
    let rate = |began: Instant| f64::from(counts.articles) / began.elapsed().as_secs_f64();
    store.close().await;
    println!(
        "paper  made up: {counts}; {:.0} articles a second, {} MB",
        rate(began),
        place.size().await
    );
    place.settle().await;
    let store = place.open_sparingly().await;
    let (began, cut) = (Instant::now(), Cell::new(Instant::now()));
    let indexed = index_search::work_off_alone(&store, now(), |step, _| {
        if step == index_search::INDEXED {
            cut.set(Instant::now());
        }
        ControlFlow::Continue(())
    });
    assert!(indexed.await.unwrap().is_continue());
    let spent = cut.get() - began;
    store.close().await;
    place.settle().await;
    println!(
        "paper  indexed: {:.0} articles a second, compared with others: {:.0}, {} MB; {:.1} s of a processor for all",
        f64::from(counts.articles) / spent.as_secs_f64(),
        rate(cut.get()),
        place.size().await,
        worker.time().saturating_sub(before).as_secs_f64()
    );
}
