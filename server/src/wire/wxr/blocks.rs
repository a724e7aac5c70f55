//! From what WordPress stores to HTML that says what it means.
//!
//! A post's content is no HTML page: it leaves paragraphs implicit ("classic" posts), or carries the block editor's comments; in both
//! there are shortcodes, `[like this="…"]`, which plugins replace while a page is made. What comes out of here is HTML for the sanitiser:
//! nothing in it is made safe yet.
//!
//! Sources: the handbook's pages on the shortcode API, the embed feature and the block grammar
//! (<https://developer.wordpress.org/block-editor/reference-guides/block-api/block-markup-representation/>), and the documentation of
//! `wpautop` and `do_blocks`, which leaves content with blocks without implicit paragraphs.

mod expand;
mod markup;
mod paragraphs;
mod shortcodes;

use std::collections::BTreeMap;

use super::references;

/// A post's content, made HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// The HTML, not yet sanitised.
    pub html: String,
    /// The attachments of each gallery, in order; none for a gallery of everything that was uploaded for the post. In the HTML each is an
    /// empty figure for [`fill_galleries`].
    pub galleries: Vec<Vec<u64>>,
    /// Shortcodes and server-made blocks (`wp:latest-posts`) that are left out, with how often; the text within shortcodes is kept.
    pub dropped: BTreeMap<String, usize>,
}

/// A stored content as HTML. Never fails: what is not understood stays as text. Linear in time and memory.
///
/// - Blank lines become paragraphs and line breaks `<br>`, unless the post has blocks.
/// - Comments go, the block editor's among them; what must not be seen by readers was never in them.
/// - `[caption]` becomes a figure, `[gallery]` an empty one, `[embed]`, `[audio]`, `[video]`, embed blocks, and addresses that stand alone
///   in a paragraph become paragraphs with a link.
/// - Other shortcodes go and their inner text stays. Which names are shortcodes only the site knew; taken for one is what has an end
///   (`[box]…[/box]`), an attribute (`[form id="7"]`), an underscore, or a name of WordPress's own. `[sic]` and `[…]` are text.
pub fn html(content: &str) -> Content {
    let content = content.replace("\r\n", "\n").replace('\r', "\n");
    let expanded = expand::expand(&content);
    let html = if expanded.has_blocks {
        expanded.html.trim().to_owned()
    } else {
        paragraphs::mark(&expanded.html)
    };
    Content {
        html,
        galleries: expanded.galleries,
        dropped: expanded.dropped,
    }
}

const GALLERY: &str = "<figure data-gallery=\"";
const GALLERY_END: &str = "\"></figure>";

/// Puts what `figures` returns in the place of each gallery: it is given the attachments' numbers, none for all that were uploaded for the
/// post. To be called before the HTML is sanitised.
pub fn fill_galleries(html: &str, mut figures: impl FnMut(&[u64]) -> String) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(GALLERY) {
        out.push_str(before);
        // The list is digits and commas, so that looking for its end does not go far.
        let list = after
            .bytes()
            .take_while(|byte| byte.is_ascii_digit() || *byte == b',')
            .count();
        if let Some(after_figure) = after[list..].strip_prefix(GALLERY_END) {
            out.push_str(&figures(&shortcodes::ids(&after[..list])));
            rest = after_figure;
        } else {
            out.push_str(GALLERY);
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests;
