//! Contents as WordPress stores them.

use proptest::prelude::*;

use super::*;

fn made(content: &str) -> String {
    html(content).html
}

#[test]
fn blank_lines_are_paragraphs_and_line_breaks_are_breaks() {
    for (content, expected) in [
        ("One.\r\n\r\nTwo\r\nlines.", "<p>One.</p>\n<p>Two<br>\nlines.</p>"),
        (
            "One <b>bold</b> <i>word</i>.\n \nTwo",
            "<p>One <b>bold</b> <i>word</i>.</p>\n<p>Two</p>",
        ),
        ("a<br />\nb<br>\nc\n<br>d", "<p>a<br />\nb<br>\nc\n<br>d</p>"),
        ("<h2>Head\nline</h2>\nText", "<h2>Head<br>\nline</h2>\n<p>Text</p>"),
        ("Text<h2>Head</h2>more", "<p>Text</p>\n<h2>Head</h2>\n<p>more</p>"),
        ("<p>One</p>\n\n<p>Two</p>", "<p>One</p>\n<p>Two</p>"),
        ("<p>One\n\nTwo</p>", "<p>One</p>\n<p>Two</p>"),
        ("<blockquote>Said</blockquote>", "<blockquote><p>Said</p>\n</blockquote>"),
        (
            "<blockquote>One\n\nTwo</blockquote>",
            "<blockquote><p>One</p>\n<p>Two</p>\n</blockquote>",
        ),
        ("<div>\n\nalone\n\n</div>", "<div>alone</div>"),
        ("<div>one\n\ntwo</div>", "<div><p>one</p>\n<p>two</p>\n</div>"),
        (
            "<ul>\n\n<li>a\nb</li>\n\n<li>c</li>\n</ul>",
            "<ul><li>a<br>\nb</li>\n<li>c</li>\n</ul>",
        ),
        (
            "<table>\n<tr>\n<td>1</td>\n\n<td>2</td>\n</tr>\n</table>",
            "<table><tr><td>1</td>\n<td>2</td>\n</tr>\n</table>",
        ),
        (
            "a\n<pre>x\n\n  y [gallery]</pre>\nb",
            "<p>a</p>\n<pre>x\n\n  y [gallery]</pre>\n<p>b</p>",
        ),
        ("a<!--more-->\n\nb", "<p>a</p>\n<p>b</p>"),
        ("one\n<hr />\ntwo", "<p>one</p>\n<hr />\n<p>two</p>"),
        ("1 < 2 and <3", "<p>1 < 2 and <3</p>"),
        ("", ""),
        (" \n\n ", ""),
    ] {
        assert_eq!(made(content), expected, "{content}");
    }
}

#[test]
fn attributes_keep_their_line_breaks_and_angles() {
    let link = "<a title=\"a > b\nc\" href='x'>y</a>";
    assert_eq!(made(link), format!("<p>{link}</p>"));
    assert_eq!(made("<p it's>a</p>\n\nb"), "<p it's>a</p>\n<p>b</p>");
}

#[test]
fn an_address_that_stands_alone_is_a_link() {
    let expected = "<p><a href=\"https://youtu.be/x?a=1&amp;b=2\">https://youtu.be/x?a=1&amp;b=2</a></p>";
    assert_eq!(made("https://youtu.be/x?a=1&amp;b=2"), expected);
    assert_eq!(made("[embed width=\"3\"] https://youtu.be/x?a=1&b=2 [/embed]"), expected);
    assert_eq!(made("see https://youtu.be/x\nnow"), "<p>see https://youtu.be/x<br>\nnow</p>");
    assert_eq!(made("[embed]javascript:alert(1)[/embed]"), "<p>javascript:alert(1)</p>");
}

#[test]
fn blocks_lose_their_comments_and_are_left_as_they_are() {
    let content = "<!-- wp:paragraph {\"align\":\"left\"} -->\n<p>One\nline</p>\n<!-- /wp:paragraph -->\n\n\
        <!-- wp:heading -->\n<h2>Two</h2>\n<!-- /wp:heading -->\n\n<!-- wp:latest-posts /-->";
    let content = html(content);
    assert_eq!(content.html, "<p>One\nline</p>\n\n\n\n<h2>Two</h2>");
    assert_eq!(content.dropped.get("wp:latest-posts"), Some(&1));
}

#[test]
fn an_embed_block_is_a_link_and_its_caption() {
    let content = "<!-- wp:embed {\"url\":\"https://youtu.be/x\\u002d\\u002dy\",\"type\":\"video\"} -->\n<figure class=\"wp-block-embed\">\
        <div class=\"w\">\nhttps://youtu.be/x--y\n</div><figcaption>A <b>film</b></figcaption></figure>\n<!-- /wp:embed -->";
    assert_eq!(
        made(content),
        "<p><a href=\"https://youtu.be/x--y\">https://youtu.be/x--y</a></p>\n\n<p>A <b>film</b></p>"
    );
    assert_eq!(
        made("<!-- wp:core-embed/twitter {\"url\":\"https://x.example/1\"} /-->"),
        "<p><a href=\"https://x.example/1\">https://x.example/1</a></p>"
    );
    assert_eq!(made("<!-- wp:embed -->\n<p>kept</p>\n<!-- /wp:embed -->"), "<p>kept</p>");
}

#[test]
fn a_caption_becomes_a_figure() {
    let expected = "<p>Before</p>\n<figure><a href=\"b\"><img src=\"a.jpg\" alt=\"x\" /></a><figcaption>The <em>sea</em></figcaption>\n</figure>\n<p>after</p>";
    let content = "Before\n\n[caption id=\"attachment_7\" align=\"alignnone\" width=\"300\"]<a href=\"b\"><img src=\"a.jpg\" alt=\"x\" /></a> The <em>sea</em>[/caption]\n\nafter";
    assert_eq!(made(content), expected);
    let old = "[wp_caption caption='The sea']<img src=\"a.jpg\">[/wp_caption]";
    assert_eq!(
        made(old),
        "<figure><img src=\"a.jpg\"><figcaption>The sea</figcaption>\n</figure>"
    );
    assert_eq!(made("[caption]<img src=\"a\">[/caption]"), "<figure><img src=\"a\"></figure>");
}

#[test]
fn what_is_closed_in_the_wrong_order_does_no_harm() {
    for (content, expected) in [
        ("[embed]a é[caption]b[/embed]c[/caption]d", "<p>a ébcd</p>"),
        ("[caption]é[embed]b[/caption]c[/embed]d", "<figure>éb</figure>\n<p>cd</p>"),
        (
            "[caption][embed]https://x.example/[/embed] words[/caption]",
            "<figure><p><a href=\"https://x.example/\">https://x.example/</a></p>\nwords</figure>",
        ),
    ] {
        assert_eq!(made(content), expected);
    }
    html("<!-- wp:embed -->é[embed]x<!-- /wp:embed -->[/embed]");
    html("[embed]é<!-- wp:embed -->[/embed]<!-- /wp:embed -->");
}

#[test]
fn a_gallery_names_its_attachments() {
    let content = html("a\n[gallery ids=\"3, 1,x,2\" columns=2]\nb\n\n[gallery]");
    assert_eq!(content.galleries, [vec![3, 1, 2], vec![]]);
    assert!(content.dropped.is_empty());
    let filled = fill_galleries(&content.html, |ids| format!("<!{}>", ids.len()));
    assert_eq!(filled, "<p>a</p>\n<!3>\n<p>b</p>\n<!0>");
    assert_eq!(
        fill_galleries("<figure data-gallery=\"1<b>", |_| String::new()),
        "<figure data-gallery=\"1<b>"
    );
}

#[test]
fn other_shortcodes_go_their_text_stays_and_they_are_counted() {
    let content = html("[box type=\"x]y\"]In [b]the[/b] box[/box] [contact-form-7 id='7'] [su_line] [BOX]z[/box] [toc]");
    assert_eq!(content.html, "<p>In the box   z</p>");
    let dropped: Vec<_> = content.dropped.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    assert_eq!(
        dropped,
        [("b", 1), ("box", 2), ("contact-form-7", 1), ("su_line", 1), ("toc", 1)]
    );
}

#[test]
fn square_brackets_in_prose_are_text() {
    for text in [
        "He said [sic] it […] [1] [Update, 9 am: gone] [it's] [/b] [a [b] c] [Ann's words]",
        "<code>[box id=\"7\"]</code>",
        "<a href=\"[x y=1]\">z</a>",
    ] {
        assert_eq!(made(text), format!("<p>{text}</p>"));
    }
    assert_eq!(made("write [[gallery ids=\"1\"]]!"), "<p>write [gallery ids=\"1\"]!</p>");
}

#[test]
fn a_player_is_a_link_to_its_file() {
    assert_eq!(
        made("[audio mp3=\"https://x.example/a.mp3\"][/audio]"),
        "<p><a href=\"https://x.example/a.mp3\">https://x.example/a.mp3</a></p>"
    );
    assert_eq!(html("[video]").dropped.get("video"), Some(&1));
}

#[test]
fn hostile_contents_take_no_longer_than_others() {
    for part in [
        "<a \"",
        "<a ='",
        "<!--",
        "<pre>",
        "</pre ",
        "[a \"",
        "[caption]",
        "[b]",
        "[/b]",
        "<li>",
        "</li>",
        "<div>\n\n",
        "\n\nx",
        "<figure data-gallery=\"1,",
        "<!-- wp:embed -->",
        "[embed]",
        "[[a]",
        "<p>",
        "\n",
        "[a ['",
    ] {
        let content = html(&part.repeat(1_000_000 / part.len()));
        fill_galleries(&content.html, |_| String::new());
    }
}

proptest! {
    #[test]
    fn no_content_makes_it_panic(content in "(<|>|/|!--|-->|wp:embed|\\[|\\]|caption|gallery|embed|b|p|pre|li|div|=|'|\"| |\n|\n\n|é|\u{a0}){0,60}") {
        html(&content);
    }

    #[test]
    fn the_words_of_prose_stay(words in proptest::collection::vec("[a-zé]{1,6}", 1..20), breaks in proptest::collection::vec("( |\n|\n\n|\r\n)", 20)) {
        let content: String = words.iter().zip(&breaks).flat_map(|(word, gap)| [word.as_str(), gap.as_str()]).collect();
        let text = made(&content).replace("<p>", " ").replace("</p>", " ").replace("<br>", " ");
        prop_assert_eq!(text.split_whitespace().collect::<Vec<_>>(), words);
    }
}
