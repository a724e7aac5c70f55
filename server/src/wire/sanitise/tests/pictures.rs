//! Pictures, embeds, and what is put in their places.

use super::super::{Page, place, sanitise};
use super::{clean, page, stored};

fn urls(html: &str) -> Vec<String> {
    clean(html).pictures.iter().map(|picture| picture.url.to_string()).collect()
}

#[test]
fn a_picture_becomes_a_mark_without_an_address_that_a_browser_loads() {
    let clean = clean("<p><img src='/a.jpg' alt=' A \n b ' width=640 height=480px class=x></p>");
    assert_eq!(
        clean.html,
        "<figure><img data-picture=\"0\" data-src=\"https://news.example/a.jpg\" width=\"640\" height=\"480\" alt=\"A b\"></figure>"
    );
    let picture = &clean.pictures[0];
    assert_eq!(
        (picture.alt.as_str(), picture.width, picture.height),
        ("A b", Some(640), Some(480))
    );
    assert_eq!(clean.text, "");
}

#[test]
fn what_wordpress_called_a_caption_before_there_were_figures_is_one() {
    let old = clean("<div class='wp-caption x'><img src=a.jpg><p class=wp-caption-text>Old</p></div><p>After</p>");
    assert!(
        old.html.ends_with("<figcaption>Old</figcaption></figure><p>After</p>"),
        "{}",
        old.html
    );
    assert_eq!(old.text, "After");
}

#[test]
fn lazy_pictures_are_found_once() {
    let one = ["https://news.example/2025/a.jpg"];
    for html in [
        "<img data-src=a.jpg src='data:image/gif;base64,R0'>",
        "<img data-lazy-src=a.jpg src=placeholder.png>",
        "<img src=blank.gif data-original=a.jpg>",
        "<img srcset='b.jpg 400w, a.jpg 1200w, c.jpg 4000w'>",
        "<img src=data:, data-srcset='b.jpg, a.jpg 2x'>",
        "<picture><source srcset='a.jpg 2x' type=image/webp><img></picture>",
        "<img data-src=a.jpg><noscript><img src=a.jpg></noscript>",
        "<noscript><img src=a.jpg></noscript>",
        "<amp-img src=a.jpg></amp-img>",
    ] {
        assert_eq!(urls(html), one, "{html}");
    }
    assert_eq!(
        urls("<img srcset='https://i.example/w_300,h_200/a.jpg 300w, https://i.example/w_900,h_600/a.jpg 900w'>"),
        ["https://i.example/w_900,h_600/a.jpg"]
    );
    assert_eq!(urls("<img srcset='b.jpg 5000w, a.jpg 3000w'>"), one);
}

#[test]
fn what_is_there_to_count_readers_is_gone() {
    for html in [
        "<img src=a.jpg width=1 height=1>",
        "<img src=a.jpg width=0>",
        "<img src=a.jpg height='2px' alt=x>",
        "<img src=a.jpg style='width: 1px; height: 1px'>",
        "<img src=https://pixel.wp.com/b.gif?x=1>",
        "<img src=http://feeds.feedburner.com/~r/news/~4/abc>",
        "<a href=http://feeds.feedburner.com/~ff/news?a=1><img src=http://feeds.feedburner.com/~ff/news?d=2 border=0></a>",
        "<img src=https://ad.doubleclick.net/ddm/x>",
        "<img src=https://www.facebook.com/tr?id=1&ev=PageView>",
        "<img src=https://counter.example/content/1/count.gif>",
        "<iframe src=https://www.googletagmanager.com/ns.html?id=1></iframe>",
        "<iframe src=https://x.example/ width=1 height=1></iframe>",
    ] {
        assert_eq!(clean(html).html, "", "{html}");
    }
    assert_eq!(urls("<img src=https://www.facebook.com/travel.jpg>").len(), 1);
}

#[test]
fn a_picture_that_cannot_be_had_leaves_its_alternative_text() {
    assert_eq!(clean("<p>a<img src=data:image/png;base64,x alt=b>c").html, "<p>a b c</p>");
    assert_eq!(
        clean("so<img class=wp-smiley src=https://s.w.org/images/core/emoji/1/x.png alt=🙂>!").html,
        "<p>so🙂!</p>"
    );
    let sanitised = clean(
        "<p>Text <img src=a.jpg alt=Alt> more</p><p><a href=/x><img src=b.jpg></a></p><figure><img src=c.jpg><figcaption>C</figcaption></figure><figure><img src=d.jpg alt=D><figcaption>E</figcaption></figure><ul><li><img src=e.jpg></ul>",
    );
    assert_eq!(sanitised.pictures.len(), 5);
    assert_eq!(
        place(&sanitised.html, &[]),
        "<p>Text Alt more</p><figure>D<figcaption>E</figcaption></figure>"
    );
}

#[test]
fn a_kept_picture_has_its_size_and_waits_to_be_seen() {
    let sanitised = clean("<p>a</p><img src=a.jpg alt='A \"b\"'><img src=b.jpg>");
    assert_eq!(
        place(&sanitised.html, &[Some(stored(3)), None]),
        "<p>a</p><figure><img src=\"/pictures/3.webp\" width=\"640\" height=\"480\" alt=\"A &quot;b&quot;\" loading=\"lazy\" decoding=\"async\"></figure>"
    );
}

#[test]
fn a_caption_that_is_a_picture_is_a_figure() {
    let html = clean("<p><div class=wp-caption><figcaption><img src=a.jpg>").html;
    assert!(html.starts_with("<figure><img "), "{html}");
}

#[test]
fn marks_cannot_be_forged() {
    let clean = clean("<img data-picture=9 data-src=a.jpg><img data-picture=0 src=b.jpg alt=x>");
    assert!(
        clean
            .html
            .contains("data-picture=\"0\" data-src=\"https://news.example/2025/a.jpg\"")
    );
    assert!(
        clean
            .html
            .contains("data-picture=\"1\" data-src=\"https://news.example/2025/b.jpg\"")
    );
}

#[test]
fn an_embed_becomes_a_card_that_names_who_it_is_from() {
    let card = "<p class=\"embed\"><a href=\"https://www.youtube.com/watch?v=a1\" data-embed=\"YouTube\" rel=\"noopener nofollow external\">Watch on YouTube</a></p>";
    for html in [
        "<iframe src=https://www.youtube.com/embed/a1></iframe>",
        "<p><iframe width=560 height=315 src=//www.youtube-nocookie.com/embed/a1?rel=0 allowfullscreen></iframe></p>",
        "<iframe data-src=https://www.youtube.com/embed/a1 src=about:blank></iframe>",
        "<embed src=https://www.youtube.com/v/a1>",
        "<object data=https://www.youtube.com/v/a1><p>Flash is missing</p></object>",
        "<object><param name=movie value=https://www.youtube.com/v/a1><embed src=https://www.youtube.com/v/a1></object>",
        "<figure><iframe src=https://www.youtube.com/embed/a1></iframe></figure>",
    ] {
        assert_eq!(clean(html).html, card, "{html}");
        assert_eq!(clean(html).text, "");
    }
    let video = clean("a<video controls><source src=v.mp4><p>Your browser is old</video>b").html;
    assert!(
        video.starts_with("<p>a</p><p class=\"embed\"><a href=\"https://news.example/2025/v.mp4\" data-embed=\"news.example\"")
    );
    assert!(video.ends_with("Watch on news.example</a></p><p>b</p>"), "{video}");
    let bare = sanitise("<iframe src=https://maps.example/></iframe>", &Page::default()).html;
    assert!(bare.contains(">maps.example</a>"), "{bare}");
}

#[test]
fn a_quotation_for_a_script_keeps_its_text_and_gets_a_card() {
    let html = clean("<blockquote class=twitter-tweet><p lang=fr dir=ltr>Bonjour <a href=https://t.co/x>x</a></p>&mdash; A (@a) <a href='https://twitter.com/a/status/12?ref_src=twsrc'>May 1</a></blockquote><script async src=https://platform.twitter.com/widgets.js></script><p>After</p>").html;
    assert!(html.starts_with("<blockquote><p lang=\"fr\" dir=\"ltr\">Bonjour "), "{html}");
    assert!(
        html.contains("</blockquote><p class=\"embed\"><a href=\"https://twitter.com/a/status/12\" data-embed=\"X\""),
        "{html}"
    );
    assert!(html.ends_with("<p>After</p>"));
    let html = clean("<blockquote class=instagram-media data-instgrm-permalink='https://www.instagram.com/p/Ab/?utm_source=ig_embed'><a href=https://evil.example/p/1>x</a></blockquote>").html;
    assert!(
        html.contains("<a href=\"https://www.instagram.com/p/Ab/\" data-embed=\"Instagram\""),
        "{html}"
    );
}

#[test]
fn without_a_base_relative_pictures_leave_their_text() {
    let page = Page { base: None, ..page() };
    assert_eq!(sanitise("<img src=/a.jpg alt=A>", &page).html, "<p>A</p>");
}
