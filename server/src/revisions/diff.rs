//! The differences between two texts, word by word.

use imara_diff::{Algorithm, Diff, InternedInput};

/// Unchanged words shown on each side of a change.
const CONTEXT: usize = 6;
/// Leaving out fewer words than this saves nothing.
const MIN_LEFT_OUT: usize = 4;
/// Above this many words on a side, what differs is shown as one removal and one addition. A long article has 5,000.
const MAX_WORDS: usize = 50_000;

/// What became of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// In both.
    Same,
    /// Only in the new text.
    Added,
    /// Only in the old text.
    Removed,
    /// In both, and left out here: the piece's text is `…`.
    Skipped,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub kind: Kind,
    /// Words with what follows each: a space, a line end between paragraphs, or nothing at the end of the text.
    pub text: String,
}

/// A word with the white space after it, by which it is not compared: a text that is only wrapped anew is the same text.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    word: &'a str,
    after: &'static str,
}

/// The differences between two plain texts, in order; removals before additions.
///
/// Without the pieces that are [`Kind::Skipped`], `Same` and `Added` make the new text with its white space folded. Empty when both are
/// empty; one `Skipped` piece when they are the same. Time is bounded by heuristics of the algorithm (git's histogram), not by a clock.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (split(old), split(new));
    let mut pieces = Pieces::default();
    if old.len().max(new.len()) > MAX_WORDS {
        whole(&old, &new, &mut pieces);
        return pieces.shortened();
    }
    let mut input = InternedInput::default();
    input.update_before(old.iter().map(|word| word.word));
    input.update_after(new.iter().map(|word| word.word));
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_no_heuristic(&input);
    let mut at = 0;
    for hunk in diff.hunks() {
        let (before, after) = (range(&hunk.before), range(&hunk.after));
        pieces.push(Kind::Same, &new[at..after.start]);
        pieces.push(Kind::Removed, &old[before]);
        at = after.end;
        pieces.push(Kind::Added, &new[after]);
    }
    pieces.push(Kind::Same, &new[at..]);
    pieces.shortened()
}

fn range(range: &std::ops::Range<u32>) -> std::ops::Range<usize> {
    range.start as usize..range.end as usize
}

/// What is the same at both ends, and one change between.
fn whole<'a>(old: &[Word<'a>], new: &[Word<'a>], pieces: &mut Pieces<'a>) {
    let is_same = |(one, other): &(&Word<'_>, &Word<'_>)| one.word == other.word;
    let start = old.iter().zip(new).take_while(is_same).count();
    let ends = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = ends.take_while(is_same).count();
    pieces.push(Kind::Same, &new[..start]);
    pieces.push(Kind::Removed, &old[start..old.len() - end]);
    pieces.push(Kind::Added, &new[start..new.len() - end]);
    pieces.push(Kind::Same, &new[new.len() - end..]);
}

fn split(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    while let Some(line) = lines.next() {
        words.extend(line.split_whitespace().map(|word| Word { word, after: " " }));
        if let Some(last) = words.last_mut() {
            last.after = if lines.peek().is_some() { "\n" } else { "" };
        }
    }
    words
}

/// Stretches of words, before they are shortened.
#[derive(Default)]
struct Pieces<'a>(Vec<(Kind, Vec<Word<'a>>)>);

impl<'a> Pieces<'a> {
    fn push(&mut self, kind: Kind, words: &[Word<'a>]) {
        if !words.is_empty() {
            self.0.push((kind, words.to_vec()));
        }
    }

    fn shortened(self) -> Vec<Piece> {
        let last = self.0.len().saturating_sub(1);
        let mut pieces = Vec::with_capacity(self.0.len() * 2);
        for (index, (kind, words)) in self.0.iter().enumerate() {
            let head = if index == 0 { 0 } else { CONTEXT };
            let tail = if index == last { 0 } else { CONTEXT };
            if *kind != Kind::Same || words.len() < head + tail + MIN_LEFT_OUT {
                pieces.push(piece(*kind, words));
                continue;
            }
            let (before, after) = (&words[..head], &words[words.len() - tail..]);
            let skipped = Piece {
                kind: Kind::Skipped,
                text: "…".to_owned(),
            };
            pieces.extend(Some(piece(Kind::Same, before)).filter(|piece| !piece.text.is_empty()));
            pieces.push(skipped);
            pieces.extend(Some(piece(Kind::Same, after)).filter(|piece| !piece.text.is_empty()));
        }
        pieces
    }
}

fn piece(kind: Kind, words: &[Word<'_>]) -> Piece {
    Piece {
        kind,
        text: words.iter().flat_map(|word| [word.word, word.after]).collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let mark = |piece: Piece| match piece.kind {
            Kind::Same => piece.text,
            Kind::Added => format!("[+{}]", piece.text),
            Kind::Removed => format!("[-{}]", piece.text),
            Kind::Skipped => "[…]".to_owned(),
        };
        words(old, new).into_iter().map(mark).collect()
    }

    #[test]
    fn a_changed_word_is_shown_with_its_neighbours() {
        assert_eq!(
            shown("The vote is on Monday.", "The vote is on Tuesday."),
            "The vote is on [-Monday.][+Tuesday.]"
        );
        assert_eq!(shown("", "new text"), "[+new text]");
        assert_eq!(shown("old text", ""), "[-old text]");
        assert_eq!(shown("", ""), "");
        assert_eq!(shown("One.\n\nTwo.", "One.\nTwo. Three."), "One.\nTwo. [+Three.]");
    }

    #[test]
    fn long_stretches_without_change_are_left_out() {
        let words: Vec<String> = (0..100).map(|n| format!("w{n}")).collect();
        let old = words.join(" ");
        assert_eq!(shown(&old, &old), "[…]");
        assert_eq!(
            shown(&old, &old.replace("w50", "x")),
            "[…]w44 w45 w46 w47 w48 w49 [-w50 ][+x ]w51 w52 w53 w54 w55 w56 […]"
        );
        assert_eq!(shown("a b c", "a b c"), "a b c");
    }

    #[test]
    fn texts_with_nothing_in_common_and_texts_of_one_word_take_bounded_time() {
        let many = |start: usize, count: usize| {
            let words = (start..start + count).map(|n| format!("w{} ", n * 7919 % 100_003));
            words.collect::<Vec<_>>().concat()
        };
        assert!(!words(&many(0, 40_000), &many(40_000, 40_000)).is_empty());
        assert!(!words(&"a b ".repeat(20_000), &"b a c ".repeat(15_000)).is_empty());
        let mut edited = many(0, 200_000);
        edited.push_str("end");
        assert_eq!(
            words(&many(0, 200_000), &edited).last().map(|piece| piece.kind),
            Some(Kind::Added)
        );
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_the_differences(old in "[ab ]{0,20}", new in "[abc ]{0,20}") {
            let pieces = words(&old, &new);
            prop_assume!(pieces.iter().all(|piece| piece.kind != Kind::Skipped));
            let side = |kind| pieces.iter().filter(|piece| piece.kind == Kind::Same || piece.kind == kind)
                .flat_map(|piece| piece.text.split_whitespace()).map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(side(Kind::Added), new.split_whitespace().collect::<Vec<_>>());
            prop_assert_eq!(side(Kind::Removed), old.split_whitespace().collect::<Vec<_>>());
        }
    }
}
