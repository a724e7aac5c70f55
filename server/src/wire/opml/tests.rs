//! Lists as programs write them, and lists that go round.

use proptest::prelude::*;

use super::*;

fn outline(title: &str, feed_url: &str, folder: Option<&str>) -> Outline {
    Outline {
        title: title.into(),
        feed_url: feed_url.into(),
        homepage: None,
        lang: None,
        folder: folder.map(Into::into),
    }
}

#[test]
fn folders_within_folders_are_joined() {
    let text = "\u{feff}<?xml version='1.0'?>\n<!DOCTYPE opml>\n<opml version='1.0'><head><title>x</title></head><body>
        <outline text='News'><outline title='Europe'>
            <outline type='rss' text='A' xmlUrl='https://a.example/feed' htmlUrl='https://a.example/' language='fr'/>
        </outline><outline text='B' xmlurl=' https://b.example/feed '></outline></outline>
        <outline TEXT='C &amp; D' XMLURL='https://c.example/?a=1&b=2&amp;c=3'/>
        <outline text='no feed'/></body></opml>";
    let mut a = outline("A", "https://a.example/feed", Some("News/Europe"));
    a.homepage = Some("https://a.example/".into());
    a.lang = Some("fr".into());
    assert_eq!(
        read(text).unwrap(),
        [
            a,
            outline("B", "https://b.example/feed", Some("News")),
            outline("C & D", "https://c.example/?a=1&b=2&c=3", None),
        ]
    );
}

#[test]
fn a_fault_is_named_with_its_line() {
    for (text, line, what) in [
        ("", 1, "no <opml>"),
        ("\n<html></html>", 2, "begins with <html>"),
        ("<opml>\n<body>\n<outline text='a'>\n", 4, "breaks off"),
        ("<opml>\n<body>\n</wrong></opml>", 3, "no whole XML"),
        ("<opml>\n<body><outline text='a", 2, "no whole XML"),
    ] {
        let error = read(text).unwrap_err();
        assert_eq!(error.line, line, "{error}");
        assert!(error.what.contains(what), "{error}");
    }
    let deep = format!("<opml><body>{}", "<outline text='a'>".repeat(100));
    assert!(read(&deep).unwrap_err().what.contains("nested deeper"));
}

#[test]
fn an_empty_list_is_no_fault() {
    assert_eq!(read("<opml version='2.0'><head/><body/></opml>"), Ok(vec![]));
    assert_eq!(read(&write("", &[])), Ok(vec![]));
}

fn value_text() -> impl Strategy<Value = String> {
    "[ -~äß€漢\u{a0}]{1,12}|[a-z\n\t&<>\"']{1,9}".prop_map(|text| text.trim().to_owned())
}

fn given_text() -> impl Strategy<Value = String> {
    value_text().prop_filter("not empty", |text| !text.is_empty())
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        title in any::<String>(),
        outlines in proptest::collection::vec(
            (value_text(), given_text(), proptest::option::of(given_text()), proptest::option::of(given_text()),
             proptest::option::of(given_text())),
            0..12,
        ),
    ) {
        let outlines: Vec<_> = outlines
            .into_iter()
            .map(|(title, feed_url, homepage, lang, folder)| Outline { title, feed_url, homepage, lang, folder })
            .collect();
        prop_assert_eq!(read(&write(&title, &outlines)).unwrap(), outlines);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(<|>|opml|outline|/| |text|xmlUrl|=|'|\"|&|;|!|\\[|[a-zé]){0,60}") {
        let _ = read(&text);
        let _ = read(&format!("<opml><body>{text}"));
    }
}
