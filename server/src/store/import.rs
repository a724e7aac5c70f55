//! Taking stories in: whole stories, once.

use std::collections::{BTreeMap, HashMap};

use app::domain::{lang::Lang, live::LiveState, picture::Picture, slug::Slug};
use jiff::Timestamp;
use sqlx::QueryBuilder;

use super::{Store, StoreError, Transaction, execute, on_readers, on_transaction, on_writer, revisions, rows, search, slugs};
use crate::news::BREAKING;

/// An article to take in.
#[derive(Debug, Clone)]
pub struct NewArticle {
    /// The story it tells.
    pub story: Slug,
    /// Its language.
    pub lang: Lang,
    /// Its section's id.
    pub section: Slug,
    /// The URL part it asks for: its own choice, or made of the headline. Taken ones get a number.
    pub slug: Slug,
    /// Plain text.
    pub headline: String,
    /// Plain text.
    pub standfirst: String,
    /// Plain text, cut.
    pub trail: String,
    /// Safe HTML.
    pub body: String,
    /// First published.
    pub published: Timestamp,
    /// Last changed.
    pub updated: Option<Timestamp>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Source id, name, URL of the original, licence.
    pub source: Option<NewSource>,
    /// Topic ids, in the author's order.
    pub topics: Vec<Slug>,
    /// Rank in « À lire ».
    pub must_read: Option<u32>,
    /// Announced as breaking news.
    pub breaking: bool,
    /// Pulled after publication: its address answers 410.
    pub withdrawn: bool,
    /// Its picture, already kept.
    pub picture: Option<Picture>,
    /// How far it is, if it is a live report.
    pub live: Option<LiveState>,
    /// Hex SHA-256 of everything above: the same again changes nothing.
    pub fingerprint: String,
}

/// The credit of an article to take in.
#[derive(Debug, Clone)]
pub struct NewSource {
    /// Its id.
    pub id: Slug,
    /// Its name.
    pub name: String,
    /// The original.
    pub url: String,
    /// Scheme, host and port of the original.
    pub homepage: String,
    /// The article's licence.
    pub licence: Option<String>,
}

/// What became of one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was not there.
    New,
    /// It was there and is different now.
    Updated,
    /// It was there just so.
    Unchanged,
}

/// What became of an import.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Articles that were not there.
    pub new: u32,
    /// Articles that are different now.
    pub updated: u32,
    /// Articles that were there just so.
    pub unchanged: u32,
}

impl Store {
    /// Whether there is any article.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        let any: Option<i64> =
            on_readers!(self, pool => sqlx::query_scalar("SELECT id FROM articles LIMIT 1").fetch_optional(pool).await)?;
        Ok(any.is_none())
    }

    /// Takes articles in, all or none. One that is not yet published at `now` can still get another time and another address.
    pub async fn import(
        &self,
        articles: &[NewArticle],
        topic_labels: &BTreeMap<(Slug, Lang), String>,
        now: Timestamp,
    ) -> Result<Imported, StoreError> {
        let mut imported = Imported::default();
        let mut transaction = self.begin().await?;
        name_topics(&mut transaction, topic_labels).await?;
        for article in articles {
            match take_in(&mut transaction, article, now).await? {
                Outcome::New => imported.new += 1,
                Outcome::Updated => imported.updated += 1,
                Outcome::Unchanged => imported.unchanged += 1,
            }
        }
        transaction.commit().await?;
        Ok(imported)
    }

    /// Withdraws an article: its address answers 410 from now on, and no list shows it. False if there is none.
    pub async fn withdraw(&self, lang: Lang, slug: &str, now: Timestamp) -> Result<bool, StoreError> {
        let done = on_writer!(self, pool => sqlx::query("UPDATE articles SET withdrawn = $3 WHERE lang = $1 AND slug = $2 AND withdrawn IS NULL")
            .bind(lang.tag())
            .bind(slug)
            .bind(now.as_second())
            .execute(pool)
            .await)?;
        Ok(done > 0)
    }
}

/// Gives topics their names.
pub(super) async fn name_topics(
    transaction: &mut Transaction,
    topic_labels: &BTreeMap<(Slug, Lang), String>,
) -> Result<(), StoreError> {
    for ((topic, lang), label) in topic_labels {
        execute!(transaction, sqlx::query("INSERT INTO topic_labels (topic, lang, label) VALUES ($1, $2, $3) ON CONFLICT (topic, lang) DO UPDATE SET label = excluded.label")
            .bind(topic.as_str())
            .bind(lang.tag())
            .bind(label))?;
    }
    Ok(())
}

pub(super) async fn take_in(transaction: &mut Transaction, article: &NewArticle, now: Timestamp) -> Result<Outcome, StoreError> {
    let story: i64 = on_transaction!(transaction, connection => sqlx::query_scalar(
        "INSERT INTO stories (key) VALUES ($1) ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING id",
    )
    .bind(article.story.as_str())
    .fetch_one(connection)
    .await)?;
    let known: Option<(i64, String, String, i64)> = on_transaction!(transaction, connection => sqlx::query_as("SELECT id, fingerprint, slug, published FROM articles WHERE story_id = $1 AND lang = $2")
            .bind(story)
            .bind(article.lang.tag())
            .fetch_optional(connection)
            .await)?;
    if known
        .as_ref()
        .is_some_and(|(_, fingerprint, ..)| *fingerprint == article.fingerprint)
    {
        return Ok(Outcome::Unchanged);
    }
    if let Some(source) = &article.source {
        // Not its licence: that is one article's.
        execute!(
            transaction,
            sqlx::query(
                "INSERT INTO sources (id, name, homepage) VALUES ($1, $2, $3) \
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, homepage = excluded.homepage",
            )
            .bind(source.id.as_str())
            .bind(&source.name)
            .bind(&source.homepage)
        )?;
    }
    let (id, slug, published, outcome) = match known {
        Some((id, _, old_slug, published)) => {
            let slug = slugs::free_for(transaction, article.lang, &article.slug, Some(id)).await?;
            let is_public = published <= now.as_second();
            // Nobody has seen an address under embargo: it leads nowhere, and is free again.
            if is_public && slug.as_str() != old_slug {
                remember(transaction, article.lang, &old_slug, id).await?;
            }
            let published = if is_public { published } else { article.published.as_second() };
            (Some(id), slug, published, Outcome::Updated)
        }
        None => (
            None,
            slugs::free_for(transaction, article.lang, &article.slug, None).await?,
            article.published.as_second(),
            Outcome::New,
        ),
    };
    let placed = Placed {
        now: now.as_second(),
        article,
        story,
        slug: &slug,
        published,
    };
    let id = if let Some(id) = id {
        revisions::keep(transaction, id, article, now).await?;
        rewrite(transaction, id, &placed).await?
    } else {
        let added = add(transaction, &[placed]).await?;
        *added.get(&story).ok_or(sqlx::Error::RowNotFound)?
    };
    // An address in use is no longer a forwarding one.
    execute!(
        transaction,
        sqlx::query("DELETE FROM moved WHERE lang = $1 AND slug = $2")
            .bind(article.lang.tag())
            .bind(slug.as_str())
    )?;
    execute!(
        transaction,
        sqlx::query("DELETE FROM article_topics WHERE article_id = $1").bind(id)
    )?;
    for (place, topic) in article.topics.iter().enumerate() {
        execute!(
            transaction,
            sqlx::query("INSERT INTO article_topics (article_id, place, topic, lang, published) VALUES ($1, $2, $3, $4, $5)")
                .bind(id)
                .bind(i64::try_from(place).unwrap_or(i64::MAX))
                .bind(topic.as_str())
                .bind(article.lang.tag())
                .bind(published)
        )?;
    }
    Ok(outcome)
}

async fn remember(transaction: &mut Transaction, lang: Lang, slug: &str, article: i64) -> Result<(), StoreError> {
    execute!(transaction, sqlx::query("INSERT INTO moved (lang, slug, article_id) VALUES ($1, $2, $3) ON CONFLICT (lang, slug) DO UPDATE SET article_id = excluded.article_id")
        .bind(lang.tag())
        .bind(slug)
        .bind(article))?;
    Ok(())
}

/// An article with its place among the others.
pub(super) struct Placed<'a> {
    /// When this happens, in seconds since 1970.
    pub(super) now: i64,
    pub(super) article: &'a NewArticle,
    pub(super) story: i64,
    pub(super) slug: &'a Slug,
    /// Seconds since 1970.
    pub(super) published: i64,
}

impl Placed<'_> {
    /// Whether it is breaking news, and still is.
    fn is_breaking(&self) -> bool {
        self.article.breaking && self.published > self.now - BREAKING.as_secs()
    }

    /// Last changed, where that was after it was first published.
    fn updated(&self) -> Option<i64> {
        let updated = self.article.updated.map(Timestamp::as_second);
        updated.filter(|updated| *updated > self.published)
    }
}

/// Adds articles of different stories, and gives their ids by story.
pub(super) async fn add(transaction: &mut Transaction, articles: &[Placed<'_>]) -> Result<HashMap<i64, i64>, StoreError> {
    let ids: Vec<(i64, i64)> = on_transaction!(transaction, connection => {
        let mut query = QueryBuilder::new(
            "INSERT INTO articles (story_id, lang, section, slug, headline, standfirst, trail, body, published, updated, byline, source_id, \
             source_url, licence, must_read, picture, fingerprint, withdrawn, live, breaking) ",
        );
        query.push_values(articles, |mut row, placed| {
            let article = placed.article;
            let source = article.source.as_ref();
            row.push_bind(placed.story)
                .push_bind(article.lang.tag())
                .push_bind(article.section.as_str())
                .push_bind(placed.slug.as_str())
                .push_bind(&article.headline)
                .push_bind(&article.standfirst)
                .push_bind(&article.trail)
                .push_bind(&article.body)
                .push_bind(placed.published)
                .push_bind(placed.updated())
                .push_bind(&article.byline)
                .push_bind(source.map(|source| source.id.as_str()))
                .push_bind(source.map(|source| &source.url))
                .push_bind(source.and_then(|source| source.licence.as_ref()))
                .push_bind(article.must_read.map(i64::from))
                .push_bind(article.picture.as_ref().map(rows::write_picture))
                .push_bind(&article.fingerprint)
                .push_bind(article.withdrawn.then_some(placed.published))
                .push_bind(article.live.map(LiveState::as_str))
                .push_bind(placed.is_breaking());
        });
        query.push(" RETURNING story_id, id");
        query
            .build_query_as()
            .persistent(articles.len() == 1)
            .fetch_all(connection)
            .await
    })?;
    search::changed(transaction, ids.iter().map(|(_, id)| *id)).await?;
    Ok(ids.into_iter().collect())
}

async fn rewrite(transaction: &mut Transaction, id: i64, placed: &Placed<'_>) -> Result<i64, StoreError> {
    let article = placed.article;
    let source = article.source.as_ref();
    execute!(
        transaction,
        sqlx::query(
            "UPDATE articles SET section = $2, slug = $3, headline = $4, standfirst = $5, trail = $6, body = $7, published = $8, \
         updated = $9, byline = $10, source_id = $11, source_url = $12, licence = $13, must_read = $14, picture = $15, \
         fingerprint = $16, withdrawn = $17, live = $18, breaking = $19 WHERE id = $1",
        )
        .bind(id)
        .bind(article.section.as_str())
        .bind(placed.slug.as_str())
        .bind(&article.headline)
        .bind(&article.standfirst)
        .bind(&article.trail)
        .bind(&article.body)
        .bind(placed.published)
        .bind(placed.updated())
        .bind(&article.byline)
        .bind(source.map(|source| source.id.as_str()))
        .bind(source.map(|source| &source.url))
        .bind(source.and_then(|source| source.licence.as_ref()))
        .bind(article.must_read.map(i64::from))
        .bind(article.picture.as_ref().map(rows::write_picture))
        .bind(&article.fingerprint)
        .bind(article.withdrawn.then_some(placed.published))
        .bind(article.live.map(LiveState::as_str))
        .bind(placed.is_breaking())
    )?;
    search::changed(transaction, [id]).await?;
    Ok(id)
}
