//! The interface's sentences in every language there are any in.

use app::{
    domain::{lang::Lang, section::RESERVED},
    i18n::Texts,
};
use server::config::Config;
use std::collections::BTreeSet;

use crate::paper::lang;

const NUMBERS: [u32; 6] = [1, 2, 5, 11, 21, 100];

fn catalogues() -> Vec<Texts> {
    let catalogues: Vec<Texts> = Texts::available().map(|lang| Texts::new(lang).unwrap()).collect();
    assert!(catalogues.len() >= 3);
    catalogues
}

/// Every sentence that depends on a number.
fn counted(texts: &Texts, count: u32) -> [String; 3] {
    [texts.age_months(count), texts.age_years(count), texts.source_stories(count)]
}

#[test]
fn every_language_of_the_union_has_its_sentences() {
    let there: BTreeSet<Lang> = Texts::available().collect();
    assert_eq!(there, Lang::all().collect());
}

#[test]
fn the_sections_have_names_and_addresses_of_their_own_in_every_language() {
    let sections = Config::default().sections().unwrap();
    for texts in catalogues() {
        let lang = texts.lang();
        let slugs: BTreeSet<_> = sections.iter().map(|section| section.slug[&lang].to_string()).collect();
        let labels: BTreeSet<_> = sections.iter().map(|section| section.label[&lang].clone()).collect();
        assert_eq!((slugs.len(), labels.len()), (8, 8), "{lang}: {slugs:?} {labels:?}");
        assert!(
            slugs.iter().all(|slug| !RESERVED.contains(&slug.as_str())),
            "{lang}: {slugs:?}"
        );
    }
}

#[test]
fn a_sentence_with_a_number_is_whole_for_every_number() {
    for texts in catalogues() {
        for count in NUMBERS {
            for sentence in counted(&texts, count) {
                let lang = texts.lang();
                assert!(
                    !sentence.trim().is_empty() && !sentence.contains(['{', '}', '$']),
                    "{lang} {count}: {sentence}"
                );
                // One and two may be words of their own (Arabic, Slovene); larger numbers are shown.
                let is_shown =
                    sentence.contains(&count.to_string()) || sentence.chars().any(|letter| ('٠'..='٩').contains(&letter));
                assert!(count <= 2 || is_shown, "{lang} {count}: {sentence}");
            }
        }
    }
}

/// The words around the number, of all its sentences: « Artikel » alone is one word in German.
fn form(texts: &Texts, count: u32) -> String {
    counted(texts, count).join(" ").replace(&count.to_string(), "#")
}

/// CLDR 48: the numbers of one category in each group.
const CATEGORIES: [(&str, &[&[u32]]); 14] = [
    ("ar", &[&[1], &[2], &[3, 10, 103], &[11, 99, 111], &[100, 101, 102]]),
    ("cs", &[&[1], &[2, 4], &[5, 11, 21, 100]]),
    ("de", &[&[1], &[2, 5, 11, 21, 100]]),
    ("en", &[&[1], &[2, 5, 11, 21, 100]]),
    ("fr", &[&[1], &[2, 5, 11, 21, 100]]),
    ("hr", &[&[1, 21, 101], &[2, 22, 102], &[5, 11, 100, 111]]),
    ("lt", &[&[1, 21, 101], &[2, 5, 22, 102], &[10, 11, 20, 100, 111]]),
    ("lv", &[&[1, 21, 101], &[2, 5, 22, 102], &[10, 11, 20, 100, 111]]),
    ("mt", &[&[1], &[2], &[3, 10, 103], &[11, 19, 111], &[20, 100, 101]]),
    ("pl", &[&[1], &[2, 22, 102], &[5, 11, 12, 21, 100, 112]]),
    ("ro", &[&[1], &[2, 5, 11, 101, 111], &[20, 21, 100]]),
    ("sk", &[&[1], &[2, 4], &[5, 11, 21, 100]]),
    ("sl", &[&[1, 101], &[2, 102], &[3, 104], &[5, 11, 21, 100]]),
    ("uk", &[&[1, 21, 101], &[2, 22, 102], &[5, 11, 100, 111]]),
];

#[test]
fn plural_forms_are_those_of_the_language() {
    let mut faults = Vec::new();
    for (tag, groups) in CATEGORIES {
        let texts = Texts::new(lang(tag)).unwrap();
        for numbers in groups {
            let first = form(&texts, numbers[0]);
            let others = numbers.iter().filter(|number| form(&texts, **number) != first);
            faults.extend(others.map(|number| format!("{tag}: {number} is not as {}", numbers[0])));
        }
        let forms: BTreeSet<String> = groups.iter().map(|numbers| form(&texts, numbers[0])).collect();
        if forms.len() < groups.len() {
            faults.push(format!("{tag}: {} forms, {} categories", forms.len(), groups.len()));
        }
    }
    assert_eq!(faults, [""; 0]);
}
