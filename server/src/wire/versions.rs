//! Entries of one document that are one item: the latest stands for all, so that the document says the same however often it comes.

use std::collections::{HashMap, HashSet};

use url::Url;

use super::{adapt::Draft, address, item::RawItem};

/// Takes guids off entries that cannot all be one item: some feeds give every entry the same (their own address, a zero). Entries that
/// lead to one address, or nowhere, may still be versions of one another.
pub(super) fn forget_guids_of_many(items: &mut [RawItem]) {
    let address = |item: &RawItem| {
        let url = item.link.as_deref().and_then(|link| Url::parse(link).ok());
        url.map(|url| address::canonical(&url))
    };
    let mut addresses: HashMap<String, String> = HashMap::new();
    let mut of_many: HashSet<String> = HashSet::new();
    for item in &*items {
        let (Some(guid), Some(own)) = (&item.guid, address(item)) else {
            continue;
        };
        if *addresses.entry(guid.clone()).or_insert_with(|| own.clone()) != own {
            of_many.insert(guid.clone());
        }
    }
    for item in items {
        item.guid.take_if(|guid| of_many.contains(guid));
    }
}

/// Of drafts that have a key within their source in common only the latest, which then has the keys of all. What is taken back stays as
/// it is. The order is kept; of versions with one time it decides nothing, their texts do.
pub(super) fn latest(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut standing: Vec<Option<Draft>> = Vec::with_capacity(drafts.len());
    let mut known: HashMap<[u8; 32], usize> = HashMap::new();
    for mut draft in drafts {
        if draft.is_withdrawn {
            standing.push(Some(draft));
            continue;
        }
        // One that has keys of several joins them.
        let mut same: Vec<usize> = draft.own_keys.iter().filter_map(|key| known.get(key).copied()).collect();
        same.sort_unstable();
        same.dedup();
        for other in same.into_iter().filter_map(|place| standing[place].take()) {
            draft = later(draft, other);
        }
        let place = standing.len();
        known.extend(draft.own_keys.iter().map(|key| (*key, place)));
        standing.push(Some(draft));
    }
    standing.into_iter().flatten().collect()
}

fn later(one: Draft, other: Draft) -> Draft {
    let when = |draft: &Draft| {
        let article = &draft.item.article;
        (article.updated.unwrap_or(article.published), draft.item.content)
    };
    let (mut later, earlier) = if when(&one) < when(&other) {
        (other, one)
    } else {
        (one, other)
    };
    for key in earlier.own_keys {
        if !later.own_keys.contains(&key) {
            later.own_keys.push(key);
            later.item.keys.push(key);
        }
    }
    later
}
