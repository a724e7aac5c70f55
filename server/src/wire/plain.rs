//! A feed's title or summary as plain text, whatever mixture of text, HTML and escaped HTML its writer took it for.

use super::markup::{Piece, decoded, is_control, pieces};

/// What [`plain`] cuts to. Characters.
pub const MAX_CHARS: usize = 1_000;

/// Of a longer input no more is looked at: enough for [`MAX_CHARS`] in any but a hostile markup. Bytes.
const MAX_READ: usize = 200_000;

/// How often a text may have been escaped.
const MAX_ESCAPED: usize = 3;

/// What is taken for a tag. Everything else in angle brackets is what the title says: `Vec<T>`, `a <b and c> d` apart.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figcaption",
    "figure",
    "font",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "link",
    "mark",
    "math",
    "meta",
    "noscript",
    "object",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "video",
    "wbr",
];

/// Tags that do not separate words.
const IN_WORDS: &[&str] = &[
    "a", "abbr", "acronym", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "math", "q", "s",
    "small", "span", "strike", "strong", "sub", "sup", "svg", "time", "tt", "u", "wbr",
];

/// The text in one line of at most [`MAX_CHARS`] characters. See [`plain_within`].
pub fn plain(html_or_text: &str) -> String {
    plain_within(html_or_text, MAX_CHARS)
}

/// The text in one line: tags gone, references read (again where they were escaped more than once), white space folded, without control
/// characters and those that turn the direction of the text after them.
///
/// Longer than `max_chars` it ends after a word with `…`, which counts.
pub fn plain_within(html_or_text: &str, max_chars: usize) -> String {
    let read = &html_or_text[..html_or_text.floor_char_boundary(MAX_READ)];
    let mut text = stripped(read);
    // Much software escapes what is escaped already: `&amp;amp;`, `&amp;lt;b&amp;gt;`. What that reads as can only be seen afterwards.
    for _ in 1..MAX_ESCAPED {
        if text.contains(['&', '<']) {
            text = stripped(&text);
        }
    }
    cut(&folded(&text), max_chars)
}

fn stripped(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for piece in pieces(html) {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Half(tag) if TAGS.iter().any(|name| tag.name.eq_ignore_ascii_case(name)) => {}
            Piece::Half(tag) => text.push_str(tag.source),
            Piece::Tag(tag) => {
                let name = tag.name.to_ascii_lowercase();
                if !TAGS.contains(&name.as_str()) {
                    text.push_str(tag.source);
                } else if !IN_WORDS.contains(&name.as_str()) {
                    text.push(' ');
                }
            }
        }
    }
    decoded(&text)
}

fn folded(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let shown = text.chars().filter(|c| !is_control(*c) && !turns_direction(*c));
    for character in shown {
        // A no-break space is typography (`Quoi ?`), not layout: it stays.
        if !character.is_whitespace() || matches!(character, '\u{a0}' | '\u{202f}') {
            line.push(character);
        } else if !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line.trim().to_owned()
}

/// Embeddings, overrides and isolates (Unicode UAX 9). The two marks stay: they turn nothing but themselves.
fn turns_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// At most `max_chars` characters, ending after a word with `…` if there was more.
fn cut(line: &str, max_chars: usize) -> String {
    if line.char_indices().nth(max_chars).is_none() {
        return line.to_owned();
    }
    let Some(room) = max_chars.checked_sub(1) else {
        return String::new();
    };
    let end = line.char_indices().nth(room).map_or(line.len(), |(end, _)| end);
    // A language without spaces, or one endless word, is cut between characters.
    let at_word = if line[end..].starts_with(' ') {
        Some(end)
    } else {
        line[..end].rfind(' ')
    };
    let kept = &line[..at_word
        .filter(|at| *at * 2 > end)
        .unwrap_or_else(|| between_characters(line, end))];
    let kept = kept.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '…' | '('));
    format!("{kept}…")
}

/// The nearest place at or before `end` that is within no composed character: none before a combining mark, none around a joiner.
fn between_characters(line: &str, mut end: usize) -> usize {
    let joins = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{20d0}'..='\u{20ff}');
    let is_flag = |c: char| matches!(c, '\u{1f1e6}'..='\u{1f1ff}');
    while let (Some(before), Some(after)) = (line[..end].chars().next_back(), line[end..].chars().next()) {
        let half_a_flag = is_flag(after) && line[..end].chars().rev().take_while(|c| is_flag(*c)).count() % 2 == 1;
        if !joins(after) && before != '\u{200d}' && !half_a_flag {
            break;
        }
        end -= before.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_references_go_however_often_they_were_escaped() {
        for (title, expected) in [
            ("Fish &amp; chips", "Fish & chips"),
            ("Fish & chips", "Fish & chips"),
            ("AT&amp;amp;T", "AT&T"),
            ("&lt;b&gt;Bold&lt;/b&gt; news", "Bold news"),
            ("&amp;lt;i&amp;gt;x", "x"),
            ("<p>One</p><p>two<br/>three</p>", "One two three"),
            ("L&#8217;&eacute;t&#233;", "L’été"),
            ("<b>H</b><i>2</i>O", "H2O"),
            ("Vec<T> and a < b", "Vec<T> and a < b"),
            ("I <love it", "I <love it"),
            ("cut in <a href='https://a.exa", "cut in"),
            ("<script>alert(1)</script>News<style>x</style>", "News"),
            ("&lt;script&gt;alert(1)&lt;/script&gt;News", "News"),
            ("<![CDATA[News]]>", "News"),
            (" \n\tNews\r\n of   the day ", "News of the day"),
            ("Quoi\u{a0}?", "Quoi\u{a0}?"),
            ("Quoi&nbsp;?", "Quoi\u{a0}?"),
            ("<img src=x onerror=alert(1)>", ""),
            ("", ""),
        ] {
            assert_eq!(plain(title), expected, "{title}");
        }
    }

    #[test]
    fn nothing_invisible_stays() {
        assert_eq!(plain("a\u{0}b\u{202e}c\u{2066}d\u{feff}e\u{7}"), "abcde");
        assert_eq!(plain("&#x202e;evil"), "evil");
        assert_eq!(plain("\u{200f}שלום"), "\u{200f}שלום");
    }

    #[test]
    fn it_is_cut_after_a_word_with_one_ellipsis() {
        assert_eq!(plain_within("one two three", 13), "one two three");
        assert_eq!(plain_within("one two three", 12), "one two…");
        assert_eq!(plain_within("one two, three", 10), "one two…");
        assert_eq!(plain_within("one two… three", 10), "one two…");
        assert_eq!(plain_within("one &amp;&amp; two &amp; three", 9), "one &&…");
        assert_eq!(plain_within("abc", 0), "");
        assert_eq!(plain_within("abc", 1), "…");
    }

    #[test]
    fn no_emoji_or_accent_is_cut_in_two() {
        let family = "👩\u{200d}👩\u{200d}👧";
        for max in 1..12 {
            let text = plain_within(&family.repeat(3), max);
            let whole = text.trim_end_matches('…');
            assert!(whole.chars().count().is_multiple_of(5), "{max}: {text}");
            let text = plain_within(&"e\u{301}".repeat(10), max);
            assert!(!text.trim_end_matches('…').ends_with('e'), "{max}: {text}");
            let text = plain_within(&"🇫🇷".repeat(10), max);
            assert!(text.trim_end_matches('…').chars().count().is_multiple_of(2), "{max}: {text}");
        }
    }

    #[test]
    fn megabytes_are_read_in_part() {
        assert!(plain(&"<b>&amp;".repeat(1_000_000)).chars().count() <= MAX_CHARS);
        assert!(plain(&"<".repeat(5_000_000)).chars().count() <= MAX_CHARS);
    }
}
