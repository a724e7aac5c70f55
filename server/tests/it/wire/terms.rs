//! What a source allows, announces and takes back.

use serde_json::json;

use super::{
    Desk, counts,
    feed::{self, FERRY, HARVEST, Item},
    source,
};
use crate::pages::assert_page;

/// The end of the first paragraph, which an excerpt holds, and words from the end of the text, which none does.
const LATE: [&str; 3] = ["Alan Pryce", "cancelled all sailings", "Oban"];

fn excerpted() -> String {
    source("alpha", "excerpt_only = true\nlicence = \"All rights reserved\"")
}

/// Everything that is served about the only article.
async fn everything(desk: &Desk) -> String {
    let site = desk.site().await;
    let path = desk.only().await.path;
    let mut all = String::new();
    for target in [path.as_str(), "/en", "/en/world", "/en/sources/alpha"] {
        all.push_str(site.get(target).await.text());
    }
    all
}

#[tokio::test]
async fn of_an_excerpt_the_whole_text_is_nowhere() {
    let desk = Desk::with(&[excerpted()]).await;
    desk.outside.answers("/quay.png", super::pictures::photograph(640, 360));
    let picture = format!("<img src=\"{}/quay.png\" alt=\"A quay\">", desk.outside.url);
    let item = Item::new("ferry").text(&format!("{FERRY}{picture}"));
    desk.brings("alpha", std::slice::from_ref(&item)).await;
    desk.brings(
        "alpha",
        &[item.clone().title("Ferry aground").text(&FERRY.replace("Tuesday", "Monday"))],
    )
    .await;
    desk.brings(
        "alpha",
        &[item.title("Ferry aground").text(&FERRY.replace("Sinclair", "McKay"))],
    )
    .await;
    assert_eq!(desk.only().await.revisions, 2);
    let all = everything(&desk).await;
    for words in LATE {
        assert!(!all.contains(words), "{words}");
    }
    let page = desk.page().await;
    let body = page.one("[data-slot=body]").text();
    assert!(body.contains("ran aground off Kallin") && body.ends_with('…'), "{body}");
    let panel = page.one("[data-slot=provenance]").text();
    assert!(panel.contains("allows an excerpt only"), "{panel}");
    assert!(page.one("[data-slot=source]").text().contains("All rights reserved"));
    assert_eq!(desk.outside.asked("/quay.png").len(), 0, "its pictures are not ours either");
    assert!(page.texts("[data-slot=provenance] del").join(" ").contains("Monday"));
}

/// What readers could see before the source asked for less.
#[tokio::test]
async fn a_source_that_allows_less_from_now_on_has_the_rest_taken_away() {
    let mut desk = Desk::new().await;
    desk.brings("alpha", &[Item::new("ferry").text(FERRY)]).await;
    desk.config = desk.config.replace(
        &source("alpha", "").replace("OUTSIDE", &desk.outside.url),
        &excerpted().replace("OUTSIDE", &desk.outside.url),
    );
    assert!(desk.source("alpha").excerpt_only);
    desk.brings("alpha", &[Item::new("ferry").text(FERRY)]).await;
    let all = everything(&desk).await;
    for words in LATE {
        assert!(!all.contains(words), "{words}");
    }
}

#[tokio::test]
async fn an_excerpt_of_a_summary_is_the_standfirst() {
    let desk = Desk::with(&[excerpted()]).await;
    desk.brings(
        "alpha",
        &[Item::new("a")
            .summary("A ferry with 214 aboard has run aground; all are safe.")
            .text(HARVEST)],
    )
    .await;
    let page = desk.page().await;
    assert_eq!(
        page.one("[data-slot=standfirst]").text(),
        "A ferry with 214 aboard has run aground; all are safe."
    );
    assert!(!everything(&desk).await.contains("Olive"));
}

#[tokio::test]
async fn search_engines_are_sent_to_the_original_where_the_source_wants_it() {
    let desk = Desk::with(&[source("alpha", "canonical = \"original\""), source("beta", "")]).await;
    desk.brings("alpha", &[Item::new("ferry").text(FERRY)]).await;
    desk.brings("beta", &[Item::new("harvest").text(HARVEST)]).await;
    let site = desk.site().await;
    let kept = desk.kept().await;
    let pages = [site.page(&kept[0].path).await, site.page(&kept[1].path).await];
    assert_eq!(pages[0].canonical(), Some("https://papers.example/ferry"));
    assert_eq!(site.path_of(pages[1].canonical().unwrap()), kept[1].path);
    for (page, original) in pages
        .iter()
        .zip(["https://papers.example/ferry", "https://papers.example/harvest"])
    {
        let data: serde_json::Value = serde_json::from_str(page.one("script[type=application/ld+json]").raw_text()).unwrap();
        assert_eq!(data["isBasedOn"], original);
        let panel = page.one("[data-slot=provenance]");
        assert!(panel.text().contains("papers.example"), "{}", panel.text());
        assert!(page.attrs("[data-slot=provenance] a", "href").contains(&original));
    }
    let asks = |page: &crate::html::Page| {
        page.one("[data-slot=provenance]")
            .text()
            .contains("Search engines are asked to list the original")
    };
    assert!(asks(&pages[0]) && !asks(&pages[1]), "the panel says so where it is so");
}

#[tokio::test]
async fn what_a_source_takes_back_answers_410_and_is_on_no_list() {
    for (pubstatus, source) in [
        ("canceled", source("alpha", "")),
        ("withheld", source("alpha", "").replace("lang = \"en\"\n", "")),
    ] {
        let desk = Desk::with(&[source]).await;
        let item = |more| feed::ninjs("urn:agency:1", "Ferry aground", FERRY, &more);
        assert_eq!(
            counts(&desk.take_in("alpha", item(json!({ "pubstatus": "usable" }))).await),
            [1, 0, 0, 0]
        );
        let path = desk.only().await.path;
        assert_eq!(desk.site().await.get(&path).await.status, 200);
        let kill = format!("{{\"items\": [{{\"uri\": \"urn:agency:1\", \"type\": \"text\", \"pubstatus\": \"{pubstatus}\"}}]}}");
        let report = desk.take_in("alpha", kill.clone()).await;
        assert_eq!(
            (report.withdrawn, report.skipped, report.failure),
            (1, vec![], None),
            "{pubstatus}"
        );
        let site = desk.site().await;
        assert_page(&site.get(&path).await, 410);
        assert_eq!(site.page("/en").await.stories("main"), Vec::<&str>::new());
        assert_eq!(desk.take_in("alpha", kill).await.withdrawn, 0, "once");
        // A copy that is still on its way does not bring it back.
        assert_eq!(counts(&desk.take_in("alpha", item(json!({}))).await), [0, 0, 1, 0]);
        assert_eq!(site.get(&path).await.status, 410);
    }
}

#[tokio::test]
async fn an_entry_that_atom_calls_deleted_answers_410() {
    let desk = Desk::with(&[source("alpha", "")
        .replace("lang = \"en\"\n", "")
        .replace("homepage = \"https://alpha.example/\"\n", "")])
    .await;
    let feed = |entry: &str| {
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\"><title>News</title><id>urn:f</id>{entry}</feed>"
        )
    };
    let entry = format!(
        "<entry><id>urn:0</id><title>Ferry aground</title><link href=\"https://papers.example/ferry\"/><updated>2025-03-19T07:00:00Z</updated><content type=\"html\">{}</content></entry>",
        feed::escaped(FERRY)
    );
    assert_eq!(counts(&desk.take_in("alpha", feed(&entry)).await), [1, 0, 0, 0]);
    let report = desk
        .take_in(
            "alpha",
            feed("<at:deleted-entry ref=\"urn:0\" when=\"2025-03-19T08:00:00Z\"/>"),
        )
        .await;
    assert_eq!((report.withdrawn, report.skipped), (1, vec![]));
    assert_page(&desk.site().await.get(&desk.only().await.path).await, 410);
}

#[tokio::test]
async fn when_the_lead_of_a_card_is_taken_back_another_shows_the_text() {
    let desk = Desk::with(&["alpha", "beta", "gamma"].map(|id| source(id, ""))).await;
    desk.take_in("alpha", feed::ninjs("urn:agency:1", "Ferry aground", FERRY, &json!({})))
        .await;
    for (id, date) in [
        ("beta", "Wed, 19 Mar 2025 08:00:00 GMT"),
        ("gamma", "Wed, 19 Mar 2025 08:30:00 GMT"),
    ] {
        desk.brings(id, &[Item::new(id).text(FERRY).date(date)]).await;
    }
    desk.take_in(
        "alpha",
        feed::ninjs("urn:agency:1", "Ferry aground", FERRY, &json!({ "pubstatus": "canceled" })),
    )
    .await;
    let kept = desk.kept().await;
    let leads: Vec<_> = kept.iter().map(|kept| (kept.is_public, kept.lead.as_deref())).collect();
    assert_eq!(leads, [(false, None), (true, None), (false, Some("beta"))]);
    let site = desk.site().await;
    let answers = [&kept[0], &kept[1], &kept[2]].map(|kept| site.get(&kept.path));
    let mut statuses = Vec::new();
    for answer in answers {
        statuses.push(answer.await.status);
    }
    assert_eq!(statuses, [410, 200, 301]);
}

#[tokio::test]
async fn what_is_under_embargo_is_not_shown_before_its_time() {
    let desk = Desk::new().await;
    let embargoed = feed::ninjs(
        "urn:agency:1",
        "Report on ferries",
        FERRY,
        &json!({ "embargoed": "2025-03-19T12:00:00+01:00" }),
    );
    assert_eq!(counts(&desk.take_in("alpha", embargoed.clone()).await), [1, 0, 0, 0]);
    assert_eq!(counts(&desk.take_in("alpha", embargoed).await), [0, 0, 1, 0]);
    let path = desk.only().await.path;
    let before = desk.site_at("2025-03-19T11:59:00+01:00").await;
    assert_page(&before.get(&path).await, 404);
    for list in ["/en", "/en/world", "/fr", "/en/sources"] {
        let reply = before.get(list).await;
        assert!(!reply.text().contains("Report on ferries"), "{list}");
    }
    assert_eq!(before.get("/en/sources/alpha").await.status, 404);
    let after = desk.site_at("2025-03-19T12:00:01+01:00").await;
    let page = after.page(&path).await;
    assert_eq!(
        page.attrs("[data-slot=times] time", "datetime").first(),
        Some(&"2025-03-19T12:00:00+01:00")
    );
    assert!(
        after
            .page("/en")
            .await
            .one("main [data-teaser]")
            .text()
            .contains("Report on ferries")
    );
    let panel = page.one("[data-slot=provenance]").text();
    assert!(!panel.contains("time of receipt"), "{panel}");
}

#[tokio::test]
async fn a_text_that_begins_with_its_headline_is_shown_without_it() {
    let desk = Desk::new().await;
    let item = |id: &str, heading: &str| {
        Item::new(id)
            .title("Ferry aground: all safe")
            .text(&format!("{heading}{FERRY}"))
    };
    for heading in [
        "<h1>Ferry aground: <i>all safe</i></h1>",
        "<article><section><h1>FERRY AGROUND – all safe</h1>",
        "<h3>Ferry aground</h3>",
    ] {
        desk.brings("alpha", &[item("a", heading)]).await;
        let page = desk.page().await;
        let headings = page.all("[data-slot=body] h2").len();
        assert_eq!(headings, usize::from(heading.starts_with("<h3>")), "{heading}");
        let body = page.one("[data-slot=body]").text();
        assert!(body.contains("ran aground off Kallin"), "{heading}: {body}");
    }
}

/// Agencies date what they announce by the time it is for.
#[tokio::test]
async fn an_embargo_is_no_wrong_date() {
    let desk = Desk::new().await;
    let noon = json!("2025-03-19T12:00:00+01:00");
    let item = feed::ninjs(
        "urn:agency:1",
        "Report",
        FERRY,
        &json!({ "embargoed": noon, "firstcreated": noon, "versioncreated": noon }),
    );
    desk.take_in("alpha", item).await;
    let page = desk
        .site_at("2025-03-19T12:01:00+01:00")
        .await
        .page(&desk.only().await.path)
        .await;
    let panel = page.one("[data-slot=provenance]").text();
    assert!(!panel.contains("time of receipt"), "{panel}");
}

#[tokio::test]
async fn a_subject_with_a_rule_goes_to_its_section() {
    let desk = Desk::with(&[source("alpha", "sections = { \"Football\" = \"sport\" }")]).await;
    let item = |id: &str, topic: &str| Item::new(id).more(&format!("<category>{topic}</category>"));
    desk.brings("alpha", &[item("a", "FOOTBALL"), item("b", "Chess")]).await;
    let paths: Vec<String> = desk.kept().await.into_iter().map(|kept| kept.path).collect();
    assert!(
        paths[0].starts_with("/en/sport/") && paths[1].starts_with("/en/world/"),
        "{paths:?}"
    );
}

#[tokio::test]
async fn a_story_is_in_the_language_that_it_says_or_else_is_written_in() {
    let desk = Desk::with(&[source("alpha", "").replace("lang = \"en\"\n", "")]).await;
    let french = "<p>Le gouvernement a présenté mercredi un projet de loi sur les forêts, que les députés examineront avant l’été prochain.</p>";
    desk.brings(
        "alpha",
        &[
            Item::new("a").title("Les forêts protégées").text(french),
            Item::new("b").text(FERRY),
        ],
    )
    .await;
    let mut paths: Vec<String> = desk.kept().await.into_iter().map(|kept| kept.path).collect();
    paths.sort();
    assert!(
        paths[0].starts_with("/en/world/") && paths[1].starts_with("/fr/monde/"),
        "{paths:?}"
    );
}
