//! A made-up paper: what is written is what was asked for, and readers find a paper in it.

use std::{
    collections::{BTreeSet, HashMap},
    ops::ControlFlow,
    sync::Arc,
};

use server::made_up::{self, Counts, Paper as MadeUp, Plan};

use crate::{
    paper::{at, lang},
    test_app::{NOW, Setup, TestApp},
};

const LANGS: [&str; 3] = ["fr", "en", "de"];

fn plan(stories: u32, seed: u64) -> Plan {
    Plan {
        stories,
        langs: LANGS.map(lang).to_vec(),
        seed,
        now: at(NOW),
    }
}

async fn filled(stories: u32) -> (TestApp, Arc<MadeUp>, Counts) {
    let app = Setup::default().start().await;
    let paper = MadeUp::new(plan(stories, 1), &app.paper.sections, &app.paper.media)
        .await
        .unwrap();
    let paper = Arc::new(paper);
    let counts = made_up::fill(&app.paper.store, &paper, |_| ControlFlow::Continue(())).await;
    (app, paper, counts.unwrap())
}

#[tokio::test]
async fn a_seed_makes_the_same_stories_each_time_and_another_seed_others() {
    let app = TestApp::start().await;
    let stories = async |seed| {
        let paper = MadeUp::new(plan(200, seed), &app.paper.sections, &app.paper.media)
            .await
            .unwrap();
        (0..200)
            .map(|number| format!("{:?}", paper.story(number)))
            .collect::<Vec<_>>()
    };
    let first = stories(1).await;
    assert_eq!(first, stories(1).await);
    let other = stories(2).await;
    assert!(first.iter().zip(&other).all(|(one, other)| one != other));
}

#[tokio::test]
async fn what_is_written_is_what_is_counted() {
    let (app, paper, counts) = filled(700).await;
    assert_eq!(counts.stories, 700);
    let stories: Vec<_> = (0..700).flat_map(|number| paper.story(number)).collect();
    assert_eq!(usize::try_from(counts.articles).unwrap(), stories.len());
    assert!(
        counts.articles > 700 && counts.edited > counts.moved && counts.moved > 0 && counts.withdrawn > 0 && counts.links > 100
    );
    let there = app.paper.store.article_count().await.unwrap();
    assert_eq!(there, i64::from(counts.articles - counts.withdrawn));
    // Of the newest hour there are a few, and no story is of a time to come.
    let newest = stories.iter().rev().take(8).map(|made| made.article.published);
    assert!(newest.clone().all(|published| published <= at(NOW)));
    assert!(newest.clone().min().unwrap() > at("2025-03-19T08:00:00+01:00"));
}

#[tokio::test]
async fn each_address_answers_as_what_became_of_its_story_and_links_lead_to_stories() {
    let (app, paper, _) = filled(700).await;
    let sections = &app.paper.sections;
    let mut answers: HashMap<u16, u32> = HashMap::new();
    for number in 0..700 {
        for made in paper.story(number) {
            let address = |article: &server::store::NewArticle| {
                app::paths::article_in(
                    article.lang,
                    sections.by_id(article.section.as_str()).unwrap().slug(article.lang).as_str(),
                    article.slug.as_str(),
                )
            };
            // Each that is anything but usual, and some that are not.
            let old = made
                .earlier
                .as_ref()
                .map(address)
                .filter(|old| *old != address(&made.article));
            if !made.article.withdrawn && old.is_none() && number % 10 > 0 {
                continue;
            }
            let reply = app.get(&address(&made.article)).await;
            *answers.entry(reply.status).or_default() += 1;
            assert_eq!(reply.status, if made.article.withdrawn { 410 } else { 200 }, "{number}");
            if let Some(old) = old {
                let reply = app.get(&old).await;
                assert_eq!(
                    (reply.status, reply.location()),
                    (301, address(&made.article).as_str()),
                    "{old}"
                );
            }
            if reply.status == 200 {
                for link in reply.page().attrs("[data-slot=body] a", "href") {
                    let status = app.get(link).await.status;
                    assert!([200, 301, 410].contains(&status), "{link} answers {status}");
                    *answers.entry(status).or_default() += 1;
                }
            }
        }
    }
    assert!(answers[&200] > 70 && answers[&410] > 0, "{answers:?}");
}

#[tokio::test]
async fn pages_of_every_kind_are_there_and_so_is_what_they_link_to() {
    let (app, paper, _) = filled(400).await;
    let topic = app::paths::topic(lang("fr"), paper.topics().next().unwrap().as_str());
    let source = app::paths::source(lang("fr"), paper.sources().next().unwrap().as_str());
    let mut seen = BTreeSet::new();
    for target in ["/fr", "/en", "/fr/monde", "/fr/monde?page=2", "/fr/sources", &topic, &source] {
        let page = app.page(target).await;
        let links = page.attrs("a", "href").into_iter().map(str::to_owned);
        let links = links.filter(|link| link.starts_with('/') && !link.contains(['?', '#']) && !link.starts_with("/lite"));
        seen.extend(links.take(40));
    }
    for link in seen {
        let status = app.get(&link).await.status;
        assert!([200, 301].contains(&status), "{link} answers {status}");
    }
    assert!(app.page("/fr").await.has("[data-slot=must-read] a") && app.page("/fr").await.has("[data-slot=most-read] a"));
}

#[tokio::test]
async fn the_parts_of_a_long_sitemap_have_each_article_once() {
    let (app, _, counts) = filled(4_500).await;
    let index = app.get("/sitemap.xml").await.text().to_owned();
    let locs = |text: &str| -> Vec<String> {
        let starts = text.split("<loc>").skip(1);
        starts.map(|start| start.split("</loc>").next().unwrap().to_owned()).collect()
    };
    let parts: Vec<String> = locs(&index)
        .into_iter()
        .filter(|part| !part.ends_with("/pages.xml"))
        .collect();
    assert_eq!(parts.len(), 2, "{index}");
    let mut listed = Vec::new();
    for part in &parts {
        let of_the_part = locs(app.get(app.path_of(part)).await.text());
        // https://www.sitemaps.org/protocol.html: no more than 50,000.
        assert!((1..=50_000).contains(&of_the_part.len()));
        listed.extend(of_the_part);
    }
    let all = listed.len();
    assert_eq!(all, usize::try_from(counts.articles - counts.withdrawn).unwrap());
    let different: BTreeSet<String> = listed.into_iter().collect();
    assert_eq!(different.len(), all);
}
