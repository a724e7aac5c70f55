//! Previews: the pictures that other sites show beside a link to a page.

use app::{
    domain::lang::Lang,
    preview::{HEIGHT, WIDTH},
};
use image::{ImageFormat, RgbImage};

use crate::{
    html::Page,
    http::{self, Reply},
    story::Story,
    test_app::{Setup, TestApp},
};

/// The address that a page gives of its preview.
fn address(app: &TestApp, page: &Page) -> String {
    let addresses = page.attrs("meta[property=og:image]", "content");
    assert_eq!(addresses.len(), 1);
    app.path_of(addresses[0]).to_owned()
}

/// A preview that is there.
fn picture(reply: &Reply) -> RgbImage {
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("image/png")));
    assert_eq!(reply.header("cache-control"), Some("public, max-age=31536000, immutable"));
    let picture = image::load_from_memory_with_format(&reply.body, ImageFormat::Png)
        .unwrap()
        .into_rgb8();
    assert_eq!((picture.width(), picture.height()), (WIDTH, HEIGHT));
    picture
}

/// Pixels of a row that are not of the colour at its edge: what is drawn on it.
fn drawn(picture: &RgbImage, row: u32) -> impl Iterator<Item = u32> {
    let edge = picture.get_pixel(0, row);
    (0..WIDTH).filter(move |column| picture.get_pixel(*column, row) != edge)
}

fn assert_problem(reply: &Reply, status: u16) {
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (status, Some("application/problem+json"))
    );
}

#[tokio::test]
async fn an_article_has_one_in_each_of_26_languages_and_its_words_keep_their_margins() {
    let tags: Vec<&str> = Lang::all().map(Lang::tag).collect();
    let app = Setup::default().config(&format!("languages = {tags:?}")).start().await;
    for edition in &app.state.site.editions {
        let headline = edition.texts.about_lead("Meridian Wire 2025");
        app.paper
            .import([Story::new("a").lang(edition.lang.tag()).headline(&headline)])
            .await;
        let section = app.state.site.sections.by_id("world").unwrap().slug(edition.lang);
        let page = app.page(&format!("/{}/{section}/a", edition.lang)).await;
        let reply = app.get(&address(&app, &page)).await;
        assert!(reply.body.len() < 80_000, "{}: {} bytes", edition.lang, reply.body.len());
        let picture = picture(&reply);
        let rows: Vec<u32> = (0..HEIGHT).filter(|row| drawn(&picture, *row).next().is_some()).collect();
        assert!(rows.len() > 200, "{}: {} rows", edition.lang, rows.len());
        for row in rows {
            let (first, last) = (drawn(&picture, row).min().unwrap(), drawn(&picture, row).max().unwrap());
            assert!(first > 60 && last < WIDTH - 60, "{}: {first} to {last}", edition.lang);
        }
        let begins: u32 = (0..HEIGHT)
            .filter(|row| drawn(&picture, *row).any(|column| column < WIDTH / 8))
            .map(|_| 1)
            .sum();
        let ends: u32 = (0..HEIGHT)
            .filter(|row| drawn(&picture, *row).any(|column| column > WIDTH - WIDTH / 8))
            .map(|_| 1)
            .sum();
        let is_rtl = edition.lang.tag() == "ar";
        assert_eq!(
            ends > begins,
            is_rtl,
            "{}: lines begin on their side: {begins}, {ends}",
            edition.lang
        );
    }
}

#[tokio::test]
async fn the_head_says_how_large_it_is_and_what_it_shows() {
    let app = TestApp::with([Story::new("a").headline("L’Otan : « oui »").picture()]).await;
    let page = app.page("/fr/monde/a").await;
    for (name, content) in [
        ("property=og:image:width", "1200"),
        ("property=og:image:height", "630"),
        (
            "property=og:image:alt",
            "Monde · L’Otan\u{a0}: «\u{a0}oui\u{a0}» · 19 mars 2025 · EU Briefs",
        ),
        ("name=twitter:card", "summary_large_image"),
    ] {
        assert_eq!(page.attrs(&format!("head meta[{name}]"), "content"), [content], "{name}");
    }
}

#[tokio::test]
async fn fronts_and_sections_have_one_and_other_pages_have_none() {
    let app = TestApp::with([Story::new("a")]).await;
    let mut seen = Vec::new();
    for target in ["/fr", "/fr/monde", "/fr/europe", "/de", "/de/welt"] {
        let address = address(&app, &app.page(target).await);
        let file = address.split('?').next().unwrap();
        assert_eq!(file, format!("/previews{target}.png"));
        seen.push(picture(&app.get(&address).await).into_raw());
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 5, "no two are alike");
    for target in ["/fr/about", "/fr/sources", "/fr/search", "/fr/never/was"] {
        assert!(!app.get(target).await.page().has("meta[property=og:image]"), "{target}");
    }
}

#[tokio::test]
async fn any_other_address_of_one_leads_to_its_own_and_nothing_is_drawn_for_it() {
    let app = TestApp::with([Story::new("a")]).await;
    let own = address(&app, &app.page("/fr/monde/a").await);
    let file = own.split('?').next().unwrap();
    for other in [
        file.to_owned(),
        format!("{file}?v=0123456789abcdef"),
        format!("{file}?v="),
        format!("{own}&more"),
        format!("{own}0"),
        own.replace("monde", "europe"),
        own.replace("monde", "never"),
    ] {
        let reply = app.get(&other).await;
        assert_eq!((reply.status, reply.location()), (302, own.as_str()), "{other}");
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{other}");
    }
}

#[tokio::test]
async fn another_headline_is_at_another_address() {
    let app = TestApp::with([Story::new("a").headline("Un titre")]).await;
    let before = address(&app, &app.page("/fr/monde/a").await);
    let old = picture(&app.get(&before).await);
    app.paper.import([Story::new("a").headline("Un autre titre")]).await;
    let after = address(&app, &app.page("/fr/monde/a").await);
    assert_ne!(before, after);
    assert_eq!(app.get(&before).await.location(), after);
    assert!(picture(&app.get(&after).await) != old);
}

#[tokio::test]
async fn what_has_no_page_has_none() {
    let app = TestApp::with([
        Story::new("withdrawn").withdrawn(),
        Story::new("tomorrow").published("2025-03-20T08:00:00+01:00"),
    ])
    .await;
    for target in [
        "/previews/fr/monde/never.png",
        "/previews/fr/monde/withdrawn.png",
        "/previews/fr/monde/tomorrow.png",
        "/previews/fr/never.png",
        "/previews/fr/search.png",
        "/previews/it.png",
        "/previews/xx.png",
        "/previews/fr",
        "/previews/fr/",
        "/previews/fr/monde/",
        "/previews/fr/monde/a/b.png",
        "/previews/fr/monde/..%2F..%2Fsecret.png",
        "/previews/fr/monde/%FF.png",
        "/previews/.png",
        "/previews/fr/monde/never.jpg",
    ] {
        assert_problem(&app.get(target).await, 404);
    }
    assert!((400..500).contains(&app.get("/previews").await.status));
}

#[tokio::test]
async fn one_that_is_asked_for_by_many_at_once_is_the_same_for_all() {
    let app = TestApp::with([Story::new("a")]).await;
    let own = address(&app, &app.page("/fr/monde/a").await);
    let mut asked = tokio::task::JoinSet::new();
    // As many as one network may ask for at once.
    for _ in 0..8 {
        let (addr, request) = (app.addr, http::request("GET", &own, &[]));
        asked.spawn_blocking(move || http::send(addr, &request).unwrap());
    }
    let replies = asked.join_all().await;
    assert!(
        replies
            .iter()
            .all(|reply| reply.status == 200 && reply.body == replies[0].body)
    );
    assert_eq!(app.ask("HEAD", &own, &[]).await.status, 200);
}

#[tokio::test]
async fn no_reader_fetches_one() {
    let app = TestApp::with([Story::new("a").picture()]).await;
    for target in ["/fr/monde/a", "/lite/fr/monde/a"] {
        let page = app.page(target).await;
        for element in page.elements() {
            for name in ["src", "href", "srcset", "poster", "data-src"] {
                assert!(
                    !element.attr(name).is_some_and(|url| url.contains("/previews")),
                    "{target}: {element:?}"
                );
            }
        }
    }
    assert!(!app.get("/worker.js").await.text().contains("previews"));
}
