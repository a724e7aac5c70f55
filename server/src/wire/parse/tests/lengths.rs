//! What a feed says once or in few words takes no memory or time a thousand times over. Work out of proportion is ended by the runner.

use super::*;

const SMALL: &str = "https://cdn.example/s";

/// An address of `length` bytes.
fn address(length: usize) -> String {
    let host = "https://cdn.example/";
    format!("{host}{}", "b".repeat(length - host.len()))
}

fn ninjs(content: &str, large: &str) -> RawItem {
    entry(
        &serde_json::json!({
            "uri": "urn:a", "headline": "a", "body_xhtml": content,
            "associations": {"main": {"type": "picture", "uri": "urn:p", "renditions": {
                "s": {"href": SMALL, "width": 100, "mimetype": "image/jpeg"},
                "l": {"href": large, "width": 900, "mimetype": "image/jpeg"},
            }}},
        })
        .to_string(),
    )
}

fn newsml(content: &str, large: &str) -> RawItem {
    let text = format!(
        "<newsMessage><itemSet><packageItem guid='urn:g'><groupSet><group><itemRef residref='urn:t'/><itemRef residref='urn:p'/></group></groupSet></packageItem>\
         <newsItem guid='urn:t'><contentMeta><headline>a</headline></contentMeta><contentSet><inlineXML><html><body>{content}</body></html></inlineXML></contentSet></newsItem>\
         <newsItem guid='urn:p'><itemMeta><itemClass qcode='ninat:picture'/></itemMeta><contentSet><remoteContent href='{SMALL}' contenttype='image/jpeg' width='100'/>\
         <remoteContent href='{large}' contenttype='image/jpeg' width='900'/></contentSet></newsItem></itemSet></newsMessage>"
    );
    read(&text).unwrap().items.swap_remove(0)
}

#[test]
fn a_text_is_not_much_longer_for_the_best_files_of_its_pictures() {
    let content = format!("<img src=\"{SMALL}\"/>").repeat(10_000);
    let large = address(2_000);
    for item in [ninjs(&content, &large), newsml(&content, &large)] {
        let shown = item.content.unwrap();
        assert!(shown.len() <= 2 * content.len() + 10_000, "{}", shown.len());
        assert!(shown.starts_with(&format!("<img src=\"{large}\"")) && shown.contains(SMALL));
    }
}

#[test]
fn an_address_of_many_kilobytes_is_no_picture() {
    let content = format!("<img src=\"{SMALL}\"/>");
    for item in [ninjs(&content, &address(200_000)), newsml(&content, &address(200_000))] {
        assert!(item.content.unwrap().contains(SMALL));
        assert_eq!(item.pictures[0].url, SMALL);
    }
}

#[test]
fn a_picture_of_thousands_of_files_is_looked_for_once_in_its_text() {
    let renditions: serde_json::Map<String, serde_json::Value> = (0..6_000)
        .map(|n| (n.to_string(), serde_json::json!({"href": format!("/{n}"), "width": n + 1})))
        .collect();
    let content = "a \"b\" ".repeat(20_000) + "<img src=\"https://example.org/0\">";
    let item = entry(
        &serde_json::json!({"uri": "urn:a", "headline": "a", "body_xhtml": content, "type": "picture", "renditions": renditions})
            .to_string(),
    );
    assert!(item.content.unwrap().ends_with(" <img src=\"https://example.org/5999\">"));
}

#[test]
fn packages_are_put_together_in_one_pass_however_many_name_a_text() {
    let package = |n: usize| {
        format!(
            "<packageItem><groupSet><group><itemRef residref='urn:t'/><itemRef residref='urn:p{n}'/></group></groupSet></packageItem>"
        )
    };
    let picture = |n: usize| {
        format!(
            "<newsItem guid='urn:p{n}'><itemMeta><itemClass qcode='ninat:picture'/></itemMeta><contentSet><remoteContent href='/{n}' contenttype='image/png'/></contentSet></newsItem>"
        )
    };
    let text = format!(
        "<newsMessage><itemSet><newsItem guid='urn:t'><contentSet><inlineXML><p>{}</p></inlineXML></contentSet></newsItem>{}{}</itemSet></newsMessage>",
        "word ".repeat(100_000),
        (0..2_000).map(package).collect::<String>(),
        (0..2_000).map(picture).collect::<String>()
    );
    let feed = read(&text).unwrap();
    assert_eq!((feed.items.len(), feed.items[0].pictures.len()), (1, 2_000));
}

/// Three entries in a feed with `head`.
fn atom(head: &str) -> RawFeed {
    let entry = "<entry><title>a</title><link href='b'/><content type='html'>c</content></entry>";
    read(&format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'>{head}{}</feed>",
        entry.repeat(3)
    ))
    .unwrap()
}

#[test]
fn what_entries_have_from_their_feed_is_short() {
    let long = "é".repeat(100_000);
    let author = format!("<author><name>{long}</name></author>");
    let names: String = (0..50).map(|n| author.replace("<name>", &format!("<name>{n}"))).collect();
    for item in atom(&names).items {
        assert!(item.authors.iter().map(String::len).sum::<usize>() <= 5_000);
    }
    let authors: Vec<_> = (0..50)
        .map(|n| serde_json::json!({"name": format!("{n}{}", "é".repeat(500))}))
        .collect();
    let feed = serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1", "authors": authors, "items": [{"id": "1", "title": "a"}, {"id": "2", "title": "b"}],
    });
    for item in read(&feed.to_string()).unwrap().items {
        assert!(item.authors.iter().map(String::len).sum::<usize>() <= 5_000);
    }
    let home = format!("<link href='{}'/>", address(200_000));
    assert_eq!(atom(&home).homepage, None);
}

#[test]
fn a_base_of_many_kilobytes_is_none() {
    let base = format!("{}/", address(10_000));
    let text = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='{base}'><entry xml:base='{base}'><title>a</title><link href='b'/>\
         <content type='html' xml:base='{base}'>c</content></entry></feed>"
    );
    let item = entry(&text);
    assert_eq!(item.link, some("https://example.org/feeds/b"));
    assert_eq!(item.base, some("https://example.org/feeds/rss.xml"));
    let base = Url::parse(&base).unwrap();
    let feed = parse(
        "[{\"version\":\"\",\"uri\":\"a\",\"headline\":\"b\"}]",
        Format::Ninjs,
        Some(&base),
        &TimeZone::UTC,
    );
    assert_eq!(feed.unwrap().items.len(), 1);
}

#[test]
fn what_is_said_of_many_pictures_at_once_is_short() {
    let long = "é".repeat(100_000);
    let thumbnails = (0..2_000)
        .map(|n| format!("<media:thumbnail url='/{n}.png'/>"))
        .collect::<Vec<_>>()
        .concat();
    let text = format!(
        "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><item><title>a</title><media:group>\
         <media:description>{long}</media:description><media:credit>{long}</media:credit>{thumbnails}</media:group></item></channel></rss>"
    );
    let pictures = entry(&text).pictures;
    assert_eq!(pictures.len(), 20);
    for picture in pictures {
        assert_eq!((picture.alt.unwrap().len(), picture.credit.unwrap().len()), (1_000, 500));
    }
}
