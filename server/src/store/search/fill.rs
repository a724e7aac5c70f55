//! Filling the index: a queue of articles whose words are due, worked off in batches.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

use app::domain::lang::Lang;
use jiff::Timestamp;
use sqlx::QueryBuilder;

use crate::{
    search::{Document, Source, related::looks_for_the_same, spelling::turned},
    store::{Store, StoreError, Transaction, execute, execute_once, on_readers, on_transaction, postgres, related, rows, sqlite},
};

/// Rows of words written by one statement.
const ROWS: usize = 500;
/// Documents that an hour has room for, as a power of two.
const OF_AN_HOUR: u32 = 20;
/// In a paper that is no larger, what a word tells changes with every few articles.
const YOUNG: i64 = 4_096;
/// Which version of the analyser the index is of, if not of `$1`.
const ANOTHERS: &str = "SELECT version FROM search_langs WHERE version <> $1 LIMIT 1";
/// Hours from 1970 that have places of their own: some hundred thousand years.
const LAST_HOUR: i64 = 1 << 32;

/// Where the documents are that are published in an hour. They count up with the hours: what comes before is older, what comes behind newer.
fn places(published: i64) -> Range<i64> {
    let hour = published.div_euclid(3_600).clamp(-LAST_HOUR, LAST_HOUR);
    hour << OF_AN_HOUR..(hour + 1) << OF_AN_HOUR
}

/// Those of the hour that it is.
pub(in crate::store) fn places_of_hour(now: Timestamp) -> Range<i64> {
    places(now.as_second())
}

/// When the hour begins that a document's place is of, in seconds since 1970.
pub(in crate::store) fn hour_of(doc: i64) -> i64 {
    (doc >> OF_AN_HOUR) * 3_600
}

/// An article whose words are due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The article.
    pub article: i64,
    /// The story it tells.
    pub story: i64,
    /// First published, in seconds since 1970.
    pub published: i64,
    /// What it says.
    pub source: Source,
    /// Which of its changes this is.
    turn: i64,
}

/// An article with the document made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToIndex {
    /// The article.
    pub due: Due,
    /// What the index keeps.
    pub document: Document,
}

impl Store {
    /// Articles whose words are due, at most `limit` of those that came after an id.
    pub async fn due_for_search(&self, after: i64, limit: usize) -> Result<Vec<Due>, StoreError> {
        #[derive(sqlx::FromRow)]
        struct Row {
            article_id: i64,
            turn: i64,
            story_id: i64,
            lang: String,
            section: String,
            headline: String,
            standfirst: String,
            body: String,
            published: i64,
            source_id: Option<String>,
            name: Option<String>,
        }
        let rows: Vec<Row> = on_readers!(self, pool => sqlx::query_as(
            "SELECT q.article_id, q.turn, a.story_id, a.lang, a.section, a.headline, a.standfirst, a.body, a.published, a.source_id, o.name \
             FROM search_due q JOIN articles a ON a.id = q.article_id LEFT JOIN sources o ON o.id = a.source_id \
             WHERE q.article_id > $2 ORDER BY q.article_id LIMIT $1",
        )
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .bind(after)
        .fetch_all(pool)
        .await)?;
        let mut topics = self
            .topics_for_search(&rows.iter().map(|row| row.article_id).collect::<Vec<_>>())
            .await?;
        rows.into_iter()
            .map(|row| {
                Ok(Due {
                    article: row.article_id,
                    story: row.story_id,
                    published: row.published,
                    source: Source {
                        lang: rows::parse("articles.lang", &row.lang)?,
                        headline: row.headline,
                        standfirst: row.standfirst,
                        body: row.body,
                        topics: topics.remove(&row.article_id).unwrap_or_default(),
                        source: row.name.zip(row.source_id),
                        section: row.section,
                    },
                    turn: row.turn,
                })
            })
            .collect()
    }

    /// Names of articles' topics in their language, else in English, else as their ids read; a space between.
    async fn topics_for_search(&self, articles: &[i64]) -> Result<HashMap<i64, String>, StoreError> {
        if articles.is_empty() {
            return Ok(HashMap::new());
        }
        let rows: Vec<(i64, String)> = on_readers!(self, pool => {
            let mut query = QueryBuilder::new(
                "SELECT t.article_id, coalesce(own.label, en.label, replace(t.topic, '-', ' ')) FROM article_topics t \
                     LEFT JOIN topic_labels own ON own.topic = t.topic AND own.lang = t.lang \
                     LEFT JOIN topic_labels en ON en.topic = t.topic AND en.lang = 'en' WHERE t.article_id IN (",
            );
            let mut list = query.separated(", ");
            for id in articles {
                list.push_bind(*id);
            }
            query.push(") ORDER BY t.article_id, t.place");
            query.build_query_as().persistent(false).fetch_all(pool).await
        })?;
        let mut topics: HashMap<i64, String> = HashMap::new();
        for (article, label) in rows {
            let names = topics.entry(article).or_default();
            if !names.is_empty() {
                names.push(' ');
            }
            names.push_str(&label);
        }
        Ok(topics)
    }

    /// Puts articles into the index, or anew. One that has changed since it was read stays due. Whether they could be: while nodes of two
    /// versions of the analyser run side by side, words come from that which was started last, and else all stay due.
    pub async fn index(&self, articles: &[ToIndex], version: i64) -> Result<bool, StoreError> {
        // It reads first: in SQLite such a transaction could not wait for others that write.
        let mut transaction = self.begin_at_once().await?;
        let is_anothers: Option<i64> = on_transaction!(&mut transaction, connection => sqlx::query_scalar(ANOTHERS)
            .bind(version)
            .fetch_optional(connection)
            .await)?;
        if is_anothers.is_some() {
            return Ok(false);
        }
        let mut new: BTreeMap<Lang, i64> = BTreeMap::new();
        let mut words: BTreeMap<(Lang, &str), (&str, i64)> = BTreeMap::new();
        for ToIndex { due, document } in articles {
            let lang = due.source.lang;
            let undone = execute!(
                &mut transaction,
                sqlx::query("DELETE FROM search_due WHERE article_id = $1 AND turn = $2")
                    .bind(due.article)
                    .bind(due.turn)
            )?;
            // Another has done it, or it is due anew as it is now.
            if undone == 0 {
                continue;
            }
            if self.put(&mut transaction, due, document).await? {
                *new.entry(lang).or_default() += 1;
            }
            for (plain, word) in &document.spelt {
                words.entry((lang, plain)).or_insert((word, 0)).1 += 1;
            }
        }
        for (lang, count) in new {
            let docs: i64 = on_transaction!(&mut transaction, connection => sqlx::query_scalar(
                "INSERT INTO search_langs (lang, docs, version) VALUES ($1, $2, $3) \
                 ON CONFLICT (lang) DO UPDATE SET docs = search_langs.docs + excluded.docs RETURNING docs",
            )
            .bind(rows::tag(lang))
            .bind(count)
            .bind(version)
            .fetch_one(connection)
            .await)?;
            // It has doubled: what is alike is looked for anew.
            if docs <= YOUNG && docs.ilog2() > (docs - count).max(1).ilog2() {
                related::all_due(&mut transaction, lang).await?;
            }
        }
        let words: Vec<_> = words.into_iter().collect();
        for words in words.chunks(ROWS) {
            on_transaction!(&mut transaction, connection => {
                let mut query = QueryBuilder::new("INSERT INTO search_words (lang, plain, word, turned, docs) ");
                query.push_values(words, |mut row, ((lang, plain), (word, docs))| {
                    row.push_bind(rows::tag(*lang))
                        .push_bind(*plain)
                        .push_bind(*word)
                        .push_bind(turned(plain))
                        .push_bind(*docs);
                });
                query.push(" ON CONFLICT (lang, plain) DO UPDATE SET docs = search_words.docs + excluded.docs, word = ");
                // See `Document::spelt`.
                query.push("CASE WHEN excluded.word > search_words.word THEN excluded.word ELSE search_words.word END");
                execute_once!(query, connection)
            })?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Whether it was not there.
    async fn put(&self, transaction: &mut Transaction, due: &Due, document: &Document) -> Result<bool, StoreError> {
        let places = places(due.published);
        let known: Option<(i64, String, Vec<u8>)> = on_transaction!(transaction, connection => sqlx::query_as("SELECT doc, lang, words FROM search_docs WHERE article_id = $1")
                .bind(due.article)
                .fetch_optional(connection)
                .await)?;
        if let Some((doc, ..)) = known {
            match transaction {
                Transaction::Sqlite(transaction) => sqlite::search::take_out(transaction, doc).await?,
                Transaction::Postgres(writing) => postgres::search::take_out(writing.connection(), doc).await?,
            }
        }
        let doc: i64 = match &known {
            Some((doc, ..)) if places.contains(doc) => *doc,
            _ => {
                on_transaction!(transaction, connection => sqlx::query_scalar("SELECT coalesce(max(doc) + 1, $1) FROM search_docs WHERE doc >= $1 AND doc < $2")
                    .bind(places.start)
                    .bind(places.end)
                    .fetch_one(connection)
                    .await)?
            }
        };
        // What is like it stays, also where it gets another place: no row is deleted.
        execute!(transaction, sqlx::query(if known.is_some() {
            "UPDATE search_docs SET doc = $1, story_id = $3, lang = $4, published = $5, source_id = $6, words = $7 WHERE article_id = $2"
        } else {
            "INSERT INTO search_docs (doc, article_id, story_id, lang, published, source_id, words) VALUES ($1, $2, $3, $4, $5, $6, $7)"
        })
        .bind(doc)
        .bind(due.article)
        .bind(due.story)
        .bind(rows::tag(due.source.lang))
        .bind(due.published)
        .bind(due.source.source.as_ref().map(|(_, id)| id))
        .bind(&document.words))?;
        match transaction {
            Transaction::Sqlite(transaction) => sqlite::search::put_in(transaction, doc, document).await?,
            Transaction::Postgres(writing) => postgres::search::put_in(writing.connection(), doc, document).await?,
        }
        let is_as_before = known.as_ref().is_some_and(|(place, lang, words)| {
            *place == doc && lang == rows::tag(due.source.lang) && looks_for_the_same(words, &document.words)
        });
        if !is_as_before {
            related::due(transaction, due.article, doc).await?;
        }
        Ok(known.is_none())
    }

    /// What an earlier version of the program has put in, and is to be found in another way now, at most `limit` documents. How many were.
    pub async fn mend_search(&self, limit: usize) -> Result<usize, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(0),
            Self::Postgres(database) => database.give_times(limit).await,
        }
    }

    /// What another version of the analyser has put in is due again.
    pub async fn renew_search(&self, version: i64) -> Result<(), StoreError> {
        // Whatever the size of the paper, it starts as fast: all of the index is read only where that must be.
        let is_anothers: Option<i64> = on_readers!(self, pool => sqlx::query_scalar(ANOTHERS)
            .bind(version)
            .fetch_optional(pool)
            .await)?;
        if is_anothers.is_none() {
            return Ok(());
        }
        let mut transaction = self.begin().await?;
        for statement in [
            "INSERT INTO search_due (article_id) SELECT article_id FROM search_docs \
             WHERE lang IN (SELECT lang FROM search_langs WHERE version <> $1) \
             ON CONFLICT (article_id) DO UPDATE SET turn = search_due.turn + 1",
            "DELETE FROM search_words WHERE lang IN (SELECT lang FROM search_langs WHERE version <> $1)",
            "UPDATE search_langs SET version = $1 WHERE version <> $1",
        ] {
            execute!(&mut transaction, sqlx::query(statement).bind(version))?;
        }
        transaction.commit().await?;
        Ok(())
    }
}
