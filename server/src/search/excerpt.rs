//! The lines of an article that a list of answers shows: where most of the question's words stand, with those words marked.

use std::{collections::VecDeque, ops::Range};

use app::domain::search::Fragment;

use super::{
    analyser::Analyser,
    document::{Sequence, hash},
    fold::has_letters,
    plain,
    rank::Wish,
    words::words,
};

/// Words of an excerpt, and how many of them stand before the first that was found.
const WORDS: usize = 32;
const BEFORE: usize = 6;

/// What an article's excerpt is made of.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// As the index keeps it: says where in the body the words are, without cutting it into terms again.
    pub sequence: &'a [u8],
    /// Plain text.
    pub standfirst: &'a str,
    /// The standfirst as lists show it.
    pub trail: &'a str,
    /// Safe HTML.
    pub body: &'a str,
}

/// The excerpt of an article. A standfirst that has a word of the question is shown as it is; else the stretch of the body that has most.
pub fn excerpt(analyser: &Analyser, wish: &Wish, text: Text<'_>) -> Vec<Fragment> {
    // To stem the words of every standfirst of a page costs more than the search; the sequence knows where none will be found.
    if in_standfirst(wish, text.sequence) {
        for standfirst in [text.trail, text.standfirst] {
            let marked = marked(analyser, wish, standfirst);
            if marked.iter().any(|fragment| fragment.is_found) {
                return marked;
            }
        }
    }
    let Some(first) = best(wish, text.sequence) else {
        return vec![Fragment {
            text: text.trail.to_owned(),
            is_found: false,
        }];
    };
    let body = plain::text(text.body);
    let stretch = stretch(analyser, &body, first);
    let mut fragments = marked(analyser, wish, &one_line(&body[stretch.clone()]));
    if stretch.start > 0 {
        push(&mut fragments, 0, "… ");
    }
    if !body[stretch.end..].trim().is_empty() {
        let end = fragments.len();
        push(&mut fragments, end, " …");
    }
    fragments
}

fn push(fragments: &mut Vec<Fragment>, at: usize, text: &str) {
    fragments.insert(
        at,
        Fragment {
            text: text.to_owned(),
            is_found: false,
        },
    );
}

/// A text in fragments: what was looked for, and what stands between.
pub fn marked(analyser: &Analyser, wish: &Wish, text: &str) -> Vec<Fragment> {
    let mut fragments = Vec::new();
    let mut add = |range: Range<usize>, is_found: bool| {
        if !range.is_empty() {
            fragments.push(Fragment {
                text: text[range].to_owned(),
                is_found,
            });
        }
    };
    let mut done = 0;
    for word in analyser.words(text) {
        if word.terms.all().any(|term| wish.has(hash(term))) {
            add(done..word.range.start, false);
            done = word.range.end;
            add(word.range, true);
        }
    }
    add(done..text.len(), false);
    fragments
}

/// Whether a standfirst has a word of a question.
fn in_standfirst(wish: &Wish, sequence: &[u8]) -> bool {
    Sequence::read(sequence).is_some_and(|fields| {
        let [_, _, _, mut standfirst, _] = fields;
        standfirst.any(|(hash, _)| wish.has(hash))
    })
}

/// The place, in words, of the first of those that stand where most different words of a question stand close together in a body.
fn best(wish: &Wish, sequence: &[u8]) -> Option<usize> {
    let [.., body] = Sequence::read(sequence)?;
    let mut within: VecDeque<(usize, u32)> = VecDeque::new();
    let mut best: Option<(usize, usize)> = None;
    let mut words = 0;
    for (hash, begins) in body {
        words += usize::from(begins);
        if !wish.has(hash) {
            continue;
        }
        let place = words - 1;
        if within.back().is_some_and(|(last, _)| *last == place) {
            continue;
        }
        within.push_back((place, hash));
        while within.front().is_some_and(|(first, _)| place - first >= WORDS - BEFORE) {
            within.pop_front();
        }
        let different = (0..within.len())
            .filter(|index| !within.range(..*index).any(|(_, other)| *other == within[*index].1))
            .count();
        if best.is_none_or(|(most, _)| different > most) {
            best = within.front().map(|(first, _)| (different, *first));
        }
    }
    best.map(|(_, first)| first)
}

/// The bytes of the words around a place.
fn stretch(analyser: &Analyser, text: &str, first: usize) -> Range<usize> {
    let start = first.saturating_sub(BEFORE);
    // Counted as the sequence counts them: a word without terms is none.
    let mut words = words(analyser.lang(), text)
        .filter(|word| has_letters(&text[word.clone()]))
        .skip(start)
        .take(WORDS);
    let Some(opens) = words.next() else { return 0..0 };
    let closes = words.last().unwrap_or_else(|| opens.clone());
    // What stands before the first word, or behind the last up to a space, belongs to them: a quotation mark, a full stop.
    let from = if start == 0 { 0 } else { opens.start };
    let to = closes.end
        + text[closes.end..]
            .find(char::is_whitespace)
            .unwrap_or(text.len() - closes.end);
    from..to
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{
        Document, Source,
        question::Question,
        rank::{Wanted, Wish},
    };

    fn shown(tag: &str, question: &str, trail: &str, body: &str) -> String {
        let analyser = Analyser::new(tag.parse().unwrap());
        let question = Question::read(question, &analyser);
        let words = question.words.iter().map(|asked| Wanted {
            hashes: asked.terms.all().map(hash).collect(),
            rarity: 1.0,
        });
        let wish = Wish::new(words.collect(), Vec::new());
        let source = Source {
            lang: analyser.lang(),
            headline: String::new(),
            standfirst: trail.into(),
            body: body.into(),
            topics: String::new(),
            source: None,
            section: "world".into(),
        };
        let text = Text {
            sequence: &Document::of(&source, &analyser).words,
            standfirst: trail,
            trail,
            body,
        };
        excerpt(&analyser, &wish, text)
            .into_iter()
            .map(|fragment| {
                if fragment.is_found {
                    format!("[{}]", fragment.text)
                } else {
                    fragment.text
                }
            })
            .collect()
    }

    #[test]
    fn what_was_found_is_marked_as_it_is_written() {
        for (tag, question, trail, expected) in [
            ("fr", "defense", "La Défense européenne.", "La [Défense] européenne."),
            ("de", "muenchen", "In München, heute.", "In [München], heute."),
            ("bg", "град", "Градът празнува.", "[Градът] празнува."),
            ("en", "grid", "<b>Grids</b> & co.", "<b>[Grids]</b> & co."),
        ] {
            assert_eq!(shown(tag, question, trail, ""), expected);
        }
    }

    #[test]
    fn a_word_of_the_body_is_shown_among_the_words_around_it() {
        let body = format!(
            "<p>{}</p><p>“The grid,” she said.</p><p>{}</p>",
            "before ".repeat(50),
            "after ".repeat(50)
        );
        let text = shown("en", "grid", "Nothing here.", &body);
        assert!(text.starts_with("… before before"), "{text}");
        assert!(text.contains("“The [grid],” she said. after"), "{text}");
        assert!(text.ends_with("after …"), "{text}");
        assert!(text.split_whitespace().count() <= WORDS + 2, "{text}");
    }

    #[test]
    fn the_place_with_most_words_is_shown() {
        let body = format!("<p>grid {} Baltic grid opens.</p>", "word ".repeat(100));
        assert!(shown("en", "baltic grid", "Nothing.", &body).contains("[Baltic] [grid] opens."));
    }

    #[test]
    fn without_a_word_found_the_trail_stands() {
        assert_eq!(shown("en", "grid", "A trail.", "<p>A body.</p>"), "A trail.");
        assert_eq!(shown("en", "", "", ""), "");
    }
}
