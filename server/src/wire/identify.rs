//! Which article an item is: a new one, another version of one that is here, or the same text from another source.

use std::collections::HashMap;

use app::domain::provenance::{Piece, PieceKind};
use jiff::Timestamp;
use url::Url;

use super::{
    adapt::{Draft, text_of},
    address,
    cluster::{Member, in_order},
    diff,
    near::{Signature, is_same},
};
use crate::store::{Intake, NewItem, OnCard, Standing, StoreError};

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
    own: Vec<[u8; 32]>,
    shared: Vec<[u8; 32]>,
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

/// Takes an item in. `order` is the operator's order of sources, for ties.
pub async fn identify(intake: &mut Intake, marks: &Marks, item: &NewItem, order: &Order) -> Result<Outcome, StoreError> {
    let standing = intake.find(&marks.own).await?;
    let (id, outcome) = match standing {
        None if marks.is_withdrawn => return Ok(Outcome::Unchanged),
        None => (intake.add(item).await?, Outcome::New),
        Some(standing) if marks.is_withdrawn => {
            if standing.is_withdrawn {
                return Ok(Outcome::Unchanged);
            }
            intake.withdraw(standing.id).await?;
            return Ok(Outcome::Withdrawn);
        }
        Some(standing) if standing.is_withdrawn || standing.content == item.content || is_older(item, &standing) => {
            intake.seen(standing.id, &item.keys).await?;
            return Ok(Outcome::Unchanged);
        }
        Some(standing) => {
            let text = |headline: &str, standfirst: &str, body: &str| text_of(headline, standfirst, body, item.is_excerpt);
            let was = text(&standing.headline, &standing.standfirst, &standing.body);
            let is = text(&item.article.headline, &item.article.standfirst, &item.article.body);
            let changes = changes(&was, &is);
            intake.revise(&standing, item, &changes).await?;
            part(intake, standing.id, item).await?;
            (standing.id, Outcome::Updated)
        }
    };
    fold(intake, id, marks, item, order).await?;
    Ok(outcome)
}

/// What a later text took from an earlier one, and gave.
fn changes(old: &str, new: &str) -> Vec<Piece> {
    let pieces = diff::words(old, new).into_iter().map(|piece| Piece {
        kind: match piece.kind {
            diff::Kind::Same | diff::Kind::Skipped => PieceKind::Same,
            diff::Kind::Added => PieceKind::Added,
            diff::Kind::Removed => PieceKind::Removed,
        },
        text: piece.text,
    });
    pieces.collect()
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

/// Whether an article may share a card with an item: they have one original, or their texts are the same as far as can be told.
fn is_one(item: &NewItem, url: Option<&str>, signature: Option<&[u8]>) -> bool {
    let key = |url: &str| Url::parse(url).ok().map(|url| address::canonical(&url));
    let own = item.article.source.as_ref().and_then(|source| key(&source.url));
    if own.is_some() && own == url.and_then(key) {
        return true;
    }
    let read = |signature: Option<&[u8]>| signature.and_then(Signature::from_bytes);
    match (read(item.signature.as_deref()), read(signature)) {
        (Some(own), Some(other)) => is_same(&own, &other),
        _ => true,
    }
}

/// Takes an article off its card whose text is none of the others' any more: nobody would see it there.
async fn part(intake: &mut Intake, id: i64, item: &NewItem) -> Result<(), StoreError> {
    let card = intake.card(id).await?;
    let others: Vec<&OnCard> = card.iter().filter(|other| other.id != id).collect();
    let belongs = |other: &&OnCard| is_one(item, other.url.as_deref(), other.signature.as_deref());
    if others.is_empty() || others.iter().any(belongs) {
        return Ok(());
    }
    intake.part(id).await
}

/// Puts the article on one card with the same text of other sources. Every pair is judged when its second article comes, so the order
/// in which they come makes no difference.
async fn fold(intake: &mut Intake, id: i64, marks: &Marks, item: &NewItem, order: &Order) -> Result<(), StoreError> {
    let own_source = item.article.source.as_ref().map_or("", |source| source.id.as_str());
    let mut same: Vec<i64> = Vec::new();
    if let Some(other) = intake.find(&marks.shared).await?
        && other.id != id
        && other.lang == item.article.lang
        && other.source != own_source
        && !other.is_withdrawn
        // A key stays with the article that brought it, whatever that has become.
        && is_one(item, other.url.as_deref(), other.signature.as_deref())
    {
        same.push(other.id);
    }
    if let Some(signature) = item.signature.as_deref().and_then(Signature::from_bytes) {
        let candidates = intake
            .candidates(item.article.lang, &item.bands, item.article.published, id)
            .await?;
        same.extend(
            candidates
                .iter()
                .filter(|candidate| candidate.source != own_source)
                .filter(|candidate| Signature::from_bytes(&candidate.signature).is_some_and(|other| is_same(&signature, &other)))
                .map(|candidate| candidate.id),
        );
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
    let ordered: Vec<i64> = in_order(&members).iter().map(|member| member.article).collect();
    if let Some((lead, others)) = ordered.split_first() {
        intake.fold(*lead, others).await?;
    }
    Ok(())
}
