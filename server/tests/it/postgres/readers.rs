//! Readers, who are told apart by all nodes together for a day.

use jiff::SignedDuration;
use server::views::Views;

use super::nodes::{beside, is_on_a_server};
use crate::{story::Story, test_app::TestApp};

/// A paper at two nodes that agree on how readers are told apart, as the job makes them at the start.
async fn two_nodes() -> (TestApp, TestApp) {
    let one = TestApp::with([Story::new("a")]).await;
    let other = beside(&one).await;
    for node in [&one, &other] {
        node.write_views().await;
    }
    (one, other)
}

async fn read(node: &TestApp, agent: &str) {
    node.get_with("/fr/monde/a", &[("user-agent", agent)]).await;
    node.write_views().await;
}

async fn number(app: &TestApp, sql: &str) -> i64 {
    app.paper.rows::<(i64,)>(sql).await[0].0
}

#[tokio::test]
async fn a_reader_counts_once_at_all_nodes_together_and_nobody_is_known_on_the_next_day() {
    if !is_on_a_server() {
        return;
    }
    let (one, other) = two_nodes().await;
    for node in [&one, &other, &one] {
        for agent in ["Firefox/128", "Firefox/129"] {
            read(node, agent).await;
        }
    }
    assert_eq!(number(&one, "SELECT sum(views)::bigint FROM views").await, 2);
    assert_eq!(number(&one, "SELECT count(*) FROM readers_seen").await, 2);
    let logged = "SELECT count(*) FROM pg_class WHERE relname LIKE 'readers_%' AND relkind = 'r' AND relpersistence <> 'u'";
    assert_eq!(number(&one, logged).await, 0);
    let views = Views::default();
    let tomorrow = one.state.clock.now() + SignedDuration::from_hours(24);
    one.paper.store.add_reads(&views.take(tomorrow), tomorrow).await.unwrap();
    assert_eq!(number(&one, "SELECT count(*) FROM readers_seen").await, 0);
    assert_eq!(number(&one, "SELECT count(*) FROM readers_salt").await, 1);
}

#[tokio::test]
async fn a_flood_of_reads_fills_no_disk_and_lets_a_reader_count_no_more_than_once_again() {
    if !is_on_a_server() {
        return;
    }
    let (one, other) = two_nodes().await;
    // All but one of those that are told apart.
    one.paper.execute("UPDATE readers_salt SET seen = 3999999").await;
    read(&one, "Firefox/128").await;
    assert_eq!(
        number(&one, "SELECT count(*) FROM readers_seen").await,
        0,
        "they are forgotten"
    );
    assert_eq!(number(&one, "SELECT seen FROM readers_salt").await, 0);
    for _ in 0..5 {
        for node in [&other, &one] {
            read(node, "Firefox/128").await;
        }
    }
    assert_eq!(number(&one, "SELECT sum(views)::bigint FROM views").await, 2);
    assert_eq!(number(&one, "SELECT count(*) FROM readers_seen").await, 1);
}
