//! What `briefs ingest` over 200 sources costs: whether those that hang hold up the others, and the most memory it takes.
//!
//! `cargo bench --package server --bench sources` (`make bench` runs it). The sources are on this machine, each at a host of its own; the
//! program is a process of its own, so that its time and memory are its own too.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]

use std::{
    fmt::Write as _,
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use server::store::Store;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use self::outside::{Outside, Source};

mod feeds;
mod outside;

/// Sources that answer, and those that don't.
const GOOD: usize = 150;
const BAD: usize = 50;
/// Runs with and without the bad ones, in turns; the median counts.
const ROUNDS: usize = 5;
/// Between two looks.
const LOOK: Duration = Duration::from_millis(10);

fn main() {
    let runtime = Runtime::new().unwrap();
    let good = || (0..GOOD).map(Source::Plain);
    // Half of them never answer, half send a byte now and then.
    let bad = (0..BAD).map(|number| {
        if number % 2 == 0 {
            Source::Silent(number)
        } else {
            Source::Dripping(number)
        }
    });
    let all: Vec<Source> = good().chain(bad).collect();
    let outside = Outside::start(&runtime);

    let (mut alone, mut beside) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        alone.push(until_in(&runtime, &outside, &all[..GOOD]));
        beside.push(until_in(&runtime, &outside, &all));
        println!(
            "sources  round {} of {ROUNDS}: {:.2} s, {:.2} s",
            round + 1,
            alone[round],
            beside[round]
        );
    }
    let (alone, beside) = (median(alone), median(beside));
    println!("sources  {GOOD} sources of {} items are in after {alone:.2} s", feeds::ITEMS);
    println!(
        "sources  the same beside {BAD} that hang {beside:.2} s   ratio {:.3}",
        beside / alone
    );

    for (what, source) in [
        ("text alone", Source::Plain as fn(usize) -> Source),
        ("with pictures", Source::Pictured),
    ] {
        let sources: Vec<Source> = (0..GOOD + BAD).map(source).collect();
        let paper = Paper::of(&outside, &sources);
        let began = Instant::now();
        let (memory, succeeded) = to_the_end(paper.ingest());
        let took = began.elapsed().as_secs_f64();
        assert!(succeeded, "all of them answer");
        println!(
            "sources  {} sources, {what}: most memory of the process {memory} MB, {took:.1} s",
            sources.len()
        );
    }
}

/// Seconds from the start of the program until every source that answers is in. Whoever hangs is not waited for.
fn until_in(runtime: &Runtime, outside: &Outside, sources: &[Source]) -> f64 {
    let paper = Paper::of(outside, sources);
    let began = Instant::now();
    let mut child = paper.ingest();
    while runtime.block_on(paper.taken_in()) < GOOD {
        if let Some(ended) = child.try_wait().unwrap() {
            assert!(
                ended.success() && runtime.block_on(paper.taken_in()) == GOOD,
                "it ended before all were in"
            );
        }
        sleep(LOOK);
    }
    let took = began.elapsed().as_secs_f64();
    let _ = child.kill();
    child.wait().unwrap();
    took
}

/// The most memory of a process in its whole life, in MB, as Linux counts it; and whether it ended with 0.
fn to_the_end(mut child: Child) -> (u64, bool) {
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    loop {
        let line = std::fs::read_to_string(&status).unwrap_or_default();
        let line = line.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        // A process that has ended says nothing any more.
        most = now.map_or(most, |kilobytes| kilobytes * 1024 / 1_000_000);
        if let Some(ended) = child.try_wait().unwrap() {
            return (most, ended.success());
        }
        sleep(LOOK);
    }
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}

/// An empty paper with sources.
struct Paper {
    folder: TempDir,
}

impl Paper {
    fn of(outside: &Outside, sources: &[Source]) -> Self {
        let mut text = "languages = [\"en\"]\n[wire]\nallow_this_machine = true\n".to_owned();
        for source in sources {
            let (name, url) = (source.name(), outside.address(source));
            write!(
                text,
                "[[sources]]\nid = \"{name}\"\nname = \"{name}\"\nurl = \"{url}\"\nsection = \"world\"\nlang = \"en\"\n"
            )
            .unwrap();
        }
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join("briefs.toml"), text).unwrap();
        Self { folder }
    }

    fn ingest(&self) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefs"));
        command.args(["ingest", "--data"]).arg(self.folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap()
    }

    /// Sources that have been taken in so far.
    async fn taken_in(&self) -> usize {
        count(&self.folder.path().join("briefs.db")).await.unwrap_or_default()
    }
}

/// `None` while the database is being made.
async fn count(database: &Path) -> Option<usize> {
    if !database.exists() {
        return None;
    }
    let store = Store::inspect_sqlite(database).await.ok()?;
    let states = store.feeds().await.unwrap_or_default();
    store.close().await;
    Some(states.iter().filter(|state| state.last_success.is_some()).count())
}
