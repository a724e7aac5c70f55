//! Databases that cannot be used: one line that says so, and the file as it was.

use std::{
    fs,
    os::unix::{fs::PermissionsExt as _, process::CommandExt as _},
    path::Path,
    process::Command,
};

use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{Briefs, Run};
use crate::story::Story;

/// Every command that opens the database for writing.
fn commands(briefs: &Briefs) -> Vec<Command> {
    let folder = briefs.stories([Story::new("b")]);
    vec![
        briefs.command(&["serve", "--addr", "127.0.0.1:0"]),
        briefs.command(&["import", "stories", folder.to_str().unwrap()]),
    ]
}

/// A paper with one story.
fn paper() -> Briefs {
    let briefs = Briefs::new();
    briefs.import(&briefs.stories([Story::new("a")])).assert_done();
    briefs
}

pub(crate) async fn connect(briefs: &Briefs) -> SqliteConnection {
    SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(briefs.database()))
        .await
        .unwrap()
}

async fn run(command: Command) -> Run {
    tokio::task::spawn_blocking(move || Run::of(command)).await.unwrap()
}

#[test]
fn a_file_that_is_no_database_is_left_as_it_is() {
    for bytes in [
        &b"This is a letter, and longer than the head of a database.\n"[..],
        &[0xff; 8192],
        b"SQLite format 3\0 and then nothing of the kind",
    ] {
        let briefs = Briefs::new();
        fs::create_dir_all(briefs.data()).unwrap();
        fs::write(briefs.database(), bytes).unwrap();
        for command in commands(&briefs) {
            Run::of(command).assert_failed(&["briefs.db", "not a database of briefs", "move it away"]);
            assert_eq!(fs::read(briefs.database()).unwrap(), bytes);
        }
    }
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_as_it_is() {
    let briefs = paper();
    let mut connection = connect(&briefs).await;
    sqlx::query("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', 1, x'00', 0)")
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    let before = fs::read(briefs.database()).unwrap();
    for command in commands(&briefs) {
        run(command).await.assert_failed(&["briefs.db", "newer", "9999"]);
        assert_eq!(fs::read(briefs.database()).unwrap(), before);
    }
    let check = briefs.run(&["check"]);
    assert!(check.code == Some(1) && check.stdout.contains("newer"), "{}", check.stdout);
}

/// Made by something else that also uses SQLite, or by this program in another line of its history.
#[tokio::test]
async fn a_database_of_another_program_is_left_as_it_is() {
    for (statements, words) in [
        (
            &["CREATE TABLE albums (id INTEGER PRIMARY KEY)"][..],
            "not a database of briefs",
        ),
        (
            &[
                "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL, installed_on TIMESTAMP, success BOOLEAN NOT NULL, checksum BLOB NOT NULL, execution_time BIGINT NOT NULL)",
                "INSERT INTO _sqlx_migrations VALUES (20230101, 'albums', NULL, 1, x'00', 0)",
            ],
            "not a database of briefs",
        ),
    ] {
        let briefs = Briefs::new();
        fs::create_dir_all(briefs.data()).unwrap();
        fs::File::create(briefs.database()).unwrap();
        assert_refused_untouched(briefs, statements, words).await;
    }
    assert_refused_untouched(
        paper(),
        &["UPDATE _sqlx_migrations SET checksum = x'00' WHERE version = 2"],
        "its migration 2 is not this program's",
    )
    .await;
}

async fn assert_refused_untouched(briefs: Briefs, statements: &[&'static str], words: &str) {
    let mut connection = connect(&briefs).await;
    for statement in statements {
        sqlx::query(*statement).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
    let before = fs::read(briefs.database()).unwrap();
    for command in commands(&briefs) {
        run(command).await.assert_failed(&["briefs.db", words]);
        assert_eq!(fs::read(briefs.database()).unwrap(), before);
    }
    let check = briefs.run(&["check"]);
    assert!(check.code == Some(1) && check.stdout.contains(words), "{}", check.stdout);
}

/// Waits as long as the store's patience: no command may hang, and none may do half.
#[tokio::test]
async fn a_database_another_process_is_writing_to_is_left_as_it_is() {
    let briefs = paper();
    let before = fs::read(briefs.database()).unwrap();
    let mut connection = connect(&briefs).await;
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut connection).await.unwrap();
    let import = commands(&briefs).pop().unwrap();
    run(import).await.assert_failed(&["briefs.db", "another process", "stop"]);
    assert_eq!(fs::read(briefs.database()).unwrap(), before);
    sqlx::query("ROLLBACK").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    assert_eq!(
        briefs.import(&briefs.stories([])).last_line(),
        "imported: 1 new, 0 updated, 1 unchanged, 0 skipped"
    );
}

/// Held so that not even readers get in, as a restore or a repair does: with the older kind of journal.
#[tokio::test]
async fn a_database_another_process_holds_for_itself_is_left_as_it_is() {
    let briefs = paper();
    let mut connection = connect(&briefs).await;
    sqlx::query("PRAGMA journal_mode = DELETE")
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    // Not later: a process that closes a file gives up its own locks on it.
    let before = fs::read(briefs.database()).unwrap();
    let mut connection = connect(&briefs).await;
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut connection).await.unwrap();
    let serve = commands(&briefs).remove(0);
    run(serve).await.assert_failed(&["briefs.db", "another process", "stop"]);
    assert_eq!(fs::read(briefs.database()).unwrap(), before);
}

#[test]
fn a_database_that_may_not_be_written_is_left_as_it_is() {
    let mode = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    for (file, folder) in [(0o444, 0o777), (0o444, 0o555)] {
        let briefs = paper();
        let before = fs::read(briefs.database()).unwrap();
        for mut command in commands(&briefs) {
            mode(briefs.folder.path(), 0o755);
            mode(&briefs.database(), file);
            mode(&briefs.data(), folder);
            if may_write_anyway(&briefs.database()) {
                command = as_nobody(&briefs, &command);
            }
            let run = Run::of(command);
            mode(&briefs.data(), 0o755);
            run.assert_failed(&["briefs.db"]);
            assert!(
                run.stderr.contains("read-only") || run.stderr.contains("permissions"),
                "{}",
                run.stderr
            );
            assert_eq!(fs::read(briefs.database()).unwrap(), before);
        }
    }
}

/// Root may.
fn may_write_anyway(path: &Path) -> bool {
    fs::OpenOptions::new().append(true).open(path).is_ok()
}

/// The same command by a user who has no rights, and who may not enter the folder the program was built in.
fn as_nobody(briefs: &Briefs, command: &Command) -> Command {
    let program = briefs.folder.path().join("briefs");
    if !program.exists() && fs::hard_link(command.get_program(), &program).is_err() {
        fs::copy(command.get_program(), &program).unwrap();
    }
    let mut copy = Command::new(program);
    copy.args(command.get_args())
        .env_clear()
        .uid(65_534)
        .gid(65_534)
        .current_dir("/");
    copy
}
