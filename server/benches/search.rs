//! What a search costs in a paper of many articles in every language.
//!
//! `cargo bench --package server --bench search` (`make bench` runs it). `SEARCH_ARTICLES` says how many there are, 100,000 unless set.
//! The texts are sentences of the sample edition in new orders, with made-up names among them. The reference, in the same run, is the
//! look-up of one article.

// See `server/src/lib.rs`.
#![recursion_limit = "256"]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]
#![expect(clippy::cast_precision_loss, reason = "thousands of articles")]

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use app::domain::{lang::Lang, search::Asked};
use rand::RngExt as _;
use server::{
    jobs::index_search,
    search::desk,
    store::{NewArticle, Store},
};

use self::paper::{Writer, now, page, state};

#[path = "made_up/paper.rs"]
mod paper;

/// Questions asked.
const ASKED: usize = 2_600;
/// Articles written in one transaction.
const BATCH: usize = 1_000;

fn main() {
    let articles: usize = std::env::var("SEARCH_ARTICLES")
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(100_000);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(measure(articles));
}

async fn measure(articles: usize) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("briefs.db");
    let store = Store::open_sqlite(&file).await.unwrap();
    let langs: Vec<Lang> = Lang::all().collect();
    let mut writer = Writer::new(&langs);
    let began = Instant::now();
    for batch in 0..articles.div_ceil(BATCH) {
        let texts: Vec<NewArticle> = (batch * BATCH..articles.min((batch + 1) * BATCH))
            .map(|number| writer.article(number))
            .collect();
        store.import(&texts, &BTreeMap::new(), now()).await.unwrap();
    }
    let size = || std::fs::metadata(&file).unwrap().len() / 1_000_000;
    let without = size();
    println!(
        "search {articles} articles in {without} MB, written at {:.0}/s",
        rate(articles, began)
    );
    let began = Instant::now();
    index_search::work_off(&store, now()).await.unwrap();
    store.close().await;
    let store = Store::open_sqlite(&file).await.unwrap();
    println!(
        "search indexed at {:.0}/s; the index takes {} MB",
        rate(articles, began),
        size() - without
    );

    let site = state(&store, folder.path(), &langs);
    let questions: Vec<(Lang, Asked)> = (0..ASKED)
        .map(|number| question(&mut writer, langs[number % langs.len()]))
        .collect();
    for round in ["first", "again"] {
        let (mut alone, mut pages, mut found, mut suggested) = (Vec::new(), Vec::new(), 0, 0);
        for (lang, asked) in &questions {
            let began = Instant::now();
            let results = desk::search(&store, &langs, *lang, asked, 1, now()).await.unwrap();
            alone.push(began.elapsed());
            found += usize::from(!results.hits.is_empty());
            suggested += usize::from(results.meant.is_some());
            let path = format!("/{lang}/search");
            let query = asked.query();
            let began = Instant::now();
            page(&site, &path, &query).await;
            pages.push(began.elapsed());
        }
        report(&format!("{round}: the search alone"), &mut alone);
        report(&format!("{round}: the whole page"), &mut pages);
        println!("search {round}: of {ASKED} questions {found} found something, {suggested} were corrected");
    }
    let mut looked_up = Vec::new();
    for number in 0..ASKED {
        let began = Instant::now();
        store
            .find_article(langs[number % langs.len()], &format!("a-{number}"), now())
            .await
            .unwrap();
        looked_up.push(began.elapsed());
    }
    report("for reference: one article by its address", &mut looked_up);
    store.close().await;
}

fn rate(articles: usize, began: Instant) -> f64 {
    articles as f64 / began.elapsed().as_secs_f64()
}

fn report(name: &str, times: &mut [Duration]) {
    times.sort();
    let at = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1_000.0;
    println!(
        "search {name}: p50 {:.2} ms, p99 {:.2} ms, most {:.2} ms",
        at(50),
        at(99),
        at(100)
    );
}

/// Mostly one to three words of a sentence; one in twenty each: a name, a misspelt word, a phrase, a section, every language.
fn question(writer: &mut Writer, lang: Lang) -> (Lang, Asked) {
    let sentence = writer.sentence(lang);
    let words: Vec<&str> = sentence.split(' ').collect();
    let count = writer.random.random_range(1..=3).min(words.len());
    let start = writer.random.random_range(0..=words.len() - count);
    let some = words[start..start + count].join(" ");
    let mut asked = Asked {
        words: some.clone(),
        ..Asked::default()
    };
    match writer.random.random_range(0..20) {
        0 => asked.words = writer.name(),
        1 => {
            let longest = words.iter().max_by_key(|word| word.chars().count()).unwrap();
            let mut letters: Vec<char> = longest.chars().collect();
            let middle = letters.len() / 2;
            letters.swap(middle, middle - 1);
            asked.words = letters.into_iter().collect();
        }
        2 => asked.words = format!("\"{some}\""),
        3 => asked.section = Some("world".parse().unwrap()),
        4 => asked.everywhere = true,
        _ => {}
    }
    let asked = Asked::parse(&asked.query());
    (lang, asked)
}
