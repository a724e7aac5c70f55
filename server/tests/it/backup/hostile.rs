//! Files that are no backups, or are made to do harm: refused with a sentence, and nothing is made.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::json;
use tar::EntryType;

use super::{
    archive::{self, Member},
    back_up, beside, paper, restore, tree,
};
use crate::cli::Briefs;

/// What is done to the members of a good one.
type Change = fn(&mut Vec<Member>);

/// Refused with these words, on one line; where it was to go there is nothing, not even the folder.
fn assert_refused(file: &Path, words: &[&str]) {
    let other = Briefs::new();
    restore(&other, file).assert_failed(words);
    let left = tree(other.data().parent().unwrap());
    assert_eq!(left, Vec::<PathBuf>::new(), "{words:?}");
}

fn picture(letter: &str) -> String {
    format!("media/{}.jpg", letter.repeat(32))
}

/// Puts a member before the list, and the list says so.
fn add(members: &mut Vec<Member>, member: Member) {
    members.insert(members.len() - 1, member);
    archive::list(members, |head| head["pictures"] = json!(2));
}

/// What is wrong, the words that it is refused with, and how it comes about.
const CASES: &[(&str, &[&str], Change)] = &[
    ("an absolute name", &["/etc/cron.d/x", "no part of a backup"], |members| {
        add(members, Member::new("/etc/cron.d/x", b"x"));
    }),
    ("a name that leads out", &["../x", "no part of a backup"], |members| {
        add(members, Member::new("../x", b"x"));
    }),
    ("a name that leads out of the pictures", &["no part of a backup"], |members| {
        add(members, Member::new("media/../../x.jpg", b"x"));
    }),
    ("a symbolic link", &["no plain file"], |members| {
        add(members, Member::new(&picture("f"), b"").of_kind(EntryType::Symlink));
    }),
    ("a hard link", &["no plain file"], |members| {
        add(members, Member::new(&picture("f"), b"").of_kind(EntryType::Link));
    }),
    ("a device", &["no plain file"], |members| {
        add(members, Member::new(&picture("f"), b"").of_kind(EntryType::Char));
    }),
    ("a folder", &["no plain file"], |members| {
        add(members, Member::new("media/", b"").of_kind(EntryType::Directory));
    }),
    ("a long name", &["no plain file"], |members| {
        add(
            members,
            Member::new("././@LongLink", b"../../x").of_kind(EntryType::GNULongName),
        );
    }),
    ("a name that the list does not have", &["its list does not name"], |members| {
        members.insert(members.len() - 1, Member::new(&picture("f"), b"x"));
    }),
    ("another name than the list has", &["where its list names"], |members| {
        let last = members.len() - 2;
        members[last].name = picture("f");
    }),
    (
        "a name that only the list has",
        &["its list names what is not in it"],
        |members| {
            members.remove(members.len() - 2);
        },
    ),
    ("a member twice", &["is there twice"], |members| {
        let again = members[members.len() - 2].clone();
        add(members, again);
    }),
    ("members in another order", &["not in its place"], |members| {
        add(members, Member::new("briefs.toml", b""));
    }),
    ("more pictures than it says", &["pictures", "by its list"], |members| {
        archive::list(members, |head| head["pictures"] = json!(7));
    }),
    ("a member that is too large", &["bytes", "by its list"], |members| {
        let last = members.len() - 2;
        members[last].bytes.push(0);
    }),
    ("a bit that has turned", &["not what it was", "SHA-256"], |members| {
        let last = members.len() - 2;
        members[last].bytes[5] ^= 1;
    }),
    (
        "a database that unpacks to more than it says",
        &["its database is not of the"],
        |members| {
            members[0].bytes = archive::packed(&vec![0; 50_000_000]);
            archive::list(members, |head| head["database_bytes"] = json!(4096));
        },
    ),
    ("a database that cannot be unpacked", &["cannot be unpacked"], |members| {
        let half = members[0].bytes.len() / 2;
        members[0].bytes.truncate(half);
        archive::list(members, |_| ());
    }),
    ("a database that is none", &["its database is not whole"], |members| {
        members[0].bytes = archive::packed(&[7; 8192]);
        archive::list(members, |head| head["database_bytes"] = json!(8192));
    }),
    ("a database with a hole", &["its database is not whole"], |members| {
        let mut database = archive::unpacked(&members[0].bytes);
        let middle = database.len() / 8192 * 4096;
        database[middle..middle + 16_384].fill(0xa5);
        members[0].bytes = archive::packed(&database);
        archive::list(members, |_| ());
    }),
    ("other articles than it says", &["articles", "by its list"], |members| {
        archive::list(members, |head| head["articles"] = json!(3));
    }),
    ("a newer format", &["newer version", "its format is 2"], |members| {
        archive::list(members, |head| *head = json!({"format": 2}));
    }),
    ("a newer migration", &["newer version", "its migration is 9999"], |members| {
        archive::list(members, |head| head["migration"] = json!(9999));
    }),
    ("a list that cannot be read", &["the first line of its list"], |members| {
        members.last_mut().unwrap().bytes = b"{]\n".to_vec();
    }),
    ("a list without lines", &["its list is empty"], |members| {
        members.last_mut().unwrap().bytes.clear();
    }),
    ("a line without an end", &["has no end"], |members| {
        members.last_mut().unwrap().bytes = vec![b' '; 1_000_000];
    }),
    ("no list", &["its end is missing"], |members| {
        members.pop();
    }),
    (
        "a configuration without an end",
        &["too large for a configuration"],
        |members| {
            members[1].bytes = vec![b'#'; 20_000_000];
            archive::list(members, |_| ());
        },
    ),
];

#[test]
fn a_backup_with_anything_wrong_in_it_is_refused() {
    let briefs = paper();
    let file = beside(&briefs, "good.backup");
    back_up(&briefs, &file).assert_done();
    let good = archive::read(&file);
    let bad = beside(&briefs, "bad.backup");
    for (what, words, change) in CASES {
        let mut members = good.clone();
        change(&mut members);
        archive::write(&bad, &members);
        println!("{what}");
        assert_refused(&bad, &[&["bad.backup"], *words].concat());
    }
    // What is put together in this way is good if nothing is done to it.
    archive::write(&bad, &good);
    restore(&Briefs::new(), &bad).assert_done();
}

#[test]
fn a_backup_that_is_cut_off_anywhere_or_followed_by_anything_is_refused() {
    let briefs = paper();
    let file = beside(&briefs, "good.backup");
    back_up(&briefs, &file).assert_done();
    let good = fs::read(&file).unwrap();
    let bad = beside(&briefs, "bad.backup");
    for length in [
        512,
        513,
        1024,
        good.len() / 2,
        good.len() - 1025,
        good.len() - 1024,
        good.len() - 512,
        good.len() - 1,
    ] {
        fs::write(&bad, &good[..length]).unwrap();
        assert_refused(&bad, &["bad.backup", "its end is missing"]);
    }
    for behind in [&b"x"[..], &[0; 512], &good] {
        fs::write(&bad, [&good, behind].concat()).unwrap();
        assert_refused(&bad, &["bad.backup", "something follows its end"]);
    }
}

#[test]
fn another_file_is_no_backup() {
    let briefs = paper();
    let bad = beside(&briefs, "bad.backup");
    let text = b"Dear editors, ".repeat(200);
    let mut other = Vec::new();
    tar::Builder::new(&mut other)
        .append_data(&mut tar::Header::new_gnu(), "letter.txt", std::io::empty())
        .unwrap();
    for bytes in [
        &b""[..],
        b"x",
        &text,
        &[0; 4096],
        &[0xff; 4096],
        &archive::packed(&text),
        &other,
    ] {
        fs::write(&bad, bytes).unwrap();
        assert_refused(&bad, &["bad.backup", "is not a backup of briefs", "briefs backup"]);
    }
    fs::copy(briefs.database(), &bad).unwrap();
    assert_refused(&bad, &["is not a backup of briefs"]);
    assert_refused(&briefs.data(), &["is not a backup of briefs"]);
    assert_refused(&beside(&briefs, "nowhere.backup"), &["cannot read", "nowhere.backup"]);
}
