//! Other people's HTML made fit for our pages: an allow-list in three steps, of which each alone would keep a script out.
//!
//! 1. The source is read tag by tag ([`super::markup`], then html5ever's tokeniser) into a small tree that has no way to express
//!    anything else than what we allow (`tree`, `builder`): no style, class, id, name, event handler, frame, form, SVG or `MathML`.
//! 2. The tree is tidied and written in a normal form that every HTML parser reads back unchanged. That is what defeats mutation (an
//!    HTML that a second parser sees otherwise than the first), and what makes the whole idempotent.
//! 3. ammonia, with the same list of its own, has the last word (`gate`).
//!
//! # What is decided here
//! - Dropped with their content: script, style, title, iframe, noembed, noframes; the fallback of a video, audio or object that became
//!   a card. Of everything else unknown the text stays, so also of noscript, template, form, button, SVG and `MathML`. What browsers do
//!   not show but a reader of the source would miss is kept rather than lost.
//! - A picture in `<noscript>` that repeats the one before it is the fallback of a lazy one, and left out.
//! - Pictures become `<img data-picture="N" data-src="…" width height alt>`, without `src`: nothing is ever loaded from the source.
//!   [`place`] puts ours in. The numbers are given anew in each pass, so a source cannot forge them.
//! - Headings begin at h2, skip no level and end at h4, by how they lie in one another.
//! - Links are absolute http, https or mailto, lose trackers' parameters and passwords, and end at the next link. One without text or
//!   picture is removed; of one to elsewhere the text stays.
//! - An embed becomes `<p class="embed"><a href data-embed rel>`; `data-embed` is always read from the address, never from the source.
//!   A quotation for a third party's script (X, Instagram, `TikTok`) keeps its text, and the card follows it.
//! - A text on its own becomes a paragraph, and two line breaks begin a new one. White space is folded outside `pre`.
//! - `lang` stays on any element where it differs from the language around it. A `div` or `span` stays only to carry `lang` or `dir`.
//! - A `blockquote` without `lang` gets one where its words are many and leave no doubt that they are in another language than what is
//!   around it; and `dir` where that differs. Only where the article's own language is given.
//!
//! Linear in time and memory; no depth or number of elements, attributes or open formats can make it slow (`builder`'s limits).

mod attributes;
mod builder;
mod embed;
mod gate;
mod image;
mod quotation;
mod reader;
mod tidy;
mod tree;
mod write;

use url::Url;

pub(super) use attributes::is_language_tag;
use reader::Pictures;

/// What is known of the page that a piece of HTML is from and for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The original's address: relative links and pictures are resolved against it. Without it they are lost.
    pub base: Option<Url>,
    /// The article's own language, BCP 47: `lang` attributes that only repeat it are left out, and quotations in another are marked.
    pub own_lang: Option<String>,
    /// The text of a card for something embedded, in the site's language, with `{name}` for the third party: `Watch on {name}`.
    /// When empty the name alone.
    pub embed_label: String,
}

/// A body fit for our pages.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Clean {
    /// Only allowed elements and attributes, in normal form, with a mark for each picture.
    pub html: String,
    /// The pictures to fetch: the mark `data-picture="N"` is the one at index `N`.
    pub pictures: Vec<PictureRef>,
    /// The article's own words, a line for each block: no captions, alternative texts or cards. For fingerprints, language detection
    /// and trail texts.
    pub text: String,
    /// Words in [`Self::text`], as far as a language has spaces between them.
    pub words: u32,
}

/// A picture as its source has it.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureRef {
    /// Absolute, http or https.
    pub url: Url,
    /// The alternative text, empty if there is none.
    pub alt: String,
    /// In pixels, as the source claims.
    pub width: Option<u32>,
    /// In pixels, as the source claims.
    pub height: Option<u32>,
}

/// A picture that is kept on our own host.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// Its address on our host, as a page links to it; http or https if it has a scheme.
    pub src: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Makes other people's HTML fit for our pages. See the module for what that means.
///
/// Takes any input; what it cannot make sense of becomes text or nothing. Idempotent: with the same `page`, the output is its own output.
pub fn sanitise(html: &str, page: &Page) -> Clean {
    let written = marked(html, page);
    Clean {
        html: gate::passed(&written.html),
        words: words(&written.text),
        text: written.text,
        pictures: written.pictures,
    }
}

/// The words of a body that has been cleaned: [`Clean::text`] of it.
pub fn text(html: &str) -> String {
    marked(html, &Page::default()).text
}

/// The first two steps, with a mark for each picture.
fn marked(html: &str, page: &Page) -> write::Written {
    let tree = reader::read(html, page, Pictures::Mark);
    write::written(&tidy::tidied(tree, page.own_lang.as_deref(), Pictures::Mark))
}

/// Puts our own pictures in where [`sanitise`] left marks: `kept[N]` is the picture that `pictures[N]` became.
///
/// One that is `None`, or beyond the end, leaves its alternative text; without one it leaves nothing, and what is empty then (a link, a
/// paragraph, a figure with its caption) goes too. `html` is [`Clean::html`]; the output has been through the gate as well.
pub fn place(html: &str, kept: &[Option<Stored>]) -> String {
    let pictures = Pictures::Place(kept);
    let tree = tidy::tidied(reader::read(html, &Page::default(), pictures), None, pictures);
    gate::passed_with_pictures(&write::written(&tree).html)
}

fn words(text: &str) -> u32 {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    u32::try_from(words.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
