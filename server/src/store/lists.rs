//! Lists of articles: each reads the first rows of one index and no more than it shows.

use std::sync::Arc;

use app::{
    domain::{
        article::Teaser,
        front::{Candidates, sizes},
        lang::Lang,
        slug::Slug,
        source::Source,
        topic::Topic,
    },
    ports::{List, Page, SourceCount},
};
use jiff::Timestamp;

use super::{
    Store, StoreError, on_readers,
    rows::{self, TeaserRow},
};

mod most_read;
mod sql;

/// Every part of a front above the sections may take a story that a later list also has.
const SPARE: usize = 1 + sizes::LEADS + sizes::MUST_READ + sizes::LATEST + sizes::MOST_READ;
/// The same beside an article: the article itself, the must-reads and the related stories.
const SPARE_BESIDE: usize = 1 + sizes::BESIDE_MUST_READ + sizes::RELATED;

/// The teasers that a statement of `sql` names, with its parameters in their order.
macro_rules! teasers {
    ($store:expr, $sql:expr $(, $parameter:expr)+) => {{
        let rows: Vec<TeaserRow> =
            on_readers!($store, pool => sqlx::query_as(sqlx::AssertSqlSafe($sql))$(.bind($parameter))+.fetch_all(pool).await)?;
        rows::teasers(rows)
    }};
}

impl Store {
    /// What an edition's front is composed of. With languages that a reader reads `also`, the stories that only those have stand among
    /// its own; without, a few of the editions `served` do.
    pub async fn front_candidates(
        &self,
        lang: Lang,
        also: &[Lang],
        served: &[Lang],
        sections: &[Slug],
        now: Timestamp,
    ) -> Result<Candidates, StoreError> {
        let elsewhere = if also.is_empty() {
            self.elsewhere(lang, served, sizes::ELSEWHERE, now).await?
        } else {
            Vec::new()
        };
        // Before the lists: whatever comes meanwhile is told of rather than missed.
        let last_arrived = self.last_arrived(lang).await?;
        let mut candidates = Candidates {
            last_arrived,
            must_read: self.must_read(lang, sizes::MUST_READ + 1, now).await?,
            latest: self.latest(lang, SPARE, now).await?,
            elsewhere,
            most_read: self.most_read(lang, now).await?,
            sections: Vec::with_capacity(sections.len()),
        };
        for section in sections {
            let teasers = self
                .in_section(lang, section.as_str(), sizes::SECTION + SPARE, 0, now)
                .await?;
            candidates.sections.push((section.clone(), teasers));
        }
        let reads: Vec<Lang> = std::iter::once(lang).chain(also.iter().copied()).collect();
        for place in 1..reads.len() {
            let (before, lang) = (&reads[..place], reads[place]);
            let latest = self.lacking(sql::latest_lacking(before), lang, None, SPARE, now).await?;
            mix(&mut candidates.latest, latest);
            for (section, teasers) in &mut candidates.sections {
                let sql = sql::in_section_lacking(before);
                let lacking = self
                    .lacking(sql, lang, Some(section.as_str()), sizes::SECTION + SPARE, now)
                    .await?;
                mix(teasers, lacking);
            }
        }
        Ok(candidates)
    }

    /// The newest of a language, or of a section in it, that the languages in `sql` lack.
    async fn lacking(
        &self,
        sql: String,
        lang: Lang,
        section: Option<&str>,
        limit: usize,
        now: Timestamp,
    ) -> Result<Vec<Arc<Teaser>>, StoreError> {
        let rows: Vec<TeaserRow> = on_readers!(self, pool => {
            let query = sqlx::query_as(sqlx::AssertSqlSafe(sql.as_str()))
                .bind(rows::tag(lang))
                .bind(now.as_second())
                .bind(count(limit));
            let query = match section {
                Some(section) => query.bind(section),
                None => query,
            };
            query.fetch_all(pool).await
        })?;
        rows::teasers(rows)
    }

    /// The must-read and the latest stories beside an article.
    pub async fn beside_candidates(&self, lang: Lang, served: &[Lang], now: Timestamp) -> Result<Candidates, StoreError> {
        Ok(Candidates {
            must_read: self.must_read(lang, sizes::BESIDE_MUST_READ + 1, now).await?,
            latest: self.latest(lang, sizes::BESIDE_LATEST + SPARE_BESIDE, now).await?,
            elsewhere: self.elsewhere(lang, served, sizes::BESIDE_ELSEWHERE, now).await?,
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

    /// A page of a topic; `None` for a topic of which readers can see nothing in any language.
    pub async fn topic_page(
        &self,
        lang: Lang,
        topic: &str,
        page: u32,
        now: Timestamp,
    ) -> Result<Option<(Topic, Page)>, StoreError> {
        let Ok(id) = topic.parse::<Slug>() else { return Ok(None) };
        let Some(named) = self.known_topic(lang, id, now).await? else {
            return Ok(None);
        };
        let teasers = self.on_topic(lang, topic, sizes::PAGE + 1, offset(page), now).await?;
        Ok(Some((named, cut(teasers, page))))
    }

    /// A topic with its name in a language, if readers can see something of it in any.
    pub(super) async fn known_topic(&self, lang: Lang, id: Slug, now: Timestamp) -> Result<Option<Topic>, StoreError> {
        let known: Option<i64> = on_readers!(self, pool => sqlx::query_scalar(sql::IS_TOPIC)
            .bind(id.as_str())
            .bind(now.as_second())
            .fetch_optional(pool)
            .await)?;
        Ok(match known {
            Some(_) => Some(self.topic(lang, id).await?),
            None => None,
        })
    }

    /// Whether readers can see something of a source in any language, or its credit.
    pub async fn is_source(&self, source: &str, now: Timestamp) -> Result<bool, StoreError> {
        // In every language the program knows: the index begins with it.
        let sql = sql::is_source(&Lang::all().collect::<Vec<_>>());
        let known: Option<i64> = on_readers!(self, pool => sqlx::query_scalar(sqlx::AssertSqlSafe(sql.as_str()))
            .bind(source)
            .bind(now.as_second())
            .fetch_optional(pool)
            .await)?;
        Ok(known.is_some())
    }

    /// A page of a source.
    pub async fn source_page(&self, lang: Lang, source: &str, page: u32, now: Timestamp) -> Result<Page, StoreError> {
        Ok(cut(
            self.of_source(lang, source, sizes::PAGE + 1, offset(page), now).await?,
            page,
        ))
    }

    /// The newest of a source.
    pub(super) async fn of_source(
        &self,
        lang: Lang,
        source: &str,
        limit: usize,
        offset: i64,
        now: Timestamp,
    ) -> Result<Vec<Arc<Teaser>>, StoreError> {
        teasers!(
            self,
            sql::of_source(),
            rows::tag(lang),
            source,
            now.as_second(),
            count(limit),
            offset
        )
    }

    /// The languages, of those `served`, in which a list has an article that readers can see.
    pub async fn langs_of(&self, list: List<'_>, served: &[Lang], now: Timestamp) -> Result<Vec<Lang>, StoreError> {
        let sql = sql::langs_of(list, served);
        let tags: Vec<String> = on_readers!(self, pool => {
            let query = sqlx::query_scalar(sqlx::AssertSqlSafe(sql.as_str())).bind(now.as_second());
            let query = match list {
                List::Section(id) | List::Topic(id) | List::Source(id) => query.bind(id),
                List::Front | List::Sources => query,
            };
            query.fetch_all(pool).await
        })?;
        tags.iter().map(|tag| rows::parse("articles.lang", tag)).collect()
    }

    /// All sources with the number of their articles in a language. Counts as many rows of an index as there are.
    pub async fn source_counts(&self, lang: Lang, now: Timestamp) -> Result<Vec<SourceCount>, StoreError> {
        type Row = (
            String,
            String,
            Option<String>,
            Option<String>,
            Option<String>,
            Option<i64>,
            i64,
        );
        let rows: Vec<Row> = on_readers!(self, pool => sqlx::query_as(sql::SOURCES)
        .bind(rows::tag(lang))
        .bind(now.as_second())
        .fetch_all(pool)
        .await)?;
        rows.into_iter()
            .map(|(id, name, homepage, licence, feed_lang, received, articles)| {
                Ok(SourceCount {
                    source: Source {
                        id: rows::slug("sources.id", &id)?,
                        name,
                        homepage,
                        licence,
                    },
                    lang: feed_lang.and_then(|tag| tag.parse().ok()),
                    received: received.map(|at| rows::timestamp("feeds.last_success", at)).transpose()?,
                    articles: u32::try_from(articles).unwrap_or(u32::MAX),
                })
            })
            .collect()
    }

    /// The newest stories on a topic.
    pub(super) async fn on_topic(
        &self,
        lang: Lang,
        topic: &str,
        limit: usize,
        offset: i64,
        now: Timestamp,
    ) -> Result<Vec<Arc<Teaser>>, StoreError> {
        teasers!(
            self,
            sql::on_topic(),
            topic,
            rows::tag(lang),
            now.as_second(),
            count(limit),
            offset
        )
    }

    /// The newest of a section.
    pub(super) async fn in_section(
        &self,
        lang: Lang,
        section: &str,
        limit: usize,
        offset: i64,
        now: Timestamp,
    ) -> Result<Vec<Arc<Teaser>>, StoreError> {
        teasers!(
            self,
            sql::in_section(),
            rows::tag(lang),
            section,
            now.as_second(),
            count(limit),
            offset
        )
    }

    async fn latest(&self, lang: Lang, limit: usize, now: Timestamp) -> Result<Vec<Arc<Teaser>>, StoreError> {
        teasers!(self, sql::latest(), rows::tag(lang), now.as_second(), count(limit))
    }

    /// By rank, the newest of each: a rank given again replaces the older story of that rank.
    async fn must_read(&self, lang: Lang, limit: usize, now: Timestamp) -> Result<Vec<Arc<Teaser>>, StoreError> {
        teasers!(self, sql::must_read(), rows::tag(lang), now.as_second(), count(limit))
    }

    /// The newest stories that this edition does not have in its own language, each in the first of the `served` that has it.
    pub(super) async fn elsewhere(
        &self,
        lang: Lang,
        served: &[Lang],
        limit: usize,
        now: Timestamp,
    ) -> Result<Vec<Arc<Teaser>>, StoreError> {
        let others: Vec<Lang> = served.iter().copied().filter(|other| *other != lang).collect();
        if others.is_empty() {
            return Ok(Vec::new());
        }
        let sql = sql::elsewhere(&others);
        teasers!(self, sql.as_str(), rows::tag(lang), now.as_second(), count(limit))
    }
}

/// Two lists as one, the newest first.
fn mix(teasers: &mut Vec<Arc<Teaser>>, others: Vec<Arc<Teaser>>) {
    teasers.extend(others);
    teasers.sort_by_key(|teaser| std::cmp::Reverse(teaser.published));
}

fn count(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

fn offset(page: u32) -> i64 {
    i64::from(page.saturating_sub(1)) * count(sizes::PAGE)
}

/// One row more than a page was read: it says whether there is another page.
pub(super) fn cut(mut teasers: Vec<Arc<Teaser>>, number: u32) -> Page {
    let has_more = teasers.len() > sizes::PAGE;
    teasers.truncate(sizes::PAGE);
    Page {
        teasers,
        number,
        has_more,
    }
}
