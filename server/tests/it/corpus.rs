//! What outside sources may send, file by file: each of the fuzzers' corpus keeps what its target says of any input.
//!
//! `server/fuzz` has the fuzzers, which take in the files below, and the corpus: a file is named for what it shows, or for the fault
//! that was found with it.
//!
//! | file | what is there |
//! |---|---|
//! | `document`, `sanitise`, `dates`, `address`, `export` | the targets: what holds for any input |
//! | `harmless`, `browser` | what readers may be shown, as a browser reads it |

use std::{fs, path::Path};

mod address;
mod browser;
mod dates;
mod document;
mod export;
mod harmless;
mod sanitise;

/// A target's files hold, one by one; the last name printed is that of the one that does not.
fn replay(target: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        println!("{}", file.display());
        check(&fs::read(file).unwrap());
    }
}

#[test]
fn every_document_of_the_corpus_is_refused_or_fit_to_be_shown() {
    replay("document", document::check);
}

#[test]
fn every_html_of_the_corpus_is_harmless_once_it_is_cleaned() {
    replay("sanitise", sanitise::check);
}

#[test]
fn every_date_of_the_corpus_has_one_meaning() {
    replay("dates", dates::check);
}

#[test]
fn every_address_of_the_corpus_has_one_key() {
    replay("address", address::check);
}

#[test]
fn every_export_of_the_corpus_is_read_to_its_end() {
    replay("export", export::check);
}
