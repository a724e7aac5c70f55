//! The full-text index as PostgreSQL has it: a `tsvector` of terms for each document, without places, under a GIN index.

use std::{collections::BTreeSet, fmt::Write as _};

use jiff::Timestamp;
use sqlx::PgConnection;

use super::Postgres;
use crate::{
    search::Document,
    store::{
        StoreError, on_server,
        search::{CandidateRow, Group, Match, places_of_hour},
    },
};

mod times;

/// Stands before a term of headline, standfirst, topics or source; and before a facet. No term begins so, nor like a time (`times`).
const STRONG: char = '^';
const FACET: char = '@';
/// Of the articles that have a word, every so manieth has it in headline, standfirst, topics or source: a guess.
const STRONG_PART: u64 = 8;
/// Bytes of the terms of one document: a `tsvector` has a megabyte, with what it needs to find them in it.
const MOST: usize = 700_000;
/// Bytes of one (<https://www.postgresql.org/docs/current/textsearch-limitations.html>).
const LONGEST: usize = 2_000;

/// Those published behind `$2` and until `$3`, none of which has a place before `$4`. What fits is found by the index and sorted by its place;
/// `OFFSET 0` keeps it so, and documents and articles are then looked up in this order, and no more of them than are wanted. What is looked for
/// is hidden from the planner in a query of its own: where most of a paper has it, the planner would read the whole table, and the terms of each
/// document from the one beside it.
const CANDIDATES: &str = "SELECT d.doc, d.article_id, d.story_id, d.lang, d.published, d.source_id, d.words \
     FROM (SELECT doc FROM search_index WHERE terms @@ (SELECT $1::tsquery) AND doc >= $4 ORDER BY doc DESC OFFSET 0) fits \
     CROSS JOIN LATERAL (SELECT * FROM search_docs WHERE search_docs.doc = fits.doc AND published > $2 AND published <= $3 OFFSET 0) d \
     WHERE EXISTS (SELECT 1 FROM articles a WHERE a.id = d.article_id AND a.withdrawn IS NULL AND a.published = d.published) \
     ORDER BY fits.doc DESC LIMIT $5";

/// How many articles each of the languages `$1` has, and how many have each of the terms `$2`.
const HAVING: &str = "SELECT lang, docs FROM search_langs WHERE lang = ANY($1::text[]) UNION ALL SELECT term, count FROM unnest($2::text[]) term \
     CROSS JOIN LATERAL (SELECT count(*) AS count FROM search_index WHERE terms @@ quote_literal(term)::tsquery) counted WHERE count > 0";

/// How many articles have each of the terms `$1`, beside all of the language `$2`; counted no further than where they are common: more than one
/// in `$3`, or than a few, `$4`, in a small paper.
const RARELY_HAVING: &str = "WITH here (docs) AS (SELECT coalesce((SELECT docs FROM search_langs WHERE lang = $2), 0)) \
     SELECT term, (SELECT count(*) FROM (SELECT 1 FROM search_index WHERE terms @@ quote_literal(term)::tsquery \
       LIMIT (SELECT greatest(docs / $3, least($4, docs / 2)) + 1 FROM here)) counted), here.docs FROM unnest($1::text[]) term CROSS JOIN here";

impl Postgres {
    pub(in crate::store) async fn candidates(
        &self,
        wanted: &Match,
        after: Option<Timestamp>,
        until: Timestamp,
        limit: usize,
    ) -> Result<Vec<CandidateRow>, StoreError> {
        let Some(expression) = expression(wanted) else {
            return Ok(Vec::new());
        };
        let fits = wanted.fits / if wanted.only_strong { STRONG_PART } else { 1 };
        if after.is_none()
            && let Some(times) = self.newest(fits, limit, until).await?
        {
            let among = format!("({expression}) & {}", joined(&times, None, " | "));
            let found = self.fitting(&among, None, until, limit).await?;
            if found.len() == limit {
                return Ok(found);
            }
        }
        self.fitting(&expression, after, until, limit).await
    }

    async fn fitting(
        &self,
        expression: &str,
        after: Option<Timestamp>,
        until: Timestamp,
        limit: usize,
    ) -> Result<Vec<CandidateRow>, StoreError> {
        let found = on_server!(self, connection => sqlx::query_as(CANDIDATES)
            .bind(expression)
            .bind(after.map_or(i64::MIN, Timestamp::as_second))
            .bind(until.as_second())
            .bind(after.map_or(i64::MIN, |after| places_of_hour(after).start))
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_all(connection)
            .await);
        Ok(found.await?)
    }

    pub(in crate::store) async fn having(&self, langs: &[&str], terms: &[&str]) -> Result<Vec<(String, i64)>, StoreError> {
        let found = on_server!(self, connection => sqlx::query_as(HAVING).bind(langs).bind(terms).fetch_all(connection).await);
        Ok(found.await?)
    }

    pub(in crate::store) async fn rarely_having(
        &self,
        lang: &str,
        terms: &[String],
        part: u64,
        few: u64,
    ) -> Result<Vec<(String, i64, i64)>, StoreError> {
        let found = on_server!(self, connection => sqlx::query_as(RARELY_HAVING)
            .bind(terms)
            .bind(lang)
            .bind(i64::try_from(part).unwrap_or(i64::MAX))
            .bind(i64::try_from(few).unwrap_or(i64::MAX))
            .fetch_all(connection)
            .await);
        Ok(found.await?)
    }
}

/// Takes a document out of the index.
pub(in crate::store) async fn take_out(connection: &mut PgConnection, doc: i64) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM search_index WHERE doc = $1")
        .bind(doc)
        .execute(connection)
        .await?;
    Ok(())
}

/// Puts a document into the index.
pub(in crate::store) async fn put_in(connection: &mut PgConnection, doc: i64, document: &Document) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO search_index (doc, terms) VALUES ($1, array_to_tsvector($2::text[]))")
        .bind(doc)
        .bind(terms(document))
        .execute(connection)
        .await?;
    Ok(())
}

/// The terms that a document is found by, each once; those of its times a trigger adds. Of one that has more than can be kept the last of the
/// body are left out.
fn terms(document: &Document) -> Vec<String> {
    let marked = |terms: &str, mark: char| terms.split(' ').map(|term| format!("{mark}{term}")).collect::<Vec<_>>();
    let plain = document.strong.split(' ').chain(document.body.split(' '));
    let all = marked(&document.facets, FACET)
        .into_iter()
        .chain(marked(&document.strong, STRONG))
        .chain(plain.map(str::to_owned));
    let (mut kept, mut bytes) = (BTreeSet::new(), 0);
    for term in all.filter(|term| term.len() > 1 && term.len() < LONGEST) {
        // Where each begins is noted beside it.
        bytes += term.len() + 8;
        if bytes > MOST {
            break;
        }
        kept.insert(term);
    }
    kept.into_iter().collect()
}

/// A match in `tsquery`'s words; `None` for one that nothing fits. Terms hold letters, digits, `_` and `-` alone, and stand in quotation marks.
fn expression(wanted: &Match) -> Option<String> {
    let mark = if wanted.only_strong { Some(STRONG) } else { None };
    let groups: Vec<String> = wanted
        .groups
        .iter()
        .filter(|group| !group.words.is_empty())
        .map(|group| group_expression(group, mark))
        .collect();
    (!groups.is_empty()).then(|| groups.join(" | "))
}

fn group_expression(group: &Group, mark: Option<char>) -> String {
    let words: Vec<String> = group.words.iter().map(|terms| joined(terms, mark, " | ")).collect();
    let mut expression = in_brackets(&words, if group.any { " | " } else { " & " });
    if !group.facets.is_empty() {
        let _ = write!(expression, " & {}", joined(&group.facets, Some(FACET), " & "));
    }
    if !group.without.is_empty() {
        let _ = write!(expression, " & !{}", joined(&group.without, None, " | "));
    }
    format!("({expression})")
}

fn joined(terms: &[String], mark: Option<char>, with: &str) -> String {
    let mark = mark.map_or(String::new(), String::from);
    let quoted: Vec<String> = terms.iter().map(|term| format!("'{mark}{term}'")).collect();
    in_brackets(&quoted, with)
}

fn in_brackets(parts: &[String], with: &str) -> String {
    format!("({})", parts.join(with))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::plans::{assert_found_by_indexes, on_server};

    fn owned(terms: &[&str]) -> Vec<String> {
        terms.iter().map(|term| (*term).to_owned()).collect()
    }

    #[test]
    fn a_match_is_an_expression_that_keeps_its_groups_apart() {
        let group = |without: &[&str], facets: &[&str], any| Group {
            words: vec![owned(&["fra", "frb"]), owned(&["frc"])],
            any,
            without: owned(without),
            facets: owned(facets),
        };
        let expression = |groups, only_strong| {
            expression(&Match {
                groups,
                only_strong,
                fits: 0,
            })
        };
        assert_eq!(
            expression(vec![group(&[], &[], false)], true).unwrap(),
            "((('^fra' | '^frb') & ('^frc')))"
        );
        assert_eq!(
            expression(vec![group(&["frd"], &["frs_world"], true), group(&[], &[], false)], false).unwrap(),
            "((('fra' | 'frb') | ('frc')) & ('@frs_world') & !('frd')) | ((('fra' | 'frb') & ('frc')))"
        );
        assert_eq!(expression(Vec::new(), false), None);
    }

    #[tokio::test]
    async fn what_fits_is_found_by_the_index_of_terms() {
        let Some(url) = on_server().await else { return };
        for (name, sql) in [
            ("candidates", CANDIDATES),
            ("having", HAVING),
            ("rarely having", RARELY_HAVING),
        ] {
            assert_found_by_indexes(&url, name, sql).await;
        }
    }

    #[test]
    fn a_document_of_more_than_can_be_kept_loses_the_end_of_its_body() {
        let body: Vec<String> = (0..100_000).map(|word| format!("fr{word}")).collect();
        let document = Document {
            strong: "frhead".into(),
            body: body.join(" "),
            facets: "frs_world".into(),
            ..Document::default()
        };
        let terms = terms(&document);
        for term in ["@frs_world", "^frhead", "frhead", "fr0"] {
            assert!(terms.iter().any(|kept| kept == term), "{term}");
        }
        assert!(terms.iter().map(|term| term.len() + 8).sum::<usize>() <= MOST);
    }
}
