//! Any HTML: what is left of it is harmless, and is what cleaning it again leaves.

use std::{rc::Rc, sync::LazyLock};

use server::wire::sanitise::{Clean, Page, Stored, place, sanitise};

use super::{
    browser::{self, Node},
    harmless::{Pictures, assert_harmless},
};

static PAGES: LazyLock<[Page; 2]> = LazyLock::new(|| {
    let known = Page {
        base: "https://news.example/2025/story.html".parse().ok(),
        own_lang: Some("en".into()),
        embed_label: "Watch on {name}".into(),
    };
    [known, Page::default()]
});

pub(crate) fn check(input: &[u8]) {
    let html = String::from_utf8_lossy(input);
    // Both are met: a fuzzer changes lengths all the time.
    let page = &PAGES[input.len() % 2];
    let clean = sanitise(&html, page);
    assert_harmless(&clean.html, Pictures::Marked);
    assert_eq!(sanitise(&clean.html, page), clean, "cleaned twice is cleaned once");
    assert!(clean.html.len() <= 12 * html.len() + 300_000, "{} bytes", clean.html.len());
    assert_own_words(&clean);
    for url in clean.pictures.iter().map(|picture| &picture.url) {
        assert!(matches!(url.scheme(), "http" | "https"), "{url}");
    }
    assert_places(&clean, page);
}

/// The text is what readers see, without captions and cards.
fn assert_own_words(clean: &Clean) {
    let mut seen = String::new();
    words(&browser::tree(&clean.html), &mut seen);
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(letters(&clean.text), letters(&seen));
    let longest = clean.text.split_whitespace().count();
    assert!(usize::try_from(clean.words).is_ok_and(|words| words <= longest));
}

fn words(nodes: &[Rc<Node>], seen: &mut String) {
    for node in nodes {
        match &**node {
            Node::Text(text) => seen.push_str(&text.borrow()),
            Node::Element(element) if element.name() == "figcaption" || element.attribute("data-embed").is_some() => {}
            Node::Element(element) => words(&element.children(), seen),
        }
    }
}

/// Whichever pictures could be had, what comes out is harmless, and comes to itself when all is done again.
fn assert_places(clean: &Clean, page: &Page) {
    let every_other = |number: usize| {
        number.is_multiple_of(2).then(|| Stored {
            src: format!("/media/{number}.webp"),
            width: 640,
            height: 480,
        })
    };
    let kept: Vec<_> = (0..clean.pictures.len()).map(every_other).collect();
    let placed = place(&clean.html, &kept);
    assert_harmless(&placed, Pictures::Placed);
    assert_harmless(&place(&clean.html, &[]), Pictures::Placed);
    if page.base.is_some() {
        let again = sanitise(&placed, page);
        let kept: Vec<_> = kept.into_iter().flatten().map(Some).collect();
        assert_eq!(again.pictures.len(), kept.len());
        assert_eq!(place(&again.html, &kept), placed, "placed twice is placed once");
    }
}
