//! What a text is, and what is said of one that is no feed.

use super::*;

#[test]
fn the_root_says_which_format_it_is() {
    for (text, wanted) in [
        ("<rss version=\"2.0\"/>", Format::Rss),
        ("<rss>", Format::Rss),
        ("<rdf:RDF xmlns:rdf='x'>", Format::Rdf),
        ("<RDF>", Format::Rdf),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", Format::Atom),
        ("<atom:feed xmlns:atom='x'>", Format::Atom),
        ("<entry>", Format::Atom),
        ("<newsItem guid='a'>", Format::NewsMl),
        ("<newsMessage>", Format::NewsMl),
        (
            "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}",
            Format::JsonFeed,
        ),
        ("{\"home_page_url\": \"https://a.example\", \"items\": []}", Format::JsonFeed),
        ("{\"uri\": \"a\", \"headline\": \"b\"}", Format::Ninjs),
        ("[{\"uri\": \"a\"}]", Format::Ninjs),
        ("{\"items\": [{\"uri\": \"a\"}]}", Format::Ninjs),
    ] {
        assert_eq!(format(text), Ok(wanted), "{text}");
    }
}

#[test]
fn what_comes_before_the_root_is_ignored() {
    let text = "\u{feff}\n\n \0<?xml version='1.0'?> <!-- <html> --> <?xml-stylesheet href='a'?>\
        <!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' \"http://a>b\" [ <!ENTITY a '>]'> <!ENTITY b \"]>\"> ]>\n<rss/>";
    assert_eq!(format(text), Ok(Format::Rss));
    assert_eq!(format("\u{feff}\n{\"uri\":\"a\"}"), Ok(Format::Ninjs));
}

#[test]
fn a_web_page_is_told_from_a_feed() {
    for text in [
        "<!DOCTYPE html>",
        "<!doctype HTML PUBLIC \"a\">",
        "<html>",
        "<?xml version='1.0'?><HTML lang='fr'>",
        "<body>",
        "<br />\n<b>Warning</b>",
    ] {
        assert_eq!(format(text), Err(NotAFeed::HtmlPage), "{text}");
    }
}

#[test]
fn what_is_no_feed_is_told_in_a_sentence() {
    for (text, wanted) in [
        ("", "the answer is empty"),
        ("\n <!-- nothing -->\n", "the answer is empty"),
        ("<opml version='2.0'>", "root is <opml>"),
        ("<urlset>", "root is <urlset>"),
        ("{}", "neither a JSON Feed"),
        ("[]", "neither a JSON Feed"),
        ("{\"version\": 2,\n \"items\"", "ends at line 2, within the JSON"),
        ("{\"a\": nope}", "broken at line 1, column"),
        ("<?xml version='1.0'", "within a processing instruction"),
        ("<!-- a\n", "ends at line 2, within a comment"),
        ("<!DOCTYPE rss [ <!ENTITY", "within the document type"),
        ("<rss version='2.0'", "within its first element"),
        ("Moved to https://example.org", "it begins \"Moved to"),
    ] {
        let told = format(text).unwrap_err().to_string();
        assert!(told.contains(wanted), "{text}: {told}");
    }
}

#[test]
fn brackets_without_end_are_an_error_and_no_overflow() {
    assert!(format(&"[".repeat(1_000_000)).is_err());
    assert!(format(&"{\"a\":".repeat(1_000_000)).is_err());
    assert!(format(&"<!DOCTYPE a [".repeat(100_000)).is_err());
    assert!(format(&"<!---->".repeat(100_000)).is_err());
}
