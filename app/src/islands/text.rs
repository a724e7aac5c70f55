//! Texts that change while readers look at them.

/// A text as inner HTML. A browser that translates the page puts elements of its own in the place of text nodes; what is bound to a
/// text node would go on changing one that is no longer on the page. The element around it stays, and so does its inner HTML.
pub(super) fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(all(test, feature = "text"))]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_text() {
        assert_eq!(html("Gràcia & <b>Sants</b>"), "Gràcia &amp; &lt;b>Sants&lt;/b>");
    }
}
