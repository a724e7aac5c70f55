//! Push with the real program.

use super::{
    configuration,
    feed::{FERRY, HARVEST, Item},
    hub::{Asked, asked_of, feed},
    outside::{Answer, Outside},
    source,
};
use crate::cli::Briefs;

fn program() -> (Outside, Briefs) {
    let outside = Outside::start();
    outside.answers("/hub", Answer::new(202));
    let text = feed(&outside, &[Item::new("a").title("Ferry aground").text(FERRY)]);
    // Sent whole once, whoever asks first.
    outside.answers("/alpha.xml", Answer::of(text).header("etag", "\"one\""));
    let briefs = Briefs::configured(&configuration(&outside, &source("alpha", "")));
    (outside, briefs)
}

/// Waits for the hub to be asked.
fn asked_when_it_is(outside: &Outside) -> Asked {
    loop {
        if let Some(asked) = asked_of(outside, "/hub").pop() {
            return asked;
        }
        std::thread::yield_now();
    }
}

/// A single fetch has nobody at home whom a hub could ask back; the server does what it learned.
#[test]
fn the_program_fetches_subscribes_and_takes_in_what_is_pushed() {
    let (outside, briefs) = program();
    briefs.run(&["ingest"]).assert_done();
    assert!(outside.told("/hub").is_empty());
    let serving = briefs.serve(&["--no-sample"]);
    let asked = asked_when_it_is(&outside);
    let state = || briefs.run(&["sources"]).last_line().to_owned();
    assert!(
        state().ends_with("well; its hub has not confirmed that it pushes"),
        "{}",
        state()
    );
    assert_eq!(
        serving.get(&asked.question("subscribe", "lease_seconds=864000")).text(),
        "a<b>-7"
    );
    let until = state();
    let (_, until) = until.split_once("well; pushed until 20").expect("it is said until when");
    assert_eq!(until.len(), "25-03-19 10:00".len(), "{until}");
    let document = feed(&outside, &[Item::new("b").title("Harvest fails").text(HARVEST)]);
    assert_eq!(asked.pushes_to(&serving, &document).status, 202);
    while !serving.get("/en/world").text().contains("Harvest fails") {
        std::thread::yield_now();
    }
    let log = briefs.run(&["sources", "alpha"]).stdout;
    assert!(
        log.contains("pushes its news") && !log.contains(&asked.secret) && !log.contains(&asked.callback[8..]),
        "{log}"
    );
    serving.signal("TERM");
    assert_eq!(serving.ended().0.code(), Some(0));
}

#[test]
fn a_stop_waits_for_what_was_pushed() {
    let (outside, briefs) = program();
    let serving = briefs.serve(&["--no-sample"]);
    let asked = asked_when_it_is(&outside);
    let document = feed(&outside, &[Item::new("b").title("Harvest fails").text(HARVEST)]);
    assert_eq!(asked.pushes_to(&serving, &document).status, 202);
    serving.signal("TERM");
    assert_eq!(serving.ended().0.code(), Some(0));
    let serving = briefs.serve(&["--no-sample"]);
    assert!(serving.get("/en/world").text().contains("Harvest fails"));
}
