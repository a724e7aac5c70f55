//! RSS 2.0, with Atom's links, Dublin Core's author and Media RSS' pictures.

use jiff::Timestamp;

use super::{
    Entry, Feed,
    feed::{rfc3339, xml_lang},
    media::media,
    xml::Xml,
};

/// The feed.
pub fn write(feed: &Feed) -> String {
    let mut xml = Xml::new();
    let root = [
        ("version", "2.0"),
        ("xml:lang", feed.lang.tag()),
        ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:media", "http://search.yahoo.com/mrss/"),
    ];
    xml.element("rss", &root, |xml| {
        xml.element("channel", &[], |xml| {
            xml.text_with("title", &xml_lang(feed.title_lang), &feed.title);
            xml.text("link", &feed.page);
            xml.text("description", &feed.about);
            xml.text("language", feed.lang.tag());
            xml.text("lastBuildDate", &rfc2822(feed.updated));
            let own = [("rel", "self"), ("type", "application/rss+xml"), ("href", &feed.address)];
            xml.empty("atom:link", &own);
            for entry in &feed.entries {
                item(xml, entry);
            }
        });
    });
    xml.finish()
}

fn item(xml: &mut Xml, entry: &Entry) {
    xml.element("item", &[("xml:lang", entry.lang.tag())], |xml| {
        xml.text("title", &entry.title);
        xml.text("link", &entry.url);
        xml.text_with("guid", &[("isPermaLink", "false")], &entry.id);
        xml.text("pubDate", &rfc2822(entry.published));
        if entry.updated > entry.published {
            xml.text("dcterms:modified", &rfc3339(entry.updated));
        }
        xml.text("description", &entry.summary);
        xml.text("category", &entry.section);
        if let Some(source) = &entry.source {
            xml.text("dc:creator", source);
        }
        for (tag, url) in &entry.translations {
            xml.empty("atom:link", &[("rel", "alternate"), ("hreflang", tag), ("href", url)]);
        }
        if let Some(picture) = &entry.picture {
            media(xml, picture);
        }
    });
}

/// With a year of four digits, as RSS asks for.
fn rfc2822(time: Timestamp) -> String {
    time.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}
