//! What has come since a page was made, and which version of an article stands.

use app::domain::lang::Lang;
use jiff::Timestamp;
use sqlx::QueryBuilder;

use super::{Store, StoreError, on_readers, on_writer, rows};
use crate::news::Shown;

/// An article that readers can see since a moment ago.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Its id.
    pub article: i64,
    /// Its language.
    pub lang: Lang,
    /// First published, in seconds since 1970.
    pub published: i64,
    /// Its headline, where it is announced as breaking news.
    pub breaking: Option<String>,
}

/// Id, language, time of publication, and the headline of what is breaking news.
type Row = (i64, String, i64, Option<String>);

/// A half of each is cut by itself: what is cut behind a `UNION` was read whole before.
mod sql {
    use crate::store::revisions::STANDING;

    /// The columns of [`super::Row`].
    const ARRIVAL: &str = "id, lang, published, CASE WHEN breaking THEN headline END";

    pub(super) const LAST_OF_ALL: &str = "SELECT max(id) FROM articles";
    pub(super) const LAST_ARRIVED: &str = "SELECT max(id) FROM articles WHERE lang = $1";
    pub(super) const END_BREAKING: &str = "UPDATE articles SET breaking = FALSE WHERE breaking AND published < $1";
    pub(super) const ID_OF: &str =
        "SELECT id FROM articles WHERE lang = $1 AND slug = $2 AND published <= $3 AND withdrawn IS NULL";

    /// Then the articles' ids, and a bracket.
    pub(super) fn versions() -> String {
        format!("SELECT a.id, {STANDING} FROM articles a WHERE a.id IN (")
    }

    pub(super) fn arrived_in() -> String {
        format!(
            "SELECT * FROM (SELECT {ARRIVAL} FROM articles WHERE lang = $1 AND published > $3 AND published <= $5 AND withdrawn IS NULL \
             AND id > $2 ORDER BY published DESC LIMIT $6) came \
             UNION SELECT * FROM (SELECT {ARRIVAL} FROM articles WHERE lang = $1 AND published > $4 AND published <= $5 \
             AND withdrawn IS NULL ORDER BY published DESC LIMIT $6) due \
             UNION SELECT * FROM (SELECT {ARRIVAL} FROM articles WHERE breaking AND lang = $1 AND published > $3 AND published <= $5 \
             AND withdrawn IS NULL AND (published > $4 OR id > $2) ORDER BY published DESC LIMIT 1) breaking"
        )
    }

    pub(super) fn arrived() -> String {
        format!(
            "SELECT * FROM (SELECT {ARRIVAL} FROM articles WHERE id > $1 AND published > $2 AND published <= $4 AND withdrawn IS NULL \
             ORDER BY id DESC LIMIT $5) came \
             UNION SELECT * FROM (SELECT {ARRIVAL} FROM articles WHERE published > $3 AND published <= $4 AND withdrawn IS NULL \
             ORDER BY published DESC LIMIT $5) due"
        )
    }
}

fn arrivals(rows: Vec<Row>) -> Result<Vec<Arrival>, StoreError> {
    let arrivals = rows.into_iter().map(|(article, lang, published, breaking)| {
        Ok(Arrival {
            article,
            lang: rows::parse("articles.lang", &lang)?,
            published,
            breaking,
        })
    });
    arrivals.collect()
}

impl Store {
    /// The id of the last article that came in a language; 0 for none.
    pub async fn last_arrived(&self, lang: Lang) -> Result<i64, StoreError> {
        let last: Option<i64> = on_readers!(self, pool => sqlx::query_scalar(sql::LAST_ARRIVED)
            .bind(rows::tag(lang))
            .fetch_one(pool)
            .await)?;
        Ok(last.unwrap_or(0))
    }

    /// The id of the last article of all; 0 for none.
    pub async fn last_of_all(&self) -> Result<i64, StoreError> {
        let last: Option<i64> = on_readers!(self, pool => sqlx::query_scalar(sql::LAST_OF_ALL).fetch_one(pool).await)?;
        Ok(last.unwrap_or(0))
    }

    /// Articles of a language that readers can see at `now` and that a page did not show, the newest `limit` of each: those that came after
    /// `after` and were published after `oldest`, and those that were published after `newest`. The newest breaking news is among them,
    /// whatever is newer.
    pub async fn arrived_in(
        &self,
        shown: Shown,
        oldest: Timestamp,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<Arrival>, StoreError> {
        let rows: Vec<Row> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(sql::arrived_in()))
            .bind(rows::tag(shown.lang))
            .bind(shown.after)
            .bind(oldest.as_second())
            .bind(shown.newest)
            .bind(now.as_second())
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_all(pool)
            .await)?;
        arrivals(rows)
    }

    /// Articles that readers can see at `now` and could not before, the newest `limit` of each: those that came after `after` and were
    /// published after `oldest`, and those whose time came after `since`.
    pub async fn arrived(
        &self,
        after: i64,
        oldest: Timestamp,
        since: Timestamp,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<Arrival>, StoreError> {
        let rows: Vec<Row> = on_readers!(self, pool => sqlx::query_as(sqlx::AssertSqlSafe(sql::arrived()))
            .bind(after)
            .bind(oldest.as_second())
            .bind(since.as_second())
            .bind(now.as_second())
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_all(pool)
            .await)?;
        arrivals(rows)
    }

    /// What was published before `then` is no breaking news any more.
    pub async fn end_breaking(&self, then: Timestamp) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query(sql::END_BREAKING)
            .bind(then.as_second())
            .execute(pool)
            .await)?;
        Ok(())
    }

    /// The id of the article at an address, if readers can see it at `now`.
    pub async fn id_of(&self, lang: Lang, slug: &str, now: Timestamp) -> Result<Option<i64>, StoreError> {
        Ok(on_readers!(self, pool => sqlx::query_scalar(sql::ID_OF)
        .bind(rows::tag(lang))
        .bind(slug)
        .bind(now.as_second())
        .fetch_optional(pool)
        .await)?)
    }

    /// The number of the version that stands of each of these articles, from 1; those that never changed are left out.
    pub async fn versions(&self, articles: &[i64]) -> Result<Vec<(i64, u32)>, StoreError> {
        if articles.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<(i64, i64)> = on_readers!(self, pool => {
            let mut query = QueryBuilder::new(sql::versions());
            let mut list = query.separated(", ");
            for id in articles {
                list.push_bind(*id);
            }
            query.push(")");
            query.build_query_as().persistent(false).fetch_all(pool).await
        })?;
        Ok(rows
            .into_iter()
            .filter(|(_, version)| *version > 1)
            .map(|(article, version)| (article, u32::try_from(version).unwrap_or(u32::MAX)))
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::sql;
    use crate::store::{
        on_writer,
        plans::{assert_planned, paper, plan},
    };

    #[tokio::test]
    async fn versions_that_were_forgotten_count_and_articles_that_never_changed_are_left_out() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = paper(folder.path()).await;
        for sql in [
            "UPDATE articles SET forgotten = 4 WHERE id IN (7, 8)",
            "INSERT INTO revisions (article_id, number, fetched, sha256, headline, body, changes) \
             SELECT id, forgotten + 1, 0, x'', '', '', '[]' FROM articles WHERE id IN (8, 9)",
        ] {
            on_writer!(&store, pool => sqlx::query(sql).execute(pool).await).unwrap();
        }
        let mut versions = store.versions(&[6, 7, 8, 9]).await.unwrap();
        versions.sort_unstable();
        assert_eq!(versions, [(7, 5), (8, 6), (9, 2)]);
    }

    #[tokio::test]
    async fn what_is_asked_every_second_or_for_every_listener_reads_no_table_as_a_whole() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = paper(folder.path()).await;
        for (name, sql, index, may_sort) in [
            (
                "last of a language",
                sql::LAST_ARRIVED.to_owned(),
                "articles_arrived (lang=?)",
                false,
            ),
            (
                "versions",
                format!("{}$1, $2)", sql::versions()),
                "COVERING INDEX revisions_of (article_id=?)",
                false,
            ),
            // Of the last day, and a hundred of them: they may be sorted.
            (
                "arrived in a language",
                sql::arrived_in(),
                "articles_latest (lang=? AND published>? AND published<?)",
                true,
            ),
            (
                "arrived",
                sql::arrived(),
                "articles_anywhere (published>? AND published<?)",
                true,
            ),
            (
                "breaking",
                sql::END_BREAKING.to_owned(),
                "articles_breaking (published<?)",
                false,
            ),
            ("an article's id", sql::ID_OF.to_owned(), "(lang=? AND slug=?)", false),
        ] {
            assert_planned(&store, name, &sql, index, may_sort).await;
            // Nor all that was ever published before now.
            let plan = plan(&store, &sql).await;
            let endless = ["articles_latest (lang=? AND published<?)", "articles_anywhere (published<?)"];
            assert!(
                plan.iter().all(|step| endless.iter().all(|endless| !step.contains(endless))),
                "{name}: {plan:#?}"
            );
        }
    }
}
