//! Trail text: the summary on a teaser, the same everywhere a story is shown.

use unicode_segmentation::UnicodeSegmentation;

/// Characters a trail has at the most, the "…" included.
pub const MAX_CHARACTERS: usize = 170;

/// Cuts a plain text to a trail: whole where it fits, else up to the last whole word and one "…".
///
/// Counts and cuts by what readers see as characters (extended grapheme clusters, UAX #29), so an emoji or an accent is never cut.
pub fn trail(text: &str) -> String {
    let text = fold_space(text);
    // Of a long text no more is read than what it is cut to.
    if text.graphemes(true).nth(MAX_CHARACTERS).is_none() {
        return text;
    }
    let mut end = 0;
    let mut characters = 0;
    for (start, word) in text.split_word_bound_indices() {
        characters += word.graphemes(true).count();
        if characters > MAX_CHARACTERS - 1 {
            break;
        }
        if word.chars().any(char::is_alphanumeric) {
            end = start + word.len();
        }
    }
    if end == 0 {
        end = text
            .grapheme_indices(true)
            .nth(MAX_CHARACTERS - 1)
            .map_or(text.len(), |(start, _)| start);
    }
    // A no-break space counts as part of the word before it.
    format!("{}…", text[..end].trim_end())
}

/// White space folded, no-break spaces kept: French needs them before its signs.
fn fold_space(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}'))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_stays_as_it_is() {
        assert_eq!(trail("  Une phrase\n courte. "), "Une phrase courte.");
        assert_eq!(trail("Vraiment\u{202f}?"), "Vraiment\u{202f}?");
    }

    #[test]
    fn a_long_text_ends_at_a_word_with_one_ellipsis() {
        let text = "La haute représentante de l’Union, ".repeat(12);
        let cut = trail(&text);
        assert!(cut.graphemes(true).count() <= MAX_CHARACTERS);
        assert_eq!(cut.matches('…').count(), 1);
        let stem = cut.strip_suffix('…').unwrap();
        assert!(text.starts_with(stem));
        assert!(
            !text[stem.len()..].starts_with(char::is_alphanumeric),
            "cut inside a word: {cut}"
        );
    }

    #[test]
    fn an_emoji_or_a_combined_letter_is_never_cut() {
        let family = "👩‍👩‍👧‍👦";
        let cut = trail(&family.repeat(300));
        assert_eq!(cut.strip_suffix('…').unwrap().replace(family, ""), "");
        let cut = trail(&"e\u{301}".repeat(300));
        assert!(cut.ends_with("e\u{301}…"));
    }
}
