//! Taking the wire's items in: a document is in one transaction, so that none is half in; several may be in the same.
//!
//! What is looked up and what is written is so for many items at once: a statement costs more than the few rows it touches, here by
//! the change of threads, elsewhere by the way to the database.

use app::domain::slug::Slug;
use jiff::Timestamp;

mod add;
mod cards;
mod change;
mod look_up;

pub use cards::OnCard;
pub use look_up::{Candidate, Sought, Standing};

use super::{NewArticle, NewSource, Store, StoreError, Transaction, Wording, execute};

/// A hash that an item is known again by.
pub type Key = [u8; 32];

/// A text from outside, cleaned, with what it is known by.
#[derive(Debug, Clone)]
pub struct NewItem {
    /// The article it would be. Its source is set.
    pub article: NewArticle,
    /// Hashes it is known again by, the most telling first.
    pub keys: Vec<Key>,
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

/// Documents being taken in, one after the other. Dropped without [`Self::commit`], nothing has happened.
pub struct Intake {
    transaction: Transaction,
    now: Timestamp,
}

/// The same text is looked for among articles first published at most so many days earlier or later.
const SPAN_DAYS: i64 = 4;

/// The span of days that a time is in.
fn span(seconds: i64) -> i64 {
    seconds.div_euclid(SPAN_DAYS * 86_400)
}

impl Store {
    /// Begins to take documents in; the first was fetched at `now`.
    pub async fn intake(&self, now: Timestamp) -> Result<Intake, StoreError> {
        // A write lock from the start: what is looked up stays true until the commit.
        let transaction = self.begin_at_once().await?;
        Ok(Intake { transaction, now })
    }
}

impl Intake {
    /// Goes on to the next document, which was fetched at this time.
    pub fn turn_to(&mut self, fetched: Timestamp) {
        self.now = fetched;
    }

    /// When the document was fetched.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Names the source of the items to come.
    pub async fn source(&mut self, source: &NewSource, licence: Option<&str>) -> Result<(), StoreError> {
        execute!(
            &mut self.transaction,
            sqlx::query(
                "INSERT INTO sources (id, name, homepage, licence) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, homepage = excluded.homepage, licence = excluded.licence",
            )
            .bind(source.id.as_str())
            .bind(&source.name)
            .bind(&source.homepage)
            .bind(licence)
        )?;
        Ok(())
    }

    /// Ends it: everything is in.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.transaction.commit().await
    }
}

impl NewItem {
    fn source(&self) -> &str {
        self.article.source.as_ref().map_or("", |source| source.id.as_str())
    }
}
