//! What a page puts around a story: datelines, "read more", follow and share lines, credits. It is dropped before texts are compared.

/// Beginnings, in lower case, of lines that are furniture if they are short.
const FURNITURE: [&str; 74] = [
    // en
    "read more",
    "read also",
    "read the full",
    "also read",
    "more on this",
    "follow us",
    "follow our",
    "share this",
    "share on",
    "subscribe",
    "sign up",
    "related:",
    "related articles",
    "advertisement",
    "reporting by",
    "editing by",
    "additional reporting",
    "writing by",
    "photo:",
    "photograph:",
    "picture:",
    "image:",
    "video:",
    "watch:",
    "listen:",
    "credit:",
    "source:",
    "copyright",
    "all rights reserved",
    "click here",
    "join our",
    "this article was",
    "this story was",
    "updated:",
    "published:",
    "© ",
    "(c) ",
    // fr
    "lire aussi",
    "à lire aussi",
    "lire la suite",
    "suivez-nous",
    "abonnez-vous",
    "partager",
    "crédit",
    "photo ",
    "publicité",
    "tous droits réservés",
    "inscrivez-vous",
    "(avec afp",
    "avec afp",
    // de
    "lesen sie auch",
    "mehr zum thema",
    "mehr dazu",
    "lesen sie",
    "folgen sie",
    "abonnieren",
    "teilen",
    "anzeige",
    "foto:",
    "bild:",
    "quelle:",
    "newsletter",
    // es, it, nl, pl, pt
    "lea también",
    "leer más",
    "síguenos",
    "suscríbete",
    "leggi anche",
    "seguici",
    "foto di",
    "lees ook",
    "volg ons",
    "czytaj także",
    "czytaj też",
    "leia também",
];

/// A line of more words than this is prose, whatever it starts with.
const LONGEST_FURNITURE: usize = 25;

/// Characters a dateline can have in front of its dash: "BRUSSELS, March 19 (Reuters) -".
const LONGEST_DATELINE: usize = 60;

/// The lines of `text` that tell the story, the dateline of the first gone.
pub(super) fn story(text: &str) -> impl Iterator<Item = &str> {
    let mut first = true;
    text.lines().filter_map(move |line| {
        let line = line.trim();
        if line.is_empty() || is_furniture(line) {
            return None;
        }
        let line = if first { without_dateline(line) } else { line };
        first = false;
        Some(line)
    })
}

fn is_furniture(line: &str) -> bool {
    // Enough for the longest beginning in any script, so that a paragraph isn't put in lower case for nothing.
    let head: String = line.chars().take(24).flat_map(char::to_lowercase).collect();
    let head = head.trim_start_matches(['>', '-', '–', '—', '•', '*', '[', ' ']);
    FURNITURE.iter().any(|opening| head.starts_with(opening)) && line.split_whitespace().nth(LONGEST_FURNITURE).is_none()
}

/// The line after its dateline: what stands before the first dash, if it is in capitals or ends in a bracket (an agency).
fn without_dateline(line: &str) -> &str {
    let Some((at, dash)) = line
        .char_indices()
        .take(LONGEST_DATELINE)
        .find(|&(at, c)| matches!(c, '–' | '—') || (c == '-' && line[..at].ends_with([' ', ')'])))
    else {
        return line;
    };
    let before = line[..at].trim_end();
    let agency = before.ends_with(')') && before.contains('(');
    let letters = || before.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().count() > 2 && letters().all(char::is_uppercase);
    if agency || capitals {
        line[at + dash.len_utf8()..].trim_start()
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        story(text).collect()
    }

    #[test]
    fn a_dateline_goes_and_a_sentence_with_a_dash_stays() {
        for line in [
            "BRUSSELS (Reuters) - Ministers met.",
            "PARIS, 3 mars (AFP) — Ministers met.",
            "Berlin (dpa) - Ministers met.",
            "GENEVA – Ministers met.",
        ] {
            assert_eq!(told(line), ["Ministers met."], "{line}");
        }
        for line in ["Ministers met – and left.", "The EU-wide rule.", "A - b", "–", "É-", "(x) y"] {
            assert_eq!(told(line), [line]);
        }
    }

    #[test]
    fn furniture_goes_and_prose_that_starts_alike_stays() {
        assert_eq!(
            told("One.\nRead more: Two\n\n> Lire aussi : Trois\nReporting by A. B.; editing by C."),
            ["One."]
        );
        let prose = format!("Subscribe {}", "and tell all the others ".repeat(6));
        assert_eq!(told(&prose), [prose.trim()]);
    }

    #[test]
    fn furniture_alone_leaves_nothing() {
        assert!(told("© 2025\n\n").is_empty());
    }
}
