//! Addresses: which are free, and for a headline that comes back every day, which number makes it one of its own.

use std::collections::HashSet;

use app::domain::{lang::Lang, slug::Slug};
use sqlx::QueryBuilder;

use super::{StoreError, Transaction, on_transaction, rows};

/// An address that an article asks for.
pub(super) type Wanted<'a> = (Lang, &'a Slug);

/// The wanted slugs, each as it is or with a number behind it: neither another article's, nor one that forwards to another, nor given
/// twice. In their order.
pub(super) async fn free(transaction: &mut Transaction, wanted: &[Wanted<'_>]) -> Result<Vec<Slug>, StoreError> {
    let taken = taken_among(transaction, wanted).await?;
    let mut given: HashSet<(Lang, Slug)> = HashSet::new();
    let mut free = Vec::with_capacity(wanted.len());
    for (lang, slug) in wanted {
        let mut own = (*lang, (*slug).clone());
        if taken.contains(&own) || given.contains(&own) {
            own.1 = numbered(transaction, (*lang, slug), None, &given).await?;
        }
        free.push(own.1.clone());
        given.insert(own);
    }
    Ok(free)
}

/// The slug for an article that has one already: its own stays free for it.
pub(super) async fn free_for(
    transaction: &mut Transaction,
    lang: Lang,
    slug: &Slug,
    own: Option<i64>,
) -> Result<Slug, StoreError> {
    match holder(transaction, lang, slug).await? {
        Some(other) if Some(other) != own => numbered(transaction, (lang, slug), own, &HashSet::new()).await,
        _ => Ok(slug.clone()),
    }
}

/// Those of the wanted ones that cannot be had as they are.
async fn taken_among(transaction: &mut Transaction, wanted: &[Wanted<'_>]) -> Result<HashSet<(Lang, Slug)>, StoreError> {
    let mut taken = HashSet::new();
    let langs: HashSet<Lang> = wanted.iter().map(|(lang, _)| *lang).collect();
    for lang in langs {
        for table in ["articles", "moved"] {
            let found: Vec<String> = on_transaction!(transaction, connection => {
                let mut query = QueryBuilder::new("SELECT slug FROM ");
                query
                    .push(table)
                    .push(" WHERE lang = ")
                    .push_bind(lang.tag())
                    .push(" AND slug IN (");
                let mut list = query.separated(", ");
                for (_, slug) in wanted.iter().filter(|(own, _)| *own == lang) {
                    list.push_bind(slug.as_str());
                }
                query.push(")");
                query.build_query_scalar().persistent(false).fetch_all(connection).await
            })?;
            for slug in found {
                taken.insert((lang, rows::parse("articles.slug", &slug)?));
            }
        }
    }
    Ok(taken)
}

/// A number that makes the slug free. "Photographs of the day" may be there a thousand times, so the numbers are not tried one after
/// the other: they are doubled until one is free, and the gap before it is halved.
async fn numbered(
    transaction: &mut Transaction,
    (lang, slug): Wanted<'_>,
    own: Option<i64>,
    given: &HashSet<(Lang, Slug)>,
) -> Result<Slug, StoreError> {
    let (mut taken, mut free) = (1, 2);
    while !is_free(transaction, (lang, &slug.numbered(free)), own, given).await? {
        (taken, free) = (free, free * 2);
    }
    while free - taken > 1 {
        let middle = taken + (free - taken) / 2;
        if is_free(transaction, (lang, &slug.numbered(middle)), own, given).await? {
            free = middle;
        } else {
            taken = middle;
        }
    }
    Ok(slug.numbered(free))
}

async fn is_free(
    transaction: &mut Transaction,
    (lang, slug): Wanted<'_>,
    own: Option<i64>,
    given: &HashSet<(Lang, Slug)>,
) -> Result<bool, StoreError> {
    let holder = holder(transaction, lang, slug).await?;
    Ok((holder.is_none() || holder == own) && !given.contains(&(lang, slug.clone())))
}

/// The article that has an address or had it.
async fn holder(transaction: &mut Transaction, lang: Lang, slug: &Slug) -> Result<Option<i64>, StoreError> {
    Ok(on_transaction!(transaction, connection => sqlx::query_scalar(
        "SELECT id FROM articles WHERE lang = $1 AND slug = $2 UNION ALL SELECT article_id FROM moved WHERE lang = $1 AND slug = $2 LIMIT 1",
    )
    .bind(lang.tag())
    .bind(slug.as_str())
    .fetch_optional(connection)
    .await)?)
}
