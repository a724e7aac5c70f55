//! Pages that are kept ready: nothing out of date is sent, and none is made twice.

use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::Read as _,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use app::domain::{article::Address, lang::Lang};
use axum::{
    body::Bytes,
    http::{HeaderValue, StatusCode},
};
use jiff::Timestamp;
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use server::{
    changes::{Changes, Tag},
    http::cache_policy::CachePolicy,
    page_cache::{Basis, Coding, Kept, Made, PageCache},
};

use crate::{
    paper::{Paper, at},
    story::Story,
    test_app::{NOW, Setup, TestApp},
};

fn french() -> Lang {
    "fr".parse().unwrap()
}

async fn cache() -> (PageCache, Paper) {
    let paper = Paper::new().await;
    let changes = Changes::new(paper.store.clone(), vec![french()]);
    // The first look may take longer than a test is patient.
    changes.look().await.unwrap();
    (PageCache::new(changes), paper)
}

/// A page that says so and holds for an hour, unless French articles change.
fn saying(cache: &PageCache, text: &str, now: Timestamp) -> Made {
    let basis = Basis {
        tags: vec![Tag::Lang(french())],
        since: cache.changes().count(),
        made: now,
        until: now + Duration::from_hours(1),
    };
    // Another text has another one.
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let etag = HeaderValue::from_str(&format!("W/\"{:x}\"", hasher.finish())).unwrap();
    Made::Page(Kept::new(text.into(), etag, None, basis, Coding::Identity))
}

/// Makes such a page.
fn make(cache: &PageCache, text: &'static str, now: Timestamp) -> impl Fn() -> std::future::Ready<Made> {
    let cache = cache.clone();
    move || std::future::ready(saying(&cache, text, now))
}

fn fault() -> Made {
    Made::Other {
        status: StatusCode::SERVICE_UNAVAILABLE,
        policy: CachePolicy::Never,
        html: Bytes::from_static(b"a fault"),
        article: None,
    }
}

fn text(cache: &PageCache, made: Option<Made>) -> String {
    let bytes = match made {
        Some(Made::Page(kept)) => cache.bytes("/fr", &kept, Coding::Identity),
        Some(Made::Other { html, .. }) => html,
        other => panic!("{other:?}"),
    };
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_many_ask_for_at_the_same_time_is_made_once() {
    let (cache, _paper) = cache().await;
    let made = Arc::new(AtomicUsize::new(0));
    let asking = (0..50).map(|_| {
        let (cache, made) = (cache.clone(), made.clone());
        tokio::spawn(async move {
            let make = || {
                let (cache, made) = (cache.clone(), made.clone());
                async move {
                    made.fetch_add(1, Ordering::Relaxed);
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    saying(&cache, "a page", at(NOW))
                }
            };
            let page = cache.page("/fr", at(NOW), make).await;
            text(&cache, page)
        })
    });
    for asked in asking.collect::<Vec<_>>() {
        assert_eq!(asked.await.unwrap(), "a page");
    }
    assert_eq!(made.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_client_that_leaves_ends_no_page_that_others_wait_for() {
    let (cache, _paper) = cache().await;
    let slow = |cache: PageCache| async move {
        tokio::time::sleep(Duration::from_millis(100)).await;
        saying(&cache, "a page", at(NOW))
    };
    let leaving = cache.page("/fr", at(NOW), || slow(cache.clone()));
    assert!(tokio::time::timeout(Duration::from_millis(10), leaving).await.is_err());
    let never = || async { panic!("it is being made") };
    let page = cache.page("/fr", at(NOW), never).await;
    assert_eq!(text(&cache, page), "a page");
}

#[tokio::test]
async fn whoever_asks_after_a_change_gets_no_page_that_was_begun_before_it() {
    let (cache, paper) = cache().await;
    cache.changes().look().await.unwrap();
    let old = saying(&cache, "the old one", at(NOW));
    let first = tokio::spawn({
        let cache = cache.clone();
        async move {
            let make = || {
                let old = old.clone();
                async move {
                    tokio::time::sleep(Duration::from_millis(200)).await;
                    old
                }
            };
            cache.page("/fr", at(NOW), make).await
        }
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    paper.import([Story::new("a")]).await;
    let new = make(&cache, "the new one", at(NOW));
    let page = cache.page("/fr", at(NOW), &new).await;
    assert_eq!(text(&cache, page), "the new one");
    assert_eq!(text(&cache, first.await.unwrap()), "the old one");
    // The old one came later, and shows what was there before the change.
    let page = cache.page("/fr", at(NOW), &new).await;
    assert_eq!(text(&cache, page), "the new one");
}

#[tokio::test]
async fn a_fault_is_answered_with_the_page_from_before_and_where_there_is_none_with_the_fault() {
    let (cache, paper) = cache().await;
    let failing = || async { fault() };
    let page = cache.page("/fr", at(NOW), failing).await;
    assert_eq!(text(&cache, page), "a fault");
    let page = cache.page("/fr", at(NOW), make(&cache, "a page", at(NOW))).await;
    assert_eq!(text(&cache, page), "a page");
    paper.import([Story::new("a")]).await;
    let page = cache.page("/fr", at(NOW), failing).await;
    assert_eq!(text(&cache, page), "a page");
    // Not once it was taken back: it does not come again.
    let gone = || async {
        Made::Other {
            status: StatusCode::GONE,
            policy: CachePolicy::Never,
            html: Bytes::from_static(b"gone"),
            article: None,
        }
    };
    let page = cache.page("/fr", at(NOW), gone).await;
    assert_eq!(text(&cache, page), "gone");
    let page = cache.page("/fr", at(NOW), failing).await;
    assert_eq!(text(&cache, page), "a fault");
}

#[tokio::test]
async fn a_page_from_before_does_not_stand_in_for_ever() {
    let (cache, _paper) = cache().await;
    let failing = || async { fault() };
    cache.page("/fr", at(NOW), make(&cache, "a page", at(NOW))).await;
    let page = cache.page("/fr", at(NOW) + Duration::from_hours(23), failing).await;
    assert_eq!(text(&cache, page), "a page");
    let later = at(NOW) + Duration::from_hours(25);
    let page = cache.page("/fr", later, failing).await;
    assert_eq!(text(&cache, page), "a fault");
}

#[tokio::test]
async fn a_page_that_is_made_anew_and_is_the_same_keeps_its_smallest_form() {
    let (cache, _paper) = cache().await;
    let words = ["conseil", "marché", "pluie", "accord", "élection", "train", "musée", "match"];
    let words: Vec<String> = (0..3_000_usize)
        .map(|place| format!("{} {place}", words[place * place % 7]))
        .collect();
    let long = words.join(" ");
    let sent = |now: Timestamp| {
        let (cache, long) = (cache.clone(), long.clone());
        async move {
            let make = || {
                let (cache, long) = (cache.clone(), long.clone());
                async move { saying(&cache, &long, now) }
            };
            let Some(Made::Page(kept)) = cache.page("/fr", now, make).await else {
                panic!("it is a page");
            };
            cache.bytes("/fr", &kept, Coding::Brotli).len()
        }
    };
    let first = sent(at(NOW)).await;
    let mut smallest = first;
    let began = Instant::now();
    while smallest == first {
        assert!(began.elapsed() < Duration::from_mins(1), "it stays at {first} bytes");
        tokio::time::sleep(Duration::from_millis(20)).await;
        smallest = sent(at(NOW)).await;
    }
    // It is made anew with the first of these; the next finds it as it was.
    let later = at(NOW) + Duration::from_secs(90);
    sent(later).await;
    assert_eq!(sent(later).await, smallest);
}

#[tokio::test]
async fn a_page_whose_making_panics_is_made_again_for_the_next() {
    let (cache, _paper) = cache().await;
    let panicking = || async { panic!("as a test wants it") };
    assert!(cache.page("/fr", at(NOW), panicking).await.is_none());
    let page = cache.page("/fr", at(NOW), make(&cache, "a page", at(NOW))).await;
    assert_eq!(text(&cache, page), "a page");
}

#[tokio::test]
async fn a_page_ends_with_its_time_and_where_the_clock_is_set_back() {
    let (cache, _paper) = cache().await;
    let now = at(NOW);
    for (text_now, when) in [
        ("the first", now),
        ("the first", now + Duration::from_secs(59)),
        ("a minute later", now + Duration::from_mins(1)),
        ("back in time", now - Duration::from_secs(1)),
    ] {
        let page = cache.page("/fr", when, make(&cache, text_now, when)).await;
        assert_eq!(text(&cache, page), text_now);
    }
}

#[tokio::test]
async fn what_is_published_changed_or_withdrawn_is_on_every_page_with_the_next_request() {
    let app = TestApp::with([Story::new("a").topics(&["nato"]), Story::new("b")]).await;
    let pages = ["/fr", "/fr/monde", "/fr/topics/nato", "/fr/monde/b", "/fr/sources"];
    for page in pages {
        app.page(page).await;
    }
    app.paper
        .import([Story::new("c").headline("La nouvelle").topics(&["nato"])])
        .await;
    for page in &pages[..4] {
        assert!(app.get(page).await.text().contains("La nouvelle"), "{page}");
    }
    app.paper
        .import([Story::new("c").headline("Autrement").topics(&["nato"])])
        .await;
    for page in &pages[..4] {
        let reply = app.get(page).await;
        assert!(reply.text().contains("Autrement"), "{page}");
        assert!(!reply.text().contains("La nouvelle"), "{page}");
    }
    assert_eq!(app.get("/fr/monde/c").await.status, 200);
    app.paper.import([Story::new("c").withdrawn()]).await;
    assert_eq!(app.get("/fr/monde/c").await.status, 410);
    for page in &pages[..4] {
        assert!(!app.get(page).await.text().contains("Autrement"), "{page}");
    }
}

#[tokio::test]
async fn a_translation_is_on_the_page_of_the_original_with_the_next_request() {
    let app = TestApp::with([Story::new("a")]).await;
    for page in ["/fr", "/fr/monde/a"] {
        assert!(!app.page(page).await.alternates().contains_key("de"), "{page}");
    }
    app.paper.import([Story::new("a").lang("de").slug("a-auf-deutsch")]).await;
    for page in ["/fr", "/fr/monde/a"] {
        assert!(app.page(page).await.alternates().contains_key("de"), "{page}");
    }
}

#[tokio::test]
async fn what_another_process_publishes_is_seen_when_it_was_looked_for() {
    let app = TestApp::with([Story::new("a")]).await;
    app.page("/fr").await;
    let other = app.paper.opened_again().await;
    other.import([Story::new("b").headline("De l’autre")]).await;
    app.state.pages.changes().look().await.unwrap();
    assert!(app.get("/fr").await.text().contains("De l’autre"));
}

#[tokio::test]
async fn a_planned_article_is_there_when_its_time_has_come() {
    let app = Setup::default().now("2025-03-19T09:59:59+01:00").start().await;
    app.paper
        .import([Story::new("a"), Story::new("b").headline("À dix heures").published(NOW)])
        .await;
    assert!(!app.get("/fr").await.text().contains("À dix heures"));
    while app.state.clock.now() < at(NOW) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(app.get("/fr").await.text().contains("À dix heures"));
}

#[tokio::test]
async fn the_day_turns_on_pages_that_are_kept() {
    let app = Setup::default().now("2025-03-19T23:59:59+01:00").start().await;
    app.paper.import([Story::new("a")]).await;
    assert!(app.get("/fr").await.text().contains("mercredi 19 mars 2025"));
    while app.state.clock.now() < at("2025-03-20T00:00:00+01:00") {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(app.get("/fr").await.text().contains("jeudi 20 mars 2025"));
}

#[tokio::test]
async fn what_strangers_add_to_an_address_makes_no_other_page_and_is_nowhere_on_it() {
    let app = TestApp::with([Story::new("a")]).await;
    for path in ["/fr", "/fr/monde", "/fr/monde/a", "/fr/about", "/lite/fr"] {
        let plain = app.get(path).await;
        for query in [
            "?x=poison",
            "?utm_source=poison&fbclid=1",
            "?ALSO=de",
            "?page",
            "?also=poison",
            "?",
        ] {
            let strange = [
                ("x-forwarded-host", "poison.example"),
                ("x-forwarded-proto", "poison"),
                ("host", "poison.example"),
                ("accept-language", "de"),
                ("cookie", "lang=de"),
                ("x-original-url", "/poison"),
            ];
            let reply = app.get_with(&format!("{path}{query}"), &strange).await;
            assert_eq!(reply.status, plain.status, "{path}{query}");
            assert_eq!(reply.header("etag"), plain.header("etag"), "{path}{query}");
            assert!(!reply.text().contains("poison"), "{path}{query}");
        }
        assert_eq!(app.get(path).await.body, plain.body, "{path}");
    }
}

#[tokio::test]
async fn a_front_with_other_languages_and_a_later_page_of_a_list_are_pages_of_their_own() {
    let stories = (0..30).map(|number| Story::new(&format!("a{number}")));
    let app = TestApp::with(
        stories.chain([Story::new("d")
            .lang("de")
            .headline("Auf Deutsch")
            .published("2025-03-19T09:00:00+01:00")]),
    )
    .await;
    assert!(app.get("/fr?also=de").await.text().contains("Auf Deutsch"));
    let etags = [
        app.get("/fr").await,
        app.get("/fr?also=de").await,
        app.get("/fr/monde").await,
        app.get("/fr/monde?page=2").await,
    ]
    .map(|reply| reply.header("etag").unwrap().to_owned());
    for (index, etag) in etags.iter().enumerate() {
        assert!(!etags[..index].contains(etag));
    }
}

#[tokio::test]
async fn an_encoded_question_mark_is_part_of_a_name_and_no_other_pages_address() {
    let stories = (0..30).map(|number| Story::new(&format!("a{number}")));
    let app = TestApp::with(stories).await;
    assert_eq!(app.get("/fr/monde%3Fpage=2").await.status, 404);
    assert_eq!(app.get("/fr/monde?page=2").await.status, 200);
    assert_eq!(app.get("/fr/monde%3Fpage=2").await.status, 404);
}

#[tokio::test]
async fn every_coding_of_a_kept_page_is_the_same_page() {
    let app = TestApp::with([Story::new("a")]).await;
    // In each order: the first decides in which form it is kept.
    for (path, codings) in [
        ("/fr", ["br", "", "gzip", "br"]),
        ("/fr/monde", ["gzip", "br", "", "gzip"]),
        ("/fr/monde/a", ["", "gzip", "br", ""]),
    ] {
        let mut texts = Vec::new();
        for coding in codings {
            let reply = app.get_with(path, &[("accept-encoding", coding)]).await;
            let mut text = String::new();
            match coding {
                "br" => drop(
                    brotli::Decompressor::new(&reply.body[..], 4096)
                        .read_to_string(&mut text)
                        .unwrap(),
                ),
                "gzip" => drop(
                    flate2::read::GzDecoder::new(&reply.body[..])
                        .read_to_string(&mut text)
                        .unwrap(),
                ),
                _ => text = reply.text().to_owned(),
            }
            assert_eq!(reply.header("content-encoding"), (!coding.is_empty()).then_some(coding));
            assert_eq!(reply.header("vary"), Some("accept-encoding"), "{path} {coding}");
            texts.push((text, reply.header("etag").unwrap().to_owned()));
        }
        texts.dedup();
        assert_eq!(texts.len(), 1, "{path}");
        let head = app.ask("HEAD", path, &[("accept-encoding", "br")]).await;
        assert_eq!((head.status, head.body.len()), (200, 0));
        assert_eq!(head.header("etag"), Some(texts[0].1.as_str()));
    }
}

#[tokio::test]
async fn readers_of_a_kept_page_count_each_and_machines_do_not() {
    let app = TestApp::with([Story::new("a")]).await;
    for agent in ["Firefox/128", "Firefox/129", "Firefox/128", "SomeBot/1"] {
        app.get_with("/fr/monde/a", &[("user-agent", agent)]).await;
    }
    app.get_with("/fr/monde/a", &[("user-agent", "Firefox/130"), ("purpose", "prefetch")])
        .await;
    let counted = app.state.views.take(app.state.clock.now()).sums();
    let address = Address {
        lang: french(),
        section: "world".parse().unwrap(),
        slug: "a".parse().unwrap(),
    };
    assert_eq!(counted.get(&address), Some(&2));
}

#[tokio::test]
async fn a_kept_page_is_there_while_the_store_is_not() {
    let app = TestApp::with([Story::new("a")]).await;
    let before = app.get("/fr/monde/a").await;
    app.paper.store.close().await;
    assert_eq!(app.get("/fr/monde/a").await.body, before.body);
    let other = app.get("/fr/monde").await;
    assert_eq!((other.status, other.header("retry-after")), (503, Some("10")));
}

/// What may happen to a paper.
#[derive(Debug, Clone)]
enum Step {
    /// A story is written, or written anew, in a language.
    Write {
        story: usize,
        lang: &'static str,
        version: u8,
    },
    Withdraw {
        story: usize,
        lang: &'static str,
    },
    Read {
        page: usize,
    },
    Count {
        page: usize,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let lang = prop::sample::select(vec!["fr", "de", "en"]);
    prop_oneof![
        3 => (0..4_usize, lang.clone(), 0..3_u8).prop_map(|(story, lang, version)| Step::Write { story, lang, version }),
        1 => (0..4_usize, lang).prop_map(|(story, lang)| Step::Withdraw { story, lang }),
        6 => (0..PAGES.len()).prop_map(|page| Step::Read { page }),
        1 => (0..PAGES.len()).prop_map(|page| Step::Count { page }),
    ]
}

const PAGES: [&str; 14] = [
    "/fr",
    "/de",
    "/en",
    "/fr?also=de",
    "/fr/monde",
    "/de/welt",
    "/fr/topics/nato",
    "/en/sources",
    "/fr/monde/s0",
    "/fr/monde/s1",
    "/de/welt/s0",
    "/de/welt/s2",
    "/en/world/s1",
    "/lite/fr/monde/s0",
];

/// The rule of the cache: whatever happens in whatever order, what is sent is what a page made just then would be.
#[test]
fn a_kept_page_is_what_a_new_one_would_be_whatever_has_happened() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let config = Config {
        cases: 12,
        failure_persistence: None,
        max_shrink_iters: 60,
        ..Config::default()
    };
    let mut runner = TestRunner::new(config);
    let tried = runner.run(&prop::collection::vec(step(), 10..40), |steps| {
        runtime.block_on(async {
            let app = TestApp::start().await;
            for step in &steps {
                match *step {
                    Step::Write { story, lang, version } => {
                        let written = Story::new(&format!("s{story}"))
                            .lang(lang)
                            .headline(&format!("{lang} {story} {version}"))
                            .topics(&["nato"]);
                        app.paper.import([written]).await;
                    }
                    Step::Withdraw { story, lang } => {
                        let withdrawn = Story::new(&format!("s{story}")).lang(lang).withdrawn();
                        app.paper.import([withdrawn]).await;
                    }
                    Step::Count { page } => {
                        for agent in 0..6 {
                            app.get_with(PAGES[page], &[("user-agent", &format!("Firefox/{agent}"))])
                                .await;
                        }
                        app.write_views().await;
                    }
                    Step::Read { page } => {
                        // As `watch_changes` does, one after the other.
                        let changes = app.state.pages.changes();
                        changes.look().await.unwrap();
                        changes.look_elsewhere(app.state.clock.now()).await.unwrap();
                        let kept = app.get(PAGES[page]).await;
                        let anew = Setup::default().start_on(app.paper.clone()).await;
                        let made = anew.get(PAGES[page]).await;
                        prop_assert_eq!(kept.status, made.status, "{}", PAGES[page]);
                        prop_assert_eq!(kept.text(), made.text(), "{}", PAGES[page]);
                    }
                }
            }
            Ok(())
        })
    });
    tried.unwrap_or_else(|fault| panic!("{fault}"));
}
