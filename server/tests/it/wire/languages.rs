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

#[tokio::test]
async fn what_is_in_a_language_without_an_edition_is_kept_and_shown_once_there_is_one() {
    let mut desk = Desk::with(&[source("alpha", "").replace("lang = \"en\"", "lang = \"sv\"")]).await;
    let items = [Item::new("a"), Item::new("b")];
    let report = desk.brings("alpha", &items).await;
    let note = "2 items are in `sv`, which no edition is in: they are kept, and shown once it is one of `languages`";
    assert_eq!((report.imported.new, report.notes), (2, vec![note.to_owned()]));
    assert_eq!(desk.brings("alpha", &items).await.notes, Vec::<String>::new(), "said once");
    let site = desk.site().await;
    let path = desk.kept().await[0].path.clone();
    assert_eq!(site.get(&path).await.status, 404);
    assert_eq!(site.page("/en").await.stories("main"), Vec::<&str>::new());
    desk.config = desk.config.replace("\"bg\"]", "\"bg\", \"sv\"]");
    let site = desk.site().await;
    assert_eq!(site.get(&path).await.status, 200);
    assert_eq!(site.page("/sv").await.stories("main").len(), 2);
}

/// Its few words did not show it, so it was filed by what its feed says.
#[tokio::test]
async fn a_brief_whose_edit_shows_its_language_moves_to_that_edition_with_its_topics_and_its_address_leads_there() {
    let desk = Desk::with(&[source("alpha", "").replace("lang = \"en\"\n", "")]).await;
    let feed = |text: &str| {
        let item = Item::new("a").text(text).more("<category>Ferries</category>");
        feed::rss_with("<language>en-US</language>", &[item])
    };
    let (brief, long) = (
        "<p>Personne n’est venu.</p>",
        format!("<p>{FRENCH} {FRENCH} {FRENCH} {FRENCH}</p>"),
    );
    desk.take_in("alpha", feed(brief)).await;
    let before = desk.only().await;
    assert!(before.path.starts_with("/en/"), "{before:?}");
    desk.take_in("alpha", feed(&long)).await;
    let after = desk.only().await;
    assert!(after.path.starts_with("/fr/") && after.is_public, "{after:?}");
    assert_eq!((after.published, after.revisions), (before.published, 1));
    let site = desk.site().await;
    let reply = site.get(&before.path).await;
    assert_eq!((reply.status, reply.location()), (301, after.path.as_str()));
    assert_eq!(site.page(&after.path).await.one("html").attr("lang"), Some("fr"));
    assert_eq!(site.page("/fr/topics/ferries").await.stories("main").len(), 1);
    assert!(site.page("/en/topics/ferries").await.stories("main").is_empty());
    // And back, to the address that it had.
    desk.take_in("alpha", feed(brief)).await;
    assert_eq!(desk.only().await.path, before.path);
    assert_eq!(desk.site().await.get(&after.path).await.location(), before.path);
}
