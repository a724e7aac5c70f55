//! What every output must be, checked by reading it again; the cases are in the files below.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, StartTag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use url::Url;

use super::{Clean, Page, Stored, marked, place, sanitise, write};

mod hostile;
mod limits;
mod pictures;
mod quotations;
mod shapes;
mod soups;

fn page() -> Page {
    Page {
        base: Some(Url::parse("https://news.example/2025/story.html").unwrap()),
        own_lang: Some("en".into()),
        embed_label: "Watch on {name}".into(),
    }
}

/// Sanitises and checks everything that holds for any input.
fn clean(html: &str) -> Clean {
    clean_for(html, &page())
}

fn clean_for(html: &str, page: &Page) -> Clean {
    let clean = sanitise(html, page);
    assert_allowed(&clean.html, false);
    assert_eq!(
        clean.html,
        marked(html, page).html,
        "the gate had something to remove from {html:?}"
    );
    assert_eq!(sanitise(&clean.html, page), clean, "not idempotent for {html:?}");
    assert_place_holds(&clean, page);
    clean
}

/// Whatever pictures are kept, the placed HTML is allowed, has no marks, and comes to itself when all of it is done again.
fn assert_place_holds(clean: &Clean, page: &Page) {
    let all: Vec<_> = (0..clean.pictures.len()).map(|n| Some(stored(n))).collect();
    let every_other: Vec<_> = (0..clean.pictures.len()).map(|n| (n % 2 == 0).then(|| stored(n))).collect();
    for kept in [all, every_other, Vec::new()] {
        let placed = place(&clean.html, &kept);
        assert_allowed(&placed, true);
        let again = sanitise(&placed, page);
        let kept: Vec<_> = kept.into_iter().flatten().map(Some).collect();
        assert_eq!(again.pictures.len(), kept.len(), "{placed}");
        assert_eq!(
            place(&again.html, &kept),
            placed,
            "placing is not idempotent for {:?}",
            clean.html
        );
        assert_eq!(sanitise(&again.html, page).html, again.html);
    }
}

fn stored(number: usize) -> Stored {
    Stored {
        src: format!("/pictures/{number}.webp"),
        width: 640,
        height: 480,
    }
}

const ALLOWED: &[(&str, &[&str])] = &[
    ("a", &["href", "rel", "data-embed"]),
    ("abbr", &["title"]),
    ("b", &[]),
    ("blockquote", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("cite", &[]),
    ("code", &[]),
    ("dd", &[]),
    ("del", &["datetime"]),
    ("div", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("hr", &[]),
    ("i", &[]),
    ("img", &["data-picture", "data-src", "alt", "width", "height"]),
    ("ins", &["datetime"]),
    ("li", &[]),
    ("ol", &["start"]),
    ("p", &["class"]),
    ("pre", &[]),
    ("q", &[]),
    ("span", &[]),
    ("strong", &[]),
    ("sub", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan"]),
    ("tfoot", &[]),
    ("th", &["scope", "colspan", "rowspan"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("tr", &[]),
    ("ul", &[]),
];

const ON_PLACED: &[&str] = &["src", "alt", "width", "height", "loading", "decoding"];

/// Reads HTML with html5ever's tokeniser and looks at every tag of it.
fn assert_allowed(html: &str, is_placed: bool) {
    let levels = RefCell::new(Vec::new());
    for (name, attributes) in tags(html) {
        let (_, allowed) = ALLOWED
            .iter()
            .find(|(tag, _)| *tag == name)
            .unwrap_or_else(|| panic!("<{name}> in {html}"));
        let allowed = if is_placed && name == "img" { ON_PLACED } else { allowed };
        for (attribute, value) in &attributes {
            assert!(
                allowed.contains(&attribute.as_str()) || ["lang", "dir"].contains(&attribute.as_str()),
                "{attribute} in {html}"
            );
            match attribute.as_str() {
                "href" => assert!(matches!(scheme(value).as_str(), "http" | "https" | "mailto"), "{value}"),
                "data-src" => assert!(matches!(scheme(value).as_str(), "http" | "https"), "{value}"),
                "src" => assert!(value.starts_with("/pictures/"), "{value}"),
                "class" => assert_eq!(value, "embed"),
                "rel" => assert_eq!(value, write::LINK_REL),
                "dir" => assert!(["ltr", "rtl", "auto"].contains(&value.as_str())),
                "lang" => assert!(super::is_language_tag(value), "{value}"),
                _ => {}
            }
        }
        let has = |wanted: &str| attributes.iter().any(|(attribute, _)| attribute == wanted);
        assert!(name != "a" || (has("href") && has("rel")), "{html}");
        assert!(
            name != "img" || (has("alt") && has(if is_placed { "src" } else { "data-picture" })),
            "{html}"
        );
        if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()) {
            let above = levels.borrow().last().copied().unwrap_or(1);
            assert!((2..=above + 1).contains(&level), "h{level} under h{above} in {html}");
            levels.borrow_mut().push(level);
        }
    }
}

fn scheme(url: &str) -> String {
    Url::parse(url).unwrap().scheme().to_owned()
}

type Attributes = Vec<(String, String)>;

/// Every start tag, and no other markup: html5ever's tokeniser finds no fault.
fn tags(html: &str) -> Vec<(String, Attributes)> {
    let mut tags = Vec::new();
    for token in tokens(html) {
        match token {
            Token::TagToken(tag) if tag.kind == StartTag => {
                let attributes = tag.attrs.iter().map(|a| (a.name.local.to_string(), a.value.to_string()));
                tags.push((tag.name.to_string(), attributes.collect()));
            }
            Token::TagToken(_) | Token::CharacterTokens(_) | Token::EOFToken => {}
            other => panic!("{other:?}"),
        }
    }
    tags
}

fn visible(html: &str) -> String {
    let text = tokens(html).into_iter().map(|token| match token {
        Token::CharacterTokens(text) => text.to_string(),
        _ => String::new(),
    });
    text.collect()
}

fn tokens(html: &str) -> Vec<Token> {
    struct Tokens(RefCell<Vec<Token>>);
    impl TokenSink for Tokens {
        type Handle = ();
        fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
            self.0.borrow_mut().push(token);
            TokenSinkResult::Continue
        }
    }
    let tokenizer = Tokenizer::new(Tokens(RefCell::default()), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}
