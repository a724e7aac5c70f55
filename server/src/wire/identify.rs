//! Which article an item is: a new one, another version of one that is here, or the same text from another source.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::{
    adapt::Draft,
    address,
    cluster::{Member, in_order},
    near::{Signature, is_same},
};
use crate::{
    revisions,
    store::{Candidate, Intake, Key, NewItem, OnCard, Sought, Standing, StoreError, Wording},
};

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was not here.
    New,
    /// It was here in another version, which is now a revision.
    Updated,
    /// It was here just so, or in a later version.
    Unchanged,
    /// Its source took it back.
    Withdrawn,
}

/// The operator's order of sources, by id.
pub type Order = HashMap<String, u32>;

/// What identity is judged by, of a draft that has become an item.
#[derive(Debug, Clone)]
pub struct Marks {
    own: Vec<Key>,
    shared: Vec<Key>,
    is_withdrawn: bool,
}

impl From<&Draft> for Marks {
    fn from(draft: &Draft) -> Self {
        Self {
            own: draft.own_keys.clone(),
            shared: draft.shared_keys.clone(),
            is_withdrawn: draft.is_withdrawn,
        }
    }
}

/// Items of a round at most: a statement takes so many values, and a round's texts are in memory twice.
const ROUND: usize = 100;

/// The same words of one source so far apart are two articles, unless something else says that they are one. A daily column comes a few
/// minutes early now and then.
const SAME_TIME: SignedDuration = SignedDuration::from_hours(12);

/// Takes one source's items in, in their order. `order` is the operator's order of sources, for ties.
pub async fn identify(intake: &mut Intake, items: &[(Marks, NewItem)], order: &Order) -> Result<Vec<Outcome>, StoreError> {
    let mut outcomes = Vec::with_capacity(items.len());
    while let Some(rest) = items.get(outcomes.len()..).filter(|rest| !rest.is_empty()) {
        outcomes.extend(round(intake, &rest[..strangers(rest)], order).await?);
    }
    Ok(outcomes)
}

/// How many of the first items have no key of their own in common: what is looked up for all of them is not changed by any.
fn strangers(items: &[(Marks, NewItem)]) -> usize {
    let mut seen: HashSet<&Key> = HashSet::new();
    let first = items.iter().take(ROUND).take_while(|(marks, _)| {
        let is_stranger = !marks.own.iter().any(|key| seen.contains(key));
        seen.extend(&marks.own);
        is_stranger
    });
    first.count()
}

/// An item beside what is here.
struct Compared<'a> {
    item: &'a NewItem,
    /// The article it is, by a key of its own.
    standing: Option<&'a Standing>,
    /// The article of another source that has a key in common with it.
    shared: Option<&'a Standing>,
    outcome: Outcome,
    is_withdrawn: bool,
}

/// Compares the first of the items: all of them, or those before one that is the same article as another before it.
fn compare<'a>(
    items: &'a [(Marks, NewItem)],
    known: &HashMap<Key, i64>,
    standing: &'a HashMap<i64, Standing>,
) -> Vec<Compared<'a>> {
    let by = |keys: &[Key]| keys.iter().find_map(|key| standing.get(known.get(key)?));
    let mut articles = HashSet::new();
    let compared = items.iter().map(|(marks, item)| {
        let by_first = marks.own.first().is_some_and(|key| known.contains_key(key));
        let standing = by(&marks.own).filter(|standing| by_first || marks.is_withdrawn || !is_another_time(item, standing));
        Compared {
            item,
            standing,
            shared: by(&marks.shared),
            outcome: outcome(marks, item, standing),
            is_withdrawn: marks.is_withdrawn,
        }
    });
    compared
        .take_while(|one| one.standing.is_none_or(|standing| articles.insert(standing.id)))
        .collect()
}

/// Whether an item that is known neither by its identifier nor by its address is what its source prints anew: a column with the same
/// words each day is another article each day. Without two dates that can be believed it is the one that is here.
fn is_another_time(item: &NewItem, standing: &Standing) -> bool {
    let key = |url: &str| Url::parse(url).ok().map(|url| address::canonical(&url));
    let own = item.article.source.as_ref();
    let address = own.and_then(|source| key(&source.url).filter(|address| Some(address) != key(&source.homepage).as_ref()));
    let is_there = address.is_some() && address == standing.url.as_deref().and_then(key);
    let apart = item.article.published.duration_since(standing.published);
    !is_there && item.date_flag.is_none() && !standing.is_date_doubtful && apart.abs() > SAME_TIME
}

/// Items that are there as they were, with the keys that are new of them.
fn seen<'a>(compared: &[Compared<'a>], known: &HashMap<Key, i64>) -> (Vec<i64>, Vec<(i64, &'a Key)>) {
    let (mut ids, mut keys) = (Vec::new(), Vec::new());
    for one in compared {
        // What is taken back is not seen there.
        let is_there = one.outcome == Outcome::Unchanged && !one.is_withdrawn;
        if let Some(standing) = one.standing.filter(|_| is_there) {
            ids.push(standing.id);
            let unknown = one.item.keys.iter().filter(|key| !known.contains_key(*key));
            keys.extend(unknown.map(|key| (standing.id, key)));
        }
    }
    (ids, keys)
}

async fn round(intake: &mut Intake, items: &[(Marks, NewItem)], order: &Order) -> Result<Vec<Outcome>, StoreError> {
    let keys: Vec<&Key> = items
        .iter()
        .flat_map(|(marks, _)| marks.own.iter().chain(&marks.shared))
        .collect();
    let known = intake.known(&keys).await?;
    let ids: Vec<i64> = known.values().copied().collect();
    let standing = intake.standing(&ids).await?;
    let compared = compare(items, &known, &standing);

    let (ids, keys) = seen(&compared, &known);
    intake.seen(&ids, &keys).await?;
    let new: Vec<&NewItem> = compared
        .iter()
        .filter(|one| one.outcome == Outcome::New)
        .map(|one| one.item)
        .collect();
    let mut added = intake.add(&new).await?.into_iter();
    let mut changed: Vec<(i64, &Compared<'_>)> = Vec::new();
    for one in &compared {
        match (one.outcome, one.standing) {
            (Outcome::New, _) => changed.extend(added.next().map(|id| (id, one))),
            (Outcome::Updated, Some(standing)) => {
                revise(intake, standing, one.item).await?;
                changed.push((standing.id, one));
            }
            (Outcome::Withdrawn, Some(standing)) => intake.withdraw(standing.id).await?,
            _ => {}
        }
    }
    let sought: Vec<Sought<'_>> = changed.iter().map(|(id, one)| sought(*id, one.item)).collect();
    let candidates = intake.candidates(&sought).await?;
    for ((id, one), candidates) in changed.iter().zip(&candidates) {
        fold(intake, *id, one, candidates, order).await?;
    }
    Ok(compared.iter().map(|one| one.outcome).collect())
}

fn source_of(item: &NewItem) -> &str {
    item.article.source.as_ref().map_or("", |source| source.id.as_str())
}

fn sought(article: i64, item: &NewItem) -> Sought<'_> {
    Sought {
        article,
        source: source_of(item),
        lang: item.article.lang,
        published: item.article.published,
        bands: &item.bands,
    }
}

/// What is to become of an item.
fn outcome(marks: &Marks, item: &NewItem, standing: Option<&Standing>) -> Outcome {
    match standing {
        None if marks.is_withdrawn => Outcome::Unchanged,
        None => Outcome::New,
        Some(standing) if marks.is_withdrawn && standing.is_withdrawn => Outcome::Unchanged,
        Some(_) if marks.is_withdrawn => Outcome::Withdrawn,
        Some(standing) if standing.is_withdrawn || standing.content == item.content || is_older(item, standing) => {
            Outcome::Unchanged
        }
        Some(_) => Outcome::Updated,
    }
}

/// Another version of an article: what it said becomes a revision, and it leaves a card whose text it no longer is.
async fn revise(intake: &mut Intake, standing: &Standing, item: &NewItem) -> Result<(), StoreError> {
    let was = intake.wording(standing.id).await?;
    let changes = revisions::changes(&was, &Wording::of(&item.article), item.is_excerpt);
    intake.revise(standing, &was, item, &changes).await?;
    if item.article.lang != standing.lang {
        // Whatever is on its card is for readers of another language.
        return intake.part(standing.id).await;
    }
    part(intake, standing.id, item).await
}

/// A saved feed may be older than what is here: what the source itself dates earlier does not replace a later version.
fn is_older(item: &NewItem, standing: &Standing) -> bool {
    match (item.article.updated, standing.updated) {
        (Some(new), Some(old)) => new < old,
        // A feed that never says when it changed an item: what is here is as old as our fetching it, and any other text is later.
        (None, Some(old)) if old.as_second() == standing.fetched => false,
        (None, Some(old)) if item.date_flag.is_none() => {
            item.article.published < old && item.article.published == standing.published
        }
        _ => false,
    }
}

/// Whether two articles that have a key in common may share a card: their texts are the same as far as can be told. Of two long ones it
/// can, whatever address they give: who writes about another's text gives that one's address too, and is another article. A brief is
/// judged by what it leads to.
fn is_one(one: Option<&[u8]>, other: Option<&[u8]>) -> bool {
    let read = |signature: Option<&[u8]>| signature.and_then(Signature::from_bytes);
    match (read(one), read(other)) {
        (Some(one), Some(other)) => is_same(&one, &other),
        _ => true,
    }
}

/// Whether a key in common makes one card of two: not where a brief would bring together two long texts that are not the same.
fn may_join(own: &[OnCard], others: &[OnCard], id: i64, other: i64) -> bool {
    let signature = |card: &[OnCard], id: i64| {
        let found = card.iter().find(|member| member.id == id);
        found.and_then(|member| member.signature.clone())
    };
    let (one, two) = (signature(own, id), signature(others, other));
    let is_judged = one.is_some() && two.is_some();
    let pairs = || own.iter().flat_map(|one| others.iter().map(move |other| (one, other)));
    is_one(one.as_deref(), two.as_deref())
        && (is_judged || pairs().all(|(one, other)| is_one(one.signature.as_deref(), other.signature.as_deref())))
}

/// Takes an article off its card whose text is none of the others' any more: nobody would see it there.
async fn part(intake: &mut Intake, id: i64, item: &NewItem) -> Result<(), StoreError> {
    let card = intake.card(id).await?;
    let others: Vec<&OnCard> = card.iter().filter(|other| other.id != id).collect();
    let belongs = |other: &&OnCard| is_one(item.signature.as_deref(), other.signature.as_deref());
    if others.is_empty() || others.iter().any(belongs) {
        return Ok(());
    }
    intake.part(id).await
}

/// Puts the article on one card with the same text of other sources: the one known by a key of both, and whichever candidates are it.
/// Every pair is judged when its second article comes, so the order in which they come makes no difference.
async fn fold(
    intake: &mut Intake,
    id: i64,
    one: &Compared<'_>,
    candidates: &[Candidate],
    order: &Order,
) -> Result<(), StoreError> {
    let item = one.item;
    let mut same: Vec<i64> = Vec::new();
    if let Some(other) = one.shared
        && other.id != id
        && other.lang == item.article.lang
        && other.source != source_of(item)
        && !other.is_withdrawn
        // A key stays with the article that brought it, whatever that has become.
        && may_join(&intake.card(id).await?, &intake.card(other.id).await?, id, other.id)
    {
        same.push(other.id);
    }
    if let Some(signature) = item.signature.as_deref().and_then(Signature::from_bytes) {
        let is_same =
            |other: &&Candidate| Signature::from_bytes(&other.signature).is_some_and(|other| is_same(&signature, &other));
        same.extend(candidates.iter().filter(is_same).map(|candidate| candidate.id));
    }
    if same.is_empty() {
        return Ok(());
    }
    let mut card = intake.card(id).await?;
    for other in same {
        card.extend(intake.card(other).await?);
    }
    card.sort_by_key(|member| member.id);
    card.dedup_by_key(|member| member.id);
    let members: Vec<Member<'_>> = card
        .iter()
        .map(|member| Member {
            article: member.id,
            source: &member.source,
            source_order: order.get(&member.source).copied().unwrap_or(u32::MAX),
            published: Timestamp::from_second(member.published).unwrap_or(Timestamp::MAX),
            date_doubtful: member.is_date_doubtful,
        })
        .collect();
    let ordered: Vec<i64> = in_order(&members, intake.now()).iter().map(|member| member.article).collect();
    if let Some((lead, others)) = ordered.split_first() {
        intake.fold(*lead, others).await?;
    }
    Ok(())
}
