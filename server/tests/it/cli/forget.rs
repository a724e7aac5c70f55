//! `briefs forget`: what an article said before is nowhere any more.

use std::fs;

use super::Briefs;
use crate::story::Story;

const NOW: [&str; 3] = ["--no-sample", "--now", "2025-03-19T10:00:00+01:00"];
const SECRET: &str = "Wintermantelzeugin";

/// A story whose first version had a word too many, and one that is no matter.
fn paper() -> Briefs {
    let briefs = Briefs::new();
    let long = format!("{} {SECRET} {}", "Un paragraphe. ".repeat(400), "Un autre. ".repeat(400));
    let versions = [
        long.clone(),
        long.replace(SECRET, "une femme"),
        long.replace(SECRET, "un témoin"),
    ];
    for body in &versions {
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
    assert!(serving.get("/fr/monde/a?since=1").text().contains("un témoin"));
    briefs.run(&["check"]).assert_done();
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
    assert!(!briefs.database().with_file_name("briefs.db-wal").exists());
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
