//! `/{lang}/search`: the whole way from a question to its answers.

use jiff::SignedDuration;

use super::{KINDS, assert_sound, small_paper};
use crate::{
    html::Page,
    paper::at,
    story::Story,
    test_app::{NOW, Setup, TestApp},
};

/// The stories on a page, in order.
fn stories(page: &Page) -> Vec<&str> {
    page.attrs("main [data-teaser]", "data-teaser")
}

fn words(words: &str) -> String {
    words
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

impl TestApp {
    /// As the job does.
    async fn index(&self) {
        server::jobs::index_search::work_off(&self.state.store, self.state.clock.now())
            .await
            .unwrap();
    }

    async fn found(&self, lang: &str, question: &str) -> Vec<String> {
        let target = format!("/{lang}/search?q={}", words(question));
        stories(&self.page(&target).await).into_iter().map(str::to_owned).collect()
    }
}

async fn with(setup: &str, stories: impl IntoIterator<Item = Story>) -> TestApp {
    let app = Setup::default().config(setup).start().await;
    app.paper.import(stories).await;
    app.index().await;
    app
}

#[tokio::test]
async fn a_word_that_only_a_body_has_finds_the_story_and_is_marked() {
    let app = with(
        "",
        [
            Story::new("a").body("Avant tout cela, un **mot** introuvable : le *saperlipopette* du texte."),
            Story::new("b"),
        ],
    )
    .await;
    let page = app.page("/fr/search?q=Saperlipopette").await;
    assert_eq!(stories(&page), ["a"]);
    assert_eq!(page.one("main mark").text(), "saperlipopette");
    let trail = page.one("main [class=teaser__trail]").text();
    assert!(
        trail.contains("un mot introuvable\u{a0}: le saperlipopette du texte."),
        "{trail}"
    );
    assert_eq!(page.one("main [class=search__said]").text(), "1 article");
    assert_eq!(page.one("main h1").text(), "Rechercher\u{a0}: Saperlipopette");
}

#[tokio::test]
async fn spellings_of_one_word_find_the_same_in_every_language() {
    let tags: Vec<String> = app::i18n::Texts::available().map(|lang| lang.tag().to_owned()).collect();
    let written = [
        ("fr", "La défense européenne"),
        ("de", "Treffen in München"),
        ("pl", "Szczyt w Łódź"),
        ("el", "Η άμυνα της Ευρώπης"),
        ("bg", "Правителството на България"),
        ("sv", "Möte i Malmö"),
        ("uk", "Об’єкт у Києві"),
        ("ar", "وزارة الدفاع الأوروبية"),
        ("da", "Møde i Aarhus"),
    ];
    let app = with(
        &format!("languages = {tags:?}"),
        written
            .iter()
            .map(|(tag, headline)| Story::new("a").lang(tag).slug("a").headline(headline)),
    )
    .await;
    for (tag, typed) in [
        (
            "fr",
            &["defense", "défense", "DÉFENSE", "Defenses européen", "l’Europe défense -otan"][..4],
        ),
        ("de", &["München", "Muenchen", "munchen", "MÜNCHEN"]),
        ("pl", &["Łódź", "Lodz", "lodz szczyt"]),
        ("el", &["άμυνα", "αμυνα", "ΑΜΥΝΑ", "ευρωπη"]),
        ("bg", &["България", "БЪЛГАРИЯ", "правителство"]),
        ("sv", &["Malmö", "malmo", "MALMÖ"]),
        ("uk", &["об'єкт", "ОБЄКТ"]),
        ("ar", &["الدفاع", "دفاع", "اوروبية"]),
        ("da", &["Århus", "aarhus"]),
    ] {
        for typed in typed {
            assert_eq!(app.found(tag, typed).await, ["a"], "{tag}: {typed}");
        }
    }
}

#[tokio::test]
async fn letters_of_their_own_are_told_apart_where_both_words_are_there() {
    let app = with(
        "languages = [\"sv\"]",
        [
            Story::new("sheep").lang("sv").headline("Ett får på ängen"),
            Story::new("father").lang("sv").headline("En far till tre"),
        ],
    )
    .await;
    assert_eq!(app.found("sv", "får").await, ["sheep"]);
    assert_eq!(app.found("sv", "far").await, ["father"]);
    assert_eq!(app.found("sv", "angen").await, ["sheep"], "typed without its letters");
}

#[tokio::test]
async fn sources_and_topics_are_searched_too() {
    let app = with("", small_paper()).await;
    for question in ["meridian wire", "energy", "Meridian energy"] {
        assert_eq!(app.found("fr", question).await, ["council"], "{question}");
    }
}

#[tokio::test]
async fn filters_are_in_the_address_and_narrow_the_answers() {
    let outside = |id: &str| Story::new(id).source("Meridian Wire", "https://meridian-wire.example/a", None);
    let app = with(
        "",
        [
            Story::new("a").section("world"),
            Story::new("b").section("sport"),
            outside("c").section("sport"),
        ],
    )
    .await;
    let found = async |query: &str| {
        let page = app.page(&format!("/fr/search?q=titre{query}")).await;
        let mut found: Vec<String> = stories(&page).into_iter().map(str::to_owned).collect();
        found.sort();
        (found, page)
    };
    for (query, expected) in [
        ("", &["a", "b", "c"][..]),
        ("&section=sport", &["b", "c"]),
        ("&section=monde", &["a"]),
        ("&section=world", &["a"]),
        ("&section=&source=&in=", &["a", "b", "c"]),
        ("&section=nowhere", &["a", "b", "c"]),
        ("&source=meridian-wire", &["c"]),
        ("&source=meridian-wire&section=world", &[]),
        ("&source=nobody", &[]),
    ] {
        assert_eq!(found(query).await.0, expected, "{query}");
    }
    let (_, page) = found("&section=sport&source=meridian-wire").await;
    let form = page.one("main form[role=search]");
    assert_eq!(
        (form.attr("action"), form.attr("method")),
        (Some("/fr/search"), None),
        "sent with GET"
    );
    assert_eq!(page.one("main input[name=q]").attr("value"), Some("titre"));
    let chosen: Vec<_> = page.attrs("main option[selected]", "value");
    assert_eq!(chosen, ["sport", "meridian-wire"]);
}

#[tokio::test]
async fn what_readers_cannot_see_is_found_nowhere_not_counted_not_suggested_and_no_filter() {
    let hidden = |id: &str| {
        Story::new(id)
            .headline("Un titre confidentiel")
            .source("Agence Secrète", "https://secret.example/a", None)
    };
    let app = with(
        "",
        [
            Story::new("seen").headline("Un titre public"),
            hidden("embargoed").published("2025-03-19T11:00:00+01:00"),
            hidden("withdrawn").withdrawn(),
            Story::new("pulled").headline("Un titre public"),
        ],
    )
    .await;
    assert_eq!(app.found("fr", "titre public").await.len(), 2);
    // From one moment to the next, before any job.
    assert!(
        app.state
            .store
            .withdraw("fr".parse().unwrap(), "pulled", at(NOW))
            .await
            .unwrap()
    );
    let page = app.page("/fr/search?q=titre").await;
    assert_eq!(stories(&page), ["seen"]);
    assert_eq!(page.one("main [class=search__said]").text(), "1 article");
    for question in ["confidentiel", "confidentel", "secrète", "secrete agense"] {
        let page = app.page(&format!("/fr/search?q={}", words(question))).await;
        assert_eq!(stories(&page), [""; 0], "{question}");
        assert!(!page.has("main [class=search__meant]"), "{question}");
        assert!(!page.one("main").text().contains("Agence Secrète"), "{question}");
    }
    let paper = app.paper.clone();
    let later = Setup::default().now("2025-03-19T11:00:00+01:00").start_on(paper).await;
    assert_eq!(later.found("fr", "confidentiel").await, ["embargoed"], "then it is there");
}

#[tokio::test]
async fn an_edited_story_is_found_by_what_it_says_now() {
    let app = with("", [Story::new("a").headline("Le premier titre")]).await;
    assert_eq!(app.found("fr", "premier").await, ["a"]);
    app.paper.import([Story::new("a").headline("Le second titre")]).await;
    app.index().await;
    assert_eq!(app.found("fr", "premier").await, [""; 0]);
    assert_eq!(app.found("fr", "second").await, ["a"]);
}

#[tokio::test]
async fn a_misspelt_word_leads_to_the_one_that_was_meant() {
    let app = with("", [Story::new("a").headline("Les ministres de l’Ukraine à Varsovie")]).await;
    for (question, meant) in [
        ("ukriane", "Ukraine"),
        ("minstres", "ministres"),
        ("varsovei ukraine", "Varsovie ukraine"),
    ] {
        let page = app.page(&format!("/fr/search?q={}&section=world", words(question))).await;
        let link = page.one("main [class=search__meant] a");
        assert_eq!(link.text(), meant, "{question}");
        let better = app.page(link.attr("href").unwrap()).await;
        assert_eq!(stories(&better), ["a"]);
        assert!(better.has("main option[value=world][selected]"), "filters stay");
    }
    for question in ["xyzzy", "ukraine", "12345", "ab"] {
        let page = app.page(&format!("/fr/search?q={question}")).await;
        assert!(!page.has("main [class=search__meant]"), "{question}");
    }
}

#[tokio::test]
async fn where_no_story_has_all_words_those_with_some_are_shown_and_said_to_be() {
    let app = with(
        "",
        [
            Story::new("a").headline("Le réseau balte"),
            Story::new("b").headline("Le fromage suisse"),
        ],
    )
    .await;
    let page = app.page("/fr/search?q=balte+fromage").await;
    assert_eq!(stories(&page).len(), 2);
    assert!(
        page.one("main [class=search__said]")
            .text()
            .starts_with("Aucun article ne contient tous ces mots.")
    );
}

#[tokio::test]
async fn quotation_marks_hold_words_together_and_a_minus_leaves_stories_out() {
    let app = with(
        "",
        [
            Story::new("a").headline("Le conseil de l’Europe"),
            Story::new("b").headline("L’Europe prend conseil"),
        ],
    )
    .await;
    assert_eq!(app.found("fr", "« conseil de l’europe »").await, ["a"]);
    assert_eq!(app.found("fr", "europe -prend").await, ["a"]);
    // Where the words stand together nowhere, that is what is said.
    let page = app.page(&format!("/fr/search?q={}", words("\"prend europe\""))).await;
    assert_eq!(stories(&page), ["b"]);
    assert!(page.one("main [class=search__said]").text().contains("à la suite"));
    // A passage may be longer than what is looked for, and say a word twice.
    let long = "le conseil de la ville et le conseil du canton disent oui au tunnel sous le lac";
    app.paper.import([Story::new("long").body(&format!("Voici : {long}."))]).await;
    app.index().await;
    assert_eq!(app.found("fr", &format!("« {long} »")).await, ["long"]);
    assert_eq!(app.found("fr", "-prend").await, [""; 0]);
}

#[tokio::test]
async fn every_language_can_be_searched_at_once_and_a_story_is_one_answer() {
    let app = with("", small_paper()).await;
    let own = app.page("/fr/search?q=nato").await;
    assert!(!stories(&own).contains(&"british"));
    let page = app.page("/fr/search?q=nato&in=all").await;
    let found = stories(&page);
    assert!(found.contains(&"british"));
    assert_eq!(found.iter().filter(|story| **story == "council").count(), 1);
    assert_eq!(page.one("[data-teaser=british] [class=badge]").text(), "English");
    // Of a story that is found in several languages the reader's own is shown, however well another fits.
    let app = with(
        "",
        [
            Story::new("pact").lang("en").headline("Nato Nato Nato").slug("pact-en"),
            Story::new("pact").headline("Un pacte").standfirst("Avec la Nato."),
        ],
    )
    .await;
    let page = app.page("/fr/search?q=nato&in=all").await;
    assert_eq!((stories(&page), page.all("main [class=badge]").len()), (vec!["pact"], 0));
    let app = with("", small_paper()).await;
    assert!(page.has("main input[name=in][checked]"));
    // Where the edition has nothing, the others are offered.
    let none = app.page("/fr/search?q=british").await;
    let link = none.one("main [class=search__wider] a").attr("href").unwrap().to_owned();
    assert_eq!(stories(&app.page(&link).await), ["british"]);
}

#[tokio::test]
async fn pages_of_answers_hold_every_story_once() {
    let app = with("", (0..45).map(|index| Story::new(&format!("s{index}")))).await;
    let mut seen = std::collections::BTreeSet::new();
    let mut target = "/fr/search?q=titre".to_owned();
    for number in 1..=3 {
        let page = app.page(&target).await;
        assert_sound(&target, &page);
        for story in stories(&page) {
            assert!(seen.insert(story.to_owned()), "{story} is there twice");
        }
        assert_eq!(page.one("[class=paging__number]").text(), format!("Page {number}"));
        assert_eq!(page.has("a[rel=next]"), number < 3);
        if number < 3 {
            target = page.one("a[rel=next]").attr("href").unwrap().to_owned();
        }
    }
    assert_eq!(seen.len(), 45);
    for number in ["0", "4", "999999999", "-1", "x"] {
        assert_eq!(
            app.get(&format!("/fr/search?q=titre&page={number}")).await.status,
            404,
            "{number}"
        );
    }
}

#[tokio::test]
async fn any_question_is_answered() {
    let app = with("", small_paper()).await;
    for question in [
        String::new(),
        "   ".into(),
        "!?…—«»\"'()[]{}".into(),
        "\"".into(),
        "-".into(),
        "NEAR(titre, 5) AND OR NOT ^x* {headline}: a:b".into(),
        "' OR 1=1; DROP TABLE articles; --".into(),
        "\0\u{1}\u{7f}titre\0".into(),
        "défense Ευρώπη Україна أوروبا 欧洲 🎭".into(),
        "\u{202e}\u{2066}titre".into(),
        "a".repeat(5_000),
        "мова ".repeat(1_000),
        "語".repeat(5_000),
        "titre ".repeat(1_000),
        "titre -ﷺ -⑴ ﷻ ℃ ½".into(),
        "s_world".into(),
        "frs_world frtitre".into(),
    ] {
        for everywhere in ["", "&in=all"] {
            let target = format!("/fr/search?q={}{everywhere}", words(&question));
            let reply = app.get(&target).await;
            assert_eq!(reply.status, 200, "{question:.60}");
            assert_sound("a question", &reply.page());
        }
    }
    for query in [
        "q",
        "q=%FF%FE",
        "q=%",
        "q=%zz&section=%00",
        "q=a&q=b",
        "&&&",
        "section=world",
        "q=titre&in=x",
    ] {
        assert_eq!(app.get(&format!("/fr/search?{query}")).await.status, 200, "{query}");
    }
    let page = app.page("/fr/search").await;
    assert!(
        stories(&page).is_empty() && !page.has("main [class=search__said]"),
        "only the form"
    );
}

#[tokio::test]
async fn a_script_as_a_question_is_shown_as_text() {
    let app = with("", [Story::new("a")]).await;
    let script = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>";
    let reply = app.get(&format!("/fr/search?q={}", words(script))).await;
    assert!(!reply.text().contains("<script>alert") && !reply.text().contains("<img src=x"));
    let page = reply.page();
    assert_eq!(page.one("main input[name=q]").attr("value"), Some(script));
    assert!(page.one("main h1").text().contains(script));
}

#[tokio::test]
async fn every_page_has_one_search_box_that_leads_to_its_edition() {
    let app = with("", small_paper()).await;
    for target in KINDS.into_iter().chain(["/fr/search", "/fr/search?q=titre"]) {
        let page = app.get(target).await.page();
        let form = page.one("[role=search]");
        assert_eq!(form.attr("action"), Some("/fr/search"), "{target}");
        assert!(page.has("[role=search] input[name=q][type=search][aria-label]"), "{target}");
        assert!(page.has("[role=search] button"), "{target}");
    }
    let page = app.page("/de/search?q=rat&source=meridian-wire").await;
    assert_sound("/de/search", &page);
    assert!(
        page.has("meta[name=robots][content=noindex]"),
        "answers are no page of the paper"
    );
    let offers = page.attrs("[data-slot=languages] a", "href");
    assert_eq!(offers, ["/fr/search?q=rat", "/en/search?q=rat"]);
}

#[tokio::test]
async fn the_newer_of_two_alike_comes_first() {
    let time = |days: i64| (at(NOW) - SignedDuration::from_hours(24 * days)).to_string();
    let app = with(
        "",
        [
            Story::new("old").headline("Le vote").published(&time(400)),
            Story::new("new").headline("Le vote").published(&time(1)),
            Story::new("middle").headline("Le vote").published(&time(60)),
        ],
    )
    .await;
    assert_eq!(app.found("fr", "vote").await, ["new", "middle", "old"]);
}

impl TestApp {
    async fn suggested(&self, lang: &str, typed: &str) -> Vec<String> {
        let reply = self.get(&format!("/api/v1/suggest/{lang}?q={}", words(typed))).await;
        assert_eq!(
            (reply.status, reply.header("content-type")),
            (200, Some("application/json")),
            "{typed}"
        );
        let answer = reply.json();
        let suggestions = answer["suggestions"].as_array().unwrap();
        let texts = suggestions.iter().map(|one| {
            let text = one["text"].as_str().unwrap();
            let path = one["href"].as_str().unwrap();
            assert!(path.starts_with(&format!("/{lang}/search?q=")), "{path}");
            text.to_owned()
        });
        texts.collect()
    }
}

#[tokio::test]
async fn the_word_that_is_being_typed_is_made_whole_as_the_paper_writes_it() {
    let app = with(
        "",
        [
            Story::new("a").headline("La défense européenne"),
            Story::new("b").headline("La défense du littoral"),
            Story::new("c").headline("Un défilé au littoral"),
        ],
    )
    .await;
    assert_eq!(
        app.suggested("fr", "def").await,
        ["défense", "défilé"],
        "the word of most stories first"
    );
    assert_eq!(app.suggested("fr", "DÉFI").await, ["défilé"]);
    // The words before it count, and stay as they were typed.
    assert_eq!(
        app.suggested("fr", "Littoral déf").await,
        ["Littoral défense", "Littoral défilé"]
    );
    assert_eq!(app.suggested("fr", "européenne déf").await, ["européenne défense"]);
    assert_eq!(app.suggested("de", "def").await, [""; 0], "no word of another language");
    for nothing in ["", "d", "défense", "zzz", "!?", "\u{0}", "\"", "%", "déf !"] {
        assert_eq!(app.suggested("fr", nothing).await, [""; 0], "{nothing:?}");
    }
    assert_eq!(app.get("/api/v1/suggest/fr").await.status, 200);
    assert_eq!(app.get("/api/v1/suggest/xx?q=def").await.status, 404);
}

#[tokio::test]
async fn nothing_is_suggested_of_stories_that_nobody_may_see() {
    let app = with(
        "",
        [
            Story::new("embargoed")
                .headline("Secretissime")
                .published("2025-03-20T10:00:00+01:00"),
            Story::new("pulled").headline("Secretion").withdrawn(),
            Story::new("out").headline("Secretariat"),
        ],
    )
    .await;
    assert_eq!(app.suggested("fr", "secret").await, ["Secretariat"]);
}

#[tokio::test]
async fn words_are_suggested_as_the_paper_spells_them() {
    let languages = "languages = [\"de\", \"da\", \"uk\"]";
    let app = with(
        languages,
        [
            Story::new("a").lang("de").headline("Der Flughafen"),
            Story::new("b").lang("da").headline("Et møde i Maastricht"),
            Story::new("c").lang("uk").headline("Новий об’єкт"),
            // A word at the beginning of a sentence is written with a small letter elsewhere.
            Story::new("d")
                .lang("de")
                .headline("Gestern und heute")
                .standfirst("Was gestern war."),
        ],
    )
    .await;
    for (lang, typed, expected) in [
        ("de", "flug", "Flughafen"),
        ("da", "maas", "Maastricht"),
        ("uk", "об", "об’єкт"),
        ("de", "gest", "gestern"),
    ] {
        assert_eq!(app.suggested(lang, typed).await, [expected], "{lang}");
    }
}
