//! Marks between texts that only hydration needs.
//!
//! Leptos writes `<!>` between two texts that stand side by side, so that the browser finds them apart. Outside islands nobody looks for
//! them; and they are no valid HTML (13.2.6: a bogus comment), so within islands an empty comment stands for each, which browsers take for
//! the same.

use memchr::{memchr, memchr_iter, memchr3, memrchr};

const MARK: &str = "<!>";
const COMMENT: &str = "<!---->";
const ISLAND: &str = "<leptos-island";
const ISLAND_END: &str = "</leptos-island";
/// What is in here is no markup.
const SCRIPT: [&str; 2] = ["<script", "</script>"];

/// A page without the marks outside its islands, and with comments in place of those within. Values of attributes stay as they are.
pub fn valid(html: &str) -> String {
    let mut made = String::with_capacity(html.len());
    let mut islands = 0_usize;
    // Up to where it is in `made`, and up to where it was looked through: what is between is put in at once.
    let (mut put, mut at) = (0, 0);
    while let Some(start) = memchr(b'<', &html.as_bytes()[at..]) {
        let start = at + start;
        let tag = &html[start..];
        // Few begin with one of these letters, and only they are compared.
        match tag.as_bytes().get(1) {
            Some(b'!') if tag.starts_with(MARK) => {
                made.push_str(&html[put..start]);
                made.push_str(if islands > 0 { COMMENT } else { "" });
                at = start + MARK.len();
                put = at;
                continue;
            }
            Some(b'l') if tag.starts_with(ISLAND) => islands += 1,
            Some(b'/') if tag.starts_with(ISLAND_END) => islands = islands.saturating_sub(1),
            Some(b's') if tag.starts_with(SCRIPT[0]) => {
                at = tag
                    .find(SCRIPT[1])
                    .map_or(html.len(), |place| start + place + SCRIPT[1].len());
                continue;
            }
            _ => {}
        }
        at = start + next_look(tag.as_bytes());
    }
    made.push_str(&html[put..]);
    made
}

/// How far behind a tag's beginning the next one may be: at the next `<`, unless that may be in a value of an attribute. Most tags have several
/// values, and going from one to the next costs more than to count quotes: where those before the last `>` come in pairs, it ends the tag.
fn next_look(tag: &[u8]) -> usize {
    let next = memchr(b'<', &tag[1..]).map_or(tag.len(), |place| place + 1);
    let is_ended = memrchr(b'>', &tag[..next]).is_some_and(|end| {
        let before = &tag[..end];
        memchr_iter(b'"', before).count().is_multiple_of(2) && memchr(b'\'', before).is_none()
    });
    if is_ended { next } else { end_of_tag(tag) }
}

/// The bytes of a tag up to its end: a `>` in no attribute's value. All there are, where it has none.
fn end_of_tag(tag: &[u8]) -> usize {
    let mut at = 0;
    while let Some(place) = memchr3(b'>', b'"', b'\'', &tag[at..]) {
        let sign = tag[at + place];
        at += place + 1;
        if sign == b'>' {
            return at;
        }
        match memchr(sign, &tag[at..]) {
            Some(end) => at += end + 1,
            None => break,
        }
    }
    tag.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_between_texts_go_or_become_comments_and_everything_else_stays() {
        for (html, expected) in [
            ("<p>a<!>b<!> <b>c</b></p>", "<p>ab <b>c</b></p>"),
            (
                "<p title=\"a<!>b\" alt='>\"<!>'>c<!>d</p>",
                "<p title=\"a<!>b\" alt='>\"<!>'>cd</p>",
            ),
            (
                "a<!><leptos-island x=\"<!>\">b<!>c</leptos-island><!>d",
                "a<leptos-island x=\"<!>\">b<!---->c</leptos-island>d",
            ),
            (
                "<leptos-island><leptos-island>a<!>b</leptos-island><!>c</leptos-island><!>",
                "<leptos-island><leptos-island>a<!---->b</leptos-island><!---->c</leptos-island>",
            ),
            ("<script>if (a<b) '<!>'</script><!>", "<script>if (a<b) '<!>'</script>"),
            ("<!DOCTYPE html><!-- c --><p>1 &lt; 2", "<!DOCTYPE html><!-- c --><p>1 &lt; 2"),
            ("<p title=\"never closed", "<p title=\"never closed"),
            ("<p title='a>b<!>'>c<!>d", "<p title='a>b<!>'>cd"),
            ("<p title=\"a>b<!>\">c > \"d<!>\"", "<p title=\"a>b<!>\">c > \"d\""),
            ("<p>a > \"b<!>c", "<p>a > \"bc"),
            ("<", "<"),
            ("", ""),
        ] {
            assert_eq!(valid(html), expected);
        }
    }
}
