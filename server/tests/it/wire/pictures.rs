//! Pictures of other hosts are fetched once and shown from ours.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

use super::{Desk, feed::Item, outside::Answer};
use crate::html::Page;

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
        assert_eq!(page.all("article[data-story] img").len(), 2, "the lead picture besides");
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
