//! The program killed at any moment, and a disk that is full: what was acknowledged is there, nothing is there by half, and the next run
//! goes on.

use std::{
    fmt::Write as _,
    fs,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};

use super::{Briefs, Run, Serving, bare};
use crate::story::Story;

const SOURCE: &str = "[[sources]]\nid = \"alpha\"\nname = \"Alpha\"\nurl = \"https://alpha.example/feed.xml\"\nlang = \"en\"\nsection = \"world\"\n";
/// Of each command; together a hundred.
const KILLS: u32 = 50;
/// Stories that are imported together, in two languages each.
const TOGETHER: u32 = 4;
const ITEMS: u32 = 40;

/// Kills a run after a while, unless it has ended by then: whether it was done.
fn kill_after(child: &mut Child, time: Duration) -> bool {
    thread::sleep(time);
    // SIGKILL: nothing of the program runs any more.
    let _ = child.kill();
    child.wait().unwrap().success()
}

fn spawned(mut command: Command) -> Child {
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Longer than a run takes here and now, so that some are done.
fn a_run(command: Command) -> Duration {
    let began = std::time::Instant::now();
    Run::of(command).assert_done();
    began.elapsed() * 5 / 4
}

fn batch(briefs: &Briefs, number: u32) -> std::path::PathBuf {
    let folder = briefs.folder.path().join(format!("batch-{number}"));
    fs::create_dir_all(&folder).unwrap();
    for index in 0..TOGETHER {
        for lang in ["fr", "en"] {
            Story::new(&format!("s{number}-{index}"))
                .lang(lang)
                .body(&"Un paragraphe. ".repeat(50))
                .write(&folder);
        }
    }
    folder
}

/// How many articles there are whose story's id begins so.
async fn count(briefs: &Briefs, begin: &str) -> i64 {
    let sql = "SELECT count(*) FROM articles JOIN stories ON stories.id = articles.story_id WHERE stories.key LIKE";
    briefs.number(format!("{sql} '{begin}-%'")).await
}

fn assert_whole(briefs: &Briefs) {
    let check = briefs.run(&["check"]);
    check.assert_done();
    assert!(check.stdout.lines().all(|line| line.starts_with("ok: ")), "{}", check.stdout);
}

#[tokio::test]
async fn an_import_that_is_killed_has_taken_all_of_it_or_nothing_and_what_was_acknowledged_is_there() {
    let briefs = Briefs::new();
    let import = |number| {
        let folder = batch(&briefs, number);
        briefs.command(&["import", "stories", folder.to_str().unwrap()])
    };
    // A server reads all the time, and is none the worse.
    let serving: Serving = briefs.serve(&["--no-sample"]);
    let most = a_run(import(0));
    let mut random = StdRng::seed_from_u64(1);
    let mut done = vec![0];
    for number in 1..=KILLS {
        let time = most.mul_f64(random.random_range(0.0..1.0));
        if kill_after(&mut spawned(import(number)), time) {
            done.push(number);
        }
        assert_eq!(serving.get("/fr").status, 200);
    }
    for number in 0..=KILLS {
        let there = count(&briefs, &format!("s{number}")).await;
        let all = i64::from(2 * TOGETHER);
        assert!(
            there == all || there == 0 && !done.contains(&number),
            "{number}: {there} of {all}"
        );
    }
    for number in &done {
        assert_eq!(serving.get(&format!("/fr/monde/s{number}-0")).status, 200);
    }
    assert_whole(&briefs);
    Run::of(import(KILLS)).assert_done();
    assert_eq!(count(&briefs, &format!("s{KILLS}")).await, i64::from(2 * TOGETHER));
}

#[tokio::test]
async fn an_ingest_that_is_killed_goes_on_where_it_was_and_takes_nothing_twice() {
    let briefs = Briefs::configured(SOURCE);
    let feed = |number: u32| {
        let mut items = String::new();
        for index in 0..ITEMS {
            write!(
                items,
                "<item><title>Item {number} {index}</title><link>https://alpha.example/{number}/{index}</link><guid>{number}-{index}</guid>\
                 <pubDate>Wed, 19 Mar 2025 07:{index:02}:00 GMT</pubDate><description>Words of the item {number} {index}, {}.</description></item>",
                "and some more that nobody else has ".repeat(usize::try_from(index).unwrap() % 7 + 1)
            )
            .unwrap();
        }
        let path = briefs.folder.path().join(format!("feed-{number}.xml"));
        let text = format!(
            "<rss version=\"2.0\"><channel><title>Alpha</title><link>https://alpha.example/</link>{items}</channel></rss>"
        );
        fs::write(&path, text).unwrap();
        briefs.command(&["ingest", "--file", path.to_str().unwrap(), "--source", "alpha"])
    };
    let most = a_run(feed(0));
    let mut random = StdRng::seed_from_u64(2);
    for number in 1..=KILLS {
        let time = most.mul_f64(random.random_range(0.0..1.0));
        kill_after(&mut spawned(feed(number)), time);
    }
    assert_whole(&briefs);
    for number in 0..=KILLS {
        let run = Run::of(feed(number));
        run.assert_done();
        if number % 10 == 0 {
            let again = Run::of(feed(number));
            let line = again.last_line();
            assert!(line.starts_with("imported: 0 new, 0 updated"), "{line}");
        }
    }
    let articles = briefs.number("SELECT count(*) FROM articles".into()).await;
    let links = briefs.number("SELECT count(DISTINCT headline) FROM articles".into()).await;
    assert_eq!(
        (articles, links),
        (i64::from((KILLS + 1) * ITEMS), i64::from((KILLS + 1) * ITEMS))
    );
    assert_whole(&briefs);
}

#[tokio::test]
async fn a_disk_that_is_full_ends_an_import_with_a_sentence_and_leaves_what_was_there() {
    let briefs = Briefs::new();
    briefs.import(&batch(&briefs, 0)).assert_done();
    let folder = briefs.folder.path().join("large");
    fs::create_dir_all(&folder).unwrap();
    for index in 0..40 {
        Story::new(&format!("large-{index}"))
            .body(&format!("Paragraphe {index}. ").repeat(4_000))
            .write(&folder);
    }
    // No file may grow beyond a megabyte, and the program hears of it as of a full disk: blocks of 512 bytes (POSIX).
    let limited = Run::of({
        let program = bare(&[]);
        let mut command = Command::new("sh");
        command
            .args(["-c", "trap '' XFSZ; ulimit -f 2048; exec \"$0\" \"$@\""])
            .arg(program.get_program())
            .args(["import", "stories"])
            .arg(&folder)
            .arg("--data")
            .arg(briefs.data());
        command
    });
    assert_eq!(limited.code, Some(1), "{}{}", limited.stdout, limited.stderr);
    assert_eq!(limited.stderr.lines().count(), 1, "{}", limited.stderr);
    assert_eq!(count(&briefs, "s0").await, i64::from(2 * TOGETHER));
    assert_eq!(count(&briefs, "large").await, 0);
    assert_whole(&briefs);
    briefs.import(&folder).assert_done();
    assert_eq!(count(&briefs, "large").await, 40);
}
