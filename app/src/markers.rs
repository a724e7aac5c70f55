//! Marks between texts that only hydration needs.
//!
//! Leptos writes `<!>` between two texts that stand side by side, so that the browser finds them apart. Outside islands nobody looks for
//! them; and they are no valid HTML (13.2.6: a bogus comment), so within islands an empty comment stands for each, which browsers take for
//! the same.

const MARK: &str = "<!>";
const COMMENT: &str = "<!---->";
const ISLAND: &str = "<leptos-island";
const ISLAND_END: &str = "</leptos-island";
/// What is in here is no markup.
const SCRIPT: [&str; 2] = ["<script", "</script>"];

/// A page without the marks outside its islands, and with comments in place of those within. Values of attributes stay as they are.
pub fn valid(html: &str) -> String {
    let mut made = String::with_capacity(html.len());
    let mut rest = html;
    let mut islands = 0_usize;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        made.push_str(before);
        if let Some(after) = tag.strip_prefix(MARK) {
            made.push_str(if islands > 0 { COMMENT } else { "" });
            rest = after;
            continue;
        }
        if tag.starts_with(ISLAND) {
            islands += 1;
        } else if tag.starts_with(ISLAND_END) {
            islands = islands.saturating_sub(1);
        }
        let length = if tag.starts_with(SCRIPT[0]) {
            tag.find(SCRIPT[1]).map(|place| place + SCRIPT[1].len())
        } else {
            end_of_tag(tag)
        };
        let (tag, after) = tag.split_at(length.unwrap_or(tag.len()));
        made.push_str(tag);
        rest = after;
    }
    made.push_str(rest);
    made
}

/// The bytes of a tag up to its end: a `>` in no attribute's value.
fn end_of_tag(tag: &str) -> Option<usize> {
    // Mostly no value holds one: then it is behind as many quotation marks as there are values' beginnings and ends.
    let first = tag.find('>')? + 1;
    let count = |sign: u8| {
        let before = tag.as_bytes()[..first].iter();
        before.fold(0_usize, |count, byte| count + usize::from(*byte == sign))
    };
    if count(b'\'') == 0 && count(b'"').is_multiple_of(2) {
        return Some(first);
    }
    let mut quote = None;
    for (place, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(place + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if byte == open => quote = None,
            _ => {}
        }
    }
    None
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
            ("", ""),
        ] {
            assert_eq!(valid(html), expected);
        }
    }
}
