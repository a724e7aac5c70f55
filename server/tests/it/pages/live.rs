//! Live reports: articles told in entries with times.

use serde_json::{Value, json};

use super::assert_sound;
use crate::{
    html::Page,
    story::Story,
    test_app::{Setup, TestApp},
};

/// Two of its three entries are after its publication at eight; in the file the newest stands between the others.
const BODY: &str = "Une introduction.

## 2025-03-19T08:10:00+01:00 « Début » & *suite* {key}

Le premier texte, avec un [lien](https://a.example/).

## 2025-03-19T09:41:00+01:00

Sans titre : le *saperlipopette*.

- un
- deux

## 2025-03-19T08:30:00Z Fin du matin {key}

### Détail

Le dernier mot.
";
const IDS: [&str; 3] = ["e-20250319T084100Z", "e-20250319T083000Z", "e-20250319T071000Z"];

fn report(state: &str) -> Story {
    Story::new("direct").live(state).body(BODY)
}

/// White space folded, as elements' texts are.
fn folded(value: &Value) -> String {
    value
        .as_str()
        .unwrap()
        .split([' ', '\n'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn json_ld(page: &Page) -> Value {
    serde_json::from_str(page.one("script[type=application/ld+json]").raw_text()).unwrap()
}

#[tokio::test]
async fn a_report_shows_its_entries_newest_first_each_with_time_heading_and_an_address_of_its_own() {
    let app = TestApp::with([report("open")]).await;
    let page = app.page("/fr/monde/direct").await;
    assert_sound("/fr/monde/direct", &page);
    assert_eq!(page.attrs("[data-slot=body] [class=entry]", "id"), IDS);
    assert_eq!(
        page.attrs("[data-slot=body] [class=entry__link]", "href"),
        IDS.map(|id| format!("#{id}"))
    );
    assert!(
        page.all("[class=entry__link]")
            .iter()
            .all(|link| link.attr("aria-label") == Some("Lien vers cette publication"))
    );
    assert_eq!(
        page.attrs("[data-slot=body] time", "datetime"),
        [
            "2025-03-19T09:41:00+01:00",
            "2025-03-19T09:30:00+01:00",
            "2025-03-19T08:10:00+01:00"
        ]
    );
    assert_eq!(
        page.texts("[data-slot=body] h2"),
        ["19 mars 2025, 09:41", "Fin du matin", "«\u{a0}Début\u{a0}» & suite"]
    );
    assert_eq!(page.texts("[data-slot=body] h3"), ["Détail"]);
    assert!(page.one("[data-slot=body]").text().starts_with("Une introduction."));
}

#[tokio::test]
async fn key_events_are_links_to_their_entries_and_without_one_there_is_no_list() {
    let app = TestApp::with([
        report("open"),
        Story::new("simple")
            .live("over")
            .body("## 2025-03-19T08:10:00+01:00 Un titre\n\nUn texte."),
    ])
    .await;
    let page = app.page("/fr/monde/direct").await;
    let list = page.one("nav[data-slot=key-events]");
    assert_eq!(
        page.one(&format!("[id={}]", list.attr("aria-labelledby").unwrap())).text(),
        "Moments clés"
    );
    assert_eq!(
        page.attrs("[data-slot=key-events] a", "href"),
        [IDS[1], IDS[2]].map(|id| format!("#{id}"))
    );
    assert_eq!(
        page.texts("[data-slot=key-events] a"),
        ["Fin du matin", "«\u{a0}Début\u{a0}» & suite"]
    );
    assert!(!app.page("/fr/monde/simple").await.has("[data-slot=key-events]"));
}

#[tokio::test]
async fn an_open_report_says_so_in_a_word_and_leads_to_itself_and_one_that_is_over_says_that() {
    let app = TestApp::with([report("open"), report("over").lang("en"), Story::new("other")]).await;
    let open = app.page("/fr/monde/direct").await;
    assert_eq!(open.one("[data-slot=live] span").text(), "En direct");
    let link = open.one("[data-slot=live] a");
    assert_eq!(
        (link.attr("href"), link.text().as_str()),
        (Some("/fr/monde/direct"), "Afficher les dernières publications")
    );
    let over = app.page("/en/world/direct").await;
    assert_eq!(over.one("[data-slot=live]").text(), "This live report has ended.");
    assert!(!over.has("[data-slot=live] a") && !over.has("[class=live-label]"));
    assert!(!app.page("/fr/monde/other").await.has("[data-slot=live]"));
}

#[tokio::test]
async fn a_teaser_of_an_open_report_carries_its_label_wherever_it_stands() {
    let app = TestApp::with([
        report("open").topics(&["nato"]),
        Story::new("ended").live("over").topics(&["nato"]).body(BODY),
        Story::new("other").topics(&["nato"]),
    ])
    .await;
    server::jobs::index_search::work_off(&app.state.store, app.state.clock.now())
        .await
        .unwrap();
    for target in [
        "/fr",
        "/fr/monde",
        "/fr/topics/nato",
        "/fr/search?q=titre",
        "/fr/monde/other",
        "/lite/fr",
    ] {
        let page = app.get(target).await.page();
        assert_eq!(
            page.texts("[data-teaser=direct] [class=live-label]"),
            ["En direct"],
            "{target}"
        );
        assert_eq!(page.all("main [data-teaser] [class=live-label]").len(), 1, "{target}");
    }
}

#[tokio::test]
async fn json_ld_of_a_report_says_what_readers_see() {
    let app = TestApp::with([report("over"), report("open").lang("de")]).await;
    let page = app.page("/fr/monde/direct").await;
    let data = json_ld(&page);
    assert_eq!(data["@type"], json!("LiveBlogPosting"));
    assert_eq!(
        json!([data["coverageEndTime"], data["coverageStartTime"]]),
        json!(["2025-03-19T09:41:00+01:00", "2025-03-19T08:10:00+01:00"])
    );
    assert_eq!(
        json!([data["datePublished"], data["dateModified"]]),
        json!(page.attrs("[data-slot=times] time", "datetime"))
    );
    let updates = data["liveBlogUpdate"].as_array().unwrap();
    assert_eq!(updates.len(), 3);
    let times = page.attrs("[data-slot=body] time", "datetime");
    let headings = page.texts("[data-slot=body] h2");
    for (place, update) in updates.iter().enumerate() {
        assert_eq!(update["@type"], json!("BlogPosting"));
        assert_eq!(update["datePublished"], json!(times[place]));
        assert_eq!(folded(&update["headline"]), headings[place]);
        let text = page.one(&format!("[id={}] [class=article__body]", IDS[place])).text();
        assert_eq!(folded(&update["articleBody"]), text);
        let url = format!("{}#{}", page.canonical().unwrap(), IDS[place]);
        assert_eq!(update["url"], json!(url));
    }
    assert_eq!(page.attrs("head meta[property=og:type]", "content"), ["article"]);
    let open = json_ld(&app.page("/de/welt/direct").await);
    assert_eq!(
        (open.get("coverageEndTime"), open["liveBlogUpdate"].as_array().unwrap().len()),
        (None, 3)
    );
}

#[tokio::test]
async fn a_report_is_updated_when_its_newest_entry_was_posted_or_later() {
    let app = TestApp::with([report("open"), report("open").lang("en").updated("2025-03-19T09:50:00+01:00")]).await;
    for (target, feed, updated) in [
        ("/fr/monde/direct", "/fr/feed.atom", "09:41:00+01:00"),
        ("/en/world/direct", "/en/feed.atom", "09:50:00+01:00"),
    ] {
        let updated: jiff::Timestamp = format!("2025-03-19T{updated}").parse().unwrap();
        let times = app.page(target).await;
        let times = times.attrs("[data-slot=times] time", "datetime");
        assert_eq!(times[1].parse::<jiff::Timestamp>().unwrap(), updated, "{target}");
        assert!(
            app.get(feed).await.text().contains(&format!("<updated>{updated}</updated>")),
            "{feed}"
        );
    }
}

#[tokio::test]
async fn a_word_that_only_an_entry_has_is_found() {
    let app = TestApp::with([report("open"), Story::new("other")]).await;
    server::jobs::index_search::work_off(&app.state.store, app.state.clock.now())
        .await
        .unwrap();
    let page = app.page("/fr/search?q=saperlipopette").await;
    assert_eq!(page.stories("main"), ["direct"]);
    assert_eq!(page.texts("mark"), ["saperlipopette"]);
}

#[tokio::test]
async fn times_of_entries_are_in_the_words_of_the_edition_and_the_sites_zone() {
    let app = Setup::default()
        .config("languages = [\"de\", \"ar\"]\ntime_zone = \"Europe/Helsinki\"")
        .start()
        .await;
    app.paper.import([report("open").lang("de"), report("open").lang("ar")]).await;
    let german = app.page("/de/welt/direct").await;
    assert_eq!(
        german.texts("[data-slot=body] time")[0],
        "19. März 2025 um 10:41".replace(" um ", ", ")
    );
    assert_eq!(
        german.attrs("[data-slot=body] time", "datetime")[0],
        "2025-03-19T10:41:00+02:00"
    );
    let front = app.page("/ar").await;
    let target = front.attrs("[data-teaser=direct] a", "href")[0];
    let arabic = app.page(target).await;
    assert_sound(target, &arabic);
    assert_eq!(arabic.attrs("[data-slot=body] [class=entry]", "id"), IDS);
    assert_eq!(arabic.one("[data-slot=live] span").text(), "مباشر");
}

#[tokio::test]
async fn a_light_page_has_the_whole_report_and_its_refresh_stays_light() {
    let app = TestApp::with([report("open")]).await;
    let (whole, light) = (
        app.page("/fr/monde/direct").await,
        app.get("/lite/fr/monde/direct").await.page(),
    );
    assert_sound("/lite/fr/monde/direct", &light);
    assert_eq!(light.texts("h2"), whole.texts("h2"));
    assert_eq!(light.one("[data-slot=body]").text(), whole.one("[data-slot=body]").text());
    assert_eq!(light.one("[data-slot=live] a").attr("href"), Some("/lite/fr/monde/direct"));
    assert_eq!(
        light.attrs("[class=entry__link]", "href"),
        whole.attrs("[class=entry__link]", "href")
    );
}

#[tokio::test]
async fn headings_of_an_ordinary_article_stay_headings_whatever_they_say() {
    let app = TestApp::with([Story::new("a").body(BODY)]).await;
    let page = app.page("/fr/monde/a").await;
    assert!(!page.has("[class=entry]") && !page.has("[data-slot=body] time"));
    assert_eq!(page.all("[data-slot=body] h2").len(), 3);
}
