//! What the contract says of articles that are alike by their words.

use app::ports::Found;
use jiff::Timestamp;
use server::{
    jobs::index_search::{index, work_off},
    search::Analyser,
    store::CHOSEN,
};

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
        let alike = article.alike;
        assert!(alike.is_sorted_by(|a, b| a.close >= b.close), "{alike:?}");
        let articles: Vec<i64> = alike.iter().map(|alike| alike.article).collect();
        let mut teasers = Vec::new();
        for some in articles.chunks(CHOSEN) {
            teasers.extend(self.teasers().await.of(some, now).await.unwrap());
        }
        teasers.iter().take(9).map(|(_, teaser)| teaser.story.to_string()).collect()
    }

    async fn like(&self, slug: &str) -> Vec<String> {
        self.like_at(slug, at(NOW)).await
    }

    /// Takes stories in, and everything that follows from it.
    async fn take_in(&self, stories: impl IntoIterator<Item = Story>) {
        self.import(stories).await;
        work_off(&self.store, at(NOW)).await.unwrap();
    }

    /// Takes stories in, whose like nobody has looked for yet.
    async fn only_index(&self, stories: impl IntoIterator<Item = Story>) {
        self.import(stories).await;
        index(&self.store, usize::MAX).await.unwrap();
    }

    /// How many are written down as like an article.
    async fn written_down(&self, slug: &str) -> i64 {
        let query = format!(
            "SELECT count(*) FROM articles a JOIN search_docs d ON d.article_id = a.id JOIN search_related r ON r.doc = d.doc \
             WHERE a.slug = '{slug}'"
        );
        let [(count,)] = self.rows(&query).await[..] else {
            panic!("one row")
        };
        count
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

/// Whose changes its page would not hear of.
pub(super) async fn what_is_in_another_language_by_now_is_beside_none_of_its_old_one(paper: Paper) {
    let [first, second] = two_of_a_matter();
    paper.take_in(others().chain([first, second])).await;
    let beside = async || {
        let article = paper.article("fr", "first").await;
        let related = paper.related(&article, at(NOW)).await;
        related.iter().any(|teaser| teaser.story.as_str() == "second")
    };
    assert!(beside().await);
    paper.execute("UPDATE articles SET lang = 'de' WHERE slug = 'second'").await;
    assert_eq!(
        paper.like("first").await,
        ["second"],
        "nobody has looked for what is alike since"
    );
    assert!(!beside().await);
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

pub(super) async fn what_is_alike_stays_until_it_was_looked_for_anew(paper: Paper) {
    let [first, second] = two_of_a_matter();
    paper.take_in(others().chain([first, second])).await;
    let both = || async { (paper.like("first").await, paper.like("second").await) };
    let alike = (vec!["second".to_owned()], vec!["first".to_owned()]);
    // The analyser is another.
    paper.store.renew_search(Analyser::VERSION + 1).await.unwrap();
    paper.store.renew_search(Analyser::VERSION).await.unwrap();
    index(&paper.store, usize::MAX).await.unwrap();
    assert_eq!(both().await, alike);
    // It is published at another hour, so that it has another place.
    let [first, second] = two_of_a_matter();
    let earlier = "2025-03-18T08:00:00+01:00";
    paper.only_index([first.published(earlier)]).await;
    assert_eq!(both().await, alike);
    paper
        .only_index([second.headline("Autre chose").standfirst("Rien de tel.")])
        .await;
    assert_eq!(both().await, alike);
    work_off(&paper.store, at(NOW)).await.unwrap();
    assert_eq!(both().await, (vec![], vec![]));
}

/// Its like would be looked for among the newest, and those of its own time lost.
pub(super) async fn an_edit_of_the_body_looks_for_nothing_anew(paper: Paper) {
    let [first, second] = two_of_a_matter();
    paper.take_in(others().chain([first, second])).await;
    let [first, _] = two_of_a_matter();
    paper.only_index([first.body("Plus un mot.")]).await;
    assert_eq!(paper.store.lone(9).await.unwrap(), []);
    assert_eq!(
        (paper.like("first").await, paper.like("second").await),
        (vec!["second".to_owned()], vec!["first".to_owned()])
    );
}

/// Four pairs of words, each of which a dozen stories have, so that none is too common.
const PAIRS: [[&str; 2]; 4] = [
    ["Ostende", "digue"],
    ["Anvers", "tunnel"],
    ["Namur", "citadelle"],
    ["Liège", "usine"],
];

/// A story that has all of the pairs, and a dozen of each.
fn a_series(published: impl Fn(usize) -> &'static str) -> impl Iterator<Item = Story> {
    let all = Story::new("all")
        .headline(&PAIRS.as_flattened().join(" "))
        .standfirst("Tout.");
    let parts = (0..48).map(move |number| {
        let story = Story::new(&format!("part-{number}")).published(published(number));
        story
            .headline(&PAIRS[number % PAIRS.len()].join(" "))
            .standfirst(&format!("x{number}"))
    });
    parts.chain([all])
}

pub(super) async fn forty_planned_stories_hide_none_that_can_be_seen(paper: Paper) {
    let sibling = Story::new("sibling")
        .headline("Ostende et sa digue")
        .standfirst("Seule.")
        .published("2025-03-19T07:00:00+01:00");
    // Half of them are of this hour.
    let planned = |number| ["2025-03-19T10:30:00+01:00", "2025-03-21T10:00:00+01:00"][number / 4 % 2];
    paper.take_in(others().chain(a_series(planned)).chain([sibling])).await;
    assert_eq!(paper.like("all").await, ["sibling"]);
    assert_eq!(paper.like_at("all", at("2025-03-19T10:30:00+01:00")).await.len(), 9);
    // Nor do those that were withdrawn.
    let then = at("2025-03-22T10:00:00+01:00");
    let seen = paper.like_at("all", then).await;
    for slug in &seen {
        paper.store.withdraw(lang("fr"), slug, then).await.unwrap();
    }
    let others = paper.like_at("all", then).await;
    assert!(
        others.len() == 9 && others.iter().all(|slug| !seen.contains(slug)),
        "{others:?}"
    );
}

pub(super) async fn what_no_page_reads_is_not_kept(paper: Paper) {
    paper.take_in(others().chain(a_series(|_| "2025-03-18T10:00:00+01:00"))).await;
    assert_eq!(paper.written_down("all").await, 40);
    assert_eq!(
        paper.written_down("part-0").await,
        12,
        "those of its pair, and the one with all"
    );
    // What others have of it is forgotten, whether it has them or not.
    paper
        .take_in([Story::new("all").headline("Autre chose").standfirst("Rien de tel.")])
        .await;
    assert_eq!((paper.written_down("all").await, paper.written_down("part-0").await), (0, 11));
    assert_eq!(paper.written_down("part-47").await, 11);
}
