//! Articles that are like others by their words: whose are to be looked for, what was found, what a page reads of it. What makes two alike
//! is not known here (`crate::search::related`).

use std::collections::{BTreeMap, BTreeSet};

use app::domain::{article::Alike, lang::Lang};
use jiff::Timestamp;
use sqlx::QueryBuilder;

use super::{
    Store, StoreError, Transaction, execute, execute_once, on_readers, on_transaction, rows,
    search::{hour_of, places_of_hour},
};

/// The newest that are like an article, of which the closest are shown: what an evergreen has gathered in years is not all read.
const READ: i64 = 40;
/// Rows of what is alike written by one statement.
const ROWS: usize = 500;

/// An article whose like is to be looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lone {
    /// The article.
    pub article: i64,
    /// Its place in the index.
    pub doc: i64,
    /// Its language.
    pub lang: Lang,
    /// Plain text.
    pub headline: String,
    /// Plain text.
    pub standfirst: String,
    /// Which of its changes this is.
    turn: i64,
}

/// An article that is like another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Like {
    /// The article.
    pub article: i64,
    /// Its place in the index.
    pub doc: i64,
    /// How close it is, 0 to 1.
    pub close: f64,
}

/// What is like the document `$1` was found by words that are others now.
const OUTDATE: [&str; 2] = [
    "UPDATE search_related SET outdated = TRUE WHERE doc = $1",
    "UPDATE search_related SET outdated = TRUE WHERE other = $1",
];
/// That of the language `$1`, the same from either side. Its articles are found by the articles' index: another language may have a million.
const OUTDATE_ALL: &str = "UPDATE search_related SET outdated = TRUE WHERE doc IN (\
     SELECT d.doc FROM articles a CROSS JOIN search_docs d WHERE d.article_id = a.id AND a.lang = $1)";
const ALL_DUE: &str = "INSERT INTO search_related_due (article_id) \
     SELECT d.article_id FROM articles a CROSS JOIN search_docs d WHERE d.article_id = a.id AND a.lang = $1 \
     ON CONFLICT (article_id) DO UPDATE SET turn = search_related_due.turn + 1";
/// Each side by itself: old ones may be gone from one alone.
const FORGET: [&str; 2] = [
    "DELETE FROM search_related WHERE doc = $1 AND outdated",
    "DELETE FROM search_related WHERE other = $1 AND outdated",
];
/// What is like the document `$1` and no page reads any more: behind the newest that are published before the place `$2`, `$3` and one of them.
/// What comes later takes no place from those: it may not be seen yet.
const TRIM: &str = "DELETE FROM search_related WHERE doc = $1 AND other < (\
     SELECT other FROM search_related WHERE doc = $1 AND other < $2 ORDER BY other DESC LIMIT 1 OFFSET $3)";
const LONE: &str = "SELECT q.article_id, d.doc, a.lang, a.headline, a.standfirst, q.turn FROM search_related_due q \
     JOIN search_docs d ON d.article_id = q.article_id JOIN articles a ON a.id = q.article_id \
     ORDER BY q.article_id DESC LIMIT $1";
/// What is like the article `a`, in one value: of those published by `$3` the newest, of each how close it is, its number and its place. Places
/// before `$4` are of earlier hours, those from `$5` on of later ones. When they were published is known to the hour, which their places tell:
/// no article is read.
pub(super) fn alike_of() -> String {
    format!(
        "SELECT string_agg(alike.close || '/' || alike.article_id || '/' || alike.other, ' ') FROM (\
           SELECT r.close, r.article_id, r.other FROM search_docs d CROSS JOIN search_related r \
           WHERE d.article_id = a.id AND r.doc = d.doc AND r.other < $5 \
           AND (r.other < $4 OR (SELECT published FROM search_docs WHERE doc = r.other) <= $3) ORDER BY r.other DESC LIMIT {READ}) alike"
    )
}
const DONE: &str = "DELETE FROM search_related_due WHERE article_id = $1 AND turn = $2";
/// Behind rows of `found`. One that was found may have got another place meanwhile: then it is due itself.
const RELATE: &str = "INSERT INTO search_related (doc, other, article_id, close) SELECT f.doc, f.other, f.article_id, f.close FROM found f \
     CROSS JOIN search_docs own CROSS JOIN search_docs o WHERE own.doc = f.doc AND o.doc = f.other AND o.article_id = f.article_id \
     ON CONFLICT (doc, other) DO UPDATE SET close = excluded.close WHERE excluded.close > search_related.close";

/// An article has come into the index, or has other words or another place: what is like it is to be looked for. Until then readers have
/// what was found before.
pub(super) async fn due(transaction: &mut Transaction, article: i64, doc: i64) -> Result<(), StoreError> {
    for statement in OUTDATE {
        execute!(transaction, sqlx::query(statement).bind(doc))?;
    }
    execute!(transaction, sqlx::query(
        "INSERT INTO search_related_due (article_id) VALUES ($1) ON CONFLICT (article_id) DO UPDATE SET turn = search_related_due.turn + 1",
    )
    .bind(article))?;
    Ok(())
}

/// What is alike in a language is looked for anew.
pub(super) async fn all_due(transaction: &mut Transaction, lang: Lang) -> Result<(), StoreError> {
    for statement in [OUTDATE_ALL, ALL_DUE] {
        execute!(transaction, sqlx::query(statement).bind(rows::tag(lang)))?;
    }
    Ok(())
}

impl Store {
    /// Articles whose like is to be looked for, at most `limit`, the last to have come first: readers wait for those.
    pub async fn lone(&self, limit: usize) -> Result<Vec<Lone>, StoreError> {
        let rows: Vec<(i64, i64, String, String, String, i64)> = on_readers!(self, pool => sqlx::query_as(LONE)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .fetch_all(pool)
        .await)?;
        rows.into_iter()
            .map(|(article, doc, lang, headline, standfirst, turn)| {
                Ok(Lone {
                    article,
                    doc,
                    lang: rows::parse("articles.lang", &lang)?,
                    headline,
                    standfirst,
                    turn,
                })
            })
            .collect()
    }

    /// Writes down what was found for articles at `now`, from either side, in place of what was found before. One that has changed since it
    /// was read is still due.
    pub async fn relate(&self, found: &[(Lone, Vec<Like>)], now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        // Two that came together may have found one another: a row is written once.
        let mut rows: BTreeMap<(i64, i64), (i64, f64)> = BTreeMap::new();
        for (lone, likes) in found {
            let done = execute!(&mut transaction, sqlx::query(DONE).bind(lone.article).bind(lone.turn))?;
            if done == 0 {
                continue;
            }
            for statement in FORGET {
                execute!(&mut transaction, sqlx::query(statement).bind(lone.doc))?;
            }
            for like in likes {
                for (doc, other, article) in [(lone.doc, like.doc, like.article), (like.doc, lone.doc, lone.article)] {
                    let row = rows.entry((doc, other)).or_insert((article, like.close));
                    row.1 = row.1.max(like.close);
                }
            }
        }
        let rows: Vec<((i64, i64), (i64, f64))> = rows.into_iter().collect();
        for rows in rows.chunks(ROWS) {
            on_transaction!(&mut transaction, connection => {
                let mut query = QueryBuilder::new("WITH found (doc, other, article_id, close) AS (");
                query.push_values(rows, |mut row, ((doc, other), (article, close))| {
                    row.push_bind(*doc).push_bind(*other).push_bind(*article).push_bind(*close);
                });
                query.push(") ").push(RELATE);
                execute_once!(query, connection)
            })?;
        }
        let touched: BTreeSet<i64> = rows.iter().map(|((doc, _), _)| *doc).collect();
        for doc in touched {
            execute!(
                &mut transaction,
                sqlx::query(TRIM).bind(doc).bind(places_of_hour(now).start).bind(READ - 1)
            )?;
        }
        transaction.commit().await?;
        Ok(())
    }
}

/// What [`alike_of`] gives: the closest first, of those that are as close the newest.
pub(super) fn alike(column: &str) -> Result<Vec<Alike>, StoreError> {
    let read = |alike: &str| {
        let mut fields = alike.split('/');
        let (close, article, doc): (f64, i64, i64) = (
            fields.next()?.parse().ok()?,
            fields.next()?.parse().ok()?,
            fields.next()?.parse().ok()?,
        );
        Some((
            doc,
            Alike {
                article,
                hour: hour_of(doc),
                close,
            },
        ))
    };
    let alike = column.split_ascii_whitespace().map(|alike| {
        read(alike).ok_or_else(|| StoreError::Corrupt {
            what: "search_related",
            value: alike.to_owned(),
        })
    });
    let mut alike: Vec<(i64, Alike)> = alike.collect::<Result<_, _>>()?;
    alike.sort_by(|(a_doc, a), (b_doc, b)| b.close.total_cmp(&a.close).then(b_doc.cmp(a_doc)));
    Ok(alike.into_iter().map(|(_, alike)| alike).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::on_writer;
    use crate::store::plans::{assert_planned, paper};

    /// With an index of words, in which each is like a few others.
    async fn likes(folder: &std::path::Path) -> Store {
        let store = paper(folder).await;
        for sql in [
            "INSERT INTO search_docs (doc, article_id, story_id, lang, published, words) \
             SELECT id, id, story_id, lang, published, x'00' FROM articles",
            "INSERT INTO search_related (doc, other, article_id, close) \
             SELECT a.doc, b.doc, b.article_id, 0.5 FROM search_docs a JOIN search_docs b ON a.doc <> b.doc AND abs(a.doc - b.doc) <= 10",
            "INSERT INTO search_related_due (article_id) SELECT id FROM articles WHERE true ON CONFLICT (article_id) DO NOTHING",
        ] {
            on_writer!(&store, pool => sqlx::query(sql).execute(pool).await).unwrap();
        }
        store
    }

    #[test]
    fn what_is_alike_is_read_as_the_closest_first_and_then_the_newest() {
        let place = |hour: i64, number: i64| (hour << 20) + number;
        let column = format!("0.25/7/{} 0.5/8/{} 0.5/9/{}", place(3, 1), place(1, 1), place(2, 1));
        let read = alike(&column).unwrap();
        assert_eq!(read.iter().map(|alike| alike.article).collect::<Vec<_>>(), [9, 8, 7]);
        assert_eq!(alike("").unwrap(), []);
        assert!(alike("0.5/7").is_err());
    }

    #[tokio::test]
    async fn writing_down_what_is_alike_reads_no_table_as_a_whole() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = likes(folder.path()).await;
        let relate = format!("WITH found (doc, other, article_id, close) AS (VALUES (1, 2, 2, 0.5), (2, 1, 1, 0.5)) {RELATE}");
        let (by_doc, by_other) = (
            "search_related USING PRIMARY KEY (doc=?",
            "INDEX search_related_other (other=?",
        );
        for (name, sql, index) in [
            ("outdate", OUTDATE[0], by_doc),
            ("outdate others", OUTDATE[1], by_other),
            ("outdate all", OUTDATE_ALL, by_doc),
            ("all due", ALL_DUE, "SEARCH d USING"),
            ("forget", FORGET[0], by_doc),
            ("forget others", FORGET[1], by_other),
            ("trim", TRIM, "search_related USING PRIMARY KEY (doc=? AND other<?)"),
            ("done", DONE, "search_related_due USING INTEGER PRIMARY KEY"),
            ("relate", &relate, "SEARCH o USING"),
        ] {
            assert_planned(&store, name, sql, index, false).await;
        }
        // The queue itself, the newest first, and no further than it must.
        assert_planned(&store, "lone", LONE, "SCAN q", false).await;
    }
}
