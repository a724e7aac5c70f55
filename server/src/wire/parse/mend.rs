//! Small faults that so many feeds have that refusing them would help nobody: a bare `&`, references to nothing, control characters.

use std::borrow::Cow;

/// No name of an entity is longer.
const LONGEST_REFERENCE: usize = 40;

/// `text` with each `&` that begins no reference as `&amp;`, references to characters that XML forbids as U+FFFD, and control characters left
/// out. CDATA sections, comments and the number of lines stay as they are. Entities that a document declares are never expanded anywhere.
pub(super) fn mend(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut mended = String::new();
    let (mut kept, mut at) = (0, 0);
    // The next byte at which the text is markup again.
    let mut verbatim_until = 0;
    while let Some(&byte) = bytes.get(at) {
        let replacement = match byte {
            b'&' if at >= verbatim_until => reference(&text[at..]),
            b'<' if at >= verbatim_until => {
                verbatim_until = at + verbatim(&text[at..]);
                None
            }
            0..0x20 if !matches!(byte, b'\t' | b'\n' | b'\r') => Some(("", 1)),
            _ => None,
        };
        if let Some((with, length)) = replacement {
            mended.push_str(&text[kept..at]);
            mended.push_str(with);
            at += length;
            kept = at;
        } else {
            at += 1;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    mended.push_str(&text[kept..]);
    Cow::Owned(mended)
}

/// How long the CDATA section or comment at the start of `text` is; 0 when it is neither.
fn verbatim(text: &str) -> usize {
    [("<![CDATA[", "]]>"), ("<!--", "-->")]
        .into_iter()
        .find(|(open, _)| text.starts_with(open))
        .map_or(0, |(_, close)| text.find(close).map_or(text.len(), |at| at + close.len()))
}

/// What replaces how many bytes of the `&` at the start of `text` and what follows it; `None` when it is a reference.
fn reference(text: &str) -> Option<(&'static str, usize)> {
    let bytes = text.as_bytes();
    let window = &bytes[1..bytes.len().min(LONGEST_REFERENCE)];
    let is_bare = Some(("&amp;", 1));
    let Some(length) = window.iter().position(|byte| *byte == b';') else {
        return is_bare;
    };
    let name = &text[1..=length];
    let Some(number) = name.strip_prefix('#') else {
        let is_name = name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
        let is_name = is_name && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
        return if is_name { None } else { is_bare };
    };
    let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return is_bare;
    }
    let letter = u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let is_allowed =
        letter.is_some_and(|c| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..) && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    // "&#X41;" with a capital X is none of XML's, and some parsers refuse it.
    if is_allowed && !number.starts_with('X') {
        None
    } else {
        Some(("\u{fffd}", length + 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_ampersand_becomes_text_and_a_reference_stays() {
        assert_eq!(
            mend("<a>AT&T &amp; R & D &eacute; &#233; &#xe9;</a>"),
            "<a>AT&amp;T &amp; R &amp; D &eacute; &#233; &#xe9;</a>"
        );
        assert_eq!(mend("<a href='?a=1&b=2&c;'/>&"), "<a href='?a=1&amp;b=2&c;'/>&amp;");
    }

    #[test]
    fn references_to_nothing_become_a_replacement_character() {
        assert_eq!(
            mend("&#0;&#xD800;&#x1F;&#99999999999;&#X41;"),
            "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}"
        );
        assert_eq!(mend("&#;&#x;&#12a;&;"), "&amp;#;&amp;#x;&amp;#12a;&amp;;");
    }

    #[test]
    fn cdata_and_comments_keep_their_ampersands_and_lose_control_characters() {
        assert_eq!(
            mend("<![CDATA[a & \u{1}b]]>&<!-- & -->&"),
            "<![CDATA[a & b]]>&amp;<!-- & -->&amp;"
        );
        assert_eq!(mend("<![CDATA[ & "), "<![CDATA[ & ");
    }

    #[test]
    fn a_sound_text_is_not_copied() {
        assert!(matches!(mend("<a>é &amp;</a>"), Cow::Borrowed(_)));
    }
}
