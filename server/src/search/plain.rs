//! The text of a body: safe HTML in, what readers read of it out.

use crate::wire::markup::{Piece, decoded, pieces};

/// Elements within a word or a sentence: their tags separate nothing.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup",
    "time", "u", "wbr",
];

/// A body's text. Blocks are set apart by a line end.
pub(crate) fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for piece in pieces(html) {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Tag(tag) | Piece::Half(tag) => {
                if !INLINE.contains(&tag.name) && !text.ends_with('\n') {
                    text.push('\n');
                }
            }
        }
    }
    decoded(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_lines_and_marks_within_words_are_not_seen() {
        for (html, expected) in [
            ("<p>One</p><p>two <b>thr</b>ee</p>", "\nOne\ntwo three\n"),
            ("<p>Fish &amp; chips &lt;b&gt;</p>", "\nFish & chips <b>\n"),
            ("plain", "plain"),
        ] {
            assert_eq!(text(html), expected);
        }
    }
}
