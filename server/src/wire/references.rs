//! Character references, read the way a reader of sloppy files must: what is no reference stays as it stands.

use std::borrow::Cow;

/// The longest name or number between `&` and `;` that is looked at; what is longer is text.
const MAX_NAME: usize = 12;

/// `text` with XML's five entities and numeric references replaced. A lone `&`, an unknown name (`&nbsp;`) and a number that is no
/// character stay as they stand, so that the next reader (of HTML) still sees them.
pub(crate) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(MAX_NAME).position(|byte| byte == b';');
        let known = end.and_then(|end| Some((end, resolve(rest.get(1..end)?)?)));
        if let Some((end, character)) = known {
            out.push(character);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character of a reference, given without `&` and `;`. `None` for names that XML does not know, and for numbers that are no
/// character of XML 1.0 (2.2).
pub(crate) fn resolve(name: &str) -> Option<char> {
    let number = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_hexdigit()) => u32::from_str_radix(digits, 16).ok()?,
        None if number.bytes().all(|byte| byte.is_ascii_digit()) => number.parse().ok()?,
        _ => return None,
    };
    char::from_u32(code).filter(|&character| is_allowed(character))
}

/// Whether XML 1.0 allows the character at all; exports hold others, copied from word processors.
pub(crate) fn is_allowed(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// `text` as it may stand between double quotes of an attribute and come back unchanged; characters that XML forbids are left out.
pub(crate) fn escape_attribute(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // As themselves they would come back as spaces (XML 1.0, 3.3.3).
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            other if is_allowed(other) => out.push(other),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_reference_stays_as_it_stands() {
        assert_eq!(
            unescape("Q&A &amp; &nbsp; &#0; &#x41; &#8364; & &"),
            "Q&A & &nbsp; &#0; A € & &"
        );
        assert_eq!(unescape("&#+65;&#x;&aé;"), "&#+65;&#x;&aé;");
    }

    proptest! {
        #[test]
        fn what_is_escaped_comes_back(text in any::<String>()) {
            let mut escaped = String::new();
            escape_attribute(&text, &mut escaped);
            let allowed: String = text.chars().filter(|&c| is_allowed(c)).collect();
            prop_assert_eq!(unescape(&escaped), allowed);
        }
    }
}
