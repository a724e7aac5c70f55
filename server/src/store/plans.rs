//! How a database means to answer what readers ask: by which index, and never by reading a large table as a whole.
//!
//! Of SQLite each plan is known. PostgreSQL chooses its plan by what is in the tables; what can be held is that there is an index for each: where
//! reading tables as a whole is made as dear as can be (`enable_seqscan = off`), none is read so. It is asked where the tests have a server.

use sqlx::{Connection as _, Executor as _, PgConnection, Row as _};

use super::{Store, on_writer, postgres::Address};

/// Tables that grow with the paper.
const LARGE: [&str; 10] = [
    "articles",
    "teasers",
    "stories",
    "origins",
    "article_topics",
    "views",
    "revisions",
    "search_docs",
    "search_index",
    "search_related",
];

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
    fill(&store).await;
    store
}

/// The same on the tests' server, if there is one: its address.
pub(super) async fn on_server() -> Option<String> {
    let server = std::env::var("BRIEFS_TEST_DATABASE").ok()?;
    // It goes away with the server.
    let name = format!("plans_{}", std::process::id());
    let url = format!("{}/{name}", server.rsplit_once('/')?.0);
    let mut connection = PgConnection::connect(&server).await.unwrap();
    let is_there = format!("SELECT 1 FROM pg_database WHERE datname = '{name}'");
    if connection
        .fetch_optional(sqlx::AssertSqlSafe(is_there))
        .await
        .unwrap()
        .is_none()
    {
        let make = format!("CREATE DATABASE {name} TEMPLATE template0");
        connection.execute(sqlx::AssertSqlSafe(make)).await.unwrap();
        let address: Address = url.parse().unwrap();
        let store = Store::open_postgres(&address).await.unwrap();
        fill(&store).await;
        store.close().await;
    }
    Some(url)
}

/// That there is an index for all that a sentence reads of the large tables.
pub(super) async fn assert_found_by_indexes(url: &str, name: &str, sql: &str) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    // What is bound is not known: it must hold whatever it is.
    for setting in [
        "SET enable_seqscan = off",
        "SET plan_cache_mode = force_generic_plan",
        "SET random_page_cost = 1.1",
        "ANALYZE",
    ] {
        connection.execute(setting).await.unwrap();
    }
    connection
        .execute(sqlx::raw_sql(sqlx::AssertSqlSafe(format!("PREPARE asked AS {sql}"))))
        .await
        .unwrap();
    let parameters: i32 =
        sqlx::query_scalar("SELECT cardinality(parameter_types) FROM pg_prepared_statements WHERE name = 'asked'")
            .fetch_one(&mut connection)
            .await
            .unwrap();
    let nothing = vec!["NULL"; usize::try_from(parameters).unwrap()].join(", ");
    let asked = if nothing.is_empty() {
        "EXPLAIN EXECUTE asked".to_owned()
    } else {
        format!("EXPLAIN EXECUTE asked ({nothing})")
    };
    let plan: Vec<String> = connection
        .fetch_all(sqlx::raw_sql(sqlx::AssertSqlSafe(asked)))
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect();
    for table in LARGE {
        let scan = format!("Seq Scan on {table}");
        let is_read = |step: &&String| step.trim_start().trim_start_matches("-> ").trim_start().starts_with(&scan);
        assert!(plan.iter().find(is_read).is_none(), "{name} reads all of {table}: {plan:#?}");
    }
}

async fn fill(store: &Store) {
    for sql in [
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO stories (id, key) SELECT i, 's' || i FROM n",
        "INSERT INTO sources (id, name) VALUES ('wire', 'Wire')",
        "INSERT INTO articles (id, story_id, lang, section, slug, headline, standfirst, trail, body, published, source_id, must_read, fingerprint) \
         SELECT id, id, CASE id % 2 WHEN 0 THEN 'fr' ELSE 'en' END, 'world', key, '', '', '', '', id, 'wire', \
         CASE id % 10 WHEN 0 THEN id % 5 + 1 END, '' FROM stories",
        "INSERT INTO article_topics (article_id, place, topic, lang, published) SELECT id, 0, 'nato', lang, published FROM articles",
        "INSERT INTO origins (article_id, source_id, fetched, seen, sha256, content, check_at) SELECT id, 'wire', 0, 0, '', '', 0 FROM articles",
        "INSERT INTO views (article_id, day, views) SELECT id, id % 30, 9 FROM articles",
    ] {
        on_writer!(store, pool => sqlx::query(sql).execute(pool).await).unwrap();
    }
}

/// That a query reads this index, none of the large tables as a whole, and sorts only where it may.
pub(super) async fn assert_planned(store: &Store, name: &str, sql: &str, index: &str, may_sort: bool) {
    let plan = plan(store, sql).await;
    assert!(plan.iter().any(|step| step.contains(index)), "{name}: {index} in {plan:#?}");
    for table in [
        "a",
        "articles",
        "teasers",
        "i",
        "of",
        "other",
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
    if let Some(url) = on_server().await {
        assert_found_by_indexes(&url, name, sql).await;
    }
    let sorted = "USE TEMP B-TREE FOR ORDER BY";
    assert!(may_sort || plan.iter().all(|step| step != sorted), "{name} sorts: {plan:#?}");
}
