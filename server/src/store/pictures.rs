//! Which pictures the database names: beside articles, in their texts, in what they said before, and those of outside addresses.

use futures_util::TryStreamExt as _;

use super::{Store, StoreError, on_readers};
use crate::media;

/// Every column that a picture's file can be in.
const TEXTS: &str = "SELECT picture FROM articles WHERE picture IS NOT NULL \
     UNION ALL SELECT body FROM articles WHERE body LIKE '%/media/%' \
     UNION ALL SELECT body FROM revisions WHERE body LIKE '%/media/%' \
     UNION ALL SELECT renditions FROM outside_pictures WHERE renditions IS NOT NULL";

impl Store {
    /// Calls `found` with the name of each picture's file, some more than once.
    pub async fn each_picture(&self, mut found: impl FnMut(&str)) -> Result<(), StoreError> {
        if let Self::Postgres(database) = self {
            // They may take minutes, as no query of a reader may.
            let mut connection = database.patient().await?;
            let mut texts = sqlx::query_scalar::<_, String>(TEXTS).fetch(&mut connection);
            while let Some(text) = texts.try_next().await? {
                media::name::names_in(&text).for_each(&mut found);
            }
            return Ok(());
        }
        on_readers!(self, pool => {
            let mut texts = sqlx::query_scalar::<_, String>(TEXTS).fetch(pool);
            while let Some(text) = texts.try_next().await? {
                media::name::names_in(&text).for_each(&mut found);
            }
            Ok::<_, StoreError>(())
        })
    }
}
