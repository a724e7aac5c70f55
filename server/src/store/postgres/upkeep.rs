//! What is done to a whole database, by whoever looks after it.

use sqlx::{ConnectOptions as _, Connection as _};

use super::{Postgres, settings};
use crate::store::StoreError;

impl Postgres {
    /// The server looks after its pages and references itself; what it cannot know is whether each document has its terms.
    pub(in crate::store) async fn integrity(&self) -> Result<(), StoreError> {
        if self.migration().await?.is_none() {
            return Ok(());
        }
        let mut connection = self.patient().await?;
        let astray: Option<i64> = sqlx::query_scalar(
            "SELECT coalesce(d.doc, i.doc) FROM search_docs d FULL JOIN search_index i ON i.doc = d.doc \
             WHERE d.doc IS NULL OR i.doc IS NULL LIMIT 1",
        )
        .fetch_optional(&mut connection)
        .await?;
        match astray {
            None => Ok(()),
            Some(doc) => Err(StoreError::Corrupt {
                what: "search index",
                value: format!("document {doc} and its terms are not both there"),
            }),
        }
    }

    /// Writes the tables anew that hold what articles said before, without what was deleted. Others wait meanwhile.
    pub(in crate::store) async fn rewrite(&self) -> Result<(), StoreError> {
        let mut connection = settings::rewriting(&self.inner.address).connect().await?;
        for statement in [
            "VACUUM (FULL, ANALYZE) revisions",
            "VACUUM (FULL, ANALYZE) articles",
            "VACUUM (FULL, ANALYZE) teasers",
        ] {
            sqlx::query(statement).execute(&mut connection).await?;
        }
        let _ = connection.close().await;
        Ok(())
    }
}
