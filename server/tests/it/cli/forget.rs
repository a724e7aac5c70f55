//! `briefs forget`: what an article said before is nowhere any more.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use super::Briefs;
use crate::story::Story;

const NOW: [&str; 3] = ["--no-sample", "--now", "2025-03-19T10:00:00+01:00"];
const SECRET: &str = "Wintermantelzeugin";

/// 10 KB with a word too many.
fn long() -> String {
    format!("{} {SECRET} {}", "Un paragraphe. ".repeat(400), "Un autre. ".repeat(400))
}

/// A story whose first version had a word too many, and one that is no matter.
fn paper() -> Briefs {
    of_versions(&[
        long(),
        long().replace(SECRET, "une femme"),
        long().replace(SECRET, "un témoin"),
    ])
}

/// Both stories with these texts, one after the other.
fn of_versions(versions: &[String]) -> Briefs {
    let briefs = Briefs::new();
    for body in versions {
        let stories = [Story::new("a").body(body), Story::new("b").body(body)];
        briefs.import(&briefs.stories(stories)).assert_done();
    }
    briefs
}

fn holds(bytes: &[u8]) -> usize {
    bytes
        .windows(SECRET.len())
        .filter(|window| *window == SECRET.as_bytes())
        .count()
}

#[test]
fn what_is_forgotten_is_on_no_page_from_then_on_and_other_articles_keep_theirs() {
    let briefs = paper();
    let serving = briefs.serve(&NOW);
    let shows = |path: &str| serving.get(path).text().contains(SECRET);
    assert!(shows("/fr/monde/a?since=1") && shows("/fr/monde/b?since=1"));
    for count in [2, 0] {
        let run = briefs.run(&["forget", "http://127.0.0.1:3000/fr/monde/a"]);
        run.assert_done();
        assert_eq!(run.stdout, format!("forgotten: {count} earlier versions of /fr/monde/a\n"));
        for path in ["/fr/monde/a", "/fr/monde/a?since=1", "/fr/monde/a?since=2"] {
            assert_eq!(serving.get(path).status, 200, "{path}");
            assert!(!shows(path), "{path}");
        }
    }
    assert!(shows("/fr/monde/b?since=1"));
    // And it may change again.
    let body = "Une autre version.";
    briefs.import(&briefs.stories([Story::new("a").body(body)])).assert_done();
    assert!(serving.get("/fr/monde/a").text().contains(body));
    assert!(serving.get("/fr/monde/a?since=3").text().contains("un témoin"));
    briefs.run(&["check"]).assert_done();
}

#[test]
fn how_many_are_forgotten_is_said_in_a_sentence_by_whichever_address_of_the_article() {
    let briefs = of_versions(&["Un.".to_owned(), "Deux.".to_owned()]);
    for said in ["1 earlier version", "0 earlier versions"] {
        let run = briefs.run(&["forget", "http://127.0.0.1:3000/lite/fr/monde/a"]);
        run.assert_done();
        assert_eq!(run.stdout, format!("forgotten: {said} of /lite/fr/monde/a\n"));
    }
}

/// Who has version 3 on screen, or read it last, is told of the next by its number, and asks what became of the third.
#[test]
fn numbers_of_versions_that_are_forgotten_are_not_given_again() {
    let briefs = paper();
    let serving = briefs.serve(&NOW);
    let is_version = |number: u32| {
        let page = serving.get("/fr/monde/a");
        assert!(
            page.text().contains(&format!("data-version=\"{number}\"")),
            "{number}: {}",
            page.text()
        );
    };
    let compares = |since: u32| {
        serving
            .get(&format!("/fr/monde/a?since={since}"))
            .text()
            .contains("data-slot=\"changes\"")
    };
    is_version(3);
    assert!(compares(1) && compares(2) && !compares(3) && !compares(99));
    for number in [3, 4, 5] {
        // Twice: the second time there is nothing to forget.
        for _ in 0..2 {
            briefs.run(&["forget", "/fr/monde/a"]).assert_done();
            is_version(number);
            assert!((0..=number).all(|since| !compares(since)), "{number}");
        }
        let body = format!("La version d’après la {number}.");
        briefs.import(&briefs.stories([Story::new("a").body(&body)])).assert_done();
        is_version(number + 1);
        assert!(compares(number) && !compares(number - 1) && !compares(number + 1), "{number}");
    }
}

/// What a database deletes it else leaves where it was, until something else is written there.
#[test]
fn what_is_forgotten_is_not_in_the_database_file_either() {
    let briefs = paper();
    let before = holds(&fs::read(briefs.database()).unwrap());
    briefs.run(&["forget", "/fr/monde/b"]).assert_done();
    let between = holds(&fs::read(briefs.database()).unwrap());
    briefs.run(&["forget", "/fr/monde/a"]).assert_done();
    let after = holds(&fs::read(briefs.database()).unwrap());
    assert!(before > between && between > after, "{before} {between} {after}");
    assert_eq!(after, 0);
    assert!(!log_of(&briefs).exists());
}

/// The pages that a long text took are free when a short one is in its place, and nothing is written there.
#[test]
fn what_an_edit_took_away_is_not_in_the_database_file_either() {
    let (first, second) = (long(), long().replace("Un autre", "Une autre"));
    let briefs = of_versions(&[first, second, "Un témoin.".to_owned()]);
    for address in ["/fr/monde/a", "/fr/monde/b"] {
        assert_ne!(holds(&fs::read(briefs.database()).unwrap()), 0);
        briefs.run(&["forget", address]).assert_done();
    }
    assert_eq!(holds(&fs::read(briefs.database()).unwrap()), 0);
    briefs.run(&["check"]).assert_done();
}

fn log_of(briefs: &Briefs) -> PathBuf {
    briefs.database().with_file_name("briefs.db-wal")
}

/// It keeps the log, which has each page as it was written.
#[test]
fn what_is_forgotten_is_not_in_the_log_of_a_server_that_runs() {
    let briefs = Briefs::new();
    let edit = |body: &str| briefs.import(&briefs.stories([Story::new("a").body(body)])).assert_done();
    edit("Un paragraphe.");
    let serving = briefs.serve(&NOW);
    // No word of the index, which keeps single ones.
    let phrase = format!("{SECRET} {SECRET}");
    let count = |path: &Path| {
        fs::read(path)
            .unwrap()
            .windows(phrase.len())
            .filter(|window| *window == phrase.as_bytes())
            .count()
    };
    edit(&long().replace(SECRET, &phrase));
    edit("Un témoin.");
    assert!(count(&log_of(&briefs)) > 0);
    let run = briefs.run(&["forget", "/fr/monde/a"]);
    run.assert_done();
    assert_eq!((count(&log_of(&briefs)), count(&briefs.database())), (0, 0));
    assert_eq!(serving.get("/fr/monde/a").status, 200);
    edit("Une autre version.");
    assert!(serving.get("/fr/monde/a").text().contains("Une autre version."));
}

/// Somebody reads from the log for as long as the command waits.
#[tokio::test]
async fn a_log_that_others_read_is_said_not_to_be_empty_and_is_by_the_next_time() {
    let briefs = of_versions(&[long(), "Un témoin.".to_owned()]);
    let mut reader = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(briefs.database()))
        .await
        .unwrap();
    let mut reading = reader.begin().await.unwrap();
    sqlx::query("SELECT count(*) FROM articles")
        .execute(&mut *reading)
        .await
        .unwrap();
    let run = briefs.run(&["forget", "/fr/monde/a"]);
    run.assert_failed(&[
        "/fr/monde/a are dropped",
        "in the database's files still",
        "run this again when the server is idle",
    ]);
    reading.rollback().await.unwrap();
    let run = briefs.run(&["forget", "/fr/monde/a"]);
    run.assert_done();
    briefs.run(&["forget", "/fr/monde/b"]).assert_done();
    reader.close().await.unwrap();
    assert_eq!(holds(&fs::read(briefs.database()).unwrap()), 0);
}

#[test]
fn what_is_no_article_is_said_and_nothing_is_made() {
    let briefs = Briefs::new();
    briefs
        .run(&["forget", "/fr/monde/a"])
        .assert_failed(&["/fr/monde/a", "give its address"]);
    assert!(!briefs.data().exists());
    let briefs = paper();
    for address in ["/fr/monde/never", "/fr/monde", "a", "/de/welt/a"] {
        briefs.run(&["forget", address]).assert_failed(&[address, "give its address"]);
    }
}
