//! Imports that are ended before their end.

use std::{fs, ops::ControlFlow, path::Path};

use server::{
    config::Config,
    wordpress::{Archive, End, Paper, Sums},
};

use super::{Export, Item};
use crate::paper::{Paper as TestPaper, at};

/// More than two batches.
const POSTS: u64 = 120;
const MARK: &str = "wordpress-import.json";

fn export() -> Export {
    (1..=POSTS).fold(Export::default().with(Item::new(900).status("draft")), |export, id| {
        export.with(Item::new(id).category("monde", "Monde"))
    })
}

/// Imports until `batches` are written.
async fn import(paper: &TestPaper, file: &Path, batches: usize) -> (Sums, End, Vec<String>) {
    let config = Config::default();
    let archive = Archive::read(file, config.languages[0]).unwrap();
    let data = paper.folder.path();
    let importing = Paper::new(
        &config,
        &paper.sections,
        &paper.store,
        &paper.media,
        data,
        at("2025-01-01T00:00:00Z"),
    );
    let mut told = Vec::new();
    let mut left = batches;
    let tell = |line| {
        told.push(line);
        Ok(())
    };
    let done = |_| {
        left -= 1;
        if left == 0 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let (sums, end) = importing.import(&archive, None, tell, done).await.unwrap();
    (sums, end, told)
}

#[tokio::test]
async fn an_interrupted_import_goes_on_where_it_ended() {
    let paper = TestPaper::new().await;
    let file = paper.path("export.xml");
    fs::write(&file, export().text()).unwrap();
    let (sums, end, told) = import(&paper, &file, 1).await;
    assert_eq!((sums.new, end), (50, End::Stopped));
    assert_eq!(told, ["skipped: post 900 (Titre 900): it is a draft"]);
    assert!(paper.path(MARK).exists());
    let (sums, end, told) = import(&paper, &file, usize::MAX).await;
    assert_eq!((sums.new, sums.unchanged, sums.skipped, end), (120, 0, 1, End::Whole));
    // What was told is not told again.
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("note: an import of this file was ended before its end"),
        "{told:?}"
    );
    assert!(!paper.path(MARK).exists());
    let (sums, ..) = import(&paper, &file, usize::MAX).await;
    assert_eq!((sums.new, sums.unchanged, sums.skipped), (0, 120, 1));
}

/// What was committed before the mark was written is there just so.
#[tokio::test]
async fn a_mark_that_lags_behind_a_crash_costs_nothing_but_time() {
    let paper = TestPaper::new().await;
    let file = paper.path("export.xml");
    fs::write(&file, export().text()).unwrap();
    import(&paper, &file, 1).await;
    let first = fs::read(paper.path(MARK)).unwrap();
    import(&paper, &file, 1).await;
    fs::write(paper.path(MARK), first).unwrap();
    let paper = paper.opened_again().await;
    let (sums, ..) = import(&paper, &file, usize::MAX).await;
    assert_eq!((sums.new, sums.unchanged, sums.skipped), (70, 50, 1));
}

#[tokio::test]
async fn a_mark_of_another_file_or_a_broken_one_is_none() {
    let paper = TestPaper::new().await;
    let file = paper.path("export.xml");
    fs::write(&file, export().text()).unwrap();
    import(&paper, &file, 1).await;
    fs::write(&file, export().with(Item::new(500)).text()).unwrap();
    let (sums, ..) = import(&paper, &file, usize::MAX).await;
    assert_eq!((sums.new, sums.unchanged, sums.skipped), (71, 50, 1));
    fs::write(paper.path(MARK), "{\"file\":").unwrap();
    let (sums, ..) = import(&paper, &file, usize::MAX).await;
    assert_eq!((sums.new, sums.unchanged, sums.skipped), (0, 121, 1));
}
