//! How an outside article came to be what it is.

use app::domain::{
    article::Address,
    provenance::{DateFault, Provenance},
    source::{Credit, Source},
};

use super::{Store, StoreError, on_readers, rows};
use crate::stories::hex;

/// How the article `a` came in, as [`OriginRow`] has it: columns, and the table they are from.
pub(super) const ORIGIN: &str = "w.fetched, w.seen, w.sha256, w.date_flag, w.excerpt, w.canonical, w.gone, \
     CASE WHEN w.article_id IS NOT NULL THEN EXISTS (SELECT 1 FROM origins folded WHERE folded.folded_into = a.id) END AS has_folded";
pub(super) const FROM_ORIGINS: &str = "LEFT JOIN origins w ON w.article_id = a.id";

/// All of it is none for an article that did not come by the wire.
#[derive(sqlx::FromRow)]
pub(super) struct OriginRow {
    fetched: Option<i64>,
    seen: Option<i64>,
    sha256: Option<Vec<u8>>,
    date_flag: Option<String>,
    excerpt: Option<bool>,
    canonical: Option<String>,
    gone: Option<i64>,
    has_folded: Option<bool>,
}

#[derive(sqlx::FromRow)]
struct AlsoRow {
    id: String,
    name: String,
    homepage: Option<String>,
    source_licence: Option<String>,
    url: Option<String>,
    licence: Option<String>,
}

impl Store {
    /// How an article came in; `None` for one that did not come by the wire.
    pub(super) async fn provenance(&self, article: i64, origin: OriginRow) -> Result<Option<Provenance>, StoreError> {
        let (Some(fetched), Some(seen)) = (origin.fetched, origin.seen) else {
            return Ok(None);
        };
        let also = if origin.has_folded == Some(true) {
            self.folded_into(article).await?
        } else {
            Vec::new()
        };
        Ok(Some(Provenance {
            fetched: rows::timestamp("origins.fetched", fetched)?,
            seen: rows::timestamp("origins.seen", seen)?,
            sha256: hex(&origin.sha256.unwrap_or_default()),
            is_excerpt: origin.excerpt == Some(true),
            is_canonical_there: origin.canonical.is_some(),
            date_fault: match origin.date_flag.as_deref() {
                None => None,
                Some("future") => Some(DateFault::Future),
                Some("implausible") => Some(DateFault::Implausible),
                Some(_) => Some(DateFault::Missing),
            },
            gone: origin.gone.map(|at| rows::timestamp("origins.gone", at)).transpose()?,
            also: also
                .into_iter()
                .filter_map(|row| row.credit().transpose())
                .collect::<Result<_, _>>()?,
        }))
    }

    /// The sources besides its own that have an article's text.
    async fn folded_into(&self, article: i64) -> Result<Vec<AlsoRow>, StoreError> {
        Ok(on_readers!(self, pool => sqlx::query_as(
            "SELECT s.id, s.name, s.homepage, s.licence AS source_licence, a.source_url AS url, a.licence FROM origins o \
             JOIN articles a ON a.id = o.article_id JOIN sources s ON s.id = o.source_id WHERE o.folded_into = $1 ORDER BY a.published, a.id",
        )
        .bind(article)
        .fetch_all(pool)
        .await)?)
    }

    /// Where the article is that shows a folded one's text.
    pub(super) async fn lead_of(&self, article: i64) -> Result<Option<Address>, StoreError> {
        let row: Option<(String, String, String)> = on_readers!(self, pool => sqlx::query_as(
            "SELECT a.lang, a.section, a.slug FROM origins o JOIN articles a ON a.id = o.folded_into WHERE o.article_id = $1",
        )
        .bind(article)
        .fetch_optional(pool)
        .await)?;
        row.map(|(lang, section, slug)| rows::address(&lang, &section, &slug))
            .transpose()
    }
}

impl AlsoRow {
    fn credit(self) -> Result<Option<Credit>, StoreError> {
        let Some(url) = self.url else { return Ok(None) };
        Ok(Some(Credit {
            source: Source {
                id: rows::slug("sources.id", &self.id)?,
                name: self.name,
                homepage: self.homepage,
                licence: self.source_licence,
            },
            url,
            licence: self.licence,
        }))
    }
}
