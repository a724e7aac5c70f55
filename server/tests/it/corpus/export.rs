//! Any bytes as a WordPress export: reading ends, is the same in pieces, and goes on anywhere as if it had never stopped.

use std::io::{BufRead, BufReader, Cursor};

use server::wire::{
    sanitise::{Page, sanitise},
    wxr::{Entry, Mark, Reader, blocks},
};

use super::harmless::{Pictures, assert_harmless};

pub(crate) fn check(input: &[u8]) {
    let (entries, marks) = all(Reader::new(input));
    assert!(entries.len() <= input.len() + 2, "{} entries", entries.len());
    let offsets: Vec<u64> = marks.iter().map(|mark| mark.offset).collect();
    assert!(
        offsets.is_sorted() && offsets.last().is_none_or(|last| *last <= input.len() as u64),
        "{offsets:?}"
    );
    let in_pieces = BufReader::with_capacity(7, input);
    assert_eq!(all(Reader::new(in_pieces)).0, entries, "in pieces");
    // After a fault it knows more than the mark says.
    let sound = entries.iter().take_while(|entry| entry.is_ok()).count();
    let half = sound / 2;
    if half < sound {
        let rest = Reader::resume_at(Cursor::new(input), marks[half].clone()).expect("a place in it");
        assert_eq!(all(rest).0, entries[half + 1..], "from {:?}", marks[half]);
    }
    for entry in entries {
        if let Ok(Entry::Post(post)) = entry {
            let clean = sanitise(&blocks::html(&post.content).html, &Page::default());
            assert_harmless(&clean.html, Pictures::Marked);
        }
    }
}

type Entries = Vec<<Reader<&'static [u8]> as Iterator>::Item>;

/// Every entry, and where reading would go on after it.
fn all<R: BufRead>(mut reader: Reader<R>) -> (Entries, Vec<Mark>) {
    let (mut entries, mut marks) = (Vec::new(), Vec::new());
    while let Some(entry) = reader.next() {
        entries.push(entry);
        marks.push(reader.mark());
    }
    (entries, marks)
}
