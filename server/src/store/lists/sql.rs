//! The sentences of the lists. Each is meant for one index, and the tests below hold it to that: a plan that reads all articles or
//! all views is slow only once the paper is old.
//!
//! A `+` before a column keeps it from choosing an index and does not change its value.

use app::{domain::lang::Lang, ports::List};

use crate::store::rows::TEASER_COLUMNS;

/// How many of the newest articles are looked through for those an edition lacks.
const LOOKED_THROUGH: usize = 200;

/// The newest of a language: `$1` language, `$2` now, `$3` limit.
pub(super) fn latest() -> String {
    format!(
        "SELECT {TEASER_COLUMNS} FROM articles i JOIN teasers a ON a.article_id = i.id \
         WHERE i.lang = $1 AND i.published <= $2 AND i.withdrawn IS NULL ORDER BY i.published DESC, i.id LIMIT $3"
    )
}

/// The newest of a section: `$1` language, `$2` section, `$3` now, `$4` limit, `$5` offset.
pub(super) fn in_section() -> String {
    page_where("lang = $1 AND section = $2 AND published <= $3", "LIMIT $4 OFFSET $5")
}

/// The newest of a language that the languages `before` lack, of its newest few hundred: `$1` language, `$2` now, `$3` limit.
pub(super) fn latest_lacking(before: &[Lang]) -> String {
    lacking("lang = $1 AND published <= $2", before)
}

/// The newest of a section that the languages `before` lack, of its newest few hundred: `$1` language, `$2` now, `$3` limit, `$4` section.
pub(super) fn in_section_lacking(before: &[Lang]) -> String {
    lacking("lang = $1 AND section = $4 AND published <= $2", before)
}

fn lacking(condition: &str, before: &[Lang]) -> String {
    let before = quoted(before);
    format!(
        "SELECT {TEASER_COLUMNS} FROM (SELECT id FROM articles WHERE {condition} AND withdrawn IS NULL \
           ORDER BY published DESC, id LIMIT {LOOKED_THROUGH}) newest \
         JOIN teasers a ON a.article_id = newest.id \
         WHERE NOT EXISTS (SELECT 1 FROM articles own WHERE own.story_id = a.story_id AND own.lang IN ({before})) \
         ORDER BY a.published DESC, a.article_id LIMIT $3"
    )
}

/// The newest of a source: `$1` language, `$2` source, `$3` now, `$4` limit, `$5` offset.
pub(super) fn of_source() -> String {
    page_where("lang = $1 AND source_id = $2 AND published <= $3", "LIMIT $4 OFFSET $5")
}

/// The newest on a topic: `$1` topic, `$2` language, `$3` now, `$4` limit, `$5` offset.
pub(super) fn on_topic() -> String {
    format!(
        "SELECT {TEASER_COLUMNS} FROM article_topics t JOIN teasers a ON a.article_id = t.article_id \
         WHERE t.topic = $1 AND t.lang = $2 AND t.published <= $3 AND a.withdrawn IS NULL \
         ORDER BY t.published DESC, t.article_id LIMIT $4 OFFSET $5"
    )
}

/// The newest of each rank, by rank: `$1` language, `$2` now, `$3` limit.
///
/// Goes from rank to rank instead of reading every article that ever had one.
pub(super) fn must_read() -> String {
    let ranked = "lang = $1 AND withdrawn IS NULL AND must_read IS NOT NULL";
    format!(
        "WITH RECURSIVE ranks (place) AS (\
           SELECT (SELECT min(must_read) FROM articles WHERE {ranked}) \
           UNION ALL SELECT (SELECT min(must_read) FROM articles WHERE {ranked} AND must_read > ranks.place) \
           FROM ranks WHERE ranks.place IS NOT NULL) \
         SELECT {TEASER_COLUMNS} FROM ranks JOIN teasers a ON a.article_id = (\
           SELECT id FROM articles WHERE {ranked} AND must_read = ranks.place AND published <= $2 ORDER BY published DESC, id LIMIT 1) \
         ORDER BY ranks.place LIMIT $3"
    )
}

/// The newest that a language lacks, each story once, in the first of `others` that has it among the newest: `$1` language, `$2` now,
/// `$3` limit.
pub(super) fn elsewhere(others: &[Lang]) -> String {
    let places: Vec<String> = (0..)
        .zip(others)
        .map(|(place, lang)| format!("WHEN '{lang}' THEN {place}"))
        .collect();
    let places = places.join(" ");
    let others = quoted(others);
    format!(
        "SELECT {TEASER_COLUMNS} FROM (\
           SELECT newest.id, row_number() OVER (PARTITION BY of.story_id ORDER BY CASE of.lang {places} END) AS place FROM (\
             SELECT id FROM articles WHERE withdrawn IS NULL AND published <= $2 \
             ORDER BY published DESC, id LIMIT {LOOKED_THROUGH}) newest JOIN teasers of ON of.article_id = newest.id \
           WHERE of.lang IN ({others}) AND NOT EXISTS (SELECT 1 FROM articles own WHERE own.story_id = of.story_id AND own.lang = $1)) chosen \
         JOIN teasers a ON a.article_id = chosen.id WHERE chosen.place = 1 ORDER BY a.published DESC, a.article_id LIMIT $3"
    )
}

/// By views: `$1` language, `$2` the last day that does not count, `$3` now, `$4` fewest views, `$5` limit.
pub(super) fn most_read() -> String {
    format!(
        "SELECT {TEASER_COLUMNS} FROM \
         (SELECT +article_id AS article_id, sum(views) AS total FROM views WHERE day > $2 GROUP BY +article_id HAVING sum(views) >= $4) v \
         JOIN teasers a ON a.article_id = v.article_id \
         WHERE a.lang = $1 AND a.withdrawn IS NULL AND a.published <= $3 ORDER BY v.total DESC, a.published DESC, a.article_id DESC LIMIT $5"
    )
}

/// The same of every language, articles alone: `$1` the last day that does not count, `$2` now, `$3` fewest views, `$4` limit in each.
pub(super) const MOST_READ_OF_ALL: &str = "SELECT lang, article_id FROM (SELECT a.lang, v.article_id, \
       row_number() OVER (PARTITION BY a.lang ORDER BY v.total DESC, a.published DESC, a.id DESC) AS place FROM \
         (SELECT +article_id AS article_id, sum(views) AS total FROM views WHERE day > $1 GROUP BY +article_id HAVING sum(views) >= $3) v \
         JOIN articles a ON a.id = v.article_id WHERE a.withdrawn IS NULL AND +a.published <= $2) ranked \
     WHERE place <= $4 ORDER BY lang, place";

/// Whether a topic has an article that readers can see, in any language: `$1` topic, `$2` now.
pub(super) const IS_TOPIC: &str = "SELECT a.id FROM article_topics t JOIN articles a ON a.id = t.article_id \
     WHERE t.topic = $1 AND t.published <= $2 AND a.withdrawn IS NULL LIMIT 1";

/// Whether a source has an article that readers can see, in one of `langs`, or is credited on another's: `$1` source, `$2` now.
pub(super) fn is_source(langs: &[Lang]) -> String {
    let langs = quoted(langs);
    format!(
        "SELECT id FROM articles WHERE lang IN ({langs}) AND source_id = $1 AND published <= $2 AND withdrawn IS NULL \
         UNION ALL SELECT a.id FROM articles a JOIN origins o ON o.article_id = a.id WHERE a.lang IN ({langs}) AND a.source_id = $1 \
         AND a.published <= $2 AND a.withdrawn IS NOT NULL AND o.folded_into IS NOT NULL LIMIT 1"
    )
}

/// The languages, of those `served`, in which a list has an article: `$1` now, `$2` the section, topic or source. Looks at one article of
/// each.
pub(super) fn langs_of(list: List<'_>, served: &[Lang]) -> String {
    let served = served.iter().map(|lang| format!("('{lang}')")).collect::<Vec<_>>().join(", ");
    let listed = "articles a WHERE a.lang = served.lang AND a.withdrawn IS NULL AND a.published <= $1";
    let listed = match list {
        List::Front => listed.to_owned(),
        List::Section(_) => format!("{listed} AND a.section = $2"),
        List::Source(_) => format!("{listed} AND a.source_id = $2"),
        // Not `IS NOT NULL`, which would find no place to begin in the index.
        List::Sources => format!("{} AND a.source_id > ''", listed.replace("a.published", "+a.published")),
        List::Topic(_) => "article_topics t JOIN articles a ON a.id = t.article_id \
             WHERE t.topic = $2 AND t.lang = served.lang AND t.published <= $1 AND a.withdrawn IS NULL"
            .to_owned(),
    };
    format!("WITH served (lang) AS (VALUES {served}) SELECT lang FROM served WHERE EXISTS (SELECT 1 FROM {listed})")
}

/// Sources with what their feed says and the number of their articles, with those that are on another source's card: `$1` language,
/// `$2` now.
pub(super) const SOURCES: &str = "SELECT sources.id, name, homepage, licence, f.lang, f.last_success, \
     (SELECT count(*) FROM articles a WHERE a.lang = $1 AND a.source_id = sources.id AND a.withdrawn IS NULL AND a.published <= $2) \
     + (SELECT count(*) FROM articles a JOIN origins o ON o.article_id = a.id WHERE a.lang = $1 AND a.source_id = sources.id \
       AND a.withdrawn IS NOT NULL AND a.published <= $2 AND o.folded_into IS NOT NULL) \
     FROM sources LEFT JOIN feeds f ON f.source_id = sources.id ORDER BY name";

/// Languages for `IN (…)`: tags are the program's own words.
fn quoted(langs: &[Lang]) -> String {
    langs.iter().map(|lang| format!("'{lang}'")).collect::<Vec<_>>().join(", ")
}

/// A page of a list: what is passed over is passed over in the index, and no teaser is read for it.
fn page_where(condition: &str, limit: &str) -> String {
    format!(
        "SELECT {TEASER_COLUMNS} FROM (\
           SELECT id FROM articles WHERE {condition} AND withdrawn IS NULL ORDER BY published DESC, id {limit}) page \
         JOIN teasers a ON a.article_id = page.id ORDER BY a.published DESC, a.article_id"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{
        feeds::PUBLISHED_BY,
        plans::{assert_planned, paper},
    };

    fn langs(tags: &[&str]) -> Vec<Lang> {
        tags.iter().map(|tag| tag.parse().unwrap()).collect()
    }

    #[tokio::test]
    async fn each_list_reads_the_index_it_is_meant_for_and_never_all_articles_or_views() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = paper(folder.path()).await;
        for (name, sql, index, may_sort) in [
            ("latest", latest(), "articles_latest (lang=? AND published<?)", false),
            (
                "section",
                in_section(),
                "articles_by_section (lang=? AND section=? AND published<?)",
                true,
            ),
            (
                "latest lacking",
                latest_lacking(&langs(&["de", "fr"])),
                "articles_latest (lang=? AND published<?)",
                true,
            ),
            (
                "section lacking",
                in_section_lacking(&langs(&["de"])),
                "articles_by_section (lang=? AND section=? AND published<?)",
                true,
            ),
            (
                "source",
                of_source(),
                "articles_by_source (lang=? AND source_id=? AND published<?)",
                true,
            ),
            (
                "topic",
                on_topic(),
                "COVERING INDEX article_topics_by_topic (topic=? AND lang=? AND published<?)",
                false,
            ),
            // A handful of ranks, and the stories found for them, may be sorted; so may a page, two hundred stories and two days' views.
            (
                "must read",
                must_read(),
                "articles_must_read (lang=? AND must_read=? AND published<?)",
                true,
            ),
            ("must read", must_read(), "articles_must_read (lang=? AND must_read>?)", true),
            (
                "elsewhere",
                elsewhere(&langs(&["en", "de"])),
                "articles_anywhere (published<?)",
                true,
            ),
            ("most read", most_read(), "views_by_day (day>?)", true),
            ("most read", MOST_READ_OF_ALL.into(), "views_by_day (day>?)", true),
            ("a topic", IS_TOPIC.into(), "article_topics_by_topic (topic=?", false),
            (
                "a source",
                is_source(&langs(&["en", "fr"])),
                "articles_by_source (lang=? AND source_id=? AND published<?)",
                false,
            ),
            (
                "a source on others' cards",
                is_source(&langs(&["en", "fr"])),
                "articles_withdrawn_by_source (lang=? AND source_id=? AND published<?)",
                false,
            ),
            ("sources", SOURCES.into(), "articles_by_source (lang=? AND source_id=?", true),
            (
                "sources",
                SOURCES.into(),
                "articles_withdrawn_by_source (lang=? AND source_id=?",
                true,
            ),
            (
                "newest of a source",
                PUBLISHED_BY.into(),
                "origins_by_source (source_id=?)",
                false,
            ),
        ] {
            assert_planned(&store, name, &sql, index, may_sort).await;
        }
    }

    #[tokio::test]
    async fn in_which_languages_a_list_has_something_is_seen_in_its_index() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = paper(folder.path()).await;
        for (list, index) in [
            (List::Front, "articles_latest (lang=? AND published<?)"),
            (
                List::Section("world"),
                "articles_by_section (lang=? AND section=? AND published<?)",
            ),
            (
                List::Topic("nato"),
                "article_topics_by_topic (topic=? AND lang=? AND published<?)",
            ),
            (
                List::Source("wire"),
                "articles_by_source (lang=? AND source_id=? AND published<?)",
            ),
            (List::Sources, "articles_by_source (lang=? AND source_id>?)"),
        ] {
            let sql = langs_of(list, &langs(&["en", "fr", "de"]));
            assert_planned(&store, &format!("languages of {list:?}"), &sql, index, false).await;
            let (served, now) = (langs(&["de", "fr"]), "2025-03-19T09:00:00Z".parse().unwrap());
            assert_eq!(store.langs_of(list, &served, now).await.unwrap(), langs(&["fr"]), "{list:?}");
        }
    }

    #[tokio::test]
    async fn the_must_reads_of_an_old_paper_are_one_a_rank() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = paper(folder.path()).await;
        let found = store
            .must_read("fr".parse().unwrap(), 9, "2025-03-19T09:00:00Z".parse().unwrap())
            .await
            .unwrap();
        let stories: Vec<_> = found.iter().map(|teaser| teaser.story.as_str()).collect();
        assert_eq!(stories, ["s500"], "of fifty articles of rank 1 the newest");
    }
}
