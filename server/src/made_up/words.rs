//! What a made-up paper is put together from: the sample edition's sentences and pictures, and names of nobody.

use std::collections::BTreeMap;

use app::domain::{lang::Lang, picture::Picture, slug::Slug};

use super::chance::Chance;
use crate::{search::plain, store::NewArticle};

const SYLLABLES: [&str; 24] = [
    "ba", "ro", "ki", "lun", "des", "mar", "to", "vel", "sin", "gar", "pol", "ne", "ta", "fri", "hol", "jum", "esk", "wi", "dra",
    "cor", "ul", "zan", "pe", "mo",
];
/// A sentence has so many words at the least.
const SHORTEST: usize = 5;

/// A sentence, and where between two of its words a name can stand.
#[derive(Debug)]
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) gaps: Vec<usize>,
}

/// Sentences and pictures by language.
#[derive(Debug)]
pub(super) struct Words {
    sentences: BTreeMap<Lang, Vec<Sentence>>,
    /// The same picture with the words of each language that has them.
    pictures: Vec<BTreeMap<Lang, Picture>>,
}

impl Words {
    pub(super) fn of(sample: &[NewArticle]) -> Self {
        let mut sentences: BTreeMap<Lang, Vec<Sentence>> = BTreeMap::new();
        let mut pictures: BTreeMap<&Slug, BTreeMap<Lang, Picture>> = BTreeMap::new();
        for article in sample {
            let own = sentences.entry(article.lang).or_default();
            own.extend(plain::text(&article.body).lines().flat_map(sentences_of));
            if let Some(picture) = &article.picture {
                pictures
                    .entry(&article.story)
                    .or_default()
                    .insert(article.lang, picture.clone());
            }
        }
        Self {
            sentences,
            pictures: pictures.into_values().collect(),
        }
    }

    pub(super) fn sentence(&self, lang: Lang, chance: &mut Chance) -> &Sentence {
        chance.of(&self.sentences[&lang])
    }

    /// One with a name in it, as part of a text; how many words.
    pub(super) fn write(&self, lang: Lang, chance: &mut Chance, text: &mut String) -> usize {
        let sentence = self.sentence(lang, chance);
        let gap = *chance.of(&sentence.gaps);
        text.push_str(&sentence.text[..gap]);
        text.push(' ');
        text.push_str(&name(chance));
        text.push_str(&sentence.text[gap..]);
        sentence.gaps.len() + 2
    }

    /// A picture, with words in this language where it has some.
    pub(super) fn picture(&self, lang: Lang, number: usize) -> Option<Picture> {
        let picture = self.pictures.get(number % self.pictures.len().max(1))?;
        picture.get(&lang).or_else(|| picture.values().next()).cloned()
    }
}

/// The sentences of a line that can stand in a text as they are: no tables, no fragments, nothing that HTML would read.
fn sentences_of(line: &str) -> impl Iterator<Item = Sentence> {
    let whole = line
        .split_inclusive(['.', '?', '!', '؟'])
        .fold(Vec::<String>::new(), |mut whole, part| {
            match whole.last_mut() {
                // A point within a number or a name: the sentence goes on.
                Some(last) if !part.starts_with(' ') => last.push_str(part),
                _ => whole.push(part.to_owned()),
            }
            whole
        });
    let sentences = whole.into_iter().map(|text| text.trim().to_owned());
    let sentences = sentences.filter(|text| text.ends_with(['.', '?', '!', '؟']) && !text.contains(['<', '>', '&', '|']));
    sentences.filter_map(|text| {
        let gaps: Vec<usize> = text.match_indices(' ').map(|(gap, _)| gap).collect();
        (gaps.len() + 1 >= SHORTEST).then_some(Sentence { text, gaps })
    })
}

/// A name that hardly anything else has.
pub(super) fn name(chance: &mut Chance) -> String {
    let count = 2 + chance.below(3);
    let mut name = String::new();
    for place in 0..count {
        let syllable = chance.of(&SYLLABLES);
        if place == 0 {
            name.push_str(&syllable[..1].to_uppercase());
            name.push_str(&syllable[1..]);
        } else {
            name.push_str(syllable);
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_whole_and_hold_nothing_that_html_would_read() {
        let texts = |line| sentences_of(line).map(|sentence| sentence.text).collect::<Vec<_>>();
        assert_eq!(
            texts(
                "The council met at 9.30 in Ghent on Monday. It ended? Nobody at the table would say <b>why</b> it had. One two three four five"
            ),
            ["The council met at 9.30 in Ghent on Monday."]
        );
    }
}
