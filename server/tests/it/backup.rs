//! `briefs backup` and `briefs restore`: what was acknowledged comes back, and nothing is ever half there.

use std::{
    fs,
    ops::ControlFlow,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use server::{
    backup::{self, BackupError, Step, Target},
    media::Media,
    store::Store,
};
use sqlx::{Connection as _, Row as _, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::{
    cli::{Briefs, Run},
    paper::{Paper, at},
    story::Story,
    test_app::NOW,
};

mod archive;
mod folders;
mod hostile;
mod nights;

/// A paper with a configuration, two articles and a picture.
fn paper() -> Briefs {
    let briefs = Briefs::configured("site_name = \"Le Fil\"\n");
    let stories = [Story::new("a").picture(), Story::new("b")];
    briefs.import(&briefs.stories(stories)).assert_done();
    briefs
}

/// A file beside the data folder.
fn beside(briefs: &Briefs, name: &str) -> PathBuf {
    briefs.data().parent().unwrap().join(name)
}

fn back_up(briefs: &Briefs, file: &Path) -> Run {
    briefs.run(&["backup", file.to_str().unwrap()])
}

fn restore(briefs: &Briefs, file: &Path) -> Run {
    briefs.run(&["restore", file.to_str().unwrap()])
}

/// Everything below a folder, by path.
fn tree(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            let mut below = if path.is_dir() { tree(&path) } else { Vec::new() };
            below.push(path);
            below
        })
        .collect();
    paths.sort();
    paths
}

/// Every row of every table, as text.
async fn rows(database: &Path) -> Vec<String> {
    let mut connection = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(database).read_only(true))
        .await
        .unwrap();
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let mut rows = Vec::new();
    for table in tables {
        let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info($1)")
            .bind(&table)
            .fetch_all(&mut connection)
            .await
            .unwrap();
        let quoted: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
        let statement = format!("SELECT {} AS line FROM \"{table}\" ORDER BY 1", quoted.join(" || ', ' || "));
        for row in sqlx::query(sqlx::AssertSqlSafe(statement))
            .fetch_all(&mut connection)
            .await
            .unwrap()
        {
            rows.push(format!("{table}: {}", row.get::<String, _>("line")));
        }
    }
    connection.close().await.unwrap();
    rows
}

#[tokio::test]
async fn what_was_backed_up_is_restored_whole_and_backed_up_again_is_the_same() {
    let (one, other) = (paper(), Briefs::new());
    let (first, second) = (beside(&one, "first.backup"), beside(&one, "second.backup"));
    let run = back_up(&one, &first);
    run.assert_done();
    let bytes = fs::metadata(&first).unwrap().len();
    assert_eq!(run.stdout, format!("backed up: 2 articles, 1 pictures, {bytes} bytes\n"));

    let run = restore(&other, &first);
    run.assert_done();
    assert_eq!(run.stdout, format!("restored: 2 articles, 1 pictures, {bytes} bytes\n"));
    assert_eq!(rows(&other.database()).await, rows(&one.database()).await);
    assert_eq!(
        fs::read(other.data().join("briefs.toml")).unwrap(),
        fs::read(one.data().join("briefs.toml")).unwrap()
    );
    let relative = |briefs: &Briefs| -> Vec<PathBuf> {
        let data = briefs.data();
        let paths = tree(&data).into_iter();
        // The log of a database that was open.
        let kept = paths.filter(|path| !path.to_string_lossy().contains("briefs.db-"));
        kept.map(|path| path.strip_prefix(&data).unwrap().to_owned()).collect()
    };
    assert_eq!(relative(&other), relative(&one));
    let check = other.run(&["check"]);
    check.assert_done();
    assert!(check.stdout.contains("ok: pictures: "), "{}", check.stdout);

    back_up(&other, &second).assert_done();
    let (first, second) = (archive::read(&first), archive::read(&second));
    // The copy's own counter of changed tables is in its first page.
    let names = |members: &[archive::Member]| members.iter().map(|member| member.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&first), names(&second));
    for (a, b) in first.iter().zip(&second) {
        if a.name.starts_with("media/") || a.name == "briefs.toml" {
            assert_eq!(a, b);
        }
    }
    // It serves.
    let page = other.serve(&["--no-sample"]).get("/fr/monde/a");
    assert!(page.status == 200 && page.text().contains("Titre de a"), "{}", page.status);
}

/// Each story is acknowledged before the next is written; whoever writes waits for no backup.
#[tokio::test(flavor = "multi_thread")]
async fn every_write_acknowledged_before_a_backup_began_is_in_it() {
    static WRITTEN: AtomicU32 = AtomicU32::new(0);
    let paper = Paper::new().await;
    let writer = paper.clone();
    let writing = tokio::spawn(async move {
        for number in 1..=120 {
            writer.import([Story::new(&format!("s{number}")).picture()]).await;
            WRITTEN.store(number, Ordering::SeqCst);
        }
    });
    let mut rounds = 0;
    loop {
        let is_last = writing.is_finished();
        let acknowledged = WRITTEN.load(Ordering::SeqCst);
        let file = paper.path(&format!("{rounds}.backup"));
        let made = backup::make(whole(&paper), &file, at(NOW), |_| ControlFlow::Continue(()))
            .await
            .unwrap();
        let target = target(&paper.path(&format!("restored-{rounds}")));
        let restored = backup::restore(&file, target.clone(), |_| ControlFlow::Continue(()))
            .await
            .unwrap();
        assert_eq!(restored.damaged, [""; 0]);
        let restored = restored.sums;
        assert_eq!(restored, made);
        assert!(
            u32::try_from(restored.articles).unwrap() >= acknowledged,
            "{acknowledged} were acknowledged: {restored}"
        );
        // A restore has looked at it already; this is the store that a server opens.
        let store = Store::open_sqlite(&target.database).await.unwrap();
        store.integrity().await.unwrap();
        store
            .each_picture(|name| assert!(target.media.path(name).unwrap().is_file(), "{name}"))
            .await
            .unwrap();
        store.close().await;
        rounds += 1;
        if is_last {
            assert_eq!(restored.articles, 120);
            break;
        }
    }
    writing.await.unwrap();
    assert!(rounds > 1, "no backup was made while others wrote");
}

fn whole(paper: &Paper) -> backup::Paper {
    backup::Paper {
        database: paper.path("briefs.db"),
        server: None,
        media: paper.media.clone(),
        config: paper.path("briefs.toml"),
    }
}

fn target(data: &Path) -> Target {
    Target {
        data: data.into(),
        database: data.join("briefs.db"),
        media: Media::new(data.join("media")),
        config: data.join("briefs.toml"),
    }
}

#[test]
fn a_backup_is_its_owners_alone() {
    let briefs = paper();
    let file = beside(&briefs, "a.backup");
    back_up(&briefs, &file).assert_done();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let other = Briefs::new();
    restore(&other, &file).assert_done();
    let config = fs::metadata(other.data().join("briefs.toml")).unwrap();
    assert_eq!(config.permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_file_that_is_there_is_not_written_over() {
    let briefs = paper();
    let file = beside(&briefs, "a.backup");
    fs::write(&file, "Something dear.").unwrap();
    back_up(&briefs, &file).assert_failed(&["a.backup", "is there already", "another name"]);
    assert_eq!(fs::read(&file).unwrap(), b"Something dear.");
}

#[test]
fn without_a_paper_there_is_no_backup() {
    let briefs = Briefs::new();
    let file = beside(&briefs, "a.backup");
    back_up(&briefs, &file).assert_failed(&["there is no paper in", "--data"]);
    assert!(!file.exists() && !briefs.data().exists());
    let missing = beside(&briefs, "nowhere/a.backup");
    back_up(&paper(), &missing).assert_failed(&["cannot write", "nowhere"]);
}

/// Else the backups that are whole would be deleted for it.
#[test]
fn a_damaged_database_makes_no_backup() {
    let briefs = Briefs::new();
    let stories = (0..40).map(|index| Story::new(&format!("s{index}")).body(&"Un texte. ".repeat(200)));
    briefs.import(&briefs.stories(stories)).assert_done();
    let mut bytes = fs::read(briefs.database()).unwrap();
    let middle = bytes.len() / 8192 * 4096;
    bytes[middle..middle + 8 * 4096].fill(0xa5);
    fs::write(briefs.database(), bytes).unwrap();
    let file = beside(&briefs, "a.backup");
    back_up(&briefs, &file).assert_failed(&["damaged", "restore"]);
    assert!(!left_behind(briefs.data().parent().unwrap()));
}

/// Whole as far as its pages tell, so that it could be copied.
#[tokio::test]
async fn a_database_that_no_restore_would_take_makes_no_backup() {
    let briefs = Briefs::new();
    briefs.import(&briefs.stories([Story::new("a")])).assert_done();
    let mut connection = super::cli::database::connect(&briefs).await;
    for statement in ["PRAGMA foreign_keys = off", "UPDATE articles SET source_id = 'nowhere'"] {
        sqlx::query(statement).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
    let file = beside(&briefs, "a.backup");
    back_up(&briefs, &file).assert_failed(&["damaged", "restore"]);
    assert!(!file.exists() && !left_behind(briefs.data().parent().unwrap()));
}

/// As on a disk that is full: no file may be longer than that. The shell lets the program have the error instead of a signal.
#[test]
fn where_there_is_no_room_nothing_is_left() {
    let briefs = paper();
    let file = beside(&briefs, "a.backup");
    let large = briefs.data().join(format!("media/{}.jpg", "e".repeat(32)));
    fs::write(&large, vec![7; 3_000_000]).unwrap();
    let before = tree(briefs.data().parent().unwrap());
    // In units of 512 bytes: not the database, and then not the pictures.
    for blocks in [128, 4096] {
        let program = briefs.command(&["backup", file.to_str().unwrap()]);
        let mut limited = std::process::Command::new("sh");
        limited
            .args(["-c", "trap '' XFSZ; ulimit -f $0; exec \"$@\"", &blocks.to_string()])
            .arg(program.get_program())
            .args(program.get_args());
        Run::of(limited).assert_failed(&["disk", "elsewhere"]);
        let left: Vec<_> = tree(briefs.data().parent().unwrap())
            .into_iter()
            .filter(|path| !before.contains(path) && !path.to_string_lossy().contains("briefs.db-"))
            .collect();
        assert_eq!(left, Vec::<PathBuf>::new());
    }
}

#[tokio::test]
async fn told_to_stop_it_leaves_nothing() {
    let paper = Paper::new().await;
    paper.import([Story::new("a").picture()]).await;
    let file = paper.path("a.backup");
    let stop_at = |step: fn(Step) -> bool| {
        move |at: Step| {
            if step(at) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        }
    };
    for step in [
        (|_| true) as fn(Step) -> bool,
        |step| matches!(step, Step::Bytes(..)),
        |step| matches!(step, Step::Pictures(..)),
    ] {
        let stopped = backup::make(whole(&paper), &file, at(NOW), stop_at(step)).await;
        assert!(matches!(stopped, Err(BackupError::Stopped)), "{stopped:?}");
        assert!(!left_behind(paper.folder.path()));
    }
    backup::make(whole(&paper), &file, at(NOW), stop_at(|_| false)).await.unwrap();
    let data = paper.path("restored");
    for step in [
        (|step| matches!(step, Step::Bytes(..))) as fn(Step) -> bool,
        |step| matches!(step, Step::Pictures(..)),
        |step| matches!(step, Step::Database),
    ] {
        let stopped = backup::restore(&file, target(&data), stop_at(step)).await;
        assert!(matches!(stopped, Err(BackupError::Stopped)), "{stopped:?}");
        assert!(!data.exists());
    }
}

/// A file or folder that was only for the time being.
fn left_behind(folder: &Path) -> bool {
    tree(folder).iter().any(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with(".briefs-") || name.ends_with(".backup")
    })
}

#[test]
fn a_restore_replaces_nothing() {
    let (briefs, other) = (paper(), paper());
    let file = beside(&briefs, "a.backup");
    back_up(&briefs, &file).assert_done();
    let untouched = |briefs: &Briefs, words: &[&str]| {
        let before: Vec<_> = tree(&briefs.data())
            .into_iter()
            .map(|path| (fs::read(&path).ok(), path))
            .collect();
        restore(briefs, &file).assert_failed(words);
        let after: Vec<_> = tree(&briefs.data())
            .into_iter()
            .map(|path| (fs::read(&path).ok(), path))
            .collect();
        assert_eq!(after, before);
    };
    untouched(&other, &["briefs.db", "replaces nothing", "--data", "move it away"]);

    // No database, but what one may be made of.
    let log = Briefs::configured("");
    fs::write(log.data().join("briefs.db-wal"), "").unwrap();
    untouched(&log, &["briefs.db-wal", "replaces nothing"]);
    let pictures = Briefs::new();
    fs::create_dir_all(pictures.data().join("media")).unwrap();
    fs::write(pictures.data().join("media/a.txt"), "").unwrap();
    untouched(&pictures, &["media", "replaces nothing"]);
    untouched(
        &Briefs::configured("site_name = \"Another\"\n"),
        &["briefs.toml", "replaces nothing"],
    );
}

#[test]
fn a_folder_that_waits_for_a_paper_takes_it() {
    let briefs = paper();
    let file = beside(&briefs, "a.backup");
    back_up(&briefs, &file).assert_done();
    // As a service manager makes it; with the same configuration; with an empty folder for pictures.
    let waiting = Briefs::configured("site_name = \"Le Fil\"\n");
    fs::create_dir(waiting.data().join("media")).unwrap();
    restore(&waiting, &file).assert_done();
    waiting.run(&["check"]).assert_done();
}

#[test]
fn a_configuration_elsewhere_comes_back_elsewhere() {
    let (briefs, other) = (paper(), Briefs::new());
    let (file, config) = (beside(&briefs, "a.backup"), beside(&briefs, "paper.toml"));
    fs::write(&config, "site_name = \"Ailleurs\"\n").unwrap();
    briefs
        .run(&["backup", file.to_str().unwrap(), "--config", config.to_str().unwrap()])
        .assert_done();
    let to = beside(&other, "other.toml");
    other
        .run(&["restore", file.to_str().unwrap(), "--config", to.to_str().unwrap()])
        .assert_done();
    assert_eq!(fs::read_to_string(&to).unwrap(), "site_name = \"Ailleurs\"\n");
    assert!(!other.data().join("briefs.toml").exists());
    briefs
        .run(&["backup", file.to_str().unwrap(), "--config", "/nowhere/paper.toml"])
        .assert_failed(&["/nowhere/paper.toml", "--config"]);
}
