//! A backup taken apart and put together again by hand, rightly or wrongly.

use std::{fmt::Write as _, fs, io::Read as _, path::Path};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tar::{Archive, EntryType, Header};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) name: String,
    pub(super) kind: EntryType,
    pub(super) bytes: Vec<u8>,
}

impl Member {
    pub(super) fn new(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.into(),
            kind: EntryType::Regular,
            bytes: bytes.into(),
        }
    }

    pub(super) fn of_kind(mut self, kind: EntryType) -> Self {
        self.kind = kind;
        self
    }
}

pub(super) fn read(file: &Path) -> Vec<Member> {
    let mut archive = Archive::new(fs::File::open(file).unwrap());
    archive
        .entries()
        .unwrap()
        .map(|entry| {
            let mut entry = entry.unwrap();
            let mut member = Member::new(entry.path().unwrap().to_str().unwrap(), &[]);
            entry.read_to_end(&mut member.bytes).unwrap();
            member
        })
        .collect()
}

/// Names as they are: the crate's own way refuses those that lead elsewhere.
pub(super) fn write(file: &Path, members: &[Member]) {
    let mut bytes = Vec::new();
    for member in members {
        let mut header = Header::new_gnu();
        header.as_old_mut().name[..member.name.len()].copy_from_slice(member.name.as_bytes());
        header.set_entry_type(member.kind);
        header.set_size(member.bytes.len() as u64);
        header.set_mode(0o600);
        header.set_cksum();
        bytes.extend_from_slice(header.as_bytes());
        bytes.extend_from_slice(&member.bytes);
        bytes.resize(bytes.len().next_multiple_of(512), 0);
    }
    bytes.extend_from_slice(&[0; 1024]);
    fs::write(file, bytes).unwrap();
}

/// Makes the list say what is there, and `change` in its first line.
pub(super) fn list(members: &mut [Member], change: impl FnOnce(&mut Value)) {
    let (list, others) = members.split_last_mut().unwrap();
    let head = list.bytes.split(|byte| *byte == b'\n').next().unwrap();
    let mut head: Value = serde_json::from_slice(head).unwrap();
    change(&mut head);
    let mut text = format!("{head}\n");
    for Member { name, bytes, .. } in others {
        let sha256 = Sha256::digest(&bytes).iter().fold(String::new(), |mut digits, byte| {
            write!(digits, "{byte:02x}").unwrap();
            digits
        });
        text += &json!({"name": name, "bytes": bytes.len(), "sha256": sha256}).to_string();
        text.push('\n');
    }
    list.bytes = text.into_bytes();
}

pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    std::io::Write::write_all(&mut packed, bytes).unwrap();
    packed.finish().unwrap()
}

pub(super) fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut unpacked = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut unpacked).unwrap();
    unpacked
}
