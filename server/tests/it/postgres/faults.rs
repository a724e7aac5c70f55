//! A server that is killed and started again; one that does not let us in.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use server::store::{Store, StoreError};
use sqlx::{Connection as _, Executor as _, PgConnection, error::DatabaseError};

use crate::{
    http::Reply,
    paper::{Paper, at},
    postgres::{Made, nodes::is_on_a_server, own_server::Server},
    story::Story,
    test_app::{NOW, Setup, TestApp},
};

/// What browsers say that they take.
pub(super) const PAGES: (&str, &str) = ("accept", "text/html,application/xhtml+xml");
/// Until everything is as before.
const RECOVERED: Duration = Duration::from_secs(5);

pub(super) fn assert_unavailable(reply: &Reply) {
    assert_eq!((reply.status, reply.header("cache-control")), (503, Some("no-store")));
    let wait: u32 = reply.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    assert!(reply.page().has("nav[data-slot=sections]"), "it leads on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn when_the_server_is_killed_under_load_kept_pages_go_on_and_nothing_acknowledged_is_lost() {
    if !is_on_a_server() {
        return;
    }
    let server = Server::start();
    let made = Made::on(server.address.clone(), true).await;
    let paper = Paper::on(made).await;
    paper.import([Story::new("a").headline("Avant"), Story::new("b")]).await;
    let app = Setup::default().start_on(paper.clone()).await;
    let changes = app.state.pages.changes().clone();
    changes.look().await.unwrap();
    changes.look_elsewhere(app.state.clock.now()).await.unwrap();
    let jobs = tokio::spawn(::server::jobs::watch_changes::run(
        changes,
        app.state.clock.clone(),
        std::future::pending(),
    ));
    let kept = app.get("/fr/monde/a").await;
    assert_eq!(kept.status, 200);

    // Writes all the while.
    let (is_over, acknowledged) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(Vec::new())));
    let writing = tokio::spawn({
        let (is_over, acknowledged, paper) = (is_over.clone(), acknowledged.clone(), paper.clone());
        async move {
            for number in 0.. {
                if is_over.load(Ordering::Acquire) {
                    break;
                }
                let name = format!("w{number}");
                if paper.try_import(Story::new(&name)).await.is_ok() {
                    acknowledged.lock().unwrap().push(name);
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        }
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    server.kill();

    assert!(app.get("/fr/monde/a").await.body == kept.body, "it is kept");
    let begun = Instant::now();
    assert_unavailable(&app.get_with("/fr/monde/b", &[PAGES]).await);
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "it is said at once: {:?}",
        begun.elapsed()
    );
    assert_eq!(app.get("/readyz").await.status, 503);
    let refused = paper.try_import(Story::new("c")).await.unwrap_err();
    assert!(matches!(refused, StoreError::Unreachable(_)), "{refused:?}");

    server.start_again();
    let begun = Instant::now();
    while app.get("/readyz").await.status != 200 || app.get_with("/fr/monde/b", &[PAGES]).await.status != 200 {
        assert!(begun.elapsed() < RECOVERED, "it has not recovered");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let before = acknowledged.lock().unwrap().len();
    while acknowledged.lock().unwrap().len() <= before {
        assert!(begun.elapsed() < RECOVERED, "nothing is written");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    is_over.store(true, Ordering::Release);
    writing.await.unwrap();
    let acknowledged = std::mem::take(&mut *acknowledged.lock().unwrap());
    for name in acknowledged {
        assert_eq!(
            app.get(&format!("/fr/monde/{name}")).await.status,
            200,
            "{name} was acknowledged"
        );
    }
    paper.store.integrity().await.unwrap();
    assert!(!jobs.is_finished());
    jobs.abort();
}

#[tokio::test]
async fn a_database_that_cannot_be_used_is_refused_with_what_to_do_and_never_with_the_password() {
    let Some(made) = Made::paper().await else { return };
    let refused = async |address: String| {
        let error = Store::open_postgres(&address.parse().unwrap()).await.unwrap_err();
        let told = format!("{error} {error:?}");
        assert!(!told.contains("swordfish"), "{told}");
        error.to_string()
    };
    let with_password = made.url().replace("briefs@", "briefs:swordfish@");
    let missing = refused(with_password.replace("/test_", "/missing_")).await;
    assert!(
        missing.contains("there is no database") && missing.contains("CREATE DATABASE"),
        "{missing}"
    );
    let nobody = refused(with_password.replace("briefs:", "stranger:")).await;
    assert!(nobody.contains("stranger"), "{nobody}");
    let gone = refused("postgres://briefs:swordfish@127.0.0.1:9/briefs".into()).await;
    assert!(gone.contains("127.0.0.1:9") && gone.contains("start it"), "{gone}");

    let mut connection = PgConnection::connect(&made.url()).await.unwrap();
    connection
        .execute("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'x', true, '', 0)")
        .await
        .unwrap();
    let newer = refused(with_password.clone()).await;
    assert!(newer.contains("newer") && newer.contains("9999"), "{newer}");
    let foreign = Made::on(crate::postgres::server().unwrap(), false).await;
    let mut connection = PgConnection::connect(&foreign.url()).await.unwrap();
    connection.execute("CREATE TABLE albums (id INTEGER)").await.unwrap();
    let foreign = refused(foreign.url()).await;
    assert!(foreign.contains("not of briefs"), "{foreign}");
}

#[tokio::test]
async fn a_write_that_another_node_keeps_out_says_so() {
    let Some(_) = crate::postgres::server() else { return };
    let paper = Paper::new().await;
    let other = paper.opened_again().await;
    let Store::Postgres(database) = &other.store else {
        panic!("it is on a server")
    };
    let writing = database.begin().await.unwrap();
    let error = paper.store.end_breaking(at(NOW)).await.unwrap_err();
    assert!(matches!(error, StoreError::Busy(_)), "{error:?}");
    assert!(paper.store.ping().await.is_ok(), "it can still be read");
    drop(writing);
    paper.store.end_breaking(at(NOW)).await.unwrap();
}

#[tokio::test]
async fn a_database_that_may_only_be_read_is_served_to_nobody() {
    let Some(made) = Made::paper().await else { return };
    let mut connection = PgConnection::connect(&made.url()).await.unwrap();
    let set = format!("ALTER DATABASE {} SET default_transaction_read_only = on", made.name());
    connection.execute(sqlx::AssertSqlSafe(set)).await.unwrap();
    let error = Store::open_postgres(&made.address()).await.unwrap_err();
    assert!(error.to_string().contains("primary"), "{error}");
}

/// Else readers would wait for what nobody will have.
#[tokio::test]
async fn a_statement_that_takes_too_long_is_given_up_and_the_next_is_answered() {
    let Some(_) = crate::postgres::server() else { return };
    let app = TestApp::with([Story::new("a")]).await;
    let Store::Postgres(database) = &app.paper.store else {
        panic!("it is on a server")
    };
    let mut reader = database.reader().await.unwrap();
    let given_up = sqlx::query("SELECT pg_sleep(60)").execute(&mut *reader).await.unwrap_err();
    assert_eq!(
        given_up.as_database_error().and_then(DatabaseError::code).as_deref(),
        Some("57014")
    );
    reader.done(false);
    assert_eq!(app.get("/fr").await.status, 200);
}
