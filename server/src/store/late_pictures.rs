//! Pictures that could not be had when their article came in, and can later: put into the article that stands, as no edit of its source.

use super::{Store, StoreError, on_readers, on_writer, rows};
use app::domain::picture::Picture;

/// An outside article that reads just as an item does, with the pictures that it shows.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Illustrated {
    /// Its id.
    pub article: i64,
    /// Pictures in its text.
    pub in_text: i64,
    /// It has one beside its text.
    pub has_lead: bool,
}

impl Store {
    /// The article known by a key, if it reads just so.
    pub async fn illustrated(&self, key: &[u8; 32], content: &[u8; 32]) -> Result<Option<Illustrated>, StoreError> {
        // No text of ours has a `<` that begins no element.
        Ok(on_readers!(self, pool => sqlx::query_as(
            "SELECT a.id AS article, CAST((length(a.body) - length(replace(a.body, '<img ', ''))) / 5 AS BIGINT) AS in_text, a.picture IS NOT NULL AS has_lead \
             FROM item_keys k JOIN origins o ON o.article_id = k.article_id JOIN articles a ON a.id = k.article_id \
             WHERE k.key = $1 AND o.content = $2",
        )
        .bind(&key[..])
        .bind(&content[..])
        .fetch_optional(pool)
        .await)?)
    }

    /// Puts a text with more pictures in the place of the same text, and the picture beside it, if there is one. Nothing else changes:
    /// the article was not edited. Does nothing where it reads otherwise by now.
    pub async fn illustrate(
        &self,
        article: i64,
        content: &[u8; 32],
        body: &str,
        picture: Option<&Picture>,
    ) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query(
            "UPDATE articles SET body = $2, picture = coalesce($3, picture) \
             WHERE id = $1 AND (SELECT content FROM origins WHERE article_id = $1) = $4",
        )
        .bind(article)
        .bind(body)
        .bind(picture.map(rows::write_picture))
        .bind(&content[..])
        .execute(pool)
        .await)?;
        Ok(())
    }
}
