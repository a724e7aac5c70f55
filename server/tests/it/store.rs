//! The store's contract (`server/src/store.rs`) as one suite: each rule is a function over a [`Paper`], run on every back end.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use app::{
    domain::{
        article::{Address, Article, Teaser},
        front::{Candidates, Front, sizes},
        lang::Lang,
        slug::Slug,
    },
    ports::{Found, Page},
};
use jiff::{SignedDuration, Timestamp};
use server::{
    jobs::tell_most_read::Shown,
    newsroom::related,
    store::{Imported, Near, StoreError},
    views::Views,
};
use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::{
    paper::{Paper, at, lang},
    story::Story,
    test_app::NOW,
};

mod related;
mod search;

use related::*;
use search::*;

macro_rules! contract {
    ($($rule:ident),+ $(,)?) => {
        mod contract {
            use crate::paper::Paper;
            $(
                #[tokio::test]
                async fn $rule() {
                    super::$rule(Paper::new().await).await;
                }
            )+
        }
    };
}

// Behind the macro, which it uses too.
mod subscriptions;

contract! {
    a_new_story_is_at_its_address_as_it_was_written_and_as_its_language_is_set,
    importing_again_changes_nothing,
    an_edit_is_an_update_that_keeps_the_first_publication,
    an_article_under_embargo_can_get_another_time_and_another_address,
    a_licence_is_one_articles_and_not_its_sources,
    what_was_acknowledged_is_there_after_a_crash,
    an_old_address_leads_to_the_new_one_for_ever,
    an_address_taken_back_is_the_article_again,
    a_freed_name_is_not_given_to_another_story,
    an_article_that_changes_its_section_leaves_a_forwarding_address,
    a_second_story_of_one_name_gets_a_number_and_keeps_it,
    the_same_name_in_two_languages_is_no_clash,
    a_withdrawn_article_is_gone_and_listed_nowhere,
    an_embargoed_article_is_nowhere_until_its_second,
    lists_are_newest_first,
    pages_of_a_list_hold_every_story_once,
    related_stories_share_most_topics_first_and_never_include_itself,
    rare_words_are_counted_as_the_index_counts_them_and_common_ones_left_out,
    must_reads_are_the_newest_of_each_rank,
    old_must_reads_push_none_of_todays_out,
    a_paper_of_one_section_still_has_its_container,
    stories_of_other_languages_are_those_this_edition_lacks,
    languages_that_a_reader_adds_bring_the_stories_that_only_they_have,
    a_topic_has_its_name_in_the_language_or_english_or_its_id,
    a_topic_named_twice_lists_its_story_once,
    a_source_counts_its_published_articles_of_the_language,
    few_views_are_not_shown_and_many_are_in_order,
    views_are_forgotten_after_two_days,
    no_view_is_lost_or_doubled,
    a_view_of_an_address_that_moved_meanwhile_is_counted,
    views_are_a_change_only_where_what_is_read_most_is_another_then,
    a_teaser_is_the_same_on_every_list,
    a_teaser_follows_its_article_whoever_writes_it,
    translations_are_those_readers_can_see,
    what_has_changed_is_due_until_it_is_indexed,
    a_change_while_it_is_being_indexed_stays_due,
    another_version_of_the_analyser_makes_everything_due,
    a_node_puts_no_words_into_the_index_of_another_version,
    an_article_whose_embargo_is_moved_is_found_at_its_new_time,
    the_best_of_very_many_are_found_however_old,
    whichever_of_two_that_are_alike_comes_later_is_beside_the_other,
    what_is_alike_is_looked_for_anew_when_its_words_are_others,
    what_readers_cannot_see_is_like_nothing,
    what_is_in_another_language_by_now_is_beside_none_of_its_old_one,
    a_young_paper_is_looked_through_again_each_time_it_has_doubled,
    what_is_alike_stays_until_it_was_looked_for_anew,
    an_edit_of_the_body_looks_for_nothing_anew,
    forty_planned_stories_hide_none_that_can_be_seen,
    what_no_page_reads_is_not_kept,
}

impl Paper {
    async fn find(&self, tag: &str, slug: &str, now: Timestamp) -> Found {
        self.store.find_article(lang(tag), slug, now).await.unwrap()
    }

    async fn article(&self, tag: &str, slug: &str) -> Article {
        match self.find(tag, slug, at(NOW)).await {
            Found::Article(article) => *article,
            other => panic!("{tag}/{slug}: {other:?}"),
        }
    }

    async fn related(&self, article: &Article, now: Timestamp) -> Vec<Arc<Teaser>> {
        let mut near = Near::default();
        for topic in Near::topics_of(article) {
            let newest = self.store.newest_on_topic(article.lang, topic, now).await.unwrap();
            near.topics.push(newest.into());
        }
        let section = self.store.newest_in_section(article.lang, &article.section, now);
        near.section = section.await.unwrap().into();
        related(self.teasers().await, article, &near, &BTreeSet::new(), now)
            .await
            .unwrap()
    }

    async fn front(&self, tag: &str, now: Timestamp) -> Candidates {
        let served = crate::paper::everywhere();
        self.store.front_candidates(lang(tag), &[], &served, &[], now).await.unwrap()
    }

    /// Every list of the paper in a language, by name.
    async fn lists(&self, tag: &str, now: Timestamp) -> Vec<(String, Vec<Arc<Teaser>>)> {
        let (store, lang) = (&self.store, lang(tag));
        let sections: Vec<Slug> = self.sections.iter().map(|section| section.id.clone()).collect();
        let front = store
            .front_candidates(lang, &[], &crate::paper::everywhere(), &sections, now)
            .await
            .unwrap();
        let beside = store.beside_candidates(lang, &crate::paper::everywhere(), now).await.unwrap();
        let mut lists = vec![
            ("latest".to_owned(), front.latest),
            ("must read".into(), front.must_read),
            ("elsewhere".into(), front.elsewhere),
            ("most read".into(), front.most_read),
            ("latest beside".into(), beside.latest),
            ("must read beside".into(), beside.must_read),
            ("elsewhere beside".into(), beside.elsewhere),
        ];
        lists.extend(
            front
                .sections
                .into_iter()
                .map(|(id, teasers)| (format!("front {id}"), teasers)),
        );
        for id in &sections {
            lists.push((
                format!("section {id}"),
                store.section_page(lang, id.as_str(), 1, now).await.unwrap().teasers,
            ));
        }
        for topic in ["nato", "energy"] {
            if let Some((_, page)) = store.topic_page(lang, topic, 1, now).await.unwrap() {
                lists.push((format!("topic {topic}"), page.teasers));
            }
        }
        let of_source = store.source_page(lang, "meridian-wire", 1, now).await.unwrap();
        lists.push(("source".into(), of_source.teasers));
        if let Found::Article(article) = self.find(tag, "other", now).await {
            lists.push(("related".into(), self.related(&article, now).await));
        }
        lists
    }

    /// The names of the lists a story is on, in French and in English.
    async fn whereabouts(&self, story: &str, now: Timestamp) -> Vec<String> {
        let mut found = Vec::new();
        for tag in ["fr", "en"] {
            for (name, teasers) in self.lists(tag, now).await {
                if teasers.iter().any(|teaser| teaser.story.as_str() == story) {
                    found.push(format!("{tag} {name}"));
                }
            }
        }
        found
    }

    async fn view(&self, address: &Address, count: u32, now: Timestamp) {
        self.store
            .add_views(&HashMap::from([(address.clone(), count)]), now)
            .await
            .unwrap();
    }

    async fn most_read(&self, now: Timestamp) -> Vec<String> {
        stories(&self.front("fr", now).await.most_read)
    }

    async fn must_read(&self) -> Vec<String> {
        stories(&self.front("fr", at(NOW)).await.must_read)
    }

    /// Whether a topic and a source have a page, in a language that has none of their stories.
    async fn has_pages(&self, topic: &str, source: &str, now: Timestamp) -> (bool, bool) {
        let (store, lang) = (&self.store, lang("sv"));
        (
            store.topic_page(lang, topic, 1, now).await.unwrap().is_some(),
            store.is_source(source, now).await.unwrap(),
        )
    }
}

fn stories(teasers: &[Arc<Teaser>]) -> Vec<String> {
    teasers.iter().map(|teaser| teaser.story.to_string()).collect()
}

fn address(tag: &str, section: &str, slug: &str) -> Address {
    Address {
        lang: lang(tag),
        section: section.parse().unwrap(),
        slug: slug.parse().unwrap(),
    }
}

fn moved(tag: &str, section: &str, slug: &str) -> Found {
    Found::Moved(address(tag, section, slug))
}

fn imported(new: u32, updated: u32, unchanged: u32) -> Imported {
    Imported { new, updated, unchanged }
}

/// A story on every kind of list, and `other`, which is related to it.
fn on_every_list() -> [Story; 2] {
    let source = ("Meridian Wire", "https://meridian-wire.example/a");
    let seen = Story::new("seen")
        .topics(&["nato", "energy"])
        .must_read(1)
        .source(source.0, source.1, None);
    [
        seen,
        Story::new("other").topics(&["nato"]).published("2025-03-19T07:00:00+01:00"),
    ]
}

const EVERYWHERE: [&str; 13] = [
    "fr latest",
    "fr must read",
    "fr most read",
    "fr latest beside",
    "fr must read beside",
    "fr front world",
    "fr section world",
    "fr topic nato",
    "fr topic energy",
    "fr source",
    "fr related",
    "en elsewhere",
    "en elsewhere beside",
];

async fn a_new_story_is_at_its_address_as_it_was_written_and_as_its_language_is_set(paper: Paper) {
    let story = Story::new("conseil")
        .section("politics")
        .without_slug()
        .headline("L’Otan : « oui » à l’Ukraine ?")
        .standfirst("Un chapeau.")
        .updated("2025-03-19T09:00:00+01:00")
        .byline("Anna Ek")
        .source("Meridian Wire", "https://meridian-wire.example/2025/a", Some("CC BY 4.0"))
        .topics(&["nato", "ukraine"])
        .picture()
        .body("Un **texte**.");
    let report = paper.import([story]).await;
    assert_eq!(report.imported, imported(1, 0, 0));
    let article = paper.article("fr", "l-otan-oui-a-l-ukraine").await;
    assert_eq!(
        (article.story.as_str(), article.headline.as_str()),
        ("conseil", "L’Otan\u{a0}: «\u{a0}oui\u{a0}» à l’Ukraine\u{202f}?")
    );
    assert_eq!(article.body.trim(), "<p>Un <strong>texte</strong>.</p>");
    assert_eq!(
        (article.published, article.updated),
        (at("2025-03-19T07:00:00Z"), Some(at("2025-03-19T08:00:00Z")))
    );
    assert_eq!(article.byline.as_deref(), Some("Anna Ek"));
    let credit = article.credit.unwrap();
    assert_eq!(
        (credit.source.id.as_str(), credit.source.name.as_str()),
        ("meridian-wire", "Meridian Wire")
    );
    assert_eq!(
        (credit.url.as_str(), credit.licence.as_deref()),
        ("https://meridian-wire.example/2025/a", Some("CC BY 4.0"))
    );
    assert_eq!(credit.source.homepage.as_deref(), Some("https://meridian-wire.example/"));
    assert_eq!(
        article.topics.iter().map(|topic| topic.id.as_str()).collect::<Vec<_>>(),
        ["nato", "ukraine"]
    );
    let picture = article.picture.unwrap();
    assert_eq!(
        (
            picture.alt.as_str(),
            picture.renditions[0].width,
            picture.renditions[0].height
        ),
        ("Image de conseil", 800, 450)
    );
    assert!(paper.media.path(&picture.renditions[0].file).unwrap().is_file());
}

async fn importing_again_changes_nothing(paper: Paper) {
    let stories = || {
        on_every_list()
            .into_iter()
            .chain([Story::new("seen").lang("en").slug("seen-en").picture()])
    };
    assert_eq!(paper.import(stories()).await.imported, imported(3, 0, 0));
    let before = paper.lists("fr", at(NOW)).await;
    assert_eq!(paper.import(stories()).await.imported, imported(0, 0, 3));
    assert_eq!(paper.lists("fr", at(NOW)).await, before);
}

async fn an_edit_is_an_update_that_keeps_the_first_publication(paper: Paper) {
    paper.import([Story::new("a"), Story::new("b")]).await;
    let edited = Story::new("a")
        .headline("Autre titre")
        .published("2025-03-19T09:00:00+01:00")
        .updated("2025-03-19T09:30:00+01:00");
    assert_eq!(paper.import([edited, Story::new("b")]).await.imported, imported(0, 1, 1));
    let article = paper.article("fr", "a").await;
    assert_eq!(
        (article.published, article.updated),
        (at("2025-03-19T07:00:00Z"), Some(at("2025-03-19T08:30:00Z")))
    );
    assert_eq!(article.headline, "Autre titre");
}

async fn an_article_under_embargo_can_get_another_time_and_another_address(paper: Paper) {
    let later = |slug: &str, time: &str| Story::new("a").slug(slug).topics(&["nato"]).published(time);
    let (now, noon) = (at("2025-03-19T10:00:00+01:00"), at("2025-03-19T12:00:00+01:00"));
    paper.import([later("first", "2025-03-19T11:00:00+01:00")]).await;
    paper.import([later("second", "2025-03-19T12:00:00+01:00")]).await;
    assert_eq!(
        paper.find("fr", "second", noon - SignedDuration::from_secs(1)).await,
        Found::Nothing
    );
    assert!(matches!(paper.find("fr", "second", noon).await, Found::Article(article) if article.published == noon));
    assert_eq!(stories(&paper.front("fr", noon).await.latest), ["a"]);
    let (_, topic) = paper.store.topic_page(lang("fr"), "nato", 1, noon).await.unwrap().unwrap();
    assert_eq!(topic.teasers[0].published, noon);

    assert_eq!(
        paper.find("fr", "first", noon).await,
        Found::Nothing,
        "nobody was ever given that address"
    );
    paper.import([Story::new("b").slug("first")]).await;
    assert_eq!(paper.article("fr", "first").await.story.as_str(), "b");

    paper.import([later("second", "2025-03-19T09:00:00+01:00")]).await;
    let published = paper.article("fr", "second").await.published;
    assert_eq!(published, at("2025-03-19T09:00:00+01:00"), "the embargo is lifted");
    paper.import_at([later("second", "2025-03-19T11:00:00+01:00")], now).await;
    assert_eq!(
        paper.article("fr", "second").await.published,
        published,
        "and comes never back"
    );
}

async fn a_licence_is_one_articles_and_not_its_sources(paper: Paper) {
    let wire = |id: &str, url: &str, licence| Story::new(id).source("Meridian Wire", url, licence);
    paper
        .import([
            wire("free", "https://meridian-wire.example/a", Some("CC BY 4.0")),
            wire("closed", "https://meridian-wire.example/b", None),
        ])
        .await;
    let credit = async |slug: &str| paper.article("fr", slug).await.credit.unwrap();
    assert_eq!(credit("free").await.licence.as_deref(), Some("CC BY 4.0"));
    assert_eq!(credit("closed").await.licence, None);
    assert_eq!(credit("closed").await.source.licence, None, "that is the operator's to say");

    paper.import([wire("moved", "https://wire.example:8443/c", None)]).await;
    assert_eq!(
        credit("closed").await.source.homepage.as_deref(),
        Some("https://wire.example:8443/"),
        "a source is where its last article came from"
    );
}

async fn what_was_acknowledged_is_there_after_a_crash(paper: Paper) {
    paper.import(on_every_list()).await;
    paper.view(&address("fr", "world", "seen"), 5, at(NOW)).await;
    let again = paper.opened_again().await;
    assert_eq!(again.lists("fr", at(NOW)).await, paper.lists("fr", at(NOW)).await);
    assert_eq!(again.most_read(at(NOW)).await, ["seen"]);
}

async fn an_old_address_leads_to_the_new_one_for_ever(paper: Paper) {
    for slug in ["first", "second", "third"] {
        paper.import([Story::new("a").slug(slug)]).await;
    }
    for slug in ["first", "second"] {
        assert_eq!(paper.find("fr", slug, at(NOW)).await, moved("fr", "world", "third"));
        assert_eq!(paper.find("en", slug, at(NOW)).await, Found::Nothing);
    }
    assert_eq!(paper.article("fr", "third").await.story.as_str(), "a");
}

async fn an_address_taken_back_is_the_article_again(paper: Paper) {
    for slug in ["first", "second", "first"] {
        paper.import([Story::new("a").slug(slug)]).await;
    }
    assert_eq!(paper.article("fr", "first").await.story.as_str(), "a");
    assert_eq!(paper.find("fr", "second", at(NOW)).await, moved("fr", "world", "first"));
}

async fn a_freed_name_is_not_given_to_another_story(paper: Paper) {
    paper.import([Story::new("a").slug("name")]).await;
    paper.import([Story::new("a").slug("other")]).await;
    paper.import([Story::new("b").slug("name")]).await;
    assert_eq!(paper.find("fr", "name", at(NOW)).await, moved("fr", "world", "other"));
    assert_eq!(paper.article("fr", "name-2").await.story.as_str(), "b");
}

async fn an_article_that_changes_its_section_leaves_a_forwarding_address(paper: Paper) {
    paper.import([Story::new("a").section("world")]).await;
    paper.import([Story::new("a").section("sport").slug("b")]).await;
    assert_eq!(paper.find("fr", "a", at(NOW)).await, moved("fr", "sport", "b"));
    // Asked for in its old section or in any other, it says itself where it is: the page leads there.
    assert_eq!(paper.article("fr", "b").await.section.as_str(), "sport");
    let world = paper.store.section_page(lang("fr"), "world", 1, at(NOW)).await.unwrap();
    assert_eq!(world.teasers, []);
}

async fn a_second_story_of_one_name_gets_a_number_and_keeps_it(paper: Paper) {
    let three = || ["a", "b", "c"].map(|id| Story::new(id).slug("name"));
    paper.import(three()).await;
    assert_eq!(paper.import(three()).await.imported, imported(0, 0, 3));
    paper.import(three().map(|story| story.body("Corrigé."))).await;
    for (slug, story) in [("name", "a"), ("name-2", "b"), ("name-3", "c")] {
        assert_eq!(paper.article("fr", slug).await.story.as_str(), story);
    }
}

async fn the_same_name_in_two_languages_is_no_clash(paper: Paper) {
    paper
        .import([Story::new("a").slug("energie"), Story::new("b").lang("de").slug("energie")])
        .await;
    assert_eq!(paper.article("fr", "energie").await.story.as_str(), "a");
    assert_eq!(paper.article("de", "energie").await.story.as_str(), "b");
}

async fn a_withdrawn_article_is_gone_and_listed_nowhere(paper: Paper) {
    let [seen, other] = on_every_list();
    paper.import([seen.clone(), other]).await;
    paper.view(&address("fr", "world", "seen"), 9, at(NOW)).await;
    let found = paper.whereabouts("seen", at(NOW)).await;
    assert_eq!(found, sorted(&EVERYWHERE, &found));
    paper.import([seen.slug("renamed").withdrawn()]).await;
    assert_eq!(paper.whereabouts("seen", at(NOW)).await, [""; 0]);
    assert_eq!(paper.find("fr", "renamed", at(NOW)).await, Found::Withdrawn(Vec::new()));
    assert_ne!(paper.find("fr", "seen", at(NOW)).await, Found::Nothing);
    assert_eq!(
        paper.has_pages("energy", "meridian-wire", at(NOW)).await,
        (false, false),
        "nobody else is on these pages"
    );
    assert!(paper.has_pages("nato", "meridian-wire", at(NOW)).await.0);

    assert!(paper.store.withdraw(lang("fr"), "other", at(NOW)).await.unwrap());
    assert!(!paper.store.withdraw(lang("fr"), "other", at(NOW)).await.unwrap());
    assert!(!paper.store.withdraw(lang("fr"), "never-was", at(NOW)).await.unwrap());
    assert_eq!(paper.find("fr", "other", at(NOW)).await, Found::Withdrawn(Vec::new()));
}

/// `expected` in the order of `found`, so that a difference names the list that is missing or too many.
fn sorted(expected: &[&str], found: &[String]) -> Vec<String> {
    let mut expected: Vec<String> = expected.iter().map(|name| (*name).to_owned()).collect();
    expected.sort_by_key(|name| found.iter().position(|other| other == name));
    expected
}

async fn an_embargoed_article_is_nowhere_until_its_second(paper: Paper) {
    let [seen, other] = on_every_list();
    paper.import([seen.published("2025-03-19T11:30:00+01:00"), other]).await;
    let (before, then) = (at("2025-03-19T11:29:59+01:00"), at("2025-03-19T11:30:00+01:00"));
    paper.view(&address("fr", "world", "seen"), 9, before).await;
    assert_eq!(paper.whereabouts("seen", before).await, [""; 0]);
    assert_eq!(paper.find("fr", "seen", before).await, Found::Nothing);
    assert_eq!(paper.has_pages("energy", "meridian-wire", before).await, (false, false));
    let found = paper.whereabouts("seen", then).await;
    assert_eq!(found, sorted(&EVERYWHERE, &found));
    assert_eq!(paper.has_pages("energy", "meridian-wire", then).await, (true, true));
    assert!(matches!(paper.find("fr", "seen", then).await, Found::Article(_)));
}

async fn lists_are_newest_first(paper: Paper) {
    let source = ("Meridian Wire", "https://meridian-wire.example/a");
    // Taken in neither by time nor backwards; on both sides of the change of an offset.
    let story = |index: i64| {
        let time = at("2025-03-19T08:00:00+01:00") - SignedDuration::from_hours(31 * ((index * 7) % 12));
        Story::new(&format!("s{index}"))
            .topics(&["nato"])
            .source(source.0, source.1, None)
            .published(&time.to_string())
    };
    paper
        .import(
            (0..12)
                .map(story)
                .chain([Story::new("other").topics(&["nato"]).published("2024-01-01T00:00:00Z")]),
        )
        .await;
    for (name, teasers) in paper.lists("fr", at(NOW)).await {
        assert!(
            teasers.is_sorted_by_key(|teaser| std::cmp::Reverse(teaser.published)),
            "{name}: {:?}",
            stories(&teasers)
        );
        assert_eq!(
            teasers.iter().map(|teaser| &teaser.story).collect::<BTreeSet<_>>().len(),
            teasers.len(),
            "{name}"
        );
    }
}

async fn pages_of_a_list_hold_every_story_once(paper: Paper) {
    let source = ("Meridian Wire", "https://meridian-wire.example/a");
    let numbered = |index: i64| {
        let time = at("2025-03-18T08:00:00Z") - SignedDuration::from_mins(index);
        Story::new(&format!("s{index}"))
            .topics(&["nato"])
            .source(source.0, source.1, None)
            .published(&time.to_string())
    };
    let count = 2 * sizes::PAGE + 5;
    paper.import((0..i64::try_from(count).unwrap()).map(numbered)).await;
    let (store, french, now) = (&paper.store, lang("fr"), at(NOW));
    let mut seen: [Vec<Arc<Teaser>>; 3] = Default::default();
    for (number, size) in [(1, sizes::PAGE), (2, sizes::PAGE), (3, 5), (4, 0), (u32::MAX, 0)] {
        let pages: [Page; 3] = [
            store.section_page(french, "world", number, now).await.unwrap(),
            store.topic_page(french, "nato", number, now).await.unwrap().unwrap().1,
            store.source_page(french, "meridian-wire", number, now).await.unwrap(),
        ];
        for (page, seen) in pages.into_iter().zip(&mut seen) {
            assert_eq!((page.number, page.teasers.len(), page.has_more), (number, size, number < 3));
            seen.extend(page.teasers);
        }
    }
    for seen in seen {
        assert_eq!(
            stories(&seen),
            (0..count).map(|index| format!("s{index}")).collect::<Vec<_>>()
        );
    }
}

async fn related_stories_share_most_topics_first_and_never_include_itself(paper: Paper) {
    paper
        .import([
            Story::new("itself").topics(&["nato", "energy"]),
            Story::new("itself").lang("en").slug("itself-en").topics(&["nato", "energy"]),
            Story::new("both")
                .section("sport")
                .topics(&["energy", "nato"])
                .published("2020-01-01T00:00:00Z"),
            Story::new("one-old")
                .section("sport")
                .topics(&["nato"])
                .published("2021-01-01T00:00:00Z"),
            Story::new("one-new")
                .section("sport")
                .topics(&["energy"])
                .published("2022-01-01T00:00:00Z"),
            Story::new("section").published("2019-01-01T00:00:00Z"),
            Story::new("foreign").lang("en").topics(&["nato", "energy"]),
            Story::new("unrelated").section("sport"),
        ])
        .await;
    let article = paper.article("fr", "itself").await;
    let related = paper.related(&article, at(NOW)).await;
    assert_eq!(stories(&related), ["both", "one-new", "one-old", "section"]);
}

async fn rare_words_are_counted_as_the_index_counts_them_and_common_ones_left_out(paper: Paper) {
    let headlines = ["rare common", "common", "rare common", "common", "common", "common gone"];
    for (number, headline) in headlines.iter().enumerate() {
        let story = Story::new(&format!("s{number}")).lang("en").slug(&format!("s{number}"));
        paper.import([story.headline(headline).body("words")]).await;
    }
    server::jobs::index_search::work_off(&paper.store, at(NOW)).await.unwrap();
    paper.import([Story::new("s5").lang("en").slug("s5").withdrawn()]).await;
    server::jobs::index_search::work_off(&paper.store, at(NOW)).await.unwrap();
    let terms = ["rare", "common", "gone", "never"].map(|term| server::search::document::stored(lang("en"), term));
    let having = paper
        .store
        .having(&BTreeMap::from([(lang("en"), terms.to_vec())]))
        .await
        .unwrap();
    let counted = having[&lang("en")].articles.clone();
    let (all, rare) = paper.store.rarely_having(lang("en"), &terms, 100, 4).await.unwrap();
    assert_eq!(all, having[&lang("en")].all);
    assert_eq!(Some(&all), paper.store.indexed().await.unwrap().get(&lang("en")));
    let most = all / 2;
    assert!(
        counted[&terms[1]] > most && counted[&terms[0]] <= most,
        "{counted:?} of {all}"
    );
    let expected: HashMap<String, u64> = counted.into_iter().filter(|(_, articles)| *articles <= most).collect();
    assert_eq!(rare, expected);
}

async fn must_reads_are_the_newest_of_each_rank(paper: Paper) {
    paper
        .import([
            Story::new("two").must_read(2),
            Story::new("one-old").must_read(1).published("2025-03-17T08:00:00Z"),
            Story::new("one-new").must_read(1).published("2025-03-18T08:00:00Z"),
            Story::new("one-later").must_read(1).published("2025-03-20T08:00:00Z"),
            Story::new("one-gone")
                .must_read(1)
                .published("2025-03-19T08:00:00Z")
                .withdrawn(),
            Story::new("four").must_read(4),
            Story::new("nine-later").must_read(9).published("2025-03-20T08:00:00Z"),
            Story::new("none"),
            Story::new("foreign").lang("en").must_read(1),
        ])
        .await;
    assert_eq!(
        paper.must_read().await,
        ["one-new", "two", "four"],
        "a rank given again replaces the older story"
    );
    paper.import([Story::new("one-new").published("2025-03-18T08:00:00Z")]).await;
    assert_eq!(
        paper.must_read().await,
        ["one-old", "two", "four"],
        "a rank that is taken away is the story's before"
    );
}

/// Ranks are for a day, and stay in the files: yesterday's must not fill the list before today's second.
async fn old_must_reads_push_none_of_todays_out(paper: Paper) {
    let ranked = |day: u32| {
        (1..=3).map(move |rank| {
            Story::new(&format!("d{day}-{rank}"))
                .must_read(rank)
                .published(&format!("2025-03-{day}T08:00:00Z"))
        })
    };
    paper.import((10..=18).flat_map(ranked)).await;
    assert_eq!(paper.must_read().await, ["d18-1", "d18-2", "d18-3"]);
}

/// Whatever the parts above take, as much is left in a section's list as its container shows.
async fn a_paper_of_one_section_still_has_its_container(paper: Paper) {
    let above = 1 + sizes::MUST_READ + sizes::LEADS + sizes::LATEST;
    let numbered = |index: usize| {
        let time = at("2025-03-18T08:00:00Z") - SignedDuration::from_mins(i64::try_from(index).unwrap());
        let story = Story::new(&format!("s{index}")).published(&time.to_string()).picture();
        match u32::try_from(index).unwrap() {
            rank if index <= sizes::MUST_READ => story.must_read(rank + 1),
            _ => story,
        }
    };
    paper
        .import((0..above + sizes::MOST_READ + sizes::SECTION).map(numbered))
        .await;
    for index in above..above + sizes::MOST_READ {
        paper.view(&address("fr", "world", &format!("s{index}")), 5, at(NOW)).await;
    }
    let world: Slug = "world".parse().unwrap();
    let candidates = paper
        .store
        .front_candidates(lang("fr"), &[], &crate::paper::everywhere(), &[world], at(NOW))
        .await
        .unwrap();
    let front = Front::compose(&candidates);
    assert_eq!(front.most_read.len(), sizes::MOST_READ);
    assert_eq!(front.sections.first().map(|(_, teasers)| teasers.len()), Some(sizes::SECTION));
}

async fn stories_of_other_languages_are_those_this_edition_lacks(paper: Paper) {
    let english = |id: &str| Story::new(id).lang("en").slug(&format!("{id}-en"));
    paper
        .import([
            Story::new("both"),
            english("both"),
            english("only-english"),
            Story::new("only-french"),
        ])
        .await;
    let elsewhere = async |tag: &str| {
        stories(
            &paper
                .store
                .front_candidates(lang(tag), &[], &crate::paper::everywhere(), &[], at(NOW))
                .await
                .unwrap()
                .elsewhere,
        )
    };
    assert_eq!(elsewhere("fr").await, ["only-english"]);
    assert_eq!(elsewhere("en").await, ["only-french"]);

    // In the order in which the paper has its languages, not in that of their tags.
    paper
        .import(["ar", "de", "en"].map(|tag| Story::new("all").lang(tag).slug(&format!("all-{tag}"))))
        .await;
    for (order, expected) in [(["fr", "en", "de", "ar"], "en"), (["ar", "de", "en", "fr"], "ar")] {
        let served = order.map(lang);
        let found = paper
            .store
            .front_candidates(lang("fr"), &[], &served, &[], at(NOW))
            .await
            .unwrap()
            .elsewhere;
        let found: Vec<_> = found.iter().filter(|teaser| teaser.story.as_str() == "all").collect();
        assert_eq!(
            found.iter().map(|teaser| teaser.address.lang.tag()).collect::<Vec<_>>(),
            [expected],
            "{order:?}"
        );
    }
}

async fn languages_that_a_reader_adds_bring_the_stories_that_only_they_have(paper: Paper) {
    let told = |id: &str, tag: &str, hour: u32| {
        Story::new(id)
            .lang(tag)
            .slug(&format!("{id}-{tag}"))
            .published(&format!("2025-03-19T0{hour}:00:00+01:00"))
    };
    paper
        .import([
            told("both", "fr", 1),
            told("both", "en", 2),
            told("english", "en", 3),
            told("english", "de", 4),
            told("german", "de", 5),
            told("french", "fr", 6),
            told("embargoed", "en", 9).published("2025-03-20T10:00:00+01:00"),
            told("pulled", "en", 7).withdrawn(),
        ])
        .await;
    let world: Slug = "world".parse().unwrap();
    let shown = async |also: &[&str]| {
        let also: Vec<Lang> = also.iter().map(|tag| lang(tag)).collect();
        let candidates = paper
            .store
            .front_candidates(
                lang("fr"),
                &also,
                &crate::paper::everywhere(),
                std::slice::from_ref(&world),
                at(NOW),
            )
            .await
            .unwrap();
        let told = |teasers: &[Arc<Teaser>]| -> Vec<String> {
            teasers
                .iter()
                .map(|teaser| format!("{} {}", teaser.story, teaser.address.lang))
                .collect()
        };
        assert_eq!(told(&candidates.latest), told(&candidates.sections[0].1), "the section alike");
        assert!(
            also.is_empty() || candidates.elsewhere.is_empty(),
            "no language that was not asked for"
        );
        told(&candidates.latest)
    };
    assert_eq!(shown(&[]).await, ["french fr", "both fr"]);
    assert_eq!(shown(&["en"]).await, ["french fr", "english en", "both fr"]);
    // In the first of the languages that has it.
    assert_eq!(
        shown(&["en", "de"]).await,
        ["french fr", "german de", "english en", "both fr"]
    );
    assert_eq!(
        shown(&["de", "en"]).await,
        ["french fr", "german de", "english de", "both fr"]
    );
}

async fn a_topic_has_its_name_in_the_language_or_english_or_its_id(paper: Paper) {
    let labels = "nato = { fr = \"Otan\", en = \"NATO\" }\nenergy = { en = \"Energy\" }\n";
    paper
        .import_with([Story::new("a").topics(&["nato", "energy", "rule-of-law"])], labels)
        .await;
    let name = async |tag: &str, id: &str| {
        paper
            .store
            .topic_page(lang(tag), id, 1, at(NOW))
            .await
            .unwrap()
            .map(|(topic, _)| (topic.label, topic.lang.tag()))
    };
    let is = |label: &str, tag| Some((label.to_owned(), tag));
    assert_eq!(name("fr", "nato").await, is("Otan", "fr"));
    assert_eq!(name("de", "nato").await, is("NATO", "en"));
    assert_eq!(name("fr", "energy").await, is("Energy", "en"));
    assert_eq!(name("fr", "rule-of-law").await, is("Rule of law", "fr"));
    let article = paper.article("fr", "a").await;
    assert_eq!(
        article
            .topics
            .iter()
            .map(|topic| (topic.label.as_str(), topic.lang.tag()))
            .collect::<Vec<_>>(),
        [("Otan", "fr"), ("Energy", "en"), ("Rule of law", "fr")]
    );

    // Known, but without a story in this language: an empty page, so that the switcher leads somewhere.
    assert_eq!(
        paper
            .store
            .topic_page(lang("de"), "nato", 1, at(NOW))
            .await
            .unwrap()
            .unwrap()
            .1
            .teasers,
        []
    );
    for unknown in ["never", "", "NATO", "a--b", "'; DROP TABLE articles; --"] {
        assert_eq!(
            paper.store.topic_page(lang("fr"), unknown, 1, at(NOW)).await.unwrap(),
            None,
            "{unknown}"
        );
    }
}

async fn a_topic_named_twice_lists_its_story_once(paper: Paper) {
    paper.import([Story::new("a").topics(&["nato", "energy", "nato"])]).await;
    let (_, page) = paper.store.topic_page(lang("fr"), "nato", 1, at(NOW)).await.unwrap().unwrap();
    assert_eq!(stories(&page.teasers), ["a"]);
    let topics = paper.article("fr", "a").await.topics;
    assert_eq!(
        topics.iter().map(|topic| topic.id.as_str()).collect::<Vec<_>>(),
        ["nato", "energy"]
    );
}

async fn a_source_counts_its_published_articles_of_the_language(paper: Paper) {
    let meridian = |id: &str| Story::new(id).source("Meridian Wire", "https://meridian-wire.example/a", Some("CC BY 4.0"));
    paper
        .import([
            meridian("a"),
            meridian("b"),
            meridian("b").lang("en").slug("b-en"),
            meridian("later").published("2025-03-19T12:00:00+01:00"),
            meridian("withdrawn").withdrawn(),
            Story::new("c").source("Agence Aurore", "https://aurore.example/c", None),
            Story::new("own"),
        ])
        .await;
    let counts = paper.store.source_counts(lang("fr"), at(NOW)).await.unwrap();
    let counts: Vec<_> = counts
        .iter()
        .map(|counted| (counted.source.name.as_str(), counted.articles))
        .collect();
    assert_eq!(counts, [("Agence Aurore", 1), ("Meridian Wire", 2)]);
    let counts = paper.store.source_counts(lang("en"), at(NOW)).await.unwrap();
    assert_eq!(counts.iter().map(|counted| counted.articles).collect::<Vec<_>>(), [0, 1]);
    let page = paper
        .store
        .source_page(lang("en"), "meridian-wire", 1, at(NOW))
        .await
        .unwrap();
    assert_eq!(stories(&page.teasers), ["b"]);
    assert!(!paper.store.is_source("nobody", at(NOW)).await.unwrap());
}

async fn few_views_are_not_shown_and_many_are_in_order(paper: Paper) {
    paper.import(["four", "five", "nine", "none"].map(Story::new)).await;
    for (slug, count) in [("four", 4), ("five", 5), ("nine", 4)] {
        paper.view(&address("fr", "world", slug), count, at(NOW)).await;
    }
    paper.view(&address("fr", "world", "nine"), 5, at(NOW)).await;
    paper.view(&address("fr", "world", "never-was"), 50, at(NOW)).await;
    paper.view(&address("de", "world", "four"), 50, at(NOW)).await;
    assert_eq!(paper.most_read(at(NOW)).await, ["nine", "five"]);
}

async fn views_are_forgotten_after_two_days(paper: Paper) {
    paper.import(["a", "b"].map(Story::new)).await;
    let now = at(NOW);
    let days = |count: i64| SignedDuration::from_hours(24 * count);
    paper.view(&address("fr", "world", "a"), 3, now).await;
    paper.view(&address("fr", "world", "a"), 3, now + days(1)).await;
    assert_eq!(paper.most_read(now + days(1)).await, ["a"], "two days count together");
    assert_eq!(paper.most_read(now + days(3)).await, [""; 0]);
    paper.view(&address("fr", "world", "b"), 5, now + days(60)).await;
    assert_eq!(paper.most_read(now + days(60)).await, ["b"]);
}

/// The floor tells four from five: one view lost or doubled moves an article over it.
async fn no_view_is_lost_or_doubled(paper: Paper) {
    let below: Vec<String> = (0..8).map(|index| format!("below-{index}")).collect();
    let above: Vec<String> = (0..8).map(|index| format!("above-{index}")).collect();
    paper.import(below.iter().chain(&above).map(|id| Story::new(id))).await;
    let views = Views::default();
    let mut readers = Vec::new();
    for round in 0..5 {
        let reader = views.reader([192, 0, 2, round].into(), "a browser", at(NOW));
        for id in below.iter().filter(|_| round < 4).chain(&above) {
            let (views, store, address) = (views.clone(), paper.store.clone(), address("fr", "world", id));
            readers.push(tokio::spawn(async move {
                views.count(&address, reader);
                tokio::task::yield_now().await;
                store.add_reads(&views.take(at(NOW)), at(NOW)).await.unwrap();
            }));
        }
    }
    for reader in readers {
        reader.await.unwrap();
    }
    assert!(views.take(at(NOW)).sums().is_empty());
    assert_eq!(
        paper.most_read(at(NOW)).await.into_iter().collect::<BTreeSet<_>>(),
        above.into_iter().collect()
    );
}

async fn a_view_of_an_address_that_moved_meanwhile_is_counted(paper: Paper) {
    paper.import([Story::new("a").slug("old")]).await;
    paper.import([Story::new("a").slug("new")]).await;
    let (old, new) = (address("fr", "world", "old"), address("fr", "world", "new"));
    let views = HashMap::from([(old, 3), (new, 2), (address("fr", "world", "none"), 9)]);
    paper.store.add_views(&views, at(NOW)).await.unwrap();
    assert_eq!(paper.most_read(at(NOW)).await, ["a"]);
}

async fn views_are_a_change_only_where_what_is_read_most_is_another_then(paper: Paper) {
    paper
        .import([Story::new("a"), Story::new("b"), Story::new("a").lang("de")])
        .await;
    let mut shown = Shown::default();
    shown.look(&paper.store, at(NOW)).await.unwrap();
    let steps = [
        ("fr", "a", 4, false, "too few to be shown"),
        ("fr", "a", 1, true, "shown"),
        ("fr", "a", 3, false, "shown already"),
        ("fr", "b", 6, true, "behind it"),
        ("fr", "b", 1, false, "still behind it"),
        ("fr", "b", 2, true, "before it"),
        ("de", "a", 5, true, "of another edition"),
    ];
    for (lang, slug, count, is_change, why) in steps {
        let before = paper.store.last_change().await.unwrap();
        paper.view(&address(lang, "world", slug), count, at(NOW)).await;
        assert_eq!(paper.store.last_change().await.unwrap(), before, "{why}");
        shown.look(&paper.store, at(NOW)).await.unwrap();
        let changes = paper.store.changes_after(before, 10).await.unwrap();
        let tags: Vec<&str> = changes.iter().map(|change| change.tag.as_str()).collect();
        assert_eq!(tags, ["most-read"][..usize::from(is_change)], "{why}");
    }
    assert_eq!(paper.most_read(at(NOW)).await, ["b", "a"]);
}

async fn a_teaser_is_the_same_on_every_list(paper: Paper) {
    let [seen, other] = on_every_list();
    let seen = seen.live("open").body("## 2025-03-19T09:00:00+01:00\n\nUn texte.");
    paper
        .import([seen.standfirst(&"Un chapeau de plusieurs mots, ".repeat(12)).picture(), other])
        .await;
    paper.view(&address("fr", "world", "seen"), 9, at(NOW)).await;
    let lists = paper.lists("fr", at(NOW)).await;
    let teasers: Vec<&Arc<Teaser>> = lists
        .iter()
        .flat_map(|(_, teasers)| teasers)
        .filter(|teaser| teaser.story.as_str() == "seen")
        .collect();
    assert!(teasers.len() > 8 && teasers.iter().all(|teaser| *teaser == teasers[0]));
    assert!(teasers[0].trail.ends_with('…') && teasers[0].is_live);
}

/// By another program, or one of an earlier version, as by this one.
async fn a_teaser_follows_its_article_whoever_writes_it(paper: Paper) {
    const COLUMNS: &str = "lang, section, slug, headline, trail, published, source_id, picture, live, breaking, withdrawn";
    let of_articles = format!("SELECT a.id, a.story_id, s.key, {COLUMNS} FROM articles a JOIN stories s ON s.id = a.story_id");
    let of_teasers = format!("SELECT article_id, story_id, story, {COLUMNS} FROM teasers");
    let count = format!(
        "SELECT count(*) FROM (SELECT * FROM ({of_articles} EXCEPT {of_teasers}) lacking UNION ALL SELECT * FROM ({of_teasers} EXCEPT {of_articles}) astray) unlike"
    );
    let (one, two) = (
        Story::new("one"),
        Story::new("two").source("Meridian Wire", "https://wire.example/two", None),
    );
    paper.import([one, two]).await;
    for write in [
        "UPDATE articles SET headline = 'Another', trail = 'and shorter' WHERE slug = 'one'",
        "UPDATE articles SET section = 'sport', slug = 'else' WHERE slug = 'one'",
        "UPDATE articles SET lang = 'de', published = published + 60 WHERE slug = 'else'",
        "UPDATE articles SET source_id = (SELECT min(id) FROM sources), picture = '{}' WHERE slug = 'else'",
        "UPDATE articles SET live = 'open', breaking = TRUE WHERE slug = 'else'",
        "UPDATE articles SET withdrawn = 1",
        "UPDATE articles SET withdrawn = NULL, live = NULL, breaking = FALSE, source_id = NULL, picture = NULL",
        "UPDATE articles SET story_id = (SELECT min(id) FROM stories) WHERE slug = 'else'",
        "DELETE FROM articles WHERE slug = 'else'",
    ] {
        paper.execute(write).await;
        assert_eq!(paper.rows::<(i64,)>(&count).await, [(0,)], "{write}");
    }
    assert_eq!(paper.rows::<(i64,)>("SELECT count(*) FROM teasers").await, [(1,)]);
}

async fn translations_are_those_readers_can_see(paper: Paper) {
    let story = |tag: &str| Story::new("a").lang(tag).slug(&format!("a-{tag}"));
    paper
        .import([
            story("fr"),
            story("en"),
            story("de").withdrawn(),
            story("es").published("2025-03-19T12:00:00+01:00"),
        ])
        .await;
    let translations = |article: Article| {
        article
            .translations
            .iter()
            .map(|address| address.slug.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(translations(paper.article("fr", "a-fr").await), ["a-en"]);
    assert_eq!(translations(paper.article("en", "a-en").await), ["a-fr"]);
}

/// One database's own: another process may hold it for longer than a write waits.
#[tokio::test]
async fn a_write_that_another_process_keeps_out_says_so() {
    let paper = Paper::new().await;
    let mut other = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(paper.path("briefs.db")))
        .await
        .unwrap();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    let error = paper.store.add_views(&HashMap::new(), at(NOW)).await.unwrap_err();
    assert!(matches!(error, StoreError::Locked), "{error:?}");
    let sentence = error.to_string();
    assert!(
        sentence.contains("another process") && sentence.contains("stop"),
        "{sentence}"
    );
    assert!(paper.store.ping().await.is_ok(), "it can still be read");
}
