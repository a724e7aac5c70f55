//! The lines of an article that a list of answers shows: where most of the question's words stand, with those words marked.

use std::{collections::VecDeque, ops::Range};

use app::domain::search::Fragment;

use super::{
    analyser::Analyser,
    document::{Field, Sequence, hash},
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
    // To stem the words of a page's excerpts costs more than the search: the sequence knows where what was looked for stands.
    let [.., in_standfirst, in_body] = found(wish, text.sequence);
    if !in_standfirst.is_empty() {
        for standfirst in [text.trail, text.standfirst] {
            // Of another text it is not known which word is the how manieth.
            let known = text.standfirst.starts_with(standfirst.trim_end_matches(['…', ' ']));
            let marked = known
                .then(|| marked_at(analyser, wish, standfirst, 0, &in_standfirst))
                .flatten()
                .unwrap_or_else(|| marked(analyser, wish, standfirst));
            if marked.iter().any(|fragment| fragment.is_found) {
                return marked;
            }
        }
    }
    let Some(first) = best(&in_body) else {
        return vec![Fragment {
            text: text.trail.to_owned(),
            is_found: false,
        }];
    };
    let body = plain::text(text.body);
    let stretch = stretch(analyser, &body, first);
    let line = one_line(&body[stretch.clone()]);
    let mut fragments =
        marked_at(analyser, wish, &line, first.saturating_sub(BEFORE), &in_body).unwrap_or_else(|| marked(analyser, wish, &line));
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
fn marked(analyser: &Analyser, wish: &Wish, text: &str) -> Vec<Fragment> {
    let found = words(analyser.lang(), text).filter(|word| is_wanted(analyser, wish, &text[word.clone()]));
    fragments(text, found)
}

/// The same where it is known which words it is, as `found` counts them, in a text whose first word is the `first`: others are not stemmed.
/// `None` if it is another text.
fn marked_at(analyser: &Analyser, wish: &Wish, text: &str, first: usize, found: &[Place]) -> Option<Vec<Fragment>> {
    // Counted as the sequence counts them: a word without terms is none.
    let counted = words(analyser.lang(), text).filter(|word| has_letters(&text[word.clone()]));
    let marked: Vec<Range<usize>> = (first..)
        .zip(counted)
        .filter(|(at, _)| found.binary_search_by_key(at, |place| place.at).is_ok())
        .map(|(_, word)| word)
        .collect();
    (marked.iter())
        .all(|word| is_wanted(analyser, wish, &text[word.clone()]))
        .then(|| fragments(text, marked.into_iter()))
}

fn is_wanted(analyser: &Analyser, wish: &Wish, word: &str) -> bool {
    analyser
        .of_text(word)
        .is_some_and(|terms| terms.all().any(|term| wish.has(hash(term))))
}

fn fragments(text: &str, found: impl Iterator<Item = Range<usize>>) -> Vec<Fragment> {
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
    for word in found {
        add(done..word.start, false);
        done = word.end;
        add(word, true);
    }
    add(done..text.len(), false);
    fragments
}

/// A word of a field that was looked for.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The how manieth of the field.
    at: usize,
    hash: u32,
}

/// The words of each field that were looked for, in order, each once.
fn found(wish: &Wish, sequence: &[u8]) -> [Vec<Place>; Field::ALL.len()] {
    let Some(fields) = Sequence::read(sequence) else {
        return Default::default();
    };
    fields.map(|field| {
        let mut found: Vec<Place> = Vec::new();
        let mut words = 0;
        for (hash, begins) in field {
            words += usize::from(begins);
            if words > 0 && wish.has(hash) && found.last().is_none_or(|last| last.at + 1 != words) {
                found.push(Place { at: words - 1, hash });
            }
        }
        found
    })
}

/// The place of the first of those that stand where most different words of a question stand close together.
fn best(found: &[Place]) -> Option<usize> {
    let mut within: VecDeque<Place> = VecDeque::new();
    let mut best: Option<(usize, usize)> = None;
    for place in found {
        within.push_back(*place);
        while within.front().is_some_and(|first| place.at - first.at >= WORDS - BEFORE) {
            within.pop_front();
        }
        let different = (0..within.len())
            .filter(|index| !within.range(..*index).any(|other| other.hash == within[*index].hash))
            .count();
        if best.is_none_or(|(most, _)| different > most) {
            best = within.front().map(|first| (different, first.at));
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
    fn a_text_that_has_changed_since_is_marked_where_the_words_stand_now() {
        let analyser = Analyser::new("en".parse().unwrap());
        let wish = Wish::new(
            vec![Wanted {
                hashes: vec![hash(&analyser.asked("grid").unwrap().written)],
                rarity: 1.0,
            }],
            Vec::new(),
        );
        let second = [Place { at: 1, hash: 0 }];
        assert!(marked_at(&analyser, &wish, "the grid", 0, &second).is_some());
        assert!(marked_at(&analyser, &wish, "now the grid", 0, &second).is_none());
        assert!(marked_at(&analyser, &wish, "now the grid", 1, &[Place { at: 3, hash: 0 }]).is_some());
    }

    #[test]
    fn without_a_word_found_the_trail_stands() {
        assert_eq!(shown("en", "grid", "A trail.", "<p>A body.</p>"), "A trail.");
        assert_eq!(shown("en", "", "", ""), "");
    }
}
