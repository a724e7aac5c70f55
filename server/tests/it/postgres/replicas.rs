//! Pages are read from replicas, and never from one that shows less than a node was told.

use std::time::{Duration, Instant};

use server::{jobs, store::postgres::Standing};
use sqlx::{Connection as _, Executor as _, PgConnection};
use tokio::task::JoinHandle;

use super::{Made, nodes::is_on_a_server, own_server::Server};
use crate::{
    cli::Briefs,
    paper::Paper,
    story::Story,
    test_app::{Setup, TestApp},
};

/// As far behind as a replica is in the tests of it.
const HALF_A_MINUTE: Duration = Duration::from_secs(30);
/// Until a change is seen by all nodes.
pub(super) const SEEN: Duration = Duration::from_secs(1);
/// Until everything is as before.
pub(super) const RECOVERED: Duration = Duration::from_secs(5);

/// A node that pages are asked of, with the job that looks for changes, as `serve` has it.
pub(super) struct Node {
    pub(super) app: TestApp,
    watching: JoinHandle<()>,
}

impl Node {
    /// On a paper, whose replicas are at these addresses.
    pub(super) async fn start(paper: Paper, replicas: &[&str]) -> Self {
        let config = format!("database = {:?}\ndatabase_replicas = {replicas:?}", paper.url());
        let app = Setup::default().config(&config).start_on(paper).await;
        let (changes, clock) = (app.state.pages.changes().clone(), app.state.clock.clone());
        let watching = tokio::spawn(jobs::watch_changes::run(changes, clock, std::future::pending()));
        Self { app, watching }
    }

    pub(super) fn standing(&self) -> Standing {
        self.app.state.store.replicas().remove(0)
    }

    /// Until pages are read from its replica, or not.
    pub(super) async fn until_read(&self, is_read: bool, within: Duration) {
        let begun = Instant::now();
        while self.standing().is_read != is_read {
            assert!(begun.elapsed() < within, "{:?}", self.standing());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    pub(super) async fn assert_shows(&self, target: &str, words: &str, is_there: bool) {
        let reply = self.app.get(target).await;
        assert_eq!(reply.status, 200, "{target}");
        assert_eq!(reply.text().contains(words), is_there, "{words} at {target}");
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.watching.abort();
    }
}

/// What a server was asked last, by others.
async fn asked(address: &str) -> Vec<String> {
    let mut connection = PgConnection::connect(address).await.unwrap();
    sqlx::query_scalar("SELECT query FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        .fetch_all(&mut connection)
        .await
        .unwrap()
}

async fn is_asked_for_pages(address: &str) -> bool {
    let of_pages = |query: &String| query.contains("FROM articles") || query.contains("FROM teasers");
    asked(address).await.iter().any(of_pages)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_withdrawn_story_does_not_come_back_from_a_replica_that_is_half_a_minute_behind() {
    if !is_on_a_server() {
        return;
    }
    let server = Server::with_replicas();
    let made = Made::on(server.address.clone(), true).await;
    let name = made.name().to_owned();
    let paper = Paper::on(made).await;
    let story = Story::new("a").headline("Retirée").topics(&["nato"]);
    paper.import([story.clone(), Story::new("b").headline("Reste")]).await;
    let replica = server.replicate("late", HALF_A_MINUTE, &name);
    let one = Node::start(paper.clone(), &[&replica]).await;
    let other = Node::start(paper.opened_again().await, &[&replica]).await;
    for node in [&one, &other] {
        node.until_read(true, RECOVERED).await;
        node.assert_shows("/fr", "Retirée", true).await;
        node.assert_shows("/fr/monde/a", "Retirée", true).await;
    }
    assert!(is_asked_for_pages(&replica).await, "it is read while it shows everything");

    paper.import([story.withdrawn()]).await;
    tokio::time::sleep(SEEN).await;
    let begun = Instant::now();
    for round in 0.. {
        for node in [&one, &other] {
            assert_eq!(node.app.get("/fr/monde/a").await.status, 410);
            // Kept ones, and ones that nobody has asked for.
            for target in [
                "/fr",
                "/fr/monde",
                "/fr/feed.rss",
                "/sitemaps/0.xml",
                "/news-sitemap.xml",
                "/lite/fr",
                &format!("/fr/search?q=retir%C3%A9e+{round}"),
            ] {
                let reply = node.app.get(target).await;
                assert_eq!(reply.status, 200, "{target}");
                let shown = ["Retirée", "/monde/a\"", "/monde/a<"]
                    .iter()
                    .any(|words| reply.text().contains(words));
                assert!(!shown, "{target} in round {round}");
            }
            assert!(!node.standing().is_read, "{:?}", node.standing());
        }
        if begun.elapsed() > Duration::from_secs(3) {
            break;
        }
    }
    // That the replica has it still is what this is about.
    let mut late = PgConnection::connect(&replica).await.unwrap();
    let there: i64 = sqlx::query_scalar("SELECT count(*) FROM articles WHERE slug = 'a' AND withdrawn IS NULL")
        .fetch_one(&mut late)
        .await
        .unwrap();
    assert_eq!(there, 1, "the replica is behind");
    assert!(one.standing().behind > Some(SEEN), "{:?}", one.standing());
    let metrics = one.app.get_with("/metrics", &[crate::metrics::DIRECTLY]).await;
    let metrics = metrics.text();
    assert!(
        metrics.contains("briefs_replica_read{replica=\"postgres://briefs@/"),
        "{metrics}"
    );
    assert!(metrics.contains("briefs_replica_behind_seconds{replica=\""), "{metrics}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_replica_that_is_killed_hurts_nobody_and_one_that_is_there_does_the_reading() {
    if !is_on_a_server() {
        return;
    }
    let server = Server::with_replicas();
    let made = Made::on(server.address.clone(), true).await;
    let name = made.name().to_owned();
    let paper = Paper::on(made).await;
    paper.import((0..40).map(|number| Story::new(&format!("s{number}")))).await;
    let replica = server.replicate("copy", Duration::ZERO, &name);
    let node = Node::start(paper.clone(), &[&replica]).await;
    node.until_read(true, RECOVERED).await;
    node.app.get("/fr/monde/s0").await;
    assert!(is_asked_for_pages(&replica).await, "pages are read from it");

    // Whoever has written reads what they wrote, at once.
    for number in 0..20 {
        let headline = format!("Nouvelle {number}");
        let published = format!("2025-03-19T09:{number:02}:00+01:00");
        let story = Story::new(&format!("n{number}")).headline(&headline).published(&published);
        paper.import([story]).await;
        node.assert_shows("/fr", &headline, true).await;
    }
    node.until_read(true, SEEN).await;

    // Killed while pages are made.
    let asking = async {
        for number in 1..40 {
            let target = format!("/fr/monde/s{number}");
            let begun = Instant::now();
            assert_eq!(node.app.get(&target).await.status, 200, "{target}");
            assert!(begun.elapsed() < RECOVERED, "{target} took {:?}", begun.elapsed());
        }
    };
    let killing = tokio::task::spawn_blocking({
        let server = server.clone();
        move || server.kill_the("copy")
    });
    let ((), killed) = tokio::join!(asking, killing);
    killed.unwrap();
    node.until_read(false, SEEN).await;
    assert_eq!(node.app.get("/readyz").await.status, 200);
    assert_eq!(node.app.get("/fr/europe").await.status, 200);

    // It comes back by itself, and does its part where the primary is gone.
    server.start_the("copy");
    node.until_read(true, RECOVERED).await;
    server.kill();
    for target in ["/fr/monde/n1", "/fr/monde/n2", "/de", "/fr/search?q=nouvelle"] {
        assert_eq!(node.app.get(target).await.status, 200, "{target}");
    }
    assert!(paper.try_import(Story::new("unwritten")).await.is_err());
    server.start_again();
    let begun = Instant::now();
    while paper.try_import(Story::new("written")).await.is_err() {
        assert!(begun.elapsed() < RECOVERED, "nothing is written");
    }
    while node.app.get("/fr/monde/written").await.status != 200 {
        assert!(begun.elapsed() < RECOVERED, "it is not shown");
    }
}

/// What a node is not told it asks for: of the primary, while that is there.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_node_that_is_told_nothing_does_not_go_by_a_replica_that_is_half_a_minute_behind() {
    if !is_on_a_server() {
        return;
    }
    let server = Server::with_replicas();
    let made = Made::on(server.address.clone(), true).await;
    let name = made.name().to_owned();
    let paper = Paper::on(made).await;
    paper.import([Story::new("a").headline("D’abord")]).await;
    let replica = server.replicate("late", HALF_A_MINUTE, &name);
    let node = Node::start(paper.opened_again().await, &[&replica]).await;
    node.until_read(true, RECOVERED).await;
    node.assert_shows("/fr", "D’abord", true).await;
    // Whoever listens is sent away, again and again.
    let url = paper.url();
    let deafening = tokio::spawn(async move {
        let mut connection = PgConnection::connect(&url).await.unwrap();
        let deafen = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() \
             AND (query LIKE 'LISTEN%' OR query = 'SELECT coalesce(max(id), 0) FROM changes')";
        loop {
            connection.execute(deafen).await.unwrap();
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    tokio::time::sleep(SEEN).await;
    let begun = Instant::now();
    while paper.try_import(Story::new("b").headline("Ensuite")).await.is_err() {
        assert!(begun.elapsed() < RECOVERED, "nothing is written");
    }
    let begun = Instant::now();
    while !node.app.get("/fr").await.text().contains("Ensuite") {
        assert!(begun.elapsed() < RECOVERED, "it is not shown");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    deafening.abort();
}

/// Another paper, which happens to have as many changes.
#[tokio::test]
async fn what_is_no_replica_of_the_database_is_not_read() {
    if !is_on_a_server() {
        return;
    }
    let (paper, another) = (Paper::new().await, Paper::new().await);
    paper.import([Story::new("a").headline("D’ici")]).await;
    another.import([Story::new("a").headline("D’ailleurs")]).await;
    let node = Node::start(paper.clone(), &[&another.url()]).await;
    let begun = Instant::now();
    while begun.elapsed() < SEEN {
        assert!(!node.standing().is_read);
        node.assert_shows("/fr", "D’ici", true).await;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[test]
fn check_says_how_each_replica_stands_and_never_with_a_password() {
    if !is_on_a_server() {
        return;
    }
    let gone = "postgres://briefs:swordfish@127.0.0.1:9/news";
    let another = Made::nothing().unwrap();
    let briefs = Briefs::configured(&format!("database_replicas = [{gone:?}, {:?}]", another.url()));
    let made = briefs.run(&["import", "stories", briefs.stories([Story::new("a")]).to_str().unwrap()]);
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    let run = briefs.run(&["check"]);
    assert_eq!(run.code, Some(1), "{}", run.stdout);
    let lines: Vec<&str> = run.stdout.lines().filter(|line| line.contains(": replica: ")).collect();
    assert_eq!(lines.len(), 2, "{}", run.stdout);
    assert!(
        lines[0].starts_with("fault: ") && lines[0].contains("127.0.0.1:9") && lines[0].contains("start it"),
        "{}",
        lines[0]
    );
    assert!(lines[1].starts_with("fault: "), "{}", lines[1]);
    assert!(!run.stdout.contains("swordfish"), "{}", run.stdout);
}
