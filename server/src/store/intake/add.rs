//! New articles, all of a round at once.

use std::collections::HashMap;

use app::domain::slug::Slug;
use sqlx::QueryBuilder;

use super::{Intake, Key, NewItem, span};
use crate::store::{
    StoreError, execute_once,
    import::{self, Placed},
    on_transaction, rows,
    slugs::{self, Wanted},
};

/// An item whose article has its row.
pub(super) struct Filed<'a> {
    pub(super) id: i64,
    /// First published, in seconds since 1970: the article's, which may be earlier than the item's.
    pub(super) published: i64,
    pub(super) item: &'a NewItem,
}

impl Intake {
    /// Adds articles, which are different stories, and gives their ids in their order.
    pub async fn add(&mut self, items: &[&NewItem]) -> Result<Vec<i64>, StoreError> {
        if items.is_empty() {
            return Ok(Vec::new());
        }
        let stories = self.stories(items).await?;
        let wanted: Vec<Wanted<'_>> = items.iter().map(|item| (item.article.lang, &item.article.slug)).collect();
        let slugs = slugs::free(&mut self.transaction, &wanted).await?;
        let placed: Vec<Placed<'_>> = (items.iter().zip(&stories).zip(&slugs))
            .map(|((item, story), slug)| Placed {
                now: self.now.as_second(),
                article: &item.article,
                story: *story,
                slug,
                published: item.article.published.as_second(),
            })
            .collect();
        let by_story = import::add(&mut self.transaction, &placed).await?;
        let ids = in_order(&stories, &by_story)?;
        self.origins(&ids, items).await?;
        let new: Vec<Filed<'_>> = (ids.iter().zip(&placed).zip(items))
            .map(|((id, placed), item)| Filed {
                id: *id,
                published: placed.published,
                item,
            })
            .collect();
        self.find_again(&new).await?;
        Ok(ids)
    }

    async fn stories(&mut self, items: &[&NewItem]) -> Result<Vec<i64>, StoreError> {
        let ids: Vec<(String, i64)> = on_transaction!(&mut self.transaction, connection => {
            let mut query = QueryBuilder::new("INSERT INTO stories (key) ");
            query.push_values(items, |mut row, item| {
                row.push_bind(item.article.story.as_str());
            });
            query.push(" ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING key, id");
            query.build_query_as().persistent(false).fetch_all(connection).await
        })?;
        let ids: HashMap<String, i64> = ids.into_iter().collect();
        let keys: Vec<String> = items.iter().map(|item| item.article.story.as_str().to_owned()).collect();
        in_order(&keys, &ids)
    }

    async fn origins(&mut self, ids: &[i64], items: &[&NewItem]) -> Result<(), StoreError> {
        let now = self.now.as_second();
        on_transaction!(&mut self.transaction, connection => {
            let mut query = QueryBuilder::new(
                "INSERT INTO origins (article_id, source_id, fetched, seen, sha256, content, date_flag, excerpt, canonical, signature, check_at) ",
            );
            query.push_values(ids.iter().zip(items), |mut row, (id, item)| {
                row.push_bind(*id)
                    .push_bind(item.source())
                    .push_bind(now)
                    .push_bind(now)
                    .push_bind(&item.sha256[..])
                    .push_bind(&item.content[..])
                    .push_bind(item.date_flag)
                    .push_bind(item.is_excerpt)
                    .push_bind(item.is_canonical_there.then_some("original"))
                    .push_bind(item.signature.as_deref())
                    .push_bind(now + 86_400);
            });
            execute_once!(query, connection)
        })?;
        Ok(())
    }

    /// From now on articles are also known by these.
    pub(super) async fn keys(&mut self, keys: &[(i64, &Key)]) -> Result<(), StoreError> {
        if keys.is_empty() {
            return Ok(());
        }
        on_transaction!(&mut self.transaction, connection => {
            let mut query = QueryBuilder::new("INSERT INTO item_keys (key, article_id) ");
            query.push_values(keys, |mut row, (id, key)| {
                row.push_bind(&key[..]).push_bind(*id);
            });
            // A key that another article has stays there: the first to bring it is known by it.
            query.push(" ON CONFLICT (key) DO NOTHING");
            execute_once!(query, connection)
        })?;
        Ok(())
    }

    /// Puts articles where they are looked for: under their keys, bands and topics. Keys and bands of an earlier version stay: they lead
    /// to the article, and it is judged by what it says now.
    pub(super) async fn find_again(&mut self, filed: &[Filed<'_>]) -> Result<(), StoreError> {
        let keys: Vec<(i64, &Key)> = filed
            .iter()
            .flat_map(|one| one.item.keys.iter().map(|key| (one.id, key)))
            .collect();
        self.keys(&keys).await?;
        self.bands(filed).await?;
        self.topics(filed).await
    }

    async fn bands(&mut self, filed: &[Filed<'_>]) -> Result<(), StoreError> {
        let bands: Vec<(i64, u64, i64)> = filed
            .iter()
            .flat_map(|one| one.item.bands.iter().map(|band| (span(one.published), *band, one.id)))
            .collect();
        if bands.is_empty() {
            return Ok(());
        }
        on_transaction!(&mut self.transaction, connection => {
            let mut query = QueryBuilder::new("INSERT INTO near_bands (span, band, article_id) ");
            query.push_values(bands, |mut row, (span, band, id)| {
                row.push_bind(span).push_bind(band.cast_signed()).push_bind(id);
            });
            query.push(" ON CONFLICT (span, band, article_id) DO NOTHING");
            execute_once!(query, connection)
        })?;
        Ok(())
    }

    async fn topics(&mut self, filed: &[Filed<'_>]) -> Result<(), StoreError> {
        let topics: Vec<(&Filed<'_>, i64, &(Slug, String))> = filed
            .iter()
            .flat_map(|one| {
                (0..)
                    .zip(&one.item.topic_labels)
                    .map(move |(place, topic)| (one, place, topic))
            })
            .collect();
        if topics.is_empty() {
            return Ok(());
        }
        on_transaction!(&mut self.transaction, connection => {
            let mut query = QueryBuilder::new("INSERT INTO topic_labels (topic, lang, label) ");
            query.push_values(&topics, |mut row, (one, _, (topic, label))| {
                row.push_bind(topic.as_str())
                    .push_bind(rows::tag(one.item.article.lang))
                    .push_bind(label.as_str());
            });
            // The paper's own names stand.
            query.push(" ON CONFLICT (topic, lang) DO NOTHING");
            execute_once!(query, connection)
        })?;
        on_transaction!(&mut self.transaction, connection => {
            let mut query = QueryBuilder::new("INSERT INTO article_topics (article_id, place, topic, lang, published) ");
            query.push_values(&topics, |mut row, (one, place, (topic, _))| {
                row.push_bind(one.id)
                    .push_bind(*place)
                    .push_bind(topic.as_str())
                    .push_bind(rows::tag(one.item.article.lang))
                    .push_bind(one.published);
            });
            execute_once!(query, connection)
        })?;
        Ok(())
    }
}

/// The ids of names, in the names' order: what a statement returns comes in any.
fn in_order<N: std::hash::Hash + Eq>(names: &[N], ids: &HashMap<N, i64>) -> Result<Vec<i64>, StoreError> {
    let ids = names
        .iter()
        .map(|name| ids.get(name).copied().ok_or(sqlx::Error::RowNotFound));
    Ok(ids.collect::<Result<_, _>>()?)
}
