//! What is known of items before they are taken in.

use std::collections::{BTreeMap, HashMap};

use app::domain::lang::Lang;
use jiff::Timestamp;
use sqlx::QueryBuilder;

use super::{Intake, Key, SPAN_DAYS, Wording, span};
use crate::store::{StoreError, on_transaction, rows};

/// An outside article as it stands, without its texts.
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
    /// Fingerprint of what readers see.
    pub content: Vec<u8>,
    /// When its present text was fetched.
    pub fetched: i64,
    /// Taken back, here or by its source.
    pub is_withdrawn: bool,
    /// The original's address.
    pub url: Option<String>,
    /// Its source gave no date that could be believed.
    pub is_date_doubtful: bool,
}

/// A text whose like is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Sought<'a> {
    /// Its own article.
    pub article: i64,
    /// Its source's id: what one source sends twice is no duplicate.
    pub source: &'a str,
    /// Its language: translations are no duplicates.
    pub lang: Lang,
    /// First published.
    pub published: Timestamp,
    /// Where to look.
    pub bands: &'a [u64],
}

/// An article that might be the same text.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Its id; of a folded one, its own.
    pub id: i64,
    /// What it is judged by.
    pub signature: Vec<u8>,
    published: Timestamp,
}

/// Candidates of one text at most: a text sent a thousand times is found among the first.
const MOST_CANDIDATES: usize = 64;
/// Rows of the look-up table that one question reads at most, whatever is in there.
const MOST_ROWS: i64 = 50_000;

impl Intake {
    /// The articles that are known by these keys.
    pub async fn known(&mut self, keys: &[&Key]) -> Result<HashMap<Key, i64>, StoreError> {
        if keys.is_empty() {
            return Ok(HashMap::new());
        }
        let found: Vec<(Vec<u8>, i64)> = on_transaction!(&mut self.transaction, connection => {
            let mut query = QueryBuilder::new("SELECT key, article_id FROM item_keys WHERE key IN (");
            let mut list = query.separated(", ");
            for key in keys {
                list.push_bind(&key[..]);
            }
            query.push(")");
            query.build_query_as().persistent(false).fetch_all(connection).await
        })?;
        let found = found.into_iter().map(|(key, id)| {
            let key = Key::try_from(key).map_err(|key| StoreError::Corrupt {
                what: "item_keys.key",
                value: format!("{key:?}"),
            })?;
            Ok((key, id))
        });
        found.collect()
    }

    /// Articles as they stand, by id.
    pub async fn standing(&mut self, ids: &[i64]) -> Result<HashMap<i64, Standing>, StoreError> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let rows: Vec<StandingRow> = on_transaction!(&mut self.transaction, connection => {
            let mut query = QueryBuilder::new(
                "SELECT a.id, o.source_id, a.lang, a.published, a.updated, o.content, o.fetched, \
             a.withdrawn IS NOT NULL AND o.folded_into IS NULL, a.source_url, o.date_flag IS NOT NULL \
             FROM origins o JOIN articles a ON a.id = o.article_id WHERE o.article_id IN (",
            );
            let mut list = query.separated(", ");
            for id in ids {
                list.push_bind(*id);
            }
            query.push(")");
            query.build_query_as().persistent(false).fetch_all(connection).await
        })?;
        rows.into_iter().map(|row| standing(row).map(|one| (one.id, one))).collect()
    }

    /// What an article says now.
    pub async fn wording(&mut self, article: i64) -> Result<Wording, StoreError> {
        Ok(
            on_transaction!(&mut self.transaction, connection => sqlx::query_as("SELECT headline, standfirst, body FROM articles WHERE id = $1")
                .bind(article)
                .fetch_one(connection)
                .await)?,
        )
    }

    /// For each text the articles of other sources, in its language, that share a band with it, first published within [`SPAN_DAYS`] of it.
    pub async fn candidates(&mut self, sought: &[Sought<'_>]) -> Result<Vec<Vec<Candidate>>, StoreError> {
        let mut alike: BTreeMap<(i64, Lang, &str), Vec<usize>> = BTreeMap::new();
        for (place, text) in sought.iter().enumerate().filter(|(_, text)| !text.bands.is_empty()) {
            let key = (span(text.published.as_second()), text.lang, text.source);
            alike.entry(key).or_default().push(place);
        }
        let mut found: Vec<Vec<i64>> = vec![Vec::new(); sought.len()];
        for ((span, lang, source), places) in alike {
            let mut by_band: HashMap<i64, Vec<usize>> = HashMap::new();
            for place in places {
                for band in sought[place].bands {
                    by_band.entry(band.cast_signed()).or_default().push(place);
                }
            }
            for (band, id) in self.sharing(span, lang, source, &by_band).await? {
                for place in by_band.get(&band).into_iter().flatten() {
                    let own = &mut found[*place];
                    if id != sought[*place].article && own.len() < MOST_CANDIDATES && !own.contains(&id) {
                        own.push(id);
                    }
                }
            }
        }
        let all: Vec<i64> = found.iter().flatten().copied().collect();
        let read = self.judged_by(&all).await?;
        let of = |(text, ids): (&Sought<'_>, Vec<i64>)| {
            let candidates = ids.iter().filter_map(|id| read.get(id)).filter(|candidate| {
                let apart = candidate.published.as_second() - text.published.as_second();
                apart.abs() <= SPAN_DAYS * 86_400
            });
            candidates.cloned().collect()
        };
        Ok(sought.iter().zip(found).map(of).collect())
    }

    /// Bands and articles of a span and those beside it, in a language, of other sources: what could not be the same text is not counted
    /// among the first.
    async fn sharing(
        &mut self,
        span: i64,
        lang: Lang,
        source: &str,
        bands: &HashMap<i64, Vec<usize>>,
    ) -> Result<Vec<(i64, i64)>, StoreError> {
        // CROSS: the bands first, which are few, whatever the planner believes.
        Ok(on_transaction!(&mut self.transaction, connection => {
            let mut query = QueryBuilder::new(
                "SELECT b.band, b.article_id FROM near_bands b CROSS JOIN origins o CROSS JOIN articles a \
                     WHERE o.article_id = b.article_id AND a.id = b.article_id AND a.lang = ",
            );
            query
                .push_bind(rows::tag(lang))
                .push(" AND o.source_id <> ")
                .push_bind(source);
            query.push(" AND b.span IN (");
            let mut list = query.separated(", ");
            for near in [span - 1, span, span + 1] {
                list.push_bind(near);
            }
            query.push(") AND b.band IN (");
            let mut list = query.separated(", ");
            for band in bands.keys() {
                list.push_bind(*band);
            }
            query.push(") LIMIT ").push_bind(MOST_ROWS);
            query.build_query_as().persistent(false).fetch_all(connection).await
        })?)
    }

    /// What candidates are judged by; those that nobody is to see are left out.
    async fn judged_by(&mut self, ids: &[i64]) -> Result<HashMap<i64, Candidate>, StoreError> {
        let mut candidates = HashMap::new();
        // A question takes so many values; candidates are few, but for what is sent by everybody.
        for ids in ids.chunks(1000) {
            let rows: Vec<(i64, Vec<u8>, i64)> = on_transaction!(&mut self.transaction, connection => {
                let mut query = QueryBuilder::new(
                    "SELECT a.id, o.signature, a.published FROM origins o JOIN articles a ON a.id = o.article_id \
                             WHERE (a.withdrawn IS NULL OR o.folded_into IS NOT NULL) AND o.signature IS NOT NULL AND o.article_id IN (",
                );
                let mut list = query.separated(", ");
                for id in ids {
                    list.push_bind(*id);
                }
                query.push(")");
                query.build_query_as().persistent(false).fetch_all(connection).await
            })?;
            for (id, signature, published) in rows {
                let candidate = Candidate {
                    id,
                    signature,
                    published: rows::timestamp("articles.published", published)?,
                };
                candidates.insert(id, candidate);
            }
        }
        Ok(candidates)
    }
}

/// The fields of a [`Standing`], in their order.
type StandingRow = (
    i64,
    String,
    String,
    i64,
    Option<i64>,
    Vec<u8>,
    i64,
    bool,
    Option<String>,
    bool,
);

fn standing(
    (id, source, lang, published, updated, content, fetched, is_withdrawn, url, is_date_doubtful): StandingRow,
) -> Result<Standing, StoreError> {
    Ok(Standing {
        id,
        source,
        lang: rows::parse("articles.lang", &lang)?,
        published: rows::timestamp("articles.published", published)?,
        updated: updated.map(|at| rows::timestamp("articles.updated", at)).transpose()?,
        content,
        fetched,
        is_withdrawn,
        url,
        is_date_doubtful,
    })
}
