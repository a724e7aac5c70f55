//! What one node of all does at a time.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use server::{jobs, search::Analyser, stop, store::Store};
use sqlx::{Connection as _, Executor as _, PgConnection};
use tokio::sync::watch;

use super::nodes::is_on_a_server;
use crate::{cli::Briefs, paper::Paper, story::Story, test_app::TestApp};

/// Until another node goes on with what one has left; on a busy machine.
const TAKEN_OVER: Duration = Duration::from_secs(15);

/// Every connection to a paper's database is lost.
async fn cut(paper: &Paper) {
    let mut connection = PgConnection::connect(&paper.url()).await.unwrap();
    let cut =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    connection.execute(cut).await.unwrap();
}

async fn until(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < TAKEN_OVER, "{what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_lease_is_one_nodes_until_it_is_let_go_or_lost() {
    if !is_on_a_server() {
        return;
    }
    let one = Paper::new().await;
    let other = one.opened_again().await;
    let lease = one.store.lease("a").await.unwrap().unwrap();
    assert!(other.store.lease("a").await.unwrap().is_none());
    let another = other.store.lease("b").await.unwrap().unwrap();
    assert!(one.store.holds(&lease).await && other.store.holds(&another).await);

    one.store.let_go(lease).await;
    let lease = other.store.lease("a").await.unwrap().unwrap();
    cut(&one).await;
    assert!(!other.store.holds(&lease).await && !other.store.holds(&another).await);
    assert!(one.store.lease("a").await.is_err(), "its own session is over too");
    let lease = one.store.lease("a").await.unwrap().unwrap();
    assert!(one.store.holds(&lease).await);
    assert!(other.store.lease("a").await.unwrap().is_none());
}

/// The node that does it, while it does.
struct Working(Arc<AtomicUsize>);

impl Drop for Working {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

#[tokio::test]
async fn a_job_is_one_nodes_until_that_one_stops_and_then_anothers() {
    if !is_on_a_server() {
        return;
    }
    let one = Paper::new().await;
    let other = one.opened_again().await;
    let starts = Arc::new(AtomicUsize::new(0));
    let nodes = [&one.store, &other.store].map(|store| {
        let (working, begun) = (Arc::new(AtomicUsize::new(0)), starts.clone());
        let (stop, stopped) = watch::channel(false);
        let counted = working.clone();
        let job = jobs::alone(Store::clone(store), "a job", stopped, move |mut stopped| {
            let working = counted.clone();
            begun.fetch_add(1, Ordering::SeqCst);
            async move {
                working.fetch_add(1, Ordering::SeqCst);
                let _working = Working(working);
                let _ = stopped.wait_for(|stopped| *stopped).await;
            }
        });
        (working, stop, tokio::spawn(job))
    });
    let at_work = |node: usize| nodes[node].0.load(Ordering::SeqCst);
    until("nobody does it", || at_work(0) + at_work(1) > 0).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(at_work(0) + at_work(1), 1, "one does it");

    let first = usize::from(at_work(1) > 0);
    nodes[first].1.send(true).unwrap();
    until("nobody goes on with it", || at_work(1 - first) == 1).await;
    assert_eq!(at_work(first), 0);

    // Whose session is lost drops it, and it is done again, by whichever node.
    let before = starts.load(Ordering::SeqCst);
    cut(&one).await;
    until("it is not begun again", || starts.load(Ordering::SeqCst) > before).await;
    until("it is not done any more", || at_work(1 - first) == 1).await;
}

/// Two versions of the program run side by side, while nodes are replaced one by one.
#[tokio::test]
async fn a_node_that_may_not_fill_the_index_leaves_it_to_the_one_that_may() {
    if !is_on_a_server() {
        return;
    }
    let old = TestApp::with([Story::new("a")]).await;
    let (store, clock) = (old.paper.store.clone(), old.state.clock.clone());
    let (stop, stopped) = watch::channel(false);
    let filling = tokio::spawn(jobs::alone(store.clone(), "index", stopped, move |stopped| {
        jobs::index_search::run(store.clone(), clock.clone(), stop::until(stopped))
    }));
    let begun = Instant::now();
    while old.paper.rows::<(i64,)>("SELECT count(*) FROM search_due").await[0].0 > 0 {
        assert!(begun.elapsed() < TAKEN_OVER, "the old one fills it");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }

    let new = old.paper.opened_again().await;
    new.store.renew_search(Analyser::VERSION + 1).await.unwrap();
    let begun = Instant::now();
    let lease = loop {
        if let Some(lease) = new.store.lease("index").await.unwrap() {
            break lease;
        }
        assert!(begun.elapsed() < TAKEN_OVER, "the new one waits for the old one");
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    // It is not taken back.
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert!(new.store.holds(&lease).await);
    assert!(!filling.is_finished(), "it would go on, if no other did");
    stop.send(true).unwrap();
    filling.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_is_killed_leaves_its_jobs_to_another() {
    if !is_on_a_server() {
        return;
    }
    let briefs = Briefs::new();
    let first = briefs.serve(&["--no-sample"]);
    let second = briefs.serve(&["--no-sample"]);
    first.signal("KILL");
    let stories = briefs.stories([Story::new("a").headline("Le phare de Cordouan")]);
    briefs.run(&["import", "stories", stories.to_str().unwrap()]).assert_done();
    let begun = Instant::now();
    while !second.get("/fr/search?q=cordouan").text().contains("Le phare de") {
        assert!(begun.elapsed() < TAKEN_OVER, "what came in is not found");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(briefs.number("SELECT count(*) FROM search_docs".into()).await, 1);
}
