//! What is wrong with a replica, or with the primary while a replica is well: who is at fault is said, and nobody waits long for it.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use server::store::{Store, postgres::Address};
use sqlx::{Connection as _, Executor as _, PgConnection};

use super::{
    Made,
    cut::{Line, Old},
    nodes::is_on_a_server,
    own_server::{PRIMARY, Server},
    replicas::{Node, RECOVERED, SEEN},
};
use crate::{paper::Paper, story::Story};

const REPLICA: &str = "copy";
/// Until it is said that a server does not answer.
const TOLD: Duration = Duration::from_secs(10);

/// A paper with a replica, on servers of its own.
struct Replicated {
    server: Server,
    paper: Paper,
    database: String,
    replica: String,
}

impl Replicated {
    /// With a story "a"; `prepare` is done before the replica is made.
    async fn make(prepare: impl AsyncFnOnce(&Server, &Paper)) -> Self {
        let server = Server::with_replicas();
        let made = Made::on(server.address.clone(), true).await;
        let database = made.name().to_owned();
        let paper = Paper::on(made).await;
        paper.import([Story::new("a").headline("Avant")]).await;
        prepare(&server, &paper).await;
        let replica = server.replicate(REPLICA, Duration::ZERO, &database);
        Self {
            server,
            paper,
            database,
            replica,
        }
    }

    /// What is said of the replica at an address.
    async fn checked(&self, replica: &str) -> Result<Option<Duration>, String> {
        check(&self.paper.store, replica).await
    }

    /// Its database, at the end of a line.
    fn by_way_of(&self, line: &Line) -> String {
        format!("postgres://briefs@{}/{}?sslmode=disable", line.address, self.database)
    }

    fn socket(&self) -> PathBuf {
        self.server.socket(REPLICA)
    }

    /// The replica, as it is read by a user who may read these tables alone.
    async fn onlooker(tables: &str, more: &[&str]) -> (Self, Store) {
        let replicated = Self::make(async |_, paper| {
            paper.execute("CREATE ROLE onlooker LOGIN").await;
            paper.execute(format!("GRANT SELECT ON {tables} TO onlooker")).await;
            for statement in more {
                paper.execute(*statement).await;
            }
        })
        .await;
        let address: Address = replicated.replica.replace("//briefs@", "//onlooker@").parse().unwrap();
        let store = replicated.paper.store.for_pages(&[address]);
        replicated.paper.store.last_change().await.unwrap();
        until_all_are_read(&store).await;
        (replicated, store)
    }
}

async fn check(store: &Store, replica: &str) -> Result<Option<Duration>, String> {
    let begun = Instant::now();
    let checked = store.check_replica(&replica.parse().unwrap()).await;
    assert!(begun.elapsed() < TOLD, "{:?}", begun.elapsed());
    checked.map_err(|error| error.to_string())
}

async fn until_all_are_read(store: &Store) {
    let begun = Instant::now();
    while !store.replicas().iter().all(|replica| replica.is_read) {
        assert!(begun.elapsed() < RECOVERED, "{:?}", store.replicas());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

async fn nothing(_: &Server, _: &Paper) {}

#[track_caller]
fn assert_says(checked: Result<Option<Duration>, String>, words: &str) {
    let said = checked.unwrap_err();
    assert!(said.contains(words), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_node_that_is_cut_off_from_the_primary_goes_on_with_what_a_replica_shows_and_goes_by_it() {
    if !is_on_a_server() {
        return;
    }
    let replicated = Replicated::make(nothing).await;
    let line = Line::lay_to(replicated.server.socket(PRIMARY), Old::Silent).await;
    let database = replicated.by_way_of(&line);
    let node = Node::start(replicated.paper.by_way_of(&database).await, &[&replicated.replica]).await;
    node.until_read(true, RECOVERED).await;
    node.assert_shows("/fr", "Avant", true).await;
    node.assert_shows("/fr/monde/a", "Avant", true).await;

    line.cut_or_mend();
    let cut = Instant::now();
    replicated
        .paper
        .import([Story::new("a").withdrawn(), Story::new("b").headline("Pendant")])
        .await;
    // At the latest when it is noticed that no word comes from the primary.
    let until = async |target: &str, is_so: &dyn Fn(u16, &str) -> bool| loop {
        let reply = node.app.get(target).await;
        if is_so(reply.status, reply.text()) {
            break;
        }
        assert!(cut.elapsed() < TOLD + RECOVERED, "{target}: {}", reply.status);
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    until("/fr/monde/b", &|status, _| status == 200).await;
    // What is kept is no older than that.
    until("/fr/monde/a", &|status, _| status == 410).await;
    node.assert_shows("/fr", "Avant", false).await;
    node.assert_shows("/fr", "Pendant", true).await;
    assert!(node.standing().is_read);
    assert_eq!(node.app.get("/readyz").await.status, 200);
    assert_says(
        check(&node.app.paper.store, &replicated.replica).await,
        "the primary does not answer",
    );

    line.cut_or_mend();
    let mended = Instant::now();
    replicated.paper.import([Story::new("c").headline("Ensuite")]).await;
    while !node.app.get("/fr").await.text().contains("Ensuite") {
        assert!(mended.elapsed() < TOLD, "what came behind is not shown");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_node_that_a_full_server_lets_listen_no_more_does_not_go_by_a_replica_that_has_stopped() {
    if !is_on_a_server() {
        return;
    }
    let replicated = Replicated::make(async |_, paper| {
        paper.execute("CREATE ROLE counted LOGIN IN ROLE briefs").await;
    })
    .await;
    let database = replicated.paper.url().replace("//briefs@", "//counted@");
    let node = Node::start(replicated.paper.by_way_of(&database).await, &[&replicated.replica]).await;
    node.until_read(true, RECOVERED).await;
    node.assert_shows("/fr", "Avant", true).await;
    assert_eq!(node.app.get("/fr/monde/a").await.status, 200);
    // A connection to the primary that stays.
    node.app.paper.store.last_change().await.unwrap();

    let mut replica = PgConnection::connect(&replicated.replica).await.unwrap();
    replica.execute("SELECT pg_wal_replay_pause()").await.unwrap();
    replicated.paper.execute("ALTER ROLE counted CONNECTION LIMIT 1").await;
    replicated
        .paper
        .execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'counted' \
             AND (query LIKE 'LISTEN%' OR query = 'SELECT coalesce(max(id), 0) FROM changes')",
        )
        .await;
    // Until a server that cannot be had would be taken for silent.
    tokio::time::sleep(TOLD / 2).await;
    replicated.paper.import([Story::new("a").withdrawn()]).await;
    let begun = Instant::now();
    while node.app.get("/fr/monde/a").await.status != 410 {
        assert!(begun.elapsed() < TOLD, "it is still there: {:?}", node.standing());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    node.assert_shows("/fr", "Avant", false).await;
    node.until_read(false, RECOVERED).await;
}

/// Of two that say nothing, as of any number.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn replicas_that_say_nothing_hold_nobody_up_for_longer_than_one_would() {
    if !is_on_a_server() {
        return;
    }
    let replicated = Replicated::make(nothing).await;
    let lines = [
        Line::lay_to(replicated.socket(), Old::Silent).await,
        Line::lay_to(replicated.socket(), Old::Silent).await,
    ];
    let replicas = [0, 1].map(|line| replicated.by_way_of(&lines[line]).parse::<Address>().unwrap());
    let store = replicated.paper.store.for_pages(&replicas);
    replicated.paper.store.last_change().await.unwrap();
    until_all_are_read(&store).await;
    for _ in &replicas {
        store.article_count().await.unwrap();
    }
    // Until none of their connections is taken to be there unasked.
    tokio::time::sleep(SEEN + Duration::from_millis(200)).await;
    for line in &lines {
        line.cut_or_mend();
    }
    let begun = Instant::now();
    assert_eq!(store.article_count().await.unwrap(), 1);
    assert!(begun.elapsed() < Duration::from_millis(1_700), "{:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn check_says_in_time_that_a_replica_does_not_answer_whenever_its_line_was_cut() {
    if !is_on_a_server() {
        return;
    }
    let replicated = Replicated::make(nothing).await;
    assert_eq!(replicated.checked(&replicated.replica).await, Ok(None));
    let cut = Line::lay_to(replicated.socket(), Old::Silent).await;
    cut.cut_or_mend();
    let later = Line::lay_until("pg_control_system", replicated.socket()).await;
    for line in [cut, later] {
        let replica = replicated.by_way_of(&line);
        assert_says(replicated.checked(&replica).await, "does not answer");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_replica_that_fails_each_query_is_asked_less_and_less() {
    if !is_on_a_server() {
        return;
    }
    let (replicated, store) = Replicated::onlooker("changes", &[]).await;
    for _ in 0..300 {
        assert_eq!(store.article_count().await.unwrap(), 1, "the primary is asked");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let failed = replicated.server.log().matches("permission denied").count();
    assert!((1..25).contains(&failed), "it was asked {failed} times");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_replica_that_lets_no_more_in_is_read_on_by_those_whom_it_has_let_in() {
    if !is_on_a_server() {
        return;
    }
    let few = ["ALTER ROLE onlooker CONNECTION LIMIT 4"];
    let (replicated, store) = Replicated::onlooker("ALL TABLES IN SCHEMA public", &few).await;
    // One that is there stays so.
    store.article_count().await.unwrap();
    let mut asked = tokio::task::JoinSet::new();
    for _ in 0..24 {
        let store = store.clone();
        asked.spawn(async move { store.article_count().await.unwrap() });
    }
    while let Some(count) = asked.join_next().await {
        assert_eq!(count.unwrap(), 1);
        assert!(store.replicas()[0].is_read, "{:?}", store.replicas());
    }
    assert!(replicated.server.log().contains("too many connections"), "it was full");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_query_that_takes_too_long_at_a_replica_says_nothing_against_it() {
    if !is_on_a_server() {
        return;
    }
    let slowly = [
        "ALTER TABLE articles ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY slowly ON articles TO onlooker USING ((SELECT true FROM pg_sleep(20)))",
    ];
    let (replicated, store) = Replicated::onlooker("ALL TABLES IN SCHEMA public", &slowly).await;
    let asked = tokio::spawn({
        let store = store.clone();
        async move { store.article_count().await.unwrap() }
    });
    while !asked.is_finished() {
        assert!(store.replicas()[0].is_read);
        tokio::task::yield_now().await;
    }
    assert_eq!(asked.await.unwrap(), 1);
    assert!(replicated.server.log().contains("statement timeout"), "it was asked");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_replica_of_another_server_is_not_read() {
    if !is_on_a_server() {
        return;
    }
    let (replicated, other) = (Replicated::make(nothing).await, Replicated::make(nothing).await);
    let node = Node::start(replicated.paper.clone(), &[&other.replica]).await;
    let begun = Instant::now();
    while begun.elapsed() < SEEN {
        node.assert_shows("/fr", "Avant", true).await;
        assert!(!node.standing().is_read);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_says(replicated.checked(&other.replica).await, "of another server");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_replica_of_what_the_primary_was_before_it_was_set_back_is_not_read() {
    if !is_on_a_server() {
        return;
    }
    let replicated = Replicated::make(async |server, _| server.put_aside()).await;
    let Replicated {
        server, paper, replica, ..
    } = &replicated;
    let node = Node::start(paper.opened_again().await, &[replica]).await;
    let begun = Instant::now();
    while paper.try_import(Story::new("b").headline("Perdue")).await.is_err() {
        assert!(begun.elapsed() < RECOVERED, "nothing is written");
    }
    tokio::time::sleep(SEEN).await;
    node.until_read(true, RECOVERED).await;
    node.assert_shows("/fr", "Perdue", true).await;

    server.set_back();
    node.until_read(false, RECOVERED).await;
    let begun = Instant::now();
    while node.app.get("/fr").await.text().contains("Perdue") {
        assert!(begun.elapsed() < RECOVERED, "what was lost is shown");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(!node.standing().is_read, "{:?}", node.standing());
    let begun = Instant::now();
    while replicated.paper.store.last_change().await.is_err() {
        assert!(begun.elapsed() < RECOVERED, "it is not there");
    }
    assert_says(replicated.checked(replica).await, "what the primary does not have");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_replica_that_was_promoted_is_not_read() {
    if !is_on_a_server() {
        return;
    }
    let replicated = Replicated::make(nothing).await;
    let node = Node::start(replicated.paper.clone(), &[&replicated.replica]).await;
    node.until_read(true, RECOVERED).await;
    let mut promoted = PgConnection::connect(&replicated.replica).await.unwrap();
    promoted.execute("SELECT pg_promote()").await.unwrap();
    node.until_read(false, RECOVERED).await;
    promoted.execute("UPDATE articles SET headline = 'Ailleurs'").await.unwrap();
    replicated.paper.import([Story::new("b").headline("Ici")]).await;
    node.assert_shows("/fr", "Ici", true).await;
    node.assert_shows("/fr", "Ailleurs", false).await;
    assert_says(replicated.checked(&replicated.replica).await, "does not follow the primary");
}
