//! The interface's sentences in every language there are any in.

use std::{collections::BTreeSet, fs, path::Path};

use app::{
    domain::{
        lang::Lang,
        place::Place,
        section::{BUILT_IN, RESERVED},
        weather::Sky,
    },
    i18n::Texts,
};
use server::config::Config;

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

/// Messages of a catalogue: name and text, the forms of one that has several behind each other.
fn messages(tag: &str) -> Vec<(String, String)> {
    let path = format!("{}/../app/messages/{tag}.ftl", env!("CARGO_MANIFEST_DIR"));
    let mut messages: Vec<(String, String)> = Vec::new();
    for line in fs::read_to_string(path)
        .unwrap()
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        match line.split_once(" = ") {
            Some((name, text)) if !line.starts_with(' ') => messages.push((name.to_owned(), text.to_owned())),
            _ => {
                if let Some((_, text)) = messages.last_mut() {
                    text.push('\n');
                    text.push_str(line);
                }
            }
        }
    }
    messages
}

/// The program's own texts, without its white space.
fn source(folder: &Path) -> String {
    let mut source = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source.push_str(&self::source(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            source.extend(fs::read_to_string(path).unwrap().split_whitespace());
        }
    }
    source
}

#[test]
fn every_sentence_is_said_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let source = source(&root.join("app/src")) + &source(&root.join("server/src"));
    let sections: BTreeSet<&str> = BUILT_IN.into_iter().collect();
    let places: BTreeSet<&str> = Place::all().map(Place::id).collect();
    let skies: BTreeSet<&str> = Sky::ALL.into_iter().map(Sky::as_str).collect();
    let mut unused = Vec::new();
    for (key, _) in messages("en") {
        // These are looked up by what they are the names of.
        let of = |family: &str, members: &BTreeSet<&str>| key.strip_prefix(family).is_some_and(|member| members.contains(member));
        let is_a_name = of("section-", &sections) || of("place-", &places) || of("sky-", &skies);
        if !is_a_name && !source.contains(&format!(".{}(", key.replace('-', "_"))) {
            unused.push(key);
        }
    }
    assert_eq!(unused, [""; 0]);
}

/// As print does in these languages: the word would stand alone at the end of a line.
#[test]
fn a_word_of_one_letter_holds_the_next_one_in_czech_slovak_and_polish() {
    let mut faults = Vec::new();
    for (tag, words) in [("cs", "ksvzouai"), ("sk", "ksvzouai"), ("pl", "wzioau")] {
        for (key, text) in messages(tag) {
            for (at, word) in text
                .char_indices()
                .filter(|(_, letter)| words.contains(letter.to_ascii_lowercase()))
            {
                let is_alone = text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
                if is_alone && text[at + word.len_utf8()..].starts_with([' ', '\n']) {
                    faults.push(format!("{tag}: {key}: {}", &text[at..]));
                }
            }
            // `ago-…` is CLDR's, word by word.
            if !key.starts_with("ago-") && (text.contains("$count } ") || text.contains("($count) } ")) {
                faults.push(format!("{tag}: {key}: a number without its noun"));
            }
        }
    }
    assert_eq!(faults, [""; 0]);
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
