//! How an outside article came to be what it is.

use app::domain::{
    article::Address,
    provenance::{DateFault, Provenance},
    source::{Credit, Source},
};

use super::{Store, StoreError, on_readers, rows};
use crate::stories::hex;

#[derive(sqlx::FromRow)]
struct OriginRow {
    fetched: i64,
    seen: i64,
    sha256: Vec<u8>,
    date_flag: Option<String>,
    excerpt: bool,
    canonical: Option<String>,
    gone: Option<i64>,
    has_folded: bool,
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
    pub(super) async fn provenance_of(&self, article: i64) -> Result<Option<Provenance>, StoreError> {
        let origin: Option<OriginRow> = on_readers!(self, pool => sqlx::query_as(
            "SELECT fetched, seen, sha256, date_flag, excerpt, canonical, gone, \
             EXISTS (SELECT 1 FROM origins folded WHERE folded.folded_into = o.article_id) AS has_folded FROM origins o WHERE article_id = $1",
        )
        .bind(article)
        .fetch_optional(pool)
        .await)?;
        let Some(origin) = origin else { return Ok(None) };
        let also = if origin.has_folded {
            self.folded_into(article).await?
        } else {
            Vec::new()
        };
        Ok(Some(Provenance {
            fetched: rows::timestamp("origins.fetched", origin.fetched)?,
            seen: rows::timestamp("origins.seen", origin.seen)?,
            sha256: hex(&origin.sha256),
            is_excerpt: origin.excerpt,
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
