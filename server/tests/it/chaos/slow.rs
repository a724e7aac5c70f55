//! A database that lets itself be waited for: another process writes for seconds, or the disk does not answer.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use server::store::Store;
use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use tokio::time::Instant;

use super::{Log, PAGES, ask, assert_running, assert_unavailable, import, jobs, site, until};
use crate::{paper::Paper, story::Story};

/// As many connections as read.
const READERS: usize = 4;
/// No request is under way for longer.
const LIMIT: Duration = Duration::from_secs(31);

/// Another process at the same database.
async fn another(paper: &Paper) -> SqliteConnection {
    SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(paper.path("briefs.db")))
        .await
        .unwrap()
}

async fn execute(connection: &mut SqliteConnection, statement: &'static str) {
    sqlx::query(statement).execute(connection).await.unwrap();
}

#[tokio::test]
async fn while_another_process_writes_pages_go_on_and_a_write_waits_for_it_or_says_why_not() {
    let (log, _listening) = Log::listen();
    let app = site([Story::new("a"), Story::new("b")]).await;
    let mut jobs = jobs(&app);
    app.get("/fr").await;
    let mut other = another(&app.paper).await;
    execute(&mut other, "BEGIN IMMEDIATE").await;
    let waiting = import(&app, Story::new("c"));
    let reading = async {
        for target in ["/fr", "/fr/monde/a", "/fr/monde", "/fr/search?q=titre", "/readyz"] {
            assert_eq!(app.get(target).await.status, 200, "{target}");
        }
        execute(&mut other, "ROLLBACK").await;
    };
    let (imported, ()) = tokio::join!(waiting, reading);
    imported.unwrap();
    assert_eq!(app.get("/fr/monde/c").await.status, 200);

    execute(&mut other, "BEGIN IMMEDIATE").await;
    let refused = import(&app, Story::new("d")).await.unwrap_err();
    assert!(refused.contains("another process: stop that one first"), "{refused}");
    assert_eq!(app.get("/fr/monde/b").await.status, 200);
    log.says("another process").await;
    execute(&mut other, "ROLLBACK").await;
    import(&app, Story::new("d")).await.unwrap();
    assert_eq!(app.get("/fr/monde/d").await.status, 200);
    assert_running(&mut jobs);
}

/// Whatever is read waits until this is dropped, as on a disk that does not answer.
struct Hung(Arc<AtomicBool>);

impl Hung {
    async fn begin(store: &Store) -> Self {
        let Store::Sqlite(database) = store else {
            panic!("SQLite is held up")
        };
        let is_hung = Arc::new(AtomicBool::new(true));
        let mut readers = Vec::new();
        for _ in 0..READERS {
            readers.push(database.reader().await.unwrap());
        }
        for reader in &mut readers {
            let is_hung = is_hung.clone();
            let waits = move || {
                while is_hung.load(Ordering::Acquire) {
                    thread::sleep(Duration::from_millis(1));
                }
                true
            };
            reader.lock_handle().await.unwrap().set_progress_handler(1, waits);
        }
        for reader in readers {
            reader.done();
        }
        Self(is_hung)
    }
}

impl Drop for Hung {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

#[tokio::test]
async fn while_the_store_hangs_kept_pages_go_on_the_others_are_503_in_time_and_then_all_is_as_before() {
    let app = site([Story::new("a"), Story::new("b")]).await;
    let kept = app.get("/fr").await;
    let hung = Hung::begin(&app.paper.store).await;
    // From here on time passes as soon as nobody has anything to do.
    tokio::time::pause();
    assert!(ask(&app, "/fr", &[]).await.body == kept.body);
    // What has not changed as far as anybody knows goes on when it would be made anew, too.
    app.state.clock.set_by(jiff::SignedDuration::from_mins(2));
    let begun = Instant::now();
    let old = ask(&app, "/fr", &[]).await;
    assert!(old.status == 200 && old.body == kept.body);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    for target in [
        "/fr/monde",
        "/fr/monde/a",
        "/lite/fr/monde/a",
        "/fr/search?q=titre",
        "/fr/never",
    ] {
        let begun = Instant::now();
        assert_unavailable(&ask(&app, target, &[PAGES]).await, "fr");
        assert!(begun.elapsed() < LIMIT, "{target}: {:?}", begun.elapsed());
    }
    for target in ["/readyz", "/fr/feed.rss", "/sitemap.xml", "/api/v1/suggest/fr?q=titre"] {
        let begun = Instant::now();
        let reply = ask(&app, target, &[]).await;
        assert_eq!(
            (reply.status, reply.header("cache-control")),
            (503, Some("no-store")),
            "{target}"
        );
        assert!(begun.elapsed() < LIMIT, "{target}: {:?}", begun.elapsed());
    }
    assert_eq!(ask(&app, "/healthz", &[]).await.status, 200);
    tokio::time::resume();
    drop(hung);
    for target in ["/fr/monde", "/fr/monde/a", "/fr/search?q=titre", "/readyz"] {
        until(target, async || app.get(target).await.status == 200).await;
    }
    import(&app, Story::new("c").headline("Après la panne")).await.unwrap();
    until("it is new", async || app.get("/fr").await.text().contains("Après la panne")).await;
}

#[tokio::test]
async fn a_store_that_hangs_holds_up_no_stop() {
    let app = site([Story::new("a")]).await;
    let hung = Hung::begin(&app.paper.store).await;
    let store = app.paper.store.clone();
    let reading = tokio::spawn(async move { store.ping().await });
    tokio::time::sleep(Duration::from_millis(50)).await;
    tokio::time::pause();
    let begun = Instant::now();
    app.paper.store.close().await;
    assert!(begun.elapsed() < Duration::from_mins(1), "{:?}", begun.elapsed());
    tokio::time::resume();
    drop(hung);
    let _ = reading.await;
}
