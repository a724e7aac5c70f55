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
    path::Path,
    time::{Duration, Instant},
};

use app::{
    delivery::Delivery,
    domain::{lang::Lang, search::Asked},
    routes::{self, Request, Response},
    shell,
};
use jiff::{SignedDuration, Timestamp};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};
use server::{
    clock::Clock,
    config::Config,
    jobs::index_search,
    search::desk,
    state::AppState,
    store::{NewArticle, Store},
    stories::Media,
    weather::{self, Weather},
};

const NOW: &str = "2025-03-19T09:00:00Z";
/// Words of an article, and one in so many that is a made-up name.
const WORDS: usize = 250;
const NAMES: usize = 25;
/// Questions asked.
const ASKED: usize = 2_600;
/// Articles written in one transaction.
const BATCH: usize = 1_000;
const SECTIONS: [&str; 8] = [
    "world",
    "europe",
    "politics",
    "economy",
    "science",
    "environment",
    "culture",
    "sport",
];

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
    let mut writer = Writer::new();
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
    index_search::work_off(&store, usize::MAX).await.unwrap();
    store.close().await;
    let store = Store::open_sqlite(&file).await.unwrap();
    println!(
        "search indexed at {:.0}/s; the index takes {} MB",
        rate(articles, began),
        size() - without
    );

    let langs: Vec<Lang> = Lang::all().collect();
    let site = state(&store, folder.path());
    let questions: Vec<(Lang, Asked)> = (0..ASKED)
        .map(|number| writer.question(langs[number % langs.len()]))
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

fn now() -> Timestamp {
    NOW.parse().unwrap()
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

fn state(store: &Store, folder: &Path) -> AppState {
    let tags: Vec<&str> = Lang::all().map(Lang::tag).collect();
    let config = Config::parse(
        "bench",
        &format!("languages = {tags:?}\n[weather]\nprovider = \"none\"\n"),
        [],
    )
    .unwrap();
    let clock = Clock::starting_at(now());
    let provider = weather::provider(&config.weather, folder, config.base_url.as_str()).unwrap();
    let weather = Weather::new(provider, store.clone(), clock.clone(), config.weather.default_place);
    AppState::new(&config, store.clone(), Media::new(folder.join("media")), clock, weather, None).unwrap()
}

async fn page(state: &AppState, path: &str, query: &str) {
    let request = Request {
        kept_language: None,
        path,
        page: None,
        query,
        accept_language: None,
        now: now(),
    };
    let Response::Page(document) = routes::respond(&state.site, &state.ports, request).await.unwrap() else {
        panic!("{path} is a page");
    };
    assert_eq!(document.status, 200);
    assert!(shell::render(&state.site, *document, Delivery::Whole).len() > 1_000);
}

/// Writes articles and asks about them.
struct Writer {
    random: StdRng,
    /// Sentences of the sample edition, by language.
    sentences: BTreeMap<Lang, Vec<String>>,
}

impl Writer {
    fn new() -> Self {
        let mut sentences: BTreeMap<Lang, Vec<String>> = BTreeMap::new();
        let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample/stories");
        for section in std::fs::read_dir(stories)
            .unwrap()
            .flatten()
            .filter(|entry| entry.path().is_dir())
        {
            for file in std::fs::read_dir(section.path()).unwrap().flatten() {
                let name = file.file_name().into_string().unwrap();
                let Some(lang) = name
                    .strip_suffix(".md")
                    .and_then(|name| name.rsplit('.').next()?.parse().ok())
                else {
                    continue;
                };
                let text = std::fs::read_to_string(file.path()).unwrap();
                let body = text.rsplit("+++").next().unwrap();
                sentences.entry(lang).or_default().extend(
                    body.split(['.', '\n', '؟', '!', '?'])
                        .map(str::trim)
                        .filter(|text| text.len() > 40)
                        .map(str::to_owned),
                );
            }
        }
        Self {
            random: StdRng::seed_from_u64(20_250_319),
            sentences,
        }
    }

    fn sentence(&mut self, lang: Lang) -> String {
        self.sentences[&lang].choose(&mut self.random).unwrap().clone()
    }

    fn name(&mut self) -> String {
        const SYLLABLES: [&str; 16] = [
            "ba", "ro", "ki", "lun", "des", "mar", "to", "vel", "sin", "gar", "pol", "ne", "ta", "fri", "hol", "jum",
        ];
        let name: String = (0..4).map(|_| *SYLLABLES.choose(&mut self.random).unwrap()).collect();
        name[..1].to_uppercase() + &name[1..]
    }

    fn article(&mut self, number: usize) -> NewArticle {
        let langs: Vec<Lang> = Lang::all().collect();
        let lang = langs[number % langs.len()];
        let mut body = String::from("<p>");
        let mut words = 0;
        while words < WORDS {
            let sentence = self.sentence(lang);
            words += sentence.split(' ').count();
            for (place, word) in sentence.split(' ').enumerate() {
                if place % NAMES == NAMES / 2 {
                    body.push_str(&self.name());
                    body.push(' ');
                }
                body.push_str(word);
                body.push(' ');
            }
            body.push_str(". ");
        }
        body.push_str("</p>");
        let headline: Vec<String> = self.sentence(lang).split(' ').take(8).map(str::to_owned).collect();
        let standfirst = self.sentence(lang);
        NewArticle {
            story: format!("story-{number}").parse().unwrap(),
            lang,
            section: SECTIONS[number % SECTIONS.len()].parse().unwrap(),
            slug: format!("a-{number}").parse().unwrap(),
            headline: format!("{} {}", headline.join(" "), self.name()),
            trail: app::domain::trail::trail(&standfirst),
            standfirst,
            body,
            published: now() - SignedDuration::from_mins(i64::from(self.random.random_range(0..3_000_000))),
            updated: None,
            byline: None,
            source: None,
            topics: Vec::new(),
            must_read: None,
            breaking: false,
            withdrawn: false,
            picture: None,
            live: None,
            fingerprint: number.to_string(),
        }
    }

    /// Mostly one to three words of a sentence; one in twenty each: a name, a misspelt word, a phrase, a section, every language.
    fn question(&mut self, lang: Lang) -> (Lang, Asked) {
        let sentence = self.sentence(lang);
        let words: Vec<&str> = sentence.split(' ').collect();
        let count = self.random.random_range(1..=3).min(words.len());
        let start = self.random.random_range(0..=words.len() - count);
        let some = words[start..start + count].join(" ");
        let mut asked = Asked {
            words: some.clone(),
            ..Asked::default()
        };
        match self.random.random_range(0..20) {
            0 => asked.words = self.name(),
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
}
