//! The words of the command line.

use super::{Briefs, Run, bare};

#[test]
fn wrong_words_end_with_2_and_what_would_be_right() {
    let briefs = Briefs::new();
    for words in [
        &["prnt"][..],
        &["serve", "--adr", "x"],
        &["serve", "--addr", "here"],
        &["serve", "--now", "yesterday"],
        &["import"],
        &["import", "stories"],
        &["import", "storys", "x"],
    ] {
        let run = briefs.run(words);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{words:?}");
        assert!(run.stderr.contains("--help"), "{words:?}: {}", run.stderr);
        assert!(!briefs.data().exists(), "{words:?} leave nothing behind");
    }
    let now = briefs.run(&["serve", "--now", "yesterday"]);
    assert!(now.stderr.contains("2025-03-19T10:00:00+01:00"), "an example: {}", now.stderr);
}

#[test]
fn no_words_at_all_show_the_help() {
    let run = Run::of(bare(&[]));
    assert_eq!(run.code, Some(2));
    for word in ["serve", "import", "check"] {
        assert!(run.stderr.contains(word), "{}", run.stderr);
    }
}

#[test]
fn help_and_version_are_no_failures() {
    for words in [
        &["--help"][..],
        &["--version"],
        &["serve", "--help"],
        &["import", "stories", "--help"],
    ] {
        let run = Run::of(bare(words));
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{words:?}");
        assert!(run.stdout.contains("briefs") || run.stdout.contains("--data"), "{words:?}");
    }
}
