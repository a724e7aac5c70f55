use proptest::prelude::*;
use std::fmt::Write as _;

use super::super::super::sniff;
use super::*;

/// The whole way from bytes, as the wire goes it.
fn from_bytes(bytes: &[u8]) -> Option<Result<RawFeed, ParseError>> {
    let text = sniff::text(bytes, None).text;
    let format = sniff::format(&text).ok()?;
    Some(parse(&text, format, None, &TimeZone::UTC))
}

#[test]
fn entities_are_never_expanded() {
    let mut bomb = String::from("<!DOCTYPE rss [<!ENTITY lol0 \"lol\">");
    for level in 1..30 {
        write!(bomb, "<!ENTITY lol{level} \"{}\">", format!("&lol{};", level - 1).repeat(10)).unwrap();
    }
    bomb += "<!ENTITY file SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><item><title>a &lol29; &file;</title></item></channel></rss>";
    let title = &read(&bomb).unwrap().items[0].title;
    assert_eq!(title, "a &lol29; &file;");
}

#[test]
fn nesting_without_end_is_refused_and_never_overflows() {
    for (before, unit) in [
        ("", "<rss>"),
        (
            "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><item>",
            "<media:group>",
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>",
            "<div>",
        ),
        ("<newsItem><contentSet><inlineXML>", "<p>"),
        ("<rdf:RDF>", "<item xml:base='a/'>"),
    ] {
        let error = read(&(before.to_owned() + &unit.repeat(100_000))).unwrap_err();
        assert_eq!(
            error,
            ParseError::Refused {
                line: 1,
                what: "elements are nested too deep"
            },
            "{unit}"
        );
    }
    let json = r#"{"version":"https://jsonfeed.org/version/1","items":[{"uri":"a","b":"#.to_owned()
        + &"[".repeat(100_000)
        + &"]".repeat(100_000)
        + r#"},{"title":"b","headline":"b"}]}"#;
    for format in [Format::Ninjs, Format::JsonFeed] {
        let feed = parse(&json, format, None, &TimeZone::UTC).unwrap();
        assert_eq!((feed.items.len(), feed.skipped.len()), (1, 1));
        assert!(
            feed.skipped[0].reason.starts_with("cannot be read (recursion limit"),
            "{:?}",
            feed.skipped
        );
    }
}

#[test]
fn a_text_that_is_cut_off_says_where_and_gives_nothing() {
    let whole = "<rss version='2.0'>\n<channel>\n<item>\n<title>a</title>\n</item>\n<item>\n<title>b</title>\n</item>\n</channel>\n</rss>";
    for (end, line, within) in [
        ("<title>b", 7, "title"),
        ("</item>\n</ch", 9, "channel"),
        ("<item>\n<titl", 7, "item"),
        ("</channel>", 9, "rss"),
    ] {
        let at = whole.rfind(end).unwrap() + end.len();
        let error = read(&whole[..at]).unwrap_err();
        assert_eq!(
            error,
            ParseError::Truncated {
                line,
                within: within.into()
            },
            "{end}"
        );
        assert!(error.to_string().contains("was it cut off?"));
    }
    for start in ["<title><![CDATA[a", "<title><!-- a", "<title a='b", "<?a"] {
        let error = read(&format!("<rss version='2.0'>\n<channel>\n{start}")).unwrap_err();
        assert!(matches!(error, ParseError::Truncated { line: 3, .. }), "{start}: {error}");
    }
    assert!(read("{\"uri\":\"a\"}").is_ok());
    assert!(matches!(
        parse("{\"uri\":\"a", Format::Ninjs, None, &TimeZone::UTC),
        Err(ParseError::Json { .. })
    ));
}

#[test]
fn broken_xml_says_where() {
    let error = read("<rss version='2.0'>\n<channel>\n<item><title>a</item>\n</channel></rss>").unwrap_err();
    assert!(matches!(error, ParseError::NotWellFormed { line: 3, .. }), "{error}");
    assert_eq!(
        parse("no markup", Format::Rss, None, &TimeZone::UTC).unwrap_err().to_string(),
        "this is no RSS: it has no root element"
    );
}

/// A feed of one item with `content`. What takes time out of proportion is ended by the runner's limit.
fn quick(content: &str) -> Result<RawFeed, ParseError> {
    let text = format!(
        "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><item><title>a</title>{content}</item></channel></rss>"
    );
    read(&text)
}

#[test]
fn nothing_large_takes_long() {
    let long = "a".repeat(4_000_000);
    assert_eq!(
        quick(&format!("<link a='{long}'>https://a.example/</link>")).unwrap().items[0].link,
        some("https://a.example/")
    );
    assert_eq!(
        quick(&format!("<description>{long}</description>")).unwrap().items[0]
            .summary
            .as_ref()
            .unwrap()
            .len(),
        4_000_000
    );
    let many = |unit: &dyn Fn(usize) -> String, count| (0..count).map(unit).collect::<String>();
    let refused = quick(&format!("<a {}/>", many(&|n| format!("a{n}='' "), 300_000)));
    assert_eq!(
        refused.unwrap_err(),
        ParseError::Refused {
            line: 1,
            what: "an element has too many attributes"
        }
    );
    assert_eq!(
        quick(&many(&|n| format!("<x xmlns:n{n}='{n}'/>"), 20_000))
            .unwrap()
            .items
            .len(),
        1
    );
    assert_eq!(
        quick(&many(&|n| format!("<category>{n}</category>"), 40_000)).unwrap().items[0]
            .topics
            .len(),
        100
    );
    let media = "<media:group><media:content url='http://a.example/a.png'/></media:group>".repeat(10_000)
        + &"<media:text>a</media:text>".repeat(10_000);
    assert_eq!(quick(&media).unwrap().items[0].pictures.len(), 1);
    let group = format!(
        "<media:group>{}</media:group>",
        "<media:content url='http://a.example/a.png'/>".repeat(20_000)
    );
    assert_eq!(quick(&group).unwrap().items[0].pictures.len(), 1);
    assert_eq!(
        quick(&many(
            &|n| format!("<media:credit>a</media:credit><enclosure type='image/png' url='http://a.example/{n}'/>"),
            10_000
        ))
        .unwrap()
        .items[0]
            .pictures
            .len(),
        20
    );
    assert_eq!(
        quick(&"<a/>".repeat(1_000_000)).unwrap().skipped[0].reason,
        "has too many elements"
    );
    assert!(quick(&"&".repeat(1_000_000)).is_ok() && quick(&"<![CDATA[&]]>".repeat(300_000)).is_ok());
    let items = read(&format!(
        "[{{\"uri\":\"a\",\"headline\":\"b\"}},{{\"body_text\":\"{long}\"}}]"
    ))
    .unwrap();
    assert_eq!((items.items.len(), items.skipped[0].reason.as_str()), (1, "is too long"));
    assert!(read(&format!("<rss xmlns='{long}'><channel/></rss>")).is_err());
}

#[test]
fn no_more_than_ten_thousand_entries_are_read() {
    let text = format!(
        "<rss version='2.0'><channel>{}</channel></rss>",
        "<item><title>a</title></item>".repeat(MAX_ITEMS + 5)
    );
    let feed = read(&text).unwrap();
    assert_eq!(
        (feed.items.len(), feed.skipped[0].what.as_str(), feed.skipped.len()),
        (MAX_ITEMS, "5 entries", 1)
    );
    let text = format!("[{}{{}}]", "{\"uri\":\"a\",\"headline\":\"b\"},".repeat(MAX_ITEMS));
    let feed = read(&text).unwrap();
    assert_eq!((feed.items.len(), feed.skipped.len()), (MAX_ITEMS, 1));
}

#[test]
fn an_entry_with_too_much_in_it_costs_no_other() {
    let text = format!(
        "<rss version='2.0'><channel><item>{}</item><item><title>b</title></item></channel></rss>",
        "<a/>".repeat(60_000)
    );
    let feed = read(&text).unwrap();
    assert_eq!((feed.items.len(), feed.skipped.len()), (1, 1));
}

/// Pieces that feeds are made of, in no order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<rss version='2.0'>",
        "</rss>",
        "<channel>",
        "</channel>",
        "<item>",
        "</item>",
        "<item/>",
        "<title>",
        "</title>",
        "<link>",
        "</link>",
        "<guid>",
        "</guid>",
        "<description>",
        "</description>",
        "<author>é a@b.cd",
        "</author>",
        "<pubDate>Wed, 19 Mar 2025 10:00:00 GMT",
        "</pubDate>",
        "<feed xmlns='http://www.w3.org/2005/Atom'>",
        "</feed>",
        "<entry>",
        "</entry>",
        "<id>a</id>",
        "<content type='xhtml'>",
        "</content>",
        "<link href='a'/>",
        "<rdf:RDF>",
        "</rdf:RDF>",
        "<newsItem guid='a'>",
        "</newsItem>",
        "<newsMessage>",
        "<itemSet>",
        "<contentSet>",
        "<inlineXML>",
        "<media:group>",
        "<media:content url='a.png'>",
        "</media:content>",
        "</media:group>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "&amp;",
        "&",
        "&#0;",
        "&eacute;",
        "é",
        "\u{0}",
        "<?xml version='1.0' encoding='utf-16'?>",
        "<!DOCTYPE a [",
        "]>",
        "xml:base='",
        "<a xmlns:x='",
        "'>",
        "\"",
        "<",
        ">",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"uri\"",
        "\"items\"",
        "\"headline\"",
        "\"renditions\"",
        "\"associations\"",
        "\"version\":\"https://jsonfeed.org/version/1\"",
        "null",
        "1e999",
        "\"a\"",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

const ALL: [Format; 6] = [
    Format::Rss,
    Format::Rdf,
    Format::Atom,
    Format::JsonFeed,
    Format::Ninjs,
    Format::NewsMl,
];

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = from_bytes(&bytes);
        let text = sniff::text(&bytes, Some("text/xml; charset=utf-8")).text;
        for format in ALL {
            prop_assert_ne!(parse(&text, format, None, &TimeZone::UTC).err(), Some(ParseError::Panicked));
        }
    }

    #[test]
    fn no_pieces_of_feeds_make_it_panic(text in pieces()) {
        let _ = from_bytes(text.as_bytes());
        for format in ALL {
            if let Ok(feed) = parse(&text, format, None, &TimeZone::UTC) {
                prop_assert!(!feed.skipped.iter().any(|skipped| skipped.reason.contains("broke down")), "{:?}", feed.skipped);
            }
        }
    }

    #[test]
    fn a_sound_item_comes_through_whatever_is_beside_it(inside in "[^<&\u{0}-\u{1f}]{0,40}", name in "(title|link|author|pubDate|guid|media:content|category|x:y)") {
        let text = format!("<rss version='2.0'><channel><item><{name}>{inside}</{name}></item><item><title>sound</title></item></channel></rss>");
        let feed = read(&text).unwrap();
        prop_assert_eq!(feed.items.last().unwrap().title.as_str(), "sound");
    }
}
