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
        assert!(slugs.iter().all(|slug| !RESERVED.contains(&slug.as_str())), "{lang}: {slugs:?}");
    }
}

#[test]
fn a_sentence_with_a_number_is_whole_for_every_number() {
    for texts in catalogues() {
        for count in NUMBERS {
            for sentence in counted(&texts, count) {
                let lang = texts.lang();
                assert!(!sentence.trim().is_empty() && !sentence.contains(['{', '}', '$']), "{lang} {count}: {sentence}");
                // One and two may be words of their own (Arabic, Slovene); larger numbers are shown.
                let is_shown = sentence.contains(&count.to_string()) || sentence.chars().any(|letter| ('٠'..='٩').contains(&letter));
                assert!(count <= 2 || is_shown, "{lang} {count}: {sentence}");
            }
        }
    }
}

/// The words around the number.
fn form(texts: &Texts, count: u32) -> String {
    texts.source_stories(count).replace(&count.to_string(), "#")
}

#[test]
fn plural_forms_are_those_of_the_language() {
    // CLDR 48: numbers of one category in each group.
    for (tag, groups) in [
        ("en", &[&[1][..], &[2, 5, 11, 21, 100]][..]),
        ("fr", &[&[1], &[2, 5, 11, 21, 100]]),
        ("de", &[&[1], &[2, 5, 11, 21, 100]]),
        ("pl", &[&[1], &[2, 3, 22], &[5, 11, 12, 21, 100]]),
        ("cs", &[&[1], &[2, 4], &[5, 11, 21, 100]]),
        ("uk", &[&[1, 21], &[2, 22], &[5, 11, 100]]),
        ("lt", &[&[1, 21], &[2, 5, 22], &[11, 100]]),
        ("sl", &[&[1, 101], &[2, 102], &[3, 104], &[5, 11, 100]]),
        ("hr", &[&[1, 21], &[2, 22], &[5, 11, 100]]),
        ("ro", &[&[1], &[2, 5, 11], &[21, 100]]),
    ] {
        let texts = Texts::new(lang(tag)).unwrap();
        let forms: Vec<BTreeSet<String>> = groups.iter().map(|numbers| numbers.iter().map(|number| form(&texts, *number)).collect()).collect();
        assert!(forms.iter().all(|forms| forms.len() == 1), "{tag}: one form a category: {forms:?}");
        assert_eq!(forms.iter().collect::<BTreeSet<_>>().len(), groups.len(), "{tag}: categories differ: {forms:?}");
    }
}
