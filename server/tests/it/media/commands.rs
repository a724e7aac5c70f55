//! Commands of a paper whose pictures are in a bucket.

use std::{fs, ops::ControlFlow, process::Command};

use axum::http::Method;
use server::media::{
    Media,
    transfer::{TransferError, transfer},
};
use tempfile::TempDir;

use super::{
    folder,
    s3::{self, Fault, S3},
};
use crate::{
    cli::{Briefs, Run, Serving},
    story::{Story, png},
};

fn with(mut command: Command, s3: &S3) -> Command {
    command.envs(s3.variables());
    command
}

fn run(briefs: &Briefs, s3: &S3, words: &[&str]) -> Run {
    Run::of(with(briefs.command(words), s3))
}

fn illustrated(briefs: &Briefs) -> String {
    let stories = (0..5).map(|number| Story::new(&format!("s{number}")).picture());
    briefs.stories(stories).to_str().unwrap().to_owned()
}

#[test]
fn pictures_go_to_the_bucket_and_check_finds_each_and_says_that_it_can_be_written() {
    let (briefs, s3) = (Briefs::new(), S3::start());
    run(&briefs, &s3, &["import", "stories", &illustrated(&briefs)]).assert_done();
    assert!(!briefs.data().join("media").exists(), "nothing is in the folder");
    let check = run(&briefs, &s3, &["check"]);
    check.assert_done();
    assert!(
        check
            .stdout
            .contains("ok: bucket: s3://pictures/news is listed, written and read")
            && check.stdout.contains("ok: pictures: all"),
        "{}",
        check.stdout
    );
    let names = s3.names();
    let name = names.iter().find(|name| name.contains(".png")).unwrap();
    s3.remove(name);
    let check = run(&briefs, &s3, &["check"]);
    assert_eq!(check.code, Some(1));
    assert!(
        check
            .stdout
            .contains("fault: pictures: 1 that the database names are not in s3://pictures/news")
            && check.stdout.contains(name),
        "{}",
        check.stdout
    );
}

#[test]
fn check_says_of_a_bucket_that_cannot_be_used_what_is_wrong() {
    let (briefs, s3) = (Briefs::new(), S3::start());
    for (fault, words) in [
        ((None, Fault::Says(403, "SignatureDoesNotMatch")), "media.secret_access_key"),
        (
            (Some(Method::PUT), Fault::Says(403, "AccessDenied")),
            "read and write objects",
        ),
        ((None, Fault::Says(404, "NoSuchBucket")), "make the bucket"),
        ((None, Fault::Says(500, "InternalError")), "is not reached"),
    ] {
        s3.fails(fault.0, fault.1);
        let check = run(&briefs, &s3, &["check"]);
        assert_eq!(check.code, Some(1), "{words}");
        let line = check.stdout.lines().find(|line| line.starts_with("fault: bucket: ")).unwrap();
        assert!(line.contains(words) && line.contains("s3://pictures/news"), "{line}");
        assert!(!check.stdout.contains(s3::SECRET) && !check.stderr.contains(s3::SECRET));
    }
}

#[test]
fn a_backup_has_the_pictures_of_the_bucket_and_a_restore_puts_them_into_another() {
    let (briefs, s3) = (Briefs::new(), S3::start());
    run(&briefs, &s3, &["import", "stories", &illustrated(&briefs)]).assert_done();
    let file = briefs.data().join("a.backup");
    let file = file.to_str().unwrap();
    let made = run(&briefs, &s3, &["backup", file]);
    made.assert_done();
    let (other, target) = (Briefs::new(), S3::start());
    // One that is there already is no obstacle.
    let names = s3.names();
    target.put(&names[0], s3.object(&names[0]).unwrap().0);
    let restored = run(&other, &target, &["restore", file]);
    restored.assert_done();
    assert_eq!(target.names(), names);
    assert!(
        target
            .names()
            .iter()
            .all(|name| target.object(name).unwrap().0 == s3.object(name).unwrap().0)
    );
    assert_eq!(target.asked(&Method::PUT), names.len() - 1);
    assert!(!other.data().join("media").exists());
    run(&other, &target, &["check"]).assert_done();
    // And into a folder, where nothing says otherwise.
    let third = Briefs::new();
    third.run(&["restore", file]).assert_done();
    assert_eq!(fs::read_dir(third.data().join("media")).unwrap().count(), names.len());
    third.run(&["check"]).assert_done();
}

#[test]
fn a_restore_into_a_bucket_that_fails_leaves_no_paper() {
    let (briefs, s3) = (Briefs::new(), S3::start());
    run(&briefs, &s3, &["import", "stories", &illustrated(&briefs)]).assert_done();
    let file = briefs.data().join("a.backup");
    run(&briefs, &s3, &["backup", file.to_str().unwrap()]).assert_done();
    let (other, target) = (Briefs::new(), S3::start());
    target.fails(Some(Method::PUT), Fault::Says(403, "AccessDenied"));
    run(&other, &target, &["restore", file.to_str().unwrap()]).assert_failed(&["s3://pictures/news", "AccessDenied"]);
    assert!(!other.data().exists(), "nothing was left behind");
    target.recovers();
    run(&other, &target, &["restore", file.to_str().unwrap()]).assert_done();
}

#[test]
fn a_paper_moves_its_pictures_to_a_bucket_and_back_and_twice_changes_nothing() {
    let (briefs, s3) = (Briefs::new(), S3::start());
    briefs.import(illustrated(&briefs).as_ref()).assert_done();
    let there = ["migrate-media", "folder", "s3://pictures/news"];
    let moved = run(&briefs, &s3, &there);
    moved.assert_done();
    assert!(moved.stdout.starts_with("copied: 5 pictures, "), "{}", moved.stdout);
    assert!(run(&briefs, &s3, &there).stdout.starts_with("copied: 0 pictures, 0 bytes"));
    assert_eq!(s3.asked(&Method::PUT), 5);
    run(&briefs, &s3, &["check"]).assert_done();
    let other = Briefs::new();
    let back = run(&other, &s3, &["migrate-media", "s3://pictures/news", "folder"]);
    back.assert_done();
    let files = |briefs: &Briefs| {
        let entries = fs::read_dir(briefs.data().join("media")).unwrap();
        let mut files: Vec<_> = entries
            .map(|entry| (entry.as_ref().unwrap().file_name(), fs::read(entry.unwrap().path()).unwrap()))
            .collect();
        files.sort();
        files
    };
    assert_eq!(files(&other), files(&briefs));
    for words in [
        ["folder", "folder"],
        ["s3://a-b-c", "s3://d-e-f"],
        ["folder", "http://a"],
        ["s3://KEY:S@x", "folder"],
    ] {
        run(&briefs, &s3, &["migrate-media", words[0], words[1]]).assert_failed(&["folder"]);
    }
}

#[tokio::test]
async fn a_move_that_was_broken_off_goes_on_and_leaves_damaged_pictures_out() {
    let (data, s3) = (TempDir::new().unwrap(), S3::start());
    let (from, to) = (folder(data.path()), s3.media());
    let mut names = Vec::new();
    for number in 0..20 {
        names.push(from.keep(png(&number.to_string()), "png").await.unwrap());
    }
    let damaged = from.path(&names[0]).unwrap();
    let whole = fs::read(&damaged).unwrap();
    fs::write(&damaged, b"half").unwrap();
    let stopped = transfer(&from, &to, |at| {
        if at.done > 3 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    })
    .await;
    assert!(matches!(stopped, Err(TransferError::Stopped)), "{stopped:?}");
    let go_on = async |from: &Media| transfer(from, &to, |_| ControlFlow::Continue(())).await;
    assert_eq!(go_on(&from).await.unwrap().damaged, names[..1]);
    assert_eq!(s3.names().len(), 19);
    fs::write(&damaged, whole).unwrap();
    let moved = go_on(&from).await.unwrap();
    assert_eq!((moved.sent, moved.before), (1, 19));
    // An object that was exchanged is not taken back.
    s3.put(&names[1], png("something else, of another length"));
    let back = folder(&data.path().join("back"));
    let moved = transfer(&to, &back, |_| ControlFlow::Continue(())).await.unwrap();
    assert_eq!((moved.sent, moved.damaged.as_slice()), (19, &names[1..2]));
}

#[test]
fn a_move_that_leaves_damaged_pictures_out_has_failed_and_names_them() {
    let (briefs, s3) = (Briefs::new(), S3::start());
    briefs.import(illustrated(&briefs).as_ref()).assert_done();
    let name = damage_one(&briefs);
    let moved = run(&briefs, &s3, &["migrate-media", "folder", "s3://pictures/news"]);
    moved.assert_failed(&["1 pictures are damaged", &name, "from a backup"]);
    assert_eq!(s3.names().len(), 4);
}

/// Of the folder: its name.
fn damage_one(briefs: &Briefs) -> String {
    let damaged = fs::read_dir(briefs.data().join("media")).unwrap().next().unwrap().unwrap();
    fs::write(damaged.path(), b"half").unwrap();
    damaged.file_name().into_string().unwrap()
}

#[test]
fn a_backup_with_a_damaged_picture_is_restored_but_for_that_and_it_is_named() {
    let briefs = Briefs::new();
    briefs.import(illustrated(&briefs).as_ref()).assert_done();
    let name = damage_one(&briefs);
    let file = briefs.data().join("a.backup");
    let file = file.to_str().unwrap();
    briefs.run(&["backup", file]).assert_done();
    let (in_bucket, s3) = (Briefs::new(), S3::start());
    let restored = run(&in_bucket, &s3, &["restore", file]);
    restored.assert_done();
    assert!(
        restored.stdout.contains(&format!("damaged: {name} ")) && restored.last_line().contains("5 articles, 4 pictures"),
        "{}",
        restored.stdout
    );
    assert_eq!(s3.names().len(), 4);
    assert!(!s3.names().contains(&name));
    // A folder has it as it was, and says the same.
    let in_folder = Briefs::new();
    let restored = in_folder.run(&["restore", file]);
    restored.assert_done();
    assert!(
        restored.stdout.contains(&format!("damaged: {name} ")) && restored.last_line().contains("5 articles, 5 pictures"),
        "{}",
        restored.stdout
    );
    assert_eq!(fs::read(in_folder.data().join("media").join(&name)).unwrap(), b"half");
}

#[test]
fn a_server_with_a_wrong_key_says_so_at_its_start_and_serves_pages() {
    let (briefs, s3) = (Briefs::new(), S3::start());
    run(&briefs, &s3, &["import", "stories", &illustrated(&briefs)]).assert_done();
    s3.fails(None, Fault::Says(403, "SignatureDoesNotMatch"));
    let serve = with(briefs.command(&["serve", "--addr", "127.0.0.1:0"]), &s3);
    let log = Serving::logged(serve, |serving| {
        assert_eq!(serving.get("/fr").status, 200);
        assert_eq!(serving.get(&format!("/media/{}", s3.names()[0])).status, 503);
    });
    assert!(log.contains("SignatureDoesNotMatch") && !log.contains(s3::SECRET), "{log}");
}

#[test]
fn an_empty_paper_is_not_filled_where_its_pictures_cannot_be_kept() {
    let (briefs, s3) = (Briefs::new(), S3::start());
    s3.fails(None, Fault::Says(403, "InvalidAccessKeyId"));
    run(&briefs, &s3, &["serve", "--addr", "127.0.0.1:0"]).assert_failed(&[
        "s3://pictures/news",
        "InvalidAccessKeyId",
        "media.access_key_id",
    ]);
}
