//! Addresses made of headlines.

use crate::{
    story::Story,
    test_app::{Setup, TestApp},
};

#[tokio::test]
async fn every_headline_has_an_address_also_one_of_signs_or_in_a_script_that_its_language_does_not_have() {
    let story = |id: &str, headline: &str| Story::new(id).headline(headline).without_slug();
    let app = TestApp::with([
        story("signs", "— ?! —"),
        story("chinese", "北京峰会"),
        story("greek", "Λευκάδα"),
    ])
    .await;
    for (address, headline) in [
        ("/fr/monde/signs", "—\u{202f}?! —"),
        ("/fr/monde/bei-jing-feng-hui", "北京峰会"),
        ("/fr/monde/leukada", "Λευκάδα"),
    ] {
        assert_eq!(app.page(address).await.one("h1").text(), headline, "{address}");
    }
}

/// As when a version of this program writes a language's letters otherwise than the one before.
#[tokio::test]
async fn an_address_made_of_a_headline_in_another_way_than_before_forwards_the_old_one() {
    let app = Setup::default().config("languages = [\"bg\"]").start().await;
    let story = Story::new("sofia").lang("bg").headline("София е столица на България");
    app.paper
        .import([story.clone().slug("sofiia-ie-stolitsa-na-b-lgariia")])
        .await;
    app.paper.import([story.without_slug()]).await;
    let section = app.page("/bg").await.attrs("nav[data-slot=sections] a", "href")[0].to_owned();
    let reply = app.get(&format!("{section}/sofiia-ie-stolitsa-na-b-lgariia")).await;
    assert_eq!(
        (reply.status, reply.location()),
        (301, format!("{section}/sofia-e-stolitsa-na-bulgaria").as_str())
    );
}

#[tokio::test]
async fn two_stories_of_one_headline_have_two_addresses() {
    let story = |id: &str| Story::new(id).headline("Photographies du jour").without_slug();
    let app = TestApp::with([story("a"), story("b")]).await;
    for address in ["/fr/monde/photographies-du-jour", "/fr/monde/photographies-du-jour-2"] {
        assert_eq!(app.get(address).await.status, 200, "{address}");
    }
}
