//! Exact identity: SHA-256 over what a text says, not over how it is typeset.
//!
//! Both values are stored, so changing a rule makes every stored one stale: then [`VERSION`] goes up, and whoever finds an older version
//! stores the new value without counting a revision.

use sha2::{Digest, Sha256};
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_stream_safe_quick};
use url::Url;

use super::address;

/// The rules' version, hashed into each value.
pub const VERSION: u8 = 1;

/// The fingerprint of a text: the same for the same words, whatever the quotes, dashes and spaces.
///
/// Not seen: white space of any kind, also none next to punctuation (French sets it, English doesn't, feeds lose it); the shape of
/// quotes, apostrophes, dashes and the ellipsis; soft hyphens and other marks without width; composed or decomposed accents. Seen: every
/// letter in its case, every digit, all other punctuation, and where the headline ends.
pub fn text(headline: &str, body_text: &str) -> [u8; 32] {
    let mut hash = start("text");
    add(&mut hash, headline);
    add(&mut hash, body_text);
    hash.finalize().into()
}

/// What of an article readers see, after cleaning; a change in it is a revision.
#[derive(Debug, Clone, Copy, Default)]
pub struct Content<'a> {
    /// The headline, plain text.
    pub headline: &'a str,
    /// The standfirst, plain text; empty if there is none.
    pub standfirst: &'a str,
    /// The byline as printed; empty if there is none.
    pub byline: &'a str,
    /// The body as plain text, captions and alternative texts included where they stand.
    pub body_text: &'a str,
    /// Where the body's links lead, in any order.
    pub links: &'a [Url],
    /// The SHA-256 of each picture's bytes, in order. Its address is no content: image hosts change theirs daily.
    pub pictures: &'a [[u8; 32]],
}

/// The fingerprint of a whole article: a revision is due when it differs from the stored one.
///
/// As [`text`], for every field; links count as [`address::canonical`] has them, each once and in no order, so that a new tracking
/// parameter, `https` or a moved link is no revision.
pub fn content(content: &Content<'_>) -> [u8; 32] {
    let mut hash = start("content");
    for field in [content.headline, content.standfirst, content.byline, content.body_text] {
        add(&mut hash, field);
    }
    let mut links: Vec<String> = content.links.iter().map(address::canonical).collect();
    links.sort_unstable();
    links.dedup();
    for link in links {
        hash.update(link);
        hash.update([FIELD_END]);
    }
    for picture in content.pictures {
        hash.update(picture);
    }
    hash.finalize().into()
}

/// No byte of UTF-8, so no text can hold it.
const FIELD_END: u8 = 0xFF;

fn start(kind: &str) -> Sha256 {
    let mut hash = Sha256::new();
    hash.update(kind);
    hash.update([FIELD_END, VERSION]);
    hash
}

fn add(hash: &mut Sha256, text: &str) {
    let mut plain = Plain::with_capacity(text.len());
    // Nearly every text is composed, and composing it again is a tenth of all work on an item.
    if is_nfc_stream_safe_quick(text.chars()) == IsNormalized::Yes {
        text.chars().for_each(|c| plain.push(c));
    } else {
        // Stream-safe: a run of thousands of accents is not sorted as one character (UAX 15, 13).
        text.stream_safe().nfc().for_each(|c| plain.push(c));
    }
    hash.update(plain.text);
    hash.update([FIELD_END]);
}

/// A text as it is compared.
struct Plain {
    text: String,
    /// White space stood before what comes next.
    space: bool,
}

impl Plain {
    fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            space: false,
        }
    }

    fn push(&mut self, c: char) {
        let Self { text: plain, space } = self;
        match c {
            _ if c.is_whitespace() => *space = true,
            _ if has_no_width(c) => {}
            _ => {
                let c = plain_form(c);
                // A space says something only between two words.
                if *space && c.is_alphanumeric() && plain.ends_with(char::is_alphanumeric) {
                    plain.push(' ');
                }
                *space = false;
                if c == '…' {
                    plain.push_str("...");
                } else {
                    plain.push(c);
                }
            }
        }
    }
}

/// Soft hyphen, zero-width characters, direction marks, byte order mark. (The joiner U+200D too: what it changes is an emoji's look.)
fn has_no_width(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}')
}

fn plain_form(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '`' | '´' | 'ʼ' | '‹' | '›' | '′' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '\u{2010}'..='\u{2015}' | '−' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn typesetting_is_not_seen() {
        let typed = text("L'Europe dit: \"oui\"", "C'est fini - enfin... 10 000 euros.");
        let typeset = text(
            "L’Europe dit : « oui »",
            "C’est\u{a0}fini — enfin…\n\n 10\u{202f}000 eu\u{ad}ros. ",
        );
        assert_eq!(typed, typeset);
        assert_eq!(text("Café", ""), text("Cafe\u{301}", ""));
    }

    #[test]
    fn words_case_digits_and_the_headlines_end_are_seen() {
        let base = text("Two dead", "Now here 12.");
        for (headline, body) in [
            ("Two Dead", "Now here 12."),
            ("Two dead", "Nowhere 12."),
            ("Two dead", "Now here 13."),
            ("Two dead", "Now here 12!"),
            ("Two dead Now", "here 12."),
            ("", "Two dead Now here 12."),
        ] {
            assert_ne!(text(headline, body), base, "{headline} {body}");
        }
    }

    #[test]
    fn a_tracker_in_a_link_makes_no_revision_and_another_target_does() {
        let links = |a: &str| vec![Url::parse("https://b.org/x").unwrap(), Url::parse(a).unwrap()];
        let of = |links: &[Url]| {
            content(&Content {
                headline: "Two dead",
                links,
                ..Content::default()
            })
        };
        let stored = of(&links("http://www.a.org/?utm_source=rss"));
        let mut turned = links("https://a.org/");
        turned.reverse();
        assert_eq!(stored, of(&turned));
        assert_ne!(stored, of(&links("https://a.org/y")));
    }

    #[test]
    fn a_byline_or_picture_that_changes_is_a_revision() {
        let plain = Content::default();
        let signed = Content { byline: "Ann", ..plain };
        let shown = Content {
            pictures: &[[7; 32]],
            ..plain
        };
        assert_ne!(content(&plain), content(&signed));
        assert_ne!(content(&plain), content(&shown));
        assert_ne!(
            content(&Content {
                standfirst: "Ann",
                ..plain
            }),
            content(&signed)
        );
    }

    proptest! {
        #[test]
        fn white_space_between_words_can_be_of_any_kind(words in prop::collection::vec("\\PC{1,8}", 0..12)) {
            let nbsp = "\u{a0}\n\t ";
            prop_assert_eq!(text("", &words.join(" ")), text("", &words.join(nbsp)));
        }
    }
}
