//! What is asked of a paper: every kind of page and of what machines read, and the lists that stand behind them.

use std::{future::Future, sync::Arc};

use app::{
    domain::{article::Address, lang::Lang, search::Asked, slug::Slug},
    paths,
};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use server::{made_up::Paper, search::desk};

use crate::{
    measure::Ask,
    now,
    site::{Bench, page},
};

/// Different things of a kind that are asked for.
const DIFFERENT: usize = 10_000;
const QUESTIONS: usize = 2_600;
/// A page of a section that few turn to, and its number where there are few stories.
const FAR: usize = 50;
const OF_A_PAGE: usize = 20;
/// Sections that have more than a page of stories in a paper of a thousand.
const FULL: usize = 4;

/// Every part, by its name.
pub async fn parts(bench: &Bench) -> Vec<(&'static str, Ask)> {
    let paper = &bench.paper;
    let mut random = StdRng::seed_from_u64(20_250_319);
    let langs: Vec<Lang> = paper.plan().langs.clone();
    let sections: Vec<Slug> = bench.state.site.sections.iter().map(|section| section.id.clone()).collect();
    let addresses: Vec<Address> = (0..DIFFERENT).map(|_| address(paper, &mut random)).collect();
    let articles = addresses
        .iter()
        .map(|address| paths::article(address, &bench.state.site.sections));
    // Lists are asked for in the language and the sections of most stories: in a small paper others are short.
    let lang = langs[0];
    let section = |lang: Lang, id: &Slug| {
        paths::section(
            lang,
            bench.state.site.sections.by_id(id.as_str()).unwrap().slug(lang).as_str(),
        )
    };
    let in_sections: Vec<String> = sections.iter().take(FULL).map(|id| section(lang, id)).collect();
    let of_topics: Vec<String> = (0..DIFFERENT).map(|number| topic(paper, number, &mut random)).collect();
    let of_sources: Vec<String> = (0..DIFFERENT).map(|number| source(paper, number)).collect();
    let parts_of_sitemap = bench.store.sitemap_parts().await.unwrap();
    let sitemaps: Vec<String> = (0..parts_of_sitemap).map(paths::sitemap_part).collect();
    let feeds = |ending: &'static str| -> Vec<String> {
        let lists = [paths::front(lang)].into_iter().chain(in_sections.clone());
        lists.map(|list| paths::feed(&list, ending)).collect()
    };
    let far = far(bench, &sections[0]).await;
    vec![
        (
            "article",
            served(bench, articles.map(|path| format!("{path}?since=0")).collect()),
        ),
        ("front", made(bench, vec![paths::front(lang)])),
        ("front, after a change", fronts(bench, lang, langs.clone(), sections.clone())),
        ("section", made(bench, in_sections.clone())),
        (
            "section, far page",
            made(bench, vec![format!("{}?page={far}", section(lang, &sections[0]))]),
        ),
        ("topic", made(bench, of_topics)),
        ("source", made(bench, of_sources)),
        ("all sources", made(bench, vec![paths::sources(lang)])),
        ("feed, RSS", served(bench, feeds("rss"))),
        ("feed, Atom", served(bench, feeds("atom"))),
        ("feed, JSON", served(bench, feeds("json"))),
        ("sitemap, the list", served(bench, vec![paths::SITEMAP.to_owned()])),
        ("sitemap, a part", served(bench, sitemaps)),
        ("sitemap of the news", served(bench, vec![paths::NEWS_SITEMAP.to_owned()])),
        ("search", searches(bench, &langs, &mut random)),
        ("search, the page", made(bench, pages_of_answers(paper, &langs, &mut random))),
    ]
}

/// An article that readers can see.
fn address(paper: &Paper, random: &mut StdRng) -> Address {
    loop {
        let number = random.random_range(0..paper.plan().stories);
        if !paper.is_withdrawn(number) {
            let mut addresses = paper.addresses(number);
            return addresses.swap_remove(random.random_range(0..addresses.len()));
        }
    }
}

/// A topic in a language of most stories: every other time that of the most stories, else any that has one.
fn topic(paper: &Paper, number: usize, random: &mut StdRng) -> String {
    let lang = paper.plan().langs[0];
    if number.is_multiple_of(2) {
        return paths::topic(lang, paper.topics().next().unwrap().as_str());
    }
    loop {
        let story = random.random_range(0..paper.plan().stories);
        if let Some(topic) = paper.topics_of(story).first()
            && !paper.is_withdrawn(story)
        {
            return paths::topic(lang, topic.as_str());
        }
    }
}

/// In turn one of the twenty sources of the most stories.
fn source(paper: &Paper, number: usize) -> String {
    let source = paper.sources().nth(number % 20).unwrap();
    paths::source(paper.plan().langs[0], source.as_str())
}

/// The last page of a section up to the fiftieth.
async fn far(bench: &Bench, section: &Slug) -> usize {
    let all = bench
        .store
        .section_page(bench.paper.plan().langs[0], section.as_str(), 1_000_000, now());
    // Nothing is there; that it is asked for at all is what the reader of a far page waits for.
    assert!(all.await.unwrap().teasers.is_empty());
    FAR.min(usize::try_from(bench.articles().await).unwrap() / OF_A_PAGE / 20)
        .max(2)
}

fn asking<F>(ask: impl Fn(usize) -> F + Send + Sync + 'static) -> Ask
where
    F: Future<Output = ()> + Send + 'static,
{
    Arc::new(move |number| Box::pin(ask(number)))
}

/// Paths as the server answers them.
fn served(bench: &Bench, paths: Vec<String>) -> Ask {
    let server = bench.server();
    asking(move |number| {
        let (server, path) = (server.clone(), paths[number % paths.len()].clone());
        async move { server.answer(path).await }
    })
}

/// Pages that the server would keep, made anew each time.
fn made(bench: &Bench, paths: Vec<String>) -> Ask {
    let state = bench.state.clone();
    asking(move |number| {
        let (state, path) = (state.clone(), paths[number % paths.len()].clone());
        async move {
            let (path, query) = path.split_once('?').unwrap_or((&path, ""));
            page(&state, path, query).await;
        }
    })
}

/// What a front is composed of, which is kept until something changes.
fn fronts(bench: &Bench, lang: Lang, langs: Vec<Lang>, sections: Vec<Slug>) -> Ask {
    let store = bench.store.clone();
    asking(move |_| {
        let (store, langs, sections) = (store.clone(), langs.clone(), sections.clone());
        async move {
            let candidates = store.front_candidates(lang, &[], &langs, &sections, now());
            assert!(!candidates.await.unwrap().latest.is_empty());
        }
    })
}

fn questions(paper: &Paper, langs: &[Lang], random: &mut StdRng) -> Vec<(Lang, Asked)> {
    let numbers = 0..QUESTIONS;
    numbers
        .map(|number| question(paper, langs[number % langs.len()], random))
        .collect()
}

fn searches(bench: &Bench, langs: &[Lang], random: &mut StdRng) -> Ask {
    let (store, served) = (bench.store.clone(), langs.to_vec());
    let questions = questions(&bench.paper, langs, random);
    asking(move |number| {
        let (store, served) = (store.clone(), served.clone());
        let (lang, asked) = questions[number % questions.len()].clone();
        async move {
            desk::search(&store, &served, lang, &asked, 1, now()).await.unwrap();
        }
    })
}

fn pages_of_answers(paper: &Paper, langs: &[Lang], random: &mut StdRng) -> Vec<String> {
    let questions = questions(paper, langs, random);
    questions.iter().map(|(lang, asked)| paths::answers(*lang, asked)).collect()
}

/// Mostly one to three words of a sentence; one in twenty each: a misspelt word, a phrase, a section, every language.
fn question(paper: &Paper, lang: Lang, random: &mut StdRng) -> (Lang, Asked) {
    let sentence = paper.sentence(lang, random.random_range(0..u32::MAX));
    let words: Vec<&str> = sentence.split(' ').collect();
    let count = random.random_range(1..=3).min(words.len());
    let start = random.random_range(0..=words.len() - count);
    let some = words[start..start + count].join(" ");
    let mut asked = Asked {
        words: some.clone(),
        ..Asked::default()
    };
    match random.random_range(0..20) {
        0 => {
            let longest = words.iter().max_by_key(|word| word.chars().count()).unwrap();
            let mut letters: Vec<char> = longest.chars().collect();
            let middle = letters.len() / 2;
            letters.swap(middle, middle - 1);
            asked.words = letters.into_iter().collect();
        }
        1 => asked.words = format!("\"{some}\""),
        2 => asked.section = Some("world".parse().unwrap()),
        3 => asked.everywhere = true,
        _ => {}
    }
    (lang, Asked::parse(&asked.query()))
}
