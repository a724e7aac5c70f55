//! A database that may be read and not written: a disk that the system has made read-only after a fault, say.

use std::time::Duration;

use server::store::Store;

use super::{Log, assert_running, import, jobs, passes, site};
use crate::{cli::Briefs, story::Story};

/// Makes every write of the store fail, or no more. Who is root may write whatever a file's permissions say, and what is open for writing
/// keeps its disk from becoming read-only: so SQLite itself is told, and answers as it would then (`SQLITE_READONLY`).
async fn may_write(store: &Store, may: bool) {
    let Store::Sqlite(database) = store else {
        panic!("SQLite is told")
    };
    let pragma = if may {
        "PRAGMA query_only = 0"
    } else {
        "PRAGMA query_only = 1"
    };
    sqlx::query(pragma).execute(database.writer()).await.unwrap();
}

#[tokio::test]
async fn while_the_database_may_not_be_written_pages_go_on_and_writes_say_so_and_then_all_is_as_before() {
    let (log, _listening) = Log::listen();
    let app = site([Story::new("a"), Story::new("b")]).await;
    let mut jobs = jobs(&app);
    let kept = app.get("/fr").await;
    may_write(&app.paper.store, false).await;
    for _ in 0..2 {
        assert!(app.get("/fr").await.body == kept.body);
        for target in [
            "/fr/monde/a",
            "/fr/monde",
            "/fr/search?q=titre",
            "/lite/fr",
            "/fr/feed.rss",
            "/api/v1/header/fr",
            "/readyz",
        ] {
            assert_eq!(app.get(target).await.status, 200, "{target}");
        }
    }
    let refused = import(&app, Story::new("c")).await.unwrap_err();
    assert!(refused.contains("may not be written: let the user"), "{refused}");
    assert_eq!(app.get("/fr/monde/c").await.status, 404);
    // A reader was counted above, and is to be written down.
    passes(Duration::from_mins(1)).await;
    log.says("views of the last minute are not counted").await;
    assert!(log.text().contains("the database may not be written"), "{}", log.text());
    assert_running(&mut jobs);

    may_write(&app.paper.store, true).await;
    import(&app, Story::new("c").headline("Après la panne")).await.unwrap();
    assert_eq!(app.get("/fr/monde/c").await.status, 200);
    assert!(app.get("/fr").await.text().contains("Après la panne"));
    assert_running(&mut jobs);
    assert!(!log.text().contains("panicked"), "{}", log.text());
}

/// The data folder on a disk that is read-only.
const READ_ONLY: &str = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\"";

#[test]
fn commands_say_that_the_disk_is_read_only_and_leave_all_as_it_was() {
    let briefs = Briefs::new();
    let folder = briefs.stories([Story::new("a").picture()]);
    briefs.import(&folder).assert_done();
    for words in [
        &["serve", "--addr", "127.0.0.1:0"][..],
        &["import", "stories", folder.to_str().unwrap()],
    ] {
        let Some(run) = briefs.run_among(READ_ONLY, words) else {
            return;
        };
        run.assert_failed(&["briefs.db", "the file or its folder is read-only"]);
    }
    let check = briefs.run_among(READ_ONLY, &["check"]).unwrap();
    assert!(
        check.stdout.contains("the file or its folder is read-only"),
        "{}",
        check.stdout
    );
    assert_eq!(
        briefs.import(&folder).last_line(),
        "imported: 0 new, 0 updated, 1 unchanged, 0 skipped"
    );
}
