//! Entries of one document that are one item: the latest stands for all, so that the document says the same however often it comes.

use std::collections::{HashMap, HashSet};

use url::Url;

use super::{adapt::Draft, address, fingerprint, item::RawItem, plain::plain, quoted::quoted};

/// An item and its edit stand in one document, rarely more: a guid with more texts than this is no item's.
const MOST_VERSIONS: usize = 2;
/// Keys of earlier versions that the latest is known by as well: a statement takes so many values, and any number of entries may have
/// one text.
const MOST_KEYS: usize = 50;

/// Takes guids off entries that cannot all be one item: some feeds give every entry the same (their own address, a zero). Those that lead
/// to one address, or nowhere, may still be versions of one another as long as they have no more than [`MOST_VERSIONS`] texts.
pub(super) fn forget_guids_of_many(source: &str, items: &mut [RawItem]) {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        if let Some(guid) = item.guid.as_deref().and_then(|guid| address::key_of_guid(source, guid)) {
            places.entry(guid).or_default().push(place);
        }
    }
    for places in places.into_values() {
        let one = places.iter().map(|&place| &items[place]);
        let addresses: HashSet<String> = one.clone().filter_map(address).collect();
        let is_of_many = addresses.len() > 1 || (places.len() > MOST_VERSIONS && texts(one) > MOST_VERSIONS);
        if is_of_many {
            for place in places {
                items[place].guid = None;
            }
        }
    }
}

fn address(item: &RawItem) -> Option<String> {
    let url = Url::parse(item.link.as_deref()?).ok()?;
    Some(address::canonical(&url))
}

/// How many different texts entries have, their headlines included.
fn texts<'a>(items: impl Iterator<Item = &'a RawItem>) -> usize {
    // What is taken back has no text, or an old one.
    let texts = items.filter(|item| !item.withdrawn).map(|item| {
        let text = item.content.as_deref().or(item.summary.as_deref()).unwrap_or_default();
        fingerprint::text(&plain(&item.title), &plain(text))
    });
    texts.collect::<HashSet<_>>().len()
}

/// Of drafts that have a key within their source in common, directly or by others between them, only the latest, which then has the keys
/// of all. The order is kept, a draft standing where its last version was. Of versions with one time it decides nothing, their texts do.
/// What is taken back stays as it is, and is there once. Beside them a sentence on what was left out.
///
/// Near linear in the number of keys.
pub(super) fn latest(drafts: Vec<Draft>) -> (Vec<Draft>, Option<String>) {
    let mut groups = Groups((0..drafts.len()).collect());
    let mut known: HashMap<[u8; 32], usize> = HashMap::new();
    for (place, draft) in drafts.iter().enumerate().filter(|(_, draft)| !draft.is_withdrawn) {
        for key in &draft.own_keys {
            groups.join(*known.entry(*key).or_insert(place), place);
        }
    }
    let mut versions: Vec<Vec<Draft>> = drafts.iter().map(|_| Vec::new()).collect();
    for (place, draft) in drafts.into_iter().enumerate() {
        versions[groups.last_with(place)].push(draft);
    }

    let mut standing = Vec::new();
    let mut taken_back: HashSet<[u8; 32]> = HashSet::new();
    let mut left_out = LeftOut::default();
    for versions in versions.into_iter().filter(|versions| !versions.is_empty()) {
        let draft = merged(versions, &mut left_out);
        if !draft.is_withdrawn {
            for key in &draft.own_keys {
                taken_back.remove(key);
            }
            standing.push(draft);
        } else if draft.own_keys.iter().filter(|key| taken_back.insert(**key)).count() > 0 {
            standing.push(draft);
        }
    }
    (standing, left_out.sentence())
}

/// Drafts by their places, joined to groups: each place leads to a later one of its group, the last one to itself.
struct Groups(Vec<usize>);

impl Groups {
    /// The last place of the group that `place` is in.
    fn last_with(&mut self, mut place: usize) -> usize {
        while self.0[place] != place {
            // Half as far the next time.
            self.0[place] = self.0[self.0[place]];
            place = self.0[place];
        }
        place
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.last_with(one), self.last_with(other));
        self.0[one.min(other)] = one.max(other);
    }
}

/// What was left out for a later version that says something else.
#[derive(Default)]
struct LeftOut {
    count: usize,
    headline: String,
}

impl LeftOut {
    fn sentence(self) -> Option<String> {
        let entries = match self.count {
            0 => return None,
            1 => "1 entry was taken for an earlier version".to_owned(),
            count => format!("{count} entries were taken for earlier versions"),
        };
        Some(format!(
            "{entries} of others in the same document and left out, such as one of “{}”: if they are articles of their own, each needs its own guid or link",
            quoted(&self.headline)
        ))
    }
}

/// The latest of the versions of an item, which are in order.
fn merged(mut versions: Vec<Draft>, left_out: &mut LeftOut) -> Draft {
    let when = |draft: &Draft| {
        let article = &draft.item.article;
        (article.updated.unwrap_or(article.published), draft.item.content)
    };
    let latest = (0..versions.len())
        .max_by_key(|&place| when(&versions[place]))
        .unwrap_or_default();
    let mut draft = versions.remove(latest);
    let others = versions
        .iter()
        .filter(|other| other.item.content != draft.item.content)
        .count();
    if others > 0 && left_out.count == 0 {
        left_out.headline.clone_from(&draft.item.article.headline);
    }
    left_out.count += others;
    let mut known: HashSet<[u8; 32]> = draft.own_keys.iter().copied().collect();
    // The later the more telling.
    let earlier = versions.iter().rev().flat_map(|version| &version.own_keys).copied();
    for key in earlier.filter(|key| known.insert(*key)).take(MOST_KEYS) {
        draft.own_keys.push(key);
        draft.item.keys.push(key);
    }
    draft
}

#[cfg(test)]
mod tests;
