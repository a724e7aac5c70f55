//! Single articles: what is at an address.

use app::{
    domain::{
        article::{Address, Article},
        lang::Lang,
        slug::Slug,
        source::{Credit, Source},
        topic::Topic,
        typography,
    },
    ports::Found,
};
use jiff::Timestamp;

use super::{Store, StoreError, on_readers, rows};

#[derive(sqlx::FromRow)]
struct ArticleRow {
    id: i64,
    story_id: i64,
    key: String,
    section: String,
    slug: String,
    headline: String,
    standfirst: String,
    body: String,
    published: i64,
    updated: Option<i64>,
    byline: Option<String>,
    source_id: Option<String>,
    source_name: Option<String>,
    source_homepage: Option<String>,
    source_licence: Option<String>,
    source_url: Option<String>,
    licence: Option<String>,
    picture: Option<String>,
    live: Option<String>,
    withdrawn: Option<i64>,
    forgotten: i64,
    /// Its topics, in the form that [`TOPICS`] gives them.
    topics: Option<String>,
    /// What there is around it, and is asked for only then: most articles have little of it.
    has_others: bool,
    has_origin: bool,
    has_revisions: bool,
}

/// The topics of the article `a` in their order, in one value: there are few, and asking for them apart costs more than they do. Of each its id,
/// and language and name of its label, if it has one. Ids and languages have no signs like those between them; a name that has is read with a
/// space there, whoever wrote it.
const TOPICS: &str = "SELECT string_agg(t.topic || '\u{1f}' || coalesce(own.lang, en.lang, '') || '\u{1f}' \
     || replace(coalesce(own.label, en.label, ''), '\u{1e}', ' '), '\u{1e}' ORDER BY t.place) FROM article_topics t \
     LEFT JOIN topic_labels own ON own.topic = t.topic AND own.lang = a.lang LEFT JOIN topic_labels en ON en.topic = t.topic AND en.lang = 'en' WHERE t.article_id = a.id";

/// What [`TOPICS`] gives.
fn topics(lang: Lang, column: &str) -> Result<Vec<Topic>, StoreError> {
    let fields = column.split('\u{1e}').filter_map(|topic| {
        let (id, label) = topic.split_once('\u{1f}')?;
        Some((id, label.split_once('\u{1f}')?))
    });
    fields
        .map(|(id, (tag, label))| {
            let id = rows::slug("article_topics.topic", id)?;
            Ok(if tag.is_empty() {
                Topic::unnamed(id, lang)
            } else {
                Topic {
                    id,
                    label: label.to_owned(),
                    lang: rows::parse("topic_labels.lang", tag)?,
                }
            })
        })
        .collect()
}

impl Store {
    /// How many articles were not withdrawn, planned ones among them. Counted in the smallest index there is.
    pub async fn article_count(&self) -> Result<i64, StoreError> {
        Ok(
            on_readers!(self, pool => sqlx::query_scalar("SELECT count(*) FROM articles WHERE withdrawn IS NULL").fetch_one(pool).await)?,
        )
    }

    /// What has this name in a language at `now`. In which section is the article's to say, not the asker's.
    pub async fn find_article(&self, lang: Lang, slug: &str, now: Timestamp) -> Result<Found, StoreError> {
        let row: Option<ArticleRow> = on_readers!(self, pool => sqlx::query_as(
            sqlx::AssertSqlSafe(format!("SELECT a.id, a.story_id, s.key, a.section, a.slug, a.headline, a.standfirst, a.body, a.published, a.updated, a.byline, \
             a.source_id, o.name AS source_name, o.homepage AS source_homepage, o.licence AS source_licence, a.source_url, a.licence, \
             a.picture, a.live, a.withdrawn, a.forgotten, ({TOPICS}) AS topics, \
             EXISTS (SELECT 1 FROM articles other WHERE other.story_id = a.story_id AND other.lang <> a.lang) AS has_others, \
             EXISTS (SELECT 1 FROM origins WHERE article_id = a.id) AS has_origin, \
             EXISTS (SELECT 1 FROM revisions WHERE article_id = a.id) AS has_revisions \
             FROM articles a JOIN stories s ON s.id = a.story_id LEFT JOIN sources o ON o.id = a.source_id \
             WHERE a.lang = $1 AND a.slug = $2",
        )))
        .bind(rows::tag(lang))
        .bind(slug)
        .fetch_optional(pool)
        .await)?;
        match row {
            Some(row) if row.published > now.as_second() => Ok(Found::Nothing),
            Some(row) if row.withdrawn.is_some() => Ok(match self.lead_of(row.id).await? {
                Some(lead) => Found::Moved(lead),
                None => Found::Withdrawn(self.translations_of(lang, row.story_id, now).await?),
            }),
            Some(row) => Ok(Found::Article(Box::new(self.article(lang, row, now).await?))),
            None => self.moved(lang, slug, now).await,
        }
    }

    /// A topic with its name in a language.
    pub(super) async fn topic(&self, lang: Lang, id: Slug) -> Result<Topic, StoreError> {
        let named: Option<(String, String)> = on_readers!(self, pool => sqlx::query_as(
            "SELECT lang, label FROM topic_labels WHERE topic = $1 AND lang IN ($2, 'en') ORDER BY lang = $2 DESC LIMIT 1",
        )
        .bind(id.as_str())
        .bind(rows::tag(lang))
        .fetch_optional(pool)
        .await)?;
        Ok(match named {
            Some((tag, label)) => Topic {
                id,
                label,
                lang: rows::parse("topic_labels.lang", &tag)?,
            },
            None => Topic::unnamed(id, lang),
        })
    }

    async fn moved(&self, lang: Lang, slug: &str, now: Timestamp) -> Result<Found, StoreError> {
        let row: Option<(String, String, String)> = on_readers!(self, pool => sqlx::query_as(
            "SELECT a.lang, a.section, a.slug FROM moved m JOIN articles a ON a.id = m.article_id WHERE m.lang = $1 AND m.slug = $2 AND a.published <= $3",
        )
        .bind(rows::tag(lang))
        .bind(slug)
        .bind(now.as_second())
        .fetch_optional(pool)
        .await)?;
        Ok(match row {
            Some((lang, section, slug)) => Found::Moved(rows::address(&lang, &section, &slug)?),
            None => Found::Nothing,
        })
    }

    async fn article(&self, lang: Lang, row: ArticleRow, now: Timestamp) -> Result<Article, StoreError> {
        let topics = topics(lang, row.topics.as_deref().unwrap_or_default())?;
        let translations = if row.has_others {
            self.translations_of(lang, row.story_id, now).await?
        } else {
            Vec::new()
        };
        let provenance = if row.has_origin {
            self.provenance_of(row.id).await?.map(Box::new)
        } else {
            None
        };
        let (version, versions) = if row.has_revisions {
            self.versions_of(row.id).await?
        } else {
            (u32::try_from(row.forgotten + 1).unwrap_or(u32::MAX), Vec::new())
        };
        let credit = match (row.source_id, row.source_name, row.source_url) {
            (Some(id), Some(name), Some(url)) => Some(Credit {
                // Its own only: what another article of the source may be used under says nothing about this one.
                licence: row.licence,
                source: Source {
                    id: rows::slug("sources.id", &id)?,
                    name,
                    homepage: row.source_homepage,
                    licence: row.source_licence,
                },
                url,
            }),
            _ => None,
        };
        Ok(Article {
            story: rows::slug("stories.key", &row.key)?,
            lang,
            section: rows::slug("articles.section", &row.section)?,
            slug: rows::slug("articles.slug", &row.slug)?,
            headline: typography::text(lang, row.headline),
            standfirst: typography::text(lang, row.standfirst),
            body: typography::html(lang, row.body),
            published: rows::timestamp("articles.published", row.published)?,
            updated: row
                .updated
                .map(|seconds| rows::timestamp("articles.updated", seconds))
                .transpose()?,
            byline: row.byline,
            credit,
            topics,
            picture: row.picture.map(|json| rows::read_picture(&json)).transpose()?,
            translations,
            provenance,
            live: rows::live_state(row.live)?,
            version,
            versions,
        })
    }

    async fn translations_of(&self, lang: Lang, story: i64, now: Timestamp) -> Result<Vec<Address>, StoreError> {
        let rows: Vec<(String, String, String)> = on_readers!(self, pool => sqlx::query_as(
            "SELECT lang, section, slug FROM articles WHERE story_id = $1 AND lang <> $2 AND withdrawn IS NULL AND published <= $3 ORDER BY lang",
        )
        .bind(story)
        .bind(rows::tag(lang))
        .bind(now.as_second())
        .fetch_all(pool)
        .await)?;
        rows.iter()
            .map(|(lang, section, slug)| rows::address(lang, section, slug))
            .collect()
    }
}
