//! Made-up feeds, whose items are alike in every way that items are: taken in twice they are taken in once, and no order makes a
//! difference.

use std::collections::HashSet;

use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::select,
    test_runner::{Config, TestRunner},
};

use super::{
    Desk,
    feed::{self, FERRY, HARVEST, Item, TUNNEL},
    source,
};

const SHORT: &str = "<p>A few words, too few to be known by.</p>";
const TEXTS: [&str; 4] = [FERRY, HARVEST, TUNNEL, SHORT];
const LINKS: [&str; 5] = [
    "https://papers.example/one",
    "http://www.papers.example/one/?utm_source=rss",
    "https://papers.example/two",
    "https://papers.example/three",
    "https://alpha.example/",
];

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config {
        failure_persistence: None,
        ..Config::with_cases(cases)
    })
}

/// A text as one of several papers prints it.
fn text() -> impl Strategy<Value = String> {
    let edited = |text: &str| text.replace("Tuesday", "Wednesday").replace("thirty", "forty");
    select(TEXTS.to_vec()).prop_flat_map(move |text| select(vec![text.to_owned(), edited(text)]))
}

/// An item that shares its guid, address, headline, text or time with others, or has none.
fn item() -> impl Strategy<Value = Item> {
    let guid = option::of(select(vec!["1", "2", "https://papers.example/one"]));
    let link = option::of(select(LINKS.to_vec()));
    let title = select(vec!["Live", "Ferry", "Harvest & <b>oil</b>", ""]);
    let date = option::of(0..3_u32);
    let changed = option::of(0..3_u32);
    let topic = option::of(select(vec!["Sea", "Sports"]));
    (guid, link, title, text(), date, changed, topic).prop_map(|(guid, link, title, text, date, changed, topic)| {
        let mut item = Item::new("made-up").guid(guid).title(title).text(&text);
        item = match link {
            Some(link) => item.link(link),
            None => item.without_link(),
        };
        item = match date {
            Some(minute) => item.date(&format!("Wed, 19 Mar 2025 07:{minute:02}:00 GMT")),
            None => item.without_date(),
        };
        if let Some(minute) = changed {
            item = item.updated(&format!("2025-03-19T07:3{minute}:00Z"));
        }
        match topic {
            Some(topic) => item.more(&format!("<category>{topic}</category>")),
            None => item,
        }
    })
}

/// Everything that readers can see of every article, a line each.
async fn articles(desk: &Desk) -> Vec<String> {
    let seen = [
        "o.source_id",
        "a.section",
        "a.slug",
        "a.headline",
        "a.published",
        "a.updated",
        "a.withdrawn IS NULL",
        "a.source_url",
        "o.date_flag",
        "(SELECT l.source_id FROM origins l WHERE l.article_id = o.folded_into)",
        "a.standfirst",
        "a.body",
    ];
    let seen = seen
        .map(|column| format!("coalesce(CAST({column} AS TEXT), '-')"))
        .join(" || ' ' || ");
    let query = format!("SELECT {seen} FROM origins o JOIN articles a ON a.id = o.article_id ORDER BY 1");
    let lines: Vec<(String,)> = desk.paper.rows(&query).await;
    lines.into_iter().map(|(line,)| line).collect()
}

fn desk_source() -> String {
    source("alpha", "sections = { \"Sports\" = \"sport\" }")
}

#[test]
fn a_document_taken_in_twice_is_taken_in_once() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let twice = |items: Vec<Item>| {
        runtime.block_on(async {
            let desk = Desk::with(&[desk_source()]).await;
            let document = feed::rss(&items);
            let first = desk.take_in("alpha", document.clone()).await;
            prop_assert_eq!(first.failure, None);
            let once = articles(&desk).await;
            let again = desk.take_in("alpha", document).await;
            prop_assert_eq!((again.imported.new, again.imported.updated), (0, 0));
            prop_assert_eq!(articles(&desk).await, once);
            Ok(())
        })
    };
    runner(16).run(&vec(item(), 1..6), twice).unwrap();
}

#[test]
fn no_order_of_the_items_in_a_document_makes_a_difference() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let orders = vec(item(), 2..6).prop_flat_map(|items| (Just(items.clone()), Just(items).prop_shuffle()));
    let alike = |(items, others): (Vec<Item>, Vec<Item>)| {
        runtime.block_on(async {
            let mut seen = Vec::new();
            for items in [items, others] {
                let desk = Desk::with(&[desk_source()]).await;
                desk.take_in("alpha", feed::rss(&items)).await;
                seen.push(articles(&desk).await);
            }
            prop_assert_eq!(&seen[0], &seen[1]);
            Ok(())
        })
    };
    runner(12).run(&orders, alike).unwrap();
}

/// A source and a document of it.
type Printed = (&'static str, String);

/// One item a document. No source has a text twice: which of two is the later version only their order would say.
#[test]
fn no_order_of_the_documents_of_several_sources_makes_a_difference() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let ids = ["alpha", "beta", "gamma"];
    let printed = vec((select(ids.to_vec()), text(), 0..50_u32), 2..7).prop_map(|printed| {
        let document = |(number, (id, text, minute)): (usize, (&'static str, String, u32))| {
            let item = Item::new(&format!("{id}-{number}")).text(&text);
            (
                id,
                feed::rss(&[item.date(&format!("Wed, 19 Mar 2025 07:{minute:02}:00 GMT"))]),
            )
        };
        let mut known = HashSet::new();
        let once = printed.into_iter().filter(|(id, text, _)| known.insert((*id, text.clone())));
        once.enumerate().map(document).collect::<Vec<_>>()
    });
    let orders = printed.prop_flat_map(|documents| (Just(documents.clone()), Just(documents).prop_shuffle()));
    let alike = |(documents, others): (Vec<Printed>, Vec<Printed>)| {
        runtime.block_on(async {
            let mut seen = Vec::new();
            for documents in [documents, others] {
                let desk = Desk::with(&ids.map(|id| source(id, ""))).await;
                for (id, document) in documents {
                    desk.take_in(id, document).await;
                }
                seen.push(articles(&desk).await);
            }
            prop_assert_eq!(&seen[0], &seen[1]);
            Ok(())
        })
    };
    runner(12).run(&orders, alike).unwrap();
}
