//! The sample edition: the paper a first `make run` shows.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    domain::{
        article::{Article, Teaser},
        lang::Lang,
    },
    ports::Found,
};
use jiff::SignedDuration;
use server::stories::Files;

use crate::{
    pages::every::crawl,
    paper::{Paper, at, lang},
    test_app::{NOW, TestApp},
};

/// Story → language → article.
type Edition = BTreeMap<String, BTreeMap<&'static str, Article>>;

async fn sample() -> (Paper, Edition) {
    let paper = Paper::new().await;
    let report = paper.import_files(&Files::Sample).await;
    assert_eq!(report.skipped, [], "every file of the sample is good");
    let mut edition = Edition::new();
    // Later than every story.
    let now = at("2030-01-01T00:00:00Z");
    for tag in Lang::all().map(Lang::tag) {
        for section in paper.sections.iter() {
            let mut number = 1;
            loop {
                let page = paper
                    .store
                    .section_page(lang(tag), section.id.as_str(), number, now)
                    .await
                    .unwrap();
                for teaser in page.teasers {
                    let Teaser { story, address, .. } = &*teaser;
                    let found = paper
                        .store
                        .find_article(address.lang, address.slug.as_str(), now)
                        .await
                        .unwrap();
                    let Found::Article(article) = found else {
                        panic!("{address:?}: {found:?}")
                    };
                    edition.entry(story.to_string()).or_default().insert(tag, *article);
                }
                if !page.has_more {
                    break;
                }
                number += 1;
            }
        }
    }
    let count = edition.values().map(BTreeMap::len).sum::<usize>();
    assert_eq!(
        count, report.imported.new as usize,
        "every article is in a section of its language"
    );
    (paper, edition)
}

fn articles(edition: &Edition) -> impl Iterator<Item = &Article> {
    edition.values().flat_map(BTreeMap::values)
}

#[tokio::test]
async fn the_sample_is_a_whole_paper() {
    let (paper, edition) = sample().await;
    assert!(edition.len() >= 45, "{} stories", edition.len());
    let in_three = edition
        .values()
        .filter(|languages| ["fr", "en", "de"].iter().all(|tag| languages.contains_key(tag)));
    assert!(in_three.count() >= 15, "in French, English and German");
    for tag in ["fr", "en", "de"] {
        for section in paper.sections.iter() {
            let count = articles(&edition)
                .filter(|article| article.lang.tag() == tag && article.section == section.id)
                .count();
            assert!(count > 0, "{tag}: nothing in {}", section.id);
        }
    }
    assert_eq!(paper.sections.iter().count(), 8);
    let old = articles(&edition).filter(|article| article.age(at(NOW)).is_some()).count();
    let without_picture = articles(&edition).filter(|article| article.picture.is_none()).count();
    let long = articles(&edition).filter(|article| article.body.len() > 5_000).count();
    assert!(
        old >= 5 && without_picture >= 3 && long >= 3,
        "{old} old, {without_picture} without picture, {long} long"
    );
}

#[tokio::test]
async fn the_samples_sources_are_invented_and_credited() {
    let (_, edition) = sample().await;
    let credits: Vec<_> = articles(&edition).filter_map(|article| article.credit.as_ref()).collect();
    assert!(credits.len() >= 10, "{}", credits.len());
    let sources: BTreeSet<_> = credits.iter().map(|credit| credit.source.name.as_str()).collect();
    assert!(sources.len() >= 3, "{sources:?}");
    for credit in credits {
        let host = credit.url.split('/').nth(2).unwrap();
        assert!(host.ends_with(".example"), "{}", credit.url);
        assert!(
            credit.licence.as_deref().is_some_and(|licence| !licence.is_empty()),
            "{}",
            credit.url
        );
    }
    assert!(articles(&edition).any(|article| article.credit.is_none()), "some are our own");
}

#[tokio::test]
async fn the_samples_pictures_are_described_credited_and_in_both_new_formats() {
    let (paper, edition) = sample().await;
    for article in articles(&edition) {
        let name = format!("{}/{}", article.lang, article.slug);
        let Some(picture) = &article.picture else { continue };
        assert!(picture.alt.chars().count() >= 15, "{name}: {:?}", picture.alt);
        assert_ne!(picture.alt, picture.caption, "{name}");
        assert!(!picture.credit.is_empty(), "{name}");
        let formats: BTreeSet<_> = picture.renditions.iter().map(|rendition| rendition.mime).collect();
        assert_eq!(
            formats.into_iter().collect::<Vec<_>>(),
            ["image/avif", "image/webp"],
            "{name}"
        );
        assert!(
            picture.renditions.iter().any(|rendition| rendition.width <= 480),
            "{name} has a small rendition"
        );
        let ratios: Vec<f64> = picture
            .renditions
            .iter()
            .map(|file| f64::from(file.width) / f64::from(file.height))
            .collect();
        assert!(
            ratios.iter().all(|ratio| (ratio - ratios[0]).abs() < 0.02),
            "{name}: {ratios:?}"
        );
        for rendition in &picture.renditions {
            assert!(paper.media.path(&rendition.file).unwrap().is_file(), "{name}");
        }
        assert!(
            !article.body.contains("alt=\"\""),
            "{name}: a picture in the text without words"
        );
    }
    // Drawings, maps and charts: not one picture for all.
    let files: BTreeSet<_> = articles(&edition)
        .filter_map(|article| Some(&article.picture.as_ref()?.renditions[0].file))
        .collect();
    assert!(files.len() >= 30, "{} pictures", files.len());
}

#[tokio::test]
async fn the_samples_texts_are_written_for_readers() {
    let (_, edition) = sample().await;
    for article in articles(&edition) {
        let name = format!("{}/{}", article.lang, article.slug);
        assert!(
            (10..=130).contains(&article.headline.chars().count()),
            "{name}: {}",
            article.headline
        );
        assert!(
            article.standfirst.ends_with(['.', '?', '!', '…', '»', '”', '“', '’', ')']),
            "{name}: {}",
            article.standfirst
        );
        assert!(article.body.len() > 600 && !article.body.contains("Lorem"), "{name}");
        assert!(!article.topics.is_empty(), "{name} is on no topic");
        // A topic without a name in the language would show its id.
        assert!(
            article.topics.iter().all(|topic| topic.label != topic.id.as_str()),
            "{name}: {:?}",
            article.topics
        );
        assert!(
            article.published < at("2025-12-31T00:00:00Z") && article.published > at("2023-12-31T00:00:00Z"),
            "{name}"
        );
    }
    let headlines: BTreeSet<_> = articles(&edition)
        .map(|article| (article.lang, article.headline.as_str()))
        .collect();
    assert_eq!(headlines.len(), articles(&edition).count(), "no headline twice");
}

/// French puts a no-break space before its tall signs and inside its quotation marks.
#[tokio::test]
async fn no_line_of_a_french_article_of_the_sample_can_start_with_a_sign() {
    let (_, edition) = sample().await;
    let mut faults = Vec::new();
    for article in articles(&edition).filter(|article| article.lang.tag() == "fr") {
        let picture = article
            .picture
            .as_ref()
            .map(|picture| [picture.alt.as_str(), picture.caption.as_str()].join("\n"))
            .unwrap_or_default();
        for text in [&article.headline, &article.standfirst, &article.body, &picture] {
            for sign in [" :", " ;", " !", " ?", " »", "« "] {
                if let Some(place) = text.find(sign) {
                    let start = text[..place].char_indices().rev().nth(15).map_or(0, |(start, _)| start);
                    faults.push(format!("{}: {}", article.slug, &text[start..place + sign.len()]));
                }
            }
        }
    }
    assert_eq!(faults, [""; 0]);
}

#[tokio::test]
async fn importing_the_sample_again_changes_nothing() {
    let paper = Paper::new().await;
    let first = paper.import_files(&Files::Sample).await.imported;
    let again = paper.import_files(&Files::Sample).await.imported;
    assert_eq!((again.new, again.updated, again.unchanged), (0, 0, first.new));
}

#[tokio::test]
async fn every_link_of_the_sample_edition_answers() {
    let app = TestApp::with_sample().await;
    let pages = crawl(&app).await;
    assert!(pages.len() > 150, "{} pages", pages.len());
    for front in ["/fr", "/en", "/de"] {
        let page = &pages[front];
        for slot in ["must-read", "latest"] {
            assert!(page.has(&format!("[data-slot={slot}]")), "{front}: {slot}");
        }
        assert!(page.all("[data-slot=section]").len() >= 6, "{front}");
    }
}

#[tokio::test]
async fn the_sample_has_news_of_the_day_it_is_shown_on() {
    let (_, edition) = sample().await;
    let now = at(NOW);
    let fresh = articles(&edition)
        .filter(|article| article.published <= now && now.duration_since(article.published) < SignedDuration::from_hours(72));
    assert!(fresh.count() >= 5);
}
