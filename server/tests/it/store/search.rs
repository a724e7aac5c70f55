//! What the contract says of the search index.

use std::collections::BTreeSet;

use app::domain::search::Asked;
use server::{
    jobs::index_search::work_off,
    search::{Analyser, Document, desk},
    store::search::ToIndex,
};

use crate::{
    paper::{Paper, at, everywhere, lang},
    story::Story,
    test_app::NOW,
};

impl Paper {
    /// Stories that a question finds in French, the best first.
    async fn found(&self, words: &str) -> Vec<String> {
        let asked = Asked {
            words: words.to_owned(),
            ..Asked::default()
        };
        let results = desk::search(&self.store, &everywhere(), lang("fr"), &asked, 1, at(NOW))
            .await
            .unwrap();
        results.hits.into_iter().map(|hit| hit.teaser.story.to_string()).collect()
    }

    async fn due(&self) -> usize {
        self.store.due_for_search(0, usize::MAX).await.unwrap().len()
    }

    async fn index(&self) -> usize {
        work_off(&self.store, at(NOW)).await.unwrap()
    }
}

pub(super) async fn what_has_changed_is_due_until_it_is_indexed(paper: Paper) {
    paper.import([Story::new("a"), Story::new("b")]).await;
    assert_eq!((paper.due().await, paper.index().await, paper.due().await), (2, 2, 0));
    paper.import([Story::new("a"), Story::new("b")]).await;
    assert_eq!(paper.due().await, 0, "nothing has changed");
    paper.import([Story::new("a").headline("Autre")]).await;
    assert_eq!(paper.due().await, 1);
    // A crash in between loses nothing.
    let paper = paper.opened_again().await;
    assert_eq!((paper.index().await, paper.index().await), (1, 0));
    assert_eq!(paper.found("autre").await, ["a"]);
}

pub(super) async fn a_change_while_it_is_being_indexed_stays_due(paper: Paper) {
    paper.import([Story::new("a").headline("Premier")]).await;
    let due = paper.store.due_for_search(0, 9).await.unwrap();
    paper.import([Story::new("a").headline("Second")]).await;
    let old: Vec<ToIndex> = due
        .into_iter()
        .map(|due| ToIndex {
            document: Document::of(&due.source, &Analyser::new(due.source.lang)),
            due,
        })
        .collect();
    paper.store.index(&old, Analyser::VERSION).await.unwrap();
    assert_eq!(paper.due().await, 1);
    paper.index().await;
    assert_eq!(
        (paper.found("premier").await, paper.found("second").await),
        (vec![], vec!["a".to_owned()])
    );
}

pub(super) async fn another_version_of_the_analyser_makes_everything_due(paper: Paper) {
    paper.import([Story::new("a"), Story::new("b").lang("de")]).await;
    paper.index().await;
    paper.store.renew_search(Analyser::VERSION).await.unwrap();
    assert_eq!(paper.due().await, 0);
    paper.store.renew_search(Analyser::VERSION + 1).await.unwrap();
    paper.store.renew_search(Analyser::VERSION).await.unwrap();
    assert_eq!((paper.index().await, paper.due().await), (2, 0));
    assert_eq!(paper.found("titre").await, ["a"]);
}

pub(super) async fn a_node_puts_no_words_into_the_index_of_another_version(paper: Paper) {
    paper.import([Story::new("a")]).await;
    paper.index().await;
    paper.store.renew_search(Analyser::VERSION + 1).await.unwrap();
    paper.import([Story::new("b").lang("de")]).await;
    assert_eq!((paper.index().await, paper.due().await), (0, 2));
    paper.store.renew_search(Analyser::VERSION).await.unwrap();
    assert_eq!((paper.index().await, paper.due().await), (2, 0));
}

pub(super) async fn an_article_whose_embargo_is_moved_is_found_at_its_new_time(paper: Paper) {
    let story = |time: &str| Story::new("a").headline("Attendu").published(time);
    paper.import([story("2025-03-20T08:00:00+01:00")]).await;
    paper.index().await;
    assert_eq!(paper.found("attendu").await, [""; 0]);
    paper.import([story("2025-03-19T08:00:00+01:00")]).await;
    paper.index().await;
    assert_eq!(paper.found("attendu").await, ["a"]);
}

pub(super) async fn the_best_of_very_many_are_found_however_old(paper: Paper) {
    let many = (0..700).map(|index| {
        Story::new(&format!("s{index}"))
            .headline("Un titre")
            .body("On y parle du fromage.")
            .published(&format!("2025-03-1{}T08:{:02}:00+01:00", index % 9, index % 60))
    });
    let old = Story::new("old")
        .headline("Le fromage")
        .published("2024-01-01T08:00:00+01:00");
    paper.import(many.chain([old])).await;
    paper.index().await;
    let found = paper.found("fromage").await;
    assert_eq!(found.first().map(String::as_str), Some("old"), "a headline counts most");
    assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), 20);
}
