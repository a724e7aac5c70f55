//! The commonest words of some languages, by which most texts show quickly that they are in the language that their feed names.
//!
//! A whole look at a text's letters takes 150 µs, a sixth of all it takes to take an item in; this takes a tenth of that. It says yes or does
//! not know: a text without enough of these words is looked at in full.

/// Words that are read at either end. Of a text in the language a quarter to a third of them is among its common ones.
const READ: usize = 100;
/// As few as every eighth must be. The texts of no other language that could be detected reach that ([`tests`]): the most is one in ten.
const EVERY: usize = 8;

/// Not the commonest dozen, but those of the commonest that no other language has as often. Slavic, Baltic and Finnic languages have too
/// few of them.
const WORDS: &[(&str, &str)] = &[
    ("da", "og at det er af på for som til den ikke med"),
    ("de", "der die und das den von ist mit auf für nicht des"),
    ("el", "και το του της να των την στην με από τον η"),
    ("en", "the of and to in is that for was with by on"),
    ("es", "el los las del y una por con para como más su"),
    ("fr", "le les des et est dans une pour qui sur du au"),
    ("hu", "a az és hogy nem egy is meg vagy ez csak már"),
    ("it", "il di che della del per non una gli alla con sono"),
    ("nl", "het een van dat met voor zijn niet op aan te wordt"),
    ("pt", "o os da do em uma não para com que são ao"),
    ("ro", "și în cu din este că pe nu care pentru sunt unei"),
    ("sv", "och att det som på är av för inte den till har"),
];

/// Whether a text is evidently in a language, from its first words to its last; `false` is no answer.
pub(super) fn speaks(text: &str, tag: &str) -> bool {
    let Some((_, common)) = WORDS.iter().find(|(of, _)| *of == tag) else {
        return false;
    };
    let words = || text.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
    are_common(words(), common) && are_common(words().rev(), common)
}

fn are_common<'a>(words: impl Iterator<Item = &'a str>, common: &str) -> bool {
    let (mut read, mut found) = (0, 0);
    for word in words.take(READ) {
        read += 1;
        found += usize::from(common.split(' ').any(|common| common == word));
    }
    read >= READ / 2 && found * EVERY >= read
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// What the paper itself says in a language, from its catalogue: about two thousand words.
    fn texts() -> Vec<(String, Vec<String>)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/messages");
        let read = |entry: std::io::Result<std::fs::DirEntry>| {
            let path = entry.unwrap().path();
            let tag = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            let sentences: Vec<&str> = lines
                .filter_map(|line| line.split_once(" = "))
                .map(|(_, sentence)| sentence)
                .collect();
            let words: Vec<&str> = sentences.iter().flat_map(|sentence| sentence.split_whitespace()).collect();
            (tag, words.chunks(READ).map(|words| words.join(" ")).collect())
        };
        std::fs::read_dir(folder).unwrap().map(read).collect()
    }

    #[test]
    fn no_language_is_taken_for_another_by_its_common_words() {
        let texts = texts();
        assert_eq!(texts.len(), 26);
        for (tag, passages) in &texts {
            for (common, _) in WORDS
                .iter()
                .filter(|(common, _)| common != tag && !super::super::are_close(common, tag))
            {
                for passage in passages {
                    assert!(!speaks(passage, common), "{tag} is taken for {common}: {passage}");
                }
            }
        }
    }

    /// The stories of the sample edition, by language, without their front matter.
    fn stories(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                stories(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "md")
                && let Some((_, tag)) = path.file_stem().and_then(|stem| stem.to_str()?.rsplit_once('.'))
            {
                let text = std::fs::read_to_string(&path).unwrap();
                let body = text.rsplit("\n+++\n").next().unwrap_or_default();
                found.push((tag.to_owned(), body.to_owned()));
            }
        }
    }

    #[test]
    fn no_story_is_taken_for_one_in_another_language() {
        let mut found = Vec::new();
        stories(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample/stories"), &mut found);
        assert!(found.len() > 100);
        for (tag, body) in &found {
            for (common, _) in WORDS
                .iter()
                .filter(|(common, _)| common != tag && !super::super::are_close(common, tag))
            {
                assert!(!speaks(body, common), "{tag} is taken for {common}: {body}");
            }
        }
    }

    #[test]
    fn at_least_a_third_of_the_stories_show_their_language_by_its_common_words() {
        let mut found = Vec::new();
        stories(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample/stories"), &mut found);
        found.retain(|(tag, _)| WORDS.iter().any(|(of, _)| of == tag));
        let shown = found.iter().filter(|(tag, body)| speaks(body, tag)).count();
        assert!(shown * 3 > found.len(), "{shown} of {}", found.len());
    }

    #[test]
    fn what_is_short_or_in_none_of_these_languages_is_no_answer() {
        assert!(!speaks("the of and to", "en"));
        assert!(!speaks("", "en"));
        assert!(!speaks(&"the of and to ".repeat(50), "xx"));
        assert!(speaks(&"the of and to ".repeat(50), "en"));
    }
}
