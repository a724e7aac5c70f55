//! The pieces that a date is made of, before anything is known of them.

/// A piece of a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token<'a> {
    /// Digits, as they are written.
    Number(&'a str),
    /// Letters.
    Word(&'a str),
    /// What stands between.
    Mark(char),
}

/// Runs of digits, runs of letters and single marks; `None` at a character that no date has.
pub(super) fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |is_in: fn(char) -> bool| rest.find(|c| !is_in(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            let length = run(|c| c.is_ascii_digit());
            tokens.push(Token::Number(&rest[..length]));
            length
        } else if first.is_alphabetic() {
            let length = run(char::is_alphabetic);
            tokens.push(Token::Word(&rest[..length]));
            length
        } else if first.is_whitespace()
            || matches!(first, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        {
            // Marks of direction are no part of a date either.
            first.len_utf8()
        } else if "+-−:.,/()[]'’;".contains(first) {
            tokens.push(Token::Mark(if first == '−' { '-' } else { first }));
            first.len_utf8()
        } else {
            return None;
        };
        rest = &rest[length..];
    }
    Some(tokens)
}
