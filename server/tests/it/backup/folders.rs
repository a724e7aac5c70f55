//! What a restore finds in the place of folders, and what it makes.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use super::{back_up, beside, paper, tree};
use crate::cli::{Briefs, Run};

/// Nothing can be renamed to it, which was found out when everything was unpacked.
#[test]
fn a_disk_in_the_place_of_the_pictures_is_said_before_anything_is_unpacked() {
    let (briefs, other) = (paper(), Briefs::new());
    let file = beside(&briefs, "a.backup");
    back_up(&briefs, &file).assert_done();
    fs::create_dir_all(other.data().join("media")).unwrap();
    let words = ["restore", file.to_str().unwrap()];
    for mounts in ["mount -t tmpfs none \"$0/media\"", "mount --bind \"$0/media\" \"$0/media\""] {
        let Some(run) = other.run_among(mounts, &words) else { return };
        run.assert_failed(&["media", "is a mount", "unmount it"]);
        assert_eq!(tree(&other.data()), [other.data().join("media")]);
    }
    // The data folder itself may be one.
    let mounted = other.run_among("mount --bind \"$0\" \"$0\" && mount -o remount,bind \"$0\"", &words);
    mounted.unwrap().assert_done();
    other.run(&["check"]).assert_done();
}

/// By path within a data folder.
fn modes(data: &Path) -> Vec<(PathBuf, u32)> {
    let mut paths = tree(data);
    paths.push(data.to_owned());
    let own = paths
        .into_iter()
        .filter(|path| path.is_dir() || path.parent().is_some_and(|folder| folder.ends_with("media")));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let mut modes: Vec<_> = own
        .map(|path| (path.strip_prefix(data).unwrap().to_owned(), mode(&path)))
        .collect();
    modes.sort();
    modes
}

/// Whoever may enter them is the operator's to say, by the user's mask; the database and the configuration are their owner's alone.
#[test]
fn folders_and_pictures_of_a_restore_may_be_read_by_whom_those_of_the_first_start_may() {
    for mask in ["022", "027", "077"] {
        let masked = |command: &Command| {
            let mut masked = Command::new("sh");
            masked.args(["-c", "umask $0; exec \"$@\"", mask]);
            masked.arg(command.get_program()).args(command.get_args());
            Run::of(masked)
        };
        let (one, other) = (Briefs::new(), Briefs::new());
        let stories = one.stories([crate::story::Story::new("a").picture()]);
        masked(&one.command(&["import", "stories", stories.to_str().unwrap()])).assert_done();
        let file = beside(&one, "a.backup");
        back_up(&one, &file).assert_done();
        masked(&other.command(&["restore", file.to_str().unwrap()])).assert_done();
        let made = modes(&other.data());
        assert_eq!(made, modes(&one.data()), "{mask}");
        assert_eq!(made.len(), 3, "{made:?}");
        let database = fs::metadata(other.database()).unwrap().permissions().mode();
        assert_eq!(database & 0o777, 0o600);
    }
}
