//! A picture as RSS and Atom both have it: Media RSS (<https://www.rssboard.org/media-rss>).

use super::{feed::EntryPicture, xml::Xml};

/// `media:content`; the document names the namespace.
pub(super) fn media(xml: &mut Xml, picture: &EntryPicture) {
    let (width, height) = (picture.width.to_string(), picture.height.to_string());
    let about = [
        ("url", picture.url.as_str()),
        ("type", picture.mime),
        ("medium", "image"),
        ("width", &width),
        ("height", &height),
    ];
    xml.element("media:content", &about, |xml| {
        if !picture.alt.is_empty() {
            xml.text("media:description", &picture.alt);
        }
    });
}
