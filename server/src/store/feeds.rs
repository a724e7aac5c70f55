//! Where outside sources stand: when each is asked next, what happened, which pictures were fetched, which originals are gone.

use app::domain::picture::{Picture, Rendition};
use jiff::Timestamp;

use super::{Store, StoreError, execute, on_readers, on_writer, rows};

/// Sentences kept of each source.
const LOG: i64 = 300;

/// When the newest of a source were first published: `$1` source. Its plan is held to its index beside those of the lists.
pub(super) const PUBLISHED_BY: &str = "SELECT a.published FROM origins o JOIN articles a ON a.id = o.article_id \
     WHERE o.source_id = $1 ORDER BY o.article_id DESC LIMIT 20";

/// Where a feed stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct FeedState {
    /// Its source's id.
    pub source_id: String,
    /// The address this is about.
    pub url: String,
    /// Where it went for good.
    pub moved_to: Option<String>,
    /// Validators of the last answer.
    pub etag: Option<String>,
    /// As the server wrote it.
    pub last_modified: Option<String>,
    /// The language the feed names, BCP 47.
    pub lang: Option<String>,
    /// Seconds since 1970, as the times below.
    pub last_try: Option<i64>,
    /// The last time a feed could be read, or had not changed.
    pub last_success: Option<i64>,
    /// Not to be asked before.
    pub next_try: i64,
    /// Failures in a row.
    pub failures: i64,
    /// Answers without news in a row.
    pub unchanged: i64,
    /// Items taken in since the beginning.
    pub items: i64,
    /// Items left out or with something wrong since the beginning, again with each document that brought them.
    pub skipped: i64,
    /// The last failure; none after a success.
    pub error: Option<String>,
    /// Why it is asked no more.
    pub disabled: Option<String>,
    /// How long the feed asks to be kept, in seconds.
    #[sqlx(default)]
    pub ttl: Option<i64>,
    /// The address that the validators are of.
    #[sqlx(default)]
    pub validated: Option<String>,
    /// When pictures that its items lack are to be looked for again.
    #[sqlx(default)]
    pub pictures_due: Option<i64>,
}

/// What one document brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Brought {
    /// Items taken in.
    pub items: u32,
    /// Items left out or with something wrong.
    pub skipped: usize,
}

/// A picture of another host, looked for before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutsidePicture {
    /// Kept, in these files.
    Kept(Vec<Rendition>),
    /// It could not be had; not to be asked for before.
    Missing {
        /// When to try again.
        retry_at: Timestamp,
    },
}

/// An original that is due to be looked for.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Original {
    /// The article's id.
    pub article_id: i64,
    /// Its source's id.
    pub source_id: String,
    /// The original's address.
    pub url: String,
    /// How often in a row no answer said whether it was there.
    pub unclear: i64,
}

impl Store {
    /// Where every feed stands, by source in the order of Rust's strings, so that one can be looked up.
    pub async fn feeds(&self) -> Result<Vec<FeedState>, StoreError> {
        let mut feeds: Vec<FeedState> = on_readers!(self, pool => sqlx::query_as("SELECT * FROM feeds").fetch_all(pool).await)?;
        feeds.sort_by(|a, b| a.source_id.cmp(&b.source_id));
        Ok(feeds)
    }

    /// Where one feed stands.
    pub async fn feed(&self, source: &str) -> Result<Option<FeedState>, StoreError> {
        Ok(
            on_readers!(self, pool => sqlx::query_as("SELECT * FROM feeds WHERE source_id = $1").bind(source).fetch_optional(pool).await)?,
        )
    }

    /// Notes where a feed stands, and adds what it brought: its own sums play no part, since a hub may have pushed to another node meanwhile. A feed
    /// at another address begins anew.
    pub async fn keep_feed(&self, feed: &FeedState, brought: Brought) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query(
            "INSERT INTO feeds (source_id, url, moved_to, etag, last_modified, lang, last_try, last_success, next_try, failures, unchanged, \
             items, skipped, error, disabled, ttl, validated, pictures_due) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) \
             ON CONFLICT (source_id) DO UPDATE SET url = excluded.url, moved_to = excluded.moved_to, etag = excluded.etag, \
             last_modified = excluded.last_modified, lang = excluded.lang, last_try = excluded.last_try, \
             last_success = excluded.last_success, next_try = excluded.next_try, failures = excluded.failures, \
             unchanged = excluded.unchanged, error = excluded.error, \
             items = excluded.items + CASE WHEN feeds.url = excluded.url THEN feeds.items ELSE 0 END, \
             skipped = excluded.skipped + CASE WHEN feeds.url = excluded.url THEN feeds.skipped ELSE 0 END, \
             disabled = excluded.disabled, ttl = excluded.ttl, validated = excluded.validated, pictures_due = excluded.pictures_due",
        )
        .bind(&feed.source_id)
        .bind(&feed.url)
        .bind(&feed.moved_to)
        .bind(&feed.etag)
        .bind(&feed.last_modified)
        .bind(&feed.lang)
        .bind(feed.last_try)
        .bind(feed.last_success)
        .bind(feed.next_try)
        .bind(feed.failures)
        .bind(feed.unchanged)
        .bind(i64::from(brought.items))
        .bind(i64::try_from(brought.skipped).unwrap_or(i64::MAX))
        .bind(&feed.error)
        .bind(&feed.disabled)
        .bind(feed.ttl)
        .bind(&feed.validated)
        .bind(feed.pictures_due)
        .execute(pool)
        .await)?;
        Ok(())
    }

    /// Pictures that a document lacks, which was not fetched from the feed, are to be looked for again at a time.
    pub async fn pictures_due(&self, source: &str, at: Timestamp) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query(
            "UPDATE feeds SET pictures_due = $2 WHERE source_id = $1 AND (pictures_due IS NULL OR pictures_due > $2)",
        )
        .bind(source)
        .bind(at.as_second())
        .execute(pool)
        .await)?;
        Ok(())
    }

    /// Adds what a hub pushed to what a feed brought.
    pub async fn count_push(&self, source: &str, at: Timestamp, pushed: Brought) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query(
            "UPDATE feeds SET items = items + $2, skipped = skipped + $3, last_success = $4 WHERE source_id = $1",
        )
        .bind(source)
        .bind(i64::from(pushed.items))
        .bind(i64::try_from(pushed.skipped).unwrap_or(i64::MAX))
        .bind(at.as_second())
        .execute(pool)
        .await)?;
        Ok(())
    }

    /// Writes sentences into a source's log.
    pub async fn log_feed(&self, source: &str, at: Timestamp, sentences: &[String]) -> Result<(), StoreError> {
        if sentences.is_empty() {
            return Ok(());
        }
        let mut transaction = self.begin().await?;
        for sentence in sentences {
            execute!(
                &mut transaction,
                sqlx::query("INSERT INTO feed_log (source_id, at, sentence) VALUES ($1, $2, $3)")
                    .bind(source)
                    .bind(at.as_second())
                    .bind(sentence)
            )?;
        }
        execute!(&mut transaction, sqlx::query(
            "DELETE FROM feed_log WHERE source_id = $1 AND id <= (SELECT id FROM feed_log WHERE source_id = $1 ORDER BY id DESC LIMIT 1 OFFSET $2)",
        )
        .bind(source)
        .bind(LOG))?;
        transaction.commit().await?;
        Ok(())
    }

    /// A source's last sentences, the newest first.
    pub async fn feed_log(&self, source: &str, count: u32) -> Result<Vec<(Timestamp, String)>, StoreError> {
        let rows: Vec<(i64, String)> = on_readers!(self, pool => sqlx::query_as(
            "SELECT at, sentence FROM feed_log WHERE source_id = $1 ORDER BY id DESC LIMIT $2",
        )
        .bind(source)
        .bind(i64::from(count))
        .fetch_all(pool)
        .await)?;
        rows.into_iter()
            .map(|(at, sentence)| Ok((rows::timestamp("feed_log.at", at)?, sentence)))
            .collect()
    }

    /// When a source's newest items were first published.
    pub async fn published_by(&self, source: &str) -> Result<Vec<Timestamp>, StoreError> {
        let times: Vec<i64> = on_readers!(self, pool => sqlx::query_scalar(PUBLISHED_BY).bind(source).fetch_all(pool).await)?;
        times
            .into_iter()
            .map(|at| rows::timestamp("articles.published", at))
            .collect()
    }

    /// What became of another host's picture when it was last looked for.
    pub async fn outside_picture(&self, address: &[u8; 32]) -> Result<Option<OutsidePicture>, StoreError> {
        let row: Option<(Option<String>, Option<i64>)> = on_readers!(self, pool => sqlx::query_as(
            "SELECT renditions, retry_at FROM outside_pictures WHERE address = $1",
        )
        .bind(&address[..])
        .fetch_optional(pool)
        .await)?;
        Ok(match row {
            None => None,
            Some((Some(renditions), _)) => Some(OutsidePicture::Kept(rows::read_picture(&renditions)?.renditions)),
            Some((None, retry_at)) => Some(OutsidePicture::Missing {
                retry_at: rows::timestamp("outside_pictures.retry_at", retry_at.unwrap_or_default())?,
            }),
        })
    }

    /// Notes what became of another host's picture.
    pub async fn keep_outside_picture(&self, address: &[u8; 32], picture: &OutsidePicture) -> Result<(), StoreError> {
        let (renditions, retry_at) = match picture {
            OutsidePicture::Kept(renditions) => {
                let picture = Picture {
                    renditions: renditions.clone(),
                    alt: String::new(),
                    caption: String::new(),
                    credit: String::new(),
                };
                (Some(rows::write_picture(&picture)), None)
            }
            OutsidePicture::Missing { retry_at } => (None, Some(retry_at.as_second())),
        };
        on_writer!(self, pool => sqlx::query(
            "INSERT INTO outside_pictures (address, renditions, retry_at) VALUES ($1, $2, $3) \
             ON CONFLICT (address) DO UPDATE SET renditions = excluded.renditions, retry_at = excluded.retry_at",
        )
        .bind(&address[..])
        .bind(renditions)
        .bind(retry_at)
        .execute(pool)
        .await)?;
        Ok(())
    }

    /// Originals to look for, the longest due first.
    pub async fn originals_due(&self, now: Timestamp, count: u32) -> Result<Vec<Original>, StoreError> {
        Ok(on_readers!(self, pool => sqlx::query_as(
            "SELECT o.article_id, o.source_id, a.source_url AS url, o.unclear FROM origins o JOIN articles a ON a.id = o.article_id \
             WHERE o.check_at <= $1 AND a.source_url IS NOT NULL ORDER BY o.check_at LIMIT $2",
        )
        .bind(now.as_second())
        .bind(i64::from(count))
        .fetch_all(pool)
        .await)?)
    }

    /// Notes that an original was there, or was not; gone is what was not there twice in a row.
    pub async fn note_original(
        &self,
        article: i64,
        is_there: bool,
        now: Timestamp,
        check_at: Timestamp,
    ) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query(
            "UPDATE origins SET check_at = $2, unclear = 0, missing = CASE WHEN $3 THEN 0 ELSE missing + 1 END, \
             gone = CASE WHEN $3 THEN NULL WHEN missing >= 1 THEN coalesce(gone, $4) ELSE gone END WHERE article_id = $1",
        )
        .bind(article)
        .bind(check_at.as_second())
        .bind(is_there)
        .bind(now.as_second())
        .execute(pool)
        .await)?;
        Ok(())
    }

    /// An original whose host gave no clear answer is looked for again later.
    pub async fn postpone_original(&self, article: i64, check_at: Timestamp) -> Result<(), StoreError> {
        on_writer!(self, pool => sqlx::query("UPDATE origins SET check_at = $2, unclear = unclear + 1 WHERE article_id = $1")
            .bind(article)
            .bind(check_at.as_second())
            .execute(pool)
            .await)?;
        Ok(())
    }
}
