//! Stories on an article's subject: those that share its topics, and those that share its telling words.
//!
//! What shares its words was found when these came into the index (`search::related`), and what shares its topics is in an index. All are
//! numbers: they are put in order by these, and the teasers of those that a page shows are asked for, with hardly another.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use app::domain::{
    article::{Article, Teaser},
    front::sizes,
    slug::Slug,
};
use jiff::Timestamp;

use super::Teasers;
use crate::store::{CHOSEN, Near, StoreError};

/// What a topic in common counts, where all telling words in common count one: half of these make a story as close as a topic does.
const TOPIC: f64 = 0.5;

/// Of those with words in common the time is known to the hour. In seconds.
const HOUR: i64 = 3_600;

/// Other stories, the closest first; then the newest of its section. Never itself nor one of `taken`, and each once.
pub async fn related(
    teasers: &Teasers,
    article: &Article,
    near: &Near,
    taken: &BTreeSet<&Slug>,
    now: Timestamp,
) -> Result<Vec<Arc<Teaser>>, StoreError> {
    let on_topics = near.topics.iter().flat_map(|topic| topic.iter());
    let on_topics = on_topics.map(|neighbour| (neighbour.article, neighbour.published, TOPIC));
    let alike = article.alike.iter().map(|alike| (alike.article, alike.hour, alike.close));
    // In one language a story is one article.
    let mut found: HashMap<i64, (f64, i64)> = HashMap::new();
    for (id, published, weight) in on_topics.chain(alike) {
        found.entry(id).or_insert((0.0, published)).0 += weight;
    }
    let mut closest: Vec<(f64, i64, i64)> = found
        .iter()
        .map(|(id, (close, published))| (*close, *published, *id))
        .collect();
    closest.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let first = first(&closest);
    let closest = closest.into_iter().map(|(.., id)| id);
    let others = near.section.iter().map(|neighbour| neighbour.article);
    let chosen: Vec<i64> = closest.chain(others.filter(|id| !found.contains_key(id))).collect();
    let (first, behind) = chosen.split_at(first.min(chosen.len()));
    let mut related: Vec<(f64, Arc<Teaser>)> = Vec::new();
    // Some of the first may be itself, or taken, or withdrawn by now: others take their places.
    for some in std::iter::once(first).chain(behind.chunks(CHOSEN)) {
        for (id, teaser) in teasers.of(some, now).await? {
            // One may be in another language by now, whose changes this page would not hear of.
            let is_here = teaser.address.lang == article.lang;
            if is_here && teaser.story != article.story && !taken.contains(&teaser.story) {
                related.push((found.get(&id).map_or(0.0, |(close, _)| *close), teaser));
            }
        }
        if related.len() >= sizes::RELATED {
            break;
        }
    }
    // By their own times, which were known to the hour only where words are in common.
    related.sort_by(|(a_close, a), (b_close, b)| {
        let closest = b_close.total_cmp(a_close).then(b.published.cmp(&a.published));
        closest.then_with(|| a.story.cmp(&b.story))
    });
    Ok(related.into_iter().map(|(_, teaser)| teaser).collect())
}

/// How many are read first of those that are `closest`, in order (how close, published, number): as many as are shown, and up to two behind them
/// that may yet come before one of those, since of the same hour.
fn first(closest: &[(f64, i64, i64)]) -> usize {
    let may_come_before = |place: usize| match (closest.get(place - 1), closest.get(place)) {
        (Some((close, published, _)), Some((next_close, next, _))) => next_close >= close && next + HOUR > *published,
        _ => false,
    };
    (sizes::RELATED..CHOSEN)
        .find(|place| !may_come_before(*place))
        .unwrap_or(CHOSEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_are_read_first_as_are_shown_and_those_that_may_come_before_one_of_them() {
        let at = |hours: [i64; 9]| hours.map(|hour| (0.5, hour * HOUR, 0));
        assert_eq!(first(&at([9, 8, 7, 6, 5, 4, 3, 2, 1])), 6);
        assert_eq!(first(&at([9, 8, 7, 6, 5, 4, 4, 2, 1])), 7);
        assert_eq!(first(&at([9, 8, 7, 6, 5, 4, 4, 4, 4])), 8, "no more are read than at a time");
        let mut closer = at([9, 8, 7, 6, 5, 4, 4, 4, 4]);
        closer[..6].iter_mut().for_each(|(close, ..)| *close = 0.75);
        assert_eq!(first(&closer), 6);
        assert_eq!((first(&closer[..6]), first(&closer[..2]), first(&[])), (6, 6, 6));
    }
}
