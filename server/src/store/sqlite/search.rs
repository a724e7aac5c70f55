//! The full-text index as SQLite has it (FTS5): a table of terms without the texts.

use std::fmt::Write as _;

use jiff::Timestamp;
use serde::Serialize;
use sqlx::SqliteConnection;

use super::Sqlite;
use crate::{
    search::Document,
    store::{
        StoreError,
        search::{CandidateRow, Group, Match, places_of_hour},
    },
};

/// Those published behind `$2` and until `$3`, none of which has a place before `$4`. The index of visible articles says who is visible: an
/// article's row is long, and `withdrawn` is at its end. All come as one row, a JSON of what is short and the words one behind the other: each
/// row is handed from one thread to another, which took as long as to find it.
const CANDIDATES: &str = "SELECT json_group_array(json_array(doc, article_id, story_id, lang, published, source_id, length(words))), CAST(group_concat(words, '') AS BLOB) \
     FROM (SELECT d.doc, d.article_id, d.story_id, d.lang, d.published, d.source_id, d.words \
       FROM search_index CROSS JOIN search_docs d ON d.doc = search_index.rowid \
       WHERE search_index MATCH $1 AND search_index.rowid >= $4 AND d.published > $2 AND d.published <= $3 AND EXISTS (\
         SELECT 1 FROM articles a INDEXED BY articles_latest \
         WHERE a.lang = d.lang AND a.published = d.published AND a.id = d.article_id AND a.withdrawn IS NULL) \
       ORDER BY search_index.rowid DESC LIMIT $5)";

/// How many articles each of the languages in the JSON `$1` has, and how many have each of the terms in the JSON `$2`: the vocabulary reads
/// all of a term to say so.
const HAVING: &str = "SELECT lang, docs FROM json_each($1) asked CROSS JOIN search_langs ON lang = asked.value \
     UNION ALL SELECT term, doc FROM json_each($2) asked CROSS JOIN search_terms ON term = asked.value";

/// How many articles have each of the terms in the JSON `$1`, beside all of the language `$2`; counted no further than where they are
/// common: more than one in `$3`, or than a few, `$4`, in a small paper. The vocabulary's own counts are made by reading all of them each
/// time. The terms are one parameter, so that the sentence is always the same and prepared once.
const RARELY_HAVING: &str = "WITH here (docs) AS (SELECT coalesce((SELECT docs FROM search_langs WHERE lang = $2), 0)) \
     SELECT term.value, (SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH '\"' || term.value || '\"' \
       LIMIT (SELECT max(docs / $3, min($4, docs / 2)) + 1 FROM here))), here.docs FROM json_each($1) term CROSS JOIN here";

impl Sqlite {
    pub(in crate::store) async fn candidates(
        &self,
        wanted: &Match,
        after: Option<Timestamp>,
        until: Timestamp,
        limit: usize,
    ) -> Result<Vec<CandidateRow>, StoreError> {
        let (list, words): (String, Option<Vec<u8>>) = sqlx::query_as(CANDIDATES)
            .bind(expression(wanted))
            .bind(after.map_or(i64::MIN, Timestamp::as_second))
            .bind(until.as_second())
            .bind(after.map_or(i64::MIN, |after| places_of_hour(after).start))
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_one(&mut *self.reader().await?)
            .await?;
        taken_apart(&list, &words.unwrap_or_default()).ok_or_else(|| StoreError::Corrupt {
            what: "search_docs",
            value: list,
        })
    }

    pub(in crate::store) async fn having(&self, langs: &[&str], terms: &[&str]) -> Result<Vec<(String, i64)>, StoreError> {
        Ok(sqlx::query_as(HAVING)
            .bind(json(langs))
            .bind(json(terms))
            .fetch_all(&mut *self.reader().await?)
            .await?)
    }

    pub(in crate::store) async fn rarely_having(
        &self,
        lang: &str,
        terms: &[String],
        part: u64,
        few: u64,
    ) -> Result<Vec<(String, i64, i64)>, StoreError> {
        Ok(sqlx::query_as(RARELY_HAVING)
            .bind(json(terms))
            .bind(lang)
            .bind(i64::try_from(part).unwrap_or(i64::MAX))
            .bind(i64::try_from(few).unwrap_or(i64::MAX))
            .fetch_all(&mut *self.reader().await?)
            .await?)
    }
}

/// What [`CANDIDATES`] has put together.
fn taken_apart(list: &str, words: &[u8]) -> Option<Vec<CandidateRow>> {
    type Short = (i64, i64, i64, String, i64, Option<String>, usize);
    let list: Vec<Short> = serde_json::from_str(list).ok()?;
    let mut rest = words;
    let rows = list
        .into_iter()
        .map(|(doc, article, story, lang, published, source, length)| {
            let words;
            (words, rest) = rest.split_at_checked(length)?;
            Some((doc, article, story, lang, published, source, words.to_vec()))
        });
    rows.collect()
}

/// As a parameter.
fn json<T: Serialize>(values: &[T]) -> String {
    serde_json::to_string(values).expect("numbers and strings are JSON")
}

/// Takes a document out of the index.
pub(in crate::store) async fn take_out(connection: &mut SqliteConnection, doc: i64) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM search_index WHERE rowid = $1")
        .bind(doc)
        .execute(connection)
        .await?;
    Ok(())
}

/// Puts a document into the index.
pub(in crate::store) async fn put_in(connection: &mut SqliteConnection, doc: i64, document: &Document) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO search_index (rowid, strong, body, facets) VALUES ($1, $2, $3, $4)")
        .bind(doc)
        .bind(&document.strong)
        .bind(&document.body)
        .bind(&document.facets)
        .execute(connection)
        .await?;
    Ok(())
}

/// A match in FTS5's words. Terms hold letters, digits, `_` and `-` alone, and stand in quotation marks.
fn expression(wanted: &Match) -> String {
    let columns = if wanted.only_strong { "strong" } else { "{strong body}" };
    let groups: Vec<String> = wanted
        .groups
        .iter()
        .filter(|group| !group.words.is_empty())
        .map(|group| group_expression(group, columns))
        .collect();
    if groups.is_empty() {
        // Nothing has the empty phrase.
        return "\"\"".to_owned();
    }
    groups.join(" OR ")
}

fn group_expression(group: &Group, columns: &str) -> String {
    let words: Vec<String> = group.words.iter().map(|terms| joined(terms, " OR ")).collect();
    let mut expression = format!(
        "{columns} : {}",
        in_brackets(&words, if group.any { " OR " } else { " AND " })
    );
    if !group.facets.is_empty() {
        expression = format!("({expression}) AND facets : {}", joined(&group.facets, " AND "));
    }
    if !group.without.is_empty() {
        expression = format!("({expression}) NOT {{strong body}} : {}", joined(&group.without, " OR "));
    }
    format!("({expression})")
}

fn joined(terms: &[String], with: &str) -> String {
    let quoted: Vec<String> = terms.iter().map(|term| format!("\"{term}\"")).collect();
    in_brackets(&quoted, with)
}

fn in_brackets(parts: &[String], with: &str) -> String {
    let mut all = String::from("(");
    for (index, part) in parts.iter().enumerate() {
        let _ = write!(all, "{}{part}", if index == 0 { "" } else { with });
    }
    all.push(')');
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(terms: &[&str]) -> Vec<String> {
        terms.iter().map(|term| (*term).to_owned()).collect()
    }

    #[test]
    fn candidates_are_taken_apart_as_they_were_put_together() {
        let list = r#"[[9,1,2,"fr",5,"wire",3],[8,3,4,"mt",4,null,0],[7,5,6,"en",3,"a\"b",1]]"#;
        let rows = taken_apart(list, &[0, 255, 1, 0]).unwrap();
        assert_eq!(rows[0], (9, 1, 2, "fr".into(), 5, Some("wire".into()), vec![0, 255, 1]));
        assert!(rows[1].6.is_empty());
        assert_eq!(rows[2], (7, 5, 6, "en".into(), 3, Some("a\"b".into()), vec![0]));
        assert_eq!(taken_apart("[]", &[]), Some(Vec::new()));
        assert_eq!(taken_apart(list, &[0, 255]), None);
    }

    #[test]
    fn a_match_is_an_expression_that_keeps_its_groups_apart() {
        let group = |without: &[&str], facets: &[&str], any| Group {
            words: vec![terms(&["fra", "frb"]), terms(&["frc"])],
            any,
            without: terms(without),
            facets: terms(facets),
        };
        let wanted = |groups| Match {
            groups,
            only_strong: false,
            fits: 0,
        };
        assert_eq!(
            expression(&wanted(vec![group(&[], &[], false)])),
            r#"({strong body} : (("fra" OR "frb") AND ("frc")))"#
        );
        assert_eq!(
            expression(&wanted(vec![group(&["frd"], &["frs_world"], true), group(&[], &[], false)])),
            r#"((({strong body} : (("fra" OR "frb") OR ("frc"))) AND facets : ("frs_world")) NOT {strong body} : ("frd")) OR ({strong body} : (("fra" OR "frb") AND ("frc")))"#
        );
        assert_eq!(expression(&wanted(Vec::new())), "\"\"");
    }
}
