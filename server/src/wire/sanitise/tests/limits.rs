//! Size, depth and number cannot make it slow: what takes time out of proportion is ended by the runner's limit (`.config/nextest.toml`).

use url::Url;

use super::super::{Page, place, sanitise};
use super::{assert_allowed, clean_for, page};

/// A page at an address of so many bytes, of a party whose posts become cards.
fn page_at(length: usize) -> Page {
    let start = "https://x.com/status/";
    Page {
        base: Some(Url::parse(&format!("{start}{}/", "b".repeat(length - start.len() - 1))).unwrap()),
        ..page()
    }
}

fn assert_bounded(name: &str, html: &str) {
    assert_bounded_for(name, html, &page());
}

fn assert_bounded_for(name: &str, html: &str, page: &Page) {
    let clean = sanitise(html, page);
    let placed = place(&clean.html, &[]);
    assert_allowed(&clean.html, false);
    assert_allowed(&placed, true);
    assert!(
        clean.html.len() <= 12 * html.len() + 30_000,
        "{name}: {} from {} bytes",
        clean.html.len(),
        html.len()
    );
}

#[test]
fn a_hundred_thousand_elements_in_one_another_take_little_stack_and_time() {
    let deep = 100_000;
    for open in [
        "<div>",
        "<p>",
        "<b>",
        "<i><b>",
        "<blockquote>",
        "<ul><li>",
        "<ol>",
        "<li>",
        "<table><tr><td>",
        "<table>",
        "<td>",
        "<dl><dd>",
        "<figure>",
        "<figure><figcaption>",
        "<span lang=fr>",
        "<div lang=fr><div lang=de>",
        "<a href=https://a.example/>",
        "<h2>",
        "<pre>",
        "<svg>",
        "<math>",
        "<font>",
        "<template>",
        "<select>",
        "<form>",
        "<object>",
        "<object data=x>",
        "<video>",
        "<noscript>",
        "<title>",
        "<iframe src=x>",
        "<!--",
        "<![CDATA[",
        "</p>",
        "</div>",
        "</blockquote>",
        "<x",
        "<a a=",
        "&amp",
        "<blockquote class=twitter-tweet>",
        "<div class=wp-caption>",
        "<p class=wp-caption-text>",
    ] {
        assert_bounded(open, &format!("{}text", open.repeat(deep)));
    }
}

#[test]
fn formats_around_a_great_many_blocks_are_not_written_a_great_many_times() {
    let link = format!("<a href='https://a.example/{}'>", "x".repeat(2_000));
    assert_bounded("a long link", &format!("{link}{}", "<p>x".repeat(50_000)));
    let formats = "<b lang=fr><i lang=de><em><strong><cite><q><code><sub><sup><del><ins>";
    assert_bounded("many formats", &format!("{formats}{}", "<p>x".repeat(50_000)));
    assert_bounded("two breaks", &format!("<p lang=fr>{}", "x<br><br>".repeat(50_000)));
}

#[test]
fn a_tag_of_a_megabyte_takes_little_time() {
    let many = (0..200_000).map(|n| format!(" a{n}")).collect::<Vec<_>>().concat();
    assert_bounded("attributes", &format!("<p{many}>text"));
    assert_bounded("attributes of an end tag", &format!("text</p{many}>"));
    assert_bounded("classes", &format!("<p class='{many}'>text"));
    assert_bounded(
        "a source set",
        &format!("<img alt=x srcset='{}'>", "a.jpg 1x, ".repeat(100_000)),
    );
    assert_bounded(
        "an inline picture",
        &format!("<img alt=x src='data:image/png;base64,{}'>text", "A/".repeat(1_000_000)),
    );
}

#[test]
fn a_megabyte_of_text_takes_little_time() {
    assert_bounded("words", &"word ".repeat(200_000));
    assert_bounded("one word", &"x".repeat(1_000_000));
    assert_bounded("references", &"&amp;".repeat(200_000));
    // html5ever writes a text in a time that grows with the square of its ampersands: hence `builder`'s longest line.
    assert_bounded("ampersands", &"& &".repeat(200_000));
    assert_bounded("ampersands in one word", &"&".repeat(100_000));
    assert_bounded("ampersands in a pre", &format!("<pre>{}", "&\n".repeat(200_000)));
    assert_bounded("no-break spaces", &"x&nbsp;".repeat(100_000));
    assert_bounded("paragraphs", &"<p>text</p>".repeat(100_000));
    assert_bounded("angles", &"<".repeat(100_000));
    assert_bounded("spaces", &" ".repeat(1_000_000));
    let clean = sanitise(&"word ".repeat(200_000), &Page::default());
    assert_eq!(clean.words, 200_000);
}

#[test]
fn a_line_longer_than_any_article_has_is_broken_and_then_left_alone() {
    let words = "words ".repeat(5_000);
    for (html, text) in [
        (words.clone(), words.clone()),
        (format!("<pre>{words}"), words.clone()),
        (format!("<pre>{}", words.replace("ds ", "ds\n")), words.clone()),
        (format!("<pre><b>{words}</b><i>{words}"), words.repeat(2)),
        (format!("<li>{words}<b>{words}</b>"), words.repeat(2)),
        ("&".repeat(40_000), "&".repeat(40_000)),
        (
            "a &amp; <b>b</b> <i>cd&eacute; </i>e ".repeat(2_500),
            "a & b cdé e ".repeat(2_500),
        ),
        ("<a href=/x>&nbsp;</a>é&eacute;".repeat(5_000), "éé".repeat(5_000)),
        (format!("{words}<img src=a.jpg>{words}"), words.repeat(2)),
    ] {
        let clean = super::clean(&html);
        let longest = clean.html.split("<br>").map(|line| super::visible(line).len()).max();
        assert!(longest <= Some(16_384), "{longest:?}");
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(letters(&clean.text), letters(&text));
    }
}

const RELATIVE: [&str; 12] = [
    "<img src=x>",
    "<img src=x alt=y>",
    "<img srcset='x 1x, y 2x'>",
    "<picture><source srcset=x><img></picture>",
    "<embed src=x>",
    "<iframe src=x></iframe>",
    "<video src=x></video>",
    "<object data=x>y</object>",
    "<h2>y<embed src=x></h2>",
    "<a href=x>y</a>",
    "<a href=x data-embed>y</a><br>",
    "<blockquote class=twitter-tweet cite=x>y</blockquote>",
];

#[test]
fn many_short_addresses_are_not_each_as_long_as_what_they_are_relative_to() {
    for unit in RELATIVE {
        // As long as a base can be: whatever is relative to it is longer.
        assert_bounded_for(unit, &unit.repeat(3_000), &page_at(1_024));
        // What one text may have over its own length, each of thousands has.
        let short = unit.repeat(40);
        let length = clean_for(&short, &page_at(1_024)).html.len();
        assert!(length <= 12 * short.len() + 12_000, "{unit}: {length}");
    }
}

#[test]
fn nothing_is_relative_to_a_base_of_many_kilobytes() {
    let clean = clean_for("<img src=x alt=y><a href=x>z</a>", &page_at(1_025));
    assert_eq!((clean.html.as_str(), clean.pictures.len()), ("<p>y z</p>", 0));
}

#[test]
fn a_picture_that_may_be_too_much_leaves_its_words() {
    let html = "<img src=x alt=word>".repeat(100);
    let clean = clean_for(&html, &page_at(1_024));
    assert!((5..20).contains(&clean.pictures.len()), "{}", clean.pictures.len());
    assert_eq!(clean.pictures.len() + clean.text.matches("word").count(), 100);
}

#[test]
fn a_long_source_set_is_read_once_whatever_the_number_of_pictures() {
    let set = "a.jpg 1x, ".repeat(100_000);
    assert_bounded(
        "pictures",
        &format!("<picture><source srcset='{set}'>{}</picture>", "<img>".repeat(20_000)),
    );
}

#[test]
fn a_long_caption_is_its_figures_and_not_each_pictures() {
    let pictures = "<img src=/x>".repeat(5_000);
    assert_bounded(
        "pictures",
        &format!(
            "<figure>{pictures}<figcaption>{}</figcaption></figure>",
            "word ".repeat(100_000)
        ),
    );
}
