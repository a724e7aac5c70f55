//! The shape that an ordinary article comes to.

use super::super::{Page, sanitise};
use super::{clean, page};

fn assert_html(html: &str, expected: &str) {
    assert_eq!(clean(html).html, expected, "{html}");
}

#[test]
fn text_stands_in_paragraphs() {
    for (html, expected) in [
        ("plain text", "<p>plain text</p>"),
        ("one<br><br>two<br/>three<br>", "<p>one</p><p>two<br>three</p>"),
        (
            "<div>one</div><div>two <span>three</span></div>",
            "<p>one</p><p>two three</p>",
        ),
        ("<p>one<p>two", "<p>one</p><p>two</p>"),
        ("<p> a  <b> b </b>\n c </p>", "<p>a <b>b</b> c</p>"),
        ("<p>&nbsp;</p><p></p><p><b></b></p>", ""),
        ("<blockquote>said</blockquote>", "<blockquote><p>said</p></blockquote>"),
        ("<b>one<p>two</p></b>", "<p><b>one</b></p><p><b>two</b></p>"),
        ("<p>one<b>two</p><p>three", "<p>one<b>two</b></p><p>three</p>"),
        ("<b><i>x</b>y</i>z", "<p><b><i>x</i></b><i>y</i>z</p>"),
        (
            "Prix : 5&nbsp;€ &lt; 6 &amp; \"x\"",
            "<p>Prix : 5&nbsp;€ &lt; 6 &amp; \"x\"</p>",
        ),
        ("<pre>\n\n a\n  b</pre>", "<pre> a\n  b</pre>"),
        ("<pre><code>x\ny</code></pre>", "<pre><code>x\ny</code></pre>"),
        (
            "<strike>a</strike><tt>b</tt><u>c</u><font color=red>d</font>",
            "<p><del>a</del><code>b</code>cd</p>",
        ),
        ("a<hr><hr><p>&nbsp;</p><hr>b", "<p>a</p><hr><p>b</p>"),
        ("<li>a<p>&nbsp;</p>b", "<ul><li>a<br>b</li></ul>"),
    ] {
        assert_html(html, expected);
    }
}

#[test]
fn lists_and_tables_have_their_parts() {
    for (html, expected) in [
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<li>a</li>", "<ul><li>a</li></ul>"),
        ("<ul>a<ul><li>b</ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ol start=3 type=a><li value=4>a</ol>", "<ol start=\"3\"><li>a</li></ol>"),
        ("<dl><dt>a<dd>b<dd>c</dl>", "<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>"),
        ("<ul></ul><table><tr><td>&nbsp;</table>", ""),
        (
            "<table border=1><tr><th scope=col>a<th><tr><td colspan=2 rowspan=900>b</table>",
            "<table><tbody><tr><th scope=\"col\">a</th><th></th></tr><tr><td colspan=\"2\">b</td></tr></tbody></table>",
        ),
        (
            "<table><thead><tr><td>a</thead><caption>c</caption><tr><td>b<table><tr><td>d</table></table>e",
            "<table><caption>c</caption><thead><tr><td>a</td></tr></thead><tbody><tr><td>b<table><tbody><tr><td>d</td></tr></tbody></table></td></tr></tbody></table><p>e</p>",
        ),
        ("<td>stray</td>", "<p>stray</p>"),
    ] {
        assert_html(html, expected);
    }
}

#[test]
fn headings_begin_at_h2_and_skip_none() {
    for (html, expected) in [
        (
            "<h1>a</h1><h4>b</h4><h6>c</h6><h6>d</h6><h1>e</h1>",
            "<h2>a</h2><h3>b</h3><h4>c</h4><h4>d</h4><h2>e</h2>",
        ),
        ("<h3>a</h3><h2>b</h2><h3>c</h3>", "<h2>a</h2><h2>b</h2><h3>c</h3>"),
        ("<h1></h1><h5>a</h5>", "<h2>a</h2>"),
        (
            "<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h3>e</h3>",
            "<h2>a</h2><h3>b</h3><h4>c</h4><h4>d</h4><h4>e</h4>",
        ),
        ("<h2>a<p>b</p>", "<h2>a</h2><p>b</p>"),
        ("<h2><p>a</p></h2><p>b", "<h2>a</h2><p>b</p>"),
    ] {
        assert_html(html, expected);
    }
}

#[test]
fn links_are_absolute_and_clean_and_have_text() {
    let rel = "rel=\"noopener nofollow external\"";
    for (html, expected) in [
        (
            "<a href=../x?utm_source=a&b=1#c>t</a>",
            format!("<p><a href=\"https://news.example/x?b=1#c\" {rel}>t</a></p>"),
        ),
        (
            "<a href=mailto:a@b.example target=_blank rel=opener>t</a>",
            format!("<p><a href=\"mailto:a@b.example\" {rel}>t</a></p>"),
        ),
        (
            "<a href=/x></a><a href=/y>&nbsp;</a><a name=z>t</a>",
            "<p>&nbsp;t</p>".to_owned(),
        ),
        (
            "<a href=/x>a<a href=/y>b</a>c",
            format!("<p><a href=\"https://news.example/x\" {rel}>a</a><a href=\"https://news.example/y\" {rel}>b</a>c</p>"),
        ),
        ("<a href=tel:1>t</a>", "<p>t</p>".to_owned()),
    ] {
        assert_html(html, &expected);
    }
    let page = Page { base: None, ..page() };
    assert_eq!(sanitise("<a href=/x>t</a>", &page).html, "<p>t</p>");
}

#[test]
fn languages_stay_where_they_say_something() {
    for (html, expected) in [
        ("<p lang=en>a</p><p lang=EN>b</p>", "<p>a</p><p>b</p>"),
        (
            "<blockquote lang=fr><p lang=fr>a<p xml:lang=de>b</blockquote>",
            "<blockquote lang=\"fr\"><p>a</p><p lang=\"de\">b</p></blockquote>",
        ),
        ("<p lang=fr>a<p lang=fr>b", "<p lang=\"fr\">a</p><p lang=\"fr\">b</p>"),
        (
            "<div lang=fr>a<div>b</div>c</div>d",
            "<div lang=\"fr\"><p>a</p><p>b</p><p>c</p></div><p>d</p>",
        ),
        (
            "<p>a <span lang=la>b</span> <span class=x>c</span></p>",
            "<p>a <span lang=\"la\">b</span> c</p>",
        ),
        (
            "<p dir=RTL lang='x y'>a</p><p lang=en_US dir=up>b",
            "<p dir=\"rtl\">a</p><p>b</p>",
        ),
        (
            "<html lang=nl><body><p>a</p></body></html>",
            "<div lang=\"nl\"><p>a</p></div>",
        ),
        (
            "<time datetime=2025-03-19>x</time><abbr title=y onclick=z>X</abbr>",
            "<p><time datetime=\"2025-03-19\">x</time><abbr title=\"y\">X</abbr></p>",
        ),
    ] {
        assert_html(html, expected);
    }
}

#[test]
fn the_text_is_the_articles_own_words_a_line_a_block() {
    let clean = clean(
        "<h2>Title</h2><p>One <b>two</b> : three<br>four</p><ul><li>five<li>six</ul><figure><img src=a.jpg alt=seven><figcaption>eight</figcaption></figure><iframe src=https://vimeo.com/1></iframe>",
    );
    assert_eq!(clean.text, "Title\nOne two : three\nfour\nfive\nsix");
    assert_eq!(clean.words, 7);
}

#[test]
fn nothing_comes_to_nothing() {
    for html in ["", " \n", "<p>", "<script>x</script>", "<!-- x -->", "\u{feff}", "\0"] {
        assert_html(html, "");
    }
}
