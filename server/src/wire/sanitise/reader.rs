//! Reads the source tag by tag and tells the builder what each of them means.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, StartTag, Tag as SourceTag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use url::Url;

use super::super::links::{is_base, web_address};
use super::super::markup::{Piece, is_control, pieces};
use super::attributes::Source;
use super::builder::{Builder, Post};
use super::image::{Found, found};
use super::tree::{Element, Node, Picture, Placed, Tag};
use super::{Page, Stored, embed};

/// Elements that we do not keep, but that stand as blocks of their own. They stay as a `div` where they carry a language or direction.
const WRAPPERS: &[&str] = &[
    "address", "article", "aside", "body", "button", "center", "details", "dialog", "div", "fieldset", "footer", "form",
    "header", "hgroup", "html", "legend", "main", "nav", "optgroup", "option", "search", "section", "select", "summary",
    "textarea", "xmp",
];

/// What becomes of pictures.
#[derive(Clone, Copy)]
pub(super) enum Pictures<'a> {
    /// They are marked, to be fetched.
    Mark,
    /// They are put in, in this order; those that could not be had leave their alternative text.
    Place(&'a [Option<Stored>]),
}

/// The body as a tree.
pub(super) fn read(html: &str, page: &Page, pictures: Pictures<'_>) -> Element {
    let reader = Reader {
        builder: Builder::new(&page.embed_label, html.len()),
        base: page.base.as_ref().filter(|base| is_base(base)),
        pictures,
        seen: 0,
        last_picture: None,
        source_set: None,
        media: None,
        skipped: None,
        is_noscript: false,
    };
    let tokenizer = Tokenizer::new(Sink(RefCell::new(reader)), TokenizerOpts::default());
    let input = BufferQueue::default();
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => input.push_back(StrTendril::from(text)),
            Piece::Tag(tag) => {
                input.push_back(StrTendril::from(tag.source));
                if tag.is_cut {
                    input.push_back(StrTendril::from(">"));
                }
            }
            Piece::Half(_) => {}
        }
        // A sink that asks for nothing is never waited for.
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().builder.finish()
}

struct Sink<'a>(RefCell<Reader<'a>>);

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == StartTag => reader.start(&tag),
            Token::TagToken(tag) => reader.end(&tag.name),
            Token::CharacterTokens(text) => reader.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

struct Reader<'a> {
    builder: Builder,
    base: Option<&'a Url>,
    pictures: Pictures<'a>,
    /// Pictures so far.
    seen: usize,
    last_picture: Option<Url>,
    /// Of the first `<source>` in the `<picture>` at hand.
    source_set: Option<String>,
    /// The `<video>` or `<audio>` at hand, while its address is not known.
    media: Option<String>,
    /// An element whose content stands for what a card stands for, and how many of its name are open in it.
    skipped: Option<(String, usize)>,
    is_noscript: bool,
}

impl Reader<'_> {
    fn text(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        if text.contains(is_control) {
            self.builder.text(&text.replace(is_control, ""));
        } else {
            self.builder.text(text);
        }
    }

    fn start(&mut self, tag: &SourceTag) {
        let name = &*tag.name;
        if let Some((skipped, inner)) = &mut self.skipped {
            *inner += usize::from(name == skipped && !tag.self_closing);
            return;
        }
        let source = Source(&tag.attrs);
        match name {
            "br" => self.builder.line_break(),
            "hr" => self.builder.add(Node::Hr),
            "img" | "image" | "amp-img" => self.picture(&source),
            "picture" => self.source_set = None,
            "source" if self.media.is_some() => {
                if self.frame(source.first(&["src", "data-src"])) {
                    self.skipped = self.media.take().map(|media| (media, 0));
                }
            }
            "source" => {
                if self.source_set.is_none() {
                    self.source_set = source.first(&["srcset", "data-srcset"]).map(ToOwned::to_owned);
                }
            }
            "iframe" | "amp-iframe" | "embed" | "frame" | "portal" => {
                let is_hidden = ["width", "height"]
                    .iter()
                    .any(|side| source.pixels(side).is_some_and(|size| size <= 2));
                if !is_hidden {
                    let link = source.first(&["data-src", "data-lazy-src", "src"]);
                    let _ = self.frame(link.filter(|link| *link != "about:blank").or_else(|| source.get("src")));
                }
            }
            "object" | "video" | "audio" | "amp-video" | "amp-audio" => {
                let attribute = if name == "object" { "data" } else { "src" };
                if self.frame(source.get(attribute)) {
                    self.skipped = (!tag.self_closing).then(|| (name.to_owned(), 0));
                } else if name != "object" {
                    self.media = Some(name.to_owned());
                }
            }
            "noscript" => self.is_noscript = true,
            _ => self.element(name, &source),
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((skipped, inner)) = &mut self.skipped {
            if name == skipped {
                match inner.checked_sub(1) {
                    Some(left) => *inner = left,
                    None => self.skipped = None,
                }
            }
            return;
        }
        match name {
            "br" => self.builder.line_break(),
            "picture" => self.source_set = None,
            "video" | "audio" | "amp-video" | "amp-audio" => self.media = None,
            "noscript" => self.is_noscript = false,
            _ if self.end_wrapper(name) => {}
            _ => match Tag::of(name) {
                Some(tag) if tag.is_inline() => self.builder.end_format(tag),
                Some(tag) => self.end_block(tag),
                None if WRAPPERS.contains(&name) => self.builder.set_apart(),
                None => {}
            },
        }
    }

    fn element(&mut self, name: &str, source: &Source<'_>) {
        // WordPress's way to write a figure before there was one.
        if source.has_class("wp-caption-text") && name != "figcaption" && self.open_as(Tag::Figcaption, name, source) {
            return;
        }
        if name == "div" && source.has_class("wp-caption") && self.open_as(Tag::Figure, name, source) {
            return;
        }
        match Tag::of(name) {
            Some(Tag::A) => self.link(source),
            Some(tag) if tag.is_inline() => {
                self.builder.start_format(tag, source.all(tag));
            }
            Some(tag) => {
                let post = if tag == Tag::Blockquote {
                    post(source, self.base)
                } else {
                    None
                };
                if let Some(opened) = self.builder.open(tag, source.all(tag)) {
                    opened.post = post;
                }
            }
            None if WRAPPERS.contains(&name) => self.wrapper(name, source),
            // The text of whatever else there may be is the article's.
            None => {}
        }
    }

    fn wrapper(&mut self, name: &str, source: &Source<'_>) {
        if !source.language().is_empty() && self.open_as(Tag::Div, name, source) {
            return;
        }
        let is_same = |open: &super::builder::Open| open.wrapper.as_ref().is_some_and(|(wrapper, _)| wrapper == name);
        if let Some((_, open)) = self.builder.find(is_same, Tag::is_cell)
            && let Some((_, inner)) = &mut open.wrapper
        {
            *inner += 1;
        }
        self.builder.set_apart();
    }

    /// Opens `tag` for an element of another name, so that this name's end tag ends it.
    fn open_as(&mut self, tag: Tag, name: &str, source: &Source<'_>) -> bool {
        let opened = self.builder.open(tag, source.language());
        let is_open = opened.is_some();
        if let Some(opened) = opened {
            opened.wrapper = Some((name.to_owned(), 0));
        }
        is_open
    }

    fn end_wrapper(&mut self, name: &str) -> bool {
        let is_same = |open: &super::builder::Open| open.wrapper.as_ref().is_some_and(|(wrapper, _)| wrapper == name);
        let Some((index, open)) = self.builder.find(is_same, Tag::is_cell) else {
            return false;
        };
        match &mut open.wrapper {
            Some((_, inner)) if *inner > 0 => {
                *inner -= 1;
                self.builder.set_apart();
            }
            _ => self.builder.close_down_to(index),
        }
        true
    }

    fn end_block(&mut self, tag: Tag) {
        let block = self.builder.block();
        match tag {
            Tag::Heading(_) => {
                if matches!(block, Tag::Heading(_)) {
                    self.builder.close_block();
                }
            }
            Tag::P if block != Tag::P => self.builder.set_apart(),
            Tag::P | Tag::Pre | Tag::Dt | Tag::Figcaption | Tag::Caption => {
                if block == tag {
                    self.builder.close_block();
                }
            }
            _ => {
                let stop = |open: Tag| match tag {
                    Tag::Table => false,
                    Tag::Li => open.is_cell() || matches!(open, Tag::Ul | Tag::Ol),
                    Tag::Dd => open.is_cell() || open == Tag::Dl,
                    _ if tag.is_table_part() => open == Tag::Table,
                    _ => open.is_cell(),
                };
                let found = self
                    .builder
                    .find(|open| open.element.tag == tag && open.wrapper.is_none(), stop)
                    .map(|(index, _)| index);
                if let Some(index) = found {
                    self.builder.close_down_to(index);
                }
            }
        }
    }

    fn link(&mut self, source: &Source<'_>) {
        let Some(mut attributes) = source.link(self.base) else {
            // Its text stays, and a link around it has ended, as in any browser.
            self.builder.end_format(Tag::A);
            return;
        };
        if let Some((_, open)) = self.builder.find(|open| open.post.is_some(), |_| false)
            && let Some(post) = &mut open.post
            && let Some(page) = attributes.first().and_then(|(_, href)| web_address(None, href))
            && embed::is_post(&page, post.party)
        {
            post.page = Some(page);
        }
        attributes.extend(source.language());
        self.builder.start_format(Tag::A, attributes);
    }

    fn picture(&mut self, source: &Source<'_>) {
        // The first picture's alone: read again for each, a long set would take as long as it is times their number.
        let source_set = self.source_set.take();
        match found(source, source_set.as_deref(), self.base) {
            Found::Nothing => {}
            Found::Alt { text, is_character } => self.alt(&text, is_character),
            Found::Picture(picture) => {
                let is_repeated = self.is_noscript && self.last_picture.as_ref() == Some(&picture.url);
                if is_repeated {
                    return;
                }
                self.last_picture = Some(picture.url.clone());
                if !self.builder.affords(picture.url.as_str().len()) {
                    return self.alt(&picture.alt, false);
                }
                let number = self.seen;
                self.seen += 1;
                self.place(&picture, number);
            }
        }
    }

    fn place(&mut self, picture: &Picture, number: usize) {
        let node = match self.pictures {
            Pictures::Mark => Some(Node::Picture(picture.clone())),
            Pictures::Place(kept) => kept.get(number).and_then(Option::as_ref).map(|stored| {
                Node::Placed(Placed {
                    src: stored.src.clone(),
                    width: stored.width,
                    height: stored.height,
                    alt: picture.alt.clone(),
                })
            }),
        };
        match node {
            Some(node) if self.builder.block() != Tag::Pre => self.builder.inline(node),
            _ => self.alt(&picture.alt, false),
        }
    }

    fn alt(&mut self, text: &str, is_character: bool) {
        if is_character {
            self.builder.text(text);
        } else if !text.is_empty() {
            self.builder.space();
            self.builder.text(text);
            self.builder.space();
        }
    }

    /// A card for an embedded address, if it has a page to link to.
    fn frame(&mut self, link: Option<&str>) -> bool {
        let page = link.and_then(|link| embed::page(link, self.base));
        page.is_some_and(|page| self.builder.card(&page))
    }
}

/// The post that a quotation with a script stands for, as far as its own tag says.
fn post(source: &Source<'_>, base: Option<&Url>) -> Option<Post> {
    let party = embed::quoted_party(|class| source.has_class(class))?;
    let link = source.first(&["data-instgrm-permalink", "cite"]);
    let page = link
        .and_then(|link| embed::page(link, base))
        .filter(|page| embed::is_post(page, party));
    Some(Post { party, page })
}
