//! Addresses of articles for machines: every article for sitemaps, and a story in all its languages.

use app::domain::{article::Address, slug::Slug};
use jiff::{SignedDuration, Timestamp};
use sqlx::QueryBuilder;

use super::{Store, StoreError, on_readers, rows};

/// Articles of a part of the sitemap, by their ids: whole languages of stories make entries of a few KB.
pub const PART: i64 = 5_000;
/// Of a news sitemap: more is not read.
const NEWS: i64 = 1_000;
const NEWS_FOR: SignedDuration = SignedDuration::from_hours(48);

/// A story in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The story.
    pub story: Slug,
    /// Where it is.
    pub address: Address,
    /// Last edited.
    pub updated: Option<Timestamp>,
}

/// An article as sitemaps list it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// A number of the story.
    pub story: i64,
    /// Where it is.
    pub address: Address,
    /// Its headline.
    pub headline: String,
    /// First published.
    pub published: Timestamp,
    /// Last edited, or first published.
    pub changed: Timestamp,
    /// Whether it is listed itself, and not only a translation of one that is.
    pub is_of_the_part: bool,
    /// Search engines are to list its original.
    pub is_canonical_elsewhere: bool,
}

type Row = (i64, i64, String, String, String, String, i64, Option<i64>, bool);

const COLUMNS: &str = "a.id, a.story_id, a.lang, a.section, a.slug, a.headline, a.published, a.updated, \
     EXISTS (SELECT 1 FROM origins o WHERE o.article_id = a.id AND o.canonical IS NOT NULL)";

impl Store {
    /// Stories in every language that readers can see at `now`.
    pub async fn copies(&self, stories: &[Slug], now: Timestamp) -> Result<Vec<Copy>, StoreError> {
        if stories.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<(String, String, String, String, Option<i64>)> = on_readers!(self, pool => {
            let mut query = QueryBuilder::new(
                "SELECT s.key, a.lang, a.section, a.slug, a.updated FROM stories s JOIN articles a ON a.story_id = s.id \
                     WHERE a.withdrawn IS NULL AND a.published <= ",
            );
            query.push_bind(now.as_second()).push(" AND s.key IN (");
            let mut list = query.separated(", ");
            for story in stories {
                list.push_bind(story.as_str());
            }
            query.push(")");
            query.build_query_as().persistent(false).fetch_all(pool).await
        })?;
        rows.into_iter()
            .map(|(story, lang, section, slug, updated)| {
                Ok(Copy {
                    story: rows::parse("stories.key", &story)?,
                    address: rows::address(&lang, &section, &slug)?,
                    updated: updated.map(|at| rows::timestamp("articles.updated", at)).transpose()?,
                })
            })
            .collect()
    }

    /// How many parts a sitemap of all articles has.
    pub async fn sitemap_parts(&self) -> Result<u32, StoreError> {
        let last: Option<i64> =
            on_readers!(self, pool => sqlx::query_scalar("SELECT max(id) FROM articles").fetch_one(pool).await)?;
        Ok(last.map_or(0, |last| u32::try_from(last / PART + 1).unwrap_or(u32::MAX)))
    }

    /// The articles of a part that readers can see at `now`, and their translations; by story, then by language.
    pub async fn sitemap_part(&self, part: u32, now: Timestamp) -> Result<Vec<Listed>, StoreError> {
        let first = i64::from(part) * PART;
        let sql = format!(
            "SELECT {COLUMNS} FROM articles a WHERE a.story_id IN (SELECT story_id FROM articles WHERE id >= $1 AND id < $2) \
             AND a.withdrawn IS NULL AND a.published <= $3 ORDER BY a.story_id, a.lang"
        );
        let rows: Vec<Row> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(sql.as_str()))
            .bind(first)
            .bind(first + PART)
            .bind(now.as_second())
            .fetch_all(pool)
            .await)?;
        rows.into_iter()
            .map(|row| {
                let is_of_the_part = (first..first + PART).contains(&row.0);
                listed(row, is_of_the_part)
            })
            .collect()
    }

    /// The articles of two days, the newest first.
    pub async fn news(&self, now: Timestamp) -> Result<Vec<Listed>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM articles a WHERE a.withdrawn IS NULL AND a.published <= $1 AND a.published > $2 \
             ORDER BY a.published DESC LIMIT $3"
        );
        let since = now.saturating_sub(NEWS_FOR).unwrap_or(Timestamp::MIN);
        let rows: Vec<Row> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(sql.as_str()))
            .bind(now.as_second())
            .bind(since.as_second())
            .bind(NEWS)
            .fetch_all(pool)
            .await)?;
        rows.into_iter().map(|row| listed(row, true)).collect()
    }
}

fn listed(
    (_, story, lang, section, slug, headline, published, updated, is_canonical_elsewhere): Row,
    is_of_the_part: bool,
) -> Result<Listed, StoreError> {
    let published = rows::timestamp("articles.published", published)?;
    let updated = updated.map(|at| rows::timestamp("articles.updated", at)).transpose()?;
    Ok(Listed {
        story,
        address: rows::address(&lang, &section, &slug)?,
        headline,
        published,
        changed: updated.unwrap_or(published),
        is_of_the_part,
        is_canonical_elsewhere,
    })
}
