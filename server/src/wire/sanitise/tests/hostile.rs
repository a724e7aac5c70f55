//! The classic ways to get a script past a sanitiser.

use super::clean;

/// Nothing that runs is left, and these words are.
fn assert_harmless(html: &str, visible: &str) {
    let clean = clean(html);
    let all = super::visible(&clean.html);
    for word in visible.split_whitespace() {
        assert!(all.contains(word), "{word:?} of {html:?} is missing in {:?}", clean.html);
    }
    // Even where it could do no harm, such an address has no business in an attribute.
    for (_, attributes) in super::tags(&clean.html) {
        for (name, value) in attributes {
            let value = value.to_ascii_lowercase();
            assert!(name == "alt" || name == "title" || !value.contains("javascript:"), "{value}");
        }
    }
}

#[test]
fn scripts_in_any_spelling_are_gone() {
    for html in [
        "before<script>alert(1)</script>after",
        "before<SCRIPT SRC=https://evil.example/x.js></SCRIPT>after",
        "before<script/xss src=x></script>after",
        "before<script\n>alert(1)</script\n>after",
        "before<script\x0c>alert(1)</script\x0c>after",
        "before<scr<script>ipt>alert(1)</scr</script>ipt>after",
        "before<script>alert('</scr'+'ipt>')</script>after",
        "before<script><!-- <script>alert(1)</script>after",
        "before<script><!--\nalert(1)//--></script>after",
        "before<<script>alert(1);//<</script>after",
        "before<script x=\">\">alert(1)</script>after",
        "before<script a='>' src=x></script>after",
        "before<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">after",
        "before<svg><script>alert(1)</script></svg>after",
        "before<svg><script href=https://evil.example/x.js /></svg>after",
        "before<svg/onload=alert(1)>after",
        "before<style>*{background:url(javascript:alert(1))}</style>after",
        "before<style><img src=\"</style><img src=x onerror=alert(1)//\">after",
        "before<style>@import 'https://evil.example/x.css';</style>after",
    ] {
        assert_harmless(html, "before after");
        assert!(!clean(html).text.contains("alert(1)</"), "{html}");
    }
}

#[test]
fn handlers_in_any_spelling_are_gone() {
    for html in [
        "before<img src=x onerror=alert(1)>after",
        "before<img src=x:x onerror=alert(1)>after",
        "before<IMG SRC=\"x\" OnErRoR=\"alert(1)\">after",
        "before<img/src=x/onerror=alert(1)>after",
        "before<img src='x'onerror='alert(1)'>after",
        "before<img src=x\nonerror\n=\nalert(1)>after",
        "before<img src=x onerror\x0c=alert(1)>after",
        "before<img src=`x`onerror=alert(1)>after",
        "before<img \"\"\"><script>alert(1)</script>\">after",
        "before<img src=x onerror=&#97;lert(1)>after",
        "before<p onclick=alert(1) onmouseover=alert(1)>after",
        "before<body onload=alert(1)>after",
        "before<a onmouseover=alert(1)>after</a>",
        "before<a href=https://a.example/ onclick=alert(1)>after</a>",
        "before<details open ontoggle=alert(1)>after</details>",
        "before<video><source onerror=alert(1)></video>after",
        "before<input autofocus onfocus=alert(1)>after",
        "before<select autofocus onfocus=alert(1)><option>after</select>",
        "before<marquee onstart=alert(1)>after</marquee>",
        "before<xss onanimationstart=alert(1) style=animation-name:x>after</xss>",
        "before<div onpointerrawupdate=alert(1)>after</div>",
        "before<b \0onclick=alert(1)>after</b>",
    ] {
        assert_harmless(html, "before after");
    }
}

#[test]
fn addresses_that_run_are_gone_and_their_text_stays() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "\u{1}javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "java\r\nscript:alert(1)",
        "java&#9;script:alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "&#106;&#97;vascript:alert(1)",
        "&#x6A&#x61vascript:alert(1)",
        "&#0000106avascript:alert(1)",
        "javascript&colon;alert(1)",
        "javascript&#58;alert(1)",
        "javascript:/*--></title></style></textarea></script>*/alert(1)",
        "javascript://news.example/%0aalert(1)",
        "vbscript:msgbox(1)",
        "livescript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "view-source:javascript:alert(1)",
        "feed:javascript:alert(1)",
        "jar:javascript:alert(1)!/",
        "file:///etc/passwd",
        "blob:https://news.example/x",
        "filesystem:https://news.example/x",
        "intent://x#Intent;scheme=javascript;end",
    ] {
        assert_harmless(
            &format!("before <a href=\"{address}\">middle</a> after"),
            "before middle after",
        );
        assert_harmless(&format!("before <a href='{address}'>middle</a> after"), "before middle after");
        assert_harmless(
            &format!("before <img src=\"{address}\" alt=middle> after"),
            "before middle after",
        );
        assert_harmless(
            &format!("before <img srcset=\"{address} 2x\" alt=middle> after"),
            "before after",
        );
        for element in [
            "iframe src",
            "embed src",
            "object data",
            "video src",
            "form action",
            "base href",
            "link href",
            "body background",
            "blockquote cite",
            "button formaction",
            "area href",
            "svg><a xlink:href",
            "math><mi href",
            "svg><use href",
            "frame src",
            "a ping=x href",
            "table background",
            "img longdesc",
            "input type=image src",
        ] {
            assert_harmless(&format!("before <{element}=\"{address}\"></{element}> after"), "before after");
            assert!(
                !super::clean(&format!("<{element}=\"{address}\">x")).html.contains("href"),
                "{element}"
            );
        }
    }
}

#[test]
fn foreign_content_leaves_only_its_text() {
    for html in [
        "before<svg><animate onbegin=alert(1) attributeName=x>after</svg>",
        "before<svg><set attributeName=href to=javascript:alert(1)>after</svg>",
        "before<svg><a><animate attributeName=href values=javascript:alert(1) /><text>after</text></a></svg>",
        "before<svg><foreignObject><iframe srcdoc=\"<script>alert(1)</script>\"></iframe></foreignObject></svg>after",
        "before<svg><style><img title=\"</style><img src=x onerror=alert(1)>\"></style></svg>after",
        "before<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">after",
        "before<svg><title><b>x</b></title></svg>after",
        "before<svg><desc><p>after</p></desc></svg>",
        "before<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">after",
        "before<math><mtext><table><mglyph><style><math><table id=\"</table>\"><img src onerror=alert(1)\"></style>after",
        "before<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=alert(1)></style></annotation-xml></math>after",
        "before<math href=javascript:alert(1)><mi>after</mi></math>",
        "before<math><maction actiontype=statusline xlink:href=javascript:alert(1)>after</maction></math>",
        "before<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)></style>after",
        "before<svg><![CDATA[<img src=x onerror=alert(1)>]]></svg>after",
        "before<math><![CDATA[><img src=x onerror=alert(1)>]]></math>after",
    ] {
        assert_harmless(html, "before after");
    }
}

#[test]
fn what_a_second_parser_might_read_otherwise_is_read_once() {
    for html in [
        "before<noscript><style></noscript><img src=x onerror=alert(1)></style></noscript>after",
        "before<title><img title=\"</title><img src=x onerror=alert(1)>\">after",
        "before<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">after</textarea>",
        "before<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">after</xmp>",
        "before<noembed><img title=\"</noembed><img src onerror=alert(1)>\"></noembed>after",
        "before<noframes><img title=\"</noframes><img src onerror=alert(1)>\"></noframes>after",
        "before<plaintext><img src=x onerror=alert(1)>after",
        "before<template><script>alert(1)</script><img src=x onerror=alert(1)>after</template>",
        "before<select><template><style><!--</style><a rel=\"--></style></template></select><img id=x src onerror=alert(1)>\">after",
        "before<!--><img src=x onerror=alert(1)>-->after",
        "before<!--- --!><img src=x onerror=alert(1)>-->after",
        "before<!-- --><img src=x onerror=alert(1)>-->after",
        "before<!-->-<!--->after",
        "before<![if !IE]><img src=x onerror=alert(1)><![endif]>after",
        "before<!--[if gte IE 4]><script>alert(1)</script><![endif]-->after",
        "before<?xml-stylesheet href=\"javascript:alert(1)\"?>after",
        "before<!ENTITY x SYSTEM \"file:///etc/passwd\">after",
        "before<![CDATA[<script>alert(1)</script>]]>after",
        "before<form><form><input name=x></form></form>after",
        "before<form id=x></form><button form=x formaction=javascript:alert(1)>after</button>",
        "before<table><tr><td><form></td><td></form><img src=x onerror=alert(1)></table>after",
        "before<a><table><a><b><i></a></table></i></b>after",
        "before<p><table><p></table></p><a href=x><p><a href=y>after",
        "before<b><p><i></b></p></i><b><b><b><b>after",
        "before<li><li><dd><dt><td><tr><caption><option>after",
        "before&lt;script&gt;alert(1)&lt;/script&gt;after",
        "before&amp;lt;script&amp;gt;after",
        "before<a href='https://a.example/?a=\"><script>alert(1)</script>'>after</a>",
        "before<img alt='\"><script>alert(1)</script>' src=https://a.example/x.jpg>after",
        "before<abbr title=\"`><img src=x onerror=alert(1)>\">after</abbr>",
        "before<p lang='\"><script>'>after</p>",
        "before<p dir='rtl\" onclick=\"alert(1)'>after</p>",
        "before<td colspan='2\" onclick=\"x'>after",
        "before<xmp><",
    ] {
        let words = if html.ends_with("after") || html.contains("after<") {
            "before after"
        } else {
            "before"
        };
        assert_harmless(html, words);
    }
}

#[test]
fn nothing_changes_the_page_around_the_article() {
    for html in [
        "before<base href=https://evil.example/>after",
        "before<meta http-equiv=refresh content='0;url=javascript:alert(1)'>after",
        "before<meta charset=utf-7>+ADw-script+AD4-after",
        "before<link rel=stylesheet href=https://evil.example/x.css>after",
        "before<p style='position:fixed;inset:0;background:url(javascript:alert(1))'>after</p>",
        "before<p style=\"x:expression(alert(1))\">after</p>",
        "before<p style='-moz-binding:url(https://evil.example/x.xml#a)'>after</p>",
        "before<div class='embed modal' id=app>after</div>",
        "before<p class=embed>after</p>",
        "before<img name=cookie src=https://a.example/x.jpg><form name=body><input name=parentNode></form>after",
        "before<a id=defaultView name=x href=https://a.example/>after</a>",
        "before<slot name=x is=x part=x>after</slot>",
        "before<p contenteditable autofocus tabindex=1 accesskey=x draggable=true hidden inert popover>after</p>",
        "before<button popovertarget=x commandfor=x>after</button>",
        "before<dialog open>after</dialog>",
        "before<iframe srcdoc='<script>alert(1)</script>'></iframe>after",
        "before<iframe src=javascript:alert(1) srcdoc=x>x</iframe>after",
        "before<object data=data:text/html,x type=text/html>after</object>",
        "before<embed src=data:image/svg+xml,x>after",
        "before<applet code=x>after</applet>",
        "before<frameset><frame src=javascript:alert(1)></frameset>after",
        "before<img usemap=#m src=https://a.example/x.jpg><map name=m><area href=javascript:alert(1)></map>after",
        "before<portal src=javascript:alert(1)></portal>after",
        "before<html lang=x onload=alert(1)><head></head><body onload=alert(1)>after</body></html>",
        "before<p data-picture=0 data-src=javascript:x data-embed=x data-action=x>after</p>",
        "before<img data-picture=7 data-src=javascript:alert(1)>after",
        "before<time datetime='\"><script>'>after</time>",
    ] {
        assert_harmless(html, "before after");
    }
    assert!(
        !clean("<p class=embed>x</p><p class='embed'><a href=https://a.example/>x</a></p>")
            .html
            .contains("class")
    );
}

#[test]
fn a_source_cannot_say_who_a_card_is_from() {
    let html = clean("<p class=embed><a data-embed=YouTube href=https://evil.example/>YouTube</a></p>").html;
    assert!(html.contains("data-embed=\"evil.example\""), "{html}");
}
