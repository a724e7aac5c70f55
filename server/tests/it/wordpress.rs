//! `briefs import wxr` and `briefs import opml`: a site that moves here, with its pictures and its addresses.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::cli::{Briefs, Run};

mod addresses;
mod articles;
mod broken;
mod export;
mod opml;
mod resume;

use export::{Export, Item};

/// A paper that says when it is empty.
const CONFIG: &str = "languages = [\"fr\", \"en\"]\n";

fn paper() -> Briefs {
    Briefs::configured(CONFIG)
}

/// Beside the data folder.
fn beside(briefs: &Briefs, name: &str) -> PathBuf {
    briefs.data().with_file_name(name)
}

fn write(briefs: &Briefs, export: impl AsRef<[u8]>) -> PathBuf {
    let file = beside(briefs, "export.xml");
    fs::write(&file, export).unwrap();
    file
}

fn import(briefs: &Briefs, export: impl AsRef<[u8]>) -> Run {
    let file = write(briefs, export);
    briefs.run(&["import", "wxr", file.to_str().unwrap()])
}

fn import_with(briefs: &Briefs, export: impl AsRef<[u8]>, uploads: &Path) -> Run {
    let file = write(briefs, export);
    briefs.run(&[
        "import",
        "wxr",
        file.to_str().unwrap(),
        "--uploads",
        uploads.to_str().unwrap(),
    ])
}

fn imported(new: u32, updated: u32, unchanged: u32, skipped: u32) -> String {
    format!("imported: {new} new, {updated} updated, {unchanged} unchanged, {skipped} skipped")
}
