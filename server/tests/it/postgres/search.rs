//! The times of documents: the newest are looked for among the newest, and nothing else is found so.

use server::{
    jobs::index_search,
    search::document::stored,
    store::search::{Group, Match},
};

use super::Made;
use crate::{
    paper::{Paper, at, lang},
    story::Story,
};

const NOW: &str = "2025-03-19T09:00:00Z";
const WITHOUT_TIMES: &str = "UPDATE search_index SET terms = \
     (SELECT array_to_tsvector(array_agg(term)) FROM unnest(tsvector_to_array(terms)) term WHERE term NOT LIKE '#%')";

/// Two old stories and two of the last days, in the index.
async fn paper() -> Option<Paper> {
    let paper = Paper::on(Made::paper().await?).await;
    let days = ["2015-03-01", "2020-03-01", "2025-03-18", "2025-03-19"];
    for (number, day) in days.iter().enumerate() {
        let name = format!("s{number}");
        let story = Story::new(&name).lang("en").slug(&name).headline("Grid");
        paper.import([story.published(&format!("{day}T08:00:00Z"))]).await;
    }
    index_search::work_off(&paper.store, at(NOW)).await.unwrap();
    Some(paper)
}

/// The places of the newest that have the word, where so many are thought to have it.
async fn newest(paper: &Paper, fits: u64, limit: usize) -> Vec<i64> {
    let wanted = Match {
        groups: vec![Group {
            words: vec![vec![stored(lang("en"), "grid")]],
            any: false,
            without: Vec::new(),
            facets: Vec::new(),
        }],
        only_strong: false,
        fits,
    };
    let found = paper.store.candidates(&wanted, at(NOW), limit).await.unwrap();
    found.iter().map(|candidate| candidate.doc).collect()
}

async fn terms(paper: &Paper) -> Vec<(i64, String)> {
    paper.rows("SELECT doc, terms::text FROM search_index ORDER BY doc").await
}

#[tokio::test]
async fn how_common_a_word_is_does_not_change_what_is_found() {
    let Some(paper) = paper().await else {
        eprintln!("no server: not tried");
        return;
    };
    for limit in 1..=5 {
        let all = newest(&paper, 0, limit).await;
        assert_eq!(all.len(), limit.min(4));
        assert!(all.is_sorted_by(|a, b| a > b));
        for fits in [5_000, 1_000_000] {
            assert_eq!(newest(&paper, fits, limit).await, all, "{limit} of {fits}");
        }
    }
}

#[tokio::test]
async fn a_common_word_is_looked_for_in_the_last_days_alone_where_these_have_enough() {
    let Some(paper) = paper().await else {
        eprintln!("no server: not tried");
        return;
    };
    let all = newest(&paper, 0, 2).await;
    // As if it were of no time: who looks everywhere finds it still.
    let of_the_newest = format!("{WITHOUT_TIMES} WHERE doc = (SELECT max(doc) FROM search_index)");
    paper.execute(of_the_newest).await;
    assert_eq!(newest(&paper, 0, 2).await, all);
    assert_eq!(newest(&paper, 1_000_000, 1).await, all[1..]);
}

#[tokio::test]
async fn documents_of_before_the_times_get_them_from_whoever_fills_the_index() {
    let Some(paper) = paper().await else {
        eprintln!("no server: not tried");
        return;
    };
    let (before, all) = (terms(&paper).await, newest(&paper, 0, 1).await);
    paper.execute(WITHOUT_TIMES).await;
    paper
        .execute("UPDATE search_index_times SET since = 9223372036854775807")
        .await;
    assert_ne!(terms(&paper).await, before);
    assert_eq!(
        newest(&paper, 1_000_000, 1).await,
        all,
        "it is looked for everywhere meanwhile"
    );
    assert_eq!(paper.store.mend_search(3).await.unwrap(), 3);
    assert_eq!(terms(&paper).await[1..], before[1..], "the newest first");
    assert_eq!(newest(&paper, 1_000_000, 1).await, all);
    index_search::work_off(&paper.store, at(NOW)).await.unwrap();
    assert_eq!(terms(&paper).await, before);
    assert_eq!(paper.store.mend_search(3).await.unwrap(), 0);
}

#[tokio::test]
async fn a_document_that_a_node_of_before_the_times_puts_in_has_them_too() {
    let Some(paper) = paper().await else {
        eprintln!("no server: not tried");
        return;
    };
    let (before, all) = (terms(&paper).await, newest(&paper, 0, 1).await);
    paper
        .execute(
            "WITH gone AS (DELETE FROM search_index RETURNING doc, terms) INSERT INTO search_index (doc, terms) \
             SELECT doc, (SELECT array_to_tsvector(array_agg(term)) FROM unnest(tsvector_to_array(terms)) term WHERE term NOT LIKE '#%') FROM gone \
             WHERE doc = (SELECT max(doc) FROM search_docs)",
        )
        .await;
    assert_eq!(terms(&paper).await, before[before.len() - 1..]);
    assert_eq!(newest(&paper, 1_000_000, 1).await, all);
}
