//! `briefs ingest` and `briefs sources`.

use std::fs;

use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{
    configuration,
    feed::{self, FERRY, HARVEST, Item},
    outside::{Answer, Outside},
    source,
};
use crate::cli::Briefs;

fn paper(sources: &[String]) -> (Outside, Briefs) {
    let outside = Outside::start();
    let briefs = Briefs::configured(&configuration(&outside, &sources.concat()));
    (outside, briefs)
}

fn sources(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| source(id, "")).collect()
}

#[test]
fn sources_that_fail_are_named_with_exit_1_and_the_others_are_in() {
    let ids = ["alpha", "broken", "empty", "large", "circle", "private", "beta"];
    let (outside, briefs) = paper(&sources(&ids));
    let path = briefs.data().join("briefs.toml");
    let toml = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        toml.replace(&format!("{}/private.xml", outside.url), "http://192.168.0.1/feed"),
    )
    .unwrap();
    outside.feed("/alpha.xml", &feed::rss(&[Item::new("a").text(FERRY)]));
    outside.feed("/beta.xml", &feed::rss(&[Item::new("b").text(HARVEST)]));
    outside.feed("/broken.xml", "<rss><channel><item>");
    outside.feed("/empty.xml", "");
    outside.answers("/large.xml", Answer::of(vec![b' '; 50_000_000]));
    outside.answers("/circle.xml", Answer::new(302).header("location", "/circle.xml"));
    let run = briefs.run(&["ingest"]);
    run.assert_failed(&["5 of 7 sources", "the others are in"]);
    assert_eq!(run.last_line(), "imported: 2 new, 0 updated, 0 unchanged, 0 skipped");
    for id in ["broken", "empty", "large", "circle", "private"] {
        assert_eq!(run.stdout.matches(&format!("failed: {id}: ")).count(), 1, "{}", run.stdout);
        let log = briefs.run(&["sources", id]);
        log.assert_done();
        let sentence = run
            .stdout
            .lines()
            .find_map(|line| line.strip_prefix(&format!("failed: {id}: ")))
            .unwrap();
        assert!(log.stdout.trim_end().ends_with(sentence), "{}", log.stdout);
    }
    let run = briefs.run(&["ingest", "alpha", "beta"]);
    run.assert_done();
    assert_eq!(run.last_line(), "imported: 0 new, 0 updated, 2 unchanged, 0 skipped");
}

/// The disk was full, say, when its turn came.
#[tokio::test]
async fn a_fault_of_the_store_at_one_source_hides_nothing_of_the_others() {
    let (outside, briefs) = paper(&sources(&["alpha", "beta", "gamma"]));
    for id in ["alpha", "beta", "gamma"] {
        outside.feed(
            &format!("/{id}.xml"),
            &feed::rss(&[Item::new(id), Item::new("b").title("").text("")]),
        );
    }
    briefs.run(&["ingest", "gamma"]).assert_done();
    let database = SqliteConnectOptions::new().filename(briefs.database());
    let mut connection = SqliteConnection::connect_with(&database).await.unwrap();
    sqlx::query(
        "CREATE TRIGGER full BEFORE INSERT ON feeds WHEN NEW.source_id = 'alpha' BEGIN SELECT raise(ABORT, 'no room'); END",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    let run = briefs.run(&["ingest"]);
    run.assert_failed(&["1 of 3 sources", "the others are in"]);
    assert!(
        run.stdout.contains("failed: alpha: ") && run.stdout.contains("skipped: beta: urn:item:b"),
        "{}",
        run.stdout
    );
    assert_eq!(run.last_line(), "imported: 1 new, 0 updated, 1 unchanged, 2 skipped");
}

#[test]
fn a_dead_letter_is_taken_in_once_it_is_mended() {
    let (outside, briefs) = paper(&sources(&["alpha"]));
    let whole = feed::rss(&[Item::new("a").text(FERRY)]);
    outside.feed("/alpha.xml", whole.trim_end().strip_suffix("</channel></rss>").unwrap());
    let run = briefs.run(&["ingest"]);
    run.assert_failed(&["1 of 1"]);
    let letter = run
        .stdout
        .lines()
        .find_map(|line| line.split_once("kept as "))
        .unwrap()
        .1
        .to_owned();
    let take = || briefs.run(&["ingest", "--file", &letter, "--source", "alpha"]);
    take().assert_failed(&["1 of 1"]);
    let kept = fs::read_dir(briefs.data().join("dead-letters/alpha")).unwrap().count();
    assert_eq!(kept, 1, "a second try makes no second letter");
    fs::write(&letter, whole).unwrap();
    for line in [
        "imported: 1 new, 0 updated, 0 unchanged, 0 skipped",
        "imported: 0 new, 0 updated, 1 unchanged, 0 skipped",
    ] {
        let run = take();
        run.assert_done();
        assert_eq!(run.last_line(), line);
    }
    assert_eq!(outside.paths().len(), 1, "a saved feed asks nobody");
}

#[test]
fn an_unknown_source_ends_with_1_and_the_known_ones_and_makes_nothing() {
    let (outside, briefs) = paper(&sources(&["alpha", "beta"]));
    let feed = briefs.data().join("feed.xml");
    fs::write(&feed, feed::rss(&[Item::new("a")])).unwrap();
    let file = feed.to_str().unwrap();
    for words in [
        &["ingest", "gamma"][..],
        &["ingest", "alpha", "gamma"],
        &["ingest", "--file", file, "--source", "gamma"],
        &["sources", "gamma"],
    ] {
        briefs.run(words).assert_failed(&["`gamma`", "alpha, beta"]);
    }
    assert!(!briefs.database().exists());
    assert_eq!(outside.paths(), Vec::<String>::new());
    let none = Briefs::new();
    none.run(&["ingest", "gamma"]).assert_failed(&["`gamma`", "[[sources]]"]);
    assert!(!none.data().exists());
}

#[test]
fn a_saved_feed_that_is_not_there_ends_with_1_and_makes_nothing() {
    let (_outside, briefs) = paper(&sources(&["alpha"]));
    briefs
        .run(&["ingest", "--file", "/nowhere/feed.xml", "--source", "alpha"])
        .assert_failed(&["/nowhere/feed.xml", "give a saved feed"]);
    assert!(!briefs.database().exists());
    for words in [
        &["ingest", "--file", "x"][..],
        &["ingest", "--source", "alpha"],
        &["ingest", "alpha", "--file", "x", "--source", "alpha"],
    ] {
        assert_eq!(briefs.run(words).code, Some(2), "{words:?}");
    }
}

#[test]
fn what_is_left_out_is_a_line_with_its_reason() {
    let (outside, briefs) = paper(&sources(&["alpha"]));
    outside.feed("/alpha.xml", &feed::rss(&[Item::new("a"), Item::new("b").title("").text("")]));
    let run = briefs.run(&["ingest"]);
    run.assert_done();
    assert!(
        run.stdout.contains("skipped: alpha: urn:item:b has neither title nor text"),
        "{}",
        run.stdout
    );
    assert_eq!(run.last_line(), "imported: 1 new, 0 updated, 0 unchanged, 1 skipped");
}

#[test]
fn the_table_of_sources_says_where_each_stands() {
    let (outside, briefs) = paper(&sources(&["alpha", "beta", "gamma", "delta"]));
    let table = |run: crate::cli::Run| -> Vec<Vec<String>> {
        run.assert_done();
        let rows = run.stdout.lines().map(|line| {
            line.split("  ")
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
                .map(str::to_owned)
                .collect()
        });
        rows.collect()
    };
    let before = table(briefs.run(&["sources"]));
    assert_eq!(
        before[0],
        ["source", "last success", "next try", "items", "skipped", "failures", "state"]
    );
    assert_eq!(before[1], ["alpha", "never", "now", "0", "0", "0", "not asked yet"]);
    assert!(!briefs.database().exists(), "a look makes nothing");
    outside.feed(
        "/alpha.xml",
        &feed::rss(&[Item::new("a").text(FERRY), Item::new("b").title("").text("")]),
    );
    outside.answers("/beta.xml", Answer::new(410));
    outside.answers("/gamma.xml", Answer::new(503));
    briefs.run(&["ingest", "alpha", "beta", "gamma"]).assert_failed(&["2 of 3"]);
    let after = table(briefs.run(&["sources"]));
    assert_eq!(after.len(), 5);
    assert_eq!(
        (after[1][3..].join("|"), after[1][1] == "never"),
        ("1|1|0|well".into(), false)
    );
    assert_eq!((after[2][1].as_str(), after[2][2].as_str()), ("never", "never"));
    assert!(after[2][6].starts_with("off: ") && after[2][6].contains("410"), "{after:?}");
    assert_eq!(after[3][5..], ["1", "the server answers with status 503"]);
    assert_eq!(after[4][6], "not asked yet");
}

#[test]
fn the_sources_are_written_as_opml_that_other_programs_read() {
    let (outside, briefs) = paper(&sources(&["alpha", "beta"]));
    let run = briefs.run(&["sources", "--opml"]);
    run.assert_done();
    let outlines = server::wire::opml::read(&run.stdout).unwrap();
    let of: Vec<_> = outlines
        .iter()
        .map(|outline| {
            (
                outline.title.as_str(),
                outline.feed_url.clone(),
                outline.homepage.as_deref(),
                outline.lang.as_deref(),
            )
        })
        .collect();
    let url = |id: &str| format!("{}/{id}.xml", outside.url);
    assert_eq!(
        of,
        [
            ("The alpha wire", url("alpha"), Some("https://alpha.example/"), Some("en")),
            ("The beta wire", url("beta"), Some("https://beta.example/"), Some("en")),
        ]
    );
    assert!(!briefs.database().exists());
}

#[test]
fn a_fault_of_a_source_is_named_by_file_line_and_key() {
    for (fault, key, words) in [
        ("sections = { \"Football\" = \"foot\" }", "sections", "`foot`"),
        ("time_zone = \"Europe/Brussel\"", "time_zone", "Europe/Brussel"),
        ("canonical = \"theirs\"", "canonical", "theirs"),
        ("excerpt_only = \"yes\"", "excerpt_only", ""),
        ("excerpts_only = true", "excerpts_only", ""),
        ("homepage2 = \"x\"", "homepage2", ""),
    ] {
        let briefs = Briefs::configured(&source("alpha", fault).replace("OUTSIDE", "https://alpha.example"));
        for command in [&["serve", "--addr", "127.0.0.1:0"][..], &["ingest"], &["sources"]] {
            briefs.run(command).assert_failed(&["briefs.toml:8", key, words]);
        }
        assert!(!briefs.database().exists());
    }
    let briefs = Briefs::configured("[wire]\nallow_this_machin = true\n");
    briefs.run(&["ingest"]).assert_failed(&["briefs.toml:2", "allow_this_machin"]);
}

#[test]
fn the_server_fetches_what_is_due_by_itself() {
    let (outside, briefs) = paper(&sources(&["alpha"]));
    outside.feed("/alpha.xml", &feed::rss(&[Item::new("a").title("Ferry aground").text(FERRY)]));
    let serving = briefs.serve(&["--no-sample", "--now", crate::test_app::NOW]);
    // Each try is a whole request; the test's own patience is the runner's.
    while !serving.get("/en/world").text().contains("Ferry aground") {
        std::thread::yield_now();
    }
    assert_eq!(outside.asked("/alpha.xml").len(), 1);
}
