//! Articles of a paper that moved here, with the addresses they had there.

use std::collections::BTreeMap;

use app::domain::{article::Address, lang::Lang, slug::Slug};
use jiff::Timestamp;

use super::{
    Imported, NewArticle, Outcome, Store, StoreError, Transaction, execute,
    import::{name_topics, take_in},
    on_readers, on_transaction, rows,
};

/// An article of another system, and what is known of it there.
#[derive(Debug, Clone)]
pub struct Archived {
    /// Its `story` is what it was known by there, and stays its name for good.
    pub article: NewArticle,
    /// What the same text in other languages is known by there.
    pub translations: Vec<Slug>,
    /// Where it was found, as keys of [`crate::wire::wxr::old_paths`].
    pub addresses: Vec<String>,
}

/// What is at an old address now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A public article, or one that was.
    Article(Address),
    /// Another page.
    Path(String),
}

/// Path; language, section and slug of an article.
type Row = (Option<String>, Option<String>, Option<String>, Option<String>);

impl Store {
    /// Takes articles in with their old addresses, all or none. An address that leads somewhere already goes on leading there.
    ///
    /// One whose translation is there becomes an article of the same story; once it is one, it stays.
    pub async fn import_archive(
        &self,
        archived: &[Archived],
        topic_labels: &BTreeMap<(Slug, Lang), String>,
        now: Timestamp,
    ) -> Result<Imported, StoreError> {
        let mut imported = Imported::default();
        let mut transaction = self.begin().await?;
        name_topics(&mut transaction, topic_labels).await?;
        for Archived {
            article,
            translations,
            addresses,
        } in archived
        {
            let name = name_of(&article.story);
            let mut article = article.clone();
            article.story = story_of(&mut transaction, &article, &name, translations).await?;
            match take_in(&mut transaction, &article, now).await? {
                Outcome::New => imported.new += 1,
                Outcome::Updated => imported.updated += 1,
                Outcome::Unchanged => imported.unchanged += 1,
            }
            for address in [&name].into_iter().chain(addresses) {
                execute!(
                    &mut transaction,
                    sqlx::query(
                        "INSERT INTO old_addresses (address, article_id) \
                     SELECT $1, a.id FROM articles a JOIN stories s ON s.id = a.story_id WHERE s.key = $2 AND a.lang = $3 \
                     ON CONFLICT (address) DO NOTHING",
                    )
                    .bind(address)
                    .bind(article.story.as_str())
                    .bind(rows::tag(article.lang))
                )?;
            }
        }
        transaction.commit().await?;
        Ok(imported)
    }

    /// Notes which pages of ours are what was at these addresses: key and path. An article's address stays the article's.
    pub async fn keep_old_paths(&self, paths: &[(String, String)]) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        for (address, path) in paths {
            execute!(
                &mut transaction,
                sqlx::query(
                    "INSERT INTO old_addresses (address, path) VALUES ($1, $2) \
                 ON CONFLICT (address) DO UPDATE SET path = excluded.path WHERE old_addresses.article_id IS NULL",
                )
                .bind(address)
                .bind(path)
            )?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// What is at an old address, given as its key. Nothing that is not public yet.
    pub async fn at_old_address(&self, key: &str, now: Timestamp) -> Result<Option<Target>, StoreError> {
        // Addresses come from outside, and this is in no text of PostgreSQL's.
        if key.contains('\0') {
            return Ok(None);
        }
        let row: Option<Row> = on_readers!(self, pool => sqlx::query_as(
            "SELECT o.path, a.lang, a.section, a.slug FROM old_addresses o \
             LEFT JOIN articles a ON a.id = o.article_id AND a.published <= $2 WHERE o.address = $1",
        )
        .bind(key)
        .bind(now.as_second())
        .fetch_optional(pool)
        .await)?;
        Ok(match row {
            Some((_, Some(lang), Some(section), Some(slug))) => Some(Target::Article(rows::address(&lang, &section, &slug)?)),
            Some((Some(path), ..)) => Some(Target::Path(path)),
            _ => None,
        })
    }
}

/// What an article of another system is found by again: no address begins like this.
fn name_of(story: &Slug) -> String {
    format!("archive:{story}")
}

/// The story it is an article of already; else that of a translation, if there is room in it; else one of its own.
async fn story_of(
    transaction: &mut Transaction,
    article: &NewArticle,
    name: &str,
    translations: &[Slug],
) -> Result<Slug, StoreError> {
    let lang = rows::tag(article.lang);
    let known: Option<String> = on_transaction!(transaction, connection => sqlx::query_scalar(
        "SELECT s.key FROM old_addresses o JOIN articles a ON a.id = o.article_id JOIN stories s ON s.id = a.story_id \
         WHERE o.address = $1 AND a.lang = $2",
    )
    .bind(name)
    .bind(lang)
    .fetch_optional(connection)
    .await)?;
    if let Some(known) = known {
        return rows::slug("stories.key", &known);
    }
    for translation in translations {
        let story: Option<String> = on_transaction!(transaction, connection => sqlx::query_scalar(
            "SELECT s.key FROM old_addresses o JOIN articles a ON a.id = o.article_id JOIN stories s ON s.id = a.story_id \
             WHERE o.address = $1 AND NOT EXISTS (SELECT 1 FROM articles WHERE story_id = s.id AND lang = $2)",
        )
        .bind(name_of(translation))
        .bind(lang)
        .fetch_optional(connection)
        .await)?;
        if let Some(story) = story {
            return rows::slug("stories.key", &story);
        }
    }
    Ok(article.story.clone())
}
