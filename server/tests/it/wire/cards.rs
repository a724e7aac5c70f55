//! One text from several sources is one card with all their credits.

use serde_json::json;

use super::{
    Desk, Kept, counts,
    feed::{self, FERRY, HARVEST, Item, TUNNEL},
    source,
};

const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

async fn three() -> Desk {
    Desk::with(&["alpha", "beta", "gamma"].map(|id| source(id, ""))).await
}

/// The agency's text as three papers print it; gamma had it first.
fn printed() -> [(&'static str, Item); 3] {
    let item = |id: &str, title: &str, date: &str| Item::new(id).title(title).date(date);
    [
        (
            "alpha",
            item("alpha-1", "Ferry runs aground off Kallin", "Wed, 19 Mar 2025 07:30:00 GMT")
                .text(&FERRY.replace("Caledonian Lines, which", "Caledonian Lines, the company that")),
        ),
        (
            "beta",
            item(
                "beta-1",
                "214 brought ashore after grounding",
                "Wed, 19 Mar 2025 08:10:00 GMT",
            )
            .text(FERRY),
        ),
        (
            "gamma",
            item("gamma-1", "All safe as ferry grounds", "Wed, 19 Mar 2025 07:10:00 GMT").text(&format!(
                "<p>KALLIN, March 19 (Reuters) - </p>{FERRY}<p>(Reporting by A. Ek)</p>"
            )),
        ),
    ]
}

#[tokio::test]
async fn the_same_text_from_three_sources_is_one_card_led_by_the_earliest_whatever_the_order() {
    for order in ORDERS {
        let desk = three().await;
        let printed = printed();
        for index in order {
            let (id, item) = &printed[index];
            assert_eq!(counts(&desk.brings(id, std::slice::from_ref(item)).await), [1, 0, 0, 0]);
        }
        let kept = desk.kept().await;
        let leads: Vec<_> = kept.iter().map(|kept| (kept.is_public, kept.lead.as_deref())).collect();
        let gamma = Some("gamma");
        assert_eq!(leads, [(false, gamma), (false, gamma), (true, None)], "{order:?}");
        let site = desk.site().await;
        for list in ["/en", "/en/world"] {
            let page = site.page(list).await;
            let cards = page.texts("main [data-teaser] h2").len() + page.texts("main [data-teaser] h3").len();
            assert_eq!(cards, 1, "{order:?}: {list}");
            assert!(
                page.one("main [data-teaser]").text().contains("All safe as ferry grounds"),
                "{order:?}: {list}"
            );
        }
        let lead = &kept[2].path;
        let page = site.page(lead).await;
        let credits = [
            page.one("[data-slot=source]").text(),
            page.texts("[data-slot=provenance] ul a").join(" "),
        ]
        .concat();
        for (id, item) in ["The alpha wire", "The beta wire", "The gamma wire"]
            .into_iter()
            .zip(&printed)
        {
            assert!(credits.contains(id), "{order:?}: {id} in {credits}");
            let about = site.page(&format!("/en/sources/{}", item.0)).await.texts("main li").join(" ");
            assert!(about.contains("1 article"), "{order:?}: {id}: {about}");
        }
        let originals = page.attrs("[data-slot=provenance] ul a", "href");
        for original in ["https://papers.example/alpha-1", "https://papers.example/beta-1"] {
            assert!(originals.contains(&original), "{order:?}: {originals:?}");
        }
        for other in &kept[..2] {
            let reply = site.get(&other.path).await;
            assert_eq!((reply.status, reply.location()), (301, lead.as_str()), "{order:?}");
        }
    }
}

#[tokio::test]
async fn a_different_story_with_the_same_title_stays_apart() {
    let desk = three().await;
    for (id, text) in [("alpha", FERRY), ("beta", HARVEST), ("gamma", TUNNEL)] {
        desk.brings(id, &[Item::new(id).title("What happened today").text(text)])
            .await;
    }
    assert!(desk.kept().await.iter().all(|kept| kept.is_public && kept.lead.is_none()));
    let page = desk.site().await.page("/en/world").await;
    assert_eq!(page.stories("main").len(), 3);
}

/// Two aggregators that lead to one original.
#[tokio::test]
async fn briefs_that_lead_to_one_original_are_one_card() {
    let desk = three().await;
    for (id, words) in [
        ("alpha", "A ferry has run aground."),
        ("beta", "Ferry passengers were brought ashore."),
    ] {
        let item = Item::new(id).link("https://agency.example/ferry").brief(words);
        desk.brings(id, &[item]).await;
    }
    assert_eq!(desk.kept().await.iter().filter(|kept| kept.is_public).count(), 1);
}

/// An English summary of a French original is for other readers than the original.
#[tokio::test]
async fn articles_in_two_languages_are_never_one_card() {
    let desk = three().await;
    let item = |id: &str, words: &str, lang: &str| {
        Item::new(id).link("https://agency.example/ferry").brief(words).more(&format!(
            "<dc:language xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{lang}</dc:language>"
        ))
    };
    desk.brings(
        "alpha",
        &[item("a", "A ferry has run aground near the islands, and all are safe.", "en")],
    )
    .await;
    desk.brings(
        "beta",
        &[item(
            "b",
            "Un ferry s’est échoué près des îles, et tous sont sains et saufs.",
            "fr",
        )],
    )
    .await;
    let kept = desk.kept().await;
    assert!(kept.iter().all(|kept| kept.is_public), "{kept:#?}");
    assert!(
        kept[0].path.starts_with("/en/") && kept[1].path.starts_with("/fr/"),
        "{kept:#?}"
    );
}

#[tokio::test]
async fn one_source_is_not_folded_into_itself() {
    let desk = Desk::new().await;
    let morning = Item::new("morning").text(FERRY);
    let evening = Item::new("evening").text(&FERRY.replace("Tuesday evening", "Tuesday night"));
    desk.brings("alpha", &[morning, evening]).await;
    assert!(desk.kept().await.iter().all(|kept| kept.is_public));
}

#[tokio::test]
async fn a_date_that_cannot_be_believed_does_not_lead() {
    for order in [[0, 1], [1, 0]] {
        let desk = three().await;
        let items = [
            ("alpha", Item::new("a").text(FERRY).date("Thu, 01 Jan 1970 00:00:00 GMT")),
            ("beta", Item::new("b").text(FERRY).date("Wed, 19 Mar 2025 08:59:00 GMT")),
        ];
        for index in order {
            desk.brings(items[index].0, std::slice::from_ref(&items[index].1)).await;
        }
        let leads: Vec<_> = desk.kept().await.into_iter().map(|kept| kept.lead).collect();
        assert_eq!(leads, [Some("beta".to_owned()), None], "{order:?}");
    }
}

/// Readers have the text already: they do not lose it until the embargo of another source is over.
#[tokio::test]
async fn one_under_embargo_does_not_lead_before_one_that_is_public() {
    let embargoed = feed::ninjs(
        "urn:agency:1",
        "Report on ferries",
        FERRY,
        &json!({ "embargoed": "2025-03-19T12:00:00+01:00" }),
    );
    let undated = Item::new("a").text(FERRY).without_date();
    for is_embargoed_first in [true, false] {
        let desk = three().await;
        if is_embargoed_first {
            desk.take_in("beta", embargoed.clone()).await;
        }
        desk.brings("alpha", std::slice::from_ref(&undated)).await;
        if !is_embargoed_first {
            desk.take_in("beta", embargoed.clone()).await;
        }
        let kept = desk.kept().await;
        let leads: Vec<_> = kept.iter().map(|kept| (kept.is_public, kept.lead.as_deref())).collect();
        assert_eq!(leads, [(true, None), (false, Some("alpha"))], "{is_embargoed_first}");
        assert_eq!(desk.site().await.get(&kept[0].path).await.status, 200, "{is_embargoed_first}");
    }
}

#[tokio::test]
async fn an_edit_of_one_that_is_folded_makes_no_second_card() {
    let desk = three().await;
    let printed = printed();
    for (id, item) in &printed {
        desk.brings(id, std::slice::from_ref(item)).await;
    }
    let edited = printed[1].1.clone().text(&FERRY.replace("eleven", "twelve"));
    assert_eq!(counts(&desk.brings("beta", &[edited]).await), [0, 1, 0, 0]);
    assert_eq!(desk.kept().await.iter().filter(|kept| kept.is_public).count(), 1);
}

/// Its readers would never see it: the lead says something else.
#[tokio::test]
async fn one_that_becomes_another_story_gets_a_card_of_its_own() {
    for (turned, rest) in [("beta", "alpha"), ("gamma", "alpha")] {
        let desk = three().await;
        let printed = printed();
        for (id, item) in &printed {
            desk.brings(id, std::slice::from_ref(item)).await;
        }
        let (_, item) = printed.iter().find(|(id, _)| *id == turned).unwrap();
        desk.brings(turned, &[item.clone().title("Olive harvest").text(HARVEST)])
            .await;
        let kept = desk.kept().await;
        let of = |id: &str| -> &Kept { kept.iter().find(|kept| kept.source == id).unwrap() };
        assert!(of(turned).is_public, "{turned}: {kept:#?}");
        let others: Vec<_> = kept.iter().filter(|kept| kept.source != turned).collect();
        assert_eq!(others.iter().filter(|kept| kept.is_public).count(), 1, "{turned}: {kept:#?}");
        assert!(
            others.iter().all(|kept| kept.lead.as_deref() != Some(turned)),
            "{turned} {rest}: {kept:#?}"
        );
        assert_eq!(desk.site().await.page("/en/world").await.stories("main").len(), 2);
    }
}

/// A link blog writes about what it leads to, and gives that address as its own.
#[tokio::test]
async fn another_text_with_the_same_address_takes_nothing_from_the_one_that_is_there() {
    let address = "https://papers.example/ferry";
    for order in [[0, 1], [1, 0]] {
        for date in ["Wed, 19 Mar 2025 06:00:00 GMT", "Wed, 19 Mar 2025 08:00:00 GMT"] {
            let desk = three().await;
            let items = [
                ("alpha", Item::new("a").link(address).text(FERRY)),
                ("beta", Item::new("b").link(address).text(HARVEST).date(date)),
            ];
            for index in order {
                desk.brings(items[index].0, std::slice::from_ref(&items[index].1)).await;
            }
            let kept = desk.kept().await;
            assert!(
                kept.len() == 2 && kept.iter().all(|kept| kept.is_public && kept.lead.is_none()),
                "{order:?}, {date}: {kept:#?}"
            );
            let site = desk.site().await;
            for (kept, words) in kept.iter().zip(["ran aground", "Olive growers"]) {
                let body = site.page(&kept.path).await.one("[data-slot=body]").text();
                assert!(body.contains(words), "{order:?}, {date}: {body}");
            }
        }
    }
}

/// Whichever of the two it is filed with, the other stays.
#[tokio::test]
async fn a_brief_that_leads_to_an_address_brings_no_two_texts_together() {
    for order in ORDERS {
        let desk = three().await;
        let item = |id: &str| Item::new(id).link("https://papers.example/ferry");
        let items = [
            ("alpha", item("a").text(FERRY)),
            ("beta", item("b").text(HARVEST).date("Wed, 19 Mar 2025 06:00:00 GMT")),
            ("gamma", item("c").brief("A ferry has run aground.")),
        ];
        for index in order {
            desk.brings(items[index].0, std::slice::from_ref(&items[index].1)).await;
        }
        let kept = desk.kept().await;
        assert_eq!(kept.iter().filter(|kept| kept.is_public).count(), 2, "{order:?}: {kept:#?}");
        for (long, other) in [("alpha", "beta"), ("beta", "alpha")] {
            let long = kept.iter().find(|kept| kept.source == long).unwrap();
            assert_ne!(long.lead.as_deref(), Some(other), "{order:?}");
        }
    }
}

/// Its own are not the ones that are looked for, and there may be many.
#[tokio::test]
async fn the_same_text_of_another_source_is_found_however_often_its_own_source_has_it() {
    let desk = three().await;
    let version = |number: u32| Item::new(&format!("a{number}")).text(&FERRY.replace("eleven", &number.to_string()));
    let many: Vec<Item> = (100..170).map(version).collect();
    desk.brings("alpha", &many).await;
    desk.brings("beta", &[Item::new("b").title("Found").text(FERRY)]).await;
    desk.brings(
        "alpha",
        &[version(170).title("The last").date("Wed, 19 Mar 2025 08:00:00 GMT")],
    )
    .await;
    let kept = desk.kept().await;
    let last = kept.iter().find(|kept| kept.headline == "The last").unwrap();
    assert!(!last.is_public && last.lead.is_some(), "{last:?}");
}
