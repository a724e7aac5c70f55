//! Blocks' comments and shortcodes, turned into the HTML that they stand for.

use std::collections::BTreeMap;

use super::markup::{Token, Tokens};
use super::references::{escape_attribute, unescape};
use super::shortcodes::{Code, Finder, Known, Part, ids, known};
use super::{GALLERY, GALLERY_END};

/// Where WordPress's players say what they play; `src` comes first.
const FILES: [&str; 13] = [
    "src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "flac", "flv", "wmv", "wma",
];

#[derive(Default)]
pub(super) struct Expanded {
    pub(super) html: String,
    /// Whether the block editor wrote it, which marks paragraphs itself.
    pub(super) has_blocks: bool,
    pub(super) galleries: Vec<Vec<u64>>,
    pub(super) dropped: BTreeMap<String, usize>,
    /// Where in `html` that begins which will be replaced at its end.
    caption: Option<(usize, Option<String>)>,
    embed: Option<usize>,
    /// The same of an embed block, with its address.
    block_embed: Option<(usize, Option<String>)>,
}

enum Piece<'a> {
    Text(&'a str),
    Comment(&'a str),
    Code(usize),
}

/// Expands `content`, whose line breaks are `\n`.
pub(super) fn expand(content: &str) -> Expanded {
    let (mut pieces, mut codes) = (Vec::new(), Vec::new());
    let mut finder = Finder::default();
    let mut code_depth = 0usize;
    for token in Tokens::new(content) {
        match token {
            // Who writes about shortcodes writes them in <code>.
            Token::Text(text) if code_depth == 0 => finder.split(text, |part| match part {
                Part::Text(text) => pieces.push(Piece::Text(text)),
                Part::Code(code) => {
                    pieces.push(Piece::Code(codes.len()));
                    codes.push(code);
                }
            }),
            Token::Text(text) | Token::Raw { raw: text, .. } => pieces.push(Piece::Text(text)),
            Token::Comment(comment) => pieces.push(Piece::Comment(comment)),
            Token::Tag(tag) => {
                if tag.is("code") {
                    code_depth = if tag.is_close {
                        code_depth.saturating_sub(1)
                    } else {
                        code_depth + 1
                    };
                }
                pieces.push(Piece::Text(tag.raw));
            }
        }
    }
    let known = known(&codes);
    let mut expanded = Expanded {
        html: String::with_capacity(content.len()),
        ..Expanded::default()
    };
    for piece in pieces {
        match piece {
            Piece::Text(text) => expanded.html.push_str(text),
            Piece::Comment(comment) => expanded.comment(comment.trim()),
            Piece::Code(at) => expanded.code(codes[at], known[at]),
        }
    }
    expanded
}

impl Expanded {
    /// `wp:name {"attribute":"value"}`, `/wp:name`, or `wp:name /`; any other comment goes.
    fn comment(&mut self, comment: &str) {
        if let Some(name) = comment.strip_prefix("/wp:") {
            if is_embed(name)
                && let Some((start, url)) = self.block_embed.take()
            {
                let inner = self.cut(start);
                self.embed_block(&inner, url);
            }
            return;
        }
        let Some(block) = comment.strip_prefix("wp:") else { return };
        self.has_blocks = true;
        let (block, is_single) = block.strip_suffix('/').map_or((block, false), |block| (block, true));
        let (name, attributes) = block.split_once(char::is_whitespace).unwrap_or((block, ""));
        if is_embed(name) {
            let url = serde_json::from_str::<serde_json::Value>(attributes.trim())
                .ok()
                .and_then(|attributes| Some(attributes.get("url")?.as_str()?.to_owned()));
            if is_single {
                self.embed_block("", url);
            } else {
                self.block_embed = Some((self.html.len(), url));
            }
        } else if is_single {
            *self.dropped.entry(format!("wp:{name}")).or_default() += 1;
        }
    }

    /// An embed block's link, and its caption as a paragraph. Without an address that can be linked to it stays as it is.
    fn embed_block(&mut self, inner: &str, url: Option<String>) {
        let caption = inner
            .split_once("<figcaption")
            .and_then(|(_, after)| after.split_once('>'))
            .map(|(_, after)| after.split("</figcaption").next().unwrap_or(after).trim());
        if !url.is_some_and(|url| self.link(&url)) {
            self.html.push_str(inner);
        } else if let Some(caption) = caption.filter(|caption| !caption.is_empty()) {
            self.html.extend(["<p>", caption, "</p>\n\n"]);
        }
    }

    fn code(&mut self, code: Code<'_>, known: Known) {
        let is_caption = code.is("caption") || code.is("wp_caption");
        match known {
            Known::Text => self.html.push_str(code.raw),
            Known::Open if is_caption && self.caption.is_none() => {
                let words = code.attribute("caption").map(str::to_owned);
                self.caption = Some((self.html.len(), words));
            }
            Known::Close if is_caption => {
                if let Some((start, words)) = self.caption.take() {
                    let inner = self.cut(start);
                    self.figure(&inner, words.as_deref());
                }
            }
            Known::Open if code.is("embed") => self.embed = Some(self.html.len()),
            Known::Close if code.is("embed") => {
                if let Some(start) = self.embed.take() {
                    let inner = self.cut(start);
                    if !self.link(&unescape(inner.trim())) {
                        self.html.push_str(&inner);
                    }
                }
            }
            Known::Open | Known::Single if code.is("gallery") => self.gallery(code),
            Known::Open | Known::Single if code.is("audio") || code.is("video") => {
                let url = FILES.iter().find_map(|name| code.attribute(name));
                if !url.is_some_and(|url| self.link(&unescape(url))) {
                    self.drop(code);
                }
            }
            Known::Open | Known::Single => self.drop(code),
            Known::Close => {}
        }
    }

    /// Takes out what was written since `start`; what began in there cannot end behind it any more.
    fn cut(&mut self, start: usize) -> String {
        self.caption = self.caption.take().filter(|(caption, _)| *caption <= start);
        self.embed = self.embed.filter(|embed| *embed <= start);
        self.block_embed = self.block_embed.take().filter(|(embed, _)| *embed <= start);
        self.html.split_off(start)
    }

    fn drop(&mut self, code: Code<'_>) {
        *self.dropped.entry(code.name.to_ascii_lowercase()).or_default() += 1;
    }

    fn gallery(&mut self, code: Code<'_>) {
        let ids = code
            .attribute("ids")
            .or_else(|| code.attribute("include"))
            .map(ids)
            .unwrap_or_default();
        let list = ids.iter().map(u64::to_string).collect::<Vec<_>>().join(",");
        self.html.extend(["\n\n", GALLERY, &list, GALLERY_END, "\n\n"]);
        self.galleries.push(ids);
    }

    /// A picture with what stands behind it as its caption; since 3.4 the words stand there, before they were an attribute.
    fn figure(&mut self, inner: &str, words: Option<&str>) {
        let end = picture_end(inner).unwrap_or(inner.len());
        let (picture, behind) = inner.split_at(end);
        let words = Some(behind.trim()).filter(|words| !words.is_empty()).or(words).map(str::trim);
        self.html.extend(["\n\n<figure>", picture.trim()]);
        if let Some(words) = words.filter(|words| !words.is_empty()) {
            self.html.extend(["<figcaption>", words, "</figcaption>"]);
        }
        self.html.push_str("</figure>\n\n");
    }

    /// A paragraph with a link; `false`, and nothing, for what is no address of the web.
    fn link(&mut self, url: &str) -> bool {
        let Some(link) = link(url) else { return false };
        self.html.extend(["\n\n<p>", &link, "</p>\n\n"]);
        true
    }
}

/// An address as a link to itself; `None` for what is none of the web.
pub(super) fn link(url: &str) -> Option<String> {
    let is_address = ["http://", "https://"].iter().any(|scheme| {
        url.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    if !is_address || url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return None;
    }
    let mut link = String::from("<a href=\"");
    escape_attribute(url, &mut link);
    link.push_str("\">");
    escape_attribute(url, &mut link);
    link.push_str("</a>");
    Some(link)
}

fn is_embed(name: &str) -> bool {
    name == "embed" || name == "core/embed" || name.starts_with("core-embed/")
}

/// Where the first picture ends, the link around it included.
fn picture_end(html: &str) -> Option<usize> {
    let mut tokens = Tokens::new(html);
    let (mut is_in_link, mut end) = (false, None);
    while let Some(token) = tokens.next() {
        match token {
            Token::Tag(tag) if tag.is("a") && end.is_none() => is_in_link = !tag.is_close,
            Token::Tag(tag) if tag.is("img") && end.is_none() => {
                end = Some(tokens.position());
                if !is_in_link {
                    break;
                }
            }
            Token::Tag(tag) if tag.is("a") && tag.is_close => {
                end = Some(tokens.position());
                break;
            }
            _ => {}
        }
    }
    end
}
