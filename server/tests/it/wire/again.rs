//! An item that comes again is the same article, whatever of it has changed.

use super::{
    Desk, Kept, counts,
    feed::{FERRY, HARVEST, Item, TUNNEL},
    source,
};
use crate::{html::Page, paper::at};

fn ferry() -> Item {
    Item::new("ferry").title("Ferry runs aground off Kallin").text(FERRY)
}

/// The words that a revision took and gave.
fn changes(page: &Page) -> (Vec<String>, Vec<String>) {
    (
        page.texts("[data-slot=provenance] del"),
        page.texts("[data-slot=provenance] ins"),
    )
}

#[tokio::test]
async fn the_same_feed_twice_brings_nothing_new() {
    let desk = Desk::new().await;
    let items = [
        ferry(),
        Item::new("b"),
        Item::new("c").guid(None),
        Item::new("d").guid(None).without_link(),
    ];
    assert_eq!(counts(&desk.brings("alpha", &items).await), [4, 0, 0, 0]);
    let kept = desk.kept().await;
    for _ in 0..2 {
        assert_eq!(counts(&desk.brings("alpha", &items).await), [0, 0, 4, 0]);
    }
    assert_eq!(desk.kept().await, kept);
    assert_eq!(
        desk.site().await.page("/en/sources/alpha").await.stories("main").len(),
        4,
        "readers see each once"
    );
}

#[tokio::test]
async fn an_edited_item_is_one_revision_at_the_same_address_first_published_as_before() {
    let desk = Desk::new().await;
    desk.brings("alpha", &[ferry()]).await;
    let before = desk.only().await;
    let edited = ferry()
        .title("Ferry with 214 aboard runs aground off Kallin")
        .text(&FERRY.replace("eleven were treated", "twelve were treated"))
        .date("Wed, 19 Mar 2025 09:40:00 GMT");
    let later = "2025-03-19T11:00:00+01:00";
    assert_eq!(
        counts(&desk.brings_at("alpha", std::slice::from_ref(&edited), later).await),
        [0, 1, 0, 0]
    );
    assert_eq!(counts(&desk.brings_at("alpha", &[edited], later).await), [0, 0, 1, 0]);
    let after = desk.only().await;
    assert_eq!(
        (after.path.as_str(), after.published, after.revisions),
        (before.path.as_str(), before.published, 1)
    );
    let page = desk.site_at(later).await.page(&after.path).await;
    assert_eq!(page.one("h1").text(), "Ferry with 214 aboard runs aground off Kallin");
    assert_eq!(
        page.attrs("[data-slot=times] time", "datetime").first(),
        Some(&"2025-03-19T08:00:00+01:00")
    );
    let (took, gave) = changes(&page);
    assert_eq!(
        (took, gave),
        (vec!["eleven".into()], vec!["with 214 aboard".into(), "twelve".into()])
    );
    assert_eq!(page.all("[data-slot=provenance] ol h3").len(), 1);
}

#[tokio::test]
async fn a_version_with_the_same_words_is_said_to_have_them() {
    let desk = Desk::new().await;
    let leading_to = |target: &str| ferry().text(&format!("<p>{FERRY}</p><p>More <a href=\"{target}\">there</a>.</p>"));
    desk.brings("alpha", &[leading_to("https://one.example/")]).await;
    let later = "2025-03-19T11:00:00+01:00";
    let edited = leading_to("https://other.example/").updated("2025-03-19T09:40:00Z");
    assert_eq!(counts(&desk.brings_at("alpha", &[edited], later).await), [0, 1, 0, 0]);
    let path = desk.only().await.path;
    let page = desk.site_at(later).await.page(&format!("{path}?since=1")).await;
    let section = page.one("[data-slot=changes]").text();
    assert!(section.contains("The words shown here are the same."), "{section}");
    assert!(page.all("[data-slot=changes] :is(ins, del)").is_empty());
}

/// Most feeds give no more than a sentence: their edits are read word by word as well.
#[tokio::test]
async fn an_edited_brief_shows_only_the_words_that_changed() {
    let desk = Desk::new().await;
    let brief =
        |count: &str| Item::new("brief").brief(&format!("Rescuers found {count} climbers alive on the Eiger on Tuesday."));
    desk.brings("alpha", &[brief("two")]).await;
    desk.brings("alpha", &[brief("three")]).await;
    assert_eq!(changes(&desk.page().await), (vec!["two".into()], vec!["three".into()]));
}

/// Plain RSS has one date, of the first publication.
#[tokio::test]
async fn every_edit_is_taken_of_a_feed_that_never_says_when_it_changed_an_item() {
    let desk = Desk::new().await;
    let version = |number: u32| ferry().text(&FERRY.replace("eleven", &number.to_string()));
    for number in 12..16 {
        let now = format!("2025-03-19T{number}:00:00+01:00");
        desk.brings_at("alpha", &[version(number)], &now).await;
    }
    assert_eq!(desk.only().await.revisions, 3);
    let page = desk
        .site_at("2025-03-19T16:00:00+01:00")
        .await
        .page(&desk.only().await.path)
        .await;
    assert!(page.one("[data-slot=body]").text().contains("15 were treated"));
}

#[tokio::test]
async fn an_older_version_does_not_replace_a_later_one() {
    let desk = Desk::new().await;
    let first = ferry();
    let second = ferry().text(HARVEST).updated("2025-03-19T08:30:00Z");
    desk.brings("alpha", std::slice::from_ref(&second)).await;
    assert_eq!(counts(&desk.brings("alpha", &[first]).await), [0, 0, 1, 0]);
    assert_eq!(counts(&desk.brings("alpha", &[second]).await), [0, 0, 1, 0]);
    assert!(desk.page().await.one("[data-slot=body]").text().contains("Olive growers"));
}

#[tokio::test]
async fn the_way_an_address_is_written_makes_no_new_story() {
    let desk = Desk::new().await;
    let at = |link: &str| Item::new("x").guid(None).link(link).text(FERRY);
    desk.brings("alpha", &[at("http://papers.example/ferry")]).await;
    let before = desk.only().await;
    for link in [
        "https://papers.example/ferry",
        "https://papers.example/ferry?utm_source=rss&utm_medium=feed",
        "https://www.papers.example/ferry",
        "https://papers.example/ferry/",
        "http://www.papers.example:80/ferry/?fbclid=a#top",
    ] {
        assert_eq!(counts(&desk.brings("alpha", &[at(link)]).await), [0, 0, 1, 0], "{link}");
        // Also when the text is another, so that the address alone tells.
        desk.brings("alpha", &[at(link).text(HARVEST)]).await;
        desk.brings("alpha", &[at(link)]).await;
        assert_eq!(desk.only().await.path, before.path, "{link}");
    }
}

#[tokio::test]
async fn a_new_title_a_new_guid_and_a_new_address_one_at_a_time_make_no_new_story() {
    let desk = Desk::new().await;
    desk.brings("alpha", &[ferry()]).await;
    let path = desk.only().await.path;
    let titled = ferry().title("All safe after ferry grounding");
    let moved = titled.clone().link("https://papers.example/2025/all-safe");
    let renamed = moved.clone().guid("urn:uuid:another");
    // Known by what it learned on the way.
    let far = renamed.clone().link("https://papers.example/archive/1");
    for (step, item) in [titled, moved, renamed, far].into_iter().enumerate() {
        desk.brings("alpha", &[item]).await;
        assert_eq!(desk.only().await.path, path, "step {step}");
    }
}

#[tokio::test]
async fn a_new_guid_and_a_new_address_at_once_are_known_by_the_text() {
    let desk = Desk::new().await;
    desk.brings("alpha", &[ferry()]).await;
    let moved = ferry().guid("urn:uuid:another").link("https://papers.example/elsewhere");
    assert_eq!(counts(&desk.brings("alpha", &[moved]).await), [0, 0, 1, 0]);
    desk.only().await;
}

/// The notice of a crossing that is printed each morning.
#[tokio::test]
async fn the_same_words_another_day_under_another_guid_and_address_are_another_article() {
    let desk = Desk::new().await;
    let of = |day: u32| {
        ferry()
            .guid(None)
            .link(&format!("https://papers.example/2025/03/{day}"))
            .more(&format!("<guid isPermaLink=\"false\">urn:day:{day}</guid>"))
            .date(&format!("{day} Mar 2025 06:00:00 GMT"))
    };
    for day in 16..19 {
        let now = format!("2025-03-{day}T10:00:00+01:00");
        assert_eq!(
            counts(&desk.brings_at("alpha", &[of(day)], &now).await),
            [1, 0, 0, 0],
            "{day}"
        );
        assert_eq!(
            counts(&desk.brings_at("alpha", &[of(day)], &now).await),
            [0, 0, 1, 0],
            "{day}"
        );
    }
    let kept = desk.kept().await;
    assert!(kept.len() == 3 && kept.iter().all(|kept| kept.is_public), "{kept:#?}");
    // A date that is none says nothing of it.
    let undated = of(15).without_date();
    assert_eq!(counts(&desk.brings("alpha", &[undated]).await), [0, 0, 1, 0]);
    // Nor does a later date of one whose address is known.
    let renamed = of(18)
        .guid(None)
        .link("https://papers.example/2025/03/18")
        .date("19 Mar 2025 08:00:00 GMT");
    assert_eq!(counts(&desk.brings("alpha", &[renamed]).await), [0, 0, 1, 0]);
}

#[tokio::test]
async fn items_that_all_link_to_the_home_page_stay_apart() {
    let desk = Desk::with(&[
        source("alpha", ""),
        source("beta", "").replace("https://beta.example/", "https://beta.example/news/"),
    ])
    .await;
    for (id, home) in [("alpha", "https://alpha.example/"), ("beta", "https://beta.example/news")] {
        let item = |id: &str, text: &str| Item::new(id).link(home).text(text);
        let (ferry, harvest) = (item("ferry", FERRY), item("harvest", HARVEST));
        assert_eq!(
            counts(&desk.brings(id, &[ferry.clone(), harvest.clone()]).await)[0],
            2,
            "{id}"
        );
        // One at a time nothing shows that others have the same.
        let other = item("other", "<p>Something else altogether, in a few words.</p>");
        assert_eq!(counts(&desk.brings(id, &[other]).await)[0], 1, "{id}");
        let last = item("last", "<p>And a last one which is like none of the others.</p>");
        assert_eq!(counts(&desk.brings(id, &[last]).await)[0], 1, "{id}");
        assert_eq!(counts(&desk.brings(id, &[ferry, harvest]).await), [0, 0, 2, 0], "{id}");
    }
}

#[tokio::test]
async fn items_without_guid_that_share_an_address_that_is_no_home_page_stay_apart() {
    let desk = Desk::new().await;
    let item = |text: &str| {
        Item::new("x")
            .guid(None)
            .title("Live")
            .link("https://papers.example/live")
            .text(text)
    };
    let items = [item(FERRY), item(HARVEST)];
    assert_eq!(counts(&desk.brings("alpha", &items).await), [2, 0, 0, 0]);
    assert_eq!(counts(&desk.brings("alpha", &items).await), [0, 0, 2, 0]);
}

/// Each revised the other, with every fetch.
#[tokio::test]
async fn two_entries_of_a_document_that_are_one_item_are_its_latest_version_however_often_it_comes() {
    let desk = Desk::new().await;
    let first = ferry().updated("2025-03-19T07:30:00Z");
    let second = ferry().text(HARVEST).updated("2025-03-19T08:30:00Z");
    let undated = |id: &str, text: &str| {
        Item::new(id)
            .guid("undated")
            .link("https://papers.example/undated")
            .text(text)
    };
    let texts = ["<p>One of two texts that have everything else in common.</p>", TUNNEL];
    let items = [second, first, undated("a", texts[0]), undated("b", texts[1])];
    assert_eq!(counts(&desk.brings("alpha", &items).await), [2, 0, 0, 0]);
    for _ in 0..2 {
        assert_eq!(counts(&desk.brings("alpha", &items).await), [0, 0, 2, 0]);
    }
    let revisions: Vec<i64> = desk.kept().await.iter().map(|kept| kept.revisions).collect();
    assert_eq!(revisions, [0, 0]);
}

/// All of them became one article, the last that came.
#[tokio::test]
async fn a_guid_that_every_entry_of_a_document_has_tells_none_of_them() {
    let desk = Desk::new().await;
    let item = |id: &str, text: &str| Item::new(id).guid("https://alpha.example/").text(text);
    let items = [item("ferry", FERRY), item("harvest", HARVEST), item("tunnel", TUNNEL)];
    assert_eq!(counts(&desk.brings("alpha", &items).await), [3, 0, 0, 0]);
    assert_eq!(counts(&desk.brings("alpha", &items).await), [0, 0, 3, 0]);
}

#[tokio::test]
async fn guids_that_count_from_one_belong_to_their_source() {
    let desk = Desk::with(&[source("alpha", ""), source("beta", "")]).await;
    let item = |id: &str, text: &str| Item::new(id).guid("1").text(text);
    desk.brings("alpha", &[item("ferry", FERRY)]).await;
    desk.brings("beta", &[item("harvest", HARVEST)]).await;
    assert_eq!(desk.headlines().await, ["Headline of ferry", "Headline of harvest"]);
}

#[tokio::test]
async fn the_panel_says_when_and_from_what_bytes_it_came() {
    let desk = Desk::new().await;
    desk.brings("alpha", &[ferry()]).await;
    let Kept { path, published, .. } = desk.only().await;
    assert_eq!(published, at("2025-03-19T07:00:00Z"));
    let page = desk.site().await.page(&path).await;
    let hash = page.one("[data-slot=provenance] code").text();
    assert!(
        hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{hash}"
    );
    let source = page.one("[data-slot=source]");
    assert!(source.text().contains("The alpha wire"), "{}", source.text());
    assert!(
        page.attrs("[data-slot=source] a", "href")
            .contains(&"https://papers.example/ferry")
    );
}
