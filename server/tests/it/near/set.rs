//! Reads the labelled pairs; their format is told in `pairs/README.md`.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Which half a file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    Tune,
    HeldOut,
}

/// A text, with a line a block.
#[derive(Debug, Clone, Default)]
pub struct Text {
    pub headline: String,
    pub body: String,
}

/// Two texts and what a person says of them.
#[derive(Debug)]
pub struct Pair {
    pub name: String,
    pub half: Half,
    pub kind: String,
    pub same: bool,
    pub texts: [Text; 2],
}

/// All pairs, in the order of the files' names.
pub fn read() -> Vec<Pair> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("tests/pairs"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    files.iter().flat_map(|file| read_file(file)).collect()
}

/// Every text of the sample edition in English, French and German.
pub fn sample_texts() -> Vec<Text> {
    let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample/stories");
    let sections = fs::read_dir(stories)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir());
    let mut files: Vec<PathBuf> = sections
        .flat_map(|section| fs::read_dir(section).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|file| file.extension().is_some_and(|ending| ending == "md"))
        .collect();
    files.sort();
    files.iter().map(|file| story(&fs::read_to_string(file).unwrap())).collect()
}

fn read_file(file: &Path) -> Vec<Pair> {
    let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
    let source = fs::read_to_string(file).unwrap();
    let mut texts: HashMap<&str, Text> = HashMap::new();
    let mut pairs = Vec::new();
    let mut half = None;
    let mut current = "";
    for line in source.lines().filter(|line| !line.is_empty()) {
        let (sign, rest) = line.split_once(' ').unwrap_or_else(|| panic!("{stem}: {line}"));
        let rest_words: Vec<&str> = rest.split(' ').collect();
        match (sign, &rest_words[..]) {
            ("half", ["tune"]) => half = Some(Half::Tune),
            ("half", ["held-out"]) => half = Some(Half::HeldOut),
            ("==", [name, _lang, origin @ ..]) => {
                current = name;
                let text = match origin {
                    [] => Text::default(),
                    ["sample", path] => {
                        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample/stories").join(path);
                        story(&fs::read_to_string(path).unwrap())
                    }
                    _ => panic!("{stem}: {line}"),
                };
                assert!(texts.insert(name, text).is_none(), "{stem}: {line}");
            }
            ("!", _) => rest.clone_into(&mut texts.get_mut(current).unwrap().headline),
            ("+", _) => append(texts.get_mut(current).unwrap(), rest),
            ("=", [from, _, ..]) if texts.contains_key(from) => copy(&mut texts, current, &rest_words),
            ("~", _) => {
                let (old, new) = rest.split_once(" => ").unwrap_or_else(|| panic!("{stem}: {line}"));
                let text = texts.get_mut(current).unwrap();
                assert!(text.body.contains(old), "{stem} {current}: {old} is not there");
                text.body = text.body.replace(old, new);
            }
            ("??", [a, b, label @ ("same" | "different"), kind]) => pairs.push(Pair {
                name: format!("{stem}: {a} – {b}"),
                half: half.unwrap(),
                kind: (*kind).to_owned(),
                same: *label == "same",
                texts: [a, b].map(|name| texts.get(*name).unwrap_or_else(|| panic!("{stem}: {line}")).clone()),
            }),
            _ => panic!("{stem}: {line}"),
        }
    }
    pairs
}

fn append(text: &mut Text, block: &str) {
    text.body.push_str(block);
    text.body.push('\n');
}

/// `from 1 3-5`: copies those blocks.
fn copy(texts: &mut HashMap<&str, Text>, to: &str, words: &[&str]) {
    let blocks: Vec<String> = texts[words[0]].body.lines().map(str::to_owned).collect();
    for range in &words[1..] {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        for number in first.parse::<usize>().unwrap()..=last.parse().unwrap() {
            append(texts.get_mut(to).unwrap(), &blocks[number - 1]);
        }
    }
}

/// A story of the sample edition as plain text.
fn story(source: &str) -> Text {
    let mut parts = source.splitn(3, "+++");
    let head = parts.nth(1).unwrap();
    let headline = head.lines().find_map(|line| line.strip_prefix("headline = ")).unwrap();
    let mut text = Text {
        headline: headline.trim_matches('"').to_owned(),
        body: String::new(),
    };
    let lines = parts.next().unwrap().lines().filter(|line| !line.trim().is_empty());
    for line in lines {
        append(&mut text, &line.trim_start_matches(['#', '>', '-', ' ']).replace("**", ""));
    }
    text
}
