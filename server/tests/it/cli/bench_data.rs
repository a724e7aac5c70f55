//! `briefs bench-data`: a made-up paper, as many stories as were asked for.

use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use super::Briefs;
use crate::story::Story;

/// Everything of the articles but their ids, in order.
fn articles(briefs: &Briefs) -> Vec<(String, String, String, String, i64, String)> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let options = SqliteConnectOptions::new().filename(briefs.database()).read_only(true);
        let mut connection = SqliteConnection::connect_with(&options).await.unwrap();
        sqlx::query_as("SELECT lang, section, slug, headline, published, body FROM articles ORDER BY lang, slug")
            .fetch_all(&mut connection)
            .await
            .unwrap()
    })
}

#[test]
fn the_same_words_make_the_same_paper_and_its_last_line_says_what_is_in_it() {
    let papers = [Briefs::new(), Briefs::new()];
    let said = papers.each_ref().map(|briefs| {
        let run = briefs.run(&["bench-data", "--stories", "120", "--languages", "5", "--seed", "7"]);
        run.assert_done();
        run.stdout
    });
    assert_eq!(said[0], said[1]);
    let [first, second] = papers.each_ref().map(articles);
    assert!(first == second, "two runs wrote different papers");
    let last = said[0].lines().last().unwrap();
    assert!(
        last.starts_with(&format!("written: 120 stories, {} articles, ", first.len())),
        "{last}"
    );
    let langs: std::collections::BTreeSet<&str> = first.iter().map(|(lang, ..)| lang.as_str()).collect();
    // The configured ones, then others.
    assert_eq!(langs, ["ar", "bg", "de", "en", "fr"].into());
    papers[0].run(&["check"]).assert_done();
}

#[test]
fn what_was_made_up_is_in_the_search_index_when_the_command_ends() {
    let briefs = Briefs::new();
    briefs.run(&["bench-data", "--stories", "60"]).assert_done();
    let (_, _, _, headline, ..) = articles(&briefs).into_iter().find(|(lang, ..)| lang == "en").unwrap();
    let name = headline.split(' ').next_back().unwrap();
    let serving = briefs.serve(&["--now", "2025-03-19T09:00:00Z"]);
    let page = serving.get(&format!("/en/search?q={name}")).page();
    assert!(page.has("main [data-teaser]"), "{name}");
}

#[test]
fn a_paper_that_has_articles_is_left_as_it_is() {
    let briefs = Briefs::new();
    briefs.import(&briefs.stories([Story::new("a")])).assert_done();
    briefs
        .run(&["bench-data", "--stories", "10"])
        .assert_failed(&["has articles", "another --data folder"]);
    assert_eq!(articles(&briefs).len(), 1);
}

#[test]
fn numbers_that_make_no_paper_are_wrong_words() {
    let briefs = Briefs::new();
    for (words, says) in [
        (&["--stories", "0"][..], "1.."),
        (&["--stories", "many"], "many"),
        (&["--stories", "10", "--languages", "0"], "from 1 to 26"),
        (&["--stories", "10", "--languages", "27"], "more languages are not supported"),
        (&["--stories", "10", "--now", "today"], "2025-03-19T10:00:00+01:00"),
        (&["--languages", "3"], "--stories"),
    ] {
        let run = briefs.run(&[&["bench-data"], words].concat());
        assert_eq!(run.code, Some(2), "{words:?}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{words:?}: {}", run.stderr);
        assert!(!briefs.data().exists(), "{words:?} leave nothing behind");
    }
}
