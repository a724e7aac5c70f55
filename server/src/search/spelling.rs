//! The word that was meant, by its letters.

/// Shorter words are near to too many others. Characters.
const SHORTEST: usize = 4;
/// From so many characters on, two faults are forgiven.
const LONG: usize = 8;

/// What to look for among known words, given in plain letters: a word with few faults keeps its beginning or its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The beginning.
    pub start: String,
    /// The end, turned round.
    pub turned_end: String,
    /// Characters that such words have.
    pub lengths: std::ops::RangeInclusive<usize>,
    faults: usize,
}

impl Near {
    /// `None` for words that are not corrected.
    pub fn to(plain: &str) -> Option<Self> {
        let length = plain.chars().count();
        if length < SHORTEST || !plain.chars().all(char::is_alphabetic) {
            return None;
        }
        let faults = if length < LONG { 1 } else { 2 };
        // As many pieces as faults and one more: one of them is whole. The one in the middle is not looked for.
        let piece = length / (faults + 1);
        Some(Self {
            start: plain.chars().take(piece).collect(),
            turned_end: turned(plain).chars().take(piece).collect(),
            lengths: length - faults..=length + faults,
            faults,
        })
    }

    /// The best of known words, given in plain letters and with how many articles have them: the fewest faults, then the most articles.
    pub fn best<'a>(&self, plain: &str, known: impl Iterator<Item = (&'a str, u64)>) -> Option<&'a str> {
        known
            .filter_map(|(word, articles)| {
                let faults = faults(plain, word, self.faults).filter(|faults| *faults > 0)?;
                Some((faults, std::cmp::Reverse(articles), word))
            })
            .min()
            .map(|(_, _, word)| word)
    }
}

/// A word from its end.
pub fn turned(word: &str) -> String {
    word.chars().rev().collect()
}

/// How many letters are wrong, missing, too many, or changed places with the next one; `None` above `most`.
fn faults(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut now = vec![row + 1];
        for (column, opposite) in other.iter().enumerate() {
            let mut least = (above[column] + usize::from(letter != opposite))
                .min(above[column + 1] + 1)
                .min(now[column] + 1);
            if row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *opposite {
                least = least.min(before[column - 1] + 1);
            }
            now.push(least);
        }
        before = std::mem::replace(&mut above, now);
    }
    above.last().copied().filter(|faults| *faults <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(typed: &str, known: &[(&'static str, u64)]) -> Option<&'static str> {
        Near::to(typed)?.best(typed, known.iter().copied())
    }

    #[test]
    fn a_letter_wrong_missing_too_many_or_in_the_wrong_place_is_forgiven() {
        for typed in ["minister", "mnister", "ministeer", "mimister", "minsiter"] {
            assert_eq!(
                faults(typed, "minister", 2),
                Some(usize::from(typed != "minister")),
                "{typed}"
            );
        }
        assert_eq!(faults("prime", "minister", 2), None);
    }

    #[test]
    fn the_nearest_word_is_meant_and_of_those_the_one_in_most_articles() {
        let known = [("ukraine", 9), ("ukrainer", 50), ("urbaine", 80)];
        assert_eq!(meant("ukriane", &known), Some("ukraine"));
        assert_eq!(meant("house", &[("mouse", 3), ("horse", 7)]), Some("horse"));
        assert_eq!(meant("parlament", &[("parliament", 3)]), Some("parliament"));
    }

    #[test]
    fn short_words_figures_and_what_is_far_off_are_left_as_they_are() {
        assert_eq!(meant("nat", &[("nato", 9)]), None);
        assert_eq!(meant("2024", &[("2025", 9)]), None);
        assert_eq!(meant("xyzzy", &[("europe", 9)]), None);
        assert_eq!(meant("europe", &[("europe", 9)]), None, "it is there");
    }

    #[test]
    fn a_misspelt_word_keeps_a_piece_that_is_looked_for() {
        for (typed, meant) in [("ukriane", "ukraine"), ("parlament", "parliament"), ("mimister", "minister")] {
            let near = Near::to(typed).unwrap();
            assert!(
                meant.starts_with(&near.start) || turned(meant).starts_with(&near.turned_end),
                "{typed}"
            );
            assert!(near.lengths.contains(&meant.len()), "{typed}");
        }
    }
}
