//! In which language a text and what is quoted in it are.

use super::{Desk, feed, feed::Item, source};

const FRENCH: &str =
    "Nous avons attendu toute la nuit sur le quai, et personne n’est venu nous dire quand partirait le prochain bateau.";
const GERMAN: &str =
    "Wir haben die ganze Nacht am Kai gewartet, und niemand ist gekommen, um uns zu sagen, wann das nächste Schiff abfährt.";
const ENGLISH: &str =
    "The passengers waited on the quay all through the night, and nobody could tell them when the next boat was going to leave.";

fn quoting(text: &str, quoted: &str) -> Item {
    Item::new("a").text(&format!(
        "<p>{text}</p><blockquote><p>{quoted}</p></blockquote><blockquote><p>Oui.</p></blockquote>"
    ))
}

#[tokio::test]
async fn a_quotation_in_another_language_than_its_article_says_so() {
    let desk = Desk::new().await;
    desk.brings("alpha", &[quoting(ENGLISH, FRENCH)]).await;
    let page = desk.page().await;
    let quotations: Vec<_> = page
        .all("[data-slot=body] blockquote")
        .iter()
        .map(|it| it.attr("lang"))
        .collect();
    assert_eq!(quotations, [Some("fr"), None]);
    // The mark is no word: the same text is no other version.
    desk.brings("alpha", &[quoting(ENGLISH, FRENCH)]).await;
    assert_eq!(desk.only().await.revisions, 0);
}

/// Feeds are often `en-US` because their software is.
#[tokio::test]
async fn quotations_are_judged_by_the_articles_language_and_not_by_what_its_feed_says() {
    let desk = Desk::with(&[source("alpha", "").replace("lang = \"en\"\n", "")]).await;
    let long = format!("{FRENCH} {FRENCH} {FRENCH} {FRENCH}");
    for (said, quoted, marked) in [
        ("en-US", FRENCH, None),
        ("en-US", GERMAN, Some("de")),
        ("fr", FRENCH, None),
        ("fr", GERMAN, Some("de")),
    ] {
        let item = quoting(&long, quoted);
        let text = feed::rss_with(&format!("<language>{said}</language>"), &[item]);
        desk.take_in("alpha", text).await;
        let page = desk.page().await;
        assert!(desk.only().await.path.starts_with("/fr/"), "{said}");
        assert_eq!(
            page.all("[data-slot=body] blockquote")[0].attr("lang"),
            marked,
            "{said}: {quoted}"
        );
    }
}
