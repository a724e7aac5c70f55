//! Articles that are like others by their words: whose are to be looked for, what was found, what a page reads of it. What makes two alike
//! is not known here (`crate::search::related`).

use app::domain::{
    article::{Article, Teaser},
    lang::Lang,
};
use jiff::Timestamp;
use sqlx::{FromRow as _, QueryBuilder, Row as _, Sqlite as SqliteDialect};

use super::{
    Store, StoreError,
    import::Write,
    on_readers, on_writer,
    rows::{self, TEASER_COLUMNS, TEASER_LENGTH, TeaserRow},
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

/// The words of an article are others than before: what was like it is forgotten, from either side.
pub(super) async fn forget(transaction: Write<'_, '_>, doc: i64) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM search_related WHERE other = $1 AND doc IN (SELECT other FROM search_related WHERE doc = $1)",
        "DELETE FROM search_related WHERE doc = $1",
    ] {
        sqlx::query(statement).bind(doc).execute(&mut **transaction).await?;
    }
    Ok(())
}

/// The words of an article are in the index: what is like it is to be looked for.
pub(super) async fn due(transaction: Write<'_, '_>, article: i64) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO search_related_due (article_id) VALUES ($1) ON CONFLICT (article_id) DO UPDATE SET turn = search_related_due.turn + 1",
    )
    .bind(article)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// What is alike in a language is looked for anew. Its articles are found by the articles' index: another language may have a million.
pub(super) async fn forget_all(transaction: Write<'_, '_>, lang: Lang) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM search_related WHERE doc IN (SELECT d.doc FROM articles a CROSS JOIN search_docs d ON d.article_id = a.id WHERE a.lang = $1)",
        "INSERT INTO search_related_due (article_id) SELECT d.article_id FROM articles a CROSS JOIN search_docs d ON d.article_id = a.id WHERE a.lang = $1 \
         ON CONFLICT (article_id) DO UPDATE SET turn = search_related_due.turn + 1",
    ] {
        sqlx::query(statement)
            .bind(rows::tag(lang))
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}

impl Store {
    /// Articles whose like is to be looked for, at most `limit`, the last to have come first: readers wait for those.
    pub async fn lone(&self, limit: usize) -> Result<Vec<Lone>, StoreError> {
        let rows: Vec<(i64, i64, String, String, String, i64)> = on_readers!(self, pool => sqlx::query_as(
            "SELECT q.article_id, d.doc, a.lang, a.headline, a.standfirst, q.turn FROM search_related_due q \
             JOIN search_docs d ON d.article_id = q.article_id JOIN articles a ON a.id = q.article_id \
             ORDER BY q.article_id DESC LIMIT $1",
        )
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

    /// Writes down what was found for articles, from either side. One that has changed since it was read is still due.
    pub async fn relate(&self, found: &[(Lone, Vec<Like>)]) -> Result<(), StoreError> {
        let mut transaction = on_writer!(self, pool => pool.begin().await)?;
        let mut rows: Vec<(i64, i64, i64, f64)> = Vec::new();
        for (lone, likes) in found {
            let done = sqlx::query("DELETE FROM search_related_due WHERE article_id = $1 AND turn = $2")
                .bind(lone.article)
                .bind(lone.turn)
                .execute(&mut *transaction)
                .await?;
            if done.rows_affected() > 0 {
                rows.extend(likes.iter().flat_map(|like| {
                    [
                        (lone.doc, like.doc, like.article, like.close),
                        (like.doc, lone.doc, lone.article, like.close),
                    ]
                }));
            }
        }
        for rows in rows.chunks(ROWS) {
            let mut query = QueryBuilder::<SqliteDialect>::new("WITH found (doc, other, article_id, close) AS (");
            query.push_values(rows, |mut row, (doc, other, article, close)| {
                row.push_bind(*doc).push_bind(*other).push_bind(*article).push_bind(*close);
            });
            // One that was found may have got another place meanwhile: then it is due itself.
            query.push(
                ") INSERT INTO search_related (doc, other, article_id, close) SELECT f.doc, f.other, f.article_id, f.close FROM found f \
                 JOIN search_docs own ON own.doc = f.doc JOIN search_docs o ON o.doc = f.other AND o.article_id = f.article_id WHERE true \
                 ON CONFLICT (doc, other) DO UPDATE SET close = excluded.close WHERE excluded.close > search_related.close",
            );
            query.build().persistent(false).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// What is like an article and can be seen by readers at `now`, with how close it is, the closest first: of the `limit` closest of the
    /// newest.
    pub async fn like(&self, article: &Article, now: Timestamp, limit: usize) -> Result<Vec<(f64, Teaser)>, StoreError> {
        let found = on_readers!(self, pool => sqlx::query(sqlx::AssertSqlSafe(like()))
            .bind(rows::tag(article.lang))
            .bind(article.slug.as_str())
            .bind(now.as_second())
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_all(pool)
            .await)?;
        let mut alike = found
            .iter()
            .map(|row| Ok((row.try_get(TEASER_LENGTH)?, rows::teaser(TeaserRow::from_row(row)?)?)))
            .collect::<Result<Vec<(f64, Teaser)>, StoreError>>()?;
        alike.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        Ok(alike)
    }
}

/// What is like the article of the language `$1` at the address `$2`: of the newest the closest `$4`, of which those that can be seen at
/// `$3`. No other article is read.
fn like() -> String {
    format!(
        "SELECT {TEASER_COLUMNS}, alike.close FROM (\
           SELECT article_id, close FROM (SELECT r.article_id, r.close, r.other FROM articles own \
             CROSS JOIN search_docs d ON d.article_id = own.id CROSS JOIN search_related r ON r.doc = d.doc \
             WHERE own.lang = $1 AND own.slug = $2 ORDER BY r.other DESC LIMIT {READ}) newest \
           ORDER BY close DESC, other DESC LIMIT $4) alike \
         CROSS JOIN articles a ON a.id = alike.article_id JOIN stories s ON s.id = a.story_id \
         WHERE a.withdrawn IS NULL AND a.published <= $3"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::plans::{assert_planned, paper, plan};

    #[tokio::test]
    async fn what_is_like_an_article_is_read_from_one_place_and_sorted_before_articles_are_read() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = paper(folder.path()).await;
        assert_planned(&store, "like", &like(), "SEARCH r USING PRIMARY KEY (doc=?)", true).await;
        let steps = plan(&store, &like()).await;
        let sorts = steps.iter().filter(|step| step.contains("USE TEMP B-TREE")).count();
        assert_eq!(sorts, 1, "by how close they are: {steps:#?}");
    }
}
