//! `/{lang}/about`, `/{lang}/privacy`, `/{lang}/accessibility`.

use super::{assert_addressed, assert_reciprocal, assert_sound};
use crate::test_app::Setup;

#[tokio::test]
async fn the_site_says_about_itself_what_it_is_called_in_every_language() {
    let app = Setup::default()
        .config("site_name = \"Le Fil\"")
        .config("base_url = \"https://fil.example\"")
        .start()
        .await;
    for lang in ["fr", "en", "de"] {
        for name in ["about", "privacy", "accessibility"] {
            let target = format!("/{lang}/{name}");
            let page = app.page(&target).await;
            assert_sound(&target, &page);
            assert_addressed(&app, &target, &page);
            assert!(
                page.one("main").text().contains("Le Fil") && page.one("title").text().ends_with("Le Fil"),
                "{target}"
            );
            assert!(!page.one("main").text().contains(['{', '}']), "{target}");
        }
    }
    assert_reciprocal(&app, &app.page("/fr/about").await).await;
}

#[tokio::test]
async fn the_foot_of_every_page_leads_to_them() {
    let app = Setup::default().start().await;
    for target in ["/fr", "/fr/monde", "/fr/never/was"] {
        let links = app.get(target).await.page().attrs("footer a", "href").join(" ");
        let pages = "/fr/about /fr/sources /fr/privacy /fr/accessibility /fr/mine /fr/saved";
        assert!(links.starts_with(&format!("{pages} /lite/fr")), "{target}: {links}");
    }
}
