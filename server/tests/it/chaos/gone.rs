//! A database that is not where it was: its disk was taken away, or somebody has put another file there.

use std::{fs, path::Path};

use jiff::SignedDuration;
use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{Log, PAGES, assert_running, assert_unavailable, import, jobs, site, until};
use crate::{paper::Paper, story::Story};

/// A database and what belongs to it.
const FILES: [&str; 3] = ["briefs.db", "briefs.db-wal", "briefs.db-shm"];

#[tokio::test]
async fn while_the_data_folder_is_gone_kept_pages_go_on_the_others_are_503_and_when_it_is_back_all_is_as_before() {
    let (log, _listening) = Log::listen();
    let app = site([Story::new("a"), Story::new("b")]).await;
    let mut jobs = jobs(&app);
    let kept = app.get("/fr/monde/a").await;
    let folder = app.paper.folder.path().to_owned();
    let elsewhere = folder.with_extension("gone");
    fs::rename(&folder, &elsewhere).unwrap();

    until("it is seen", async || app.get("/readyz").await.status == 503).await;
    assert_unavailable(&app.get_with("/fr/monde/b", &[PAGES]).await, "fr");
    assert_unavailable(&app.get_with("/de", &[PAGES]).await, "de");
    assert!(app.get("/fr/monde/a").await.body == kept.body);
    app.state.clock.set_by(SignedDuration::from_mins(2));
    assert!(app.get("/fr/monde/a").await.body == kept.body, "it cannot be made anew");
    let refused = import(&app, Story::new("c")).await.unwrap_err();
    assert!(refused.contains("not at its place any more"), "{refused}");
    log.says("the database is not at its place any more").await;
    assert!(!folder.exists(), "nothing is made there");
    assert_running(&mut jobs);

    fs::rename(&elsewhere, &folder).unwrap();
    until("it is back", async || app.get("/readyz").await.status == 200).await;
    for target in ["/fr/monde/b", "/de", "/fr"] {
        assert_eq!(app.get(target).await.status, 200, "{target}");
    }
    import(&app, Story::new("c").headline("Après la panne")).await.unwrap();
    assert_eq!(app.get("/fr/monde/c").await.status, 200);
    until("it is new", async || app.get("/fr").await.text().contains("Après la panne")).await;
    assert_running(&mut jobs);
    app.paper.store.integrity().await.unwrap();
    assert!(!log.text().contains("another file"), "{}", log.text());
}

/// Only the name is taken away: the open file can still be read, and what would be written to it would be lost.
#[tokio::test]
async fn nothing_is_acknowledged_that_would_be_written_to_a_file_without_a_name() {
    let app = site([Story::new("a")]).await;
    for name in FILES {
        let _ = fs::remove_file(app.paper.path(name));
    }
    let refused = import(&app, Story::new("b")).await.unwrap_err();
    assert!(refused.contains("not at its place any more"), "{refused}");
    assert!(!app.paper.path("briefs.db").exists());
}

/// In place of the database of `paper`.
fn put(from: &Path, paper: &Paper) {
    for name in FILES {
        let _ = fs::remove_file(paper.path(name));
    }
    fs::rename(from, paper.path("briefs.db")).unwrap();
}

#[tokio::test]
async fn another_database_that_is_put_in_its_place_is_the_paper_from_then_on() {
    let (log, _listening) = Log::listen();
    let app = site((0..5).map(|number| Story::new(&format!("a{number}")))).await;
    let mut jobs = jobs(&app);
    for target in ["/fr", "/fr/monde/a1"] {
        assert_eq!(app.get(target).await.status, 200);
    }
    let other = Paper::new().await;
    other.import([Story::new("b").headline("De l’autre")]).await;
    other.store.close().await;
    put(&other.path("briefs.db"), &app.paper);

    until("it is the other", async || app.get("/fr").await.text().contains("De l’autre")).await;
    assert_eq!(app.get("/fr").await.page().stories("main"), ["b"]);
    assert_eq!(
        (app.get("/fr/monde/b").await.status, app.get("/fr/monde/a1").await.status),
        (200, 404)
    );
    import(&app, Story::new("c").headline("Après l’échange")).await.unwrap();
    until("it is new", async || app.get("/fr").await.text().contains("Après l’échange")).await;
    assert!(
        log.text().contains("another file is in the database's place"),
        "{}",
        log.text()
    );
    assert_running(&mut jobs);
    // It is in the file that has the name.
    let again = app.paper.opened_again().await;
    assert_eq!(again.store.article_count().await.unwrap(), 2);
    again.store.integrity().await.unwrap();
}

#[tokio::test]
async fn a_file_of_another_program_in_its_place_is_left_alone_until_the_right_one_is_back() {
    let (log, _listening) = Log::listen();
    let app = site([Story::new("a"), Story::new("b")]).await;
    let mut jobs = jobs(&app);
    let kept = app.get("/fr").await;
    let foreign = app.paper.path("foreign.db");
    let options = SqliteConnectOptions::new().filename(&foreign).create_if_missing(true);
    let mut connection = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::query("CREATE TABLE albums (id INTEGER PRIMARY KEY)")
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    let before = fs::read(&foreign).unwrap();
    let kept_beside = app.paper.path("kept");
    fs::create_dir(&kept_beside).unwrap();
    let move_to = |from: &Path, to: &Path| {
        for name in FILES {
            let _ = fs::rename(from.join(name), to.join(name));
        }
    };
    move_to(app.paper.folder.path(), &kept_beside);
    fs::rename(&foreign, app.paper.path("briefs.db")).unwrap();

    until("it is seen", async || app.get("/readyz").await.status == 503).await;
    assert!(app.get("/fr").await.body == kept.body);
    assert_unavailable(&app.get_with("/fr/monde/a", &[PAGES]).await, "fr");
    import(&app, Story::new("c")).await.unwrap_err();
    assert!(
        fs::read(app.paper.path("briefs.db")).unwrap() == before,
        "it is left as it was"
    );
    log.says("the database did not answer").await;

    fs::remove_file(app.paper.path("briefs.db")).unwrap();
    move_to(&kept_beside, app.paper.folder.path());
    until("it is back", async || app.get("/readyz").await.status == 200).await;
    assert_eq!(app.get("/fr/monde/a").await.status, 200);
    import(&app, Story::new("c")).await.unwrap();
    assert_eq!(app.get("/fr/monde/c").await.status, 200);
    assert_running(&mut jobs);
}
