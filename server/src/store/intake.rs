//! Taking the wire's items in: one transaction a document, so that none is half in.

use app::domain::{lang::Lang, provenance::Piece, slug::Slug};
use jiff::Timestamp;
use sqlx::{QueryBuilder, Row as _, Sqlite as SqliteDialect, Transaction};

mod cards;

pub use cards::OnCard;

use super::{NewArticle, Store, StoreError, import, on_writer, provenance::write_pieces, rows};

/// A text from outside, cleaned, with what it is known by.
#[derive(Debug, Clone)]
pub struct NewItem {
    /// The article it would be. Its source is set.
    pub article: NewArticle,
    /// Hashes it is known again by, the most telling first.
    pub keys: Vec<[u8; 32]>,
    /// Fingerprint of what readers see.
    pub content: [u8; 32],
    /// SHA-256 of the document that brought it.
    pub sha256: [u8; 32],
    /// What was wrong with its date.
    pub date_flag: Option<&'static str>,
    /// Only an excerpt may be shown.
    pub is_excerpt: bool,
    /// Search engines are sent to the original.
    pub is_canonical_there: bool,
    /// Names of its topics, for those that have none yet.
    pub topic_labels: Vec<(Slug, String)>,
    /// Where near-duplicates are looked for.
    pub bands: Vec<u64>,
    /// What they are judged by.
    pub signature: Option<Vec<u8>>,
}

/// An outside article as it stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Its id.
    pub id: i64,
    /// Its source's id.
    pub source: String,
    /// Its language.
    pub lang: Lang,
    /// First published.
    pub published: Timestamp,
    /// Last changed, by the source's account; where it gives none, when that was noticed.
    pub updated: Option<Timestamp>,
    /// Plain text.
    pub headline: String,
    /// Plain text, can be empty.
    pub standfirst: String,
    /// Safe HTML.
    pub body: String,
    /// Fingerprint of what readers see.
    pub content: Vec<u8>,
    /// When its present text was fetched.
    pub fetched: i64,
    /// SHA-256 of the document that brought it.
    pub sha256: Vec<u8>,
    /// Taken back, here or by its source.
    pub is_withdrawn: bool,
    /// The original's address.
    pub url: Option<String>,
    /// What near-duplicates are judged by.
    pub signature: Option<Vec<u8>>,
}

/// An article that might be the same text.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Its id; of a folded one, its own.
    pub id: i64,
    /// Its source's id.
    pub source: String,
    /// First published.
    pub published: Timestamp,
    /// What it is judged by.
    pub signature: Vec<u8>,
}

/// A document being taken in. Dropped without [`Self::commit`], nothing has happened.
pub struct Intake {
    transaction: Transaction<'static, SqliteDialect>,
    now: Timestamp,
}

/// Rows that one look for near-duplicates reads at most: a text sent a thousand times is found among the first.
const MOST_CANDIDATES: i64 = 64;

/// The same text is looked for among articles first published at most so many days earlier or later.
const SPAN_DAYS: i64 = 4;

/// The span of days that a time is in.
fn span(seconds: i64) -> i64 {
    seconds.div_euclid(SPAN_DAYS * 86_400)
}

impl Store {
    /// Begins to take a document in.
    pub async fn intake(&self, now: Timestamp) -> Result<Intake, StoreError> {
        // A write lock from the start: what is looked up stays true until the commit.
        let transaction = on_writer!(self, pool => pool.begin_with("BEGIN IMMEDIATE").await)?;
        Ok(Intake { transaction, now })
    }
}

impl Intake {
    /// Names the source of the items to come.
    pub async fn source(&mut self, source: &import::NewSource, licence: Option<&str>) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO sources (id, name, homepage, licence) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, homepage = excluded.homepage, licence = excluded.licence",
        )
        .bind(source.id.as_str())
        .bind(&source.name)
        .bind(&source.homepage)
        .bind(licence)
        .execute(&mut *self.transaction)
        .await?;
        Ok(())
    }

    /// The article known by one of the keys; the first key that is known decides.
    pub async fn find(&mut self, keys: &[[u8; 32]]) -> Result<Option<Standing>, StoreError> {
        if keys.is_empty() {
            return Ok(None);
        }
        let mut query = QueryBuilder::<SqliteDialect>::new(
            "SELECT k.key, a.id, o.source_id, a.published, a.updated, a.headline, a.body, o.content, o.fetched, o.sha256, \
             a.withdrawn IS NOT NULL AND o.folded_into IS NULL, a.lang, a.standfirst, a.source_url, o.signature \
             FROM item_keys k JOIN articles a ON a.id = k.article_id JOIN origins o ON o.article_id = a.id WHERE k.key IN (",
        );
        let mut list = query.separated(", ");
        for key in keys {
            list.push_bind(&key[..]);
        }
        query.push(")");
        let rows = query.build().fetch_all(&mut *self.transaction).await?;
        let place = |key: &[u8]| keys.iter().position(|own| own[..] == *key);
        let best = rows
            .iter()
            .min_by_key(|row| place(row.get::<&[u8], _>(0)).unwrap_or(usize::MAX));
        best.map(|row| {
            Ok(Standing {
                id: row.try_get(1)?,
                source: row.try_get(2)?,
                published: rows::timestamp("articles.published", row.try_get(3)?)?,
                updated: row
                    .try_get::<Option<i64>, _>(4)?
                    .map(|at| rows::timestamp("articles.updated", at))
                    .transpose()?,
                headline: row.try_get(5)?,
                body: row.try_get(6)?,
                content: row.try_get(7)?,
                fetched: row.try_get(8)?,
                sha256: row.try_get(9)?,
                is_withdrawn: row.try_get(10)?,
                lang: rows::parse("articles.lang", row.try_get(11)?)?,
                standfirst: row.try_get(12)?,
                url: row.try_get(13)?,
                signature: row.try_get(14)?,
            })
        })
        .transpose()
    }

    /// Articles in a language that share a band, first published within [`SPAN_DAYS`] of a time; `but` is left out.
    pub async fn candidates(
        &mut self,
        lang: Lang,
        bands: &[u64],
        published: Timestamp,
        but: i64,
    ) -> Result<Vec<Candidate>, StoreError> {
        if bands.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = QueryBuilder::<SqliteDialect>::new(
            "SELECT DISTINCT a.id, o.source_id, a.published, o.signature FROM near_bands n \
             JOIN articles a ON a.id = n.article_id JOIN origins o ON o.article_id = a.id WHERE n.span IN (",
        );
        let span = span(published.as_second());
        let mut list = query.separated(", ");
        for near in [span - 1, span, span + 1] {
            list.push_bind(near);
        }
        query.push(") AND n.band IN (");
        let mut list = query.separated(", ");
        for band in bands {
            list.push_bind(band.cast_signed());
        }
        query.push(") AND +a.lang = ").push_bind(rows::tag(lang));
        query.push(" AND abs(a.published - ").push_bind(published.as_second());
        query.push(") <= ").push_bind(SPAN_DAYS * 86_400);
        query.push(" AND a.id <> ").push_bind(but);
        query.push(" AND (a.withdrawn IS NULL OR o.folded_into IS NOT NULL) AND o.signature IS NOT NULL LIMIT ");
        query.push_bind(MOST_CANDIDATES);
        let rows: Vec<(i64, String, i64, Vec<u8>)> = query.build_query_as().fetch_all(&mut *self.transaction).await?;
        rows.into_iter()
            .map(|(id, source, published, signature)| {
                Ok(Candidate {
                    id,
                    source,
                    published: rows::timestamp("articles.published", published)?,
                    signature,
                })
            })
            .collect()
    }

    /// Adds an article and gives its id.
    pub async fn add(&mut self, item: &NewItem) -> Result<i64, StoreError> {
        let story: i64 = sqlx::query_scalar(
            "INSERT INTO stories (key) VALUES ($1) ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING id",
        )
        .bind(item.article.story.as_str())
        .fetch_one(&mut *self.transaction)
        .await?;
        let slug = import::free_slug(&mut self.transaction, &item.article, None).await?;
        let published = item.article.published.as_second();
        let id = import::write(&mut self.transaction, &item.article, story, None, &slug, published).await?;
        sqlx::query(
            "INSERT INTO origins (article_id, source_id, fetched, seen, sha256, content, date_flag, excerpt, canonical, signature, check_at) \
             VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $3 + 86400)",
        )
        .bind(id)
        .bind(item.source())
        .bind(self.now.as_second())
        .bind(&item.sha256[..])
        .bind(&item.content[..])
        .bind(item.date_flag)
        .bind(item.is_excerpt)
        .bind(item.is_canonical_there.then_some("original"))
        .bind(item.signature.as_deref())
        .execute(&mut *self.transaction)
        .await?;
        self.keys(id, &item.keys).await?;
        self.bands(id, published, &item.bands).await?;
        self.topics(id, item, published).await?;
        Ok(id)
    }

    /// Puts an article's text in the place of the one that stands, which becomes a revision. Its address and first publication stay.
    pub async fn revise(&mut self, standing: &Standing, item: &NewItem, changes: &[Piece]) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO revisions (article_id, number, fetched, sha256, headline, body, changes) \
             SELECT $1, 1 + count(*), $2, $3, $4, $5, $6 FROM revisions WHERE article_id = $1",
        )
        .bind(standing.id)
        .bind(standing.fetched)
        .bind(&standing.sha256)
        .bind(&standing.headline)
        .bind(&standing.body)
        .bind(write_pieces(changes))
        .execute(&mut *self.transaction)
        .await?;
        let is_public = standing.published <= self.now;
        let published = if is_public {
            standing.published
        } else {
            item.article.published
        };
        let updated = item.article.updated.unwrap_or(self.now).max(published);
        let article = &item.article;
        sqlx::query(
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
        .bind(&article.fingerprint)
        .execute(&mut *self.transaction)
        .await?;
        sqlx::query(
            "UPDATE origins SET fetched = $2, seen = $2, sha256 = $3, content = $4, excerpt = $5, canonical = $6, signature = $7, missing = 0, gone = NULL WHERE article_id = $1",
        )
        .bind(standing.id)
        .bind(self.now.as_second())
        .bind(&item.sha256[..])
        .bind(&item.content[..])
        .bind(item.is_excerpt)
        .bind(item.is_canonical_there.then_some("original"))
        .bind(item.signature.as_deref())
        .execute(&mut *self.transaction)
        .await?;
        sqlx::query("DELETE FROM article_topics WHERE article_id = $1")
            .bind(standing.id)
            .execute(&mut *self.transaction)
            .await?;
        self.keys(standing.id, &item.keys).await?;
        self.bands(standing.id, published.as_second(), &item.bands).await?;
        self.topics(standing.id, item, published.as_second()).await
    }

    /// The source still has it; from now on it is also known by `keys`.
    pub async fn seen(&mut self, id: i64, keys: &[[u8; 32]]) -> Result<(), StoreError> {
        sqlx::query("UPDATE origins SET seen = $2 WHERE article_id = $1")
            .bind(id)
            .bind(self.now.as_second())
            .execute(&mut *self.transaction)
            .await?;
        self.keys(id, keys).await
    }

    /// Its source takes it back: its address answers 410.
    pub async fn withdraw(&mut self, id: i64) -> Result<(), StoreError> {
        sqlx::query("UPDATE articles SET withdrawn = $2 WHERE id = $1 AND withdrawn IS NULL")
            .bind(id)
            .bind(self.now.as_second())
            .execute(&mut *self.transaction)
            .await?;
        self.release(id).await
    }

    /// Ends it: everything is in.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.transaction.commit().await?)
    }

    async fn keys(&mut self, id: i64, keys: &[[u8; 32]]) -> Result<(), StoreError> {
        if keys.is_empty() {
            return Ok(());
        }
        let mut query = QueryBuilder::<SqliteDialect>::new("INSERT INTO item_keys (key, article_id) ");
        query.push_values(keys, |mut row, key| {
            row.push_bind(&key[..]).push_bind(id);
        });
        // A key that another article has stays there: the first to bring it is known by it.
        query.push(" ON CONFLICT (key) DO NOTHING");
        query.build().execute(&mut *self.transaction).await?;
        Ok(())
    }

    /// Those of an earlier version stay: they lead to the article, and it is judged by what it says now.
    async fn bands(&mut self, id: i64, published: i64, bands: &[u64]) -> Result<(), StoreError> {
        if bands.is_empty() {
            return Ok(());
        }
        let mut query = QueryBuilder::<SqliteDialect>::new("INSERT INTO near_bands (span, band, article_id) ");
        query.push_values(bands, |mut row, band| {
            row.push_bind(span(published)).push_bind(band.cast_signed()).push_bind(id);
        });
        query.push(" ON CONFLICT (span, band, article_id) DO NOTHING");
        query.build().execute(&mut *self.transaction).await?;
        Ok(())
    }

    async fn topics(&mut self, id: i64, item: &NewItem, published: i64) -> Result<(), StoreError> {
        if item.topic_labels.is_empty() {
            return Ok(());
        }
        let lang = rows::tag(item.article.lang);
        let mut query = QueryBuilder::<SqliteDialect>::new("INSERT INTO topic_labels (topic, lang, label) ");
        query.push_values(&item.topic_labels, |mut row, (topic, label)| {
            row.push_bind(topic.as_str()).push_bind(lang).push_bind(label.as_str());
        });
        // The paper's own names stand.
        query.push(" ON CONFLICT (topic, lang) DO NOTHING");
        query.build().execute(&mut *self.transaction).await?;
        let mut query =
            QueryBuilder::<SqliteDialect>::new("INSERT INTO article_topics (article_id, place, topic, lang, published) ");
        query.push_values(item.topic_labels.iter().enumerate(), |mut row, (place, (topic, _))| {
            row.push_bind(id)
                .push_bind(i64::try_from(place).unwrap_or(i64::MAX))
                .push_bind(topic.as_str())
                .push_bind(lang)
                .push_bind(published);
        });
        query.build().execute(&mut *self.transaction).await?;
        Ok(())
    }
}

impl NewItem {
    fn source(&self) -> &str {
        self.article.source.as_ref().map_or("", |source| source.id.as_str())
    }
}
