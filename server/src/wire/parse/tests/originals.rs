//! Where an entry was first published.

use super::syndication::{ATOM, rss};
use super::*;

#[test]
fn a_guid_is_a_link_unless_it_says_that_it_is_not() {
    assert_eq!(
        entry(&rss("<title>a</title><guid>https://a.example/1</guid>")).link,
        some("https://a.example/1")
    );
    assert_eq!(
        entry(&rss("<title>a</title><guid isPermaLink='false'>https://a.example/1</guid>")).link,
        None
    );
    let item = entry(&rss("<title>a</title><guid> 1234 </guid>"));
    assert_eq!((item.link, item.guid), (None, some("1234")));
}

#[test]
fn the_original_link_is_preferred_to_a_proxys() {
    let item = entry(&rss(
        "<title>a</title><link>https://feeds.example.net/~r/1</link><feedburner:origLink>https://a.example/1</feedburner:origLink>",
    ));
    assert_eq!(item.link, some("https://a.example/1"));
    assert_eq!(
        entry(&rss("<title>a</title><atom:link href='/1'/>")).link,
        some("https://example.org/1")
    );
}

#[test]
fn every_proxys_note_of_the_original_is_read_with_and_without_its_namespace() {
    let original = some("https://a.example/1");
    for note in [
        "<pheedo:origLink>https://a.example/1</pheedo:origLink>",
        "<pheedo:origLink xmlns:pheedo='http://www.pheedo.com/namespace/pheedo'>https://a.example/1</pheedo:origLink>",
        "<f:origLink xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'>\n https://a.example/1 </f:origLink>",
    ] {
        let text = rss(&format!("<title>a</title><link>https://feeds.example.net/~r/1</link>{note}"));
        assert_eq!(entry(&text).link, original, "{note}");
        let text = ATOM.replacen("<updated>2025-03-19T11:00:00Z</updated>", note, 1);
        assert_eq!(read(&text).unwrap().items[0].link, original, "{note}");
    }
    for no_address in ["none", "/1", "javascript:x", ""] {
        let item = entry(&rss(&format!(
            "<title>a</title><link>https://b.example/1</link><pheedo:origLink>{no_address}</pheedo:origLink>"
        )));
        assert_eq!(item.link, some("https://b.example/1"), "{no_address}");
    }
}

#[test]
fn the_feed_that_an_item_was_copied_from_is_not_its_original() {
    let source = "<source url='https://a.example/feed.xml'>The A</source>";
    let item = entry(&rss(&format!("<title>a</title><link>https://b.example/1</link>{source}")));
    assert_eq!(item.link, some("https://b.example/1"));
    assert_eq!(entry(&rss(&format!("<title>a</title>{source}"))).link, None);
    let item = entry(&rss(&format!("<title>a</title><guid>https://a.example/1</guid>{source}")));
    assert_eq!(item.link, some("https://a.example/1"));
    let text = ATOM.replacen(
        "<link href=\"1.html\"/>",
        "<source><id>urn:s</id><title>A</title><link href=\"https://a.example/\"/></source><link href=\"1.html\"/>",
        1,
    );
    assert_eq!(
        read(&text).unwrap().items[0].link,
        some("https://example.org/blog/2025/1.html")
    );
}

#[test]
fn without_a_link_dublin_core_may_name_the_original() {
    for (more, wanted) in [
        (
            "<dc:identifier>https://a.example/1</dc:identifier>",
            some("https://a.example/1"),
        ),
        (
            "<dc:identifier>doi:10.1000/1</dc:identifier><dc:source>https://a.example/2</dc:source>",
            some("https://a.example/2"),
        ),
        ("<dc:source>The A</dc:source>", None),
        (
            "<dc:source>https://a.example/2</dc:source><link>https://b.example/1</link>",
            some("https://b.example/1"),
        ),
    ] {
        assert_eq!(entry(&rss(&format!("<title>a</title>{more}"))).link, wanted, "{more}");
    }
}
