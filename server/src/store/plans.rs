//! How SQLite means to answer what readers ask: by which index, and never by reading a large table as a whole.

use sqlx::Row as _;

use super::{Store, on_writer};

/// The steps of a query's plan.
pub(super) async fn plan(store: &Store, sql: &str) -> Vec<String> {
    let explained = format!("EXPLAIN QUERY PLAN {sql}");
    let Store::Sqlite(database) = store else {
        panic!("these are SQLite's plans")
    };
    let mut reader = database.reader().await.unwrap();
    let rows = sqlx::query(sqlx::AssertSqlSafe(explained))
        .fetch_all(&mut *reader)
        .await
        .unwrap();
    rows.iter().map(|row| row.get("detail")).collect()
}

/// A paper of five hundred stories in two languages, half of them in each.
pub(super) async fn paper(folder: &std::path::Path) -> Store {
    let store = Store::open_sqlite(&folder.join("briefs.db")).await.unwrap();
    for sql in [
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO stories (id, key) SELECT i, 's' || i FROM n",
        "INSERT INTO sources (id, name) VALUES ('wire', 'Wire')",
        "INSERT INTO articles (id, story_id, lang, section, slug, headline, standfirst, trail, body, published, source_id, must_read, fingerprint) \
         SELECT id, id, CASE id % 2 WHEN 0 THEN 'fr' ELSE 'en' END, 'world', key, '', '', '', '', id, 'wire', \
         CASE id % 10 WHEN 0 THEN id % 5 + 1 END, '' FROM stories",
        "INSERT INTO article_topics (article_id, place, topic, lang, published) SELECT id, 0, 'nato', lang, published FROM articles",
        "INSERT INTO origins (article_id, source_id, fetched, seen, sha256, content, check_at) SELECT id, 'wire', 0, 0, x'00', x'00', 0 FROM articles",
        "INSERT INTO views (article_id, day, views) SELECT id, id % 30, 9 FROM articles",
    ] {
        on_writer!(&store, pool => sqlx::query(sql).execute(pool).await).unwrap();
    }
    store
}

/// That a query reads this index, none of the large tables as a whole, and sorts only where it may.
pub(super) async fn assert_planned(store: &Store, name: &str, sql: &str, index: &str, may_sort: bool) {
    let plan = plan(store, sql).await;
    assert!(plan.iter().any(|step| step.contains(index)), "{name}: {index} in {plan:#?}");
    for table in [
        "a",
        "articles",
        "own",
        "o",
        "origins",
        "t",
        "article_topics",
        "views",
        "s",
        "stories",
        "d",
        "search_docs",
        "r",
        "search_related",
        "search_related_due",
    ] {
        let scan = format!("SCAN {table}");
        assert!(
            plan.iter()
                .all(|step| *step != scan && !step.starts_with(&format!("{scan} "))),
            "{name} reads all of {table}: {plan:#?}"
        );
    }
    let sorted = "USE TEMP B-TREE FOR ORDER BY";
    assert!(may_sort || plan.iter().all(|step| step != sorted), "{name} sorts: {plan:#?}");
}
