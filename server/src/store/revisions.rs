//! What articles said before. The present text is the article's own.

use app::domain::{
    lang::Lang,
    provenance::{Earlier, Piece, PieceKind, Version},
};
use jiff::Timestamp;

use super::{NewArticle, Store, StoreError, Transaction, execute, on_readers, on_transaction, rows};
use crate::{revisions, stories::hex};

/// Earlier versions that a page shows; all of them are kept.
const SHOWN: i64 = 20;

/// The number of the text that stands of an article `a`, from 1. It counts those that were forgotten: their numbers are not given again, and
/// all that are kept came later.
pub(super) const STANDING: &str = "1 + coalesce((SELECT max(number) FROM revisions WHERE article_id = a.id), a.forgotten)";

/// What an article says.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Wording {
    /// Plain text.
    pub headline: String,
    /// Plain text, can be empty.
    pub standfirst: String,
    /// Safe HTML.
    pub body: String,
}

/// A revision beside the text that stands.
#[derive(sqlx::FromRow)]
struct Compared {
    fetched: i64,
    was_headline: String,
    was_standfirst: String,
    was_body: String,
    #[sqlx(flatten)]
    is: Wording,
    is_excerpt: bool,
}

impl Wording {
    /// Of an article to take in.
    pub fn of(article: &NewArticle) -> Self {
        Self {
            headline: article.headline.clone(),
            standfirst: article.standfirst.clone(),
            body: article.body.clone(),
        }
    }
}

impl Store {
    /// The number of the text that stands, from 1, and those before it, the latest first.
    pub(super) async fn versions_of(&self, article: i64) -> Result<(u32, Vec<Version>), StoreError> {
        let rows: Vec<(i64, i64, Vec<u8>, String)> = on_readers!(self, pool => sqlx::query_as(
            "SELECT number, fetched, sha256, changes FROM revisions WHERE article_id = $1 ORDER BY number DESC LIMIT $2",
        )
        .bind(article)
        .bind(SHOWN)
        .fetch_all(pool)
        .await)?;
        let last = rows.first().map_or(0, |(number, ..)| *number);
        let versions = rows.into_iter().map(|(_, fetched, sha256, changes)| {
            Ok(Version {
                fetched: rows::timestamp("revisions.fetched", fetched)?,
                sha256: (!sha256.is_empty()).then(|| hex(&sha256)),
                changes: read_pieces(&changes)?,
            })
        });
        let versions = versions.collect::<Result<_, StoreError>>()?;
        Ok((u32::try_from(last + 1).unwrap_or(u32::MAX), versions))
    }

    /// Drops what the article at an address said before, readable or not. How many versions that were; `None` where no article is there.
    /// What was deleted with edits is in the file until [`Self::rewrite`].
    pub async fn forget_versions(&self, lang: Lang, slug: &str) -> Result<Option<u64>, StoreError> {
        let article: Option<i64> = on_readers!(self, pool => sqlx::query_scalar(
            "SELECT id FROM articles WHERE lang = $1 AND slug = $2",
        )
        .bind(rows::tag(lang))
        .bind(slug)
        .fetch_optional(pool)
        .await)?;
        let Some(article) = article else { return Ok(None) };
        let mut transaction = self.begin().await?;
        // Pages that tell of them are made anew, as after any change of the row.
        execute!(&mut transaction, sqlx::query(
            "UPDATE articles SET forgotten = coalesce((SELECT max(number) FROM revisions WHERE article_id = articles.id), forgotten) WHERE id = $1",
        )
        .bind(article))?;
        let dropped = execute!(
            &mut transaction,
            sqlx::query("DELETE FROM revisions WHERE article_id = $1").bind(article)
        )?;
        transaction.commit().await?;
        Ok(Some(dropped))
    }

    /// What became of a version of the article at an address since, by its number from 1; `None` where that is no earlier one, or was
    /// forgotten.
    pub async fn changes_since(
        &self,
        lang: Lang,
        slug: &str,
        version: u32,
        now: Timestamp,
    ) -> Result<Option<Earlier>, StoreError> {
        let row: Option<Compared> = on_readers!(self, pool => sqlx::query_as(
            "SELECT r.fetched, r.headline AS was_headline, r.standfirst AS was_standfirst, r.body AS was_body, \
             a.headline, a.standfirst, a.body, coalesce(o.excerpt, FALSE) AS is_excerpt \
             FROM articles a JOIN revisions r ON r.article_id = a.id LEFT JOIN origins o ON o.article_id = a.id \
             WHERE a.lang = $1 AND a.slug = $2 AND r.number = $3 AND a.published <= $4 AND a.withdrawn IS NULL",
        )
        .bind(rows::tag(lang))
        .bind(slug)
        .bind(i64::from(version))
        .bind(now.as_second())
        .fetch_optional(pool)
        .await)?;
        let Some(row) = row else { return Ok(None) };
        let Compared {
            fetched, is, is_excerpt, ..
        } = row;
        let was = Wording {
            headline: row.was_headline,
            standfirst: row.was_standfirst,
            body: row.was_body,
        };
        // Long texts take a processor for a while.
        let compared = tokio::task::spawn_blocking(move || revisions::changes(&was, &is, is_excerpt));
        let Ok(changes) = compared.await else { return Ok(None) };
        Ok(Some(Earlier {
            at: rows::timestamp("revisions.fetched", fetched)?,
            changes,
        }))
    }
}

/// Keeps what an article of our own says before another text takes its place. Nothing is kept of what nobody can have read, nor where the
/// words stay the same.
pub(super) async fn keep(transaction: &mut Transaction, id: i64, article: &NewArticle, now: Timestamp) -> Result<(), StoreError> {
    let standing: Option<Wording> = on_transaction!(transaction, connection => sqlx::query_as("SELECT headline, standfirst, body FROM articles WHERE id = $1 AND published <= $2 AND withdrawn IS NULL")
            .bind(id)
            .bind(now.as_second())
            .fetch_optional(connection)
            .await)?;
    let Some(was) = standing else { return Ok(()) };
    let changes = revisions::changes(&was, &Wording::of(article), false);
    if changes.iter().all(|piece| piece.kind == PieceKind::Same) {
        return Ok(());
    }
    execute!(
        transaction,
        sqlx::query(sqlx::AssertSqlSafe(format!(
            "INSERT INTO revisions (article_id, number, fetched, sha256, headline, standfirst, body, changes) \
         SELECT id, {STANDING}, coalesce(updated, published), $2, headline, standfirst, body, $3 FROM articles a WHERE id = $1",
        )))
        .bind(id)
        // No document brought it.
        .bind(&[0_u8; 0][..])
        .bind(write_pieces(&changes))
    )?;
    Ok(())
}

/// As a column: `[["+", "word"], …]`.
pub(super) fn write_pieces(pieces: &[Piece]) -> String {
    let pairs: Vec<(&str, &str)> = pieces
        .iter()
        .map(|piece| {
            let sign = match piece.kind {
                PieceKind::Same => "=",
                PieceKind::Added => "+",
                PieceKind::Removed => "-",
            };
            (sign, piece.text.as_str())
        })
        .collect();
    serde_json::to_string(&pairs).expect("strings are JSON")
}

fn read_pieces(column: &str) -> Result<Vec<Piece>, StoreError> {
    let pairs: Vec<(String, String)> = serde_json::from_str(column).map_err(|_| StoreError::Corrupt {
        what: "revisions.changes",
        value: column.to_owned(),
    })?;
    Ok(pairs
        .into_iter()
        .map(|(sign, text)| Piece {
            kind: match sign.as_str() {
                "+" => PieceKind::Added,
                "-" => PieceKind::Removed,
                _ => PieceKind::Same,
            },
            text,
        })
        .collect())
}
