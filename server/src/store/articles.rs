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

use super::{
    Store, StoreError, on_readers,
    provenance::{FROM_ORIGINS, ORIGIN, OriginRow},
    related, rows,
    search::places_of_hour,
};

#[derive(sqlx::FromRow)]
struct ArticleRow {
    id: i64,
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
    /// The same story in other languages, in the form that [`TRANSLATIONS`] gives them.
    translations: Option<String>,
    /// What is like it, in the form that [`related::alike_of`] gives it.
    alike: Option<String>,
    /// Earlier versions are asked for only then: most articles have none.
    has_revisions: bool,
    #[sqlx(flatten)]
    origin: OriginRow,
}

/// What a page shows of an article and what is around it, in one question: asking apart costs more than the few rows do, a way to the
/// database and back each. `$1` language, `$2` slug, `$3` now, `$4` and `$5` where the places of its hour begin and end.
fn find() -> String {
    let alike = related::alike_of();
    format!(
        "SELECT a.id, s.key, a.section, a.slug, a.headline, a.standfirst, a.body, a.published, a.updated, a.byline, \
         a.source_id, o.name AS source_name, o.homepage AS source_homepage, o.licence AS source_licence, a.source_url, a.licence, \
         a.picture, a.live, a.withdrawn, a.forgotten, ({TOPICS}) AS topics, ({TRANSLATIONS}) AS translations, ({alike}) AS alike, \
         EXISTS (SELECT 1 FROM revisions WHERE article_id = a.id) AS has_revisions, {ORIGIN} \
         FROM articles a JOIN stories s ON s.id = a.story_id LEFT JOIN sources o ON o.id = a.source_id {FROM_ORIGINS} \
         WHERE a.lang = $1 AND a.slug = $2"
    )
}

/// The topics of the article `a` in their order, in one value. Of each its id, and language and name of its label, if it has one. Ids and
/// languages have no signs like those between them; a name with the sign between topics is read with a space there, whoever wrote it, and the
/// other one can do no harm behind it. Labels are not joined:
/// PostgreSQL would read all of a language.
const TOPICS: &str = "SELECT string_agg(named.topic, '\u{1e}') FROM (\
       SELECT t.topic || '\u{1f}' || coalesce(\
         a.lang || '\u{1f}' || replace((SELECT label FROM topic_labels WHERE topic = t.topic AND lang = a.lang), '\u{1e}', ' '), \
         'en' || '\u{1f}' || replace((SELECT label FROM topic_labels WHERE topic = t.topic AND lang = 'en'), '\u{1e}', ' '), '\u{1f}') AS topic \
       FROM article_topics t WHERE t.article_id = a.id ORDER BY t.place) named";

/// Where readers can see the story of the article `a` in other languages at `$3`, in one value: an address each.
const TRANSLATIONS: &str = "SELECT string_agg(translation.address, ' ') FROM (\
       SELECT other.lang || '/' || other.section || '/' || other.slug AS address \
       FROM teasers other WHERE other.story_id = a.story_id AND other.lang <> a.lang AND other.withdrawn IS NULL \
       AND other.published <= $3 ORDER BY other.lang) translation";

/// What [`TRANSLATIONS`] gives.
fn translations(column: &str) -> Result<Vec<Address>, StoreError> {
    let addresses = column.split_ascii_whitespace().map(|address| {
        let (lang, path) = address.split_once('/').unwrap_or_default();
        let (section, slug) = path.split_once('/').unwrap_or_default();
        rows::address(lang, section, slug)
    });
    addresses.collect()
}

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
        let hour = places_of_hour(now);
        let row: Option<ArticleRow> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(find()))
        .bind(rows::tag(lang))
        .bind(slug)
        .bind(now.as_second())
        .bind(hour.start)
        .bind(hour.end)
        .fetch_optional(pool)
        .await)?;
        match row {
            Some(row) if row.published > now.as_second() => Ok(Found::Nothing),
            Some(row) if row.withdrawn.is_some() => Ok(match self.lead_of(row.id).await? {
                Some(lead) => Found::Moved(lead),
                None => Found::Withdrawn(translations(row.translations.as_deref().unwrap_or_default())?),
            }),
            Some(row) => Ok(Found::Article(Box::new(self.article(lang, row).await?))),
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

    async fn article(&self, lang: Lang, row: ArticleRow) -> Result<Article, StoreError> {
        let topics = topics(lang, row.topics.as_deref().unwrap_or_default())?;
        let translations = translations(row.translations.as_deref().unwrap_or_default())?;
        let alike = related::alike(row.alike.as_deref().unwrap_or_default())?;
        let provenance = self.provenance(row.id, row.origin).await?.map(Box::new);
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
            alike,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::plans::{assert_planned, paper};

    #[tokio::test]
    async fn what_is_around_an_article_is_found_by_indexes_and_no_other_text_is_read() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = paper(folder.path()).await;
        for index in [
            "other USING INDEX teasers_of (story_id=?)",
            "r USING PRIMARY KEY (doc=? AND other<?)",
            "revisions USING COVERING INDEX revisions_of (article_id=?)",
        ] {
            assert_planned(&store, "an article", &find(), index, true).await;
        }
    }
}
