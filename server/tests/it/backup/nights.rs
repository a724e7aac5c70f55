//! Backups that the running server makes by itself.

use std::fs;

use super::paper;
use crate::{
    cli::{Briefs, Serving},
    metrics::{DIRECTLY, Exposition},
};

const FOLDER: &str = "[backup]\nfolder = \"nights\"\nat = \"03:30\"\nkeep = 2\n";

/// Serves at that time until a line of the log holds these words; what the metrics say then.
fn served(briefs: &Briefs, now: &str, words: &str) -> Exposition {
    let mut serving = briefs.serve(&["--no-sample", "--now", now]);
    serving.wait_for_log(words);
    let figures = figures(&serving);
    serving.signal("TERM");
    assert!(serving.ended().0.success());
    figures
}

fn figures(serving: &Serving) -> Exposition {
    let reply = crate::http::send(serving.addr, &crate::http::request("GET", "/metrics", &[DIRECTLY])).unwrap();
    Exposition::parse(reply.text())
}

fn names(briefs: &Briefs) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(briefs.data().join("nights"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != ".briefs-lock")
        .collect();
    names.sort();
    names
}

fn with_nights() -> Briefs {
    let briefs = paper();
    fs::write(briefs.data().join("briefs.toml"), FOLDER).unwrap();
    briefs
}

#[test]
fn a_backup_that_was_missed_is_made_after_the_start_and_the_oldest_of_its_own_go() {
    let briefs = with_nights();
    let folder = briefs.data().join("nights");
    fs::create_dir(&folder).unwrap();
    for name in [
        "briefs-2025-03-10.backup",
        "briefs-2025-03-11.backup",
        "before.backup",
        "briefs-2025-03-01.backup.kept",
    ] {
        fs::write(folder.join(name), "").unwrap();
    }
    // A night that was cut off.
    fs::create_dir(folder.join(".briefs-night-Xyz123")).unwrap();
    fs::write(folder.join(".briefs-night-Xyz123/briefs.db"), "half").unwrap();
    let figures = served(&briefs, "2025-03-19T02:00:00+01:00", "the paper is backed up");
    assert_eq!(
        names(&briefs),
        [
            "before.backup",
            "briefs-2025-03-01.backup.kept",
            "briefs-2025-03-11.backup",
            // Yesterday's: today's time has not come.
            "briefs-2025-03-18.backup",
        ]
    );
    let made = figures.get("briefs_backup_last_success_timestamp_seconds", "").unwrap();
    assert!((1_742_346_000.0..1_742_346_600.0).contains(&made), "{made}");
    assert_eq!(figures.get("briefs_backup_failures_total", ""), Some(0.0));

    let other = Briefs::new();
    let file = folder.join("briefs-2025-03-18.backup");
    super::restore(&other, &file).assert_done();
    let check = briefs.run(&["check"]);
    check.assert_done();
    assert!(check.stdout.contains("ok: backups: the newest of 2 in "), "{}", check.stdout);
}

#[test]
fn what_is_there_is_not_made_again() {
    let briefs = with_nights();
    let folder = briefs.data().join("nights");
    served(&briefs, "2025-03-19T04:00:00+01:00", "the paper is backed up");
    let file = folder.join("briefs-2025-03-19.backup");
    let before = fs::metadata(&file).unwrap().modified().unwrap();
    let serving = briefs.serve(&["--no-sample", "--now", "2025-03-19T05:00:00+01:00"]);
    // The job has looked by the time it is told to stop.
    serving.signal("TERM");
    assert!(serving.ended().0.success());
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), before);
    assert_eq!(names(&briefs), ["briefs-2025-03-19.backup"]);
}

/// Each would delete the other's as its own that are too old.
#[test]
fn a_folder_is_one_servers_alone_for_as_long_as_it_runs() {
    let (one, other) = (paper(), paper());
    let folder = one.data().parent().unwrap().join("shared");
    let toml = format!("[backup]\nfolder = \"{}\"\n", folder.display());
    for briefs in [&one, &other] {
        fs::write(briefs.data().join("briefs.toml"), &toml).unwrap();
    }
    let now = ["--no-sample", "--now", "2025-03-19T10:00:00+01:00"];
    let mut first = one.serve(&now);
    first.wait_for_log("the paper is backed up");
    let mut second = other.serve(&now);
    second.wait_for_log("is the backup folder of another server that runs: name another as backup.folder");
    assert_eq!(figures(&second).get("briefs_backup_failures_total", ""), Some(1.0));
    assert_eq!(second.get("/fr").status, 200);
    // However the first ends.
    first.signal("KILL");
    first.ended();
    second.signal("TERM");
    second.ended();
    let tomorrow = ["--no-sample", "--now", "2025-03-20T10:00:00+01:00"];
    let mut third = other.serve(&tomorrow);
    third.wait_for_log("the paper is backed up");
    third.signal("TERM");
    assert!(third.ended().0.success());
}

/// A file where the folder should be.
#[test]
fn a_backup_that_fails_is_an_error_in_the_log_and_a_figure_and_the_site_is_served() {
    let briefs = with_nights();
    fs::write(briefs.data().join("nights"), "").unwrap();
    let mut serving = briefs.serve(&["--no-sample"]);
    serving.wait_for_log("the paper is not backed up");
    let figures = figures(&serving);
    assert_eq!(figures.get("briefs_backup_failures_total", ""), Some(1.0));
    assert_eq!(figures.get("briefs_backup_last_success_timestamp_seconds", ""), Some(0.0));
    assert_eq!(serving.get("/fr").status, 200);
    assert_eq!(fs::read(briefs.data().join("nights")).unwrap(), b"");
    assert!(briefs.run(&["check"]).stdout.contains("fault: backups: cannot read "));
}

#[test]
fn without_a_folder_there_are_none_and_no_figures() {
    let briefs = paper();
    let serving = briefs.serve(&["--no-sample"]);
    let figures = figures(&serving);
    assert_eq!(figures.get("briefs_backup_failures_total", ""), None);
}

#[test]
fn a_faulty_configuration_of_them_names_line_key_and_mend() {
    for (toml, line, words) in [
        ("[backup]\nfolder = \"\"\n", 2, ["backup.folder", "name a folder"]),
        ("[backup]\nat = \"25:00\"\n", 2, ["backup.at", "\"03:30\""]),
        ("[backup]\nat = \"3:30\"\n", 2, ["backup.at", "\"03:30\""]),
        ("[backup]\nat = 03:30:00\n", 2, ["backup.at", "in quotes"]),
        ("[backup]\nfolder = \"b\"\nkeep = 0\n", 3, ["backup.keep", "1 or more"]),
        ("[backup]\nkeep = -1\n", 2, ["backup.keep", "1 or more"]),
        ("[backup]\nfoldr = \"b\"\n", 2, ["foldr", "expected"]),
    ] {
        let briefs = Briefs::configured(toml);
        let check = briefs.run(&["check"]);
        let place = format!("briefs.toml:{line}: ");
        assert!(
            check.code == Some(1) && check.stdout.contains(&place) && words.iter().all(|word| check.stdout.contains(word)),
            "{toml}: {}",
            check.stdout
        );
        briefs
            .run(&["serve", "--addr", "127.0.0.1:0"])
            .assert_failed(&[&place, words[0], words[1]]);
    }
}
