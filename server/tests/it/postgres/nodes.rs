//! Several nodes on one database: what one writes the others see, and nothing is lost between them.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use jiff::{SignedDuration, Timestamp};
use server::{clock::Clock, jobs, store::Store};
use sqlx::{Connection as _, Executor as _, PgConnection};
use tokio::task::JoinSet;

use crate::{
    paper::Paper,
    postgres::Made,
    story::Story,
    test_app::{Setup, TestApp},
};

/// Until a change is seen by the other nodes; and after a lost connection.
const SEEN: Duration = Duration::from_secs(1);
const SEEN_AGAIN: Duration = Duration::from_secs(5);
/// How well nodes agree on the time with the database: its answer is a moment under way.
const ALIKE: Duration = Duration::from_millis(100);
/// Of many at the same time, and what each writes.
const WRITERS: usize = 6;
const EACH: usize = 15;

/// A second node on the database of the first.
pub(super) async fn beside(app: &TestApp) -> TestApp {
    Setup::default().start_on(app.paper.opened_again().await).await
}

pub(super) fn is_on_a_server() -> bool {
    let is_one = crate::postgres::server().is_some();
    if !is_one {
        eprintln!("no server: not tried");
    }
    is_one
}

/// The clock of a system that is ahead of ours, or behind, as another machine's may be.
fn ahead_by(time: SignedDuration) -> Clock {
    Clock::of_system(move || Timestamp::now() + time)
}

/// How long it takes until a node shows these words on the French front.
async fn until_shown(node: &TestApp, words: &str) -> Duration {
    let begun = Instant::now();
    while !node.get("/fr").await.text().contains(words) {
        assert!(begun.elapsed() < Duration::from_secs(30), "{words} is not shown");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    begun.elapsed()
}

#[tokio::test]
async fn what_one_node_writes_every_other_shows_within_a_second() {
    if !is_on_a_server() {
        return;
    }
    let one = TestApp::with([Story::new("a").headline("D’abord")]).await;
    let other = beside(&one).await;
    for node in [&one, &other] {
        assert!(node.get("/fr").await.text().contains("D’abord"));
    }
    for (number, (writer, reader)) in [(&one, &other), (&other, &one), (&one, &other)].into_iter().enumerate() {
        let headline = format!("Nouvelle {number}");
        writer
            .paper
            .import([Story::new(&format!("n{number}")).headline(&headline)])
            .await;
        assert!(
            writer.get("/fr").await.text().contains(&headline),
            "the node that wrote shows it at once"
        );
        let waited = until_shown(reader, &headline).await;
        assert!(waited < SEEN, "{waited:?}");
    }
}

#[tokio::test]
async fn a_node_whose_connections_are_lost_shows_what_others_write_within_five_seconds() {
    if !is_on_a_server() {
        return;
    }
    let one = TestApp::with([Story::new("a").headline("D’abord")]).await;
    let other = beside(&one).await;
    assert!(other.get("/fr").await.text().contains("D’abord"));
    let Store::Postgres(database) = &one.paper.store else {
        panic!("it is on a server")
    };
    let mut writing = database.begin().await.unwrap();
    // Everybody's, but this one's.
    writing
        .connection()
        .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        .await
        .unwrap();
    writing.commit().await.unwrap();
    one.paper.import([Story::new("b").headline("Ensuite")]).await;
    let waited = until_shown(&other, "Ensuite").await;
    assert!(waited < SEEN_AGAIN, "{waited:?}");
    // And it hears again.
    tokio::time::sleep(SEEN).await;
    one.paper.import([Story::new("c").headline("Enfin")]).await;
    let waited = until_shown(&other, "Enfin").await;
    assert!(waited < SEEN, "{waited:?}");
}

/// The poll alone: nobody is told.
#[tokio::test]
async fn a_node_that_is_not_told_asks_by_itself() {
    if !is_on_a_server() {
        return;
    }
    let one = TestApp::with([Story::new("a")]).await;
    one.paper.execute("DROP TRIGGER changes_told ON changes").await;
    let other = beside(&one).await;
    assert_eq!(other.get("/fr").await.status, 200);
    one.paper.import([Story::new("b").headline("En silence")]).await;
    let waited = until_shown(&other, "En silence").await;
    assert!(waited < SEEN_AGAIN, "{waited:?}");
}

/// An id is given when a row is written and seen when its transaction ends: who has seen one must have seen all before it.
#[tokio::test]
async fn many_writers_lose_no_change_and_no_change_comes_behind_a_later_one() {
    if !is_on_a_server() {
        return;
    }
    let paper = Paper::new().await;
    paper.import([Story::new("seen")]).await;
    let first = paper.store.last_change().await.unwrap();
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let paper = if writer % 2 == 0 {
            paper.clone()
        } else {
            paper.opened_again().await
        };
        writers.spawn(async move {
            for number in 0..EACH {
                match writer {
                    // Somebody else's program, which knows nothing of our locks.
                    0 => {
                        let mut connection = PgConnection::connect(&paper.url()).await.unwrap();
                        let mut transaction = connection.begin().await.unwrap();
                        transaction
                            .execute("UPDATE articles SET byline = 'X' WHERE slug = 'seen'")
                            .await
                            .unwrap();
                        tokio::time::sleep(Duration::from_millis(3)).await;
                        transaction.commit().await.unwrap();
                    }
                    _ => {
                        paper.import([Story::new(&format!("s{writer}-{number}"))]).await;
                    }
                }
            }
        });
    }
    let (mut seen, mut last) = (BTreeSet::new(), first);
    loop {
        let is_over = writers.is_empty();
        for change in paper.store.changes_after(last, 1_000).await.unwrap() {
            last = change.id;
            seen.insert(change.id);
        }
        if is_over {
            break;
        }
        while writers.try_join_next().is_some_and(|ended| ended.map(|()| true).unwrap()) {}
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let all: Vec<(i64,)> = paper.rows(&format!("SELECT id FROM changes WHERE id > {first}")).await;
    let missed: Vec<_> = all.iter().filter(|(id,)| !seen.contains(id)).collect();
    assert!(
        all.len() >= (WRITERS - 1) * EACH && missed.is_empty(),
        "of {} missed: {missed:?}",
        all.len()
    );
    let stories = (WRITERS - 1) * EACH + 1;
    assert_eq!(paper.store.article_count().await.unwrap(), i64::try_from(stories).unwrap());
}

/// Slugs are looked for and then given: two nodes at the same time must not give one twice, nor fail.
#[tokio::test]
async fn two_nodes_that_take_in_stories_of_one_name_give_each_its_own_address() {
    if !is_on_a_server() {
        return;
    }
    let paper = Paper::new().await;
    let mut nodes = JoinSet::new();
    for node in 0..3 {
        let paper = paper.opened_again().await;
        nodes.spawn(async move {
            for number in 0..EACH {
                let story = Story::new(&format!("n{node}-{number}"))
                    .without_slug()
                    .headline("Photos du jour");
                paper.import([story]).await;
            }
        });
    }
    nodes.join_all().await;
    let slugs: Vec<(String,)> = paper.rows("SELECT slug FROM articles").await;
    let slugs: BTreeSet<String> = slugs.into_iter().map(|(slug,)| slug).collect();
    assert_eq!(slugs.len(), 3 * EACH);
    for number in 2..=3 * EACH {
        assert!(slugs.contains(&format!("photos-du-jour-{number}")), "{slugs:?}");
    }
}

#[tokio::test]
async fn two_nodes_may_be_started_on_an_empty_database_at_the_same_time() {
    let Some(server) = crate::postgres::server() else { return };
    let made = Made::on(server, false).await;
    let (address, same) = (made.address(), made.address());
    let (one, other) = tokio::join!(Store::open_postgres(&address), Store::open_postgres(&same));
    let (one, other) = (one.unwrap(), other.unwrap());
    assert!(one.is_empty().await.unwrap() && other.is_empty().await.unwrap());
}

#[tokio::test]
async fn a_node_whose_clock_is_wrong_goes_by_that_of_the_database() {
    if !is_on_a_server() {
        return;
    }
    let paper = Paper::new().await;
    for minutes in [5, -5] {
        let clock = ahead_by(SignedDuration::from_mins(minutes));
        jobs::agree_on_time::once(&paper.store, &clock).await;
        // The server is on this machine.
        let off = clock.now().duration_since(Timestamp::now());
        assert!(off.abs() < SignedDuration::from_secs(1), "{off:?}");
    }
}

#[tokio::test]
async fn a_story_under_embargo_comes_out_at_the_databases_time_at_nodes_whose_clocks_are_ten_minutes_apart() {
    if !is_on_a_server() {
        return;
    }
    let paper = Paper::new().await;
    paper.import([Story::new("a").headline("Tout de suite")]).await;
    let mut nodes = Vec::new();
    for minutes in [5, -5] {
        let clock = ahead_by(SignedDuration::from_mins(minutes));
        let paper = paper.opened_again().await;
        // As `serve` does before it listens.
        jobs::agree_on_time::once(&paper.store, &clock).await;
        let node = Setup::default().clock(clock).start_on(paper).await;
        assert!(node.get("/fr").await.text().contains("Tout de suite"));
        nodes.push(node);
    }
    let now = paper.store.time().await.unwrap().unwrap();
    let comes = Timestamp::from_second(now.as_second() + 3).unwrap();
    let story = Story::new("embargo").headline("Sous embargo").published(&comes.to_string());
    paper.import_at([story], now).await;
    let mut out: Vec<Option<SignedDuration>> = vec![None; nodes.len()];
    while out.iter().any(Option::is_none) {
        for (node, out) in nodes.iter().zip(&mut out).filter(|(_, out)| out.is_none()) {
            let begun = paper.store.time().await.unwrap().unwrap();
            let (article, front) = (node.get("/fr/monde/embargo").await, node.get("/fr").await);
            let ended = paper.store.time().await.unwrap().unwrap();
            if article.status == 200 || front.text().contains("Sous embargo") {
                *out = Some(ended.duration_since(comes));
                assert!(
                    ended + ALIKE >= comes,
                    "it is out too early: {:?}",
                    ended.duration_since(comes)
                );
            } else {
                assert!(
                    begun - ALIKE <= comes + SEEN,
                    "it is not out: {:?}",
                    begun.duration_since(comes)
                );
            }
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    for node in &nodes {
        assert_eq!(node.get("/fr/monde/embargo").await.status, 200);
        assert!(node.get("/fr").await.text().contains("Sous embargo"));
    }
}
