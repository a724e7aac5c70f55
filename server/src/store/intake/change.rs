//! Articles that are here already: seen again, in another version, or taken back.

use app::domain::{lang::Lang, provenance::Piece, slug::Slug};
use sqlx::QueryBuilder;

use super::{Intake, Key, NewItem, Standing, Wording, add::Filed};
use crate::store::{
    StoreError, execute, execute_once, on_transaction,
    revisions::{STANDING, write_pieces},
    rows, search, slugs,
};

impl Intake {
    /// Puts an article's text in the place of the one that stands, which becomes a revision. Its first publication stays, and its address
    /// too, unless the text is in another language than was believed.
    pub async fn revise(
        &mut self,
        standing: &Standing,
        was: &Wording,
        item: &NewItem,
        changes: &[Piece],
    ) -> Result<(), StoreError> {
        execute!(
            &mut self.transaction,
            sqlx::query(sqlx::AssertSqlSafe(format!(
                "INSERT INTO revisions (article_id, number, fetched, sha256, headline, standfirst, body, changes) \
             SELECT a.id, {STANDING}, o.fetched, o.sha256, $2, $3, $4, $5 \
             FROM articles a JOIN origins o ON o.article_id = a.id WHERE a.id = $1",
            )))
            .bind(standing.id)
            .bind(&was.headline)
            .bind(&was.standfirst)
            .bind(&was.body)
            .bind(write_pieces(changes))
        )?;
        let is_public = standing.published <= self.now;
        let published = if is_public {
            standing.published
        } else {
            item.article.published
        };
        let updated = item.article.updated.unwrap_or(self.now).max(published);
        let article = &item.article;
        if article.lang != standing.lang {
            self.file_elsewhere(standing, &article.slug, article.lang).await?;
        }
        execute!(&mut self.transaction, sqlx::query(
            "UPDATE articles SET section = $2, headline = $3, standfirst = $4, trail = $5, body = $6, published = $7, updated = $8, \
             byline = $9, source_url = $10, licence = $11, picture = $12, fingerprint = $13 WHERE id = $1",
        )
        .bind(standing.id)
        .bind(article.section.as_str())
        .bind(&article.headline)
        .bind(&article.standfirst)
        .bind(&article.trail)
        .bind(&article.body)
        .bind(published.as_second())
        .bind((is_public && updated > published).then(|| updated.as_second()))
        .bind(&article.byline)
        .bind(article.source.as_ref().map(|source| &source.url))
        .bind(article.source.as_ref().and_then(|source| source.licence.as_ref()))
        .bind(article.picture.as_ref().map(rows::write_picture))
        .bind(&article.fingerprint))?;
        execute!(&mut self.transaction, sqlx::query(
            "UPDATE origins SET fetched = $2, seen = $2, sha256 = $3, content = $4, excerpt = $5, canonical = $6, signature = $7, missing = 0, gone = NULL WHERE article_id = $1",
        )
        .bind(standing.id)
        .bind(self.now.as_second())
        .bind(&item.sha256[..])
        .bind(&item.content[..])
        .bind(item.is_excerpt)
        .bind(item.is_canonical_there.then_some("original"))
        .bind(item.signature.as_deref()))?;
        search::changed(&mut self.transaction, [standing.id]).await?;
        execute!(
            &mut self.transaction,
            sqlx::query("DELETE FROM article_topics WHERE article_id = $1").bind(standing.id)
        )?;
        let filed = Filed {
            id: standing.id,
            published: published.as_second(),
            item,
        };
        self.find_again(&[filed]).await
    }

    /// Puts an article into the edition of another language. A brief's few words may not show which one it is in, a longer edit does: left
    /// where it is, it would be read out in the wrong voice, and be missing where its topics are. Its former address leads to the new one.
    async fn file_elsewhere(&mut self, standing: &Standing, wanted: &Slug, lang: Lang) -> Result<(), StoreError> {
        let slug = slugs::free_for(&mut self.transaction, lang, wanted, Some(standing.id)).await?;
        // Nobody has seen an address under embargo: it leads nowhere, and is free again.
        if standing.published <= self.now {
            execute!(
                &mut self.transaction,
                sqlx::query(
                    "INSERT INTO moved (lang, slug, article_id) SELECT lang, slug, id FROM articles WHERE id = $1 \
                 ON CONFLICT (lang, slug) DO UPDATE SET article_id = excluded.article_id",
                )
                .bind(standing.id)
            )?;
        }
        execute!(
            &mut self.transaction,
            sqlx::query("UPDATE articles SET lang = $2, slug = $3 WHERE id = $1")
                .bind(standing.id)
                .bind(rows::tag(lang))
                .bind(slug.as_str())
        )?;
        // An address in use is no longer a forwarding one.
        execute!(
            &mut self.transaction,
            sqlx::query("DELETE FROM moved WHERE lang = $1 AND slug = $2")
                .bind(rows::tag(lang))
                .bind(slug.as_str())
        )?;
        Ok(())
    }

    /// The source still has these; from now on they are also known by the keys.
    pub async fn seen(&mut self, ids: &[i64], keys: &[(i64, &Key)]) -> Result<(), StoreError> {
        if ids.is_empty() {
            return Ok(());
        }
        on_transaction!(&mut self.transaction, connection => {
            let mut query = QueryBuilder::new("UPDATE origins SET seen = ");
            query.push_bind(self.now.as_second()).push(" WHERE article_id IN (");
            let mut list = query.separated(", ");
            for id in ids {
                list.push_bind(*id);
            }
            query.push(")");
            execute_once!(query, connection)
        })?;
        self.keys(keys).await
    }

    /// Its source takes it back: its address answers 410.
    pub async fn withdraw(&mut self, id: i64) -> Result<(), StoreError> {
        execute!(
            &mut self.transaction,
            sqlx::query("UPDATE articles SET withdrawn = $2 WHERE id = $1 AND withdrawn IS NULL")
                .bind(id)
                .bind(self.now.as_second())
        )?;
        self.release(id).await
    }
}
