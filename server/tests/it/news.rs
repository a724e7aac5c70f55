//! What is new for those who have a page on screen: `/api/v1/news`.

use server::news::{Listener, NewsDesk, Place, Shown};

use crate::{
    paper::at,
    story::Story,
    test_app::{NOW, TestApp},
};

/// What the front of an edition shows just now.
async fn shown(app: &TestApp, lang: &str) -> Shown {
    let page = app.page(&format!("/{lang}")).await;
    let live = page.one("main [data-live]").attr("data-live").unwrap().to_owned();
    let number = |name: &str| {
        let query = live.split_once('?').unwrap().1;
        let value = query.split('&').find_map(|pair| pair.strip_prefix(name)).unwrap();
        value.parse().unwrap()
    };
    Shown {
        lang: lang.parse().unwrap(),
        after: number("after="),
        newest: number("newest="),
    }
}

/// A place for anybody.
fn place(desk: &NewsDesk) -> Place {
    desk.enter([192, 0, 2, 1].into()).unwrap()
}

async fn listener(desk: &NewsDesk, shown: Shown) -> Listener {
    desk.stories(shown, place(desk)).await.unwrap()
}

/// The whole of a stream that ends as soon as it has said what is so now.
async fn told(app: &TestApp, target: &str, headers: &[(&str, &str)]) -> String {
    app.state.news.end();
    let reply = app.get_with(target, headers).await;
    assert_eq!(reply.status, 200, "{target}");
    assert_eq!(reply.header("content-type"), Some("text/event-stream"));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(reply.header("content-encoding"), None, "an event would wait for the next one");
    reply.text().to_owned()
}

#[tokio::test]
async fn a_front_hears_of_stories_that_it_does_not_show_and_of_no_others() {
    let app = TestApp::with([Story::new("a")]).await;
    let desk = app.state.news.clone();
    let shown = shown(&app, "fr").await;
    let mut listener = listener(&desk, shown).await;
    let mark = desk.begin().await.unwrap();
    assert_eq!(listener.now(), 0);
    app.paper
        .import([
            // Late, and earlier than what is shown.
            Story::new("late").published("2025-03-19T07:00:00+01:00"),
            Story::new("other-language").lang("de"),
            Story::new("archive").published("2024-03-19T07:00:00+01:00"),
            Story::new("withdrawn").withdrawn(),
            Story::new("embargoed").published("2025-03-19T18:00:00+01:00"),
        ])
        .await;
    let mark = desk.look(mark).await.unwrap();
    assert!(listener.wait().await);
    assert_eq!(listener.now(), 1);
    // Said once, and an edit is no new story.
    app.paper.import([Story::new("a").headline("Un autre titre")]).await;
    desk.look(mark).await.unwrap();
    assert_eq!(listener.now(), 1);
}

#[tokio::test]
async fn whoever_listens_later_hears_what_came_since_the_page_was_made() {
    let app = TestApp::with([Story::new("a")]).await;
    let shown = shown(&app, "fr").await;
    app.paper
        .import([Story::new("b"), Story::new("c").published("2025-03-19T18:00:00+01:00")])
        .await;
    assert_eq!(listener(&app.state.news, shown).await.now(), 1);
    // The embargo of one ends.
    let evening = NewsDesk::new(
        app.paper.store.clone(),
        server::clock::Clock::starting_at(at("2025-03-19T18:00:01+01:00")),
    );
    assert_eq!(listener(&evening, shown).await.now(), 2);
}

#[tokio::test]
async fn an_embargo_that_ends_is_told_to_those_who_listen() {
    let app = TestApp::with([Story::new("a"), Story::new("c").published("2025-03-19T10:00:01+01:00")]).await;
    let desk = app.state.news.clone();
    let mut listener = listener(&desk, shown(&app, "fr").await).await;
    let mut mark = desk.begin().await.unwrap();
    while app.state.clock.now() < at("2025-03-19T10:00:02+01:00") {
        mark = desk.look(mark).await.unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    desk.look(mark).await.unwrap();
    assert_eq!(listener.now(), 1);
}

#[tokio::test]
async fn a_stream_says_it_in_the_editions_language_and_once() {
    let app = TestApp::with([Story::new("a"), Story::new("a").lang("en")]).await;
    let (fr, en) = (
        app.page("/fr")
            .await
            .one("main [data-live]")
            .attr("data-live")
            .unwrap()
            .to_owned(),
        app.page("/en")
            .await
            .one("main [data-live]")
            .attr("data-live")
            .unwrap()
            .to_owned(),
    );
    app.paper
        .import([Story::new("b"), Story::new("b").lang("en"), Story::new("c")])
        .await;
    let french = told(&app, &fr, &[]).await;
    assert!(french.starts_with("retry: 5000\n\n"), "{french}");
    assert!(french.contains("event: stories\n") && french.contains("id: 2\n"), "{french}");
    assert!(french.contains("data: 2 nouvea"), "{french}");
    assert!(told(&app, &en, &[]).await.contains("data: 1 new story\n"));
    let again = told(&app, &fr, &[("last-event-id", "2")]).await;
    assert!(!again.contains("event:"), "{again}");
    assert!(told(&app, &fr, &[("last-event-id", "1")]).await.contains("id: 2\n"));
}

#[tokio::test]
async fn an_article_hears_of_its_next_version() {
    let app = TestApp::with([Story::new("a"), Story::new("b")]).await;
    let live = app
        .page("/fr/monde/a")
        .await
        .one("article[data-live]")
        .attr("data-live")
        .unwrap()
        .to_owned();
    assert!(live.ends_with("version=1"), "{live}");
    let desk = app.state.news.clone();
    let id = app
        .paper
        .store
        .id_of("fr".parse().unwrap(), "a", at(NOW))
        .await
        .unwrap()
        .unwrap();
    let mut listener = desk.article(id, place(&desk)).await.unwrap();
    let mark = desk.begin().await.unwrap();
    app.paper
        .import([Story::new("a").body("Un autre texte."), Story::new("b").body("Un autre.")])
        .await;
    desk.look(mark).await.unwrap();
    assert!(listener.wait().await);
    assert_eq!(listener.now(), 2);
    drop(listener);
    assert!(told(&app, &live, &[]).await.contains("event: article\ndata: 2\nid: 2\n"));
    assert!(!told(&app, &live, &[("last-event-id", "2")]).await.contains("event:"));
}

#[tokio::test]
async fn an_old_article_keeps_no_stream_open() {
    let app = TestApp::with([Story::new("a").published("2025-03-10T08:00:00+01:00")]).await;
    assert!(app.page("/fr/monde/a").await.all("[data-live]").is_empty());
}

#[tokio::test]
async fn what_is_no_question_is_a_problem_and_no_stream() {
    let app = TestApp::with([Story::new("a"), Story::new("b").published("2026-01-01T00:00:00Z")]).await;
    for (target, status) in [
        ("/api/v1/news/fr", 400),
        ("/api/v1/news/fr?after=1", 400),
        ("/api/v1/news/fr?after=x&newest=y", 400),
        ("/api/v1/news/fr?after=1&newest=2&article=a&version=1", 400),
        ("/api/v1/news/fr?after=99999999999999999999&newest=1", 400),
        ("/api/v1/news/xx?after=1&newest=1", 404),
        ("/api/v1/news/fr?article=nothing&version=1", 404),
        ("/api/v1/news/fr?article=b&version=1", 404),
    ] {
        let reply = app.get(target).await;
        assert_eq!(reply.status, status, "{target}");
        assert_eq!(reply.header("content-type"), Some("application/problem+json"), "{target}");
    }
    for target in [
        "/api/v1/news/fr?after=-9223372036854775808&newest=9223372036854775807",
        "/api/v1/news/fr?article=a&version=-1",
    ] {
        told(&app, target, &[]).await;
    }
}

#[tokio::test]
async fn breaking_news_says_so_on_teasers_and_in_streams_for_six_hours() {
    let app = TestApp::with([Story::new("a")]).await;
    let live = app
        .page("/fr")
        .await
        .one("main [data-live]")
        .attr("data-live")
        .unwrap()
        .to_owned();
    app.paper
        .import([Story::new("b").headline("Un séisme en mer Égée").breaking()])
        .await;
    let said = told(&app, &live, &[]).await;
    assert!(said.contains("Un séisme en mer Égée (1 nouvel article)\n"), "{said}");
    let is_breaking = async || {
        app.page("/fr")
            .await
            .texts("[data-teaser=b] p span")
            .contains(&"Dernière minute".to_owned())
    };
    assert!(is_breaking().await);
    let news = |time: &str| NewsDesk::new(app.paper.store.clone(), server::clock::Clock::starting_at(at(time)));
    news("2025-03-19T13:59:00+01:00").end_breaking().await.unwrap();
    assert!(is_breaking().await);
    news("2025-03-19T14:00:01+01:00").end_breaking().await.unwrap();
    assert!(!is_breaking().await);
}

#[tokio::test]
async fn what_was_withdrawn_meanwhile_is_told_to_nobody_who_comes_later() {
    let app = TestApp::with([Story::new("a")]).await;
    let desk = app.state.news.clone();
    let mut first = listener(&desk, shown(&app, "fr").await).await;
    let mark = desk.begin().await.unwrap();
    app.paper
        .import([Story::new("killed").published("2025-03-19T09:00:00+01:00").breaking()])
        .await;
    let mark = desk.look(mark).await.unwrap();
    assert_eq!((first.now(), first.breaking()), (1, Some("Titre de killed")));
    let store = &app.paper.store;
    assert!(store.withdraw("fr".parse().unwrap(), "killed", at(NOW)).await.unwrap());
    let mut later = listener(&desk, shown(&app, "fr").await).await;
    assert_eq!((later.now(), later.breaking()), (0, None));
    // And goes on being told what does come.
    app.paper.import([Story::new("b")]).await;
    desk.look(mark).await.unwrap();
    assert_eq!(later.now(), 1);
}

#[tokio::test]
async fn who_has_nothing_of_a_language_yet_is_told_of_no_more_than_is_counted() {
    let app = TestApp::with((0..120).map(|number| Story::new(&format!("s-{number}")))).await;
    let all = Shown {
        lang: "fr".parse().unwrap(),
        after: 0,
        newest: 0,
    };
    assert_eq!(listener(&app.state.news, all).await.now(), 99);
}

#[tokio::test]
async fn breaking_news_is_told_also_when_more_is_new_than_is_counted() {
    let app = TestApp::with([Story::new("a")]).await;
    let live = app
        .page("/fr")
        .await
        .one("main [data-live]")
        .attr("data-live")
        .unwrap()
        .to_owned();
    let desk = app.state.news.clone();
    let mark = desk.begin().await.unwrap();
    app.paper
        .import((0..120).map(|number| Story::new(&format!("s-{number}"))))
        .await;
    let mark = desk.look(mark).await.unwrap();
    let meanwhile = async {
        while desk.listeners() == 0 {
            tokio::task::yield_now().await;
        }
        // It is told first of what was there when it came, which takes a question to the database.
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        app.paper
            .import([Story::new("quake").headline("Un séisme en mer Égée").breaking()])
            .await;
        desk.look(mark).await.unwrap();
        desk.end();
    };
    let (reply, ()) = tokio::join!(app.get(&live), meanwhile);
    let said = reply.text();
    assert!(said.contains("data: 99 nouveaux articles\n"), "{said}");
    assert!(said.contains("Un séisme en mer Égée (99 nouveaux articles)\n"), "{said}");
    // Who comes back at the most that is counted is told what is breaking once more: nobody knows whether they heard it.
    let again = told(&app, &live, &[("last-event-id", "99")]).await;
    assert!(again.contains("Un séisme en mer Égée"), "{again}");
}

#[tokio::test]
async fn one_network_cannot_take_every_place() {
    let app = TestApp::with([Story::new("a")]).await;
    let own = std::net::Ipv4Addr::LOCALHOST.into();
    let places: Vec<Place> = std::iter::from_fn(|| app.state.news.enter(own)).take(1_000).collect();
    assert_eq!(places.len(), 200);
    let target = "/api/v1/news/fr?after=1&newest=1";
    let refused = app.get(target).await;
    assert_eq!(refused.status, 503);
    assert!(refused.text().contains("Too many listeners"), "{}", refused.text());
    assert!(app.state.news.enter([192, 0, 2, 1].into()).is_some(), "others have theirs");
    drop(places);
    told(&app, target, &[]).await;
}
