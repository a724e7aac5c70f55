//! Lists of articles: each reads the first rows of one index and no more than it shows.

use app::{
    domain::{
        article::Teaser,
        front::{Candidates, sizes},
        lang::Lang,
        slug::Slug,
        source::Source,
        topic::Topic,
    },
    ports::{Page, SourceCount},
};
use jiff::Timestamp;

use super::{
    Store, StoreError, on_readers,
    rows::{self, TEASER_COLUMNS, TeaserRow},
};

/// A front's splash, leads and must-reads may each take a story that a later list also has.
const SPARE: usize = 1 + sizes::LEADS + sizes::MUST_READ + sizes::LATEST;
/// How far back « most read » looks.
const MOST_READ_DAYS: i64 = 2;
/// Fewer views than this say nothing, and could point at one reader.
const MOST_READ_FLOOR: i64 = 5;

impl Store {
    /// What an edition's front is composed of; stories of other languages come from the editions `served`.
    pub async fn front_candidates(
        &self,
        lang: Lang,
        served: &[Lang],
        sections: &[Slug],
        now: Timestamp,
    ) -> Result<Candidates, StoreError> {
        let mut candidates = Candidates {
            must_read: self.must_read(lang, sizes::MUST_READ + 1, now).await?,
            latest: self.latest(lang, SPARE, now).await?,
            elsewhere: self.elsewhere(lang, served, sizes::ELSEWHERE, now).await?,
            most_read: self.most_read(lang, now).await?,
            sections: Vec::with_capacity(sections.len()),
        };
        for section in sections {
            let teasers = self
                .in_section(lang, section.as_str(), sizes::SECTION + SPARE, 0, now)
                .await?;
            candidates.sections.push((section.clone(), teasers));
        }
        Ok(candidates)
    }

    /// The must-read and the latest stories beside an article.
    pub async fn beside_candidates(&self, lang: Lang, served: &[Lang], now: Timestamp) -> Result<Candidates, StoreError> {
        Ok(Candidates {
            must_read: self.must_read(lang, 4, now).await?,
            latest: self.latest(lang, 16, now).await?,
            elsewhere: self.elsewhere(lang, served, 1, now).await?,
            ..Candidates::default()
        })
    }

    /// A page of a section.
    pub async fn section_page(&self, lang: Lang, section: &str, page: u32, now: Timestamp) -> Result<Page, StoreError> {
        Ok(cut(
            self.in_section(lang, section, sizes::PAGE + 1, offset(page), now).await?,
            page,
        ))
    }

    /// A page of a topic; `None` for a topic nobody has written about.
    pub async fn topic_page(
        &self,
        lang: Lang,
        topic: &str,
        page: u32,
        now: Timestamp,
    ) -> Result<Option<(Topic, Page)>, StoreError> {
        let Ok(id) = topic.parse::<Slug>() else { return Ok(None) };
        let known: Option<i64> = on_readers!(self, pool => sqlx::query_scalar("SELECT 1 FROM article_topics WHERE topic = $1 AND published <= $2 LIMIT 1")
            .bind(topic)
            .bind(now.as_second())
            .fetch_optional(pool)
            .await)?;
        if known.is_none() {
            return Ok(None);
        }
        let sql = format!(
            "SELECT {TEASER_COLUMNS} FROM article_topics t JOIN articles a ON a.id = t.article_id JOIN stories s ON s.id = a.story_id \
             WHERE t.topic = $1 AND t.lang = $2 AND t.published <= $3 AND a.withdrawn IS NULL ORDER BY t.published DESC LIMIT $4 OFFSET $5"
        );
        let rows: Vec<TeaserRow> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(topic)
            .bind(rows::tag(lang))
            .bind(now.as_second())
            .bind(count(sizes::PAGE + 1))
            .bind(offset(page))
            .fetch_all(pool)
            .await)?;
        Ok(Some((self.topic(lang, id).await?, cut(rows::teasers(rows)?, page))))
    }

    /// A page of a source; `None` for an unknown one.
    pub async fn source_page(
        &self,
        lang: Lang,
        source: &str,
        page: u32,
        now: Timestamp,
    ) -> Result<Option<(SourceCount, Page)>, StoreError> {
        let Some(counted) = self.source_counts(lang, Some(source), now).await?.pop() else {
            return Ok(None);
        };
        let sql = teasers_where("a.lang = $1 AND a.source_id = $2 AND a.published <= $3", "LIMIT $4 OFFSET $5");
        let rows: Vec<TeaserRow> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(rows::tag(lang))
            .bind(source)
            .bind(now.as_second())
            .bind(count(sizes::PAGE + 1))
            .bind(offset(page))
            .fetch_all(pool)
            .await)?;
        Ok(Some((counted, cut(rows::teasers(rows)?, page))))
    }

    /// Sources with the number of their articles in a language: all of them, or one.
    pub async fn source_counts(&self, lang: Lang, only: Option<&str>, now: Timestamp) -> Result<Vec<SourceCount>, StoreError> {
        type Row = (String, String, Option<String>, Option<String>, i64);
        let rows: Vec<Row> = on_readers!(self, pool => sqlx::query_as(
            "SELECT id, name, homepage, licence, \
             (SELECT count(*) FROM articles a WHERE a.lang = $1 AND a.source_id = sources.id AND a.withdrawn IS NULL AND a.published <= $2) \
             FROM sources WHERE $3 IS NULL OR id = $3 ORDER BY name",
        )
        .bind(rows::tag(lang))
        .bind(now.as_second())
        .bind(only)
        .fetch_all(pool)
        .await)?;
        rows.into_iter()
            .map(|(id, name, homepage, licence, articles)| {
                Ok(SourceCount {
                    source: Source {
                        id: rows::slug("sources.id", &id)?,
                        name,
                        homepage,
                        licence,
                    },
                    articles: u32::try_from(articles).unwrap_or(u32::MAX),
                })
            })
            .collect()
    }

    /// The newest stories on a topic but one story's own.
    pub(super) async fn on_topic(
        &self,
        lang: Lang,
        topic: &str,
        limit: usize,
        now: Timestamp,
    ) -> Result<Vec<Teaser>, StoreError> {
        let sql = format!(
            "SELECT {TEASER_COLUMNS} FROM article_topics t JOIN articles a ON a.id = t.article_id JOIN stories s ON s.id = a.story_id \
             WHERE t.topic = $1 AND t.lang = $2 AND t.published <= $3 AND a.withdrawn IS NULL ORDER BY t.published DESC LIMIT $4"
        );
        let rows: Vec<TeaserRow> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(topic)
            .bind(rows::tag(lang))
            .bind(now.as_second())
            .bind(count(limit))
            .fetch_all(pool)
            .await)?;
        rows::teasers(rows)
    }

    /// The newest of a section.
    pub(super) async fn in_section(
        &self,
        lang: Lang,
        section: &str,
        limit: usize,
        offset: i64,
        now: Timestamp,
    ) -> Result<Vec<Teaser>, StoreError> {
        let sql = teasers_where("a.lang = $1 AND a.section = $2 AND a.published <= $3", "LIMIT $4 OFFSET $5");
        let rows: Vec<TeaserRow> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(rows::tag(lang))
            .bind(section)
            .bind(now.as_second())
            .bind(count(limit))
            .bind(offset)
            .fetch_all(pool)
            .await)?;
        rows::teasers(rows)
    }

    async fn latest(&self, lang: Lang, limit: usize, now: Timestamp) -> Result<Vec<Teaser>, StoreError> {
        let sql = teasers_where("a.lang = $1 AND a.published <= $2", "LIMIT $3");
        let rows: Vec<TeaserRow> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(rows::tag(lang))
            .bind(now.as_second())
            .bind(count(limit))
            .fetch_all(pool)
            .await)?;
        rows::teasers(rows)
    }

    /// By rank, then the newest: a rank given again replaces the older story of that rank.
    async fn must_read(&self, lang: Lang, limit: usize, now: Timestamp) -> Result<Vec<Teaser>, StoreError> {
        let sql = format!(
            "SELECT {TEASER_COLUMNS} FROM articles a JOIN stories s ON s.id = a.story_id \
             WHERE a.lang = $1 AND a.must_read IS NOT NULL AND a.withdrawn IS NULL AND a.published <= $2 \
             ORDER BY a.must_read, a.published DESC LIMIT $3"
        );
        let rows: Vec<TeaserRow> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(rows::tag(lang))
            .bind(now.as_second())
            .bind(count(limit))
            .fetch_all(pool)
            .await)?;
        rows::teasers(rows)
    }

    /// The newest stories that this edition does not have in its own language.
    async fn elsewhere(&self, lang: Lang, served: &[Lang], limit: usize, now: Timestamp) -> Result<Vec<Teaser>, StoreError> {
        let others: Vec<String> = served
            .iter()
            .filter(|other| **other != lang)
            .map(|other| format!("'{other}'"))
            .collect();
        if others.is_empty() {
            return Ok(Vec::new());
        }
        // Tags are the program's own words; of one story in two other languages, the composer keeps the first.
        let condition = format!(
            "a.lang IN ({}) AND a.published <= $2 AND NOT EXISTS (SELECT 1 FROM articles own WHERE own.story_id = a.story_id AND own.lang = $1)",
            others.join(", ")
        );
        let sql = teasers_where(&condition, "LIMIT $3");
        let rows: Vec<TeaserRow> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(rows::tag(lang))
            .bind(now.as_second())
            .bind(count(limit * 3))
            .fetch_all(pool)
            .await)?;
        rows::teasers(rows)
    }

    async fn most_read(&self, lang: Lang, now: Timestamp) -> Result<Vec<Teaser>, StoreError> {
        let today = super::views::day(now);
        let sql = format!(
            "SELECT {TEASER_COLUMNS} FROM \
             (SELECT article_id, sum(views) AS total FROM views WHERE day > $2 GROUP BY article_id HAVING sum(views) >= $4) v \
             JOIN articles a ON a.id = v.article_id JOIN stories s ON s.id = a.story_id \
             WHERE a.lang = $1 AND a.withdrawn IS NULL AND a.published <= $3 ORDER BY v.total DESC, a.published DESC LIMIT $5"
        );
        let rows: Vec<TeaserRow> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(rows::tag(lang))
            .bind(today - MOST_READ_DAYS)
            .bind(now.as_second())
            .bind(MOST_READ_FLOOR)
            .bind(count(sizes::MOST_READ + SPARE))
            .fetch_all(pool)
            .await)?;
        rows::teasers(rows)
    }
}

fn teasers_where(condition: &str, limit: &str) -> String {
    format!(
        "SELECT {TEASER_COLUMNS} FROM articles a JOIN stories s ON s.id = a.story_id \
         WHERE {condition} AND a.withdrawn IS NULL ORDER BY a.published DESC {limit}"
    )
}

fn count(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

fn offset(page: u32) -> i64 {
    i64::from(page.saturating_sub(1)) * count(sizes::PAGE)
}

/// One row more than a page was read: it says whether there is another page.
fn cut(mut teasers: Vec<Teaser>, number: u32) -> Page {
    let has_more = teasers.len() > sizes::PAGE;
    teasers.truncate(sizes::PAGE);
    Page {
        teasers,
        number,
        has_more,
    }
}
