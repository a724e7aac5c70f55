//! What becomes of posts.

use std::time::{Duration, Instant};

use super::{
    CONFIG, Export, Item, beside,
    export::{upload, url},
    import, import_with, imported, paper,
};

#[test]
fn what_was_public_is_in_and_all_else_is_named_with_its_reason() {
    let briefs = paper();
    let export = Export::default()
        .with(Item::new(1))
        .with(Item::new(2).status("draft"))
        .with(Item::new(3).status("private"))
        .with(Item::new(4).status("trash").title("Jeté"))
        .with(Item::new(5).more("<wp:post_password><![CDATA[secret-word]]></wp:post_password>"))
        .with(Item::new(6).kind("page"))
        .with(Item::new(7).kind("nav_menu_item"))
        .with(Item::new(8).times("0000-00-00 00:00:00", "0000-00-00 00:00:00"))
        .with(Item::new(9).title("").content(""))
        .with(Item::new(10).lang("zh"))
        .with(Item::attachment(11, "a.jpg", "", ""))
        .with(Item::new(1).title("Un autre"));
    let run = import(&briefs, export.text());
    run.assert_done();
    for line in [
        "skipped: post 2 (Titre 2): it is a draft",
        "skipped: post 3 (Titre 3): it is private",
        "skipped: post 4 (Jeté): it was thrown away",
        "skipped: post 5 (Titre 5): it is behind a password",
        "skipped: post 6 (Titre 6): it is a page of its own, and no article",
        "skipped: post 8 (Titre 8): it has no date that can be read",
        "skipped: post 9: it has neither a headline nor a text",
        "skipped: post 10 (Titre 10): it is in `zh`, which is none of the languages that an edition can be in",
        "skipped: post 1 (Un autre): an earlier post of the file has the same number",
        "note: 1 items of the kind `nav_menu_item` are no posts, and not imported",
        "note: 1 articles have no category that is a section of this paper, and are in `world`",
    ] {
        assert!(run.stdout.lines().any(|said| said == line), "{line}\n{}", run.stdout);
    }
    assert!(!run.stdout.contains("secret-word"));
    assert_eq!(run.last_line(), imported(1, 0, 0, 9));
    assert_eq!(import(&briefs, export.text()).last_line(), imported(0, 0, 1, 9));
}

#[test]
fn an_article_has_the_words_times_and_places_of_its_post() {
    let briefs = paper();
    let post = Item::new(7)
        .title("Le sommet &amp; l’Asie")
        .slug("le-sommet")
        .excerpt("Un <b>résumé</b> fait à la main.")
        .content("Premier alinéa.\nMême alinéa.\n\n<!--more-->Second alinéa.")
        .times("2024-08-28 10:00:00", "2024-08-30 09:30:00")
        .category("asie", "Asie")
        .category("le-debat", "Le débat")
        .term("post_tag", "otan", "OTAN &amp; co");
    let run = import(&briefs, Export::default().with(post.clone()).text());
    run.assert_done();
    assert_eq!(run.last_line(), imported(1, 0, 0, 0));
    let site = briefs.serve(&["--no-sample"]);
    let page = site.get("/fr/monde/le-sommet").page();
    assert_eq!(page.one("h1").text(), "Le sommet & l’Asie");
    assert_eq!(page.one("[data-slot=standfirst]").text(), "Un résumé fait à la main.");
    assert_eq!(
        page.attrs("[data-slot=times] time", "datetime"),
        ["2024-08-28T12:00:00+02:00", "2024-08-30T11:30:00+02:00"]
    );
    let body = page.one("[data-slot=body]").text();
    assert!(body.contains("Premier alinéa.") && body.contains("Second alinéa."), "{body}");
    assert!(page.one("article").text().contains("Ann O’Lee"));
    assert!(!page.has("[data-slot=source]"), "it is the paper's own");
    for topic in ["asie", "le-debat", "otan"] {
        let link = format!("a[href=/fr/topics/{topic}]");
        assert!(page.has(&link), "{topic}");
    }
    // An edit is an update; first published stays.
    let edited = post.title("Autre titre").times("2024-08-28 11:00:00", "2024-08-31 09:30:00");
    let run = import(&briefs, Export::default().with(edited).text());
    assert_eq!(run.last_line(), imported(0, 1, 0, 0));
    let began = Instant::now();
    let page = loop {
        // Another process has written: the site looks every 20 ms.
        let page = site.get("/fr/monde/le-sommet").page();
        if page.one("h1").text() == "Autre titre" {
            break page;
        }
        assert!(began.elapsed() < Duration::from_mins(1), "the edit is not seen");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(
        page.attrs("[data-slot=times] time", "datetime")[0],
        "2024-08-28T12:00:00+02:00"
    );
}

#[test]
fn pictures_are_ours_and_a_missing_one_leaves_its_words_and_a_line() {
    let briefs = paper();
    let uploads = beside(&briefs, "uploads");
    for (shade, file) in [
        (1, "2024/08/lead.png"),
        (2, "2024/08/map.png"),
        (3, "2024/08/one.png"),
        (4, "2024/08/own.png"),
    ] {
        upload(&uploads, file, shade);
    }
    std::fs::write(uploads.join("2024/08/evil.png"), "<svg onload=alert(1)>").unwrap();
    let content = format!(
        "<!-- wp:image {{\"id\":21}} --><figure class=\"wp-block-image\"><img src=\"{}\" alt=\"Une carte\" class=\"wp-image-21\"/><figcaption>La légende</figcaption></figure><!-- /wp:image -->
<!-- wp:paragraph --><p>Texte. <img src=\"{}\" alt=\"Une image perdue\"></p><!-- /wp:paragraph -->
<!-- wp:paragraph --><p><img src=\"{}\" alt=\"Une fausse\"></p><!-- /wp:paragraph -->
[gallery ids=\"22,99\"]\n[gallery]",
        url("2024/08/map-300x200.png"),
        url("2024/08/lost.jpg"),
        url("2024/08/evil.png"),
    );
    let own = Item::attachment(23, "2024/08/own.png", "Envoyée avec", "").more("<wp:post_parent>7</wp:post_parent>");
    let export = Export::default()
        .with(
            Item::new(7)
                .slug("images")
                .content(&content)
                .category("monde", "Monde")
                .featured(20),
        )
        .with(Item::new(8).featured(98))
        .with(Item::attachment(20, "2024/08/lead.png", "La une", "Sa légende"))
        .with(Item::attachment(22, "2024/08/one.png", "De la galerie", "Légende de galerie"))
        .with(own);
    let run = import_with(&briefs, export.text(), &uploads);
    run.assert_done();
    for line in [
        "picture: post 7 (Titre 7): https://gazette.example/wp-content/uploads/2024/08/lost.jpg: there is no such file in the uploads",
        "picture: post 7 (Titre 7): https://gazette.example/wp-content/uploads/2024/08/evil.png: SVG is not taken from outside",
        "picture: post 8 (Titre 8): its featured picture: the export has no attachment 98",
        "note: pictures: 4 kept, 3 missing",
    ] {
        assert!(
            run.stdout.lines().any(|said| said.starts_with(line)),
            "{line}\n{}",
            run.stdout
        );
    }
    assert_eq!(run.last_line(), imported(2, 0, 0, 0));
    assert_eq!(
        import_with(&briefs, export.text(), &uploads).last_line(),
        imported(0, 0, 2, 0)
    );
    let site = briefs.serve(&["--no-sample"]);
    let page = site.get("/fr/monde/images").page();
    assert_eq!(
        page.attrs("[data-slot=body] img", "alt"),
        ["Une carte", "De la galerie", "Envoyée avec"]
    );
    for picture in page.all("article img") {
        let src = picture.attr("src").unwrap();
        assert!(src.starts_with("/media/") && site.get(src).status == 200, "{src}");
        assert!(picture.attr("width").is_some() && picture.attr("height").is_some());
    }
    let body = page.one("[data-slot=body]").text();
    for words in ["La légende", "Une image perdue", "Une fausse", "Légende de galerie"] {
        assert!(body.contains(words), "{words}: {body}");
    }
    assert!(page.attrs("article img", "alt").contains(&"La une"));
    assert!(!site.get("/fr/monde/images").text().contains("wp-content"));
}

#[test]
fn nothing_that_a_post_holds_can_run() {
    let briefs = paper();
    let hostile = "<script>alert(1)</script><p onclick=alert(1)>Texte <a href=\"javascript:alert(1)\">lien</a></p>
<iframe src=\"https://evil.example/\"></iframe><svg><script>alert(1)</script></svg><img src=x onerror=alert(1)>
<!-- wp:html --><style>@import 'https://evil.example'</style><form action=https://evil.example><input></form><!-- /wp:html -->
[embed]javascript:alert(1)[/embed] [caption caption=\"<script>alert(1)</script>\"]<img src=\"data:text/html,x\">[/caption]";
    let post = Item::new(1)
        .slug("hostile")
        .title("<script>alert(1)</script>Titre")
        .excerpt("<img src=x onerror=alert(1)>Résumé")
        .content(hostile)
        .category("<script>", "Monde")
        .term("post_tag", "&quot;&gt;&lt;script&gt;", "<script>alert(1)</script>Étiquette");
    import(&briefs, Export::default().with(post).text()).assert_done();
    let site = briefs.serve(&["--no-sample"]);
    let page = site.get("/fr/monde/hostile").page();
    let inside = |selector: &str| page.has(&format!("article {selector}"));
    for selector in [
        "script",
        "iframe",
        "svg script",
        "style",
        "form",
        "input",
        "[onclick]",
        "[onerror]",
    ] {
        assert!(!inside(selector), "{selector}");
    }
    assert_eq!(page.one("h1").text(), "Titre");
    for href in page.attrs("article a", "href") {
        assert!(
            href.starts_with('/') || href.starts_with("http") || href.starts_with("mailto:"),
            "{href}"
        );
    }
    assert!(page.one("[data-slot=body]").text().contains("Texte lien"));
}

#[test]
fn translations_are_one_story_and_an_article_keeps_its_story() {
    let briefs = paper();
    let group = |item: Item| {
        item.term("post_translations", "pll_66cf", "pll_66cf")
            .category("monde", "world")
    };
    let french = group(Item::new(1).lang("fr").slug("bonjour"));
    let english = group(Item::new(2).lang("en").slug("hello"));
    // First one alone, then both.
    import(&briefs, Export::default().with(english.clone()).text()).assert_done();
    let both = Export::default().with(french).with(english);
    assert_eq!(import(&briefs, both.text()).last_line(), imported(1, 0, 1, 0));
    assert_eq!(import(&briefs, both.text()).last_line(), imported(0, 0, 2, 0));
    let site = briefs.serve(&["--no-sample"]);
    let page = site.get("/fr/monde/bonjour").page();
    let alternates = page.alternates();
    assert!(alternates["en"].ends_with("/en/world/hello"), "{alternates:?}");
}

/// As what comes in by itself: nothing is lost, and nothing need be imported again.
#[test]
fn what_is_in_a_language_without_an_edition_is_kept_and_shown_once_there_is_one() {
    let briefs = paper();
    let group = |item: Item| item.term("post_translations", "pll_66cf", "pll_66cf");
    let export = Export::default()
        .with(group(Item::new(1).lang("fr").slug("bonjour").category("monde", "Monde")))
        .with(group(Item::new(2).lang("pl").slug("dzien-dobry").category("swiat", "Świat")))
        .with(Item::new(3).lang("pl").slug("sama").category("le-debat", "Le débat"));
    let run = import(&briefs, export.text());
    run.assert_done();
    let line = "note: 2 articles are in `pl`, which no edition is in: they are kept, and shown once it is one of `languages`";
    assert!(run.stdout.lines().any(|said| said == line), "{}", run.stdout);
    assert_eq!(run.last_line(), imported(3, 0, 0, 0));
    let site = briefs.serve(&["--no-sample"]);
    for gone in [
        "/pl/swiat/dzien-dobry",
        "/pl",
        "/?p=2",
        "/2024/08/28/sama/",
        "/category/swiat/",
        "/category/le-debat/",
    ] {
        assert_ne!(
            site.get(gone).header("location").unwrap_or_default().split('/').nth(1),
            Some("pl"),
            "{gone}"
        );
        assert_ne!(site.get(gone).status, 200, "{gone}");
    }
    let page = site.get("/fr/monde/bonjour").page();
    assert!(!page.alternates().contains_key("pl"), "{:?}", page.alternates());
    for list in ["/fr", "/fr/monde", "/en"] {
        assert!(!site.get(list).text().contains("Titre 3"), "{list}");
    }
    drop(site);
    std::fs::write(briefs.data().join("briefs.toml"), CONFIG.replace("\"en\"", "\"en\", \"pl\"")).unwrap();
    assert_eq!(
        import(&briefs, export.text()).last_line(),
        imported(0, 0, 3, 0),
        "nothing is new"
    );
    let site = briefs.serve(&["--no-sample"]);
    assert_eq!(site.get("/?p=2").location(), "/pl/swiat/dzien-dobry");
    assert_eq!(site.get("/pl/swiat/dzien-dobry").status, 200);
    assert!(site.get("/fr/monde/bonjour").page().alternates().contains_key("pl"));
}

/// Nobody sees it before its time, at its old address neither.
#[test]
fn a_planned_post_is_under_embargo() {
    let briefs = paper();
    let post = Item::new(3)
        .status("future")
        .slug("demain")
        .link("https://gazette.example/?p=3")
        .category("monde", "Monde")
        .times("2999-01-01 00:00:00", "2024-01-01 00:00:00");
    assert_eq!(
        import(&briefs, Export::default().with(post).text()).last_line(),
        imported(1, 0, 0, 0)
    );
    let site = briefs.serve(&["--no-sample"]);
    assert_eq!(site.get("/fr/monde/demain").status, 404);
    assert_eq!(site.get("/?p=3").status, 302);
    drop(site);
    let site = briefs.serve(&["--no-sample", "--now", "2999-01-02T00:00:00Z"]);
    assert_eq!(site.get("/fr/monde/demain").status, 200);
    assert_eq!(site.get("/?p=3").location(), "/fr/monde/demain");
}
