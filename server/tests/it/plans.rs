//! How the database means to answer everything that readers and machines ask for: the program says which statements that are, and each is
//! explained. By its indexes, and never by reading a large table as a whole.

use std::collections::{BTreeMap, BTreeSet};

use app::paths;
use serde_json::Value;
use server::config::Config;
use sqlx::{Connection as _, Row as _, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::{
    cli::{Briefs, Serving},
    paper::lang,
};

/// Tables that grow with the paper.
const LARGE: &[&str] = &[
    "articles",
    "article_topics",
    "stories",
    "origins",
    "item_keys",
    "near_bands",
    "revisions",
    "views",
    "moved",
    "old_addresses",
    "search_docs",
    "search_related",
    "search_words",
    "topic_labels",
];

/// Whether there is anything: the first row of all, and no other.
const IS_EMPTY: &str = "SELECT id FROM articles LIMIT 1";

/// Pages and what machines read, of every kind, with what each is found by.
fn targets() -> Vec<String> {
    let fixed = [
        "/fr",
        "/en?also=de.fr",
        "/lite/fr",
        "/fr/monde",
        "/fr/monde?page=2",
        "/fr/sources",
        "/fr/search?q=Europe",
        "/fr/search?q=Europe+politique&section=world&in=all&page=2",
        "/fr/search?q=%22Europe+politique%22",
        "/fr/search?q=Euroep",
        "/api/v1/suggest/fr?q=eur",
        "/api/v1/header/fr",
        "/fr/saved",
        "/fr/about",
        "/fr/monde/nothing-there",
        "/no/such/page",
        "/feuilleton/2012/old.html",
        "/sitemap.xml",
        "/sitemaps/pages.xml",
        "/sitemaps/0.xml",
        "/news-sitemap.xml",
        "/fr/feed.rss",
        "/fr/feed.atom",
        "/fr/feed.json",
        "/fr/monde/feed.atom",
        "/fr/sources/feed.rss",
        "/fr/search/feed.rss?q=Europe",
        "/readyz",
        "/manifest.webmanifest",
    ];
    fixed.map(str::to_owned).to_vec()
}

/// Asks for all of them, and for what the paper's own lists lead to: articles of every fate, topics, sources.
fn ask(serving: &Serving, articles: &[String]) {
    let mut targets = targets();
    let mut lists = BTreeSet::new();
    for path in articles {
        targets.extend([path.clone(), format!("{path}?since=1")]);
        let reply = serving.get(path);
        if reply.status == 200 {
            for link in reply.page().attrs("article a", "href") {
                if link.starts_with("/fr/topics/") || link.starts_with("/fr/sources/") {
                    lists.insert(link.to_owned());
                }
            }
        }
    }
    for list in lists.iter().take(12) {
        targets.extend([list.clone(), format!("{list}?page=2"), format!("{list}/feed.rss")]);
    }
    let ids = |kind: &str| {
        let start = format!("/fr/{kind}/");
        lists.iter().find_map(|list| list.strip_prefix(&start)).unwrap().to_owned()
    };
    let mine = format!("/fr/mine?topics={}&sources={}", ids("topics"), ids("sources"));
    targets.extend([
        mine.clone(),
        mine.replace("/mine?", "/mine/feed.rss?"),
        mine.replace("/mine?", "/mine/feeds.opml?"),
    ]);
    for (reader, target) in (0_u8..=250).cycle().zip(&targets) {
        let status = serving.get_as(reader, target).status;
        assert!(status < 500, "{target} answers {status}");
    }
}

/// The statements in a log of JSON lines.
fn statements(log: &str) -> BTreeSet<String> {
    let lines = log.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let queries = lines.filter(|line| line["target"] == "sqlx::query");
    let statements = queries.map(|line| {
        let whole = line["db.statement"].as_str().unwrap_or_default().trim();
        let short = line["summary"].as_str().unwrap_or_default();
        if whole.is_empty() {
            short.to_owned()
        } else {
            whole.to_owned()
        }
    });
    statements
        .filter(|sql| sql.starts_with("SELECT") || sql.starts_with("WITH"))
        .collect()
}

#[test]
fn nothing_that_a_reader_waits_for_reads_a_large_table_as_a_whole() {
    let briefs = Briefs::configured("trusted_proxies = [\"127.0.0.1\"]\n");
    briefs.run(&["bench-data", "--stories", "400"]).assert_done();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut connection = runtime.block_on(async {
        let options = SqliteConnectOptions::new().filename(briefs.database());
        SqliteConnection::connect_with(&options).await.unwrap()
    });
    let articles: Vec<(String, String)> = runtime.block_on(async {
        let of =
            |which: &str| format!("SELECT * FROM (SELECT section, slug FROM articles a WHERE lang = 'fr' AND {which} LIMIT 3)");
        let which = [
            "source_id IS NOT NULL",
            "source_id IS NULL",
            "withdrawn IS NOT NULL",
            "live IS NOT NULL",
            "EXISTS (SELECT 1 FROM revisions WHERE article_id = a.id)",
            "EXISTS (SELECT 1 FROM articles o WHERE o.story_id = a.story_id AND o.id <> a.id)",
            "EXISTS (SELECT 1 FROM article_topics WHERE article_id = a.id)",
        ];
        let mut sql = which.map(of).join(" UNION ");
        sql.push_str(" UNION SELECT 'world', slug FROM moved WHERE lang = 'fr'");
        sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .fetch_all(&mut connection)
            .await
            .unwrap()
    });
    let sections = Config::default().sections().unwrap();
    let paths = articles.iter().map(|(section, slug)| {
        let section = sections.by_id(section).unwrap().slug(lang("fr"));
        paths::article_in(lang("fr"), section.as_str(), slug)
    });
    let articles: Vec<String> = paths.collect();
    assert!(articles.len() > 8, "{articles:?}");
    let mut command = briefs.command(&["serve", "--addr", "127.0.0.1:0", "--now", "2025-03-19T09:00:00Z"]);
    command
        .env("BRIEFS_LOG", "warn,sqlx::query=debug")
        .env("BRIEFS_LOG_FORM", "json");
    let log = Serving::logged(command, |serving| ask(serving, &articles));
    let statements = statements(&log);
    assert!(statements.len() > 40, "{statements:#?}");
    let mut scans: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for sql in statements.into_iter().filter(|sql| sql != IS_EMPTY) {
        let explained = format!("EXPLAIN QUERY PLAN {sql}");
        let rows = runtime.block_on(sqlx::query(sqlx::AssertSqlSafe(explained)).fetch_all(&mut connection));
        let steps: Vec<String> = rows.unwrap().iter().map(|row| row.get("detail")).collect();
        if steps.iter().any(|step| reads_all_of_a_large_table(step, &sql)) {
            scans.insert(sql, steps);
        }
    }
    assert!(scans.is_empty(), "{scans:#?}");
}

/// `SCAN a` or `SCAN a USING INDEX …` of a large table, by whichever name the statement gives it.
fn reads_all_of_a_large_table(step: &str, sql: &str) -> bool {
    let Some(name) = step.strip_prefix("SCAN ").and_then(|scanned| scanned.split(' ').next()) else {
        return false;
    };
    let is_named = |table: &&&str| {
        **table == name || sql.contains(&format!("{table} {name} ")) || sql.contains(&format!("{table} AS {name} "))
    };
    LARGE.iter().find(is_named).is_some()
}
