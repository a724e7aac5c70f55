//! The search index: what is due for it, what is put in, what it answers. What its terms are is not known here (`crate::search`).

use std::collections::{BTreeMap, HashMap};

use app::domain::{article::Teaser, lang::Lang, slug::Slug};
use jiff::Timestamp;
use sqlx::QueryBuilder;

use super::{
    Store, StoreError, Transaction, execute_once, on_readers, on_transaction,
    rows::{self, TEASER_COLUMNS, TeaserRow},
};
use crate::search::spelling::{Near, turned};

mod counted;
mod fill;

pub(super) use counted::Counted;
pub use fill::{Due, ToIndex};
pub(super) use fill::{hour_of, places_of_hour};

/// Words that are compared with a misspelt one, of those that begin and of those that end alike.
const NEAR_WORDS: i64 = 300;

const WORDS_FROM: &str =
    "SELECT word FROM search_words WHERE lang = $1 AND plain >= $2 AND plain < $3 ORDER BY docs DESC, plain LIMIT $4";

/// Stands behind every word that begins so.
fn behind(start: &str) -> String {
    format!("{start}\u{10ffff}")
}

/// A list with its last again and again, up to a power of two: there are few sentences then, each prepared once.
fn few_lengths<T>(list: &[T]) -> impl Iterator<Item = &T> {
    let again = list.last().into_iter().cycle();
    list.iter().chain(again).take(list.len().next_power_of_two())
}

/// What articles are looked for: those that fit one of the groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// One for each language.
    pub groups: Vec<Group>,
    /// Only words of headlines, standfirsts, topics and sources count.
    pub only_strong: bool,
    /// How many articles fit at the most, as far as that was counted; where it was not, 0. What is found does not depend on it.
    pub fits: u64,
}

/// What is looked for in one language. Terms are those of `crate::search::document::stored`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The terms of each word, any of which will do.
    pub words: Vec<Vec<String>>,
    /// One of the words is enough; else all must be there.
    pub any: bool,
    /// Terms that must not be there.
    pub without: Vec<String>,
    /// Facets that must all be there.
    pub facets: Vec<String>,
}

/// What the index has of a language's terms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Having {
    /// All articles of the language.
    pub all: u64,
    /// How many of them have a term, by the term as it is stored; one that none has is left out.
    pub articles: HashMap<String, u64>,
}

/// An article that fits, with what it is ranked by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its place: the later published, the higher.
    pub doc: i64,
    /// The article.
    pub article: i64,
    /// The story it tells.
    pub story: i64,
    /// Its language.
    pub lang: Lang,
    /// First published.
    pub published: Timestamp,
    /// Its source's id.
    pub source: Option<String>,
    /// A `crate::search::document::Sequence`.
    pub words: Vec<u8>,
}

/// The columns of a [`Candidate`], in its order.
pub(super) type CandidateRow = (i64, i64, i64, String, i64, Option<String>, Vec<u8>);

/// An article as a list of answers shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The article.
    pub article: i64,
    /// As on every list.
    pub teaser: Teaser,
    /// Plain text.
    pub standfirst: String,
    /// Safe HTML.
    pub body: String,
}

/// An article's text has changed, or is new: its words are due.
pub(super) async fn changed(transaction: &mut Transaction, articles: impl IntoIterator<Item = i64>) -> Result<(), StoreError> {
    on_transaction!(transaction, connection => {
        let mut query = QueryBuilder::new("INSERT INTO search_due (article_id) ");
        query.push_values(articles, |mut row, id| {
            row.push_bind(id);
        });
        query.push(" ON CONFLICT (article_id) DO UPDATE SET turn = search_due.turn + 1");
        execute_once!(query, connection)
    })?;
    Ok(())
}

impl Store {
    /// The newest articles that fit and that readers can see at `now`, at most `limit`, the newest first.
    pub async fn candidates(&self, wanted: &Match, now: Timestamp, limit: usize) -> Result<Vec<Candidate>, StoreError> {
        self.published_between(wanted, None, now, limit).await
    }

    /// Those that fit and that readers are to see after `now`, at most `limit`, the last first.
    pub async fn planned_candidates(&self, wanted: &Match, now: Timestamp, limit: usize) -> Result<Vec<Candidate>, StoreError> {
        self.published_between(wanted, Some(now), Timestamp::MAX, limit).await
    }

    async fn published_between(
        &self,
        wanted: &Match,
        after: Option<Timestamp>,
        until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Candidate>, StoreError> {
        let rows = match self {
            Self::Sqlite(database) => database.candidates(wanted, after, until, limit).await?,
            Self::Postgres(database) => database.candidates(wanted, after, until, limit).await?,
        };
        rows.into_iter()
            .map(|(doc, article, story, lang, published, source, words)| {
                Ok(Candidate {
                    doc,
                    article,
                    story,
                    lang: rows::parse("search_docs.lang", &lang)?,
                    published: rows::timestamp("search_docs.published", published)?,
                    source,
                    words,
                })
            })
            .collect()
    }

    /// How many articles of each of some languages are in the index, and how many of those have each of these terms. Of many the count may
    /// be some days old, see [`Counted`].
    pub async fn having(&self, terms: &BTreeMap<Lang, Vec<String>>) -> Result<HashMap<Lang, Having>, StoreError> {
        let every: Vec<(Lang, &String)> = (terms.iter())
            .flat_map(|(lang, terms)| terms.iter().map(|term| (*lang, term)))
            .collect();
        let langs: Vec<&str> = terms.keys().map(|lang| rows::tag(*lang)).collect();
        let known = self.counted().those(every.iter().map(|(_, term)| *term));
        let unknown = every.iter().map(|(_, term)| term.as_str());
        let unknown: Vec<&str> = unknown.filter(|term| !known.contains_key(term)).collect();
        let mut found = self.count(&langs, &unknown).await?;
        let size: HashMap<Lang, u64> = (terms.keys())
            .map(|lang| (*lang, found.get(rows::tag(*lang)).copied().unwrap_or(0)))
            .collect();
        let known: HashMap<&str, Option<u64>> = (every.iter())
            .filter_map(|(lang, term)| Some((term.as_str(), known.get(term.as_str())?.among(size[lang]))))
            .collect();
        let old: Vec<&str> = (known.iter())
            .filter(|(_, articles)| articles.is_none())
            .map(|(term, _)| *term)
            .collect();
        if !old.is_empty() {
            found.extend(self.count(&[], &old).await?);
        }
        for (lang, term) in every {
            if let Some(articles) = found.get(term) {
                self.counted().keep(term, *articles, size[&lang]);
            }
        }
        let having = terms.iter().map(|(lang, terms)| {
            let articles = |term: &String| {
                let known = || known.get(term.as_str()).copied().flatten();
                found.get(term).copied().or_else(known)
            };
            let articles = terms.iter().filter_map(|term| Some((term.clone(), articles(term)?)));
            let having = Having {
                all: size[lang],
                articles: articles.collect(),
            };
            (*lang, having)
        });
        Ok(having.collect())
    }

    /// How many articles have each of these terms, by the term, and by its tag how many each of these languages has; nothing of what none has.
    /// A tag alone is no term.
    async fn count(&self, langs: &[&str], terms: &[&str]) -> Result<HashMap<String, u64>, StoreError> {
        let rows: Vec<(String, i64)> = match self {
            Self::Sqlite(database) => database.having(langs, terms).await?,
            Self::Postgres(database) => database.having(langs, terms).await?,
        };
        Ok(rows
            .into_iter()
            .map(|(name, articles)| (name, articles.unsigned_abs()))
            .collect())
    }

    fn counted(&self) -> &Counted {
        match self {
            Self::Sqlite(database) => database.counted(),
            Self::Postgres(database) => database.counted(),
        }
    }

    /// How many articles of a language are in the index, and how many have each of these terms: one that none has is left out, and one that
    /// more have than one in `part` of them, where they are not a `few`. No more is read of a term than it takes to know that.
    pub async fn rarely_having(
        &self,
        lang: Lang,
        terms: &[String],
        part: u64,
        few: u64,
    ) -> Result<(u64, HashMap<String, u64>), StoreError> {
        let rows: Vec<(String, i64, i64)> = match self {
            Self::Sqlite(database) => database.rarely_having(rows::tag(lang), terms, part, few).await?,
            Self::Postgres(database) => database.rarely_having(rows::tag(lang), terms, part, few).await?,
        };
        let all = rows.first().map_or(0, |(_, _, all)| all.unsigned_abs());
        let most = (all / part).max(few.min(all / 2));
        let having = rows
            .into_iter()
            .map(|(term, articles, _)| (term, articles.unsigned_abs()))
            .filter(|(_, articles)| (1..=most).contains(articles));
        Ok((all, having.collect()))
    }

    /// How many articles of each language are in the index.
    pub async fn indexed(&self) -> Result<HashMap<Lang, u64>, StoreError> {
        let rows: Vec<(String, i64)> =
            on_readers!(self, pool => sqlx::query_as("SELECT lang, docs FROM search_langs").fetch_all(pool).await)?;
        rows.into_iter()
            .map(|(lang, docs)| Ok((rows::parse("search_langs.lang", &lang)?, docs.unsigned_abs())))
            .collect()
    }

    /// Articles by id, in any order; those that readers cannot see at `now` are left out.
    pub async fn shown(&self, articles: &[i64], now: Timestamp) -> Result<Vec<Shown>, StoreError> {
        #[derive(sqlx::FromRow)]
        struct Row {
            id: i64,
            standfirst: String,
            body: String,
            #[sqlx(flatten)]
            teaser: Columns,
        }
        #[derive(sqlx::FromRow)]
        struct Columns {
            story: String,
            lang: String,
            section: String,
            slug: String,
            headline: String,
            trail: String,
            published: i64,
            picture: Option<String>,
            live: Option<String>,
            breaking: bool,
            source: Option<String>,
        }
        if articles.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<Row> = on_readers!(self, pool => {
            let mut query = QueryBuilder::new(format!(
                "SELECT text.id, text.standfirst, text.body, {TEASER_COLUMNS} AS source FROM teasers a JOIN articles text ON text.id = a.article_id \
                     WHERE a.withdrawn IS NULL AND a.published <= "
            ));
            query.push_bind(now.as_second()).push(" AND a.article_id IN (");
            let mut list = query.separated(", ");
            for id in few_lengths(articles) {
                list.push_bind(*id);
            }
            query.push(")");
            query.build_query_as().fetch_all(pool).await
        })?;
        rows.into_iter()
            .map(|row| {
                let columns = row.teaser;
                let teaser: TeaserRow = (
                    columns.story,
                    columns.lang,
                    columns.section,
                    columns.slug,
                    columns.headline,
                    columns.trail,
                    columns.published,
                    columns.picture,
                    columns.live,
                    columns.breaking,
                    columns.source,
                );
                Ok(Shown {
                    article: row.id,
                    teaser: rows::teaser(teaser)?,
                    standfirst: row.standfirst,
                    body: row.body,
                })
            })
            .collect()
    }

    /// Names of sources, by name.
    pub async fn source_names(&self, ids: &[String]) -> Result<Vec<(Slug, String)>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<(String, String)> = on_readers!(self, pool => {
            let mut query = QueryBuilder::new("SELECT id, name FROM sources WHERE id IN (");
            let mut list = query.separated(", ");
            for id in few_lengths(ids) {
                list.push_bind(id);
            }
            query.push(") ORDER BY name, id");
            query.build_query_as().fetch_all(pool).await
        })?;
        rows.into_iter()
            .map(|(id, name)| Ok((rows::slug("sources.id", &id)?, name)))
            .collect()
    }

    /// Known words of a language whose plain letters begin so, as they are written; those in most articles first.
    pub async fn words_from(&self, lang: Lang, start: &str, limit: usize) -> Result<Vec<String>, StoreError> {
        on_readers!(self, pool => Ok(sqlx::query_scalar(WORDS_FROM)
            .bind(rows::tag(lang))
            .bind(start)
            .bind(behind(start))
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_all(pool)
            .await?))
    }

    /// Known words of a language that a misspelt one may stand for: by their plain letters, with how they are written and in how many
    /// articles.
    pub async fn words_near(&self, lang: Lang, near: &Near) -> Result<BTreeMap<String, (String, u64)>, StoreError> {
        let mut found = BTreeMap::new();
        for (column, start) in [("plain", &near.start), ("turned", &near.turned_end)] {
            let sql = format!(
                "SELECT plain, word, docs FROM search_words WHERE lang = $1 AND {column} >= $2 AND {column} < $3 \
                 AND length(plain) BETWEEN $4 AND $5 ORDER BY docs DESC, plain LIMIT {NEAR_WORDS}"
            );
            let rows: Vec<(String, String, i64)> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(sql.as_str()))
                .bind(rows::tag(lang))
                .bind(start)
                .bind(behind(start))
                .bind(i64::try_from(*near.lengths.start()).unwrap_or(0))
                .bind(i64::try_from(*near.lengths.end()).unwrap_or(i64::MAX))
                .fetch_all(pool)
                .await)?;
            for (plain, word, docs) in rows {
                debug_assert_eq!(turned(&turned(&plain)), plain);
                found.insert(plain, (word, docs.unsigned_abs()));
            }
        }
        Ok(found)
    }
}
