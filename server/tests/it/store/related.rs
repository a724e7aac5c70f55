//! What the contract says of articles that are alike by their words.

use app::ports::Found;
use jiff::Timestamp;
use server::jobs::index_search::work_off;

use crate::{
    paper::{Paper, at, lang},
    story::Story,
    test_app::NOW,
};

impl Paper {
    /// The stories that are like one at a time, the closest first.
    async fn like_at(&self, slug: &str, now: Timestamp) -> Vec<String> {
        let found = self.store.find_article(lang("fr"), slug, now).await.unwrap();
        let Found::Article(article) = found else {
            panic!("{slug}: {found:?}")
        };
        let alike = self.store.like(&article, now, 9).await.unwrap();
        assert!(alike.is_sorted_by(|(a, _), (b, _)| a >= b), "{alike:?}");
        alike.into_iter().map(|(_, teaser)| teaser.story.to_string()).collect()
    }

    async fn like(&self, slug: &str) -> Vec<String> {
        self.like_at(slug, at(NOW)).await
    }

    /// Takes stories in, and everything that follows from it.
    async fn take_in(&self, stories: impl IntoIterator<Item = Story>) {
        self.import(stories).await;
        work_off(&self.store).await.unwrap();
    }
}

/// Two of a matter, in a paper whose other stories have no word in common.
fn two_of_a_matter() -> [Story; 2] {
    [
        Story::new("first")
            .headline("La digue d’Ostende cède")
            .standfirst("Dans la nuit."),
        Story::new("second")
            .headline("Ostende répare")
            .standfirst("La digue est fermée."),
    ]
}

fn others() -> impl Iterator<Item = Story> {
    ["lac course", "mont neige", "train gare", "musée tableau"]
        .into_iter()
        .zip(0..)
        .map(|(words, number)| Story::new(&format!("other-{number}")).headline(words).standfirst(words))
}

pub(super) async fn whichever_of_two_that_are_alike_comes_later_is_beside_the_other(paper: Paper) {
    let [first, second] = two_of_a_matter();
    paper.take_in(others().chain([first])).await;
    assert_eq!(paper.like("first").await, [""; 0]);
    paper.take_in([second]).await;
    assert_eq!(
        (paper.like("first").await, paper.like("second").await),
        (vec!["second".to_owned()], vec!["first".to_owned()])
    );
}

pub(super) async fn what_is_alike_is_looked_for_anew_when_its_words_are_others(paper: Paper) {
    let [first, second] = two_of_a_matter();
    paper.take_in(others().chain([first, second])).await;
    assert_eq!(paper.like("first").await, ["second"]);
    paper
        .take_in([Story::new("second").headline("Autre chose").standfirst("Rien de tel.")])
        .await;
    assert_eq!((paper.like("first").await, paper.like("second").await), (vec![], vec![]));
    let [_, second] = two_of_a_matter();
    paper.take_in([second]).await;
    assert_eq!(
        (paper.like("first").await, paper.like("second").await),
        (vec!["second".to_owned()], vec!["first".to_owned()])
    );
}

pub(super) async fn what_readers_cannot_see_is_like_nothing(paper: Paper) {
    let [first, second] = two_of_a_matter();
    paper
        .take_in(others().chain([first, second.published("2025-03-19T12:00:00+01:00")]))
        .await;
    assert_eq!(paper.like("first").await, [""; 0], "it is under embargo");
    let later = at("2025-03-19T12:00:00+01:00");
    assert_eq!(paper.like_at("first", later).await, ["second"]);
    paper.store.withdraw(lang("fr"), "second", later).await.unwrap();
    assert_eq!(paper.like_at("first", later).await, [""; 0]);
}

/// What a word tells is little known where there are few articles.
pub(super) async fn a_young_paper_is_looked_through_again_each_time_it_has_doubled(paper: Paper) {
    let [first, second] = two_of_a_matter();
    paper.take_in([first, second]).await;
    assert_eq!(
        paper.like("first").await,
        [""; 0],
        "each of its words is in half of the articles"
    );
    paper.take_in(others()).await;
    assert_eq!(paper.like("first").await, ["second"]);
}
