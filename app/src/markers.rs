//! Marks between texts that only hydration needs.
//!
//! Leptos writes `<!>` between two texts that stand side by side, so that the browser finds them apart. Outside islands nobody looks for
//! them, and they are no valid HTML (HTML, 13.2.6: a bogus comment).

const MARK: &str = "<!>";
/// What is passed over whole: islands need their marks, and what is in scripts is no markup.
const KEPT: [(&str, &str); 2] = [("<leptos-island", "</leptos-island>"), ("<script", "</script>")];

/// A page without the marks that stand outside its islands. Values of attributes stay as they are.
pub fn without(html: &str) -> String {
    let mut made = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        made.push_str(before);
        if let Some(after) = tag.strip_prefix(MARK) {
            rest = after;
            continue;
        }
        let kept = KEPT.iter().find(|(begins, _)| tag.starts_with(begins));
        let length = match kept {
            Some((_, ends)) => tag.find(ends).map(|place| place + ends.len()),
            None => end_of_tag(tag),
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
    fn marks_between_texts_go_and_everything_else_stays() {
        for (html, expected) in [
            ("<p>a<!>b<!> <b>c</b></p>", "<p>ab <b>c</b></p>"),
            (
                "<p title=\"a<!>b\" alt='>\"<!>'>c<!>d</p>",
                "<p title=\"a<!>b\" alt='>\"<!>'>cd</p>",
            ),
            (
                "a<!><leptos-island x>b<!>c</leptos-island><!>d",
                "a<leptos-island x>b<!>c</leptos-island>d",
            ),
            ("<script>if (a<b) '<!>'</script><!>", "<script>if (a<b) '<!>'</script>"),
            ("<!DOCTYPE html><!-- c --><p>1 &lt; 2", "<!DOCTYPE html><!-- c --><p>1 &lt; 2"),
            ("<p title=\"never closed", "<p title=\"never closed"),
            ("", ""),
        ] {
            assert_eq!(without(html), expected);
        }
    }
}
