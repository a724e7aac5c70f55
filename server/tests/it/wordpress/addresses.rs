//! Where the old addresses lead.

use super::{Export, Item, import, imported, paper};

fn export() -> Export {
    Export::default()
        .with(
            Item::new(123)
                .slug("le-sommet")
                .category("monde", "Monde")
                .term("post_tag", "otan", "OTAN"),
        )
        .with(
            Item::new(124)
                .slug("le-debat-continue")
                .category("le-debat", "Le débat")
                .lang("fr"),
        )
        .with(Item::new(125).slug("the-summit").category("world", "World").lang("en"))
}

#[test]
fn old_addresses_of_posts_are_answered_with_301() {
    let briefs = paper();
    assert_eq!(import(&briefs, export().text()).last_line(), imported(3, 0, 0, 0));
    let site = briefs.serve(&["--no-sample"]);
    for (old, new) in [
        ("/2024/08/28/le-sommet/", "/fr/monde/le-sommet"),
        ("/2024/08/28/le-sommet", "/fr/monde/le-sommet"),
        ("/2024/08/28/Le-Sommet/?utm_source=x", "/fr/monde/le-sommet"),
        ("/2024/08/28/le-sommet/feed/", "/fr/monde/le-sommet"),
        ("/index.php/2024/08/28/le-sommet/", "/fr/monde/le-sommet"),
        ("/?p=123", "/fr/monde/le-sommet"),
        ("/?page_id=123&preview=true", "/fr/monde/le-sommet"),
        ("/2024/08/28/the-summit/", "/en/world/the-summit"),
        ("/?p=125", "/en/world/the-summit"),
    ] {
        let reply = site.get(old);
        assert_eq!((reply.status, reply.location()), (301, new), "{old}");
        assert_eq!(site.get(new).status, 200, "{new}");
    }
}

#[test]
fn categories_tags_and_their_feeds_lead_to_sections_and_topics() {
    let briefs = paper();
    import(&briefs, export().text()).assert_done();
    let site = briefs.serve(&["--no-sample"]);
    for (old, new) in [
        ("/category/monde/", "/fr/monde"),
        ("/category/monde/feed/", "/fr/monde"),
        ("/category/monde/feed/atom/", "/fr/monde"),
        ("/category/le-debat/feed/", "/fr/topics/le-debat"),
        ("/?cat=7", "/fr/topics/le-debat"),
        ("/?category_name=le-debat", "/fr/topics/le-debat"),
        ("/tag/otan/feed/", "/fr/topics/otan"),
    ] {
        let reply = site.get(old);
        assert_eq!((reply.status, reply.location()), (301, new), "{old}");
        assert_eq!(site.get(new).status, 200, "{new}");
    }
    // A category that no article has leads to no empty page.
    assert_eq!(site.get("/category/monde/asie/").status, 301);
    assert_eq!(site.get("/category/monde/asie").status, 404);
}

#[test]
fn what_the_site_answers_itself_is_never_led_away() {
    let briefs = paper();
    let thief = Item::new(9)
        .link("https://gazette.example/fr/about/")
        .guid("https://gazette.example/fr/");
    import(&briefs, export().with(thief).text()).assert_done();
    let site = briefs.serve(&["--no-sample"]);
    assert_eq!(site.get("/fr/about").status, 200);
    assert_eq!(site.get("/fr/about/").location(), "/fr/about");
    assert_eq!(site.get("/fr").status, 200);
    assert_eq!(site.get("/fr/").location(), "/fr");
    for front in ["/", "/?lang=fr", "/?p=", "/?p=999", "/?p=x", "/?page=2"] {
        assert_eq!(site.get(front).status, 302, "{front}");
    }
    for missing in ["/2024/08/28/nothing", "/wp-login.php", "/category/nothing", "/feed"] {
        assert_eq!(site.get(missing).status, 404, "{missing}");
    }
    assert_eq!(site.get("/healthz").status, 200);
}

/// The identity of a post may be the address of another one, on a site that moved before.
#[test]
fn an_address_of_ones_own_goes_before_an_inherited_one() {
    let briefs = paper();
    let export = Export::default()
        .with(
            Item::new(50)
                .slug("heir")
                .guid("https://before.example/2024/08/28/owner/")
                .category("monde", "Monde"),
        )
        .with(Item::new(51).slug("owner").category("monde", "Monde"))
        .with(
            Item::new(52)
                .slug("moved")
                .guid("https://before.example/old/address/")
                .category("monde", "Monde"),
        );
    import(&briefs, export.text()).assert_done();
    // Another site's number does not take the address over.
    let other = Export::default().with(Item::new(51).slug("stranger").category("monde", "Monde"));
    let other = other.text().replace("gazette.example", "other.example");
    assert_eq!(import(&briefs, other).last_line(), imported(1, 0, 0, 0));
    let site = briefs.serve(&["--no-sample"]);
    assert_eq!(site.get("/2024/08/28/owner/").location(), "/fr/monde/owner");
    assert_eq!(site.get("/old/address/").location(), "/fr/monde/moved");
    assert_eq!(site.get("/?p=51").location(), "/fr/monde/owner");
    assert_eq!(site.get("/2024/08/28/stranger/").location(), "/fr/monde/stranger");
}
