//! What a sender wrote, within a sentence of ours.

/// The log needs no more of a name or a cause. Characters.
const MOST: usize = 120;

/// The start of `text` in one line: white space and control characters are a space. So nobody outside writes lines of our log.
pub fn quoted(text: &str) -> String {
    let mut line = String::new();
    let mut length = 0;
    for letter in text.trim_matches(is_blank).chars() {
        let letter = if is_blank(letter) { ' ' } else { letter };
        if letter == ' ' && line.ends_with(' ') {
            continue;
        }
        if length == MOST {
            line.push('…');
            break;
        }
        line.push(letter);
        length += 1;
    }
    line
}

fn is_blank(letter: char) -> bool {
    letter.is_control() || letter.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_several_lines_is_one_line_of_the_log() {
        assert_eq!(quoted(" a\r\n  2025-03-19 ERROR\u{1b}[2Jb\u{85}"), "a 2025-03-19 ERROR [2Jb");
        assert_eq!(quoted("\n"), "");
    }

    #[test]
    fn a_long_name_is_cut() {
        let cut = quoted(&"é".repeat(100_000));
        assert_eq!((cut.chars().count(), cut.ends_with('…')), (121, true));
    }
}
