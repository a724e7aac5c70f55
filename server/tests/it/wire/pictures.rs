//! Pictures of other hosts are fetched once and shown from ours.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

use super::{
    Desk, counts,
    feed::{self, Item},
    outside::Answer,
    source,
};
use crate::html::Page;

const NEXT_DAY: &str = "2025-03-20T10:01:00+01:00";

/// A photograph, as far as colours go.
pub(super) fn photograph(width: u32, height: u32) -> Answer {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        Rgb([x * 7, y * 5, x ^ y].map(|shade| shade.to_le_bytes()[0]))
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    Answer::of(bytes.into_inner()).header("content-type", "image/png")
}

fn assert_ours(page: &Page) {
    for element in page.elements() {
        for name in ["src", "srcset"] {
            if let Some(value) = element.attr(name).filter(|_| element.name != "script") {
                assert!(value.starts_with('/') && !value.starts_with("//"), "{element:?}");
            }
        }
    }
}

#[tokio::test]
async fn pictures_are_on_our_host_with_width_and_height_and_fetched_once() {
    let desk = Desk::new().await;
    desk.outside.answers("/wide.png?v=1", photograph(640, 360));
    desk.outside.answers("/lead.png", photograph(500, 300));
    let url = &desk.outside.url;
    let item = |id: &str| {
        Item::new(id)
            .text(&format!(
                "<p>The text of {id}.</p><figure><img src=\"{url}/wide.png?v=1\" alt=\"A quay\" width=64 height=9 onerror=alert(1)>\
                 <figcaption>The quay on Tuesday</figcaption></figure>"
            ))
            .more(&format!("<media:content url=\"{url}/lead.png\" medium=\"image\"/>"))
    };
    for _ in 0..2 {
        desk.brings("alpha", &[item("a"), item("b")]).await;
    }
    for path in ["/wide.png?v=1", "/lead.png"] {
        assert_eq!(desk.outside.asked(path).len(), 1, "{path}");
    }
    let site = desk.site().await;
    for kept in desk.kept().await {
        let page = site.page(&kept.path).await;
        assert_ours(&page);
        let picture = page.one("[data-slot=body] img");
        assert_eq!(
            [picture.attr("alt"), picture.attr("width"), picture.attr("height")],
            [Some("A quay"), Some("640"), Some("360")]
        );
        assert_eq!(page.one("[data-slot=body] figcaption").text(), "The quay on Tuesday");
        let reply = site.get(picture.attr("src").unwrap()).await;
        assert_eq!(reply.status, 200);
        assert!(reply.header("content-type").unwrap().starts_with("image/"));
        assert_eq!(
            page.all("article[data-story] [class=figure__link] img").len(),
            2,
            "the lead picture besides"
        );
    }
}

#[tokio::test]
async fn a_missing_picture_shows_its_alternative_text_and_is_noted() {
    let desk = Desk::new().await;
    let url = &desk.outside.url;
    desk.outside.answers(
        "/page.png",
        Answer::of("<!DOCTYPE html><p>Not here").header("content-type", "image/png"),
    );
    desk.outside.answers(
        "/evil.svg",
        Answer::of("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
    );
    let item = Item::new("a").text(&format!(
        "<p>Before.</p><p><img src=\"{url}/gone.png\" alt=\"The quay at dawn\"></p><p><img src=\"{url}/page.png\" alt=\"A lifeboat\"></p>\
         <p><img src=\"{url}/evil.svg\" alt=\"A map\"></p><p><img src=\"http://10.0.0.1/inside.png\" alt=\"A door\"></p><p>After.</p>"
    ));
    let report = desk.brings("alpha", &[item]).await;
    assert_eq!((report.failure, report.notes.len()), (None, 4), "{:?}", report.notes);
    assert_eq!(desk.log("alpha").await.len(), 4);
    let page = desk.page().await;
    assert_ours(&page);
    assert!(!page.has("[data-slot=body] img"));
    let text = page.one("[data-slot=body]").text();
    for words in ["Before.", "The quay at dawn", "A lifeboat", "A map", "A door", "After."] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[tokio::test]
async fn tracking_pixels_are_gone_and_those_that_say_so_are_never_asked_for() {
    let desk = Desk::new().await;
    let url = &desk.outside.url;
    desk.outside.answers("/dot.gif", photograph(1, 1));
    let item = Item::new("a").text(&format!(
        "<p>Text.</p><img src=\"{url}/said.gif\" width=\"1\" height=\"1\" alt=\"said\"><p><img src=\"{url}/dot.gif\"></p>"
    ));
    desk.brings("alpha", &[item]).await;
    let page = desk.page().await;
    assert!(!page.has("[data-slot=body] img"));
    assert_eq!(page.one("[data-slot=body]").text(), "Text.");
    assert_eq!(desk.outside.asked("/said.gif").len(), 0);
}

#[tokio::test]
async fn a_missing_picture_is_not_asked_for_by_each_item_that_has_it() {
    let desk = Desk::new().await;
    let url = desk.outside.url.clone();
    let item = |id: &str| {
        Item::new(id).text(&format!(
            "<p>The text of {id}.</p><img src=\"{url}/gone.png\" alt=\"A quay\">"
        ))
    };
    let items: Vec<Item> = (0..5).map(|id| item(&id.to_string())).collect();
    desk.brings("alpha", &items).await;
    desk.brings("alpha", &items).await;
    assert_eq!(desk.outside.asked("/gone.png").len(), 1);
}

#[tokio::test]
async fn an_edit_of_the_words_asks_for_no_picture_again() {
    let desk = Desk::new().await;
    desk.outside.answers("/quay.png", photograph(640, 360));
    let url = desk.outside.url.clone();
    let item = |words: &str| Item::new("a").text(&format!("<p>{words}</p><img src=\"{url}/quay.png\" alt=\"A quay\">"));
    desk.brings("alpha", &[item("Two were hurt.")]).await;
    desk.brings("alpha", &[item("Three were hurt.")]).await;
    assert_eq!(desk.outside.asked("/quay.png").len(), 1);
    let page = desk.page().await;
    assert!(page.has("[data-slot=body] img"));
    assert_eq!(page.texts("[data-slot=provenance] del"), ["Two"]);
}

/// With a picture in its text, and one beside it.
fn illustrated(desk: &Desk) -> Item {
    let url = &desk.outside.url;
    Item::new("a")
        .text(&format!(
            "<p>Before.</p><p><img src=\"{url}/late.png\" alt=\"The quay at dawn\"></p><p>After.</p>"
        ))
        .more(&format!("<media:content url=\"{url}/lead.png\" medium=\"image\"/>"))
}

#[tokio::test]
async fn a_picture_that_was_missing_is_looked_for_again_the_next_day_and_coming_late_is_no_edit() {
    let desk = Desk::new().await;
    let item = illustrated(&desk);
    desk.brings("alpha", std::slice::from_ref(&item)).await;
    let before = desk.only().await;
    assert!(!desk.page().await.has("article[data-story] img"));
    desk.outside.answers("/late.png", photograph(640, 360));
    desk.outside.answers("/lead.png", photograph(500, 300));
    // Too soon.
    desk.brings_at("alpha", std::slice::from_ref(&item), "2025-03-20T09:00:00+01:00")
        .await;
    assert_eq!(desk.outside.asked("/late.png").len(), 1);
    let report = desk.brings_at("alpha", std::slice::from_ref(&item), NEXT_DAY).await;
    assert_eq!((counts(&report), report.notes), ([0, 0, 1, 0], vec![]));
    assert_eq!(desk.only().await, before, "no revision, and no other time");
    let page = desk.site_at(NEXT_DAY).await.page(&before.path).await;
    assert_ours(&page);
    assert_eq!(page.one("[data-slot=body] img").attr("alt"), Some("The quay at dawn"));
    assert_eq!(
        page.all("article[data-story] [class=figure__link] img").len(),
        2,
        "the lead picture besides"
    );
    assert_eq!(page.attrs("[data-slot=times] time", "datetime").len(), 1, "not updated");
    // Now it is whole.
    desk.brings_at("alpha", std::slice::from_ref(&item), "2025-03-22T10:00:00+01:00")
        .await;
    for path in ["/late.png", "/lead.png"] {
        assert_eq!(desk.outside.asked(path).len(), 2, "{path}");
    }
}

#[tokio::test]
async fn what_is_missing_still_is_looked_for_once_a_day_and_the_rest_not_at_all() {
    let desk = Desk::new().await;
    desk.outside.answers("/lead.png", photograph(500, 300));
    let item = illustrated(&desk);
    for now in [
        "2025-03-19T10:00:00+01:00",
        "2025-03-19T22:00:00+01:00",
        NEXT_DAY,
        "2025-03-20T12:00:00+01:00",
        "2025-03-21T10:02:00+01:00",
    ] {
        desk.brings_at("alpha", std::slice::from_ref(&item), now).await;
    }
    assert_eq!(desk.outside.asked("/late.png").len(), 3);
    assert_eq!(desk.outside.asked("/lead.png").len(), 1);
    let page = desk.page().await;
    assert!(page.one("[data-slot=body]").text().contains("The quay at dawn"));
    assert_eq!(page.all("article[data-story] [class=figure__link] img").len(), 1);
}

#[tokio::test]
async fn a_picture_that_came_for_another_article_is_not_asked_for_again() {
    let desk = Desk::with(&[source("alpha", ""), source("beta", "")]).await;
    let item = illustrated(&desk);
    desk.brings("alpha", std::slice::from_ref(&item)).await;
    desk.outside.answers("/late.png", photograph(640, 360));
    let url = &desk.outside.url;
    let other = Item::new("b").text(&format!("<p>Another.</p><img src=\"{url}/late.png\" alt=\"A quay\">"));
    desk.brings_at("beta", &[other], NEXT_DAY).await;
    desk.brings_at("alpha", &[item], NEXT_DAY).await;
    assert_eq!(desk.outside.asked("/late.png").len(), 2);
    let kept = desk.kept().await;
    let page = desk.site_at(NEXT_DAY).await.page(&kept[0].path).await;
    assert!(page.has("[data-slot=body] img"));
}

/// Its text is another one: the pictures are those of the edit.
#[tokio::test]
async fn an_edit_brings_the_pictures_that_were_missing_too() {
    let desk = Desk::new().await;
    let item = illustrated(&desk);
    desk.brings("alpha", std::slice::from_ref(&item)).await;
    desk.outside.answers("/late.png", photograph(640, 360));
    let edited = item.text(&format!(
        "<p>Before noon.</p><img src=\"{}/late.png\" alt=\"A quay\">",
        desk.outside.url
    ));
    assert_eq!(counts(&desk.brings_at("alpha", &[edited], NEXT_DAY).await), [0, 1, 0, 0]);
    assert!(desk.page().await.has("[data-slot=body] img"));
}

/// The server has nothing new to say of the feed, and the picture is there by now.
#[tokio::test]
async fn a_picture_that_was_missing_is_looked_for_again_also_where_the_feed_has_not_changed() {
    let desk = Desk::new().await;
    let text = feed::rss(&[illustrated(&desk)]);
    desk.outside.answers("/alpha.xml", Answer::of(text).header("etag", "\"one\""));
    desk.ingest("alpha").await;
    desk.outside.answers("/late.png", photograph(640, 360));
    desk.outside.answers("/lead.png", photograph(500, 300));
    let is_conditional = async |now: &str| {
        desk.ingest_at("alpha", now).await;
        desk.outside
            .asked("/alpha.xml")
            .last()
            .is_some_and(|asked| asked.contains_key("if-none-match"))
    };
    assert!(is_conditional("2025-03-19T22:00:00+01:00").await, "too soon");
    assert!(!is_conditional(NEXT_DAY).await);
    let page = desk.page().await;
    assert_eq!(page.all("article[data-story] [class=figure__link] img").len(), 2);
    assert!(is_conditional("2025-03-22T10:00:00+01:00").await, "now it is whole");
}
