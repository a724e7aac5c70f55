//! Atom (RFC 4287), with Media RSS' pictures.

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
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xmlns:media", "http://search.yahoo.com/mrss/"),
        ("xml:lang", feed.lang.tag()),
    ];
    xml.element("feed", &root, |xml| {
        xml.text("id", &feed.address);
        xml.text_with("title", &xml_lang(feed.title_lang), &feed.title);
        xml.text("subtitle", &feed.about);
        xml.text("updated", &rfc3339(feed.updated));
        xml.element("author", &[], |xml| xml.text("name", &feed.paper));
        xml.empty(
            "link",
            &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.address)],
        );
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page)]);
        for entry in &feed.entries {
            write_entry(xml, entry);
        }
    });
    xml.finish()
}

fn write_entry(xml: &mut Xml, entry: &Entry) {
    let tag = entry.lang.tag();
    xml.element("entry", &[("xml:lang", tag)], |xml| {
        xml.text("id", &entry.id);
        xml.text("title", &entry.title);
        xml.text("published", &rfc3339(entry.published));
        xml.text("updated", &rfc3339(entry.updated));
        let own = [
            ("rel", "alternate"),
            ("type", "text/html"),
            ("hreflang", tag),
            ("href", &entry.url),
        ];
        xml.empty("link", &own);
        for (tag, url) in &entry.translations {
            xml.empty(
                "link",
                &[("rel", "alternate"), ("type", "text/html"), ("hreflang", tag), ("href", url)],
            );
        }
        if let Some(source) = &entry.source {
            xml.element("author", &[], |xml| xml.text("name", source));
        }
        xml.empty("category", &[("term", &entry.section)]);
        xml.text("summary", &entry.summary);
        if let Some(picture) = &entry.picture {
            media(xml, picture);
        }
    });
}
