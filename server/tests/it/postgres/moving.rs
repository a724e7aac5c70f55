//! A paper moved from a file to a server and back, and kept and restored from there.

use std::{ops::ControlFlow, path::Path};

use server::{
    config::Database,
    jobs::index_search::work_off,
    store::{
        Store,
        transfer::{TransferError, transfer},
    },
};
use tempfile::TempDir;

use crate::{
    cli::Briefs,
    paper::{Paper, at},
    postgres::Made,
    story::Story,
    test_app::{NOW, Setup, TestApp},
};

async fn file(folder: &TempDir) -> Store {
    Store::open(&Database::Sqlite, &folder.path().join("briefs.db"))
        .await
        .unwrap()
}

/// Every page of these.
async fn pages(app: &TestApp) -> Vec<String> {
    let mut pages = Vec::new();
    for path in [
        "/fr",
        "/en",
        "/de",
        "/fr/sources",
        "/sitemap.xml",
        "/fr/feed.atom",
        "/fr/search?q=europe",
    ] {
        pages.push(app.get(path).await.text().to_owned());
    }
    pages
}

#[tokio::test]
async fn a_paper_that_is_moved_to_a_file_and_back_is_the_same_paper() {
    let Some(made) = Made::paper().await else { return };
    let app = TestApp::with_sample().await;
    work_off(&app.paper.store, at(NOW)).await.unwrap();
    let before = pages(&app).await;
    let folder = TempDir::new().unwrap();
    let between = file(&folder).await;
    let goes_on = |_| ControlFlow::Continue(());
    let moved = transfer(&app.paper.store, &between, goes_on).await.unwrap();
    assert!(moved.rows > 100 && moved.before == 0, "{moved:?}");
    let back = Paper::on(made).await;
    assert_eq!(transfer(&between, &back.store, goes_on).await.unwrap().rows, moved.rows);
    // Twice is once.
    let again = transfer(&between, &back.store, goes_on).await.unwrap();
    assert_eq!((again.rows, again.before), (moved.rows, moved.rows));
    back.store.integrity().await.unwrap();
    work_off(&back.store, at(NOW)).await.unwrap();
    std::fs::rename(app.paper.path("media"), back.path("media")).unwrap();
    let there = Setup::default().start_on(back.clone()).await;
    assert!(pages(&there).await == before, "each page is as it was");
    // Numbers go on behind those that came along.
    back.import([Story::new("new").headline("Ensuite")]).await;
    assert!(there.get("/fr").await.text().contains("Ensuite"));
}

#[tokio::test]
async fn a_move_that_is_broken_off_anywhere_goes_on_from_there() {
    let Some(made) = Made::paper().await else { return };
    let folder = TempDir::new().unwrap();
    let from = Paper::new().await;
    from.import((0..450).map(|number| Story::new(&format!("s{number}")))).await;
    let between = file(&folder).await;
    transfer(&from.store, &between, |_| ControlFlow::Continue(())).await.unwrap();
    let to = Paper::on(made).await;
    let mut runs = 0;
    let before = loop {
        let mut steps = 0;
        let moved = transfer(&between, &to.store, |_| {
            steps += 1;
            if steps > 1 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
        .await;
        runs += 1;
        match moved {
            Err(TransferError::Stopped) => assert!(runs < 50),
            Ok(moved) => {
                break moved.before;
            }
            Err(error) => panic!("{error}"),
        }
    };
    assert!(runs > 3 && before > 0, "{runs} {before}");
    assert_eq!(to.store.article_count().await.unwrap(), 450);
}

#[tokio::test]
async fn a_target_with_another_paper_is_left_as_it_is() {
    let Some(_) = crate::postgres::server() else { return };
    let folder = TempDir::new().unwrap();
    let between = file(&folder).await;
    let (from, to) = (Paper::new().await, Paper::new().await);
    from.import([Story::new("a")]).await;
    to.import([Story::new("b")]).await;
    transfer(&from.store, &between, |_| ControlFlow::Continue(())).await.unwrap();
    let error = transfer(&between, &to.store, |_| ControlFlow::Continue(()))
        .await
        .unwrap_err();
    assert!(matches!(error, TransferError::Another { .. }), "{error}");
    assert_eq!(to.store.article_count().await.unwrap(), 1);
}

#[test]
fn a_backup_of_a_paper_on_a_server_is_restored_there_and_in_a_file() {
    let Some(_) = crate::postgres::server() else { return };
    let briefs = Briefs::new();
    briefs
        .import(&briefs.stories([Story::new("a").picture(), Story::new("b")]))
        .assert_done();
    let kept = briefs.data().join("../kept");
    let kept: &Path = &kept;
    let words = ["backup", kept.to_str().unwrap()];
    let run = briefs.run(&words);
    run.assert_done();
    assert!(run.stdout.starts_with("backed up: 2 articles"), "{}", run.stdout);
    // Into another database.
    let other = Briefs::new();
    let words = ["restore", kept.to_str().unwrap()];
    let run = other.run(&words);
    run.assert_done();
    assert!(run.stdout.starts_with("restored: 2 articles"), "{}", run.stdout);
    assert!(!other.database().exists(), "the file is gone when all of it is there");
    let serving = other.serve(&["--no-sample", "--now", NOW]);
    assert_eq!(serving.get("/fr/monde/a").status, 200);
    other.run(&["check"]).assert_done();
    other.run(&words).assert_failed(&["has a paper already"]);
    // Into a file.
    let mut in_a_file = Briefs::new();
    in_a_file.stay_in_the_folder();
    in_a_file.run(&words).assert_done();
    assert!(in_a_file.database().exists());
    assert_eq!(in_a_file.serve(&["--no-sample", "--now", NOW]).get("/fr/monde/b").status, 200);
    // And from there to a server, by a command.
    let target = Briefs::new();
    let url = target.url();
    let run = in_a_file.run(&["migrate-store", "sqlite", &url]);
    run.assert_done();
    assert!(run.stdout.starts_with("moved: "), "{}", run.stdout);
    assert_eq!(target.serve(&["--no-sample", "--now", NOW]).get("/fr/monde/b").status, 200);
}
