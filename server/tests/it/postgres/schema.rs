//! That the two schemas mean the same: each is told in lines, and the lines are the same.

use std::collections::BTreeSet;

use crate::{paper::Paper, postgres::Made};
use server::{config::Database, store::Store};
use sqlx::{Connection as _, PgConnection, SqliteConnection, sqlite::SqliteConnectOptions};

/// The full-text index is each database's own.
const INDEX: &str = "search_index";
/// What nodes share of a day's readers begins so: a paper in a file has one.
const READERS: &str = "readers_";

/// What documents are found by besides: SQLite's index is in the order of their publication.
const TIMES: &str = "search_index_times";

/// What PostgreSQL has in a primary key: SQLite's of that table has all of a row in it.
const KEY_ALONE: &str = "CREATE INDEX revisions_of ";

#[tokio::test]
async fn the_schemas_of_both_databases_mean_the_same() {
    let Some(made) = Made::paper().await else {
        eprintln!("no server: not tried");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("briefs.db");
    Store::open(&Database::Sqlite, &file).await.unwrap().close().await;
    let mut sqlite = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(&file))
        .await
        .unwrap();
    let mut postgres = PgConnection::connect(&made.url()).await.unwrap();
    let (sqlite, postgres) = (of_sqlite(&mut sqlite).await, of_postgres(&mut postgres).await);
    assert!(sqlite.len() > 200, "{}", sqlite.len());
    let (only_one, only_other): (Vec<_>, Vec<_>) =
        (sqlite.difference(&postgres).collect(), postgres.difference(&sqlite).collect());
    assert!(
        only_one.is_empty() && only_other.is_empty(),
        "of SQLite alone: {only_one:#?}; of PostgreSQL alone: {only_other:#?}"
    );
}

#[tokio::test]
async fn a_database_of_either_kind_has_every_migration_of_the_program() {
    let paper = Paper::new().await;
    assert_eq!(paper.store.migration().await.unwrap(), Some(Store::newest_migration()));
    assert_eq!(paper.store.pending_migrations().await.unwrap(), 0);
    paper.store.integrity().await.unwrap();
}

async fn of_sqlite(connection: &mut SqliteConnection) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\'",
    )
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    for table in tables
        .iter()
        .filter(|table| !table.starts_with(INDEX) && *table != "search_terms")
    {
        let columns: Vec<(String, String, bool, Option<String>, i64)> =
            sqlx::query_as("SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info($1)")
                .bind(table)
                .fetch_all(&mut *connection)
                .await
                .unwrap();
        let mut key: Vec<(i64, &str)> = Vec::new();
        for (name, kind, is_required, default, place) in &columns {
            let kind = match kind.as_str() {
                "INTEGER" | "BIGINT" => "bigint",
                "TEXT" => "text",
                "BLOB" => "bytea",
                "BOOLEAN" => "boolean",
                "REAL" | "DOUBLE PRECISION" => "double precision",
                other => panic!("{table}.{name}: {other}"),
            };
            // What is in a primary key is required in PostgreSQL, and always there in SQLite.
            let is_required = *is_required || *place > 0;
            lines.insert(column(table, name, kind, is_required, default.as_deref()));
            if *place > 0 {
                key.push((*place, name));
            }
        }
        key.sort_unstable();
        let key: Vec<&str> = key.into_iter().map(|(_, name)| name).collect();
        lines.insert(format!("{table}: primary key {}", key.join(", ")));
        let uniques: Vec<(String,)> = sqlx::query_as(
            "SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno)) \
             FROM pragma_index_list($1) l WHERE l.origin = 'u'",
        )
        .bind(table)
        .fetch_all(&mut *connection)
        .await
        .unwrap();
        lines.extend(uniques.into_iter().map(|(columns,)| format!("{table}: unique {columns}")));
        let references: Vec<(String, String, String, String, String)> =
            sqlx::query_as("SELECT \"from\", \"table\", \"to\", on_delete, on_update FROM pragma_foreign_key_list($1)")
                .bind(table)
                .fetch_all(&mut *connection)
                .await
                .unwrap();
        for (from, other, to, on_delete, on_update) in references {
            lines.insert(format!(
                "{table}: {from} references {other}.{to}, on delete {on_delete}, on update {on_update}"
            ));
        }
    }
    let indexes: Vec<String> = sqlx::query_scalar("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        .fetch_all(&mut *connection)
        .await
        .unwrap();
    lines.extend(indexes.iter().map(|index| bare(index)));
    let triggers: Vec<(String, String)> = sqlx::query_as("SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'")
        .fetch_all(connection)
        .await
        .unwrap();
    lines.extend(triggers.into_iter().map(|(table, name)| format!("{table}: trigger {name}")));
    lines.retain(|line| !line.starts_with(KEY_ALONE));
    lines
}

async fn of_postgres(connection: &mut PgConnection) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    let columns: Vec<(String, String, String, bool, Option<String>)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'NO', column_default::text \
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT IN ('_sqlx_migrations', $1)",
    )
    .bind(INDEX)
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    for (table, name, kind, is_required, default) in columns {
        let default = default.map(|default| default.split("::").next().unwrap().to_owned());
        lines.insert(column(&table, &name, &kind, is_required, default.as_deref()));
    }
    let constraints: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT conrelid::regclass::text, contype::text, (SELECT string_agg(attname::text, ', ' ORDER BY place) \
           FROM unnest(conkey) WITH ORDINALITY key (number, place) JOIN pg_attribute ON attrelid = conrelid AND attnum = number) \
         FROM pg_constraint WHERE contype IN ('p', 'u') AND connamespace = 'public'::regnamespace \
         AND conrelid::regclass::text NOT IN ('_sqlx_migrations', $1)",
    )
    .bind(INDEX)
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    for (table, kind, columns) in constraints {
        let kind = if kind == "p" { "primary key" } else { "unique" };
        lines.insert(format!("{table}: {kind} {columns}"));
    }
    let references: Vec<(String, String, String, String, String, String)> = sqlx::query_as(
        "SELECT conrelid::regclass::text, (SELECT attname::text FROM pg_attribute WHERE attrelid = conrelid AND attnum = conkey[1]), \
         confrelid::regclass::text, (SELECT attname::text FROM pg_attribute WHERE attrelid = confrelid AND attnum = confkey[1]), \
         confdeltype::text, confupdtype::text FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace",
    )
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    let action = |letter: &str| match letter {
        "a" => "NO ACTION",
        "c" => "CASCADE",
        other => panic!("{other}"),
    };
    for (table, from, other, to, on_delete, on_update) in references {
        lines.insert(format!(
            "{table}: {from} references {other}.{to}, on delete {}, on update {}",
            action(&on_delete),
            action(&on_update)
        ));
    }
    let indexes: Vec<String> = sqlx::query_scalar(
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT IN ('_sqlx_migrations', $1) \
         AND indexname NOT IN (SELECT conname FROM pg_constraint)",
    )
    .bind(INDEX)
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    lines.extend(indexes.iter().map(|index| bare(index)));
    let triggers: Vec<(String, String)> = sqlx::query_as(
        "SELECT tgrelid::regclass::text, tgname::text FROM pg_trigger WHERE NOT tgisinternal \
         AND tgrelid NOT IN ('changes'::regclass, $1::regclass)",
    )
    .bind(INDEX)
    .fetch_all(connection)
    .await
    .unwrap();
    lines.extend(triggers.into_iter().map(|(table, name)| format!("{table}: trigger {name}")));
    lines.retain(|line| !line.starts_with(READERS) && !line.starts_with(TIMES));
    lines
}

fn column(table: &str, name: &str, kind: &str, is_required: bool, default: Option<&str>) -> String {
    let default = default.map_or("none".to_owned(), str::to_lowercase);
    let required = if is_required { "required" } else { "optional" };
    format!("{table}.{name}: {kind}, {required}, default {default}")
}

/// How an index is made, without what each writes in its own way.
fn bare(index: &str) -> String {
    let words = index
        .replace("public.", "")
        .replace("USING btree", "")
        .replace("::text", "")
        .replace(['(', ')'], " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
