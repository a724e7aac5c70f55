//! French signs stay with their words: whoever wrote a text, readers get its spaces as French sets them. No other of our languages has a
//! space before its signs.
//!
//! Before `;`, `!` and `?` a narrow no-break space (U+202F), before `:` and inside « » a no-break space (U+00A0): Lexique des règles
//! typographiques en usage à l'Imprimerie nationale.

use std::borrow::Cow;

use super::lang::Lang;

const NO_BREAK: char = '\u{a0}';
const NARROW: char = '\u{202f}';

/// A plain text as its language sets it.
pub fn text(lang: Lang, text: String) -> String {
    match set(lang, &text, false) {
        Cow::Borrowed(_) => text,
        Cow::Owned(set) => set,
    }
}

/// Safe HTML as its language sets it: tags and code stay as they are.
pub fn html(lang: Lang, html: String) -> String {
    match set(lang, &html, true) {
        Cow::Borrowed(_) => html,
        Cow::Owned(set) => set,
    }
}

/// Borrowed where nothing is to be changed.
fn set(lang: Lang, text: &str, is_html: bool) -> Cow<'_, str> {
    let is_french = lang.tag() == "fr";
    if !is_french || !text.contains([';', ':', '!', '?', '«', '»']) {
        return text.into();
    }
    let mut made = String::with_capacity(text.len() + 16);
    let mut code = 0_usize;
    let mut rest = text;
    while let Some(place) = rest.find([' ', '<']) {
        let (before, from) = rest.split_at(place);
        made.push_str(before);
        if from.starts_with('<') && is_html {
            let end = from.find('>').map_or(from.len(), |end| end + 1);
            let (tag, after) = from.split_at(end);
            if tag.starts_with("<pre") || tag.starts_with("<code") {
                code += 1;
            } else if tag.starts_with("</pre") || tag.starts_with("</code") {
                code = code.saturating_sub(1);
            }
            made.push_str(tag);
            rest = after;
            continue;
        }
        let after = &from[1..];
        let space = match after.chars().next() {
            _ if from.starts_with('<') => '<',
            _ if code > 0 => ' ',
            Some(';' | '!' | '?') => NARROW,
            Some(':' | '»') => NO_BREAK,
            _ if made.ends_with('«') => NO_BREAK,
            _ => ' ',
        };
        made.push(space);
        rest = after;
    }
    made.push_str(rest);
    made.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn french() -> Lang {
        "fr".parse().unwrap()
    }

    #[test]
    fn french_signs_stay_with_their_words() {
        for (typed, expected) in [
            (
                "L’Otan : « oui » ; vraiment ?",
                "L’Otan\u{a0}: «\u{a0}oui\u{a0}»\u{202f}; vraiment\u{202f}?",
            ),
            ("Non !", "Non\u{202f}!"),
            ("Déjà\u{a0}: là\u{202f}!", "Déjà\u{a0}: là\u{202f}!"),
            ("À 9:50, https://a.example/?b", "À 9:50, https://a.example/?b"),
            ("5 < 6 : oui", "5 < 6\u{a0}: oui"),
            ("«", "«"),
            ("", ""),
        ] {
            assert_eq!(text(french(), typed.to_owned()), expected);
            assert_eq!(text(french(), expected.to_owned()), expected, "set once is set");
        }
    }

    #[test]
    fn tags_and_code_stay_as_they_are() {
        let body = "<p title=\"a : b\">Oui : <b>non</b> !</p><pre><code>a ? b : c</code></pre><p>« x »</p>";
        assert_eq!(
            html(french(), body.to_owned()),
            "<p title=\"a : b\">Oui\u{a0}: <b>non</b>\u{202f}!</p><pre><code>a ? b : c</code></pre><p>«\u{a0}x\u{a0}»</p>"
        );
        assert_eq!(html(french(), "<p : never closed".to_owned()), "<p : never closed");
    }

    #[test]
    fn other_languages_have_no_space_there() {
        let english = "A : B ?".to_owned();
        assert_eq!(text("en".parse().unwrap(), english.clone()), english);
    }
}
