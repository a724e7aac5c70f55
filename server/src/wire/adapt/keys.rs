//! What an entry is known again by.

use sha2::{Digest, Sha256};
use url::Url;

use super::words::Words;
use crate::{
    config::SourceConfig,
    stories::hex,
    wire::{address, fingerprint, item::RawItem, sanitise::Clean},
};

/// A shorter text says too little to be recognised by.
const TELLING_WORDS: u32 = 12;

/// What an entry is known again by, the most telling first.
pub(super) struct Keys {
    pub(super) own: Vec<[u8; 32]>,
    pub(super) shared: Vec<[u8; 32]>,
}

impl Keys {
    /// `link` is the original's address, where it is this entry's alone.
    pub(super) fn of(item: &RawItem, source: &SourceConfig, link: Option<&Url>, words: &Words, clean: &Clean) -> Self {
        let id = source.id.as_str();
        let address = link.map(address::canonical);
        let text = (clean.words >= TELLING_WORDS).then(|| hex(&fingerprint::text(&words.headline, &clean.text)));
        let guid = item.guid.as_deref().and_then(|guid| address::key_of_guid(id, guid));
        let mut own: Vec<[u8; 32]> = [
            guid.map(|guid| key(&["guid", &guid])),
            address.as_deref().map(|address| key(&["url", id, address])),
            text.as_deref().map(|text| key(&["text", id, text])),
        ]
        .into_iter()
        .flatten()
        .collect();
        if own.is_empty() {
            // An entry that brings none of these is known by its headline alone.
            own.push(key(&["headline", id, &words.headline]));
        }
        let shared = [
            address.as_deref().map(|address| key(&["url", "", address])),
            text.as_deref()
                .filter(|_| clean.words >= 2 * TELLING_WORDS)
                .map(|text| key(&["text", "", text])),
        ];
        Self {
            own,
            shared: shared.into_iter().flatten().collect(),
        }
    }
}

fn key(parts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        // Lengths first: no two lists of parts are the same bytes.
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}
