//! What the paper's own lists put near an article: found by number, in SQLite in indexes alone. Of those that are chosen among them the teasers are read.

use std::sync::Arc;

use app::domain::{
    article::{Article, Teaser},
    front::sizes,
    lang::Lang,
    slug::Slug,
};
use jiff::Timestamp;
use sqlx::{FromRow as _, Row as _};

use super::{
    Store, StoreError, on_readers,
    rows::{self, TEASER_COLUMNS, TEASER_LENGTH, TeaserRow},
};

/// Topics of an article that are looked at for related stories, and stories looked at in each, and in its section.
const TOPICS: usize = 5;
const EACH: i64 = 12;
/// Articles whose teasers are read together: those that a page shows, and two for which others stand in.
pub const CHOSEN: usize = sizes::RELATED + 2;

/// An article by what choosing among many needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbour {
    /// The article.
    pub article: i64,
    /// First published, in seconds since 1970.
    pub published: i64,
}

/// What is read of an article that was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// Its story.
    pub story: Slug,
    /// Its teaser, from its publication on; none of one that was withdrawn.
    pub teaser: Option<Teaser>,
}

/// What the paper's own lists put near an article; itself too.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Near {
    /// The newest on each of its topics.
    pub topics: Vec<Arc<Vec<Neighbour>>>,
    /// The newest of its section.
    pub section: Arc<Vec<Neighbour>>,
}

impl Near {
    /// The topics of an article that are looked at.
    pub fn topics_of(article: &Article) -> impl Iterator<Item = &Slug> {
        article.topics.iter().take(TOPICS).map(|topic| &topic.id)
    }
}

/// The newest on a topic: `$1` topic, `$2` language, `$3` now, `$4` limit. The index of visible articles says who is visible: no article is
/// read. A `+` keeps its number from being looked up in place of it. What came at the same time is in the index by number.
const ON_TOPIC: &str = "SELECT t.article_id, t.published FROM article_topics t \
     WHERE t.topic = $1 AND t.lang = $2 AND t.published <= $3 AND EXISTS (\
       SELECT 1 FROM articles a WHERE a.lang = t.lang AND a.published = t.published AND +a.id = t.article_id AND a.withdrawn IS NULL) \
     ORDER BY t.published DESC, t.article_id LIMIT $4";

/// The newest of a section: `$1` language, `$2` section, `$3` now, `$4` limit.
const IN_SECTION: &str = "SELECT id, published FROM articles WHERE lang = $1 AND section = $2 AND published <= $3 AND withdrawn IS NULL \
     ORDER BY published DESC, id LIMIT $4";

/// What there is of the articles `$1` and behind, what was withdrawn and what is planned too: that is kept, and not asked for again. Always so
/// many: one sentence is planned once.
fn chosen() -> String {
    let places: Vec<String> = (1..=CHOSEN).map(|place| format!("${place}")).collect();
    let places = places.join(", ");
    format!("SELECT {TEASER_COLUMNS}, a.article_id, a.withdrawn IS NULL FROM teasers a WHERE a.article_id IN ({places})")
}

impl Store {
    /// The newest on a topic, as many as are looked at for related stories.
    pub async fn newest_on_topic(&self, lang: Lang, topic: &Slug, now: Timestamp) -> Result<Vec<Neighbour>, StoreError> {
        let rows: Vec<(i64, i64)> = on_readers!(self, pool => sqlx::query_as(ON_TOPIC)
            .bind(topic.as_str())
            .bind(rows::tag(lang))
            .bind(now.as_second())
            .bind(EACH)
            .fetch_all(pool)
            .await)?;
        Ok(rows.into_iter().map(Neighbour::from).collect())
    }

    /// The newest of a section, as many as are looked at for related stories.
    pub async fn newest_in_section(&self, lang: Lang, section: &Slug, now: Timestamp) -> Result<Vec<Neighbour>, StoreError> {
        let rows: Vec<(i64, i64)> = on_readers!(self, pool => sqlx::query_as(IN_SECTION)
            .bind(rows::tag(lang))
            .bind(section.as_str())
            .bind(now.as_second())
            .bind(EACH)
            .fetch_all(pool)
            .await)?;
        Ok(rows.into_iter().map(Neighbour::from).collect())
    }

    /// What there is of the first [`CHOSEN`] of these articles, in any order.
    pub async fn teasers_of(&self, articles: &[i64]) -> Result<Vec<(i64, Chosen)>, StoreError> {
        if articles.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<(TeaserRow, i64, bool)> = on_readers!(self, pool => {
            let mut query = sqlx::query(sqlx::AssertSqlSafe(chosen()));
            for place in 0..CHOSEN {
                query = query.bind(articles.get(place).copied());
            }
            let rows = query.fetch_all(pool).await;
            rows.and_then(|rows| rows.iter().map(|row| {
                Ok((TeaserRow::from_row(row)?, row.try_get(TEASER_LENGTH)?, row.try_get(TEASER_LENGTH + 1)?))
            }).collect())
        })?;
        rows.into_iter()
            .map(|(row, id, is_there)| {
                let teaser = rows::teaser(row)?;
                let story = teaser.story.clone();
                let teaser = is_there.then_some(teaser);
                Ok((id, Chosen { story, teaser }))
            })
            .collect()
    }
}

impl From<(i64, i64)> for Neighbour {
    fn from((article, published): (i64, i64)) -> Self {
        Self { article, published }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{
        on_writer,
        plans::{assert_planned, paper},
    };

    /// An index that is not covering, of which no column is asked that it has not, reads no row: the plan does not tell them apart.
    #[tokio::test]
    async fn what_is_near_an_article_is_found_in_indexes() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = paper(folder.path()).await;
        for (name, sql, indexes) in [
            (
                "on a topic",
                ON_TOPIC,
                &[
                    "t USING COVERING INDEX article_topics_by_topic (topic=? AND lang=? AND published<?)",
                    "a EXISTS USING INDEX articles_latest (lang=? AND published=?)",
                ][..],
            ),
            (
                "in a section",
                IN_SECTION,
                &["articles USING INDEX articles_by_section (lang=? AND section=? AND published<?)"],
            ),
        ] {
            for index in indexes {
                assert_planned(&store, name, sql, index, false).await;
            }
        }
        assert_planned(&store, "chosen", &chosen(), "SEARCH a USING INTEGER PRIMARY KEY", false).await;
    }

    #[tokio::test]
    async fn what_cannot_be_seen_is_near_nothing_and_of_what_is_chosen_is_told_what_there_is() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = paper(folder.path()).await;
        let (lang, now): (Lang, Timestamp) = ("fr".parse().unwrap(), "1970-01-01T00:05:00Z".parse().unwrap());
        on_writer!(&store, pool => sqlx::query("UPDATE articles SET withdrawn = 1 WHERE id IN (300, 296)").execute(pool).await)
            .unwrap();
        let newest = |found: Vec<Neighbour>| found.into_iter().map(|neighbour| neighbour.article).collect::<Vec<_>>();
        let on_topic = newest(store.newest_on_topic(lang, &"nato".parse().unwrap(), now).await.unwrap());
        assert_eq!(on_topic, [298, 294, 292, 290, 288, 286, 284, 282, 280, 278, 276, 274]);
        let in_section = store.newest_in_section(lang, &"world".parse().unwrap(), now).await;
        assert_eq!(newest(in_section.unwrap()), on_topic);
        let mut read = store.teasers_of(&[2, 300, 298, 302, 4, 9_999]).await.unwrap();
        read.sort_by_key(|(id, _)| *id);
        let read: Vec<_> = read
            .iter()
            .map(|(id, chosen)| (*id, chosen.story.as_str(), chosen.teaser.is_some()))
            .collect();
        assert_eq!(
            read,
            [
                (2, "s2", true),
                (4, "s4", true),
                (298, "s298", true),
                (300, "s300", false),
                (302, "s302", true)
            ],
            "what was withdrawn without its teaser, what is planned with it"
        );
    }
}
